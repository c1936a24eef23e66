//! Long documents, in which what is equal is settled before anything is scored.

use super::*;

/// So many sentences hold more than 40,000 words on both sides together, whatever is taken out.
const N_SENTENCES: usize = 2_400;

/// One thing that an editor did to a text.
#[derive(Clone, Debug)]
enum Edit {
    PutIn(String),
    TakeOut(usize),
    Reword,
    Merge,
    Repeat,
    Move(usize, usize),
    Break,
}

/// A sentence of nine words; some are frequent, some take more than one byte a letter.
fn sentence(at: usize) -> String {
    let word = |word: usize| format!("é{}x{word}", at * (word + 3) % 613);
    format!("The café {} of {} and “{}” went {}. ", word(1), word(2), word(3), at % 50)
}

fn apply(sentences: &mut Vec<String>, at: usize, edit: Edit) {
    let at = at % sentences.len();
    let until = |len: usize| at..(at + len).min(sentences.len());
    match edit {
        Edit::PutIn(text) => sentences.insert(at, text),
        Edit::TakeOut(len) => drop(sentences.drain(until(len))),
        Edit::Reword => sentences[at] = sentences[at].replace(" of ", " beside — or in — "),
        Edit::Merge => sentences[at] = sentences[at].replace(". ", ", "),
        Edit::Repeat => sentences.insert(at, sentences[at].clone()),
        Edit::Move(len, to) => {
            let block: Vec<String> = sentences.drain(until(len)).collect();
            let to = to % (sentences.len() + 1);
            sentences.splice(to..to, block);
        }
        Edit::Break => sentences[at].push_str("\n\n"),
    }
}

fn edits() -> impl Strategy<Value = Vec<(usize, Edit)>> {
    let edit = prop_oneof![
        texts().prop_map(Edit::PutIn),
        (1_usize..20).prop_map(Edit::TakeOut),
        Just(Edit::Reword),
        Just(Edit::Merge),
        Just(Edit::Repeat),
        (1_usize..60, any::<usize>()).prop_map(|(len, to)| Edit::Move(len, to)),
        Just(Edit::Break),
    ];
    prop::collection::vec((any::<usize>(), edit), 1..12)
}

#[test]
fn a_second_copy_of_what_is_settled_is_named() {
    let copied = "Seventeen lanterns burned above the gate while Cornelius tuned his cornet.";
    let mut sentences: Vec<String> = (0..N_SENTENCES).map(sentence).collect();
    sentences[700] = format!("{copied} ");
    let left = sentences.concat();
    let right = format!("{left}\n\nNobody expected this to stand here again. {copied}");
    let found = compared(&left, &right);
    let copies = found.also_here.iter().map(|copy| (copy.left.of(&left), copy.right.of(&right)));
    assert_eq!(copies.collect::<Vec<_>>(), [(copied, copied)]);
    assert!(found.also_here[0].right.start as usize > left.len());
    let turned = compared(&right, &left);
    assert_eq!(turned.also_here[0].right, found.also_here[0].left);
}

proptest! {
    // Few cases of many edits: a case in a debug build takes a good part of a second.
    #![proptest_config(ProptestConfig {
        cases: 3, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn long_versions_of_one_text_are_told_apart_like_short_ones(edits in edits()) {
        let mut sentences: Vec<String> = (0..N_SENTENCES).map(sentence).collect();
        let left = sentences.concat();
        for (at, edit) in edits {
            apply(&mut sentences, at, edit);
        }
        let right = sentences.concat();
        let corpus = corpus(&left, &right);
        let [one, other] = corpus.documents() else { panic!("two documents") };
        prop_assert!(one.n_words() + other.n_words() > 40_000);
        let none = Sides { left: &[][..], right: &[][..] };
        let compared = |left: &Document, right: &Document| {
            compare(left, right, corpus.vocabulary(), none, &|| false).expect("nobody cancels")
        };
        let found = compared(one, other);
        assert_sound(&found, &left, &right);
        // Most of it is there on both sides, and found to be.
        prop_assert!(found.overlap.left_in_right.total() > 0.3);
        let scoring = Method { fewest_settled_words: usize::MAX, ..Method::PRODUCT };
        let documents = Sides { left: one.as_ref(), right: other.as_ref() };
        let scored = compare_by(&scoring, documents, corpus.vocabulary(), &|| false);
        let scored = scored.expect("nobody cancels");
        for side in Side::BOTH {
            let [settled, scored] = [&found, &scored].map(|found| found.overlap.of(side).total());
            prop_assert!(settled >= scored - MOST_LOST_SHARE, "{settled} settled, {scored} scored");
        }
        prop_assert_eq!(compared(other, one), mirrored(found));
    }
}

/// What settling may lose of a document that is long enough to be settled.
const MOST_LOST_SHARE: f64 = 0.01;

/// What settling may lose of a short one, in words for each edit: at the edge of a gap a sentence is linked in another
/// way than where everything is scored now and then. A share of the text would say less: of sixty
/// sentences one is more than a hundredth.
const MOST_LOST: usize = 9;

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_settled_first_covers_as_much_as_scoring_everything(
        edits in edits(),
        n_sentences in 60_usize..240,
    ) {
        let mut sentences: Vec<String> = (0..n_sentences).map(sentence).collect();
        let left = sentences.concat();
        let most_lost = MOST_LOST * edits.len();
        for (at, edit) in edits {
            apply(&mut sentences, at, edit);
            if sentences.is_empty() {
                sentences.push(sentence(n_sentences));
            }
        }
        let right = sentences.concat();
        let corpus = corpus(&left, &right);
        let [one, other] = corpus.documents() else { panic!("two documents") };
        let compared = |left: &Document, right: &Document, fewest_settled_words: usize| {
            let method = Method { fewest_settled_words, ..Method::PRODUCT };
            compare_by(&method, Sides { left, right }, corpus.vocabulary(), &|| false)
                .expect("nobody cancels")
        };
        let (settled, scored) = (compared(one, other, 0), compared(one, other, usize::MAX));
        assert_sound(&settled, &left, &right);
        for side in Side::BOTH {
            let [settled, scored] = [&settled, &scored].map(|found| *found.n_covered.of(side));
            prop_assert!(settled + most_lost >= scored, "{settled} settled, {scored} scored");
        }
        prop_assert_eq!(compared(other, one, 0), mirrored(settled));
    }
}

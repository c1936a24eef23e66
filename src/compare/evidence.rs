//! Why two stretches correspond: the words they share, and how much each of them says.
//!
//! Asked for one pair of stretches at a time, after the comparison; the comparison itself keeps no
//! words. The weights are those of the score, so together with what the words that are not shared
//! cost they give what the score gave.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::comparison::{Side, Sides};
use super::method::Method;
use super::score::Scorer;
use super::settled::Settled;
use super::sorts::Sorts;
use super::stems::Stems;
use super::words::Texts;
use crate::model::{Corpus, Document, WordId, WordIdx};
use crate::text::Span;

/// A word is rare in a folder if at most so many documents have it ...
const FEW_DOCUMENTS: usize = 2;
/// ... or at most one in so many, and in any case no more than half of them.
const ONE_IN: usize = 10;
/// Fewer words in a row are no run.
const SHORTEST_RUN: usize = 2;
/// Of longer stretches only so many words are searched for the longest run.
const MOST_WORDS: usize = 2_048;

/// What two stretches have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Number of words of the shorter stretch that the other one has as well, in any order and with
    /// any ending.
    pub n_equal: usize,
    /// Number of words of the shorter stretch.
    pub n_words: usize,
    /// The shared words, each once, the weightiest first.
    pub shared: Vec<SharedWord>,
    /// The longest run of identical words; empty where no two words stand together on both sides.
    pub run: Sides<Span>,
    /// Number of words of that run.
    pub n_run: usize,
    /// Number of documents of the folder.
    pub n_documents: usize,
}

/// A word that stands in both stretches, whatever its ending.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedWord {
    /// Where it stands first.
    pub at: Sides<Span>,
    /// What it adds to the score in nats; zero says nothing.
    pub weight: f64,
    /// How many documents of the folder have it, in one of the forms that it has here.
    pub n_documents: usize,
    /// Whether few documents of the folder have it: at most two, or at most a tenth of them, and no
    /// more than half. Short words, other than names and numbers, are never rare.
    pub is_rare: bool,
}

impl Evidence {
    /// The shared words that are rare in the folder, the weightiest first.
    pub fn rare(&self) -> impl Iterator<Item = &SharedWord> {
        self.shared.iter().filter(|word| word.is_rare)
    }
}

/// Why two stretches of a pair of documents correspond; `None` if `cancelled` said so meanwhile.
pub fn evidence(
    spans: Sides<Span>,
    documents: Sides<&Document>,
    corpus: &Corpus,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Evidence> {
    let stems = Stems::new([documents.left, documents.right], corpus.vocabulary());
    let n_vocabulary = corpus.vocabulary().len();
    let mut texts = Texts::new(documents.left, documents.right, n_vocabulary, &Method::PRODUCT);
    texts.gather_terms(&Settled::nothing(&texts), &stems);
    let words = Sides {
        left: documents.left.words_in(spans.left),
        right: documents.right.words_in(spans.right),
    };
    let forms = Sides {
        left: forms(&texts, Side::Left, words.left.clone()),
        right: forms(&texts, Side::Right, words.right.clone()),
    };
    let around = Sides {
        left: units(&texts, Side::Left, &words),
        right: units(&texts, Side::Right, &words),
    };
    let sorts = Sorts::new(&texts, &around);
    let weights = Scorer::new(&texts).weights(words.left.clone(), words.right.clone());
    let met = weights.into_iter().filter_map(|(stem, weight)| {
        Some((stem, weight, forms.left.get(&stem)?, forms.right.get(&stem)?))
    });
    let met: Vec<(u32, f64, &Form, &Form)> = met.collect();
    let ids: Vec<_> =
        met.iter().map(|(.., left, right)| left.ids.iter().chain(&right.ids)).collect();
    let n_documents = document_frequencies(ids, corpus, cancelled)?;
    let shared_word =
        |(&(stem, weight, left, right), n_documents): (&(u32, f64, &Form, &Form), usize)| {
            let few = FEW_DOCUMENTS.max(corpus.len() / ONE_IN).min(corpus.len() / 2);
            SharedWord {
                at: Sides { left: left.first, right: right.first },
                weight,
                n_documents,
                is_rare: n_documents <= few && sorts.sort(stem).is_some(),
            }
        };
    let mut shared: Vec<SharedWord> = met.iter().zip(n_documents).map(shared_word).collect();
    shared.sort_by(|one, other| {
        other.weight.total_cmp(&one.weight).then(one.at.left.cmp(&other.at.left))
    });
    let (run, n_run) = longest_run(&texts, &words);
    Some(Evidence {
        n_equal: met.iter().map(|(.., left, right)| left.n.min(right.n)).sum(),
        n_words: words.left.len().min(words.right.len()),
        shared,
        run,
        n_run,
        n_documents: corpus.len(),
    })
}

/// How the words of one stem stand in a stretch.
#[derive(Default)]
struct Form {
    first: Span,
    n: usize,
    ids: Vec<WordId>,
}

fn forms(texts: &Texts<'_>, side: Side, words: Range<usize>) -> HashMap<u32, Form> {
    let text = texts.text(side);
    let mut forms: HashMap<u32, Form> = HashMap::new();
    for at in words {
        let Some(&word) = text.words.get(at) else { continue };
        let form = forms.entry(text.stem(word)).or_default();
        if form.n == 0 {
            form.first = text.document.word(WordIdx::at(at));
        }
        form.n += 1;
        if !form.ids.contains(&word) {
            form.ids.push(word);
        }
    }
    forms
}

/// The sentences that hold some words.
fn units(texts: &Texts<'_>, side: Side, words: &Sides<Range<usize>>) -> BTreeSet<usize> {
    let (text, words) = (texts.text(side), words.of(side));
    let first = text.unit_at(words.start, 0);
    (first..text.units.len())
        .take_while(|&unit| text.units.get(unit).is_some_and(|unit| unit.start < words.end))
        .collect()
}

/// In how many documents of a corpus each of some words stands, in any of its forms.
fn document_frequencies<'w>(
    words: Vec<impl Iterator<Item = &'w WordId>>,
    corpus: &Corpus,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<usize>> {
    // One more than the number of the word that a form belongs to; zero for all others.
    let mut number_of = vec![0_u32; corpus.vocabulary().len()];
    let mut counts = vec![0_usize; words.len()];
    for (forms, number) in words.into_iter().zip(1..) {
        for form in forms {
            number_of.get_mut(form.index()).into_iter().for_each(|slot| *slot = number);
        }
    }
    // The last document in which each word was seen, counted from one.
    let mut seen_in = vec![0_usize; counts.len()];
    for (document, serial) in corpus.documents().iter().zip(1_usize..) {
        if cancelled() {
            return None;
        }
        for word in document.word_ids() {
            let number = number_of.get(word.index()).copied().unwrap_or_default() as usize;
            let Some(at) = number.checked_sub(1) else { continue };
            if let Some((seen, count)) = seen_in.get_mut(at).zip(counts.get_mut(at))
                && *seen != serial
            {
                *seen = serial;
                *count += 1;
            }
        }
    }
    Some(counts)
}

/// The longest run of words that stands on both sides, and its number of words; the first of several.
fn longest_run(texts: &Texts<'_>, words: &Sides<Range<usize>>) -> (Sides<Span>, usize) {
    let of = |side: Side| {
        let words = texts.text(side).words.get(words.of(side).clone()).unwrap_or_default();
        words.get(..words.len().min(MOST_WORDS)).unwrap_or_default()
    };
    let (left, right) = (of(Side::Left), of(Side::Right));
    // For each right word, how long the run is that ends there and at the left word before.
    let mut above = vec![0_usize; right.len() + 1];
    let (mut n_best, mut ends) = (0, (0, 0));
    for (at_left, one) in left.iter().enumerate() {
        let mut row = vec![0_usize; right.len() + 1];
        for ((at_right, other), before) in right.iter().enumerate().zip(&above) {
            if one == other
                && let Some(run) = row.get_mut(at_right + 1)
            {
                *run = before + 1;
                if *run > n_best {
                    (n_best, ends) = (*run, (at_left + 1, at_right + 1));
                }
            }
        }
        above = row;
    }
    if n_best < SHORTEST_RUN {
        return (Sides::default(), 0);
    }
    let span = |side: Side, end: usize| {
        let (document, first) = (texts.text(side).document, words.of(side).start);
        let word = |at: usize| document.word(WordIdx::at(first + at));
        Span::new(word(end - n_best).start, word(end - 1).end)
    };
    (Sides { left: span(Side::Left, ends.0), right: span(Side::Right, ends.1) }, n_best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CorpusBuilder, Parsed, Source};

    const LEFT: &str = "Nobody came. The ferry left the quay with 214 people on board, said Ida.";
    const RIGHT: &str = "Ida counted 214 people as the ferry was leaving. It rained on Ida.";
    const OTHER: &str = "People like a ferry. Ida has said so.";

    /// The evidence of the second sentence of `LEFT` and the first of `RIGHT` in a folder.
    fn evidence_in(folder: &[&str]) -> Evidence {
        let mut builder = CorpusBuilder::default();
        for text in [LEFT, RIGHT].iter().chain(folder) {
            builder.push(Source::default(), Parsed::new((*text).to_owned()));
        }
        let corpus = builder.finish();
        let [left, right, ..] = corpus.documents() else { panic!("two documents") };
        let spans = Sides { left: Span::new(13, LEFT.len() as u32), right: Span::new(0, 48) };
        let documents = Sides { left: left.as_ref(), right: right.as_ref() };
        evidence(spans, documents, &corpus, &|| false).expect("nobody cancels")
    }

    /// Checks the shared words of that pair, sorted, each with the number of documents that have it,
    /// and a star where it is rare.
    #[track_caller]
    fn check(folder: &[&str], expected: &[&str]) {
        let found = evidence_in(folder);
        let mut shared: Vec<String> = found
            .shared
            .iter()
            .map(|word| {
                let star = if word.is_rare { "*" } else { "" };
                format!("{} {}{star}", word.at.left.of(LEFT), word.n_documents)
            })
            .collect();
        shared.sort();
        assert_eq!(shared, expected);
    }

    #[test]
    fn shared_words_count_the_documents_that_have_them() {
        check(&[], &["214 2", "Ida 2", "The 2", "ferry 2", "people 2"]);
        check(&[OTHER, OTHER], &["214 2*", "Ida 4", "The 2", "ferry 4", "people 4"]);
    }

    #[test]
    fn rare_is_what_two_documents_have_or_a_tenth_of_them() {
        let with = |n_others: usize, text: &'static str| {
            let others = std::iter::repeat_n("Nothing here.", n_others);
            others.chain([text]).collect::<Vec<_>>()
        };
        let all = |ferry: &'static str| ["214 2*", "Ida 2*", "The 2", ferry, "people 2*"];
        check(&with(1, "One more ferry."), &all("ferry 3"));
        check(&with(26, "One more ferry."), &all("ferry 3"));
        check(&with(27, "One more ferry."), &all("ferry 3*"));
    }

    #[test]
    fn equal_words_count_in_any_order_and_form_and_the_longest_run_in_order() {
        let found = evidence_in(&[]);
        assert_eq!((found.n_equal, found.n_words), (5, 9));
        assert_eq!(
            (found.run.left.of(LEFT), found.run.right.of(RIGHT)),
            ("The ferry", "the ferry")
        );
        assert_eq!((found.n_run, found.n_documents), (2, 2));
        let weights: Vec<f64> = found.shared.iter().map(|word| word.weight).collect();
        assert!(weights.is_sorted_by(|one, next| one >= next) && weights[0] > 0.0);
    }

    #[test]
    fn a_stopped_question_and_empty_stretches_have_no_answer() {
        let mut builder = CorpusBuilder::default();
        for text in [LEFT, ""] {
            builder.push(Source::default(), Parsed::new(text.to_owned()));
        }
        let corpus = builder.finish();
        let [left, right] = corpus.documents() else { panic!("two documents") };
        let documents = Sides { left: left.as_ref(), right: right.as_ref() };
        let ask = |is_stopped: bool| evidence(Sides::default(), documents, &corpus, &|| is_stopped);
        assert_eq!(ask(true), None);
        assert_eq!(ask(false), Some(Evidence { n_documents: 2, ..Evidence::default() }));
    }
}

//! The words of a sentence that tell something in indirect speech.

use std::ops::Range;

use super::super::rarity::Rarity;
use crate::model::{Document, WordIdx};
use crate::text::Span;

/// What is told does not reach over more words.
const MOST_WORDS: usize = 16;
/// Words behind which begins what is told ...
const BEHIND: [&str; 8] = ["that", "as", "dass", "daß", "que", "qu", "comme", "что"];
/// ... and those with which it does.
const WITH: [&str; 12] = [
    "why",
    "whether",
    "how",
    "warum",
    "ob",
    "wie",
    "pourquoi",
    "si",
    "cómo",
    "почему",
    "как",
    "чтобы",
];

/// The clause of some words that has most of these stems, up to the last of them.
pub(super) fn telling(
    document: &Document,
    stems: &[u32],
    words: &Range<usize>,
    rarity: &Rarity,
) -> Range<usize> {
    let core = core(document, stems, words, rarity);
    begin(document, core.start, words)..core.end
}

/// The fewest words that have most of some stems: from one that has to one that has.
fn core(document: &Document, stems: &[u32], words: &Range<usize>, rarity: &Rarity) -> Range<usize> {
    let shared_at = |at: usize| {
        let word = document.word_ids().get(at).filter(|&&word| !rarity.binds(word));
        let of_word = word.into_iter().flat_map(|&word| rarity.stems(word));
        of_word.filter(|stem| stems.binary_search(stem).is_ok()).collect::<Vec<_>>()
    };
    let (mut best, mut most) = (words.clone(), 0.0);
    for first in words.clone() {
        let (mut seen, mut weight) = (Vec::new(), 0.0);
        for at in first..words.end.min(first + MOST_WORDS) {
            for stem in shared_at(at) {
                if !seen.contains(&stem) {
                    seen.push(stem);
                    weight += rarity.weight(stem);
                }
            }
            let found = first..at + 1;
            // The order in which weights are added must not matter.
            let is_equal = (weight - most).abs() < 1e-9;
            if weight > most + 1e-9 || is_equal && weight > 0.0 && found.len() < best.len() {
                (best, most) = (found, weight);
            }
        }
    }
    best
}

/// Where the clause begins that a word belongs to.
fn begin(document: &Document, word: usize, words: &Range<usize>) -> usize {
    let text = |at: usize| document.word(WordIdx::at(at)).of(document.text()).to_lowercase();
    let earliest = words.start.max(word.saturating_sub(MOST_WORDS));
    for at in (earliest + 1..=word).rev() {
        let ends = (document.word(WordIdx::at(at - 1)).end, document.word(WordIdx::at(at)).start);
        let between = Span::new(ends.0, ends.1.max(ends.0)).of(document.text());
        let is_parted = between.chars().any(|c| !c.is_whitespace() && c != '-');
        if is_parted || BEHIND.contains(&&*text(at - 1)) || WITH.contains(&&*text(at)) {
            return at;
        }
    }
    earliest
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::ground;
    use super::super::pieces::{content, span_of};
    use super::*;
    use crate::model::DocId;

    const ELSEWHERE: &str = "Snow lay deep in all the hills. Bread was dear in town.";

    /// Checks which words of a sentence tell what another one says.
    #[track_caller]
    fn check(said: &str, sentence: &str, expected: &str) {
        let found = ground(&[said, sentence, ELSEWHERE], |ground| {
            let [said, told] = [0, 1].map(|id| ground.corpus.document(DocId(id)).expect("two"));
            let stems = content(said, &(0..said.n_words()), &ground.rarity);
            let words = telling(told, &stems, &(0..told.n_words()), &ground.rarity);
            span_of(told, &words).of(told.text()).to_owned()
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_told_begins_with_its_clause_and_ends_with_what_was_said() {
        let said = "I mended the nets before the tide turned.";
        check(
            said,
            "Brandt claimed on Monday that he was up all night and mended the nets before breakfast.",
            "he was up all night and mended the nets",
        );
        check(said, "Some asked why nobody had mended a net.", "why nobody had mended a net");
        check(
            said,
            "A net lay there, and he spoke of the turn of the tide in the nets.",
            "and he spoke of the turn of the tide in the nets",
        );
    }
}

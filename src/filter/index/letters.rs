//! How often each letter stands in each document: what the first key of a query asks for, which would
//! otherwise be added up from most of the postings.

use std::sync::LazyLock;

use super::postings::each_posting;
use super::segment::Segment;
use super::spellings::{Spellings, Weights, each_of};
use crate::filter::edges::Edges;
use crate::filter::literal::Literal;
use crate::text::{Folding, Span};

/// The letters and digits that are counted, folded as they are where nothing is exact.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789";

/// The place of a letter among those that are counted.
pub(in crate::filter) fn letter(character: char) -> Option<usize> {
    LETTERS.chars().position(|letter| letter == character)
}

/// Which letters each run holds, and how often.
#[derive(Debug, Default)]
pub(super) struct LettersOfRuns {
    /// Letter and number of times, for every run in turn.
    letters: Vec<(u8, u32)>,
    /// Where each run's letters end.
    ends: Vec<u32>,
}

impl LettersOfRuns {
    /// Looks for every letter as a query would.
    pub(super) fn new(spellings: &Spellings) -> Self {
        let weights: Vec<Weights> = SEARCHES
            .iter()
            .map(|letter| spellings.weights(&|text, each| each_of(letter, text, each)))
            .collect();
        let mut of_runs = Self::default();
        for run in 0..spellings.n_runs() as u32 {
            let weights = weights.iter().map(|weights| weights.of(run)).zip(0..);
            let held = weights.filter(|(n, _)| *n > 0).map(|(n, letter)| (letter, n));
            of_runs.letters.extend(held);
            of_runs.ends.push(of_runs.letters.len() as u32);
        }
        of_runs
    }

    /// Adds up the letters of a segment's documents: for each letter the numbers of all documents.
    /// `text` gives the text of a long run.
    pub(super) fn added<'a>(
        &self,
        segment: &Segment,
        text: impl Fn(u32, Span) -> &'a str,
    ) -> Vec<u32> {
        let n = segment.n_documents;
        let mut counts = vec![0_u32; LETTERS.len() * n];
        for (run, postings) in segment.runs() {
            let letters = self.of(run);
            each_posting(postings, |document, times| {
                for &(letter, n_times) in letters {
                    if let Some(count) = counts.get_mut(letter as usize * n + document as usize) {
                        *count += n_times * times;
                    }
                }
            });
        }
        for (letter, place) in SEARCHES.iter().zip(0..) {
            for &(document, span) in &segment.long {
                each_of(letter, text(document, span), &mut |_| {
                    if let Some(count) = counts.get_mut(place * n + document as usize) {
                        *count += 1;
                    }
                });
            }
        }
        counts
    }

    fn of(&self, run: u32) -> &[(u8, u32)] {
        let end = |run: u32| self.ends.get(run as usize).copied().unwrap_or_default() as usize;
        let start = run.checked_sub(1).map_or(0, end);
        self.letters.get(start..end(run)).unwrap_or_default()
    }
}

/// A search for each letter.
static SEARCHES: LazyLock<Vec<Literal>> = LazyLock::new(|| {
    let (folding, edges) = (Folding::default(), Edges::default());
    let letters = LETTERS.chars().map(String::from);
    letters.filter_map(|letter| Literal::new(&letter, folding, edges)).collect()
});

//! Every different run of a corpus, to be searched like a text.

use rayon::prelude::*;

use crate::filter::literal::Literal;
use crate::model::{Vocabulary, WordId};
use crate::text::Span;

/// Lines that are searched at once.
const LINES_AT_ONCE: usize = 1 << 14;

/// Every different run as it is spelled, each on a line of its own.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    text: String,
    /// Where each line begins, and where a further one would.
    lines: Vec<u32>,
}

/// How often something is found in each run; a zero where it is not.
#[derive(Debug, Default)]
pub(super) struct Weights {
    by_run: Vec<u32>,
}

impl Weights {
    pub(super) fn of(&self, run: u32) -> u32 {
        self.by_run.get(run as usize).copied().unwrap_or_default()
    }

    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.by_run.is_empty()
    }
}

impl Spellings {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let mut spellings = Self::default();
        for number in 0..vocabulary.len() {
            spellings.lines.push(spellings.text.len() as u32);
            spellings.text.push_str(vocabulary.word(WordId::at(number)));
            spellings.text.push('\n');
        }
        spellings.lines.push(spellings.text.len() as u32);
        spellings.text.shrink_to_fit();
        spellings.lines.shrink_to_fit();
        spellings
    }

    /// Number of different runs.
    pub(super) fn n_runs(&self) -> usize {
        self.lines.len().saturating_sub(1)
    }

    /// Searches every run; `search` is given some lines and calls back with what it finds in order.
    pub(super) fn weights(&self, search: &(impl Fn(&str, &mut dyn FnMut(Span)) + Sync)) -> Weights {
        let n_runs = self.n_runs();
        let starts: Vec<usize> = (0..n_runs).step_by(LINES_AT_ONCE).collect();
        let found = starts.par_iter().map(|&first| self.found(first, search));
        let found: Vec<Vec<(u32, u32)>> = found.collect();
        let mut weights = Weights::default();
        if found.iter().any(|found| !found.is_empty()) {
            weights.by_run = vec![0; n_runs];
        }
        for (run, n) in found.into_iter().flatten() {
            if let Some(weight) = weights.by_run.get_mut(run as usize) {
                *weight = n;
            }
        }
        weights
    }

    /// What is found in the lines from `first` on, run by run.
    fn found(&self, first: usize, search: &impl Fn(&str, &mut dyn FnMut(Span))) -> Vec<(u32, u32)> {
        let end = (first + LINES_AT_ONCE).min(self.lines.len().saturating_sub(1));
        let lines = self.lines.get(first..=end).unwrap_or_default();
        let start = lines.first().copied().unwrap_or_default();
        let text = Span::new(start, lines.last().copied().unwrap_or_default()).of(&self.text);
        let mut found: Vec<(u32, u32)> = Vec::new();
        let mut line = 0;
        search(text, &mut |span| {
            line = line_at(lines, line, start + span.start);
            let run = (first + line) as u32;
            match found.last_mut() {
                Some(last) if last.0 == run => last.1 += 1,
                _ => found.push((run, 1)),
            }
        });
        found
    }

    /// Bytes of memory.
    pub(super) fn n_bytes(&self) -> usize {
        self.text.len() + size_of::<u32>() * self.lines.len()
    }
}

/// The line that holds a byte, at or after the line `from`.
fn line_at(lines: &[u32], mut from: usize, byte: u32) -> usize {
    // What is found comes in order and mostly close together.
    for _ in 0..8 {
        match lines.get(from + 1) {
            Some(&next) if next <= byte => from += 1,
            _ => return from,
        }
    }
    let rest = lines.get(from..).unwrap_or_default();
    (from + rest.partition_point(|&line| line <= byte)).saturating_sub(1)
}

/// Calls `each` with every hit of a literal.
pub(super) fn each_of(literal: &Literal, text: &str, each: &mut dyn FnMut(Span)) {
    literal.each(text, |span| {
        each(span);
        true
    });
}

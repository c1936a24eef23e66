//! The words that are not settled, in a row on each side: what looks for words takes time and room
//! for these only.

use super::comparison::Sides;
use super::settled::Settled;
use super::words::{Text, Texts};
use crate::model::WordId;

/// Stand between two open stretches. They are no words, and other ones on each side, so that nothing
/// equal reaches over them.
const SEPARATORS: Sides<WordId> = Sides { left: WordId(u32::MAX), right: WordId(u32::MAX - 1) };

/// One side's open words in order. Stretches that lie apart in the document lie apart here, too.
#[derive(Debug)]
pub(super) struct OpenWords {
    /// The words, with separators between stretches.
    pub(super) words: Vec<WordId>,
    /// Where each stretch begins: here, and in the document.
    starts: Vec<(usize, usize)>,
}

impl OpenWords {
    /// Both sides' open words.
    pub(super) fn of(texts: &Texts<'_>, settled: &Settled) -> Sides<Self> {
        // Further apart no two runs are chained.
        let apart = texts.method.run_gaps.1.max(0).unsigned_abs() + 1;
        Sides {
            left: Self::new(&texts.left, &settled.left, apart, SEPARATORS.left),
            right: Self::new(&texts.right, &settled.right, apart, SEPARATORS.right),
        }
    }

    fn new(text: &Text<'_>, units: &[usize], apart: usize, separator: WordId) -> Self {
        let mut open = Self { words: Vec::new(), starts: Vec::new() };
        let mut end = None;
        for unit in units.iter().filter_map(|&unit| text.units.get(unit)) {
            if end != Some(unit.start) {
                let gap = end.map_or(0, |end| (unit.start - end).min(apart));
                open.words.resize(open.words.len() + gap, separator);
                open.starts.push((open.words.len(), unit.start));
            }
            open.words.extend(text.words.get(unit.clone()).unwrap_or_default());
            end = Some(unit.end);
        }
        open
    }

    /// Where in the document an open word stands.
    pub(super) fn place(&self, at: usize) -> usize {
        let next = self.starts.partition_point(|start| start.0 <= at);
        let start = next.checked_sub(1).and_then(|last| self.starts.get(last));
        start.map_or(at, |(here, there)| at - here + there)
    }
}

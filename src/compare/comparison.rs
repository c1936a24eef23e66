//! What a comparison says: passages with kinds, changes, moves, and shares in both directions.

use serde::Serialize;

use crate::text::Span;

/// How two stretches of text correspond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Same words; case, quotes, spaces and wraps do not count.
    Identical,
    /// Same sentence, some words changed.
    Edited,
    /// Same statement in other words.
    Paraphrased,
}

impl Kind {
    /// The kind's name, as everywhere in window, command line and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Edited => "edited",
            Self::Paraphrased => "paraphrased",
        }
    }
}

/// The left or the right document of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

impl Side {
    /// Both, left first.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// One thing for each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sides<T> {
    /// The left side's.
    pub left: T,
    /// The right side's.
    pub right: T,
}

impl<T> Sides<T> {
    /// One side's.
    pub fn of(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// One side's, to be changed.
    pub fn of_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }

    /// Left and right exchanged.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { left: self.right, right: self.left }
    }
}

/// What a change is about; what is more telling comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// A number, date or name that the other side's passage does not have.
    Figures,
    /// Other words.
    Words,
    /// The same words written otherwise: case, punctuation, quotes, accents, hyphens, numbers in
    /// words.
    Form,
}

/// A word-level difference inside a passage; an empty span where a side has nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What the left side has.
    pub left: Span,
    /// What the right side has.
    pub right: Span,
    /// What it is about.
    pub nature: Nature,
}

/// A stretch on each side that correspond.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Passage {
    /// How they correspond.
    pub kind: Kind,
    /// The stretch on the left.
    pub left: Span,
    /// The stretch on the right.
    pub right: Span,
    /// Whether it is out of order with the passages around it.
    #[serde(rename = "moved")]
    pub is_moved: bool,
    /// Strength of the evidence in nats; zero is chance.
    pub score: f64,
    /// Where the words differ, in order; empty in an identical passage.
    pub changes: Vec<Change>,
}

impl Passage {
    /// One side's stretch.
    pub fn span(&self, side: Side) -> Span {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// The most telling nature among its changes; `None` for an identical passage.
    pub fn nature(&self) -> Option<Nature> {
        self.changes.iter().map(|change| change.nature).min()
    }
}

/// A second copy of a passage, or a hint that two stretches state the same facts; never counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hint {
    /// The stretch on the left.
    pub left: Span,
    /// The stretch on the right.
    pub right: Span,
    /// Strength of the evidence in nats; zero is chance.
    pub score: f64,
}

impl Hint {
    /// One side's stretch.
    pub fn span(&self, side: Side) -> Span {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }
}

/// How much of one document is in another, by kind: words covered by passages / words of the
/// document, boilerplate left out of both. Each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Share {
    /// Covered by identical passages.
    pub identical: f64,
    /// Covered by edited passages.
    pub edited: f64,
    /// Covered by paraphrased passages.
    pub paraphrased: f64,
}

impl Share {
    /// Covered by any passage.
    pub fn total(self) -> f64 {
        self.identical + self.edited + self.paraphrased
    }
}

/// How much of each document is in the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Overlap {
    /// How much of the left document is in the right one.
    pub left_in_right: Share,
    /// How much of the right document is in the left one.
    pub right_in_left: Share,
}

impl Overlap {
    /// The same seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { left_in_right: self.right_in_left, right_in_left: self.left_in_right }
    }

    /// How much of one side's document is in the other.
    pub fn of(&self, side: Side) -> Share {
        match side {
            Side::Left => self.left_in_right,
            Side::Right => self.right_in_left,
        }
    }

    pub(super) fn of_mut(&mut self, side: Side) -> &mut Share {
        match side {
            Side::Left => &mut self.left_in_right,
            Side::Right => &mut self.right_in_left,
        }
    }
}

/// How much of two documents the passages between them cover.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    /// How much of each document is in the other.
    pub overlap: Overlap,
    /// Words of each document that the passages cover.
    pub n_covered: Sides<usize>,
    /// Words of each document that are counted.
    pub n_counted: Sides<usize>,
}

impl Extent {
    /// The same seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self {
            overlap: self.overlap.mirrored(),
            n_covered: self.n_covered.mirrored(),
            n_counted: self.n_counted.mirrored(),
        }
    }

    /// Whether any passage covers a word that counts.
    pub fn is_any(&self) -> bool {
        self.n_covered.left + self.n_covered.right > 0
    }

    /// Whether the pair is no more alike than unrelated texts: less than 5 % of the shorter document
    /// and fewer than 40 words.
    pub fn is_below_floor(&self) -> bool {
        let shorter = self.n_counted.left.min(self.n_counted.right);
        let n_covered = self.n_covered.left.max(self.n_covered.right);
        n_covered < 40 && (n_covered as f64) < FLOOR_SHARE * shorter as f64
    }
}

/// Unrelated texts share up to this part of the shorter one by chance.
pub const FLOOR_SHARE: f64 = 0.05;

/// Everything two documents have in common, and what only one of them has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What corresponds, in the left document's order; disjoint on each side.
    pub passages: Vec<Passage>,
    /// Text in no passage that is not boilerplate, in order.
    pub only: Sides<Vec<Span>>,
    /// Second copies: of each, one side is in a passage and the other in none. In the left document's
    /// order.
    pub also_here: Vec<Hint>,
    /// Sentences in no passage that state the same facts in other words, in the left document's
    /// order; a sentence can be in more than one.
    pub related: Vec<Hint>,
    /// Text repeated inside a document, and site chrome.
    pub boilerplate: Sides<Vec<Span>>,
    /// How much of each document is in the other.
    pub overlap: Overlap,
    /// Words of each document that the passages cover, boilerplate left out.
    pub n_covered: Sides<usize>,
    /// Words of each document, boilerplate left out.
    pub n_counted: Sides<usize>,
    /// The same three with boilerplate counted like all else.
    pub with_boilerplate: Extent,
    /// Whether both documents have the same words in the same order.
    pub is_same_text: bool,
}

impl Comparison {
    /// How much the passages cover, boilerplate left out or not.
    pub fn extent(&self, leaves_out_boilerplate: bool) -> Extent {
        if leaves_out_boilerplate {
            let (overlap, n_covered) = (self.overlap, self.n_covered);
            Extent { overlap, n_covered, n_counted: self.n_counted }
        } else {
            self.with_boilerplate
        }
    }

    /// Whether the pair is no more alike than unrelated texts, boilerplate left out.
    pub fn is_below_floor(&self) -> bool {
        self.extent(true).is_below_floor()
    }
}

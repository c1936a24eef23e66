//! The two documents that stand side by side, and the stretches of them that `kind:` and `only:`
//! choose.
//!
//! A filter does not compare: whoever asks for it says which stretches the comparison found.

use std::sync::Arc;

use crate::model::Document;
use crate::text::Span;

/// What a stretch of one of two compared documents is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A passage with the same words on the other side.
    Identical,
    /// A passage some words of which are others there.
    Edited,
    /// A passage that says the same in other words.
    Paraphrased,
    /// A passage that stands elsewhere in the order there.
    Moved,
    /// A sentence whose facts stand there in other words.
    Related,
    /// Text that stands in no passage.
    Only,
    /// Site chrome, and what a document repeats.
    Boilerplate,
}

impl PassageKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Identical,
        Self::Edited,
        Self::Paraphrased,
        Self::Moved,
        Self::Related,
        Self::Only,
        Self::Boilerplate,
    ];

    /// What is typed after `kind:`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Edited => "edited",
            Self::Paraphrased => "paraphrased",
            Self::Moved => "moved",
            Self::Related => "related",
            Self::Only => "only",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// One of two compared documents.
#[derive(Clone, Debug)]
pub struct PairSide {
    /// The document.
    pub document: Arc<Document>,
    /// What its stretches are, in any order; a stretch can be of several kinds.
    pub stretches: Vec<(Span, PassageKind)>,
}

/// Two compared documents and what the stretches of each are.
#[derive(Clone, Debug)]
pub struct Pair {
    sides: [PairSide; 2],
}

impl Pair {
    /// Makes a pair of the left and the right document.
    pub fn new(left: PairSide, right: PairSide) -> Self {
        Self { sides: [left, right] }
    }

    /// The side on which a document stands: 0 is left. Another document with the same text is not it.
    pub(super) fn side_of(&self, document: &Document) -> Option<usize> {
        self.sides.iter().position(|side| std::ptr::eq(Arc::as_ptr(&side.document), document))
    }

    fn stretches(&self, side: usize) -> &[(Span, PassageKind)] {
        self.sides.get(side).map_or(&[], |side| &side.stretches)
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    /// The set of some kinds; `None` of none.
    pub(super) fn of(kinds: &[PassageKind]) -> Option<Self> {
        let bits = kinds.iter().fold(0, |bits, &kind| bits | 1 << kind as u8);
        (!kinds.is_empty()).then_some(Self(bits))
    }

    pub(super) fn has(self, kind: PassageKind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }
}

/// Stretches of the open pair, as they were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// Those of some kinds; on one side only, if it says which.
    Of(Kinds, Option<usize>),
    /// What lies in all of these.
    All(Vec<Self>),
    /// What lies in one of these.
    Any(Vec<Self>),
    /// What does not lie in this.
    Not(Box<Self>),
}

impl Region {
    /// The stretches on one side, in order and disjoint.
    pub(super) fn on(&self, pair: &Pair, side: usize, whole: Span) -> Vec<Span> {
        match self {
            Self::Of(_, Some(only)) if *only != side => Vec::new(),
            Self::Of(kinds, _) => {
                let all = pair.stretches(side).iter();
                joined(all.filter(|(_, kind)| kinds.has(*kind)).map(|(span, _)| *span).collect())
            }
            Self::All(parts) => {
                let all = parts.iter().map(|part| part.on(pair, side, whole));
                all.reduce(|common, part| in_both(&common, &part)).unwrap_or_default()
            }
            Self::Any(parts) => {
                joined(parts.iter().flat_map(|part| part.on(pair, side, whole)).collect())
            }
            Self::Not(inner) => between(&inner.on(pair, side, whole), whole),
        }
    }
}

/// Sorted, those that overlap as one; neighbours stay apart, since each is a passage.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort();
    spans.dedup_by(|next, kept| {
        let overlaps = next.overlaps(*kept);
        if overlaps {
            *kept = kept.hull(*next);
        }
        overlaps
    });
    spans
}

/// What lies in both of two lists of disjoint stretches.
pub(super) fn in_both(one: &[Span], other: &[Span]) -> Vec<Span> {
    let (mut at, mut common) = (0, Vec::new());
    for &span in one {
        while other.get(at).is_some_and(|other| other.end <= span.start) {
            at += 1;
        }
        let reached = other.iter().skip(at).take_while(|other| other.start < span.end);
        common.extend(reached.filter_map(|other| span.intersection(*other)));
    }
    common
}

/// What a list of disjoint stretches leaves of the whole.
fn between(spans: &[Span], whole: Span) -> Vec<Span> {
    let ends = std::iter::once(whole.start).chain(spans.iter().map(|span| span.end));
    let starts = spans.iter().map(|span| span.start).chain([whole.end]);
    let gaps = ends.zip(starts).map(|(start, end)| Span::new(start, end));
    gaps.filter(|gap| !gap.is_empty()).collect()
}

/// Whether all of a span lies in one of some disjoint stretches.
pub(super) fn covers(stretches: &[Span], span: Span) -> bool {
    let at = stretches.partition_point(|stretch| stretch.end < span.end);
    stretches.get(at).is_some_and(|stretch| stretch.covers(span))
}

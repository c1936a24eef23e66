//! Two documents in, a [`Comparison`] out: the heart of the product.
//!
//! A pure function of two documents; knows no files, threads, clock or window, and never panics.

mod comparison;

pub use self::comparison::{Change, Comparison, Hint, Kind, Overlap, Passage, Share, Side, Sides};

use crate::model::{Document, Vocabulary};
use crate::text::Span;

/// Boilerplate that the folder gives away: for each side, stretches found in many documents.
pub type FolderBoilerplate<'a> = Sides<&'a [Span]>;

/// Compares two documents of one corpus; `None` if `cancelled` said so meanwhile.
pub fn compare(
    left: &Document,
    right: &Document,
    vocabulary: &Vocabulary,
    boilerplate: FolderBoilerplate<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    let _ = (left, right, vocabulary, boilerplate);
    (!cancelled()).then(Comparison::default)
}

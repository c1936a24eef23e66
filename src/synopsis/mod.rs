//! Many documents side by side: one row a statement, in the order of a chosen base.
//!
//! A pure function of documents and their comparisons.

use crate::model::Document;
use crate::text::Span;

/// What a document alone says: its sentences of which no comparison with another document found a
/// passage, boilerplate left out.
///
/// `covered` are, for each other document, the stretches of this one that correspond to something there.
pub fn only_here(_document: &Document, _covered: &[&[Span]], _boilerplate: &[Span]) -> Vec<Span> {
    Vec::new()
}

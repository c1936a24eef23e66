//! Many documents side by side: one row a statement, in the order of a chosen base.
//!
//! A pure function of documents and their comparisons. `pairs` compares, `links` cuts passages into
//! sentences that stand level, `drafts` puts every sentence of every column into exactly one row,
//! `placing` says what precedes what, `table` is the result, `only` what one document alone says.
//!
//! What does not correspond is never put level: an empty cell says that a document does not have it.

mod drafts;
mod links;
mod only;
mod pairs;
mod placing;
mod table;
#[cfg(test)]
mod tests;

pub use self::only::only_here;
pub use self::table::{Cell, Column, Counts, Form, Mark, Piece, Row, Synopsis};

use crate::compare::FolderText;
use crate::model::{Corpus, DocId};

/// Puts documents of a corpus beside each other, the base first; `None` if `cancelled` said so
/// meanwhile. Ids that are not the corpus' and those named before are left out.
///
/// Up to 16 columns are compared each with each; more of them each with the base and
/// with those beside it, so that what two of the others have in common may stand in two rows.
pub fn synopsis(
    corpus: &Corpus,
    folder: &FolderText,
    columns: &[DocId],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Synopsis> {
    let mut chosen: Vec<DocId> = Vec::with_capacity(columns.len());
    for &column in columns {
        if corpus.document(column).is_some() && !chosen.contains(&column) {
            chosen.push(column);
        }
    }
    let pairs = pairs::Pairs::of(corpus, folder, &chosen, cancelled)?;
    let rows = drafts::rows(corpus, &pairs, cancelled)?;
    Some(table::table(corpus, &pairs, rows))
}

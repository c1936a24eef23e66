//! Two documents as they are read side by side, cut down to what a report can hold.

use std::sync::Arc;

use super::ReportRequest;
use crate::app::reading::{Fold, Marks, Reading, Row, RowOptions, Wash, WordMark};
use crate::compare::{Counting, FolderText, Side, Sides, compare_counting};
use crate::model::{DocId, Document};
use crate::report::folder::{Beside, Ground, LevelRow, Mark, Marked, RowFold};
use crate::text::Span;

/// Of documents with more text on both sides together, what is identical is folded, in bytes.
const FOLDED_BYTES: u32 = 120_000;
/// Rows are shown until they hold so much text on both sides together, in bytes.
const MOST_BYTES: u32 = 160_000;

/// Compares two documents and lays them out; `None` if `cancelled` said so meanwhile, or if one of them
/// is none of the corpus.
pub(super) fn beside(
    request: &ReportRequest,
    folder: &FolderText,
    ids: Sides<DocId>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Beside> {
    let corpus = &request.corpus;
    let (left, right) = (corpus.document(ids.left)?, corpus.document(ids.right)?);
    let boilerplate = folder.boilerplate(ids);
    let counting =
        Counting { vocabulary: corpus.vocabulary(), sameness: request.sameness, boilerplate };
    let comparison = Arc::new(compare_counting(left, right, &counting, cancelled)?);
    let folds_identical = left.span().len().saturating_add(right.span().len()) > FOLDED_BYTES;
    let options = RowOptions { folds_boilerplate: true, folds_identical, ..RowOptions::default() };
    let documents = Sides { left: Some(Arc::clone(left)), right: Some(Arc::clone(right)) };
    let asked = Sides { left: Some(ids.left), right: Some(ids.right) };
    let reading = Reading::new(asked, documents, Arc::clone(&comparison), options);
    let (rows, n_left_out) = bounded(rows(&reading));
    Some(Beside { ids, comparison, rows, n_left_out, folds_identical, is_free: reading.is_free() })
}

/// The rows with their marks. Where too little corresponds to hold them level, only the paragraphs with
/// passages, each beside those that it corresponds to.
fn rows(reading: &Reading) -> Vec<LevelRow> {
    if !reading.is_free() {
        return reading.rows.iter().map(|row| level_row(reading, row)).collect();
    }
    let mut found: Vec<Row> = Vec::new();
    for passage in &reading.comparison.passages {
        let of = |side| paragraphs(reading, side, passage.span(side));
        let row = Row { left: of(Side::Left), right: of(Side::Right), ..Row::default() };
        if found.last() != Some(&row) {
            found.push(row);
        }
    }
    found.iter().map(|row| level_row(reading, row)).collect()
}

/// The paragraphs that hold a stretch.
fn paragraphs(reading: &Reading, side: Side, span: Span) -> std::ops::Range<usize> {
    let at = |byte: u32| {
        let document = reading.document(side);
        document.and_then(|document| document.paragraph_at_byte(byte)).unwrap_or_default().index()
    };
    at(span.start)..at(span.end.saturating_sub(1).max(span.start)) + 1
}

fn level_row(reading: &Reading, row: &Row) -> LevelRow {
    let of = |side: Side| -> Vec<Marked> {
        let paragraphs = row.of(side).clone();
        paragraphs.map(|paragraph| marked(reading, side, paragraph)).collect()
    };
    let fold = match row.fold {
        Some(Fold::Boilerplate(n)) => Some(RowFold::Boilerplate(n)),
        Some(Fold::Identical(n)) => Some(RowFold::Identical(n)),
        Some(Fold::Unmatched(_)) | None => None,
    };
    LevelRow { sides: Sides { left: of(Side::Left), right: of(Side::Right) }, fold }
}

fn marked(reading: &Reading, side: Side, paragraph: usize) -> Marked {
    let span = reading.paragraph(side, paragraph);
    let document = reading.document(side);
    let title = document.and_then(|document: &Arc<Document>| document.title_paragraph());
    let Marks { washes, words } = reading.marks(side, span, None);
    Marked {
        span,
        is_title: title.is_some_and(|title| title.index() == paragraph),
        grounds: washes.into_iter().map(|(span, wash)| (span, ground(wash))).collect(),
        marks: words.into_iter().map(|(span, word)| (span, mark(word))).collect(),
    }
}

fn ground(wash: Wash) -> Ground {
    match wash {
        Wash::Paraphrased => Ground::Paraphrased,
        Wash::LeftOnly => Ground::LeftOnly,
        Wash::RightOnly => Ground::RightOnly,
        Wash::Moved => Ground::Moved,
    }
}

fn mark(word: WordMark) -> Mark {
    match word {
        WordMark::Changed | WordMark::Reworded => Mark::Changed,
        WordMark::Dropped => Mark::Dropped,
        WordMark::Added => Mark::Added,
    }
}

/// The rows that a report can hold, and how many are left out behind them. A paragraph that is longer
/// than all that can be held is cut.
fn bounded(mut rows: Vec<LevelRow>) -> (Vec<LevelRow>, usize) {
    let mut room = MOST_BYTES;
    let mut n_kept = 0;
    for row in &mut rows {
        if room == 0 {
            break;
        }
        n_kept += 1;
        // One line is shown of it.
        if row.fold.is_some() {
            continue;
        }
        for side in Side::BOTH {
            for paragraph in row.sides.of_mut(side) {
                let Span { start, end } = paragraph.span;
                paragraph.span = Span::new(start, end.min(start.saturating_add(room.max(1))));
                room = room.saturating_sub(paragraph.span.len());
            }
        }
    }
    let n_left_out = rows.len() - n_kept;
    rows.truncate(n_kept);
    (rows, n_left_out)
}

//! Cuts two documents into level rows.
//!
//! A row holds the paragraphs that passages tie together; paragraphs of one side only get a row of
//! their own, with a gap on the other side. Moved passages tie nothing: they would tangle the order.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::Reading;
use super::folding::folded;
use crate::compare::{Side, Sides};
use crate::model::Document;
use crate::text::{Span, covered_bytes};

/// Passages tie two paragraphs to a row if they cover this share of one of them.
const TYING_SHARE: f32 = 0.25;
/// A paragraph is boilerplate if this share of its bytes is.
const BOILERPLATE_SHARE: f64 = 0.8;

/// Why a row is folded to one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Site chrome or repeated text; so many words.
    Boilerplate(usize),
    /// Identical on both sides; so many paragraphs on the left.
    Identical(usize),
    /// Without a hit and not beside one; so many paragraphs on the side that has more.
    Unmatched(usize),
}

/// Paragraphs that stand level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The left document's paragraphs, maybe none.
    pub left: Range<usize>,
    /// The right document's paragraphs, maybe none.
    pub right: Range<usize>,
    /// Whether and why it is folded.
    pub fold: Option<Fold>,
    /// Whether all its text is boilerplate, folded or not.
    pub is_boilerplate: bool,
}

impl Row {
    /// One side's paragraphs.
    pub fn of(&self, side: Side) -> &Range<usize> {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The numbers of its first paragraphs, by which a person's choice to unfold it is kept.
    pub fn key(&self) -> Sides<usize> {
        Sides { left: self.left.start, right: self.right.start }
    }
}

/// What is folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowOptions {
    /// Boilerplate is.
    pub folds_boilerplate: bool,
    /// Identical rows are.
    pub folds_identical: bool,
    /// Where these are given, rows that neither hold one of these paragraphs nor stand beside such a
    /// row are: each side's in order.
    pub matching: Option<Arc<Sides<Vec<u32>>>>,
    /// Except these, which a person opened ([`Row::key`] as left, right).
    pub unfolded: BTreeSet<(usize, usize)>,
}

/// The rows of a reading from top to bottom; each paragraph is in exactly one.
pub(super) fn rows(reading: &Reading) -> Vec<Row> {
    let n_paragraphs =
        Side::BOTH.map(|side| reading.document(side).map_or(0, |d| d.n_paragraphs()));
    let [n_left, n_right] = n_paragraphs;
    let boilerplate = Side::BOTH.map(|side| boilerplate_paragraphs(reading, side));
    let mut found = Vec::new();
    let (mut left, mut right) = (0, 0);
    for tied in
        ties(reading).into_iter().chain([Sides { left: n_left..n_left, right: n_right..n_right }])
    {
        only(&mut found, Side::Left, left..tied.left.start, &boilerplate[0]);
        only(&mut found, Side::Right, right..tied.right.start, &boilerplate[1]);
        (left, right) = (tied.left.end, tied.right.end);
        if !tied.left.is_empty() || !tied.right.is_empty() {
            tie(&mut found, tied, &boilerplate);
        }
    }
    place_empty_ranges(&mut found);
    folded(found, reading)
}

/// Adds a row of paragraphs that are tied together; chrome that both documents have is one row.
fn tie(found: &mut Vec<Row>, tied: Sides<Range<usize>>, boilerplate: &[Vec<bool>; 2]) {
    let [left, right] = boilerplate;
    let all = |flags: &[bool], paragraphs: &Range<usize>| {
        flags.get(paragraphs.clone()).is_some_and(|flags| flags.iter().all(|&is_on| is_on))
    };
    let is_boilerplate = all(left, &tied.left) && all(right, &tied.right);
    let above = found.last_mut().filter(|above| {
        is_boilerplate
            && above.is_boilerplate
            && above.left.end == tied.left.start
            && above.right.end == tied.right.start
            && !above.left.is_empty()
            && !above.right.is_empty()
    });
    match above {
        Some(above) => (above.left.end, above.right.end) = (tied.left.end, tied.right.end),
        None => {
            found.push(Row { left: tied.left, right: tied.right, is_boilerplate, fold: None });
        }
    }
}

/// Paragraphs that passages in order tie together, as ranges that grow on both sides.
fn ties(reading: &Reading) -> Vec<Sides<Range<usize>>> {
    let mut found: Vec<Sides<Range<usize>>> = Vec::new();
    let links = links(reading);
    found.extend(titles(reading).filter(|titles| stand_above(titles, links.first())));
    for link in links.into_iter().filter(|link| link.ties(reading)) {
        match found.last_mut() {
            Some(last) if link.left.start < last.left.end || link.right.start < last.right.end => {
                last.left.end = last.left.end.max(link.left.end);
                last.right.end = last.right.end.max(link.right.end);
            }
            _ => found.push(Sides { left: link.left, right: link.right }),
        }
    }
    found
}

/// Both titles stand level, whether their words correspond or not.
fn titles(reading: &Reading) -> Option<Sides<Range<usize>>> {
    let title = |side| {
        let index = reading.document(side)?.title_paragraph()?.index();
        Some(index..index + 1)
    };
    let titles = Sides { left: title(Side::Left)?, right: title(Side::Right)? };
    (!reading.is_free()).then_some(titles)
}

fn stand_above(titles: &Sides<Range<usize>>, first: Option<&Link>) -> bool {
    first.is_none_or(|first| {
        titles.left.end <= first.left.start && titles.right.end <= first.right.start
    })
}

/// The same paragraphs on both sides, and how many bytes of them correspond.
struct Link {
    left: Range<usize>,
    right: Range<usize>,
    bytes: Sides<u32>,
}

impl Link {
    /// Whether enough of one side corresponds for the paragraphs to stand level.
    fn ties(&self, reading: &Reading) -> bool {
        let fills = |side: Side, paragraphs: &Range<usize>, bytes: u32| {
            let paragraph = reading.paragraph(side, paragraphs.start);
            paragraphs.len() > 1 || bytes as f32 >= TYING_SHARE * paragraph.len() as f32
        };
        fills(Side::Left, &self.left, self.bytes.left)
            || fills(Side::Right, &self.right, self.bytes.right)
    }
}

/// The paragraphs that passages in order link; neighbouring passages of the same ones as one.
fn links(reading: &Reading) -> Vec<Link> {
    let (Some(left), Some(right)) = (reading.document(Side::Left), reading.document(Side::Right))
    else {
        return Vec::new();
    };
    if reading.is_free() {
        return Vec::new();
    }
    let mut found: Vec<Link> = Vec::new();
    for passage in reading.comparison.passages.iter().filter(|passage| !passage.is_moved) {
        let (on_left, on_right) =
            (paragraphs_of(left, passage.left), paragraphs_of(right, passage.right));
        match found.last_mut() {
            Some(last) if last.left == on_left && last.right == on_right => {
                last.bytes.left += passage.left.len();
                last.bytes.right += passage.right.len();
            }
            _ => {
                let bytes = Sides { left: passage.left.len(), right: passage.right.len() };
                found.push(Link { left: on_left, right: on_right, bytes });
            }
        }
    }
    found
}

fn paragraphs_of(document: &Document, span: Span) -> Range<usize> {
    let at = |byte| document.paragraph_at_byte(byte).unwrap_or_default().index();
    at(span.start)..at(span.end.saturating_sub(1).max(span.start)) + 1
}

/// Adds rows for paragraphs of one side: one each, but neighbouring boilerplate as one.
fn only(found: &mut Vec<Row>, side: Side, paragraphs: Range<usize>, boilerplate: &[bool]) {
    let is_boilerplate = |paragraph: usize| boilerplate.get(paragraph).copied().unwrap_or_default();
    let first = found.len();
    for paragraph in paragraphs {
        let grows = is_boilerplate(paragraph) && found.len() > first;
        if let Some(row) = found.last_mut().filter(|row| grows && row.is_boilerplate) {
            match side {
                Side::Left => row.left.end = paragraph + 1,
                Side::Right => row.right.end = paragraph + 1,
            }
            continue;
        }
        let mut row = Row { is_boilerplate: is_boilerplate(paragraph), ..Row::default() };
        match side {
            Side::Left => row.left = paragraph..paragraph + 1,
            Side::Right => row.right = paragraph..paragraph + 1,
        }
        found.push(row);
    }
}

fn boilerplate_paragraphs(reading: &Reading, side: Side) -> Vec<bool> {
    let Some(document) = reading.document(side) else { return Vec::new() };
    document.paragraphs().map(|paragraph| is_boilerplate(reading, side, paragraph)).collect()
}

/// Whether most of a paragraph is boilerplate.
pub(super) fn is_boilerplate(reading: &Reading, side: Side, paragraph: Span) -> bool {
    let spans = reading.comparison.boilerplate.of(side);
    let first = spans.partition_point(|span| span.end <= paragraph.start);
    let inside: Vec<Span> =
        (spans.iter().skip(first)).map_while(|span| span.intersection(paragraph)).collect();
    covered_bytes(&inside) as f64 >= BOILERPLATE_SHARE * f64::from(paragraph.len().max(1))
}

/// Gives the empty side of a row the number of the paragraph that would come next there.
fn place_empty_ranges(rows: &mut [Row]) {
    let (mut left, mut right) = (0, 0);
    for row in rows {
        if row.left.is_empty() {
            row.left = left..left;
        }
        if row.right.is_empty() {
            row.right = right..right;
        }
        (left, right) = (row.left.end, row.right.end);
    }
}

/// What some paragraphs of a side hold, from the first to the last.
pub(super) fn hull(reading: &Reading, side: Side, paragraphs: &Range<usize>) -> Span {
    let last = paragraphs.end.saturating_sub(1);
    reading.paragraph(side, paragraphs.start).hull(reading.paragraph(side, last))
}

#[cfg(test)]
mod tests;

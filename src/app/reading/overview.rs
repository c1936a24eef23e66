//! The whole of both documents, as the strip beside them shows it: where each row stands, and what.
//!
//! Heights are estimated at one width of column for all windows. So all of it is made in the
//! background, once for each comparison, and a window that is resized asks for none of it again.

use super::{Reading, StepKind};
use crate::compare::{Kind, Passage, Side, Sides};
use crate::filter::Hit;
use crate::model::ParagraphIdx;
use crate::text::Span;

/// The resolution of merged segments and of chips: finer than any screen.
const N_BUCKETS: usize = 2000;
/// More segments than this are merged.
const MOST_SEGMENTS: usize = 2000;

/// The column in which heights are estimated, in points: that of a window 1280 points wide. Which one
/// it is matters little, since the strip shows shares.
const COLUMN: f32 = 457.0;
const LINE: f32 = 26.0;
const TITLE_LINE: f32 = 30.0;
/// The mean width of a byte of text, and of a title.
const BYTE: f32 = 7.75;
const TITLE_BYTE: f32 = 11.5;
/// A longer paragraph is none that was meant as a title.
const LONGEST_TITLE: u32 = 240;
/// Between two paragraphs, and below a row.
const GAP: f32 = 12.0;
const FOLD: f32 = 30.0;

/// What a stretch of a column shows; later ones are drawn over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Site chrome or repeated text.
    Boilerplate,
    /// The same words on both sides.
    Identical,
    /// Text of the left document only.
    LeftOnly,
    /// Text of the right document only.
    RightOnly,
    /// The same in other words.
    Paraphrased,
    /// Some words changed.
    Edited,
    /// Out of order.
    Moved,
}

/// A stretch of a column, in shares of the whole height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Whose column.
    pub side: Side,
    /// What it shows.
    pub form: Form,
    /// Where it begins.
    pub top: f32,
    /// Where it ends.
    pub bottom: f32,
    /// For moved passages, the middle of the other end.
    pub partner: Option<f32>,
}

/// A hit on the strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chip {
    /// Where it stands, as a share of the whole height.
    pub share: f32,
    /// The term that it is a hit of.
    pub term: u16,
}

/// Where all rows stand, and what the strip shows of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Estimated y of each row's top, and of the end.
    tops: Vec<f64>,
    /// Of the longer sheet where both flow freely.
    height: f64,
    /// The right sheet's first row: behind the left one's where both flow freely.
    first_right_row: usize,
    /// For each bucket of the height, the byte of a side at which the next one begins.
    bucket_ends: Sides<Vec<u32>>,
    /// What both columns show, weakest kind first.
    pub segments: Vec<Segment>,
}

impl Overview {
    /// Lays out the strip of a reading whose rows are known.
    pub(super) fn new(reading: &Reading) -> Self {
        let tops = tops(reading);
        let end = tops.last().copied().unwrap_or_default();
        let mut overview = Self { tops, height: end.max(1.0), ..Self::default() };
        if reading.is_free() {
            overview.first_right_row = reading.n_left_rows();
            let parted = overview.top(overview.first_right_row);
            overview.height = parted.max(end - parted).max(1.0);
        }
        overview.segments = segments(reading, &overview);
        overview.bucket_ends = Sides {
            left: bucket_ends(reading, &overview, Side::Left),
            right: bucket_ends(reading, &overview, Side::Right),
        };
        overview
    }

    /// The estimated height of the whole, in points.
    pub fn height(&self) -> f32 {
        self.height as f32
    }

    fn top(&self, row: usize) -> f64 {
        self.tops.get(row).or_else(|| self.tops.last()).copied().unwrap_or_default()
    }

    /// The share of the whole height that lies above a place within a row; `within` is a share too.
    pub fn share(&self, row: usize, within: f32) -> f32 {
        let (top, bottom) = (self.top(row), self.top(row + 1));
        ((top + f64::from(within) * (bottom - top)) / self.height) as f32
    }

    /// The row at a share of the whole height below the top of another row, and the share of it that
    /// lies above.
    pub fn row_at(&self, below: usize, share: f32) -> (usize, f32) {
        let y = self.top(below) + f64::from(share) * self.height;
        let n_rows = self.tops.len().saturating_sub(1);
        let row = self.tops.partition_point(|&top| top <= y).saturating_sub(1);
        let row = row.min(n_rows.saturating_sub(1));
        let (top, bottom) = (self.top(row), self.top(row + 1));
        (row, (((y - top) / (bottom - top).max(1.0)) as f32).clamp(0.0, 1.0))
    }

    /// Where a byte of a side stands, as a share of the whole height.
    fn share_of(&self, reading: &Reading, side: Side, byte: u32) -> f32 {
        let Some(index) = reading.row_at(side, byte) else { return 0.0 };
        let Some(row) = reading.rows.get(index) else { return 0.0 };
        let range = row.of(side);
        let first = reading.paragraph(side, range.start);
        let all = first.hull(reading.paragraph(side, range.end.max(1) - 1));
        let within = f64::from(byte.saturating_sub(all.start)) / f64::from(all.len().max(1));
        let (top, bottom) = (self.top(index), self.top(index + 1));
        let start = if side == Side::Right { self.top(self.first_right_row) } else { 0.0 };
        ((top - start + within.min(1.0) * (bottom - top)) / self.height) as f32
    }
}

impl Reading {
    /// Where a stretch stands on the strip, as shares of the whole height.
    fn ends_of(&self, overview: &Overview, side: Side, span: Span) -> (f32, f32) {
        let last = span.end.saturating_sub(1).max(span.start);
        (overview.share_of(self, side, span.start), overview.share_of(self, side, last))
    }

    /// The chips of a side's hits on the strip, at most one a bucket. Of millions of hits it looks at
    /// some thousands.
    pub fn chips(&self, side: Side, hits: &[Hit]) -> Vec<Chip> {
        let mut chips = Vec::new();
        let (mut rest, mut start) = (hits, 0);
        for (bucket, &end) in self.overview.bucket_ends.of(side).iter().enumerate() {
            if let Some(first) = rest.first().filter(|first| first.span.start < end) {
                let within = (first.span.start.saturating_sub(start)) as f32;
                let within = within / end.saturating_sub(start).max(1) as f32;
                let share = (bucket as f32 + within) / N_BUCKETS as f32;
                chips.push(Chip { share, term: first.term });
                let n_inside = galloped(rest, |hit| hit.span.start < end);
                rest = rest.get(n_inside..).unwrap_or_default();
            }
            start = end;
        }
        chips
    }
}

/// How many items a condition holds for, which does so up to some place; looked for from the start
/// in growing steps.
fn galloped<T>(items: &[T], holds: impl Fn(&T) -> bool) -> usize {
    let mut step = 1;
    while items.get(step).is_some_and(&holds) {
        step *= 2;
    }
    let from = step / 2;
    let within = items.get(from..items.len().min(step)).unwrap_or_default();
    from + within.partition_point(holds)
}

/// For each bucket of the height, the byte of a side at which the next one begins.
fn bucket_ends(reading: &Reading, overview: &Overview, side: Side) -> Vec<u32> {
    let Some(document) = reading.document(side) else { return Vec::new() };
    let first_row = if side == Side::Right { overview.first_right_row } else { 0 };
    let end_of = |bucket: usize| {
        let (row, within) = overview.row_at(first_row, bucket as f32 / N_BUCKETS as f32);
        let paragraphs = reading.rows.get(row)?.of(side);
        let first = document.paragraph(ParagraphIdx::at(paragraphs.start));
        if paragraphs.start >= document.n_paragraphs() {
            return None;
        }
        if paragraphs.is_empty() {
            return Some(first.start);
        }
        let all = first.hull(document.paragraph(ParagraphIdx::at(paragraphs.end - 1)));
        Some(all.start + (f64::from(within) * f64::from(all.len())).ceil() as u32)
    };
    let end = document.span().end;
    let ends = (1..N_BUCKETS).map(|bucket| end_of(bucket).unwrap_or(end));
    ends.chain([end]).collect()
}

fn tops(reading: &Reading) -> Vec<f64> {
    let title = |side| reading.document(side)?.title_paragraph();
    let titles = Sides { left: title(Side::Left), right: title(Side::Right) };
    let height = |side: Side, index: usize| {
        let n_bytes = reading.paragraph(side, index).len();
        let is_title = *titles.of(side) == Some(ParagraphIdx::at(index));
        let is_title = is_title && n_bytes <= LONGEST_TITLE;
        let (byte, line) = if is_title { (TITLE_BYTE, TITLE_LINE) } else { (BYTE, LINE) };
        f64::from((n_bytes as f32 * byte / COLUMN).ceil().max(1.0) * line)
    };
    let mut tops = Vec::with_capacity(reading.rows.len() + 1);
    let mut y = 0.0;
    for row in &reading.rows {
        tops.push(y);
        let of_side = |side: Side| {
            let gaps = f64::from(GAP) * row.of(side).len().saturating_sub(1) as f64;
            row.of(side).clone().map(|index| height(side, index)).sum::<f64>() + gaps
        };
        let whole = match row.fold {
            Some(_) => f64::from(FOLD),
            None => of_side(Side::Left).max(of_side(Side::Right)),
        };
        y += whole + f64::from(GAP);
    }
    tops.push(y);
    tops
}

fn form_of(passage: &Passage) -> Form {
    match (StepKind::of_passage(passage), passage.kind) {
        (Some(StepKind::Moved), _) => Form::Moved,
        (_, Kind::Identical) => Form::Identical,
        (_, Kind::Edited) => Form::Edited,
        (_, Kind::Paraphrased) => Form::Paraphrased,
    }
}

/// All segments of a reading, weakest kind first.
fn segments(reading: &Reading, overview: &Overview) -> Vec<Segment> {
    let mut found = Vec::new();
    let place = |side, span| reading.ends_of(overview, side, span);
    for passage in &reading.comparison.passages {
        let form = form_of(passage);
        let ends = Sides {
            left: place(Side::Left, passage.left),
            right: place(Side::Right, passage.right),
        };
        for side in Side::BOTH {
            let &(top, bottom) = ends.of(side);
            let other = ends.of(side.other());
            let partner = (form == Form::Moved).then(|| f32::midpoint(other.0, other.1));
            found.push(Segment { side, form, top, bottom, partner });
        }
    }
    for side in Side::BOTH.into_iter().filter(|_| !reading.is_free()) {
        let only = if side == Side::Left { Form::LeftOnly } else { Form::RightOnly };
        let lists = [
            (only, reading.comparison.only.of(side)),
            (Form::Boilerplate, reading.comparison.boilerplate.of(side)),
        ];
        for (form, spans) in lists {
            for &span in spans {
                let (top, bottom) = place(side, span);
                found.push(Segment { side, form, top, bottom, partner: None });
            }
        }
    }
    found.sort_by_key(|segment| segment.form);
    if found.len() > MOST_SEGMENTS { merged(&found) } else { found }
}

/// As many segments as a strip can show: of those that fall into one bucket of the height, the
/// strongest kind wins, and neighbours of one kind become one.
fn merged(segments: &[Segment]) -> Vec<Segment> {
    let mut found = Vec::new();
    for side in Side::BOTH {
        let mut buckets: Vec<Option<Segment>> = vec![None; N_BUCKETS];
        // Weakest first, so that what is stronger takes the place of what is there.
        for segment in segments.iter().filter(|segment| segment.side == side) {
            let bucket = |share: f32| ((share * N_BUCKETS as f32) as usize).min(N_BUCKETS - 1);
            for place in bucket(segment.top)..=bucket(segment.bottom) {
                if let Some(place) = buckets.get_mut(place) {
                    *place = Some(*segment);
                }
            }
        }
        let first = found.len();
        for (index, bucket) in buckets.into_iter().enumerate() {
            let Some(segment) = bucket else { continue };
            let (top, bottom) =
                (index as f32 / N_BUCKETS as f32, (index + 1) as f32 / N_BUCKETS as f32);
            match found.get_mut(first..).and_then(<[Segment]>::last_mut) {
                Some(last)
                    if last.form == segment.form
                        && (last.bottom - top).abs() < f32::EPSILON * 4.0 =>
                {
                    last.bottom = bottom;
                }
                _ => found.push(Segment { top, bottom, ..segment }),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::{any_letters, reading};
    use super::*;
    use proptest::prelude::*;

    fn hit(start: u32) -> Hit {
        Hit { span: Span::new(start, start + 1), term: 0 }
    }

    fn shares(reading: &Reading, side: Side, hits: &[Hit]) -> Vec<f32> {
        reading.chips(side, hits).iter().map(|chip| chip.share).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn chips_stand_where_their_hits_are([left, right] in any_letters(), step in 1..400_usize) {
            let reading = reading(&left, &right);
            for side in Side::BOTH {
                let end = reading.document(side).unwrap().span().end;
                let hits: Vec<Hit> = (0..end).step_by(step).map(hit).collect();
                let chips = shares(&reading, side, &hits);
                prop_assert!(chips.is_sorted() && chips.len() <= N_BUCKETS);
                let apart = |chip: f32, hit: &Hit| {
                    let share = reading.overview.share_of(&reading, side, hit.span.start);
                    (chip - share).abs()
                };
                // A chip for each hit, none without one, as far as a bucket is high.
                let near = 2.0 / N_BUCKETS as f32;
                for hit in &hits {
                    prop_assert!(chips.iter().any(|&chip| apart(chip, hit) < near));
                }
                for &chip in &chips {
                    prop_assert!(hits.iter().any(|hit| apart(chip, hit) < near));
                }
            }
        }

        #[test]
        fn galloping_ends_where_a_search_would(items in vec_of_numbers(), below in 0..60_u32) {
            let holds = |item: &u32| *item < below;
            prop_assert_eq!(galloped(&items, holds), items.partition_point(holds));
        }
    }

    fn vec_of_numbers() -> impl Strategy<Value = Vec<u32>> {
        let numbers = proptest::collection::vec(0..60_u32, 1..40);
        numbers.prop_map(|mut numbers| {
            numbers.sort_unstable();
            numbers
        })
    }

    #[test]
    fn a_share_leads_to_its_row_and_back() {
        let overview = reading("A/B C/F/D", "A/B C/G/d").overview;
        for (row, within) in [(0, 0.0), (1, 0.5), (3, 0.9)] {
            let (found, rest) = overview.row_at(0, overview.share(row, within));
            assert_eq!((found, (rest * 1000.0).round()), (row, within * 1000.0));
        }
    }

    #[test]
    fn sheets_that_flow_freely_both_begin_at_the_top() {
        let reading = reading("A/B/C/D/E", "F");
        assert!(reading.is_free());
        assert_eq!(Side::BOTH.map(|side| shares(&reading, side, &[hit(0)])), [[0.0], [0.0]]);
    }

    #[test]
    fn what_is_folded_is_low_on_the_strip() {
        let whole = reading("A/B/C/D", "A/B/C/d");
        let folds = super::super::RowOptions { folds_identical: true, ..Default::default() };
        let folded = whole.with_options(folds);
        let top_of_edit = |reading: &Reading| {
            let edited = |segment: &&Segment| segment.form == Form::Edited;
            reading.overview.segments.iter().find(edited).map(|segment| segment.top)
        };
        assert!(top_of_edit(&folded) < top_of_edit(&whole));
    }
}

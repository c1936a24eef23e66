//! The strip at the right edge: the whole of both documents in aligned coordinates.

use egui::{
    Color32, CornerRadius, CursorIcon, Painter, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2,
    vec2,
};

use super::heights::Heights;
use crate::app::reading::{Reading, StepKind};
use crate::compare::{Kind, Side, Sides};
use crate::filter::Hit;
use crate::text::Span;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{focus_ring, named};

/// Width of a column, and in a narrow strip, which has to hold the chips as well.
const COLUMN: f32 = 10.0;
const NARROW_COLUMN: f32 = 6.0;
const BETWEEN: f32 = 4.0;
const MARGIN: f32 = 10.0;
/// More segments than this are merged.
const MOST_SEGMENTS: usize = 2000;
/// The resolution of merged segments and of chips: finer than any screen.
const N_BUCKETS: usize = 2000;
/// Shorter segments are drawn as high as this, the strongest kind on top.
const LEAST: f32 = 1.5;

/// What a stretch of a column shows; later ones are drawn over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    Boilerplate,
    Identical,
    LeftOnly,
    RightOnly,
    Paraphrased,
    Edited,
    Moved,
}

/// A stretch of a column, in shares of the whole height.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment {
    side: Side,
    form: Form,
    top: f32,
    bottom: f32,
    /// For moved passages, the middle of the other end.
    partner: Option<f32>,
}

/// All segments of a reading, weakest kind first.
pub(crate) fn segments(reading: &Reading, heights: &Heights) -> Vec<Segment> {
    let mut found = Vec::new();
    let place = |side, span| share_of(reading, heights, side, span);
    for passage in &reading.comparison.passages {
        let form = match StepKind::of_passage(passage) {
            Some(StepKind::Moved) => Form::Moved,
            _ => match passage.kind {
                Kind::Identical => Form::Identical,
                Kind::Edited => Form::Edited,
                Kind::Paraphrased => Form::Paraphrased,
            },
        };
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

/// A hit on the strip: where it stands, as a share of the whole height, and its term.
pub(crate) type Chip = (f32, u16);

/// The chips of hits on each side; at most one a bucket.
pub(crate) fn chips(reading: &Reading, heights: &Heights, hits: Sides<&[Hit]>) -> Sides<Vec<Chip>> {
    let of = |side: Side| {
        let chip = |hit: &Hit| (share_of(reading, heights, side, hit.span).0, hit.term);
        let mut chips: Vec<Chip> = hits.of(side).iter().map(chip).collect();
        chips.dedup_by(|next, kept| next.0 - kept.0 < 1.0 / N_BUCKETS as f32);
        chips
    };
    Sides { left: of(Side::Left), right: of(Side::Right) }
}

/// Where a stretch stands, as shares of the whole height.
pub(crate) fn share_of(reading: &Reading, heights: &Heights, side: Side, span: Span) -> (f32, f32) {
    let total = total(reading, heights);
    let is_own = reading.is_free() && side == Side::Right;
    let start = if is_own { heights.top(reading.n_left_rows()) } else { 0.0 };
    let y = |byte: u32| {
        let Some(index) = reading.row_at(side, byte) else { return 0.0 };
        let Some(row) = reading.rows.get(index) else { return 0.0 };
        let range = row.of(side);
        let first = reading.paragraph(side, range.start);
        let last = reading.paragraph(side, range.end.max(1) - 1);
        let all = first.hull(last);
        let inner = byte.saturating_sub(all.start) as f32 / all.len().max(1) as f32;
        heights.top(index) - start + inner.min(1.0) * (heights.top(index + 1) - heights.top(index))
    };
    (y(span.start) / total, y(span.end.saturating_sub(1).max(span.start)) / total)
}

/// The estimated height of the whole: of the longer sheet where both flow freely.
pub(crate) fn total(reading: &Reading, heights: &Heights) -> f32 {
    let n = reading.rows.len();
    let whole = if reading.is_free() {
        let parted = reading.n_left_rows();
        heights.total(&(0..parted)).max(heights.total(&(parted..n)))
    } else {
        heights.total(&(0..n))
    };
    whole.max(1.0)
}

/// What the strip shows besides the segments.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StripOf<'a> {
    pub(crate) reading: &'a Reading,
    pub(crate) heights: &'a Heights,
    pub(crate) segments: &'a [Segment],
    /// Where hits stand.
    pub(crate) chips: &'a Sides<Vec<Chip>>,
    /// The part in view, as shares of the whole height.
    pub(crate) view: (f32, f32),
}

/// Draws the strip; answers the share of the height that was clicked or dragged to.
pub(crate) fn strip_ui(ui: &mut Ui, rect: Rect, what: StripOf<'_>, tokens: &Tokens) -> Option<f32> {
    let response = ui.interact(rect, ui.scope_id().with("strip"), Sense::click_and_drag());
    named(&response, egui::accesskit::Role::ScrollBar, "strip: the whole of both documents");
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0, tokens.chrome);
    painter.vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, tokens.line));
    let total = total(what.reading, what.heights);
    let room = rect.height() - 2.0 * MARGIN;
    // A short text keeps its proportions instead of being stretched over the whole height.
    let height = room.min(total * 0.5);
    let column = if rect.width() < 40.0 { NARROW_COLUMN } else { COLUMN };
    let field = Rect::from_min_size(
        pos2(rect.center().x - column - BETWEEN / 2.0, rect.top() + MARGIN),
        vec2(2.0 * column + BETWEEN, height),
    );
    for segment in what.segments {
        draw(&painter, field, segment, tokens);
    }
    hits(&painter, field, what, tokens);
    let view = Rect::from_min_max(
        pos2(rect.left() + 1.0, field.top() + what.view.0 * height - 2.0),
        pos2(rect.right() - 1.0, field.top() + what.view.1.min(1.0) * height + 2.0),
    );
    let stroke = Stroke::new(1.5, tokens.ink);
    painter.rect(view, CornerRadius::same(2), tokens.view_port(), stroke, StrokeKind::Inside);
    focus_ring(ui, &response, rect, 2);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let pointer =
        response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged())?;
    Some(((pointer.y - field.top()) / height).clamp(0.0, 1.0))
}

fn column_width(field: Rect) -> f32 {
    (field.width() - BETWEEN) / 2.0
}

fn column(field: Rect, side: Side, segment: (f32, f32)) -> Rect {
    let x = match side {
        Side::Left => field.left(),
        Side::Right => field.right() - column_width(field),
    };
    let top = field.top() + segment.0 * field.height();
    let bottom = (field.top() + segment.1 * field.height()).max(top + LEAST);
    Rect::from_min_max(pos2(x, top), pos2(x + column_width(field), bottom))
}

fn draw(painter: &Painter, field: Rect, segment: &Segment, tokens: &Tokens) {
    let rect = column(field, segment.side, (segment.top, segment.bottom));
    let hollow = |color: Color32| {
        let stroke = Stroke::new(1.25, color);
        painter.rect(rect, 0, tokens.chrome, stroke, StrokeKind::Inside);
    };
    match segment.form {
        Form::Identical => drop(painter.rect_filled(rect, 0, tokens.strip_identical)),
        Form::Edited => drop(painter.rect_filled(rect, 0, tokens.strip_edited)),
        Form::Paraphrased => stripes(painter, rect, tokens.strip_edited),
        Form::LeftOnly => hollow(tokens.left_only.ink),
        Form::RightOnly => hollow(tokens.right_only.ink),
        Form::Boilerplate => {
            let thin = Rect::from_center_size(rect.center(), vec2(4.0, rect.height()));
            painter.rect_filled(thin, 0, tokens.strip_identical);
        }
        Form::Moved => moved(painter, field, rect, segment, tokens),
    }
}

fn stripes(painter: &Painter, rect: Rect, color: Color32) {
    let mut y = rect.top();
    while y < rect.bottom() {
        let bottom = (y + 1.5).min(rect.bottom());
        painter.rect_filled(
            Rect::from_min_max(pos2(rect.left(), y), pos2(rect.right(), bottom)),
            0,
            color,
        );
        y += 3.0;
    }
}

fn moved(painter: &Painter, field: Rect, rect: Rect, segment: &Segment, tokens: &Tokens) {
    let stroke = Stroke::new(1.25, tokens.moved.ink);
    painter.rect_filled(rect, 0, tokens.moved.wash);
    let inner = rect.shrink(0.6);
    let edge = [
        inner.left_top(),
        inner.right_top(),
        inner.right_bottom(),
        inner.left_bottom(),
        inner.left_top(),
    ];
    painter.extend(Shape::dashed_line(&edge, stroke, 2.0, 1.5));
    if let Some(partner) = segment.partner.filter(|_| segment.side == Side::Left) {
        let from = pos2(field.left() + column_width(field), rect.center().y);
        let to = pos2(field.right() - column_width(field), field.top() + partner * field.height());
        painter.line_segment([from, to], Stroke::new(1.0, tokens.moved.ink));
    }
}

/// Chips on the outer sides; at most one for two points of height.
fn hits(painter: &Painter, field: Rect, what: StripOf<'_>, tokens: &Tokens) {
    for side in Side::BOTH {
        let mut last = f32::NEG_INFINITY;
        for &(share, term) in what.chips.of(side) {
            let y = field.top() + share * field.height();
            if y < last + 2.0 {
                continue;
            }
            last = y;
            let x = match side {
                Side::Left => field.left() - 7.0,
                Side::Right => field.right() + 2.0,
            };
            let chip = Rect::from_min_size(pos2(x, y - 2.0).round(), vec2(5.0, 4.0));
            painter.rect(
                chip,
                0,
                tokens.marked(term),
                Stroke::new(1.0, tokens.hit_ink),
                StrokeKind::Middle,
            );
        }
    }
}

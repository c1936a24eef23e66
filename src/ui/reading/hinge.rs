//! The hinge between the sheets: each correspondence drawn once, with bars, a ribbon and a sign.

use egui::{Painter, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::cell::{Cell, Laid};
use crate::app::reading::{Correspondence, Reading, Step, StepKind};
use crate::compare::{Side, Sides};
use crate::text::Span;
use crate::ui::signs::{self, Sign};
use crate::ui::theme::Tokens;
use crate::ui::widgets::named;

/// Signs that meet are pushed apart to this many points.
const SIGN_DISTANCE: f32 = 20.0;
/// How far the sign of one side stands from the middle.
pub(super) const OFF_CENTER: f32 = 7.0;

/// A row that stands in view, laid out.
#[derive(Clone, Debug)]
pub(crate) struct PlacedRow {
    pub(crate) row: usize,
    pub(crate) top: f32,
    pub(crate) height: f32,
    pub(crate) cells: Sides<Cell>,
}

/// A sign waiting for its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlacedSign {
    pub(crate) sign: Sign,
    /// The step's number and the step, if it is one.
    pub(crate) step: Option<(usize, Step)>,
    /// What it shows, and the side on which it stands.
    pub(crate) of: Option<(Correspondence, Side)>,
    pub(crate) y: f32,
    pub(crate) offset: f32,
}

/// Draws bars and ribbons of all rows in view, and answers the signs that belong on them.
pub(crate) fn ribbons(
    hinge_painter: &Hinge<'_>,
    reading: &Reading,
    rows: &[&PlacedRow],
) -> Vec<PlacedSign> {
    let mut found = Vec::new();
    for (index, step) in steps_in(reading, rows) {
        let sign = Sign::of(step);
        let ends = Sides {
            left: step.left.and_then(|span| hinge_painter.ends(rows, Side::Left, span)),
            right: step.right.and_then(|span| hinge_painter.ends(rows, Side::Right, span)),
        };
        if step.kind == StepKind::Moved {
            // A moved passage gets no ribbon: over a screen, ribbons tangle.
            for side in Side::BOTH {
                if let Some(&(top, bottom)) = ends.of(side).as_ref() {
                    hinge_painter.stub(side, top, bottom, sign);
                    let offset = if side == Side::Left { -OFF_CENTER } else { OFF_CENTER };
                    let y = f32::midpoint(top, bottom);
                    let of = step.passage.map(|at| (Correspondence::Passage(at), side));
                    found.push(PlacedSign { sign, step: Some((index, *step)), of, y, offset });
                }
            }
            continue;
        }
        let (y, offset) = match (ends.left, ends.right) {
            (Some(left), Some(right)) => {
                hinge_painter.ribbon(left, right, sign);
                (f32::midpoint(f32::midpoint(left.0, left.1), f32::midpoint(right.0, right.1)), 0.0)
            }
            (Some((top, bottom)), None) => {
                hinge_painter.stub(Side::Left, top, bottom, sign);
                (f32::midpoint(top, bottom), -OFF_CENTER)
            }
            (None, Some((top, bottom))) => {
                hinge_painter.stub(Side::Right, top, bottom, sign);
                (f32::midpoint(top, bottom), OFF_CENTER)
            }
            (None, None) => continue,
        };
        let of = step.passage.map(|at| (Correspondence::Passage(at), Side::Left));
        found.push(PlacedSign { sign, step: Some((index, *step)), of, y, offset });
    }
    for row in rows {
        let is_boilerplate = reading.rows.get(row.row).is_some_and(|row| row.is_boilerplate);
        if is_boilerplate {
            let side = if reading.rows.get(row.row).is_some_and(|row| row.left.is_empty()) {
                Side::Right
            } else {
                Side::Left
            };
            let (top, bottom) = (row.top, row.top + row.height);
            hinge_painter.bar(side, top, bottom, Sign::Boilerplate);
            let offset = if side == Side::Left { -OFF_CENTER } else { OFF_CENTER };
            let y = f32::midpoint(top, bottom.min(top + 30.0));
            found.push(PlacedSign { sign: Sign::Boilerplate, step: None, of: None, y, offset });
        }
    }
    found
}

/// What a person is at, which inverts its sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Current {
    pub(crate) step: Option<usize>,
    pub(crate) asked: Option<Correspondence>,
}

/// Draws the signs, pushed apart, and answers the clicked one.
pub(crate) fn signs_ui(
    ui: &mut Ui,
    hinge: Rect,
    mut placed: Vec<PlacedSign>,
    current: Current,
    tokens: &Tokens,
) -> Option<PlacedSign> {
    placed.sort_by(|one, other| one.y.total_cmp(&other.y));
    // In a narrow hinge a sign stays clear of its bar.
    let most = (hinge.width() / 2.0 - 12.0).max(0.0);
    let mut above = f32::NEG_INFINITY;
    let mut clicked = None;
    for placed in placed {
        let y = placed.y.max(above + SIGN_DISTANCE);
        above = y;
        let center = pos2(hinge.center().x + placed.offset.clamp(-most, most), y);
        if !hinge.expand(8.0).contains(center) {
            continue;
        }
        let is_asked = placed.of.is_some_and(|(of, _)| current.asked == Some(of));
        let is_step = placed.step.is_some_and(|(step, _)| Some(step) == current.step);
        signs::sign(ui.painter(), center, placed.sign, tokens, is_asked || is_step);
        if (placed.step.is_some() || placed.of.is_some())
            && sign_response(ui, center, placed).clicked()
        {
            clicked = Some(placed);
        }
    }
    clicked
}

fn sign_response(ui: &Ui, center: egui::Pos2, placed: PlacedSign) -> Response {
    let rect = Rect::from_center_size(center, vec2(24.0, SIGN_DISTANCE));
    let number = placed.step.map(|(index, _)| index);
    let id = ui.scope_id().with(("sign", number, placed.of, placed.offset as i32));
    let response = ui.interact(rect, id, Sense::CLICK);
    let tip = match (placed.sign, placed.step) {
        (_, Some((_, step))) => step.name(),
        (Sign::AlsoHere, None) => {
            "also here: another copy of what stands on the other side".to_owned()
        }
        (Sign::Related, None) => "related: the same facts in other words".to_owned(),
        _ => return response,
    };
    let name = number.map_or_else(|| tip.clone(), |at| format!("change {}: {tip}", at + 1));
    named(&response, egui::accesskit::Role::Button, &name);
    let more = if placed.of.is_some() { "; click: why these correspond" } else { "" };
    response.on_hover_text(format!("{tip}{more}"))
}

/// What of a side is laid out.
pub(super) fn extent(rows: &[&PlacedRow], side: Side) -> Option<Span> {
    let cells = rows.iter().map(|row| row.cells.of(side));
    let spans = cells.flat_map(|cell| &cell.paragraphs).map(|laid| laid.shown.span);
    spans.reduce(Span::hull)
}

fn steps_in<'a>(
    reading: &'a Reading,
    rows: &[&PlacedRow],
) -> impl Iterator<Item = (usize, &'a Step)> {
    let extent = |side: Side| extent(rows, side).unwrap_or_default();
    let extents = Sides { left: extent(Side::Left), right: extent(Side::Right) };
    let steps = reading.steps_in(extents).into_iter();
    steps.filter_map(|index| Some((index, reading.steps.get(index)?)))
}

/// What is needed to draw in the hinge and at the inner margins of the sheets.
#[derive(Clone, Copy)]
pub(crate) struct Hinge<'a> {
    pub(crate) painter: &'a Painter,
    pub(crate) rect: Rect,
    /// Width of the text column in points.
    pub(crate) column: f32,
    pub(crate) tokens: &'a Tokens,
}

impl Hinge<'_> {
    /// Where a stretch begins and ends on the screen, in the reading coordinate; `None` out of view.
    pub(super) fn ends(&self, rows: &[&PlacedRow], side: Side, span: Span) -> Option<(f32, f32)> {
        let inside = |laid: &&(f32, &Laid)| laid.1.shown.span.overlaps(span);
        let laid: Vec<(f32, &Laid)> = rows
            .iter()
            .flat_map(|row| row.cells.of(side).paragraphs.iter().map(|laid| (row.top, laid)))
            .collect();
        let (first_top, first) = laid.iter().find(inside)?;
        let (last_top, last) = laid.iter().rfind(inside)?;
        let top = first_top + first.reading_y(span.start.max(first.shown.span.start), self.column);
        let bottom = last_top + last.reading_y(span.end.min(last.shown.span.end), self.column);
        Some((top.round(), bottom.round().max(top.round() + 10.0)))
    }

    fn bar(&self, side: Side, top: f32, bottom: f32, sign: Sign) {
        let x = match side {
            Side::Left => self.rect.left(),
            Side::Right => self.rect.right() - 3.0,
        };
        signs::bar(self.painter, x, top, bottom, sign.bar(), sign.colors(self.tokens).ink);
    }

    fn ribbon(&self, left: (f32, f32), right: (f32, f32), sign: Sign) {
        let (x1, x2) = (self.rect.left(), self.rect.right());
        let corners =
            vec![pos2(x1, left.0), pos2(x2, right.0), pos2(x2, right.1), pos2(x1, left.1)];
        let wash = sign.colors(self.tokens).wash;
        self.painter.add(Shape::convex_polygon(corners, wash, Stroke::NONE));
        self.bar(Side::Left, left.0, left.1, sign);
        self.bar(Side::Right, right.0, right.1, sign);
    }

    fn stub(&self, side: Side, top: f32, bottom: f32, sign: Sign) {
        let middle = self.rect.center().x;
        let (from, to) = match side {
            Side::Left => (self.rect.left(), middle),
            Side::Right => (middle, self.rect.right()),
        };
        let rect = Rect::from_min_max(pos2(from, top), pos2(to, bottom));
        self.painter.rect_filled(rect, 0, sign.colors(self.tokens).wash);
        self.bar(side, top, bottom, sign);
    }
}

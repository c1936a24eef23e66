//! What stands between the sheets: the hinge with its ribbons, hints and signs, and the answer to why.

use egui::{Stroke, Ui};

use super::hinge::{self, Hinge, PlacedRow, PlacedSign};
use super::{ReadingView, column_left, hints, why};
use crate::app::reading::Reading;
use crate::app::{Action, StepTo};
use crate::compare::Side;
use crate::ui::View;
use crate::ui::layout::Layout;
use crate::ui::theme::tokens;

impl ReadingView {
    /// Draws the hinge; a click on a sign leads there.
    pub(super) fn between(
        &self,
        ui: &mut Ui,
        view: &mut View<'_>,
        reading: &Reading,
        layout: &Layout,
        column: f32,
    ) {
        let rect = layout.hinge;
        let tokens = tokens(ui.ctx());
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0, tokens.chrome);
        let hairline = Stroke::new(1.0, tokens.line);
        painter.vline(rect.left() + 0.5, rect.y_range(), hairline);
        painter.vline(rect.right() - 0.5, rect.y_range(), hairline);
        let rows: Vec<&PlacedRow> = self.placed.iter().flatten().collect();
        let hinge = Hinge { painter: &painter, rect, column, tokens };
        let mut signs = hinge::ribbons(&hinge, reading, &rows);
        let inner = [column_left(layout.left, column) + column, column_left(layout.right, column)];
        let margins = ui.painter_at(layout.left.union(layout.right));
        let shows_related = view.state.settings.is_related_shown;
        signs.extend(hints::hints(&hinge, &margins, reading, &rows, inner, shows_related));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        let asked = view.state.why.as_ref().map(|why| why.of);
        let current = hinge::Current { step: view.state.step, asked };
        if let Some(sign) = hinge::signs_ui(&mut child, rect, signs, current, tokens) {
            click(view, &sign);
        }
        if let Some(spans) = asked.and_then(|of| reading.spans_of(of)) {
            let ends = |side: Side| hinge.ends(&rows, side, *spans.of(side));
            let ends = Side::BOTH.into_iter().filter_map(ends);
            let ends = ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
            let (top, bottom) = ends.unwrap_or_else(|| (rect.top(), rect.top()));
            let within = |y: f32| y.clamp(rect.top(), rect.bottom());
            let stretch = rect.with_min_y(within(top)).with_max_y(within(bottom));
            why::why_ui(ui, view, reading, stretch, layout.left.union(layout.right));
        }
    }
}

/// A sign of the hinge leads to its change and says why it is one; clicked again, it is silent.
fn click(view: &mut View<'_>, sign: &PlacedSign) {
    let is_open =
        view.state.why.as_ref().is_some_and(|why| sign.of.is_some_and(|it| it.0 == why.of));
    if is_open {
        view.push(Action::Explain(None));
        return;
    }
    if let Some((step, _)) = sign.step {
        view.push(Action::Step(StepTo::This(step)));
    }
    if sign.of.is_some() {
        view.push(Action::Explain(sign.of));
    }
}

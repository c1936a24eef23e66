//! A row of the list: what a finding is about, its kind, and its values as chips with the number of
//! documents that give each.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, CornerRadius, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::list::subject_icon;
use super::list_id;
use super::words::{kind, n_documents, row_name};
use crate::app::Action;
use crate::app::findings::FindingsAction;
use crate::findings::{Finding, Value};
use crate::text::flat;
use crate::ui::icons::icon;
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, grouped, widgets};

/// Height of a row with the space below it.
pub(super) const ROW: f32 = 76.0;
const CHIP: f32 = 24.0;
/// A chip is at least so wide, or it is left out.
const LEAST_CHIP: f32 = 44.0;

/// Draws a row; a click shows the finding.
pub(super) fn row_ui(ui: &Ui, view: &mut View<'_>, (index, matches): (usize, bool), rect: Rect) {
    let tokens = tokens(ui.ctx());
    let found = &view.state.findings;
    let Some(finding) = found.all().get(index) else { return };
    let is_current = found.current == Some(index);
    let ground = Rect::from_min_max(rect.min + vec2(8.0, 1.0), rect.max - vec2(8.0, 2.0));
    let response = ui.interact(ground, Id::unique(("finding", index)), Sense::CLICK);
    let name = row_name(finding);
    response
        .widget_info(|| WidgetInfo::selected(AccessRole::ListBoxOption, true, is_current, &name));
    let has_keyboard = ui.memory(|memory| memory.has_focus(list_id()));
    if is_current {
        ui.painter().rect_filled(ground, 6, tokens.selected);
        let edge = Rect::from_min_size(ground.min, vec2(3.0, ground.height()));
        ui.painter().rect_filled(edge, CornerRadius::same(1), tokens.ink);
        if has_keyboard && widgets::shows_focus(ui.ctx()) {
            let stroke = Stroke::new(2.0, tokens.ink);
            ui.painter().rect_stroke(ground, 6, stroke, StrokeKind::Inside);
        }
    } else if response.hovered() {
        ui.painter().rect_filled(ground, 6, tokens.hover);
    }
    let ink = if matches { tokens.ink } else { tokens.ink3 };
    let y = ground.top() + 20.0;
    icon(ui.painter(), pos2(rect.left() + 28.0, y), subject_icon(finding.subject), ink);
    let kind = kind(finding);
    let anchor = (pos2(ground.right() - 12.0, y), Align2::RIGHT_CENTER);
    let format = Role::Second.format(if matches { tokens.ink2 } else { tokens.ink3 });
    let kind_left = widgets::text(ui.painter(), anchor, &kind, format, 120.0).left();
    let left = rect.left() + 46.0;
    let anchor = (pos2(left, y), Align2::LEFT_CENTER);
    let about = finding.title();
    let role = if matches { Role::Strong } else { Role::Interface };
    widgets::text(ui.painter(), anchor, &about, role.format(ink), kind_left - left - 10.0);
    let chips =
        Rect::from_min_max(pos2(left, y + 17.0), pos2(ground.right() - 12.0, y + 17.0 + CHIP));
    chips_ui(ui, finding, chips, matches);
    if response.clicked() {
        view.push(Action::Findings(FindingsAction::Choose(index)));
        ui.memory_mut(|memory| memory.request_focus(list_id()));
    }
    if !egui::Popup::is_any_open(ui.ctx()) {
        response.on_hover_text(name);
    }
}

/// The values as far as they have room; what has none is counted.
fn chips_ui(ui: &Ui, finding: &Finding, room: Rect, matches: bool) {
    let tokens = tokens(ui.ctx());
    let mut x = room.left();
    let n = finding.values.len();
    for (at, value) in finding.values.iter().enumerate() {
        let n_left = n - at;
        // Two values show how they differ, so the first leaves room for a second.
        let widest = if at == 0 && n > 1 { room.width() * 0.55 } else { room.width() };
        let reserve = if n_left > 1 { 30.0 } else { 0.0 };
        let width = (room.right() - x - reserve - 24.0).min(widest);
        if width < LEAST_CHIP {
            let anchor = (pos2(x, room.center().y), Align2::LEFT_CENTER);
            let format = Role::Count.format(tokens.ink2);
            widgets::text(ui.painter(), anchor, &format!("+{n_left}"), format, 30.0);
            return;
        }
        x = chip(ui, value, (pos2(x, room.top()), width), matches) + 12.0;
    }
}

/// One value and the number of its documents; answers where it ends.
fn chip(ui: &Ui, value: &Value, (at, width): (egui::Pos2, f32), matches: bool) -> f32 {
    let tokens = tokens(ui.ctx());
    let ink = if matches { tokens.ink } else { tokens.ink3 };
    let text = flat(&value.text);
    let galley = widgets::line(ui.painter(), &text, Role::Quote.format(ink), width - 16.0);
    let rect = Rect::from_min_size(at.round(), vec2((galley.size().x + 16.0).round(), CHIP));
    let border = if matches { tokens.border } else { tokens.line };
    let stroke = Stroke::new(1.0, border);
    ui.painter().rect(rect, CornerRadius::same(4), tokens.raise, stroke, StrokeKind::Inside);
    let min = pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(min.round(), galley, ink);
    let anchor = (pos2(rect.right() + 7.0, rect.center().y), Align2::LEFT_CENTER);
    let format = Role::Count.format(if matches { tokens.ink2 } else { tokens.ink3 });
    let n = grouped(n_documents(value));
    widgets::text(ui.painter(), anchor, &n, format, 30.0).right()
}

//! The values of a finding, one a line: the value, how many documents give it, which, and what it fits.

use egui::accesskit::Role as AccessRole;
use egui::text::LayoutJob;
use egui::{Align2, CornerRadius, Id, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::page::Column;
use super::words::{n_documents, names, remark};
use crate::app::findings::is_disputed;
use crate::findings::{Finding, Value};
use crate::text::flat;
use crate::ui::cut::names_that_fit;
use crate::ui::theme::{Role, tokens};
use crate::ui::value_box::value_box;
use crate::ui::{View, counted, grouped, widgets};

/// A line is at least so high.
const ROW: f32 = 44.0;
/// A value has at least so much room.
const LEAST_VALUE: f32 = 120.0;
/// The bars of all documents.
const BARS: f32 = 106.0;
/// More documents than this are one bar.
const MOST_BARS: usize = 12;
/// So many documents are named.
const MOST_NAMES: usize = 40;

/// Draws the lines.
pub(super) fn values(ui: &Ui, view: &View<'_>, finding: &Finding, column: &mut Column) {
    let hairline = Stroke::new(1.0, tokens(ui.ctx()).line);
    let setting = value_width(ui, finding, column);
    let n_all = finding.documents().len();
    for (index, value) in finding.values.iter().enumerate() {
        let galley = laid(ui, value, column.factor, setting);
        let rect = column.take((galley.size().y + 18.0).max(ROW).round());
        let x = rect.x_range();
        ui.painter().hline(x, rect.top().round() + 0.5, hairline);
        if index + 1 == finding.values.len() {
            ui.painter().hline(x, rect.bottom().round() + 0.5, hairline);
        }
        value_ui(ui, view, (finding, index), (rect, setting, n_all), galley);
    }
}

fn laid(ui: &Ui, value: &Value, factor: f32, width: f32) -> std::sync::Arc<egui::Galley> {
    let ink = tokens(ui.ctx()).ink;
    let format = Role::ReadingStrong.scaled(ink, factor);
    let mut job = LayoutJob::single_section(flat(&value.text).into_owned(), format);
    (job.wrap.max_width, job.wrap.max_rows) = (width, 3);
    ui.painter().layout_job(job)
}

/// The widest value decides, up to half of the page.
fn value_width(ui: &Ui, finding: &Finding, column: &Column) -> f32 {
    let most = column.width * 0.5;
    let widths = finding.values.iter().map(|value| laid(ui, value, column.factor, most).size().x);
    widths.fold(LEAST_VALUE, f32::max).ceil().min(most)
}

fn value_ui(
    ui: &Ui,
    view: &View<'_>,
    (finding, index): (&Finding, usize),
    (rect, width, n_all): (Rect, f32, usize),
    galley: std::sync::Arc<egui::Galley>,
) {
    let tokens = tokens(ui.ctx());
    let Some(value) = finding.values.get(index) else { return };
    let text = Rect::from_min_size(
        pos2(rect.left() + 2.0, rect.center().y - galley.size().y / 2.0).round(),
        galley.size(),
    );
    if is_disputed(finding, index) {
        value_box(ui.painter(), &[text], tokens);
    }
    ui.painter().galley(text.min, galley, tokens.ink);
    let bars = pos2(rect.left() + width + 28.0, rect.center().y);
    bars_ui(ui, bars, (n_documents(value), n_all));
    let remark = remark(finding, value);
    let anchor = (rect.right_center() - vec2(4.0, 0.0), Align2::RIGHT_CENTER);
    let format = Role::Second.format(tokens.ink2);
    let room = rect.right() - bars.x - BARS - 28.0;
    let right = if remark.is_empty() {
        rect.right()
    } else {
        widgets::text(ui.painter(), anchor, &remark, format, room * 0.6).left() - 12.0
    };
    let left = bars.x + BARS + 28.0;
    let names = names(value, &view.state.findings, MOST_NAMES);
    let n = n_documents(value);
    let anchor = (pos2(left, rect.center().y), Align2::LEFT_CENTER);
    let format = Role::Interface.format(tokens.ink);
    let fit = names_that_fit(ui.painter(), (&names, n), &format, right - left);
    widgets::text(ui.painter(), anchor, &fit, format, right - left);
    let names = all_of(&names, n);
    let id = Id::unique(("value of the finding", index));
    let response = ui.interact(rect, id, Sense::hover());
    let n = counted(n_documents(value), "document");
    let said = format!("{}: {n}, {names}", flat(&value.text));
    let said = if remark.is_empty() { said } else { format!("{said}, {remark}") };
    widgets::named(&response, AccessRole::Label, &said);
    if !egui::Popup::is_any_open(ui.ctx()) {
        response.on_hover_text(said);
    }
}

/// The names as they are said aloud and beside the pointer.
fn all_of(names: &[String], n: usize) -> String {
    let n_left = n.saturating_sub(names.len());
    let more = if n_left > 0 { format!(" and {} more", grouped(n_left)) } else { String::new() };
    format!("{}{more}", names.join(", "))
}

/// A cell a document, filled where it gives the value; of many documents one bar.
fn bars_ui(ui: &Ui, at: egui::Pos2, (n, n_all): (usize, usize)) {
    let tokens = tokens(ui.ctx());
    let n_cells = if n_all > MOST_BARS { 1 } else { n_all.max(1) };
    let gap = 4.0;
    let wide = ((BARS - gap * (n_cells as f32 - 1.0)) / n_cells as f32).floor().min(18.0);
    let width = if n_all > MOST_BARS { BARS } else { wide };
    for cell in 0..n_cells {
        let min = pos2(at.x + cell as f32 * (width + gap), at.y - 5.0).round();
        let rect = Rect::from_min_size(min, vec2(width, 11.0));
        let stroke = Stroke::new(1.0, tokens.line);
        ui.painter().rect_stroke(rect, CornerRadius::same(3), stroke, StrokeKind::Inside);
        let share = if n_all > MOST_BARS { n as f32 / n_all as f32 } else { 1.0 };
        if n_all > MOST_BARS || cell < n {
            let full = rect.with_max_x(rect.left() + (rect.width() * share).max(3.0));
            ui.painter().rect_filled(full, CornerRadius::same(3), tokens.ink2);
        }
    }
}

//! Every sentence of a finding, one a line; a click opens it in the reading view.

use egui::accesskit::Role as AccessRole;
use egui::text::LayoutJob;
use egui::{Align2, Id, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::page::Column;
use super::words::name_of;
use crate::app::Action;
use crate::app::findings::{FindingsAction, Place, is_disputed};
use crate::app::reading::Marks;
use crate::compare::Side;
use crate::findings::{Finding, Mention};
use crate::model::Document;
use crate::text::{Span, flat};
use crate::ui::icons::leaf;
use crate::ui::reading::{Laid, Shown};
use crate::ui::theme::{Role, tokens};
use crate::ui::value_box::value_box;
use crate::ui::widgets::{self, Look};
use crate::ui::{View, cut, grouped};

const ROW: f32 = 36.0;
/// So many bytes before a value are shown at most, so that it stands in view.
const BEFORE_BYTES: u32 = 70;
/// More of a sentence fits no window.
const LINE_BYTES: u32 = 500;

/// Names have at least so much room ...
const LEAST_NAME: f32 = 102.0;
/// ... and at most this share of a line.
const MOST_NAME: f32 = 0.28;
/// So many names decide how wide they are.
const MOST_MEASURED: usize = 24;

/// Draws the head and a line for each place of each value.
pub(super) fn sentences(ui: &mut Ui, view: &mut View<'_>, finding: &Finding, column: &mut Column) {
    head(ui, view, finding, column);
    let names = names_width(ui, view, finding, column.width);
    let hairline = Stroke::new(1.0, tokens(ui.ctx()).line);
    let seen = ui.clip_rect();
    for (value, given) in finding.values.iter().enumerate() {
        let block = column.take(given.mentions.len() as f32 * ROW);
        let row_at = |y: f32| ((y - block.top()) / ROW).max(0.0) as usize;
        let end = (row_at(seen.bottom()) + 1).min(given.mentions.len());
        for mention in row_at(seen.top())..end {
            let Some(at) = given.mentions.get(mention) else { continue };
            let min = block.left_top() + vec2(0.0, mention as f32 * ROW);
            let rect = Rect::from_min_size(min, vec2(block.width(), ROW));
            ui.painter().hline(rect.x_range(), rect.top().round() + 0.5, hairline);
            row(ui, view, (finding, Place { value, mention }, at), (rect, names));
        }
    }
    let y = column.y.round() + 0.5;
    ui.painter().hline(column.left..=column.left + column.width, y, hairline);
}

fn head(ui: &mut Ui, view: &mut View<'_>, finding: &Finding, column: &mut Column) {
    let tokens = tokens(ui.ctx());
    let rect = column.take(30.0);
    let anchor = (rect.left_center(), Align2::LEFT_CENTER);
    let format = Role::Strong.format(tokens.ink);
    let said = widgets::text(ui.painter(), anchor, "Every sentence", format, 200.0);
    let n = grouped(finding.mentions().count());
    let anchor = (said.right_center() + vec2(8.0, 0.0), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, &n, Role::Interface.format(tokens.ink2), 60.0);
    let button = Rect::from_min_size(rect.right_top() - vec2(96.0, -2.0), vec2(96.0, 26.0));
    if widgets::button(ui, button, "Copy as table", None, Look::Quiet).clicked() {
        view.push(Action::Findings(FindingsAction::Copy));
    }
}

/// The widest name decides, up to a share of the page.
fn names_width(ui: &Ui, view: &View<'_>, finding: &Finding, page: f32) -> f32 {
    let format = Role::Interface.format(tokens(ui.ctx()).ink);
    let most = (page * MOST_NAME).max(LEAST_NAME);
    let mut widest = LEAST_NAME;
    for mention in finding.mentions().take(MOST_MEASURED) {
        let name = format!("{}*", name_of(&view.state.findings, mention.document));
        let width = widgets::line(ui.painter(), &name, format.clone(), f32::INFINITY).size().x;
        widest = widest.max(width.ceil()).min(most);
    }
    widest
}

fn row(
    ui: &Ui,
    view: &mut View<'_>,
    (finding, place, mention): (&Finding, Place, &Mention),
    (rect, names): (Rect, f32),
) {
    let tokens = tokens(ui.ctx());
    let found = &view.state.findings;
    let Some(document) = found.corpus.document(mention.document) else { return };
    let id = Id::unique(("sentence", place.value, place.mention));
    let response = ui.interact(rect, id, Sense::click());
    let name = name_of(found, mention.document);
    let sentence = flat(mention.sentence.of(document.text())).into_owned();
    widgets::named(&response, AccessRole::Button, &format!("{name}: {sentence}"));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(8.0, 0.0)), 6, tokens.hover);
    }
    let side = Side::BOTH.into_iter().find(|&side| *found.standing.of(side) == place);
    if let Some(side) = side {
        let badge = Rect::from_center_size(rect.left_center() + vec2(8.0, 0.0), vec2(16.0, 14.0));
        leaf(ui.painter(), badge, side, tokens.ink);
    }
    let star = if mention.reckoned.is_some() { "*" } else { "" };
    let anchor = (pos2(rect.left() + 28.0, rect.center().y), Align2::LEFT_CENTER);
    let format = Role::Interface.format(tokens.ink);
    cut::text(ui.painter(), anchor, &format!("{name}{star}"), format, names);
    let paragraph = document.paragraph_at_byte(mention.span.start);
    let number = format!("¶ {}", grouped(paragraph.map_or(0, |at| at.index() + 1)));
    let anchor = (pos2(rect.left() + names + 42.0, rect.center().y), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, &number, Role::Second.format(tokens.ink2), 44.0);
    let factor = f32::from(view.state.settings.text_size) / 100.0;
    let line = rect.with_min_x(rect.left() + names + 90.0);
    quote(ui, (document, mention), (line, factor), is_disputed(finding, place.value));
    widgets::focus_ring(ui, &response, rect.expand2(vec2(6.0, 0.0)), 6);
    if response.clicked() {
        view.push(Action::Findings(FindingsAction::ReadAt(place)));
    }
    if !egui::Popup::is_any_open(ui.ctx()) {
        let reckoned = mention.reckoned.as_ref();
        let reckoned = reckoned.map(|how| format!("\n* {}", flat(how))).unwrap_or_default();
        response.on_hover_text(format!("{sentence}{reckoned}"));
    }
}

/// The sentence on one line, its value boxed or, where it fits all others, bold.
fn quote(
    ui: &Ui,
    (document, mention): (&Document, &Mention),
    (rect, factor): (Rect, f32),
    is_boxed: bool,
) {
    let tokens = tokens(ui.ctx());
    let text = document.text();
    let whole = mention.sentence.hull(mention.span);
    let start = whole.start.max(mention.span.start.saturating_sub(BEFORE_BYTES));
    let start = if start == whole.start { start } else { word_start(text, start, mention.span) };
    let end = text.floor_char_boundary(whole.end.min(start.saturating_add(LINE_BYTES)) as usize);
    let span = Span::new(start, (end as u32).max(mention.span.end));
    let shown = Shown::new(document, span);
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    (job.wrap.max_width, job.wrap.max_rows, job.wrap.break_anywhere) = (rect.width(), 1, true);
    let lead = if start == whole.start { "" } else { "… " };
    let lead_galley =
        widgets::line(ui.painter(), lead, Role::Quote.scaled(tokens.ink, factor), 40.0);
    job.wrap.max_width -= lead_galley.size().x;
    let role = if is_boxed { Role::Quote } else { Role::QuoteStrong };
    let (first, last) = (shown.drawn(mention.span.start), shown.drawn(mention.span.end));
    let pieces =
        [(0..first, Role::Quote), (first..last, role), (last..shown.text.len(), Role::Quote)];
    for (range, role) in pieces {
        let piece = shown.text.get(range).unwrap_or_default();
        if !piece.is_empty() {
            job.append(piece, 0.0, role.scaled(tokens.ink, factor));
        }
    }
    let galley = ui.painter().layout_job(job);
    let top = rect.center().y - galley.size().y / 2.0;
    let lead_at = pos2(rect.left(), top).round();
    let origin = pos2(rect.left() + lead_galley.size().x, top).round();
    let laid = Laid { index: 0, top: 0.0, galley, shown, marks: Marks::default() };
    if is_boxed {
        let boxes = laid.boxes(mention.span).into_iter();
        let boxes: Vec<Rect> = boxes.map(|rect| rect.translate(origin.to_vec2())).collect();
        value_box(ui.painter(), &boxes, tokens);
    }
    ui.painter().galley(lead_at, lead_galley, tokens.ink);
    ui.painter().galley(origin, laid.galley, tokens.ink);
}

/// The beginning of the first word at or after a byte, before the value.
fn word_start(text: &str, byte: u32, value: Span) -> u32 {
    let at = text.floor_char_boundary(byte as usize) as u32;
    let before = Span::new(at, value.start).of(text);
    before.find(char::is_whitespace).map_or(value.start, |gap| at + gap as u32 + 1)
}

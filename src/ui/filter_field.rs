//! The filter: field, switches, counts, and what is wrong with a query.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Area, EventFilter, Frame, Id, Margin, Modifiers, Order, Rect, Sense, Stroke,
    StrokeKind, TextEdit, Ui, pos2, vec2,
};

use super::filter_help::filter_help;
use super::icons::{Icon, icon};
use super::reading::hit_box;
use super::theme::{Role, Tokens, tokens};
use super::{View, grouped, widgets};
use crate::app::{Action, Command};
use crate::filter::QueryError;

const WIDTH: f32 = 520.0;
/// Narrower while counts stand beside it.
const WIDTH_WITH_COUNTS: f32 = 420.0;
const TOGGLE: f32 = 24.0;

/// The field's id, by which it takes the keyboard.
pub(crate) fn field_id() -> Id {
    Id::unique("filter field")
}

/// Draws the field at the left of `room` and the counts beside it.
pub(crate) fn filter_field(ui: &mut Ui, view: &mut View<'_>, room: Rect) {
    let filtering = &view.state.filtering;
    let has_counts = filtering.is_active() || filtering.error.is_some();
    let width = if has_counts { WIDTH_WITH_COUNTS } else { WIDTH };
    let field = Rect::from_min_size(room.min, vec2(width.min(room.width()), room.height()));
    field_ui(ui, view, field);
    if let Some(error) = &filtering.error {
        error_ui(ui, field, &filtering.text, error);
    }
    let beside = Rect::from_min_max(pos2(field.right() + 14.0, room.top()), room.max);
    if has_counts && beside.width() > 40.0 {
        counts_ui(ui, view, beside);
    }
}

fn field_ui(ui: &mut Ui, view: &mut View<'_>, field: Rect) {
    let tokens = tokens(ui.ctx());
    let filtering = &view.state.filtering;
    let has_focus = ui.memory(|memory| memory.has_focus(field_id()));
    let is_hovered = ui.rect_contains_pointer(field);
    let stroke = match (&filtering.error, has_focus) {
        (Some(_), _) => Stroke::new(2.0, tokens.left_only.ink),
        (None, true) => Stroke::new(2.0, tokens.ink),
        (None, false) if is_hovered => Stroke::new(1.0, tokens.ink2),
        (None, false) => Stroke::new(1.0, tokens.border),
    };
    let fill = if has_focus || is_hovered { tokens.raise } else { tokens.paper };
    ui.painter().rect(field, 6, fill, stroke, StrokeKind::Inside);
    icon(ui.painter(), field.left_center() + vec2(18.0, 0.0), Icon::Search, tokens.ink2);
    let toggles_left = toggles(ui, view, field);
    let text_right = cap_or_clear(ui, view, field, toggles_left, has_focus);
    let text = Rect::from_min_max(
        pos2(field.left() + 34.0, field.top()),
        pos2(text_right, field.bottom()),
    );
    edit(ui, view, text, tokens);
}

fn edit(ui: &mut Ui, view: &mut View<'_>, rect: Rect, tokens: &Tokens) {
    let mut text = view.state.filtering.text.clone();
    let error = view.state.filtering.error.clone();
    let mut layouter = |ui: &Ui, buffer: &dyn egui::TextBuffer, _width: f32| {
        ui.painter().layout_job(marked(buffer.as_str(), error.as_ref(), tokens))
    };
    let edit = TextEdit::singleline(&mut text)
        .id(field_id())
        .hint_text(egui::RichText::new("Filter all documents").color(tokens.ink2))
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .desired_width(rect.width())
        .align(Align2::LEFT_CENTER)
        // Esc is ours: the first one only empties the field.
        .event_filter(EventFilter {
            escape: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            tab: false,
        })
        .layouter(&mut layouter);
    let response = ui.place(rect, edit).accessible_name("Filter all documents");
    if response.changed() {
        view.push(Action::Type(text));
    }
    let is_enter = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if is_enter {
        let is_back = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, egui::Key::Enter));
        view.perform(if is_back { Command::PreviousHit } else { Command::NextHit });
        response.request_focus();
    }
}

/// The text with its faulty characters coloured and underlined.
fn marked(text: &str, error: Option<&QueryError>, tokens: &Tokens) -> LayoutJob {
    let plain = Role::Interface.format(tokens.ink);
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    let Some(error) = error.filter(|error| !error.span.of(text).is_empty()) else {
        job.append(text, 0.0, plain);
        return job;
    };
    let faulty = TextFormat {
        color: tokens.left_only.ink,
        underline: Stroke::new(2.0, tokens.left_only.ink),
        ..plain.clone()
    };
    let (before, after) =
        (text.get(..error.span.start as usize), text.get(error.span.end as usize..));
    job.append(before.unwrap_or_default(), 0.0, plain.clone());
    job.append(error.span.of(text), 0.0, faulty);
    job.append(after.unwrap_or_default(), 0.0, plain);
    job
}

/// The three switches and the way to the help at the right end; answers where they begin.
fn toggles(ui: &mut Ui, view: &mut View<'_>, field: Rect) -> f32 {
    let switches = view.state.filtering.switches;
    let all = [
        ("Aa", Command::MatchCase, "Match case", switches.is_case_exact),
        ("W", Command::WholeWord, "Whole words", switches.is_whole_word),
        (".*", Command::Regex, "Regular expression", switches.is_regex),
    ];
    let mut x = field.right() - 6.0 - 4.0 * (TOGGLE + 3.0);
    let left = x;
    let square = |x: f32| {
        Rect::from_min_size(pos2(x, field.center().y - TOGGLE / 2.0), vec2(TOGGLE, TOGGLE))
    };
    for (label, command, name, is_on) in all {
        if widgets::toggle(ui, square(x), label, name, is_on).clicked() {
            view.perform(command);
        }
        x += TOGGLE + 3.0;
    }
    filter_help(ui, view, square(x), field);
    left
}

/// A key cap while the field is empty and idle, a cross while it holds something.
fn cap_or_clear(ui: &mut Ui, view: &mut View<'_>, field: Rect, right: f32, has_focus: bool) -> f32 {
    if !view.state.filtering.text.is_empty() {
        let rect = Rect::from_center_size(pos2(right - 14.0, field.center().y), vec2(24.0, 24.0));
        if widgets::icon_button(ui, rect, Icon::Cross, "Clear the filter").clicked() {
            view.perform(Command::ClearFilter);
        }
        return rect.left() - 4.0;
    }
    if !has_focus {
        return widgets::key_cap(ui, pos2(right - 6.0, field.center().y), "/").left() - 4.0;
    }
    right - 8.0
}

/// "58 hits in 6 of 7", and each term with its own count.
fn counts_ui(ui: &Ui, view: &View<'_>, room: Rect) {
    let mut pen = Pen { ui, x: room.left(), room, said: String::new() };
    write_counts(&mut pen, view);
    let rect = room.with_max_x(pen.x);
    let response = ui.interact(rect, Id::unique("filter counts"), Sense::hover());
    widgets::named(&response, egui::accesskit::Role::Status, &pen.said);
    if view.state.filtering.explanation.is_some() {
        // It may be longer than the room beside the field.
        response.on_hover_text(pen.said);
    }
}

fn write_counts(pen: &mut Pen<'_>, view: &View<'_>) {
    let ui = pen.ui;
    let tokens = tokens(ui.ctx());
    let filtering = &view.state.filtering;
    let hits = &filtering.hits;
    let of = format!("{} of {}", grouped(hits.n_documents), grouped(view.state.corpus.len()));
    if filtering.error.is_some() {
        if !filtering.is_active() {
            return;
        }
        pen.write("showing the last good filter: ", Role::Interface.format(tokens.ink2));
        pen.write(&filtering.good_text, Role::Strong.format(tokens.ink));
        let counts = format!(" · {} in {of}", super::counted(hits.n_hits, "hit"));
        pen.write(&counts, Role::Interface.format(tokens.ink2));
        return;
    }
    pen.write(&super::counted(hits.n_hits, "hit"), Role::Strong.format(tokens.ink));
    if let Some(why) = &filtering.explanation {
        let why = why.strip_prefix("0 hits").unwrap_or(why);
        pen.write(why, Role::Interface.format(tokens.ink2));
        return;
    }
    pen.write(&format!(" in {of}"), Role::Interface.format(tokens.ink2));
    let terms = filtering.query.terms();
    if terms.len() > 1 {
        for (index, term) in terms.iter().enumerate() {
            let n = hits.n_by_term.get(index).copied().unwrap_or_default();
            pen.chip(term, index as u16, (&grouped(n), tokens));
        }
    }
}

/// Writes one thing after another into a line.
struct Pen<'a> {
    ui: &'a Ui,
    x: f32,
    room: Rect,
    /// All of it, for screen readers, also what had no room.
    said: String,
}

impl Pen<'_> {
    fn write(&mut self, text: &str, format: TextFormat) {
        self.said += text;
        let anchor = (pos2(self.x, self.room.center().y), Align2::LEFT_CENTER);
        let left = self.room.right() - self.x;
        if left > 16.0 && !text.is_empty() {
            self.x = widgets::text(self.ui.painter(), anchor, text, format, left).right();
        }
    }

    /// A term as its hits look, and its count; neither where both have no room.
    fn chip(&mut self, term: &str, index: u16, (n, tokens): (&str, &Tokens)) {
        self.said.extend([", ", term, ": "]);
        let galley =
            widgets::line(self.ui.painter(), term, Role::Interface.format(tokens.hit_ink), 120.0);
        if self.x + galley.size().x + 48.0 > self.room.right() {
            self.x = self.room.right();
            self.said += n;
            return;
        }
        let min = pos2(self.x + 14.0, self.room.center().y - galley.size().y / 2.0).round();
        let rect = Rect::from_min_size(min, galley.size()).expand2(vec2(3.0, 3.0));
        hit_box(self.ui.painter(), rect, index, false, tokens);
        self.ui.painter().galley(min, galley, tokens.hit_ink);
        self.x = rect.right() + 6.0;
        self.write(n, Role::Interface.format(tokens.ink2));
    }
}

/// Says under the field what is wrong and where; nothing else in the window moves.
fn error_ui(ui: &Ui, field: Rect, text: &str, error: &QueryError) {
    let tokens = tokens(ui.ctx());
    let frame = Frame::NONE
        .fill(tokens.raise)
        .stroke(Stroke::new(1.0, tokens.left_only.ink))
        .corner_radius(8)
        .shadow(tokens.popover_shadow())
        .inner_margin(12);
    let width = field.width();
    Area::new(Id::unique("filter error"))
        .order(Order::Foreground)
        .fixed_pos(field.left_bottom() + vec2(-8.0, 6.0))
        .interactable(false)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 8.0);
                error_message(ui, error, tokens);
                error_place(ui, text, error, tokens);
                if let Some(hint) = &error.hint {
                    ui.add_space(2.0);
                    let mut job =
                        LayoutJob::single_section(hint.clone(), Role::Second.format(tokens.ink2));
                    job.wrap.max_width = width - 40.0;
                    ui.horizontal(|ui| {
                        ui.add_space(24.0);
                        ui.label(job);
                    });
                }
            });
        });
}

fn error_message(ui: &mut Ui, error: &QueryError, tokens: &Tokens) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::empty());
        icon(ui.painter(), rect.center(), Icon::Warning, tokens.left_only.ink);
        let text =
            LayoutJob::single_section(error.message.clone(), Role::Medium.format(tokens.ink));
        ui.label(text);
    });
}

/// The query in type of one width, with a caret under the faulty characters.
fn error_place(ui: &mut Ui, text: &str, error: &QueryError, tokens: &Tokens) {
    let before = text.get(..error.span.start as usize).unwrap_or(text);
    let n_faulty = error.span.of(text).chars().count().max(1);
    let caret = format!("{}{}", " ".repeat(before.chars().count()), "^".repeat(n_faulty));
    let width = ui.available_width() - 24.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width + 24.0, 46.0), Sense::empty());
    let well = Rect::from_min_max(rect.min + vec2(24.0, 0.0), rect.max);
    ui.painter().rect_filled(well, 4, tokens.sunk);
    let at = well.min + vec2(10.0, 5.0);
    let lines = [(text, tokens.ink, 0.0), (caret.as_str(), tokens.left_only.ink, 17.0)];
    for (line, color, down) in lines {
        let anchor = (at + vec2(0.0, down), Align2::LEFT_TOP);
        widgets::text(ui.painter(), anchor, line, Role::Code.format(color), width - 20.0);
    }
}

//! What other documents say where a hit stands: how many beside its line, and below it, when shown,
//! the sentence of each.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, CursorIcon, Galley, Id, Key, Painter, Rect, Sense, Ui, pos2, vec2};

use super::line::Columns;
use super::{Line, consumed, focus, give_focus, keep_arrows};
use crate::app::reading::StepKind;
use crate::app::{Action, Closeness, Counterpart, HitIdx, State, sentences_around};
use crate::compare::Kind;
use crate::model::DocId;
use crate::text::Span;
use crate::ui::panel::long_list::nudge_into_view;
use crate::ui::reading::{Shown, hit_box};
use crate::ui::signs::{Sign, sign};
use crate::ui::theme::{Role, Tokens, tokens};
use crate::ui::{View, counted, widgets};

/// Space above and below a sentence together.
const PADDING: f32 = 6.0;
/// A sentence takes no more rows than this.
const MOST_ROWS: usize = 4;
/// Of a sentence without end so much is laid out.
const LONGEST_BYTES: u32 = 1200;

/// A counterpart's id, by which it takes the keyboard.
pub(super) fn row_id(line: usize, place: usize) -> Id {
    Id::unique(("counterpart", line, place))
}

/// How many counterparts are shown below a line.
pub(super) fn n_shown(state: &State, line: usize) -> usize {
    let hit = state.concordance.hit_at(line).filter(|&hit| state.shows_counterparts(hit));
    hit.and_then(|hit| counterparts(state, hit)).map_or(0, |all| all.len())
}

fn counterparts(state: &State, at: HitIdx) -> Option<Vec<Counterpart>> {
    state.counterparts_of(at.document, state.hit_of(at)?.span)
}

/// "in 2 others", as line and screen reader say it; empty while it is not known.
pub(super) fn summary(state: &State, of: DocId, found: Option<&[Counterpart]>) -> String {
    let Some(found) = found else { return String::new() };
    if state.corpus.len() < 2 {
        return String::new();
    }
    let is_passage = |it: &&Counterpart| it.closeness != Closeness::Related;
    match (found.iter().filter(is_passage).count(), found.is_empty()) {
        (0, true) => "no counterpart".to_owned(),
        (0, false) => format!("related in {}", found.len()),
        (n, _) => {
            let more = if state.has_more_partners(of) { " or more" } else { "" };
            format!("in {n}{more} {}", if n == 1 { "other" } else { "others" })
        }
    }
}

/// Draws sign and count at the end of a line; answers whether it was clicked.
pub(super) fn mark(
    ui: &Ui,
    line: Line,
    (said, found): (&str, Option<&[Counterpart]>),
    columns: &Columns,
    rect: Rect,
) -> bool {
    let tokens = tokens(ui.ctx());
    let (x, y) = (columns.others, rect.center().y);
    let closest = found.and_then(|found| found.first());
    let label = if found.is_none() { "…" } else { said };
    let left = if let Some(closest) = closest {
        sign(ui.painter(), pos2(x + 8.0, y), sign_of(closest.closeness), tokens, false);
        x + 24.0
    } else {
        x
    };
    let ink = if closest.is_some() { tokens.ink2 } else { tokens.ink3 };
    let anchor = (pos2(left, y), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, label, Role::Second.format(ink), columns.right - left);
    if closest.is_none() {
        return false;
    }
    let place = Rect::from_x_y_ranges(x - 4.0..=columns.right, rect.y_range());
    let response = ui.interact(place, Id::unique(("counterparts of", line.number)), Sense::CLICK);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let name = format!("counterparts of hit {}", line.number + 1);
    widgets::named(&response, egui::accesskit::Role::Button, &name);
    let is_clicked = response.clicked();
    response.on_hover_ui(|ui| tip(ui, found.unwrap_or_default()));
    is_clicked
}

fn tip(ui: &mut Ui, found: &[Counterpart]) {
    let kinds = [
        Closeness::Passage(Kind::Identical),
        Closeness::Passage(Kind::Edited),
        Closeness::Passage(Kind::Paraphrased),
        Closeness::Related,
    ];
    for closeness in kinds {
        let n = found.iter().filter(|it| it.closeness == closeness).count();
        if n > 0 {
            ui.label(format!("{} in {}", closeness.name(), counted(n, "document")));
        }
    }
    ui.label("Click, Space or Right shows how each puts it");
}

/// The sign of a kind of counterpart.
fn sign_of(closeness: Closeness) -> Sign {
    match closeness {
        Closeness::Passage(Kind::Identical) => Sign::Identical,
        Closeness::Passage(Kind::Edited) => Sign::Step(StepKind::Edited),
        Closeness::Passage(Kind::Paraphrased) => Sign::Step(StepKind::Paraphrased),
        Closeness::Related => Sign::Related,
    }
}

/// The height of what is shown below a line.
pub(super) fn height(painter: &Painter, state: &State, at: HitIdx, columns: &Columns) -> f32 {
    let found = counterparts(state, at).unwrap_or_default();
    let tokens = tokens(painter.ctx());
    let heights = found.iter().map(|it| {
        let sentence = Sentence::of(state, it);
        sentence.map_or(0.0, |it| it.laid_out(painter, columns, tokens).galley.size().y + PADDING)
    });
    let sum: f32 = heights.sum();
    if sum > 0.0 { sum + PADDING } else { 0.0 }
}

/// Draws the sentence of each counterpart below a line.
pub(super) fn others(ui: &mut Ui, view: &mut View<'_>, line: Line, columns: &Columns, rect: Rect) {
    let found = counterparts(view.state, line.at).unwrap_or_default();
    let tokens = tokens(ui.ctx());
    let mut top = rect.top();
    for (place, counterpart) in found.iter().enumerate() {
        let Some(sentence) = Sentence::of(view.state, counterpart) else { continue };
        let laid_out = sentence.laid_out(ui.painter(), columns, tokens);
        let height = laid_out.galley.size().y + PADDING;
        let row = Rect::from_x_y_ranges(rect.x_range(), top..=top + height);
        top += height;
        let entry = Entry { line, place, n: found.len(), counterpart, row };
        sentence_ui(ui, view, entry, (&sentence, laid_out), columns);
    }
}

/// A counterpart, and where it is drawn.
#[derive(Clone, Copy)]
struct Entry<'a> {
    line: Line,
    place: usize,
    n: usize,
    counterpart: &'a Counterpart,
    row: Rect,
}

fn sentence_ui(
    ui: &Ui,
    view: &mut View<'_>,
    entry: Entry<'_>,
    (sentence, laid_out): (&Sentence<'_>, LaidOut),
    columns: &Columns,
) {
    let tokens = tokens(ui.ctx());
    let id = row_id(entry.line.number, entry.place);
    let response = ui.interact(entry.row, id, Sense::click());
    let name = sentence.document.file_name();
    let closeness = entry.counterpart.closeness;
    let label = format!("counterpart in {name}, {}: {}", closeness.name(), sentence.shown.text);
    widgets::named(&response, egui::accesskit::Role::Link, &label);
    widgets::row_ground(ui, &response, entry.row, false, false);
    let top = entry.row.top() + PADDING / 2.0;
    let first = top + Role::Quote.line_height(sentence.factor) / 2.0;
    sign(ui.painter(), pos2(columns.file + 8.0, first), sign_of(closeness), tokens, false);
    let anchor = (pos2(columns.file + 24.0, first), Align2::LEFT_CENTER);
    let room = columns.text.0 - columns.file - 36.0;
    widgets::text(ui.painter(), anchor, name, Role::Interface.format(tokens.ink2), room);
    laid_out.draw(ui, pos2(columns.text.0, top), tokens);
    if response.clicked() {
        view.push(Action::OpenCounterpart(entry.line.at, entry.counterpart.document));
    }
    if response.gained_focus() {
        nudge_into_view(ui, entry.row);
    }
    if response.has_focus() {
        sentence_keys(ui, view, entry, id);
    }
}

fn sentence_keys(ui: &Ui, view: &mut View<'_>, entry: Entry<'_>, id: Id) {
    keep_arrows(ui, id);
    let number = entry.line.number;
    if consumed(ui, Key::ArrowLeft) {
        view.push(Action::ToggleCounterparts(entry.line.at));
        focus(ui, super::row_id(number), number);
    } else if consumed(ui, Key::ArrowDown) {
        if entry.place + 1 < entry.n {
            give_focus(ui, row_id(number, entry.place + 1));
        } else if number + 1 < view.state.concordance.len() {
            focus(ui, super::row_id(number + 1), number + 1);
        }
    } else if consumed(ui, Key::ArrowUp) {
        let above = entry.place.checked_sub(1);
        match above {
            Some(above) => give_focus(ui, row_id(number, above)),
            None => focus(ui, super::row_id(number), number),
        }
    }
}

/// The whole sentences of a document in which a counterpart stands.
struct Sentence<'a> {
    document: &'a crate::model::Document,
    shown: Shown,
    /// What corresponds; the rest of the sentences recedes.
    stretch: Span,
    hits: Vec<(Span, u16)>,
    factor: f32,
}

impl<'a> Sentence<'a> {
    fn of(state: &'a State, counterpart: &Counterpart) -> Option<Self> {
        let document = state.corpus.document(counterpart.document)?;
        let whole = sentences_around(document, counterpart.span);
        let end = document.text().floor_char_boundary((whole.start + LONGEST_BYTES) as usize);
        let whole = Span::new(whole.start, whole.end.min(end as u32));
        let hits = state.concordance.hits.of(counterpart.document, &state.corpus);
        let first = hits.partition_point(|hit| hit.span.end <= whole.start);
        let inside = hits.iter().skip(first).map_while(|hit| {
            hit.span.intersection(whole).filter(|span| !span.is_empty()).map(|it| (it, hit.term))
        });
        Some(Self {
            document,
            shown: Shown::new(document, whole),
            stretch: counterpart.span,
            hits: inside.collect(),
            factor: f32::from(state.settings.text_size) / 100.0,
        })
    }

    fn laid_out(&self, painter: &Painter, columns: &Columns, tokens: &Tokens) -> LaidOut {
        let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
        job.wrap.max_width = columns.right - columns.text.0;
        job.wrap.max_rows = MOST_ROWS;
        let plain = |byte: u32| {
            let ink = if self.stretch.contains(byte) { tokens.ink } else { tokens.ink3 };
            Role::Quote.scaled(ink, self.factor)
        };
        let (mut at, mut boxes) = (self.shown.span.start, Vec::new());
        for &(span, term) in &self.hits {
            self.append_plain(&mut job, Span::new(at, span.start), &plain);
            let format = Role::QuoteStrong.scaled(tokens.hit_ink, self.factor);
            self.append(&mut job, span, format);
            boxes.push((self.shown.char_at(span.start)..self.shown.char_at(span.end), term));
            at = span.end;
        }
        self.append_plain(&mut job, Span::new(at, self.shown.span.end.max(at)), &plain);
        LaidOut { galley: painter.layout_job(job), boxes }
    }

    /// Appends what is no hit, cut where the stretch begins and ends.
    fn append_plain(&self, job: &mut LayoutJob, span: Span, format: &dyn Fn(u32) -> TextFormat) {
        let mut at = span.start;
        for edge in [self.stretch.start, self.stretch.end, span.end] {
            let edge = edge.clamp(at, span.end.max(at));
            self.append(job, Span::new(at, edge), format(at));
            at = edge;
        }
    }

    fn append(&self, job: &mut LayoutJob, span: Span, format: TextFormat) {
        let range = self.shown.drawn(span.start)..self.shown.drawn(span.end);
        if let Some(text) = self.shown.text.get(range).filter(|text| !text.is_empty()) {
            job.append(text, 0.0, format);
        }
    }
}

/// Sentences laid out in rows, and which characters are hits.
struct LaidOut {
    galley: Arc<Galley>,
    boxes: Vec<(std::ops::Range<usize>, u16)>,
}

impl LaidOut {
    fn draw(self, ui: &Ui, at: egui::Pos2, tokens: &Tokens) {
        let at = at.round();
        let mut first = 0;
        for row in &self.galley.rows {
            let n = row.glyphs.len();
            for (range, term) in &self.boxes {
                let (from, to) = (range.start.max(first), range.end.min(first + n));
                let glyphs =
                    (from < to).then(|| row.glyphs.get(from - first..to - first)).flatten();
                let Some((start, end)) = glyphs.and_then(|it| it.first().zip(it.last())) else {
                    continue;
                };
                let min = at + row.pos.to_vec2() + vec2(start.pos.x, 0.0);
                let size = vec2(end.max_x() - start.pos.x, row.size.y);
                hit_box(ui.painter(), Rect::from_min_size(min, size), *term, false, tokens);
            }
            first += n;
        }
        ui.painter().galley(at, self.galley, tokens.ink);
    }
}

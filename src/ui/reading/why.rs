//! The popover that says why two stretches correspond: kind, evidence in a sentence, shared words by
//! weight, the longest run of identical words.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Area, Frame, Id, Label, Order, Rect, Sense, Ui, pos2, vec2};

use crate::app::reading::{Correspondence, Reading, StepKind};
use crate::app::{Action, Why};
use crate::compare::{Evidence, Kind, SharedWord, Side};
use crate::report::evidence::evidence_text;
use crate::text::one_line;
use crate::ui::icons::Icon;
use crate::ui::signs::{Sign, sign};
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, counted, widgets};

/// Width of the popover's contents in points.
const WIDTH: f32 = 360.0;
/// So many shared words are listed.
const MOST_WORDS: usize = 8;
/// A word that says less than this share of the weightiest is not listed.
const LEAST_SHARE: f64 = 0.2;
/// Height of a row of the list.
const ROW: f32 = 22.0;
/// Width of the bar of the weightiest word.
const BAR: f32 = 72.0;

/// Draws the popover under both stretches, which together take up `stretch`, or above them where there
/// is more room; closes on a click elsewhere.
pub(super) fn why_ui(ui: &Ui, view: &mut View<'_>, reading: &Reading, stretch: Rect, sheets: Rect) {
    let Some(why) = view.state.why.as_ref() else { return };
    let tokens = tokens(ui.ctx());
    let window = ui.ctx().content_rect();
    let is_below = window.bottom() - stretch.bottom() > stretch.top() - sheets.top();
    let (pivot, anchor) = if is_below {
        (Align2::CENTER_TOP, stretch.center_bottom() + vec2(0.0, 8.0))
    } else {
        (Align2::CENTER_BOTTOM, stretch.center_top() - vec2(0.0, 8.0))
    };
    let area = Area::new(Id::unique("why"))
        .order(Order::Foreground)
        .pivot(pivot)
        .fixed_pos(anchor)
        .constrain_to(window.shrink(8.0))
        .accessible_name("why these correspond");
    let frame = Frame::popup(ui.style()).fill(tokens.raise).corner_radius(8).inner_margin(12);
    let shown = area.show(ui.ctx(), |ui| frame.show(ui, |ui| contents(ui, view, reading, why)));
    let is_asked_anew =
        view.actions.iter().any(|action| matches!(action, Action::Explain(Some(_))));
    if shown.response.clicked_elsewhere() && !is_asked_anew {
        view.push(Action::Explain(None));
    }
}

fn contents(ui: &mut Ui, view: &mut View<'_>, reading: &Reading, why: &Why) {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 6.0;
    head(ui, view, reading, why);
    match &why.evidence {
        None => text(ui, "Looking through the folder…", Role::Interface),
        Some(evidence) => answer(ui, reading, evidence),
    }
    let (of, side) = (why.of, why.side.other());
    if is_elsewhere(reading, of)
        && let Some(spans) = reading.spans_of(of)
    {
        let name = if side == Side::Left { "Show on the left" } else { "Show on the right" };
        ui.add_space(6.0);
        let (rect, _) = ui.allocate_exact_size(vec2(150.0, 28.0), Sense::empty());
        if widgets::button(ui, rect, name, None, widgets::Look::Plain).clicked() {
            view.push(Action::Show(side, *spans.of(side)));
        }
    }
}

/// Whether the other stretch need not stand beside this one.
fn is_elsewhere(reading: &Reading, of: Correspondence) -> bool {
    let Correspondence::Passage(index) = of else { return true };
    reading.is_free() || reading.comparison.passages.get(index).is_some_and(|p| p.is_moved)
}

/// Sign and name of what it is, and a button that closes.
fn head(ui: &mut Ui, view: &mut View<'_>, reading: &Reading, why: &Why) {
    let tokens = tokens(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, 24.0), Sense::empty());
    let (mark, name) = named(reading, why.of);
    let mut left = rect.left();
    if let Some(mark) = mark {
        sign(ui.painter(), pos2(left + 8.0, rect.center().y), mark, tokens, false);
        left += 24.0;
    }
    let anchor = (pos2(left, rect.center().y), Align2::LEFT_CENTER);
    let format = Role::Strong.format(tokens.ink);
    let drawn = widgets::text(ui.painter(), anchor, &name, format, rect.right() - left - 32.0);
    let label = ui.interact(drawn, ui.scope_id().with("why name"), Sense::empty());
    widgets::named(&label, AccessRole::Label, &name);
    let close = Rect::from_min_size(pos2(rect.right() - 24.0, rect.top()), vec2(24.0, 24.0));
    if widgets::icon_button(ui, close, Icon::Cross, "Close").clicked() {
        view.push(Action::Explain(None));
    }
}

/// The sign of a correspondence, if it has one, and what it is.
fn named(reading: &Reading, of: Correspondence) -> (Option<Sign>, String) {
    match of {
        Correspondence::AlsoHere(_) => (Some(Sign::AlsoHere), "Also here: another copy".to_owned()),
        Correspondence::Related(_) => {
            (Some(Sign::Related), "Related: the same facts in other words".to_owned())
        }
        Correspondence::Passage(index) => {
            let Some(passage) = reading.comparison.passages.get(index) else {
                return (None, String::new());
            };
            let kind = match passage.kind {
                Kind::Identical => "Identical",
                Kind::Edited => "Edited",
                Kind::Paraphrased => "Paraphrased",
            };
            let moved = if passage.is_moved { ", and moved" } else { "" };
            (StepKind::of_passage(passage).map(Sign::Step), format!("{kind}{moved}"))
        }
    }
}

fn answer(ui: &mut Ui, reading: &Reading, evidence: &Evidence) {
    let left = reading.document(Side::Left).map_or("", |document| document.text());
    text(ui, &evidence_text(evidence, left), Role::Interface);
    let heaviest = evidence.shared.first().map_or(0.0, |word| word.weight);
    let says_enough = |word: &&SharedWord| word.weight > LEAST_SHARE * heaviest;
    let said = evidence.shared.iter().filter(says_enough);
    for word in said.clone().take(MOST_WORDS) {
        word_row(ui, word, left, evidence.n_documents, (word.weight / heaviest) as f32);
    }
    let more = said.count().saturating_sub(MOST_WORDS);
    if more > 0 {
        text(ui, &format!("and {more} more that say less"), Role::Second);
    }
    if evidence.n_run >= 3 {
        ui.add_space(4.0);
        let run = one_line(evidence.run.left.of(left));
        text(ui, &format!("Longest run, {}:", counted(evidence.n_run, "word")), Role::Second);
        text(ui, &format!("“{}”", shortened(&run)), Role::Quote);
    }
}

/// A run of many words is told by its two ends.
fn shortened(run: &str) -> String {
    const END_CHARS: usize = 90;
    let n_chars = run.chars().count();
    if n_chars <= 2 * END_CHARS {
        return run.to_owned();
    }
    let head: String = run.chars().take(END_CHARS).collect();
    let tail: String = run.chars().skip(n_chars - END_CHARS).collect();
    format!("{} … {}", head.trim_end(), tail.trim_start())
}

/// A shared word, how much it says, and how many documents have it.
fn word_row(ui: &mut Ui, word: &SharedWord, left: &str, n_documents: usize, share: f32) {
    let tokens = tokens(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, ROW), Sense::hover());
    let written = one_line(word.at.left.of(left));
    let documents = format!("in {} of {}", word.n_documents, counted(n_documents, "document"));
    widgets::named(&response, AccessRole::Label, &format!("{written} {documents}"));
    let middle = rect.center().y;
    let role = if word.is_rare { Role::QuoteStrong } else { Role::Quote };
    let anchor = (pos2(rect.left(), middle), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, &written, role.format(tokens.ink), 132.0);
    let bar = Rect::from_min_size(
        pos2(rect.left() + 140.0, middle - 3.0),
        vec2((BAR * share.clamp(0.0, 1.0)).max(2.0).round(), 6.0),
    );
    ui.painter().rect_filled(bar, 0, tokens.ink2);
    let anchor = (pos2(rect.left() + 140.0 + BAR + 12.0, middle), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, &documents, Role::Second.format(tokens.ink2), 140.0);
    response.on_hover_text(format!("{:.1} nats", word.weight));
}

fn text(ui: &mut Ui, text: &str, role: Role) {
    let tokens = tokens(ui.ctx());
    let ink = if role == Role::Second { tokens.ink2 } else { tokens.ink };
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), role.format(ink));
    job.wrap.max_width = WIDTH;
    ui.add(Label::new(job));
}

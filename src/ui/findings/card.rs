//! Two sentences of a finding side by side, each in its paragraph, with the hinge between them.

use std::sync::Arc;

use egui::accesskit::Role as AccessRole;
use egui::text::LayoutJob;
use egui::{
    Align2, Color32, CornerRadius, Galley, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2,
    vec2,
};

use super::choose::Chooser;
use super::page::Column;
use super::words::{basis, name_of};
use crate::app::Action;
use crate::app::findings::{FindingsAction, Place, at_place, is_disputed};
use crate::app::reading::{Marks, StepKind};
use crate::compare::{Side, Sides};
use crate::findings::{Basis, Finding, Mention};
use crate::model::Document;
use crate::text::{Span, flat};
use crate::ui::icons::leaf;
use crate::ui::reading::{Laid, Shown};
use crate::ui::signs::{Sign, sign};
use crate::ui::theme::{Role, Tokens, tokens};
use crate::ui::value_box::value_box;
use crate::ui::{View, grouped, widgets};

const HINGE: f32 = 44.0;
const PADDING: f32 = 24.0;
/// From the top of the card to the first line.
const TEXT_TOP: f32 = 49.0;
/// A paragraph longer than this many bytes is shown around the sentence only.
const WHOLE_BYTES: u32 = 700;
/// How many bytes are then shown on either side.
const CONTEXT_BYTES: u32 = 240;

/// What stands on a side.
struct Stands<'a> {
    document: &'a Document,
    mention: &'a Mention,
    value: usize,
    laid: Laid,
}

/// Draws the card.
pub(super) fn card(ui: &mut Ui, view: &mut View<'_>, finding: &Finding, column: &mut Column) {
    let tokens = tokens(ui.ctx());
    let half = ((column.width - HINGE) / 2.0).floor();
    let stands =
        |side: Side| stands(ui, view, (finding, side), (half - 2.0 * PADDING, column.factor));
    let sides = Sides { left: stands(Side::Left), right: stands(Side::Right) };
    let height = |stands: &Option<Stands<'_>>| {
        stands.as_ref().map_or(26.0, |stands| stands.laid.galley.size().y)
    };
    let text = height(&sides.left).max(height(&sides.right));
    let rect = column.take((TEXT_TOP + text + 22.0).round());
    let rect = Rect::from_min_max(rect.min.round(), rect.max.round());
    let stroke = Stroke::new(1.0, tokens.line);
    let hinge =
        Rect::from_min_size(pos2(rect.left() + half, rect.top()), vec2(HINGE, rect.height()));
    ui.painter().rect_filled(hinge, 0, tokens.chrome);
    for x in [hinge.left() + 0.5, hinge.right() - 0.5] {
        ui.painter().vline(x, rect.y_range(), stroke);
    }
    ui.painter().rect_stroke(rect, CornerRadius::same(8), stroke, StrokeKind::Inside);
    hinge_sign(ui, finding, hinge.center(), tokens);
    for side in Side::BOTH {
        let left = if side == Side::Left { rect.left() } else { hinge.right() };
        let at = Rect::from_min_size(pos2(left, rect.top()), vec2(half, rect.height()));
        if let Some(stands) = sides.of(side) {
            head(ui, view, (finding, side), (at, stands));
            paragraph(ui, finding, side, (at, stands));
        }
    }
}

/// Why the two are held to be about the same thing.
fn hinge_sign(ui: &Ui, finding: &Finding, center: Pos2, tokens: &Tokens) {
    let shown = if finding.basis == Basis::SamePassage {
        Sign::Step(StepKind::Paraphrased)
    } else {
        Sign::Related
    };
    sign(ui.painter(), center, shown, tokens, false);
    let rect = Rect::from_center_size(center, vec2(24.0, 24.0));
    let response = ui.interact(rect, Id::unique("why the same"), Sense::hover());
    let why = basis(finding);
    widgets::named(&response, AccessRole::Label, &why);
    response.on_hover_text(why);
}

fn stands<'a>(
    ui: &Ui,
    view: &View<'a>,
    (finding, side): (&'a Finding, Side),
    (width, factor): (f32, f32),
) -> Option<Stands<'a>> {
    let found = &view.state.findings;
    let place = *found.standing.of(side);
    let (_, mention) = at_place(finding, place)?;
    let document = found.corpus.document(mention.document)?;
    let excerpt = excerpt(document, mention);
    let shown = Shown::new(document, excerpt);
    let galley = laid_out(ui, &shown, mention, (width, factor));
    let laid = Laid { index: 0, top: 0.0, galley, shown, marks: Marks::default() };
    Some(Stands { document, mention, value: place.value, laid })
}

/// The paragraph around a sentence, or of a long one what is close to the sentence.
fn excerpt(document: &Document, mention: &Mention) -> Span {
    let paragraph = document.paragraph_at_byte(mention.span.start);
    let paragraph = paragraph.map_or(mention.sentence, |at| document.paragraph(at));
    let whole = paragraph.hull(mention.sentence);
    if whole.len() <= WHOLE_BYTES {
        return whole;
    }
    let text = document.text();
    let start = mention.sentence.start.saturating_sub(CONTEXT_BYTES);
    let end = mention.sentence.end.saturating_add(CONTEXT_BYTES);
    let start = text.floor_char_boundary(start as usize);
    let end = text.floor_char_boundary(end as usize);
    let near = Span::from_range(start..end).intersection(whole).unwrap_or(mention.sentence);
    between_words(text, near, mention.sentence)
}

/// A stretch that begins and ends between words, and holds the sentence whole.
fn between_words(text: &str, near: Span, sentence: Span) -> Span {
    let before = Span::new(near.start, sentence.start.max(near.start)).of(text);
    let cut = before.find(char::is_whitespace).map_or(0, |at| at as u32);
    let after = Span::new(sentence.end.min(near.end), near.end).of(text);
    let kept = after.rfind(char::is_whitespace).map_or(after.len(), |at| at) as u32;
    Span::new(near.start + cut, sentence.end.min(near.end) + kept)
}

/// The text with the sentence in ink and what stands around it in the third voice.
fn laid_out(ui: &Ui, shown: &Shown, mention: &Mention, (width, factor): (f32, f32)) -> Arc<Galley> {
    let tokens = tokens(ui.ctx());
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = width.max(40.0);
    let Span { start, end } = shown.span;
    let [first, last] =
        [mention.sentence.start, mention.sentence.end].map(|at| at.clamp(start, end));
    let mut append = |from: u32, to: u32, ink: Color32| {
        let text = shown.text.get(shown.drawn(from)..shown.drawn(to)).unwrap_or_default();
        if !text.is_empty() {
            job.append(text, 0.0, Role::Reading.scaled(ink, factor));
        }
    };
    append(start, first, tokens.ink3);
    append(first, last, tokens.ink);
    append(last, end, tokens.ink3);
    ui.painter().layout_job(job)
}

/// Which document stands here, to be chosen among those that give a value the other side does not.
fn head(
    ui: &Ui,
    view: &mut View<'_>,
    (finding, side): (&Finding, Side),
    (at, stands): (Rect, &Stands<'_>),
) {
    let tokens = tokens(ui.ctx());
    let y = at.top() + 26.0;
    let badge = Rect::from_center_size(pos2(at.left() + PADDING + 8.0, y), vec2(16.0, 14.0));
    leaf(ui.painter(), badge, side, tokens.ink);
    let paragraph = stands.document.paragraph_at_byte(stands.mention.span.start);
    let number = format!("¶ {}", grouped(paragraph.map_or(0, |at| at.index() + 1)));
    let anchor = (pos2(at.right() - PADDING, y), Align2::RIGHT_CENTER);
    let format = Role::Second.format(tokens.ink2);
    let right = widgets::text(ui.painter(), anchor, &number, format, 80.0).left();
    let name = name_of(&view.state.findings, stands.mention.document);
    let which = if side == Side::Left { "left" } else { "right" };
    let chooser = Chooser {
        id: Id::unique(("stands", side)),
        label: &name,
        name: &format!("{which} document: {name}"),
        role: Role::Strong,
        max_width: right - badge.right() - 20.0,
    };
    let response = chooser.show(ui, pos2(badge.right() + 8.0, y), Align2::LEFT_CENTER);
    let other = view.state.findings.standing.of(side.other()).value;
    widgets::popover(&response, 300.0, |ui| {
        egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            places(ui, view, (finding, side), other);
        });
    });
}

/// The places that can stand on a side, each with its value.
fn places(ui: &mut Ui, view: &mut View<'_>, (finding, side): (&Finding, Side), other: usize) {
    let found = &view.state.findings;
    for (value, given) in finding.values.iter().enumerate().filter(|(value, _)| *value != other) {
        for (mention, at) in given.mentions.iter().enumerate() {
            let place = Place { value, mention };
            let label = format!("{} · {}", name_of(found, at.document), flat(&given.text));
            let is_on = *found.standing.of(side) == place;
            if widgets::menu_row(ui, &label, None, Some(is_on)).clicked() {
                view.push(Action::Findings(FindingsAction::Stand(side, place)));
            }
        }
    }
}

fn paragraph(ui: &Ui, finding: &Finding, side: Side, (at, stands): (Rect, &Stands<'_>)) {
    let tokens = tokens(ui.ctx());
    let origin = pos2(at.left() + PADDING, at.top() + TEXT_TOP).round();
    let boxes: Vec<Rect> = (stands.laid.boxes(stands.mention.span).into_iter())
        .map(|rect| rect.translate(origin.to_vec2()))
        .collect();
    if is_disputed(finding, stands.value) {
        value_box(ui.painter(), &boxes, tokens);
    } else {
        for rect in &boxes {
            let y = rect.bottom().round() - 4.0;
            ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, tokens.ink));
        }
    }
    let galley = Arc::clone(&stands.laid.galley);
    let rect = Rect::from_min_size(origin, galley.size());
    ui.painter().galley(origin, galley, tokens.ink);
    let response = ui.interact(rect, Id::unique(("sentence of the finding", side)), Sense::hover());
    widgets::named(&response, AccessRole::Paragraph, &stands.laid.shown.text);
}

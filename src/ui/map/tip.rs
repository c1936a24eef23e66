//! What a cell says when it is pointed at: both directions by kind, in per cent and in words.

use egui::{Align2, Rect, Sense, Stroke, StrokeKind, Tooltip, Ui, pos2, vec2};

use super::words::{Meeting, row_name};
use crate::app::reading::StepKind;
use crate::compare::{Overlap, Share, Side};
use crate::ui::list::share_bar;
use crate::ui::signs::{Sign, sign};
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, percent, widgets};

const WIDTH: f32 = 304.0;
const MARGIN: f32 = 10.0;

/// Shows the tooltip of a row and a column; a document with itself has none.
pub(super) fn tip(tooltip: Tooltip<'_>, view: &View<'_>, (row, column): (usize, usize)) {
    let meeting = Meeting::new(view, row, column);
    let Some((meeting, overlap)) = meeting.and_then(|it| Some((it, it.overlap?))) else { return };
    tooltip.gap(6.0).width(WIDTH + 2.0 * MARGIN).show(|ui| {
        let frame = egui::Frame::NONE.inner_margin(MARGIN);
        frame.show(ui, |ui| contents(ui, view, &meeting, overlap));
    });
}

fn contents(ui: &mut Ui, view: &View<'_>, meeting: &Meeting<'_>, overlap: Overlap) {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 2.0;
    head(ui, meeting);
    let n_words = view.state.n_counted(meeting.pair.left);
    paragraph(ui, &meeting.words(n_words), Role::Interface);
    ui.add_space(8.0);
    kinds(ui, overlap);
    ui.add_space(6.0);
    rule(ui);
    paragraph(ui, &meeting.against_unrelated(), Role::Second);
    if meeting.is_estimate {
        paragraph(ui, "Estimated from verbatim text. Read, it is counted in full.", Role::Second);
    }
    ui.add_space(6.0);
    let (foot, _) = ui.allocate_exact_size(vec2(WIDTH, 20.0), Sense::empty());
    let cap = widgets::key_cap(ui, pos2(foot.left() + 40.0, foot.center().y), "Enter");
    let anchor = (pos2(cap.right() + 10.0, foot.center().y), Align2::LEFT_CENTER);
    let format = Role::Second.format(tokens(ui.ctx()).ink);
    widgets::text(ui.painter(), anchor, "read side by side", format, WIDTH);
}

/// "feature → retelling", and the share.
fn head(ui: &mut Ui, meeting: &Meeting<'_>) {
    let tokens = tokens(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, 22.0), Sense::empty());
    let about = if meeting.is_estimate { "about " } else { "" };
    let share = format!("{about}{}", percent(meeting.share().total()));
    let anchor = (rect.right_center(), Align2::RIGHT_CENTER);
    let format = Role::Interface.format(tokens.ink2);
    let right = widgets::text(ui.painter(), anchor, &share, format, 120.0).left();
    let (row, column) =
        (row_name(meeting.kinship, meeting.row), row_name(meeting.kinship, meeting.column));
    let anchor = (rect.left_center(), Align2::LEFT_CENTER);
    let format = Role::Strong.format(tokens.ink);
    let width = right - rect.left() - 12.0;
    widgets::text(ui.painter(), anchor, &format!("{row} → {column}"), format, width);
}

/// Text over as many lines as it takes.
fn paragraph(ui: &mut Ui, text: &str, role: Role) {
    let ink = tokens(ui.ctx()).ink2;
    let mut job =
        egui::text::LayoutJob::single_section(text.replace(" %", "\u{a0}%"), role.format(ink));
    job.wrap.max_width = WIDTH;
    ui.add(egui::Label::new(job).selectable(false));
}

fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, 9.0), Sense::empty());
    let stroke = Stroke::new(1.0, tokens(ui.ctx()).line);
    ui.painter().hline(rect.x_range(), rect.top() + 2.5, stroke);
}

/// One line a kind: sign, name, bar, and the share in each direction.
fn kinds(ui: &mut Ui, overlap: Overlap) {
    let tokens = tokens(ui.ctx());
    let (head, _) = ui.allocate_exact_size(vec2(WIDTH, 18.0), Sense::empty());
    let columns = [WIDTH - 52.0, WIDTH - 4.0];
    for (x, arrow) in columns.into_iter().zip(["→", "←"]) {
        let anchor = (pos2(head.left() + x, head.center().y), Align2::RIGHT_CENTER);
        widgets::text(ui.painter(), anchor, arrow, Role::Second.format(tokens.ink2), 40.0);
    }
    let none = Share::default();
    type Part = fn(Share) -> f64;
    let parts: [(&str, Part, Option<StepKind>); 3] = [
        ("identical", |share| share.identical, None),
        ("edited", |share| share.edited, Some(StepKind::Edited)),
        ("paraphrased", |share| share.paraphrased, Some(StepKind::Paraphrased)),
    ];
    for (name, part, kind) in parts {
        let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, 22.0), Sense::empty());
        let center = pos2(rect.left() + 8.0, rect.center().y);
        match kind {
            Some(kind) => sign(ui.painter(), center, Sign::Step(kind), tokens, false),
            None => equals(ui, center),
        }
        let anchor = (pos2(rect.left() + 26.0, rect.center().y), Align2::LEFT_CENTER);
        widgets::text(ui.painter(), anchor, name, Role::Interface.format(tokens.ink), 90.0);
        let there = part(overlap.of(Side::Left));
        let shown = match kind {
            None => Share { identical: there, ..none },
            Some(StepKind::Edited) => Share { edited: there, ..none },
            Some(_) => Share { paraphrased: there, ..none },
        };
        let bar = pos2(rect.left() + 118.0, rect.center().y - 3.0);
        share_bar(ui, Rect::from_min_size(bar, vec2(72.0, 6.0)), shown);
        let shares = [
            (there, Role::Strong, tokens.ink),
            (part(overlap.of(Side::Right)), Role::Interface, tokens.ink2),
        ];
        for (x, (share, role, ink)) in columns.into_iter().zip(shares) {
            let anchor = (pos2(rect.left() + x, rect.center().y), Align2::RIGHT_CENTER);
            widgets::text(ui.painter(), anchor, &percent(share), role.format(ink), 60.0);
        }
    }
}

/// The sign of identical passages, which have none in the text.
fn equals(ui: &Ui, center: egui::Pos2) {
    let tokens = tokens(ui.ctx());
    let center = center.round();
    let frame = Rect::from_center_size(center, vec2(16.0, 16.0));
    let stroke = Stroke::new(1.25, tokens.ink2);
    ui.painter().rect(frame, 4, tokens.paper, stroke, StrokeKind::Inside);
    for y in [-1.75, 1.75] {
        let x = center.x - 4.0..=center.x + 4.0;
        ui.painter().hline(x, center.y + y, Stroke::new(1.5, tokens.ink2));
    }
}

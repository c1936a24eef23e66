//! How to read a cell: one, and what its parts mean.

use egui::{Align2, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::cells::cell_ground;
use crate::app::map::Kinship;
use crate::compare::Share;
use crate::ui::list::share_bar;
use crate::ui::theme::{Role, tokens};
use crate::ui::{percent, widgets};

/// How high it is.
pub(super) const HEIGHT: f32 = 168.0;
const CELL: f32 = 62.0;

/// Draws it into `rect`.
pub(super) fn legend(ui: &mut Ui, kinship: &Kinship, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let inner = rect.shrink2(vec2(20.0, 0.0));
    ui.painter().hline(inner.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
    let anchor = (inner.min + vec2(0.0, 14.0), Align2::LEFT_TOP);
    let format = Role::Strong.format(tokens.ink);
    widgets::text(ui.painter(), anchor, "How to read a cell", format, inner.width());
    let cell = Rect::from_min_size((inner.min + vec2(0.0, 42.0)).round(), vec2(CELL, CELL));
    let example = Share { identical: 0.22, edited: 0.14, paraphrased: 0.25 };
    cell_ground(ui, cell, example, Some("61"));
    let left = cell.right() + 14.0;
    let text = "The row's document: how much of it stands in the column's document, in per cent \
                of its words.";
    let mut job =
        egui::text::LayoutJob::single_section(text.to_owned(), Role::Second.format(tokens.ink2));
    job.wrap.max_width = inner.right() - left;
    let galley = ui.painter().layout_job(job);
    let bottom = cell.top() + galley.size().y;
    ui.painter().galley(pos2(left, cell.top()), galley, tokens.ink2);
    let whole = ui.interact(rect, egui::Id::unique("map legend"), Sense::empty());
    widgets::named(&whole, egui::accesskit::Role::Label, &format!("How to read a cell. {text}"));
    let none = Share::default();
    let keys = [
        (Share { identical: 1.0, ..none }, "identical"),
        (Share { edited: 1.0, ..none }, "edited"),
        (Share { paraphrased: 1.0, ..none }, "paraphrased"),
    ];
    let mut at = pos2(left, bottom + 14.0);
    for (share, name) in keys {
        if at.x + 96.0 > inner.right() {
            at = pos2(left, at.y + 18.0);
        }
        share_bar(ui, Rect::from_min_size(at - vec2(0.0, 3.0), vec2(20.0, 6.0)), share);
        let anchor = (at + vec2(27.0, 0.0), Align2::LEFT_CENTER);
        let format = Role::Second.format(tokens.ink2);
        at.x = widgets::text(ui.painter(), anchor, name, format, 90.0).right() + 16.0;
    }
    let dot = if kinship.unrelated > 0.0 {
        format!("{} or less", percent(kinship.unrelated))
    } else {
        "as little as unrelated texts".to_owned()
    };
    if at.x + 60.0 > inner.right() {
        at = pos2(left, at.y + 18.0);
    }
    let square = Rect::from_center_size(at + vec2(3.0, 0.0), vec2(2.0, 2.0));
    ui.painter().rect_filled(square, 0, tokens.border);
    let anchor = (at + vec2(12.0, 0.0), Align2::LEFT_CENTER);
    let format = Role::Second.format(tokens.ink2);
    widgets::text(ui.painter(), anchor, &dot, format, inner.right() - at.x - 12.0);
}

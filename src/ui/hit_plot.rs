//! A small plot of where in a document its hits lie: ticks on a line, so that nobody takes it for the
//! bar of what documents share.

use egui::{Id, Rect, Sense, Ui, pos2, vec2};

use super::theme::tokens;
use super::{counted, widgets};
use crate::app::{N_PARTS, Spread};

/// Width and height in points; two points for each part of the document.
pub(crate) const WIDTH: f32 = 2.0 * N_PARTS as f32;
const HEIGHT: f32 = 8.0;

/// Draws the plot, its right end at a point; says in words what it shows.
pub(crate) fn hit_plot(ui: &Ui, right: egui::Pos2, spread: &Spread, file_name: &str) {
    let tokens = tokens(ui.ctx());
    let min = pos2(right.x - WIDTH, right.y - HEIGHT / 2.0).round();
    let rect = Rect::from_min_size(min, vec2(WIDTH, HEIGHT));
    let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 1.0), rect.max);
    ui.painter().rect_filled(line, 0, tokens.border);
    let most = spread.parts.iter().copied().max().unwrap_or_default().max(1);
    for (part, &n) in spread.parts.iter().enumerate().filter(|&(_, &n)| n > 0) {
        // A single hit among hundreds is still seen.
        let height = (3.0 + 4.0 * n as f32 / most as f32).round();
        let x = rect.left() + 2.0 * part as f32;
        let tick = Rect::from_min_max(pos2(x, line.top() - height), pos2(x + 1.0, line.top()));
        ui.painter().rect_filled(tick, 0, tokens.ink);
    }
    let n: usize = spread.quarters().iter().sum();
    let said = format!("{}: {}", counted(n, "hit"), spread.in_words());
    let id = Id::unique(("hit plot", file_name));
    let response = ui.interact(rect.expand(3.0), id, Sense::HOVER);
    let name = format!("where in {file_name}: {said}");
    widgets::named(&response, egui::accesskit::Role::Image, &name);
    response.on_hover_text(said);
}

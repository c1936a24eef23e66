//! What two documents share, in both directions: by kind, in per cent and in words, beside what
//! unrelated texts reach by chance. The body of a popover; it opens and closes nothing.

use egui::{Align2, Rect, Response, Sense, Ui, pos2, vec2};

use super::list::share_bar;
use super::signs::{Sign, sign};
use super::theme::{Role, tokens};
use super::{counted, grouped, percent, widgets};
use crate::app::reading::StepKind;
use crate::compare::{Extent, FLOOR_SHARE, Kind, Share, Side, Sides};

/// The width of the card in points.
pub(crate) const WIDTH: f32 = INNER + 2.0 * MARGIN;
const MARGIN: f32 = 8.0;
const INNER: f32 = 468.0;
const NAMES: f32 = 112.0;
const COLUMN: f32 = (INNER - NAMES) / 2.0;
const LINE: f32 = 20.0;

/// What the card tells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OverlapCard<'a> {
    /// What the two documents are called.
    pub(crate) names: Sides<&'a str>,
    /// What they share, as it is counted.
    pub(crate) extent: Extent,
    /// Words that are boilerplate on each side, left out or not.
    pub(crate) n_boilerplate: Sides<usize>,
    /// Whether it is left out.
    pub(crate) leaves_out_boilerplate: bool,
}

impl OverlapCard<'_> {
    /// Draws the card.
    pub(crate) fn show(&self, ui: &mut Ui) {
        egui::Frame::new().inner_margin(MARGIN).show(ui, |ui| self.body(ui));
    }

    fn body(&self, ui: &mut Ui) {
        ui.set_width(INNER);
        ui.spacing_mut().item_spacing.y = 0.0;
        self.heads(ui);
        for kind in [Kind::Identical, Kind::Edited, Kind::Paraphrased] {
            self.kind(ui, kind);
        }
        ui.add_space(6.0);
        ui.separator();
        ui.add_space(6.0);
        paragraph(ui, &floor_text(&self.extent));
        paragraph(ui, &self.boilerplate_text());
    }

    /// For each direction its per cent, where it goes, and the words.
    fn heads(&self, ui: &mut Ui) {
        let tokens = tokens(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(INNER, 66.0), Sense::empty());
        let mut lines = Vec::new();
        for side in Side::BOTH {
            let left = column_left(rect, side);
            let at = |y: f32| (pos2(left, rect.top() + y), Align2::LEFT_CENTER);
            let room = COLUMN - 12.0;
            let total = percent(self.extent.overlap.of(side).total());
            let (this, other) = (self.names.of(side), self.names.of(side.other()));
            let direction = format!("{this} → {other}");
            let words = self.words(side);
            let painter = ui.painter();
            widgets::text(painter, at(10.0), &total, Role::Strong.format(tokens.ink), room);
            widgets::text(painter, at(28.0), &direction, Role::Second.format(tokens.ink), room);
            widgets::text(painter, at(46.0), &words, Role::Second.format(tokens.ink2), room);
            lines.push(format!("{total} of {this} is in {other}: {words}"));
        }
        named(&response, &lines.join("; "));
    }

    /// "1,149 of 1,884 words".
    fn words(&self, side: Side) -> String {
        let (n, of) = (self.extent.n_covered.of(side), self.extent.n_counted.of(side));
        format!("{} of {}", grouped(*n), counted(*of, "word"))
    }

    fn kind(&self, ui: &mut Ui, kind: Kind) {
        let tokens = tokens(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(INNER, LINE + 4.0), Sense::empty());
        let middle = rect.center().y;
        let shown = match kind {
            Kind::Identical => Sign::Identical,
            Kind::Edited => Sign::Step(StepKind::Edited),
            Kind::Paraphrased => Sign::Step(StepKind::Paraphrased),
        };
        sign(ui.painter(), pos2(rect.left() + 8.0, middle), shown, tokens, false);
        let at = (pos2(rect.left() + 24.0, middle), Align2::LEFT_CENTER);
        let name = Role::Interface.format(tokens.ink);
        widgets::text(ui.painter(), at, kind.name(), name, NAMES - 26.0);
        let mut said = Vec::new();
        for side in Side::BOTH {
            let part = of_kind(self.extent.overlap.of(side), kind);
            let n_words = (part.total() * *self.extent.n_counted.of(side) as f64).round() as usize;
            let left = column_left(rect, side);
            let bar = Rect::from_min_size(pos2(left, middle - 3.0), vec2(60.0, 6.0));
            share_bar(ui, bar, part);
            let (share, words) = (percent(part.total()), grouped(n_words));
            let at = (pos2(left + 106.0, middle), Align2::RIGHT_CENTER);
            let format = Role::Medium.format(tokens.ink);
            widgets::text(ui.painter(), at, &share, format, 60.0);
            let at = (pos2(left + COLUMN - 16.0, middle), Align2::RIGHT_CENTER);
            let format = Role::Count.format(tokens.ink2);
            widgets::text(ui.painter(), at, &words, format, 70.0);
            said.push(format!("{share}, {}", counted(n_words, "word")));
        }
        named(&response, &format!("{}: {}", kind.name(), said.join("; ")));
    }

    fn boilerplate_text(&self) -> String {
        let n = self.n_boilerplate;
        if n.left + n.right == 0 {
            return "Neither document has boilerplate.".to_owned();
        }
        let does = if self.leaves_out_boilerplate { "Left out" } else { "Counted too" };
        let (left, right) = (counted(n.left, "word"), counted(n.right, "word"));
        format!("{does}: site chrome and repeated text, {left} left and {right} right.")
    }
}

/// What unrelated texts reach, and how far this is from it.
pub(crate) fn floor_text(extent: &Extent) -> String {
    let floor = percent(FLOOR_SHARE);
    if extent.is_below_floor() {
        return format!("No more alike than unrelated texts, which share up to {floor} by chance.");
    }
    let total = |side| extent.overlap.of(side).total();
    let most = total(Side::Left).max(total(Side::Right));
    let times = most / FLOOR_SHARE;
    if times < 1.5 {
        return format!("Unrelated texts share up to {floor} by chance, but in fewer words.");
    }
    format!("Unrelated texts share up to {floor} by chance. This is {times:.0} times as much.")
}

fn column_left(rect: Rect, side: Side) -> f32 {
    let offset = if side == Side::Left { 0.0 } else { COLUMN };
    rect.left() + NAMES + offset
}

fn of_kind(share: Share, kind: Kind) -> Share {
    match kind {
        Kind::Identical => Share { identical: share.identical, ..Share::default() },
        Kind::Edited => Share { edited: share.edited, ..Share::default() },
        Kind::Paraphrased => Share { paraphrased: share.paraphrased, ..Share::default() },
    }
}

fn paragraph(ui: &mut Ui, text: &str) {
    let tokens = tokens(ui.ctx());
    let mut job =
        egui::text::LayoutJob::single_section(text.to_owned(), Role::Second.format(tokens.ink2));
    job.wrap.max_width = INNER;
    let galley = ui.painter().layout_job(job);
    let size = vec2(INNER, galley.size().y + 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::empty());
    ui.painter().galley(rect.min, galley, tokens.ink2);
    named(&response, text);
}

fn named(response: &Response, text: &str) {
    widgets::named(response, egui::accesskit::Role::Label, text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Overlap;

    /// Checks what is said of a share of a document of a thousand words.
    #[track_caller]
    fn check(n_covered: usize, expected: &str) {
        let share = Share { identical: n_covered as f64 / 1000.0, ..Share::default() };
        let extent = Extent {
            overlap: Overlap { left_in_right: share, right_in_left: share },
            n_covered: Sides { left: n_covered, right: n_covered },
            n_counted: Sides { left: 1000, right: 1000 },
        };
        assert_eq!(floor_text(&extent), expected);
    }

    #[test]
    fn a_share_is_set_beside_what_chance_reaches() {
        check(20, "No more alike than unrelated texts, which share up to 5 % by chance.");
        check(45, "Unrelated texts share up to 5 % by chance, but in fewer words.");
        check(610, "Unrelated texts share up to 5 % by chance. This is 12 times as much.");
    }
}

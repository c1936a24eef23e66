//! The list of findings at the left: how many, of which kind, in which order; grades as groups.

use std::ops::Range;
use std::sync::Arc;

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Id, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::choose::Chooser;
use super::row::{ROW, row_ui};
use super::{FindingsView, list_id, steer};
use crate::app::Action;
use crate::app::findings::{FindingGroup, FindingOrder, FindingRow, FindingsAction};
use crate::findings::{Grade, Subject};
use crate::ui::icons::{Icon, icon};
use crate::ui::layout::{part, split_top};
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, counted, grouped, widgets};

const HEAD: f32 = 48.0;
const GROUP: f32 = 30.0;
const FOOT: f32 = 36.0;

const SUBJECTS: [Subject; 5] =
    [Subject::Date, Subject::Time, Subject::Number, Subject::Name, Subject::Quotation];
const ORDERS: [FindingOrder; 3] =
    [FindingOrder::Weight, FindingOrder::Place, FindingOrder::Documents];

/// Draws the list.
pub(super) fn list(ui: &mut Ui, view: &mut View<'_>, rect: Rect, memory: &mut FindingsView) {
    let (head_rect, body) = split_top(rect.with_max_x(rect.right() - 1.0), HEAD);
    head(ui, view, head_rect);
    memory.rows.sync(&view.state.findings.rows);
    // A closed group that is the last one stands at the foot.
    let aside = memory.rows.listed.last().and_then(|row| match *row {
        FindingRow::Head { group: FindingGroup::SetAside, n, is_open: false } => Some(n),
        _ => None,
    });
    let foot = if aside.is_some() { FOOT } else { 0.0 };
    let (body, foot_rect) = split_top(body, body.height() - foot);
    if let Some(n) = aside {
        let line = Stroke::new(1.0, tokens(ui.ctx()).line);
        ui.painter().hline(foot_rect.x_range(), foot_rect.top() + 0.5, line);
        group_head(ui, view, foot_rect, (FindingGroup::SetAside, n, false));
    }
    let response = ui.interact(body, list_id(), Sense::focusable_noninteractive());
    let n_findings = memory.rows.n_findings;
    response.widget_info(|| {
        WidgetInfo::labeled(AccessRole::ListBox, true, counted(n_findings, "finding"))
    });
    steer(ui, view, memory);
    let mut child = part(ui, body, "findings");
    ScrollArea::vertical().auto_shrink(false).show_viewport(&mut child, |ui, viewport| {
        rows_ui(ui, view, viewport, memory);
    });
}

/// The rows of the list and where each stands, as long as they are the same.
#[derive(Debug, Default)]
pub(super) struct Rows {
    listed: Arc<Vec<FindingRow>>,
    n_findings: usize,
    /// Where each row begins, and where the last one ends.
    tops: Vec<f32>,
}

impl Rows {
    fn sync(&mut self, rows: &Arc<Vec<FindingRow>>) {
        if Arc::ptr_eq(&self.listed, rows) && !self.tops.is_empty() {
            return;
        }
        self.listed = Arc::clone(rows);
        let findings = rows.iter().filter(|row| matches!(row, FindingRow::Finding { .. }));
        self.n_findings = findings.count();
        self.tops = vec![0.0];
        let mut top = 0.0;
        self.tops.extend(rows.iter().map(|row| {
            top += height(row);
            top
        }));
    }

    /// The rows between two heights.
    fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.tops.partition_point(|&at| at <= top).saturating_sub(1);
        let end = self.tops.partition_point(|&at| at < bottom);
        first..end.min(self.listed.len())
    }

    /// Where a row stands below the top of the list, and how high it is.
    fn place(&self, at: usize) -> (f32, f32) {
        let top = self.tops.get(at).copied().unwrap_or_default();
        (top, self.listed.get(at).map_or(0.0, height))
    }
}

fn height(row: &FindingRow) -> f32 {
    match row {
        FindingRow::Head { group: FindingGroup::SetAside, is_open: false, .. } => 0.0,
        FindingRow::Head { .. } => GROUP,
        FindingRow::Finding { .. } => ROW,
    }
}

/// Draws the rows in view, and brings the current one there when it has become another.
fn rows_ui(ui: &mut Ui, view: &mut View<'_>, viewport: Rect, memory: &mut FindingsView) {
    let current = view.state.findings.current;
    let has_moved = std::mem::replace(&mut memory.seen, current) != current;
    let rows = &memory.rows;
    ui.set_height(rows.tops.last().copied().unwrap_or_default() + 8.0);
    let (origin, width) = (ui.min_rect().min, ui.available_width());
    let rect = |at: usize| {
        let (top, height) = rows.place(at);
        Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, height))
    };
    let is_current = |row: &FindingRow| matches!(row, FindingRow::Finding { index, .. } if Some(*index) == current);
    if has_moved && let Some(at) = rows.listed.iter().position(is_current) {
        ui.scroll_to_rect(rect(at), None);
    }
    for at in rows.between(viewport.top(), viewport.bottom()) {
        match rows.listed.get(at) {
            Some(&FindingRow::Finding { index, matches }) => {
                row_ui(ui, view, (index, matches), rect(at));
            }
            Some(&FindingRow::Head { group, n, is_open }) if rect(at).height() > 0.0 => {
                group_head(ui, view, rect(at), (group, n, is_open));
            }
            _ => {}
        }
    }
}

/// How many findings there are, which are listed, and their order.
fn head(ui: &Ui, view: &mut View<'_>, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let found = &view.state.findings;
    let (kind, order) = (found.kind, found.order);
    let order_chooser = Chooser {
        id: Id::unique("order of findings"),
        label: order_name(order),
        name: &format!("order: {}", order_name(order)),
        role: Role::Interface,
        max_width: 150.0,
    };
    let at = rect.right_center() - vec2(18.0, 0.0);
    let response = order_chooser.show(ui, at, Align2::RIGHT_CENTER);
    let left = response.rect.left();
    widgets::popover(&response, 200.0, |ui| {
        for other in ORDERS {
            if widgets::menu_row(ui, order_name(other), None, Some(other == order)).clicked() {
                view.push(Action::Findings(FindingsAction::Order(other)));
            }
        }
    });
    let kind_chooser = Chooser {
        id: Id::unique("kind of findings"),
        label: kind_name(kind),
        name: &format!("kind: {}", kind_name(kind)),
        role: Role::Interface,
        max_width: 110.0,
    };
    let at = pos2(left - 12.0, rect.center().y);
    let response = kind_chooser.show(ui, at, Align2::RIGHT_CENTER);
    widgets::popover(&response, 160.0, |ui| {
        let kinds = [None].into_iter().chain(SUBJECTS.map(Some));
        for other in kinds {
            if widgets::menu_row(ui, kind_name(other), None, Some(other == kind)).clicked() {
                view.push(Action::Findings(FindingsAction::Kind(other)));
            }
        }
    });
    let left = rect.left() + 20.0;
    let n_listed = view.state.findings.n_listed();
    let anchor = (pos2(left, rect.center().y), Align2::LEFT_CENTER);
    let (format, room) = (Role::Strong.format(tokens.ink), response.rect.left() - left - 8.0);
    let said = counted(n_listed, "finding");
    let width = widgets::line(ui.painter(), &said, format.clone(), f32::INFINITY).size().x;
    // Where there is no room for the word, its number is what a person wants.
    let said = if width > room { grouped(n_listed) } else { said };
    widgets::text(ui.painter(), anchor, &said, format, room);
}

fn kind_name(kind: Option<Subject>) -> &'static str {
    match kind {
        None => "All kinds",
        Some(Subject::Date) => "Dates",
        Some(Subject::Time) => "Times",
        Some(Subject::Number) => "Numbers",
        Some(Subject::Name) => "Names",
        Some(Subject::Quotation) => "Quotations",
    }
}

fn order_name(order: FindingOrder) -> &'static str {
    match order {
        FindingOrder::Weight => "Weightiest first",
        FindingOrder::Place => "As they stand",
        FindingOrder::Documents => "Most documents",
    }
}

fn group_name(group: FindingGroup) -> &'static str {
    match group {
        FindingGroup::Graded(Grade::Different) => "Different",
        FindingGroup::Graded(Grade::LessExact) => "Less exact",
        FindingGroup::Graded(Grade::Reworded) => "Reworded",
        FindingGroup::Graded(Grade::OtherName) => "Other name",
        FindingGroup::Graded(Grade::Counted) => "Counted differently",
        FindingGroup::Possible => "Possible",
        FindingGroup::SetAside => "Set aside",
    }
}

/// What a group holds, for whoever points at its head.
fn group_help(group: FindingGroup) -> &'static str {
    match group {
        FindingGroup::Graded(Grade::Different) => "No reading makes the values one.",
        FindingGroup::Graded(Grade::LessExact) => {
            "One says less than the other; they do not clash."
        }
        FindingGroup::Graded(Grade::Reworded) => {
            "A quotation is cut, reworded or without its marks."
        }
        FindingGroup::Graded(Grade::OtherName) => "One thing, called differently.",
        FindingGroup::Graded(Grade::Counted) => "One number, but something else is counted.",
        FindingGroup::Possible => "Little speaks for it that these are about the same.",
        FindingGroup::SetAside => "Set aside by you; remembered outside the folder.",
    }
}

/// The head of a group: click, Enter or Space opens and closes it.
fn group_head(
    ui: &Ui,
    view: &mut View<'_>,
    rect: Rect,
    (group, n, is_open): (FindingGroup, usize, bool),
) {
    let tokens = tokens(ui.ctx());
    let response =
        ui.interact(rect, Id::unique(("group of findings", format!("{group:?}"))), Sense::click());
    let label = format!("{} {}", group_name(group), grouped(n));
    response.widget_info(|| WidgetInfo::selected(AccessRole::Button, true, is_open, &label));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink2(vec2(8.0, 2.0)), 6, tokens.hover);
    }
    let sign = if is_open { Icon::Down } else { Icon::RightwardChevron };
    icon(ui.painter(), pos2(rect.left() + 28.0, rect.center().y), sign, tokens.ink2);
    let anchor = (pos2(rect.left() + 40.0, rect.center().y), Align2::LEFT_CENTER);
    let format = Role::Interface.format(tokens.ink2);
    widgets::text(ui.painter(), anchor, &label, format, rect.width() - 48.0);
    widgets::focus_ring(ui, &response, rect.shrink2(vec2(8.0, 1.0)), 6);
    if response.clicked() {
        view.push(Action::Findings(FindingsAction::Toggle(group)));
    }
    response.on_hover_text(group_help(group));
}

/// The icon of a kind.
pub(super) fn subject_icon(subject: Subject) -> Icon {
    match subject {
        Subject::Date => Icon::Calendar,
        Subject::Time => Icon::Clock,
        Subject::Number => Icon::Number,
        Subject::Name => Icon::Person,
        Subject::Quotation => Icon::Quotes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_in_view_are_gone_through() {
        let finding = |index| FindingRow::Finding { index, matches: true };
        let head = FindingRow::Head { group: FindingGroup::Possible, n: 1000, is_open: true };
        let aside = FindingRow::Head { group: FindingGroup::SetAside, n: 3, is_open: false };
        let rows = [head].into_iter().chain((0..1000).map(finding)).chain([aside]);
        let mut listed = Rows::default();
        listed.sync(&Arc::new(rows.collect()));
        assert_eq!((listed.n_findings, listed.place(1)), (1000, (GROUP, ROW)));
        assert_eq!(listed.between(0.0, GROUP), 0..1);
        assert_eq!(listed.between(GROUP, GROUP + 3.0 * ROW), 1..4);
        assert_eq!(listed.between(GROUP + 500.5 * ROW, GROUP + 502.5 * ROW), 501..504);
        assert_eq!(listed.between(GROUP + 999.5 * ROW, f32::INFINITY).end, 1002);
    }
}

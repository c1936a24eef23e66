//! The map as a list: the pairs that share something, the most alike first.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Id, Rect, Sense, Tooltip, Ui, WidgetInfo, pos2, vec2};

use super::matrix::matches;
use super::words::{Meeting, figure, row_name};
use super::{MapView, cell_id, part, steer, tip};
use crate::app::Action;
use crate::app::map::{MapAction, Table};
use crate::compare::{Side, Sides};
use crate::ui::list::share_bar;
use crate::ui::panel::virtual_rows;
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, counted, widgets};

const ROW: f32 = 28.0;
const HEAD: f32 = 32.0;
const BAR: f32 = 96.0;

/// Draws the list into `area`.
pub(super) fn pairs(
    ui: &mut Ui,
    view: &mut View<'_>,
    table: &Table,
    area: Rect,
    memory: &mut MapView,
) {
    steer(ui, view, memory);
    let tokens = tokens(ui.ctx());
    let (head, body) = crate::ui::layout::split_top(area, HEAD);
    let label = match table.n_ranked() {
        0 => "No two documents share more than unrelated texts do.".to_owned(),
        n => format!("{}, the most alike first", counted(n, "pair")),
    };
    let anchor = (head.left_center() + vec2(24.0, 0.0), Align2::LEFT_CENTER);
    let format = Role::Second.format(tokens.ink2);
    widgets::text(ui.painter(), anchor, &label, format, head.width() - 48.0);
    let focus = view.state.map_focus();
    let rows = focus.and_then(|ids| Some((table.row_of(ids.left)?, table.row_of(ids.right)?)));
    let current = rows.and_then(|(row, column)| table.rank_of(row, column)).unwrap_or_default();
    let mut child = part(ui, body, "map pairs");
    virtual_rows(&mut child, table.n_ranked(), ROW, Some(current), |ui, place, rect| {
        let Some(cell) = table.ranked(place) else { return };
        let at = (cell.row as usize, cell.column as usize);
        let Some(meeting) = Meeting::new(view, at.0, at.1) else { return };
        row_ui(ui, view, (&meeting, at), rect, current == place);
    });
}

fn row_ui(
    ui: &Ui,
    view: &mut View<'_>,
    (meeting, at): (&Meeting<'_>, (usize, usize)),
    rect: Rect,
    is_current: bool,
) {
    let tokens = tokens(ui.ctx());
    let id = if is_current { cell_id() } else { Id::unique(("map pair", at)) };
    // Only the current pair is a stop for the keyboard; arrows go on from there.
    let sense = if is_current { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| {
        WidgetInfo::selected(AccessRole::ListBoxOption, true, is_current, meeting.name())
    });
    widgets::row_ground(ui, &response, rect, is_current, true);
    let has_hits = matches(view, meeting.row) && matches(view, meeting.column);
    let ink = if has_hits { tokens.ink } else { tokens.ink3 };
    let share = meeting.share();
    let middle = rect.center().y;
    let mut x = rect.right() - 24.0;
    let back = meeting.overlap.map_or(0.0, |overlap| overlap.of(Side::Right).total());
    for (share, role, ink) in
        [(back, Role::Interface, tokens.ink2), (share.total(), Role::Strong, ink)]
    {
        let anchor = (pos2(x, middle), Align2::RIGHT_CENTER);
        let label = format!("{} %", figure(share, meeting.is_estimate));
        widgets::text(ui.painter(), anchor, &label, role.format(ink), 64.0);
        x -= 64.0;
    }
    let bar = Rect::from_min_size(pos2(x - BAR, middle - 3.0), vec2(BAR, 6.0));
    share_bar(ui, bar, share);
    let (row, column) =
        (row_name(meeting.kinship, meeting.row), row_name(meeting.kinship, meeting.column));
    let names = if row == column { row } else { format!("{row} → {column}") };
    let anchor = (pos2(rect.left() + 24.0, middle), Align2::LEFT_CENTER);
    let width = bar.left() - rect.left() - 36.0;
    widgets::text(ui.painter(), anchor, &names, Role::Medium.format(ink), width);
    let (clicks, double) = (response.clicked(), response.double_clicked());
    if clicks {
        let ids = Sides { left: meeting.row.lead, right: meeting.column.lead };
        view.push(Action::Map(MapAction::Choose(ids)));
        ui.memory_mut(|memory| memory.request_focus(cell_id()));
    }
    if double {
        view.push(Action::Map(MapAction::OpenPair));
    }
    tip::tip(Tooltip::for_enabled(&response), view, at);
}

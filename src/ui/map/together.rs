//! What belongs together, in words beside the map.

use egui::accesskit::Role as AccessRole;
use egui::{Align2, Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::words::{documents_of, range_of, relation_name};
use super::{legend, part};
use crate::app::Action;
use crate::app::map::{Kinship, MapAction};
use crate::compare::Sides;
use crate::model::DocId;
use crate::overlap::Statement;
use crate::ui::View;
use crate::ui::layout::split_top;
use crate::ui::panel::virtual_rows;
use crate::ui::theme::{Role, tokens};
use crate::ui::widgets;

const HEAD: f32 = 48.0;
const ROW: f32 = 62.0;
/// Below this height the statements have all the room.
const LEGEND_FROM: f32 = 480.0;

/// The first statement's id, by which it takes the keyboard.
pub(super) fn first_id() -> Id {
    row_id(0)
}

fn row_id(index: usize) -> Id {
    Id::unique(("map statement", index))
}

/// Draws the statements, and below them how to read a cell.
pub(super) fn together(ui: &mut Ui, view: &mut View<'_>, kinship: &Kinship, area: Rect) {
    let tokens = tokens(ui.ctx());
    let (head, rest) = split_top(area, HEAD);
    let anchor = (head.left_center() + vec2(20.0, 4.0), Align2::LEFT_CENTER);
    let format = Role::Figure.format(tokens.ink);
    widgets::text(ui.painter(), anchor, "What belongs together", format, head.width());
    let statements = &kinship.statements;
    let needed = statements.len() as f32 * ROW + 12.0;
    let room =
        if area.height() >= LEGEND_FROM { rest.height() - legend::HEIGHT } else { rest.height() };
    let (list, rest) = split_top(rest, needed.min(room));
    let focus = view.state.map_focus();
    let mut child = part(ui, list, "map statements");
    virtual_rows(&mut child, statements.len(), ROW, None, |ui, index, rect| {
        let Some(statement) = statements.get(index) else { return };
        let is_current = focus.is_some_and(|focus| is_about(statement, focus));
        statement_ui(ui, view, kinship, (index, statement, is_current), rect);
    });
    if area.height() >= LEGEND_FROM {
        legend::legend(ui, kinship, rest);
    }
}

/// Whether a statement is about two documents.
fn is_about(statement: &Statement, ids: Sides<DocId>) -> bool {
    let has = |id: DocId| statement.documents.contains(&id);
    match statement.source {
        Some(source) => {
            (has(ids.left) && ids.right == source) || (has(ids.right) && ids.left == source)
        }
        None => has(ids.left) && has(ids.right),
    }
}

fn statement_ui(
    ui: &Ui,
    view: &mut View<'_>,
    kinship: &Kinship,
    (index, statement, is_current): (usize, &Statement, bool),
    rect: Rect,
) {
    let tokens = tokens(ui.ctx());
    let rect = Rect::from_min_max(rect.min + vec2(10.0, 1.0), rect.max - vec2(10.0, 1.0));
    let (title, names) = (relation_name(statement.relation), documents_of(kinship, statement));
    let range = range_of(statement);
    let response = ui.interact(rect, row_id(index), Sense::click());
    let name = format!("{title}: {names}, {range}");
    response.widget_info(|| WidgetInfo::selected(AccessRole::Button, true, is_current, &name));
    if is_current {
        ui.painter().rect_filled(rect, 6, tokens.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6, tokens.hover);
    }
    let anchor = (pos2(rect.right() - 10.0, rect.top() + 18.0), Align2::RIGHT_CENTER);
    let format = Role::Second.format(tokens.ink2);
    let right = widgets::text(ui.painter(), anchor, &range, format, 120.0).left();
    let left = rect.left() + 10.0;
    let anchor = (pos2(left, rect.top() + 18.0), Align2::LEFT_CENTER);
    let format = Role::Strong.format(tokens.ink);
    widgets::text(ui.painter(), anchor, title, format, right - left - 8.0);
    let anchor = (pos2(left, rect.top() + 40.0), Align2::LEFT_CENTER);
    let format = Role::Interface.format(tokens.ink2);
    widgets::text(ui.painter(), anchor, &names, format, rect.width() - 20.0);
    widgets::focus_ring(ui, &response, rect, 6);
    if response.clicked() {
        let mut ids = statement.documents.iter().copied();
        let first = ids.next();
        if let Some((left, right)) = first.zip(statement.source.or_else(|| ids.next())) {
            view.push(Action::Map(MapAction::Choose(Sides { left, right })));
        }
    }
    response.on_hover_text(name);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::map::tests::{kinship, pair};

    #[test]
    fn the_statement_about_the_current_cell_is_known() {
        let pairs = [pair(0, 1, 98, 97), pair(0, 2, 10, 23)];
        let kinship = kinship(&pairs, &["feature", "blog", "notice", "fair"]);
        let about = |left: u32, right: u32| {
            let ids = Sides { left: DocId(left), right: DocId(right) };
            kinship.statements.iter().position(|statement| is_about(statement, ids))
        };
        assert_eq!(
            (about(0, 1), about(1, 0), about(0, 2), about(2, 0)),
            (Some(0), Some(0), Some(1), Some(1))
        );
        assert_eq!((about(1, 2), about(2, 3)), (None, None));
    }
}

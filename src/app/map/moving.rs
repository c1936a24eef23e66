//! What a person does on the map.

use super::{Map, MapForm, MapOrder, Table};
use crate::app::action::Effect;
use crate::app::state::State;
use crate::app::view::View;
use crate::compare::Sides;
use crate::model::DocId;
use crate::overlap::Counted;

/// Something that a person does on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapAction {
    /// Go to the cell of a row's document (left) and a column's (right), and choose that pair.
    Choose(Sides<DocId>),
    /// Go so many rows down and columns to the right; no further than the edge.
    Move {
        /// Rows down; in the list of pairs, pairs.
        rows: i32,
        /// Columns to the right.
        columns: i32,
    },
    /// Read the pair of the current cell side by side.
    OpenPair,
    /// Fold or unfold the near-duplicates of the current row, or else of the current column.
    FoldCurrent,
    /// Fold or unfold a group of near-duplicates.
    Fold(DocId),
    /// Take documents that are so many per cent alike for near-duplicates, and fold them.
    FoldFrom(u8),
    /// Fold all near-duplicates, or none.
    FoldAll(bool),
    /// Let these kinds of passage count.
    Count(Counted),
    /// Order it so.
    Order(MapOrder),
    /// Draw it so.
    Form(MapForm),
}

impl State {
    /// Where a person is on the map: where they went, else at the open pair.
    pub fn map_focus(&self) -> Option<Sides<DocId>> {
        let table = self.map.table.as_ref()?;
        let is_there = |ids: &Sides<DocId>| {
            table.row_of(ids.left).is_some() && table.row_of(ids.right).is_some()
        };
        let open =
            self.pair.left.map(|left| Sides { left, right: self.pair.right.unwrap_or(left) });
        let first = || {
            let ids = table.rows.first()?.lead;
            Some(Sides { left: ids, right: ids })
        };
        self.map.focus.filter(is_there).or(open.filter(is_there)).or_else(first)
    }

    /// Words of a document that count: those outside of the folder's boilerplate.
    pub fn n_counted(&self, id: DocId) -> usize {
        let Some(document) = self.corpus.document(id) else { return 0 };
        let spans = self.opened.as_ref().map_or(&[][..], |opened| opened.folder.boilerplate_of(id));
        let n_left_out: usize = spans.iter().map(|span| document.words_in(*span).len()).sum();
        document.n_words().saturating_sub(n_left_out)
    }

    pub(in crate::app) fn on_map(&mut self, action: MapAction) -> Vec<Effect> {
        match action {
            MapAction::Choose(ids) => {
                self.map.focus = Some(ids);
                return self.choose(ids);
            }
            MapAction::Move { rows, columns } => {
                self.map.focus = self.moved(rows, columns).or(self.map.focus);
            }
            MapAction::OpenPair => return self.open_pair(),
            MapAction::FoldCurrent => {
                if let Some(group) = self.current_group() {
                    self.map.toggle(group);
                }
            }
            MapAction::Fold(group) => self.map.toggle(group),
            MapAction::FoldFrom(percent) => {
                self.settings.fold_percent = percent;
                return self.fold_all(true);
            }
            MapAction::FoldAll(is_folding) => return self.fold_all(is_folding),
            MapAction::Count(counted) => self.map.counted = counted,
            MapAction::Order(order) => self.map.order = order,
            MapAction::Form(form) => self.map.form = Some(form),
        }
        Vec::new()
    }

    /// Puts the documents of a cell left and right: of a fold the two that share the most.
    fn choose(&mut self, ids: Sides<DocId>) -> Vec<Effect> {
        let found = self
            .map
            .table
            .as_ref()
            .and_then(|table| table.cell(table.row_of(ids.left)?, table.row_of(ids.right)?));
        let ids = found.map_or(ids, |cell| cell.pair);
        let pair = Sides { left: Some(ids.left), right: Some(ids.right) };
        if ids.left == ids.right || pair == self.pair {
            return Vec::new();
        }
        self.pair = pair;
        self.compare()
    }

    fn open_pair(&mut self) -> Vec<Effect> {
        let Some(ids) = self.map_focus() else { return Vec::new() };
        let mut effects = self.choose(ids);
        let is_open = |id: DocId| self.side_of(id).is_some();
        if ids.left != ids.right || is_open(ids.left) {
            effects.extend(self.show_view(View::Read));
        }
        effects
    }

    fn moved(&self, rows: i32, columns: i32) -> Option<Sides<DocId>> {
        let table = self.map.table.as_ref()?;
        let focus = self.map_focus()?;
        let (row, column) = (table.row_of(focus.left)?, table.row_of(focus.right)?);
        let lead = |row: usize| table.rows.get(row).map(|row| row.lead);
        if self.map.shown_form() == MapForm::Pairs {
            let place =
                table.rank_of(row, column).map_or(0, |at| stepped(at, rows, table.n_ranked()));
            let cell = table.ranked(place)?;
            return Some(Sides {
                left: lead(cell.row as usize)?,
                right: lead(cell.column as usize)?,
            });
        }
        let n = table.rows.len();
        let left = if rows == 0 { focus.left } else { lead(stepped(row, rows, n))? };
        let right = if columns == 0 { focus.right } else { lead(stepped(column, columns, n))? };
        Some(Sides { left, right })
    }

    fn current_group(&self) -> Option<DocId> {
        let table: &Table = self.map.table.as_ref()?;
        let focus = self.map_focus()?;
        let group = |id: DocId| table.rows.get(table.row_of(id)?)?.group;
        group(focus.left).or_else(|| group(focus.right))
    }

    fn fold_all(&mut self, is_folding: bool) -> Vec<Effect> {
        self.settings.folds_alike = Some(is_folding);
        self.map.toggled.clear();
        vec![Effect::Save]
    }
}

impl Map {
    fn toggle(&mut self, group: DocId) {
        if !self.toggled.remove(&group) {
            self.toggled.insert(group);
        }
    }
}

/// A place moved on by some steps, no further than the first or the last of `n`.
fn stepped(at: usize, steps: i32, n: usize) -> usize {
    let to = (at as i64).saturating_add(i64::from(steps));
    usize::try_from(to).unwrap_or_default().min(n.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{FAMILIES, on_map};
    use super::*;
    use crate::app::tests::Desk;
    use crate::app::{Action, Command};

    fn act(desk: &mut Desk, action: MapAction) {
        desk.act(Action::Map(action));
    }

    /// Checks where a person is after some steps from the first cell, as "row column".
    #[track_caller]
    fn check(desk: &Desk, expected: &str) {
        let focus = desk.state.map_focus().unwrap();
        let shown = format!("{} {}", desk.name(Some(focus.left)), desk.name(Some(focus.right)));
        assert_eq!(shown, expected);
    }

    fn walk(desk: &mut Desk, rows: i32, columns: i32) {
        act(desk, MapAction::Move { rows, columns });
    }

    #[test]
    fn the_map_opens_at_the_open_pair_and_arrows_stop_at_its_edges() {
        let mut desk = on_map(&FAMILIES);
        check(&desk, "a b");
        walk(&mut desk, 0, 1);
        check(&desk, "a c");
        walk(&mut desk, 1, -9);
        check(&desk, "b a");
        walk(&mut desk, 99, 99);
        check(&desk, "e e");
    }

    #[test]
    fn a_cell_opens_its_pair_and_keeps_its_place() {
        let mut desk = on_map(&FAMILIES);
        walk(&mut desk, 2, -1);
        check(&desk, "c a");
        act(&mut desk, MapAction::OpenPair);
        assert_eq!((desk.pair().as_str(), desk.state.view), ("c a", View::Read));
        desk.put(crate::compare::Side::Right, "e");
        desk.perform(Command::ShowMap);
        check(&desk, "c a");
    }

    #[test]
    fn a_chosen_cell_is_the_pair_but_the_map_stays() {
        let mut desk = on_map(&FAMILIES);
        let ids = Sides { left: desk.id("c"), right: desk.id("b") };
        act(&mut desk, MapAction::Choose(ids));
        assert_eq!((desk.pair().as_str(), desk.state.view), ("c b", View::Map));
    }

    #[test]
    fn a_document_with_itself_is_no_pair() {
        let mut desk = on_map(&FAMILIES);
        walk(&mut desk, 99, 99);
        act(&mut desk, MapAction::OpenPair);
        assert_eq!((desk.pair().as_str(), desk.state.view), ("a b", View::Map));
    }

    #[test]
    fn space_folds_the_row_and_keeps_the_place() {
        let mut desk = on_map(&FAMILIES);
        walk(&mut desk, 1, 0);
        check(&desk, "b b");
        let n_rows = |desk: &Desk| desk.state.map.table.as_ref().unwrap().rows.len();
        act(&mut desk, MapAction::FoldCurrent);
        assert_eq!(n_rows(&desk), 4);
        walk(&mut desk, 1, 0);
        check(&desk, "c b");
        // The row has no near-duplicates, the column has.
        act(&mut desk, MapAction::FoldCurrent);
        assert_eq!(n_rows(&desk), 5);
    }

    #[test]
    fn the_slider_folds_all_that_is_so_much_alike() {
        let mut desk = on_map(&FAMILIES);
        let n_rows = |desk: &Desk| desk.state.map.table.as_ref().unwrap().rows.len();
        act(&mut desk, MapAction::FoldFrom(99));
        assert_eq!(n_rows(&desk), 4, "a and b have the same words but for case");
        act(&mut desk, MapAction::FoldAll(false));
        assert_eq!(n_rows(&desk), 5);
        act(&mut desk, MapAction::FoldFrom(30));
        assert_eq!(n_rows(&desk), 4);
    }

    #[test]
    fn what_does_not_count_makes_no_relation() {
        let mut desk = on_map(&FAMILIES);
        let n_related = |desk: &Desk| desk.state.map.kinship.as_ref().unwrap().n_related;
        assert_eq!(n_related(&desk), 3);
        act(&mut desk, MapAction::Count(Counted { identical: false, ..Counted::default() }));
        assert!(n_related(&desk) < 3);
    }

    #[test]
    fn in_the_list_of_pairs_arrows_go_from_pair_to_pair() {
        let mut desk = on_map(&FAMILIES);
        act(&mut desk, MapAction::Form(MapForm::Pairs));
        check(&desk, "a b");
        walk(&mut desk, 1, 0);
        check(&desk, "c a");
        walk(&mut desk, 99, 0);
        check(&desk, "c b");
    }

    #[test]
    fn documents_without_a_hit_are_hidden_if_that_is_asked_for() {
        let mut desk = on_map(&FAMILIES);
        desk.act(Action::Type("baker".to_owned()));
        let n_rows = |desk: &Desk| desk.state.map.table.as_ref().unwrap().rows.len();
        assert_eq!(n_rows(&desk), 5);
        desk.act(Action::HideUnmatched(true));
        assert_eq!(n_rows(&desk), 1);
        check(&desk, "d d");
    }

    #[test]
    fn going_to_a_hit_or_a_change_leaves_the_map() {
        for command in [Command::NextChange, Command::ShowProblems] {
            let mut desk = on_map(&FAMILIES);
            desk.perform(command);
            assert_eq!(desk.state.view, View::Read);
        }
    }

    #[test]
    fn the_view_comes_back_at_the_next_start() {
        let desk = on_map(&FAMILIES).restart();
        assert_eq!(desk.state.view, View::Map);
        assert!(desk.state.map.table.is_some());
    }
}

//! The rows and columns of the map, and the cells in which something is shared.

use std::cmp::Reverse;

use super::{Folds, Kinship, MapOrder};
use crate::compare::{Side, Sides};
use crate::model::DocId;
use crate::overlap::Pair;

/// A row, which is also a column: one document, or a group of near-duplicates that is folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The document, or the first of the group in this order.
    pub lead: DocId,
    /// All documents that stand here.
    pub documents: Box<[DocId]>,
    /// The group of near-duplicates that it belongs to, by its first document, folded or not.
    pub group: Option<DocId>,
    /// Rows of one family have the same number.
    pub family: usize,
}

impl Row {
    /// Whether it stands for several documents.
    pub fn is_folded(&self) -> bool {
        self.documents.len() > 1
    }
}

/// Where a row and a column share something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The number of the row.
    pub row: u32,
    /// The number of the column.
    pub column: u32,
    /// The documents that share the most here, the row's on the left.
    pub pair: Sides<DocId>,
    /// How much of the row's document is in the column's, by the kinds that count.
    pub share: f64,
}

/// All documents against all; what is not related takes no memory.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Rows, and columns, in their order.
    pub rows: Vec<Row>,
    /// The cells that share something, by row and column.
    cells: Vec<Cell>,
    /// The row of each document; none for a document that is hidden.
    row_of: Vec<Option<u32>>,
    /// For each two rows the cell with the larger share, as a place in `cells`, the largest first.
    ranked: Vec<u32>,
}

impl Table {
    /// Lays out the map. `pairs` are those above the floor; documents for which `is_hidden` holds are
    /// left out.
    pub fn new(
        kinship: &Kinship,
        pairs: &[Pair],
        (order, folds): (MapOrder, &Folds),
        is_hidden: &dyn Fn(DocId) -> bool,
    ) -> Self {
        let mut table = Self::default();
        table.lay_out_rows(&in_order(kinship, order), kinship, folds, is_hidden);
        table.row_of = vec![None; kinship.groups.len()];
        for (row, number) in table.rows.iter().zip(0..) {
            for id in &row.documents {
                table.row_of.get_mut(id.index()).into_iter().for_each(|row| *row = Some(number));
            }
        }
        table.fill(pairs);
        table.rank();
        table
    }

    fn lay_out_rows(
        &mut self,
        order: &[(DocId, usize)],
        kinship: &Kinship,
        folds: &Folds,
        is_hidden: &dyn Fn(DocId) -> bool,
    ) {
        let mut places: Vec<Option<usize>> = vec![None; kinship.groups.len()];
        let mut folded: Vec<Vec<DocId>> = Vec::new();
        for &(id, family) in order.iter().filter(|(id, _)| !is_hidden(*id)) {
            let group = kinship.group_of(id);
            let fold = group.filter(|&group| folds.is_folded(group));
            let place = fold.and_then(|fold| places.get_mut(fold.index()));
            if let Some(documents) = place.as_ref().and_then(|place| folded.get_mut((**place)?)) {
                documents.push(id);
                continue;
            }
            if let Some(place) = place {
                *place = Some(folded.len());
            }
            folded.push(vec![id]);
            self.rows.push(Row { lead: id, documents: Box::default(), group, family });
        }
        for (row, documents) in self.rows.iter_mut().zip(folded) {
            row.documents = documents.into();
        }
    }

    fn fill(&mut self, pairs: &[Pair]) {
        for pair in pairs {
            let (Some(left), Some(right)) = (self.row_of(pair.left), self.row_of(pair.right))
            else {
                continue;
            };
            let ids = Sides { left: pair.left, right: pair.right };
            let (there, back) =
                (pair.overlap.of(Side::Left).total(), pair.overlap.of(Side::Right).total());
            let (left, right) = (left as u32, right as u32);
            self.cells.push(Cell { row: left, column: right, pair: ids, share: there });
            let back = Cell { row: right, column: left, pair: ids.mirrored(), share: back };
            self.cells.push(back);
        }
        let best_first = |one: &Cell, other: &Cell| {
            let place = |cell: &Cell| (cell.row, cell.column);
            let ids = |cell: &Cell| (cell.pair.left, cell.pair.right);
            let by_share = other.share.total_cmp(&one.share);
            place(one).cmp(&place(other)).then(by_share).then(ids(one).cmp(&ids(other)))
        };
        self.cells.sort_unstable_by(best_first);
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
    }

    fn rank(&mut self) {
        let is_larger = |cell: &Cell| {
            let back = self.cell(cell.column as usize, cell.row as usize);
            let back = back.map_or(0.0, |back| back.share);
            cell.share > back || (cell.share.total_cmp(&back).is_eq() && cell.row <= cell.column)
        };
        let mut ranked: Vec<u32> = (0..self.cells.len() as u32)
            .filter(|&at| self.cells.get(at as usize).is_some_and(is_larger))
            .collect();
        ranked.sort_by_key(|&at| {
            Reverse(self.cells.get(at as usize).map_or(0, |cell| (cell.share * 1e6) as u32))
        });
        self.ranked = ranked;
    }

    /// The row in which a document stands; `None` if it is hidden.
    pub fn row_of(&self, document: DocId) -> Option<usize> {
        self.row_of.get(document.index()).copied().flatten().map(|row| row as usize)
    }

    /// What a row and a column share; `None` if no more than unrelated texts.
    pub fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        let key = (row as u32, column as u32);
        let found = self.cells.binary_search_by_key(&key, |cell| (cell.row, cell.column));
        found.ok().and_then(|at| self.cells.get(at)).copied()
    }

    /// The cells of a row that share something, within a range of columns.
    pub fn cells_of(&self, row: usize, columns: std::ops::Range<usize>) -> &[Cell] {
        let before = |column: usize| {
            self.cells.partition_point(|cell| (cell.row, cell.column) < (row as u32, column as u32))
        };
        self.cells.get(before(columns.start)..before(columns.end)).unwrap_or_default()
    }

    /// How many pairs of rows share something.
    pub fn n_ranked(&self) -> usize {
        self.ranked.len()
    }

    /// The pair of rows at a place of the sorted list, seen from where the share is larger.
    pub fn ranked(&self, place: usize) -> Option<Cell> {
        self.cells.get(*self.ranked.get(place)? as usize).copied()
    }

    /// Where in the sorted list two rows stand.
    pub fn rank_of(&self, row: usize, column: usize) -> Option<usize> {
        let (row, column) = (row as u32, column as u32);
        let is_it = |cell: &Cell| [(row, column), (column, row)].contains(&(cell.row, cell.column));
        let found = |at: &u32| self.cells.get(*at as usize).is_some_and(is_it);
        self.ranked.iter().position(found)
    }
}

/// All documents in an order, each with the number of its family.
fn in_order(kinship: &Kinship, order: MapOrder) -> Vec<(DocId, usize)> {
    let relatives = &kinship.relatives;
    let families = relatives.families.iter().chain([&relatives.alone]).zip(0..);
    let mut ids: Vec<(DocId, usize)> =
        families.flat_map(|(ids, family)| ids.iter().map(move |&id| (id, family))).collect();
    if order == MapOrder::Name {
        ids.sort_by_cached_key(|&(id, _)| (kinship.name(id).to_lowercase(), id));
        ids.iter_mut().for_each(|(_, family)| *family = 0);
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::super::tests::{kinship, pair};
    use super::*;

    fn folds(is_folding: bool) -> Folds {
        Folds { is_folding, ..Folds::default() }
    }

    /// Documents 0, 1 and 2 are near-duplicates, 3 quotes 1, 4 and 5 are related, 6 is alone.
    fn pairs() -> Vec<Pair> {
        vec![
            pair(0, 1, 97, 98),
            pair(0, 2, 70, 65),
            pair(1, 2, 80, 75),
            pair(1, 3, 10, 40),
            pair(2, 3, 5, 20),
            pair(4, 5, 50, 30),
        ]
    }

    fn table(order: MapOrder, is_folding: bool, hidden: &[u32]) -> Table {
        let pairs = pairs();
        let kinship = kinship(&pairs, &["c", "b", "a", "d", "f", "e", "g"]);
        let is_hidden = |id: DocId| hidden.contains(&id.0);
        Table::new(&kinship, &pairs, (order, &folds(is_folding)), &is_hidden)
    }

    /// Checks the rows, each as its documents, `|` between families.
    #[track_caller]
    fn check(table: &Table, expected: &str) {
        let mut shown = String::new();
        let mut family = table.rows.first().map_or(0, |row| row.family);
        for row in &table.rows {
            if std::mem::replace(&mut family, row.family) != row.family {
                shown.push_str(" |");
            }
            let ids: Vec<String> = row.documents.iter().map(|id| id.0.to_string()).collect();
            shown = format!("{shown} {}", ids.join("+"));
        }
        assert_eq!(shown.trim_start(), expected);
    }

    #[test]
    fn relatives_stand_together_and_those_alone_at_the_end() {
        check(&table(MapOrder::Likeness, false, &[]), "1 0 2 3 | 4 5 | 6");
        check(&table(MapOrder::Likeness, false, &[1, 4]), "0 2 3 | 5 | 6");
        check(&table(MapOrder::Name, false, &[]), "2 1 0 3 5 4 6");
    }

    #[test]
    fn near_duplicates_fold_into_one_row() {
        check(&table(MapOrder::Likeness, true, &[]), "1+0+2 3 | 4 5 | 6");
        check(&table(MapOrder::Name, true, &[]), "2+1+0 3 5 4 6");
        check(&table(MapOrder::Likeness, true, &[0, 2]), "1 3 | 4 5 | 6");
    }

    #[test]
    fn a_cell_says_how_much_of_the_row_is_in_the_column() {
        let table = table(MapOrder::Likeness, false, &[]);
        let share = |row, column| table.cell(row, column).map(|cell| cell.share);
        assert_eq!((share(0, 3), share(3, 0), share(1, 3)), (Some(0.1), Some(0.4), None));
        assert_eq!(table.cells_of(3, 0..2).len(), 1);
        assert_eq!(table.cells_of(3, 0..7).len(), 2);
    }

    #[test]
    fn a_folded_cell_shows_the_documents_that_share_the_most() {
        let table = table(MapOrder::Likeness, true, &[]);
        let cell = table.cell(1, 0).unwrap();
        assert_eq!((cell.pair, cell.share), (Sides { left: DocId(3), right: DocId(1) }, 0.4));
        let inside = table.cell(0, 0).unwrap();
        assert_eq!((inside.pair, inside.share), (Sides { left: DocId(1), right: DocId(0) }, 0.98));
    }

    #[test]
    fn the_sorted_list_has_each_pair_once_from_its_larger_side() {
        let table = table(MapOrder::Likeness, true, &[]);
        let shown = |place| table.ranked(place).map(|cell| (cell.row, cell.column));
        let all: Vec<_> = (0..table.n_ranked()).filter_map(shown).collect();
        assert_eq!(all, [(0, 0), (2, 3), (1, 0)]);
        assert_eq!((table.rank_of(0, 1), table.rank_of(0, 4)), (Some(2), None));
    }
}

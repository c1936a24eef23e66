//! The list as it is shown: near-duplicates folded into one row, and made anew only when it changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::filtering::Filtering;
use super::map::Folds;
use super::opened::{ListGroup, ListOrder, ListRow, ordered_rows};
use super::state::State;
use super::titles::Titles;
use crate::compare::Sides;
use crate::model::DocId;

/// The near-duplicates that a row of the list belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Their group, by its first document.
    pub group: DocId,
    /// How many of them stand here, folded or one below the other.
    pub n: usize,
    /// Whether this row stands for all of them.
    pub is_folded: bool,
    /// Whether it is the row that folds and unfolds them.
    pub is_head: bool,
}

/// The documents as they are listed.
#[derive(Debug, Default)]
pub struct List {
    /// The rows, group by group.
    pub rows: Arc<Vec<ListRow>>,
    /// All documents in this order, also those that are folded.
    pub(super) order: Arc<Vec<DocId>>,
    pub(super) titles: Titles,
    made_of: Option<MadeOf>,
}

impl List {
    /// Whether another document's title begins like this one's, so that only the file tells.
    pub fn is_title_shared(&self, document: DocId) -> bool {
        self.titles.is_shared(document)
    }

    /// Takes titles in anew, since documents have others now.
    pub(super) fn forget_titles(&mut self) {
        self.titles = Titles::default();
    }
}

/// What a list was made of, as far as it can change.
#[derive(Clone, Debug, PartialEq)]
struct MadeOf {
    n_documents: usize,
    /// Grows when a document changes or goes.
    n_changes: u64,
    /// The version of the pairs, and how many became exact since.
    version: Option<(u64, u64)>,
    pair: Sides<Option<DocId>>,
    order: ListOrder,
    /// Where the hits lie in memory, which never change, and whether they hide what has none.
    hits: Option<(usize, bool)>,
    leaves_out_boilerplate: bool,
    kinship: Option<usize>,
    folds: Folds,
}

impl State {
    /// Makes the list anew if anything that it is made of has changed.
    pub(super) fn list_anew(&mut self) {
        let opened = self.opened.as_ref().filter(|opened| opened.pairs.is_some());
        let hides = self.settings.hides_unmatched;
        let hits = || (Arc::as_ptr(&self.filtering.hits).addr(), hides);
        let made_of = MadeOf {
            n_documents: self.corpus.len(),
            n_changes: self.opened.as_ref().map_or(0, |opened| opened.watched.version),
            version: opened.map(|opened| (opened.version, opened.n_made_exact)),
            pair: self.pair,
            order: self.order(),
            hits: self.filtering.is_active().then(hits),
            leaves_out_boilerplate: self.settings.leaves_out_boilerplate,
            kinship: self.map.kinship.as_ref().map(|kinship| Arc::as_ptr(kinship).addr()),
            folds: self.folds(),
        };
        let known = self.list.made_of.as_ref();
        if known.is_some_and(|known| self.differs_in_hits_alone(known, &made_of)) {
            self.count_anew();
            self.list.made_of = Some(made_of);
        } else if known != Some(&made_of) {
            self.list.titles.take_in(&self.corpus);
            if self.order() == ListOrder::Name {
                self.list.titles.sort(&self.corpus);
            }
            let ordered = ordered_rows(self);
            let (order, rows): (Vec<DocId>, _) = if self.map.kinship.is_some() {
                let gathered = gathered(self, ordered);
                (gathered.iter().flatten().map(|row| row.id).collect(), folded_rows(self, gathered))
            } else {
                (ordered.iter().map(|row| row.id).collect(), ordered)
            };
            self.list.rows = Arc::new(rows);
            if *self.list.order != order {
                self.list.order = Arc::new(order);
            }
            self.list.made_of = Some(made_of);
        }
    }

    /// Whether only other hits have come, and neither the order nor what is hidden depends on them.
    fn differs_in_hits_alone(&self, known: &MadeOf, made_of: &MadeOf) -> bool {
        let hides = |hits: Option<(usize, bool)>| hits.is_some_and(|(_, hides)| hides);
        let is_free = self.order() != ListOrder::Hits && !hides(known.hits) && !hides(made_of.hits);
        let same = MadeOf { hits: made_of.hits, ..known.clone() };
        is_free && known != made_of && same == *made_of
    }

    /// Gives each row the hits of its documents, of which a folded row has several.
    fn count_anew(&mut self) {
        let mut ids = self.list.order.iter().copied();
        let counted = |row: &ListRow| {
            let n_documents = row.alike.filter(|alike| alike.is_folded).map_or(1, |alike| alike.n);
            let mut counted = ListRow { n_hits: None, matches: false, ..row.clone() };
            for id in ids.by_ref().take(n_documents) {
                let (n_hits, matches) = self.hits_in(id);
                counted.n_hits = counted.n_hits.into_iter().chain(n_hits).reduce(|sum, n| sum + n);
                counted.matches |= matches;
            }
            counted
        };
        self.list.rows = Arc::new(self.list.rows.iter().map(counted).collect());
    }

    /// The number of a document's hits, where a filter is on, and whether it is let through.
    pub(super) fn hits_in(&self, id: DocId) -> (Option<usize>, bool) {
        let Filtering { hits, .. } = &self.filtering;
        let is_active = self.filtering.is_active();
        let n_hits = (is_active && hits.knows(id)).then(|| hits.n_of(id));
        (n_hits, !is_active || hits.matches(id))
    }
}

/// Brings the rows of near-duplicates together.
pub(super) fn gathered(state: &State, rows: Vec<ListRow>) -> Vec<Vec<ListRow>> {
    let Some(kinship) = &state.map.kinship else {
        return rows.into_iter().map(|row| vec![row]).collect();
    };
    let mut places: BTreeMap<(ListGroup, DocId), usize> = BTreeMap::new();
    let mut gathered: Vec<Vec<ListRow>> = Vec::new();
    for row in rows {
        let group = kinship.group_of(row.id).filter(|_| row.group != ListGroup::Left);
        let n = gathered.len();
        let place = group.map_or(n, |group| *places.entry((row.group, group)).or_insert(n));
        match gathered.get_mut(place) {
            Some(rows) => rows.push(row),
            None => gathered.push(vec![row]),
        }
    }
    gathered
}

/// Folds near-duplicates that are folded into one row: that of the document that is open if it is
/// among them, else the first one.
pub(super) fn folded_rows(state: &State, gathered: Vec<Vec<ListRow>>) -> Vec<ListRow> {
    let Some(kinship) = &state.map.kinship else { return gathered.into_iter().flatten().collect() };
    let folds = state.folds();
    let fold = |mut rows: Vec<ListRow>| {
        let group = rows.first().and_then(|row| kinship.group_of(row.id));
        let n = rows.len();
        let Some(group) = group.filter(|_| n > 1) else { return rows };
        let is_folded = folds.is_folded(group);
        if is_folded {
            rows = vec![folded(state, &rows)];
        }
        for (row, index) in rows.iter_mut().zip(0..) {
            row.alike = Some(Alike { group, n, is_folded, is_head: index == 0 });
        }
        rows
    };
    gathered.into_iter().flat_map(fold).collect()
}

fn folded(state: &State, rows: &[ListRow]) -> ListRow {
    let is_open = |row: &&ListRow| state.side_of(row.id).is_some();
    let shown = rows.iter().find(is_open).or_else(|| rows.first());
    let n_hits = rows.iter().filter_map(|row| row.n_hits).reduce(|sum, n| sum + n);
    let matches = rows.iter().any(|row| row.matches);
    shown.map_or_else(ListRow::default, |row| ListRow { n_hits, matches, ..row.clone() })
}

#[cfg(test)]
mod tests {
    use super::super::map::MapAction;
    use super::super::tests::Desk;
    use super::super::{Action, Command};
    use super::*;
    use crate::compare::Side;

    /// `a`, `b` and `c` are nearly the same, `d` quotes them, `e` has nothing to do with them.
    const COPIES: [(&str, &str); 5] =
        [("a", "A/B/C/D"), ("b", "A/B/C/d"), ("c", "A/B/C/D"), ("d", "A/F"), ("e", "E")];

    /// The folder with `d` left and `e` right, near-duplicates folded.
    fn folded_desk() -> Desk {
        let mut desk = Desk::on(&COPIES);
        desk.put(Side::Left, "d");
        desk.put(Side::Right, "e");
        desk.act(Action::Map(MapAction::FoldAll(true)));
        desk
    }

    /// Checks the list, each row as its name, "×3" behind a fold and "+" before an unfolded one.
    #[track_caller]
    fn check(desk: &Desk, expected: &[&str]) {
        let shown = |row: &ListRow| {
            let name = desk.name(Some(row.id));
            let hits = row.n_hits.map_or_else(String::new, |n| format!(" {n}"));
            match row.alike {
                Some(alike) if alike.is_folded => format!("{name} ×{}{hits}", alike.n),
                Some(alike) if alike.is_head => format!("{name} +{}{hits}", alike.n),
                Some(_) => format!("  {name}{hits}"),
                None => format!("{name}{hits}"),
            }
        };
        let rows: Vec<String> = desk.state.list.rows.iter().map(shown).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn near_duplicates_are_one_row_that_opens() {
        let mut desk = folded_desk();
        check(&desk, &["d", "a ×3", "e"]);
        let group = desk.state.list.rows[1].alike.unwrap().group;
        desk.act(Action::Map(MapAction::Fold(group)));
        check(&desk, &["d", "a +3", "  c", "  b", "e"]);
        desk.act(Action::Map(MapAction::FoldAll(false)));
        check(&desk, &["d", "a +3", "  c", "  b", "e"]);
    }

    #[test]
    fn the_left_document_stands_beside_its_near_duplicates() {
        let mut desk = folded_desk();
        desk.put(Side::Left, "b");
        check(&desk, &["b", "a ×2", "d", "e"]);
    }

    #[test]
    fn a_fold_shows_the_document_that_is_open() {
        let mut desk = folded_desk();
        desk.put(Side::Right, "c");
        check(&desk, &["d", "c ×3", "e"]);
        desk.perform(Command::NextDocument);
        assert_eq!(desk.pair(), "d e");
    }

    #[test]
    fn a_fold_has_the_hits_of_all() {
        let mut desk = folded_desk();
        desk.act(Action::Type("ferry".to_owned()));
        check(&desk, &["d 1", "a ×3 3", "e 0"]);
        desk.act(Action::Order(ListOrder::Hits));
        check(&desk, &["a ×3 3", "d 1", "e 0"]);
    }

    /// New hits are put into the rows that are there; a list made from nothing has the same ones.
    #[test]
    fn hits_that_come_are_those_of_a_new_list() {
        let mut desk = folded_desk();
        for typed in ["ferry", "the", "museum", "", "a -ferry", "ferry"] {
            desk.act(Action::Type(typed.to_owned()));
            let rows = Arc::clone(&desk.state.list.rows);
            desk.state.list.made_of = None;
            desk.state.list_anew();
            let shown = |rows: &[ListRow]| -> Vec<_> {
                rows.iter().map(|row| (row.id, row.n_hits, row.matches)).collect()
            };
            assert_eq!(shown(&rows), shown(&desk.state.list.rows), "{typed}");
        }
    }

    #[test]
    fn titles_that_start_alike_are_known() {
        let desk = Desk::on(&[("a", "A"), ("b", "A/B"), ("c", "E")]);
        let shared = ["a", "b", "c"].map(|name| desk.state.list.is_title_shared(desk.id(name)));
        assert_eq!(shared, [false; 3], "titles are the names of files here");
        let titled = Desk::on(&[("a", "T/A"), ("b", "T/B"), ("c", "E")]);
        let shared = ["a", "b", "c"].map(|name| titled.state.list.is_title_shared(titled.id(name)));
        assert_eq!(shared, [true, true, false]);
    }

    #[test]
    fn a_list_is_made_once_until_something_changes() {
        let mut desk = folded_desk();
        let rows = Arc::clone(&desk.state.list.rows);
        desk.act(Action::Resized([800.0, 600.0]));
        desk.perform(Command::TogglePanel);
        assert!(Arc::ptr_eq(&rows, &desk.state.list.rows));
        desk.put(Side::Left, "a");
        assert!(!Arc::ptr_eq(&rows, &desk.state.list.rows));
    }
}

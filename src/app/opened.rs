//! What is open, and how its documents are listed.

use std::cmp::Reverse;
use std::path::PathBuf;
use std::sync::Arc;

use super::list::Alike;
use super::refreshing::Watched;
use super::state::State;
use crate::compare::{FolderText, Overlap, Share, Side, Sides};
use crate::model::DocId;
use crate::overlap::Pair;
use crate::text::visible;

/// How the list of documents is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// By the share found in the left document, in three groups.
    #[default]
    Overlap,
    /// By name.
    Name,
    /// By number of hits.
    Hits,
}

/// What was opened together.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// The folders and files that were asked for.
    pub paths: Vec<PathBuf>,
    /// What it is called in the window.
    pub name: String,
    /// How much all pairs share; `None` until that is known.
    pub pairs: Option<Arc<Vec<Pair>>>,
    /// Number of documents that these pairs are of; later ones have not been compared with any yet.
    pub n_related: usize,
    /// What many of the documents have in common, as far as that is known.
    pub folder: Arc<FolderText>,
    /// How the documents are listed.
    pub order: ListOrder,
    /// Grows when all pairs are found anew.
    pub version: u64,
    /// Grows when a pair becomes exact.
    pub n_made_exact: u64,
    /// What is known of changes since it was read.
    pub watched: Watched,
}

/// What folders and files that are opened together are called.
pub fn name_of(paths: &[PathBuf]) -> String {
    let last = |path: &PathBuf| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        visible(&name).into_owned()
    };
    match paths {
        [] => String::new(),
        [one] => last(one),
        [first, rest @ ..] => format!("{} and {} more", last(first), rest.len()),
    }
}

impl Opened {
    /// What stands under these paths.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        let name = name_of(&paths);
        Self { paths, name, ..Self::default() }
    }

    /// How much a pair shares, seen from `left`, boilerplate left out or not, and whether that is no
    /// more than unrelated texts do; `None` while that is not known.
    pub fn overlap(
        &self,
        left: DocId,
        right: DocId,
        leaves_out_boilerplate: bool,
    ) -> Option<(Overlap, bool)> {
        self.pairs.as_ref()?;
        let pair = self.pair(Sides { left, right });
        let is_related = left.max(right).index() < self.n_related;
        let none = is_related.then(|| (Overlap::default(), true));
        let seen = pair.map(|pair| pair.seen(leaves_out_boilerplate));
        seen.map(|pair| (pair.overlap, pair.is_below_floor)).or(none)
    }

    /// What is known of a pair, seen from its left; `None` if it has nothing in common.
    pub fn pair(&self, ids: Sides<DocId>) -> Option<Pair> {
        let pairs = self.pairs.as_ref()?;
        let found = position(pairs, (ids.left.min(ids.right), ids.left.max(ids.right))).ok();
        let pair = *pairs.get(found?)?;
        Some(if ids.left <= ids.right { pair } else { pair.mirrored() })
    }

    /// Puts what a comparison says in the place of an estimate.
    pub(super) fn make_exact(&mut self, exact: Pair) {
        let Some(pairs) = &mut self.pairs else { return };
        let found = position(pairs, (exact.left, exact.right));
        if found.is_ok_and(|index| pairs.get(index) == Some(&exact)) {
            return;
        }
        self.n_made_exact += 1;
        let is_shared = exact.with_boilerplate.is_any();
        match found {
            Ok(index) => {
                let pairs = Arc::make_mut(pairs);
                pairs.get_mut(index).into_iter().for_each(|pair| *pair = exact);
            }
            // A pair of which fingerprints say nothing shares paraphrases perhaps.
            Err(index) if is_shared => Arc::make_mut(pairs).insert(index, exact),
            Err(_) => {}
        }
    }
}

/// Where a pair stands among all, the document listed first on the left, or would stand.
fn position(pairs: &[Pair], key: (DocId, DocId)) -> Result<usize, usize> {
    pairs.binary_search_by_key(&key, |pair| (pair.left, pair.right))
}

/// The groups of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListGroup {
    /// The left document.
    Left,
    /// Shares text with it.
    Shares,
    /// No more alike than unrelated texts.
    Unrelated,
    /// Not compared with it yet.
    New,
    /// All documents, where nothing is known of what they share.
    #[default]
    All,
}

impl ListGroup {
    /// The heading above the group, if it has one.
    pub fn heading(self) -> Option<&'static str> {
        match self {
            Self::Left => Some("Left"),
            Self::Shares => Some("Shares text with it"),
            Self::Unrelated => Some("No more alike than unrelated texts"),
            Self::New => Some("Not compared with it yet"),
            Self::All => None,
        }
    }
}

/// One line of the list.
#[derive(Clone, Debug, Default)]
pub struct ListRow {
    /// The document.
    pub id: DocId,
    /// The group it stands in.
    pub group: ListGroup,
    /// How much of it is in the left document, where that is known.
    pub share: Option<Share>,
    /// Number of hits, while a filter is on.
    pub n_hits: Option<usize>,
    /// Whether the filter lets it through.
    pub matches: bool,
    /// The near-duplicates that it belongs to.
    pub alike: Option<Alike>,
}

/// The documents in the order in which they are listed, group by group; titles are in order already.
pub(super) fn ordered_rows(state: &State) -> Vec<ListRow> {
    let order = state.order();
    let mut rows: Vec<ListRow> = if order == ListOrder::Name {
        state.list.titles.by_name().map(|id| list_row(state, id)).collect()
    } else {
        state.corpus.iter().map(|(id, _)| list_row(state, id)).collect()
    };
    match order {
        ListOrder::Overlap => rows.sort_by_key(|row| {
            let share = row.share.map_or(0.0, Share::total);
            (row.group, Reverse((share * 1e6) as u64), row.id)
        }),
        ListOrder::Name => {}
        ListOrder::Hits => rows.sort_by_key(|row| (Reverse(row.n_hits), row.id)),
    }
    if state.settings.hides_unmatched && state.filtering.is_active() {
        rows.retain(|row| row.matches || state.side_of(row.id).is_some());
    }
    rows
}

fn list_row(state: &State, id: DocId) -> ListRow {
    let (n_hits, matches) = state.hits_in(id);
    let overlap =
        state.pair.left.filter(|&left| left != id).and_then(|left| state.overlap(left, id));
    let is_grouped = state.order() == ListOrder::Overlap;
    let group = match overlap {
        _ if !is_grouped => ListGroup::All,
        _ if state.pair.left == Some(id) && state.corpus.len() > 1 => ListGroup::Left,
        Some((_, true)) => ListGroup::Unrelated,
        Some((_, false)) => ListGroup::Shares,
        None if state.pair.left.is_some_and(|left| state.is_relating(left, id)) => ListGroup::New,
        None => ListGroup::All,
    };
    ListRow {
        id,
        group,
        share: overlap.map(|(overlap, _)| overlap.of(Side::Right)),
        n_hits,
        matches,
        alike: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::list::{folded_rows, gathered};
    use super::super::tests::{Desk, FOLDER};
    use super::super::{Action, Command};
    use super::*;

    /// Checks the list, each row as "group name", with its hits behind while a filter is on.
    #[track_caller]
    fn check(desk: &Desk, expected: &[&str]) {
        let shown = |row: &ListRow| {
            let hits = row.n_hits.map_or_else(String::new, |n| format!(" {n}"));
            let fades = if row.matches { "" } else { " faded" };
            format!("{:?} {}{hits}{fades}", row.group, desk.name(Some(row.id)))
        };
        let rows = list_rows(&desk.state);
        assert_eq!(rows.iter().map(shown).collect::<Vec<_>>(), expected);
    }

    fn list_rows(state: &State) -> Vec<ListRow> {
        folded_rows(state, gathered(state, ordered_rows(state)))
    }

    fn ordered(order: ListOrder) -> Desk {
        let mut desk = Desk::on(&FOLDER);
        desk.act(Action::Order(order));
        desk
    }

    #[test]
    fn documents_stand_in_three_groups_by_what_is_in_the_left_one() {
        let mut desk = ordered(ListOrder::Overlap);
        check(&desk, &["Left a", "Shares b", "Shares c", "Unrelated d"]);
        desk.put(Side::Left, "c");
        check(&desk, &["Left c", "Shares a", "Shares b", "Unrelated d"]);
        desk.put(Side::Left, "d");
        check(&desk, &["Left d", "Unrelated a", "Unrelated b", "Unrelated c"]);
    }

    #[test]
    fn a_row_says_how_much_of_it_is_in_the_left_document() {
        let desk = ordered(ListOrder::Overlap);
        let shares = list_rows(&desk.state).into_iter().map(|row| row.share.map(Share::total));
        let percent = |share: f64| (100.0 * share).round();
        let shares: Vec<_> = shares.map(|share| share.map(percent)).collect();
        assert_eq!(shares, [None, Some(100.0), Some(51.0), Some(0.0)]);
    }

    #[test]
    fn without_pairs_there_are_no_groups_but_the_left_document() {
        let mut desk = ordered(ListOrder::Overlap);
        desk.state.opened.as_mut().unwrap().pairs = None;
        check(&desk, &["Left a", "All b", "All c", "All d"]);
    }

    #[test]
    fn by_name_is_by_title_whatever_its_case() {
        let desk = ordered(ListOrder::Name);
        check(&desk, &["All a", "All b", "All c", "All d"]);
        let mut titled = Desk::on(&[("a", "U/F"), ("b", "T/A"), ("c", "G")]);
        titled.act(Action::Order(ListOrder::Name));
        check(&titled, &["All b", "All c", "All a"]);
    }

    #[test]
    fn by_hits_the_most_come_first() {
        let mut desk = ordered(ListOrder::Hits);
        check(&desk, &["All a", "All b", "All c", "All d"]);
        desk.act(Action::Type("museum OR baker".to_owned()));
        check(&desk, &["All c 1", "All d 1", "All a 0 faded", "All b 0 faded"]);
    }

    #[test]
    fn documents_without_a_hit_can_be_hidden_but_for_those_that_are_open() {
        let mut desk = ordered(ListOrder::Overlap);
        desk.act(Action::HideUnmatched(true));
        check(&desk, &["Left a", "Shares b", "Shares c", "Unrelated d"]);
        desk.act(Action::Type("baker".to_owned()));
        check(&desk, &["Left a 0 faded", "Shares b 0 faded", "Unrelated d 1"]);
        desk.perform(Command::ClearFilter);
        check(&desk, &["Left a", "Shares b", "Shares c", "Unrelated d"]);
    }

    #[test]
    fn what_is_opened_is_called_by_its_last_names() {
        let name = |paths: &[&str]| Opened::new(paths.iter().map(PathBuf::from).collect()).name;
        assert_eq!(name(&["/srv/reports/"]), "reports");
        assert_eq!(name(&["/a/one.txt", "/b", "/c"]), "one.txt and 2 more");
        assert_eq!(name(&["/"]), "/");
        assert_eq!(name(&[]), "");
    }
}

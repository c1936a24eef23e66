//! The map: all documents against all, ordered so that relatives stand together.
//!
//! What is expensive is a job: [`MapRequest::run`] finds who is related to whom ([`Kinship`]) and lays
//! out rows and cells ([`Table`]). The state keeps the last result until the next one is there.

mod asking;
mod exact;
mod moving;
mod names;
mod table;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::asking::{Asked, KinshipOf};
pub use self::moving::MapAction;
pub use self::names::{group_name, short_names, stem, telling_names};
pub use self::table::{Cell, Row, Table};

use crate::compare::{Side, Sides};
use crate::filter::Hits;
use crate::model::{Corpus, DocId};
use crate::overlap::{Counted, Pair, Relatives, Statement, groups, relatives, statements};

/// Past so many documents near-duplicates are folded unless a person unfolds them.
pub const FOLDS_ABOVE: usize = 40;
/// Past so many rows the map is a list of pairs unless a person asks for the matrix.
pub const LISTS_ABOVE: usize = 1000;

/// How the map is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapOrder {
    /// Relatives stand together.
    #[default]
    Likeness,
    /// By name.
    Name,
}

/// How the map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapForm {
    /// Rows and columns.
    Matrix,
    /// The pairs that share something, the most alike first.
    Pairs,
}

/// Which groups of near-duplicates are folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    /// Whether groups are folded that nobody has touched.
    pub is_folding: bool,
    /// The groups that a person folded or opened, by their first documents.
    pub toggled: BTreeSet<DocId>,
}

impl Folds {
    /// Whether a group is folded.
    pub fn is_folded(&self, group: DocId) -> bool {
        self.is_folding != self.toggled.contains(&group)
    }
}

/// Who is related to whom, and how that is said.
#[derive(Clone, Debug, Default)]
pub struct Kinship {
    /// The documents in families.
    pub relatives: Relatives,
    /// For every document the first one of its group of near-duplicates, itself if it has none.
    pub groups: Vec<DocId>,
    /// How many documents each group has, by its first one.
    n_alike: Vec<usize>,
    /// What belongs together.
    pub statements: Vec<Statement>,
    /// Short names of all documents.
    pub names: Vec<Box<str>>,
    /// How many pairs are more alike than unrelated texts.
    pub n_related: usize,
    /// The largest share of a pair that is not; 0 if none has anything in common.
    pub unrelated: f64,
}

impl Kinship {
    fn new(names: Vec<Box<str>>, pairs: &[Pair], counted: Counted, fold_from: f64) -> Self {
        let related = counted.related(pairs);
        let groups = groups(&related, names.len(), fold_from);
        let relatives = relatives(&related, &groups);
        let mut n_alike = vec![0; groups.len()];
        for group in &groups {
            n_alike.get_mut(group.index()).into_iter().for_each(|n| *n += 1);
        }
        let kinship = Self { relatives, groups, n_alike, names, ..Self::default() };
        kinship.said_of(pairs, counted)
    }

    /// The same families and groups, and what is said of them by what pairs share now: shares that
    /// become exact must not move what a person looks at.
    fn said_of(self, pairs: &[Pair], counted: Counted) -> Self {
        let related = counted.related(pairs);
        let share = |pair: &Pair| {
            let overlap = counted.overlap(pair.overlap);
            Side::BOTH.map(|side| overlap.of(side).total()).into_iter().fold(0.0, f64::max)
        };
        let below = pairs.iter().filter(|pair| pair.is_below_floor);
        let unrelated = below.map(share).fold(0.0, f64::max);
        let statements = statements(&related, &self.relatives, unrelated);
        Self { statements, n_related: related.len(), unrelated, ..self }
    }

    /// The group of near-duplicates of a document, by its first one; `None` if it is alone.
    pub fn group_of(&self, document: DocId) -> Option<DocId> {
        let group = self.groups.get(document.index()).copied()?;
        self.n_alike.get(group.index()).is_some_and(|&n| n > 1).then_some(group)
    }

    /// A document's short name.
    pub fn name(&self, document: DocId) -> &str {
        self.names.get(document.index()).map_or("", AsRef::as_ref)
    }
}

/// The map's part of the state.
#[derive(Debug, Default)]
pub struct Map {
    /// The row and the column that a person is at, each by a document that stands there.
    pub focus: Option<Sides<DocId>>,
    /// The kinds of passage that count.
    pub counted: Counted,
    /// How it is ordered.
    pub order: MapOrder,
    /// How it is drawn; by its size where nobody has chosen.
    pub form: Option<MapForm>,
    /// The groups that a person folded or opened.
    pub toggled: BTreeSet<DocId>,
    /// Who is related to whom, once that is known.
    pub kinship: Option<Arc<Kinship>>,
    /// Rows and cells; only while the map is shown.
    pub table: Option<Arc<Table>>,
    /// The pairs that were asked to be exact, the document listed first on the left.
    made_exact: BTreeSet<(DocId, DocId)>,
    /// Whether some are compared now.
    is_making_exact: bool,
    /// What the last request was made of.
    asked: Option<Asked>,
    /// What `kinship` was made of, and how many pairs were exact then.
    kinship_of: Option<(KinshipOf, u64)>,
}

impl Map {
    /// Has estimates on screen made exact again, of documents that have changed.
    pub(super) fn ask_again(&mut self) {
        self.made_exact.clear();
        self.is_making_exact = false;
    }

    /// How it is drawn.
    pub fn shown_form(&self) -> MapForm {
        let n_rows = self.table.as_ref().map_or(0, |table| table.rows.len());
        let by_size = if n_rows > LISTS_ABOVE { MapForm::Pairs } else { MapForm::Matrix };
        self.form.unwrap_or(by_size)
    }
}

/// What is needed to draw the map anew.
#[derive(Clone, Debug)]
pub struct MapRequest {
    /// All documents.
    pub corpus: Corpus,
    /// What they share.
    pub pairs: Arc<Vec<Pair>>,
    /// Who is related to whom, if that has not changed, and whether it is still said so.
    pub kinship: Option<(Arc<Kinship>, bool)>,
    /// The kinds of passage that count.
    pub counted: Counted,
    /// Whether boilerplate is left out.
    pub leaves_out_boilerplate: bool,
    /// Documents that are so much alike (0 to 1) are near-duplicates.
    pub fold_from: f64,
    /// Which of them are folded.
    pub folds: Folds,
    /// How the map is ordered.
    pub order: MapOrder,
    /// The hits without which a document is hidden.
    pub hiding: Option<Arc<Hits>>,
    /// Whether rows and cells are wanted, too.
    pub wants_table: bool,
}

impl MapRequest {
    /// Finds what is asked for.
    pub fn run(self) -> (Arc<Kinship>, Option<Arc<Table>>) {
        let Self { corpus, counted, fold_from, leaves_out_boilerplate, .. } = &self;
        let seen = |pair: &Pair| pair.seen(*leaves_out_boilerplate);
        let pairs: &Vec<Pair> = &self.pairs.iter().map(seen).collect();
        let kinship = match &self.kinship {
            Some((kinship, true)) => Arc::clone(kinship),
            Some((kinship, false)) => Arc::new(Kinship::clone(kinship).said_of(pairs, *counted)),
            None => Arc::new(Kinship::new(short_names(corpus), pairs, *counted, *fold_from)),
        };
        let table = self.wants_table.then(|| {
            let is_hidden = |id: DocId| {
                let hits = self.hiding.as_ref().filter(|hits| id.index() < hits.n_asked());
                hits.is_some_and(|hits| !hits.matches(id))
            };
            let related = counted.related(pairs);
            Arc::new(Table::new(&kinship, &related, (self.order, &self.folds), &is_hidden))
        });
        (kinship, table)
    }
}

#[cfg(test)]
pub(crate) mod tests;

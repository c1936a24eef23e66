//! Everything the window shows, as values.

use std::path::PathBuf;
use std::sync::Arc;

use super::concordance::Concordance;
use super::counterparts::Counterparts;
use super::explaining::Why;
use super::filtering::Filtering;
use super::findings::Found;
use super::kept::Kept;
use super::list::List;
use super::listing::Listing;
use super::map::Map;
use super::opened::{ListOrder, Opened};
use super::reading::{Reading, RowOptions};
use super::remembered::Memory;
use super::settings::Settings;
use super::spread::Spreads;
use super::synopsis::Synoptic;
use super::view::View;
use crate::compare::{Overlap, Side, Sides};
use crate::model::{Corpus, DocId};
use crate::text::Span;

/// How far reading the files has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    /// Files found by the walk.
    pub n_files: usize,
    /// Files read so far, refused ones included.
    pub n_read: usize,
    /// Bytes of all files.
    pub bytes: u64,
    /// Bytes read so far.
    pub bytes_read: u64,
}

/// What is being done; of several things the one that everything else waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing.
    #[default]
    Idle,
    /// Files are read.
    Reading(Loading),
    /// It is found which documents belong together.
    Relating,
    /// A pair is compared.
    Comparing,
}

/// The tabs of the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The changes of the open pair.
    #[default]
    Changes,
    /// The hits of the filter.
    Hits,
    /// What could not be read.
    Problems,
}

/// One hit: its document and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HitIdx {
    /// The document.
    pub document: DocId,
    /// The hit's number within the document.
    pub index: usize,
}

/// A place to bring into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// Grows with each request, so that the same place can be asked for twice.
    pub serial: u64,
    /// The side it is on.
    pub side: Side,
    /// The stretch.
    pub span: Span,
    /// What corresponds on the other side, where the sheets flow freely and it must be shown too.
    pub partner: Option<Span>,
    /// Whether it is a place to come back to: shown at the top, without a ring.
    pub is_quiet: bool,
}

/// A place to bring into view once its document has been compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Awaited {
    pub(super) document: DocId,
    pub(super) span: Span,
    /// What is to be shown of the other document, where that is asked for too.
    pub(super) partner: Option<Span>,
}

/// The whole state; changed by [`State::apply`](super::State::apply) only.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says another thing of the window")]
pub struct State {
    /// What comes back at the next start.
    pub settings: Settings,
    /// What is open, and how it is listed.
    pub opened: Option<Opened>,
    /// The documents read so far.
    pub corpus: Corpus,
    /// The view that is shown.
    pub view: View,
    /// All documents against all.
    pub map: Map,
    /// Where the documents disagree.
    pub findings: Found,
    /// What a person has decided about what is open.
    pub(super) memory: Memory,
    /// Many documents side by side.
    pub synoptic: Synoptic,
    /// The documents as they are listed.
    pub list: List,
    /// What is running.
    pub stage: Stage,
    /// The documents that stand left and right.
    pub pair: Sides<Option<DocId>>,
    /// What is read side by side; of the pair before while a new one is compared.
    pub reading: Option<Arc<Reading>>,
    /// How the rows of what is read are being folded, while that is done.
    pub folding: Option<RowOptions>,
    /// What was typed to filter, and what it found.
    pub filtering: Filtering,
    /// The lines of the hits.
    pub concordance: Concordance,
    /// What came of copying or saving, until something else is filtered.
    pub notice: Option<String>,
    /// Whether a report is being made.
    pub is_reporting: bool,
    /// What is to be copied, until the window has done so.
    pub clipboard: Option<String>,
    /// What kept filters have found.
    pub(super) kept: Kept,
    /// Where in the listed documents their hits lie.
    pub(super) spreads: Spreads,
    /// What the sentences of hits correspond to in other documents.
    pub counterparts: Counterparts,
    /// The step a person is at.
    pub step: Option<usize>,
    /// Which of the steps are listed.
    pub listing: Listing,
    /// The hit a person is at.
    pub hit: Option<HitIdx>,
    /// The tab of the panel that is shown.
    pub tab: Tab,
    /// The place last asked for.
    pub reveal: Option<Reveal>,
    /// The correspondence a person asked about.
    pub why: Option<Why>,
    /// The pair of related sentences a person was led to last.
    pub(super) related: Option<usize>,
    /// Whether rows without a hit are folded while a filter is on.
    pub folds_unmatched: bool,
    /// Whether identical rows are folded.
    pub folds_identical: bool,
    /// The session to come back to once its folder has been read.
    pub(super) resuming: Option<super::settings::Session>,
    /// A hit or place to reveal once its pair has been compared.
    pub(super) awaited: Option<Awaited>,
    /// Whether the pair is being compared, be it while files are still read.
    pub(super) is_comparing: bool,
    pub(super) n_reveals: u64,
}

impl State {
    /// The state at start, before anything is opened.
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// What to open at start when nothing was asked for: what was open last.
    pub fn last_paths(&self) -> Option<Vec<PathBuf>> {
        let paths = &self.settings.session.paths;
        (!paths.is_empty()).then(|| paths.clone())
    }

    /// The side a document stands on.
    pub fn side_of(&self, document: DocId) -> Option<Side> {
        Side::BOTH.into_iter().find(|&side| *self.pair.of(side) == Some(document))
    }

    /// How much a pair shares, seen from `left`, boilerplate left out or not as the switch says, and
    /// whether that is no more than unrelated texts do; `None` while that is not known.
    pub fn overlap(&self, left: DocId, right: DocId) -> Option<(Overlap, bool)> {
        self.opened.as_ref()?.overlap(left, right, self.settings.leaves_out_boilerplate)
    }

    /// Whether other pairs are known, but not this one, since one of the two has come later.
    pub(super) fn is_relating(&self, left: DocId, right: DocId) -> bool {
        let is_known = self.opened.as_ref().is_some_and(|opened| opened.pairs.is_some());
        is_known && self.overlap(left, right).is_none()
    }

    /// How the list of documents is ordered.
    pub fn order(&self) -> ListOrder {
        self.opened.as_ref().map_or_else(ListOrder::default, |opened| opened.order)
    }

    /// Asks for a stretch to be brought into view.
    pub(super) fn reveal(&mut self, side: Side, span: Span, is_quiet: bool) {
        self.n_reveals += 1;
        if !is_quiet {
            // What must be saved is saved with the window's end.
            let _ = self.show_view(View::Read);
        }
        self.reveal = Some(Reveal { serial: self.n_reveals, side, span, partner: None, is_quiet });
    }
}

//! What can happen ([`Action`]) and what must be done about it ([`Effect`]).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::command::Command;
use super::concordance::{HitOrder, SortRequest, Sorted};
use super::counterparts::{CounterpartRequest, FoundCounterparts};
use super::disk::{Changes, RefreshRequest, Refreshed};
use super::explaining::Stretches;
use super::exporting::{ExportRequest, HitsTo};
use super::filtering::FilterRequest;
use super::findings::FindingsAction;
use super::jobs::JobKind;
use super::kept::KeptRequest;
use super::listing::ChangeKind;
use super::map::{Kinship, MapAction, MapRequest, Table};
use super::opened::ListOrder;
use super::reading::{Correspondence, Reading, RowOptions, Sheets};
use super::remembered::{Decision, Recalled, Remembered};
use super::reporting::{ReportRequest, ReportTo};
use super::settings::Theme;
use super::spread::{Spread, SpreadRequest};
use super::state::{HitIdx, Loading, Tab};
use super::synopsis::{SynopsisAction, SynopsisRequest, SynopsisTable};
use crate::compare::{Evidence, FolderText, Sameness, Side, Sides};
use crate::filter::{Hits, Index, Query};
use crate::findings::Findings;
use crate::model::{Corpus, DocId};
use crate::overlap::Pair;
use crate::text::Span;

/// Where to step among the changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepTo {
    /// The one after the current one.
    Next,
    /// The one before the current one.
    Previous,
    /// The first.
    First,
    /// The last.
    Last,
    /// This one.
    This(usize),
}

/// Where to go among the hits of all documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitTo {
    /// The one after the current one.
    Next,
    /// The one before the current one.
    Previous,
    /// This one.
    This(HitIdx),
}

/// Something that happened: a person did it, or a job brought it.
#[derive(Clone, Debug)]
pub enum Action {
    /// Run a command of the table.
    Perform(Command),
    /// Open these folders and files.
    Open(Vec<PathBuf>),
    /// Take a folder off the list of recent ones; `None` takes all.
    Forget(Option<usize>),
    /// Some files have been read; the corpus holds what is there so far.
    Progressed(Loading, Corpus),
    /// All files have been read, or reading was stopped.
    Loaded(Corpus),
    /// These files may have changed since they were read.
    MayHaveChanged(Changes),
    /// The system does not tell of changes, for this reason; files are looked at so often.
    Polls(String, Duration),
    /// What has changed was read again.
    Refreshed(Refreshed),
    /// It was rested long enough after what changes have cost.
    Rested,
    /// A job has ended and brought nothing, or not all.
    Ended(JobKind),
    /// How much all pairs share is known, and what the folder gives away as boilerplate.
    Overlapped(Arc<Vec<Pair>>, Arc<FolderText>),
    /// These pairs tell the same in other words, of which no estimate knows.
    Retold(Vec<Pair>),
    /// A pair has been compared.
    Compared(Arc<Reading>),
    /// The rows of what is read have been laid out with other folds.
    Folded(Arc<Reading>),
    /// The documents' different words are known, so that queries need not read them.
    Indexed(Arc<Index>),
    /// A query has been run.
    Filtered(Query, Arc<Hits>, Option<String>),
    /// The hits have been sorted.
    Sorted(Arc<Sorted>),
    /// A document was compared with others, for what corresponds to its sentences.
    FoundCounterparts(FoundCounterparts),
    /// Hits of these documents are on screen.
    HitsSeen(Vec<DocId>),
    /// It is known where in these documents the hits lie.
    FoundSpreads(Vec<(DocId, Spread)>),
    /// These documents are listed on screen while a filter is on.
    SpreadsSeen(Vec<DocId>),
    /// Show what corresponds to a hit's sentence, or no longer.
    ToggleCounterparts(HitIdx),
    /// Open a hit beside what corresponds to its sentence in another document.
    OpenCounterpart(HitIdx, DocId),
    /// Who is related to whom is known, and how the map looks.
    Mapped(Arc<Kinship>, Option<Arc<Table>>),
    /// These pairs have been compared.
    MadeExact(Vec<Pair>),
    /// These pairs are on screen and known by estimate only, the most wanted first.
    MapSeen(Vec<Sides<DocId>>),
    /// Do something on the map.
    Map(MapAction),
    /// These findings are in these documents.
    Found(Arc<Findings>, Corpus),
    /// Do something with findings.
    Findings(FindingsAction),
    /// It is known what is remembered of what is open.
    Recalled(Box<Recalled>),
    /// What was to be remembered could not be kept, for this reason.
    NotKept(String),
    /// Decisions are kept; this is what is remembered now.
    Kept(Box<Remembered>),
    /// Many documents have been put side by side.
    Synopsized(Arc<SynopsisTable>),
    /// Do something in the synopsis.
    Synopsis(SynopsisAction),
    /// Put a document on a side.
    Put(Side, DocId),
    /// Read a document in this encoding from now on; `None` goes back to what its bytes tell.
    ChooseEncoding(DocId, Option<&'static str>),
    /// Ask in which encoding a document is to be read.
    AskEncoding(DocId),
    /// The filter's text was changed.
    Type(String),
    /// Step among the changes.
    Step(StepTo),
    /// List changes of this kind, or no longer.
    ListKind(ChangeKind, bool),
    /// Count these differences as changes.
    Count(Sameness),
    /// Go among the hits.
    Hit(HitTo),
    /// Copy or save the hits as they are shown.
    ExportHits(HitsTo),
    /// Save a report of what is open.
    SaveReport(ReportTo),
    /// A report was saved, or could not be: what is to be said about it.
    Reported(String),
    /// The hits were written: what is to be copied, and what is to be said about it.
    Exported(Option<String>, String),
    /// The window has copied what was to be copied.
    Copied,
    /// Keep the filter in the field under a name; an empty one is its text.
    KeepFilter(String),
    /// Ask how the kept filter at this place is to be called, or the one that is to be kept.
    AskName(Option<usize>),
    /// Give the kept filter at this place another name.
    RenameKept(usize, String),
    /// Keep the filter at this place no longer.
    RemoveKept(usize),
    /// Put the kept filter at this place into the field.
    TypeKept(usize),
    /// The kept filters that are on have found these hits, by their colours.
    FoundKept(BTreeMap<u8, Arc<Hits>>),
    /// Sort the hits so.
    SortHits(HitOrder),
    /// Ask why two stretches correspond, on this side; `None` closes the answer.
    Explain(Option<(Correspondence, Side)>),
    /// It is known why they do.
    Explained(Correspondence, Arc<Evidence>),
    /// Bring a place of the open pair into view.
    Show(Side, Span),
    /// Fold or unfold the row whose first paragraphs are these.
    Unfold(Sides<usize>),
    /// Show this tab of the panel.
    Tab(Tab),
    /// Order the list of documents so.
    Order(ListOrder),
    /// Use this theme.
    Theme(Theme),
    /// Let things glide and fade, or not.
    ReduceMotion(bool),
    /// Show documents without a hit, or hide them.
    HideUnmatched(bool),
    /// The first byte in view on each side, so that it comes back.
    Place(Sides<u32>),
    /// The window has this inner size in points.
    Resized([f32; 2]),
    /// The panel has this height in points.
    PanelHeight(f32),
    /// Everything is scaled by this factor.
    Zoom(f32),
    /// The window is closing.
    Close,
}

/// Something to be done outside the state.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Read these folders and files.
    Load(Vec<PathBuf>),
    /// Read again what may have changed.
    Refresh(Box<RefreshRequest>),
    /// Let so much time pass before more is read again.
    Rest(Duration),
    /// Find the folder's boilerplate and how much all pairs share.
    Overlap(Corpus),
    /// Find who is related to whom, and lay out the map.
    Map(Box<MapRequest>),
    /// Put many documents side by side.
    Synopsis(Box<SynopsisRequest>),
    /// Stop doing so; nothing comes of it.
    StopSynopsis,
    /// Compare these pairs, the folder's boilerplate left out, for their shares alone.
    MakeExact(Corpus, Arc<FolderText>, Vec<Sides<DocId>>),
    /// Compare two documents, the folder's boilerplate left out, and lay out their rows.
    Compare(Box<Sheets>, Corpus, Arc<FolderText>),
    /// Lay out the rows of what is read with other folds.
    Fold(Arc<Reading>, RowOptions),
    /// Find out why two stretches correspond, in this folder.
    Explain(Box<Stretches>, Corpus),
    /// Find the different words of all documents.
    Index(Corpus),
    /// Run a query.
    Filter(Box<FilterRequest>),
    /// Find what the sentences of a document correspond to in others.
    FindCounterparts(Box<CounterpartRequest>),
    /// Find where in documents the hits lie.
    FindSpreads(SpreadRequest),
    /// Write the hits.
    ExportHits(Box<ExportRequest>, HitsTo),
    /// Gather and save a report.
    Report(Box<ReportRequest>, ReportTo),
    /// Run the kept filters that are on.
    FindKept(Box<KeptRequest>),
    /// Sort the hits.
    SortHits(Box<SortRequest>),
    /// Find where the documents disagree, the folder's boilerplate left out.
    FindFindings(Corpus, Arc<FolderText>),
    /// Stop looking for that; nothing comes of it.
    StopFindings,
    /// Read what is remembered of these paths.
    Recall(Vec<PathBuf>),
    /// Keep what was decided about these paths.
    Remember(Vec<PathBuf>, Vec<Decision>),
    /// Stop reading; what has been read still comes.
    StopLoading,
    /// Stop finding how much all pairs share; nothing comes of it.
    StopRelating,
    /// Stop making a report; no file comes of it.
    StopReporting,
    /// Stop comparing; nothing comes of it.
    StopComparing,
    /// Ask with the system's dialog for a folder.
    PickFolder,
    /// Ask with the system's dialog for files.
    PickFiles,
    /// Save the settings.
    Save,
}

//! A report of the folder: gathered from what the core says of it, and saved in the background.
//!
//! Gathering is a function of values, for the window and the command line alike.

mod alone;
mod inside;
mod level;
mod settings;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::alone::{Against, sentences_of_all};
use self::inside::inside;
use self::level::beside;
use super::action::{Action, Effect};
use super::disk;
pub use super::opened::name_of;
use super::remembered::SetAside;
use super::state::State;
use crate::compare::{FolderText, Sameness, Sides};
use crate::filter::{Index, Query, Switches, filter};
use crate::findings::findings;
use crate::model::{Corpus, DocId};
use crate::overlap::{MOST_EXACT, Pair, closest_first, overlap};
use crate::report::folder::{
    Beside, Filtered, FolderReport, MOST_BESIDE, Made, Names, ReportFormat,
};

/// A filter that is in force.
#[derive(Clone, Debug)]
pub struct InForce {
    /// What was typed.
    pub text: String,
    /// The switches beside it.
    pub switches: Switches,
    /// The query.
    pub query: Query,
    /// What spares the query the reading of all documents, if it has been made.
    pub index: Option<Arc<Index>>,
}

/// What is to be reported.
#[derive(Clone, Debug, Default)]
pub struct ReportRequest {
    /// What the folder is called.
    pub name: String,
    /// The folders and files that were opened: the report tells paths inside them only.
    pub opened: Vec<PathBuf>,
    /// The documents.
    pub corpus: Corpus,
    /// The pairs that are to stand side by side; without any, the closest do.
    pub chosen: Vec<Sides<DocId>>,
    /// The pair that is open, which then stands before the closest.
    pub open: Option<Sides<DocId>>,
    /// The filter, if one is in force.
    pub filter: Option<InForce>,
    /// Findings that a person has set aside: they are counted, not listed.
    pub set_aside: Vec<SetAside>,
    /// Which differences count as changes.
    pub sameness: Sameness,
}

/// Where a report goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportTo {
    /// A file, in the format of its name.
    File(PathBuf),
    /// A file that is asked for with the system's dialog.
    AskedFile,
}

/// Why a name is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a report's name ends in .html, .json, .csv or .md: {}", path.display())]
pub struct UnknownFormat {
    path: PathBuf,
}

/// The format that a file's name asks for.
pub fn format_of(path: &Path) -> Result<ReportFormat, UnknownFormat> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    ReportFormat::of_name(&name).ok_or_else(|| UnknownFormat { path: path.to_owned() })
}

impl ReportRequest {
    /// Gathers all that the report says, as of `date`; `None` if `cancelled` said so meanwhile.
    pub fn gather(
        &self,
        date: String,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<FolderReport> {
        let corpus = &self.corpus;
        let folder = FolderText::of(corpus, cancelled)?;
        let is_small = corpus.len() <= MOST_EXACT;
        let all =
            if is_small { Against::each_other(corpus, &folder, cancelled)? } else { Vec::new() };
        let pairs = if is_small {
            all.iter().map(|against| against.pair).collect()
        } else {
            overlap(corpus, &folder, cancelled)?
        };
        let beside = self.beside(&folder, &pairs, cancelled)?;
        let all = if is_small { all } else { self.relatives(&folder, &pairs, &beside, cancelled)? };
        let made = Made {
            name: self.name.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            date,
            settings: settings::in_words(self),
        };
        let filtered = match &self.filter {
            Some(filter) => Some(self.filtered(filter, cancelled)?),
            None => None,
        };
        let mut findings = findings(corpus, &folder, cancelled)?;
        let n_found = findings.all.len();
        findings.all.retain(|found| !self.set_aside.iter().any(|aside| aside.is_of(found, corpus)));
        let told = inside(corpus, &self.opened);
        Some(FolderReport {
            made,
            n_set_aside: n_found - findings.all.len(),
            names: Names::of(&told),
            is_chosen: !self.chosen.is_empty(),
            findings,
            only_here: sentences_of_all(corpus, &folder, &all),
            filtered,
            corpus: told,
            pairs,
            beside,
        })
    }

    /// The pairs that stand side by side.
    fn beside(
        &self,
        folder: &FolderText,
        pairs: &[Pair],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Beside>> {
        let is_open = |ids: &Sides<DocId>| {
            self.open.is_some_and(|open| *ids == open || *ids == open.mirrored())
        };
        let nearest = || {
            let nearest = closest_first(pairs).into_iter();
            let nearest = nearest.map(|pair| self.by_path(pair.left, pair.right));
            let others = nearest.filter(|ids| !is_open(ids));
            self.open.into_iter().chain(others).take(MOST_BESIDE).collect()
        };
        let chosen = if self.chosen.is_empty() { nearest() } else { self.chosen.clone() };
        chosen.into_iter().map(|ids| beside(self, folder, ids, cancelled)).collect()
    }

    /// Two documents, the one whose path sorts first on the left, as a folder opens.
    fn by_path(&self, left: DocId, right: DocId) -> Sides<DocId> {
        let path = |id: DocId| self.corpus.document(id).map(|document| document.path());
        let ids = Sides { left, right };
        if path(left) > path(right) { ids.mirrored() } else { ids }
    }

    /// In a large folder, the documents that stand side by side against those that are closest to them.
    fn relatives(
        &self,
        folder: &FolderText,
        pairs: &[Pair],
        beside: &[Beside],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Against>> {
        let shown = beside.iter().flat_map(|beside| [beside.ids.left, beside.ids.right]);
        let mut shown: Vec<DocId> = shown.collect();
        shown.sort_unstable();
        shown.dedup();
        Against::closest_of(&self.corpus, folder, &shown, pairs, cancelled)
    }

    fn filtered(
        &self,
        filter_in_force: &InForce,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Filtered> {
        let InForce { text, switches, query, index } = filter_in_force;
        let hits = filter(&self.corpus, index.as_deref(), query, cancelled)?;
        Some(Filtered::new(text.clone(), *switches, hits, &self.corpus))
    }

    /// Gathers and saves the report; what is to be said about it comes back.
    pub fn run(&self, to: &ReportTo, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Action> {
        let path = match to {
            ReportTo::File(path) => path.clone(),
            ReportTo::AskedFile => {
                rfd::FileDialog::new().set_file_name("report.html").save_file()?
            }
        };
        let said = match format_of(&path) {
            Ok(format) => {
                let text = self.gather(disk::now_in_words(), cancelled)?.written(format);
                disk::save_text(&path, &text, self.corpus.documents()).map_or_else(
                    |error| error.to_string(),
                    |()| format!("Report saved: {}", path.display()),
                )
            }
            Err(error) => error.to_string(),
        };
        Some(Action::Reported(said))
    }
}

impl State {
    /// Reports what is open, the open pair before the closest ones.
    pub(super) fn save_report(&mut self, to: ReportTo) -> Vec<Effect> {
        let Some(opened) = self.opened.as_ref().filter(|_| !self.corpus.is_empty()) else {
            return Vec::new();
        };
        let filtering = &self.filtering;
        let filter = filtering.is_active().then(|| InForce {
            text: filtering.good_text.clone(),
            switches: filtering.switches,
            query: filtering.query.clone(),
            index: filtering.index.clone(),
        });
        let request = ReportRequest {
            name: opened.name.clone(),
            opened: opened.paths.clone(),
            corpus: self.corpus.clone(),
            chosen: Vec::new(),
            open: self.pair.left.zip(self.pair.right).map(|(left, right)| Sides { left, right }),
            filter,
            set_aside: self.memory.kept.set_aside.clone(),
            sameness: self.settings.sameness,
        };
        self.is_reporting = true;
        self.notice = Some("The report is being made…".to_owned());
        vec![Effect::Report(Box::new(request), to)]
    }
}

#[cfg(test)]
mod tests;

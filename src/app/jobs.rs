//! Runs effects in the background: one slot per kind of job, in which the newest wins.
//!
//! A newer job cancels the older of its kind, whose outcome is dropped. For tests, jobs run inline.

mod kind;
mod loading;
mod remembering;
mod ticket;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::action::{Action, Effect};
use super::disk::{self, Watch};
use super::exporting::HitsTo;
use super::filtering::FilterRequest;
use super::reading::{Reading, Sheets};
use super::reporting::{ReportRequest, ReportTo};
use super::settings::Settings;
use crate::compare::{Comparison, Counting, FolderText, Sides, compare_counting, evidence};
use crate::filter::Index;
use crate::findings::findings;
use crate::model::{Corpus, DocId};
use crate::overlap::{MOST_EXACT, exact_for, overlap, retold};

pub use self::kind::JobKind;
use self::kind::JobKind as Kind;
use self::remembering::Keeper;
use self::ticket::Ticket;

/// A job that rests hears so often whether it is still wanted.
const NAP: Duration = Duration::from_millis(200);

type Wake = Arc<dyn Fn() + Send + Sync>;

#[derive(Debug, Default)]
struct Slot {
    serial: u64,
    is_cancelled: Arc<AtomicBool>,
}

/// The slots, and what has come of their jobs.
pub struct Jobs {
    slots: [Slot; Kind::COUNT],
    sender: Sender<(Kind, u64, Action)>,
    receiver: Receiver<(Kind, u64, Action)>,
    wake: Wake,
    /// Every job that runs holds one more of it.
    running: Arc<()>,
    is_inline: bool,
    /// What is opened is watched as long as it is.
    watch: Option<Watch>,
    settings_dir: Option<std::path::PathBuf>,
    reader: Option<std::path::PathBuf>,
    remembered_dir: Option<std::path::PathBuf>,
    /// Reads and writes what is remembered, one after the other.
    keeper: Keeper,
}

impl fmt::Debug for Jobs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Jobs").field("slots", &self.slots).finish_non_exhaustive()
    }
}

impl Jobs {
    /// Jobs that run on threads of their own and call `wake` when something has come of them.
    /// Settings are saved into `settings_dir`, or not at all.
    pub fn new(
        settings_dir: Option<std::path::PathBuf>,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let (sender, receiver) = channel();
        let slots = Default::default();
        Self {
            slots,
            sender,
            receiver,
            wake: Arc::new(wake),
            running: Arc::default(),
            is_inline: false,
            watch: None,
            settings_dir,
            reader: None,
            remembered_dir: None,
            keeper: Keeper::default(),
        }
    }

    /// The same with rich files read by children of a program, see
    /// [`in_children`](disk::Readers::in_children); without it, this process reads them.
    #[must_use]
    pub fn with_reader(self, program: std::path::PathBuf) -> Self {
        Self { reader: Some(program), ..self }
    }

    /// The same with what is remembered of folders kept in `dir`; without it, nothing is.
    #[must_use]
    pub fn with_memory(self, dir: Option<std::path::PathBuf>) -> Self {
        Self { remembered_dir: dir, ..self }
    }

    /// Jobs that run at once, before [`Jobs::run`] returns; for tests. Dialogs are never shown.
    pub fn inline() -> Self {
        Self { is_inline: true, ..Self::new(None, || {}) }
    }

    /// Does what an effect says, or starts to.
    pub fn run(&mut self, effect: Effect, settings: &Settings) {
        match effect {
            Effect::Load(paths) => self.load(paths, settings),
            Effect::Refresh(request) => self.refresh(*request, settings),
            Effect::Rest(time) => self.rest(time),
            Effect::StopLoading => self.stop(Kind::Load),
            Effect::StopRelating => self.abandon(Kind::Overlap),
            Effect::StopComparing => self.abandon(Kind::Compare),
            Effect::StopReporting => self.abandon(Kind::Report),
            Effect::StopSynopsis => self.abandon(Kind::Synopsis),
            Effect::Overlap(corpus) => {
                // What is being made exact may be of documents as they were.
                self.abandon(Kind::Exact);
                self.start(Kind::Overlap, move |ticket| relate(&corpus, ticket));
            }
            Effect::Map(request) => self.start(Kind::Map, move |ticket| {
                let (kinship, table) = request.run();
                ticket.send(Action::Mapped(kinship, table));
            }),
            Effect::Synopsis(request) => self.start(Kind::Synopsis, move |ticket| {
                if let Some(table) = request.run(&|| ticket.is_cancelled()) {
                    ticket.send(Action::Synopsized(Arc::new(table)));
                }
            }),
            Effect::MakeExact(corpus, folder, pairs) => self.start(Kind::Exact, move |ticket| {
                let cancelled = || ticket.is_cancelled();
                if let Some(pairs) = exact_for(&corpus, &folder, &pairs, &cancelled) {
                    ticket.send(Action::MadeExact(pairs));
                }
            }),
            Effect::Compare(sheets, corpus, folder) => self.start(Kind::Compare, move |ticket| {
                if let Some(reading) = compared(*sheets, &corpus, &folder, ticket) {
                    ticket.send(Action::Compared(Arc::new(reading)));
                }
            }),
            Effect::Fold(reading, options) => self.start(Kind::Fold, move |ticket| {
                ticket.send(Action::Folded(Arc::new(reading.with_options(options))));
            }),
            Effect::Explain(asked, corpus) => self.start(Kind::Explain, move |ticket| {
                let documents = Sides {
                    left: asked.documents.left.as_ref(),
                    right: asked.documents.right.as_ref(),
                };
                let cancelled = || ticket.is_cancelled();
                if let Some(found) = evidence(asked.spans, documents, &corpus, &cancelled) {
                    ticket.send(Action::Explained(asked.of, Arc::new(found)));
                }
            }),
            Effect::Index(corpus) => self.start(Kind::Index, move |ticket| {
                if let Some(index) = Index::new(&corpus, &|| ticket.is_cancelled()) {
                    ticket.send(Action::Indexed(Arc::new(index)));
                }
            }),
            Effect::Filter(asked) => self.filter(asked),
            Effect::FindCounterparts(request) => self.start(Kind::Counterparts, move |ticket| {
                if let Some(found) = request.run(&|| ticket.is_cancelled()) {
                    ticket.send(Action::FoundCounterparts(found));
                }
            }),
            Effect::ExportHits(request, to) => {
                if self.is_inline && to == HitsTo::AskedFile {
                    return;
                }
                self.start(Kind::Export, move |ticket| {
                    if let Some(action) = request.run(&to, &|| ticket.is_cancelled()) {
                        ticket.send(action);
                    }
                });
            }
            Effect::Report(request, to) => self.report(request, to),
            Effect::FindKept(request) => self.start(Kind::Kept, move |ticket| {
                if let Some(found) = request.run(&|| ticket.is_cancelled()) {
                    ticket.send(Action::FoundKept(found));
                }
            }),
            Effect::FindSpreads(request) => self.start(Kind::Spreads, move |ticket| {
                if let Some(found) = request.run(&|| ticket.is_cancelled()) {
                    ticket.send(Action::FoundSpreads(found));
                }
            }),
            Effect::SortHits(request) => self.start(Kind::Sort, move |ticket| {
                if let Some(sorted) = request.run(&|| ticket.is_cancelled()) {
                    ticket.send(Action::Sorted(Arc::new(sorted)));
                }
            }),
            Effect::FindFindings(corpus, folder) => self.start(Kind::Findings, move |ticket| {
                if let Some(found) = findings(&corpus, &folder, &|| ticket.is_cancelled()) {
                    ticket.send(Action::Found(Arc::new(found), corpus));
                }
            }),
            Effect::StopFindings => self.abandon(Kind::Findings),
            Effect::Recall(paths) => self.recall(paths),
            Effect::Remember(paths, decisions) => self.remember(paths, decisions),
            Effect::PickFolder => self.pick(|dialog| Some(vec![dialog.pick_folder()?])),
            Effect::PickFiles => self.pick(rfd::FileDialog::pick_files),
            Effect::Save => self.save(settings),
        }
    }

    fn filter(&mut self, asked: Box<FilterRequest>) {
        self.start(Kind::Filter, move |ticket| {
            let cancelled = || ticket.is_cancelled();
            if let Some(first) = asked.run_first(&cancelled) {
                ticket.send(Action::Filtered(asked.query.clone(), Arc::new(first), None));
            }
            let Some(hits) = asked.run(&cancelled) else { return };
            let hits = Arc::new(hits);
            ticket.send(Action::Filtered(asked.query.clone(), Arc::clone(&hits), None));
            // Why there is nothing takes longer to find out than that there is nothing.
            if let Some(why) = asked.explanation(&hits, &cancelled) {
                ticket.send(Action::Filtered(asked.query.clone(), hits, Some(why)));
            }
        });
    }

    /// Whether a job is running, so that something may come of it.
    pub fn is_busy(&self) -> bool {
        Arc::strong_count(&self.running) > 1
    }

    /// What has come of jobs since the last call; outcomes of jobs that were replaced are dropped.
    pub fn outcomes(&mut self) -> Vec<Action> {
        let is_current =
            |kind: Kind, serial| self.slots.get(kind as usize).is_some_and(|s| s.serial == serial);
        let outcomes = self.receiver.try_iter();
        outcomes
            .filter(|&(kind, serial, _)| is_current(kind, serial))
            .map(|(.., action)| action)
            .collect()
    }

    fn pick(&mut self, pick: fn(rfd::FileDialog) -> Option<Vec<std::path::PathBuf>>) {
        if self.is_inline {
            return;
        }
        self.start(Kind::Pick, move |ticket| {
            if let Some(paths) = pick(rfd::FileDialog::new()) {
                ticket.send(Action::Open(paths));
            }
        });
    }

    fn report(&mut self, request: Box<ReportRequest>, to: ReportTo) {
        if self.is_inline && to == ReportTo::AskedFile {
            return;
        }
        self.start(Kind::Report, move |ticket| {
            if let Some(action) = request.run(&to, &|| ticket.is_cancelled()) {
                ticket.send(action);
            }
        });
    }

    fn rest(&mut self, time: Duration) {
        let time = if self.is_inline { Duration::ZERO } else { time };
        self.start(Kind::Rest, move |ticket| {
            let start = Instant::now();
            while start.elapsed() < time && !ticket.is_cancelled() {
                std::thread::sleep(NAP.min(time.saturating_sub(start.elapsed())));
            }
            ticket.send(Action::Rested);
        });
    }

    fn save(&self, settings: &Settings) {
        let Some(dir) = &self.settings_dir else { return };
        // A disk that is full must not stop a person from reading on.
        drop(disk::save_settings(dir, settings));
    }

    fn start(&mut self, kind: Kind, job: impl FnOnce(&Ticket) + Send + 'static) {
        self.renew(kind);
        let ticket = self.ticket(kind);
        if self.is_inline {
            job(&ticket);
            return;
        }
        let thread = std::thread::Builder::new().name(format!("{kind:?}").to_lowercase());
        // Without a thread the job is not done; its ticket says so when it is dropped.
        drop(thread.spawn(move || job(&ticket)));
    }

    /// Stops a job, drops what has come of it, and makes room for the next.
    fn renew(&mut self, kind: Kind) {
        self.abandon(kind);
        if let Some(slot) = self.slots.get_mut(kind as usize) {
            slot.is_cancelled = Arc::default();
        }
    }

    /// Stops a job and drops what has come of it.
    fn abandon(&mut self, kind: Kind) {
        self.stop(kind);
        if let Some(slot) = self.slots.get_mut(kind as usize) {
            slot.serial += 1;
        }
    }

    /// Asks a job to stop; what it says after that still counts.
    fn stop(&self, kind: Kind) {
        if let Some(slot) = self.slots.get(kind as usize) {
            slot.is_cancelled.store(true, Ordering::Relaxed);
        }
    }
}

/// Finds the folder's boilerplate, and who shares how much with whom.
fn relate(corpus: &Corpus, ticket: &Ticket) {
    let cancelled = || ticket.is_cancelled();
    let Some(folder) = FolderText::of(corpus, &cancelled) else { return };
    let Some(pairs) = overlap(corpus, &folder, &cancelled) else { return };
    let (pairs, folder) = (Arc::new(pairs), Arc::new(folder));
    ticket.send(Action::Overlapped(Arc::clone(&pairs), Arc::clone(&folder)));
    // Estimates are there at once, and know verbatim text alone.
    if corpus.len() > MOST_EXACT
        && let Some(retold) = retold(corpus, &folder, &pairs, &cancelled)
    {
        ticket.send(Action::Retold(retold));
    }
}

/// Compares what stands on the sheets and lays it out; one document alone needs no comparing.
fn compared(
    sheets: Sheets,
    corpus: &Corpus,
    folder: &FolderText,
    ticket: &Ticket,
) -> Option<Reading> {
    let Sheets { ids, documents, options, sameness } = sheets;
    let boilerplate_of = |id: Option<DocId>| id.map_or(&[][..], |id| folder.boilerplate_of(id));
    let boilerplate = Sides { left: boilerplate_of(ids.left), right: boilerplate_of(ids.right) };
    let comparison = if let (Some(left), Some(right)) = (&documents.left, &documents.right) {
        let cancelled = || ticket.is_cancelled();
        let counting = Counting { vocabulary: corpus.vocabulary(), sameness, boilerplate };
        compare_counting(left, right, &counting, &cancelled)?
    } else {
        // Nothing is said of a document alone but what stands around its text.
        let boilerplate =
            Sides { left: boilerplate.left.to_vec(), right: boilerplate.right.to_vec() };
        Comparison { boilerplate, ..Comparison::default() }
    };
    Some(Reading::new(ids, documents, Arc::new(comparison), options))
}

#[cfg(test)]
mod tests;

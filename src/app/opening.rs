//! From a path to the first comparison: read, relate, compare; and what is remembered of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use super::action::Effect;
use super::counterparts::Counterparts;
use super::filtering::Filtering;
use super::kept::Kept;
use super::opened::Opened;
use super::reading::{Reading, carried};
use super::refreshing::Watched;
use super::settings::{RecentFolder, Session};
use super::spread::Spreads;
use super::state::{Awaited, Loading, Reveal, Stage, State, Tab};
use super::synopsis::Synoptic;
use super::view::View;
use crate::compare::{FolderText, Side, Sides};
use crate::model::{Corpus, DocId};
use crate::overlap::{Pair, opening_pair};
use crate::text::Span;

/// How many folders the list of recent ones holds.
const MAX_RECENT: usize = 12;

impl State {
    pub(super) fn open(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        let paths: Vec<PathBuf> = paths.into_iter().map(absolute).collect();
        let session = &self.settings.session;
        self.resuming = (session.paths == paths).then(|| session.clone());
        let order = self.order();
        let switches = self.filtering.switches;
        self.filtering = Filtering { switches, ..Default::default() };
        self.tab = Tab::default();
        self.view = self.resuming.as_ref().map_or_else(View::default, |session| session.view);
        if let Some(session) = &self.resuming {
            self.filtering.text.clone_from(&session.filter);
            self.filtering.switches = session.switches();
        }
        self.opened = Some(Opened { order, ..Opened::new(paths.clone()) });
        let recall = self.recall(&paths);
        let mut effects = self.start_reading(paths);
        effects.push(recall);
        effects
    }

    /// Reads the same again; filter, pair and place stay.
    pub(super) fn open_again(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        // While something is still to come back, that is what comes back after this too.
        if self.resuming.is_none() {
            self.remember_session();
            self.resuming = Some(self.settings.session.clone());
        }
        if let Some(opened) = &mut self.opened {
            (opened.pairs, opened.folder) = (None, Arc::default());
            opened.watched = Watched::default();
        }
        self.start_reading(paths)
    }

    fn start_reading(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        self.corpus = Corpus::default();
        self.stage = Stage::Reading(Loading::default());
        self.filtering.forget_hits();
        self.concordance.forget();
        (self.counterparts, self.spreads) = (Counterparts::default(), Spreads::default());
        self.kept = Kept::default();
        self.synoptic = Synoptic::default();
        (self.pair, self.reading, self.is_comparing) = (Sides::default(), None, false);
        (self.step, self.hit, self.reveal, self.awaited) = (None, None, None, None);
        self.folding = None;
        self.forget_findings();
        self.relist();
        vec![Effect::Load(paths)]
    }

    pub(super) fn progressed(&mut self, loading: Loading, corpus: Corpus) -> Vec<Effect> {
        let has_grown = corpus.len() != self.corpus.len();
        self.stage = Stage::Reading(loading);
        self.corpus = corpus;
        has_grown.then(|| self.filter_anew()).into_iter().collect()
    }

    pub(super) fn loaded(&mut self, corpus: Corpus) -> Vec<Effect> {
        self.corpus = corpus;
        self.remember_folder();
        let mut effects = vec![self.filter_anew(), self.filtering.index_anew(&self.corpus)];
        if self.corpus.len() > 1 {
            self.stage = Stage::Relating;
            effects.push(Effect::Overlap(self.corpus.clone()));
        } else {
            self.stage = Stage::Idle;
            self.pair.left = self.corpus.iter().next().map(|(id, _)| id);
            effects.extend(self.compare());
            self.want_findings();
            if self.corpus.is_empty() {
                self.tab = Tab::Problems;
            }
        }
        effects.push(Effect::Save);
        effects
    }

    pub(super) fn overlapped(
        &mut self,
        pairs: Arc<Vec<Pair>>,
        folder: Arc<FolderText>,
    ) -> Vec<Effect> {
        let before = self.opened.as_ref().map(|opened| Arc::clone(&opened.folder));
        let before = before.unwrap_or_default();
        let is_other = |id: Option<DocId>| {
            id.is_some_and(|id| folder.boilerplate_of(id) != before.boilerplate_of(id))
        };
        let pair_changes = is_other(self.pair.left) || is_other(self.pair.right);
        let is_chosen = self.pair.left.is_some() && self.pair.right.is_some();
        if let Some(opened) = &mut self.opened {
            (opened.pairs, opened.folder) = (Some(pairs), folder);
            opened.n_related = self.corpus.len();
            opened.version += 1;
        }
        self.want_findings();
        let mut effects = self.related();
        if is_chosen {
            // Somebody was quicker; their pair was compared without knowing the folder.
            self.make_exact();
            if pair_changes {
                effects.extend(self.compare());
            }
        }
        effects
    }

    /// Opens a pair, now that what belongs together is known as far as it will be.
    pub(super) fn related(&mut self) -> Vec<Effect> {
        let pairs = self.opened.as_ref().and_then(|opened| opened.pairs.as_ref());
        let leaves_out = self.settings.leaves_out_boilerplate;
        let opening = pairs.and_then(|pairs| opening_pair(pairs, &self.corpus, leaves_out));
        self.stage = if self.is_comparing { Stage::Comparing } else { Stage::Idle };
        if self.pair.left.is_some() && self.pair.right.is_some() {
            return Vec::new();
        }
        let resumed = self.resuming.clone().and_then(|session| {
            let left = self.corpus.find(session.left.as_deref()?)?;
            Some((left, session.right.as_deref().and_then(|path| self.corpus.find(path))?))
        });
        let first_two = || {
            let mut ids = self.corpus.iter().map(|(id, _)| id);
            ids.next().zip(ids.next())
        };
        // Whoever chose a document while files were read keeps it, and gets its closest one beside it.
        let chosen = self.pair.left.and_then(|left| Some((left, self.closest_to(left)?)));
        if let Some((left, right)) = chosen.or(resumed).or(opening).or_else(first_two) {
            self.pair = Sides { left: Some(left), right: Some(right) };
        }
        self.compare()
    }

    /// Puts pairs that were found late beside those that are known.
    pub(super) fn retold(&mut self, pairs: Vec<Pair>) {
        let Some(opened) = self.opened.as_mut().filter(|_| !pairs.is_empty()) else { return };
        for pair in pairs {
            opened.make_exact(pair);
        }
        opened.version += 1;
    }

    /// The document that has most in common with another; the next one where none has anything.
    fn closest_to(&self, document: DocId) -> Option<DocId> {
        let others = || self.corpus.iter().map(|(id, _)| id).filter(|&id| id != document);
        let share = |id: DocId| {
            let overlap = self.overlap(document, id).map(|(overlap, _)| overlap);
            overlap.map_or(0.0, |overlap| overlap.of(Side::Right).total())
        };
        others().max_by(|&one, &other| share(one).total_cmp(&share(other)).then(other.cmp(&one)))
    }

    pub(super) fn compared(&mut self, reading: Arc<Reading>) -> Vec<Effect> {
        let is_wanted = reading.ids == self.pair;
        if !is_wanted {
            return Vec::new();
        }
        if self.stage == Stage::Comparing {
            self.stage = Stage::Idle;
        }
        self.is_comparing = false;
        (self.step, self.why, self.related) = (self.step_again(&reading), None, None);
        (self.reading, self.folding) = (Some(reading), None);
        // The switches may have changed while it was made.
        let mut effects = self.refold();
        self.relist();
        self.make_exact();
        let resumed = self.resuming.take();
        if let Some(Awaited { document, span, partner }) = self.awaited.take() {
            if let Some(side) = self.side_of(document) {
                self.reveal(side, span, false);
                self.reveal = self.reveal.map(|reveal| Reveal { partner, ..reveal });
            }
        } else if let Some(session) = resumed.filter(|session| self.shows(session)) {
            self.return_to(&session);
        }
        self.remember_session();
        effects.extend(self.filter_pair_anew());
        effects.push(Effect::Save);
        effects
    }

    /// The step a person is at, in a new comparison of the same pair.
    fn step_again(&self, reading: &Reading) -> Option<usize> {
        let before = self.reading.as_ref().filter(|before| before.ids == reading.ids)?;
        let step = before.steps.get(self.step?)?;
        let now = |side: Side, span: Option<Span>| {
            let (old, new) = before.document(side).zip(reading.document(side))?;
            if Arc::ptr_eq(old, new) {
                return span;
            }
            let start = carried(old, new, span?.start);
            Some(Span::new(start, start.saturating_add(span?.len())))
        };
        let (left, right) = (now(Side::Left, step.left), now(Side::Right, step.right));
        reading.steps.iter().position(|new| (new.left, new.right) == (left, right))
    }

    /// Lists the open pair with the shares that its comparison found.
    fn make_exact(&mut self) {
        if let Some(reading) = self.reading.as_ref().filter(|reading| reading.ids == self.pair)
            && let (Some(left), Some(right)) = (reading.ids.left, reading.ids.right)
            && let Some(opened) = &mut self.opened
        {
            opened.make_exact(Pair::exact(Sides { left, right }, &reading.comparison));
        }
    }

    /// Goes back to where a person was, on both sides, since unrelated texts scroll by themselves.
    fn return_to(&mut self, session: &Session) {
        let place = |byte: u32| (byte > 0).then(|| Span::new(byte, byte));
        let (left, right) = (place(session.left_byte), place(session.right_byte));
        if let Some(left) = left {
            self.reveal(Side::Left, left, true);
            self.reveal = self.reveal.map(|reveal| Reveal { partner: right, ..reveal });
        } else if let Some(right) = right {
            self.reveal(Side::Right, right, true);
        }
    }

    /// Notes what was opened, unless there was nothing to read.
    fn remember_folder(&mut self) {
        let Some(opened) = self.opened.as_ref().filter(|_| !self.corpus.is_empty()) else { return };
        let paths = opened.paths.clone();
        let n_documents = self.corpus.len();
        let recent = &mut self.settings.recent;
        recent.retain(|folder| folder.paths != paths);
        recent.insert(0, RecentFolder { paths, n_documents, opened: now() });
        recent.truncate(MAX_RECENT);
    }

    /// Writes down what is on screen, so that it comes back.
    pub(super) fn remember_session(&mut self) {
        let [left, right] = Side::BOTH.map(|side| self.path_of(side).map(str::to_owned));
        let session = &mut self.settings.session;
        session.paths = self.opened.as_ref().map_or_else(Vec::new, |opened| opened.paths.clone());
        (session.left, session.right, session.view) = (left, right, self.view);
        session.set_filter(&self.filtering.text, self.filtering.switches);
    }

    /// Whether the pair is the one of a session.
    fn shows(&self, session: &Session) -> bool {
        self.path_of(Side::Left) == session.left.as_deref()
            && self.path_of(Side::Right) == session.right.as_deref()
    }

    fn path_of(&self, side: Side) -> Option<&str> {
        let document = self.pair.of(side).and_then(|id| self.corpus.document(id))?;
        Some(document.path())
    }
}

/// The path from the root, so that it means the same at the next start.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// Seconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests;

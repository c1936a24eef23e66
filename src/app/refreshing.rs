//! What was opened changes while it is open: only that is read again, and what is on screen stays until
//! what comes of it is there.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::action::Effect;
use super::disk::{Changes, RefreshRequest, Refreshed, Refused};
use super::reading::carried;
use super::state::{Awaited, Stage, State};
use crate::model::{Corpus, DocId};
use crate::text::Span;

/// Reading changes, and all that comes of it, is rested from for so many times its cost.
const RESTS: u32 = 5;
/// What costs less is not rested from.
const LEAST_COST: Duration = Duration::from_millis(200);
/// No rest is longer.
const LONGEST_REST: Duration = Duration::from_mins(5);

/// What is known of changes to what is open.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    /// The documents whose files are gone or can no longer be read.
    pub gone: BTreeSet<DocId>,
    /// Why files are looked at now and then, where the system does not tell of changes, and how often.
    pub polls: Option<(String, Duration)>,
    /// The files that gave no document, as they looked then.
    refused: Refused,
    /// What may have changed and is not being read yet.
    waiting: Changes,
    /// What is being read again.
    asked: Option<Changes>,
    /// When that, and all that it asks for, has begun.
    began: Option<Instant>,
    /// Whether time is let pass after it.
    is_resting: bool,
    /// Grows with each change.
    pub(super) version: u64,
}

impl State {
    /// Whether a document's file is gone, so that it stays as it was read.
    pub fn is_gone(&self, document: DocId) -> bool {
        self.opened.as_ref().is_some_and(|opened| opened.watched.gone.contains(&document))
    }

    pub(super) fn polls(&mut self, reason: String, every: Duration) {
        if let Some(opened) = &mut self.opened {
            opened.watched.polls = Some((reason, every));
        }
    }

    /// Notes what may have changed; it is read as soon as that may be.
    pub(super) fn may_have_changed(&mut self, changes: Changes) {
        if let Some(opened) = &mut self.opened {
            opened.watched.waiting.extend(changes);
        }
    }

    /// Reads again what has changed, once all is done that the changes before have asked for, and
    /// after a rest in proportion to that.
    ///
    /// What belongs together in a large folder takes longer to find than files take to change again: if
    /// each change began it anew, it would never be known. All that is waited for comes to an end, and
    /// a job that does not says so.
    pub(super) fn refresh_anew(&mut self) -> Option<Effect> {
        let is_busy = matches!(self.stage, Stage::Reading(_) | Stage::Relating)
            || self.is_comparing
            || self.filtering.is_indexing;
        let opened = self.opened.as_mut().filter(|_| !is_busy)?;
        let watched = &mut opened.watched;
        if watched.asked.is_some() || watched.is_resting {
            return None;
        }
        if let Some(rest) = watched.began.take().and_then(|began| rest_after(began.elapsed())) {
            watched.is_resting = true;
            return Some(Effect::Rest(rest));
        }
        if watched.waiting.is_empty() {
            return None;
        }
        let changes = std::mem::take(&mut watched.waiting);
        watched.asked = Some(changes.clone());
        watched.began = Some(Instant::now());
        Some(Effect::Refresh(Box::new(RefreshRequest {
            paths: opened.paths.clone(),
            corpus: self.corpus.clone(),
            folder: Arc::clone(&opened.folder),
            gone: watched.gone.clone(),
            refused: Arc::clone(&watched.refused),
            changes,
        })))
    }

    /// What has changed may be read again.
    pub(super) fn rested(&mut self) {
        if let Some(opened) = &mut self.opened {
            (opened.watched.is_resting, opened.watched.began) = (false, None);
        }
    }

    /// What was being read again will not come.
    pub(super) fn refresh_ended(&mut self) {
        if let Some(opened) = &mut self.opened {
            opened.watched.asked = None;
        }
    }

    /// Takes over what was read again; what it changes is asked for, and what is on screen stays.
    pub(super) fn refreshed(&mut self, refreshed: Refreshed) -> Vec<Effect> {
        let Refreshed { corpus, changed, gone, refused, folder } = refreshed;
        let Some(opened) = &mut self.opened else { return Vec::new() };
        (opened.watched.asked, opened.folder) = (None, folder);
        let is_same = changed.is_empty() && corpus.len() == self.corpus.len();
        opened.watched.version += u64::from(!is_same || opened.watched.gone != gone);
        (opened.watched.gone, opened.watched.refused) = (gone, refused);
        let before = std::mem::replace(&mut self.corpus, corpus);
        if is_same {
            return Vec::new();
        }
        self.carry_places(&before, &changed);
        self.forget_changed(&changed);
        let index = self.filtering.index_anew(&self.corpus);
        let mut effects = vec![self.filter_anew(), index];
        effects.extend(self.compare_changed(&changed));
        if self.corpus.len() > 1 {
            self.stage = Stage::Relating;
            effects.push(Effect::Overlap(self.corpus.clone()));
        } else {
            self.want_findings();
        }
        effects
    }

    /// Notes where the hit a person is at, and the place that is waited for, stand in changed texts.
    fn carry_places(&mut self, before: &Corpus, changed: &[DocId]) {
        let now = |document: DocId, byte: u32| {
            let is_changed = changed.contains(&document);
            let (old, new) = before.document(document).zip(self.corpus.document(document))?;
            is_changed.then(|| carried(old, new, byte))
        };
        let hit = self.hit.and_then(|hit| {
            let hits = self.filtering.hits.of(hit.document, before);
            Some((hit.document, now(hit.document, hits.get(hit.index)?.span.start)?))
        });
        let awaited = self.awaited.map(|awaited| {
            let start = now(awaited.document, awaited.span.start);
            let span =
                start.map(|start| Span::new(start, start.saturating_add(awaited.span.len())));
            Awaited { span: span.unwrap_or(awaited.span), ..awaited }
        });
        self.awaited = awaited;
        self.filtering.carried = hit.or(self.filtering.carried);
    }

    /// Forgets what was found in the texts as they were, as far as it is not on screen.
    fn forget_changed(&mut self, changed: &[DocId]) {
        self.list.forget_titles();
        self.kept.ask_again(changed);
        self.concordance.forget_places(changed);
        self.filtering.hits = Arc::new(self.filtering.hits.without_places_in(changed));
        self.map.ask_again();
        for &document in changed {
            self.counterparts.forget(document);
        }
    }

    /// Compares the open pair again if one of its documents is another, and opens the first document
    /// if there was none.
    fn compare_changed(&mut self, changed: &[DocId]) -> Vec<Effect> {
        if self.pair.left.is_none() && self.corpus.len() == 1 {
            self.pair.left = self.corpus.iter().next().map(|(id, _)| id);
            return self.compare();
        }
        let is_changed = |id: Option<DocId>| id.is_some_and(|id| changed.contains(&id));
        if is_changed(self.pair.left) || is_changed(self.pair.right) {
            return self.compare();
        }
        Vec::new()
    }
}

/// How long to rest after changes that have cost so much.
fn rest_after(cost: Duration) -> Option<Duration> {
    (cost >= LEAST_COST).then(|| cost.saturating_mul(RESTS).min(LONGEST_REST))
}

/// How often files are looked at where the system does not tell of changes: "every 3 seconds".
pub fn polling_pace(every: Duration) -> String {
    let seconds = every.as_secs().max(1);
    match seconds {
        1 => "every second".to_owned(),
        ..90 => format!("every {seconds} seconds"),
        _ => format!("every {} minutes", (seconds + 30) / 60),
    }
}

/// What is said where the system does not tell of changes.
pub fn polling_note(reason: &str, every: Duration) -> String {
    format!("Changes are looked for {}: {reason}.", polling_pace(every))
}

#[cfg(test)]
mod tests;

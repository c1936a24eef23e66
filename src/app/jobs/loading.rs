//! The jobs that read: all of what is opened, and what has changed of it since.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::{Jobs, Kind, Ticket};
use crate::app::action::Action;
use crate::app::disk::{
    self, Cache, LoadOptions, LoadProgress, MemoryLimit, Readers, Ready, RefreshRequest, Refreshed,
    Told, Watch,
};
use crate::app::reading::carried_folder;
use crate::app::settings::{ReaderSettings, Settings};
use crate::app::state::Loading;

/// Reading waits so long for the watch to begin. A folder of some thousand is watched sooner.
const WATCH_DELAY: Duration = Duration::from_millis(50);

/// The jobs that concern documents which nobody will see again once others are read.
const OUTDATED: [Kind; 15] = [
    Kind::Refresh,
    Kind::Rest,
    Kind::Index,
    Kind::Overlap,
    Kind::Compare,
    Kind::Fold,
    Kind::Filter,
    Kind::Map,
    Kind::Exact,
    Kind::Explain,
    Kind::Sort,
    Kind::Counterparts,
    Kind::Spreads,
    Kind::Kept,
    Kind::Findings,
];

impl Jobs {
    /// Reads folders and files, and watches them from then on.
    pub(super) fn load(&mut self, paths: Vec<PathBuf>, settings: &Settings) {
        for kind in OUTDATED {
            self.abandon(kind);
        }
        let ready = self.watch(&paths);
        let options = self.options(settings);
        self.start(Kind::Load, move |ticket| {
            let mut progress = |at: &LoadProgress| {
                let loading = Loading {
                    n_files: at.n_files,
                    n_read: at.n_read,
                    bytes: at.bytes,
                    bytes_read: at.bytes_read,
                };
                ticket.send(Action::Progressed(loading, at.corpus.clone()));
            };
            if let Some(ready) = ready {
                ready.wait(WATCH_DELAY);
            }
            let cancelled = || ticket.is_cancelled();
            let loaded = disk::load_with(&options.now(), &paths, &mut progress, &cancelled);
            ticket.send(Action::Loaded(loaded.corpus));
        });
    }

    /// Reads what may have changed.
    pub(super) fn refresh(&mut self, request: RefreshRequest, settings: &Settings) {
        let options = self.options(settings);
        self.start(Kind::Refresh, move |ticket| {
            if let Some(refreshed) = refreshed(&options.now(), &request, ticket) {
                ticket.send(Action::Refreshed(refreshed));
            }
        });
    }

    fn options(&self, settings: &Settings) -> Asked {
        let program = self.reader.clone();
        Asked {
            memory_percent: settings.memory_limit,
            program,
            readers: settings.readers,
            encodings: settings.chosen_encodings(),
        }
    }

    /// Watches these paths, and no longer what was watched before.
    fn watch(&mut self, paths: &[PathBuf]) -> Option<Ready> {
        self.abandon(Kind::Watch);
        self.watch = None;
        if self.is_inline {
            return None;
        }
        let serial = self.slots.get(Kind::Watch as usize)?.serial;
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let tell = move |told| {
            let action = match told {
                Told::Changed(changes) => Action::MayHaveChanged(changes),
                Told::Polls(reason, every) => Action::Polls(reason, every),
            };
            // Nobody listens any more once the window is closed.
            if sender.send((Kind::Watch, serial, action)).is_ok() {
                wake();
            }
        };
        let (watch, ready) = Watch::start(paths.to_vec(), tell)?;
        self.watch = Some(watch);
        Some(ready)
    }
}

/// Reads what has changed, and finds what of the folder's boilerplate still stands there.
fn refreshed(
    options: &LoadOptions,
    request: &RefreshRequest,
    ticket: &Ticket,
) -> Option<Refreshed> {
    let cancelled = || ticket.is_cancelled();
    let mut refreshed = disk::refresh(options, request, &cancelled)?;
    if !refreshed.changed.is_empty() {
        let corpora = [&request.corpus, &refreshed.corpus];
        let folder = carried_folder(&request.folder, corpora, &refreshed.changed, &cancelled)?;
        refreshed.folder = Arc::new(folder);
    }
    Some(refreshed)
}

/// How files are to be read, as far as that is known before it is done.
struct Asked {
    memory_percent: u8,
    program: Option<PathBuf>,
    readers: ReaderSettings,
    encodings: BTreeMap<PathBuf, &'static str>,
}

impl Asked {
    fn now(self) -> LoadOptions {
        // Without a program of its own to read, this is a test or a bench, which keeps nothing.
        let readers = self.program.map_or_else(Readers::default, |program| {
            let cache = Cache::of_person(self.readers.cache_mb);
            Readers::in_children(program, self.readers.limits()).with_cache(cache)
        });
        let memory = MemoryLimit::of_free(self.memory_percent);
        LoadOptions { memory, readers, encodings: self.encodings }
    }
}

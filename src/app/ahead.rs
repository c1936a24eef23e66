//! Opens what was asked for while the window is still being made.
//!
//! A window and its OpenGL take longer to come than a small folder takes to be read and compared; by
//! the first frame there is something to show.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use super::action::Action;
use super::disk::{remembered_dir, this_program};
use super::jobs::Jobs;
use super::settings::Settings;
use super::state::State;

/// A state and its jobs, on a thread of their own until the window takes them over.
#[derive(Debug)]
pub struct Ahead {
    is_wanted: Arc<AtomicBool>,
    thread: JoinHandle<(State, Jobs)>,
}

impl Ahead {
    /// Opens folders and files. Settings are saved into `settings_dir`, or not at all; `wake` is
    /// called when something has come of a job, also after the window has taken over. `None` if the
    /// system gives no thread.
    pub fn open(
        paths: Vec<PathBuf>,
        settings: Settings,
        settings_dir: Option<PathBuf>,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Option<Self> {
        let is_wanted = Arc::new(AtomicBool::new(false));
        let is_asked_for = Arc::clone(&is_wanted);
        let work = move || {
            let this = thread::current();
            // Without settings this is a test, which keeps nothing.
            let memory = settings_dir.as_ref().and_then(|_| remembered_dir());
            let jobs = Jobs::new(settings_dir, move || {
                this.unpark();
                wake();
            });
            let jobs = jobs.with_reader(this_program()).with_memory(memory);
            work(State::new(settings), jobs, paths, &is_asked_for)
        };
        let thread = thread::Builder::new().name("ahead".to_owned()).spawn(work).ok()?;
        Some(Self { is_wanted, thread })
    }

    /// Hands over the state as far as it has come, its jobs going on; `None` if that cannot be.
    pub fn take(self) -> Option<(State, Jobs)> {
        self.is_wanted.store(true, Ordering::Relaxed);
        self.thread.thread().unpark();
        self.thread.join().ok()
    }
}

/// Applies what comes of jobs until somebody wants the state.
fn work(
    mut state: State,
    mut jobs: Jobs,
    paths: Vec<PathBuf>,
    is_wanted: &AtomicBool,
) -> (State, Jobs) {
    let mut actions = vec![Action::Open(paths)];
    loop {
        for action in actions {
            for effect in state.apply(action) {
                jobs.run(effect, &state.settings);
            }
        }
        actions = jobs.outcomes();
        if actions.is_empty() {
            if is_wanted.load(Ordering::Relaxed) {
                return (state, jobs);
            }
            thread::park();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::super::disk::tests::folder_of;
    use super::*;

    #[test]
    fn by_the_time_the_window_comes_its_folder_is_compared() {
        let text = "The ferry left the quay at twenty to seven with two hundred people on board.";
        let folder = folder_of(&[("a", text.to_owned()), ("b", format!("{text} Nobody waved."))]);
        let (sender, receiver) = channel();
        let wake = move || sender.send(()).unwrap_or_default();
        let paths = vec![folder.path().to_owned()];
        let ahead = Ahead::open(paths, Settings::default(), None, wake).unwrap();
        // One outcome each: files, hits, pairs, comparison, and what is seen on the way.
        for _ in 0..4 {
            receiver.recv().unwrap();
        }
        let (mut state, mut jobs) = ahead.take().unwrap();
        while state.reading.is_none() {
            for outcome in jobs.outcomes() {
                for effect in state.apply(outcome) {
                    jobs.run(effect, &state.settings);
                }
            }
        }
        assert!(state.reading.is_some_and(|reading| reading.is_pair()));
    }

    #[test]
    fn a_window_that_comes_early_gets_what_there_is() {
        let folder = folder_of(&[("a", "A ferry.".to_owned())]);
        let paths = vec![folder.path().to_owned()];
        let ahead = Ahead::open(paths.clone(), Settings::default(), None, || {}).unwrap();
        let (state, _jobs) = ahead.take().unwrap();
        assert_eq!(state.opened.map(|opened| opened.paths), Some(paths));
    }
}

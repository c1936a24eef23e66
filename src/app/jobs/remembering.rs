//! The jobs that read and write what is remembered of what is open: one after the other, so that what
//! is decided later is not written before, and what is read knows what was written.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread::{Builder, JoinHandle};

use super::{Jobs, Kind, Ticket};
use crate::app::action::Action;
use crate::app::disk::{self, RememberedError};
use crate::app::remembered::{Decision, Recalled};

type Work = Box<dyn FnOnce() + Send>;

/// The thread that reads and writes what is remembered, once there was something to do.
#[derive(Default)]
pub(super) struct Keeper {
    queue: Option<Sender<Work>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Does something after all that it was given before.
    fn queue(&mut self, work: Work) {
        let queue = self.queue.get_or_insert_with(|| {
            let (sender, works) = channel::<Work>();
            let thread = Builder::new().name("remember".to_owned());
            // Without a thread nothing is remembered; the work's ticket says so when it is dropped.
            self.thread = thread.spawn(move || works.into_iter().for_each(|work| work())).ok();
            sender
        });
        // Where the thread is gone, nobody takes it; the same holds.
        drop(queue.send(work));
    }
}

impl Drop for Keeper {
    /// What was decided last is written before the program ends.
    fn drop(&mut self) {
        self.queue = None;
        drop(self.thread.take().map(JoinHandle::join));
    }
}

impl Jobs {
    /// Reads what is remembered of paths.
    pub(super) fn recall(&mut self, paths: Vec<PathBuf>) {
        self.renew(Kind::Remember);
        let (dir, ticket) = (self.remembered_dir.clone(), self.ticket(Kind::Remember));
        self.in_turn(Box::new(move || {
            let (remembered, error) =
                dir.map(|dir| disk::load_remembered(&dir, &paths)).unwrap_or_default();
            // What was broken lies aside by now, so that its place is free.
            let is_broken = matches!(error, Some(RememberedError::Broken { .. }));
            let is_locked = error.is_some() && !is_broken;
            let notice = error.map(|error| error.to_string());
            ticket.send(Action::Recalled(Box::new(Recalled { remembered, notice, is_locked })));
        }));
    }

    /// Keeps what was decided about paths.
    pub(super) fn remember(&mut self, paths: Vec<PathBuf>, decisions: Vec<Decision>) {
        let Some(dir) = self.remembered_dir.clone() else { return };
        let ticket = self.ticket(Kind::Remember);
        self.in_turn(Box::new(move || keep(&dir, &paths, &decisions, &ticket)));
    }

    fn in_turn(&mut self, work: Work) {
        if self.is_inline {
            work();
        } else {
            self.keeper.queue(work);
        }
    }
}

fn keep(dir: &Path, paths: &[PathBuf], decisions: &[Decision], ticket: &Ticket) {
    ticket.send(match disk::keep_decisions(dir, paths, decisions) {
        Ok(remembered) => Action::Kept(Box::new(remembered)),
        Err(error) => Action::NotKept(error.to_string()),
    });
}

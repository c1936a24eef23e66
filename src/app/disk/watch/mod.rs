//! Watches what is opened, and tells which paths may have changed.
//!
//! The system tells of changes where it can; elsewhere files are looked at every few seconds. Nothing
//! is read here. Changes are gathered until it is calm, so that a thousand come as one.

mod events;
mod mounts;
mod polling;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use self::events::Events;
use self::polling::Poll;

/// What may have changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files and folders in which something has happened.
    pub paths: BTreeSet<PathBuf>,
    /// Whether anything else may have changed, too.
    pub is_all: bool,
}

impl Changes {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.is_all
    }

    /// Adds what may have changed since.
    pub fn extend(&mut self, other: Self) {
        self.paths.extend(other.paths);
        self.is_all |= other.is_all;
    }

    /// Whether something may have happened to a file: to itself or to a folder around it.
    pub fn concern(&self, path: &Path) -> bool {
        self.is_all || path.ancestors().any(|part| self.paths.contains(part))
    }
}

/// What a watch tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// These may have changed.
    Changed(Changes),
    /// The system does not tell of changes, for this reason; files are looked at now and then.
    Polls(String),
}

/// How patient a watch is.
#[derive(Clone, Copy, Debug)]
struct Patience {
    /// Nothing must have happened for so long before changes are told.
    calm: Duration,
    /// Changes are told after so long even if they go on.
    most: Duration,
    /// The least time between two looks, where the system does not tell.
    poll: Duration,
}

const USUAL: Patience = Patience {
    calm: Duration::from_millis(200),
    most: Duration::from_secs(3),
    poll: Duration::from_secs(3),
};

/// A watch of folders and files; dropped, it ends.
#[derive(Debug)]
pub struct Watch {
    sender: Sender<Signal>,
}

/// Tells when a watch has begun.
#[derive(Debug)]
pub struct Ready(Receiver<()>);

impl Ready {
    /// Waits until it watches, but no longer than this: what is read later cannot change unseen.
    pub fn wait(self, most: Duration) {
        // Who does not get an answer in time reads on: what changes then is seen the next time.
        self.0.recv_timeout(most).unwrap_or_default();
    }
}

/// What the thread of a watch hears.
#[derive(Debug)]
enum Signal {
    /// The system says that something has happened.
    Event(PathBuf),
    /// The system has lost events.
    Lost,
    /// The system can watch no more.
    Full,
    Stop,
}

impl Watch {
    /// Watches folders, with all in them, and files, on a thread of its own from which `tell` is
    /// called. `None` if the system gives no thread.
    pub fn start(
        paths: Vec<PathBuf>,
        tell: impl Fn(Told) + Send + 'static,
    ) -> Option<(Self, Ready)> {
        Self::start_with(paths, USUAL, None, tell)
    }

    /// Watches so patiently; by looking alone if a reason is given.
    fn start_with(
        paths: Vec<PathBuf>,
        patience: Patience,
        polls: Option<String>,
        tell: impl Fn(Told) + Send + 'static,
    ) -> Option<(Self, Ready)> {
        let (sender, receiver) = channel();
        let (is_ready, ready) = channel();
        let watching = Watching {
            paths: Arc::new(paths),
            patience,
            receiver,
            sender: sender.clone(),
            tell: Box::new(tell),
        };
        let thread = std::thread::Builder::new().name("watch".to_owned());
        thread.spawn(move || watching.run(polls, &is_ready)).ok()?;
        Some((Self { sender }, Ready(ready)))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Where nobody listens any more it has ended.
        drop(self.sender.send(Signal::Stop));
    }
}

/// The thread of a watch.
struct Watching {
    paths: Arc<Vec<PathBuf>>,
    patience: Patience,
    receiver: Receiver<Signal>,
    sender: Sender<Signal>,
    tell: Box<dyn Fn(Told) + Send>,
}

/// What came of waiting.
enum Heard {
    Changes(Changes),
    /// The system can watch no more.
    Full,
    Stop,
}

impl Watching {
    fn run(self, polls: Option<String>, is_ready: &Sender<()>) {
        let mut reason = polls.or_else(|| mounts::mute(&self.paths));
        if reason.is_none() {
            reason = self.by_events(is_ready);
            if reason.is_none() {
                return;
            }
        }
        if let Some(reason) = reason {
            (self.tell)(Told::Polls(reason));
            self.by_looking(is_ready);
        }
    }

    /// Watches by the system's events; answers why that is no longer possible, or nothing at its end.
    fn by_events(&self, is_ready: &Sender<()>) -> Option<String> {
        let mut events = match Events::start(&self.paths, &self.sender) {
            Ok(events) => events,
            Err(reason) => return Some(reason),
        };
        // Nobody waits for it in the end, which is as well.
        is_ready.send(()).unwrap_or_default();
        loop {
            let mut changes = match self.gather() {
                Heard::Changes(changes) => changes,
                Heard::Full => return Some(events::FULL.to_owned()),
                Heard::Stop => return None,
            };
            if self.has_come_back(&changes) {
                // What was watched before is another folder than the one that has its name now.
                drop(events);
                events = match Events::start(&self.paths, &self.sender) {
                    Ok(events) => events,
                    Err(reason) => return Some(reason),
                };
                changes.is_all = true;
            }
            (self.tell)(Told::Changed(changes));
        }
    }

    /// Whether an opened folder itself is among the changes and there: moved away and back, or mounted.
    fn has_come_back(&self, changes: &Changes) -> bool {
        self.paths.iter().any(|path| changes.paths.contains(path) && path.is_dir())
    }

    /// Waits for something to happen, and then until it is calm or has lasted too long.
    fn gather(&self) -> Heard {
        let mut changes = Changes::default();
        let mut first = None;
        loop {
            let signal = match first {
                None => self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(first) => {
                    let left = self.patience.most.saturating_sub(Instant::elapsed(&first));
                    self.receiver.recv_timeout(left.min(self.patience.calm))
                }
            };
            match signal {
                Ok(Signal::Event(path)) => drop(changes.paths.insert(path)),
                Ok(Signal::Lost) => changes.is_all = true,
                Ok(Signal::Full) => return Heard::Full,
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return Heard::Stop,
                Err(RecvTimeoutError::Timeout) => return Heard::Changes(changes),
            }
            first.get_or_insert_with(Instant::now);
        }
    }

    /// Looks at all files again and again.
    fn by_looking(&self, is_ready: &Sender<()>) {
        let mut poll = Poll::new(&self.paths);
        is_ready.send(()).unwrap_or_default();
        loop {
            // Looking must never be what a machine is busy with.
            let pause = self.patience.poll.max(poll.cost() * 50);
            match self.receiver.recv_timeout(pause) {
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(_) => continue,
                Err(RecvTimeoutError::Timeout) => {}
            }
            let changes = poll.look();
            if !changes.is_empty() {
                (self.tell)(Told::Changed(changes));
            }
        }
    }
}

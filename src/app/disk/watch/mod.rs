//! Watches what is opened, and tells which paths may have changed.
//!
//! The system tells of changes where it can; elsewhere files are looked at now and then. Nothing
//! is read here. Changes are gathered until it is calm, so that a thousand come as one.

mod events;
mod mounts;
mod polling;
mod roots;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use self::events::Events;
use self::polling::Poll;
use self::roots::Roots;

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
    /// The system does not tell of changes, for this reason; files are looked at so often.
    Polls(String, Duration),
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
    /// How often it is looked whether the opened paths are still what is watched.
    roots: Duration,
}

const USUAL: Patience = Patience {
    calm: Duration::from_millis(200),
    most: Duration::from_secs(3),
    poll: Duration::from_secs(3),
    roots: Duration::from_secs(4),
};

/// A watch of folders and files; dropped, it ends.
#[derive(Debug)]
pub struct Watch {
    sender: Sender<Signal>,
    is_stopped: Arc<AtomicBool>,
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
    /// The system says that something has come, perhaps a folder.
    Come(PathBuf),
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
        let is_stopped: Arc<AtomicBool> = Arc::default();
        let watching = Watching {
            is_stopped: Arc::clone(&is_stopped),
            paths: Arc::new(paths),
            patience,
            receiver,
            sender: sender.clone(),
            tell: Box::new(tell),
        };
        let thread = std::thread::Builder::new().name("watch".to_owned());
        thread.spawn(move || watching.run(polls, &is_ready)).ok()?;
        Some((Self { sender, is_stopped }, Ready(ready)))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.is_stopped.store(true, Ordering::Relaxed);
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
    is_stopped: Arc<AtomicBool>,
    tell: Box<dyn Fn(Told) + Send>,
}

/// What came of waiting.
enum Heard {
    Changes(Changes),
    /// For a while nothing has happened.
    Nothing,
    /// The system can watch no more, for this reason.
    Full(String),
    Stop,
}

impl Watching {
    fn run(self, polls: Option<String>, is_ready: &Sender<()>) {
        let reason = polls.or_else(|| mounts::mute(&self.paths));
        // What happens before it watches is told only if nobody reads before.
        let (reason, is_late) = match reason {
            Some(reason) => (Some(reason), false),
            None => (self.by_events(is_ready), true),
        };
        if let Some(reason) = reason.filter(|_| !self.is_stopped()) {
            self.by_looking(&reason, is_ready, is_late);
        }
    }

    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    /// Says that it watches now; answers whether somebody could not wait for that, so that what was
    /// read may be older.
    fn is_late(is_ready: &Sender<()>) -> bool {
        is_ready.send(()).is_err()
    }

    /// Tells that anything may have changed.
    fn tell_all(&self) {
        (self.tell)(Told::Changed(Changes { is_all: true, ..Changes::default() }));
    }

    /// Watches by the system's events; answers why that is no longer possible, or nothing at its end.
    fn by_events(&self, is_ready: &Sender<()>) -> Option<String> {
        let start = || Events::start(&self.paths, &self.sender, &|| self.is_stopped());
        let mut roots = Roots::of(&self.paths);
        let mut events = match start() {
            Ok(events) => events,
            Err(reason) => return Some(reason),
        };
        if Self::is_late(is_ready) {
            self.tell_all();
        }
        loop {
            let mut changes = match self.gather(&mut events) {
                Heard::Changes(changes) => changes,
                Heard::Nothing => Changes::default(),
                Heard::Full(reason) => return Some(reason),
                Heard::Stop => return None,
            };
            let now = Roots::of(&self.paths);
            if now != roots || self.has_come_back(&changes) {
                if let Some(reason) = mounts::mute(&self.paths) {
                    return Some(reason);
                }
                // What was watched before is another folder than the one that has its name now.
                drop(events);
                events = match start() {
                    Ok(events) => events,
                    Err(reason) => return Some(reason),
                };
                (roots, changes.is_all) = (now, true);
            }
            if !changes.is_empty() {
                (self.tell)(Told::Changed(changes));
            }
        }
    }

    /// Whether an opened folder itself is among the changes and there: moved away and back, or mounted.
    fn has_come_back(&self, changes: &Changes) -> bool {
        self.paths.iter().any(|path| changes.paths.contains(path) && path.is_dir())
    }

    /// Waits for something to happen, and then until it is calm or has lasted too long.
    fn gather(&self, events: &mut Events) -> Heard {
        let mut changes = Changes::default();
        let mut first = None;
        loop {
            let most = match first {
                None => self.patience.roots,
                Some(first) => {
                    let left = self.patience.most.saturating_sub(Instant::elapsed(&first));
                    left.min(self.patience.calm)
                }
            };
            match self.receiver.recv_timeout(most) {
                Ok(Signal::Event(path)) => drop(changes.paths.insert(path)),
                Ok(Signal::Come(path)) => {
                    // Watched before it is told, so that nothing happens there unseen after it is read.
                    if path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
                        && let Err(reason) =
                            events.add(std::slice::from_ref(&path), &|| self.is_stopped())
                    {
                        return Heard::Full(reason);
                    }
                    changes.paths.insert(path);
                }
                Ok(Signal::Lost) => changes.is_all = true,
                Ok(Signal::Full) => return Heard::Full(events::FULL.to_owned()),
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return Heard::Stop,
                Err(RecvTimeoutError::Timeout) if first.is_none() => return Heard::Nothing,
                Err(RecvTimeoutError::Timeout) => return Heard::Changes(changes),
            }
            first.get_or_insert_with(Instant::now);
        }
    }

    /// Looks at all files again and again.
    fn by_looking(&self, reason: &str, is_ready: &Sender<()>, is_late: bool) {
        let stopped = || self.is_stopped();
        let mut told = self.patience.poll;
        (self.tell)(Told::Polls(reason.to_owned(), told));
        let mut poll = Poll::new(&self.paths, &stopped);
        if Self::is_late(is_ready) || is_late {
            self.tell_all();
        }
        loop {
            // Looking must never be what a machine is busy with.
            let pause = self.patience.poll.max(poll.cost() * 50);
            if pause.abs_diff(told) * 4 > told {
                told = pause;
                (self.tell)(Told::Polls(reason.to_owned(), told));
            }
            match self.receiver.recv_timeout(pause) {
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(_) => continue,
                Err(RecvTimeoutError::Timeout) => {}
            }
            let changes = poll.look(&stopped);
            if !changes.is_empty() {
                (self.tell)(Told::Changed(changes));
            }
        }
    }
}

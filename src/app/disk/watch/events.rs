//! Watching by what the system tells (inotify on Linux).
//!
//! Watched are the folders that are read, one by one: hidden ones are not, and no link leads out.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use notify::event::{CreateKind, EventKind, Flag, ModifyKind, RenameMode};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Signal;
use crate::app::disk::walk::folders;

/// Why files are looked at instead, where the system has no more watches to give.
pub(super) const FULL: &str = "the system's limit of watched folders is reached";
/// Why files are looked at instead, where the system tells of no changes for another reason.
const NONE: &str = "the system does not tell of changes";
/// Folders that come while others are being watched are looked for so often.
const MOST_ROUNDS: usize = 5;

/// The system's watches; dropped, they are given back.
pub(super) struct Events {
    watcher: RecommendedWatcher,
    opened: Arc<Vec<PathBuf>>,
}

impl Events {
    /// Watches folders with all in them, and files and vanished folders by the folder around them.
    /// Else says why that cannot be. Ends early once `stopped` says so.
    pub(super) fn start(
        paths: &Arc<Vec<PathBuf>>,
        sender: &Sender<Signal>,
        stopped: &dyn Fn() -> bool,
    ) -> Result<Self, String> {
        let (sender, opened) = (sender.clone(), Arc::clone(paths));
        let hear = move |event: notify::Result<Event>| {
            for signal in signals(event, &opened) {
                // Nobody listens once the watch is dropped.
                drop(sender.send(signal));
            }
        };
        let watcher = notify::recommended_watcher(hear).map_err(|error| reason(&error))?;
        let mut events = Self { watcher, opened: Arc::clone(paths) };
        // A file may be replaced by another, and a folder moved away and back: the folder around tells.
        for parent in paths.iter().filter_map(|path| path.parent()) {
            events.watch(parent)?;
        }
        let opened: Vec<PathBuf> = paths.iter().filter(|path| path.is_dir()).cloned().collect();
        events.add(&opened, stopped)?;
        Ok(events)
    }

    /// Watches more folders with all in them.
    pub(super) fn add(
        &mut self,
        paths: &[PathBuf],
        stopped: &dyn Fn() -> bool,
    ) -> Result<(), String> {
        let mut watched: HashSet<PathBuf> = HashSet::new();
        // What comes into a folder before that is watched is not told, so that it is looked for.
        for _ in 0..MOST_ROUNDS {
            let mut is_all = true;
            for folder in folders(paths, &self.opened, stopped) {
                if stopped() {
                    return Ok(());
                }
                if !watched.contains(&folder) {
                    self.watch(&folder)?;
                    watched.insert(folder);
                    is_all = false;
                }
            }
            if is_all {
                break;
            }
        }
        Ok(())
    }

    fn watch(&mut self, path: &Path) -> Result<(), String> {
        match self.watcher.watch(path, RecursiveMode::NonRecursive) {
            Err(error) if is_limit(&error) => Err(reason(&error)),
            // What is not there, or may not be looked into, cannot be read either.
            _ => Ok(()),
        }
    }
}

/// Whether an error means that the system can watch no more (ENOSPC, EMFILE, ENFILE).
fn is_limit(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(error) => [24, 23, 28].iter().any(|&code| error.raw_os_error() == Some(code)),
        _ => false,
    }
}

fn reason(error: &notify::Error) -> String {
    if is_limit(error) { FULL.to_owned() } else { NONE.to_owned() }
}

/// What an event means for what is opened. Reading changes nothing, ours least of all.
fn signals(event: notify::Result<Event>, opened: &[PathBuf]) -> Vec<Signal> {
    let event = match event {
        Ok(event) => event,
        Err(error) if is_limit(&error) => return vec![Signal::Full],
        Err(_) => return vec![Signal::Lost],
    };
    if event.attrs.flag() == Some(Flag::Rescan) {
        return vec![Signal::Lost];
    }
    if matches!(event.kind, EventKind::Access(_)) {
        return Vec::new();
    }
    let has_come = matches!(
        event.kind,
        EventKind::Create(CreateKind::Folder) | EventKind::Modify(ModifyKind::Name(RenameMode::To))
    );
    let ours = event.paths.into_iter().filter(|path| is_inside(path, opened));
    ours.map(if has_come { Signal::Come } else { Signal::Event }).collect()
}

/// Whether a path is opened, or lies in an opened folder and is not hidden there.
pub(super) fn is_inside(path: &Path, opened: &[PathBuf]) -> bool {
    let is_hidden = |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
    let inside = opened.iter().filter_map(|opened| path.strip_prefix(opened).ok());
    inside.into_iter().any(|rest| !rest.components().any(is_hidden))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, opened: &[&str], expected: bool) {
        let opened: Vec<PathBuf> = opened.iter().map(PathBuf::from).collect();
        assert_eq!(is_inside(Path::new(path), &opened), expected, "{path}");
    }

    #[test]
    fn what_is_opened_counts_and_what_lies_in_it_unless_hidden() {
        check("/a/b.txt", &["/a"], true);
        check("/a", &["/a/"], true);
        check("/a/.git/index", &["/a"], false);
        check("/a/x/.b.txt.swp", &["/a"], false);
        check("/.a/b.txt", &["/.a"], true);
        check("/a/b.txt", &["/a/c.txt", "/b"], false);
        check("/a/c.txt", &["/a/c.txt"], true);
        check("/ab", &["/a"], false);
    }

    #[test]
    fn reading_is_no_change_and_lost_events_are_told() {
        use notify::event::{AccessKind, AccessMode, DataChange, ModifyKind};
        let opened = [PathBuf::from("/a")];
        let path = || PathBuf::from("/a/b");
        let n = |event: Event| signals(Ok(event), &opened).len();
        let opening = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert_eq!(n(Event::new(opening).add_path(path())), 0);
        let writing = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert_eq!(n(Event::new(writing).add_path(path())), 1);
        let coming = Event::new(EventKind::Create(CreateKind::Folder)).add_path(path());
        assert!(matches!(signals(Ok(coming), &opened)[..], [Signal::Come(_)]));
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(matches!(signals(Ok(lost), &opened)[..], [Signal::Lost]));
        let full = notify::Error::new(ErrorKind::MaxFilesWatch);
        assert!(matches!(signals(Err(full), &opened)[..], [Signal::Full]));
    }
}

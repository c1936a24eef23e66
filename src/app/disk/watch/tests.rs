//! What is told of real folders. Nothing waits for a time: each test waits for what it expects.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};

use tempfile::TempDir;

use super::*;

const LONG: Duration = Duration::from_secs(20);

const QUICK: Patience = Patience {
    calm: Duration::from_millis(40),
    most: Duration::from_millis(400),
    poll: Duration::from_millis(30),
    roots: Duration::from_millis(50),
};

/// A folder that is watched, and what is told of it.
struct Watched {
    dir: TempDir,
    told: Receiver<Told>,
    _watch: Watch,
}

fn watched(files: &[&str], opened: &[&str], polls: Option<&str>) -> Watched {
    let dir = tempfile::tempdir().unwrap();
    for file in files {
        let path = dir.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "before").unwrap();
    }
    let (tell, told) = channel();
    let paths = opened.iter().map(|path| dir.path().join(path)).collect();
    let tell = move |what| tell.send(what).unwrap_or_default();
    let (watch, ready) = Watch::start_with(paths, QUICK, polls.map(str::to_owned), tell).unwrap();
    ready.wait(LONG);
    Watched { dir, told, _watch: watch }
}

impl Watched {
    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Waits until all of these have been told, and answers in how many pieces they came.
    #[track_caller]
    fn hears(&self, names: &[&str]) -> usize {
        let mut missing: BTreeSet<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        let mut n_told = 0;
        while !missing.is_empty() {
            match self.told.recv_timeout(LONG) {
                Ok(Told::Changed(changes)) => {
                    n_told += 1;
                    missing.retain(|path| !changes.concern(path));
                }
                Ok(Told::Polls(..)) => {}
                Err(error) => panic!("{error}: never told: {missing:?}"),
            }
        }
        n_told
    }
}

/// Checks what is told when files change, come, go and are renamed, by events or by looking.
#[track_caller]
fn check(polls: Option<&str>) {
    let watched = watched(&["in/a.txt", "in/sub/b.txt", "in/c.txt"], &["in"], polls);
    fs::write(watched.path("in/a.txt"), "changed and longer").unwrap();
    watched.hears(&["in/a.txt"]);
    fs::write(watched.path("in/sub/new.txt"), "new").unwrap();
    watched.hears(&["in/sub/new.txt"]);
    fs::remove_file(watched.path("in/sub/b.txt")).unwrap();
    watched.hears(&["in/sub/b.txt"]);
    fs::rename(watched.path("in/c.txt"), watched.path("in/d.txt")).unwrap();
    watched.hears(&["in/c.txt", "in/d.txt"]);
    fs::create_dir_all(watched.path("in/deep/er")).unwrap();
    fs::write(watched.path("in/deep/er/e.txt"), "e").unwrap();
    watched.hears(&["in/deep/er/e.txt"]);
}

#[test]
fn what_happens_in_a_folder_is_told() {
    check(None);
}

#[test]
fn what_happens_in_a_folder_is_seen_where_the_system_tells_nothing() {
    check(Some("for a test"));
}

#[test]
fn why_files_are_looked_at_is_told() {
    let watched = watched(&["a.txt"], &["."], Some("for a test"));
    let told = watched.told.recv_timeout(LONG).unwrap();
    assert_eq!(told, Told::Polls("for a test".to_owned(), QUICK.poll));
}

#[test]
fn a_file_that_is_replaced_is_told_however_often() {
    let watched = watched(&["a.txt", "b.txt"], &["a.txt"], None);
    for _ in 0..3 {
        fs::write(watched.path("new"), "new").unwrap();
        fs::rename(watched.path("new"), watched.path("a.txt")).unwrap();
        watched.hears(&["a.txt"]);
    }
}

#[test]
fn a_folder_that_was_moved_away_and_came_back_is_watched_again() {
    let watched = watched(&["in/a.txt"], &["in"], None);
    fs::rename(watched.path("in"), watched.path("away")).unwrap();
    watched.hears(&["in"]);
    fs::rename(watched.path("away"), watched.path("in")).unwrap();
    watched.hears(&["in"]);
    fs::write(watched.path("in/a.txt"), "changed").unwrap();
    watched.hears(&["in/a.txt"]);
}

/// No event tells of a folder around what was opened.
#[test]
fn a_folder_around_what_was_opened_may_be_replaced() {
    let watched = watched(&["x/y/in/a.txt"], &["x/y/in"], None);
    fs::rename(watched.path("x"), watched.path("away")).unwrap();
    watched.hears(&["x/y/in"]);
    fs::create_dir_all(watched.path("x/y/in")).unwrap();
    fs::write(watched.path("x/y/in/a.txt"), "another").unwrap();
    watched.hears(&["x/y/in"]);
    while watched.told.recv_timeout(QUICK.roots * 4).is_ok() {}
    fs::write(watched.path("x/y/in/a.txt"), "and changed").unwrap();
    watched.hears(&["x/y/in/a.txt"]);
}

/// Waits for something to be told, and answers what may have changed.
#[track_caller]
fn next(told: &Receiver<Told>) -> Changes {
    loop {
        match told.recv_timeout(LONG) {
            Ok(Told::Changed(changes)) => return changes,
            Ok(Told::Polls(..)) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

/// Checks that who reads before a watch has begun is told that anything may have changed since.
#[track_caller]
fn check_late(polls: Option<&str>) {
    let dir = tempfile::tempdir().unwrap();
    let (sender, receiver) = channel();
    let (tell, told) = channel();
    let watching = Watching {
        paths: Arc::new(vec![dir.path().to_owned()]),
        patience: QUICK,
        receiver,
        sender: sender.clone(),
        is_stopped: Arc::default(),
        tell: Box::new(move |what| tell.send(what).unwrap_or_default()),
    };
    let (is_ready, ready) = channel();
    // Who reads has not waited for it.
    drop(ready);
    let polls = polls.map(str::to_owned);
    std::thread::scope(|scope| {
        scope.spawn(move || watching.run(polls, &is_ready));
        let mut heard = told.recv_timeout(LONG);
        if matches!(heard, Ok(Told::Polls(..))) {
            heard = told.recv_timeout(LONG);
        }
        sender.send(Signal::Stop).unwrap();
        let all = Changes { is_all: true, ..Changes::default() };
        assert_eq!(heard, Ok(Told::Changed(all)));
    });
}

#[test]
fn a_watch_that_begins_late_says_that_anything_may_have_changed() {
    check_late(None);
    check_late(Some("for a test"));
}

#[test]
fn hidden_folders_and_what_links_lead_out_to_are_not_watched() {
    let watched = watched(&["in/.git/a", "out/b.txt", "in/c.txt"], &["in"], None);
    std::os::unix::fs::symlink(watched.path("out"), watched.path("in/link")).unwrap();
    assert!(next(&watched.told).concern(&watched.path("in/link")));
    let opened = [watched.path("in")];
    let watches = super::super::walk::folders(&opened, &opened, &|| false);
    assert_eq!(watches, opened);
    fs::write(watched.path("out/b.txt"), "changed").unwrap();
    fs::write(watched.path("in/.git/a"), "changed").unwrap();
    fs::write(watched.path("in/c.txt"), "changed").unwrap();
    assert_eq!(next(&watched.told).paths, BTreeSet::from([watched.path("in/c.txt")]));
}

#[test]
fn a_stopped_look_says_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut poll = Poll::new(&[dir.path().to_owned()], &|| false);
    fs::write(dir.path().join("a.txt"), "new").unwrap();
    assert!(poll.look(&|| true).is_empty());
    assert!(!poll.look(&|| false).is_empty());
}

#[test]
fn many_changes_come_together() {
    let watched = watched(&["a.txt"], &["."], None);
    let names: Vec<String> = (0..200).map(|number| format!("{number}.txt")).collect();
    for name in &names {
        fs::write(watched.path(name), "new").unwrap();
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let n_told = watched.hears(&names);
    assert!(n_told < 20, "200 changes came in {n_told} pieces");
}

/// A file that is written without a pause must be told before its writer is done.
#[test]
fn changes_that_go_on_are_told_meanwhile() {
    let watched = watched(&["a.txt"], &["."], None);
    let path = watched.path("a.txt");
    let is_heard = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let relaxed = Ordering::Relaxed;
            let start = Instant::now();
            while !is_heard.load(relaxed) && start.elapsed() < LONG {
                fs::write(&path, "again").unwrap();
            }
        });
        watched.hears(&["a.txt"]);
        is_heard.store(true, Ordering::Relaxed);
    });
}

#[test]
fn reading_tells_nothing() {
    let watched = watched(&["a.txt", "b.txt"], &["."], None);
    for _ in 0..20 {
        fs::read(watched.path("a.txt")).unwrap();
        assert_eq!(fs::read_dir(watched.dir.path()).unwrap().count(), 2);
    }
    // What is told next is told of this alone.
    fs::write(watched.path("b.txt"), "changed").unwrap();
    let Ok(Told::Changed(changes)) = watched.told.recv_timeout(LONG) else { panic!("told") };
    assert_eq!(changes.paths, BTreeSet::from([watched.path("b.txt")]));
}

#[test]
fn a_change_concerns_what_lies_in_a_folder() {
    let changes = Changes { paths: BTreeSet::from([PathBuf::from("/a/b")]), is_all: false };
    let concern = |path: &str| changes.concern(Path::new(path));
    assert_eq!(
        [concern("/a/b/c"), concern("/a/b"), concern("/a"), concern("/a/bc")],
        [true, true, false, false]
    );
}

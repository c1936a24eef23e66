//! What is read again of real folders, and what stays as it is.

use std::fs;
use std::sync::Arc;

use super::super::load_with;
use super::super::tests::{Folder, folder_of, write};
use super::*;

/// A folder as it was read, changed since.
struct Desk {
    dir: Folder,
    request: RefreshRequest,
    refreshed: Refreshed,
}

impl Desk {
    fn on(files: &[(&str, &str)]) -> Self {
        let files: Vec<_> = files.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
        let dir = folder_of(&files);
        let paths = vec![dir.path().to_owned()];
        let corpus = load_with(&LoadOptions::default(), &paths, &mut |_| {}, &|| false).corpus;
        let request = RefreshRequest { paths, corpus, ..RefreshRequest::default() };
        Self { dir, request, refreshed: Refreshed::default() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Refreshes after something happened to these names, to anything if there is none.
    fn refresh(&mut self, names: &[&str]) {
        let paths: BTreeSet<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        self.request.changes = Changes { is_all: paths.is_empty(), paths };
        self.refreshed =
            refresh(&LoadOptions::default(), &self.request, &|| false).unwrap_or_default();
        self.request.gone.clone_from(&self.refreshed.gone);
        self.request.corpus = self.refreshed.corpus.clone();
    }

    /// Checks the documents: "name: text", with "changed" or "gone" behind.
    #[track_caller]
    fn check(&self, expected: &[&str]) {
        let Refreshed { corpus, changed, gone } = &self.refreshed;
        let shown = corpus.iter().map(|(id, document)| {
            let changed = if changed.contains(&id) { ", changed" } else { "" };
            let gone = if gone.contains(&id) { ", gone" } else { "" };
            format!("{}: {}{changed}{gone}", document.file_name(), document.text())
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    /// Checks the problems: "name: reason", the folder itself without a name.
    #[track_caller]
    fn check_problems(&self, expected: &[&str]) {
        let root = format!("{}/", self.dir.path().display());
        let shown = self.refreshed.corpus.problems().iter().map(|problem| {
            let path = format!("{}/", problem.path);
            format!("{}: {}", path.trim_start_matches(&root).trim_end_matches('/'), problem.reason)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }
}

#[test]
fn a_changed_file_is_read_again_and_no_other() {
    let mut desk = Desk::on(&[("a", "one"), ("b", "two"), ("c", "three")]);
    let before = desk.request.corpus.clone();
    write(&desk.dir, "b", "two and more");
    desk.refresh(&["b"]);
    desk.check(&["a: one", "b: two and more, changed", "c: three"]);
    for at in [0, 2] {
        assert!(Arc::ptr_eq(&before.documents()[at], &desk.request.corpus.documents()[at]));
    }
}

#[test]
fn a_file_that_was_only_touched_is_the_same_document() {
    let mut desk = Desk::on(&[("a", "one")]);
    let before = desk.request.corpus.clone();
    write(&desk.dir, "a", "one");
    desk.refresh(&["a"]);
    desk.check(&["a: one"]);
    assert!(Arc::ptr_eq(&before.documents()[0], &desk.request.corpus.documents()[0]));
}

#[test]
fn a_new_file_comes_behind_all_others_and_a_deleted_one_stays_until_it_is_back() {
    let mut desk = Desk::on(&[("b", "two"), ("c", "three")]);
    write(&desk.dir, "a", "one");
    desk.refresh(&["a"]);
    desk.check(&["b: two", "c: three", "a: one"]);
    fs::remove_file(desk.path("b")).unwrap();
    desk.refresh(&["b"]);
    desk.check(&["b: two, gone", "c: three", "a: one"]);
    write(&desk.dir, "c", "four");
    desk.refresh(&["c"]);
    desk.check(&["b: two, gone", "c: four, changed", "a: one"]);
    write(&desk.dir, "b", "two again");
    desk.refresh(&["b"]);
    desk.check(&["b: two again, changed", "c: four", "a: one"]);
}

#[test]
fn a_file_under_another_name_is_followed() {
    let mut desk = Desk::on(&[("a", "one"), ("b", "two")]);
    fs::rename(desk.path("a"), desk.path("z")).unwrap();
    desk.refresh(&["a", "z"]);
    desk.check(&["z: one, changed", "b: two"]);
    // An editor that keeps the old file beside the new one has renamed nothing.
    fs::rename(desk.path("b"), desk.path("b~")).unwrap();
    write(&desk.dir, "b", "three");
    desk.refresh(&["b", "b~"]);
    desk.check(&["z: one", "b: three, changed", "b~: two"]);
}

#[test]
fn what_changed_unseen_is_found_by_its_stamp() {
    let mut desk = Desk::on(&[("a", "one"), ("b", "two")]);
    write(&desk.dir, "a", "other");
    write(&desk.dir, "c", "three");
    fs::remove_file(desk.path("b")).unwrap();
    desk.refresh(&[]);
    desk.check(&["a: other, changed", "b: two, gone", "c: three"]);
}

#[test]
fn a_new_folder_is_read_with_all_in_it_but_for_what_is_hidden() {
    let mut desk = Desk::on(&[("a", "one")]);
    fs::create_dir_all(desk.path("in/.git")).unwrap();
    write(&desk.dir, "in/b", "two");
    write(&desk.dir, "in/.git/c", "three");
    desk.refresh(&["in"]);
    desk.check(&["a: one", "b: two"]);
}

#[test]
fn problems_come_and_go_with_their_files() {
    let mut desk = Desk::on(&[("a", "one"), ("b", "\0\0\0\0")]);
    let refused = desk.request.corpus.problems()[0].reason.clone();
    write(&desk.dir, "c", "\0\0\0\0");
    desk.refresh(&["c"]);
    desk.check_problems(&[&format!("b: {refused}"), &format!("c: {refused}")]);
    write(&desk.dir, "b", "two");
    fs::remove_file(desk.path("c")).unwrap();
    desk.refresh(&["b", "c"]);
    desk.check_problems(&[]);
    desk.check(&["a: one", "b: two"]);
    // What was a document and is none any more stays as it was, and the reason is told.
    write(&desk.dir, "a", "\0\0\0\0");
    desk.refresh(&["a"]);
    desk.check(&["a: one, gone", "b: two"]);
    desk.check_problems(&[&format!("a: {refused}")]);
}

#[test]
fn an_unplugged_folder_stays_and_is_told_once() {
    let mut desk = Desk::on(&[("a", "one"), ("b", "two")]);
    let away = desk.dir.path().with_extension("away");
    fs::rename(desk.dir.path(), &away).unwrap();
    desk.refresh(&[]);
    desk.check(&["a: one, gone", "b: two, gone"]);
    let root = desk.dir.path().to_str().unwrap().to_owned();
    let told = |desk: &Desk| -> Vec<(String, String)> {
        let problems = desk.refreshed.corpus.problems().iter();
        problems.map(|it| (it.path.to_string(), it.reason.clone())).collect()
    };
    assert_eq!(told(&desk), [(root.clone(), UNPLUGGED.to_owned())]);
    desk.refresh(&[]);
    assert_eq!(told(&desk), [(root, UNPLUGGED.to_owned())]);
    fs::rename(&away, desk.dir.path()).unwrap();
    desk.refresh(&[]);
    desk.check(&["a: one", "b: two"]);
    assert_eq!(told(&desk), []);
}

#[test]
fn a_stopped_refresh_says_nothing() {
    let mut desk = Desk::on(&[("a", "one")]);
    write(&desk.dir, "a", "other");
    desk.request.changes.is_all = true;
    assert!(refresh(&LoadOptions::default(), &desk.request, &|| true).is_none());
}

//! What is read again of real folders, and what stays as it is.

use std::fs;
use std::sync::Arc;

use super::super::load_with;
use super::super::room::MemoryLimit;
use super::super::tests::{Folder, folder_of, write};
use super::listing::UNPLUGGED;
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
        self.happened(names);
        self.refreshed =
            refresh(&LoadOptions::default(), &self.request, &|| false).unwrap_or_default();
        self.request.gone.clone_from(&self.refreshed.gone);
        self.request.refused = Arc::clone(&self.refreshed.refused);
        self.request.corpus = self.refreshed.corpus.clone();
    }

    /// How many files would be read after something happened to these names, to anything if there is
    /// none.
    fn n_wanted(&mut self, names: &[&str]) -> usize {
        self.happened(names);
        let options = LoadOptions::default();
        let known = Known::of(&self.request, &options);
        let listing = known.list(&|| false);
        assert_eq!(listing.is_whole, names.is_empty());
        known.wanted(&listing).len()
    }

    fn happened(&mut self, names: &[&str]) {
        let paths: BTreeSet<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        self.request.changes = Changes { is_all: paths.is_empty(), paths };
    }

    /// Checks the documents: "name: text", with "changed" or "gone" behind.
    #[track_caller]
    fn check(&self, expected: &[&str]) {
        let Refreshed { corpus, changed, gone, .. } = &self.refreshed;
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
    let [was, is] =
        [&before, &desk.request.corpus].map(|corpus| Arc::clone(&corpus.documents()[0]));
    assert_eq!(was.word_ids().as_ptr(), is.word_ids().as_ptr(), "the tables are shared");
    // It is known how it looks now, so that it is not read once more.
    assert_ne!(was.source().stamp, is.source().stamp);
    assert_eq!(desk.n_wanted(&[]), 0);
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

#[test]
fn a_document_is_gone_until_it_is_read_again() {
    let mut desk = Desk::on(&[("a", "one"), ("b", "two")]);
    write(&desk.dir, "a", "\0\0\0\0");
    desk.refresh(&["a"]);
    desk.check(&["a: one, gone", "b: two"]);
    desk.refresh(&[]);
    desk.check(&["a: one, gone", "b: two"]);
    write(&desk.dir, "a", "one");
    desk.refresh(&["a"]);
    desk.check(&["a: one", "b: two"]);
}

#[test]
fn a_document_whose_name_is_a_folder_now_is_gone() {
    for names in [&["a"][..], &[]] {
        let mut desk = Desk::on(&[("a", "one"), ("b", "two")]);
        fs::remove_file(desk.path("a")).unwrap();
        fs::create_dir(desk.path("a")).unwrap();
        write(&desk.dir, "a/c", "three");
        desk.refresh(names);
        desk.check(&["a: one, gone", "b: two", "c: three"]);
    }
}

#[test]
fn what_a_format_says_beside_the_text_is_part_of_a_document() {
    let page = |author: &str| {
        let head = format!("<head><title>T</title><meta name=author content={author}></head>");
        format!("<!DOCTYPE html><html>{head}<body><p>The ferry left at noon.</p></body></html>")
    };
    let mut desk = Desk::on(&[("a.html", &page("Ann"))]);
    let author = |desk: &Desk| {
        let document = &desk.request.corpus.documents()[0];
        format!("{:?}", document.imprint().unwrap()).contains("Bea")
    };
    assert!(!author(&desk));
    write(&desk.dir, "a.html", &page("Bea"));
    desk.refresh(&["a.html"]);
    assert!(author(&desk) && desk.refreshed.changed.len() == 1);
}

#[test]
fn what_is_no_document_is_read_once_and_again_when_it_looks_otherwise() {
    let mut desk = Desk::on(&[("a", "one"), ("b", "\0\0\0\0")]);
    desk.refresh(&[]);
    assert_eq!(desk.n_wanted(&[]), 0);
    assert_eq!(desk.n_wanted(&["b"]), 0);
    write(&desk.dir, "b", "\0\0\0\0\0");
    assert_eq!(desk.n_wanted(&["b"]), 1);
    fs::remove_file(desk.path("b")).unwrap();
    desk.refresh(&[]);
    assert_eq!(desk.request.refused.len(), 0);
}

/// What something happened to is looked at, and what lies in it, but not the whole folder.
#[test]
fn only_what_changed_is_walked() {
    let mut desk = Desk::on(&[("a", "one")]);
    fs::create_dir(desk.path("in")).unwrap();
    write(&desk.dir, "in/b", "two");
    desk.refresh(&["in"]);
    write(&desk.dir, "c", "three");
    write(&desk.dir, "in/d", "four");
    assert_eq!(desk.n_wanted(&["c"]), 1);
    assert_eq!(desk.n_wanted(&["in"]), 1);
    assert_eq!(desk.n_wanted(&["no", "such/file"]), 0);
    fs::hard_link(desk.path("a"), desk.path("e")).unwrap();
    assert_eq!(desk.n_wanted(&["e"]), 0, "another name of a document");
    fs::remove_dir_all(desk.path("in")).unwrap();
    desk.refresh(&["in"]);
    desk.check(&["a: one", "b: two, gone"]);
}

#[test]
fn problems_of_folders_and_links_are_over_when_they_are_mended() {
    let mut desk = Desk::on(&[("a", "one")]);
    std::os::unix::fs::symlink("b", desk.path("x")).unwrap();
    desk.refresh(&["x"]);
    desk.check_problems(&["x: A link to something that is not there."]);
    write(&desk.dir, "b", "two");
    desk.refresh(&[]);
    desk.check_problems(&[]);
}

#[test]
fn what_was_left_out_is_said_once_and_until_there_is_room() {
    let mut desk = Desk::on(&[("a", "one"), ("b", "two")]);
    let few = LoadOptions { memory: MemoryLimit::of_bytes(4, 70), ..LoadOptions::default() };
    let corpus = load_with(&few, &desk.request.paths, &mut |_| {}, &|| false).corpus;
    let n = |corpus: &Corpus| {
        let left_out = corpus.problems().iter().filter(|problem| problem.cause == Cause::Room);
        left_out.count()
    };
    assert_eq!(n(&corpus), 1);
    desk.request.corpus = corpus;
    desk.happened(&[]);
    let refreshed = refresh(&few, &desk.request, &|| false).unwrap();
    assert_eq!(n(&refreshed.corpus), 1);
    desk.refresh(&[]);
    assert_eq!((n(&desk.request.corpus), desk.request.corpus.len()), (0, 2));
}

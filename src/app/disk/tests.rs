//! Tests of walking, loading, progress and settings on real folders.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::*;

/// A folder with these files; a name that ends in `/` is a folder, `a -> b` a link to `b`.
fn folder(names: &[&str]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for name in names {
        if let Some((link, target)) = name.split_once(" -> ") {
            let link = dir.path().join(link);
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            symlink(target, link).unwrap();
        } else {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, format!("The words of {name}.")).unwrap();
        }
    }
    dir
}

/// A folder made for a test, which goes with it.
pub(in crate::app) type Folder = TempDir;

/// A folder with files of these names and contents.
pub(in crate::app) fn folder_of(files: &[(&str, String)]) -> Folder {
    let dir = tempfile::tempdir().unwrap();
    for (name, content) in files {
        write(&dir, name, content);
    }
    dir
}

/// Writes a file into a folder made for a test.
pub(in crate::app) fn write(dir: &Folder, name: &str, content: &str) {
    fs::write(dir.path().join(name), content).unwrap();
}

/// Deletes a file of a folder made for a test.
pub(in crate::app) fn remove(dir: &Folder, name: &str) {
    fs::remove_file(dir.path().join(name)).unwrap();
}

fn loaded(paths: &[PathBuf]) -> Loaded {
    load(paths, &mut |_| {}, &|| false)
}

fn inside<'a>(dir: &TempDir, path: &'a str) -> &'a str {
    let root = dir.path().to_str().unwrap();
    path.strip_prefix(root).unwrap().trim_start_matches('/')
}

/// Checks which files of a folder are read, and which are problems for which reason.
#[track_caller]
fn check(names: &[&str], documents: &[&str], problems: &[(&str, &str)]) {
    let dir = folder(names);
    let corpus = loaded(&[dir.path().to_owned()]).corpus;
    let read: Vec<_> = corpus.documents().iter().map(|d| inside(&dir, d.path())).collect();
    assert_eq!(read, documents);
    let refused: Vec<_> =
        corpus.problems().iter().map(|p| (inside(&dir, &p.path), p.reason.as_str())).collect();
    assert_eq!(refused, problems);
}

#[test]
fn files_come_in_natural_order_without_the_hidden_ones() {
    check(
        &["b.txt", "page 10", "page 9", "A/z", ".hidden", ".git/config", "A/.x/y"],
        &["A/z", "b.txt", "page 9", "page 10"],
        &[],
    );
}

#[test]
fn no_file_is_left_out_by_an_ignore_file() {
    check(&["a", ".gitignore", ".ignore", "build/b"], &["a", "build/b"], &[]);
    let dir = folder(&["a", "b"]);
    fs::create_dir(dir.path().join(".git")).unwrap();
    fs::write(dir.path().join(".gitignore"), "a\n").unwrap();
    assert_eq!(loaded(&[dir.path().to_owned()]).corpus.len(), 2);
}

#[test]
fn a_file_is_listed_once_by_its_own_path_however_many_links_lead_to_it() {
    check(&["1 -> d/z", "2 -> d", "d/z", "x/up -> ../d/z"], &["d/z"], &[]);
    let dir = folder(&["b"]);
    fs::hard_link(dir.path().join("b"), dir.path().join("a")).unwrap();
    let corpus = loaded(&[dir.path().to_owned()]).corpus;
    assert_eq!((corpus.len(), corpus.documents()[0].file_name()), (1, "a"));
}

#[test]
fn a_link_to_something_hidden_is_followed() {
    check(
        &[".store/a", ".store/d/b", "1.txt -> .store/a", "2 -> .store/d"],
        &["1.txt", "2/b"],
        &[],
    );
}

#[test]
fn links_that_lead_nowhere_out_or_back_are_problems() {
    check(
        &[
            "a/up -> ..",
            "b/up -> ../a",
            "dead -> nowhere",
            "here -> .",
            "out -> /usr",
            "self -> self",
        ],
        &[],
        &[
            ("a/up", "A link that leads back to a folder it lies in."),
            ("dead", "A link to something that is not there."),
            ("here", "A link that leads back to a folder it lies in."),
            ("out", "A link that leads out of the folder, to /usr."),
            ("self", "A link that leads back to itself."),
        ],
    );
}

#[test]
fn what_is_given_is_followed_and_read_even_if_hidden() {
    let dir = folder(&[".hidden/.a", "b", "link -> .hidden"]);
    let given = [".hidden/.a", "link", ".hidden", "b"].map(|name| dir.path().join(name));
    let corpus = loaded(&given).corpus;
    let read: Vec<_> = corpus.documents().iter().map(|d| inside(&dir, d.path())).collect();
    assert_eq!(read, [".hidden/.a", "b"]);
    fs::write(dir.path().join(".hidden/c"), "c").unwrap();
    let corpus = loaded(&[dir.path().join("link")]).corpus;
    assert_eq!(inside(&dir, corpus.documents()[0].path()), "link/c");
}

#[test]
fn a_path_that_is_not_there_is_a_problem_beside_those_that_are() {
    let dir = folder(&["a"]);
    let given = ["nothing", "a"].map(|name| dir.path().join(name));
    let corpus = loaded(&given).corpus;
    assert_eq!(corpus.len(), 1);
    assert_eq!(corpus.problems()[0].reason, "There is no such file or folder.");
}

#[test]
fn special_files_are_named_and_never_opened() {
    let dir = folder(&["a"]);
    std::os::unix::net::UnixListener::bind(dir.path().join("socket")).unwrap();
    let status = std::process::Command::new("mkfifo").arg(dir.path().join("pipe")).status();
    assert!(status.unwrap().success());
    let corpus = loaded(&[dir.path().to_owned(), "/dev/zero".into()]).corpus;
    let reasons: Vec<_> = corpus.problems().iter().map(|p| p.reason.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "Not a file: a pipe (FIFO). It was not opened.",
            "Not a file: a socket. It was not opened.",
            "Not a file: a device. It was not opened.",
        ]
    );
}

#[test]
fn a_name_that_is_not_utf_8_keeps_its_bytes() {
    use std::os::unix::ffi::OsStrExt as _;
    let dir = folder(&[]);
    fs::write(dir.path().join(std::ffi::OsStr::from_bytes(b"\xFFa.txt")), "One.").unwrap();
    let corpus = loaded(&[dir.path().to_owned()]).corpus;
    let source = corpus.documents()[0].source();
    assert_eq!(corpus.documents()[0].file_name(), "\u{FFFD}a.txt");
    assert!(source.path_bytes.as_ref().unwrap().ends_with(b"/\xFFa.txt"));
}

#[test]
fn a_file_read_in_part_is_both_a_document_and_a_problem() {
    let dir = folder(&[]);
    fs::write(dir.path().join("a.txt"), b"\xE2\x80\x9Cone\xE2\x80\x9D \xFF two").unwrap();
    let corpus = loaded(&[dir.path().to_owned()]).corpus;
    assert!(!corpus.documents()[0].source().is_complete);
    assert!(corpus.problems()[0].is_partial);
}

#[test]
fn a_stop_keeps_what_has_been_read() {
    let names: Vec<String> = (0..600).map(|n| format!("{n}.txt")).collect();
    let dir = folder(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let n_asked = AtomicUsize::new(0);
    let stopped = load(&[dir.path().to_owned()], &mut |_| {}, &|| {
        n_asked.fetch_add(1, Ordering::Relaxed) > 1000
    });
    assert!(stopped.is_stopped);
    let n_read = stopped.corpus.len();
    assert!((256..600).contains(&n_read), "{n_read}");
    assert_eq!(stopped.corpus.documents()[n_read - 1].file_name(), format!("{}.txt", n_read - 1));
}

#[test]
fn a_pair_comes_first_and_stands_in_its_folder_once() {
    let dir = folder(&["a", "b", "c"]);
    let path = |name: &str| dir.path().join(name);
    let LoadedPair { loaded, pair } =
        load_pair(&LoadOptions::default(), [&path("c"), &path("a")], Some(dir.path()), &|| false);
    let read: Vec<_> = loaded.corpus.documents().iter().map(|d| d.file_name()).collect();
    assert_eq!((read, pair.is_some()), (vec!["c", "a", "b"], true));
}

#[test]
fn a_pair_can_be_one_file_twice_and_cannot_be_a_folder() {
    let dir = folder(&["a", "link -> a"]);
    let (file, link) = (dir.path().join("a"), dir.path().join("link"));
    let twice = load_pair(&LoadOptions::default(), [&file, &link], None, &|| false);
    assert_eq!((twice.loaded.corpus.len(), twice.pair.is_some()), (2, true));
    let with_folder = load_pair(&LoadOptions::default(), [&file, dir.path()], None, &|| false);
    assert!(with_folder.pair.is_none());
    assert_eq!(with_folder.loaded.corpus.problems()[0].reason, "It is a folder, not a file.");
}

#[test]
fn a_large_file_that_is_no_text_is_not_read_to_its_end() {
    let dir = folder(&[]);
    // A hole of 1 TB: reading it would take minutes.
    let file = fs::File::create(dir.path().join("film")).unwrap();
    file.set_len(1 << 40).unwrap();
    let corpus = loaded(&[dir.path().to_owned()]).corpus;
    assert_eq!(corpus.problems()[0].reason, "Not text: it is full of NUL bytes.");
}

#[test]
fn the_peak_of_memory_is_known() {
    assert!(peak_rss_bytes() > 1 << 20);
}

#[test]
fn a_folder_larger_than_the_memory_is_opened_in_part_and_says_so() {
    let names = ["1.txt", "2/a.txt", "2/b.txt", "3.txt"];
    let dir = folder(&[]);
    fs::create_dir(dir.path().join("2")).unwrap();
    for (name, n_words) in names.into_iter().zip([100, 200, 200, 50]) {
        write(&dir, name, &"Word. ".repeat(n_words));
    }
    // Room for 1,200 bytes of text.
    let memory = MemoryLimit::of_bytes(4_200, 70);
    let options = LoadOptions { memory, ..LoadOptions::default() };
    let paths = [dir.path().to_owned()];
    let corpus = load_with(&options, &paths, &mut |_| {}, &|| false).corpus;
    let read: Vec<_> = corpus.documents().iter().map(|d| inside(&dir, d.path())).collect();
    assert_eq!(read, ["1.txt", "3.txt"]);
    let said: Vec<_> =
        corpus.problems().iter().map(|p| (inside(&dir, &p.path), &*p.reason)).collect();
    let left_out = "Left out: 2 files, 3 KB: opening them would take more than 70 % of the free \
                    memory (settings).";
    assert_eq!(said, [("2", left_out)]);
    let texts = load_texts(&options, &paths, &|| false);
    assert_eq!((texts.texts.len(), &*texts.problems), (2, corpus.problems()));
}

/// Six small files of much text each took all memory: only their own size was counted.
#[test]
fn what_a_rich_file_holds_takes_room_whatever_its_size() {
    let dir = folder_of(&[]);
    let page = |n: usize| format!("<p>{}</p>", "&#x1F426;".repeat(n));
    let names = ["1.txt", "2.html", "3.html", "4.txt"];
    for (name, text) in names.into_iter().zip(["One.", &page(9), &page(9), "Four."]) {
        write(&dir, name, text);
    }
    let read_with_room_for = |text_bytes: u64| {
        let memory = MemoryLimit::of_bytes((text_bytes as f64 * 3.5) as u64, 70);
        let options = LoadOptions { memory, ..LoadOptions::default() };
        let corpus = load_with(&options, &[dir.path().to_owned()], &mut |_| {}, &|| false).corpus;
        let names = corpus.documents().iter().map(|document| document.file_name().to_owned());
        (names.collect::<Vec<_>>(), corpus.problems().len())
    };
    assert_eq!(read_with_room_for(1000), (names.map(str::to_owned).to_vec(), 0));
    // Both pages fit by their size, and one by its text.
    let (read, n_problems) = read_with_room_for(100);
    assert_eq!((read.contains(&"1.txt".to_owned()), n_problems), (true, 1));
}

#[test]
fn a_large_file_that_is_no_text_takes_no_room() {
    let dir = folder_of(&[("2.txt", "One. ".repeat(100))]);
    let mut film = fs::File::create(dir.path().join("1.png")).unwrap();
    film.write_all(b"\x89PNG\r\n\x1a\n").unwrap();
    film.set_len(9_000_000).unwrap();
    let memory = MemoryLimit::of_bytes(31_500_000, 70);
    let options = LoadOptions { memory, ..LoadOptions::default() };
    let corpus = load_with(&options, &[dir.path().to_owned()], &mut |_| {}, &|| false).corpus;
    assert_eq!((corpus.len(), &*corpus.problems()[0].reason), (1, "Not text: a PNG picture."));
}

//! The command line as scripts see it: exit codes, JSON, and nothing written where one reads.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

fn diptych(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command.output().expect("the binary runs")
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder for the test");
    for (name, content) in files {
        let (folder, _) = name.rsplit_once('/').unwrap_or_default();
        fs::create_dir_all(dir.path().join(folder)).expect("a folder inside");
        fs::write(dir.path().join(name), content).expect("a file inside");
    }
    dir
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("the output is UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("the errors are UTF-8")
}

#[track_caller]
fn json(output: &Output) -> Value {
    serde_json::from_str(stdout(output)).expect("the output is JSON")
}

#[track_caller]
fn check_code(folder: &Path, arguments: &[&str], code: i32) -> Output {
    let output = diptych(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", stderr(&output));
    output
}

#[track_caller]
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn a_list_names_documents_as_read_and_problems_with_their_reason() {
    let dir = folder(&[
        ("notes/b.md", b"# Two words"),
        ("notes/a.txt", b"\xFF\xFEo\0n\0e\0"),
        ("notes/cut.txt", "“one” —".as_bytes().strip_suffix(b"\x94").unwrap()),
        ("notes/p.txt", b"\x89PNG\r\n\x1a\n\0\0"),
    ]);
    let list = json(&check_code(dir.path(), &["list", "notes", "--json"], 0));
    assert_eq!(list["schema"], "diptych.list/1");
    let expected = serde_json::json!([
        {"path": "notes/a.txt", "format": "txt", "encoding": "UTF-16LE", "bytes": 8, "words": 1, "complete": true},
        {"path": "notes/b.md", "format": "md", "encoding": "UTF-8", "bytes": 11, "words": 2, "complete": true},
        {"path": "notes/cut.txt", "format": "txt", "encoding": "UTF-8", "bytes": 12, "words": 1, "complete": false},
    ]);
    assert_eq!(list["documents"], expected);
    let problems = list["problems"].as_array().unwrap();
    assert_eq!(problems[0]["path"], "notes/cut.txt");
    assert_eq!(problems[0]["partial"], true);
    let refused = serde_json::json!(
        {"path": "notes/p.txt", "reason": "Not text: a PNG picture.", "partial": false}
    );
    assert_eq!(problems[1..], [refused]);
}

#[test]
fn paths_are_the_arguments_as_given_joined_with_what_is_inside() {
    let dir = folder(&[("notes/d/a.txt", b"One"), ("b.txt", b"Two")]);
    let paths = |arguments: &[&str]| {
        let list = json(&check_code(dir.path(), &[&["list", "--json"], arguments].concat(), 0));
        let documents = list["documents"].as_array().unwrap().clone();
        documents.iter().map(|d| d["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(paths(&["notes"]), ["notes/d/a.txt"]);
    assert_eq!(paths(&["notes/"]), ["notes/d/a.txt"]);
    assert_eq!(paths(&["./b.txt", "notes/../notes"]), ["./b.txt", "notes/../notes/d/a.txt"]);
    assert_eq!(paths(&["."]), ["./b.txt", "./notes/d/a.txt"]);
}

#[test]
fn codes_tell_trouble_from_an_answer() {
    let dir = folder(&[("a.txt", b"One"), ("p.png", b"\x89PNG\r\n\x1a\n"), ("none/.x", b"")]);
    check_code(dir.path(), &["list", "a.txt", "nothing", "p.png"], 0);
    for arguments in [
        &["list", "nothing"][..],
        &["list", "p.png", "--json"],
        &["list", "none"],
        &["list"],
        &["overlap", "nothing"],
        &["filter", "x", "nothing"],
        &["filter", "  ", "a.txt"],
        &["filter", "x", "a.txt", "--json", "--count"],
        &["compare", "a.txt", "nothing"],
        &["compare", "a.txt", "."],
        &["compare", "a.txt"],
        &["--no-such-switch"],
    ] {
        check_code(dir.path(), arguments, 2);
    }
    for arguments in [&["--help"][..], &["--version"], &["filter", "--help"]] {
        check_code(dir.path(), arguments, 0);
    }
}

#[test]
fn trouble_names_its_path_once() {
    let dir = folder(&[("a.txt", b"One")]);
    let output = check_code(dir.path(), &["compare", "a.txt", "no\u{1b}thing"], 2);
    assert_eq!(stdout(&output), "");
    assert_eq!(
        stderr(&output),
        "diptych: not read  no␛thing: There is no such file or folder.\n\
         diptych: no document could be read\n"
    );
}

#[test]
fn a_comparison_has_the_keys_of_its_schema() {
    let dir = folder(&[("a.txt", b"The old ferry left."), ("b.txt", b"Nothing of it here.")]);
    let comparison = json(&check_code(dir.path(), &["compare", "a.txt", "b.txt", "--json"], 1));
    let mut expected = [
        "schema",
        "left",
        "right",
        "passages",
        "left_only",
        "right_only",
        "also_here",
        "related",
        "boilerplate",
        "overlap",
    ];
    expected.sort_unstable();
    assert_eq!(keys(&comparison), expected);
    assert_eq!(comparison["schema"], "diptych.compare/1");
    assert_eq!(comparison["left"]["path"], "a.txt");
    assert_eq!(comparison["right"]["words"], 4);
    assert_eq!(
        keys(&comparison["overlap"]["left_in_right"]),
        ["edited", "identical", "paraphrased"]
    );
}

#[test]
fn what_a_folder_gives_away_is_left_out_of_its_pairs_and_of_its_overlap() {
    let call = "Subscribe to our weekly digest and never miss a story from the coast.";
    let own = |page: usize| {
        let words: Vec<String> = (0..50).map(|word| format!("w{page}x{word}")).collect();
        words.join(" ")
    };
    let story = "The ferry left the quay at seven with two hundred people on board.";
    let page = |at: usize| {
        let story = if at < 2 { story } else { "" };
        (format!("d/{at}.txt"), format!("{}.\n\n{call}\n\n{story} {}.\n", own(at), own(100 + at)))
    };
    let pages: Vec<(String, String)> = (0..9).map(page).collect();
    let files: Vec<_> = pages.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let dir = folder(&files);
    let compare = |folder: &[&str]| {
        let arguments = ["compare", "d/0.txt", "d/1.txt", "--json"];
        json(&check_code(dir.path(), &[&arguments[..], folder].concat(), 1))
    };
    assert_eq!(compare(&[])["boilerplate"]["left"], Value::Array(Vec::new()));
    let with_folder = compare(&["--folder", "d"]);
    let start = pages[0].1.find(call).expect("it is there");
    let spans: Value = serde_json::json!([[start, start + call.len()]]);
    assert_eq!(with_folder["boilerplate"]["left"], spans);
    let all = json(&check_code(dir.path(), &["overlap", "d", "--json"], 0));
    let pairs = all["pairs"].as_array().expect("a list");
    assert_eq!(pairs.len(), 1, "chrome is nothing in common: {pairs:?}");
    for direction in ["left_in_right", "right_in_left"] {
        assert_eq!(pairs[0][direction], with_folder["overlap"][direction]);
    }
}

#[test]
fn stats_are_the_last_line_of_standard_error() {
    let dir = folder(&[("a.txt", b"One"), ("p.png", b"\x89PNG\r\n\x1a\n")]);
    for arguments in [&["overlap", ".", "--stats"][..], &["--stats", "list", "."]] {
        let output = check_code(dir.path(), arguments, 0);
        let stats: Value = serde_json::from_str(stderr(&output).lines().last().unwrap()).unwrap();
        let mut expected = [
            "schema",
            "documents",
            "bytes",
            "load_wall_ms",
            "load_cpu_ms",
            "index_wall_ms",
            "index_cpu_ms",
            "job_wall_ms",
            "job_cpu_ms",
            "peak_rss_bytes",
        ];
        expected.sort_unstable();
        assert_eq!(keys(&stats), expected);
        assert_eq!(stats["schema"], "diptych.stats/1");
        assert_eq!((&stats["documents"], &stats["bytes"]), (&1.into(), &3.into()));
        assert!(stats["load_cpu_ms"].is_f64() && stats["peak_rss_bytes"].as_u64() > Some(0));
    }
}

#[test]
fn a_tree_full_of_traps_is_listed_and_left_as_it_was() {
    let dir =
        folder(&[("t/ok.txt", b"One two."), ("t/d/deep.txt", b"Three."), ("t/.hidden", b"x")]);
    let tree = dir.path().join("t");
    for (link, target) in [
        ("loop", "."),
        ("d/up", "../.."),
        ("dangling.txt", "nowhere"),
        ("outside", "/etc"),
        ("self.txt", "self.txt"),
        ("again.txt", "ok.txt"),
    ] {
        symlink(target, tree.join(link)).unwrap();
    }
    assert!(Command::new("mkfifo").arg(tree.join("pipe.txt")).status().unwrap().success());
    for name in [&b"\xFF.txt"[..], b"new\nline.txt", b"\x1b[31mred.txt"] {
        fs::write(tree.join(std::ffi::OsStr::from_bytes(name)), "Words.").unwrap();
    }
    let before = state(&tree);
    let list = json(&check_code(dir.path(), &["list", "t", "--json"], 0));
    let paths = |part: &str| {
        let entries = list[part].as_array().unwrap().iter();
        entries.map(|entry| entry["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        paths("documents"),
        ["t/\u{1b}[31mred.txt", "t/d/deep.txt", "t/new\nline.txt", "t/ok.txt", "t/\u{FFFD}.txt"]
    );
    assert_eq!(
        paths("problems"),
        ["t/d/up", "t/dangling.txt", "t/loop", "t/outside", "t/pipe.txt", "t/self.txt"]
    );
    assert_eq!(list["documents"][4]["path_bytes"], "742fff2e747874");
    let text = check_code(dir.path(), &["list", "t"], 0);
    assert!(!stdout(&text).contains('\u{1b}'), "{}", stdout(&text));
    assert_eq!(state(&tree), before);
}

#[test]
fn a_closed_pipe_is_no_trouble() {
    let dir = folder(&[]);
    for n in 0..2000 {
        fs::write(dir.path().join(format!("a long name to fill the pipe {n}.txt")), "One.")
            .unwrap();
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["list", "."])
        .current_dir(dir.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
}

#[test]
fn an_answer_that_cannot_be_written_is_trouble() {
    let dir = folder(&[("a.txt", b"One")]);
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    let output = command.args(["list", "."]).current_dir(dir.path()).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("diptych: the answer could not be written"));
}

/// Every name below a folder with its size and time.
fn state(folder: &Path) -> BTreeMap<Vec<u8>, (u64, std::time::SystemTime)> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
            let metadata = entry.metadata().expect("an entry's state");
            if metadata.is_dir() {
                open.push(entry.path());
            }
            let path = entry.path().as_os_str().as_bytes().to_vec();
            found.insert(path, (metadata.len(), metadata.modified().expect("a time")));
        }
    }
    found
}

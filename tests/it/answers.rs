//! What the command line answers: the rings' own results, seen from outside.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

const FERRY: &str = "The ferry left Marrow Quay at seven with 212 people on board. \
    By noon the harbour office had counted 209 of them. Nobody told us to wait, said the deckhand.\n\n\
    Repairs were put at four million, and the owners had insured the hull for half of that sum.\n";
const GEESE: &str = "Geese cross the common every morning while dogs bark from gardens nearby.\n";

/// A folder with a report, its reprint inside other text, and something else.
fn folder() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let reprint =
        format!("Home News Sport\n\n{}\n\nSubscribe today.\n", FERRY.replace("209", "207"));
    for (name, text) in [("a.txt", FERRY), ("b.txt", &reprint), ("geese.txt", GEESE)] {
        std::fs::write(dir.path().join(name), text).expect("a file inside");
    }
    dir
}

fn diptych(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command.output().expect("the binary runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the output is UTF-8")
}

/// Runs, checks the exit code and gives the answer.
#[track_caller]
fn check(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = diptych(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout).to_owned()
}

#[track_caller]
fn check_json(folder: &Path, arguments: &[&str], code: i32) -> Value {
    let arguments = [&arguments[..1], &["--json"], &arguments[1..]].concat();
    serde_json::from_str(&check(folder, &arguments, code)).expect("the output is JSON")
}

fn spans(value: &Value, key: &str) -> Vec<(u64, u64)> {
    let passages = value["passages"].as_array().expect("passages").iter();
    let span = |span: &Value| Some((span[0].as_u64()?, span[1].as_u64()?));
    passages.map(|passage| span(&passage[key]).expect("a span")).collect()
}

#[test]
fn a_document_against_itself_is_the_same_text() {
    let dir = folder();
    std::os::unix::fs::symlink("a.txt", dir.path().join("link.txt")).expect("a link");
    for right in ["a.txt", "./a.txt", "link.txt"] {
        let same = check_json(dir.path(), &["compare", "a.txt", right], 0);
        assert_eq!(same["right"]["path"], right);
        assert_eq!(same["overlap"]["left_in_right"]["identical"], 1.0);
        let is_identical =
            |passage: &Value| passage["kind"] == "identical" && passage["moved"] == false;
        assert!(same["passages"].as_array().expect("passages").iter().all(is_identical));
    }
    assert!(
        check(dir.path(), &["compare", "a.txt", "a.txt"], 0).ends_with("The words are the same.\n")
    );
}

#[test]
fn swapping_the_sides_mirrors_the_comparison() {
    let dir = folder();
    let there = check_json(dir.path(), &["compare", "a.txt", "b.txt"], 1);
    let back = check_json(dir.path(), &["compare", "b.txt", "a.txt"], 1);
    let mut turned: Vec<_> = spans(&back, "right").into_iter().zip(spans(&back, "left")).collect();
    turned.sort_unstable();
    let forward: Vec<_> = spans(&there, "left").into_iter().zip(spans(&there, "right")).collect();
    assert_eq!(forward, turned);
    assert_eq!(there["overlap"]["left_in_right"], back["overlap"]["right_in_left"]);
    assert_eq!(there["left_only"], back["right_only"]);
}

#[test]
fn a_change_is_shown_where_it_is() {
    let dir = folder();
    let shown = check(dir.path(), &["compare", "a.txt", "b.txt"], 1);
    assert!(shown.contains("[-209-]{+207+}"), "{shown}");
    let compared = check_json(dir.path(), &["compare", "a.txt", "b.txt"], 1);
    let changes = compared["passages"].as_array().expect("passages").iter();
    let change = changes.filter_map(|passage| passage["changes"].as_array()).flatten().next();
    let start = FERRY.find("209").expect("a number");
    assert_eq!(change.expect("a change")["left"], json!([start, start + 3]));
}

#[test]
fn a_pair_is_compared_within_its_folder() {
    let dir = folder();
    let alone = check_json(dir.path(), &["compare", "a.txt", "b.txt"], 1);
    let within = check_json(dir.path(), &["compare", "a.txt", "b.txt", "--folder", "."], 1);
    assert_eq!(alone["left"], within["left"]);
    assert_eq!(within["right"]["path"], "b.txt");
}

#[test]
fn only_pairs_that_share_text_are_listed() {
    let dir = folder();
    let overlap = check_json(dir.path(), &["overlap", "."], 0);
    assert_eq!(overlap["documents"].as_array().map(Vec::len), Some(3));
    let [pair] = overlap["pairs"].as_array().expect("pairs").as_slice() else {
        panic!("one pair: {overlap}");
    };
    assert_eq!((&pair["left"], &pair["right"]), (&json!("./a.txt"), &json!("./b.txt")));
    assert!(pair["left_in_right"]["identical"].as_f64() > Some(0.5), "{pair}");
    assert!(pair.get("estimate").is_none());
}

#[test]
fn hits_are_spans_of_the_document_s_text() {
    let dir = folder();
    let hits = check_json(dir.path(), &["filter", "MARROW", "a.txt"], 1);
    assert_eq!(
        hits,
        json!({"schema": "diptych.filter/1", "query": "MARROW", "hits": 0, "documents": []})
    );
    let hits = check_json(dir.path(), &["filter", "marrow", "a.txt", "geese.txt"], 0);
    let start = FERRY.find("Marrow").expect("a word");
    let expected = json!([{"path": "a.txt", "hits": 1, "spans": [[start, start + 6]]}]);
    assert_eq!((&hits["hits"], &hits["documents"]), (&json!(1), &expected));
}

#[test]
fn switches_and_counts_do_as_they_say() {
    let dir = folder();
    for (arguments, code, count) in [
        (&["geese"][..], 0, "1\n"),
        (&["geese", "--case"], 1, "0\n"),
        (&["err"], 0, "2\n"),
        (&["err", "--whole-word"], 1, "0\n"),
        (&["20[79]", "--regex"], 0, "2\n"),
        (&["\"on board\""], 0, "2\n"),
    ] {
        let arguments = [&["filter", "--count"], arguments, &["."]].concat();
        assert_eq!(check(dir.path(), &arguments, code), count, "{arguments:?}");
    }
}

#[test]
fn a_query_that_starts_with_a_dash_follows_two_dashes() {
    let dir = folder();
    let hits = check_json(dir.path(), &["filter", "--", "-ferry geese", "."], 0);
    assert_eq!(hits["documents"].as_array().map(Vec::len), Some(1));
    check(dir.path(), &["filter", "-ferry", "."], 2);
}

#[test]
fn a_faulty_pattern_is_trouble_and_says_where() {
    let dir = folder();
    let output = diptych(dir.path(), &["filter", "--regex", "(ferry", "."]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    let said = text(&output.stderr);
    assert!(said.starts_with("diptych: ") && said.lines().count() == 3, "{said}");
    assert_eq!(said.lines().nth(1), Some("  (ferry"));
    assert!(said.lines().nth(2).is_some_and(|line| line.starts_with("  ^")), "{said}");
}

#[test]
fn no_hit_says_why() {
    let dir = folder();
    let output = diptych(dir.path(), &["filter", "geese", "--case", "."]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("without case"), "{}", text(&output.stderr));
}

#[test]
fn findings_are_told_apart_from_none_by_the_exit_code() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(dir.path().join("geese.txt"), GEESE).expect("a file inside");
    let none = check_json(dir.path(), &["findings", "."], 1);
    assert_eq!((&none["schema"], &none["findings"]), (&json!("diptych.findings/1"), &json!([])));
    assert!(check(dir.path(), &["findings", "--possible", "."], 1).starts_with("0 findings"));
    check(dir.path(), &["findings", "nothing"], 2);
}

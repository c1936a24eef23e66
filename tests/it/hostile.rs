//! A folder of files that break readers, listed by the real program: it ends by itself, loses no file,
//! and does with each what a good reader does. Two draws of the same generator.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    Whole,
    InPart(String),
    Refused(String),
}

fn generator() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/hostile/make_hostile")
}

/// Runs the program, which must neither fail nor panic.
fn listed(folder: &Path) -> HashMap<Vec<u8>, Outcome> {
    let home = tempfile::tempdir().expect("a sound test");
    let output = Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["list", "--json"])
        .arg(folder)
        .env("XDG_CONFIG_HOME", home.path())
        .env("XDG_CACHE_HOME", home.path())
        .output()
        .expect("a sound test");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
    let json: Value = serde_json::from_slice(&output.stdout).expect("a sound test");
    let mut found = HashMap::new();
    for document in json["documents"].as_array().expect("a sound test") {
        assert!(found.insert(path(document, folder), Outcome::Whole).is_none(), "{document}");
    }
    for problem in json["problems"].as_array().expect("a sound test") {
        let reason = problem["reason"].as_str().expect("a sound test").to_owned();
        assert!(reason.ends_with('.') && !reason.contains('\n'), "{reason:?}");
        assert!(!reason.contains("panic"), "{problem}");
        let path = path(problem, folder);
        let is_listed = found.get(&path) == Some(&Outcome::Whole);
        assert_eq!(is_listed, problem["partial"].as_bool().expect("a sound test"), "{problem}");
        found.insert(
            path,
            if is_listed { Outcome::InPart(reason) } else { Outcome::Refused(reason) },
        );
    }
    for document in json["documents"].as_array().expect("a sound test") {
        let is_whole = found[&path(document, folder)] == Outcome::Whole;
        assert_eq!(document["complete"].as_bool().expect("a sound test"), is_whole, "{document}");
    }
    found
}

/// A path's bytes, inside the folder.
fn path(entry: &Value, folder: &Path) -> Vec<u8> {
    let hex = entry["path_bytes"].as_str();
    let bytes = hex.map_or_else(
        || entry["path"].as_str().expect("a sound test").as_bytes().to_vec(),
        |hex| {
            let digits =
                hex.as_bytes().chunks(2).map(|two| std::str::from_utf8(two).expect("a sound test"));
            digits.map(|two| u8::from_str_radix(two, 16).expect("a sound test")).collect()
        },
    );
    let inside = bytes
        .strip_prefix(folder.to_str().expect("a sound test").as_bytes())
        .expect("a path inside");
    inside.strip_prefix(b"/").unwrap_or(inside).to_vec()
}

/// The generator's own way to write a name.
fn as_in_index(path: &[u8]) -> String {
    let pieces = path.utf8_chunks().map(|chunk| {
        let escapes = chunk
            .invalid()
            .iter()
            .map(|byte| format!("\\x{byte:02x}"))
            .collect::<Vec<_>>()
            .concat();
        format!("{}{escapes}", chunk.valid())
    });
    pieces.collect::<String>().replace('\n', "\\n")
}

/// What of a draw became of its files as it should not have.
fn faults(seed: &str) -> Vec<String> {
    let dir = tempfile::tempdir().expect("a sound test");
    let folder = dir.path().join("hostile");
    let made = Command::new(generator())
        .args(["--seed", seed])
        .arg(&folder)
        .output()
        .expect("a sound test");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let index =
        String::from_utf8_lossy(&std::fs::read(folder.join("index.tsv")).expect("a sound test"))
            .into_owned();
    let found: HashMap<String, Outcome> =
        listed(&folder).into_iter().map(|(path, outcome)| (as_in_index(&path), outcome)).collect();
    let mut faults = Vec::new();
    for line in index.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, _, what, wanted] = fields[..] else { panic!("{line}") };
        if name.contains("/.hidden") {
            continue;
        }
        let outcome = found.get(name);
        let is_right = match (wanted, outcome) {
            (_, None) => false,
            ("read", Some(outcome)) => *outcome == Outcome::Whole,
            ("refuse", Some(outcome)) => matches!(outcome, Outcome::Refused(_)),
            // A change in the text itself is sound text; what was cut or bounded must be told.
            ("partly", Some(outcome)) => *outcome != Outcome::Whole || what.starts_with("mutated"),
            _ => true,
        };
        if !is_right {
            faults.push(format!("{name} ({what}): {wanted} wanted, {outcome:?}"));
        }
    }
    faults
}

#[track_caller]
fn check(seed: &str) {
    if !generator().exists() {
        let mut out = std::io::stderr();
        writeln!(out, "left out: the hostile files, as there is no ../shared/hostile").expect("it");
        return;
    }
    let faults = faults(seed);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_hostile_folder_is_listed_file_by_file() {
    check("7");
}

#[test]
fn another_hostile_folder_is_listed_file_by_file() {
    check("11");
}

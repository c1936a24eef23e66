//! Files: how long, how named, where, and what stands at their head.

use super::source::sources;
use super::{keep, read, root, tracked};

const MOST_LINES: usize = 400;

#[test]
fn no_file_is_long() {
    let sources = sources();
    let long = sources.iter().map(|source| (&source.path, source.text.lines().count()));
    let long = long.filter(|&(_, n_lines)| n_lines > MOST_LINES);
    let broken: Vec<_> = long.map(|(path, n_lines)| format!("{path}: {n_lines} lines")).collect();
    keep(
        "A file of more than 400 lines is about more than one thing: split it by stage or by type of \
         thing; tests that outgrow their file move to x/tests.rs beside it.",
        &broken,
    );
}

#[test]
fn the_entry_only_starts_the_program() {
    let n_lines = read("src/main.rs").lines().count();
    assert!(n_lines < 60, "main.rs has {n_lines} lines; what it does belongs into the library");
}

#[test]
fn every_file_says_what_it_is_for() {
    let sources = sources();
    let silent = sources.iter().filter(|source| !source.text.starts_with("//! "));
    let broken: Vec<_> = silent.map(|source| source.path.clone()).collect();
    keep("A file opens with //!: what it is for and what it must not do.", &broken);
}

#[test]
fn no_file_is_a_drawer_for_odds_and_ends() {
    let drawers = ["util", "utils", "helper", "helpers", "common", "types", "misc", "prelude"];
    let paths = tracked().into_iter();
    let broken: Vec<_> = paths
        .filter(|path| path.starts_with("src") || path.starts_with("tests"))
        .filter(|path| {
            path.with_extension("").iter().any(|part| drawers.iter().any(|drawer| part == *drawer))
        })
        .map(|path| path.display().to_string())
        .collect();
    keep("A file is called by what it holds; everything fits into \"utils\".", &broken);
}

#[test]
fn the_top_level_is_for_whoever_comes_first() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "assets",
        "tests",
        "seeds",
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
    ];
    let mut tops: Vec<String> = tracked()
        .iter()
        .filter_map(|path| Some(path.iter().next()?.to_string_lossy().into_owned()))
        .filter(|top| !top.starts_with('.'))
        .collect();
    tops.dedup();
    tops.retain(|top| !allowed.contains(&top.as_str()));
    keep("What is at the top is read first: only what a newcomer needs lies there.", &tops);
}

#[test]
fn nothing_names_one_machine() {
    // Written in two parts, so that this file does not break its own rule.
    let banned = [
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("/home", "/x"),
        concat!("/Us", "ers/"),
        concat!("replace", "-with"),
        concat!("sparse", "+http"),
        concat!("index", "-url"),
        concat!("[regis", "tries"),
        concat!("CARGO_REGIS", "TRIES"),
        concat!("registry", "+http"),
    ];
    let home = concat!("/ho", "me/");
    let mut broken = Vec::new();
    for path in tracked() {
        for (line, number) in read(&path).lines().zip(1..) {
            if line.ends_with("+https://github.com/rust-lang/crates.io-index\"") {
                continue;
            }
            let has_home = line
                .split(home)
                .nth(1)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
            if has_home || banned.iter().any(|word| line.contains(word)) {
                broken.push(format!("{}:{number}: {}", path.display(), line.trim()));
            }
        }
    }
    keep("A path or a registry of one machine is wrong on all others.", &broken);
}

#[test]
fn every_font_has_its_licence_beside_it() {
    let fonts = tracked().into_iter().filter(|path| path.extension().is_some_and(|e| e == "ttf"));
    let without = fonts.filter(|font| {
        let name = font.file_stem().unwrap_or_default().to_string_lossy();
        let family = name.split('-').next().unwrap_or_default();
        !root().join(font).with_file_name(format!("{family}-OFL.txt")).is_file()
    });
    let broken: Vec<_> = without.map(|font| font.display().to_string()).collect();
    keep("The Open Font License must go where its font goes.", &broken);
}

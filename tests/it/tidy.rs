//! The rules of the house as tests; each failure says why the rule is there.
//!
//! What a compiler or clippy can check stands in Cargo.toml and .clippy.toml instead.

#![expect(
    clippy::string_slice,
    reason = "places come from searching the same text, and a panic fails the test as it should"
)]

mod files;
mod functions;
mod gold;
mod readme;
mod rings;
mod source;
mod words;

use std::path::{Path, PathBuf};

/// The project's folder.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the project, as git would track them, relative to its folder and in order.
fn tracked() -> Vec<PathBuf> {
    let mut walk = ignore::WalkBuilder::new(root());
    // Only the project's own rules count, so that the answer is the same on every machine.
    walk.hidden(false).git_global(false).parents(false).require_git(false);
    walk.filter_entry(|entry| entry.file_name() != ".git");
    let entries = walk.build().map(|entry| entry.expect("a readable project"));
    let files = entries.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    let relative = |path: &Path| path.strip_prefix(root()).expect("a path inside").to_owned();
    let mut paths: Vec<_> = files.map(|entry| relative(entry.path())).collect();
    paths.sort_unstable();
    paths
}

fn read(path: impl AsRef<Path>) -> String {
    let bytes = std::fs::read(root().join(&path)).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Fails with every place that breaks a rule, and the rule's reason.
#[track_caller]
fn keep(reason: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{reason}\n  {}", broken.join("\n  "));
}

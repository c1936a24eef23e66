//! The real program reading rich files within real limits.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Lists a folder of two pages, one of them large, under settings; what is said of the large one.
fn said_of_a_large_page(settings: &str, page: &str) -> String {
    let (home, folder) =
        (tempfile::tempdir().expect("a sound test"), tempfile::tempdir().expect("a sound test"));
    std::fs::create_dir(home.path().join("diptych")).expect("a sound test");
    std::fs::write(home.path().join("diptych/settings.toml"), settings).expect("a sound test");
    std::fs::write(folder.path().join("large.html"), page).expect("a sound test");
    std::fs::write(folder.path().join("small.html"), "<p>The ferry left.</p>")
        .expect("a sound test");
    let listed = list(folder.path(), home.path());
    let small = &listed["documents"][0];
    let is_small = small["path"].as_str().is_some_and(|path| path.ends_with("small.html"));
    assert!(is_small && small["words"] == 3, "{listed}");
    listed["problems"][0]["reason"].as_str().expect("a sound test").to_owned()
}

fn list(folder: &Path, home: &Path) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["list", "--json"])
        .arg(folder)
        .env("XDG_CONFIG_HOME", home)
        .env("XDG_CACHE_HOME", home)
        .output()
        .expect("a sound test");
    assert!(output.status.success() && output.stderr.is_empty());
    serde_json::from_slice(&output.stdout).expect("a sound test")
}

#[test]
fn a_file_that_takes_more_memory_than_it_may_is_a_problem_and_the_next_is_read() {
    let page = "<p>word ".repeat(1_500_000);
    let said = said_of_a_large_page("[readers]\nmemory_mb = 64\n", &page);
    assert_eq!(said, "Reading it takes more than 64 MB of memory (settings).");
}

#[test]
fn a_file_with_more_text_than_it_may_is_read_in_part() {
    let folder = tempfile::tempdir().expect("a sound test");
    let home = tempfile::tempdir().expect("a sound test");
    std::fs::create_dir(home.path().join("diptych")).expect("a sound test");
    std::fs::write(home.path().join("diptych/settings.toml"), "[readers]\ntext_mb = 1\n")
        .expect("a sound test");
    std::fs::write(folder.path().join("large.html"), "<p>A few words.</p>".repeat(100_000))
        .expect("a sound test");
    let listed = list(folder.path(), home.path());
    assert_eq!(listed["documents"][0]["complete"], false);
    let said = listed["problems"][0]["reason"].as_str().expect("a sound test");
    assert_eq!(said, "Only the first 1,048,576 bytes of its text are there.");
}

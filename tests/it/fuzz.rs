//! The fuzzed targets on their kept corpus, and on what a few thousand changes make of it: a minute in
//! all. `tests/fuzz/run` looks further.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::PathBuf;

use targets::{TARGETS, Target};

/// So many changed inputs are tried of each target.
const N_CHANGED: usize = 400;

fn corpus_of(target: &Target) -> Vec<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("tests/fuzz/corpus").join(target.name);
    let entries = fs::read_dir(&folder).unwrap_or_else(|_| panic!("{}", folder.display()));
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a sound test").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).expect("a sound test")).collect()
}

/// Numbers that are the same in every run (the generator of Numerical Recipes).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// The input with some bytes changed, left out or repeated.
fn changed(input: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=numbers.below(6) {
        let start = numbers.below(bytes.len());
        let end = (start + numbers.below(40)).min(bytes.len());
        match numbers.below(4) {
            0 => drop(bytes.drain(start..end)),
            1 => {
                let piece = bytes[start..end].to_vec();
                let at = numbers.below(bytes.len());
                bytes.splice(at..at, piece);
            }
            2 => bytes.truncate(end),
            _ if !bytes.is_empty() => bytes[start] = numbers.below(256) as u8,
            _ => {}
        }
    }
    bytes
}

#[track_caller]
fn check(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target");
    let inputs = corpus_of(target);
    assert!(!inputs.is_empty(), "{name} has no corpus");
    let mut numbers = Numbers(7);
    for input in &inputs {
        (target.run)(input);
    }
    for _ in 0..N_CHANGED {
        let input = &inputs[numbers.below(inputs.len())];
        (target.run)(&changed(input, &mut numbers));
    }
}

macro_rules! targets {
    ($($test:ident: $name:literal,)+) => {
        $(#[test] fn $test() { check($name); })+

        #[test]
        fn every_target_is_tried() {
            assert_eq!(TARGETS.map(|target| target.name), [$($name),+]);
        }
    };
}

targets! {
    text_is_sound: "text",
    html_is_sound: "html",
    mail_is_sound: "mail",
    rtf_is_sound: "rtf",
    pdf_is_sound: "pdf",
    packages_are_sound: "package",
    docx_is_sound: "docx",
    odt_is_sound: "odt",
    epub_is_sound: "epub",
    queries_are_sound: "query",
    comparisons_are_sound: "compare",
    lists_are_sound: "list",
}

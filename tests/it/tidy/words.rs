//! Words that must not stay in the code: marks of what is not done.

use super::keep;
use super::source::sources;

#[test]
fn nothing_is_left_for_later() {
    let sources = sources();
    let macros = ["todo!", "unimplemented!", "dbg!", "#[ignore"];
    let mut broken: Vec<_> =
        sources.iter().flat_map(|source| source.lines_with(&macros).collect::<Vec<_>>()).collect();
    // Written in two parts, so that this file does not break its own rule.
    let marks = [concat!("FIX", "ME"), concat!("TO", "DO:"), concat!("XX", "X:")];
    for source in &sources {
        for (line, number) in source.text.lines().zip(1..) {
            if marks.iter().any(|mark| line.contains(mark)) {
                broken.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    keep(
        "What is not done is an issue, not a mark in the code; a test that is skipped rots.",
        &broken,
    );
}

#[test]
fn no_type_is_a_doer_without_a_name() {
    let sources = sources();
    let mut broken = Vec::new();
    for source in &sources {
        for (line, number) in source.code.lines().zip(1..) {
            let name = line
                .split_whitespace()
                .skip_while(|word| !["struct", "enum", "trait"].contains(word));
            let name =
                name.skip(1).map(|word| word.split(['<', '(', ';', ':']).next().unwrap_or(""));
            let endings = ["Manager", "Handler", "Helper", "Util", "Utils"];
            if let Some(name) = name.take(1).find(|name| endings.iter().any(|e| name.ends_with(e)))
            {
                broken.push(format!("{}:{number}: {name}", source.path));
            }
        }
    }
    keep("A type is called by what it is; a Manager or Handler can be anything.", &broken);
}

//! Rust files as the rules see them: the text, and the code without comments and literals.

use super::{read, tracked};

/// One file of Rust.
pub(super) struct Source {
    /// Relative to the project, with slashes.
    pub(super) path: String,
    pub(super) text: String,
    /// The text with comments and the insides of literals blanked out; lines stay where they are.
    pub(super) code: String,
}

impl Source {
    /// What the file belongs to: `filter` for everything below src/filter, `main` for src/main.rs.
    pub(super) fn ring(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        Some(inside.split('/').next()?.trim_end_matches(".rs"))
    }

    pub(super) fn is_below(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// The lines of code that hold one of the words, as "path:line: word".
    pub(super) fn lines_with<'a>(
        &'a self,
        words: &'a [&'a str],
    ) -> impl Iterator<Item = String> + 'a {
        let numbered = self.code.lines().zip(1..);
        numbered.flat_map(move |(line, number)| {
            let found = words.iter().filter(move |word| has_word(line, word));
            found.map(move |word| format!("{}:{number}: {word}", self.path))
        })
    }
}

/// Every file of Rust in the project.
pub(super) fn sources() -> Vec<Source> {
    let is_rust = |path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending == "rs");
    let paths = tracked().into_iter().filter(is_rust);
    let sources: Vec<_> = paths
        .map(|path| {
            let text = read(&path);
            let path = path.to_string_lossy().replace('\\', "/");
            Source { code: code_of(&text), path, text }
        })
        .collect();
    assert!(sources.iter().any(|source| source.path == "src/lib.rs"), "nothing was looked at");
    sources
}

fn has_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let begins = !word.starts_with(is_part) || !before.is_some_and(is_part);
        let ends = !word.ends_with(is_part) || !after.is_some_and(is_part);
        begins && ends
    })
}

fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kept, blanked) = token(rest, code.chars().next_back());
        code.push_str(&rest[..kept]);
        let blank = |c: char| if c == '\n' { '\n' } else { ' ' };
        code.extend(rest[kept..kept + blanked].chars().map(blank));
        rest = &rest[(kept + blanked).max(first.len_utf8())..];
    }
    code
}

/// How many bytes to keep, and how many after them to blank out.
fn token(rest: &str, before: Option<char>) -> (usize, usize) {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let is_in_name = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with("//") {
        return (0, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (0, rest.find("*/").map_or(rest.len(), |at| at + 2));
    }
    if rest.starts_with('"') {
        return (0, string_len(rest));
    }
    if rest.starts_with('\'') {
        return char_len(rest).map_or((1, 0), |len| (0, len));
    }
    if rest.starts_with('r') && !is_in_name {
        return raw_len(rest).map_or((1, 0), |len| (0, len));
    }
    (first, 0)
}

fn string_len(rest: &str) -> usize {
    let mut is_escaped = true;
    for (at, c) in rest.char_indices() {
        if c == '"' && !is_escaped {
            return at + 1;
        }
        is_escaped = (c == '\\' && !is_escaped) || at == 0 && c != '"';
    }
    rest.len()
}

fn raw_len(rest: &str) -> Option<usize> {
    let hashes = rest[1..].len() - rest[1..].trim_start_matches('#').len();
    let inside = rest[1 + hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(rest.len() - inside.len() + inside.find(&end)? + end.len())
}

/// The length of a character literal; `None` for a lifetime.
fn char_len(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1);
    let (_, first) = chars.next()?;
    if first == '\\' {
        return Some(3 + rest[3..].find('\'')?);
    }
    let (at, second) = chars.next()?;
    (second == '\'').then_some(at + 1)
}

#[test]
fn comments_and_literals_are_no_code() {
    let text =
        "let a = \"fs\\\"x\"; // env\nlet b = 'q'; let c: &'static str = r#\"io\"#; /* x */ for_r";
    let code = code_of(text);
    for gone in ["fs", "env", "'q'", "io\"", "x"] {
        assert!(!code.contains(gone), "{gone} in {code}");
    }
    assert_eq!((code.len(), code.lines().count()), (text.len(), 2));
    assert!(code.contains("&'static str") && code.ends_with("for_r"), "{code}");
    assert!(has_word("use std::fs;", "std::fs") && !has_word("std::fsx", "std::fs"));
}

//! Functions: how long.

use super::keep;
use super::source::{Source, sources};

const MOST_LINES: usize = 100;

struct Function<'a> {
    name: &'a str,
    /// What stands between its braces.
    body: &'a str,
    line: usize,
}

#[test]
fn no_function_is_long() {
    let sources = sources();
    let mut broken = Vec::new();
    for source in &sources {
        for function in functions(source) {
            let n_lines = function.body.lines().count();
            if n_lines > MOST_LINES && !is_one_match(function.body) {
                let Function { name, line, .. } = function;
                broken.push(format!("{}:{line}: {name} has {n_lines} lines", source.path));
            }
        }
    }
    keep(
        "A function past 100 lines is several: split it. (One match that only dispatches may be long.)",
        &broken,
    );
}

fn functions(source: &Source) -> Vec<Function<'_>> {
    let code = &source.code;
    let starts = code.match_indices("fn ").map(|(at, _)| at);
    let starts =
        starts.filter(|&at| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    starts.filter_map(|at| function(code, at)).collect()
}

fn function(code: &str, at: usize) -> Option<Function<'_>> {
    let name = code[at + 3..].split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    let open = at + code[at..].find(['{', ';'])?;
    if name.is_empty() || code[open..].starts_with(';') {
        return None;
    }
    let len = block_len(&code[open..])?;
    let line = 1 + code[..at].matches('\n').count();
    Some(Function { name, body: &code[open + 1..open + len - 1], line })
}

/// The length of the block that a text begins with, braces included.
fn block_len(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.bytes()
        .position(|byte| {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            depth == 0
        })
        .map(|at| at + 1)
}

fn is_one_match(body: &str) -> bool {
    let body = body.trim();
    let arms = body.starts_with("match ").then(|| body.find('{')).flatten();
    arms.and_then(|open| Some(open + block_len(&body[open..])?)) == Some(body.len())
}

#[test]
fn a_match_is_known_by_its_arms() {
    assert!(is_one_match(" match a { A => { b() } _ => {} } "));
    assert!(!is_one_match("match a { A => b } c()"));
    assert!(!is_one_match("let a = 1; match a { _ => b }"));
    let source = Source {
        path: String::new(),
        text: String::new(),
        code: "trait A { fn a(); }\nfn b() { if c { d() } }".to_owned(),
    };
    let found = functions(&source);
    let found: Vec<_> = found.iter().map(|f| (f.name, f.body.trim(), f.line)).collect();
    assert_eq!(found, [("b", "if c { d() }", 2)]);
}

//! Who may use whom: the rings, and what the core must not know.

use super::keep;
use super::source::{Source, sources};

/// The rings that are pure functions over values.
const CORE: [&str; 9] =
    ["text", "model", "ingest", "compare", "filter", "overlap", "findings", "synopsis", "report"];

/// What each ring may use beside itself.
fn allowed(ring: &str) -> Option<&'static [&'static str]> {
    Some(match ring {
        "text" => &[],
        "model" => &["text"],
        "ingest" | "compare" | "filter" => &["text", "model"],
        "overlap" | "findings" | "synopsis" => &["text", "model", "compare"],
        "report" | "app" => &["core"],
        // The command line reads files and takes the time as the window's jobs do, but has no state.
        // What a report gathers is laid out in rows as the window's reading is, and is a function of values.
        "cli" => &["core", "app::disk", "app::stopwatch", "app::reporting"],
        "ui" => &["core", "app"],
        _ => return None,
    })
}

/// Whether a ring may use a path that begins at the crate's root.
fn may_use(ring: &str, allowed: &[&str], path: &str) -> bool {
    let lies_in = |place: &str| {
        path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    lies_in(ring)
        || allowed.iter().any(|&place| match place {
            "core" => CORE.into_iter().any(lies_in),
            place => lies_in(place),
        })
}

#[test]
fn no_ring_uses_an_outer_one() {
    let mut broken = Vec::new();
    for source in sources() {
        let Some(ring) = source.ring().filter(|ring| !["lib", "main"].contains(ring)) else {
            continue;
        };
        let Some(allowed) = allowed(ring) else {
            broken.push(format!("{}: the ring {ring} has no place in the order", source.path));
            continue;
        };
        for used in used_paths(&source) {
            if !may_use(ring, allowed, &used) {
                broken.push(format!("{} uses {used}", source.path));
            }
        }
    }
    keep(
        "A ring uses what stands before it, so that each can be read, tested and changed without \
         those around it (text, model, ingest | compare | filter, overlap | findings | synopsis, report, app, \
         ui; cli beside ui, over the core and app/disk).",
        &broken,
    );
}

#[test]
fn the_way_out_of_a_ring_is_written_from_the_root() {
    let is_at_the_door = |path: &str| path.matches('/').count() == 2 && path.ends_with("/mod.rs");
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| is_at_the_door(&source.path)) {
        let rings: Vec<_> = CORE.iter().chain(&["app", "ui", "cli"]).collect();
        let ways: Vec<_> = rings.iter().map(|ring| format!("super::{ring}::")).collect();
        let ways: Vec<_> = ways.iter().map(String::as_str).collect();
        broken.extend(source.lines_with(&ways));
    }
    keep("Another ring is reached by crate::, so that the rule about rings sees it.", &broken);
}

#[test]
fn the_core_knows_no_machine() {
    let words = [
        "std::fs",
        "std::thread",
        "std::env",
        "std::net",
        "std::process",
        "std::io",
        "Instant",
        "SystemTime",
        "egui",
        "eframe",
        "rfd",
        "ignore",
        "tempfile",
        "directories",
        "rustix",
    ];
    let mut broken: Vec<_> = core().iter().flat_map(|source| found(source, &words)).collect();
    let modules = ["fs", "thread", "env", "net", "process", "io"];
    broken.extend(core().iter().flat_map(|source| grouped_std(source, &modules)));
    // The reader of archives knows no other input than std::io's; over bytes in memory it is pure.
    broken.retain(|line| {
        !(line.starts_with("src/ingest/rich/package/") && line.contains(": std::io"))
    });
    keep(
        "The core (text to report) is a function of values: no files, threads, clock, environment or \
         window. So it cannot fail, is the same for window and command line, and is tested without \
         either. (rayon over values is fine; deadlines come in as the `cancelled` closure.)",
        &broken,
    );
}

#[test]
fn the_program_without_its_window_knows_no_egui() {
    let sources = sources();
    let inner = sources.iter().filter(|source| source.is_below("src/app/"));
    let broken: Vec<_> = inner.flat_map(|source| found(source, &["egui", "eframe"])).collect();
    keep(
        "app is what the window shows, as values: it must run and be tested without a window.",
        &broken,
    );
}

#[test]
fn only_the_disk_module_touches_files() {
    let sources = sources();
    let others = sources.iter().filter(|source| {
        source.is_below("src/") && !source.is_below("src/app/disk/") && source.path != "src/main.rs"
    });
    let words = ["File::open", "File::create", "OpenOptions", "tempfile", "ignore::"];
    let touched = |source| [found(source, &words), grouped_std(source, &["fs"])].concat();
    let broken: Vec<_> = others.flat_map(touched).collect();
    keep(
        "Only app/disk reads and writes files, so that \"nothing is ever written into the opened \
         folder\" can be checked in one place.",
        &broken,
    );
}

#[test]
fn only_the_theme_names_a_colour() {
    let sources = sources();
    let others = sources
        .iter()
        .filter(|source| source.is_below("src/") && !source.path.starts_with("src/ui/theme"));
    let mut broken = Vec::new();
    for source in others {
        for (line, number) in source.code.lines().zip(1..) {
            for (at, _) in line.match_indices("Color32::") {
                let name: String = line[at + 9..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let is_constant = name.chars().all(|c| !c.is_lowercase()) && !name.is_empty();
                let is_no_colour = ["TRANSPARENT", "PLACEHOLDER"].contains(&name.as_str());
                if name.starts_with("from_") || is_constant && !is_no_colour {
                    broken.push(format!("{}:{number}: Color32::{name}", source.path));
                }
            }
        }
        broken.extend(source.lines_with(&["hex_color!", "Rgba::from_rgb", "Hsva::new"]));
        broken.extend(hash_colours(source));
    }
    keep(
        "A colour that stands elsewhere misses the other theme and the contrast test: name it in \
         ui/theme. (The report's page is read without the program: its style sheet repeats the \
         theme's colours, and a test of the theme holds the two together.)",
        &broken,
    );
}

/// Colours as a style sheet writes them, but for the report's own sheet.
fn hash_colours(source: &Source) -> Vec<String> {
    if source.path == "src/report/folder/html/style.rs" {
        return Vec::new();
    }
    let is_colour = |rest: &&str| {
        let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
        [3, 6, 8].contains(&digits) && !rest[digits..].starts_with(char::is_alphanumeric)
    };
    let lines = source.text.lines().zip(1..);
    let named = lines.filter(|(line, _)| line.split(": #").skip(1).any(|rest| is_colour(&rest)));
    named.map(|(line, number)| format!("{}:{number}: {}", source.path, line.trim())).collect()
}

fn core() -> Vec<Source> {
    let is_core = |source: &Source| source.ring().is_some_and(|ring| CORE.contains(&ring));
    sources().into_iter().filter(is_core).collect()
}

fn found(source: &Source, words: &[&str]) -> Vec<String> {
    source.lines_with(words).collect()
}

/// The modules among these that `use std::{…}` brings in.
fn grouped_std(source: &Source, modules: &[&str]) -> Vec<String> {
    let used = paths_after(&source.code, "std::");
    let used = used.iter().filter(|path| modules.contains(&first(path)));
    used.map(|path| format!("{}: std::{path}", source.path)).collect()
}

fn used_paths(source: &Source) -> Vec<String> {
    paths_after(&source.code, "crate::")
}

fn first(path: &str) -> &str {
    path.split("::").next().unwrap_or(path)
}

/// Every path that begins behind `start`, braces spelled out.
fn paths_after(code: &str, start: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let begins = |at: &usize| !code[..*at].ends_with(is_part);
    let places = code.match_indices(start).map(|(at, _)| at).filter(begins);
    places.flat_map(|at| expanded(&code[at + start.len()..])).collect()
}

/// The paths of a use tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expanded(tree: &str) -> Vec<String> {
    let tree = tree.trim_start();
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let stem_len = tree.find(|c| !is_part(c)).unwrap_or(tree.len());
    let (stem, rest) = tree.split_at(stem_len);
    if !(rest.starts_with('{') && (stem.is_empty() || stem.ends_with("::"))) {
        return vec![stem.trim_end_matches(':').to_owned()];
    }
    let mut depth = 0;
    let (mut parts, mut begin) = (Vec::new(), 1);
    for (at, c) in rest.char_indices() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if (c == ',' && depth == 1) || (c == '}' && depth == 0) {
            parts.push(rest[begin..at].trim());
            begin = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.flat_map(expanded).map(|path| format!("{stem}{path}")).collect()
}

#[test]
fn use_trees_are_spelled_out() {
    let code = "use crate::{text::Span, app::{self, disk::{load, Loaded}}}; crate::ui::run()";
    assert_eq!(
        paths_after(code, "crate::"),
        ["text::Span", "app::self", "app::disk::load", "app::disk::Loaded", "ui::run"]
    );
}

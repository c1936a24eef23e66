//! The report as whoever gets it sees it: one page that runs and fetches nothing, in which no text of a
//! document is anything but text; JSON that parses, CSV that no spreadsheet runs.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use diptych::app::disk::keep_decisions;
use diptych::app::remembered::{Decision, SaidValue, SetAside};
use diptych::findings::Subject;
use serde_json::Value;
use tempfile::TempDir;

/// What a page may hold: nothing that runs, fetches, or is filled in.
const ELEMENTS: &str = " html head meta title style body header nav main footer section div p h1 h2 h3 h4 \
    ol ul li dl dt dd a b br code span mark ins del table caption thead tbody col tr th td svg rect ";

fn diptych(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    for variable in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
        command.env(variable, folder);
    }
    command.output().expect("the binary runs")
}

/// A folder with a folder of documents in it.
fn documents(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder for the test");
    fs::create_dir(dir.path().join("notes")).expect("a folder inside");
    for (name, text) in files {
        fs::write(dir.path().join("notes").join(name), text).expect("a file inside");
    }
    dir
}

/// Documents whose names and texts try to be more than text.
fn hostile() -> TempDir {
    let tail = "<script>alert(1)</script> <img src=x onerror=alert(2)> \"quoted\" 'single' </style> \
        </td></tr></table> <!-- & &lt; --> ${7*7} {{7*7}} \u{202e}gnp.exe\u{0}\u{1b}[31m end.";
    let one =
        format!("=cmd|'/C calc'!A0\n\nThe ferry left Marrow Quay at noon with 212 people. {tail}");
    let two = format!("+1+1\n\nThe ferry left Marrow Quay at dusk with 209 people. {tail}");
    let three = format!(
        "@SUM(1)\n\n-2+3 The ferry left Marrow Quay at dusk with 209 people.\n\n\t=x {tail}"
    );
    documents(&[
        ("<img src=x onerror=alert(1)>.txt", &one),
        ("\"><script>alert(1)<\u{2044}script>.txt", &two),
        ("=1+1' | x\n.md", &three),
        ("javascript:alert(1) & #.txt", &two.replace("dusk", "dawn")),
    ])
}

/// Runs the command, which must succeed, and reads what it wrote.
#[track_caller]
fn report(folder: &Path, name: &str, more: &[&str]) -> String {
    let output = diptych(folder, &[&["report", "notes", "-o", name], more].concat());
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    fs::read_to_string(folder.join(name)).expect("a report was written")
}

/// A finding that was set aside in the window is not listed by the command either, and counted.
#[test]
fn what_was_set_aside_in_the_window_is_counted_and_not_listed() {
    let text = "The ferry Anneliese left Marrow Quay at dusk. On board the ferry were 212 people.";
    let dir = documents(&[("a.txt", text), ("b.txt", &text.replace("212", "209"))]);
    let counts = |dir: &Path| {
        let json: Value = serde_json::from_str(&report(dir, "out.json", &[])).expect("JSON");
        let n_listed = json["findings"]["findings"].as_array().map(Vec::len);
        (n_listed, json["set_aside"].as_u64(), json)
    };
    let (n_listed, n_aside, json) = counts(dir.path());
    assert_eq!((n_listed, n_aside), (Some(1), Some(0)));
    let finding = &json["findings"]["findings"][0];
    let values = finding["values"].as_array().expect("values").iter().map(|value| SaidValue {
        value: value["value"].as_str().expect("a value").to_owned(),
        path: String::new(),
        sentence: format!(
            "On board the ferry were {} people.",
            value["mentions"][0]["text"].as_str().expect("a text")
        ),
    });
    let aside = SetAside {
        about: finding["about"].to_string(),
        subject: Subject::Number,
        values: values.collect(),
    };
    let kept = dir.path().join("diptych").join("folders");
    let paths = [dir.path().join("notes")];
    keep_decisions(&kept, &paths, &[Decision::SetAside(aside)]).expect("it is kept");
    assert_eq!((counts(dir.path()).0, counts(dir.path()).1), (Some(0), Some(1)));
    assert!(report(dir.path(), "out.md", &[]).contains("1 finding set aside by hand"));
    assert!(report(dir.path(), "out.html", &[]).contains("1 finding set aside by hand"));
}

#[test]
fn a_report_does_not_tell_where_the_folder_lies() {
    let text = "The ferry Anneliese left Marrow Quay at dusk. On board the ferry were 212 people.";
    let dir = documents(&[("a.txt", text), ("b.txt", &text.replace("212", "209"))]);
    fs::write(dir.path().join("notes").join("c.txt"), [0; 99]).expect("a file that is no text");
    std::os::unix::fs::symlink("/etc", dir.path().join("notes").join("d")).expect("a link");
    let whole = dir.path().join("notes");
    let named = whole.to_str().expect("a path in UTF-8");
    for name in ["out.html", "out.json", "out.csv", "out.md"] {
        let output = diptych(dir.path(), &["report", named, "-o", name, "--filter", "ferry"]);
        assert_eq!(output.status.code(), Some(0));
        let said = fs::read_to_string(dir.path().join(name)).expect("a report was written");
        let said = said.replace('\\', "");
        for place in [dir.path().to_str().expect("a path in UTF-8"), "notes/", "/etc"] {
            assert!(!said.contains(place), "{name} tells {place}");
        }
        assert!(said.contains("a.txt") && said.contains("c.txt"), "{name}");
    }
}

/// Checks that a page is balanced and holds known elements only, and answers its text and attributes.
#[track_caller]
fn check_page(page: &str) {
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                  style-src 'unsafe-inline'\">";
    assert!(page.contains(policy));
    let (_, rest) = page.split_once("<!DOCTYPE html>").expect("a page");
    let mut open: Vec<&str> = Vec::new();
    for piece in rest.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag has an end");
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        assert!(ELEMENTS.contains(&format!(" {name} ")), "<{tag}>");
        assert!(!text.contains('>') || name == "style", "{text:?} is not escaped");
        let attributes = tag.split(' ').skip(1).filter_map(|part| part.split_once("=\""));
        for (attribute, value) in attributes {
            assert!(!attribute.starts_with("on") && attribute != "src", "<{tag}>");
            assert!(attribute != "href" || value.starts_with('#'), "<{tag}>");
        }
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "</{name}> closes another element"),
            None if !["meta", "br", "col"].contains(&name) => open.push(name),
            None => {}
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
}

/// The cells of a table, row by row, as RFC 4180 has it.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut is_quoted, mut letters) = (false, csv.chars().peekable());
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().expect("a row");
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                row.last_mut().expect("a cell").extend(letters.next());
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            _ => row.last_mut().expect("a cell").push(letter),
        }
    }
    rows
}

#[test]
fn no_text_of_a_document_is_anything_but_text_in_a_page() {
    let dir = hostile();
    let page = report(dir.path(), "out.html", &["--filter", "<script>"]);
    check_page(&page);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("&lt;U+202E&gt;gnp.exe") && !page.contains(['\u{202e}', '\u{1b}', '\0']));
    for section in ["documents", "map", "findings", "beside", "only", "filter", "settings"] {
        assert!(page.contains(&format!("<section id=\"{section}\"")), "{section}");
    }
}

#[test]
fn no_cell_of_a_table_is_run_by_a_spreadsheet() {
    let dir = hostile();
    let csv = report(dir.path(), "out.csv", &["--filter", "ferry"]);
    let rows = cells(csv.strip_prefix('\u{feff}').expect("a byte order mark"));
    let (last, rows) = rows.split_last().expect("rows");
    assert_eq!(last, &[""], "nothing behind the last line end");
    let sections: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    for section in ["report", "document", "overlap", "passage", "hit"] {
        assert!(sections.contains(&section), "{section}");
    }
    for row in rows {
        assert_eq!(row.len(), 10, "{row:?}");
        let runs = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        assert!(!row.iter().any(runs), "{row:?}");
    }
}

#[test]
fn the_json_holds_what_the_commands_of_its_parts_say() {
    let dir = hostile();
    let json: Value = serde_json::from_str(&report(dir.path(), "out.json", &["--filter", "ferry"]))
        .expect("JSON");
    assert_eq!(json["schema"], "diptych.report/1");
    for part in ["list", "overlap", "findings", "filter"] {
        assert_eq!(json[part]["schema"], format!("diptych.{part}/1"));
    }
    assert_eq!(json["compare"][0]["schema"], "diptych.compare/1");
    let list = diptych(dir.path(), &["list", "notes", "--json"]);
    let mut list: Value = serde_json::from_slice(&list.stdout).expect("JSON");
    for document in list["documents"].as_array_mut().expect("documents") {
        // The command tells paths as they were typed, the report those inside the folder.
        let path = document["path"].as_str().and_then(|path| path.strip_prefix("notes/"));
        document["path"] = path.expect("a path in the folder").into();
    }
    assert_eq!(json["list"], list);
}

#[test]
fn markdown_has_no_html_and_no_links_of_the_documents() {
    let dir = hostile();
    let text = report(dir.path(), "out.md", &["--filter", "ferry"]);
    assert!(text.contains("&lt;script&gt;") && !text.contains(['<', '>', '\u{1b}', '\u{202e}']));
}

#[test]
fn the_sample_folder_s_report_is_a_sound_page() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let dir = tempfile::tempdir().expect("a folder for the test");
    let out = dir.path().join("out.html");
    let (seeds, out) = (seeds.to_str().expect("UTF-8"), out.to_str().expect("UTF-8"));
    let pair = ["feature.txt", "retelling.txt"];
    let asked = ["report", seeds, "-o", out, "--pair", pair[0], pair[1], "--filter", "ferry"];
    let output = diptych(dir.path(), &asked);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let page = fs::read_to_string(out).expect("a report was written");
    check_page(&page);
    assert!(page.contains("1. feature.txt and retelling.txt") && !page.contains("id=\"pair-2\""));
    for mark in ["<mark>", "<del>", "<ins>", "class=\"para\"", "class=\"mv\"", "class=\"lo\""] {
        assert!(page.contains(mark), "{mark}");
    }
}

#[test]
fn what_cannot_be_written_is_refused_and_no_document_is_written_over() {
    let dir = documents(&[("a.txt", "The ferry left."), ("b.html", "<p>The ferry left.</p>")]);
    let refused = |arguments: &[&str]| {
        let output = diptych(dir.path(), &[&["report", "notes"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(refused(&["-o", "out.pdf"]).contains("ends in .html, .json, .csv or .md: out.pdf"));
    assert!(refused(&["-o", "html"]).contains("ends in .html"));
    assert!(refused(&["-o", "notes/b.html"]).contains("is one of the documents"));
    assert!(refused(&["-o", "o.md", "--pair", "a.txt", "c.txt"]).contains("called so: c.txt"));
    assert!(refused(&["-o", "o.md", "--filter", "kind:edited"]).contains("pair"));
    assert!(refused(&["-o", "no/o.md"]).contains("not saved"));
    let kept = fs::read_to_string(dir.path().join("notes/b.html")).expect("the document is there");
    assert_eq!(kept, "<p>The ferry left.</p>");
    assert!(!dir.path().join("o.md").exists() && !dir.path().join("out.pdf").exists());
}

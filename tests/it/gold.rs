//! The gold of the sample folder, as it stands in tests/gold.

use std::path::Path;

/// Two stretches that correspond.
pub(crate) struct Link {
    pub(crate) left_path: String,
    pub(crate) right_path: String,
    pub(crate) kind: String,
    pub(crate) left: String,
    pub(crate) right: String,
    pub(crate) is_moved: bool,
}

/// What a document says about something.
pub(crate) struct Fact {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Every link.
pub(crate) fn links() -> Vec<Link> {
    let link = |[left_path, right_path, kind, left, right, moved]: [String; 6]| {
        let is_moved = moved == "yes";
        Link { left_path, right_path, kind, left, right, is_moved }
    };
    rows("links.tsv").into_iter().map(link).collect()
}

/// Every fact.
pub(crate) fn facts() -> Vec<Fact> {
    rows("facts.tsv")
        .into_iter()
        .map(|[.., path, _, text]: [String; 5]| Fact { path, text })
        .collect()
}

fn rows<const N: usize>(name: &str) -> Vec<[String; N]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(name);
    let table = std::fs::read_to_string(path).expect("the gold");
    let row = |line: &str| -> [String; N] {
        let cells: Vec<_> = line.split('\t').map(str::to_owned).collect();
        cells.try_into().unwrap_or_else(|cells| panic!("{name}: {cells:?}"))
    };
    let rows: Vec<_> = table.lines().skip(1).map(row).collect();
    assert!(rows.len() > 50, "{name} is cut");
    rows
}

//! The sample folder and its gold: every quoted string stands in its document.

use super::{keep, read, tracked};
use crate::gold::{facts, links};

#[test]
fn gold_quotes_its_documents_to_the_letter() {
    let mut broken = Vec::new();
    let links = links();
    let sides = links
        .iter()
        .flat_map(|link| [(&link.left_path, &link.left), (&link.right_path, &link.right)]);
    let facts = facts();
    for (path, text) in sides.chain(facts.iter().map(|fact| (&fact.path, &fact.text))) {
        let count = read(format!("seeds/{path}")).matches(text.as_str()).count();
        if text.is_empty() || count == 0 {
            broken.push(format!("{path}: {text}"));
        }
    }
    keep(
        "Gold that is not in its document measures nothing: it changed on one side only.",
        &broken,
    );
}

#[test]
fn the_program_carries_the_whole_sample_folder() {
    let carried = read("src/app/disk/system.rs");
    let seeds = tracked().into_iter().filter(|path| path.starts_with("seeds"));
    let names: Vec<_> =
        seeds.filter_map(|path| path.file_name()?.to_str().map(str::to_owned)).collect();
    assert!(names.len() >= 6, "{names:?}");
    let missing: Vec<_> =
        names.into_iter().filter(|name| !carried.contains(&format!("seeds/{name}\""))).collect();
    keep("The empty window offers the sample folder; a document is missing from it.", &missing);
}

//! The findings of the sample folder: which statements of its gold are told of for sure.

use std::path::Path;

use diptych::app::disk::load;
use diptych::compare::FolderText;
use diptych::findings::{Grade, Strength, findings};

#[test]
fn the_sample_folder_gives_these_dates_and_numbers_as_different() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let corpus = load(&[root], &mut |_| {}, &|| false).corpus;
    let folder = FolderText::of(&corpus, &|| false).expect("not cancelled");
    let found = findings(&corpus, &folder, &|| false).expect("not cancelled");
    let sure = found.all.iter().filter(|it| it.strength != Strength::Possible);
    let different = sure.filter(|it| it.grade == Grade::Different);
    let mut told: Vec<Vec<&str>> =
        different.map(|it| it.values.iter().map(|value| value.text.as_str()).collect()).collect();
    told.sort_unstable();
    let expected = [
        ["214", "231"],
        ["37", "Thirty-nine"],
        ["9 October", "10 October"],
        ["Monday", "Tuesday"],
        ["a mile", "two kilometres"],
        ["nineteen years", "twenty-one"],
        ["£1,840", "£2,600"],
    ];
    assert_eq!(told, expected);
}

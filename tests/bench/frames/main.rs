//! Measures what a frame costs the window's thread: the pass over the interface and its tessellation,
//! without the card (or the software) that paints the triangles.
//!
//! `cargo bench --bench frames` for two generated texts of 200,000 paragraphs, `-- LEFT RIGHT` for two
//! files, `-- FOLDER` for a folder of many documents, `-- map` for the map,
//! `-- synopsis` for 10 and 50 documents of 20 KB side by side, `-- findings` for a list of many findings.

#![expect(clippy::print_stdout, reason = "the figures are what it is run for")]

#[path = "../generated.rs"]
#[expect(dead_code, reason = "the other benches use the rest of it")]
mod generated;
mod phases;
#[path = "../random.rs"]
mod random;
mod screen;
mod texts;

use std::path::PathBuf;

use self::screen::Screen;

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let paths = || arguments.iter().map(PathBuf::from).collect::<Vec<_>>();
    match arguments.as_slice() {
        [] => {
            let folder = texts::long_pair(200_000);
            let paths = ["left.txt", "right.txt"].map(|name| folder.path().join(name));
            phases::pair(&mut Screen::new(paths.to_vec()));
        }
        [word] if word == "map" => {
            for n_documents in [1_000, 3_000] {
                let folder = texts::stories(n_documents);
                phases::map(&mut Screen::new(vec![folder.path().to_owned()]));
            }
        }
        [word] if word == "synopsis" => {
            for n_documents in [10, 50] {
                let folder = texts::reports(n_documents);
                phases::synopsis(&mut Screen::new(vec![folder.path().to_owned()]));
            }
        }
        [word] if word == "findings" => {
            let folder = texts::counts(1_200);
            phases::findings(&mut Screen::new(vec![folder.path().to_owned()]));
        }
        [_] => phases::folder(&mut Screen::new(paths())),
        _ => phases::pair(&mut Screen::new(paths())),
    }
}

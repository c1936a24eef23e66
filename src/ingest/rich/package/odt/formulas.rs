//! The formulas of an OpenDocument text. Each is a document of its own in the package, in MathML; of it
//! the letters are taken.

use std::collections::HashMap;

use super::super::archive::Archive;
use super::super::joined;
use super::super::xml::{Element, Reading, root, walk};

/// So many are looked for.
const MAX_FORMULAS: usize = 1000;
/// No formula has more letters.
const MAX_BYTES: usize = 2000;

/// The letters of formulas by the folders that they stand in.
#[derive(Debug, Default)]
pub(super) struct Formulas(HashMap<String, String>);

impl Formulas {
    /// Reads those of a package.
    pub(super) fn read(archive: &mut Archive<'_>) -> Self {
        let folders = archive.names().filter_map(|name| name.strip_suffix("/content.xml"));
        let folders: Vec<String> = folders.take(MAX_FORMULAS).map(str::to_owned).collect();
        let mut formulas = HashMap::new();
        for folder in folders {
            let Ok(part) = archive.part(&format!("{folder}/content.xml")) else { continue };
            if root(&part.bytes) == "math" {
                let mut letters = Letters::default();
                walk(&part.bytes, &mut letters);
                formulas.insert(joined("", &folder), letters.text);
            }
        }
        Self(formulas)
    }

    /// The letters of the formula that an object is.
    pub(super) fn letters(&self, object: &Element<'_>) -> Option<&str> {
        let place = joined("", &object.attribute("href")?);
        self.0.get(&place).map(String::as_str)
    }
}

/// Gathers the letters of a formula.
#[derive(Default)]
struct Letters {
    text: String,
    /// How many of the open elements hold no letters to be seen.
    n_skipped: usize,
    /// For each open element whether it is a fraction, and how many elements it has had.
    open: Vec<(bool, usize)>,
}

impl Reading for Letters {
    /// Whether it holds no letters to be seen.
    type Mark = bool;

    fn open(&mut self, element: &Element<'_>) -> bool {
        if let Some((is_fraction, n_inside)) = self.open.last_mut() {
            if *is_fraction && *n_inside == 1 && self.n_skipped == 0 {
                self.text.push('/');
            }
            *n_inside += 1;
        }
        self.open.push((element.name() == "mfrac", 0));
        let is_skipped = matches!(element.name(), "annotation" | "annotation-xml");
        self.n_skipped += usize::from(is_skipped);
        is_skipped
    }

    fn close(&mut self, is_skipped: bool) {
        self.open.pop();
        self.n_skipped -= usize::from(is_skipped);
    }

    fn text(&mut self, text: &str) {
        if self.n_skipped == 0 {
            self.text.extend(text.split_whitespace());
        }
    }

    fn is_done(&self) -> bool {
        self.text.len() > MAX_BYTES
    }
}

//! What a page holds and its text does not show, counted.

use super::elements::Role;
use super::page::{Node, Page};

/// Pictures no larger than this count visits, in pixels.
const LARGEST_BEACON: u32 = 2;

/// What was not shown.
#[derive(Clone, Debug, Default)]
pub(in crate::ingest::rich) struct Unseen {
    pictures: usize,
    recordings: usize,
    frames: usize,
    fields: usize,
    hidden_words: usize,
}

impl Unseen {
    /// Counts an element that is not shown; says whether the text inside it is.
    pub(super) fn note(&mut self, role: Role, node: &Node) -> bool {
        match role {
            Role::Picture => self.pictures += usize::from(is_picture(node)),
            Role::Recording => self.recordings += 1,
            Role::Frame => self.frames += 1,
            Role::Field => self.fields += 1,
            Role::Silent => {}
            _ => return true,
        }
        false
    }

    /// Counts the words of an element that is not seen.
    pub(super) fn hide(&mut self, page: &Page, place: usize) {
        let mut skipped = place;
        for (at, node) in page.inside(place) {
            if at < skipped {
            } else if matches!(node.name(), "script" | "style") {
                skipped = node.end;
            } else if let Some(text) = node.text() {
                self.hidden_words += text.split_whitespace().count();
            }
        }
    }

    /// Adds what another text does not show.
    pub(in crate::ingest::rich) fn add(&mut self, other: &Self) {
        self.pictures += other.pictures;
        self.recordings += other.recordings;
        self.frames += other.frames;
        self.fields += other.fields;
        self.hidden_words += other.hidden_words;
    }

    /// Adds pictures that stand beside a page.
    pub(in crate::ingest::rich) fn add_pictures(&mut self, n: usize) {
        self.pictures += n;
    }

    /// Each as a few words.
    pub(in crate::ingest::rich) fn said(&self) -> Vec<String> {
        let counted = [
            (self.pictures, "picture"),
            (self.recordings, "recording"),
            (self.frames, "embedded page"),
            (self.fields, "form field"),
        ];
        let counted = counted.into_iter().filter(|&(n, _)| n > 0);
        let mut said: Vec<String> =
            counted.map(|(n, what)| format!("{n} {what}{}", plural(n))).collect();
        if self.hidden_words > 0 {
            let n = self.hidden_words;
            said.push(format!("hidden text ({n} word{})", plural(n)));
        }
        said
    }
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// Whether it is a picture to look at: no icon of a button, nothing that only counts visits.
fn is_picture(node: &Node) -> bool {
    let is_tiny = |name: &str| {
        let size = node.attribute(name).and_then(|size| size.trim().parse::<u32>().ok());
        size.is_some_and(|size| size <= LARGEST_BEACON)
    };
    node.name() == "img" && !is_tiny("width") && !is_tiny("height")
}

//! What a page holds and its text does not show, counted.

use super::elements::Role;
use super::page::{Node, Page};
use crate::ingest::rich::unshown::Unshown;

/// Pictures no larger than this count visits, in pixels.
const LARGEST_BEACON: u32 = 2;

/// Counts an element that is not shown; says whether the text inside it is.
pub(super) fn note(unshown: &mut Unshown, role: Role, node: &Node) -> bool {
    match role {
        Role::Picture if is_picture(node) => unshown.picture(),
        Role::Picture | Role::Silent => {}
        Role::Recording => unshown.count("recording", "recordings"),
        Role::Frame => unshown.count("embedded page", "embedded pages"),
        Role::Field => unshown.count("form field", "form fields"),
        _ => return true,
    }
    false
}

/// Counts the words of an element that is not seen.
pub(super) fn hide(unshown: &mut Unshown, page: &Page, place: usize) {
    let mut skipped = place;
    for (at, node) in page.inside(place) {
        if at < skipped {
        } else if matches!(node.name(), "script" | "style") {
            skipped = node.end;
        } else if let Some(text) = node.text() {
            unshown.hide(text);
        }
    }
}

/// Whether it is a picture to look at: no icon of a button, nothing that only counts visits.
fn is_picture(node: &Node) -> bool {
    let is_tiny = |name: &str| {
        let size = node.attribute(name).and_then(|size| size.trim().parse::<u32>().ok());
        size.is_some_and(|size| size <= LARGEST_BEACON)
    };
    node.name() == "img" && !is_tiny("width") && !is_tiny("height")
}

//! Formulas are written twice: for those who see them, and as marks for those who do not.

use super::elements::{Role, role};
use super::page::Page;

/// Which elements of a page hold formulas.
#[derive(Debug)]
pub(super) struct Formulas {
    holding: Vec<bool>,
}

impl Formulas {
    /// Looks for the formulas of a page.
    pub(super) fn new(page: &Page) -> Self {
        Self { holding: page.holding("math") }
    }

    /// Whether an element only draws the formula that stands beside it.
    pub(super) fn is_drawing(&self, page: &Page, place: usize) -> bool {
        let holds = |place: usize| self.holding.get(place) == Some(&true);
        let Some(node) = page.node(place).filter(|node| node.has("aria-hidden", &["true"])) else {
            return false;
        };
        let parent = page.around(place).next().filter(|&parent| holds(parent));
        let parent = parent.and_then(|parent| page.node(parent));
        node.name() != "math" && !holds(place) && parent.is_some_and(|it| role(it) == Role::Inline)
    }
}

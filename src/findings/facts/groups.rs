//! Which values belong together, by what joins any two.

use std::collections::BTreeMap;

use super::pairing::At;

/// Which values belong together.
#[derive(Debug, Default)]
pub(super) struct Groups {
    next: BTreeMap<At, At>,
}

impl Groups {
    /// The first of those that belong together.
    pub(super) fn root(&self, at: At) -> At {
        let mut root = at;
        while let Some(&next) = self.next.get(&root).filter(|&&next| next != root) {
            root = next;
        }
        root
    }

    pub(super) fn join(&mut self, one: At, other: At) {
        let (one, other) = (self.root(one), self.root(other));
        let first = one.min(other);
        self.next.insert(one.max(other), first);
        self.next.entry(first).or_insert(first);
    }

    /// All that were joined to any other.
    pub(super) fn members(&self) -> Vec<At> {
        self.next.keys().copied().collect()
    }
}

//! Makes the estimates exact that are on screen, some at a time and in the background.

use std::sync::Arc;

use crate::app::action::Effect;
use crate::app::state::State;
use crate::compare::Sides;
use crate::model::DocId;
use crate::overlap::{MOST_EXACT, Pair};

/// So many pairs are compared at a time: few, so that figures come one after the other.
const AT_A_TIME: usize = 16;

impl State {
    /// Whether a pair's shares are still to be found by comparing it; never while others are.
    pub fn wants_exact(&self, ids: Sides<DocId>) -> bool {
        let ids = in_order(ids);
        let is_known = || {
            let pair = self.opened.as_ref().and_then(|opened| opened.pair(ids));
            pair.is_some_and(|pair| !pair.is_estimate)
        };
        self.corpus.len() > MOST_EXACT
            && !self.map.is_making_exact
            && ids.left != ids.right
            && !self.map.made_exact.contains(&(ids.left, ids.right))
            && !is_known()
    }

    /// Asks for pairs that are on screen, those that come first in `seen`.
    pub(in crate::app) fn make_seen_exact(&mut self, seen: Vec<Sides<DocId>>) -> Option<Effect> {
        let wanted = seen.into_iter().filter(|&ids| self.wants_exact(ids)).map(in_order);
        let wanted: Vec<Sides<DocId>> = wanted.take(AT_A_TIME).collect();
        let folder = Arc::clone(&self.opened.as_ref()?.folder);
        if wanted.is_empty() {
            return None;
        }
        self.map.is_making_exact = true;
        self.map.made_exact.extend(wanted.iter().map(|ids| (ids.left, ids.right)));
        Some(Effect::MakeExact(self.corpus.clone(), folder, wanted))
    }

    pub(in crate::app) fn made_exact(&mut self, pairs: Vec<Pair>) {
        self.map.is_making_exact = false;
        if let Some(opened) = &mut self.opened {
            for pair in pairs {
                opened.make_exact(pair);
            }
        }
    }
}

/// The document listed first on the left, so that a pair is asked for once.
fn in_order(ids: Sides<DocId>) -> Sides<DocId> {
    if ids.left <= ids.right { ids } else { ids.mirrored() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Action;
    use crate::app::tests::Desk;

    /// 60 documents that are nothing but names, and `a` and `b`, which are nearly the same.
    fn many() -> Desk {
        let names: Vec<String> = (0..60).map(|index| format!("n{index:02}")).collect();
        let mut files: Vec<(&str, &str)> = vec![("a", "A/B/C/D"), ("b", "A/B/C/d")];
        files.extend(names.iter().map(|name| (name.as_str(), "")));
        Desk::on(&files)
    }

    fn ids(desk: &Desk) -> Sides<DocId> {
        Sides { left: desk.id("b"), right: desk.id("n07") }
    }

    #[test]
    fn a_pair_is_compared_once_though_it_shares_nothing() {
        let mut desk = many();
        assert!(desk.state.corpus.len() > MOST_EXACT);
        assert!(desk.state.wants_exact(ids(&desk)));
        desk.act(Action::MapSeen(vec![ids(&desk), ids(&desk).mirrored()]));
        assert!(!desk.state.wants_exact(ids(&desk).mirrored()));
        assert_eq!(desk.state.apply(Action::MapSeen(vec![ids(&desk)])).len(), 0);
    }

    #[test]
    fn no_others_are_asked_for_meanwhile() {
        let mut desk = many();
        desk.start(Action::MapSeen(vec![ids(&desk)]));
        let other = Sides { left: desk.id("a"), right: desk.id("n08") };
        assert!(!desk.state.wants_exact(other));
        while desk.listen() {}
        assert!(desk.state.wants_exact(other));
    }

    #[test]
    fn the_order_stays_while_shares_become_exact() {
        let mut desk = many();
        let before = desk.state.map.kinship.clone().unwrap();
        let opened = desk.state.opened.as_mut().unwrap();
        opened.make_exact(super::super::tests::pair(5, 9, 40, 40));
        desk.act(Action::MapSeen(vec![ids(&desk)]));
        let after = desk.state.map.kinship.unwrap();
        assert_eq!(after.relatives, before.relatives);
        assert_eq!(after.n_related, before.n_related + 1);
    }
}

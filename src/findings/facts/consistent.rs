//! What the documents together say against a pair: who tells both values tells of two things.

use std::collections::BTreeMap;

use super::event::Event;
use super::groups::Groups;
use super::pairing::{At, Bond};
use super::verdict::{Verdict, is_one_kind};
use crate::findings::values::{Unit, What};

/// The bonds but for those between different values that some document speaks against: one that tells
/// both, in agreement with either side, or has the other value in the same sentence.
pub(super) fn consistent(event: &Event<'_>, bonds: Vec<Bond>) -> Vec<Bond> {
    let agreement = Agreement::new(event, &bonds);
    let is_two = |bond: &Bond| {
        let tells_both = || {
            agreement.tells_both(bond.left, bond.right)
                || (!bond.is_linked && event.tells_elsewhere(bond))
        };
        bond.verdict == Verdict::Different && tells_both()
    };
    let keeps: Vec<bool> = bonds.iter().map(|bond| !is_two(bond)).collect();
    bonds.into_iter().zip(keeps).filter(|(_, keeps)| *keeps).map(|(bond, _)| bond).collect()
}

impl Event<'_> {
    /// Whether either document gives the other's number as well, which is one rarely met by chance: it
    /// knows that one, and tells of something else.
    fn tells_elsewhere(&self, bond: &Bond) -> bool {
        let gives = |document: usize, at: At| {
            let Some(value) = self.value(at).filter(|it| is_telling(&it.what)) else {
                return false;
            };
            let mut own = self.stated(document).iter().enumerate();
            own.any(|(number, it)| {
                let own = At { document, value: number };
                is_one_kind(&value.what, &it.what) && self.is_same(own, at) && !self.is_quoted(own)
            })
        };
        gives(bond.left.document, bond.right) || gives(bond.right.document, bond.left)
    }
}

/// Whether a number is told by its digits alone: an amount of two figures, a count of three.
fn is_telling(what: &What) -> bool {
    match what {
        What::Number(number) => {
            number.is_unusual() && (number.unit != Unit::Count || number.low >= 100.0)
        }
        _ => false,
    }
}

/// Values that agree and are about the same thing, over all documents.
struct Agreement<'a> {
    event: &'a Event<'a>,
    groups: Groups,
    members: BTreeMap<At, Vec<At>>,
}

impl<'a> Agreement<'a> {
    fn new(event: &'a Event<'a>, bonds: &[Bond]) -> Self {
        let mut groups = Groups::default();
        let agree = |bond: &&Bond| bond.is_likely() && bond.verdict < Verdict::LessExact;
        for bond in bonds.iter().filter(agree) {
            groups.join(bond.left, bond.right);
        }
        let mut members: BTreeMap<At, Vec<At>> = BTreeMap::new();
        for at in groups.members() {
            members.entry(groups.root(at)).or_default().push(at);
        }
        Self { event, groups, members }
    }

    fn with(&self, at: At) -> Vec<At> {
        self.members.get(&self.groups.root(at)).cloned().unwrap_or_else(|| vec![at])
    }

    fn tells_both(&self, left: At, right: At) -> bool {
        let (ours, theirs) = (self.with(left), self.with(right));
        let meets = |one: &At| {
            let same = theirs.iter().find(|other| {
                // What it only quotes it does not tell.
                let is_quoted = self.event.is_quoted(*one) || self.event.is_quoted(**other);
                other.document == one.document && !is_quoted
            });
            same.is_some_and(|other| !self.event.is_same(*one, *other))
        };
        ours.iter().any(meets)
            || ours.iter().any(|one| self.event.has_beside(*one, right))
            || theirs.iter().any(|other| self.event.has_beside(*other, left))
    }
}

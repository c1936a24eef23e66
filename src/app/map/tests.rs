//! What the tests of the map share: pairs, kinships, and a folder with the map before it.

use super::*;
use crate::app::tests::Desk;
use crate::app::{Command, View};
pub(crate) use crate::overlap::tests::pair;

/// `a` and `b` are nearly the same, `c` quotes both, `d` and `e` have nothing to do with them.
pub(super) const FAMILIES: [(&str, &str); 5] =
    [("a", "A/B/C/D"), ("b", "A/B/C/d"), ("c", "A/F"), ("d", "E"), ("e", "G")];

/// A folder is open, and its map shown.
pub(super) fn on_map(files: &[(&str, &str)]) -> Desk {
    let mut desk = Desk::on(files);
    desk.perform(Command::ShowMap);
    assert_eq!(desk.state.view, View::Map);
    desk
}

/// Who is related to whom among documents of these names.
pub(crate) fn kinship(pairs: &[Pair], names: &[&str]) -> Kinship {
    let names = names.iter().map(|name| (*name).into()).collect();
    Kinship::new(names, pairs, Counted::default(), 0.6)
}

#[test]
fn a_kinship_says_what_unrelated_documents_share() {
    let mut below = pair(1, 2, 3, 4);
    below.is_below_floor = true;
    let kinship = kinship(&[pair(0, 1, 90, 90), below], &["a", "b", "c"]);
    assert_eq!((kinship.n_related, kinship.unrelated), (1, 0.04));
    assert_eq!(
        [0, 1, 2].map(|id| kinship.group_of(DocId(id))),
        [Some(DocId(0)), Some(DocId(0)), None]
    );
}

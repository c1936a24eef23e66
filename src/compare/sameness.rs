//! Which differences a person wants to be told of.

use serde::{Deserialize, Serialize};

/// Which differences count as changes.
///
/// None of it decides which passages correspond, only what is a change inside them: a passage whose
/// differences do not count is identical. By default words count and their looks do not; a number
/// in words for one in figures is shown, since the words differ, but as a matter of form: whoever
/// looks for changed figures is not sent to "two hundred and fourteen" for 214.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the window")]
pub struct Sameness {
    /// Upper and lower case.
    pub counts_case: bool,
    /// Commas, stops, brackets, and whether there are quotes and dashes at all.
    pub counts_punctuation: bool,
    /// Which quotes and dashes: curly or straight, long or short.
    pub counts_quotes: bool,
    /// Accents and other marks on letters.
    pub counts_accents: bool,
    /// Numbers in words for numbers in figures, and `1911` for `1,911`.
    pub counts_number_words: bool,
}

impl Default for Sameness {
    fn default() -> Self {
        Self {
            counts_case: false,
            counts_punctuation: false,
            counts_quotes: false,
            counts_accents: true,
            counts_number_words: true,
        }
    }
}

impl Sameness {
    /// Whether passages with the same words may still differ.
    pub(super) fn looks_past_words(self) -> bool {
        self.counts_case || self.counts_punctuation || self.counts_quotes
    }
}

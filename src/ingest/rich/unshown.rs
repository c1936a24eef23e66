//! What a file holds and its text does not show, counted and said in a few words.

use crate::text::grouped;

/// Counts of what is not shown, in the order in which the kinds came up.
#[derive(Debug, Default)]
pub(super) struct Unshown {
    counts: Vec<Count>,
    n_hidden_words: u64,
}

#[derive(Debug)]
struct Count {
    one: &'static str,
    many: &'static str,
    n: u64,
}

impl Unshown {
    /// Counts one of a kind, which is named for one and for many: "picture", "pictures".
    pub(super) fn count(&mut self, one: &'static str, many: &'static str) {
        self.add_count(Count { one, many, n: 1 });
    }

    fn add_count(&mut self, count: Count) {
        if let Some(known) = self.counts.iter_mut().find(|known| known.one == count.one) {
            known.n += count.n;
        } else {
            self.counts.push(count);
        }
    }

    /// Adds what another part of the file does not show.
    pub(super) fn add(&mut self, other: Self) {
        other.counts.into_iter().for_each(|count| self.add_count(count));
        self.n_hidden_words += other.n_hidden_words;
    }

    /// Counts a picture.
    pub(super) fn picture(&mut self) {
        self.count("picture", "pictures");
    }

    /// Counts a comment.
    pub(super) fn comment(&mut self) {
        self.count("comment", "comments");
    }

    /// Counts a formula of which only the letters are shown, in line.
    pub(super) fn formula(&mut self) {
        self.count("formula (shown as plain letters)", "formulas (shown as plain letters)");
    }

    /// Counts a deletion that is tracked but not settled; its text is left out.
    pub(super) fn deletion(&mut self) {
        self.count(
            "tracked deletion (the text is shown as accepted)",
            "tracked deletions (the text is shown as accepted)",
        );
    }

    /// Counts the words of a text that the document hides.
    pub(super) fn hide(&mut self, text: &str) {
        self.n_hidden_words += text.split_whitespace().count() as u64;
    }

    /// Each kind in a few words.
    pub(super) fn said(self) -> Vec<String> {
        let hidden = match self.n_hidden_words {
            0 => None,
            1 => Some("hidden text (1 word)".to_owned()),
            n => Some(format!("hidden text ({} words)", grouped(n))),
        };
        let counts = self.counts.iter().map(|Count { one, many, n }| {
            let kind = if *n == 1 { one } else { many };
            format!("{} {kind}", grouped(*n))
        });
        counts.chain(hidden).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_counted_and_said_in_the_order_they_came() {
        let mut unshown = Unshown::default();
        unshown.picture();
        unshown.deletion();
        unshown.hide(" two words");
        let mut other = Unshown::default();
        other.picture();
        unshown.add(other);
        let deletion = "1 tracked deletion (the text is shown as accepted)";
        assert_eq!(unshown.said(), ["2 pictures", deletion, "hidden text (2 words)"]);
        assert!(Unshown::default().said().is_empty());
    }
}

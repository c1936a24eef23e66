//! Two rows of words held against each other: what they have in common in order, and what lies
//! between.

use std::ops::Range;

/// Longer rows are not held against each other word by word.
const MOST_CELLS: usize = 1 << 18;

/// The common words of two rows, by their places in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Aligned {
    pub(super) common: Vec<(usize, usize)>,
    lens: (usize, usize),
}

/// A stretch between two common words in which the rows differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
    /// Whether it lies before the first or behind the last common word.
    pub(super) is_outside: bool,
}

impl Aligned {
    /// The longest common row of words of two rows; nothing for very long ones.
    pub(super) fn of(left: &[u32], right: &[u32]) -> Self {
        let lens = (left.len(), right.len());
        let width = right.len() + 1;
        if (left.len() + 1) * width > MOST_CELLS {
            return Self { common: Vec::new(), lens };
        }
        // How many words the rows from each place on have in common.
        let mut table = vec![0_u16; (left.len() + 1) * width];
        let cell = |table: &[u16], at: (usize, usize)| {
            table.get(at.0 * width + at.1).copied().unwrap_or_default()
        };
        for (at, one) in left.iter().enumerate().rev() {
            for (to, other) in right.iter().enumerate().rev() {
                let value = if one == other {
                    cell(&table, (at + 1, to + 1)) + 1
                } else {
                    cell(&table, (at + 1, to)).max(cell(&table, (at, to + 1)))
                };
                if let Some(cell) = table.get_mut(at * width + to) {
                    *cell = value;
                }
            }
        }
        let (mut at, mut to, mut common) = (0, 0, Vec::new());
        while let (Some(one), Some(other)) = (left.get(at), right.get(to)) {
            if one == other {
                common.push((at, to));
                (at, to) = (at + 1, to + 1);
            } else if cell(&table, (at + 1, to)) >= cell(&table, (at, to + 1)) {
                at += 1;
            } else {
                to += 1;
            }
        }
        Self { common, lens }
    }

    /// The longest stretch of the left row whose words stand one behind another in both; the first of
    /// equal ones.
    pub(super) fn longest_run(&self) -> Range<usize> {
        let (mut longest, mut last) = (0..0, None);
        let mut run: Range<usize> = 0..0;
        for &(left, right) in &self.common {
            let continues = last == left.checked_sub(1).zip(right.checked_sub(1)) && last.is_some();
            run = if continues { run.start..left + 1 } else { left..left + 1 };
            if run.len() > longest.len() {
                longest = run.clone();
            }
            last = Some((left, right));
        }
        longest
    }

    /// Where the rows differ, in order.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let (mut at, mut to) = (0, 0);
        let mut gaps = Vec::new();
        let ends = self.common.iter().copied().chain([self.lens]);
        for (n_before, (left, right)) in ends.enumerate() {
            if left > at || right > to {
                let is_outside = n_before == 0 || n_before == self.common.len();
                gaps.push(Gap { left: at..left, right: to..right, is_outside });
            }
            (at, to) = (left + 1, right + 1);
        }
        gaps
    }

    /// What of the right row stands where a stretch of the left one does; `None` if neither of the
    /// words beside the stretch is common, so that nobody can tell.
    pub(super) fn opposite(&self, left: &Range<usize>) -> Option<Range<usize>> {
        let first_behind = self.common.partition_point(|common| common.0 < left.start);
        let first_past = self.common.partition_point(|common| common.0 < left.end);
        let before = first_behind.checked_sub(1).and_then(|last| self.common.get(last));
        let after = self.common.get(first_past);
        let is_beside = before.is_some_and(|before| before.0 + 1 == left.start)
            || after.is_some_and(|after| after.0 == left.end);
        let start = before.map_or(0, |before| before.1 + 1);
        let end = after.map_or(self.lens.1, |after| after.1);
        is_beside.then_some(start..end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the gaps between two rows of letters.
    #[track_caller]
    fn check(left: &'static str, right: &'static str, expected: &[(&str, &str)]) {
        let row = |text: &str| text.bytes().map(u32::from).collect::<Vec<_>>();
        let gaps = Aligned::of(&row(left), &row(right)).gaps();
        let of = |text: &'static str, range| text.get::<Range<usize>>(range).unwrap_or_default();
        let found: Vec<_> =
            gaps.into_iter().map(|gap| (of(left, gap.left), of(right, gap.right))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_differs_lies_between_what_is_common() {
        check("abcdef", "abxdef", &[("c", "x")]);
        check("abc", "abcd", &[("", "d")]);
        check("abc", "ac", &[("b", "")]);
        check("abc", "xyz", &[("abc", "xyz")]);
        check("", "", &[]);
    }

    #[test]
    fn the_longest_run_is_whole_in_both_rows() {
        let row = |text: &str| text.bytes().map(u32::from).collect::<Vec<_>>();
        let run = |left, right| Aligned::of(&row(left), &row(right)).longest_run();
        assert_eq!(run("abcdefg", "abxdefg"), 3..7);
        assert_eq!(run("abcd", "abxcd"), 0..2);
        assert_eq!(run("abc", "xyz"), 0..0);
    }

    #[test]
    fn a_stretch_has_its_opposite_between_common_words() {
        let row = |text: &str| text.bytes().map(u32::from).collect::<Vec<_>>();
        let aligned = Aligned::of(&row("abcdef"), &row("abxydef"));
        assert_eq!(aligned.opposite(&(2..3)), Some(2..4));
        assert_eq!(aligned.opposite(&(4..4)), Some(5..5));
        let apart = Aligned::of(&row("abcdef"), &row("f"));
        assert_eq!(apart.opposite(&(1..2)), None);
    }
}

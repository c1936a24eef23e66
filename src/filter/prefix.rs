//! Matches folded characters one by one against a literal (Knuth, Morris and Pratt, 1977).

/// A literal's characters and, for each of its prefixes, the longest one that also ends it.
#[derive(Clone, Debug)]
pub(super) struct PrefixMatcher {
    needle: Vec<char>,
    borders: Vec<usize>,
}

/// How much of the literal has been read, and where its last characters began.
#[derive(Clone, Debug)]
pub(super) struct Progress {
    n_read: usize,
    was_space: bool,
    starts: Vec<u32>,
    n_seen: usize,
}

impl Progress {
    /// Forgets what has been read.
    pub(super) fn reset(&mut self) {
        (self.n_read, self.n_seen, self.was_space) = (0, 0, false);
    }

    /// Whether no match is under way.
    pub(super) fn is_idle(&self) -> bool {
        self.n_read == 0
    }
}

impl PrefixMatcher {
    /// Prepares a literal, which is not empty.
    pub(super) fn new(needle: Vec<char>) -> Self {
        let mut borders = vec![0; needle.len()];
        for end in 1..needle.len() {
            let mut border = borders[end - 1];
            while border > 0 && needle[border] != needle[end] {
                border = borders[border - 1];
            }
            borders[end] = border + usize::from(needle[border] == needle[end]);
        }
        Self { needle, borders }
    }

    pub(super) fn needle(&self) -> &[char] {
        &self.needle
    }

    pub(super) fn begin(&self) -> Progress {
        let starts = vec![0; self.needle.len()];
        Progress { n_read: 0, was_space: false, starts, n_seen: 0 }
    }

    /// Reads one folded character of the cluster that begins at byte `start`; gives the first byte
    /// of a match that ends with it. A space after a space is the same space.
    pub(super) fn step(&self, state: &mut Progress, character: char, start: u32) -> Option<u32> {
        let is_space = character == ' ';
        if is_space && state.was_space {
            return None;
        }
        state.was_space = is_space;
        let slot = state.n_seen % self.needle.len();
        state.starts[slot] = start;
        state.n_seen += 1;
        if state.n_read == self.needle.len() {
            state.n_read = self.borders[state.n_read - 1];
        }
        while state.n_read > 0 && self.needle[state.n_read] != character {
            state.n_read = self.borders[state.n_read - 1];
        }
        state.n_read += usize::from(self.needle[state.n_read] == character);
        // With all slots filled, the oldest one is the next to be overwritten.
        (state.n_read == self.needle.len()).then(|| state.starts[state.n_seen % self.needle.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All texts of two letters and a length, one for each number.
    fn text(length: u32, number: u32) -> Vec<char> {
        (0..length).map(|bit| if number >> bit & 1 == 0 { 'a' } else { 'b' }).collect()
    }

    #[test]
    fn every_place_of_a_literal_that_repeats_itself_is_found() {
        let haystack: Vec<char> = (0..128).flat_map(|number| text(7, number)).collect();
        for needle in (1..=6).flat_map(|length| (0..1 << length).map(move |n| text(length, n))) {
            let matcher = PrefixMatcher::new(needle.clone());
            let mut progress = matcher.begin();
            let read = haystack.iter().zip(0..);
            let found: Vec<u32> = read
                .filter_map(|(&character, at)| matcher.step(&mut progress, character, at))
                .collect();
            let windows = haystack.windows(needle.len()).zip(0..);
            let expected: Vec<u32> =
                windows.filter(|(window, _)| *window == needle).map(|(_, at)| at).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn spaces_in_a_row_are_one() {
        let matcher = PrefixMatcher::new("a b".chars().collect());
        let mut progress = matcher.begin();
        let found = "a   b".chars().zip(0..).find_map(|(c, at)| matcher.step(&mut progress, c, at));
        assert_eq!(found, Some(0));
    }
}

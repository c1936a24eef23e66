//! A text as folded characters, with the bytes that each came from.

use unicode_normalization::UnicodeNormalization as _;

use super::folding::{Folded, Folding, may_compose};
use super::span::Span;

/// Walks a text cluster by cluster: a character with the marks that join it.
///
/// Text in composed and in decomposed form gives the same folded characters.
#[derive(Clone, Debug)]
pub struct Clusters<'a> {
    text: &'a str,
    at: usize,
    folding: Folding,
}

impl<'a> Clusters<'a> {
    /// Begins at a byte, which must be the start of a character; elsewhere the walk is empty.
    pub fn new(text: &'a str, at: usize, folding: Folding) -> Self {
        Self { text, at, folding }
    }

    /// The first byte not yet walked over.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Replaces `folded` by the next cluster's characters and tells where it stands; `None` at the
    /// text's end. Clusters that fold to nothing are skipped; invisible characters at a cluster's
    /// end do not belong to its span.
    pub fn next_into(&mut self, folded: &mut Vec<char>) -> Option<Span> {
        folded.clear();
        loop {
            let start = self.at;
            let first = self.peek()?;
            self.at += first.len_utf8();
            push_folded(self.folding, first, folded);
            if folded.is_empty() {
                continue;
            }
            let mut end = self.at;
            let n_first = folded.len();
            let mut composes = false;
            while let Some(next) = self.joining(first) {
                self.at += next.len_utf8();
                push_folded(self.folding, next, folded);
                if may_compose(next) {
                    end = self.at;
                    composes |= folded.len() > n_first;
                }
            }
            if composes {
                let composed: Vec<char> = folded.drain(..).nfc().collect();
                folded.extend(composed);
            }
            return Some(Span::from_range(start..end));
        }
    }

    fn peek(&self) -> Option<char> {
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(self.at..)?.chars().next(),
        }
    }

    /// The next character if it belongs to the cluster that `first` began.
    fn joining(&self, first: char) -> Option<char> {
        if self.text.as_bytes().get(self.at)?.is_ascii() || first.is_whitespace() {
            return None;
        }
        self.peek().filter(|&next| self.folding.joins(next))
    }
}

fn push_folded(folding: Folding, character: char, folded: &mut Vec<char>) {
    match folding.fold(character) {
        Folded::Nothing => {}
        Folded::One(one) => folded.push(one),
        Folded::Several => folded.extend(folding.spelled(character)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(is_accent_exact: bool, text: &str, expected: &[(&str, &str)]) {
        let folding = Folding { is_case_exact: false, is_accent_exact };
        let mut clusters = Clusters::new(text, 0, folding);
        let (mut folded, mut found) = (Vec::new(), Vec::new());
        while let Some(span) = clusters.next_into(&mut folded) {
            found.push((span.of(text), folded.iter().collect::<String>()));
        }
        let found: Vec<_> = found.iter().map(|(of, folded)| (*of, folded.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_belong_to_their_letter() {
        check(false, "e\u{301}\u{489}x", &[("e\u{301}\u{489}", "e"), ("x", "x")]);
        check(true, "E\u{301}x", &[("E\u{301}", "é"), ("x", "x")]);
    }

    #[test]
    fn marks_in_any_order_compose_alike() {
        check(true, "ê\u{323}", &[("ê\u{323}", "ệ")]);
        check(true, "ẹ\u{302}", &[("ẹ\u{302}", "ệ")]);
        check(true, "ệ", &[("ệ", "ệ")]);
    }

    #[test]
    fn hangul_and_kana_compose() {
        check(false, "\u{1112}\u{1161}\u{11ab}", &[("\u{1112}\u{1161}\u{11ab}", "한")]);
        check(false, "か\u{3099}", &[("か\u{3099}", "が")]);
    }

    #[test]
    fn invisible_characters_at_the_end_are_left_out() {
        check(false, "\u{feff}r\u{ad}y\u{200b}", &[("r", "r"), ("y", "y")]);
    }

    #[test]
    fn ligatures_are_one_cluster_of_several_characters() {
        check(false, "oﬃ", &[("o", "o"), ("ﬃ", "ffi")]);
    }
}

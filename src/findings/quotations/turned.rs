//! Statements that are told in another order: each has words at an end that the other has not.

use super::aligned::Gap;
use super::clusters::Node;
use super::pieces::span_of;
use super::shown::{Beside, Shown};

impl Shown<'_> {
    /// Whether two whole statements differ at opposite ends. Parts of a statement would so be two
    /// excerpts of it that overlap.
    pub(super) fn is_turned(&self, base: &Node, other: &Beside<'_>) -> bool {
        let gaps = other.aligned.gaps();
        let [first, last] = &*gaps else { return false };
        let is_at_end = |gap: &Gap| gap.is_outside && gap.left.is_empty() != gap.right.is_empty();
        is_at_end(first)
            && is_at_end(last)
            && first.left.is_empty() != last.left.is_empty()
            && self.is_whole(base)
            && self.is_whole(other.node)
    }

    /// Whether quoted words are a whole statement: they begin with a capital letter and end with a full
    /// stop, or with a comma if the sentence goes on without quoting more.
    fn is_whole(&self, node: &Node) -> bool {
        let Some(document) = self.document(node) else { return false };
        let span = span_of(document, &node.words());
        let begins = span.of(document.text()).starts_with(char::is_uppercase);
        let rest = document.text().get(span.end as usize..).unwrap_or_default();
        let is_alone = || {
            let Some(sentence) = document.sentence_at_byte(span.start) else { return false };
            let quoted = self.quoted.get(node.document.index());
            let words = document.words_of_sentence(sentence);
            quoted.is_some_and(|it| it.pieces_in(&words).count() == 1)
        };
        begins
            && match rest.chars().next() {
                Some('.' | '!' | '?' | '…') => true,
                Some(',') => is_alone(),
                _ => false,
            }
    }
}

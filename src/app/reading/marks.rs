//! What is marked in a paragraph: washes under stretches and marks on single words.

use super::Reading;
use super::steps::StepKind;
use crate::compare::{Change, Kind, Passage, Side};
use crate::text::Span;

/// The pale ground under a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wash {
    /// Says the same in other words.
    Paraphrased,
    /// Only the left document has it.
    LeftOnly,
    /// Only the right document has it.
    RightOnly,
    /// Stands elsewhere on the other side.
    Moved,
}

/// The mark on words of an edited passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordMark {
    /// Other words stand here on the other side.
    Changed,
    /// Other words stand here in a paraphrase; its words come and go with the pointer, so the mark
    /// must not move the text.
    Reworded,
    /// The right side does not have them.
    Dropped,
    /// The left side does not have them.
    Added,
}

/// All marks of one paragraph, in order, each within the paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Grounds under stretches; disjoint.
    pub washes: Vec<(Span, Wash)>,
    /// Marks on words; disjoint.
    pub words: Vec<(Span, WordMark)>,
}

impl Reading {
    /// What is marked in a paragraph of a side. Words of a paraphrase are marked only in the passage
    /// `lit`, since nearly all of them differ.
    pub fn marks(&self, side: Side, paragraph: Span, lit: Option<usize>) -> Marks {
        let mut marks = Marks::default();
        for (index, passage) in self.passages_in(side, paragraph) {
            let wash = match StepKind::of_passage(passage) {
                Some(StepKind::Moved) => Some(Wash::Moved),
                Some(StepKind::Paraphrased) => Some(Wash::Paraphrased),
                _ => None,
            };
            let stretch = passage.span(side).intersection(paragraph);
            marks.washes.extend(stretch.zip(wash));
            if passage.kind == Kind::Edited || lit == Some(index) {
                marks.words.extend(word_marks(passage, side, paragraph));
            }
        }
        if self.is_pair() && !self.is_free() {
            marks.washes.extend(self.only_washes(side, paragraph));
            marks.washes.sort_unstable_by_key(|&(span, _)| span);
        }
        marks
    }

    fn only_washes(&self, side: Side, paragraph: Span) -> impl Iterator<Item = (Span, Wash)> {
        let wash = match side {
            Side::Left => Wash::LeftOnly,
            Side::Right => Wash::RightOnly,
        };
        let only = self.comparison.only.of(side);
        let first = only.partition_point(|span| span.end <= paragraph.start);
        let inside = only.iter().skip(first).map_while(move |span| span.intersection(paragraph));
        inside.map(move |span| (span, wash))
    }
}

fn word_marks(
    passage: &Passage,
    side: Side,
    paragraph: Span,
) -> impl Iterator<Item = (Span, WordMark)> {
    passage.changes.iter().filter_map(move |change| {
        let (span, mark) = mark_of(change, side);
        let is_reworded = mark == WordMark::Changed && passage.kind == Kind::Paraphrased;
        let mark = if is_reworded { WordMark::Reworded } else { mark };
        Some((span.intersection(paragraph)?, mark))
    })
}

fn mark_of(change: &Change, side: Side) -> (Span, WordMark) {
    match side {
        Side::Left if change.right.is_empty() => (change.left, WordMark::Dropped),
        Side::Right if change.left.is_empty() => (change.right, WordMark::Added),
        Side::Left => (change.left, WordMark::Changed),
        Side::Right => (change.right, WordMark::Changed),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{any_letters, letter, reading};
    use super::*;
    use proptest::prelude::*;

    /// Checks the marks of the first paragraph of a side: washes as "wash letter", words as
    /// "mark words". `hovers` puts the pointer on the last passage.
    #[track_caller]
    fn check(letters: [&str; 2], side: Side, hovers: bool, expected: [&[&str]; 2]) {
        let reading = reading(letters[0], letters[1]);
        let text = reading.document(side).unwrap().text();
        let hovered = reading.comparison.passages.len().checked_sub(1).filter(|_| hovers);
        let marks = reading.marks(side, reading.paragraph(side, 0), hovered);
        let washes = marks.washes.iter();
        let washes = washes.map(|(span, wash)| format!("{wash:?} {}", letter(span.of(text))));
        let words = marks.words.iter();
        let words = words.map(|(span, mark)| format!("{mark:?} {}", span.of(text)));
        assert_eq!(washes.collect::<Vec<_>>(), expected[0], "washes");
        assert_eq!(words.collect::<Vec<_>>(), expected[1], "words");
    }

    #[test]
    fn identical_text_stays_calm() {
        check(["A B", "A B"], Side::Left, true, [&[], &[]]);
    }

    #[test]
    fn an_edited_passage_marks_its_words_and_has_no_wash() {
        check(["A D", "A d"], Side::Left, false, [&[], &["Changed both boats"]]);
        check(["A D", "A d"], Side::Right, false, [&[], &["Changed its only boat"]]);
    }

    #[test]
    fn a_word_of_one_side_is_marked_there_alone() {
        check(["A e", "A E"], Side::Left, false, [&[], &["Dropped poppy"]]);
        check(["A e", "A E"], Side::Right, false, [&[], &[]]);
        check(["A E", "A e"], Side::Right, false, [&[], &["Added poppy"]]);
        check(["A E", "A e"], Side::Left, false, [&[], &[]]);
    }

    #[test]
    fn text_of_one_side_has_its_wash_and_nothing_struck() {
        check(["F A B", "A B G"], Side::Left, false, [&["LeftOnly F"], &[]]);
        check(["F A B", "A B G"], Side::Right, false, [&["RightOnly G"], &[]]);
    }

    #[test]
    fn a_moved_passage_is_washed_on_both_sides_and_its_changes_are_marked() {
        let letters = ["E A B C D", "A B C D e"];
        check(letters, Side::Left, false, [&["Moved E"], &[]]);
        check(letters, Side::Right, false, [&["Moved e"], &["Added poppy"]]);
    }

    #[test]
    fn a_paraphrase_shows_its_words_only_under_the_pointer() {
        check(["A B", "A p"], Side::Left, false, [&["Paraphrased B"], &[]]);
        let reading = reading("A B", "A p");
        let paragraph = reading.paragraph(Side::Left, 0);
        let n_words = |hovered| reading.marks(Side::Left, paragraph, hovered).words.len();
        let passage = reading.comparison.passages.iter().position(|p| p.kind == Kind::Paraphrased);
        assert!(n_words(passage) > 0);
        assert_eq!(n_words(passage.map(|index| index + 1)), 0);
    }

    #[test]
    fn washes_come_in_order_whatever_they_say() {
        check(
            ["F E G A C", "A C E"],
            Side::Left,
            false,
            [&["LeftOnly F", "Moved E", "LeftOnly G"], &[]],
        );
    }

    #[test]
    fn unrelated_texts_and_a_document_alone_have_no_washes() {
        check(["A B", "F G"], Side::Left, false, [&[], &[]]);
        let mut alone = reading("A", "B");
        alone.documents.right = None;
        let whole = alone.paragraph(Side::Left, 0);
        assert_eq!(alone.marks(Side::Left, whole, None), Marks::default());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn marks_are_in_order_disjoint_and_within_their_paragraph(
            [left, right] in any_letters(),
            hovered in 0..8_usize,
        ) {
            let reading = reading(&left, &right);
            for side in Side::BOTH {
                for paragraph in reading.document(side).unwrap().paragraphs() {
                    let marks = reading.marks(side, paragraph, Some(hovered));
                    let washes: Vec<Span> = marks.washes.iter().map(|(span, _)| *span).collect();
                    let words: Vec<Span> = marks.words.iter().map(|(span, _)| *span).collect();
                    for spans in [washes, words] {
                        prop_assert!(spans.windows(2).all(|two| two[0].end <= two[1].start));
                        prop_assert!(spans.iter().all(|span| paragraph.covers(*span)));
                        prop_assert!(spans.iter().all(|span| !span.is_empty()));
                    }
                }
            }
        }
    }
}

//! Everything that ties a stretch of one side to one of the other: passages, and the hints beside them.

use super::Reading;
use super::steps::Step;
use crate::compare::{Hint, Side, Sides};
use crate::text::Span;

/// Two stretches that correspond, by their place in the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Correspondence {
    /// A passage.
    Passage(usize),
    /// Another copy of what is in a passage.
    AlsoHere(usize),
    /// The same facts in other words.
    Related(usize),
}

impl Reading {
    /// The stretches of a correspondence.
    pub fn spans_of(&self, of: Correspondence) -> Option<Sides<Span>> {
        let comparison = &self.comparison;
        let of_hint = |hint: &Hint| Sides { left: hint.left, right: hint.right };
        match of {
            Correspondence::Passage(index) => {
                let passage = comparison.passages.get(index)?;
                Some(Sides { left: passage.left, right: passage.right })
            }
            Correspondence::AlsoHere(index) => comparison.also_here.get(index).map(of_hint),
            Correspondence::Related(index) => comparison.related.get(index).map(of_hint),
        }
    }

    /// The hints that touch a stretch of a side, second copies before related sentences.
    pub fn hints_in(
        &self,
        side: Side,
        span: Span,
    ) -> impl Iterator<Item = (Correspondence, &Hint)> {
        let comparison = &self.comparison;
        let copies = comparison.also_here.iter().enumerate();
        let copies = copies.map(|(index, hint)| (Correspondence::AlsoHere(index), hint));
        let related = comparison.related.iter().enumerate();
        let related = related.map(|(index, hint)| (Correspondence::Related(index), hint));
        copies.chain(related).filter(move |(_, hint)| hint.span(side).overlaps(span))
    }

    /// What a byte of a side corresponds to: its passage, else the first hint that holds it.
    pub fn correspondence_at(&self, side: Side, byte: u32) -> Option<Correspondence> {
        let here = Span::new(byte, byte + 1);
        let passage = self.passages_in(side, here).next();
        let passage = passage.map(|(index, _)| Correspondence::Passage(index));
        passage.or_else(|| self.hints_in(side, here).next().map(|(of, _)| of))
    }

    /// What a step shows, and the side where it begins: its passage, or what hints say of text that
    /// one side only has.
    pub fn correspondence_of(&self, step: &Step) -> Option<(Correspondence, Side)> {
        let (side, _) = step.target(self)?;
        if let Some(passage) = step.passage {
            return Some((Correspondence::Passage(passage), side));
        }
        let (of, _) = self.hints_in(side, step.span(side)?).next()?;
        Some((of, side))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use super::*;

    /// A reading in which the left one's third sentence is a second copy of what stands right.
    fn reading_with_hints() -> Reading {
        let mut reading = reading("A B F", "A B G");
        let mut comparison = (*reading.comparison).clone();
        let only = (comparison.only.left[0], comparison.only.right[0]);
        let hint = |right: Span| Hint { left: only.0, right, score: 12.0 };
        comparison.also_here = vec![hint(comparison.passages[0].right)];
        comparison.related = vec![hint(only.1)];
        reading.comparison = std::sync::Arc::new(comparison);
        reading
    }

    #[test]
    fn a_byte_leads_to_its_passage_before_any_hint() {
        let reading = reading_with_hints();
        let at = |side, byte| reading.correspondence_at(side, byte);
        let only = (reading.comparison.only.left[0], reading.comparison.only.right[0]);
        assert_eq!(at(Side::Right, 0), Some(Correspondence::Passage(0)));
        assert_eq!(at(Side::Left, only.0.start), Some(Correspondence::AlsoHere(0)));
        assert_eq!(at(Side::Right, only.1.start), Some(Correspondence::Related(0)));
        assert_eq!(at(Side::Right, only.1.start - 1), None);
    }

    #[test]
    fn a_step_of_one_side_leads_to_the_hint_that_it_is_in() {
        let reading = reading_with_hints();
        let of = |index: usize| reading.correspondence_of(&reading.steps[index]);
        let both = [
            Some((Correspondence::Related(0), Side::Right)),
            Some((Correspondence::AlsoHere(0), Side::Left)),
        ];
        assert_eq!([of(0), of(1)], both);
        let spans = reading.spans_of(Correspondence::Related(0)).unwrap();
        assert_eq!(spans.right, reading.comparison.only.right[0]);
        assert_eq!(reading.spans_of(Correspondence::Related(1)), None);
    }
}

//! The changes of a comparison in reading order: what a person steps through.

use super::Reading;
use crate::compare::{Kind, Nature, Passage, Side, Sides};
use crate::text::Span;

/// What a step shows; one sign each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// A passage with some words changed.
    Edited,
    /// A passage in other words.
    Paraphrased,
    /// Text of the left document only.
    LeftOnly,
    /// Text of the right document only.
    RightOnly,
    /// A passage out of order, of any kind.
    Moved,
}

impl StepKind {
    /// The kind's name, as everywhere in the window.
    pub fn name(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Paraphrased => "paraphrased",
            Self::LeftOnly => "left only",
            Self::RightOnly => "right only",
            Self::Moved => "moved",
        }
    }

    /// The kind of a passage's step; `None` for what is identical and in place.
    pub fn of_passage(passage: &Passage) -> Option<Self> {
        match passage.kind {
            _ if passage.is_moved => Some(Self::Moved),
            Kind::Identical => None,
            Kind::Edited => Some(Self::Edited),
            Kind::Paraphrased => Some(Self::Paraphrased),
        }
    }
}

/// One stop on the way through the changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it shows.
    pub kind: StepKind,
    /// The stretch on the left, if there is one.
    pub left: Option<Span>,
    /// The stretch on the right, if there is one.
    pub right: Option<Span>,
    /// The most telling nature of its changes, if it has any.
    pub nature: Option<Nature>,
    /// The passage's index, if it is one.
    pub passage: Option<usize>,
}

impl Step {
    /// One side's stretch.
    pub fn span(&self, side: Side) -> Option<Span> {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// What its changes are about where that is more than words: the same in list, hinge and tests.
    pub fn nature_name(&self) -> Option<&'static str> {
        match self.nature? {
            Nature::Figures => Some("number or name"),
            Nature::Form => Some("only form"),
            Nature::Words => None,
        }
    }

    /// Its kind, and what its changes are about: "edited, number or name".
    pub fn name(&self) -> String {
        let nature = self.nature_name().map(|nature| format!(", {nature}"));
        format!("{}{}", self.kind.name(), nature.unwrap_or_default())
    }

    /// Where to land: the first changed word, on the side that has it, else the stretch's start.
    pub fn target(&self, reading: &Reading) -> Option<(Side, Span)> {
        let passage = self.passage.and_then(|index| reading.comparison.passages.get(index));
        let change = passage.and_then(|passage| passage.changes.first());
        let changed = change.filter(|_| self.kind == StepKind::Edited).map(|change| {
            if change.left.is_empty() {
                (Side::Right, change.right)
            } else {
                (Side::Left, change.left)
            }
        });
        let whole = || Side::BOTH.into_iter().find_map(|side| Some((side, self.span(side)?)));
        changed.or_else(whole)
    }
}

/// Which steps show what, so that those in view are found without looking at all.
#[derive(Clone, Debug, Default)]
pub(super) struct PlacesOfSteps {
    /// The step of each passage, if it has one.
    of_passages: Vec<Option<u32>>,
    /// The step of each stretch that one side only has.
    of_only: Sides<Vec<Option<u32>>>,
}

impl PlacesOfSteps {
    pub(super) fn new(reading: &Reading, steps: &[Step]) -> Self {
        let comparison = &reading.comparison;
        let empty = |side| vec![None; comparison.only.of(side).len()];
        let mut places = Self {
            of_passages: vec![None; comparison.passages.len()],
            of_only: Sides { left: empty(Side::Left), right: empty(Side::Right) },
        };
        for (step, number) in steps.iter().zip(0..) {
            let place = match (step.passage, step.left, step.right) {
                (Some(passage), ..) => places.of_passages.get_mut(passage),
                (None, Some(left), _) => {
                    let at = comparison.only.left.binary_search(&left).unwrap_or(usize::MAX);
                    places.of_only.left.get_mut(at)
                }
                (None, None, right) => {
                    let right = right.unwrap_or_default();
                    let at = comparison.only.right.binary_search(&right).unwrap_or(usize::MAX);
                    places.of_only.right.get_mut(at)
                }
            };
            if let Some(place) = place {
                *place = Some(number);
            }
        }
        places
    }
}

impl Reading {
    /// The step that shows a passage; `None` for what is identical and in place.
    pub fn step_of_passage(&self, passage: usize) -> Option<usize> {
        let step = self.places_of_steps.of_passages.get(passage).copied().flatten();
        step.map(|step| step as usize)
    }

    /// The numbers of the steps that touch a stretch on either side, in order.
    pub fn steps_in(&self, stretches: Sides<Span>) -> Vec<usize> {
        let mut found = Vec::new();
        for side in Side::BOTH {
            let span = *stretches.of(side);
            let passages = self.passages_in(side, span);
            found.extend(passages.filter_map(|(passage, _)| self.step_of_passage(passage)));
            let only = self.comparison.only.of(side);
            let first = only.partition_point(|only| only.end <= span.start);
            let last = only.partition_point(|only| only.start < span.end);
            let steps = self.places_of_steps.of_only.of(side).get(first..last).unwrap_or_default();
            found.extend(steps.iter().flatten().map(|&step| step as usize));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// All steps, by row, and within a row by where the left (else the right) stretch stands.
pub(super) fn steps(reading: &Reading) -> Vec<Step> {
    let comparison = &reading.comparison;
    let of_passages = comparison.passages.iter().enumerate().filter_map(|(index, passage)| {
        let kind = StepKind::of_passage(passage)?;
        Some(Step {
            kind,
            left: Some(passage.left),
            right: Some(passage.right),
            nature: passage.nature(),
            passage: Some(index),
        })
    });
    let left_only = comparison.only.left.iter().map(|&span| Step {
        kind: StepKind::LeftOnly,
        left: Some(span),
        right: None,
        nature: None,
        passage: None,
    });
    let right_only = comparison.only.right.iter().map(|&span| Step {
        kind: StepKind::RightOnly,
        left: None,
        right: Some(span),
        nature: None,
        passage: None,
    });
    // In unrelated texts nearly everything is on one side only, and says nothing.
    let only = left_only.chain(right_only).filter(|_| !reading.is_free());
    let mut keyed: Vec<_> =
        of_passages.chain(only).map(|step| (order(reading, &step), step)).collect();
    keyed.sort_by_key(|&(key, _)| key);
    keyed.into_iter().map(|(_, step)| step).collect()
}

/// Row, then the byte on the left at which the step stands or before which its text is missing.
fn order(reading: &Reading, step: &Step) -> (usize, u32, u32) {
    if let Some(left) = step.left {
        return (reading.row_at(Side::Left, left.start).unwrap_or(usize::MAX), left.start, 0);
    }
    let right = step.right.unwrap_or_default();
    let row = reading.row_at(Side::Right, right.start).unwrap_or(usize::MAX);
    let row_start = reading
        .rows
        .get(row)
        .map_or(0, |row| reading.paragraph(Side::Right, row.right.start).start);
    let before = Span::new(row_start, right.start);
    let above = reading.passages_in(Side::Right, before).filter(|(_, p)| !p.is_moved).last();
    (row, above.map_or(0, |(_, passage)| passage.left.end), right.start + 1)
}

#[cfg(test)]
mod tests {
    use super::super::RowOptions;
    use super::super::tests::{any_letters, letter, reading, reading_of, text};
    use super::*;
    use proptest::prelude::*;

    /// Checks the steps of two texts spelt by letters, each as "kind left-right", `-` for no text.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[&str]) {
        let reading = reading(left, right);
        let shown = |step: &Step| {
            let [left, right] = Side::BOTH.map(|side| {
                step.span(side).map_or('-', |span| {
                    letter(span.of(reading.document(side).map_or("", |document| document.text())))
                })
            });
            format!("{} {left} {right}", step.kind.name())
        };
        assert_eq!(reading.steps.iter().map(shown).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_identical_and_in_place_is_no_step() {
        check("A/B C", "A/B C", &[]);
        check("A/B C", "A B/C", &[]);
    }

    #[test]
    fn steps_follow_the_rows() {
        check("F/D", "d/G", &["left only F -", "edited D d", "right only - G"]);
        check("A/F/B/D", "A/G/B/d", &["left only F -", "right only - G", "edited D d"]);
    }

    #[test]
    fn within_a_row_right_only_text_comes_where_it_is_missing_on_the_left() {
        check(
            "A D E",
            "A F d G e",
            &["right only - F", "edited D d", "right only - G", "edited E e"],
        );
        check("A D", "F A d", &["right only - F", "edited D d"]);
    }

    #[test]
    fn a_moved_passage_is_one_step_at_its_place_on_the_left() {
        check("A/E/B C", "A/B C/E", &["moved E E"]);
        check("E/A/B/C/D", "A/B/C/d/E", &["moved E E", "edited D d"]);
    }

    #[test]
    fn a_paraphrase_is_a_step() {
        check("A B", "A p", &["paraphrased B p"]);
    }

    #[test]
    fn unrelated_texts_list_no_text_of_one_side_only() {
        check("A/B", "F/G", &[]);
    }

    /// Checks where the first step lands: the side, and the words there.
    #[track_caller]
    fn check_target(left: &str, right: &str, expected: (Side, &str)) {
        let reading = reading(left, right);
        let (side, span) = reading.steps[0].target(&reading).unwrap();
        let text = reading.document(side).unwrap().text();
        assert_eq!((side, span.of(text)), expected);
    }

    #[test]
    fn an_edited_passage_is_entered_at_its_first_changed_word() {
        check_target("A D", "A d", (Side::Left, "both boats"));
        check_target("A e", "A E", (Side::Left, "poppy"));
        check_target("A E", "A e", (Side::Right, "poppy"));
    }

    #[test]
    fn any_other_step_is_entered_at_its_start_on_the_side_that_has_it() {
        check_target("A/B F", "A/B", (Side::Left, &text("F")));
        check_target("A/B", "A/B F", (Side::Right, &text("F")));
        check_target("E/A/B", "A/B/E", (Side::Left, &text("E")));
        check_target("A B", "A p", (Side::Left, &text("B")));
    }

    #[test]
    fn a_passage_leads_to_its_step() {
        let reading = reading("A D", "A d");
        let of_kind = |kind| reading.comparison.passages.iter().position(|p| p.kind == kind);
        assert_eq!(reading.step_of_passage(of_kind(Kind::Edited).unwrap()), Some(0));
        assert_eq!(reading.step_of_passage(of_kind(Kind::Identical).unwrap()), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn folding_changes_no_step_and_steps_never_go_up([left, right] in any_letters()) {
            let texts = [text(&left), text(&right)];
            let texts = [texts[0].as_str(), texts[1].as_str()];
            let reading = reading_of(texts, RowOptions::default());
            let folds = RowOptions {
                folds_boilerplate: true, folds_identical: true, ..RowOptions::default()
            };
            prop_assert_eq!(&reading.steps, &reading.with_options(folds).steps);
            for (touched, index) in reading.steps.iter().zip(0..) {
                let ends = |side| touched.span(side).unwrap_or_default();
                let both = Sides { left: ends(Side::Left), right: ends(Side::Right) };
                let touches = |step: &Step| Side::BOTH.into_iter().any(|side| {
                    step.span(side).is_some_and(|span| span.overlaps(*both.of(side)))
                });
                let all = reading.steps.iter().enumerate().filter(|(_, step)| touches(step));
                let all: Vec<usize> = all.map(|(at, _)| at).collect();
                prop_assert!(all.contains(&index));
                prop_assert_eq!(reading.steps_in(both), all);
            }
            let row = |step: &Step| match (step.left, step.right) {
                (Some(left), _) => reading.row_at(Side::Left, left.start),
                (None, right) => reading.row_at(Side::Right, right.unwrap_or_default().start),
            };
            prop_assert!(reading.steps.is_sorted_by_key(row));
        }
    }
}

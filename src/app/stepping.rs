//! Goes from change to change and from hit to hit.

use std::sync::Arc;

use super::action::{Effect, HitTo, StepTo};
use super::state::{Awaited, HitIdx, Reveal, State, Tab};
use crate::compare::{Side, Sides};
use crate::model::{DocId, Document};
use crate::text::Span;

/// What is said of a place whose text has changed since it was found.
pub(super) const CHANGED: &str = "The text has changed: the place is not there any more";

impl State {
    /// Steps among the changes of the open pair and brings the first changed word into view.
    pub(super) fn step_to(&mut self, to: StepTo) {
        let Some(reading) = self.reading.clone() else { return };
        let listed = &self.listing;
        let index = match (to, self.step) {
            (StepTo::First, _) | (StepTo::Next, None) => listed.steps().first().copied(),
            (StepTo::Last, _) | (StepTo::Previous, None) => listed.steps().last().copied(),
            (StepTo::Next, Some(step)) => listed.beside(step, true),
            (StepTo::Previous, Some(step)) => listed.beside(step, false),
            (StepTo::This(step), _) => {
                reading.steps.len().checked_sub(1).map(|last| step.min(last))
            }
        };
        let Some(index) = index else { return };
        (self.step, self.why) = (Some(index), None);
        self.tab = Tab::Changes;
        if let Some((side, span)) = reading.steps.get(index).and_then(|step| step.target(&reading))
        {
            self.reveal(side, span, false);
            let partner = reading.steps.get(index).and_then(|step| step.span(side.other()));
            self.reveal = self.reveal.map(|reveal| Reveal { partner, ..reveal });
        }
    }

    /// Goes to the other place of the moved passage a person is at.
    pub(super) fn moved_partner(&mut self) {
        let Some(reading) = self.reading.clone() else { return };
        let step = self.step.and_then(|index| reading.steps.get(index));
        let Some(passage) = step.and_then(|step| step.passage) else { return };
        let Some(passage) = reading.comparison.passages.get(passage) else { return };
        let side = self.reveal.map_or(Side::Left, |reveal| reveal.side).other();
        self.reveal(side, passage.span(side), false);
    }

    /// Goes among the hits of all documents; a hit in a document that is not open opens it right.
    pub(super) fn hit_to(&mut self, to: HitTo) -> Vec<Effect> {
        let Some(hit) = self.hit_at(to) else { return Vec::new() };
        if self.hit_in_synopsis(hit) {
            return Vec::new();
        }
        let span = self.hit_span(hit);
        self.hit = Some(hit);
        self.tab = Tab::Hits;
        let side = self.side_of(hit.document);
        if let Some(side) = side.filter(|_| !self.is_comparing) {
            self.reveal(side, span, false);
            return Vec::new();
        }
        // What is on screen is still the pair before.
        self.awaited = Some(Awaited { document: hit.document, span, partner: None });
        if side.is_some() { Vec::new() } else { self.put(Side::Right, hit.document) }
    }

    /// Where a place of a document stands now, and which document that is by now: in a text that has
    /// changed, where the sentence around the place stands. `None` is a sentence that is gone.
    pub(super) fn place_now(
        &self,
        then: &Arc<Document>,
        (span, sentence): (Span, Span),
    ) -> Option<(DocId, Option<Span>)> {
        let id = self.corpus.find(then.path())?;
        let now = self.corpus.document(id)?;
        if Arc::ptr_eq(now, then) {
            return Some((id, Some(span)));
        }
        let said = Some(sentence.of(then.text())).filter(|said| !said.is_empty());
        let found = said.and_then(|said| {
            let places = now.text().match_indices(said).map(|(place, _)| place as u32);
            places.min_by_key(|place| place.abs_diff(sentence.start))
        });
        let start = found.map(|place| place + span.start.saturating_sub(sentence.start));
        Some((id, start.map(|start| Span::new(start, start + span.len()))))
    }

    /// Says that a place is not there any more, and stands at the top of its document.
    pub(super) fn or_changed(&mut self, (id, span): (DocId, Option<Span>)) -> (DocId, Span) {
        if span.is_none() {
            self.notice = Some(CHANGED.to_owned());
        }
        (id, span.unwrap_or_default())
    }

    /// Shows two places of two documents beside each other.
    pub(super) fn show_pair(&mut self, left: (DocId, Span), right: (DocId, Span)) -> Vec<Effect> {
        let pair = Sides { left: Some(left.0), right: Some(right.0) };
        if self.pair == pair && !self.is_comparing {
            self.reveal(Side::Left, left.1, false);
            self.reveal = self.reveal.map(|reveal| Reveal { partner: Some(right.1), ..reveal });
            return Vec::new();
        }
        self.awaited = Some(Awaited { document: left.0, span: left.1, partner: Some(right.1) });
        if self.pair == pair {
            return Vec::new();
        }
        self.pair = pair;
        self.compare()
    }

    fn hit_span(&self, hit: HitIdx) -> Span {
        let hits = self.filtering.hits.of(hit.document, &self.corpus);
        hits.get(hit.index).map_or_else(Span::default, |hit| hit.span)
    }

    /// Where to go in the order of the lines, which goes round.
    fn hit_at(&self, to: HitTo) -> Option<HitIdx> {
        let (lines, n) = (&self.concordance, self.concordance.len());
        let current = || self.hit.and_then(|hit| lines.line_of(hit));
        let line = match (to, current()) {
            (HitTo::This(hit), _) => return Some(hit).filter(|hit| self.is_hit(*hit)),
            // From nowhere, the way begins at the left document.
            (_, None) => lines.first_from(self.pair.left)?,
            (HitTo::Next, Some(line)) => (line + 1) % n.max(1),
            (HitTo::Previous, Some(line)) => (line + n - 1) % n.max(1),
        };
        // While lines are sorted anew those on screen are of the filter before.
        lines.hit_at(line).filter(|hit| self.is_hit(*hit))
    }

    /// The number of the current hit among all, from 1, in the order of the lines.
    pub fn hit_number(&self) -> Option<usize> {
        Some(self.concordance.line_of(self.hit?)? + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, FOLDER};
    use super::super::{Action, Command};
    use super::*;

    /// A folder in whose pair three paragraphs differ.
    const CHANGED: [(&str, &str); 2] = [("a", "A/F/D/E"), ("b", "A/d/e")];

    /// Checks the steps a person is at after each command.
    #[track_caller]
    fn check_steps(commands: &[(Command, usize)]) {
        let mut desk = Desk::on(&CHANGED);
        for &(command, expected) in commands {
            desk.perform(command);
            assert_eq!(desk.state.step, Some(expected), "{command:?} of {commands:?}");
        }
    }

    #[test]
    fn steps_begin_at_the_nearer_end_and_stop_at_both() {
        let [next, previous] = [Command::NextChange, Command::PreviousChange];
        check_steps(&[(next, 0), (next, 1), (next, 2), (next, 2), (previous, 1)]);
        check_steps(&[(previous, 2), (previous, 1), (previous, 0), (previous, 0)]);
        check_steps(&[(Command::LastChange, 2), (Command::FirstChange, 0)]);
    }

    #[test]
    fn a_step_shows_its_first_changed_word_and_what_stands_beside_it() {
        let mut desk = Desk::on(&CHANGED);
        desk.act(Action::Step(StepTo::This(1)));
        let (state, reveal) = (&desk.state, desk.state.reveal.unwrap());
        let reading = state.reading.as_ref().unwrap();
        let text = |side: Side| reading.document(side).unwrap().text();
        assert_eq!((reveal.side, reveal.span.of(text(Side::Left))), (Side::Left, "both boats"));
        assert!(reveal.partner.unwrap().of(text(Side::Right)).contains("its only boat"));
        assert_eq!(state.tab, Tab::Changes);
    }

    #[test]
    fn a_step_past_the_end_is_the_last_and_without_changes_there_is_none() {
        let mut desk = Desk::on(&CHANGED);
        desk.act(Action::Step(StepTo::This(9)));
        assert_eq!(desk.state.step, Some(2));
        let mut same = Desk::on(&[("a", "A"), ("b", "A")]);
        same.perform(Command::NextChange);
        assert_eq!((same.state.step, same.state.reveal), (None, None));
    }

    #[test]
    fn the_same_place_can_be_asked_for_twice() {
        let mut desk = Desk::on(&CHANGED);
        let serials = [(); 2].map(|()| {
            desk.perform(Command::FirstChange);
            desk.state.reveal.unwrap().serial
        });
        assert!(serials[0] < serials[1]);
    }

    #[test]
    fn a_moved_passage_leads_to_its_other_place_and_back() {
        let mut desk = Desk::on(&[("a", "E/A/B/C"), ("b", "A/B/C/E")]);
        desk.perform(Command::MovedPartner);
        assert_eq!(desk.state.reveal, None, "at no step there is nowhere to go");
        desk.perform(Command::FirstChange);
        let sides = [(); 3].map(|()| {
            let side = desk.state.reveal.unwrap().side;
            desk.perform(Command::MovedPartner);
            side
        });
        assert_eq!(sides, [Side::Left, Side::Right, Side::Left]);
    }

    /// Checks the way through the hits of "ferry": one in each of the first three documents.
    #[track_caller]
    fn check_hits(from: &str, command: Command, expected: &str) {
        let mut desk = Desk::on(&FOLDER);
        desk.put(Side::Left, from);
        desk.act(Action::Type("ferry".to_owned()));
        let way: Vec<String> = (0..4)
            .map(|_| {
                desk.perform(command);
                let hit = desk.state.hit.unwrap();
                let number = desk.state.hit_number().unwrap();
                format!("{}{number}", desk.name(Some(hit.document)))
            })
            .collect();
        assert_eq!(way.join(" "), expected);
    }

    #[test]
    fn hits_go_round_through_all_documents_from_the_left_one() {
        check_hits("a", Command::NextHit, "a1 b2 c3 a1");
        check_hits("b", Command::NextHit, "b1 a2 c3 b1");
        check_hits("d", Command::NextHit, "a1 b2 c3 a1");
    }

    #[test]
    fn hits_go_back_round_the_beginning() {
        check_hits("b", Command::PreviousHit, "b1 c3 a2 b1");
    }

    #[test]
    fn several_hits_of_a_document_come_one_after_the_other() {
        let mut desk = Desk::on(&[("a", "A B"), ("b", "A")]);
        desk.act(Action::Type("with".to_owned()));
        let [next, previous] = [Command::NextHit, Command::PreviousHit];
        let commands = [next, next, previous, previous];
        let numbers = commands.map(|command| {
            desk.perform(command);
            desk.state.hit_number()
        });
        assert_eq!(numbers, [Some(1), Some(2), Some(1), Some(3)]);
    }

    #[test]
    fn a_hit_in_an_open_document_is_shown_at_once() {
        let mut desk = Desk::on(&FOLDER);
        desk.act(Action::Type("its only".to_owned()));
        desk.start(Action::Perform(Command::NextHit));
        assert_eq!(desk.state.reveal.map(|reveal| reveal.side), Some(Side::Right));
        assert_eq!(desk.pair(), "a b");
    }

    #[test]
    fn a_hit_in_a_closed_document_opens_it_right_and_is_shown_once_compared() {
        let mut desk = Desk::on(&FOLDER);
        desk.act(Action::Type("museum".to_owned()));
        desk.start(Action::Perform(Command::NextHit));
        assert_eq!(desk.state.reveal, None, "the pair before is still on screen");
        while desk.listen() {}
        assert_eq!(desk.pair(), "a c");
        let reveal = desk.state.reveal.unwrap();
        let text = desk.state.corpus.document(desk.id("c")).unwrap().text();
        assert_eq!((reveal.side, reveal.span.of(text)), (Side::Right, "museum"));
    }

    /// F3 twice before the document of the first hit was compared.
    #[test]
    fn of_two_hits_in_a_document_that_is_being_opened_the_later_is_shown() {
        let mut desk = Desk::on(&FOLDER);
        desk.act(Action::Type("museum OR brewery".to_owned()));
        desk.start(Action::Perform(Command::NextHit));
        desk.start(Action::Perform(Command::NextHit));
        assert_eq!(desk.state.reveal, None, "the pair before is still on screen");
        while desk.listen() {}
        let text = desk.state.corpus.document(desk.id("c")).unwrap().text();
        assert_eq!(desk.state.reveal.unwrap().span.of(text), "brewery");
    }

    #[test]
    fn a_hit_that_is_not_there_leads_nowhere() {
        let mut desk = Desk::on(&FOLDER);
        desk.perform(Command::NextHit);
        desk.act(Action::Type("ferry".to_owned()));
        let hit = HitIdx { document: desk.id("d"), index: 0 };
        desk.act(Action::Hit(HitTo::This(hit)));
        assert_eq!((desk.state.hit, desk.pair().as_str()), (None, "a b"));
    }
}

//! Why two stretches correspond: asked for by a person, found out in the background.

use std::sync::Arc;

use super::action::Effect;
use super::reading::Correspondence;
use super::state::{Reveal, State};
use crate::compare::{Evidence, Side, Sides};
use crate::model::Document;
use crate::text::Span;

/// What a person asked about, and what is known of it so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The two stretches.
    pub of: Correspondence,
    /// The side on which it was asked.
    pub side: Side,
    /// Why they correspond; `None` until it is found out.
    pub evidence: Option<Arc<Evidence>>,
}

/// Two stretches of two documents.
#[derive(Clone, Debug)]
pub struct Stretches {
    /// Which correspondence they are.
    pub of: Correspondence,
    /// Where they stand.
    pub spans: Sides<Span>,
    /// Their documents.
    pub documents: Sides<Arc<Document>>,
}

impl State {
    /// Asks why two stretches correspond, or no longer; to ask the same again closes the answer.
    pub(super) fn explain(&mut self, asked: Option<(Correspondence, Side)>) -> Vec<Effect> {
        let before = self.why.take();
        let Some((of, side)) = asked.filter(|(of, _)| before.is_none_or(|why| why.of != *of))
        else {
            return Vec::new();
        };
        let Some(stretches) = self.stretches(of) else { return Vec::new() };
        self.why = Some(Why { of, side, evidence: None });
        vec![Effect::Explain(Box::new(stretches), self.corpus.clone())]
    }

    /// Asks about the change a person is at.
    pub(super) fn explain_here(&mut self) -> Vec<Effect> {
        let reading = self.reading.as_ref();
        let step = reading
            .zip(self.step)
            .and_then(|(reading, step)| reading.correspondence_of(reading.steps.get(step)?));
        self.explain(step)
    }

    /// Goes to the next or previous pair of related sentences, round the ends, and says why they are.
    pub(super) fn related_to(&mut self, is_forward: bool) -> Vec<Effect> {
        let Some(reading) = self.reading.clone() else { return Vec::new() };
        let n = reading.comparison.related.len();
        if n == 0 {
            return Vec::new();
        }
        let index = match (self.related, is_forward) {
            (Some(at), true) => (at + 1) % n,
            (Some(at), false) => (at + n - 1) % n,
            (None, true) => 0,
            (None, false) => n - 1,
        };
        self.related = Some(index);
        let Some(hint) = reading.comparison.related.get(index) else { return Vec::new() };
        self.reveal(Side::Left, hint.left, false);
        self.reveal = self.reveal.map(|reveal| Reveal { partner: Some(hint.right), ..reveal });
        self.why = None;
        self.explain(Some((Correspondence::Related(index), Side::Left)))
    }

    /// Takes an answer, if it is still asked for.
    pub(super) fn explained(&mut self, of: Correspondence, evidence: Arc<Evidence>) {
        if let Some(why) = self.why.as_mut().filter(|why| why.of == of) {
            why.evidence = Some(evidence);
        }
    }

    fn stretches(&self, of: Correspondence) -> Option<Stretches> {
        let reading = self.reading.as_ref()?;
        let document = |side: Side| reading.document(side).cloned();
        let documents = Sides { left: document(Side::Left)?, right: document(Side::Right)? };
        Some(Stretches { of, spans: reading.spans_of(of)?, documents })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, FOLDER};
    use super::super::{Action, Command};
    use super::*;

    #[test]
    fn the_change_a_person_is_at_is_explained_by_the_words_it_shares() {
        let mut desk = Desk::on(&FOLDER);
        desk.perform(Command::Why);
        assert_eq!(desk.state.why, None, "at no step there is nothing to ask about");
        desk.perform(Command::FirstChange);
        desk.perform(Command::Why);
        let why = desk.state.why.clone().unwrap();
        let evidence = why.evidence.unwrap();
        assert_eq!((evidence.n_equal, evidence.n_words, evidence.n_documents), (25, 26, 4));
        assert!(evidence.shared.iter().all(|word| word.n_documents >= 2));
        desk.perform(Command::Why);
        assert_eq!(desk.state.why, None, "asked again, it closes");
    }

    #[test]
    fn an_answer_to_what_is_no_longer_asked_is_dropped() {
        let mut desk = Desk::on(&FOLDER);
        let ask = |passage| Action::Explain(Some((Correspondence::Passage(passage), Side::Left)));
        desk.start(ask(0));
        desk.start(ask(1));
        desk.start(Action::Explained(Correspondence::Passage(0), Arc::default()));
        assert_eq!(desk.state.why.as_ref().unwrap().evidence, None);
        desk.act(Action::Explain(None));
        assert_eq!(desk.state.why, None);
    }

    #[test]
    fn another_pair_and_another_step_close_the_answer() {
        let mut desk = Desk::on(&FOLDER);
        for closing in [Command::NextChange, Command::SwapSides] {
            desk.perform(Command::FirstChange);
            desk.perform(Command::Why);
            assert!(desk.state.why.is_some());
            desk.perform(closing);
            assert_eq!(desk.state.why, None, "{closing:?}");
        }
    }

    /// Reports of one evening, each among sentences of its own, so that they share facts alone.
    const REPORTS: [&str; 2] = [
        "On 12 November the ferry Anneliese sank off Skerry Light with 214 passengers on board. \
         An inquiry opens next week, and Minister Elsa Brandt will attend its first day.",
        "Of the passengers whom the Anneliese carried when she sank on 12 November, many were \
         going home. A statement came from Brandt, who promised that she would attend the inquiry.",
    ];

    #[test]
    fn related_sentences_are_gone_through_round_the_end_each_explained() {
        let filler = |letter: char| -> String {
            let word =
                |at: usize| format!("{letter}{}", "ab".repeat(at % 7 + 1) + &"c".repeat(at / 7));
            let words: Vec<String> = (0..140).map(word).collect();
            let sentences =
                words.chunks(10).map(|words| format!("It was {}. ", words.join(" of ")));
            sentences.collect::<Vec<_>>().concat()
        };
        let texts =
            [('x', REPORTS[0]), ('y', REPORTS[1])].map(|(letter, report)| filler(letter) + report);
        let mut desk = Desk::on_texts(&[("a", &texts[0]), ("b", &texts[1])]);
        let reading = desk.state.reading.clone().unwrap();
        assert_eq!(reading.comparison.related.len(), 2);
        let mut go = |command: Command| {
            desk.perform(command);
            let why = desk.state.why.clone().unwrap();
            assert!(why.evidence.is_some_and(|evidence| evidence.n_equal >= 3));
            let reveal = desk.state.reveal.unwrap();
            let spans = reading.spans_of(why.of).unwrap();
            assert_eq!((reveal.span, reveal.partner), (spans.left, Some(spans.right)));
            why.of
        };
        let [first, second] = [0, 1].map(Correspondence::Related);
        assert_eq!([(); 3].map(|()| go(Command::NextRelated)), [first, second, first]);
        assert_eq!(go(Command::PreviousRelated), second);
    }

    #[test]
    fn without_related_sentences_there_is_nowhere_to_go() {
        let mut desk = Desk::on(&FOLDER);
        desk.perform(Command::NextRelated);
        assert_eq!((desk.state.why, desk.state.reveal), (None, None));
    }

    #[test]
    fn a_passage_that_is_not_there_is_not_explained() {
        let mut desk = Desk::on(&FOLDER);
        desk.act(Action::Explain(Some((Correspondence::Related(7), Side::Left))));
        assert_eq!(desk.state.why, None);
    }
}

//! What a folder's first comparison brings, with jobs that run at once.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::jobs::Jobs;
use crate::app::opened::Opened;
use crate::app::settings::Settings;
use crate::app::state::State;
use crate::compare::{Side, Sides};
use crate::model::{Corpus, CorpusBuilder, DocId, Parsed, Source};
use crate::overlap::MOST_EXACT;

const FERRY: &str = "The ferry left the quay at twenty to seven with two hundred people on board. \
    Nobody in the harbour office had cleared her to go, and nobody asked. Her lights were seen off \
    the northern breakwater a little after eight.";
const REWORDED: &str = "At twenty to seven the ferry left her quay with two hundred on board. \
    Nobody in that harbour office cleared her to go and nobody had asked. Her lights were seen \
    well off the northern breakwater somewhat after eight.";
const CALL: &str = "Subscribe to our weekly digest and never miss a story from the coast.";

/// The state once a folder of these texts has been opened and its first pair compared.
fn opened(texts: &[String]) -> (State, Jobs) {
    let mut state = State::new(Settings::default());
    let mut jobs = Jobs::inline();
    state.opened = Some(Opened::new(Vec::new()));
    apply(&mut state, &mut jobs, Action::Loaded(corpus(texts)));
    (state, jobs)
}

fn corpus(texts: &[String]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for (index, text) in texts.iter().enumerate() {
        let source = Source { path: format!("{index:03}").into(), ..Source::default() };
        builder.push(source, Parsed::new(text.clone()));
    }
    builder.finish()
}

/// Applies an action and all that follows from it.
fn apply(state: &mut State, jobs: &mut Jobs, action: Action) {
    let mut actions = VecDeque::from([action]);
    while let Some(action) = actions.pop_front() {
        for effect in state.apply(action) {
            jobs.run(effect, &state.settings);
        }
        actions.extend(jobs.outcomes());
    }
}

/// Words that no other number gives.
fn own(number: usize) -> String {
    let words: Vec<String> = (0..60).map(|word| format!("w{number}x{word}")).collect();
    words.join(" ") + "."
}

fn estimates(state: &State) -> Vec<(usize, usize, bool)> {
    let pairs = state.opened.as_ref().and_then(|opened| opened.pairs.as_ref());
    // What shares nothing but boilerplate is known too.
    let pairs = pairs.into_iter().flat_map(|pairs| pairs.iter()).filter(|it| it.is_above_zero());
    pairs.map(|pair| (pair.left.index(), pair.right.index(), pair.is_estimate)).collect()
}

#[test]
fn an_opened_pair_puts_exact_shares_in_the_place_of_estimates() {
    let mut texts: Vec<String> = (0..=MOST_EXACT).map(own).collect();
    texts[7] = format!("{FERRY}\n\n{}", own(1007));
    texts[9] = format!("{}\n\n{FERRY}", own(1009));
    texts[20] = own(30);
    texts[5] = format!("{REWORDED}\n\n{}", own(1005));
    let (mut state, mut jobs) = opened(&texts);
    assert_eq!(state.pair, Sides { left: Some(DocId(20)), right: Some(DocId(30)) });
    assert_eq!(estimates(&state), [(5, 7, false), (5, 9, false), (7, 9, true), (20, 30, false)]);

    // The document listed later stands on the left: the entry stays as it is listed.
    apply(&mut state, &mut jobs, Action::Put(Side::Left, DocId(9)));
    apply(&mut state, &mut jobs, Action::Put(Side::Right, DocId(7)));
    assert_eq!(estimates(&state), [(5, 7, false), (5, 9, false), (7, 9, false), (20, 30, false)]);
    let compared = state.reading.as_ref().map(|reading| reading.comparison.overlap);
    let listed = state.opened.as_ref().and_then(|opened| opened.overlap(DocId(9), DocId(7), true));
    assert_eq!(compared.zip(Some(false)), listed);

    // What shares nothing adds nothing.
    apply(&mut state, &mut jobs, Action::Put(Side::Right, DocId(0)));
    assert_eq!(estimates(&state), [(5, 7, false), (5, 9, false), (7, 9, false), (20, 30, false)]);
}

#[test]
fn in_a_large_folder_what_is_told_in_other_words_comes_after_the_estimates() {
    let mut texts: Vec<String> = (0..=MOST_EXACT).map(own).collect();
    let words: Vec<&str> = texts[7].trim_end_matches('.').split(' ').collect();
    let swapped: Vec<&str> = words.chunks(2).flat_map(|pair| pair.iter().rev().copied()).collect();
    texts[30] = swapped.join(" ") + ".";
    let (state, _) = opened(&texts);
    assert_eq!(estimates(&state), [(7, 30, false)]);
}

#[test]
fn what_the_folder_gives_away_is_left_out_of_the_pair_until_it_is_counted() {
    let page = |at: usize| format!("{}\n\n{CALL}\n\n{}", own(at), own(1000 + at));
    let texts: Vec<String> = (0..9).map(page).collect();
    let (mut state, mut jobs) = opened(&texts);
    let reading = state.reading.as_ref().map(Arc::clone);
    let boilerplate = reading.map(|reading| {
        let text = |side: Side| reading.document(side).map_or("", |document| document.text());
        let spans = |side: Side| reading.comparison.boilerplate.of(side).clone();
        Side::BOTH
            .map(|side| spans(side).iter().map(|span| span.of(text(side)).to_owned()).collect())
    });
    assert_eq!(boilerplate, Some([vec![CALL.to_owned()], vec![CALL.to_owned()]]));
    let share = |state: &State| {
        state.overlap(DocId(3), DocId(5)).map(|(overlap, _)| overlap.left_in_right.total() > 0.0)
    };
    assert_eq!(share(&state), Some(false));
    apply(&mut state, &mut jobs, Action::Perform(Command::LeaveOutBoilerplate));
    assert_eq!(share(&state), Some(true));
}

//! What is done with findings, without a window. The findings are made by hand.

use std::sync::Arc;

use super::*;
use crate::app::disk::tests::folder_of;
use crate::app::remembered::Recalled;
use crate::app::tests::Desk;
use crate::app::{Action, Command, Effect, View};
use crate::compare::Side;
use crate::findings::{Basis, Grade, Strength};

const FERRY: [(&str, &str); 3] = [
    ("a", "Nobody had cleared her to go. On board were 214 people. Then it rained."),
    ("b", "It rained. The gate sold 231 tickets. Nobody had cleared her to go."),
    ("c", "They were over 200, and it rained. She sank at nine."),
];

/// A finding whose values stand in the documents as they are written here, each in its sentence.
fn finding(desk: &Desk, about: &str, values: &[(&str, &[&str])]) -> Finding {
    let value = |&(text, documents): &(&str, &[&str])| {
        let mention = |name: &&str| {
            let document = desk.id(name);
            let source = desk.state.corpus.document(document).unwrap();
            let start = source.text().find(text).expect("the value stands there") as u32;
            let sentence = source.sentence(source.sentence_at_byte(start).unwrap());
            let span = Span::new(start, start + text.len() as u32);
            Mention { document, span, sentence, reckoned: None }
        };
        let mentions = documents.iter().map(mention).collect();
        Value { text: text.to_owned(), mentions, fits: Vec::new() }
    };
    Finding {
        subject: Subject::Number,
        about: about.to_owned(),
        grade: Grade::Different,
        strength: Strength::Strong,
        basis: Basis::SameWords,
        shared: Vec::new(),
        values: values.iter().map(value).collect(),
    }
}

fn on_board(desk: &Desk) -> Finding {
    let mut finding =
        finding(desk, "people on board", &[("214", &["a"]), ("231", &["b"]), ("over 200", &["c"])]);
    finding.values[2].fits = vec![0, 1];
    finding
}

fn found(desk: &mut Desk, all: Vec<Finding>) {
    let findings = Findings { all, n_compared: 3, n_alone: 1 };
    desk.act(Action::Found(Arc::new(findings), desk.state.corpus.clone()));
}

fn desk() -> Desk {
    let mut desk = Desk::on_texts(&FERRY);
    let second = Finding {
        subject: Subject::Time,
        grade: Grade::Counted,
        ..finding(&desk, "when she sank", &[("nine", &["c"]), ("rained", &["b"])])
    };
    let possible = Finding {
        strength: Strength::Possible,
        ..finding(&desk, "who cleared her", &[("Nobody", &["a"]), ("gate", &["b"])])
    };
    let all = vec![on_board(&desk), second, possible];
    found(&mut desk, all);
    desk
}

fn act(desk: &mut Desk, action: FindingsAction) {
    desk.act(Action::Findings(action));
}

/// Checks the list: heads as their group with its number, findings by what they are about.
#[track_caller]
fn check(desk: &Desk, expected: &[&str]) {
    let found = &desk.state.findings;
    let shown = |row: &FindingRow| match *row {
        FindingRow::Head { group, n, is_open } => {
            let sign = if is_open { "v" } else { ">" };
            format!("{sign} {group:?} {n}")
        }
        FindingRow::Finding { index, matches } => {
            let fades = if matches { "" } else { " faded" };
            format!("{}{fades}", found.all()[index].about)
        }
    };
    assert_eq!(found.rows.iter().map(shown).collect::<Vec<_>>(), expected);
}

#[test]
fn what_is_counted_otherwise_and_what_is_possible_begin_closed() {
    let mut desk = desk();
    check(
        &desk,
        &["v Graded(Different) 1", "people on board", "> Graded(Counted) 1", "> Possible 1"],
    );
    assert_eq!(desk.state.findings.n_listed(), 2);
    act(&mut desk, FindingsAction::Toggle(FindingGroup::Possible));
    assert_eq!(desk.state.findings.rows.len(), 5);
    act(&mut desk, FindingsAction::Kind(Some(Subject::Time)));
    check(&desk, &["> Graded(Counted) 1"]);
    assert_eq!(desk.state.findings.current, None);
}

#[test]
fn the_findings_of_the_shown_kind_are_walked_by_keys_and_the_ends_hold() {
    let mut desk = desk();
    act(&mut desk, FindingsAction::Toggle(FindingGroup::Possible));
    act(&mut desk, FindingsAction::Move(1));
    assert_eq!(desk.state.findings.shown().unwrap().about, "who cleared her");
    act(&mut desk, FindingsAction::Move(9));
    assert_eq!(desk.state.findings.shown().unwrap().about, "who cleared her");
    act(&mut desk, FindingsAction::Move(-9));
    assert_eq!(desk.state.findings.shown().unwrap().about, "people on board");
}

#[test]
fn what_is_set_aside_leaves_the_list_and_comes_back_by_undoing() {
    let mut desk = desk();
    act(&mut desk, FindingsAction::SetAside);
    check(&desk, &["> Graded(Counted) 1", "> Possible 1", "> SetAside 1"]);
    assert_eq!(desk.state.findings.n_listed(), 1);
    act(&mut desk, FindingsAction::Undo);
    check(
        &desk,
        &["v Graded(Different) 1", "people on board", "> Graded(Counted) 1", "> Possible 1"],
    );
    assert_eq!(desk.state.findings.shown().unwrap().about, "people on board");
    assert!(desk.state.remembered().set_aside.is_empty());
    act(&mut desk, FindingsAction::Undo);
    check(
        &desk,
        &["v Graded(Different) 1", "people on board", "> Graded(Counted) 1", "> Possible 1"],
    );
}

#[test]
fn what_is_put_back_is_set_aside_again_by_undoing() {
    let mut desk = desk();
    act(&mut desk, FindingsAction::SetAside);
    act(&mut desk, FindingsAction::Choose(0));
    act(&mut desk, FindingsAction::PutBack);
    assert!(desk.state.remembered().set_aside.is_empty());
    act(&mut desk, FindingsAction::Undo);
    assert_eq!(desk.state.remembered().set_aside.len(), 1);
    act(&mut desk, FindingsAction::Undo);
    assert!(desk.state.remembered().set_aside.is_empty());
}

#[test]
fn what_is_set_aside_is_known_again_where_its_sentences_have_moved() {
    let dir = folder_of(&[]);
    let mut desk = Desk::on_texts(&FERRY).remembering(dir.path().to_owned());
    // Opened once more, since the first time nothing was remembered anywhere.
    desk.act(desk.open());
    let all = vec![on_board(&desk)];
    found(&mut desk, all);
    act(&mut desk, FindingsAction::SetAside);
    desk.write("a", "It began to rain. Then it stopped.\n\nOn board  were 214 people.");
    desk.remove("c");
    desk.act(desk.open());
    let all = vec![finding(&desk, "passengers", &[("231", &["b"]), ("214", &["a"])])];
    found(&mut desk, all);
    check(&desk, &["> SetAside 1"]);
    act(&mut desk, FindingsAction::Toggle(FindingGroup::SetAside));
    act(&mut desk, FindingsAction::Choose(0));
    act(&mut desk, FindingsAction::PutBack);
    desk.act(desk.open());
    let all = vec![on_board_now(&desk)];
    found(&mut desk, all);
    check(&desk, &["v Graded(Different) 1", "passengers"]);
}

fn on_board_now(desk: &Desk) -> Finding {
    finding(desk, "passengers", &[("231", &["b"]), ("214", &["a"])])
}

#[test]
fn a_value_that_came_later_makes_it_another_finding() {
    let mut desk = desk();
    act(&mut desk, FindingsAction::SetAside);
    let mut more = on_board(&desk);
    more.values.extend(finding(&desk, "", &[("nine", &["c"])]).values);
    found(&mut desk, vec![more]);
    check(&desk, &["v Graded(Different) 1", "people on board"]);
}

#[test]
fn reading_opens_both_documents_with_both_places_in_view() {
    let mut desk = desk();
    act(&mut desk, FindingsAction::StepPair(true));
    assert_eq!(desk.state.finding_pairs().unwrap().0, 1);
    act(&mut desk, FindingsAction::Read);
    assert_eq!((desk.pair().as_str(), desk.state.view), ("a c", View::Read));
    let finding = desk.state.findings.shown().unwrap();
    let reveal = desk.state.reveal.unwrap();
    assert_eq!((reveal.side, reveal.span), (Side::Left, finding.values[0].mentions[0].span));
    assert_eq!(reveal.partner, Some(finding.values[2].mentions[0].span));
}

#[test]
fn the_pairs_go_round_and_any_place_can_stand_on_a_side() {
    let mut desk = desk();
    act(&mut desk, FindingsAction::StepPair(false));
    assert_eq!(desk.state.finding_pairs().unwrap(), (2, vec![(0, 1), (0, 2), (1, 2)]));
    let place = Place { value: 0, mention: 0 };
    act(&mut desk, FindingsAction::Stand(Side::Left, place));
    assert_eq!(desk.state.finding_pairs().unwrap().0, 1);
}

#[test]
fn a_filter_fades_findings_without_a_hit_in_their_sentences_and_hides_them_when_asked() {
    let mut desk = desk();
    desk.act(Action::Type("tickets".to_owned()));
    assert!(desk.state.findings.rows[1] == FindingRow::Finding { index: 0, matches: true });
    desk.act(Action::Type("cleared".to_owned()));
    assert!(desk.state.findings.rows[1] == FindingRow::Finding { index: 0, matches: false });
    desk.act(Action::HideUnmatched(true));
    assert_eq!(desk.state.findings.rows.len(), 3);
}

#[test]
fn disputed_values_of_the_open_pair_are_boxed_and_no_others() {
    let mut desk = desk();
    desk.put(Side::Left, "a");
    desk.put(Side::Right, "b");
    let boxed = |desk: &Desk, name: &str| {
        let id = desk.id(name);
        let text = desk.state.corpus.document(id).unwrap().text();
        let spans = desk.state.boxed_in(Some(id)).iter();
        spans.map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((boxed(&desk, "a"), boxed(&desk, "b")), (vec!["214".into()], vec!["231".into()]));
    desk.put(Side::Right, "c");
    assert!(boxed(&desk, "a").is_empty() && boxed(&desk, "c").is_empty());
    desk.put(Side::Right, "b");
    act(&mut desk, FindingsAction::SetAside);
    assert!(boxed(&desk, "a").is_empty());
}

#[test]
fn findings_are_looked_for_when_a_folder_is_open_and_again_when_it_changes() {
    let desk = desk();
    let fresh = Desk::on_texts(&FERRY);
    assert!(fresh.state.findings.findings.is_some() && !fresh.state.findings.is_looking);
    assert!(desk.state.findings.corpus.len() == 3);
    let alone = Desk::on_texts(&FERRY[..1]);
    assert!(alone.state.findings.findings.is_some());
}

#[test]
fn looking_is_stopped_and_what_was_found_before_stays() {
    let mut desk = desk();
    desk.start(Action::Findings(FindingsAction::LookAgain));
    assert!(desk.state.findings.is_looking);
    desk.perform(Command::Stop);
    assert!(!desk.state.findings.is_looking);
    assert_eq!(desk.state.findings.all().len(), 3);
}

#[test]
fn what_is_decided_before_the_memory_is_read_is_added_to_it() {
    let mut desk = desk();
    let paths = desk.state.opened.as_ref().unwrap().paths.clone();
    desk.state.recall(&paths);
    let effects = desk.state.apply(Action::Findings(FindingsAction::SetAside));
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Remember(..))), "{effects:?}");
    assert_eq!(desk.state.notice, None);
    let read = crate::app::remembered::SetAside {
        about: "before".to_owned(),
        subject: Subject::Time,
        values: Vec::new(),
    };
    let mut recalled = Recalled::default();
    recalled.remembered.set_aside.push(read);
    let effects = desk.state.apply(Action::Recalled(Box::new(recalled)));
    let kept = effects.iter().find_map(|effect| match effect {
        Effect::Remember(_, decisions) => Some(decisions.len()),
        _ => None,
    });
    assert_eq!((kept, desk.state.remembered().set_aside.len()), (Some(1), 2));
}

#[test]
fn what_another_window_has_set_aside_is_taken_over_with_what_is_kept_here() {
    let mut desk = desk();
    act(&mut desk, FindingsAction::Toggle(FindingGroup::Graded(Grade::Counted)));
    act(&mut desk, FindingsAction::SetAside);
    check(&desk, &["v Graded(Counted) 1", "when she sank", "> Possible 1", "> SetAside 1"]);
    let mut on_disk = desk.state.remembered().clone();
    let found = &desk.state.findings;
    let other = crate::app::remembered::SetAside::of(&found.all()[1], &found.corpus);
    on_disk.set_aside.insert(0, other);
    desk.act(Action::Kept(Box::new(on_disk)));
    check(&desk, &["> Possible 1", "> SetAside 2"]);
}

#[test]
fn a_place_is_looked_up_anew_where_its_text_has_changed() {
    let mut desk = desk();
    let (all, then) = (vec![on_board(&desk)], desk.state.corpus.clone());
    desk.write("a", "It began to rain. Then it stopped. On board were 214 people.");
    desk.write("b", "It rained. The gate sold 250 tickets.");
    desk.act(desk.open());
    let findings = Findings { all, n_compared: 3, n_alone: 0 };
    desk.act(Action::Found(Arc::new(findings), then));
    act(&mut desk, FindingsAction::Read);
    let reveal = desk.state.reveal.unwrap();
    let a = desk.state.corpus.document(desk.id("a")).unwrap();
    assert_eq!(reveal.span.of(a.text()), "214");
    assert_eq!(reveal.partner, Some(Span::default()));
    assert!(desk.state.notice.as_deref().is_some_and(|said| said.contains("has changed")));
}

#[test]
fn what_cannot_be_remembered_is_set_aside_until_the_end_and_that_is_said() {
    let mut desk = desk();
    let locked = Recalled { is_locked: true, ..Recalled::default() };
    desk.act(Action::Recalled(Box::new(locked)));
    let finding = Action::Findings(FindingsAction::SetAside);
    let effects = desk.state.apply(finding);
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Remember(..))), "{effects:?}");
    check(&desk, &["> Graded(Counted) 1", "> Possible 1", "> SetAside 1"]);
    assert!(desk.state.notice.as_deref().is_some_and(|said| said.contains("not be remembered")));
}

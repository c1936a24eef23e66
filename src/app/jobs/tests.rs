//! The newest job of a kind wins, whatever the others still say.

use super::disk::tests::folder_of;
use super::*;
use crate::app::remembered::Decision;

/// An outcome that can be told from others.
fn said(number: u16) -> Action {
    Action::Type(number.to_string())
}

/// Checks what has come of jobs, by the numbers they were told to say.
#[track_caller]
fn check(jobs: &mut Jobs, expected: &[u16]) {
    let outcomes = jobs.outcomes().into_iter().map(|action| match action {
        Action::Type(number) => number.parse().unwrap(),
        other => panic!("{other:?}"),
    });
    assert_eq!(outcomes.collect::<Vec<u16>>(), expected);
}

/// Jobs on threads, and where each call of `wake` is heard.
fn threads() -> (Jobs, Receiver<()>) {
    let (sender, woken) = channel();
    (
        Jobs::new(None, move || {
            sender.send(()).ok();
        }),
        woken,
    )
}

#[test]
fn what_is_decided_is_kept_in_turn_and_before_it_is_read_again_or_all_ends() {
    let dir = folder_of(&[]);
    let paths = vec![std::path::PathBuf::from("/nowhere")];
    let keeping = || threads().0.with_memory(Some(dir.path().to_owned()));
    let mut jobs = keeping();
    for number in 0..20 {
        jobs.remember(paths.clone(), vec![Decision::Synopsis(vec![number.to_string()])]);
    }
    jobs.recall(paths.clone());
    while jobs.is_busy() {
        std::thread::yield_now();
    }
    let recalled = jobs.outcomes().into_iter().find_map(|action| match action {
        Action::Recalled(recalled) => Some(recalled.remembered.synopsis),
        _ => None,
    });
    assert_eq!(recalled, Some(vec!["19".to_owned()]));
    jobs.remember(paths.clone(), vec![Decision::Synopsis(vec!["last".to_owned()])]);
    drop(jobs);
    assert_eq!(disk::load_remembered(dir.path(), &paths).0.synopsis, ["last"]);
}

#[test]
fn inline_jobs_are_done_at_once() {
    let mut jobs = Jobs::inline();
    jobs.start(Kind::Filter, |ticket| {
        ticket.send(said(1));
        ticket.send(said(2));
    });
    check(&mut jobs, &[1, 2]);
    check(&mut jobs, &[]);
}

/// Once a kind of job was added and the last kind, the dialogs, had no slot to run in any more.
#[test]
fn every_kind_of_job_runs() {
    let mut jobs = Jobs::inline();
    jobs.start(Kind::Pick, |ticket| ticket.send(said(1)));
    check(&mut jobs, &[1]);
}

#[test]
fn a_newer_job_cancels_the_older_and_its_outcome_is_dropped() {
    let (mut jobs, woken) = threads();
    let (go, may_go) = channel();
    let (tell, told) = channel();
    jobs.start(Kind::Filter, move |ticket| {
        tell.send(ticket.is_cancelled()).unwrap();
        may_go.recv().unwrap();
        tell.send(ticket.is_cancelled()).unwrap();
        ticket.send(said(1));
    });
    assert!(!told.recv().unwrap());
    jobs.start(Kind::Filter, |ticket| ticket.send(said(2)));
    woken.recv().unwrap();
    check(&mut jobs, &[2]);
    go.send(()).unwrap();
    assert!(told.recv().unwrap());
    woken.recv().unwrap();
    check(&mut jobs, &[]);
}

#[test]
fn an_outcome_that_waits_is_dropped_with_its_job() {
    let (mut jobs, woken) = threads();
    jobs.start(Kind::Filter, |ticket| ticket.send(said(1)));
    woken.recv().unwrap();
    jobs.start(Kind::Filter, |ticket| ticket.send(said(2)));
    woken.recv().unwrap();
    check(&mut jobs, &[2]);
}

#[test]
fn jobs_of_other_kinds_go_on() {
    let mut jobs = Jobs::inline();
    jobs.start(Kind::Overlap, |ticket| ticket.send(said(1)));
    jobs.start(Kind::Compare, |ticket| ticket.send(said(2)));
    jobs.start(Kind::Filter, |ticket| ticket.send(said(3)));
    check(&mut jobs, &[1, 2, 3]);
}

#[test]
fn reading_that_is_stopped_still_says_what_it_has() {
    let (mut jobs, woken) = threads();
    let (go, may_go) = channel();
    jobs.start(Kind::Load, move |ticket| {
        may_go.recv().unwrap();
        ticket.send(said(u16::from(ticket.is_cancelled())));
    });
    jobs.run(Effect::StopLoading, &Settings::default());
    go.send(()).unwrap();
    woken.recv().unwrap();
    check(&mut jobs, &[1]);
}

/// Checks that an effect stops a job of some kind and drops what it says.
#[track_caller]
fn check_abandoned(effect: Effect, kind: Kind) {
    let (mut jobs, woken) = threads();
    let (go, may_go) = channel();
    jobs.start(kind, move |ticket| {
        may_go.recv().unwrap();
        ticket.send(said(u16::from(ticket.is_cancelled())));
    });
    jobs.run(effect, &Settings::default());
    go.send(()).unwrap();
    loop {
        woken.recv().unwrap();
        let (of, serial, outcome) = jobs.receiver.recv().unwrap();
        if of != kind {
            continue;
        }
        assert!(matches!(outcome, Action::Type(said) if said == "1"), "{kind:?} was not cancelled");
        assert_ne!(jobs.slots[kind as usize].serial, serial, "{kind:?} is still listened to");
        return;
    }
}

#[test]
fn a_stopped_comparison_or_overlap_says_nothing_more() {
    check_abandoned(Effect::StopComparing, Kind::Compare);
    check_abandoned(Effect::StopRelating, Kind::Overlap);
}

#[test]
fn reading_something_else_stops_all_that_concerned_what_was_read() {
    for kind in [Kind::Overlap, Kind::Compare, Kind::Filter] {
        check_abandoned(Effect::Load(Vec::new()), kind);
    }
}

#[test]
fn no_dialog_is_shown_inline() {
    let mut jobs = Jobs::inline();
    jobs.run(Effect::PickFolder, &Settings::default());
    check(&mut jobs, &[]);
}

#[test]
fn settings_are_saved_into_their_folder_alone() {
    let dir = folder_of(&[]);
    let settings = Settings { text_size: 150, ..Settings::default() };
    Jobs::inline().run(Effect::Save, &settings);
    Jobs::new(Some(dir.path().to_owned()), || {}).run(Effect::Save, &settings);
    assert_eq!(disk::load_settings(dir.path()).0, settings);
}

/// Waits for the job of a kind to end without having brought anything.
#[track_caller]
fn check_ended(jobs: &mut Jobs, woken: &Receiver<()>, kind: Kind) {
    woken.recv().unwrap();
    let outcomes = jobs.outcomes();
    assert!(matches!(outcomes[..], [Action::Ended(of)] if of == kind), "{outcomes:?}");
}

#[test]
fn a_job_that_panics_says_that_it_has_ended() {
    let (mut jobs, woken) = threads();
    jobs.start(Kind::Refresh, |_| panic!("for a test"));
    check_ended(&mut jobs, &woken, Kind::Refresh);
    jobs.start(Kind::Load, |ticket| {
        ticket.send(said(1));
        panic!("for a test");
    });
    woken.recv().unwrap();
    woken.recv().unwrap();
    let outcomes = jobs.outcomes();
    assert!(matches!(outcomes[..], [Action::Type(_), Action::Ended(Kind::Load)]), "{outcomes:?}");
}

#[test]
fn a_job_without_an_outcome_has_ended_and_one_that_was_cancelled_says_nothing() {
    let (mut jobs, woken) = threads();
    jobs.start(Kind::Pick, |_| {});
    check_ended(&mut jobs, &woken, Kind::Pick);
    let (go, may_go) = channel::<()>();
    jobs.start(Kind::Compare, move |_| may_go.recv().unwrap());
    jobs.stop(Kind::Compare);
    go.send(()).unwrap();
    while jobs.is_busy() {
        std::thread::yield_now();
    }
    check(&mut jobs, &[]);
}

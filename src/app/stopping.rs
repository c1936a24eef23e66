//! What stopping means in each stage: nothing that is there already is lost.

use super::action::Effect;
use super::jobs::JobKind;
use super::state::{Stage, State};
use crate::compare::Sides;

impl State {
    /// Stops what is running.
    pub(super) fn stop(&mut self) -> Vec<Effect> {
        match self.stage {
            Stage::Idle if self.synoptic.is_making => self.stop_synopsis(),
            Stage::Idle if self.is_reporting => {
                self.is_reporting = false;
                self.notice = Some("No report was saved".to_owned());
                vec![Effect::StopReporting]
            }
            Stage::Idle if self.findings.is_looking => self.stop_findings(),
            Stage::Idle => Vec::new(),
            // What has been read so far comes as if it were all.
            Stage::Reading(_) => vec![Effect::StopLoading],
            Stage::Relating => {
                let mut effects = vec![Effect::StopRelating];
                effects.extend(self.related());
                effects
            }
            Stage::Comparing => self.stop_comparing(),
        }
    }

    /// Goes on without what a job should have brought, and says so.
    pub(super) fn ended(&mut self, kind: JobKind) -> Vec<Effect> {
        let effects = match (kind, &self.stage) {
            (JobKind::Load, Stage::Reading(_)) => self.loaded(self.corpus.clone()),
            (JobKind::Overlap, Stage::Relating) => self.related(),
            (JobKind::Compare, _) if self.is_comparing => {
                self.comparing_ended();
                Vec::new()
            }
            (JobKind::Refresh, _) => {
                self.refresh_ended();
                Vec::new()
            }
            (JobKind::Index, _) => {
                self.filtering.is_indexing = false;
                return Vec::new();
            }
            (JobKind::Rest, _) => {
                self.rested();
                return Vec::new();
            }
            (JobKind::Findings, _) => {
                self.finding_ended();
                return Vec::new();
            }
            (JobKind::Synopsis, _) => {
                self.synoptic.is_making = false;
                Vec::new()
            }
            // A dialog in which no file is chosen ends so, too.
            (JobKind::Report, _) => {
                self.is_reporting = false;
                Vec::new()
            }
            (JobKind::Fold, _) => {
                self.folding = None;
                return Vec::new();
            }
            _ => return Vec::new(),
        };
        self.notice = kind.failure().map(str::to_owned).or_else(|| self.notice.take());
        effects
    }

    fn comparing_ended(&mut self) {
        (self.is_comparing, self.awaited) = (false, None);
        if self.stage == Stage::Comparing {
            self.stage = Stage::Idle;
        }
        if let Some(reading) = &self.reading {
            self.pair = reading.ids;
        }
    }

    /// Goes back to the pair on screen, or to one document alone if there is none.
    fn stop_comparing(&mut self) -> Vec<Effect> {
        (self.stage, self.is_comparing, self.awaited) = (Stage::Idle, false, None);
        let mut effects = vec![Effect::StopComparing];
        if let Some(reading) = &self.reading {
            self.pair = reading.ids;
        } else {
            self.pair = Sides { left: self.pair.left.or(self.pair.right), right: None };
            effects.extend(self.compare());
        }
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::super::command::Command;
    use super::super::tests::{Desk, FOLDER};
    use super::*;
    use crate::app::Action;
    use crate::compare::Side;

    fn stop(desk: &mut Desk) {
        desk.start(Action::Perform(Command::Stop));
    }

    fn finish(desk: &mut Desk) {
        while desk.listen() {}
    }

    #[test]
    fn with_nothing_running_there_is_nothing_to_stop() {
        let mut desk = Desk::on(&FOLDER);
        assert_eq!(desk.state.apply(Action::Perform(Command::Stop)).len(), 0);
        assert_eq!(desk.pair(), "a b");
    }

    #[test]
    fn what_was_read_before_a_stop_is_opened() {
        let mut desk = Desk::beside(&FOLDER);
        desk.open_until(|stage| matches!(stage, Stage::Reading(_)));
        stop(&mut desk);
        finish(&mut desk);
        assert_eq!(desk.pair(), "a b");
    }

    #[test]
    fn a_stop_while_pairs_are_related_opens_the_first_two_documents() {
        let mut desk = Desk::beside(&[("a", "F"), ("b", "A"), ("c", "A")]);
        desk.open_until(|stage| *stage == Stage::Relating);
        stop(&mut desk);
        finish(&mut desk);
        assert_eq!(desk.pair(), "a b");
        assert!(
            desk.state.opened.as_ref().unwrap().pairs.is_none(),
            "what is not known is not shown"
        );
        desk.perform(Command::Reload);
        assert!(desk.state.opened.as_ref().unwrap().pairs.is_some());
        assert_eq!(desk.pair(), "a b");
    }

    #[test]
    fn a_stopped_comparison_leaves_the_one_before_on_screen() {
        let mut desk = Desk::on(&FOLDER);
        desk.start(Action::Put(Side::Right, desk.id("c")));
        assert_eq!(desk.state.stage, Stage::Comparing);
        stop(&mut desk);
        finish(&mut desk);
        assert_eq!(desk.pair(), "a b");
        desk.put(Side::Right, "c");
        assert_eq!(desk.pair(), "a c");
    }

    #[test]
    fn a_stopped_first_comparison_leaves_the_left_document_alone() {
        let mut desk = Desk::beside(&FOLDER);
        desk.open_until(|stage| *stage == Stage::Comparing);
        stop(&mut desk);
        finish(&mut desk);
        assert_eq!(desk.pair(), "a -");
        desk.put(Side::Right, "c");
        assert_eq!(desk.pair(), "a c");
    }

    #[test]
    fn a_stop_while_pairs_are_related_lets_a_chosen_pair_be_compared() {
        let mut desk = Desk::beside(&FOLDER);
        desk.open_until(|stage| *stage == Stage::Relating);
        desk.start(Action::Put(Side::Left, desk.id("d")));
        desk.start(Action::Put(Side::Right, desk.id("c")));
        stop(&mut desk);
        assert_eq!(desk.state.stage, Stage::Comparing);
        finish(&mut desk);
        assert_eq!(desk.pair(), "d c");
    }

    /// Checks that a job which brought nothing is not waited for, and that it is said.
    #[track_caller]
    fn check_ended(desk: &mut Desk, kind: JobKind) {
        desk.act(Action::Ended(kind));
        assert_eq!((&desk.state.stage, desk.state.is_comparing), (&Stage::Idle, false));
        assert_eq!(desk.state.notice.as_deref(), kind.failure());
    }

    #[test]
    fn a_job_that_did_not_come_to_its_end_is_not_waited_for() {
        let mut desk = Desk::beside(&FOLDER);
        drop(desk.state.apply(desk.open()));
        desk.state.corpus = Desk::on(&FOLDER).state.corpus;
        check_ended(&mut desk, JobKind::Load);
        assert_eq!(desk.pair(), "a b");
        let mut desk = Desk::beside(&FOLDER);
        desk.open_until(|stage| *stage == Stage::Relating);
        desk.start(Action::Perform(Command::Stop));
        desk.state.stage = Stage::Relating;
        check_ended(&mut desk, JobKind::Overlap);
        let mut desk = Desk::on(&FOLDER);
        drop(desk.state.apply(Action::Put(Side::Right, desk.id("c"))));
        check_ended(&mut desk, JobKind::Compare);
        assert_eq!(desk.pair(), "a b");
    }
}

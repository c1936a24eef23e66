//! Which changes are listed: the kinds a person chose, and the steps that are of them.

use std::collections::BTreeSet;

use super::reading::{Step, StepKind};
use super::state::State;
use crate::compare::Nature;

/// The kinds by which changes are listed. A step can be of two: a paraphrase in which a number
/// changed is listed with paraphrases and with numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Some words of a passage were changed.
    Words,
    /// A number, date or name was changed.
    Figures,
    /// Only case, punctuation and the like.
    Form,
    /// The same in other words.
    Paraphrased,
    /// Stands elsewhere.
    Moved,
    /// Text of the left document only.
    LeftOnly,
    /// Text of the right document only.
    RightOnly,
}

impl ChangeKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::Words,
        Self::Figures,
        Self::Form,
        Self::Paraphrased,
        Self::Moved,
        Self::LeftOnly,
        Self::RightOnly,
    ];

    /// What it is called where kinds are chosen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words changed",
            Self::Figures => "number, date or name changed",
            Self::Form => "only punctuation, case or spelling",
            Self::Paraphrased => "paraphrased",
            Self::Moved => "moved",
            Self::LeftOnly => "left only",
            Self::RightOnly => "right only",
        }
    }

    /// Whether a step is of this kind.
    pub fn holds(self, step: &Step) -> bool {
        let is_edit_of = |nature| step.kind == StepKind::Edited && step.nature == Some(nature);
        match self {
            Self::Words => is_edit_of(Nature::Words),
            Self::Form => is_edit_of(Nature::Form),
            Self::Figures => step.nature == Some(Nature::Figures),
            Self::Paraphrased => step.kind == StepKind::Paraphrased,
            Self::Moved => step.kind == StepKind::Moved,
            Self::LeftOnly => step.kind == StepKind::LeftOnly,
            Self::RightOnly => step.kind == StepKind::RightOnly,
        }
    }
}

/// The steps that are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The kinds that are not.
    hidden: BTreeSet<ChangeKind>,
    /// The numbers of the steps that are, in order.
    steps: Vec<usize>,
    n_by_kind: [usize; 7],
}

impl Listing {
    /// The numbers of the listed steps, in order.
    pub fn steps(&self) -> &[usize] {
        &self.steps
    }

    /// Whether steps of a kind are listed.
    pub fn lists(&self, kind: ChangeKind) -> bool {
        !self.hidden.contains(&kind)
    }

    /// Whether steps of every kind are listed.
    pub fn lists_all(&self) -> bool {
        self.hidden.is_empty()
    }

    /// How many steps of the pair are of a kind, listed or not.
    pub fn n_of(&self, kind: ChangeKind) -> usize {
        let at = ChangeKind::ALL.iter().position(|&other| other == kind);
        at.and_then(|at| self.n_by_kind.get(at)).copied().unwrap_or_default()
    }

    /// Where a step stands in the list, if it is listed.
    pub fn place_of(&self, step: usize) -> Option<usize> {
        self.steps.binary_search(&step).ok()
    }

    /// The listed step after another one, or before it; past the end, the last one there is.
    pub(super) fn beside(&self, step: usize, is_forward: bool) -> Option<usize> {
        let (before, after) = self.steps.split_at(self.steps.partition_point(|&at| at < step));
        if is_forward {
            let next = after.iter().find(|&&at| at > step);
            next.or_else(|| self.steps.last()).copied()
        } else {
            before.last().or_else(|| self.steps.first()).copied()
        }
    }
}

impl State {
    /// Lists the steps of what is read anew.
    pub(super) fn relist(&mut self) {
        let steps = self.reading.as_ref().map_or(&[][..], |reading| &reading.steps);
        let hidden = &self.listing.hidden;
        let is_listed = |step: &Step| {
            ChangeKind::ALL.iter().any(|kind| !hidden.contains(kind) && kind.holds(step))
        };
        let listed = steps.iter().enumerate().filter(|(_, step)| is_listed(step));
        let listed = listed.map(|(at, _)| at).collect();
        let n_by_kind =
            ChangeKind::ALL.map(|kind| steps.iter().filter(|step| kind.holds(step)).count());
        (self.listing.steps, self.listing.n_by_kind) = (listed, n_by_kind);
    }

    /// Lists a kind of change, or no longer.
    pub(super) fn list_kind(&mut self, kind: ChangeKind, is_listed: bool) {
        if is_listed {
            self.listing.hidden.remove(&kind);
        } else {
            self.listing.hidden.insert(kind);
        }
        self.relist();
    }

    /// Lists all kinds again.
    pub(super) fn list_all_kinds(&mut self) {
        self.listing.hidden.clear();
        self.relist();
    }

    /// Lists changed numbers, dates and names alone; where that is so already, all kinds again.
    pub(super) fn list_figures_alone(&mut self) {
        let others = ChangeKind::ALL.into_iter().filter(|&kind| kind != ChangeKind::Figures);
        let alone: BTreeSet<ChangeKind> = others.collect();
        self.listing.hidden = if self.listing.hidden == alone { BTreeSet::new() } else { alone };
        self.relist();
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Desk;
    use super::super::{Action, Command};
    use super::*;

    /// A pair with two edits, a text of each side only and something moved.
    const CHANGED: [(&str, &str); 2] = [("a", "E/A/F/D/B"), ("b", "A/d/G/B/e")];

    fn listed(desk: &Desk) -> Vec<&'static str> {
        let steps = &desk.state.reading.as_ref().unwrap().steps;
        desk.state.listing.steps().iter().map(|&at| steps[at].kind.name()).collect()
    }

    #[test]
    fn every_kind_is_listed_until_one_is_taken_out() {
        let mut desk = Desk::on(&CHANGED);
        let all = ["moved", "left only", "edited", "right only"];
        assert_eq!(listed(&desk), all);
        desk.act(Action::ListKind(ChangeKind::LeftOnly, false));
        assert_eq!(listed(&desk), ["moved", "edited", "right only"]);
        assert_eq!(desk.state.listing.n_of(ChangeKind::LeftOnly), 1);
        desk.perform(Command::ListAllKinds);
        assert_eq!(listed(&desk), all);
    }

    #[test]
    fn steps_go_through_what_is_listed_only() {
        let mut desk = Desk::on(&CHANGED);
        desk.act(Action::ListKind(ChangeKind::Moved, false));
        desk.act(Action::ListKind(ChangeKind::Words, false));
        let way = [Command::NextChange, Command::NextChange, Command::NextChange].map(|command| {
            desk.perform(command);
            desk.state.step
        });
        assert_eq!(way, [Some(1), Some(3), Some(3)]);
        desk.perform(Command::PreviousChange);
        assert_eq!(desk.state.step, Some(1));
    }

    #[test]
    fn without_a_listed_step_nothing_moves() {
        let mut desk = Desk::on(&CHANGED);
        for kind in ChangeKind::ALL {
            desk.act(Action::ListKind(kind, false));
        }
        desk.perform(Command::NextChange);
        assert_eq!((desk.state.step, desk.state.listing.steps().len()), (None, 0));
    }

    #[test]
    fn from_a_step_that_is_not_listed_the_way_goes_on_from_there() {
        let mut desk = Desk::on(&CHANGED);
        desk.act(Action::Step(super::super::StepTo::This(1)));
        desk.act(Action::ListKind(ChangeKind::LeftOnly, false));
        desk.perform(Command::NextChange);
        assert_eq!(desk.state.step, Some(2));
    }

    #[test]
    fn figures_alone_are_listed_and_all_kinds_again() {
        let mut desk = Desk::on(&CHANGED);
        let n_all = desk.state.listing.steps().len();
        desk.perform(Command::OnlyFigures);
        let n_figures = desk.state.listing.n_of(ChangeKind::Figures);
        assert_eq!(desk.state.listing.steps().len(), n_figures);
        desk.perform(Command::OnlyFigures);
        assert_eq!(desk.state.listing.steps().len(), n_all);
    }

    #[test]
    fn the_choice_holds_for_the_next_pair() {
        let mut desk = Desk::on(&CHANGED);
        desk.act(Action::ListKind(ChangeKind::LeftOnly, false));
        desk.perform(Command::SwapSides);
        assert_eq!(listed(&desk), ["right only", "edited", "moved"]);
    }
}

//! What a person does with findings.

use super::listing::{FindingGroup, FindingOrder};
use super::{Place, at_place};
use crate::app::action::Effect;
use crate::app::remembered::{Decision, SetAside};
use crate::app::state::{Awaited, State};
use crate::app::stepping::CHANGED;
use crate::app::view::View;
use crate::compare::{Side, Sides};
use crate::findings::Subject;
use crate::report::finding_table::finding_table;

/// What a person does with findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingsAction {
    /// Show this one.
    Choose(usize),
    /// Go down so many rows of the list, or up.
    Move(i32),
    /// List only findings of this kind, or all.
    Kind(Option<Subject>),
    /// Order them so.
    Order(FindingOrder),
    /// Open a group or close it.
    Toggle(FindingGroup),
    /// Put this place of the finding on a side.
    Stand(Side, Place),
    /// Put the next two values side by side, or the two before.
    StepPair(bool),
    /// Open the two documents with both places in view.
    Read,
    /// Open the document of a place beside the one on the other side, that place in view.
    ReadAt(Place),
    /// Set the finding aside.
    SetAside,
    /// Put the finding back among the others.
    PutBack,
    /// Take back what was set aside or put back last.
    Undo,
    /// Copy the finding as a table.
    Copy,
    /// Stop looking for findings.
    Stop,
    /// Look for findings again.
    LookAgain,
}

impl State {
    pub(in crate::app) fn on_findings(&mut self, action: FindingsAction) -> Vec<Effect> {
        match action {
            FindingsAction::Choose(index) => self.choose_finding(Some(index)),
            FindingsAction::Move(by) => self.move_among_findings(by),
            FindingsAction::Kind(kind) => {
                self.findings.kind = kind;
                self.findings.relist();
            }
            FindingsAction::Order(order) => {
                self.findings.order = order;
                self.findings.relist();
            }
            FindingsAction::Toggle(group) => self.toggle_group(group),
            FindingsAction::Stand(side, place) => *self.findings.standing.of_mut(side) = place,
            FindingsAction::StepPair(is_forward) => self.step_pair(is_forward),
            FindingsAction::Read => return self.read_finding(self.findings.standing),
            FindingsAction::ReadAt(place) => return self.read_finding(self.beside(place)),
            FindingsAction::SetAside => return self.set_aside().into_iter().collect(),
            FindingsAction::PutBack => return self.put_back().into_iter().collect(),
            FindingsAction::Undo => return self.undo_decision().into_iter().collect(),
            FindingsAction::Copy => self.copy_finding(),
            FindingsAction::Stop => return self.stop_findings(),
            FindingsAction::LookAgain => self.want_findings(),
        }
        Vec::new()
    }

    fn move_among_findings(&mut self, by: i32) {
        let listed: Vec<usize> = self.findings.listed().collect();
        let current = self.findings.current;
        let at = listed.iter().position(|&index| Some(index) == current).unwrap_or(0);
        let last = i64::try_from(listed.len()).unwrap_or(i64::MAX) - 1;
        let to = (i64::try_from(at).unwrap_or(0) + i64::from(by)).clamp(0, last.max(0));
        if let Some(&index) = listed.get(usize::try_from(to).unwrap_or(0)) {
            self.choose_finding(Some(index));
        }
    }

    fn toggle_group(&mut self, group: FindingGroup) {
        let toggled = &mut self.findings.toggled;
        if let Some(at) = toggled.iter().position(|&other| other == group) {
            toggled.remove(at);
        } else {
            toggled.push(group);
        }
        self.findings.relist();
    }

    /// The pairs of values that can stand side by side, in order.
    fn step_pair(&mut self, is_forward: bool) {
        let Some((at, pairs)) = self.finding_pairs() else { return };
        let n = pairs.len().max(1);
        let to = if is_forward { (at + 1) % n } else { (at + n - 1) % n };
        if let Some(&(left, right)) = pairs.get(to) {
            let place = |value| Place { value, mention: 0 };
            self.findings.standing = Sides { left: place(left), right: place(right) };
        }
    }

    /// Which two values of the shown finding stand side by side, and all pairs of values.
    pub fn finding_pairs(&self) -> Option<(usize, Vec<(usize, usize)>)> {
        let n = self.findings.shown()?.values.len();
        let pairs: Vec<(usize, usize)> =
            (0..n).flat_map(|left| (left + 1..n).map(move |right| (left, right))).collect();
        let Sides { left, right } = self.findings.standing;
        let key = (left.value.min(right.value), left.value.max(right.value));
        Some((pairs.iter().position(|&pair| pair == key).unwrap_or(0), pairs))
    }

    /// A place and, on its other side, one of those that stand side by side: of another document if
    /// there is one.
    fn beside(&self, place: Place) -> Sides<Place> {
        let standing = self.findings.standing;
        let document = |place: Place| {
            let finding = self.findings.shown()?;
            at_place(finding, place).map(|(_, mention)| mention.document)
        };
        let is_left = place == standing.left || document(place) == document(standing.left);
        if is_left {
            Sides { left: place, right: standing.right }
        } else {
            Sides { left: standing.left, right: place }
        }
    }

    fn read_finding(&mut self, places: Sides<Place>) -> Vec<Effect> {
        let Some(finding) = self.findings.shown() else { return Vec::new() };
        let at = |place: Place| {
            let (_, mention) = at_place(finding, place)?;
            let then = self.findings.corpus.document(mention.document)?;
            self.place_now(then, (mention.span, mention.sentence))
        };
        let (Some(left), Some(right)) = (at(places.left), at(places.right)) else {
            self.notice = Some(CHANGED.to_owned());
            return Vec::new();
        };
        let (left, right) = (self.or_changed(left), self.or_changed(right));
        let mut effects: Vec<Effect> = self.show_view(View::Read).into_iter().collect();
        if left.0 != right.0 {
            effects.extend(self.show_pair(left, right));
        } else if let Some(side) = self.side_of(left.0).filter(|_| !self.is_comparing) {
            // A document against itself: one sheet cannot show both places.
            self.reveal(side, left.1, false);
        } else {
            self.awaited = Some(Awaited { document: left.0, span: left.1, partner: None });
            effects.extend(self.put(Side::Left, left.0));
        }
        effects
    }

    fn set_aside(&mut self) -> Option<Effect> {
        let found = &self.findings;
        let index = found.current.filter(|&index| !found.is_aside(index))?;
        let aside = SetAside::of(found.all().get(index)?, &found.corpus);
        let listed: Vec<usize> = found.listed().collect();
        let at = listed.iter().position(|&other| other == index);
        let next = at.and_then(|at| listed.get(at + 1).or_else(|| listed.get(at.checked_sub(1)?)));
        let next = next.copied();
        self.choose_finding(next);
        self.findings.undoing.push(Decision::PutBack(aside.clone()));
        self.findings.relist();
        self.remember(vec![Decision::SetAside(aside)])
    }

    fn put_back(&mut self) -> Option<Effect> {
        let found = &self.findings;
        let finding = found.all().get(found.current?)?.clone();
        let corpus = found.corpus.clone();
        self.findings.relist();
        let set_aside = self.remembered().set_aside.iter();
        let back = set_aside.filter(|aside| aside.is_of(&finding, &corpus));
        let back: Vec<SetAside> = back.cloned().collect();
        self.findings.undoing.extend(back.iter().cloned().map(Decision::SetAside));
        self.remember(back.into_iter().map(Decision::PutBack).collect())
    }

    /// Takes back what was decided last: what was set aside comes back and is shown.
    fn undo_decision(&mut self) -> Option<Effect> {
        let decision = self.findings.undoing.pop()?;
        if let Decision::PutBack(aside) = &decision {
            let found = &self.findings;
            let index = found.all().iter().position(|finding| aside.is_of(finding, &found.corpus));
            if index.is_some() {
                self.choose_finding(index);
            }
        }
        self.findings.relist();
        self.remember(vec![decision])
    }

    fn copy_finding(&mut self) {
        if let Some(finding) = self.findings.shown() {
            self.clipboard = Some(finding_table(finding, &self.findings.corpus));
            self.notice = Some("Finding copied as a table".to_owned());
        }
    }
}

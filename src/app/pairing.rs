//! Which documents stand left and right, and what is folded between them.

use std::sync::Arc;

use super::action::Effect;
use super::reading::{Reading, RowOptions, Sheets, paragraphs_with};
use super::state::{Stage, State};
use crate::compare::{Sameness, Side, Sides};
use crate::model::DocId;

impl State {
    /// Puts a document on a side; if it stands on the other, the sides are swapped.
    pub(super) fn put(&mut self, side: Side, document: DocId) -> Vec<Effect> {
        if *self.pair.of(side) == Some(document) {
            return Vec::new();
        }
        if *self.pair.of(side.other()) == Some(document) {
            let is_alone = self.pair.of(side).is_none();
            return if is_alone { Vec::new() } else { self.swap() };
        }
        // A document alone stands left.
        let side = if self.pair.left.is_none() { Side::Left } else { side };
        *self.pair.of_mut(side) = Some(document);
        self.compare()
    }

    pub(super) fn swap(&mut self) -> Vec<Effect> {
        self.pair = self.pair.mirrored();
        self.compare()
    }

    /// Puts the next or previous document of the list on the right, round its end, the left one left
    /// out.
    pub(super) fn walk(&mut self, is_forward: bool) -> Vec<Effect> {
        let ids: Vec<DocId> = (self.list.rows.iter())
            .map(|row| row.id)
            .filter(|&id| Some(id) != self.pair.left)
            .collect();
        let current = ids.iter().position(|&id| Some(id) == self.pair.right);
        let next = match (current, is_forward) {
            (None, true) => ids.first(),
            (Some(at), true) => ids.get(at + 1).or_else(|| ids.first()),
            (None | Some(0), false) => ids.last(),
            (Some(at), false) => ids.get(at - 1),
        };
        next.map_or_else(Vec::new, |&id| self.put(Side::Right, id))
    }

    pub(super) fn compare(&mut self) -> Vec<Effect> {
        let document = |id: Option<DocId>| id.and_then(|id| self.corpus.document(id)).cloned();
        let documents = Sides { left: document(self.pair.left), right: document(self.pair.right) };
        if documents.left.is_none() && documents.right.is_none() {
            return Vec::new();
        }
        self.is_comparing = true;
        if self.stage == Stage::Idle {
            self.stage = Stage::Comparing;
        }
        let sheets = Sheets {
            ids: self.pair,
            documents,
            options: self.row_options(self.pair),
            sameness: self.settings.sameness,
        };
        let folder =
            self.opened.as_ref().map_or_else(Arc::default, |opened| Arc::clone(&opened.folder));
        vec![Effect::Compare(Box::new(sheets), self.corpus.clone(), folder)]
    }

    /// Counts other differences as changes, and compares what is open so.
    pub(super) fn count(&mut self, sameness: Sameness) -> Vec<Effect> {
        self.settings.sameness = sameness;
        let mut effects = self.compare();
        effects.push(Effect::Save);
        effects
    }

    pub(super) fn toggle_count(&mut self, which: fn(&mut Sameness) -> &mut bool) -> Vec<Effect> {
        let mut sameness = self.settings.sameness;
        let counts = which(&mut sameness);
        *counts = !*counts;
        self.count(sameness)
    }

    fn row_options(&self, ids: Sides<Option<DocId>>) -> RowOptions {
        RowOptions {
            folds_boilerplate: self.settings.leaves_out_boilerplate,
            folds_identical: self.folds_identical,
            matching: self.is_only_matching().then(|| Arc::new(self.matching(ids))),
            ..RowOptions::default()
        }
    }

    /// Whether only paragraphs with hits are read, and those beside them.
    pub fn is_only_matching(&self) -> bool {
        self.folds_unmatched && self.filtering.is_active()
    }

    /// The paragraphs of two documents that have hits.
    fn matching(&self, ids: Sides<Option<DocId>>) -> Sides<Vec<u32>> {
        let of = |id: Option<DocId>| {
            let (id, document) = id.and_then(|id| Some((id, self.corpus.document(id)?)))?;
            let hits = self.filtering.hits.of(id, &self.corpus);
            Some(paragraphs_with(document, hits.iter().map(|hit| hit.span)))
        };
        Sides { left: of(ids.left).unwrap_or_default(), right: of(ids.right).unwrap_or_default() }
    }

    /// Folds what is read as the switches now say.
    pub(super) fn refold(&mut self) -> Vec<Effect> {
        let ids = self.reading.as_ref().map(|reading| reading.ids);
        ids.map_or_else(Vec::new, |ids| self.fold(self.row_options(ids)))
    }

    pub(super) fn unfold(&mut self, key: Sides<usize>) -> Vec<Effect> {
        let of_reading = self.reading.as_ref().map(|reading| &reading.options);
        let Some(mut options) = self.folding.as_ref().or(of_reading).cloned() else {
            return Vec::new();
        };
        let key = (key.left, key.right);
        if !options.unfolded.remove(&key) {
            options.unfolded.insert(key);
        }
        self.fold(options)
    }

    /// Has the rows laid out anew; until then what is read stays as it is.
    fn fold(&mut self, options: RowOptions) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return Vec::new() };
        self.folding = (reading.options != options).then_some(options);
        let folding = self.folding.clone();
        folding.map(|options| Effect::Fold(Arc::clone(reading), options)).into_iter().collect()
    }

    /// Takes over rows that were laid out anew, unless they are of something else by now.
    pub(super) fn folded(&mut self, folded: Arc<Reading>) {
        let is_same = |reading: &Arc<Reading>| {
            reading.ids == folded.ids && Arc::ptr_eq(&reading.comparison, &folded.comparison)
        };
        if self.folding.as_ref() == Some(&folded.options)
            && self.reading.as_ref().is_some_and(is_same)
        {
            (self.folding, self.reading) = (None, Some(folded));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::command::Command;
    use super::super::tests::{Desk, FOLDER};
    use super::*;
    use crate::app::Action;
    use crate::app::reading::Fold;

    /// Checks which pair is read after some commands, the folder's first pair being `a b`.
    #[track_caller]
    fn check(commands: &[Command], expected: &str) {
        let mut desk = Desk::on(&FOLDER);
        for &command in commands {
            desk.perform(command);
        }
        assert_eq!(desk.pair(), expected);
    }

    #[test]
    fn swapping_mirrors_the_comparison() {
        let mut desk = Desk::on(&FOLDER);
        let before = desk.state.reading.clone().unwrap();
        desk.perform(Command::SwapSides);
        assert_eq!(desk.pair(), "b a");
        let after = desk.state.reading.clone().unwrap();
        assert_eq!(after.comparison.overlap, before.comparison.overlap.mirrored());
        desk.perform(Command::SwapSides);
        assert_eq!(desk.state.reading.unwrap().comparison, before.comparison);
    }

    #[test]
    fn putting_left_what_stands_right_swaps() {
        let mut desk = Desk::on(&FOLDER);
        desk.put(Side::Left, "b");
        assert_eq!(desk.pair(), "b a");
        desk.put(Side::Right, "b");
        assert_eq!(desk.pair(), "a b");
    }

    #[test]
    fn putting_a_document_where_it_stands_does_nothing() {
        let mut desk = Desk::on(&FOLDER);
        assert_eq!(desk.state.apply(Action::Put(Side::Right, desk.id("b"))).len(), 0);
        assert_eq!(desk.pair(), "a b");
    }

    #[test]
    fn a_document_alone_stays_on_its_side() {
        let mut desk = Desk::on(&FOLDER[..1]);
        desk.put(Side::Right, "a");
        assert_eq!(desk.pair(), "a -");
    }

    #[test]
    fn walking_goes_down_the_list_and_round_past_the_left_document() {
        check(&[Command::NextDocument], "a c");
        check(&[Command::NextDocument; 2], "a d");
        check(&[Command::NextDocument; 3], "a b");
        check(&[Command::PreviousDocument], "a d");
        check(&[Command::PreviousDocument, Command::NextDocument], "a b");
    }

    #[test]
    fn walking_back_from_nowhere_begins_at_the_end() {
        let mut desk = Desk::on(&FOLDER);
        desk.state.pair.right = None;
        desk.perform(Command::PreviousDocument);
        assert_eq!(desk.pair(), "a d");
    }

    #[test]
    fn one_document_walks_nowhere() {
        let mut desk = Desk::on(&FOLDER[..1]);
        desk.perform(Command::NextDocument);
        assert_eq!(desk.pair(), "a -");
    }

    #[test]
    fn folds_that_are_switched_while_a_pair_is_compared_hold_for_it() {
        let mut desk = Desk::on(&FOLDER);
        desk.start(Action::Perform(Command::SwapSides));
        desk.perform(Command::OnlyDifferences);
        let n_rows = |desk: &Desk| desk.state.reading.as_ref().unwrap().rows.len();
        assert_eq!(n_rows(&desk), 2);
        desk.perform(Command::OnlyDifferences);
        assert_eq!(n_rows(&desk), 4);
    }

    #[test]
    fn what_is_read_stays_until_it_has_been_folded() {
        let mut desk = Desk::on(&FOLDER);
        desk.start(Action::Perform(Command::OnlyDifferences));
        let n_rows = |desk: &Desk| desk.state.reading.as_ref().unwrap().rows.len();
        assert_eq!((n_rows(&desk), desk.state.folding.is_some()), (4, true));
        // Unfolded at once, the run of what is identical is opened in what is still being made.
        desk.start(Action::Unfold(Sides { left: 0, right: 0 }));
        while desk.listen() {}
        assert_eq!((n_rows(&desk), desk.state.folding.is_some()), (4, false));
        assert!(desk.state.reading.unwrap().options.folds_identical);
    }

    #[test]
    fn a_fold_opens_and_closes() {
        let mut desk = Desk::on(&FOLDER);
        desk.perform(Command::OnlyDifferences);
        let n_rows = [(); 2].map(|()| {
            desk.act(Action::Unfold(Sides { left: 0, right: 0 }));
            desk.state.reading.as_ref().unwrap().rows.len()
        });
        assert_eq!(n_rows, [4, 2]);
    }

    /// The rows as they are read, each folded one as the number of its paragraphs.
    fn rows(desk: &Desk) -> Vec<Option<Fold>> {
        desk.state.reading.as_ref().unwrap().rows.iter().map(|row| row.fold).collect()
    }

    #[test]
    fn only_matching_leaves_what_has_hits_while_there_is_a_filter() {
        let mut desk = Desk::on(&[("a", "A/B/C/D/E"), ("b", "A/B/C/d/E")]);
        desk.perform(Command::OnlyMatching);
        assert_eq!(rows(&desk), [None; 5], "without a filter everything is read");
        desk.act(Action::Type("passenger".to_owned()));
        let unmatched = |n| Some(Fold::Unmatched(n));
        assert_eq!(rows(&desk), [unmatched(3), None, None]);
        desk.act(Action::Type("ferry".to_owned()));
        assert_eq!(rows(&desk), [None, None, unmatched(3)]);
        desk.perform(Command::SwapSides);
        assert_eq!(rows(&desk), [None, None, unmatched(3)]);
        desk.perform(Command::ClearFilter);
        assert_eq!(rows(&desk), [None; 5]);
    }

    #[test]
    fn what_has_no_hit_is_folded_in_a_document_alone_too() {
        let mut desk = Desk::on(&[("a", "A/B/C/D/E")]);
        desk.act(Action::Type("passenger".to_owned()));
        desk.perform(Command::OnlyMatching);
        assert_eq!(rows(&desk), [Some(Fold::Unmatched(3)), None, None]);
        desk.perform(Command::OnlyMatching);
        assert_eq!(rows(&desk), [None; 5]);
    }
}

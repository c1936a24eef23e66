//! The filter's part of the state: what was typed, what it found, and what was wrong with it.

use std::sync::Arc;

use super::action::Effect;
use super::opened::ListOrder;
use super::state::{HitIdx, State, Tab};
use crate::compare::Sides;
use crate::filter::{
    Hits, Index, Query, QueryError, Switches, explain_nothing, filter, filter_some,
};
use crate::model::{Corpus, DocId};

/// What was typed to filter, and what the last good query found.
#[derive(Clone, Debug, Default)]
pub struct Filtering {
    /// What stands in the field.
    pub text: String,
    /// The three switches.
    pub switches: Switches,
    /// What is wrong with the text, if it is no query.
    pub error: Option<QueryError>,
    /// The text of the query whose hits are on screen.
    pub good_text: String,
    /// The query whose hits are on screen.
    pub query: Query,
    /// What it found.
    pub hits: Arc<Hits>,
    /// Why it found nothing, where there is more to say than that.
    pub explanation: Option<String>,
    /// What spares queries the reading of all documents, once all have been read.
    pub(super) index: Option<Arc<Index>>,
    /// Whether that is being made.
    pub(super) is_indexing: bool,
    /// Where the hit that a person is at stands in its document, which has changed.
    pub(super) carried: Option<(DocId, u32)>,
    /// The last query that was asked, whose hits may still be looked for.
    pub(super) asked: Query,
    /// Its text.
    pub(super) asked_text: String,
}

/// What a job needs to run a query.
#[derive(Clone, Debug)]
pub struct FilterRequest {
    /// The documents that are asked.
    pub corpus: Corpus,
    /// Their index, if it has been made.
    pub index: Option<Arc<Index>>,
    /// The query.
    pub query: Query,
    /// The documents whose places of hits are wanted at once.
    pub open: Sides<Option<DocId>>,
    /// The documents that are wanted before all others.
    pub first: Vec<DocId>,
}

/// A folder with more text is not asked as a whole before something is on screen, in bytes.
const ASKED_AT_ONCE: u64 = 256 << 20;
/// So many rows of the list are asked first: no screen shows more.
const MOST_FIRST: usize = 100;
/// A document with more text is not among the first, in bytes.
const MOST_BYTES_OF_FIRST: usize = 64 << 10;

impl FilterRequest {
    /// Finds the hits of what is on screen, where all would take longer than a frame.
    pub(super) fn run_first(&self, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Hits> {
        let wanted = !self.first.is_empty() && !self.query.is_empty();
        wanted.then(|| filter_some(&self.corpus, &self.query, &self.first, cancelled))?
    }

    /// Finds the hits, the places of those in the open documents too.
    pub(super) fn run(&self, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Hits> {
        let hits = filter(&self.corpus, self.index.as_deref(), &self.query, cancelled)?;
        for id in [self.open.left, self.open.right].into_iter().flatten() {
            hits.of(id, &self.corpus);
        }
        Some(hits)
    }

    /// Why nothing was found, where there is more to say than that.
    pub(super) fn explanation(
        &self,
        hits: &Hits,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<String> {
        let index = self.index.as_deref();
        explain_nothing(&self.corpus, index, &self.query, hits, cancelled)
    }
}

impl Filtering {
    /// Whether hits of a query are on screen.
    pub fn is_active(&self) -> bool {
        !self.query.is_empty()
    }

    /// Forgets what was found in documents that are gone; the query stays.
    pub(super) fn forget_hits(&mut self) {
        self.hits = Arc::default();
        self.explanation = None;
        (self.index, self.is_indexing) = (None, false);
    }

    /// Has the index made of these documents.
    pub(super) fn index_anew(&mut self, corpus: &Corpus) -> Effect {
        (self.index, self.is_indexing) = (None, true);
        Effect::Index(corpus.clone())
    }

    pub(super) fn indexed(&mut self, index: Arc<Index>) {
        (self.index, self.is_indexing) = (Some(index), false);
    }

    /// Asks what stands in the field if it is a query; else its error is kept beside the last hits.
    fn ask(&mut self) {
        match Query::parse(&self.text, self.switches) {
            Ok(query) => {
                self.error = None;
                self.asked = query;
                self.asked_text.clone_from(&self.text);
            }
            Err(error) => self.error = Some(error),
        }
    }
}

impl State {
    pub(super) fn filtered(
        &mut self,
        query: Query,
        hits: Arc<Hits>,
        explanation: Option<String>,
    ) -> Vec<Effect> {
        let was_active = self.filtering.is_active();
        if !self.filtering.query.asks_the_same(&query) {
            self.concordance.toggled.clear();
            self.notice = None;
        }
        self.filtering.query = query;
        // What stands in the field may have gone on to something that is no query.
        self.filtering.good_text.clone_from(&self.filtering.asked_text);
        self.filtering.hits = hits;
        self.filtering.explanation = explanation;
        self.hit = self.hit_again();
        match (was_active, self.filtering.is_active()) {
            (false, true) if self.tab == Tab::Changes => self.tab = Tab::Hits,
            (true, false) if self.tab == Tab::Hits => self.tab = Tab::Changes,
            _ => {}
        }
        if self.folds_unmatched { self.refold() } else { Vec::new() }
    }

    pub(super) fn is_hit(&self, hit: HitIdx) -> bool {
        let hits = &self.filtering.hits;
        hit.index < hits.n_of(hit.document) && !hits.is_outdated(Some(hit.document))
    }

    /// The hit a person is at among those that were found now: in a document that has changed the one
    /// nearest to where it was.
    fn hit_again(&mut self) -> Option<HitIdx> {
        let hit = self.hit?;
        let hits = &self.filtering.hits;
        if hits.is_partial {
            return Some(hit);
        }
        let at = self.filtering.carried.take().filter(|(document, _)| *document == hit.document);
        let index = at.map_or(Some(hit.index), |(document, byte)| {
            let found = hits.of(document, &self.corpus).iter().enumerate();
            found.min_by_key(|(_, hit)| hit.span.start.abs_diff(byte)).map(|(index, _)| index)
        });
        index.map(|index| HitIdx { index, ..hit }).filter(|hit| self.is_hit(*hit))
    }

    pub(super) fn switched(
        &mut self,
        switch: impl FnOnce(&mut Switches) -> &mut bool,
    ) -> Vec<Effect> {
        let on = switch(&mut self.filtering.switches);
        *on = !*on;
        self.refilter()
    }

    /// Runs what stands in the field, if it is a query, over what has been read.
    pub(super) fn refilter(&mut self) -> Vec<Effect> {
        self.remember_filter();
        self.filtering.ask();
        let is_good = self.filtering.error.is_none();
        is_good.then(|| self.filter()).into_iter().collect()
    }

    /// Runs the filter over other documents than before: the last good query, where the field holds
    /// none, since its hits are of no use any more.
    pub(super) fn filter_anew(&mut self) -> Effect {
        self.filtering.ask();
        self.filter()
    }

    /// Runs a filter that asks about the open pair, now that another one is open.
    pub(super) fn filter_pair_anew(&self) -> Option<Effect> {
        self.filtering.asked.needs_pair().map(|_| self.filter())
    }

    fn filter(&self) -> Effect {
        let asked = self.filtering.asked.clone();
        let pair = asked.needs_pair().and_then(|_| self.reading.as_ref()?.stretches());
        Effect::Filter(Box::new(FilterRequest {
            corpus: self.corpus.clone(),
            index: self.filtering.index.clone(),
            query: asked.beside(pair.map(Arc::new)),
            open: self.pair,
            first: self.wanted_first(ASKED_AT_ONCE),
        }))
    }

    /// What a person sees, in a folder with more text than `above`. Where the list is ordered by hits,
    /// or hides what has none, nothing can be shown before all is known.
    fn wanted_first(&self, above: u64) -> Vec<DocId> {
        let is_by_hits = self.settings.hides_unmatched || self.order() == ListOrder::Hits;
        if is_by_hits || self.corpus.bytes() <= above {
            return Vec::new();
        }
        let listed = self.list.rows.iter().map(|row| row.id).take(MOST_FIRST);
        let open = [self.pair.left, self.pair.right].into_iter().flatten();
        let is_short = |id: &DocId| {
            let document = self.corpus.document(*id);
            document.is_some_and(|document| document.text().len() <= MOST_BYTES_OF_FIRST)
        };
        open.chain(listed).filter(is_short).collect()
    }

    /// Writes the filter down with what is open; until that has been compared, what was open before
    /// is still what comes back.
    fn remember_filter(&mut self) {
        let session = &mut self.settings.session;
        if self.opened.as_ref().is_some_and(|opened| opened.paths == session.paths) {
            session.set_filter(&self.filtering.text, self.filtering.switches);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, FOLDER};
    use super::super::{Action, Command, HitTo};
    use super::*;
    use crate::compare::Side;

    fn typed(text: &str) -> Desk {
        let mut desk = Desk::on(&FOLDER);
        desk.act(Action::Type(text.to_owned()));
        desk
    }

    /// Checks the hits on screen, the text they are of, and whether the field is in error.
    #[track_caller]
    fn check(desk: &Desk, n_hits: usize, good_text: &str, is_wrong: bool) {
        let filtering = &desk.state.filtering;
        let found =
            (filtering.hits.n_hits, filtering.good_text.as_str(), filtering.error.is_some());
        assert_eq!(found, (n_hits, good_text, is_wrong));
    }

    #[test]
    fn a_bad_pattern_keeps_the_last_hits() {
        let mut desk = typed("ferry");
        desk.perform(Command::Regex);
        desk.act(Action::Type("ferry(".to_owned()));
        check(&desk, 3, "ferry", true);
        desk.act(Action::Type("ferry()".to_owned()));
        check(&desk, 3, "ferry()", false);
    }

    /// The hits came while something else stood in the field.
    #[test]
    fn late_hits_name_the_text_they_are_of() {
        let mut desk = typed("");
        desk.perform(Command::Regex);
        desk.start(Action::Type("ferry".to_owned()));
        desk.act(Action::Type("ferry(".to_owned()));
        check(&desk, 3, "ferry", true);
    }

    #[test]
    fn a_bad_pattern_keeps_its_last_good_query_when_all_is_read_again() {
        let mut desk = typed("ferry");
        desk.perform(Command::Regex);
        desk.act(Action::Type("ferry(".to_owned()));
        desk.start(Action::Perform(Command::Reload));
        assert_eq!(desk.state.filtering.hits.n_hits, 0, "hits of documents that are gone");
        while desk.listen() {}
        check(&desk, 3, "ferry", true);
        assert_eq!(desk.state.filtering.text, "ferry(");
    }

    #[test]
    fn what_was_made_of_documents_that_are_gone_is_not_asked() {
        let mut desk = typed("ferry");
        assert!(desk.state.filtering.index.is_some());
        desk.start(Action::Perform(Command::Reload));
        assert!(desk.state.filtering.index.is_none());
        while desk.listen() {}
        assert!(desk.state.filtering.index.is_some());
        desk.act(Action::Type("ferr".to_owned()));
        check(&desk, 3, "ferr", false);
    }

    #[test]
    fn of_a_large_folder_what_is_on_screen_is_asked_first() {
        let mut desk = typed("ferry");
        assert_eq!(desk.state.wanted_first(ASKED_AT_ONCE), [], "this one is small");
        let first = desk.state.wanted_first(0);
        assert_eq!(first.first(), desk.state.pair.left.as_ref());
        let [a, b] = ["a", "b"].map(|name| desk.id(name));
        let corpus = desk.state.corpus.clone();
        let query = desk.state.filtering.query.clone();
        let hits = Arc::new(filter_some(&corpus, &query, &[b, a], &|| false).unwrap());
        assert!(hits.knows(a) && !hits.knows(desk.id("c")));
        desk.start(Action::Filtered(query, hits, None));
        let shown = |desk: &Desk| {
            let rows = desk.state.list.rows.iter().map(|row| (row.n_hits, row.matches));
            rows.collect::<Vec<_>>()
        };
        let unknown = (None, true);
        assert_eq!(shown(&desk), [(Some(1), true), (Some(1), true), unknown, unknown]);
        desk.act(Action::HideUnmatched(true));
        assert_eq!(desk.state.wanted_first(0), [], "what is hidden is known when all is");
    }

    #[test]
    fn switches_ask_again() {
        let mut desk = typed("FERRY");
        desk.perform(Command::Regex);
        check(&desk, 3, "FERRY", false);
        desk.perform(Command::MatchCase);
        check(&desk, 0, "FERRY", false);
        assert!(desk.state.filtering.explanation.is_some(), "0 hits say why");
        desk.perform(Command::MatchCase);
        check(&desk, 3, "FERRY", false);
        assert_eq!(desk.state.filtering.explanation, None);
    }

    #[test]
    fn a_question_about_the_open_pair_is_asked_again_of_another() {
        let mut desk = typed("kind:edited");
        let n_edited = desk.state.filtering.hits.n_hits;
        assert!(n_edited > 0 && desk.pair() == "a b");
        desk.put(Side::Right, "d");
        check(&desk, 0, "kind:edited", false);
        desk.put(Side::Right, "b");
        check(&desk, n_edited, "kind:edited", false);
    }

    #[test]
    fn a_question_about_the_open_pair_says_why_it_finds_nothing_without_one() {
        let mut desk = Desk::on(&FOLDER[..1]);
        desk.act(Action::Type("the kind:edited".to_owned()));
        check(&desk, 0, "the kind:edited", false);
        let why = desk.state.filtering.explanation.as_deref();
        assert_eq!(why, Some("0 hits; kind: asks about the open pair; here there is none"));
    }

    #[test]
    fn typing_shows_the_hits_and_clearing_the_changes() {
        let mut desk = typed("ferry");
        assert_eq!(desk.state.tab, Tab::Hits);
        desk.perform(Command::ClearFilter);
        assert_eq!(desk.state.tab, Tab::Changes);
        check(&desk, 0, "", false);
    }

    #[test]
    fn a_tab_that_a_person_chose_stays_while_typing_goes_on() {
        let mut desk = typed("f");
        desk.perform(Command::ShowChanges);
        desk.act(Action::Type("fe".to_owned()));
        assert_eq!(desk.state.tab, Tab::Changes);
        desk.perform(Command::ShowProblems);
        desk.perform(Command::ClearFilter);
        assert_eq!(desk.state.tab, Tab::Problems);
    }

    #[test]
    fn a_hit_that_is_gone_is_no_place_any_more() {
        let mut desk = typed("the");
        let hit = HitIdx { document: desk.id("d"), index: 0 };
        desk.act(Action::Hit(HitTo::This(hit)));
        assert_eq!(desk.state.hit, Some(hit));
        desk.act(Action::Type("ferry".to_owned()));
        assert_eq!(desk.state.hit, None);
    }
}

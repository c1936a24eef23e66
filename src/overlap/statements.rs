//! What belongs together, as statements: one text reprinted, retold, part of it, quotes it, on its own.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::groups;
use super::{Pair, Relatives};
use crate::compare::{Share, Side};
use crate::model::DocId;

/// Documents that have so much of each other, most of it word for word, are one text.
const REPRINT: f64 = 0.6;
/// A document that has less of another merely quotes it.
const RETOLD: f64 = 1.0 / 3.0;

/// A document that has less of another has little in common with it.
const LITTLE: f64 = 0.05;

/// How documents are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Mostly word for word the same, in both directions.
    Reprinted,
    /// Much of it says the same as another in other words.
    Retold,
    /// Much of it stands word for word in another that has more.
    Part,
    /// Some of it stands in another.
    Quotes,
    /// More than unrelated texts, but hardly anything.
    Little,
    /// More alike to none than unrelated texts are.
    Alone,
}

/// Documents of which the same can be said.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// How they are related.
    pub relation: Relation,
    /// The documents, in the order of their family.
    pub documents: Vec<DocId>,
    /// The document that theirs comes from, unless they are all equal.
    pub source: Option<DocId>,
    /// The smallest of the shares that were looked at.
    pub least: f64,
    /// The largest of them.
    pub most: f64,
    /// Whether any of them is an estimate.
    pub is_estimate: bool,
}

impl Statement {
    fn new(relation: Relation, source: Option<DocId>) -> Self {
        let (least, most) = (f64::INFINITY, 0.0);
        Self { relation, documents: Vec::new(), source, least, most, is_estimate: false }
    }

    fn add_share(&mut self, share: f64, is_estimate: bool) {
        self.least = self.least.min(share);
        self.most = self.most.max(share);
        self.is_estimate |= is_estimate;
    }
}

/// What can be said of each family, one after the other, and of all documents alone at the end.
/// `pairs` are those above the floor, by ids; `unrelated` is the largest share of any other.
pub fn statements(pairs: &[Pair], relatives: &Relatives, unrelated: f64) -> Vec<Statement> {
    let n_documents =
        relatives.families.iter().map(Vec::len).sum::<usize>() + relatives.alone.len();
    let kin = Kin::new(pairs, n_documents);
    let mut said = Said::default();
    for (family, number) in relatives.families.iter().zip(0..) {
        kin.state(family, number, &mut said);
    }
    for pair in pairs.iter().filter(|pair| kin.text(pair.left) == kin.text(pair.right)) {
        let place = said.places.get(&(Relation::Reprinted, kin.text(pair.left)));
        let statement = place.and_then(|&place| said.statements.get_mut(place));
        let Some((_, statement)) = statement else { continue };
        for side in Side::BOTH {
            statement.add_share(pair.overlap.of(side).total(), pair.is_estimate);
        }
    }
    said.statements.sort_by_key(|(family, statement)| (*family, statement.relation));
    let mut said: Vec<Statement> = said.statements.into_iter().map(|(_, said)| said).collect();
    if !relatives.alone.is_empty() {
        let alone = Statement::new(Relation::Alone, None);
        let documents = relatives.alone.clone();
        said.push(Statement { documents, least: 0.0, most: unrelated, ..alone });
    }
    said
}

/// The statements so far, each with the number of its family.
#[derive(Default)]
struct Said {
    statements: Vec<(usize, Statement)>,
    /// Where the statement about a relation to a text stands.
    places: BTreeMap<(Relation, DocId), usize>,
}

impl Said {
    /// The statement about a relation to a text, its own or another.
    fn about(&mut self, family: usize, relation: Relation, text: DocId) -> Option<&mut Statement> {
        let place = *self.places.entry((relation, text)).or_insert_with(|| {
            let has_source = !matches!(relation, Relation::Reprinted | Relation::Little);
            let statement = Statement::new(relation, has_source.then_some(text));
            self.statements.push((family, statement));
            self.statements.len() - 1
        });
        self.statements.get_mut(place).map(|(_, statement)| statement)
    }
}

/// Whether at least half of what is shared is word for word the same, on both sides.
fn is_verbatim(pair: &Pair) -> bool {
    Side::BOTH.iter().all(|&side| is_mostly_identical(pair.overlap.of(side)))
}

fn is_mostly_identical(share: Share) -> bool {
    share.identical >= 0.5 * share.total()
}

/// A share of one document in another.
#[derive(Clone, Copy)]
struct Found {
    source: DocId,
    share: Share,
    is_estimate: bool,
}

/// The pairs from each document's side.
struct Kin {
    /// The first document of each document's text.
    texts: Vec<DocId>,
    /// How many documents each text has, by its first one.
    n_copies: Vec<usize>,
    /// The other text in which each document has most of itself, among those that have not more of
    /// it than it of them.
    sources: Vec<Option<Found>>,
    /// The largest share of each document in any other.
    largest: Vec<(f64, bool)>,
}

impl Kin {
    fn new(pairs: &[Pair], n_documents: usize) -> Self {
        let reprints: Vec<Pair> = pairs.iter().filter(|pair| is_verbatim(pair)).copied().collect();
        let texts = groups(&reprints, n_documents, REPRINT);
        let mut n_copies = vec![0; n_documents];
        for text in &texts {
            n_copies.get_mut(text.index()).into_iter().for_each(|n| *n += 1);
        }
        let (sources, largest) = (vec![None; n_documents], vec![(0.0, false); n_documents]);
        let mut kin = Self { texts, n_copies, sources, largest };
        pairs.iter().for_each(|pair| kin.add(pair));
        kin
    }

    fn add(&mut self, pair: &Pair) {
        let is_estimate = pair.is_estimate;
        let (left, right) = (pair.overlap.left_in_right, pair.overlap.right_in_left);
        for (id, share) in [(pair.left, left.total()), (pair.right, right.total())] {
            if let Some(largest) = self.largest.get_mut(id.index()).filter(|it| share > it.0) {
                *largest = (share, is_estimate);
            }
        }
        if self.text(pair.left) == self.text(pair.right) {
            return;
        }
        // Of two that have as much of each other, the one listed first is the source.
        let (document, found) = if left.total() > right.total() {
            (pair.left, Found { source: pair.right, share: left, is_estimate })
        } else {
            (pair.right, Found { source: pair.left, share: right, is_estimate })
        };
        let Some(best) = self.sources.get_mut(document.index()) else { return };
        if best.is_none_or(|best| found.share.total() > best.share.total()) {
            *best = Some(found);
        }
    }

    fn text(&self, document: DocId) -> DocId {
        self.texts.get(document.index()).copied().unwrap_or(document)
    }

    fn is_reprint(&self, document: DocId) -> bool {
        let n_copies = self.n_copies.get(self.text(document).index());
        n_copies.is_some_and(|&n| n > 1)
    }

    /// Where a document comes from, unless it is too little to say so.
    fn source(&self, document: DocId) -> Option<Found> {
        let found = self.sources.get(document.index()).copied().flatten();
        found.filter(|found| found.share.total() >= LITTLE)
    }

    /// Adds what can be said of a family. Every document is named once at least, be it as a source.
    fn state(&self, family: &[DocId], number: usize, said: &mut Said) {
        let mut texts = BTreeSet::new();
        for &document in family {
            let text = self.text(document);
            let is_first_copy = self.is_reprint(document) && text == document;
            if self.is_reprint(document)
                && let Some(statement) = said.about(number, Relation::Reprinted, text)
            {
                statement.documents.push(document);
                texts.insert(text);
                if !is_first_copy {
                    continue;
                }
            }
            let Some(found) = self.source(document) else { continue };
            texts.extend([document, self.text(found.source)]);
            let source = self.text(found.source);
            if let Some(statement) = said.about(number, relation(found.share), source) {
                statement.documents.push(document);
                statement.add_share(found.share.total(), found.is_estimate);
            }
        }
        let Some(&first) = family.first() else { return };
        for &document in family.iter().filter(|id| !texts.contains(&self.text(**id))) {
            let (share, is_estimate) =
                self.largest.get(document.index()).copied().unwrap_or_default();
            if let Some(statement) = said.about(number, Relation::Little, first) {
                statement.documents.push(document);
                statement.add_share(share, is_estimate);
            }
        }
    }
}

/// How a document is related to where so much of it stands.
fn relation(share: Share) -> Relation {
    match share {
        share if share.total() < RETOLD => Relation::Quotes,
        share if is_mostly_identical(share) => Relation::Part,
        _ => Relation::Retold,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::pair;
    use super::super::{Relatives, relatives};
    use super::*;
    use crate::compare::Overlap;

    /// Two documents that say the same in other words.
    fn retold(left: u32, right: u32, left_in_right: u32, right_in_left: u32) -> Pair {
        let pair = pair(left, right, left_in_right, right_in_left);
        let in_other_words = |share: Share| Share {
            identical: share.identical / 4.0,
            edited: share.identical / 4.0,
            paraphrased: share.identical / 2.0,
        };
        let overlap = Overlap {
            left_in_right: in_other_words(pair.overlap.left_in_right),
            right_in_left: in_other_words(pair.overlap.right_in_left),
        };
        Pair { overlap, ..pair }
    }

    /// Checks statements, each as "relation documents < source least-most".
    #[track_caller]
    fn check(pairs: &[Pair], n_documents: usize, expected: &[&str]) {
        let relatives = relatives(pairs, &groups(pairs, n_documents, 0.6));
        check_of(pairs, &relatives, expected);
    }

    #[track_caller]
    fn check_of(pairs: &[Pair], relatives: &Relatives, expected: &[&str]) {
        let shown = |said: &Statement| {
            let documents: Vec<String> = said.documents.iter().map(|id| id.0.to_string()).collect();
            let source = said.source.map_or_else(String::new, |id| format!(" < {}", id.0));
            let percent = |share: f64| (100.0 * share).round();
            let (least, most) = (percent(said.least), percent(said.most));
            format!("{:?} {}{source} {least}-{most}", said.relation, documents.join(" "))
        };
        let said = statements(pairs, relatives, 0.05);
        assert_eq!(said.iter().map(shown).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_folder_in_words() {
        let pairs = [
            pair(0, 1, 98, 97),
            retold(0, 2, 61, 70),
            retold(0, 3, 19, 41),
            pair(0, 4, 3, 23),
            retold(1, 2, 60, 68),
            pair(1, 4, 3, 23),
            retold(5, 6, 13, 45),
        ];
        check(
            &pairs,
            8,
            &[
                "Reprinted 0 1 97-98",
                "Retold 2 3 < 0 41-70",
                "Quotes 4 < 0 23-23",
                "Retold 6 < 5 45-45",
                "Alone 7 0-5",
            ],
        );
    }

    #[test]
    fn much_of_a_short_text_in_a_long_one_is_part_of_it() {
        check(&[pair(0, 1, 12, 95)], 2, &["Part 1 < 0 95-95"]);
        check(&[pair(0, 1, 95, 12)], 2, &["Part 0 < 1 95-95"]);
    }

    #[test]
    fn a_text_that_is_reprinted_may_quote_another() {
        let pairs = [pair(0, 1, 90, 90), pair(0, 2, 30, 10), pair(1, 2, 30, 10)];
        check(&pairs, 3, &["Reprinted 0 1 90-90", "Quotes 0 < 2 30-30"]);
    }

    #[test]
    fn who_has_little_in_common_is_named_all_the_same() {
        let pairs = [pair(0, 1, 90, 90), pair(0, 2, 3, 1), pair(2, 3, 4, 4)];
        check(&pairs, 4, &["Reprinted 1 0 90-90", "Little 2 3 4-4"]);
    }

    #[test]
    fn alike_in_both_directions_but_in_other_words_is_retold() {
        check(&[retold(0, 1, 80, 80)], 2, &["Retold 1 < 0 80-80"]);
    }

    #[test]
    fn of_two_texts_that_are_reprinted_each_is_said_by_itself() {
        let pairs = [pair(0, 2, 90, 90), pair(1, 3, 80, 85), pair(2, 3, 10, 20)];
        check(&pairs, 4, &["Reprinted 0 2 90-90", "Reprinted 3 1 80-85"]);
    }

    #[test]
    fn an_estimate_makes_the_statement_one() {
        let estimate = Pair { is_estimate: true, ..pair(0, 2, 10, 20) };
        let pairs = [pair(0, 1, 90, 90), estimate];
        let said = statements(&pairs, &relatives(&pairs, &groups(&pairs, 3, 0.6)), 0.0);
        let estimates: Vec<_> = said.iter().map(|said| (said.relation, said.is_estimate)).collect();
        assert_eq!(estimates, [(Relation::Reprinted, false), (Relation::Quotes, true)]);
    }
}

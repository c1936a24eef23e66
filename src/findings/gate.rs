//! Which documents tell of the same event: only these are compared.
//!
//! Those that give the same names, and values that are rarely met by chance; two events with the same
//! names are told apart later, by their days. How much each of these speaks for one event is what a
//! logistic regression (ridge penalty 1) made of 8,900 pairs of documents of 37 events, of which words
//! that are no names told nothing more. Groups grow from the likeliest pair on as long as their
//! documents are alike on average, so that one that mentions two events does not lead them together.
//! Leaving each folder out in turn, all 206 pairs of one event in small folders are joined, and no two
//! events but those of one place in other years.

mod joining;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use self::joining::{Subject, joined};
use super::Ground;
use super::rarity::Rarity;
use super::values::{Date, Number, Stated, Time, Unit, What};
use crate::model::{Corpus, DocId, Document, SentenceIdx, WordId, WordIdx};
use crate::text::Span;

/// Counts up to a dozen are met everywhere.
const DOZEN: f64 = 12.0;
const HALF_A_DAY: u16 = 720;

/// The documents of each event, in order; a document that tells of something else stands alone. `None`
/// if `cancelled` said so meanwhile.
pub(crate) fn events(
    ground: &Ground<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<DocId>>> {
    let Ground { corpus, folder, rarity, stated, .. } = ground;
    let names = names(corpus, rarity, cancelled)?;
    let is_name = |stem: u32| names.get(stem as usize).is_some_and(|is_name| *is_name);
    let values = telling_values(stated);
    let subject = |(number, document): (usize, &Arc<Document>)| {
        if cancelled() {
            return None;
        }
        let own = stated.get(number).map_or(&[][..], Vec::as_slice);
        let out = left_out(own, folder.boilerplate_of(DocId::at(number)));
        let words = Reading { document, rarity, left_out: &out };
        let values = values.get(number).cloned().unwrap_or_default();
        Some(Subject { language: document.language(), names: words.names(&is_name), values })
    };
    let subjects: Option<Vec<Subject>> =
        corpus.documents().par_iter().enumerate().map(subject).collect();
    joined(&subjects?, cancelled)
}

/// A value that is hardly the same in two documents by chance.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Telling {
    /// Its bits, and of what.
    Number(u64, String),
    /// Month and day.
    Day(u8, u8),
    /// Minutes in half a day.
    Time(u16),
}

impl Telling {
    fn of(stated: &Stated) -> Option<Self> {
        match &stated.what {
            _ if stated.is_for_checks => None,
            What::Number(number) if is_telling(number) => {
                Some(Self::Number(number.low.to_bits(), format!("{:?}", number.unit)))
            }
            What::Date(Date { month: Some(month), day: Some(day), .. }) => {
                Some(Self::Day(*month, *day))
            }
            What::Time(Time { minutes, .. }) if minutes % 60 != 0 => {
                Some(Self::Time(minutes % HALF_A_DAY))
            }
            _ => None,
        }
    }
}

/// Whether a number is rarely met by chance.
fn is_telling(number: &Number) -> bool {
    number.is_unusual() && (number.unit != Unit::Count || number.low > DOZEN)
}

/// The telling values of each document, numbered over all of them.
fn telling_values(stated: &[Vec<Stated>]) -> Vec<Vec<u32>> {
    let own: Vec<BTreeSet<Telling>> =
        stated.par_iter().map(|own| own.iter().filter_map(Telling::of).collect()).collect();
    let all: BTreeSet<&Telling> = own.iter().flatten().collect();
    let number: BTreeMap<&Telling, u32> = all.into_iter().zip(0..).collect();
    let numbered =
        |own: &BTreeSet<Telling>| own.iter().filter_map(|it| number.get(it).copied()).collect();
    own.iter().map(numbered).collect()
}

/// Whether each stem is a name: written with a capital inside a sentence, and never without one.
fn names(
    corpus: &Corpus,
    rarity: &Rarity,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<bool>> {
    let (mut is_small, mut is_great) =
        (vec![false; rarity.n_stems()], vec![false; rarity.n_stems()]);
    for document in corpus.documents() {
        if cancelled() {
            return None;
        }
        for sentence in 0..document.n_sentences() {
            let words = document.words_of_sentence(SentenceIdx::at(sentence));
            let first = words.start;
            for word in words {
                let has_capital = has_capital(document, word);
                let seen = if has_capital { &mut is_great } else { &mut is_small };
                let id = document.word_ids().get(word).filter(|_| !has_capital || word > first);
                for stem in id.into_iter().flat_map(|&id| rarity.stems(id).take(1)) {
                    seen.get_mut(stem as usize).into_iter().for_each(|it| *it = true);
                }
            }
        }
    }
    Some(is_great.into_iter().zip(is_small).map(|(great, small)| great && !small).collect())
}

fn has_capital(document: &Document, word: usize) -> bool {
    document.word(WordIdx::at(word)).of(document.text()).starts_with(char::is_uppercase)
}

/// Dates and boilerplate name nothing.
fn left_out(stated: &[Stated], boilerplate: &[Span]) -> Vec<Span> {
    let dates = stated.iter().filter(|it| matches!(it.what, What::Date(_) | What::Vague(_)));
    crate::text::merged(dates.map(|it| it.span).chain(boilerplate.iter().copied()).collect())
}

/// A document as the gate reads it.
struct Reading<'a> {
    document: &'a Document,
    rarity: &'a Rarity,
    /// Sorted and disjoint.
    left_out: &'a [Span],
}

impl Reading<'_> {
    /// Stems of names, sorted.
    fn names(&self, is_name: &dyn Fn(u32) -> bool) -> Vec<u32> {
        let words = 0..self.document.n_words();
        let mut names: Vec<u32> = words.filter_map(|word| self.name(word, is_name)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn name(&self, word: usize, is_name: &dyn Fn(u32) -> bool) -> Option<u32> {
        let id: WordId = *self.document.word_ids().get(word)?;
        let span = self.document.word(WordIdx::at(word));
        let after = self.left_out.partition_point(|out| out.end <= span.start);
        let is_out = self.left_out.get(after).is_some_and(|out| out.overlaps(span));
        let is_word = span.of(self.document.text()).chars().nth(1).is_some_and(char::is_alphabetic);
        if is_out || !is_word || !has_capital(self.document, word) {
            return None;
        }
        self.rarity.stems(id).next().filter(|&stem| is_name(stem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::FolderText;
    use crate::findings::tests::corpus;

    /// The events of these texts, by the texts' numbers.
    #[track_caller]
    fn check(texts: &[&str], expected: &[&[usize]]) {
        let corpus = corpus(texts);
        let folder = FolderText::default();
        let ground = Ground::without_events(&corpus, &folder, &|| false).expect("not cancelled");
        let events = events(&ground, &|| false).expect("not cancelled");
        let numbers = |event: &Vec<DocId>| event.iter().map(|it| it.index()).collect::<Vec<_>>();
        let found: Vec<Vec<usize>> = events.iter().map(numbers).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn one_name_needs_a_number() {
        let first = "The barge Corrie ran aground off Lenmouth with 347 sheep on board, and the \
            keeper Anna Moss of the light at Dunnet told Ewan Hart.";
        let second = "All 347 animals on the Corrie are alive, says the farmer, who saw the boat from \
            his window. Fishermen from Ardle and Kerrow helped Dougal Reid to land them at Tarn.";
        check(&[first, second], &[&[0, 1]]);
        check(&[first, &second.replace("347", "many")], &[&[0], &[1]]);
    }

    #[test]
    fn a_like_event_elsewhere_is_another_one() {
        let here = "A barn in Lenmouth burnt down on Sunday. The damage comes to 85,000 euros, \
            Captain Moss of the fire brigade in Dunnet said.";
        let there = "A barn in Ardle burnt down on Sunday. The damage comes to 85,000 euros, \
            Captain Reid of the fire brigade in Kerrow said.";
        check(&[here, there], &[&[0], &[1]]);
    }

    #[test]
    fn who_mentions_another_event_does_not_lead_the_two_together() {
        let here = [
            "The barge Corrie ran aground off Lenmouth with 347 sheep on board. Anna Moss saw it.",
            "All 347 sheep of the Corrie are safe in Lenmouth, says Anna Moss. It was like the wreck \
             of the Tern at Ardle.",
            "Anna Moss of Lenmouth counted them: 347 sheep, and the Corrie is as good as new.",
        ];
        let there = [
            "The cutter Tern was lost at Ardle with 212 casks of wine, Dougal Reid of Kerrow said.",
            "Of the 212 casks of the Tern none came ashore at Ardle. Dougal Reid of Kerrow wept.",
        ];
        check(&[here[0], here[1], here[2], there[0], there[1]], &[&[0, 1, 2], &[3, 4]]);
    }

    #[test]
    fn most_of_few_names_are_enough() {
        let note = "Anna Moss has reopened the Lenmouth ferry.";
        let long = "The Lenmouth ferry sails again. Anna Moss, who has run it for years, told Dougal \
            Reid of Kerrow and the harbour board of Ardle that the engine is new.";
        check(&[note, long], &[&[0, 1]]);
    }

    #[test]
    fn where_nothing_has_a_capital_values_tell() {
        let first = "the barn burnt down at 4.35 a.m. with all of the 347 sheep that were inside, \
            which is a loss of 85,400 euros";
        let second = "when the fire began at 4.35 a.m. there were 347 sheep in the barn, and they \
            were worth 85,400 euros";
        check(&[first, second], &[&[0, 1]]);
        check(&[first, "the barn had 347 sheep"], &[&[0], &[1]]);
    }
}

//! Names in a text: words with capitals in a row, one of which is never written without.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::Ground;
use super::looks::{Looks, Sort, begins, gap_before, has_capital, is_heading};
use crate::model::{DocId, Document, SentenceIdx, WordId, WordIdx};
use crate::text::{Span, one_line};

/// Longer rows are lists or headings.
const MOST_TOKENS: usize = 5;

/// One place of a name.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) document: DocId,
    pub(super) sentence: SentenceIdx,
    pub(super) words: Range<usize>,
    pub(super) span: Span,
    /// Its short form, in brackets behind it, or before it where it is in brackets itself.
    pub(super) short: Option<Span>,
}

/// A name as it is written, without titles and initials.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Its words without a final 's.
    pub(super) words: Vec<WordId>,
    /// Which of them are never written without a capital.
    pub(super) is_name: Vec<bool>,
    pub(super) text: String,
    /// By document and place.
    pub(super) spots: Vec<Spot>,
}

impl Form {
    /// The documents that use it, each once, in order.
    pub(super) fn documents(&self) -> Vec<DocId> {
        let mut documents: Vec<_> = self.spots.iter().map(|spot| spot.document).collect();
        documents.dedup();
        documents
    }

    /// Whether every word is a name, as of people.
    pub(super) fn is_all_names(&self) -> bool {
        self.is_name.iter().all(|it| *it)
    }
}

/// The names of the documents of one event.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) forms: Vec<Form>,
    numbers: BTreeMap<Vec<(u32, bool)>, usize>,
    /// Of each document the spots in reading order: the first word, and the form's and spot's numbers.
    of_document: BTreeMap<DocId, Vec<(usize, usize, usize)>>,
}

impl Names {
    /// Reads the names of some documents; `None` if `cancelled` said so meanwhile.
    pub(super) fn of(
        ground: &Ground<'_>,
        looks: &Looks,
        event: &[DocId],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let mut names = Self::default();
        for &id in event {
            if cancelled() {
                return None;
            }
            let Some(document) = ground.corpus.document(id) else { continue };
            let boilerplate = ground.folder.boilerplate_of(id);
            for sentence in (0..document.n_sentences()).map(SentenceIdx::at) {
                let span = document.sentence(sentence);
                if !boilerplate.iter().any(|chrome| chrome.overlaps(span)) {
                    let reading = Reading { ground, looks, id, document, sentence };
                    reading.each_name(&mut |found| names.add(ground, found));
                }
            }
        }
        for (at, form) in names.forms.iter().enumerate() {
            for (spot, place) in form.spots.iter().enumerate() {
                names.of_document.entry(place.document).or_default().push((
                    place.words.start,
                    at,
                    spot,
                ));
            }
        }
        for spots in names.of_document.values_mut() {
            spots.sort_unstable();
        }
        Some(names)
    }

    /// The name that covers some words of a document but for titles, with its number.
    pub(super) fn covering(&self, document: DocId, words: &Range<usize>) -> Option<(usize, &Spot)> {
        let spots = self.of_document.get(&document)?;
        let behind = spots.partition_point(|spot| spot.0 < words.end);
        let &(_, form, spot) = behind.checked_sub(1).and_then(|last| spots.get(last))?;
        let spot = self.forms.get(form)?.spots.get(spot)?;
        let is_covered = spot.words.end >= words.end && spot.words.start <= words.start;
        is_covered.then_some((form, spot))
    }

    /// Whether a name stands within some words of a document.
    pub(super) fn is_in(&self, form: usize, document: DocId, words: &Range<usize>) -> bool {
        let spots = self.of_document.get(&document).map_or(&[][..], Vec::as_slice);
        let first = spots.partition_point(|spot| spot.0 < words.start);
        let here = spots.iter().skip(first).take_while(|spot| spot.0 < words.end);
        let end = |at: usize| Some(self.forms.get(form)?.spots.get(at)?.words.end);
        here.filter(|spot| spot.1 == form).any(|spot| end(spot.2).is_some_and(|it| it <= words.end))
    }

    fn add(&mut self, ground: &Ground<'_>, found: (Vec<WordId>, Vec<bool>, Spot)) {
        let (words, is_name, spot) = found;
        // English names have no cases: Soller is not Sollers. Elsewhere forms of one word are one.
        let document = ground.corpus.document(spot.document);
        let language = document.and_then(|it| it.language());
        let is_english = language.is_none_or(|language| language.code() == "en");
        let stem = |word: WordId| ground.rarity.stems(word).next().unwrap_or_default();
        let key = |&word: &WordId| if is_english { (word.0, true) } else { (stem(word), false) };
        let stems = words.iter().map(key).collect();
        let next = self.forms.len();
        let number = *self.numbers.entry(stems).or_insert(next);
        if number == next {
            let text = document.map_or("", |it| spot.span.of(it.text()));
            let text = one_line(text).into_owned();
            self.forms.push(Form { words, is_name, text, spots: Vec::new() });
        }
        if let Some(form) = self.forms.get_mut(number) {
            // A heading in capitals does not tell how a name is written.
            let spelt = document.map_or("", |it| spot.span.of(it.text()));
            if is_all_capitals(&form.text) && !is_all_capitals(spelt) {
                form.text = one_line(spelt).into_owned();
            }
            form.spots.push(spot);
        }
    }
}

fn is_all_capitals(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

/// A sentence that is read for names.
struct Reading<'a> {
    ground: &'a Ground<'a>,
    looks: &'a Looks,
    id: DocId,
    document: &'a Document,
    sentence: SentenceIdx,
}

impl Reading<'_> {
    fn each_name(&self, each: &mut dyn FnMut((Vec<WordId>, Vec<bool>, Spot))) {
        let words = self.document.words_of_sentence(self.sentence);
        let is_heading = words.len() > MOST_TOKENS && is_heading(self.document, self.sentence);
        let mut run: Option<Range<usize>> = None;
        for word in words.clone() {
            let is_first = word == words.start || begins(self.document, word);
            let is_part = self.may_be_part(word, is_first);
            let joins = run.as_ref().is_some_and(|run| self.joins(run.end - 1, word));
            run = match run {
                Some(run) if is_part && joins => Some(run.start..word + 1),
                before => {
                    self.finish(before, is_heading, each);
                    is_part.then_some(word..word + 1)
                }
            };
        }
        self.finish(run, is_heading, each);
    }

    fn id_of(&self, word: usize) -> WordId {
        self.document.word_ids().get(word).copied().unwrap_or(WordId(u32::MAX))
    }

    /// The word without a final 's.
    fn bare(&self, word: usize) -> WordId {
        let (id, vocabulary) = (self.id_of(word), self.ground.corpus.vocabulary());
        let bare = vocabulary.word(id).strip_suffix("'s");
        bare.and_then(|bare| vocabulary.id(bare)).unwrap_or(id)
    }

    fn is_name(&self, word: usize) -> bool {
        let tells = self.looks.tells(self.id.index());
        self.looks.is_name(self.bare(word), tells) || self.looks.is_name(self.id_of(word), tells)
    }

    /// Whether a word may be part of a name. What begins a sentence must be a name elsewhere.
    fn may_be_part(&self, word: usize, is_first: bool) -> bool {
        let id = self.id_of(word);
        let sort = self.looks.sort(id);
        let has_capital = has_capital(self.document, word);
        if sort == Sort::Particle {
            return has_capital && !is_first || self.is_bound_to_a_name(word);
        }
        if !has_capital || sort == Sort::NoName || sort == Sort::Article {
            return false;
        }
        let is_bound = self.ground.rarity.binds(id) && sort != Sort::Title;
        let is_known = self.is_name(word) || sort == Sort::Title;
        is_known || !is_bound && (!is_first || self.is_first_name(word))
    }

    /// Whether a hyphen binds a particle to a name behind it, as in al-Aziz.
    fn is_bound_to_a_name(&self, word: usize) -> bool {
        gap_before(self.document, word + 1) == "-" && has_capital(self.document, word + 1)
    }

    /// Whether what begins a sentence is a name though no other sentence has it: nowhere written small,
    /// and one more name, but not a full one, stands right behind it, or a name behind a comma, as in a
    /// register.
    fn is_first_name(&self, word: usize) -> bool {
        let words = self.document.words_of_sentence(self.sentence);
        let is_joined = |word: usize| {
            words.contains(&word)
                && gap_before(self.document, word) == " "
                && has_capital(self.document, word)
        };
        let is_one = is_joined(word + 1) && !is_joined(word + 2);
        let is_turned = gap_before(self.document, word + 1) == ", ";
        !self.looks.is_ever_small(self.id_of(word))
            && words.contains(&(word + 1))
            && self.is_name(word + 1)
            && (is_one || is_turned && has_capital(self.document, word + 1))
    }

    /// Whether a word goes on with the name that the last one belongs to.
    fn joins(&self, last: usize, word: usize) -> bool {
        let gap = gap_before(self.document, word);
        let spelt = self.document.word(WordIdx::at(last)).of(self.document.text());
        let is_owner = spelt.ends_with("'s") || spelt.ends_with("’s");
        let is_short =
            spelt.chars().count() <= 2 || self.looks.sort(self.id_of(last)) == Sort::Title;
        let is_part = matches!(gap, " " | "-" | "\u{2011}" | " & " | "\u{a0}" | "\n");
        !is_owner && (is_part || matches!(gap, ". " | "." | ".\u{a0}") && is_short)
            || spelt.eq_ignore_ascii_case("st") && gap == ". "
    }

    fn finish(
        &self,
        run: Option<Range<usize>>,
        is_heading: bool,
        each: &mut dyn FnMut((Vec<WordId>, Vec<bool>, Spot)),
    ) {
        let Some(run) = run.filter(|_| !is_heading) else { return };
        let is_title = |word: &usize| {
            let is_initial = self.document.word(WordIdx::at(*word)).len() < 2;
            is_initial || self.looks.sort(self.id_of(*word)) == Sort::Title
        };
        let Some(start) = run.clone().find(|word| !is_title(word)) else { return };
        let tokens: Vec<usize> = (start..run.end).filter(|word| !is_title(word)).collect();
        let opens = |word: usize| word == run.start && self.is_first_name(word);
        let is_name: Vec<bool> =
            tokens.iter().map(|&word| self.is_name(word) || opens(word)).collect();
        let tells = self.looks.tells(self.id.index());
        // Where nouns have capitals, only two names in a row are one.
        let enough = if tells { 1 } else { 2 };
        let n_names = is_name.iter().filter(|it| **it).count();
        if n_names < enough || tokens.len() > MOST_TOKENS || !tells && n_names < tokens.len() {
            return;
        }
        let words: Vec<WordId> = tokens.iter().map(|&word| self.bare(word)).collect();
        let range = start..run.end;
        let span = self.span(&range);
        let short = self.short(&range);
        let (document, sentence) = (self.id, self.sentence);
        each((words, is_name, Spot { document, sentence, words: range, span, short }));
    }

    /// From the first word to the last, without its 's.
    fn span(&self, words: &Range<usize>) -> Span {
        let [first, last] =
            [words.start, words.end - 1].map(|at| self.document.word(WordIdx::at(at)));
        let span = first.hull(last);
        let spelt = last.of(self.document.text());
        let owner = ["'s", "’s"].into_iter().find(|end| spelt.ends_with(end));
        Span::new(span.start, span.end - owner.map_or(0, |end| end.len() as u32))
    }

    /// The short form of a name of several words.
    fn short(&self, words: &Range<usize>) -> Option<Span> {
        let opens = |word: usize| gap_before(self.document, word).trim_end().ends_with('(');
        if words.len() < 2 {
            return None;
        }
        // As "(ABC)", "(or ABC)", "(ABC-D)".
        let behind = (words.end..words.end + 2).find(|&word| self.is_short(word));
        let behind = behind.filter(|_| opens(words.end)).map(|first| {
            let goes_on =
                gap_before(self.document, first + 1) == "-" && self.is_short_end(first + 1);
            first..first + 1 + usize::from(goes_on)
        });
        let before =
            words.start.checked_sub(1).filter(|&word| opens(words.start) && self.is_short(word));
        let found = behind.or_else(|| before.map(|word| word..word + 1))?;
        let [first, last] =
            [found.start, found.end - 1].map(|at| self.document.word(WordIdx::at(at)));
        Some(first.hull(last))
    }

    fn is_short(&self, word: usize) -> bool {
        let spelt = self.document.word(WordIdx::at(word)).of(self.document.text());
        (2..=8).contains(&spelt.len()) && spelt.chars().all(char::is_uppercase)
    }

    fn is_short_end(&self, word: usize) -> bool {
        let spelt = self.document.word(WordIdx::at(word)).of(self.document.text());
        spelt.len() <= 4 && spelt.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
    }
}

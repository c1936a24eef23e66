//! Findings of names that are one thing's, or stand where only one can.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::super::Ground;
use super::super::finding::{Basis, Finding, Grade, Mention, Strength, Subject, Value};
use super::context::Likeness;
use super::looks::has_capital;
use super::spotted::{Form, Names, Spot};
use super::venues::Placed;
use crate::model::{DocId, Document, WordId, WordIdx};
use crate::text::{Span, one_line};

/// So many words beside a name may say what it is.
const BESIDE: usize = 5;
/// So many of them are told.
const MOST_TOLD: usize = 3;

/// What is shown of names.
pub(super) struct Shown<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) names: &'a Names,
}

impl Shown<'_> {
    /// The finding of some forms that are one thing's.
    pub(super) fn variants(
        &self,
        forms: &BTreeSet<usize>,
        likeness: &Likeness,
        is_sure: bool,
    ) -> Option<Finding> {
        let forms: Vec<&Form> = forms.iter().filter_map(|&at| self.names.forms.get(at)).collect();
        let values: Vec<Value> = forms.iter().map(|form| self.value(form, &form.spots)).collect();
        let about = self.about(&forms);
        let strength = self.strength(likeness, is_sure);
        Self::finding(Grade::OtherName, about, (strength, likeness), values)
    }

    /// The finding of names that stand in each other's place: for each form the places.
    pub(super) fn replaced(
        &self,
        forms: &[(usize, Vec<Spot>)],
        grade: Grade,
        likeness: &Likeness,
    ) -> Option<Finding> {
        let known =
            forms.iter().filter_map(|(at, spots)| self.names.forms.get(*at).zip(Some(spots)));
        let values: Vec<Value> = known.map(|(form, spots)| self.value(form, spots)).collect();
        let about = forms.first().and_then(|(_, spots)| spots.first());
        let about = about.map_or_else(String::new, |spot| self.lead(spot));
        Self::finding(grade, about, (self.strength(likeness, false), likeness), values)
    }

    /// The finding of what happened in two places that have no names of their own.
    pub(super) fn venues(&self, placed: &Placed) -> Option<Finding> {
        let likeness = Likeness { weight: placed.weight, ..Likeness::default() };
        let value = |(noun, spots): &(WordId, Vec<Spot>)| Value {
            text: self.ground.corpus.vocabulary().word(*noun).to_owned(),
            mentions: self.mentions(spots),
            fits: Vec::new(),
        };
        let first = placed.places.iter().flat_map(|it| &it.1);
        let first = first.min_by_key(|spot| (spot.document, spot.span));
        let about = first.map_or_else(String::new, |spot| self.lead(spot));
        let values = placed.places.iter().map(value).collect();
        let strength = self.strength(&likeness, false);
        Self::finding(Grade::Different, about, (strength, &likeness), values)
    }

    /// The finding of a thing with a name that stands in places of which one lies in the other.
    pub(super) fn thing(&self, thing: usize, places: &[(usize, Vec<Spot>)]) -> Option<Finding> {
        let likeness = Likeness { weight: f64::MAX, ..Likeness::default() };
        let found = self.replaced(places, Grade::LessExact, &likeness)?;
        let about = format!("place of {}", self.names.forms.get(thing)?.text);
        Some(Finding { about, ..found })
    }

    /// The findings of one name with several short forms, each used by other documents.
    pub(super) fn short_forms(&self) -> Vec<Finding> {
        self.names.forms.iter().filter_map(|form| self.short_forms_of(form)).collect()
    }

    fn short_forms_of(&self, form: &Form) -> Option<Finding> {
        let mut values: Vec<Value> = Vec::new();
        let mut seen = BTreeSet::new();
        for spot in form.spots.iter().filter(|spot| spot.short.is_some()) {
            let (document, short) = (self.document(spot.document)?, spot.short?);
            if !seen.insert(spot.document) {
                continue;
            }
            let text = short.of(document.text());
            let mention = Mention { span: short, ..self.mention(spot)? };
            if let Some(value) = values.iter_mut().find(|value| value.text == text) {
                value.mentions.push(mention);
            } else {
                let (text, mentions) = (text.to_owned(), vec![mention]);
                values.push(Value { text, mentions, fits: Vec::new() });
            }
        }
        let about = format!("short form of {}", form.text);
        let likeness = Likeness::default();
        Self::finding(Grade::OtherName, about, (Strength::Likely, &likeness), values)
    }

    fn finding(
        grade: Grade,
        about: String,
        (strength, likeness): (Strength, &Likeness),
        mut values: Vec<Value>,
    ) -> Option<Finding> {
        values.sort_by_key(|value| {
            let first = value.mentions.first().map(|it| (it.document, it.span));
            (Reverse(value.mentions.len()), first)
        });
        let basis = if likeness.is_linked { Basis::SamePassage } else { Basis::SameWords };
        let (subject, shared) = (Subject::Name, likeness.shared.clone());
        (values.len() > 1).then_some(Finding {
            subject,
            about,
            grade,
            strength,
            basis,
            shared,
            values,
        })
    }

    fn strength(&self, likeness: &Likeness, is_sure: bool) -> Strength {
        let threshold = self.ground.rarity.threshold();
        if likeness.is_linked || likeness.weight >= 1.5 * threshold {
            Strength::Strong
        } else if is_sure || likeness.weight >= threshold {
            Strength::Likely
        } else {
            Strength::Possible
        }
    }

    /// A form with its first place in each document.
    fn value(&self, form: &Form, spots: &[Spot]) -> Value {
        let mentions = self.mentions(spots);
        let short = spots.iter().find_map(|spot| {
            let document = self.document(spot.document)?;
            Some(spot.short?.of(document.text()))
        });
        let text = short.map_or_else(|| form.text.clone(), |it| format!("{} ({it})", form.text));
        Value { text, mentions, fits: Vec::new() }
    }

    /// The first place in each document.
    fn mentions(&self, spots: &[Spot]) -> Vec<Mention> {
        let mut seen = BTreeSet::new();
        let firsts = spots.iter().filter(|spot| seen.insert(spot.document));
        let mut mentions: Vec<Mention> = firsts.filter_map(|spot| self.mention(spot)).collect();
        mentions.sort_by_key(|mention| (mention.document, mention.span));
        mentions
    }

    fn document(&self, id: DocId) -> Option<&Document> {
        self.ground.corpus.document(id).map(AsRef::as_ref)
    }

    fn mention(&self, spot: &Spot) -> Option<Mention> {
        let document = self.document(spot.document)?;
        let sentence = document.sentence(spot.sentence);
        Some(Mention { document: spot.document, span: spot.span, sentence, reckoned: None })
    }

    /// What the words beside some names say that they are: those of all, else those that several
    /// documents have for one of them; else the words that the names have in common.
    fn about(&self, forms: &[&Form]) -> String {
        let beside: Vec<Vec<(WordId, DocId)>> =
            forms.iter().map(|form| self.beside(form)).collect();
        let mut told: Vec<WordId> = Vec::new();
        for (word, _) in beside.iter().flatten() {
            let has = |form: &Vec<(WordId, DocId)>| form.iter().any(|(it, _)| it == word);
            if !told.contains(word) && beside.iter().all(has) {
                told.push(*word);
            }
        }
        if told.is_empty() {
            for (word, _) in beside.iter().flatten() {
                let saying = beside.iter().flatten().filter(|(it, _)| it == word);
                let saying: BTreeSet<DocId> = saying.map(|(_, document)| *document).collect();
                if saying.len() > 1 && !told.contains(word) {
                    told.push(*word);
                }
            }
        }
        told.truncate(MOST_TOLD);
        if told.is_empty() {
            let Some((first, rest)) = forms.split_first() else { return String::new() };
            let shared =
                first.words.iter().filter(|word| rest.iter().all(|it| it.words.contains(word)));
            let shared = shared.map(|&word| self.capitalised(word));
            let shared: Vec<String> = shared.filter(|it| it.chars().count() > 2).collect();
            return if shared.is_empty() { "name".to_owned() } else { shared.join(" ") };
        }
        let vocabulary = self.ground.corpus.vocabulary();
        told.iter().map(|&word| vocabulary.word(word)).collect::<Vec<_>>().join(" ")
    }

    fn capitalised(&self, word: WordId) -> String {
        let word = self.ground.corpus.vocabulary().word(word);
        let mut letters = word.chars();
        let first = letters.next().map(|it| it.to_uppercase().collect::<String>());
        format!("{}{}", first.unwrap_or_default(), letters.as_str())
    }

    /// The words that stand in apposition to a name: behind a comma, or right before it.
    fn beside(&self, form: &Form) -> Vec<(WordId, DocId)> {
        let mut found: Vec<(WordId, DocId)> = Vec::new();
        for spot in form.spots.iter().take(16) {
            let Some(document) = self.document(spot.document) else { continue };
            let end = document.words_of_sentence(spot.sentence).end;
            let behind = spot.words.end..(spot.words.end + BESIDE).min(end);
            let opens = document.text().get(spot.span.end as usize..).unwrap_or_default();
            if opens.starts_with(',') {
                let told = self.telling(document, &up_to_a_stop(document, behind));
                found.extend(told.into_iter().map(|word| (word, spot.document)));
            }
            let start = document.words_of_sentence(spot.sentence).start;
            let before = (start..spot.words.start).rev().take(2);
            let is_told = |word: &usize| {
                let id = document.word_ids().get(*word);
                let binds = id.is_none_or(|&id| self.ground.rarity.binds(id));
                !binds && is_beside(document, *word, spot.words.start)
            };
            let first = before.take_while(is_told).last();
            let before = first.map(|first| first..spot.words.start);
            let told = before.into_iter().flat_map(|it| self.telling(document, &it));
            found.extend(told.map(|word| (word, spot.document)));
        }
        found
    }

    fn telling(&self, document: &Document, words: &Range<usize>) -> Vec<WordId> {
        let small = words.clone().filter(|&word| !has_capital(document, word) || words.len() <= 2);
        let ids = small.filter_map(|word| document.word_ids().get(word).copied());
        let vocabulary = self.ground.corpus.vocabulary();
        let is_word = |word: WordId| vocabulary.word(word).chars().all(char::is_alphabetic);
        ids.filter(|&word| !self.ground.rarity.binds(word) && is_word(word)).collect()
    }

    /// The words that lead up to a name.
    fn lead(&self, spot: &Spot) -> String {
        let Some(document) = self.document(spot.document) else { return String::new() };
        let start = document.words_of_sentence(spot.sentence).start;
        let from = spot.words.start.saturating_sub(BESIDE).max(start);
        let binds = |word: &usize| {
            let word = document.word_ids().get(*word);
            word.is_some_and(|&word| self.ground.rarity.binds(word))
        };
        let from = (from..spot.words.start).find(|word| !binds(word)).unwrap_or(from);
        let first = document.word(WordIdx::at(from));
        let lead = Span::new(first.start, spot.span.start).trimmed(document.text());
        let lead =
            if from == spot.words.start { Span::new(first.start, first.start) } else { lead };
        if lead.is_empty() {
            let sentence = document.sentence(spot.sentence);
            let rest = Span::new(spot.span.end, sentence.end.min(spot.span.end + 40));
            return format!("… {}", one_line(rest.of(document.text())));
        }
        format!("{} …", one_line(lead.of(document.text())))
    }
}

/// Whether nothing but blanks parts a word from a name behind it.
fn is_beside(document: &Document, word: usize, name: usize) -> bool {
    let words =
        Span::new(document.word(WordIdx::at(word)).end, document.word(WordIdx::at(name)).start);
    !words
        .of(document.text())
        .contains(|c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '.' | ','))
}

/// Words up to the next mark that ends an apposition.
fn up_to_a_stop(document: &Document, words: Range<usize>) -> Range<usize> {
    let stops = |word: &usize| {
        let (here, next) =
            (document.word(WordIdx::at(*word)), document.word(WordIdx::at(*word + 1)));
        Span::new(here.end, next.start).of(document.text()).contains([',', '.', ';', ':', '”', '"'])
    };
    let stop = words.clone().find(stops);
    words.start..stop.map_or(words.end, |last| last + 1)
}

//! Findings of names that are one thing's, or stand where only one can.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::super::Ground;
use super::super::finding::{Basis, Finding, Grade, Mention, Strength, Subject, Value};
use super::context::Likeness;
use super::looks::has_capital;
use super::spotted::{Form, Names, Spot};
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
        self.finding(Grade::OtherName, about, (strength, likeness), values)
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
        self.finding(grade, about, (self.strength(likeness, true), likeness), values)
    }

    fn finding(
        &self,
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
        let mut seen = BTreeSet::new();
        let firsts = spots.iter().filter(|spot| seen.insert(spot.document));
        let mut mentions: Vec<Mention> = firsts.filter_map(|spot| self.mention(spot)).collect();
        mentions.sort_by_key(|mention| (mention.document, mention.span));
        let short = spots.iter().find_map(|spot| spot.short);
        let short = short.and_then(|_| spots.iter().find(|spot| spot.short.is_some()));
        let short = short.and_then(|spot| {
            let document = self.document(spot.document)?;
            Some(document.word(WordIdx::at(spot.words.end)).of(document.text()))
        });
        let text = short.map_or_else(|| form.text.clone(), |it| format!("{} ({it})", form.text));
        Value { text, mentions, fits: Vec::new() }
    }

    fn document(&self, id: DocId) -> Option<&Document> {
        self.ground.corpus.document(id).map(AsRef::as_ref)
    }

    fn mention(&self, spot: &Spot) -> Option<Mention> {
        let document = self.document(spot.document)?;
        let sentence = document.sentence(spot.sentence);
        Some(Mention { document: spot.document, span: spot.span, sentence, reckoned: None })
    }

    /// What the words beside some names say that they are, else the words that they have in common.
    fn about(&self, forms: &[&Form]) -> String {
        let Some((first, rest)) = forms.split_first() else { return String::new() };
        let others: Vec<BTreeSet<WordId>> =
            rest.iter().map(|form| self.beside(form).into_iter().collect()).collect();
        let mut told: Vec<WordId> = Vec::new();
        for word in self.beside(first) {
            if !told.contains(&word) && others.iter().all(|other| other.contains(&word)) {
                told.push(word);
            }
        }
        told.truncate(MOST_TOLD);
        if told.is_empty() {
            let shared =
                first.words.iter().filter(|word| rest.iter().all(|it| it.words.contains(word)));
            let shared: Vec<String> = shared.map(|&word| self.capitalised(word)).collect();
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
    fn beside(&self, form: &Form) -> Vec<WordId> {
        let mut found = Vec::new();
        for spot in form.spots.iter().take(16) {
            let Some(document) = self.document(spot.document) else { continue };
            let end = document.words_of_sentence(spot.sentence).end;
            let behind = spot.words.end..(spot.words.end + BESIDE).min(end);
            let opens = document.text().get(spot.span.end as usize..).unwrap_or_default();
            if opens.starts_with(',') {
                found.extend(self.telling(document, &self.up_to_a_stop(document, behind)));
            }
            let start = document.words_of_sentence(spot.sentence).start;
            let before = spot.words.start.saturating_sub(2).max(start)..spot.words.start;
            let is_beside = |word: &usize| self.is_beside(document, *word, spot.words.start);
            let before = before.clone().find(is_beside).map(|first| first..spot.words.start);
            found.extend(before.into_iter().flat_map(|it| self.telling(document, &it)));
        }
        found
    }

    /// Whether nothing but blanks parts a word from a name behind it.
    fn is_beside(&self, document: &Document, word: usize, name: usize) -> bool {
        let words =
            Span::new(document.word(WordIdx::at(word)).end, document.word(WordIdx::at(name)).start);
        !words.of(document.text()).contains(|c: char| {
            !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '.' | ',')
        })
    }

    /// Words up to the next mark that ends an apposition.
    fn up_to_a_stop(&self, document: &Document, words: Range<usize>) -> Range<usize> {
        let stops = |word: &usize| {
            let (here, next) =
                (document.word(WordIdx::at(*word)), document.word(WordIdx::at(*word + 1)));
            Span::new(here.end, next.start)
                .of(document.text())
                .contains([',', '.', ';', ':', '”', '"'])
        };
        let stop = words.clone().find(stops);
        words.start..stop.map_or(words.end, |last| last + 1)
    }

    fn telling(&self, document: &Document, words: &Range<usize>) -> Vec<WordId> {
        let small = words.clone().filter(|&word| !has_capital(document, word) || words.len() <= 2);
        let ids = small.filter_map(|word| document.word_ids().get(word).copied());
        ids.filter(|&word| !self.ground.rarity.binds(word)).collect()
    }

    /// The words that lead up to a name.
    fn lead(&self, spot: &Spot) -> String {
        let Some(document) = self.document(spot.document) else { return String::new() };
        let start = document.words_of_sentence(spot.sentence).start;
        let from = spot.words.start.saturating_sub(BESIDE).max(start);
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

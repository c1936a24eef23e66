//! What is said of findings, in words.

use std::collections::BTreeSet;

use crate::app::State;
use crate::app::findings::{Found, is_disputed};
use crate::findings::{Basis, Finding, Grade, Mention, Strength, Subject, Value};
use crate::model::DocId;
use crate::text::flat;
use crate::ui::{counted, grouped};

const SMALL: [&str; 13] = [
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve",
];

/// A number that begins a sentence.
fn number(n: usize) -> String {
    SMALL.get(n).map_or_else(|| grouped(n), |&word| word.to_owned())
}

/// What its values are.
pub(super) fn subject_name(subject: Subject) -> &'static str {
    match subject {
        Subject::Date => "date",
        Subject::Time => "time",
        Subject::Number => "number",
        Subject::Name => "name",
        Subject::Quotation => "quotation",
    }
}

/// The kind of a finding, with what is less than sure.
pub(super) fn kind(finding: &Finding) -> String {
    let subject = subject_name(finding.subject);
    match finding.strength {
        Strength::Strong => subject.to_owned(),
        Strength::Likely => format!("{subject}, likely"),
        Strength::Possible => format!("{subject}, possible"),
    }
}

/// How many documents speak of it, why they are held to speak of the same, and what the grade means.
pub(super) fn who_gives_it(finding: &Finding, n_all: usize) -> String {
    let n = finding.documents().len();
    let subject = subject_name(finding.subject);
    let who = if n == 1 { "document gives" } else { "documents give" };
    let why = match finding.basis {
        Basis::SamePassage => "in sentences that correspond",
        Basis::MainEvent => "for the event that they tell of",
        Basis::SameWords => "in sentences that share rare words",
        Basis::OneDocument => "more than once",
    };
    let silent = match n_all.saturating_sub(n) {
        0 => String::new(),
        1 => " One does not mention it.".to_owned(),
        n => format!(" {} do not mention it.", number(n)),
    };
    let grade = match finding.grade {
        Grade::Different => "",
        Grade::LessExact => " Some are less exact than others; they do not clash.",
        Grade::Reworded => " The quotation is cut, reworded or without its marks.",
        Grade::OtherName => " The names may mean the same.",
        Grade::Counted => " The numbers are the same, but count something else.",
    };
    format!("{} {who} this {subject} {why}.{silent}{grade}", number(n))
}

/// Why two sentences are held to be about the same, for the sign between them.
pub(super) fn basis(finding: &Finding) -> String {
    let shared = finding.shared.iter().take(6).map(|word| flat(word)).collect::<Vec<_>>();
    let words = if shared.is_empty() {
        String::new()
    } else {
        format!(" Words in common: {}.", shared.join(", "))
    };
    let why = match finding.basis {
        Basis::SamePassage => "These sentences correspond.",
        Basis::MainEvent => "Both tell of the event that all of these documents tell of.",
        Basis::SameWords => "These sentences share rare words.",
        Basis::OneDocument => "A document says both.",
    };
    format!("{why}{words}")
}

/// What a document is called here.
pub(super) fn name_of(found: &Found, document: DocId) -> String {
    flat(found.name(document)).into_owned()
}

/// The documents that give a value, each once in the order of its places, with a star where it is
/// reckoned; no more than `most`.
pub(super) fn names(value: &Value, found: &Found, most: usize) -> Vec<String> {
    let mut seen: BTreeSet<DocId> = BTreeSet::new();
    let reckoned = value.mentions.iter().filter(|mention| mention.reckoned.is_some());
    let reckoned: BTreeSet<DocId> = reckoned.map(|mention| mention.document).collect();
    let documents = value.mentions.iter().map(|mention| mention.document);
    let documents = documents.filter(|&document| seen.insert(document)).take(most);
    let star = |document| if reckoned.contains(&document) { "*" } else { "" };
    documents.map(|document| format!("{}{}", name_of(found, document), star(document))).collect()
}

/// Number of documents that give a value.
pub(super) fn n_documents(value: &Value) -> usize {
    let mut documents: Vec<DocId> = value.mentions.iter().map(|it| it.document).collect();
    documents.sort_unstable();
    documents.dedup();
    documents.len()
}

/// What a value agrees with, or how it was reckoned.
pub(super) fn remark(finding: &Finding, value: &Value) -> String {
    let fits = value.fits.iter().filter_map(|&at| finding.values.get(at));
    let fits: Vec<String> = fits.map(|value| flat(&value.text).into_owned()).collect();
    let fits = match fits.as_slice() {
        [] => None,
        [one] => Some(format!("fits {one}")),
        [one, two] => Some(format!("fits both {one} and {two}")),
        [all @ .., last] => Some(format!("fits {} and {last}", all.join(", "))),
    };
    let reckoned = value.mentions.iter().find_map(|mention: &Mention| mention.reckoned.as_ref());
    let reckoned = reckoned.map(|how| format!("* {}", flat(how)));
    [fits, reckoned].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A row of the list as a screen reader says it.
pub(super) fn row_name(finding: &Finding) -> String {
    let value = |value: &Value| {
        format!("{} in {}", flat(&value.text), counted(n_documents(value), "document"))
    };
    let values: Vec<String> = finding.values.iter().map(value).collect();
    format!("{}, {}: {}", finding.title(), kind(finding), values.join("; "))
}

/// What the status line says: how many values in how many documents, and the keys.
pub(crate) fn status_line(state: &State) -> Option<String> {
    let found: &Found = &state.findings;
    let finding = found.shown()?;
    let n_disputed = (0..finding.values.len()).filter(|&value| is_disputed(finding, value)).count();
    let n_values = finding.values.len().max(n_disputed);
    Some(format!(
        "{} in {} of {} · Enter reads both, Delete sets aside, Ctrl Z undoes",
        counted(n_values, "value"),
        grouped(finding.documents().len()),
        counted(found.corpus.len(), "document")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_begin_a_sentence_as_words_while_they_are_small() {
        assert_eq!((number(5).as_str(), number(1200).as_str()), ("Five", "1,200"));
    }
}

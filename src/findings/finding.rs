//! What a finding is: one statement, the values that documents give for it, and where they do.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::model::DocId;
use crate::text::{Span, flat};

/// What the values of a finding are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Days, months, years, also those reckoned from others.
    Date,
    /// Times of the day.
    Time,
    /// Counts, measures, shares, money, durations.
    Number,
    /// Names of people, places and organisations.
    Name,
    /// What somebody said, in quotation marks.
    Quotation,
}

/// How the values of a finding differ; grades are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// No reading makes them one.
    Different,
    /// One says less than the other, and they do not clash.
    LessExact,
    /// A quotation was cut, reworded or lost its marks.
    Reworded,
    /// One thing, called differently.
    OtherName,
    /// One number, but something else is counted.
    Counted,
}

/// How much speaks for it that the values are about the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// The same passage, a slot of the main event, or very many rare words in common.
    Strong,
    /// Enough rare words in common.
    Likely,
    /// Fewer; shown only when asked for.
    Possible,
}

/// Why values are held to be about the same thing; the surest of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// They stand in passages that correspond.
    SamePassage,
    /// They fill the same slot of the event that all documents tell of.
    MainEvent,
    /// Their sentences share rare words.
    SameWords,
    /// A document says both itself.
    OneDocument,
}

/// One place where a document gives a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The document.
    pub document: DocId,
    /// Where the value stands.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// How the value was reckoned where it is not written so, as `8 March + 15 days`.
    pub reckoned: Option<String>,
}

/// One value of a statement and who gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// The value in plain words, as `March 22`, `at least 140`, `Ida Vestergard`.
    pub text: String,
    /// Where it is given, by document and place; never empty.
    pub mentions: Vec<Mention>,
    /// Which other values of the finding it agrees with, by their numbers: `over 200` fits both `214`
    /// and `231`.
    pub fits: Vec<usize>,
}

/// One statement for which documents give values that are not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What the values are.
    pub subject: Subject,
    /// What they are about, in plain words: `people killed, main event`, else the most telling words that
    /// the sentences share, as the first of these has them: `fire … broke out in the boiler house`.
    pub about: String,
    /// How they differ.
    pub grade: Grade,
    /// How sure it is that they are about the same thing.
    pub strength: Strength,
    /// Why they are held to be.
    pub basis: Basis,
    /// Words that the sentences share, the rarest first.
    pub shared: Vec<String>,
    /// The values, at least two; the one that most documents give first.
    pub values: Vec<Value>,
}

/// All findings of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// By weight: grade, strength, number of documents.
    pub all: Vec<Finding>,
    /// How many values were held against one of another document.
    pub n_compared: usize,
    /// How many values stood alone.
    pub n_alone: usize,
}

impl Findings {
    /// Those that are strong or likely, with those that are only possible if asked for.
    pub fn listed(&self, with_possible: bool) -> impl Iterator<Item = &Finding> {
        let is_listed =
            move |finding: &&Finding| with_possible || finding.strength != Strength::Possible;
        self.all.iter().filter(is_listed)
    }
}

impl Finding {
    /// The weightier first: by grade, strength, number of documents, then by place.
    pub fn by_weight(&self, other: &Self) -> Ordering {
        let weight = |finding: &Self| (finding.grade, finding.strength);
        let place = |finding: &Self| finding.mentions().map(|it| (it.document, it.span)).min();
        weight(self)
            .cmp(&weight(other))
            .then_with(|| other.documents().len().cmp(&self.documents().len()))
            .then_with(|| place(self).cmp(&place(other)))
            .then_with(|| self.subject.cmp(&other.subject))
    }

    /// What it is about as a title: with a capital, without the kind, which stands beside it.
    pub fn title(&self) -> String {
        let about = self.about.strip_prefix("quotation: ").unwrap_or(&self.about);
        let about = flat(about.strip_prefix("quotation, ").unwrap_or(about));
        let mut chars = about.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
    }

    /// Every place of every value.
    pub fn mentions(&self) -> impl Iterator<Item = &Mention> {
        self.values.iter().flat_map(|value| &value.mentions)
    }

    /// The documents that give one of the values, each once, in order.
    pub fn documents(&self) -> Vec<DocId> {
        let mut documents: Vec<_> = self.mentions().map(|mention| mention.document).collect();
        documents.sort_unstable();
        documents.dedup();
        documents
    }
}

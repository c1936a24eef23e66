//! What is known of a folder as one report to hand on: a stand-alone page, JSON, CSV or Markdown.
//!
//! Pure: what stands in a [`FolderReport`] was found before, the date comes from outside, and every
//! text of a document is taken for a stranger's: escaped, and nothing in it hidden.

mod beside;
mod csv;
mod hits;
mod html;
mod json;
mod markdown;
mod names;

pub use self::beside::{Beside, Ground, LevelRow, Mark, Marked, RowFold};
pub use self::csv::report_csv;
pub use self::hits::{Filtered, MOST_HIT_LINES};
pub use self::html::{STYLE, report_html};
pub use self::json::report_json;
pub use self::markdown::report_markdown;
pub use self::names::Names;

use crate::findings::{Finding, Findings};
use crate::model::{Corpus, DocId};
use crate::overlap::{Pair, closest_first};
use crate::text::Span;

/// So many pairs stand side by side where none were chosen.
pub const MOST_BESIDE: usize = 10;

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// One stand-alone page.
    Html,
    /// `diptych.report/1`.
    Json,
    /// Comma-separated values.
    Csv,
    /// Markdown.
    Markdown,
}

impl ReportFormat {
    /// The format that a file's name asks for by its ending, in whatever case; `None` for another one.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "html" => Self::Html,
            "json" => Self::Json,
            "csv" => Self::Csv,
            "md" => Self::Markdown,
            _ => return None,
        })
    }
}

/// By what, when and how a report was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// What the folder is called.
    pub name: String,
    /// The program's version.
    pub version: String,
    /// When, in words for people.
    pub date: String,
    /// The settings that decide what the report says, and their values.
    pub settings: Vec<(String, String)>,
}

/// What one document alone says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyHere {
    /// The document.
    pub document: DocId,
    /// Its stretches that correspond to nothing in the others, in order.
    pub spans: Vec<Span>,
    /// Number of documents that it was held against.
    pub n_others: usize,
}

/// A folder and everything that a report says of it.
#[derive(Clone, Debug, Default)]
pub struct FolderReport {
    /// By what, when and how it was made.
    pub made: Made,
    /// The documents, and what could not be read.
    pub corpus: Corpus,
    /// What the documents are called.
    pub names: Names,
    /// How much any two share.
    pub pairs: Vec<Pair>,
    /// The pairs that stand side by side.
    pub beside: Vec<Beside>,
    /// Whether a person has chosen these; else they are the closest.
    pub is_chosen: bool,
    /// Where the documents disagree.
    pub findings: Findings,
    /// Number of findings that a person has set aside, which are not among them.
    pub n_set_aside: usize,
    /// What single documents alone say.
    pub only_here: Vec<OnlyHere>,
    /// The filter in force.
    pub filtered: Option<Filtered>,
}

impl FolderReport {
    /// The report as a file of this format.
    pub fn written(&self, format: ReportFormat) -> String {
        match format {
            ReportFormat::Html => report_html(self),
            ReportFormat::Json => report_json(self),
            ReportFormat::Csv => report_csv(self),
            ReportFormat::Markdown => report_markdown(self),
        }
    }

    /// The pairs that are more alike than unrelated texts, the closest first.
    pub fn closest(&self) -> Vec<&Pair> {
        closest_first(&self.pairs)
    }

    /// The findings that are strong or likely; those that are only possible are counted, not listed.
    pub fn listed_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.listed(false)
    }

    /// Of how many documents it is said what only they say, where that is not of all.
    fn only_here_note(&self) -> Option<String> {
        let (n, n_all) = (self.only_here.len(), self.corpus.len());
        (n < n_all).then(|| {
            format!(
                "The folder is large: this is said of the {n} of its {} that stand side by side, each \
                 held against those that it shares most with.",
                counted(n_all, "document")
            )
        })
    }

    /// A document's text; nothing for an id of another corpus.
    fn text(&self, document: DocId) -> &str {
        self.corpus.document(document).map_or("", |document| document.text())
    }

    /// The language of a document's text, as HTML has it; `None` where the text does not tell.
    fn language(&self, document: DocId) -> Option<&'static str> {
        Some(self.corpus.document(document)?.language()?.code())
    }
}

/// "1 document", "12 documents".
fn counted(n: usize, one: &str) -> String {
    let many = if n == 1 { "" } else { "s" };
    format!("{} {one}{many}", crate::text::grouped(n as u64))
}

/// "61 %", with a space that does not break; what is not nothing is not called so, nor is what is not all.
fn per_cent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    if rounded < 1.0 && share > 0.0 {
        return "under 1\u{a0}%".to_owned();
    }
    let rounded = if share < 1.0 - 1e-9 { rounded.min(99.0) } else { rounded };
    format!("{rounded:.0}\u{a0}%")
}

/// What a finding is called in the report's words.
mod words {
    use crate::findings::{Basis, Grade, Strength};
    pub(super) use crate::report::terminal::{grade_words as grade, subject_word as subject};

    /// What a report says of all findings.
    pub(super) const NO_JUDGE: &str = "A finding says that sentences which correspond give different \
        values. It does not say which one is right.";

    pub(super) fn grade_help(grade: Grade) -> &'static str {
        match grade {
            Grade::Different => "No reading makes these values one.",
            Grade::LessExact => "One says less than the other; they do not clash.",
            Grade::Reworded => "A quotation was cut, reworded or lost its marks.",
            Grade::OtherName => "One thing is called differently.",
            Grade::Counted => "One number, but something else is counted.",
        }
    }

    pub(super) fn strength(strength: Strength) -> &'static str {
        match strength {
            Strength::Strong => "strong",
            Strength::Likely => "likely",
            Strength::Possible => "possible",
        }
    }

    pub(super) fn basis(basis: Basis) -> &'static str {
        match basis {
            Basis::SamePassage => "in passages that correspond",
            Basis::MainEvent => "about the event that all tell of",
            Basis::SameWords => "in sentences that share rare words",
            Basis::OneDocument => "one document says both",
        }
    }
}

#[cfg(test)]
mod tests;

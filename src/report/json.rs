//! The command line's JSON. Schemas never change meaning within a version.

mod findings;

use serde::{Serialize, Serializer};

pub use self::findings::findings_json;

use crate::compare::{Comparison, Hint, Kind, Overlap, Passage, Share, Sides};
use crate::filter::Hits;
use crate::model::{Corpus, DocId, Document, Problem, Source};
use crate::overlap::Pair;
use crate::report::Measured;
use crate::text::Span;

/// About what a passage without changes and what a change takes in JSON.
const PASSAGE_BYTES: usize = 130;
const CHANGE_BYTES: usize = 60;

/// A comparison as `diptych.compare/1`.
pub fn compare_json(left: &Document, right: &Document, comparison: &Comparison) -> String {
    let n_changes = comparison.passages.iter().map(|passage| passage.changes.len()).sum::<usize>();
    let room = PASSAGE_BYTES * comparison.passages.len() + CHANGE_BYTES * n_changes;
    let json = CompareJson {
        schema: "diptych.compare/1",
        left: side(left),
        right: side(right),
        passages: Passages(&comparison.passages),
        left_only: &comparison.only.left,
        right_only: &comparison.only.right,
        also_here: comparison.also_here.iter().map(copy).collect(),
        related: comparison.related.iter().map(related).collect(),
        boilerplate: &comparison.boilerplate,
        overlap: rounded_overlap(comparison.overlap),
    };
    written_into(Vec::with_capacity(room), &json)
}

/// All pairs as `diptych.overlap/1`.
pub fn overlap_json(documents: &[Measured<'_>], pairs: &[Pair]) -> String {
    written(&OverlapJson {
        schema: "diptych.overlap/1",
        documents: documents.iter().map(measured).collect(),
        pairs: shared(pairs).filter_map(|pair| pair_json(documents, pair)).collect(),
    })
}

/// The hits of a query as `diptych.filter/1`; documents that do not match are left out.
pub fn filter_json(corpus: &Corpus, query: &str, hits: &Hits) -> String {
    let found = hits.matching().filter_map(|id| Some((id, corpus.document(id)?)));
    let documents = found.map(|(id, document)| HitsJson {
        path: path(document.source()),
        hits: hits.n_of(id),
        spans: hits.of(id, corpus).iter().map(|hit| hit.span).collect(),
    });
    written(&FilterJson {
        schema: "diptych.filter/1",
        query,
        hits: hits.n_hits,
        documents: documents.collect(),
    })
}

/// The documents as read and the problems, as `diptych.list/1`.
pub fn list_json(corpus: &Corpus) -> String {
    written(&ListJson {
        schema: "diptych.list/1",
        documents: corpus.documents().iter().map(|document| listed(document)).collect(),
        problems: corpus.problems().iter().map(problem).collect(),
    })
}

#[derive(Serialize)]
struct CompareJson<'a> {
    schema: &'static str,
    left: SideJson<'a>,
    right: SideJson<'a>,
    passages: Passages<'a>,
    left_only: &'a [Span],
    right_only: &'a [Span],
    also_here: Vec<CopyJson>,
    related: Vec<RelatedJson>,
    boilerplate: &'a Sides<Vec<Span>>,
    overlap: Overlap,
}

#[derive(Serialize)]
struct SideJson<'a> {
    #[serde(flatten)]
    path: PathJson<'a>,
    title: &'a str,
    bytes: u64,
    words: usize,
}

/// Written one by one: of a long pair there are hundreds of thousands.
struct Passages<'a>(&'a [Passage]);

impl Serialize for Passages<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(passage))
    }
}

#[derive(Serialize)]
struct PassageJson<'a> {
    kind: Kind,
    left: Span,
    right: Span,
    moved: bool,
    score: f64,
    changes: &'a [crate::compare::Change],
}

#[derive(Serialize)]
struct CopyJson {
    left: Span,
    right: Span,
}

#[derive(Serialize)]
struct RelatedJson {
    left: Span,
    right: Span,
    score: f64,
}

#[derive(Serialize)]
struct OverlapJson<'a> {
    schema: &'static str,
    documents: Vec<MeasuredJson<'a>>,
    pairs: Vec<PairJson<'a>>,
}

#[derive(Serialize)]
struct MeasuredJson<'a> {
    #[serde(flatten)]
    path: PathJson<'a>,
    words: usize,
}

#[derive(Serialize)]
struct PairJson<'a> {
    left: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_path_bytes: Option<String>,
    right: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    right_path_bytes: Option<String>,
    left_in_right: Share,
    right_in_left: Share,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    estimate: bool,
}

#[derive(Serialize)]
struct FilterJson<'a> {
    schema: &'static str,
    query: &'a str,
    hits: usize,
    documents: Vec<HitsJson<'a>>,
}

#[derive(Serialize)]
struct HitsJson<'a> {
    #[serde(flatten)]
    path: PathJson<'a>,
    hits: usize,
    spans: Vec<Span>,
}

#[derive(Serialize)]
struct ListJson<'a> {
    schema: &'static str,
    documents: Vec<DocumentJson<'a>>,
    problems: Vec<ProblemJson<'a>>,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    #[serde(flatten)]
    path: PathJson<'a>,
    format: &'static str,
    encoding: &'a str,
    bytes: u64,
    words: usize,
    complete: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    not_shown: &'a [String],
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    #[serde(flatten)]
    path: PathJson<'a>,
    reason: &'a str,
    partial: bool,
}

/// A path, and its bytes in hexadecimal where they are not UTF-8.
#[derive(Serialize)]
struct PathJson<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path_bytes: Option<String>,
}

fn path(source: &Source) -> PathJson<'_> {
    PathJson { path: &source.path, path_bytes: source.path_bytes.as_deref().map(hex) }
}

fn side(document: &Document) -> SideJson<'_> {
    SideJson {
        path: path(document.source()),
        title: document.title(),
        bytes: document.source().bytes,
        words: document.n_words(),
    }
}

fn passage(passage: &Passage) -> PassageJson<'_> {
    PassageJson {
        kind: passage.kind,
        left: passage.left,
        right: passage.right,
        moved: passage.is_moved,
        score: rounded(passage.score, 1e3),
        changes: &passage.changes,
    }
}

fn copy(hint: &Hint) -> CopyJson {
    CopyJson { left: hint.left, right: hint.right }
}

fn related(hint: &Hint) -> RelatedJson {
    RelatedJson { left: hint.left, right: hint.right, score: rounded(hint.score, 1e3) }
}

fn measured<'a>(document: &Measured<'a>) -> MeasuredJson<'a> {
    MeasuredJson { path: path(document.source), words: document.n_words }
}

/// The pairs that share more than boilerplate.
fn shared(pairs: &[Pair]) -> impl Iterator<Item = &Pair> {
    pairs.iter().filter(|pair| pair.is_above_zero())
}

fn pair_json<'a>(documents: &[Measured<'a>], pair: &Pair) -> Option<PairJson<'a>> {
    let source = |id: DocId| documents.get(id.index()).map(|document| document.source);
    let (left, right) = (source(pair.left)?, source(pair.right)?);
    let overlap = rounded_overlap(pair.overlap);
    Some(PairJson {
        left: &left.path,
        left_path_bytes: left.path_bytes.as_deref().map(hex),
        right: &right.path,
        right_path_bytes: right.path_bytes.as_deref().map(hex),
        left_in_right: overlap.left_in_right,
        right_in_left: overlap.right_in_left,
        estimate: pair.is_estimate,
    })
}

fn listed(document: &Document) -> DocumentJson<'_> {
    let source = document.source();
    let imprint = document.imprint();
    DocumentJson {
        path: path(source),
        format: source.format.name(),
        encoding: &source.encoding,
        bytes: source.bytes,
        words: document.n_words(),
        complete: source.is_complete,
        title: imprint.and_then(|imprint| imprint.title.as_deref()),
        author: imprint.and_then(|imprint| imprint.author.as_deref()),
        date: imprint.and_then(|imprint| imprint.date.as_deref()),
        not_shown: imprint.map_or(&[], |imprint| &imprint.unshown),
    }
}

fn problem(problem: &Problem) -> ProblemJson<'_> {
    ProblemJson {
        path: PathJson { path: &problem.path, path_bytes: problem.path_bytes.as_deref().map(hex) },
        reason: &problem.reason,
        partial: problem.is_partial,
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).flatten().collect()
}

fn rounded_overlap(overlap: Overlap) -> Overlap {
    let share = |share: Share| Share {
        identical: rounded(share.identical, 1e6),
        edited: rounded(share.edited, 1e6),
        paraphrased: rounded(share.paraphrased, 1e6),
    };
    Overlap {
        left_in_right: share(overlap.left_in_right),
        right_in_left: share(overlap.right_in_left),
    }
}

/// Digits past the sixth are noise of the arithmetic.
fn rounded(number: f64, digits: f64) -> f64 {
    (number * digits).round() / digits
}

/// None of these values can fail to be written: no maps, no keys but strings.
fn written(value: &impl Serialize) -> String {
    written_into(Vec::new(), value)
}

/// The same with room made before, as growing copies what is written.
fn written_into(mut room: Vec<u8>, value: &impl Serialize) -> String {
    let is_written = serde_json::to_writer(&mut room, value).is_ok();
    String::from_utf8(room).ok().filter(|_| is_written).unwrap_or_default()
}

#[cfg(test)]
mod tests;

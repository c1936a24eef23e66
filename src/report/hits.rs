//! Lists of hits as text, CSV and JSON (`diptych.hits/1`): what the window shows of them, line by line.

use serde::Serialize;

use crate::model::{Document, WordIdx};
use crate::text::Span;

/// About so much context stands on each side of a hit.
const CONTEXT_BYTES: u32 = 120;

/// So many characters of context stand before a hit in text; shorter ones are filled up.
const TEXT_BEFORE: usize = 60;

/// A hit with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HitLine {
    /// Its number in the order of the list, from 1.
    pub number: usize,
    /// The document's path.
    pub path: String,
    /// The bytes of the document's text that match.
    pub span: Span,
    /// What stands before it in its paragraph, as far as a line goes.
    pub left: String,
    /// The hit.
    pub hit: String,
    /// What stands after it.
    pub right: String,
    /// What corresponds to its sentence in other documents; `None` where that is not known.
    pub counterparts: Option<Vec<CounterpartLine>>,
    /// Whether these are shown below it; text alone asks.
    #[serde(skip)]
    pub is_open: bool,
}

/// What corresponds to a hit's sentence in another document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CounterpartLine {
    /// The other document's path.
    pub path: String,
    /// How it corresponds: identical, edited, paraphrased, related.
    pub kind: &'static str,
    /// The bytes of the other document's text that correspond.
    pub span: Span,
    /// The whole sentences there.
    pub text: String,
}

/// A list of hits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HitList {
    /// What was asked.
    pub query: String,
    /// How the hits are sorted.
    pub sorted_by: String,
    /// Number of hits, also of those that are left out.
    pub total: usize,
    /// The hits in their order.
    pub hits: Vec<HitLine>,
}

#[derive(Serialize)]
struct HitsJson<'a> {
    schema: &'static str,
    #[serde(flatten)]
    list: &'a HitList,
}

/// The list as `diptych.hits/1`.
pub fn hits_json(list: &HitList) -> String {
    serde_json::to_string(&HitsJson { schema: "diptych.hits/1", list }).unwrap_or_default()
}

/// The list as lines of text, the hits below each other in brackets, and below each what corresponds
/// where that is shown.
pub fn hits_text(list: &HitList) -> String {
    let widest_name = list.hits.iter().map(|line| name(&line.path).chars().count()).max();
    let widest_name = widest_name.unwrap_or_default().min(32);
    let digits = list.hits.last().map_or(1, |line| line.number.to_string().len());
    let mut lines = Vec::with_capacity(list.hits.len());
    for line in &list.hits {
        let before = last_chars(&line.left, TEXT_BEFORE);
        let said = said(line).map_or_else(String::new, |said| format!("  ({said})"));
        let (number, name, hit, right) = (line.number, name(&line.path), &line.hit, &line.right);
        lines.push(format!(
            "{number:>digits$}  {name:<widest_name$}  {before:>TEXT_BEFORE$} [{hit}] {right}{said}\n",
        ));
        let open = line.counterparts.iter().flatten().filter(|_| line.is_open);
        lines.extend(open.map(|other| {
            let (indent, name, kind) = (digits + 2, self::name(&other.path), other.kind);
            format!("{:indent$}{name:<widest_name$}  {kind}: {}\n", "", other.text)
        }));
    }
    lines.concat()
}

/// The list as CSV (RFC 4180), with a line of names. Cells that a spreadsheet would take for formulas
/// begin with an apostrophe.
pub fn hits_csv(list: &HitList) -> String {
    let mut text = String::from(
        "number,document,start,end,left,hit,right,counterparts,counterpart_documents,\
         counterpart_texts\r\n",
    );
    for line in &list.hits {
        let others = line.counterparts.as_deref();
        let joined = |part: fn(&CounterpartLine) -> String| {
            let parts: Vec<String> = others.into_iter().flatten().map(part).collect();
            parts.join("\n")
        };
        let cells = [
            line.number.to_string(),
            cell(&line.path),
            line.span.start.to_string(),
            line.span.end.to_string(),
            cell(&line.left),
            cell(&line.hit),
            cell(&line.right),
            others.map_or_else(String::new, |others| others.len().to_string()),
            cell(&joined(|other| format!("{} ({})", other.path, other.kind))),
            cell(&joined(|other| other.text.clone())),
        ];
        text += &cells.join(",");
        text += "\r\n";
    }
    text
}

/// "2 counterparts", "no counterpart"; `None` where it is not known.
fn said(line: &HitLine) -> Option<String> {
    Some(match line.counterparts.as_ref()?.len() {
        0 => "no counterpart".to_owned(),
        1 => "1 counterpart".to_owned(),
        n => format!("{n} counterparts"),
    })
}

/// A cell in quotes where it needs them, made harmless where a spreadsheet would run it.
pub(super) fn cell(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if runs { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r', '\'']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

/// What stands before a hit in its paragraph as far as a line goes, the hit, and what stands after it.
pub fn surroundings(document: &Document, hit: Span) -> [String; 3] {
    let context = context(document, hit);
    let before = Span::new(context.start, hit.start);
    let after = Span::new(hit.end, context.end);
    [before, hit, after].map(|span| flowing(document, span))
}

/// A stretch as one line: white space of any kind and length becomes one space.
pub fn flowing(document: &Document, span: Span) -> String {
    let words: Vec<&str> = span.of(document.text()).split_whitespace().collect();
    words.join(" ")
}

/// What of a hit's paragraph stands around it in a line, cut between words.
fn context(document: &Document, hit: Span) -> Span {
    let paragraph = document.paragraph_at_byte(hit.start).map(|index| document.paragraph(index));
    let paragraph = paragraph.unwrap_or(hit).hull(hit);
    let word = |at: usize| document.word(WordIdx::at(at));
    let from = hit.start.saturating_sub(CONTEXT_BYTES);
    let start = if from <= paragraph.start {
        paragraph.start
    } else {
        let first = document.words_in(Span::new(from, hit.start)).next();
        first.map_or(hit.start, |first| word(first).start)
    };
    let to = hit.end.saturating_add(CONTEXT_BYTES);
    let end = if to >= paragraph.end {
        paragraph.end
    } else {
        let last = document.words_in(Span::new(hit.end, to)).next_back();
        last.map_or(hit.end, |last| word(last).end)
    };
    Span::new(start, end)
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn last_chars(text: &str, n: usize) -> String {
    let skipped = text.chars().count().saturating_sub(n);
    if skipped == 0 {
        return text.to_owned();
    }
    let rest = text.chars().skip(skipped + 1);
    format!("…{}", rest.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: usize, left: &str, hit: &str, right: &str) -> HitLine {
        HitLine {
            number,
            path: "folder/a.txt".to_owned(),
            span: Span::new(4, 9),
            left: left.to_owned(),
            hit: hit.to_owned(),
            right: right.to_owned(),
            counterparts: None,
            is_open: true,
        }
    }

    fn list() -> HitList {
        let other = CounterpartLine {
            path: "folder/b.txt".to_owned(),
            kind: "edited",
            span: Span::new(0, 20),
            text: "A ferry, \"late\".".to_owned(),
        };
        let known = HitLine { counterparts: Some(vec![other]), ..line(1, "The", "ferry", "left") };
        let none = HitLine { counterparts: Some(Vec::new()), ..line(2, "=1+1", "ferry", "-2") };
        HitList {
            query: "ferry".to_owned(),
            sorted_by: "document".to_owned(),
            total: 3,
            hits: vec![known, none, line(3, "", "@ferry", "")],
        }
    }

    #[test]
    fn json_has_every_field() {
        let json: serde_json::Value = serde_json::from_str(&hits_json(&list())).unwrap();
        assert_eq!(json["schema"], "diptych.hits/1");
        assert_eq!((&json["query"], &json["total"]), (&"ferry".into(), &3.into()));
        let first = &json["hits"][0];
        assert_eq!(first["span"], serde_json::json!([4, 9]));
        assert_eq!((&first["left"], &first["right"]), (&"The".into(), &"left".into()));
        assert_eq!(first["counterparts"][0]["kind"], "edited");
        assert_eq!(json["hits"][2]["counterparts"], serde_json::Value::Null);
    }

    #[test]
    fn csv_quotes_what_needs_it_and_runs_nothing_in_a_spreadsheet() {
        let csv = hits_csv(&list());
        let rows: Vec<&str> = csv.split("\r\n").collect();
        let expected = "1,folder/a.txt,4,9,The,ferry,left,1,folder/b.txt (edited),\
                        \"A ferry, \"\"late\"\".\"";
        assert_eq!(rows[1], expected);
        assert_eq!(rows[2], "2,folder/a.txt,4,9,\"'=1+1\",ferry,\"'-2\",0,,");
        assert_eq!(rows[3], "3,folder/a.txt,4,9,,\"'@ferry\",,,,");
        assert_eq!(rows.len(), 5, "and nothing behind the last line end");
    }

    #[test]
    fn cells_that_begin_like_formulas_are_told_apart_from_text() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"] {
            assert!(cell(&format!("{start}x")).starts_with("\"'"), "{start:?}");
        }
        assert_eq!(cell("a=b"), "a=b");
        assert_eq!(cell("two\nlines"), "\"two\nlines\"");
    }

    #[test]
    fn in_text_the_hits_stand_below_each_other_with_their_counterparts() {
        let text = hits_text(&list());
        let rows: Vec<&str> = text.lines().collect();
        let at = |row: &str| row.chars().position(|c| c == '[');
        assert_eq!(at(rows[0]), at(rows[2]));
        assert!(rows[0].ends_with("The [ferry] left  (1 counterpart)"), "{}", rows[0]);
        assert_eq!(rows[1].trim(), "b.txt  edited: A ferry, \"late\".");
        assert!(rows[2].ends_with("(no counterpart)"));
        assert!(rows[3].ends_with("[@ferry] "), "nothing is said where nothing is known");
        let closed = HitList {
            hits: list().hits.into_iter().map(|line| HitLine { is_open: false, ..line }).collect(),
            ..list()
        };
        assert_eq!(hits_text(&closed).lines().count(), 3);
    }

    #[test]
    fn long_context_is_cut_at_its_start() {
        assert_eq!(last_chars("abcdé", 3), "…dé");
        assert_eq!(last_chars("abc", 3), "abc");
    }
}

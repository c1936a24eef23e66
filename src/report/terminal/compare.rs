//! Two documents, passage by passage in the left one's order.

use super::paint::{Ink, Paint};
use super::{counted, per_cent};
use crate::compare::{Change, Comparison, Hint, Kind, Passage, Share};
use crate::model::Document;
use crate::report::visible::{flat, one_line, visible};
use crate::text::Span;

/// An identical passage is shown by this many characters of either end.
const END_CHARS: usize = 40;

/// A comparison: shares, then every passage and what only one side has.
pub fn compare_text(
    left: &Document,
    right: &Document,
    comparison: &Comparison,
    paint: Paint,
) -> String {
    let view = View { left, right, paint };
    let mut text = view.head("left ", left) + &view.head("right", right);
    if comparison.is_same_text {
        text.push_str("The words are the same.\n");
        return text;
    }
    text.push_str(&share_line("left in right", comparison.overlap.left_in_right));
    text.push_str(&share_line("right in left", comparison.overlap.right_in_left));
    text.push('\n');
    for row in &rows(comparison) {
        text.push_str(&view.row(row));
    }
    text.push_str(&view.hints("also here, a second copy", &comparison.also_here));
    text.push_str(&view.hints("related, the same facts in other words", &comparison.related));
    text
}

/// What a line or two of the output shows.
enum Row<'a> {
    Passage(&'a Passage),
    /// Identical passages in a row.
    Identical(Vec<&'a Passage>),
    LeftOnly(Span),
    RightOnly(Span),
}

/// Everything in the left document's order; what only the right one has stands before the passage
/// that follows it there.
fn rows(comparison: &Comparison) -> Vec<Row<'_>> {
    let passages = comparison.passages.iter().map(|passage| (passage.left, Row::Passage(passage)));
    let left_only = comparison.only.left.iter().map(|span| (*span, Row::LeftOnly(*span)));
    let mut in_order: Vec<_> = passages.chain(left_only).collect();
    in_order.sort_by_key(|(span, _)| *span);
    let mut right_only = comparison.only.right.iter().peekable();
    let mut rows = Vec::new();
    for (_, row) in in_order {
        if let Row::Passage(passage) = row
            && !passage.is_moved
        {
            while let Some(span) = right_only.next_if(|span| span.start < passage.right.start) {
                rows.push(Row::RightOnly(*span));
            }
        }
        push_row(&mut rows, row);
    }
    rows.extend(right_only.map(|span| Row::RightOnly(*span)));
    rows
}

/// Adds a row; identical passages in a row are one.
fn push_row<'a>(rows: &mut Vec<Row<'a>>, row: Row<'a>) {
    match row {
        Row::Passage(passage) if passage.kind == Kind::Identical && !passage.is_moved => {
            if let Some(Row::Identical(passages)) = rows.last_mut() {
                passages.push(passage);
            } else {
                rows.push(Row::Identical(vec![passage]));
            }
        }
        row => rows.push(row),
    }
}

struct View<'a> {
    left: &'a Document,
    right: &'a Document,
    paint: Paint,
}

impl View<'_> {
    fn head(&self, side: &str, document: &Document) -> String {
        let path = self.paint.ink(Ink::Strong, &visible(document.path()));
        let about = format!("{side}  {path}  {}", counted(document.n_words(), "word"));
        format!("{about}  {}\n", self.paint.ink(Ink::Faint, &visible(document.title())))
    }

    fn row(&self, row: &Row<'_>) -> String {
        match row {
            Row::LeftOnly(span) => {
                self.paint.ink(Ink::Left, &format!("- {}", one_line(span.of(self.left.text()))))
                    + "\n"
            }
            Row::RightOnly(span) => {
                self.paint.ink(Ink::Right, &format!("+ {}", one_line(span.of(self.right.text()))))
                    + "\n"
            }
            Row::Passage(passage) => self.passage(passage),
            Row::Identical(passages) => self.identical(passages, ""),
        }
    }

    /// A section of hints, which no share counts; nothing where there is none.
    fn hints(&self, about: &str, hints: &[Hint]) -> String {
        if hints.is_empty() {
            return String::new();
        }
        let mut text = format!("\n{about}: {}\n", counted(hints.len(), "pair"));
        for hint in hints {
            let left = one_line(hint.left.of(self.left.text()));
            let right = one_line(hint.right.of(self.right.text()));
            text.extend([&self.paint.ink(Ink::Faint, ":"), " ", &left, "\n  ", &right, "\n"]);
        }
        text
    }

    fn passage(&self, passage: &Passage) -> String {
        let moved = if passage.is_moved { "(moved) " } else { "" };
        match passage.kind {
            Kind::Identical => self.identical(&[passage], moved),
            Kind::Edited => {
                format!("{} {moved}{}\n", self.paint.ink(Ink::Edited, "~"), self.edited(passage))
            }
            Kind::Paraphrased => self.paraphrased(passage, moved),
        }
    }

    fn identical(&self, passages: &[&Passage], moved: &str) -> String {
        let spans = passages.iter().map(|passage| passage.left);
        let n_words = spans.clone().map(|span| self.left.words_in(span).len()).sum();
        let whole = spans.reduce(Span::hull).unwrap_or_default();
        let n_passages = match passages.len() {
            1 => String::new(),
            n => format!(" in {n} passages"),
        };
        let text = shortened(&one_line(whole.of(self.left.text())));
        let n_words = counted(n_words, "word");
        self.paint.ink(Ink::Faint, &format!("= {moved}{n_words}{n_passages}: {text}")) + "\n"
    }

    /// The left side's text with the changes inside it.
    fn edited(&self, passage: &Passage) -> String {
        let mut text = String::new();
        let mut at = passage.left.start;
        for change in &passage.changes {
            text.push_str(&flat(Span::new(at, change.left.start).of(self.left.text())));
            self.change(change, &mut text);
            at = change.left.end.max(at);
        }
        text.push_str(&flat(Span::new(at, passage.left.end).of(self.left.text())));
        text
    }

    fn change(&self, change: &Change, text: &mut String) {
        let dropped = one_line(change.left.of(self.left.text()));
        let added = one_line(change.right.of(self.right.text()));
        if !dropped.is_empty() {
            text.push_str(&self.paint.ink(Ink::Left, &format!("[-{dropped}-]")));
        }
        if added.is_empty() {
            return;
        }
        // Words put between two others have no white space of their own.
        let is_apart = text.is_empty() || text.ends_with(' ');
        let [before, after] = match (dropped.is_empty(), is_apart) {
            (false, _) => ["", ""],
            (true, true) => ["", " "],
            (true, false) => [" ", ""],
        };
        let added = self.paint.ink(Ink::Right, &format!("{{+{added}+}}"));
        text.push_str(before);
        text.push_str(&added);
        text.push_str(after);
    }

    fn paraphrased(&self, passage: &Passage, moved: &str) -> String {
        let left = one_line(passage.left.of(self.left.text()));
        let right = one_line(passage.right.of(self.right.text()));
        format!(
            "{} {moved}{}\n  {}\n",
            self.paint.ink(Ink::Edited, "≈"),
            self.paint.ink(Ink::Left, &left),
            self.paint.ink(Ink::Right, &right)
        )
    }
}

fn shortened(text: &str) -> String {
    let n_chars = text.chars().count();
    if n_chars <= 2 * END_CHARS + 3 {
        return text.to_owned();
    }
    let head: String = text.chars().take(END_CHARS).collect();
    let tail: String = text.chars().skip(n_chars - END_CHARS).collect();
    format!("{} … {}", head.trim_end(), tail.trim_start())
}

fn share_line(direction: &str, share: Share) -> String {
    format!(
        "{direction}  {} identical · {} edited · {} paraphrased\n",
        per_cent(share.identical),
        per_cent(share.edited),
        per_cent(share.paraphrased)
    )
}

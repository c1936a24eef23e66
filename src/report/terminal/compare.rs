//! Two documents, passage by passage in the left one's order.

use super::paint::{Ink, Paint};
use super::{counted, per_cent};
use crate::compare::{Change, Comparison, Hint, Kind, Passage, Share};
use crate::model::Document;
use crate::text::{Span, flat, one_line, visible};

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
    text.reserve(room(comparison));
    text.push_str(&share_line("left in right", comparison.overlap.left_in_right));
    text.push_str(&share_line("right in left", comparison.overlap.right_in_left));
    text.push('\n');
    for row in &rows(comparison) {
        view.row(row, &mut text);
    }
    view.hints("also here, a second copy", &comparison.also_here, &mut text);
    view.hints("related, the same facts in other words", &comparison.related, &mut text);
    text
}

/// About how many bytes the edited passages take, which are shown in full: growing a long text again
/// and again would copy it.
fn room(comparison: &Comparison) -> usize {
    let edited = comparison.passages.iter().filter(|passage| passage.kind == Kind::Edited);
    let added = |passage: &Passage| {
        passage.changes.iter().map(|change| change.right.len() as usize + 8).sum::<usize>()
    };
    edited.map(|passage| passage.left.len() as usize + added(passage) + 4).sum()
}

/// What a line or two of the output shows.
enum Row<'a> {
    Passage(&'a Passage),
    /// Identical passages in a row.
    Identical(&'a [Passage]),
    LeftOnly(Span),
    RightOnly(Span),
}

/// Everything in the left document's order; what only the right one has stands before the passage
/// that follows it there.
fn rows(comparison: &Comparison) -> Vec<Row<'_>> {
    let mut left_only = comparison.only.left.iter().peekable();
    let mut right_only = comparison.only.right.iter().peekable();
    let mut rows = Vec::new();
    let mut ahead = comparison.passages.as_slice();
    while let Some(passage) = ahead.first() {
        rows.extend(
            std::iter::from_fn(|| left_only.next_if(|only| **only < passage.left))
                .map(|only| Row::LeftOnly(*only)),
        );
        if !passage.is_moved {
            let before = |only: &&Span| only.start < passage.right.start;
            rows.extend(
                std::iter::from_fn(|| right_only.next_if(before)).map(|only| Row::RightOnly(*only)),
            );
        }
        // Identical passages are one row up to what only one side has.
        let mut goes_on = |next: &Passage| {
            is_in_place(next)
                && left_only.peek().is_none_or(|only| **only > next.left)
                && right_only.peek().is_none_or(|only| only.start >= next.right.start)
        };
        let n_more = ahead.iter().skip(1).take_while(|next| goes_on(next)).count();
        let n_here = if is_in_place(passage) { 1 + n_more } else { 1 };
        let (here, rest) = ahead.split_at_checked(n_here).unwrap_or_default();
        rows.push(if is_in_place(passage) { Row::Identical(here) } else { Row::Passage(passage) });
        ahead = rest;
    }
    rows.extend(left_only.map(|only| Row::LeftOnly(*only)));
    rows.extend(right_only.map(|only| Row::RightOnly(*only)));
    rows
}

fn is_in_place(passage: &Passage) -> bool {
    passage.kind == Kind::Identical && !passage.is_moved
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

    fn row(&self, row: &Row<'_>, text: &mut String) {
        match row {
            Row::LeftOnly(span) => {
                self.line(Ink::Left, &["- ", &one_line(span.of(self.left.text()))], text);
            }
            Row::RightOnly(span) => {
                self.line(Ink::Right, &["+ ", &one_line(span.of(self.right.text()))], text);
            }
            Row::Passage(passage) => self.passage(passage, text),
            Row::Identical(passages) => self.identical(passages, "", text),
        }
    }

    fn line(&self, ink: Ink, parts: &[&str], text: &mut String) {
        self.inked(ink, parts, text);
        text.push('\n');
    }

    fn inked(&self, ink: Ink, parts: &[&str], text: &mut String) {
        let [before, after] = self.paint.around(ink);
        text.push_str(before);
        text.extend(parts.iter().copied());
        text.push_str(after);
    }

    /// A section of hints, which no share counts; nothing where there is none.
    fn hints(&self, about: &str, hints: &[Hint], text: &mut String) {
        if hints.is_empty() {
            return;
        }
        text.extend(["\n", about, ": ", &counted(hints.len(), "pair"), "\n"]);
        for hint in hints {
            let left = one_line(hint.left.of(self.left.text()));
            let right = one_line(hint.right.of(self.right.text()));
            self.inked(Ink::Faint, &[":"], text);
            text.extend([" ", &left, "\n  ", &right, "\n"]);
        }
    }

    fn passage(&self, passage: &Passage, text: &mut String) {
        let moved = if passage.is_moved { "(moved) " } else { "" };
        match passage.kind {
            Kind::Identical => self.identical(std::slice::from_ref(passage), moved, text),
            Kind::Edited => {
                self.inked(Ink::Edited, &["~"], text);
                text.extend([" ", moved]);
                self.edited(passage, text);
                text.push('\n');
            }
            Kind::Paraphrased => self.paraphrased(passage, moved, text),
        }
    }

    fn identical(&self, passages: &[Passage], moved: &str, text: &mut String) {
        let spans = passages.iter().map(|passage| passage.left);
        let whole = spans.clone().reduce(Span::hull).unwrap_or_default();
        // Between most there is only a space.
        let gaps =
            spans.clone().zip(spans.skip(1)).map(|(one, next)| Span::new(one.end, next.start));
        let has_words = |gap: &Span| !gap.of(self.left.text()).trim().is_empty();
        let n_between: usize =
            gaps.filter(has_words).map(|gap| self.left.words_in(gap).len()).sum();
        let n_words = self.left.words_in(whole).len().saturating_sub(n_between);
        let n_passages = match passages.len() {
            1 => String::new(),
            n => format!(" in {n} passages"),
        };
        let n_words = counted(n_words, "word");
        let shown = shortened(whole.of(self.left.text()));
        self.line(Ink::Faint, &["= ", moved, &n_words, &n_passages, ": ", &shown], text);
    }

    /// The left side's text with the changes inside it.
    fn edited(&self, passage: &Passage, text: &mut String) {
        let (mut at, n_before) = (passage.left.start, text.len());
        for change in &passage.changes {
            text.push_str(&flat(Span::new(at, change.left.start).of(self.left.text())));
            self.change(change, text.len() == n_before, text);
            at = change.left.end.max(at);
        }
        text.push_str(&flat(Span::new(at, passage.left.end).of(self.left.text())));
    }

    /// A change; `is_first` says that nothing of its passage stands before it.
    fn change(&self, change: &Change, is_first: bool, text: &mut String) {
        let dropped = one_line(change.left.of(self.left.text()));
        let added = one_line(change.right.of(self.right.text()));
        if !dropped.is_empty() {
            self.inked(Ink::Left, &["[-", &dropped, "-]"], text);
        }
        if added.is_empty() {
            return;
        }
        // Words put between two others have no white space of their own.
        let is_apart = is_first || text.ends_with(' ');
        let [before, after] = match (dropped.is_empty(), is_apart) {
            (false, _) => ["", ""],
            (true, true) => ["", " "],
            (true, false) => [" ", ""],
        };
        text.push_str(before);
        self.inked(Ink::Right, &["{+", &added, "+}"], text);
        text.push_str(after);
    }

    fn paraphrased(&self, passage: &Passage, moved: &str, text: &mut String) {
        self.inked(Ink::Edited, &["≈"], text);
        text.extend([" ", moved]);
        self.line(Ink::Left, &[&one_line(passage.left.of(self.left.text()))], text);
        text.push_str("  ");
        self.line(Ink::Right, &[&one_line(passage.right.of(self.right.text()))], text);
    }
}

/// A text on one line, a long one by its ends; only these are looked at.
fn shortened(text: &str) -> String {
    let longest = 2 * END_CHARS + 3;
    let heads = words_of(text.split_whitespace(), longest);
    let mut tails = words_of(text.split_whitespace().rev(), longest);
    tails.reverse();
    let [head, tail] = [heads, tails].map(|words| visible(&words.join(" ")).into_owned());
    if head.chars().count() <= longest {
        return head;
    }
    let n_chars = tail.chars().count();
    let head: String = head.chars().take(END_CHARS).collect();
    let tail: String = tail.chars().skip(n_chars.saturating_sub(END_CHARS)).collect();
    format!("{} … {}", head.trim_end(), tail.trim_start())
}

/// Words until they have more than so many characters, with the spaces between.
fn words_of<'t>(words: impl Iterator<Item = &'t str>, longest: usize) -> Vec<&'t str> {
    let mut n_chars = 0;
    let is_wanted = |word: &&str| {
        let is_wanted = n_chars <= longest;
        n_chars += word.chars().count() + usize::from(n_chars > 0);
        is_wanted
    };
    words.take_while(is_wanted).collect()
}

fn share_line(direction: &str, share: Share) -> String {
    format!(
        "{direction}  {} identical · {} edited · {} paraphrased\n",
        per_cent(share.identical),
        per_cent(share.edited),
        per_cent(share.paraphrased)
    )
}

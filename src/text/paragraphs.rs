//! Cuts a text into paragraphs, whether its lines are paragraphs or hard-wrapped.

use super::line_ends::is_cut;
use super::segments::is_wide;
use super::span::Span;

/// A text counts as hard-wrapped if this share of the line ends inside its blocks are full lines.
const WRAPPED_SHARE: f64 = 0.7;
/// Nobody wraps narrower or wider than this, in characters.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;
/// A line is full if the next word would reach past the wrap width less this slack.
const WRAP_SLACK: usize = 3;

/// A longer paragraph is cut: nobody reads it as one, and the window lays out whole paragraphs.
const MAX_PARAGRAPH_BYTES: usize = 16 * 1024;

struct Line<'t> {
    /// All of it, without white space at its ends.
    span: Span,
    /// What stands behind the marks of quoted mail.
    content: &'t str,
    /// How many of those marks there are.
    depth: usize,
    width: usize,
    first_word_width: usize,
    begins_item: bool,
}

/// The paragraphs of a text in order, without white space at their ends; blank ones are left out.
///
/// A blank line always parts paragraphs. A single line end parts them too, unless the text is
/// hard-wrapped and the line was full, or it cuts a word: then it is only a wrap. Mail is quoted line
/// by line ("> "): what stands behind such marks is judged, and lines quoted to another depth are
/// parted. `\n`, `\r\n` and `\r` end lines.
/// Past 16 KB a paragraph is cut, after a sentence if there is one, else after a word.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let width = wrap_width(&lines);
    let mut found: Vec<Span> = Vec::new();
    let mut previous: Option<&Line<'_>> = None;
    for line in &lines {
        if line.width > 0 {
            let goes_on = previous.is_some_and(|above| {
                above.width > 0 && is_wrap(above, line, width.unwrap_or(usize::MAX))
            });
            match found.last_mut().filter(|_| goes_on) {
                Some(open) => open.end = line.span.end,
                None => found.push(line.span),
            }
        }
        previous = Some(line);
    }
    found.into_iter().flat_map(|paragraph| pieces(text, paragraph)).collect()
}

/// A paragraph in pieces that can be read; itself, if it is not too long.
fn pieces(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut rest = paragraph;
    while rest.len() as usize > MAX_PARAGRAPH_BYTES {
        let body = rest.of(text);
        let head = body.get(..body.floor_char_boundary(MAX_PARAGRAPH_BYTES)).unwrap_or(body);
        let after_sentence = head.rfind(". ").map(|at| at + 1);
        let end = after_sentence.or_else(|| head.rfind(char::is_whitespace)).unwrap_or(head.len());
        // White space alone at the start would give a piece without end.
        let end = rest.start + end.max(1) as u32;
        found.push(Span::new(rest.start, end).trimmed(text));
        rest = Span::new(end, rest.end).trimmed(text);
    }
    found.push(rest);
    found
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    while start < bytes.len() {
        let end = memchr::memchr2(b'\n', b'\r', bytes.get(start..).unwrap_or_default())
            .map_or(bytes.len(), |offset| start + offset);
        let ends_crlf = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        found.push(line(text, Span::from_range(start..end)));
        start = end + if ends_crlf { 2 } else { 1 };
    }
    found
}

fn line(text: &str, span: Span) -> Line<'_> {
    let span = span.trimmed(text);
    let (depth, content) = unquoted(span.of(text));
    let width = if content.len() > 4 * *WRAP_WIDTHS.end() || content.is_ascii() {
        // Past any wrap width the exact figure does not matter, and one line can hold 100 MB.
        content.len()
    } else {
        content.chars().map(columns).sum()
    };
    let first_word_width = match content.chars().next() {
        // A line may end between any two of these.
        Some(first) if is_wide(first) => columns(first),
        _ => content.chars().take(80).take_while(|c| !c.is_whitespace()).map(columns).sum(),
    };
    Line { span, content, depth, width, first_word_width, begins_item: begins_item(content) }
}

/// A line without the marks of quoted mail, and how many there were.
fn unquoted(line: &str) -> (usize, &str) {
    let mut depth = 0;
    let mut rest = line;
    while let Some(inner) = rest.strip_prefix('>') {
        (depth, rest) = (depth + 1, inner.trim_start());
    }
    (depth, rest)
}

fn columns(character: char) -> usize {
    if is_wide(character) { 2 } else { 1 }
}

/// Whether a line opens a list item, so that the line end before it is no wrap.
fn begins_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '·' | '▪' | '◦' | '‣' | '#' | '|') => true,
        Some('-' | '*' | '+' | '–') => chars.next().is_some_and(char::is_whitespace),
        Some(first) if first.is_ascii_digit() => {
            let rest = chars.as_str().trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with(". ") || rest.starts_with(") ")
        }
        _ => false,
    }
}

/// The wrap width of a hard-wrapped text; `None` if its lines are paragraphs.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let inner = || {
        let pairs = lines.iter().zip(lines.iter().skip(1));
        pairs.filter(|(above, below)| above.width > 0 && below.width > 0 && !below.begins_item)
    };
    let width = inner().map(|(above, _)| above.width).max()?;
    if !WRAP_WIDTHS.contains(&width) {
        return None;
    }
    let n_inner = inner().count();
    let n_full = inner().filter(|(above, below)| is_wrap(above, below, width)).count();
    // The widest line is full by definition and so proves nothing.
    (n_full >= 2 && n_full as f64 >= WRAPPED_SHARE * n_inner as f64).then_some(width)
}

/// Whether the line end between two lines was put in because the next word did not fit.
fn is_wrap(above: &Line<'_>, below: &Line<'_>, width: usize) -> bool {
    let is_full = above.width.saturating_add(1 + below.first_word_width + WRAP_SLACK) > width;
    above.depth == below.depth
        && !below.begins_item
        && (is_full || is_cut(above.content, below.content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = paragraphs(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_line_is_a_paragraph_where_lines_are_not_wrapped() {
        check(
            "Features\nRecent Features\n\n  A longer line.  \n",
            &["Features", "Recent Features", "A longer line."],
        );
    }

    #[test]
    fn all_three_line_ends_part_paragraphs() {
        check("one\r\ntwo\rthree\n\r\nfour", &["one", "two", "three", "four"]);
    }

    #[test]
    fn a_hard_wrapped_text_is_joined_between_blank_lines() {
        let text = "The ferry left the quay at twenty to seven with\n\
                    two hundred and fourteen people on board, most of\n\
                    them on their way home from the fair.\n\n\
                    Nobody in the harbour office had cleared her to go,\n\
                    and nobody asked.\n";
        assert_eq!(paragraphs(text).len(), 2);
    }

    #[test]
    fn an_endless_line_is_cut_after_sentences_words_or_characters() {
        for piece in ["The ferry left. ", "ferry ", "é"] {
            let text = piece.repeat(20_000);
            let found = paragraphs(&text);
            assert!(found.len() > 1 && found.iter().all(|span| span.len() <= 16 * 1024));
            assert!(found.iter().all(|span| span.of(&text).ends_with(piece.trim_end())));
            let kept: usize = found.iter().map(|span| span.of(&text).replace(' ', "").len()).sum();
            assert_eq!(kept, text.replace(' ', "").len(), "nothing is lost");
        }
    }

    #[test]
    fn a_word_cut_by_the_end_of_a_line_holds_its_paragraph_together() {
        check(
            "She left the har-\nbour.\nNobody asked -\nnobody.",
            &["She left the har-\nbour.", "Nobody asked -", "nobody."],
        );
    }

    #[test]
    fn quoted_mail_is_joined_by_depth() {
        let text = "> The ferry left the quay at twenty to seven with two\n\
                    > hundred and fourteen people on board, most of them\n\
                    > on their way home from the fair.\n\
                    >\n\
                    > Nobody had cleared her.\n\
                    >> And nobody, as we heard afterwards, had ever asked\n\
                    >> whether anybody would.\n";
        assert_eq!(paragraphs(text).len(), 3);
    }

    #[test]
    fn wide_characters_fill_two_columns_and_wrap_anywhere() {
        let text = "清晨，商贩们就在旧码头上搭起了摊位。邻村来的一位面\n\
                    包师傅卖热乎乎的肉桂卷和新鲜的黑麦面包。镇长在十点\n\
                    钟用简短的讲话宣布节日开幕。\n";
        assert_eq!(paragraphs(text).len(), 1);
    }

    #[test]
    fn verses_of_uneven_length_stay_apart() {
        let text = "In the beginning was a short verse.\nAnd the next one was a good deal longer \
                    than the first, as verses are.\nShort.\nAnd another of middling length here.\n";
        assert_eq!(paragraphs(text).len(), 4);
    }

    #[test]
    fn a_list_item_is_never_joined_to_the_line_above() {
        let text = "The following three things were found on the quay\n\
                    • a biscuit tin with two hundred clearance slips, a\n\
                    flask of coffee that nobody would own to, and a cap\n\
                    with the badge of the harbour office on its front\n\
                    • a rope\n";
        assert_eq!(paragraphs(text).len(), 3);
    }
}

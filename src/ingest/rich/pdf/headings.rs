//! Headings: what is set larger than the text, or in bold, and is short.

use super::page::Page;
use super::paragraphs::Paragraph;

/// A heading is larger than the text by at least this.
const LARGER: f32 = 1.12;
/// A heading has at most so many words, one as large as the text fewer.
const MOST_WORDS: usize = 30;
const MOST_WORDS_IN_BOLD: usize = 14;
/// There are so many levels of headings.
const LEVELS: usize = 6;

/// The sizes of type that a text is set in.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sizes {
    /// The size of most letters.
    body: f32,
    /// Whether most of the text is bold.
    is_bold: bool,
    /// The sizes of headings, the largest first.
    larger: Vec<f32>,
}

impl Sizes {
    pub(super) fn new(pages: &[Page]) -> Self {
        let lines = || pages.iter().flat_map(|page| &page.lines).map(|line| &line.line);
        let mut weights: Vec<(i32, usize)> =
            lines().map(|line| (tenths(line.size), line.text.len())).collect();
        weights.sort_unstable();
        let sums = weights.chunk_by(|one, next| one.0 == next.0);
        let sums = sums.map(|same| (same.iter().map(|one| one.1).sum::<usize>(), same.first()));
        let most = sums.max_by_key(|&(sum, _)| sum);
        let body = most.and_then(|(_, first)| first).map_or(0.0, |&(size, _)| size as f32 / 10.0);
        let bold = |is_bold| {
            let some = lines().filter(|line| line.is_bold == is_bold);
            some.map(|line| line.text.len()).sum::<usize>()
        };
        let mut sizes = Self { body, is_bold: bold(true) > bold(false), larger: Vec::new() };
        let mut larger: Vec<i32> = weights.iter().map(|&(size, _)| size).collect();
        larger.dedup();
        larger.reverse();
        sizes.larger = larger.into_iter().map(|size| size as f32 / 10.0).collect();
        sizes.larger.retain(|&size| size >= LARGER * body);
        sizes
    }

    /// Whether text of a size is a heading if it is short.
    pub(super) fn is_heading_size(&self, size: f32) -> bool {
        size >= LARGER * self.body
    }

    /// The level of a paragraph that is a heading.
    pub(super) fn level(&self, paragraph: &Paragraph<'_>) -> Option<u8> {
        let (_, first) = paragraph.lines.first()?;
        let words = || paragraph.lines.iter().flat_map(|(_, line)| line.line.text.split(' '));
        let has_letters = words().any(|word| word.contains(char::is_alphabetic));
        let n_words = words().count();
        if self.is_heading_size(first.line.size) {
            let size = tenths(first.line.size);
            let rank = self.larger.iter().position(|&larger| tenths(larger) == size)?;
            return (has_letters && n_words <= MOST_WORDS).then(|| (rank + 1).min(LEVELS) as u8);
        }
        let last = paragraph.lines.last().map_or("", |(_, line)| &line.line.text);
        let is_bold = first.line.is_bold && !self.is_bold && !last.ends_with(['.', ',', ';']);
        let as_large = first.line.size >= 0.95 * self.body;
        (is_bold && as_large && has_letters && n_words <= MOST_WORDS_IN_BOLD)
            .then(|| (self.larger.len() + 1).min(LEVELS) as u8)
    }
}

fn tenths(size: f32) -> i32 {
    (size * 10.0).round() as i32
}

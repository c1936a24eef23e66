//! Writes paragraphs and headings into the flow, and heads and feet beside them.

use super::gaps::Gaps;
use super::headings::Sizes;
use super::hyphens::{Hyphens, Joint};
use super::lines::SOFT_HYPHEN;
use super::page::Page;
use super::paragraphs::{Paragraph, paragraphs};
use super::{edges, furniture};
use crate::ingest::flow::{Block, Flow};

/// Writes all pages.
pub(super) fn write(pages: &mut [Page], flow: &mut Flow) {
    furniture::mark(pages);
    let sizes = Sizes::new(pages);
    let gaps = Gaps::new(pages);
    edges::measure(pages, &gaps);
    let paragraphs = paragraphs(pages, &gaps, &sizes);
    let hyphens = Hyphens::new(&paragraphs);
    let mut writer = Writer { flow, hyphens, page: 0, pages: pages.iter().peekable() };
    for paragraph in &paragraphs {
        let last = paragraph.lines.last().map_or(0, |&(number, _)| number);
        let first = paragraph.lines.first().map_or(0, |&(number, _)| number);
        writer.write_furniture_before(first);
        if first != last {
            // What runs on into the next page keeps its page's head and foot before it.
            writer.write_furniture_before(last);
        }
        let level = sizes.level(paragraph);
        writer.flow.open(level.map_or(Block::Paragraph, Block::Heading));
        writer.write_lines(paragraph);
        writer.flow.close();
        if writer.flow.is_full() {
            return;
        }
    }
    writer.write_furniture_before(u32::MAX);
}

struct Writer<'w> {
    flow: &'w mut Flow,
    hyphens: Hyphens,
    /// The page that has begun last.
    page: u32,
    /// Pages whose heads and feet are still to come.
    pages: std::iter::Peekable<std::slice::Iter<'w, Page>>,
}

impl Writer<'_> {
    fn write_lines(&mut self, paragraph: &Paragraph<'_>) {
        let mut lines = paragraph.lines.iter().peekable();
        while let Some((number, line)) = lines.next() {
            self.begin_page(*number);
            let text = &line.line.text;
            let Some((_, next)) = lines.peek() else {
                // A word that is cut off with its page shows its hyphen.
                return self.flow.push(&text.replace(SOFT_HYPHEN, "-"));
            };
            match self.hyphens.joint(text, &next.line.text) {
                Joint::Cut => {
                    let cut = text.char_indices().next_back().map_or(0, |(at, _)| at);
                    self.flow.push(text.get(..cut).unwrap_or(text));
                }
                Joint::Closed => self.flow.push(text),
                Joint::Space => {
                    self.flow.push(text);
                    self.flow.push(" ");
                }
            }
        }
    }

    fn begin_page(&mut self, number: u32) {
        if self.page < number {
            self.page = number;
            self.flow.begin_page(number);
        }
    }

    /// Writes the heads and feet of all pages before one.
    fn write_furniture_before(&mut self, number: u32) {
        while let Some(page) = self.pages.next_if(|page| page.number < number) {
            let mut furniture = page.lines.iter().filter(|line| line.is_furniture).peekable();
            if furniture.peek().is_none() {
                continue;
            }
            self.begin_page(page.number);
            self.flow.set_aside(true);
            for line in furniture {
                self.flow.push(&line.line.text);
                self.flow.close();
            }
            self.flow.set_aside(false);
        }
    }
}

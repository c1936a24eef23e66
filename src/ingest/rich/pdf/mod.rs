//! PDF: letters at places become lines, columns, paragraphs and headings.
//!
//! A library reads the file and follows its drawing instructions; what stands where is all a page
//! says, and the order of it is ours to find. Nothing is drawn and no picture is decoded.

mod accents;
mod columns;
mod damage;
mod direction;
mod edges;
mod frames;
mod furniture;
mod gaps;
mod glyphs;
mod headings;
mod hyphens;
mod imprint;
mod lines;
mod page;
mod paragraphs;
mod pieces;
mod strings;
mod writing;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page,
};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::glyphs::Collector;
use self::page::Page;
use super::Found;
use crate::ingest::Refusal;
use crate::ingest::flow::Flow;
use crate::model::Format;
use crate::text::grouped;

/// Of a longer document only so many pages are read.
const MAX_PAGES: usize = 50_000;

/// Reads a PDF.
pub(super) fn read(bytes: &[u8], flow: &mut Flow) -> Result<Found, Refusal> {
    let pdf = opened(bytes)?;
    let mut reading = Reading { is_cut_off: damage::is_cut_off(bytes), ..Reading::default() };
    reading.read_pages(&pdf, flow.limit());
    reading.check()?;
    let loss = reading.loss();
    let told = catch_unwind(AssertUnwindSafe(|| imprint::imprint(&pdf, &reading)));
    let imprint = told.unwrap_or_default();
    writing::write(&mut reading.pages, flow);
    Ok(Found { format: Format::Pdf, encoding: "UTF-8", imprint, loss })
}

fn opened(bytes: &[u8]) -> Result<Pdf, Refusal> {
    let opened = catch_unwind(|| Pdf::new(bytes.to_vec())).unwrap_or(Err(LoadPdfError::Invalid));
    opened.map_err(|error| {
        let reason = match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
                "An encrypted PDF: it cannot be read without its password."
            }
            LoadPdfError::Decryption(_) => "An encrypted PDF, in a way that is not known here.",
            LoadPdfError::Invalid => "A PDF so damaged that no page of it can be found.",
        };
        Refusal(reason.to_owned())
    })
}

/// What has been read of the pages.
#[derive(Debug, Default)]
struct Reading {
    pages: Vec<Page>,
    n_pages: usize,
    /// Pages that show nothing that is text.
    n_blank: usize,
    n_failed: usize,
    n_damaged: usize,
    is_cut_off: bool,
    n_cut: usize,
    n_letters: usize,
    n_unknown: usize,
    n_pictures: usize,
}

impl Reading {
    fn read_pages(&mut self, pdf: &Pdf, limit: usize) {
        let cache = InterpreterCache::new();
        let pages = pdf.pages();
        self.n_pages = pages.len();
        let mut pictures = Vec::new();
        let mut text_bytes = 0;
        for (at, page) in pages.iter().take(MAX_PAGES).enumerate() {
            let collected = collected(pdf, page, &cache);
            self.n_failed += usize::from(collected.is_none());
            let (mut collector, is_damaged) = collected.unwrap_or_default();
            self.n_damaged += usize::from(is_damaged);
            self.n_cut += usize::from(collector.is_cut);
            self.n_unknown += collector.n_unknown;
            self.n_letters += collector.glyphs.len();
            pictures.append(&mut collector.pictures);
            self.n_pictures += collector.n_inline_pictures;
            let page = Page::new(at as u32 + 1, &collector.glyphs);
            self.n_blank += usize::from(page.lines.is_empty());
            text_bytes += page.lines.iter().map(|line| line.line.text.len() + 1).sum::<usize>();
            self.pages.push(page);
            // Joined lines take a little less.
            if text_bytes > limit.saturating_add(limit / 4) {
                break;
            }
        }
        pictures.sort_unstable();
        pictures.dedup();
        self.n_pictures += pictures.len();
    }

    /// Refuses what has no text.
    fn check(&self) -> Result<(), Refusal> {
        if self.n_unknown * 2 > self.n_letters {
            let reason = "Its fonts do not say which letters they show, so no text can be read.";
            return Err(Refusal(reason.to_owned()));
        }
        if self.pages.iter().any(|page| !page.lines.is_empty()) {
            return Ok(());
        }
        let pages = count(self.n_pages, "page", "pages");
        let is_damaged = self.is_cut_off || self.n_failed + self.n_damaged > 0;
        let reason = match self.n_pages {
            0 => "A PDF without pages.".to_owned(),
            _ if is_damaged => format!("A damaged PDF: no text was found in {pages}."),
            _ => format!("No text in {pages} (scanned?)."),
        };
        Err(Refusal(reason))
    }

    /// Whether so many letters are unknown that the text is not whole.
    fn are_many_unknown(&self) -> bool {
        self.n_unknown * 20 > self.n_letters
    }

    fn loss(&self) -> Option<String> {
        let mut said = Vec::new();
        if self.is_cut_off {
            said.push("The end of the file is missing.".to_owned());
        }
        if self.n_failed > 0 {
            let pages = count(self.n_failed, "page", "pages");
            said.push(format!("{pages} could not be read."));
        }
        if self.n_damaged > 0 {
            let pages = count(self.n_damaged, "page is", "pages are");
            said.push(format!("{pages} damaged: text may be missing there."));
        }
        if self.n_cut > 0 {
            let pages = count(self.n_cut, "page is", "pages are");
            said.push(format!("{pages} too full to be read whole."));
        }
        if self.pages.len() < self.n_pages {
            let (first, all) = (grouped(self.pages.len() as u64), grouped(self.n_pages as u64));
            said.push(format!("Only the first {first} of {all} pages are there."));
        }
        if self.are_many_unknown() {
            let letters = count(self.n_unknown, "letter", "letters");
            said.push(format!(
                "{letters} stand as \u{FFFD}: the file does not say which they are."
            ));
        }
        (!said.is_empty()).then(|| said.join(" "))
    }
}

/// What a page draws, and whether it is damaged. `None` if the library panics on it: then it is lost
/// by itself, and the others are read.
fn collected<'a>(
    pdf: &'a Pdf,
    page: &hayro_syntax::page::Page<'a>,
    cache: &InterpreterCache<'a>,
) -> Option<(Collector, bool)> {
    let mut collector = Collector::default();
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let onto_page = Affine::new(page.initial_transform(true).as_coeffs());
        let settings = InterpreterSettings {
            render_content: RenderContent::PAGE,
            ..InterpreterSettings::default()
        };
        // The area matters to those alone who draw.
        let area = Rect::new(0.0, 0.0, 1.0, 1.0);
        let mut context = Context::new(onto_page, area, cache, pdf.xref(), settings);
        interpret_page(page, &mut context, &mut collector);
        damage::is_damaged(page)
    }));
    collector.end_spoken();
    let is_stopped = collector.is_cut;
    drawn.ok().or_else(|| is_stopped.then_some(false)).map(|is_damaged| (collector, is_damaged))
}

/// A number with what it counts.
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number as u64), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests;

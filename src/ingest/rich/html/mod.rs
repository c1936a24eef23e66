//! Web pages: the text in the order of the page, what stands around the article kept as asides.
//!
//! A page is decoded, bounded ([`guard`]), made into a tree ([`page`]) and cut into units ([`units`]);
//! which of these are the text proper, [`choosing`] says.

mod choosing;
mod decoding;
mod elements;
mod formulas;
mod guard;
mod imprint;
mod lists;
mod page;
mod scan;
mod surroundings;
mod tables;
mod units;
mod unseen;

pub(super) use self::decoding::decode_as;
use self::imprint::Told;
use self::page::Page;
use self::units::{Piece, Unit};
use super::Found;
use super::unshown::Unshown;
use crate::ingest::Refusal;
use crate::ingest::flow::Flow;
use crate::model::{Format, Imprint};
use crate::text::grouped;

/// A longer page is cut off: its tree takes some twenty times as much memory.
const MAX_PAGE_BYTES: usize = 20 << 20;

/// What of a page is the text proper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// The article, if there is one; the rest is aside.
    Article,
    /// All of it.
    Whole,
    /// All of it, read as XHTML.
    Chapter,
}

/// What a page held besides its text.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) imprint: Imprint,
    pub(super) unshown: Unshown,
    /// What is missing, in whole sentences.
    pub(super) loss: Option<String>,
}

/// Reads a page.
pub(super) fn read(bytes: &[u8], flow: &mut Flow) -> Result<Found, Refusal> {
    read_as(bytes, flow, Scope::Article)
}

/// Reads a page of which so much is the text proper.
pub(super) fn read_as(bytes: &[u8], flow: &mut Flow, scope: Scope) -> Result<Found, Refusal> {
    let decoded = decoding::decode(bytes)?;
    let written = write(&decoded.text, flow, scope);
    let said: Vec<String> = decoded.loss.into_iter().chain(written.loss).collect();
    Ok(Found {
        format: Format::Html,
        encoding: decoded.encoding,
        imprint: Imprint { unshown: written.unshown.said(), ..written.imprint },
        loss: (!said.is_empty()).then(|| said.join(" ")),
    })
}

/// Writes a page's text.
pub(super) fn write(html: &str, flow: &mut Flow, scope: Scope) -> Written {
    let start = html.get(..html.floor_char_boundary(MAX_PAGE_BYTES)).unwrap_or(html);
    let cut = (start.len() < html.len()).then(|| {
        format!("Only the first {} bytes of the page were read.", grouped(MAX_PAGE_BYTES as u64))
    });
    let guarded = guard::guard(start, scope == Scope::Chapter || guard::is_xhtml(start));
    let page = Page::new(&guarded.html, scope == Scope::Article);
    let Told { title, author, date } = imprint::told(&page);
    let (units, unshown) = units::units(&page);
    let chosen = match scope {
        Scope::Article => choosing::choose(&page, &units, title.as_deref().unwrap_or_default()),
        Scope::Whole | Scope::Chapter => Vec::new(),
    };
    for (at, unit) in units.iter().enumerate() {
        if flow.is_full() {
            break;
        }
        let is_text = chosen.get(at).copied().unwrap_or(true);
        if scope == Scope::Article {
            flow.set_aside(!is_text);
        }
        write_unit(unit, is_text, flow);
    }
    if scope == Scope::Article {
        flow.set_aside(false);
    }
    let said: Vec<String> = cut.or(guarded.loss).into_iter().collect();
    let imprint = Imprint { title, author, date, unshown: Vec::new() };
    Written { imprint, unshown, loss: (!said.is_empty()).then(|| said.join(" ")) }
}

fn write_unit(unit: &Unit<'_>, is_text: bool, flow: &mut Flow) {
    flow.open(unit.block);
    for piece in &unit.pieces {
        match piece {
            Piece::Text(text) | Piece::Shown(text) => flow.push(text),
            Piece::Lines(text) => write_lines(text, flow),
            // The items of menus have no dots that anybody sees.
            Piece::Marker(marker) if is_text => flow.push(marker),
            Piece::Marker(_) => {}
            Piece::Break => flow.break_line(),
            Piece::Cell => flow.next_cell(),
            Piece::Gap => flow.push(" "),
        }
    }
    flow.close();
}

fn write_lines(text: &str, flow: &mut Flow) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            flow.break_line();
        }
        flow.push(line);
    }
}

#[cfg(test)]
mod tests;

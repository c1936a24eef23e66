//! Word documents (ISO/IEC 29500): the text in reading order, tracked changes as accepted.

mod body;
mod chunks;
mod notes;
mod numbering;
mod parts;
mod styles;

use self::body::Body;
use self::chunks::Chunks;
use self::notes::Note;
use self::numbering::Numbering;
use self::parts::{Parts, has_text};
use self::styles::Styles;
use super::archive::{Archive, Part, Unread};
use super::xml::{root, walk};
use super::{Flow, Found, Refusal, loss, properties, side_part, small_part, text_part};
use crate::ingest::rich::prose::Prose;
use crate::ingest::rich::unshown::Unshown;
use crate::model::{Format, Imprint};

/// So many headers and footers are looked into.
const MAX_MARGINS: usize = 40;

/// Reads a Word document.
pub(super) fn read(archive: &mut Archive<'_>, flow: &mut Flow) -> Result<Found, Refusal> {
    let parts = Parts::of(archive);
    let Part { bytes, fault } = text_part(archive, &parts.text, "A Word document")?;
    let mut has_faulty_side = false;
    let styles = Styles::read(&side_part(archive, &parts.styles, &mut has_faulty_side));
    let numbering = Numbering::read(&side_part(archive, &parts.numbering, &mut has_faulty_side));
    let chunks = Chunks::read(archive, &parts.chunks, flow.limit());
    let mut body = Body::new(Prose::new(flow), styles, numbering);
    body.chunks = chunks;
    let is_damaged = walk(&bytes, &mut body).is_damaged;
    if !is_damaged && root(&bytes) != "document" {
        let what = format!("A Word document without its text: {} is none.", parts.text);
        return Err(Refusal(what));
    }
    let mut said = loss(archive, fault, (is_damaged, has_faulty_side));
    for (kind, name) in [(Note::Footnote, &parts.footnotes), (Note::Endnote, &parts.endnotes)] {
        said.extend(read_notes(archive, name, kind, &mut body));
    }
    let Body { prose, mut unshown, mut chunks, .. } = body;
    prose.finish();
    let lost = chunks.loss();
    if flow.is_empty() && !lost.is_empty() {
        let what =
            "A Word document whose text is another document inside it, which cannot be read.";
        return Err(Refusal(what.to_owned()));
    }
    said.extend(lost);
    count_margins(archive, &parts, &mut unshown);
    let imprint = properties::imprint(&small_part(archive, &parts.properties));
    let unshown = unshown.said().into_iter().chain(chunks.unshown).collect();
    let imprint = Imprint { unshown, ..imprint };
    let loss = (!said.is_empty()).then(|| said.join(" "));
    Ok(Found { format: Format::Docx, encoding: "UTF-8", imprint, loss })
}

/// Counts the headers and footers that show any words.
fn count_margins(archive: &mut Archive<'_>, parts: &Parts, unshown: &mut Unshown) {
    for (names, one, many) in [
        (&parts.headers, "page header", "page headers"),
        (&parts.footers, "page footer", "page footers"),
    ] {
        for name in names.iter().take(MAX_MARGINS) {
            if has_text(&small_part(archive, name)) {
                unshown.count(one, many);
            }
        }
    }
}

/// Reads the notes of a kind, if the text refers to any; says what of them is missing.
fn read_notes(
    archive: &mut Archive<'_>,
    name: &str,
    kind: Note,
    body: &mut Body<'_>,
) -> Option<String> {
    if !body.notes.has(kind) || body.prose.is_full() {
        return None;
    }
    let many = kind.many();
    let is_damaged = match archive.part(name) {
        Ok(part) => {
            let is_damaged = walk(&part.bytes, body).is_damaged;
            is_damaged || part.fault.is_some() && !archive.is_broken()
        }
        Err(Unread::Missing) => false,
        Err(_) => return Some(format!("Its {many} are damaged: they cannot be read.")),
    };
    let damaged = || format!("Its {many} are damaged: some of them may be missing or wrong.");
    let missing = body.notes.missing(kind).filter(|_| !body.prose.is_full());
    missing.or_else(|| is_damaged.then(damaged))
}

#[cfg(test)]
mod tests;

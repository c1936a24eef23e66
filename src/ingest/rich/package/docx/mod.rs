//! Word documents (ISO/IEC 29500): the text in reading order, tracked changes as accepted.

mod body;
mod numbering;
mod parts;
mod styles;

use self::body::{Body, Note};
use self::numbering::Numbering;
use self::parts::{Parts, has_text};
use self::styles::Styles;
use super::archive::{Archive, Part};
use super::xml::{root, walk};
use super::{Flow, Found, Refusal, loss, properties, small_part, text_part};
use crate::ingest::rich::prose::Prose;
use crate::model::{Format, Imprint};

/// So many headers and footers are looked into.
const MAX_MARGINS: usize = 40;

/// Reads a Word document.
pub(super) fn read(archive: &mut Archive<'_>, flow: &mut Flow) -> Result<Found, Refusal> {
    let parts = Parts::of(archive);
    let Part { bytes, fault } = text_part(archive, &parts.text, "A Word document")?;
    let styles = Styles::read(&small_part(archive, &parts.styles));
    let numbering = Numbering::read(&small_part(archive, &parts.numbering));
    let mut body = Body::new(Prose::new(flow), styles, numbering);
    let mut is_damaged = walk(&bytes, &mut body).is_damaged;
    if !is_damaged && root(&bytes) != "document" {
        let what = format!("A Word document without its text: {} is none.", parts.text);
        return Err(Refusal(what));
    }
    for (kind, name) in [(Note::Footnote, &parts.footnotes), (Note::Endnote, &parts.endnotes)] {
        if body.refers_to(kind) {
            is_damaged |= walk(&small_part(archive, name), &mut body).is_damaged;
        }
    }
    let Body { prose, mut unshown, .. } = body;
    prose.finish();
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
    let imprint = properties::imprint(&small_part(archive, &parts.properties));
    let imprint = Imprint { unshown: unshown.said(), ..imprint };
    let loss = loss(archive, fault, is_damaged);
    Ok(Found { format: Format::Docx, encoding: "UTF-8", imprint, loss })
}

#[cfg(test)]
mod tests;

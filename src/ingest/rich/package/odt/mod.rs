//! OpenDocument texts (ISO/IEC 26300): the text in reading order, tracked changes as accepted.

mod body;
mod formulas;
mod lists;
mod styles;

use memchr::memmem;

use self::body::Body;
use self::formulas::Formulas;
use self::styles::Styles;
use super::archive::{Archive, Part};
use super::xml::walk;
use super::{Flow, Found, Refusal, loss, properties, side_part, small_part, text_part};
use crate::ingest::rich::prose::Prose;
use crate::model::{Format, Imprint};

const KIND: &str = "An OpenDocument text";

/// Reads an OpenDocument text.
pub(super) fn read(archive: &mut Archive<'_>, flow: &mut Flow) -> Result<Found, Refusal> {
    let manifest = small_part(archive, "META-INF/manifest.xml");
    if memmem::find(&manifest, b"encryption-data").is_some() {
        let why = "that is encrypted: it cannot be read without its password.";
        return Err(Refusal(format!("{KIND} {why}")));
    }
    let Part { bytes, fault } = text_part(archive, "content.xml", KIND)?;
    let mut styles = Styles::default();
    let mut has_faulty_side = false;
    styles.read(&side_part(archive, "styles.xml", &mut has_faulty_side));
    styles.read(&bytes);
    let margins = styles.margins();
    let formulas = Formulas::read(archive);
    let mut body = Body::new(Prose::new(flow), styles, formulas);
    let is_damaged = walk(&bytes, &mut body).is_damaged;
    let Body { prose, mut unshown, .. } = body;
    prose.finish();
    for (one, many) in margins {
        unshown.count(one, many);
    }
    let imprint = properties::imprint(&small_part(archive, "meta.xml"));
    let imprint = Imprint { unshown: unshown.said(), ..imprint };
    let said = loss(archive, fault, (is_damaged, has_faulty_side));
    let loss = (!said.is_empty()).then(|| said.join(" "));
    Ok(Found { format: Format::Odt, encoding: "UTF-8", imprint, loss })
}

#[cfg(test)]
mod tests;

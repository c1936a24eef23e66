//! Documents that are ZIP archives: which one it is, told by what it holds, and a reader for each.

mod archive;
mod docx;
mod epub;
mod odt;
mod properties;
mod xml;

use memchr::memmem;

use self::archive::{Archive, Fault, Part, Unread};
use super::{Flow, Found, Refusal};

/// What an archive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Package {
    Docx,
    Odt,
    Epub,
}

/// What Microsoft's archives hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Office {
    Document,
    Presentation,
    Workbook,
}

/// The types of main parts. What is embedded has a type too, but never one of a main part.
const MAIN_TYPES: [(&[u8], Office); 10] = [
    (b"wordprocessingml.document.main+xml", Office::Document),
    (b"wordprocessingml.template.main+xml", Office::Document),
    (b"ms-word.document.macroEnabled.main+xml", Office::Document),
    (b"ms-word.template.macroEnabledTemplate.main+xml", Office::Document),
    (b"presentationml.presentation.main+xml", Office::Presentation),
    (b"presentationml.slideshow.main+xml", Office::Presentation),
    (b"ms-powerpoint.presentation.macroEnabled.main+xml", Office::Presentation),
    (b"spreadsheetml.sheet.main+xml", Office::Workbook),
    (b"ms-excel.sheet.macroEnabled.main+xml", Office::Workbook),
    (b"ms-excel.sheet.binary.macroEnabled.main", Office::Workbook),
];

/// Reads an archive that is a document.
pub(super) fn read(bytes: &[u8], flow: &mut Flow) -> Result<Found, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let found = match package(&mut archive)? {
        Package::Docx => docx::read(&mut archive, flow),
        Package::Odt => odt::read(&mut archive, flow),
        Package::Epub => epub::read(&mut archive, flow),
    }?;
    if flow.is_empty() && found.loss.is_some() {
        return Err(Refusal("It is damaged: none of its text can be read.".to_owned()));
    }
    Ok(found)
}

/// What an archive is by its parts; their names and what they say of themselves.
fn package(archive: &mut Archive<'_>) -> Result<Package, Refusal> {
    let mimetype = small_part(archive, "mimetype");
    if mimetype.starts_with(b"application/epub+zip") {
        return Ok(Package::Epub);
    }
    if let Some(kind) = mimetype.strip_prefix(b"application/vnd.oasis.opendocument.") {
        return open_document(kind);
    }
    let types = small_part(archive, "[Content_Types].xml");
    let declared = MAIN_TYPES.iter().find(|(kind, _)| memmem::find(&types, kind).is_some());
    match declared {
        Some(&(_, office)) => office_package(office),
        None => by_names(archive),
    }
}

/// What an archive is by the type of its main part.
fn office_package(office: Office) -> Result<Package, Refusal> {
    let (what, instead) = match office {
        Office::Document => return Ok(Package::Docx),
        Office::Presentation => ("A PowerPoint presentation", "save it as PDF"),
        Office::Workbook => ("An Excel workbook", "save what is to be read as text or .docx"),
    };
    Err(Refusal(format!("{what}, not a text: {instead}.")))
}

/// What an archive is that does not say so.
fn by_names(archive: &Archive<'_>) -> Result<Package, Refusal> {
    if archive.has("word/document.xml") {
        return Ok(Package::Docx);
    }
    if archive.has("META-INF/container.xml") {
        return Ok(Package::Epub);
    }
    if archive.has("content.xml") {
        return Ok(Package::Odt);
    }
    if archive.has("xl/workbook.xml") {
        return office_package(Office::Workbook);
    }
    if archive.has("ppt/presentation.xml") {
        return office_package(Office::Presentation);
    }
    if archive.has("Index/Document.iwa") || archive.has("Index.zip") {
        let instead = "export it from Pages as Word, EPUB or PDF";
        return Err(Refusal(format!("Apple Pages documents are not read: {instead}.")));
    }
    Err(Refusal(
        "Not text: a ZIP archive that is no Word document, OpenDocument text or e-book.".to_owned(),
    ))
}

/// Which of the OpenDocument formats it is.
fn open_document(kind: &[u8]) -> Result<Package, Refusal> {
    if kind.starts_with(b"text") {
        return Ok(Package::Odt);
    }
    let what = if kind.starts_with(b"spreadsheet") {
        "spreadsheet"
    } else if kind.starts_with(b"presentation") {
        "presentation"
    } else {
        "file"
    };
    Err(Refusal(format!("An OpenDocument {what}, not a text: save it as PDF.")))
}

/// A part that only says what something is; empty if it cannot be read.
fn small_part(archive: &mut Archive<'_>, name: &str) -> Vec<u8> {
    archive.part(name).map(|part| part.bytes).unwrap_or_default()
}

/// The name of a part that is named from a folder; it never leaves the package.
fn joined(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The part that holds a document's text; `what` says which kind of document, with its article.
fn text_part(archive: &mut Archive<'_>, name: &str, what: &str) -> Result<Part, Refusal> {
    archive.part(name).map_err(|unread| {
        Refusal(match unread {
            Unread::Missing => format!("{what} without its text: there is no {name} in it."),
            Unread::Encrypted => {
                format!("{what} that is encrypted: it cannot be read without its password.")
            }
            Unread::Packed => format!("{what} whose text is packed in a way that is not read."),
            Unread::Damaged => format!("{what} that is damaged: its text cannot be read."),
        })
    })
}

/// A part that says how text looks and is numbered; empty if there is none. Whether it is there and
/// cannot be read whole is noted.
fn side_part(archive: &mut Archive<'_>, name: &str, has_fault: &mut bool) -> Vec<u8> {
    match archive.part(name) {
        Ok(part) => {
            *has_fault |= part.fault.is_some();
            part.bytes
        }
        Err(unread) => {
            *has_fault |= unread != Unread::Missing;
            Vec::new()
        }
    }
}

/// What a reader has to say of faults: of its text's part, of the markup in it, of the parts beside it,
/// and of an archive whose directory is gone.
fn loss(
    archive: &Archive<'_>,
    fault: Option<Fault>,
    (is_damaged, has_faulty_side): (bool, bool),
) -> Vec<String> {
    let text = match fault {
        _ if archive.is_broken() => "Its archive is damaged: what is left of the text is there.",
        Some(Fault::TooLarge) => "Its text is larger than what is read of it: the rest is missing.",
        Some(Fault::Damaged) => "Its text is damaged: some of it may be missing or wrong.",
        None if is_damaged => "Its markup is damaged: some of the text may be missing.",
        None => "",
    };
    let side = if has_faulty_side && !archive.is_broken() {
        "Its styles are damaged: headings, list numbers and hidden text may be wrong."
    } else {
        ""
    };
    [text, side].into_iter().filter(|said| !said.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
pub(super) mod tests;

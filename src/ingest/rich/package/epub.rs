//! E-books (EPUB 2 and 3): the chapters in the order of the spine, each read as a web page of which
//! all is text. Names are looked up in the archive alone.

use std::borrow::Cow;

use memchr::memmem;

use super::archive::{Archive, Fault, Unread};
use super::joined;
use super::xml::{Element, Reading, walk};
use crate::ingest::flow::Flow;
use crate::ingest::rich::html::{self, Scope};
use crate::ingest::rich::unshown::Unshown;
use crate::ingest::rich::{Found, stated};
use crate::ingest::{Refusal, encoding};
use crate::model::{Format, Imprint};

/// So many chapters are read; the longest books have some thousand parts.
const MOST_CHAPTERS: usize = 5000;
/// So many bytes of a title or name are read.
const MAX_BYTES: usize = 2000;

/// Reads an e-book.
pub(super) fn read(archive: &mut Archive<'_>, flow: &mut Flow) -> Result<Found, Refusal> {
    if is_locked(archive) {
        return Err(Refusal(
            "An e-book that is locked (DRM): it can only be read with its shop's own program."
                .to_owned(),
        ));
    }
    let place = package_place(archive)?;
    let package = archive.part(&place).map_err(no_package)?;
    let mut book = Package::default();
    let is_damaged = walk(&package.bytes, &mut book).is_damaged || package.fault.is_some();
    let folder = place.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut chapters = Chapters::default();
    for itemref in book.spine.iter().take(MOST_CHAPTERS) {
        if flow.is_full() {
            break;
        }
        chapters.read(archive, &book, (folder, itemref), flow);
    }
    flow.set_aside(false);
    if chapters.n_read == 0 {
        return Err(Refusal(
            "An e-book without its text: none of its chapters is there.".to_owned(),
        ));
    }
    if !archive.is_broken() && 2 * chapters.n_absent >= book.spine.len() {
        let (n, n_all) = (chapters.n_absent, book.spine.len());
        return Err(Refusal(format!(
            "An e-book without its text: {n} of {n_all} chapters are not in it."
        )));
    }
    let imprint = Imprint {
        title: stated::title(&book.title),
        author: stated::author(&book.creators.join(", ")),
        date: stated::date(&book.date),
        unshown: std::mem::take(&mut chapters.unshown).said(),
    };
    let is_cut = book.spine.len() > MOST_CHAPTERS;
    let loss = chapters.loss(is_damaged || archive.is_broken(), is_cut);
    Ok(Found { format: Format::Epub, encoding: "UTF-8", imprint, loss })
}

fn no_package(unread: Unread) -> Refusal {
    Refusal(match unread {
        Unread::Encrypted => {
            "An e-book that is encrypted: it cannot be read without its password.".to_owned()
        }
        _ => "An e-book without its table of parts: it cannot be read.".to_owned(),
    })
}

/// Whether its chapters are encrypted; fonts may be, by the two ways that only hide them.
fn is_locked(archive: &mut Archive<'_>) -> bool {
    let Ok(part) = archive.part("META-INF/encryption.xml") else { return false };
    let mut locked = Encryption::default();
    walk(&part.bytes, &mut locked);
    locked.has_other || archive.has("META-INF/rights.xml") && locked.n_methods == 0
}

#[derive(Default)]
struct Encryption {
    n_methods: usize,
    /// How many keys are open; what encrypts a key does not say what encrypts a part.
    n_keys: usize,
    has_other: bool,
}

impl Reading for Encryption {
    /// Whether it is a key.
    type Mark = bool;

    fn open(&mut self, element: &Element<'_>) -> bool {
        let is_key = element.name() == "EncryptedKey";
        self.n_keys += usize::from(is_key);
        if element.name() == "EncryptionMethod" && self.n_keys == 0 {
            let way = element.attribute("Algorithm").unwrap_or_default();
            let hides_fonts =
                way.contains("idpf.org/2008/embedding") || way.contains("ns.adobe.com/pdf/enc#RC");
            self.n_methods += 1;
            self.has_other |= !hides_fonts;
        }
        is_key
    }

    fn close(&mut self, is_key: bool) {
        self.n_keys -= usize::from(is_key).min(self.n_keys);
    }

    fn text(&mut self, _: &str) {}
}

/// Where the table of the book's parts stands.
fn package_place(archive: &mut Archive<'_>) -> Result<String, Refusal> {
    let mut container = Container::default();
    if let Ok(part) = archive.part("META-INF/container.xml") {
        walk(&part.bytes, &mut container);
    }
    let by_name = || {
        let is_package = |name: &&str| {
            name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("opf"))
        };
        archive.names().find(is_package).map(str::to_owned)
    };
    container.place.or_else(by_name).ok_or_else(|| no_package(Unread::Missing))
}

#[derive(Default)]
struct Container {
    place: Option<String>,
}

impl Reading for Container {
    type Mark = ();

    fn open(&mut self, element: &Element<'_>) {
        if element.name() == "rootfile" && self.place.is_none() {
            self.place = element.attribute("full-path").map(|place| inside("", &place));
        }
    }

    fn close(&mut self, (): ()) {}

    fn text(&mut self, _: &str) {}
}

/// The table of a book's parts, the order they are read in, and what it says of the book.
#[derive(Default)]
struct Package {
    items: Vec<Item>,
    spine: Vec<Itemref>,
    title: String,
    creators: Vec<String>,
    date: String,
    current: Option<Property>,
}

#[derive(Default)]
struct Item {
    id: String,
    place: String,
    is_nav: bool,
}

struct Itemref {
    id: String,
    is_linear: bool,
}

#[derive(Clone, Copy)]
enum Property {
    Title,
    Creator,
    Date,
}

impl Package {
    /// The part of an id; ids are few enough to be searched.
    fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }
}

impl Reading for Package {
    type Mark = ();

    fn open(&mut self, element: &Element<'_>) {
        let attribute =
            |name: &str| element.attribute(name).map(Cow::into_owned).unwrap_or_default();
        self.current = match element.name() {
            "title" if self.title.is_empty() => Some(Property::Title),
            "creator" => {
                self.creators.push(String::new());
                Some(Property::Creator)
            }
            "date" if self.date.is_empty() => Some(Property::Date),
            _ => None,
        };
        match element.name() {
            "item" if self.items.len() < MOST_CHAPTERS * 4 => {
                let is_nav = attribute("properties").split_whitespace().any(|told| told == "nav");
                self.items.push(Item { id: attribute("id"), place: attribute("href"), is_nav });
            }
            "itemref" if self.spine.len() <= MOST_CHAPTERS => {
                let is_linear = attribute("linear") != "no";
                self.spine.push(Itemref { id: attribute("idref"), is_linear });
            }
            _ => {}
        }
    }

    fn close(&mut self, (): ()) {
        self.current = None;
    }

    fn text(&mut self, text: &str) {
        let value = match self.current {
            Some(Property::Title) => &mut self.title,
            Some(Property::Creator) => match self.creators.last_mut() {
                Some(creator) => creator,
                None => return,
            },
            Some(Property::Date) => &mut self.date,
            None => return,
        };
        if value.len() < MAX_BYTES {
            value.push_str(text);
        }
    }
}

/// What came of the chapters.
#[derive(Default)]
struct Chapters {
    unshown: Unshown,
    n_read: usize,
    n_missing: usize,
    /// How many of the missing the archive does not even list.
    n_absent: usize,
    is_damaged: bool,
    /// Whether a chapter is larger than what is read of it.
    is_too_large: bool,
    losses: Vec<String>,
}

impl Chapters {
    fn read(
        &mut self,
        archive: &mut Archive<'_>,
        book: &Package,
        (folder, itemref): (&str, &Itemref),
        flow: &mut Flow,
    ) {
        let part = book.item(&itemref.id).map(|item| (item, inside(folder, &item.place)));
        let part = part.map(|(item, place)| (item, archive.part(&place)));
        self.n_absent += usize::from(matches!(part, None | Some((_, Err(Unread::Missing)))));
        let Some((item, Ok(part))) = part else {
            self.n_missing += 1;
            return;
        };
        self.is_damaged |= part.fault == Some(Fault::Damaged);
        self.is_too_large |= part.fault == Some(Fault::TooLarge);
        let Ok(decoded) = encoding::decode(part.bytes) else {
            self.n_missing += 1;
            return;
        };
        flow.set_aside(item.is_nav || !itemref.is_linear);
        let written = html::write(&decoded.text, flow, Scope::Chapter);
        self.unshown.add(written.unshown);
        for loss in decoded.loss.into_iter().chain(written.loss) {
            if !self.losses.contains(&loss) {
                self.losses.push(loss);
            }
        }
        self.n_read += 1;
    }

    fn loss(self, is_damaged: bool, is_cut: bool) -> Option<String> {
        let mut said = Vec::new();
        if is_damaged || self.is_damaged {
            said.push(
                "Its archive is damaged: some of its text may be missing or wrong.".to_owned(),
            );
        }
        if self.is_too_large {
            said.push(
                "It is larger than what is read of it: some of its text is missing.".to_owned(),
            );
        }
        match self.n_missing {
            0 => {}
            1 => said.push("1 chapter is missing.".to_owned()),
            n => said.push(format!("{n} chapters are missing.")),
        }
        if is_cut {
            said.push(format!("Only its first {MOST_CHAPTERS} chapters were read."));
        }
        said.extend(self.losses);
        (!said.is_empty()).then(|| said.join(" "))
    }
}

/// The name in the archive that a reference means, from a folder of it; nothing leads out.
fn inside(folder: &str, reference: &str) -> String {
    let path = reference.split(['#', '?']).next().unwrap_or_default();
    joined(folder, &percent_decoded(path))
}

fn percent_decoded(path: &str) -> String {
    if memmem::find(path.as_bytes(), b"%").is_none() {
        return path.to_owned();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let digit = |at: usize| behind.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (byte, digit(0), digit(1)) {
            bytes.push((high << 4 | low) as u8);
            rest = behind.get(2..).unwrap_or_default();
        } else {
            bytes.push(byte);
            rest = behind;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests;

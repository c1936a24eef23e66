//! E-books (EPUB 2 and 3): the chapters in the order of the spine, each read as a web page of which
//! all is text. Names are looked up in the archive alone.

use memchr::memmem;

use super::archive::{Archive, Unread};
use super::xml::{Element, Reading, walk};
use crate::ingest::flow::Flow;
use crate::ingest::rich::html::{self, Scope, Unseen};
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
    let package = archive.part(&place).map_err(|unread| no_package(unread))?;
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
    let imprint = Imprint {
        title: stated::title(&book.title),
        author: stated::author(&book.creators.join(", ")),
        date: stated::date(&book.date),
        unshown: chapters.unseen.said(),
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
    has_other: bool,
}

impl Reading for Encryption {
    type Mark = ();

    fn open(&mut self, element: &Element<'_>) {
        // Only what encrypts a part counts, not what encrypts a key.
        if element.name() == "EncryptionMethod" {
            let way = element.attribute("Algorithm").unwrap_or_default();
            let hides_fonts =
                way.contains("idpf.org/2008/embedding") || way.contains("ns.adobe.com/pdf/enc#RC");
            self.n_methods += 1;
            self.has_other |= !hides_fonts;
        }
    }

    fn close(&mut self, (): ()) {}

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
        let attribute = |name: &str| {
            element.attribute(name).map(|value| value.into_owned()).unwrap_or_default()
        };
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
    unseen: Unseen,
    n_read: usize,
    n_missing: usize,
    is_damaged: bool,
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
        let Some((item, Ok(part))) = part.map(|(item, place)| (item, archive.part(&place))) else {
            self.n_missing += 1;
            return;
        };
        self.is_damaged |= part.fault.is_some();
        let Ok(decoded) = encoding::decode(part.bytes) else {
            self.n_missing += 1;
            return;
        };
        flow.set_aside(item.is_nav || !itemref.is_linear);
        let written = html::write(&decoded.text, flow, Scope::Chapter);
        self.unseen.add(&written.unseen);
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
    let path = percent_decoded(path);
    let folder = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn percent_decoded(path: &str) -> String {
    if memmem::find(path.as_bytes(), b"%").is_none() {
        return path.to_owned();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let digit = |at: usize| behind.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high << 4 | low) as u8);
                rest = behind.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(byte);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::tests::packed;
    use super::*;

    const CONTAINER: (&str, &str) =
        ("META-INF/container.xml", "<c><rootfile full-path='OPS/b.opf'/></c>");
    const BOOK: (&str, &str) = (
        "OPS/b.opf",
        "<package><metadata><dc:title>Ferry</dc:title><dc:creator>Ada</dc:creator><dc:creator>Bo</dc:creator>
         <dc:date>2021-06-03</dc:date></metadata><manifest><item id='n' href='nav.xhtml' properties='nav'/>
         <item id='a' href='text/one%20more.xhtml'/><item id='b' href='./../OPS/b.xhtml#x'/>
         <item id='c' href='../../../etc/passwd'/></manifest>
         <spine><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/><itemref idref='c' linear='no'/></spine>
         </package>",
    );
    const NAV: (&str, &str) =
        ("OPS/nav.xhtml", "<html><body><ol><li>Contents</li></ol></body></html>");
    const ONE: (&str, &str) = (
        "OPS/text/one more.xhtml",
        "<html><head><title/></head><body><h2>One</h2><img src='x'/></body></html>",
    );
    const TWO: (&str, &str) = ("OPS/b.xhtml", "<html><body><p>two<p/>three</p></body></html>");

    fn opened(parts: &[(&str, &str)]) -> (Result<Found, Refusal>, String, Vec<crate::text::Span>) {
        let bytes = packed(parts);
        let mut flow = Flow::new(10_000);
        let found = read(&mut Archive::open(&bytes).expect("an archive"), &mut flow);
        let flowed = flow.finish();
        (found, flowed.text, flowed.layout.asides)
    }

    #[test]
    fn chapters_follow_the_spine_and_the_contents_are_aside() {
        let (found, text, asides) = opened(&[CONTAINER, BOOK, NAV, ONE, TWO]);
        assert_eq!(text, "1. Contents\n\ntwo\n\nthree\n\nOne");
        assert_eq!(asides, [crate::text::Span::new(0, 11)]);
        let Found { imprint, loss, .. } = found.expect("a book");
        assert_eq!(imprint.title.as_deref(), Some("Ferry"));
        assert_eq!(imprint.author.as_deref(), Some("Ada, Bo"));
        assert_eq!(imprint.date.as_deref(), Some("2021-06-03"));
        assert_eq!(imprint.unshown, ["1 picture"]);
        assert_eq!(loss.as_deref(), Some("1 chapter is missing."));
    }

    #[test]
    fn a_book_without_chapters_is_refused() {
        let refused = opened(&[CONTAINER, BOOK]).0.expect_err("there is no text");
        assert_eq!(refused.0, "An e-book without its text: none of its chapters is there.");
        assert!(opened(&[CONTAINER]).0.is_err() && opened(&[]).0.is_err());
    }

    #[test]
    fn a_locked_book_is_refused_and_one_with_hidden_fonts_is_not() {
        let way = |way: &str| {
            format!("<e><EncryptedData><EncryptionMethod Algorithm='{way}'/></EncryptedData></e>")
        };
        let with = |way: &str| opened(&[CONTAINER, BOOK, ONE, ("META-INF/encryption.xml", way)]).0;
        assert!(with(&way("http://www.idpf.org/2008/embedding")).is_ok());
        let refused =
            with(&way("http://www.w3.org/2001/04/xmlenc#aes128-cbc")).expect_err("locked");
        assert!(refused.0.contains("DRM"));
    }

    #[test]
    fn no_name_leads_out_of_the_archive() {
        let cases = [
            ("OPS", "a/b.xhtml", "OPS/a/b.xhtml"),
            ("OPS/x", "../b.xhtml?q#f", "OPS/b.xhtml"),
            ("OPS", "../../../etc/passwd", "etc/passwd"),
            ("OPS", "/b%C3%A9.xhtml", "bé.xhtml"),
            ("", "100%.xhtml", "100%.xhtml"),
        ];
        for (folder, reference, expected) in cases {
            assert_eq!(inside(folder, reference), expected);
        }
    }
}

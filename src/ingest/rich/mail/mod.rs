//! Mails, and web pages saved as mails (MHTML): the text once, with a small head; what is attached is
//! counted and named.
//!
//! Parts are cut one level at a time, to a depth that no honest mail reaches.

mod fields;
mod forms;
mod parts;
mod plain;
mod transfer;

use encoding_rs::Encoding;
use mailparse::ParsedContentType;

use self::fields::Entity;
use self::plain::Wrapping;
use super::Found;
use super::html::{self, Scope};
use super::unshown::Unshown;
use crate::ingest::flow::{Block, Flow};
use crate::ingest::{Refusal, encoding};
use crate::model::{Format, Imprint};

/// Deeper parts are not read.
const DEEPEST: usize = 32;
/// So many attachments are named.
const MOST_NAMES: usize = 5;
/// A longer name is cut off, in characters.
const LONGEST_NAME: usize = 60;

/// Reads a mail.
pub(super) fn read(bytes: &[u8], flow: &mut Flow) -> Result<Found, Refusal> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mail = Entity::new(bytes);
    let mut reader = Reader::new(flow);
    if mail.is_cut {
        reader.lose("Of its header only the beginning was read.");
    }
    let content = mail.content_type();
    if is_encrypted(&content) {
        return Err(Refusal("An encrypted mail: it cannot be read without its key.".to_owned()));
    }
    reader.is_saved_page = is_saved_page(&mail, &content);
    if !reader.is_saved_page {
        reader.write_head(&mail, 1);
    }
    reader.read_part(&mail, 0);
    Ok(reader.found(&mail))
}

/// What is gathered from a mail's parts.
struct Reader<'f> {
    flow: &'f mut Flow,
    unshown: Unshown,
    attachments: Vec<String>,
    loss: Vec<String>,
    encoding: Option<&'static str>,
    is_saved_page: bool,
    /// How many bytes may still be read only to choose between forms of a text.
    room_for_trials: usize,
    /// What a saved page says of itself.
    page: Option<Imprint>,
}

impl<'f> Reader<'f> {
    fn new(flow: &'f mut Flow) -> Self {
        Self {
            flow,
            unshown: Unshown::default(),
            attachments: Vec::new(),
            loss: Vec::new(),
            encoding: None,
            is_saved_page: false,
            room_for_trials: forms::MOST_TRIED,
            page: None,
        }
    }

    /// The subject as a heading; who wrote when to whom, aside.
    fn write_head(&mut self, mail: &Entity<'_>, level: u8) {
        if let Some(subject) = mail.field("Subject") {
            self.flow.open(Block::Heading(level));
            self.flow.push(&subject);
            self.flow.close();
        }
        self.flow.set_aside(true);
        for name in ["From", "To", "Cc", "Date"] {
            if let Some(value) = mail.field(name) {
                self.flow.push(&format!("{name}: {value}"));
                self.flow.break_line();
            }
        }
        self.flow.set_aside(false);
        self.flow.close();
    }

    fn read_part(&mut self, part: &Entity<'_>, depth: usize) {
        if depth > DEEPEST {
            self.lose("Its parts are nested too deep, and not all of them were read.");
            return;
        }
        let content = part.content_type();
        let kind = content.mimetype.to_ascii_lowercase();
        if let Some(several) = kind.strip_prefix("multipart/") {
            self.read_several(part, several, &content, depth);
        } else if kind == "message/rfc822" {
            let body = body(part);
            let mail = Entity::new(&body);
            self.write_head(&mail, 2);
            self.read_part(&mail, depth + 1);
        } else if !is_text(&kind) || depth > 0 && is_attached(part, &content, &kind) {
            self.attach(part, &content, &kind);
        } else if kind == "text/html" || kind == "application/xhtml+xml" {
            self.read_html(part, &content);
        } else {
            self.read_plain(part, &content);
        }
    }

    fn read_several(
        &mut self,
        part: &Entity<'_>,
        kind: &str,
        content: &ParsedContentType,
        depth: usize,
    ) {
        let (parts, is_closed) = parts::of(part, content);
        if parts.is_empty() && !part.body.trim_ascii().is_empty() {
            self.lose("Its parts cannot be told apart: it is shown as one text.");
            return self.read_plain(part, content);
        }
        if !is_closed {
            self.lose("The end of the mail is missing.");
        }
        match kind {
            "alternative" => self.read_form(&parts, depth),
            "related" => self.read_related(&parts, content, depth),
            _ => parts.iter().for_each(|part| self.read_part(part, depth + 1)),
        }
    }

    /// Reads the part that the others belong to, then what does not stand inside of that.
    fn read_related(&mut self, parts: &[Entity<'_>], content: &ParsedContentType, depth: usize) {
        let bare = |id: &str| id.trim().trim_matches(['<', '>']).to_owned();
        let start = content.params.get("start").map(|id| bare(id));
        let is_start = |part: &Entity<'_>| part.field("Content-ID").map(|id| bare(&id)) == start;
        let root = start.as_ref().and_then(|_| parts.iter().position(is_start)).unwrap_or(0);
        if let Some(part) = parts.get(root) {
            self.read_part(part, depth + 1);
        }
        for (_, part) in parts.iter().enumerate().filter(|&(at, _)| at != root) {
            self.read_beside(part, depth + 1);
        }
    }

    /// Reads a part beside a page: what the page refers to is shown inside it or not at all.
    fn read_beside(&mut self, part: &Entity<'_>, depth: usize) {
        let content = part.content_type();
        let kind = content.mimetype.to_ascii_lowercase();
        let is_picture = kind.starts_with("image/");
        let is_referred_to =
            ["Content-ID", "Content-Location"].iter().any(|id| part.field(id).is_some());
        if is_sent_as_file(part) || !is_picture && file_name(part, &content).is_some() {
            self.attach(part, &content, &kind);
        } else if is_picture {
            self.unshown.picture();
        } else if !is_referred_to {
            self.read_part(part, depth);
        }
    }

    fn read_html(&mut self, part: &Entity<'_>, content: &ParsedContentType) {
        let html = self.text_as(part, content);
        let scope = if self.is_saved_page { Scope::Article } else { Scope::Whole };
        let written = html::write(&html, self.flow, scope);
        self.unshown.add(written.unshown);
        self.loss.extend(written.loss);
        if self.is_saved_page {
            self.page.get_or_insert(written.imprint);
        }
    }

    fn read_plain(&mut self, part: &Entity<'_>, content: &ParsedContentType) {
        let text = self.text_as(part, content);
        let is = |name: &str, value: &str| {
            content.params.get(name).is_some_and(|told| told.eq_ignore_ascii_case(value))
        };
        let wrapping =
            Wrapping { is_flowed: is("format", "flowed"), drops_space: is("delsp", "yes") };
        plain::write(&text, wrapping, self.flow);
    }

    fn attach(&mut self, part: &Entity<'_>, content: &ParsedContentType, kind: &str) {
        match file_name(part, content) {
            Some(name) => self.attachments.push(name),
            None if kind.starts_with("image/") => self.unshown.picture(),
            None => self.attachments.push(String::new()),
        }
    }

    /// A part's text in the encoding it names, or else in the one it seems to be in.
    fn text_as(&mut self, part: &Entity<'_>, content: &ParsedContentType) -> String {
        let bytes = body(part);
        let label = content.params.get("charset").map(String::as_str).unwrap_or_default();
        let told = Encoding::for_label(label.trim().as_bytes());
        if told.is_none() && !label.is_empty() {
            let label: String = label.chars().take(LONGEST_NAME).collect();
            self.lose(&format!("Its character set \"{label}\" is not known; it was guessed."));
        }
        let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(&bytes).is_ok();
        let decoded = match told.filter(|_| !is_utf8) {
            Some(encoding) => html::decode_as(&bytes, encoding),
            None => match encoding::decode(bytes) {
                Ok(decoded) => decoded,
                Err(refusal) => {
                    self.lose(&refusal.to_string());
                    return String::new();
                }
            },
        };
        if let Some(loss) = decoded.loss {
            self.lose(&loss);
        }
        self.encoding.get_or_insert(decoded.encoding);
        decoded.text
    }

    fn lose(&mut self, said: &str) {
        if !self.loss.iter().any(|known| known == said) {
            self.loss.push(said.to_owned());
        }
    }

    fn found(self, mail: &Entity<'_>) -> Found {
        let mut unshown = attached(&self.attachments);
        unshown.extend(self.unshown.said());
        let page = self.page.unwrap_or_default();
        // Who saved a page did not write it.
        let author = || mail.field("From").filter(|_| !self.is_saved_page);
        let imprint = Imprint {
            title: page.title.or_else(|| mail.field("Subject")),
            author: page
                .author
                .or_else(|| Some(fields::name(&author()?)))
                .filter(|author| !author.is_empty()),
            date: page.date.or_else(|| Some(fields::date(&mail.field("Date")?))),
            unshown,
        };
        Found {
            format: if self.is_saved_page { Format::Html } else { Format::Mail },
            encoding: self.encoding.unwrap_or("UTF-8"),
            imprint,
            loss: (!self.loss.is_empty()).then(|| self.loss.join(" ")),
        }
    }
}

/// A part's bytes as they were before they were sent.
fn body(part: &Entity<'_>) -> Vec<u8> {
    let encoding = part.field("Content-Transfer-Encoding").unwrap_or_default();
    transfer::undone(part.body, &encoding)
}

/// Whether nobody can read it without a key.
fn is_encrypted(content: &ParsedContentType) -> bool {
    let kind = content.mimetype.to_ascii_lowercase();
    let is_signed = content.params.get("smime-type").is_some_and(|told| told == "signed-data");
    kind == "multipart/encrypted"
        || matches!(kind.as_str(), "application/pkcs7-mime" | "application/x-pkcs7-mime")
            && !is_signed
}

/// Whether it is a web page that a browser saved with all that belongs to it.
fn is_saved_page(mail: &Entity<'_>, content: &ParsedContentType) -> bool {
    if !content.mimetype.eq_ignore_ascii_case("multipart/related") || mail.field("To").is_some() {
        return false;
    }
    parts::of(mail, content).0.first().is_some_and(|first| {
        first.content_type().mimetype.eq_ignore_ascii_case("text/html")
            && first.field("Content-Location").is_some()
    })
}

/// Whether a mail that is nothing else may be shown as text; some say only "text".
fn is_text(kind: &str) -> bool {
    kind.starts_with("text") || !kind.contains('/') || kind == "application/xhtml+xml"
}

fn is_attached(part: &Entity<'_>, content: &ParsedContentType, kind: &str) -> bool {
    let is_read =
        matches!(kind, "text/plain" | "text/html" | "application/xhtml+xml" | "text/enriched");
    !is_read || is_sent_as_file(part) || file_name(part, content).is_some()
}

fn is_sent_as_file(part: &Entity<'_>) -> bool {
    let disposition = part.field("Content-Disposition").unwrap_or_default().to_ascii_lowercase();
    disposition.trim_start().starts_with("attachment")
}

/// The name of a part that is a file.
fn file_name(part: &Entity<'_>, content: &ParsedContentType) -> Option<String> {
    let disposition = part.field("Content-Disposition").unwrap_or_default();
    let disposition = mailparse::parse_content_disposition(&disposition);
    let name = disposition.params.get("filename").or_else(|| content.params.get("name"))?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = name.chars().filter(|letter| !letter.is_control()).collect();
    if name.chars().count() <= LONGEST_NAME {
        return Some(name).filter(|name| !name.is_empty());
    }
    Some(name.chars().take(LONGEST_NAME).chain(['…']).collect())
}

/// "2 attachments: budget.xlsx, map.png".
fn attached(names: &[String]) -> Vec<String> {
    if names.is_empty() {
        return Vec::new();
    }
    let named: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| !name.is_empty()).take(MOST_NAMES).collect();
    let count = format!("{} attachment{}", names.len(), if names.len() == 1 { "" } else { "s" });
    if named.is_empty() {
        return vec![count];
    }
    let more = if named.len() < names.len() { ", …" } else { "" };
    vec![format!("{count}: {}{more}", named.join(", "))]
}

#[cfg(test)]
mod tests;

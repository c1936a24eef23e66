//! The XML of a package's parts, one element after the other: no tree, no document type, no entity
//! but XML's own five. What is broken is read on, and said.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use encoding_rs::{Encoding, UTF_8};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion, escape};

/// Elements nested deeper than this are passed over, their text kept; a document's are some dozen.
const MAX_DEPTH: usize = 20_000;
/// So many faults, and a part is no XML.
const MAX_FAULTS: usize = 1000;
/// So often reading begins again behind markup that never ends; each time may take all that is left.
const MAX_RESTARTS: usize = 20;

/// What is done with a part's elements. Whatever `open` says of an element, `close` is told at its end.
pub(super) trait Reading {
    /// What an element means.
    type Mark: Copy;
    /// An element begins.
    fn open(&mut self, element: &Element<'_>) -> Self::Mark;
    /// An element ends.
    fn close(&mut self, mark: Self::Mark);
    /// Text between elements, its references resolved.
    fn text(&mut self, text: &str);
    /// Whether the rest need not be read.
    fn is_done(&self) -> bool {
        false
    }
}

/// An element's name and attributes, without the prefixes of their namespaces.
#[derive(Debug)]
pub(super) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute of that name, whatever its prefix is.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten();
        let found = found.filter(|found| found.key.local_name().into_inner() == name);
        let value = found.map(|found| found.normalized_value(XmlVersion::Implicit1_0)).next()?;
        value.ok()
    }
}

/// How reading a part went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Walked {
    /// Whether elements do not close as they opened, or markup is broken.
    pub(super) is_damaged: bool,
}

/// Reads a part from its first element to its last.
pub(super) fn walk<R: Reading>(bytes: &[u8], reading: &mut R) -> Walked {
    let (text, has_errors) = decoded(bytes);
    let mut walk = Walk { reading, open: Vec::new(), n_deeper: 0, n_faults: has_errors.into() };
    let mut rest: &str = &text;
    for _ in 0..MAX_RESTARTS {
        let Some(end) = walk.read(rest) else { break };
        let next = rest.as_bytes().get(end..).and_then(|rest| memchr::memchr(b'<', rest));
        let Some(next) = next.and_then(|next| rest.get(end + next..)) else { break };
        rest = next;
    }
    let is_cut = !walk.reading.is_done() && !walk.open.is_empty();
    while let Some((_, mark)) = walk.open.pop() {
        walk.reading.close(mark);
    }
    Walked { is_damaged: walk.n_faults > 0 || is_cut }
}

/// The name of a part's first element; empty if it has none.
pub(super) fn root(bytes: &[u8]) -> String {
    let mut root = Root::default();
    walk(bytes, &mut root);
    root.0
}

#[derive(Default)]
struct Root(String);

impl Reading for Root {
    type Mark = ();

    fn open(&mut self, element: &Element<'_>) {
        if self.0.is_empty() {
            element.name().clone_into(&mut self.0);
        }
    }

    fn close(&mut self, (): ()) {}

    fn text(&mut self, _text: &str) {}

    fn is_done(&self) -> bool {
        !self.0.is_empty()
    }
}

struct Walk<'a, R: Reading> {
    reading: &'a mut R,
    /// The open elements: a hash of each name, and what its reader made of it.
    open: Vec<(u64, R::Mark)>,
    /// How many elements are open that are too deep.
    n_deeper: usize,
    n_faults: usize,
}

impl<R: Reading> Walk<'_, R> {
    /// Reads to the end, or to markup that never ends: then the answer is where to go on.
    fn read(&mut self, text: &str) -> Option<usize> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        (config.check_end_names, config.allow_unmatched_ends) = (false, true);
        config.allow_dangling_amp = true;
        while self.n_faults < MAX_FAULTS && !self.reading.is_done() {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => self.take(&event),
                Err(Error::Syntax(_)) => {
                    self.n_faults += 1;
                    return Some(reader.error_position() as usize + 1);
                }
                Err(_) => self.n_faults += 1,
            }
        }
        None
    }

    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(start) => self.open(start),
            Event::Empty(empty) => {
                let mark = self.reading.open(&Element(empty));
                self.reading.close(mark);
            }
            Event::End(end) => self.close(hash(end.name().0)),
            Event::Text(text) => self.reading.text(text),
            Event::CData(text) => self.reading.text(text),
            Event::GeneralRef(reference) => {
                if let Some(character) = reference.resolve_char_ref().ok().flatten() {
                    self.reading.text(character.encode_utf8(&mut [0; 4]));
                } else if let Some(text) = escape::resolve_xml_entity(reference) {
                    self.reading.text(text);
                } else {
                    self.n_faults += 1;
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        if self.open.len() >= MAX_DEPTH {
            self.n_deeper += 1;
            self.n_faults = self.n_faults.max(1);
            return;
        }
        let mark = self.reading.open(&Element(start));
        self.open.push((hash(start.name().0), mark));
    }

    /// Closes the innermost element of that name with all that is in it; none: a stray end.
    fn close(&mut self, name: u64) {
        if self.n_deeper > 0 {
            self.n_deeper -= 1;
            return;
        }
        let is_sound = self.open.last().is_some_and(|&(last, _)| last == name);
        self.n_faults += usize::from(!is_sound);
        let found = self.open.iter().rposition(|&(open, _)| open == name);
        for (_, mark) in self.open.drain(found.unwrap_or(self.open.len())..).rev() {
            self.reading.close(mark);
        }
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

/// A part's text: by its byte order mark, else by its declaration, else UTF-8. The second is whether
/// bytes had to be replaced.
fn decoded(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let declared = declared_encoding(bytes).unwrap_or(UTF_8);
    let (text, _, has_errors) = declared.decode(bytes);
    (text, has_errors)
}

fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..200).unwrap_or(bytes);
    let head = head.strip_prefix(b"<?xml")?;
    let head = head.split(|&byte| byte == b'>').next()?;
    let label = memchr::memmem::find(head, b"encoding").and_then(|at| head.get(at + 8..))?;
    let label = label.split(|byte| matches!(byte, b'"' | b'\'')).nth(1)?;
    let encoding = Encoding::for_label(label)?;
    // What reads as ASCII is not UTF-16, whatever it says.
    encoding.is_ascii_compatible().then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes down what it is told.
    #[derive(Default)]
    struct Log(String);

    impl Reading for Log {
        type Mark = char;

        fn open(&mut self, element: &Element<'_>) -> char {
            self.0 += "<";
            self.0 += element.name();
            if let Some(value) = element.attribute("v") {
                self.0 += "=";
                self.0 += &value;
            }
            element.name().chars().next().unwrap_or('?')
        }

        fn close(&mut self, mark: char) {
            self.0.extend([mark, '>']);
        }

        fn text(&mut self, text: &str) {
            self.0 += text;
        }
    }

    #[track_caller]
    fn check(xml: &[u8], expected: &str, is_damaged: bool) {
        let mut log = Log::default();
        let walked = walk(xml, &mut log);
        assert_eq!((&*log.0, walked.is_damaged), (expected, is_damaged));
    }

    #[test]
    fn elements_are_told_with_their_text() {
        check(
            b"<x:a y:v='1 &amp; 2'>t&lt;<b/>&#65;<![CDATA[<c>]]></x:a>",
            "<a=1 & 2t<<bb>A<c>a>",
            false,
        );
    }

    #[test]
    fn what_does_not_close_is_closed_and_said() {
        check(b"<a><b>one</a>", "<a<boneb>a>", true);
        check(b"<a>one</b></a>", "<aonea>", true);
        check(b"<a><b>one", "<a<boneb>a>", true);
        check(b"<a>one<b", "<aonea>", true);
        check(b"<a><b c='><d>one</d></a>", "<a<doned>a>", true);
    }

    #[test]
    fn entities_are_not_expanded() {
        let bomb = b"<!DOCTYPE a [<!ENTITY e 'x'><!ENTITY f SYSTEM 'file:///x'>]><a>1&e;&f;2</a>";
        check(bomb, "<a12a>", true);
    }

    #[test]
    fn encodings_are_told_by_mark_or_declaration() {
        let wide: Vec<u8> = "\u{FEFF}<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "<aéa>", false);
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>";
        check(latin, "<aéa>", false);
        check(b"<a>\xE9</a>", "<a\u{FFFD}a>", true);
    }

    #[test]
    fn elements_too_deep_are_passed_over() {
        let deep = ["<a>".repeat(MAX_DEPTH + 5), "x".into(), "</a>".repeat(MAX_DEPTH + 5)].concat();
        let expected = ["<a".repeat(MAX_DEPTH), "x".into(), "a>".repeat(MAX_DEPTH)].concat();
        check(deep.as_bytes(), &expected, true);
    }
}

//! Goes through a page from tag to tag, as browsers cut it, without making a tree of it.

use memchr::{memchr, memmem};

/// So many attributes of a tag are read.
const MOST_ATTRIBUTES: usize = 256;

/// A tag, and where it stands.
#[derive(Debug)]
pub(super) struct Tag<'t> {
    pub(super) name: &'t str,
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Whether it ends an element.
    pub(super) is_end: bool,
    /// Whether it ends in a slash.
    pub(super) is_empty: bool,
    /// Whether it ends in a slash although only an end tag could end it, and there is none.
    pub(super) is_unended: bool,
    /// Where the attributes end that are kept, if that is not all of them.
    pub(super) kept: Option<usize>,
}

impl Tag<'_> {
    /// Its name in small letters; cut off where no element's name is so long.
    pub(super) fn lower_name(&self) -> String {
        let name = self.name.get(..self.name.floor_char_boundary(64)).unwrap_or_default();
        name.to_ascii_lowercase()
    }
}

/// What is between the tags is passed over: text, comments, scripts.
#[derive(Debug)]
pub(super) struct Scan<'t> {
    text: &'t str,
    at: usize,
    is_cut: bool,
    n_cut_attributes: usize,
    /// Whether drawings or formulas are open, in which no element is raw text.
    is_foreign: bool,
    /// Whether an empty element may end in its own tag.
    is_xhtml: bool,
    /// Names of which there are no tags any more.
    spent: Vec<String>,
}

impl<'t> Scan<'t> {
    /// Begins at the start of a page.
    pub(super) fn new(text: &'t str, is_xhtml: bool) -> Self {
        Self {
            text,
            at: 0,
            is_cut: false,
            n_cut_attributes: 0,
            is_foreign: false,
            is_xhtml,
            spent: Vec::new(),
        }
    }

    /// Whether the page ended inside a tag, a comment or a script.
    pub(super) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// How many tags had more attributes than are read.
    pub(super) fn n_cut_attributes(&self) -> usize {
        self.n_cut_attributes
    }

    /// Says whether a drawing or a formula is open.
    pub(super) fn set_foreign(&mut self, is_foreign: bool) {
        self.is_foreign = is_foreign;
    }

    /// The next tag.
    pub(super) fn next(&mut self) -> Option<Tag<'t>> {
        loop {
            let start = self.at + memchr(b'<', self.rest())?;
            self.at = start;
            let rest = self.rest();
            match rest {
                [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic() => return self.tag(2),
                [b'<', letter, ..] if letter.is_ascii_alphabetic() => return self.tag(1),
                [b'<', b'!', b'-', b'-', ..] => self.pass_comment(),
                [b'<', b'!' | b'?' | b'/', ..] => self.pass(b">"),
                _ => self.at += 1,
            }
        }
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn pass(&mut self, end: &[u8]) {
        match memmem::find(self.rest(), end) {
            Some(offset) => self.at += offset + end.len(),
            None => self.give_up(),
        }
    }

    fn pass_comment(&mut self) {
        if self.rest().starts_with(b"<!-->") || self.rest().starts_with(b"<!--->") {
            return self.pass(b">");
        }
        self.at += b"<!--".len();
        // Both ends count, whichever comes first.
        let rest = self.rest();
        let plain = memmem::find(rest, b"-->").map(|at| at + 3);
        let within = rest.get(..plain.unwrap_or(rest.len())).unwrap_or_default();
        match memmem::find(within, b"--!>").map(|at| at + 4).or(plain) {
            Some(offset) => self.at += offset,
            None => self.give_up(),
        }
    }

    fn give_up(&mut self) {
        self.is_cut = true;
        self.at = self.text.len();
    }

    /// Reads a tag; what follows it is passed over if only its own end can end it.
    fn tag(&mut self, n_lead: usize) -> Option<Tag<'t>> {
        let start = self.at;
        let rest = self.rest().get(n_lead..).unwrap_or_default();
        let is_end_of_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let n_name = rest.iter().position(is_end_of_name).unwrap_or(rest.len());
        self.at += n_lead + n_name;
        let name = self.text.get(start + n_lead..self.at).unwrap_or_default();
        let kept = self.pass_attributes();
        if self.is_cut {
            return None;
        }
        let is_end = n_lead == 2;
        let before = self.text.as_bytes().get(self.at.saturating_sub(2));
        let is_empty = before == Some(&b'/');
        let mut tag = Tag { name, start, end: self.at, is_end, is_empty, is_unended: false, kept };
        if !is_end {
            tag.is_unended = self.pass_raw(&tag.lower_name(), is_empty);
        }
        Some(tag)
    }

    /// Goes to the end of a tag; says where the attributes end that are kept, if they are not all.
    fn pass_attributes(&mut self) -> Option<usize> {
        let mut kept = None;
        let mut n_attributes = 0;
        loop {
            let rest = self.rest();
            let is_gap = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'/';
            self.at += rest.iter().position(|byte| !is_gap(byte)).unwrap_or(rest.len());
            match self.rest().first() {
                None => {
                    self.give_up();
                    return kept;
                }
                Some(b'>') => {
                    self.at += 1;
                    return kept;
                }
                Some(_) => {
                    n_attributes += 1;
                    if n_attributes == MOST_ATTRIBUTES + 1 {
                        kept = Some(self.at);
                        self.n_cut_attributes += 1;
                    }
                    self.pass_attribute();
                }
            }
        }
    }

    fn pass_attribute(&mut self) {
        // A name may begin with an equals sign.
        let rest = self.rest().get(1..).unwrap_or_default();
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=');
        self.at += 1 + rest.iter().position(is_end).unwrap_or(rest.len());
        let rest = self.rest();
        let n_gap = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if rest.get(n_gap) != Some(&b'=') {
            return;
        }
        self.at += n_gap + 1;
        let rest = self.rest();
        self.at += rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        match self.rest().first() {
            Some(&quote @ (b'"' | b'\'')) => {
                self.at += 1;
                self.pass(&[quote]);
            }
            Some(b'>') | None => {}
            Some(_) => {
                let rest = self.rest();
                let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
                self.at += rest.iter().position(is_end).unwrap_or(rest.len());
            }
        }
    }

    /// Passes over what stands inside an element that holds no elements. Says whether it is empty,
    /// because it ends in a slash and has no end tag.
    fn pass_raw(&mut self, name: &str, is_empty: bool) -> bool {
        if name == "plaintext" {
            self.at = self.text.len();
        }
        let is_raw =
            ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
        if !is_raw.contains(&name) || self.is_foreign || is_empty && self.is_xhtml {
            return false;
        }
        match self.end_of(name, is_empty) {
            Some(offset) => self.at += offset,
            // Who reads HTML would see all that follows inside it; whoever wrote it did not.
            None if is_empty => return true,
            None => self.give_up(),
        }
        false
    }

    /// How far off the next end tag of a name is. With `is_first`, none is if a start tag of that name
    /// stands before it.
    fn end_of(&mut self, name: &str, is_first: bool) -> Option<usize> {
        if self.spent.iter().any(|spent| spent == name) {
            return None;
        }
        let rest = self.rest();
        let is_tag = |at: usize| {
            let tail = rest.get(at..).unwrap_or_default();
            tail.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
                && tail.get(name.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric())
        };
        let is_end = |at: usize| rest.get(at + 1) == Some(&b'/') && is_tag(at + 2);
        let mut found =
            memchr::memchr_iter(b'<', rest).filter(|&at| is_end(at) || is_first && is_tag(at + 1));
        let found = found.next();
        if found.is_none() {
            self.spent.push(name.to_owned());
        }
        found.filter(|&at| is_end(at))
    }
}

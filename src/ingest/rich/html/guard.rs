//! Bounds a page before it is parsed: browsers' rules for broken pages cost time and memory that grow
//! with the square of nesting and of attributes. Tags past the bounds are left out, their text stays.

use std::borrow::Cow;
use std::collections::HashMap;

use super::scan::{Scan, Tag};

/// Browsers nest no deeper.
const DEEPEST: usize = 512;
/// So far into a page it says what it is.
const HEAD_BYTES: usize = 1024;
/// Open bold, links and the like are opened anew in each block: so many in all, and no more.
const MOST_REOPENED: usize = 2_000_000;

/// A page that can be parsed in time, and what was found to be wrong with it.
#[derive(Debug)]
pub(super) struct Guarded<'t> {
    pub(super) html: Cow<'t, str>,
    /// What is missing, in whole sentences.
    pub(super) loss: Option<String>,
}

/// Bounds a page. In XHTML an empty element may end in its own tag, which HTML does not know.
pub(super) fn guard(text: &str, is_xhtml: bool) -> Guarded<'_> {
    let mut guard = Guard { text, is_xhtml, ..Guard::default() };
    let mut scan = Scan::new(text, is_xhtml);
    while let Some(tag) = scan.next() {
        if !guard.take(&tag) {
            break;
        }
        scan.set_foreign(guard.is_foreign);
    }
    guard.is_cut = scan.is_cut() || guard.is_left_open();
    guard.n_cut_attributes = scan.n_cut_attributes();
    guard.finish()
}

/// Whether a page says at its start that it is XHTML.
pub(super) fn is_xhtml(text: &str) -> bool {
    let head = text.trim_start_matches('\u{FEFF}').trim_start();
    let start = head.get(..head.floor_char_boundary(HEAD_BYTES)).unwrap_or_default();
    let start = start.to_ascii_lowercase();
    let doctype = start.find("<!doctype").and_then(|at| start.get(at..)?.split('>').next());
    start.starts_with("<?xml") || doctype.is_some_and(|doctype| doctype.contains("xhtml"))
}

#[derive(Default)]
struct Guard<'t> {
    text: &'t str,
    is_xhtml: bool,
    /// What is changed so far, and how far the text was copied to it.
    changed: String,
    n_copied: usize,
    open: Vec<Open>,
    /// How many elements of a name were left out and not closed.
    left_out: HashMap<u64, usize>,
    n_left_out: usize,
    n_reopened: usize,
    /// The templates that are open, and whether what they hold was seen.
    templates: Vec<bool>,
    n_cut_attributes: usize,
    /// Where the page is cut off.
    end: Option<usize>,
    ends: Ends,
    is_cut: bool,
    /// Whether a drawing or a formula is open.
    is_foreign: bool,
}

/// Whether there were tags that open and close the page, and text behind these.
#[derive(Default)]
struct Ends {
    is_opened: bool,
    is_closed: bool,
    goes_on: bool,
}

struct Open {
    name: u64,
    kind: Kind,
}

/// How an element ends if nobody ends it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    /// It goes on in the next block.
    Formatting,
    Table,
    /// It is a wall: what is open outside is not ended inside.
    Wall,
}

impl<'t> Guard<'t> {
    /// Looks at a tag; says whether the page goes on.
    fn take(&mut self, tag: &Tag<'t>) -> bool {
        let name = tag.lower_name();
        if let Some(end) = tag.kept {
            // Attributes past the bound: the tag is ended before them.
            self.replace(end, tag.end, ">");
        }
        self.ends.goes_on |= self.ends.is_closed && begins_text(&name);
        match name.as_str() {
            "html" | "body" if tag.is_end => self.ends.is_closed |= name == "html",
            "html" | "body" => self.ends.is_opened = true,
            "head" => {}
            name if is_void(name) => {}
            name if tag.is_end => self.close(name, tag),
            name => return self.open(name, tag),
        }
        true
    }

    fn open(&mut self, name: &str, tag: &Tag<'t>) -> bool {
        // In drawings and formulas HTML knows empty elements, too.
        if tag.is_empty && self.is_foreign {
            return true;
        }
        if tag.is_empty && self.is_xhtml || tag.is_unended {
            self.replace(tag.end, tag.end, &format!("</{name}>"));
            return true;
        }
        let kind = kind(name);
        if is_table_part(name) {
            let table = self.open.iter().rposition(|open| open.kind == Kind::Table);
            // Outside of a table they are nothing.
            let Some(table) = table else { return true };
            self.open.truncate(table + 1);
        }
        if kind != Kind::Formatting {
            let formatting = self.open.iter().filter(|open| open.kind == Kind::Formatting);
            self.n_reopened += formatting.count();
            if self.n_reopened > MOST_REOPENED {
                self.end = Some(tag.start);
                return false;
            }
        }
        if ends_by_itself(name) {
            return true;
        }
        if self.open.len() >= DEEPEST {
            self.n_left_out += 1;
            *self.left_out.entry(hash(name)).or_default() += 1;
            self.replace(tag.start, tag.end, "");
        } else {
            self.open.push(Open { name: hash(name), kind });
            self.open_template(name, tag);
            self.is_foreign |= matches!(name, "svg" | "math");
        }
        true
    }

    fn close(&mut self, name: &str, tag: &Tag<'t>) {
        let hash = hash(name);
        if let Some(n) = self.left_out.get_mut(&hash).filter(|n| **n > 0) {
            *n -= 1;
            self.replace(tag.start, tag.end, "");
            return;
        }
        self.close_template(name, tag);
        let kind = kind(name);
        let is_wall = |open: &Open| match kind {
            Kind::Table => false,
            _ if matches!(name, "td" | "th" | "caption") => open.kind == Kind::Table,
            _ => matches!(open.kind, Kind::Table | Kind::Wall),
        };
        let mut above = self.open.iter().enumerate().rev();
        let found = above.find(|(_, open)| open.name == hash || is_wall(open));
        let Some((at, _)) = found.filter(|(_, open)| open.name == hash) else { return };
        if kind == Kind::Formatting {
            self.open.remove(at);
        } else if matches!(kind, Kind::Table | Kind::Wall) {
            self.open.truncate(at);
        } else {
            let mut place = 0;
            self.open.retain(|open| {
                place += 1;
                place <= at || open.kind == Kind::Formatting
            });
        }
        if self.is_foreign {
            let foreign = ["svg", "math"].map(self::hash);
            self.is_foreign = self.open.iter().any(|open| foreign.contains(&open.name));
        }
    }

    /// What a browser wrote into a template was seen; all others only wait to be used.
    fn open_template(&mut self, name: &str, tag: &Tag<'t>) {
        if name == "template" {
            let tag_text = self.text.get(tag.start..tag.end).unwrap_or_default();
            let is_seen = tag_text.to_ascii_lowercase().contains(" shadowroot");
            self.templates.push(is_seen);
            if is_seen {
                self.replace(tag.start, tag.end, "<div>");
            }
        }
    }

    fn close_template(&mut self, name: &str, tag: &Tag<'t>) {
        if name == "template" && self.templates.pop() == Some(true) {
            self.replace(tag.start, tag.end, "</div>");
        }
    }

    /// Whether a page ends that was opened, while something is open whose end nobody leaves out.
    fn is_left_open(&self) -> bool {
        let mut open = self.open.iter();
        self.ends.is_opened
            && !self.ends.is_closed
            && open.any(|open| open.kind != Kind::Formatting)
    }

    fn replace(&mut self, start: usize, end: usize, by: &str) {
        self.changed.push_str(self.text.get(self.n_copied..start).unwrap_or_default());
        self.changed.push_str(by);
        self.n_copied = end.max(self.n_copied);
    }

    fn finish(mut self) -> Guarded<'t> {
        let end = self.end.unwrap_or(self.text.len());
        let is_changed = self.n_copied > 0 || end < self.text.len();
        self.replace(end, end, "");
        let mut said = Vec::new();
        if self.n_left_out > 0 {
            said.push(format!(
                "It is nested more than {DEEPEST} deep: what lies deeper was read without its tags."
            ));
        }
        if self.n_cut_attributes > 0 {
            said.push("A tag has more attributes than are read.".to_owned());
        }
        if self.end.is_some() {
            said.push("It was cut off where too many marks were open.".to_owned());
        } else if self.is_cut {
            said.push("It ends in the middle: the page is not closed.".to_owned());
        } else if self.ends.goes_on {
            said.push("It goes on behind its end: there are parts of two pages.".to_owned());
        }
        let html = if is_changed { Cow::Owned(self.changed) } else { Cow::Borrowed(self.text) };
        Guarded { html, loss: (!said.is_empty()).then(|| said.join(" ")) }
    }
}

/// Elements that nobody puts behind the end of a page.
fn begins_text(name: &str) -> bool {
    matches!(name, "html" | "head" | "body" | "article" | "main" | "section" | "p" | "h1" | "li")
}

fn kind(name: &str) -> Kind {
    match name {
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike"
        | "strong" | "tt" | "u" => Kind::Formatting,
        "table" => Kind::Table,
        "td" | "th" | "caption" | "template" | "object" | "applet" | "marquee" => Kind::Wall,
        _ => Kind::Plain,
    }
}

fn is_table_part(name: &str) -> bool {
    matches!(name, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption")
}

/// Elements that have no end.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "image"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose end may be left out, so that many in a row are not nested.
fn ends_by_itself(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "option"
            | "optgroup"
            | "tr"
            | "tbody"
            | "thead"
            | "tfoot"
            | "colgroup"
            | "rt"
            | "rp"
            | "rb"
            | "rtc"
    )
}

/// A name as a number, so that long stacks are searched quickly (FNV-1a).
fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests;

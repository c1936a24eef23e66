//! Of several forms of one text, which one is read; what is attached to the others is named.

use super::fields::Entity;
use super::{DEEPEST, Reader, file_name, is_attached, is_sent_as_file, parts};
use crate::ingest::flow::Flow;

/// The plain form is a stub if another one has so many times as many letters.
const STUB_RATIO: usize = 3;
/// So many bytes of a mail are read only to choose; what is nested is weighed on each level.
pub(super) const MOST_TRIED: usize = 16 << 20;
/// So much of a form's text is weighed.
const MAX_WEIGHED_BYTES: usize = 1 << 20;

impl Reader<'_> {
    /// Reads one of several forms of a text.
    pub(super) fn read_form(&mut self, forms: &[Entity<'_>], depth: usize) {
        let best = self.best(forms, depth);
        for (at, form) in forms.iter().enumerate() {
            if at == best {
                self.read_part(form, depth + 1);
            } else {
                self.attach_all(form, depth + 1);
            }
        }
    }

    /// The place of the plain form, unless it is empty or a stub.
    fn best(&mut self, forms: &[Entity<'_>], depth: usize) -> usize {
        let kinds: Vec<String> =
            forms.iter().map(|form| form.content_type().mimetype.to_ascii_lowercase()).collect();
        let is_other = |kind: &String| {
            matches!(kind.as_str(), "text/html" | "application/xhtml+xml")
                || kind.starts_with("multipart/")
        };
        let plain = kinds.iter().position(|kind| kind == "text/plain");
        let other = kinds.iter().rposition(is_other);
        let (Some(plain), Some(other)) = (plain, other) else {
            return plain.or(other).unwrap_or(forms.len().saturating_sub(1));
        };
        let mut n_letters =
            |at: usize| forms.get(at).map_or(0, |form| self.n_letters(form, depth + 1));
        if n_letters(plain).saturating_mul(STUB_RATIO) <= n_letters(other) { other } else { plain }
    }

    /// How many letters and digits of a part are read.
    fn n_letters(&mut self, part: &Entity<'_>, depth: usize) -> usize {
        let Some(room) = self.room_for_trials.checked_sub(part.body.len()) else { return 0 };
        self.room_for_trials = room;
        let content = part.content_type();
        let kind = content.mimetype.to_ascii_lowercase();
        if let Some(several) = kind.strip_prefix("multipart/") {
            let parts = if depth < DEEPEST { parts::of(part, &content).0 } else { Vec::new() };
            let letters = parts.iter().map(|part| self.n_letters(part, depth + 1));
            return if several == "alternative" {
                letters.max().unwrap_or_default()
            } else {
                letters.sum()
            };
        }
        if is_attached(part, &content, &kind) {
            return 0;
        }
        let mut flow = Flow::new(MAX_WEIGHED_BYTES);
        let mut trial = Reader::new(&mut flow);
        if kind == "text/plain" {
            trial.read_plain(part, &content);
        } else {
            trial.read_html(part, &content);
        }
        flow.finish().text.chars().filter(|letter| letter.is_alphanumeric()).count()
    }

    /// Names what is attached inside a form that is not read.
    fn attach_all(&mut self, part: &Entity<'_>, depth: usize) {
        let content = part.content_type();
        let kind = content.mimetype.to_ascii_lowercase();
        if kind.starts_with("multipart/") {
            let parts = if depth < DEEPEST { parts::of(part, &content).0 } else { Vec::new() };
            parts.iter().for_each(|part| self.attach_all(part, depth + 1));
        } else if kind.starts_with("image/")
            && part.field("Content-ID").is_some()
            && !is_sent_as_file(part)
        {
            self.unshown.picture();
        } else if is_file(part, &kind) || file_name(part, &content).is_some() {
            self.attach(part, &content, &kind);
        }
    }
}

/// Whether a part is something else than a form of the text.
fn is_file(part: &Entity<'_>, kind: &str) -> bool {
    let is_form = kind.starts_with("text/") || kind == "application/xhtml+xml";
    is_sent_as_file(part) || !is_form || kind == "text/calendar"
}

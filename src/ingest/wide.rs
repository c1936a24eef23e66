//! UTF-16 and UTF-32, with a byte order mark or by where their NUL bytes stand.

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::encoding::Decoded;
use super::{Refusal, binary};
use crate::text::grouped;

/// How many bytes are looked at for NULs; a multiple of four.
const SAMPLE_BYTES: usize = 64 * 1024;

/// A form of Unicode whose units are wider than a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Bytes of a unit: 2 or 4.
    width: usize,
    /// Whether the least significant byte comes first.
    is_little: bool,
    /// Bytes of the byte order mark.
    n_mark: usize,
}

impl Form {
    fn name(self) -> &'static str {
        match (self.width, self.is_little) {
            (2, true) => "UTF-16LE",
            (2, false) => "UTF-16BE",
            (_, true) => "UTF-32LE",
            (_, false) => "UTF-32BE",
        }
    }
}

/// The form that a byte order mark names.
pub(super) fn form_by_mark(bytes: &[u8]) -> Option<Form> {
    let form = |width, is_little| Some(Form { width, is_little, n_mark: width });
    match bytes {
        // FF FE 00 00 could be UTF-16 that begins with a NUL; nobody writes that.
        [0xFF, 0xFE, 0, 0, ..] => form(4, true),
        [0, 0, 0xFE, 0xFF, ..] => form(4, false),
        [0xFF, 0xFE, ..] => form(2, true),
        [0xFE, 0xFF, ..] => form(2, false),
        _ => None,
    }
}

/// The form that the places of NUL bytes give away: Latin letters, digits, spaces and line ends
/// all have one at the same place of their unit.
pub(super) fn form_by_nuls(bytes: &[u8]) -> Option<Form> {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    memchr::memchr(0, sample)?;
    let forms = [(4, true), (4, false), (2, true), (2, false)];
    let mut forms =
        forms.map(|(width, is_little)| Form { width, is_little, n_mark: 0 }).into_iter();
    forms.find(|&form| has_nuls_of(sample, form) && reads_as_text(sample, form))
}

fn has_nuls_of(sample: &[u8], form: Form) -> bool {
    let mut n_nuls = [0_usize; 4];
    let units = sample.chunks_exact(form.width);
    let n_units = units.len();
    for unit in units {
        for (n_nuls, byte) in n_nuls.iter_mut().zip(unit) {
            *n_nuls += usize::from(*byte == 0);
        }
    }
    if form.width == 4 {
        let [high, next] =
            if form.is_little { [n_nuls[3], n_nuls[2]] } else { [n_nuls[0], n_nuls[1]] };
        return n_units > 0 && high == n_units && next * 2 > n_units;
    }
    let (high, low) = if form.is_little { (n_nuls[1], n_nuls[0]) } else { (n_nuls[0], n_nuls[1]) };
    high * 10 > n_units && low * 4 <= high
}

/// Whether hardly a character is one that no text has.
fn reads_as_text(sample: &[u8], form: Form) -> bool {
    let (text, n_replaced) = decoded(sample, form);
    let n_chars = text.chars().count();
    n_chars > 0 && (n_strange(&text) + n_replaced) * 20 <= n_chars
}

fn n_strange(text: &str) -> usize {
    let is_strange = |c: char| {
        u8::try_from(c).is_ok_and(binary::is_control)
            || matches!(c, '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
    };
    text.chars().filter(|&character| is_strange(character)).count()
}

/// Decodes bytes of a known form.
pub(super) fn decode(bytes: &[u8], form: Form) -> Result<Decoded, Refusal> {
    let body = bytes.get(form.n_mark..).unwrap_or_default();
    let (text, n_replaced) = decoded(body, form);
    if (n_strange(&text) + n_replaced) * 10 > text.chars().count() + 20 {
        return Err(binary::not_text("its bytes are no text in any encoding"));
    }
    let is_cut = !body.len().is_multiple_of(form.width);
    Ok(Decoded { text, encoding: form.name(), loss: loss(n_replaced, is_cut, form.name()) })
}

fn loss(n_replaced: usize, is_cut: bool, name: &str) -> Option<String> {
    let n_inner = n_replaced - usize::from(is_cut && n_replaced > 0);
    let inner = match n_inner {
        0 => None,
        1 => Some("1 character is broken and was replaced by U+FFFD.".to_owned()),
        n => Some(format!(
            "{} characters are broken and were replaced by U+FFFD.",
            grouped(n as u64)
        )),
    };
    let cut =
        is_cut.then(|| "It ends inside a character, which was replaced by U+FFFD.".to_owned());
    let said: Vec<String> = inner.into_iter().chain(cut).collect();
    (!said.is_empty()).then(|| format!("{} Read as {name}.", said.join(" ")))
}

/// The text, and how many of its U+FFFD are not the author's.
fn decoded(body: &[u8], form: Form) -> (String, usize) {
    let (text, n_genuine) = if form.width == 4 { utf_32(body, form) } else { utf_16(body, form) };
    let n_replacements = text.matches(char::REPLACEMENT_CHARACTER).count();
    (text, n_replacements.saturating_sub(n_genuine))
}

fn utf_16(body: &[u8], form: Form) -> (String, usize) {
    let encoding = if form.is_little { UTF_16LE } else { UTF_16BE };
    let genuine: &[u8] = if form.is_little { b"\xFD\xFF" } else { b"\xFF\xFD" };
    let n_genuine = body.chunks_exact(2).filter(|unit| *unit == genuine).count();
    (encoding.decode_without_bom_handling(body).0.into_owned(), n_genuine)
}

fn utf_32(body: &[u8], form: Form) -> (String, usize) {
    let units = body.chunks(4).map(|unit| {
        let unit: Option<[u8; 4]> = unit.try_into().ok();
        let number = unit.map(|unit| {
            if form.is_little { u32::from_le_bytes(unit) } else { u32::from_be_bytes(unit) }
        });
        number.and_then(char::from_u32)
    });
    let n_genuine = units.clone().filter(|unit| *unit == Some(char::REPLACEMENT_CHARACTER)).count();
    (units.map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(), n_genuine)
}

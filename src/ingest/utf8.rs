//! UTF-8 with faults: how bad it is, and the text with every fault replaced and counted.

use super::binary::is_control;
use super::encoding::Decoded;
use crate::text::grouped;

/// The byte order mark.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What a file that is not valid UTF-8 is made of.
#[derive(Debug, Default)]
pub(super) struct Census {
    /// Number of bytes.
    n_bytes: usize,
    /// Characters of more than one byte that are valid UTF-8.
    n_good: usize,
    /// Bytes that are no UTF-8.
    n_bad: usize,
    /// Where the first of these stands.
    first_bad: usize,
    /// Bytes of a character that the end of the file cuts off.
    n_cut: usize,
    /// Control characters that no text has.
    n_controls: usize,
}

impl Census {
    /// Counts what the bytes hold.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut census = Self { n_bytes: bytes.len(), ..Self::default() };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            let (valid, invalid) = (chunk.valid().as_bytes(), chunk.invalid());
            census.n_good += valid.iter().filter(|&&byte| byte >= 0xC0).count();
            if census.n_bad == 0 {
                census.first_bad = at + valid.len();
            }
            census.n_bad += invalid.len();
            at += valid.len() + invalid.len();
            if at == bytes.len() && is_beginning(invalid) {
                census.n_cut = invalid.len();
            }
        }
        census.n_controls = bytes.iter().filter(|&&byte| is_control(byte)).count();
        census
    }

    /// Whether there are so many control characters that the file is no text.
    pub(super) fn is_noise(&self) -> bool {
        self.n_controls > 2 + self.n_bytes / 20
    }

    /// Whether a text was damaged: it has more control characters than the odd end-of-file mark.
    pub(super) fn is_damaged(&self) -> bool {
        self.n_controls > 2 + self.n_bytes / 500
    }

    /// Whether the faults are faults in UTF-8, and not another encoding.
    ///
    /// In other encodings a valid UTF-8 character comes about by accident only, so as many of them
    /// as there are faults are proof; in a damaged file fewer must do.
    pub(super) fn is_mostly_utf8(&self) -> bool {
        let is_only_cut = self.n_cut == self.n_bad && (self.n_cut > 1 || self.n_good > 0);
        let proof = if self.is_damaged() { self.n_good * 20 } else { self.n_good };
        is_only_cut || (proof > 0 && proof >= self.n_bad)
    }

    fn loss(&self) -> String {
        let (n_bad, first) = (grouped(self.n_bad as u64), grouped(self.first_bad as u64 + 1));
        let n_rest = self.n_bytes - self.first_bad;
        if self.n_cut == self.n_bad {
            return "It ends inside a character, which was replaced by U+FFFD. Read as UTF-8."
                .into();
        }
        if self.n_bad == 1 {
            return format!("Byte {first} is not text and was replaced by U+FFFD. Read as UTF-8.");
        }
        if self.n_bad * 4 > n_rest && n_rest > 16 {
            return format!(
                "From byte {first} on it is not text: {n_bad} bytes were replaced by U+FFFD. Read as UTF-8."
            );
        }
        format!(
            "{n_bad} bytes are not text and were replaced by U+FFFD, the first of them byte {first}. Read as UTF-8."
        )
    }
}

/// Reads as UTF-8 what is mostly UTF-8.
pub(super) fn decode_in_part(bytes: &[u8], census: &Census) -> Decoded {
    let text = String::from_utf8_lossy(bytes).into_owned();
    Decoded { text, encoding: "UTF-8", loss: Some(census.loss()) }
}

/// Whether bytes begin a character and want more of it.
fn is_beginning(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

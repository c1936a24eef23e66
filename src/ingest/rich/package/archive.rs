//! A ZIP archive in memory, and its parts by name. Nothing is written, names are compared and never
//! become paths, and what is inflated is bounded by what is allowed, not by what the archive claims.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::read::{ZipReadOptions, read_zipfile_from_stream_with_options};
use zip::result::ZipError;

use super::Refusal;

/// The most entries an archive may list; documents have some hundred.
const MAX_ENTRIES: usize = 50_000;
/// The most bytes that one part is inflated to.
const MAX_PART_BYTES: u64 = 64 << 20;
/// The most bytes that all parts are inflated to, together.
const MAX_TOTAL_BYTES: u64 = 128 << 20;

/// A part whose name has more bytes is none.
const MAX_NAME_BYTES: usize = 1024;
/// How many bytes a part's own header has before its name.
const HEADER_BYTES: usize = 30;

const LOCAL_HEADER: &[u8] = b"PK\x03\x04";
const CENTRAL_HEADER: &[u8] = b"PK\x01\x02";

/// An archive whose parts are read one at a time.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    /// `None` where the archive's directory is unreadable.
    directory: Option<ZipArchive<Cursor<&'a [u8]>>>,
    names: Vec<String>,
    /// Where a part stands: its number in the directory, or its first byte where there is none.
    places: HashMap<String, usize>,
    /// The parts by their own headers, once they were looked for.
    stray: Option<HashMap<String, usize>>,
    /// How many bytes may still be inflated.
    room: u64,
}

/// The bytes of a part, as far as they could be read.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) bytes: Vec<u8>,
    /// Why some of its bytes are missing or wrong.
    pub(super) fault: Option<Fault>,
}

/// What is wrong with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Its bytes are not those that were once packed.
    Damaged,
    /// It is larger than what is read of a part.
    TooLarge,
}

/// Why there are no bytes of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// The archive has no part of that name.
    Missing,
    /// It needs a password.
    Encrypted,
    /// It is packed in a way that no document is.
    Packed,
    /// The archive is broken where it should stand.
    Damaged,
}

impl<'a> Archive<'a> {
    /// Opens an archive. Where its directory at the end is missing, the parts are looked for
    /// one by one.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let n_listed = memmem::find_iter(bytes, CENTRAL_HEADER).take(MAX_ENTRIES + 1).count();
        if n_listed > MAX_ENTRIES {
            return Err(Refusal(
                "An archive of more than 50,000 files, which no document has.".into(),
            ));
        }
        let directory = ZipArchive::new(Cursor::new(bytes)).ok().filter(|found| !found.is_empty());
        let found: Vec<(String, usize)> = match &directory {
            Some(listed) => listed.file_names_raw().map(readable).zip(0..).collect(),
            None => stray_parts(bytes),
        };
        let mut places = HashMap::with_capacity(found.len());
        for (name, place) in &found {
            places.entry(folded(name)).or_insert(*place);
        }
        let names = found.into_iter().map(|(name, _)| name).collect();
        Ok(Self { bytes, directory, names, places, stray: None, room: MAX_TOTAL_BYTES })
    }

    /// Whether the archive's directory is gone, so that parts may be missing.
    pub(super) fn is_broken(&self) -> bool {
        self.directory.is_none()
    }

    /// The names of all parts, in the archive's order, as they are written.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether there is a part of that name; case and a leading slash do not count.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&folded(name))
    }

    /// Reads a part by its name; case and a leading slash do not count.
    pub(super) fn part(&mut self, name: &str) -> Result<Part, Unread> {
        let place = *self.places.get(&folded(name)).ok_or(Unread::Missing)?;
        let most = MAX_PART_BYTES.min(self.room);
        let part = match &mut self.directory {
            Some(listed) => listed.by_index(place).map(|entry| inflated(entry, most)),
            None => part_at(self.bytes, place, most),
        };
        let part = part.map_err(|error| unread(&error)).or_else(|why| match why {
            Unread::Damaged => self.stray_part(name, most).ok_or(why),
            _ => Err(why),
        })?;
        self.room = self.room.saturating_sub(part.bytes.len() as u64);
        Ok(part)
    }

    /// A part that does not stand where the directory has it.
    fn stray_part(&mut self, name: &str, most: u64) -> Option<Part> {
        let bytes = self.bytes;
        let stray = self.stray.get_or_insert_with(|| {
            // Of two of a name the first counts.
            let parts = stray_parts(bytes).into_iter().rev();
            parts.map(|(name, place)| (folded(&name), place)).collect()
        });
        part_at(bytes, *stray.get(&folded(name))?, most).ok()
    }
}

/// Inflates at most so many bytes, and keeps what came before a fault.
fn inflated(entry: impl Read, most: u64) -> Part {
    let mut bytes = Vec::new();
    let mut entry = entry.take(most + 1);
    let outcome = entry.read_to_end(&mut bytes);
    let is_long = bytes.len() as u64 > most;
    bytes.truncate(most as usize);
    let fault = if is_long { Some(Fault::TooLarge) } else { outcome.err().map(|_| Fault::Damaged) };
    Part { bytes, fault }
}

/// The part whose own header stands at a place; its end is unknown where the header does not say.
fn part_at(bytes: &[u8], place: usize, most: u64) -> Result<Part, ZipError> {
    let mut rest = bytes.get(place..).unwrap_or_default();
    let options = ZipReadOptions::new().override_compressed_size(rest.len() as u64);
    let entry = read_zipfile_from_stream_with_options(&mut rest, options.ignore_crc32(true))?;
    // Whether it is whole cannot be told, since its directory entry is gone.
    let fault = Some(Fault::Damaged);
    entry.map(|entry| Part { fault, ..inflated(entry, most) }).ok_or(ZipError::FileNotFound)
}

/// The parts of an archive without a directory, by their own headers. No two of these overlap, so that
/// their names are no longer than the archive.
fn stray_parts(bytes: &[u8]) -> Vec<(String, usize)> {
    let mut parts = Vec::new();
    let mut end = 0;
    for place in memmem::find_iter(bytes, LOCAL_HEADER).take(MAX_ENTRIES) {
        let name = bytes.get(place..).filter(|_| place >= end).and_then(stray_name);
        if let Some(name) = name {
            end = place + HEADER_BYTES + name.len();
            parts.push((readable(name), place));
        }
    }
    parts
}

fn stray_name(header: &[u8]) -> Option<&[u8]> {
    let &[low, high] = header.get(26..28)? else { return None };
    let len = usize::from(u16::from_le_bytes([low, high]));
    header.get(HEADER_BYTES..HEADER_BYTES + len).filter(|name| name.len() <= MAX_NAME_BYTES)
}

fn readable(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// A name as it is compared: some writers begin it with a slash, or part it by backslashes.
fn folded(name: &str) -> String {
    let name = name.replace('\\', "/");
    name.trim_start_matches('/').to_ascii_lowercase()
}

fn unread(error: &ZipError) -> Unread {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unread::Encrypted,
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Unread::Packed
        }
        ZipError::FileNotFound => Unread::Missing,
        _ => Unread::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::packed;
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], name: &str, expected: Result<(&[u8], Option<Fault>), Unread>) {
        let part = Archive::open(bytes).unwrap().part(name);
        let part = part.as_ref().map(|part| (&*part.bytes, part.fault));
        assert_eq!(part.map_err(|unread| *unread), expected);
    }

    #[test]
    fn a_part_is_found_by_its_name() {
        let bytes = packed(&[("a.xml", "one"), ("b\\C.xml", "two")]);
        check(&bytes, "a.xml", Ok((b"one", None)));
        check(&bytes, "/B/c.xml", Ok((b"two", None)));
        check(&bytes, "d.xml", Err(Unread::Missing));
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.names().collect::<Vec<_>>(), ["a.xml", "b\\C.xml"]);
        assert!(archive.has("A.xml") && !archive.has("d.xml") && !archive.is_broken());
    }

    #[test]
    fn of_a_cut_archive_the_parts_that_are_left_are_read() {
        let long: String = (0..2000_u32).flat_map(|n| [n.to_string(), " ".to_owned()]).collect();
        let bytes = packed(&[("a.xml", "one"), ("b.xml", &long)]);
        let cut = &bytes[..bytes.len() / 2];
        check(cut, "a.xml", Ok((b"one", Some(Fault::Damaged))));
        let mut archive = Archive::open(cut).unwrap();
        assert!(archive.is_broken());
        let part = archive.part("b.xml").unwrap();
        assert!(!part.bytes.is_empty() && long.as_bytes().starts_with(&part.bytes));
    }

    #[test]
    fn a_part_whose_bytes_changed_is_damaged() {
        let mut bytes = packed(&[("a.xml", "one one one one two")]);
        bytes[36] ^= 1;
        let part = Archive::open(&bytes).unwrap().part("a.xml").unwrap();
        assert_eq!(part.fault, Some(Fault::Damaged));
    }

    #[test]
    fn a_part_that_is_not_where_the_directory_has_it_is_looked_for() {
        let mut bytes = packed(&[("a.xml", "one"), ("b.xml", "two")]);
        bytes.splice(0..0, *b"PK\x03\x04 x");
        let directory = memmem::rfind(&bytes, CENTRAL_HEADER).unwrap();
        bytes[directory + 42] = 1;
        check(&bytes, "b.xml", Ok((b"two", Some(Fault::Damaged))));
    }

    #[test]
    fn headers_that_overlap_or_have_long_names_are_no_parts() {
        let header = |len: u16, name: &str| {
            let [low, high] = len.to_le_bytes();
            let mut header = [LOCAL_HEADER, &[0; 26]].concat();
            (header[26], header[27]) = (low, high);
            [&header, name.as_bytes()].concat()
        };
        let inner = header(1, "i");
        let outer = [header(2 + inner.len() as u16, "o"), inner, b"o".to_vec()].concat();
        let bytes = [outer, header(1025, &"x".repeat(1025)), header(1, "a")].concat();
        let names: Vec<_> = stray_parts(&bytes).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), 2);
        assert!(names[0].starts_with('o') && names[1] == "a");
    }

    #[test]
    fn a_part_past_the_limit_is_cut() {
        let part = inflated(&b"one two"[..], 3);
        assert_eq!((&*part.bytes, part.fault), (&b"one"[..], Some(Fault::TooLarge)));
        assert_eq!(inflated(&b"one"[..], 3).fault, None);
    }

    #[test]
    fn all_parts_together_have_a_limit() {
        let bytes = packed(&[("a.xml", "one"), ("b.xml", "two")]);
        let mut archive = Archive::open(&bytes).unwrap();
        archive.room = 4;
        assert_eq!(archive.part("a.xml").unwrap().fault, None);
        let rest = archive.part("b.xml").unwrap();
        assert_eq!((&*rest.bytes, rest.fault), (&b"t"[..], Some(Fault::TooLarge)));
    }

    #[test]
    fn an_encrypted_part_is_told() {
        let mut bytes = packed(&[("a.xml", "one")]);
        let directory = memmem::rfind(&bytes, CENTRAL_HEADER).unwrap();
        bytes[6] |= 1;
        bytes[directory + 8] |= 1;
        check(&bytes, "a.xml", Err(Unread::Encrypted));
    }
}

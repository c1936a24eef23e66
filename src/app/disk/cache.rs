//! Keeps the texts of rich files between two openings, so that an unchanged file is not taken apart
//! again. Whoever deletes any of it loses nothing but time.
//!
//! An entry is found by the file's content and by what its reading depends on, never by its name. It
//! lies in a folder that only its owner may look into, since it holds what was read.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use crate::ingest::{Ingested, READER_VERSION, Refusal, RichKind};

/// What was read of a file, or why it was refused.
pub(super) type Entry = Result<Ingested, Refusal>;

/// An entry counts as used now if that was noted so long ago: noting it costs a write.
const NOTED: Duration = Duration::from_hours(12);

/// Texts of rich files, as many as fit.
#[derive(Debug)]
pub struct Cache {
    dir: PathBuf,
    most_bytes: u64,
    /// Whether it was asked for something since it was looked through.
    is_used: AtomicBool,
    /// How many bytes were added.
    n_added: AtomicU64,
}

/// The name of an entry.
pub(super) struct Key(String);

impl Key {
    /// The name of what reading these bytes gives, with at most so many bytes of text.
    pub(super) fn of(bytes: &[u8], kind: RichKind, text_bytes: u64) -> Self {
        let mut hasher = blake3::Hasher::new();
        let asked = (env!("CARGO_PKG_VERSION"), READER_VERSION, kind, text_bytes);
        // Its length first, so that no content can be taken for another question.
        let asked = format!("{asked:?}");
        hasher.update(&(asked.len() as u64).to_le_bytes());
        hasher.update(asked.as_bytes());
        hasher.update(bytes);
        Self(hasher.finalize().to_hex().to_string())
    }
}

impl Cache {
    /// The texts in a folder, which is made when there is one to keep; at most so many bytes of them.
    pub fn in_dir(dir: PathBuf, most_bytes: u64) -> Self {
        Self { dir, most_bytes, is_used: AtomicBool::default(), n_added: AtomicU64::default() }
    }

    /// The texts in the person's folder for what can be made again (`$XDG_CACHE_HOME/diptych` on
    /// Linux), in so many megabytes; `None` without a home. None is kept with zero megabytes, and
    /// what was kept is deleted.
    pub fn of_person(megabytes: u32) -> Option<Self> {
        let dirs = directories::ProjectDirs::from("", "", "diptych")?;
        let dir = dirs.cache_dir().join("texts");
        if megabytes == 0 {
            // What cannot be deleted now may be next time.
            fs::remove_dir_all(dir).unwrap_or_default();
            return None;
        }
        Some(Self::in_dir(dir, u64::from(megabytes) << 20))
    }

    /// An entry, if it is there and sound.
    pub(super) fn get(&self, key: &Key) -> Option<Entry> {
        self.is_used.store(true, Ordering::Relaxed);
        let path = self.path(key);
        let bytes = fs::read(&path).ok()?;
        let entry = sound(&bytes)?;
        note_use(&path);
        Some(entry)
    }

    /// Adds an entry. A disk that is full or may not be written loses time alone. Of a folder with more
    /// than fits the first are kept: the last would drive them out, and next time the other way round.
    pub(super) fn put(&self, key: &Key, entry: &Entry) {
        if self.n_added.load(Ordering::Relaxed) >= self.most_bytes {
            return;
        }
        if let Ok(n_bytes) = self.write(key, entry) {
            self.n_added.fetch_add(n_bytes, Ordering::Relaxed);
        }
    }

    /// Deletes what was used longest ago until the rest fits, if it was asked for anything.
    pub(super) fn prune(&self) {
        if self.is_used.swap(false, Ordering::Relaxed) {
            // What stays is deleted next time.
            self.delete_oldest().unwrap_or_default();
        }
    }

    fn delete_oldest(&self) -> io::Result<()> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(&self.dir)? {
            let entry = entry?;
            // Another program may delete it meanwhile.
            let Ok(metadata) = entry.metadata() else { continue };
            entries.push((metadata.modified()?, metadata.len(), entry.path()));
        }
        entries.sort();
        let mut bytes: u64 = entries.iter().map(|(_, bytes, _)| bytes).sum();
        for (_, freed, path) in entries {
            if bytes <= self.most_bytes {
                break;
            }
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => bytes -= freed,
            }
        }
        Ok(())
    }

    /// Writes an entry; how many bytes that took.
    fn write(&self, key: &Key, entry: &Entry) -> io::Result<u64> {
        let json = serde_json::to_vec(entry)?;
        if !self.dir.is_dir() {
            DirBuilder::new().recursive(true).mode(0o700).create(&self.dir)?;
            fs::set_permissions(&self.dir, Permissions::from_mode(0o700))?;
        }
        // Under its name there is the whole of it or nothing.
        let mut file = tempfile::NamedTempFile::new_in(&self.dir)?;
        file.write_all(blake3::hash(&json).as_bytes())?;
        file.write_all(&json)?;
        file.persist(self.path(key))?;
        Ok(json.len() as u64)
    }

    fn path(&self, key: &Key) -> PathBuf {
        self.dir.join(&key.0)
    }
}

/// An entry as it was written; `None` if a byte of it has changed since.
fn sound(bytes: &[u8]) -> Option<Entry> {
    let (hash, json) = bytes.split_first_chunk::<{ blake3::OUT_LEN }>()?;
    let is_sound = blake3::hash(json) == blake3::Hash::from_bytes(*hash);
    is_sound.then(|| serde_json::from_slice(json).ok())?
}

/// Notes that an entry is used, by the date of its file.
fn note_use(path: &Path) {
    let Ok(file) = File::options().write(true).open(path) else { return };
    let noted = file.metadata().and_then(|metadata| metadata.modified());
    let now = SystemTime::now();
    if noted.is_ok_and(|noted| now.duration_since(noted).is_ok_and(|age| age > NOTED)) {
        // Else it counts as unused and goes a little early.
        file.set_modified(now).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Format;

    struct Desk {
        dir: tempfile::TempDir,
        cache: Cache,
    }

    impl Desk {
        fn new(most_bytes: u64) -> Self {
            let dir = tempfile::tempdir().unwrap();
            let cache = Cache::in_dir(dir.path().join("a/texts"), most_bytes);
            Self { dir, cache }
        }

        fn texts(&self) -> PathBuf {
            self.dir.path().join("a/texts")
        }

        fn age(&self, key: &Key, hours: u64) {
            let file = File::options().write(true).open(self.cache.path(key)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_hours(hours)).unwrap();
        }
    }

    fn key(content: &str) -> Key {
        Key::of(content.as_bytes(), RichKind::Html, 100)
    }

    fn read(text: &str) -> Ingested {
        Ingested {
            text: text.to_owned(),
            format: Format::Html,
            encoding: "UTF-8".into(),
            loss: None,
            rich: None,
        }
    }

    #[test]
    fn what_was_kept_comes_back_refusals_too() {
        let Desk { dir: _dir, cache } = Desk::new(1 << 20);
        assert_eq!(cache.get(&key("a")), None);
        cache.put(&key("a"), &Ok(read("One.")));
        cache.put(&key("b"), &Err(Refusal("It is empty.".to_owned())));
        assert_eq!(cache.get(&key("a")), Some(Ok(read("One."))));
        assert_eq!(cache.get(&key("b")), Some(Err(Refusal("It is empty.".to_owned()))));
    }

    #[test]
    fn an_entry_is_that_of_its_content_kind_and_limit() {
        let names = [
            Key::of(b"a", RichKind::Html, 100),
            Key::of(b"b", RichKind::Html, 100),
            Key::of(b"a", RichKind::Pdf, 100),
            Key::of(b"a", RichKind::Html, 101),
        ];
        let different: std::collections::BTreeSet<&str> =
            names.iter().map(|key| key.0.as_str()).collect();
        assert_eq!(different.len(), names.len());
    }

    #[test]
    fn a_damaged_entry_is_none_and_is_replaced() {
        let desk = Desk::new(1 << 20);
        let path = desk.cache.path(&key("a"));
        let damages: [fn(&mut Vec<u8>); 4] = [
            |bytes| bytes.truncate(bytes.len() / 2),
            |bytes| bytes.truncate(3),
            |bytes| *bytes.iter_mut().rfind(|byte| **byte == b'n').unwrap() = b'm',
            Vec::clear,
        ];
        for damage in damages {
            desk.cache.put(&key("a"), &Ok(read("One.")));
            let mut bytes = fs::read(&path).unwrap();
            damage(&mut bytes);
            fs::write(&path, bytes).unwrap();
            assert_eq!(desk.cache.get(&key("a")), None);
        }
        desk.cache.put(&key("a"), &Ok(read("One.")));
        assert_eq!(desk.cache.get(&key("a")), Some(Ok(read("One."))));
    }

    #[test]
    fn only_its_owner_may_look_into_it() {
        let desk = Desk::new(1 << 20);
        desk.cache.put(&key("a"), &Ok(read("One.")));
        let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(desk.texts()), 0o700);
        assert_eq!(mode(desk.cache.path(&key("a"))), 0o600);
    }

    #[test]
    fn of_more_than_fits_the_first_are_kept_so_that_they_are_found_next_time() {
        let desk = Desk::new(600);
        let names = ["a", "b", "c", "d"];
        for name in names {
            desk.cache.put(&key(name), &Ok(read(&"x".repeat(300))));
        }
        let is_there = names.map(|name| desk.cache.get(&key(name)).is_some());
        assert_eq!(is_there, [true, true, false, false]);
    }

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let desk = Desk::new(700);
        for (name, hours) in [("a", 40), ("b", 30), ("c", 20)] {
            desk.cache.put(&key(name), &Ok(read(&"x".repeat(200))));
            desk.age(&key(name), hours);
        }
        assert!(desk.cache.get(&key("a")).is_some(), "it is used now");
        desk.cache.prune();
        let is_there = ["a", "b", "c"].map(|name| desk.cache.get(&key(name)).is_some());
        assert_eq!(is_there, [true, false, true]);
        assert_eq!(fs::read_dir(desk.texts()).unwrap().count(), 2);
    }

    #[test]
    fn a_folder_that_cannot_be_written_keeps_nothing_and_breaks_nothing() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("file"), "").unwrap();
        let cache = Cache::in_dir(dir.path().join("file/texts"), 100);
        cache.put(&key("a"), &Ok(read("One.")));
        assert_eq!(cache.get(&key("a")), None);
        cache.prune();
    }
}

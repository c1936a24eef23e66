//! Reads and writes what a person has decided about what is open: one file for each set of paths, in
//! the person's own folder for data, never in the opened one.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use serde::Serialize;
use serde_json::Value;

use crate::app::remembered::{Decision, Remembered};

/// The version of what is written; a newer one is left alone.
const VERSION: u64 = 1;
/// Another window is waited for so often ...
const LOCK_TRIES: usize = 100;
/// ... and for so long each time.
const LOCK_NAP: Duration = Duration::from_millis(20);

/// Why what was remembered could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum RememberedError {
    /// The file is there but makes no sense; it was moved aside.
    #[error("what was remembered was broken ({reason}) and is kept aside: {}", path.display())]
    Broken {
        /// What is wrong with it.
        reason: String,
        /// Where the broken file now is.
        path: PathBuf,
    },
    /// A newer version of the program has written it; nothing is written over it.
    #[error("a newer Diptych has remembered this, so nothing is set aside or kept here: {}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("what is to be remembered could not be read or kept ({source}): {}", path.display())]
    Disk {
        /// What the system says.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
}

/// The file as it is written.
#[derive(Serialize)]
struct Written<'a> {
    version: u64,
    /// For whoever looks into it; the file's name decides.
    paths: Vec<String>,
    #[serde(flatten)]
    remembered: &'a Remembered,
}

/// The folder for what is remembered (`$XDG_DATA_HOME/diptych/folders` on Linux); `None` without a home.
pub fn remembered_dir() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "diptych");
    dirs.map(|dirs| dirs.data_dir().join("folders"))
}

/// What is remembered of a set of paths, nothing where there is nothing, and what went wrong. After
/// an error that is not [`Broken`](RememberedError::Broken) nothing must be written over the file.
pub fn load_remembered(dir: &Path, paths: &[PathBuf]) -> (Remembered, Option<RememberedError>) {
    let path = file_of(dir, paths);
    let none = Remembered::default();
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (none, None),
        Err(source) => return (none, Some(RememberedError::Disk { source, path })),
    };
    let value: Value = match serde_json::from_slice(&bytes) {
        Ok(value) => value,
        Err(error) => return (none, Some(set_aside(path, error.to_string()))),
    };
    if value.get("version").and_then(Value::as_u64).is_some_and(|version| version > VERSION) {
        return (none, Some(RememberedError::Newer { path }));
    }
    match serde_json::from_value::<Remembered>(value) {
        Ok(remembered) => (remembered.without_envelope(), None),
        Err(error) => (none, Some(set_aside(path, error.to_string()))),
    }
}

/// Keeps what was decided about a set of paths beside what was decided before, also by another window:
/// wholly or not at all. Answers what is remembered now.
pub fn keep_decisions(
    dir: &Path,
    paths: &[PathBuf],
    decisions: &[Decision],
) -> Result<Remembered, RememberedError> {
    let path = file_of(dir, paths);
    fs::create_dir_all(dir).map_err(|source| RememberedError::Disk { source, path })?;
    let _lock = lock(dir);
    let (mut remembered, error) = load_remembered(dir, paths);
    if let Some(error @ (RememberedError::Newer { .. } | RememberedError::Disk { .. })) = error {
        return Err(error);
    }
    for decision in decisions {
        remembered.decide(decision);
    }
    save_remembered(dir, paths, &remembered)?;
    Ok(remembered)
}

/// Keeps other windows from writing until it is dropped; without one, where the system has none, the
/// last one to write within the same moment is kept.
fn lock(dir: &Path) -> Option<fs::File> {
    let lock = fs::File::open(dir).ok()?;
    for _ in 0..LOCK_TRIES {
        match lock.try_lock() {
            Ok(()) => return Some(lock),
            Err(fs::TryLockError::WouldBlock) => std::thread::sleep(LOCK_NAP),
            Err(fs::TryLockError::Error(_)) => return None,
        }
    }
    None
}

/// Keeps what is to be remembered of a set of paths: wholly or not at all.
fn save_remembered(
    dir: &Path,
    paths: &[PathBuf],
    remembered: &Remembered,
) -> Result<(), RememberedError> {
    let path = file_of(dir, paths);
    let written = Written {
        version: VERSION,
        paths: canonical(paths).iter().map(|path| path.display().to_string()).collect(),
        remembered,
    };
    write(dir, &path, &written).map_err(|source| RememberedError::Disk { source, path })
}

fn write(dir: &Path, path: &Path, written: &Written<'_>) -> io::Result<()> {
    let text = serde_json::to_string_pretty(written).map_err(io::Error::other)?;
    fs::create_dir_all(dir)?;
    // In the same folder, because a rename across file systems is not atomic.
    let mut file = tempfile::Builder::new().prefix(".remembered").tempfile_in(dir)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// The same for every order and spelling of the same paths.
fn file_of(dir: &Path, paths: &[PathBuf]) -> PathBuf {
    let mut hasher = blake3::Hasher::new();
    for path in canonical(paths) {
        let bytes = path.as_os_str().as_encoded_bytes();
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    dir.join(format!("{}.json", hasher.finalize().to_hex()))
}

fn canonical(paths: &[PathBuf]) -> Vec<PathBuf> {
    let real = |path: &PathBuf| fs::canonicalize(path).unwrap_or_else(|_| path.clone());
    let mut paths: Vec<PathBuf> = paths.iter().map(real).collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}

/// Moves a broken file aside, under a name that no earlier one has.
fn set_aside(path: PathBuf, reason: String) -> RememberedError {
    let free = (0..1000u32).map(|number| path.with_extension(format!("broken-{number}.json")));
    let Some(broken) = free.into_iter().find(|path| !path.exists()) else {
        return RememberedError::Disk { source: io::Error::other(reason), path };
    };
    match fs::rename(&path, &broken) {
        Ok(()) => RememberedError::Broken { reason, path: broken },
        Err(source) => RememberedError::Disk { source, path },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::remembered::{SaidValue, SetAside};
    use crate::findings::Subject;

    fn remembered() -> Remembered {
        let value = SaidValue {
            value: "214".into(),
            path: "/n/a.txt".into(),
            sentence: "On board were 214.".into(),
        };
        let set_aside = vec![SetAside {
            about: "people on board".into(),
            subject: Subject::Number,
            values: vec![value],
        }];
        Remembered { set_aside, synopsis: vec!["/n/a.txt".into()], ..Remembered::default() }
    }

    fn only_file(dir: &Path) -> PathBuf {
        let mut files = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
        let file = files.next().unwrap();
        assert_eq!(files.next(), None);
        file
    }

    #[test]
    fn what_is_remembered_comes_back_for_the_same_paths_in_any_order_and_spelling() {
        let dir = tempfile::tempdir().unwrap();
        let (one, two) = (dir.path().join("one"), dir.path().join("two"));
        fs::create_dir_all(&one).unwrap();
        fs::create_dir_all(&two).unwrap();
        let store = dir.path().join("store");
        save_remembered(&store, &[one.clone(), two.clone()], &remembered()).unwrap();
        let (loaded, error) = load_remembered(&store, &[two.join("../two"), one.clone()]);
        assert!(error.is_none(), "{error:?}");
        assert_eq!(loaded, remembered());
        assert_eq!(load_remembered(&store, &[one]).0, Remembered::default());
        only_file(&store);
    }

    #[test]
    fn what_two_windows_decide_about_one_folder_is_kept_of_both() {
        let dir = tempfile::tempdir().unwrap();
        let paths = [PathBuf::from("/nowhere")];
        let [one, mut other] = [0, 1].map(|_| remembered().set_aside.remove(0));
        other.about = "boats".into();
        let decide = |decision| keep_decisions(dir.path(), &paths, &[decision]).unwrap();
        decide(Decision::SetAside(one.clone()));
        decide(Decision::Synopsis(vec!["a.txt".into()]));
        let both = decide(Decision::SetAside(other.clone()));
        assert_eq!(both.set_aside, [one.clone(), other.clone()]);
        let left = decide(Decision::PutBack(one));
        assert_eq!((left.set_aside, left.synopsis), (vec![other], vec!["a.txt".to_owned()]));
    }

    #[test]
    fn nothing_is_decided_over_what_a_newer_version_has_written() {
        let dir = tempfile::tempdir().unwrap();
        let paths = [PathBuf::from("/nowhere")];
        let newer = "{\"version\":2}";
        fs::write(file_of(dir.path(), &paths), newer).unwrap();
        let kept = keep_decisions(dir.path(), &paths, &[Decision::Synopsis(Vec::new())]);
        assert!(matches!(kept, Err(RememberedError::Newer { .. })), "{kept:?}");
        assert_eq!(fs::read_to_string(only_file(dir.path())).unwrap(), newer);
    }

    #[test]
    fn a_broken_file_is_kept_aside_each_time_under_a_name_of_its_own() {
        let dir = tempfile::tempdir().unwrap();
        let paths = [PathBuf::from("/nowhere")];
        for n_aside in 1..3 {
            save_remembered(dir.path(), &paths, &remembered()).unwrap();
            fs::write(file_of(dir.path(), &paths), "{\"version\":1,\"set_aside\":7").unwrap();
            let (loaded, error) = load_remembered(dir.path(), &paths);
            assert_eq!(loaded, Remembered::default());
            assert!(matches!(error, Some(RememberedError::Broken { .. })), "{error:?}");
            assert_eq!(fs::read_dir(dir.path()).unwrap().count(), n_aside);
        }
    }

    #[test]
    fn a_newer_file_is_neither_read_nor_moved() {
        let dir = tempfile::tempdir().unwrap();
        let paths = [PathBuf::from("/nowhere")];
        let newer = "{\"version\":2,\"set_aside\":\"in another form\"}";
        fs::write(file_of(dir.path(), &paths), newer).unwrap();
        let (_, error) = load_remembered(dir.path(), &paths);
        assert!(matches!(error, Some(RememberedError::Newer { .. })), "{error:?}");
        assert_eq!(fs::read_to_string(only_file(dir.path())).unwrap(), newer);
    }

    #[test]
    fn what_this_version_does_not_know_is_kept_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let paths = [PathBuf::from("/nowhere")];
        let notes = "{\"version\":1,\"paths\":[],\"notes\":[{\"at\":3}]}";
        fs::write(file_of(dir.path(), &paths), notes).unwrap();
        let (loaded, error) = load_remembered(dir.path(), &paths);
        assert!(error.is_none(), "{error:?}");
        save_remembered(dir.path(), &paths, &loaded).unwrap();
        let text = fs::read_to_string(only_file(dir.path())).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["notes"][0]["at"], 3, "{text}");
        assert_eq!(text.matches("\"paths\"").count(), 1, "{text}");
    }
}

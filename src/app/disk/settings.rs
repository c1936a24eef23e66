//! Reads and writes the settings, so that no fault loses more than it must.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::app::settings::Settings;

const FILE_NAME: &str = "settings.toml";
const BROKEN_NAME: &str = "settings.broken.toml";

/// Why settings could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is there but makes no sense; it was moved aside and defaults are used.
    #[error("the settings were broken ({reason}) and are kept aside: {}", path.display())]
    Broken {
        /// What is wrong with it.
        reason: String,
        /// Where the broken file now is.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("the settings could not be read or kept ({source}): {}", path.display())]
    Disk {
        /// What the system says.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
}

/// The folder for settings (`$XDG_CONFIG_HOME/diptych` on Linux); `None` without a home.
pub fn settings_dir() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "diptych").map(|dirs| dirs.config_dir().to_owned())
}

/// The settings kept in a folder, the defaults where there are none, and what went wrong.
pub fn load_settings(dir: &Path) -> (Settings, Option<SettingsError>) {
    let path = dir.join(FILE_NAME);
    match fs::read(&path) {
        Ok(bytes) => parsed(&bytes, &path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Settings::default(), None),
        Err(source) => (Settings::default(), Some(SettingsError::Disk { source, path })),
    }
}

/// Keeps the settings in a folder, which is made if need be: wholly or not at all.
pub fn save_settings(dir: &Path, settings: &Settings) -> Result<(), SettingsError> {
    let path = dir.join(FILE_NAME);
    write(dir, &path, settings).map_err(|source| SettingsError::Disk { source, path })
}

fn write(dir: &Path, path: &Path, settings: &Settings) -> io::Result<()> {
    let text = toml::to_string_pretty(settings).map_err(io::Error::other)?;
    fs::create_dir_all(dir)?;
    // In the same folder, because a rename across file systems is not atomic.
    let mut file = tempfile::Builder::new().prefix(".settings").suffix(".toml").tempfile_in(dir)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

fn parsed(bytes: &[u8], path: &Path) -> (Settings, Option<SettingsError>) {
    let text = String::from_utf8_lossy(bytes);
    match toml::from_str::<Settings>(&text) {
        Ok(settings) => (settings.sane(), None),
        Err(error) => (Settings::default(), Some(set_aside(path, error.message().to_owned()))),
    }
}

fn set_aside(path: &Path, reason: String) -> SettingsError {
    let broken = path.with_file_name(BROKEN_NAME);
    match fs::rename(path, &broken) {
        Ok(()) => SettingsError::Broken { reason, path: broken },
        Err(source) => SettingsError::Disk { source, path: path.to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::{RecentFolder, Session, Theme};

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn settings_come_back_as_they_were_kept() {
        use std::os::unix::ffi::OsStringExt as _;
        let odd = PathBuf::from(std::ffi::OsString::from_vec(b"/n\xFFotes".to_vec()));
        let dir = folder();
        let settings = Settings {
            theme: Theme::Dark,
            zoom: 1.25,
            recent: vec![RecentFolder { paths: vec!["/a".into(), odd], n_documents: 3, opened: 7 }],
            session: Session { filter: "\"two words\" -x\n".into(), ..Session::default() },
            ..Settings::default()
        };
        save_settings(&dir.path().join("new"), &settings).unwrap();
        let (loaded, error) = load_settings(&dir.path().join("new"));
        assert!(error.is_none(), "{error:?}");
        assert_eq!(loaded, settings);
        assert_eq!(fs::read_dir(dir.path().join("new")).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_file_is_no_fault() {
        let (settings, error) = load_settings(folder().path());
        assert_eq!(settings, Settings::default());
        assert!(error.is_none());
    }

    #[test]
    fn a_broken_file_is_kept_aside_and_defaults_are_used() {
        let dir = folder();
        fs::write(dir.path().join(FILE_NAME), b"zoom = [\xE9").unwrap();
        let (settings, error) = load_settings(dir.path());
        assert_eq!(settings, Settings::default());
        assert!(matches!(error, Some(SettingsError::Broken { .. })));
        assert!(dir.path().join(BROKEN_NAME).exists());
        assert!(!dir.path().join(FILE_NAME).exists());
    }

    #[test]
    fn unknown_fields_are_ignored_and_missing_ones_usual() {
        let dir = folder();
        fs::write(dir.path().join(FILE_NAME), "from_the_future = 1\ntext_size = 120\n").unwrap();
        let (settings, error) = load_settings(dir.path());
        assert!(error.is_none());
        assert_eq!(settings, Settings { text_size: 120, ..Settings::default() });
    }
}

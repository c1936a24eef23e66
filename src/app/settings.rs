//! What Diptych remembers from one start to the next, as plain values; `disk` reads and writes it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// How many recent folders are kept.
pub const MAX_RECENT: usize = 12;

/// Everything that is remembered. Missing fields get their defaults, unknown ones are ignored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: ThemeChoice,
    /// Size of the reading text in per cent, 50 to 300.
    pub text_size: u16,
    /// Scale of the whole window, 0.5 to 4.
    pub zoom: f32,
    /// Whether the list of documents is shown.
    pub is_list_open: bool,
    /// Whether the panel below the documents is shown.
    pub is_panel_open: bool,
    /// Height of that panel in points.
    pub panel_height: f32,
    /// Size of the window.
    pub window: WindowSize,
    /// What was open last.
    pub session: Session,
    /// Folders opened before, the latest first.
    pub recent: Vec<RecentFolder>,
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Size of the window in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowSize {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Whether it fills the screen.
    pub is_maximized: bool,
}

/// What was opened before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentFolder {
    /// The folders and files that were opened together.
    #[serde(with = "path_text")]
    pub paths: Vec<PathBuf>,
    /// How many documents they held.
    pub n_documents: usize,
    /// When, in seconds since 1970.
    pub opened: u64,
}

/// What was open last, and where in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The folders and files that were opened together.
    #[serde(with = "path_text")]
    pub paths: Vec<PathBuf>,
    /// Path of the left document as it is shown; empty if none was chosen.
    pub left: String,
    /// Path of the right document as it is shown; empty if none was chosen.
    pub right: String,
    /// What stood in the filter's field.
    pub filter: String,
    /// The filter's switch for upper and lower case.
    pub is_case_exact: bool,
    /// The filter's switch for whole words.
    pub is_whole_word: bool,
    /// The filter's switch for patterns.
    pub is_regex: bool,
    /// Where the left document was being read.
    pub place: Place,
}

/// A place in the left document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The topmost paragraph, by its position.
    pub paragraph: u32,
    /// First byte of the topmost sentence, which still holds when paragraphs were added above.
    pub sentence_byte: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            text_size: 100,
            zoom: 1.0,
            is_list_open: true,
            is_panel_open: true,
            panel_height: 180.0,
            window: WindowSize::default(),
            session: Session::default(),
            recent: Vec::new(),
        }
    }
}

impl Default for WindowSize {
    fn default() -> Self {
        Self { width: 1440.0, height: 900.0, is_maximized: false }
    }
}

impl Settings {
    /// The same settings with every number inside the range that can be drawn.
    #[must_use]
    pub fn sane(mut self) -> Self {
        self.text_size = self.text_size.clamp(50, 300);
        self.zoom = within(self.zoom, 0.5, 4.0, 1.0);
        self.panel_height = within(self.panel_height, 60.0, 4000.0, 180.0);
        let usual = WindowSize::default();
        self.window.width = within(self.window.width, 320.0, 20_000.0, usual.width);
        self.window.height = within(self.window.height, 240.0, 20_000.0, usual.height);
        self.recent.truncate(MAX_RECENT);
        self
    }

    /// Puts what was opened at the head of the recent folders, where it stands once.
    pub fn remember(&mut self, folder: RecentFolder) {
        self.recent.retain(|known| known.paths != folder.paths);
        self.recent.insert(0, folder);
        self.recent.truncate(MAX_RECENT);
    }
}

fn within(value: f32, least: f32, most: f32, usual: f32) -> f32 {
    if value.is_finite() { value.clamp(least, most) } else { usual }
}

/// Paths as text; one that is not UTF-8 is written as its bytes, so that it is found again.
mod path_text {
    use std::ffi::OsString;
    use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
    use std::path::{Path, PathBuf};

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Saved {
        Text(String),
        Bytes(Vec<u8>),
    }

    pub(super) fn serialize<S: Serializer>(paths: &[PathBuf], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(paths.iter().map(|path| saved(path)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<PathBuf>, D::Error> {
        Ok(Vec::<Saved>::deserialize(from)?.into_iter().map(path).collect())
    }

    fn saved(path: &Path) -> Saved {
        let bytes = || Saved::Bytes(path.as_os_str().as_bytes().to_vec());
        path.to_str().map_or_else(bytes, |text| Saved::Text(text.to_owned()))
    }

    fn path(saved: Saved) -> PathBuf {
        match saved {
            Saved::Text(text) => text.into(),
            Saved::Bytes(bytes) => OsString::from_vec(bytes).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_from_elsewhere_are_brought_into_range() {
        let wild =
            Settings { text_size: 9000, zoom: f32::NAN, panel_height: -3.0, ..Settings::default() };
        let sane = wild.sane();
        assert_eq!((sane.text_size, sane.zoom, sane.panel_height), (300, 1.0, 60.0));
    }

    #[test]
    fn a_folder_opened_again_moves_to_the_head_of_the_recent_ones() {
        let folder =
            |name: &str, opened| RecentFolder { paths: vec![name.into()], n_documents: 1, opened };
        let mut settings = Settings::default();
        settings.remember(folder("a", 1));
        settings.remember(folder("b", 2));
        settings.remember(folder("a", 3));
        assert_eq!(settings.recent, [folder("a", 3), folder("b", 2)]);
    }
}

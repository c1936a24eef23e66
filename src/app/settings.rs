//! What comes back at the next start; pure values, `disk` reads and writes them.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::concordance::HitOrder;
use super::disk::ReaderLimits;
use super::kept::KeptFilter;
use super::view::View;
use crate::compare::Sameness;
use crate::filter::Switches;

/// Light, dark, or what the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says; light where it says nothing.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A folder that was opened before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentFolder {
    /// What was opened.
    #[serde(with = "super::saved_paths")]
    pub paths: Vec<PathBuf>,
    /// How many documents it held.
    pub n_documents: usize,
    /// When, in seconds since 1970.
    pub opened: u64,
}

/// What was on screen last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// What was open.
    #[serde(with = "super::saved_paths")]
    pub paths: Vec<PathBuf>,
    /// The left document's path.
    pub left: Option<String>,
    /// The right document's path.
    pub right: Option<String>,
    /// The view that was shown.
    pub view: View,
    /// The first byte in view on the left.
    pub left_byte: u32,
    /// The first byte in view on the right.
    pub right_byte: u32,
    /// What the filter said.
    pub filter: String,
    /// Whether the filter told case apart.
    pub is_case_exact: bool,
    /// Whether the filter found whole words only.
    pub is_whole_word: bool,
    /// Whether the filter was one pattern.
    pub is_regex: bool,
}

impl Session {
    /// Notes what stands in the filter's field, and its switches.
    pub fn set_filter(&mut self, text: &str, switches: Switches) {
        text.clone_into(&mut self.filter);
        self.is_case_exact = switches.is_case_exact;
        self.is_whole_word = switches.is_whole_word;
        self.is_regex = switches.is_regex;
    }

    /// The filter's switches as they were noted.
    pub fn switches(&self) -> Switches {
        Switches {
            is_case_exact: self.is_case_exact,
            is_whole_word: self.is_whole_word,
            is_regex: self.is_regex,
        }
    }
}

/// What reading one rich file may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReaderSettings {
    /// Most memory in megabytes, 64 to 65,536.
    pub memory_mb: u32,
    /// Most processor time in seconds, 1 to 3,600.
    pub cpu_seconds: u32,
    /// Most time on the clock in seconds, 1 to 3,600: a busy machine needs more of it.
    pub wait_seconds: u32,
    /// Most text that is taken from a file, in megabytes, 1 to 1,024.
    pub text_mb: u32,
    /// Most disk space for texts that are kept until the next opening, in megabytes; zero keeps none.
    pub cache_mb: u32,
}

impl Default for ReaderSettings {
    fn default() -> Self {
        Self { memory_mb: 1024, cpu_seconds: 15, wait_seconds: 60, text_mb: 64, cache_mb: 512 }
    }
}

/// The files that a person wants to have read in an encoding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChosenEncoding {
    /// The encoding.
    pub encoding: String,
    /// The files, that of the last choice first.
    #[serde(with = "super::saved_paths")]
    pub paths: Vec<PathBuf>,
}

/// Everything that is kept between two starts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the window")]
pub struct Settings {
    /// Light, dark or system.
    pub theme: Theme,
    /// Size of the reading text in per cent, 80 to 200.
    pub text_size: u16,
    /// Scale of everything.
    pub zoom: f32,
    /// Inner size of the window in points.
    pub window_size: [f32; 2],
    /// Whether the list of documents is open.
    pub is_list_open: bool,
    /// Whether the panel is open.
    pub is_panel_open: bool,
    /// Height of the panel in points.
    pub panel_height: f32,
    /// Whether the strip is shown.
    pub is_strip_shown: bool,
    /// Whether boilerplate is folded and left out of shares.
    pub leaves_out_boilerplate: bool,
    /// Whether related sentences are marked.
    pub is_related_shown: bool,
    /// Whether documents without a hit are hidden.
    pub hides_unmatched: bool,
    /// Documents so many per cent alike are near-duplicates, 30 to 100.
    pub fold_percent: u8,
    /// Whether near-duplicates are folded; by the number of documents where nobody has chosen.
    pub folds_alike: Option<bool>,
    /// Whether below each hit stands what corresponds to its sentence elsewhere.
    pub shows_counterparts: bool,
    /// How hits are sorted.
    pub hit_order: HitOrder,
    /// Whether nothing glides or fades.
    pub is_motion_reduced: bool,
    /// Which differences count as changes.
    pub sameness: Sameness,
    /// Opening takes no more than so many per cent of the memory that is free, 1 to 100.
    pub memory_limit: u8,
    /// What reading one rich file may take.
    pub readers: ReaderSettings,
    /// Encodings that were chosen by hand.
    pub encodings: Vec<ChosenEncoding>,
    /// What was on screen last.
    pub session: Session,
    /// Filters that are kept under a name.
    pub kept: Vec<KeptFilter>,
    /// Folders opened before, the newest first.
    pub recent: Vec<RecentFolder>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: 100,
            zoom: 1.0,
            window_size: [1440.0, 900.0],
            is_list_open: true,
            is_panel_open: true,
            panel_height: 196.0,
            is_strip_shown: true,
            leaves_out_boilerplate: true,
            is_related_shown: true,
            hides_unmatched: false,
            fold_percent: 60,
            folds_alike: None,
            shows_counterparts: false,
            hit_order: HitOrder::default(),
            is_motion_reduced: false,
            sameness: Sameness::default(),
            memory_limit: 70,
            readers: ReaderSettings::default(),
            encodings: Vec::new(),
            session: Session::default(),
            kept: Vec::new(),
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// The same settings with every number inside the range that can be drawn: a file that was
    /// edited by hand must not open a window of no size.
    #[must_use]
    pub fn sane(mut self) -> Self {
        let usual = Self::default();
        self.text_size = self.text_size.clamp(80, 200);
        self.fold_percent = self.fold_percent.clamp(30, 100);
        self.memory_limit = self.memory_limit.clamp(1, 100);
        self.readers = self.readers.sane();
        self.zoom = within(self.zoom, 0.5..=4.0, usual.zoom);
        self.panel_height = within(self.panel_height, 60.0..=4000.0, usual.panel_height);
        let ([width, height], [usual_width, usual_height]) = (self.window_size, usual.window_size);
        let width = within(width, 320.0..=20_000.0, usual_width);
        self.window_size = [width, within(height, 240.0..=20_000.0, usual_height)];
        self
    }
}

impl ReaderSettings {
    /// The limits themselves.
    pub fn limits(self) -> ReaderLimits {
        ReaderLimits {
            memory_bytes: u64::from(self.memory_mb) << 20,
            cpu_secs: self.cpu_seconds.into(),
            wall_secs: self.wait_seconds.into(),
            text_bytes: u64::from(self.text_mb) << 20,
        }
    }

    fn sane(self) -> Self {
        Self {
            memory_mb: self.memory_mb.clamp(64, 65_536),
            cpu_seconds: self.cpu_seconds.clamp(1, 3_600),
            wait_seconds: self.wait_seconds.clamp(1, 3_600),
            text_mb: self.text_mb.clamp(1, 1_024),
            cache_mb: self.cache_mb.min(1 << 20),
        }
    }
}

fn within(value: f32, range: RangeInclusive<f32>, usual: f32) -> f32 {
    if value.is_finite() { value.clamp(*range.start(), *range.end()) } else { usual }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_from_elsewhere_are_brought_into_range() {
        let wild = Settings {
            text_size: 9000,
            zoom: f32::NAN,
            panel_height: -3.0,
            memory_limit: 0,
            ..Settings::default()
        };
        let expected = Settings {
            text_size: 200,
            zoom: 1.0,
            panel_height: 60.0,
            memory_limit: 1,
            ..Settings::default()
        };
        assert_eq!(wild.sane(), expected);
    }
}

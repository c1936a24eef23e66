//! The only module that touches files and processes: walks folders, reads files, keeps settings.
//!
//! Nothing here writes into an opened folder.

mod cache;
mod crew;
mod file;
mod link;
mod load;
mod memory;
mod order;
mod picture;
mod reader;
mod refresh;
mod remembered;
mod room;
mod settings;
mod shown;
mod system;
mod text;
mod texts;
mod walk;
mod watch;

pub use self::cache::Cache;
pub(crate) use self::link::without_target;
pub use self::load::{LoadOptions, LoadProgress, Loaded, LoadedPair, load, load_pair, load_with};
pub use self::memory::peak_rss_bytes;
pub use self::order::natural_order;
pub use self::picture::{PictureError, save_picture};
pub use self::reader::{ReaderLimits, Readers, serve};
pub use self::refresh::{RefreshRequest, Refreshed, Refused, file_of, refresh};
pub use self::remembered::{RememberedError, keep_decisions, load_remembered, remembered_dir};
pub use self::room::MemoryLimit;
pub use self::settings::{SettingsError, load_settings, save_settings, settings_dir};
pub(crate) use self::shown::{real_path, shown};
pub use self::system::{
    has_display, home_dir, missing_library, now_in_words, sample_folder, this_program,
};
pub use self::text::{SaveError, save_text};
pub use self::texts::{LoadedTexts, load_texts};
pub use self::watch::{Changes, Ready, Told, Watch};

#[cfg(test)]
pub(super) mod tests;

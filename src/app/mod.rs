//! Everything between the core and the window, without a window: disk, settings, time.

pub mod disk;
mod saved_paths;
pub mod settings;
pub mod stopwatch;

//! Everything between the core and the window, without a window: disk, settings, time.

pub mod disk;
pub mod settings;
pub mod stopwatch;

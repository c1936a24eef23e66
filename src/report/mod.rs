//! Values in, strings out: what the command line prints and what is kept as a file.
//!
//! Pure: nothing here knows where a string goes, or looks at files, clock or terminal.

pub mod evidence;
pub mod json;
pub mod terminal;
pub mod visible;

//! Which values meet, on small texts.

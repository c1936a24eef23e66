//! What holds for any two texts.

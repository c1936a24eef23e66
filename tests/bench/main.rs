//! Measures the figures of the main job: open, compare, filter, overlap, frame.
fn main() {}

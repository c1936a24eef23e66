//! All tests that need more than one ring, as one binary.

mod answers;
mod cli;
mod gold;
mod languages;
mod pages;
mod real_window;
mod seeds;
mod tidy;
mod window;

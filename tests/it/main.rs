//! All tests that need more than one ring, as one binary.

mod answers;
mod cli;
mod findings;
mod fuzz;
mod gold;
mod hostile;
mod languages;
mod limits;
mod mutated;
mod pages;
mod real_window;
mod report;
mod seeds;
mod tidy;
mod window;

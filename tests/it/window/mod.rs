//! The window, driven without a display and read by role and label.

mod changing;
mod counting;
mod drawn;
mod encodings;
mod filter_help;
mod filtering;
mod findings;
mod grey;
mod harness;
mod hits;
mod keyboard;
mod map;
mod names;
mod opening;
mod pages;
mod raster;
mod reading;
mod reporting;
mod returning;
mod seeing;
mod snapshots;
mod synopsis;
mod why;

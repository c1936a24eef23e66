//! Diptych: a desktop explorer for folders of documents that tell the same story.
//!
//! The library holds everything; `main.rs` only starts it. ARCHITECTURE.md shows the rings: each may
//! use only those before it.

pub mod text;

pub mod model;

pub mod compare;
pub mod filter;
pub mod findings;
pub mod ingest;
pub mod overlap;
pub mod synopsis;

pub mod report;

pub mod app;

pub mod cli;
pub mod ui;

//! PDFs and pages of letters, built from strings, and what is read of them.

mod back;
mod damaged;
mod files;
mod layout;
mod made;

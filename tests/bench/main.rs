//! Measures the jobs a person waits for: open, compare, filter and overlap.
//!
//! `cargo bench` for all of it, `cargo bench -- filter --quick` for a first look at one group.

mod compare;
mod filter;
mod generated;
mod open;
mod overlap;
mod random;

use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use diptych::model::{Corpus, CorpusBuilder, Parsed, Source};

fn sample_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn corpus(texts: impl IntoIterator<Item = String>) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for (text, number) in texts.into_iter().zip(1..) {
        let path = format!("{number}.txt").into();
        builder.push(Source { path, ..Source::default() }, Parsed::new(text));
    }
    builder.finish()
}

criterion_group! {
    name = jobs;
    // The jobs take from microseconds to a second: few samples, so that all of them take minutes.
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = open::open, compare::compare, filter::filter, overlap::overlap
}
criterion_main!(jobs);

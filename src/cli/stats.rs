//! What a job cost, for `--stats`.

use std::time::Duration;

use serde::Serialize;

use crate::app::disk::{Loaded, LoadedTexts, peak_rss_bytes};
use crate::app::stopwatch::Cost;

/// What was read and what it cost, as `diptych.stats/1`.
#[derive(Debug, Serialize)]
pub(super) struct Stats {
    schema: &'static str,
    documents: usize,
    bytes: u64,
    load_wall_ms: f64,
    load_cpu_ms: f64,
    index_wall_ms: f64,
    index_cpu_ms: f64,
    job_wall_ms: f64,
    job_cpu_ms: f64,
    peak_rss_bytes: u64,
}

impl Stats {
    /// Gathers the figures; memory is that of this moment.
    pub(super) fn new(loaded: &Loaded, job: Cost) -> Self {
        let bytes = loaded.corpus.bytes();
        Self::gathered(loaded.corpus.len(), bytes, [loaded.load_cost, loaded.index_cost, job])
    }

    /// Gathers the figures of a job on texts without tables.
    pub(super) fn of_texts(loaded: &LoadedTexts, job: Cost) -> Self {
        let bytes = loaded.texts.iter().map(|(source, _)| source.bytes).sum();
        Self::gathered(loaded.texts.len(), bytes, [loaded.load_cost, Cost::default(), job])
    }

    fn gathered(documents: usize, bytes: u64, [load, index, job]: [Cost; 3]) -> Self {
        Self {
            schema: "diptych.stats/1",
            documents,
            bytes,
            load_wall_ms: millis(load.wall),
            load_cpu_ms: millis(load.cpu),
            index_wall_ms: millis(index.wall),
            index_cpu_ms: millis(index.cpu),
            job_wall_ms: millis(job.wall),
            job_cpu_ms: millis(job.cpu),
            peak_rss_bytes: peak_rss_bytes(),
        }
    }

    /// One line of JSON.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn millis(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1e6).round() / 1e3
}

//! Reads folders and files into texts alone, for what asks no tables of them.

use std::path::PathBuf;

use rayon::prelude::*;

use super::file::read;
use super::load::{LoadOptions, Loaded, add_texts, chunks};
use super::room::Room;
use super::walk::walk;
use crate::app::stopwatch::{Cost, Stopwatch};
use crate::model::{CorpusBuilder, Problem, Source};

/// What came of loading texts.
#[derive(Clone, Debug, Default)]
pub struct LoadedTexts {
    /// The texts in the order of the walk, and where each came from.
    pub texts: Vec<(Source, String)>,
    /// What could not be read, whole or in part, in the order of the walk.
    pub problems: Vec<Problem>,
    /// The cost of listing, reading and decoding.
    pub load_cost: Cost,
}

/// Reads folders and files as [`load_with`](super::load_with) does, but finds no words in them.
pub fn load_texts(
    options: &LoadOptions,
    paths: &[PathBuf],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> LoadedTexts {
    let mut stopwatch = Stopwatch::start();
    let mut loaded = LoadedTexts::default();
    let mut room = Room::new(options.memory);
    for mut chunk in chunks(walk(paths, &mut |_| {}, cancelled)) {
        chunk.retain(|listed| room.admits(listed));
        let outcomes: Vec<_> =
            chunk.par_iter().map(|listed| read(listed, options, cancelled)).collect();
        for (listed, outcome) in chunk.iter().zip(outcomes) {
            let Some(outcome) = outcome else { break };
            if outcome.document.is_none() {
                room.free(listed);
            }
            loaded.texts.extend(outcome.document);
            loaded.problems.extend(outcome.problem);
        }
    }
    options.readers.rest();
    loaded.problems.extend(room.problem());
    loaded.load_cost = stopwatch.lap();
    loaded
}

impl LoadedTexts {
    /// The same with every table over the texts.
    pub fn indexed(self) -> Loaded {
        let mut stopwatch = Stopwatch::start();
        let mut builder = CorpusBuilder::default();
        add_texts(&mut builder, self.texts);
        for problem in self.problems {
            builder.push_problem(problem);
        }
        let (load_cost, index_cost) = (self.load_cost, stopwatch.lap());
        Loaded { corpus: builder.finish(), load_cost, index_cost, ..Loaded::default() }
    }
}

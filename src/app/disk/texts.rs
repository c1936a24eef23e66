//! Reads folders and files into texts alone, for what asks no tables of them.

use std::path::PathBuf;

use super::crew::{Read, read_all};
use super::load::{LoadOptions, Loaded, add_texts, chunks};
use super::room::Room;
use super::walk::walk;
use crate::app::stopwatch::{Cost, Stopwatch};
use crate::model::{Cause, CorpusBuilder, Problem, Source};

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
    for chunk in chunks(walk(paths, &mut |_| {}, cancelled)) {
        for (_, read) in read_all(chunk, &mut room, options, cancelled) {
            if let Read::Done(outcome) = read {
                loaded.texts.extend(outcome.document);
                loaded.problems.extend(outcome.problem);
            }
        }
    }
    options.readers.rest();
    loaded.problems.extend(room.problem().map(|problem| problem.caused_by(Cause::Room)));
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

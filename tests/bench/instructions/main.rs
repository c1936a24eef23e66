//! Counts the instructions of what must not become slower unnoticed: a text read, an index made, a key
//! of the filter, a pattern, a pair compared.
//!
//! `cargo bench --bench instructions` needs valgrind and `cargo install gungraun-runner --version 0.20.0`.

#![allow(unused_qualifications, reason = "the bench macros write them")]

#[path = "../generated.rs"]
mod generated;
#[path = "../random.rs"]
mod random;

use std::hint::black_box;

use diptych::compare::compare;
use diptych::filter::{Index, Query, Switches, filter};
use diptych::model::{Corpus, CorpusBuilder, Parsed, Source};
use gungraun::{library_benchmark, library_benchmark_group, main};

use self::generated::Generator;

fn corpus(texts: impl IntoIterator<Item = String>) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for text in texts {
        builder.push(Source::default(), Parsed::new(text));
    }
    builder.finish()
}

fn text() -> String {
    Generator::new(1).text(100_000)
}

fn folder() -> Corpus {
    let mut generator = Generator::new(1);
    corpus((0..100).map(|_| generator.text(2_000)))
}

fn indexed(query: &str) -> (Corpus, Index, Query) {
    let folder = folder();
    let index = Index::new(&folder, &|| false).expect("nobody stops it");
    (folder, index, Query::parse(query, Switches::default()).expect("a good query"))
}

fn pair() -> Corpus {
    let mut generator = Generator::new(1);
    let left = generator.sentences(300);
    let right = generator.edited(&left, 5);
    corpus([left.join(" "), right.join(" ")])
}

#[library_benchmark]
#[bench::of_100_kb(setup = text)]
fn parse(text: String) -> Parsed {
    black_box(Parsed::new(text))
}

#[library_benchmark]
#[bench::of_200_kb(setup = folder)]
fn index(folder: Corpus) -> Option<Index> {
    black_box(Index::new(&folder, &|| false))
}

#[library_benchmark]
#[bench::letter(args = ("e"), setup = indexed)]
#[bench::word(args = ("march"), setup = indexed)]
#[bench::phrase(args = ("\"on 22 march\""), setup = indexed)]
#[bench::pattern(args = (r"/\b[A-Z]\w+ [A-Z]\w+\b/"), setup = indexed)]
fn key((folder, index, query): (Corpus, Index, Query)) -> usize {
    let hits = filter(&folder, Some(&index), &query, &|| false);
    black_box(hits.map_or(0, |hits| hits.n_hits))
}

#[library_benchmark]
#[bench::of_300_sentences(setup = pair)]
fn compared(pair: Corpus) -> usize {
    let [left, right] = pair.documents() else { return 0 };
    let compared = compare(left, right, pair.vocabulary(), Default::default(), &|| false);
    black_box(compared.map_or(0, |comparison| comparison.passages.len()))
}

library_benchmark_group!(name = jobs, benchmarks = [parse, index, key, compared]);
main!(library_benchmark_groups = jobs);

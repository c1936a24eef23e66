//! Filtering: what one key costs while a query is typed, with an index and without, what an index
//! costs, and what patterns cost beside the form that knows ASCII only.

use criterion::{BenchmarkId, Criterion, Throughput};
use diptych::filter::{Index, Query, Switches, filter as run};
use diptych::model::Corpus;

use crate::corpus;
use crate::generated::Generator;

const BYTES: u64 = 10_000_000;

/// Each with what the engine would be asked if all text were ASCII.
const PATTERNS: [(&str, &str); 3] = [
    (r"\b\d+\b", r"(?-u)\b\d+\b"),
    (r"\w+ing\b", r"(?-u)\w+ing\b"),
    (r"\b[A-Z]\w+ [A-Z]\w+\b", r"(?-u)\b[A-Z]\w+ [A-Z]\w+\b"),
];

pub(crate) fn filter(criterion: &mut Criterion) {
    let mut generator = Generator::new(1);
    let corpus = corpus((0..1_000).map(|_| generator.text(BYTES as usize / 1_000)));
    let index = Index::new(&corpus, &|| false).expect("nobody stops it");
    typed(criterion, &corpus, &index);
    patterns(criterion, &corpus);
    let mut group = criterion.benchmark_group("filter 10 MB");
    group.throughput(Throughput::Bytes(BYTES));
    group.bench_function("make the index", |bencher| {
        bencher.iter(|| Index::new(&corpus, &|| false).map(|index| index.n_bytes()));
    });
}

/// One key after the other.
fn typed(criterion: &mut Criterion, corpus: &Corpus, index: &Index) {
    let word = "march";
    let typed = (1..=word.len()).filter_map(|len| word.get(..len));
    let others = ["\"on 22 march\"", "she AND NOT march", "on NEAR/3 march"];
    for (name, index) in [("indexed", Some(index)), ("read", None)] {
        let mut group = criterion.benchmark_group(format!("filter 10 MB, {name}"));
        group.throughput(Throughput::Bytes(BYTES));
        for query in typed.clone().chain(others) {
            group.bench_function(BenchmarkId::from_parameter(query), |bencher| {
                bencher.iter(|| {
                    let query = Query::parse(query, Switches::default()).expect("a good query");
                    run(corpus, index, &query, &|| false).map(|hits| hits.n_hits)
                });
            });
        }
    }
}

/// Every hit of a pattern, each document read.
fn patterns(criterion: &mut Criterion, corpus: &Corpus) {
    let switches = Switches { is_case_exact: true, is_regex: true, ..Switches::default() };
    let mut group = criterion.benchmark_group("filter 10 MB, patterns on one thread");
    group.throughput(Throughput::Bytes(BYTES));
    for (pattern, ascii) in PATTERNS {
        let query = Query::parse(pattern, switches).expect("a good pattern");
        group.bench_function(BenchmarkId::from_parameter(pattern), |bencher| {
            let hits = |document: &_| query.hits(document).map_or(0, |hits| hits.len());
            bencher.iter(|| corpus.documents().iter().map(|d| hits(d)).sum::<usize>());
        });
        let regex = regex::Regex::new(ascii).expect("a good pattern");
        group.bench_function(BenchmarkId::from_parameter(ascii), |bencher| {
            let hits = |text| regex.find_iter(text).count();
            bencher.iter(|| corpus.documents().iter().map(|d| hits(d.text())).sum::<usize>());
        });
    }
}

//! Filtering: what one key costs while a query is typed, and what patterns cost.

use criterion::{BenchmarkId, Criterion, Throughput};
use diptych::filter::{Query, Switches};

use crate::corpus;
use crate::generated::Generator;

const BYTES: u64 = 10_000_000;

pub(crate) fn filter(criterion: &mut Criterion) {
    let mut generator = Generator::new(1);
    let corpus = corpus((0..1_000).map(|_| generator.text(BYTES as usize / 1_000)));
    let mut group = criterion.benchmark_group("filter 10 MB");
    group.throughput(Throughput::Bytes(BYTES));
    let word = "march";
    let typed = (1..=word.len()).filter_map(|len| word.get(..len));
    let others = ["\"on 22 march\"", "she AND NOT march", r"/\b\d+ March\b/", r"/\w+ing\b/"];
    for query in typed.chain(others) {
        group.bench_function(BenchmarkId::from_parameter(query), |bencher| {
            bencher.iter(|| {
                let query = Query::parse(query, Switches::default()).expect("a good query");
                diptych::filter::filter(&corpus, None, &query, &|| false).map(|hits| hits.n_hits)
            });
        });
    }
}

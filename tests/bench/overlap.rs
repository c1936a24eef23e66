//! All pairs: compared in full in a small folder, estimated in a large one, and what is retold.

use criterion::{Criterion, Throughput};
use diptych::compare::FolderText;
use diptych::model::Corpus;
use diptych::overlap::{Chrome, estimate, overlap as all_pairs, retold};

use crate::corpus;
use crate::generated::Generator;

pub(crate) fn overlap(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("overlap");
    let small = with_reprints(40);
    group.bench_function("40 documents, exact", |bencher| {
        bencher.iter(|| {
            let folder = FolderText::of(&small, &|| false).unwrap_or_default();
            all_pairs(&small, &folder, &|| false).map(|pairs| pairs.len())
        });
    });
    let large = with_reprints(1_000);
    let texts: Vec<&str> = large.documents().iter().map(|document| document.text()).collect();
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("1,000 documents, estimated from their texts", |bencher| {
        bencher.iter(|| {
            estimate(&texts, Chrome::Asides(&[]), &|| false).map(|estimate| estimate.pairs.len())
        });
    });
    let folder = FolderText::of(&large, &|| false).unwrap_or_default();
    let known = all_pairs(&large, &folder, &|| false).unwrap_or_default();
    group.bench_function("1,000 documents, retold in other words", |bencher| {
        bencher.iter(|| retold(&large, &folder, &known, &|| false).map(|pairs| pairs.len()));
    });
}

/// Documents of 60 sentences; each fifth is a reprint of the one before with some words changed, or
/// with so many that it tells the same in other words.
fn with_reprints(n_documents: usize) -> Corpus {
    let mut generator = Generator::new(1);
    let mut last: Vec<String> = Vec::new();
    let documents = (0..n_documents).map(|number| {
        last = match number % 10 {
            4 => generator.edited(&last, 20),
            9 => generator.edited(&last, 3),
            _ => generator.sentences(60),
        };
        last.join(" ")
    });
    corpus(documents.collect::<Vec<_>>())
}

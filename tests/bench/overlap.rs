//! All pairs: compared in full in a small folder, by fingerprints in a large one.

use criterion::Criterion;
use diptych::compare::FolderText;
use diptych::model::Corpus;

use crate::corpus;
use crate::generated::Generator;

pub(crate) fn overlap(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("overlap");
    for (name, n_documents) in [("40 documents, exact", 40), ("1,000 documents, estimated", 1_000)]
    {
        let corpus = with_reprints(n_documents);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let folder = FolderText::of(&corpus, &|| false).unwrap_or_default();
                diptych::overlap::overlap(&corpus, &folder, &|| false).map(|pairs| pairs.len())
            });
        });
    }
}

/// Documents of 60 sentences; each fifth is a reprint of the one before, with some words changed.
fn with_reprints(n_documents: usize) -> Corpus {
    let mut generator = Generator::new(1);
    let mut last: Vec<String> = Vec::new();
    let documents = (0..n_documents).map(|number| {
        last = if number % 5 == 4 { generator.edited(&last, 20) } else { generator.sentences(60) };
        last.join(" ")
    });
    corpus(documents.collect::<Vec<_>>())
}

//! Opening: files to a corpus, with every table over it.

use std::path::PathBuf;

use criterion::{Criterion, Throughput};
use diptych::app::disk::load;
use diptych::model::Corpus;

use crate::generated::Generator;
use crate::sample_folder;

pub(crate) fn open(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    group.bench_function("seeds", |bencher| bencher.iter(|| loaded(sample_folder())));

    let folder = tempfile::tempdir().expect("a folder");
    let mut generator = Generator::new(1);
    for number in 0..1_000 {
        let path = folder.path().join(format!("{number:04}.txt"));
        std::fs::write(path, generator.text(10_000)).expect("a file");
    }
    let bytes = loaded(folder.path().to_owned()).bytes();
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("1,000 documents of 10 KB", |bencher| {
        bencher.iter(|| loaded(folder.path().to_owned()));
    });
}

fn loaded(folder: PathBuf) -> Corpus {
    load(&[folder], &mut |_| {}, &|| false).corpus
}

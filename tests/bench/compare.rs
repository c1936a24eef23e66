//! Comparing two documents.
//!
//! The long pair stands for two versions of one book. Against other tools measure a whole run, with
//! files of your own: `git diff --no-index --word-diff LEFT RIGHT` by the processor time of its
//! process, and `diptych compare --stats LEFT RIGHT` by `job_cpu_ms`, one right after the other.

use criterion::{BenchmarkId, Criterion};
use diptych::app::disk::load;
use diptych::compare::{Comparison, Sides};
use diptych::model::Corpus;

use crate::generated::Generator;
use crate::{corpus, sample_folder};

pub(crate) fn compare(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    let seeds = load(&[sample_folder()], &mut |_| {}, &|| false).corpus;
    for right in ["tidewater-blog", "retelling", "interview"] {
        let sides = [place(&seeds, "feature"), place(&seeds, right)];
        group.bench_with_input(BenchmarkId::new("seeds", right), &sides, |bencher, &sides| {
            bencher.iter(|| compared(&seeds, sides));
        });
    }
    for (name, one_in) in [("one word in 3 edited", 3), ("one word in 20 edited", 20)] {
        let mut generator = Generator::new(1);
        let left = generator.sentences(1_000);
        let right = generator.edited(&left, one_in);
        let pair = corpus([left.join(" "), right.join(" ")]);
        group.bench_function(BenchmarkId::new("1,000 sentences", name), |bencher| {
            bencher.iter(|| compared(&pair, [0, 1]));
        });
    }
    let pair = corpus(long_pair());
    group.bench_function(BenchmarkId::new("50,000 sentences", "one in 20 edited"), |bencher| {
        bencher.iter(|| compared(&pair, [0, 1]));
    });
    let unrelated = [1, 2].map(|seed| Generator::new(seed).sentences(1_000).join(" "));
    let pair = corpus(unrelated);
    group.bench_function(BenchmarkId::new("1,000 sentences", "unrelated"), |bencher| {
        bencher.iter(|| compared(&pair, [0, 1]));
    });
}

/// Two versions of a text: one sentence in twenty is edited, put in or taken out, a block is moved.
fn long_pair() -> [String; 2] {
    let mut generator = Generator::new(3);
    let left = generator.sentences(50_000);
    let mut right = Vec::with_capacity(left.len());
    for (at, sentence) in left.iter().enumerate() {
        match at % 100 {
            7 | 31 | 83 => right.extend(generator.edited(std::slice::from_ref(sentence), 5)),
            59 => {}
            77 => right.extend([sentence.clone(), generator.sentences(1).concat()]),
            _ => right.push(sentence.clone()),
        }
    }
    let block: Vec<String> = right.drain(20_000..20_100).collect();
    right.splice(5_000..5_000, block);
    [left.join("\n"), right.join("\n")]
}

fn place(corpus: &Corpus, name: &str) -> usize {
    let documents = corpus.documents().iter();
    let mut paths = documents.map(|document| document.path());
    paths.position(|path| path.contains(name)).expect("a sample document")
}

fn compared(corpus: &Corpus, [left, right]: [usize; 2]) -> Option<Comparison> {
    let documents = corpus.documents();
    let (left, right) = (documents.get(left)?, documents.get(right)?);
    diptych::compare::compare(left, right, corpus.vocabulary(), Sides::default(), &|| false)
}

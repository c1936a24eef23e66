//! Small folders for the tests of findings.

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use super::{Ground, findings};
use crate::compare::FolderText;
use crate::model::{Corpus, CorpusBuilder, Parsed, Source};

/// A corpus of these texts.
pub(crate) fn corpus(texts: &[&str]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for text in texts {
        builder.push(Source::default(), Parsed::new((*text).to_owned()));
    }
    builder.finish()
}

/// Asks something of the ground of a folder whose documents all tell of one event.
pub(crate) fn ground<T>(texts: &[&str], ask: impl FnOnce(&Ground<'_>) -> T) -> T {
    let corpus = corpus(texts);
    let folder = FolderText::default();
    let mut ground = Ground::without_events(&corpus, &folder, &|| false).expect("not cancelled");
    ground.events = vec![corpus.iter().map(|(id, _)| id).collect()];
    ground.compare(&|| false).expect("not cancelled");
    ask(&ground)
}

#[test]
fn of_many_copies_the_one_that_gives_another_figure_is_found() {
    let text = "The Harbour Hotel in Skerry burnt down on 9 October 2021. Twelve people died in the \
        fire at the Harbour Hotel.";
    let other = text.replace("Twelve", "Eleven");
    let mut texts = vec![text; 60];
    texts[17] = &other;
    let corpus = corpus(&texts);
    let found = findings(&corpus, &FolderText::default(), &|| false).expect("not cancelled");
    let values = found.all.iter().map(|it| {
        let n = |value: &super::Value| (value.text.clone(), value.mentions.len());
        it.values.iter().map(n).collect::<Vec<_>>()
    });
    let expected = [("Twelve".to_owned(), 59), ("Eleven".to_owned(), 1)];
    assert_eq!(values.collect::<Vec<_>>(), [expected]);
}

#[test]
fn wherever_somebody_stops_it_nothing_is_found() {
    let text = "The Harbour Hotel in Skerry burnt down on 9 October 2021. Twelve people died in the \
        fire at the Harbour Hotel, which \u{201c}nobody could have foreseen\u{201d}, said Ida Brandt.";
    let corpus =
        corpus(&[text, &text.replace("Twelve", "Eleven"), &text.replace("foreseen", "seen")]);
    let n_asked = AtomicUsize::new(0);
    let stopped_at = |last: usize| {
        n_asked.store(0, Relaxed);
        let cancelled = || n_asked.fetch_add(1, Relaxed) >= last;
        findings(&corpus, &FolderText::default(), &cancelled)
    };
    assert!(stopped_at(usize::MAX).is_some_and(|found| !found.all.is_empty()));
    for last in 0..n_asked.load(Relaxed) {
        assert_eq!(stopped_at(last), None, "at {last}");
    }
}

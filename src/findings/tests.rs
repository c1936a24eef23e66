//! Small folders for the tests of findings.

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

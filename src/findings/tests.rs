//! Small folders for the tests of findings.

use super::rarity::Rarity;
use super::{Ground, pairs, values};
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
    let rarity = Rarity::of(&corpus, &|| false).expect("not cancelled");
    let events = vec![corpus.iter().map(|(id, _)| id).collect()];
    let stated = values::of_corpus(&corpus, &folder, &|| false).expect("not cancelled");
    let pairs = pairs(&corpus, &folder, &events, &|| false).expect("not cancelled");
    ask(&Ground { corpus: &corpus, folder: &folder, rarity, events, stated, pairs })
}

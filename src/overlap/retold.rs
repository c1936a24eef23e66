//! Documents that tell the same in other words, which have hardly a run of words in common: found
//! by the rare words that both have, then compared in full.

use std::collections::HashSet;

use rayon::prelude::*;

use super::{Pair, exact_for};
use crate::compare::{FolderText, Sides, Stems};
use crate::model::{Corpus, DocId, Document};

/// A word is rare if so many documents have it or one of its forms ...
const FEW_DOCUMENTS: usize = 16;
/// ... or, in a very large folder, one in so many.
const ONE_IN: usize = 256;
/// So many of the likeliest are compared with each document.
const MOST_COMPARED: usize = 8;

/// The pairs of a large folder that tell the same in other words, exactly, by ids; without the
/// pairs that are `known` already. `None` if `cancelled` said so meanwhile.
///
/// Finding who may belong together takes time linear in the size of the corpus; each of those pairs
/// is then compared as in the reading view, and left out if it is no more alike than unrelated texts.
pub fn retold(
    corpus: &Corpus,
    folder: &FolderText,
    known: &[Pair],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Pair>> {
    let known: HashSet<(DocId, DocId)> = known.iter().map(|pair| (pair.left, pair.right)).collect();
    let mut likely = likely(corpus, cancelled)?;
    likely.retain(|&(_, pair)| !known.contains(&(pair.left, pair.right)));
    let mut found = exact_for(corpus, folder, &the_likeliest(likely, corpus.len()), cancelled)?;
    found.retain(|pair| pair.is_above_zero() && !pair.is_below_floor);
    Some(found)
}

/// The pairs that have more rare words in common than chance gives any pair of the folder, with the
/// evidence in nats.
fn likely(
    corpus: &Corpus,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<(f64, Sides<DocId>)>> {
    let rare = RareWords::of(corpus, cancelled)?;
    // Of all pairs chance gives less than one this much.
    let least = 2.0 * (corpus.len() as f64).ln();
    let ids: Vec<usize> = (0..corpus.len()).collect();
    let found = ids.par_iter().map(|&left| {
        if cancelled() {
            return Vec::new();
        }
        let met = rare.met_behind(left);
        let met = met.chunk_by(|one, other| one == other).filter_map(|group| {
            let right = *group.first()? as usize;
            let evidence = evidence(group.len() as f64, rare.expected(left, right));
            let pair = Sides { left: DocId::at(left), right: DocId::at(right) };
            (evidence > least).then_some((evidence, pair))
        });
        met.collect()
    });
    let found: Vec<Vec<_>> = found.collect();
    (!cancelled()).then(|| found.into_iter().flatten().collect())
}

/// How much likelier so many things in common are if there is a reason for them than if so many are
/// expected by chance: the logarithm of the ratio of two Poisson likelihoods.
fn evidence(n_common: f64, n_expected: f64) -> f64 {
    if n_common > n_expected {
        n_common * (n_common / n_expected.max(f64::MIN_POSITIVE)).ln() - n_common + n_expected
    } else {
        0.0
    }
}

/// The pairs with the most evidence, a few for each document, in order.
fn the_likeliest(mut likely: Vec<(f64, Sides<DocId>)>, n_documents: usize) -> Vec<Sides<DocId>> {
    let ids = |pair: Sides<DocId>| (pair.left, pair.right);
    likely.sort_by(|one, other| other.0.total_cmp(&one.0).then(ids(one.1).cmp(&ids(other.1))));
    let mut n_compared = vec![0; n_documents];
    let mut chosen = Vec::new();
    for (_, pair) in likely {
        let of = |id: DocId| n_compared.get(id.index()).copied().unwrap_or(MOST_COMPARED);
        if of(pair.left).min(of(pair.right)) < MOST_COMPARED {
            for id in [pair.left, pair.right] {
                if let Some(n_compared) = n_compared.get_mut(id.index()) {
                    *n_compared += 1;
                }
            }
            chosen.push(pair);
        }
    }
    chosen.sort_by_key(|&pair| ids(pair));
    chosen
}

/// The rare words of a corpus, by their stems.
struct RareWords {
    /// Each document's rare stems.
    of_document: Vec<Vec<u32>>,
    /// The documents that have each stem, in order; none of a stem that is not rare.
    documents: Vec<Vec<u32>>,
    /// How many of its rare words a document of mean length has by chance.
    n_expected: Vec<f64>,
    /// Each document's length, the mean being one.
    lengths: Vec<f64>,
}

impl RareWords {
    fn of(corpus: &Corpus, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Self> {
        let texts = || corpus.documents().iter().map(AsRef::as_ref);
        let stems = Stems::of_folder(corpus.documents(), corpus.vocabulary());
        let mut n_documents = vec![0_u32; stems.len()];
        each_stem(texts(), &stems, cancelled, |stem, _| {
            if let Some(n_documents) = n_documents.get_mut(stem as usize) {
                *n_documents += 1;
            }
        })?;
        let most = FEW_DOCUMENTS.max(corpus.len() / ONE_IN) as u32;
        let of_stem = |stem: u32| n_documents.get(stem as usize).copied().unwrap_or_default();
        let mut of_document = vec![Vec::new(); corpus.len()];
        let mut documents = vec![Vec::new(); stems.len()];
        each_stem(texts(), &stems, cancelled, |stem, document| {
            if (2..=most).contains(&of_stem(stem)) {
                if let Some(stems) = of_document.get_mut(document) {
                    stems.push(stem);
                }
                if let Some(documents) = documents.get_mut(stem as usize) {
                    documents.push(document as u32);
                }
            }
        })?;
        let n_others = corpus.len().saturating_sub(1).max(1) as f64;
        let by_chance = |&stem: &u32| f64::from(of_stem(stem) - 1) / n_others;
        let n_expected = of_document.iter().map(|stems| stems.iter().map(by_chance).sum());
        let n_words: usize = texts().map(Document::n_words).sum();
        let mean = n_words.max(1) as f64 / corpus.len().max(1) as f64;
        Some(Self {
            n_expected: n_expected.collect(),
            lengths: texts().map(|document| document.n_words() as f64 / mean).collect(),
            of_document,
            documents,
        })
    }

    /// The documents behind one that have its rare words, in order, each once for every word.
    fn met_behind(&self, document: usize) -> Vec<u32> {
        let stems = self.of_document.get(document).map_or(&[][..], Vec::as_slice);
        let having = stems.iter().filter_map(|&stem| self.documents.get(stem as usize)).flatten();
        let mut met: Vec<u32> = having.copied().filter(|&id| id as usize > document).collect();
        met.sort_unstable();
        met
    }

    /// How many rare words two documents have in common by chance, the same for both ways round.
    fn expected(&self, left: usize, right: usize) -> f64 {
        let of = |of: &[f64], id: usize| of.get(id).copied().unwrap_or_default();
        let one_way = |one, other| of(&self.n_expected, one) * of(&self.lengths, other);
        f64::max(one_way(left, right), one_way(right, left))
    }
}

/// Calls `each` for every stem of every document, once for each document that has it.
fn each_stem<'d>(
    documents: impl Iterator<Item = &'d Document>,
    stems: &Stems,
    cancelled: &(dyn Fn() -> bool + Sync),
    mut each: impl FnMut(u32, usize),
) -> Option<()> {
    let mut last = vec![usize::MAX; stems.len()];
    for (index, document) in documents.enumerate() {
        if cancelled() {
            return None;
        }
        for &word in document.word_ids() {
            for stem in stems.of(word) {
                if let Some(last) = last.get_mut(stem as usize)
                    && *last != index
                {
                    *last = index;
                    each(stem, index);
                }
            }
        }
    }
    Some(())
}

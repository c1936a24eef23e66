//! Two documents in, a [`Comparison`] out: the heart of the product.
//!
//! A pure function of two documents; knows no files, threads, clock or window, and never panics.
//! One file a stage: words → anchors, settled → stems → candidates, score → seeds → chains → fill →
//! absorb → short → runs → union → remainders → kinds, order, boilerplate, shares. No model, no word
//! list, one setting for every kind of text; `method` holds it.
//!
//! Bounded on any input: sentences past 256 words are cut, past two million pairs of sentences only
//! those with rare words in common are scored, and of very frequent words' runs only some are tried.
//! In long documents what reads alike over many sentences is settled first, in linear time; the rest
//! of the method sees only what lies between.

mod absorb;
mod alike;
mod anchors;
mod boilerplate;
mod candidates;
mod chains;
mod comparison;
mod fill;
mod folder;
mod hashing;
mod kinds;
pub mod method;
mod open_words;
mod order;
mod remainders;
mod run_chains;
mod runs;
mod same;
mod score;
mod seeds;
mod settled;
mod shares;
mod short;
mod stems;
mod stretch;
mod union;
mod words;

#[cfg(test)]
mod tests;

pub use self::comparison::{Change, Comparison, Hint, Kind, Overlap, Passage, Share, Side, Sides};
pub use self::folder::FolderText;

use self::fill::Links;
use self::method::Method;
use self::score::Scorer;
pub(crate) use self::stems::Stems;
use self::union::Claim;
use self::words::Texts;
use crate::model::{Document, Vocabulary};
use crate::text::{Span, merged};

/// Boilerplate that the folder gives away: for each side, stretches found in many documents.
pub type FolderBoilerplate<'a> = Sides<&'a [Span]>;

/// Compares two documents of one corpus; `None` if `cancelled` said so meanwhile.
pub fn compare(
    left: &Document,
    right: &Document,
    vocabulary: &Vocabulary,
    boilerplate: FolderBoilerplate<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    let how = (&Method::PRODUCT, Stemming::Here(vocabulary));
    compare_as(how, Sides { left, right }, boilerplate, cancelled)
}

/// Compares two documents as another setting of the method would, for measuring it; `None` if
/// `cancelled` said so meanwhile.
pub fn compare_by(
    method: &Method,
    documents: Sides<&Document>,
    vocabulary: &Vocabulary,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    compare_as((method, Stemming::Here(vocabulary)), documents, Sides::default(), cancelled)
}

/// Compares two documents whose words are stemmed already.
pub(crate) fn compare_stemmed(
    left: &Document,
    right: &Document,
    stems: &Stems,
    boilerplate: FolderBoilerplate<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    let how = (&Method::PRODUCT, Stemming::Made(stems));
    compare_as(how, Sides { left, right }, boilerplate, cancelled)
}

/// Where the stems of a pair come from.
#[derive(Clone, Copy)]
enum Stemming<'a> {
    /// Made before, for many pairs.
    Made(&'a Stems),
    /// Made here, and only of words that are scored.
    Here(&'a Vocabulary),
}

impl Stemming<'_> {
    /// Number of words of the vocabulary.
    fn n_words(self) -> usize {
        match self {
            Self::Made(stems) => stems.n_words(),
            Self::Here(vocabulary) => vocabulary.len(),
        }
    }
}

fn compare_as(
    (method, stemming): (&Method, Stemming<'_>),
    Sides { left, right }: Sides<&Document>,
    boilerplate: FolderBoilerplate<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    // Ties are broken by what comes first; so both ways round are compared in one order.
    let is_turned = left.text() > right.text();
    let (first, second) = if is_turned { (right, left) } else { (left, right) };
    let mut texts = Texts::new(first, second, stemming.n_words(), method);
    let claims = if texts.left.words == texts.right.words {
        same::claims(&texts)
    } else {
        claims(&mut texts, stemming, cancelled)?
    };
    let found = passages(&texts, claims, is_turned, cancelled)?;
    (!cancelled()).then(|| summary(left, right, found, boilerplate))
}

/// Passages, and the claim that each was made of.
struct Found {
    passages: Vec<Passage>,
    claims: Vec<Claim>,
    /// Whether the claims' left side is the right document.
    is_turned: bool,
}

/// Makes passages of claims (in the first text's order); `is_turned` says that the first text is the
/// right document, and passages come in the left one's order.
fn passages(
    texts: &Texts<'_>,
    mut claims: Vec<Claim>,
    is_turned: bool,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Found> {
    let mut are_moved = order::are_moved(&claims);
    if is_turned {
        let mut both: Vec<(Claim, bool)> = claims.into_iter().zip(are_moved).collect();
        both.sort_by_key(|(claim, _)| claim.right.start);
        (claims, are_moved) = both.into_iter().unzip();
    }
    let mut passages = Vec::with_capacity(claims.len());
    let (mut left_unit, mut right_unit) = (0, 0);
    for (index, (claim, is_moved)) in claims.iter().zip(are_moved).enumerate() {
        if index % 64 == 0 && cancelled() {
            return None;
        }
        let (kind, changes) = kinds::kind_and_changes(claim, texts);
        let mut passage = Passage {
            kind,
            left: texts.left.span(&claim.left, &mut left_unit),
            right: texts.right.span(&claim.right, &mut right_unit),
            is_moved,
            score: claim.score,
            changes,
        };
        if is_turned {
            mirror(&mut passage);
        }
        passages.push(passage);
    }
    Some(Found { passages, claims, is_turned })
}

/// Steps 1 to 11 of the method.
fn claims(
    texts: &mut Texts<'_>,
    stemming: Stemming<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Claim>> {
    let method = texts.method;
    let settled = settled::settled(texts, cancelled)?;
    match stemming {
        Stemming::Made(stems) => texts.gather_terms(&settled, stems),
        Stemming::Here(vocabulary) => {
            let stems = Stems::of_words(texts.open_words(&settled), vocabulary, method);
            texts.gather_terms(&settled, &stems);
        }
    }
    let (n_left, n_right) = (texts.left.units.len(), texts.right.units.len());
    let scorer = Scorer::new(texts);
    let cells = candidates::cells(&scorer, &settled, cancelled)?;
    let seeds = seeds::seeds(&cells, method);
    let believed = chains::believed(&seeds, n_left as f64 * n_right as f64, method);
    let mut links = Links::new(&believed, n_left, n_right);
    for stretch in &settled.stretches {
        links.mark(stretch.lefts(), stretch.rights());
    }
    fill::fill_gaps(&mut links, &scorer);
    fill::fill_settled(&mut links, &scorer, &settled.gaps);
    fill::extend(&mut links, &scorer, cancelled)?;
    absorb::absorb(&mut links, &scorer, cancelled)?;
    short::link_alike(&mut links, &scorer);
    let chains = run_chains::run_chains(texts, &settled, cancelled)?;
    let mut claims = union::union(&links.all, &chains, texts);
    remainders::take_in(&mut claims, texts);
    claims.reserve(settled.stretches.iter().map(|stretch| stretch.steps.len()).sum());
    for stretch in &settled.stretches {
        claims.extend(same::stretch_claims(stretch, texts));
    }
    claims.sort_by_key(|claim| claim.left.start);
    Some(claims)
}

fn mirror(passage: &mut Passage) {
    std::mem::swap(&mut passage.left, &mut passage.right);
    for change in &mut passage.changes {
        std::mem::swap(&mut change.left, &mut change.right);
    }
}

/// Everything that follows from the passages.
fn summary(
    left: &Document,
    right: &Document,
    Found { passages, claims, is_turned }: Found,
    folder: FolderBoilerplate<'_>,
) -> Comparison {
    let documents = Sides { left, right };
    let is_same_text = left.word_ids() == right.word_ids();
    let mut all = Comparison { passages, is_same_text, ..Comparison::default() };
    for side in Side::BOTH {
        let document = documents.of(side);
        let covered = merged(all.passages.iter().map(|passage| passage.span(side)).collect());
        let boilerplate = boilerplate::boilerplate(document, &covered, folder.of(side));
        let kinds = all.passages.iter().map(|passage| passage.kind);
        let is_first = (side == Side::Left) != is_turned;
        let words = claims.iter().map(|claim| if is_first { &claim.left } else { &claim.right });
        let coverage = shares::coverage(document, kinds.zip(words), &boilerplate);
        *all.only.of_mut(side) = shares::only(document, covered, &boilerplate);
        *all.boilerplate.of_mut(side) = boilerplate;
        *all.n_covered.of_mut(side) = coverage.n_covered;
        *all.n_counted.of_mut(side) = coverage.n_counted;
        match side {
            Side::Left => all.overlap.left_in_right = coverage.share,
            Side::Right => all.overlap.right_in_left = coverage.share,
        }
    }
    all
}

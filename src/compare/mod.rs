//! Two documents in, a [`Comparison`] out: the heart of the product.
//!
//! A pure function of two documents; knows no files, threads, clock or window, and never panics.
//! One file a stage: words → candidates and scores → seeds → chains → fill → absorb → runs → union →
//! kinds, order, boilerplate, shares. No model, no word list, one setting for every kind of text.
//!
//! Bounded on any input: sentences past 256 words are cut, past two million pairs of sentences only
//! those with rare words in common are scored, and of very frequent words' runs only some are tried.

mod absorb;
mod boilerplate;
mod candidates;
mod chains;
mod comparison;
mod fill;
mod kinds;
mod order;
mod runs;
mod same;
mod score;
mod seeds;
mod shares;
mod short;
mod union;
mod words;

#[cfg(test)]
mod tests;

pub use self::comparison::{Change, Comparison, Hint, Kind, Overlap, Passage, Share, Side, Sides};

use self::fill::Links;
use self::score::Scorer;
use self::union::Claim;
pub(crate) use self::words::Stems;
use self::words::Texts;
use crate::model::{Document, Vocabulary};
use crate::text::Span;

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
    let stems = Stems::new([left, right], vocabulary);
    compare_stemmed(left, right, &stems, boilerplate, cancelled)
}

/// Compares two documents whose words are stemmed already.
pub(crate) fn compare_stemmed(
    left: &Document,
    right: &Document,
    stems: &Stems,
    boilerplate: FolderBoilerplate<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    // Ties are broken by what comes first; so both ways round are compared in one order.
    let is_turned = left.text() > right.text();
    let (first, second) = if is_turned { (right, left) } else { (left, right) };
    let mut passages = passages(&Texts::new(first, second, stems), cancelled)?;
    if is_turned {
        passages.iter_mut().for_each(mirror);
        passages.sort_by_key(|passage| passage.left);
    }
    (!cancelled()).then(|| summary(left, right, passages, boilerplate))
}

/// The passages of a pair, in the left side's order.
fn passages(texts: &Texts<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Passage>> {
    let claims = if texts.left.words == texts.right.words {
        same::claims(texts)
    } else {
        claims(texts, cancelled)?
    };
    let are_moved = order::are_moved(&claims);
    let mut passages = Vec::with_capacity(claims.len());
    for (index, (claim, is_moved)) in claims.iter().zip(are_moved).enumerate() {
        if index % 64 == 0 && cancelled() {
            return None;
        }
        let (kind, changes) = kinds::kind_and_changes(claim, texts);
        passages.push(Passage {
            kind,
            left: texts.left.span(&claim.left),
            right: texts.right.span(&claim.right),
            is_moved,
            score: claim.score,
            changes,
        });
    }
    Some(passages)
}

/// Steps 2 to 11 of the method.
fn claims(texts: &Texts<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Claim>> {
    let (n_left, n_right) = (texts.left.units.len(), texts.right.units.len());
    let scorer = Scorer::new(texts);
    let cells = candidates::cells(texts, &scorer, cancelled)?;
    let seeds = seeds::seeds(&cells);
    let believed = chains::believed(&seeds, n_left as f64 * n_right as f64);
    let mut links = Links::new(&believed, n_left, n_right);
    fill::fill_gaps(&mut links, &scorer);
    fill::extend(&mut links, &scorer, cancelled)?;
    absorb::absorb(&mut links, &scorer, cancelled)?;
    short::link_alike(&mut links, &scorer, texts);
    let chains = runs::run_chains(texts, cancelled)?;
    Some(union::union(&links.all, &chains, texts))
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
    passages: Vec<Passage>,
    folder: FolderBoilerplate<'_>,
) -> Comparison {
    let documents = Sides { left, right };
    let mut found = Comparison {
        is_same_text: left.word_ids() == right.word_ids(),
        passages,
        ..Comparison::default()
    };
    for side in Side::BOTH {
        let document = documents.of(side);
        let boilerplate =
            boilerplate::boilerplate(document, side, &found.passages, folder.of(side));
        let coverage = shares::coverage(document, side, &found.passages, &boilerplate);
        *found.only.of_mut(side) = shares::only(document, side, &found.passages, &boilerplate);
        *found.boilerplate.of_mut(side) = boilerplate;
        *found.n_covered.of_mut(side) = coverage.n_covered;
        *found.n_counted.of_mut(side) = coverage.n_counted;
        match side {
            Side::Left => found.overlap.left_in_right = coverage.share,
            Side::Right => found.overlap.right_in_left = coverage.share,
        }
    }
    found
}

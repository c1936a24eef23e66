//! Two documents in, a [`Comparison`] out: the heart of the product.
//!
//! A pure function of two documents; knows no files, threads, clock or window, and never panics.
//! One file a stage: stems, words → settled → runs, edges → candidates, score → seeds, chains (twice:
//! who chooses each other, then who stands beside them) → fill → absorb → short → union → remainders →
//! kinds, order, boilerplate, shares. No model, no word list, one setting for every kind of text;
//! `method` holds it.
//!
//! Bounded on any input: sentences past 256 words are cut, past two million pairs of sentences only
//! those with rare words in common are scored, and of very frequent words' runs only some are tried.
//! In long documents what is equal over many sentences is settled first.

mod absorb;
mod alike;
mod boilerplate;
mod candidates;
mod chains;
mod comparison;
mod edges;
mod fill;
mod folder;
mod hashing;
mod kinds;
pub mod method;
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
mod union;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use self::comparison::{Change, Comparison, Hint, Kind, Overlap, Passage, Share, Side, Sides};
pub use self::folder::FolderText;

use self::edges::Edges;
use self::fill::Links;
use self::method::Method;
use self::score::Scorer;
use self::seeds::{Choices, Placed, Seed};
use self::settled::Open;
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
    let stems = Stems::new([left, right], vocabulary);
    compare_stemmed(left, right, &stems, boilerplate, cancelled)
}

/// Compares two documents as another setting of the method would, for measuring it; `None` if
/// `cancelled` said so meanwhile.
pub fn compare_by(
    method: &Method,
    documents: Sides<&Document>,
    vocabulary: &Vocabulary,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    let stems = Stems::by(method, [documents.left, documents.right], vocabulary);
    compare_as((method, &stems), documents, Sides::default(), cancelled)
}

/// Compares two documents whose words are stemmed already.
pub(crate) fn compare_stemmed(
    left: &Document,
    right: &Document,
    stems: &Stems,
    boilerplate: FolderBoilerplate<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    compare_as((&Method::PRODUCT, stems), Sides { left, right }, boilerplate, cancelled)
}

fn compare_as(
    (method, stems): (&Method, &Stems),
    Sides { left, right }: Sides<&Document>,
    boilerplate: FolderBoilerplate<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    // Ties are broken by what comes first; so both ways round are compared in one order.
    let is_turned = left.text() > right.text();
    let (first, second) = if is_turned { (right, left) } else { (left, right) };
    let mut found = passages(Texts::new(first, second, stems, method), cancelled)?;
    if is_turned {
        for Found { passage, words } in &mut found {
            mirror(passage);
            std::mem::swap(&mut words.left, &mut words.right);
        }
        found.sort_by_key(|found| found.words.left.start);
    }
    (!cancelled()).then(|| summary(left, right, found, boilerplate))
}

/// A passage and the words it covers.
struct Found {
    passage: Passage,
    words: Sides<Range<usize>>,
}

/// The passages of a pair, in the left side's order.
fn passages(mut texts: Texts<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Found>> {
    let claims = if texts.left.words == texts.right.words {
        same::claims(&texts)
    } else {
        claims(&mut texts, cancelled)?
    };
    let are_moved = order::are_moved(&claims);
    let mut found = Vec::with_capacity(claims.len());
    let (mut left_unit, mut right_unit) = (0, 0);
    for (index, (claim, is_moved)) in claims.into_iter().zip(are_moved).enumerate() {
        if index % 64 == 0 && cancelled() {
            return None;
        }
        let (kind, changes) = kinds::kind_and_changes(&claim, &texts);
        let passage = Passage {
            kind,
            left: texts.left.span(&claim.left, &mut left_unit),
            right: texts.right.span(&claim.right, &mut right_unit),
            is_moved,
            score: claim.score,
            changes,
        };
        found.push(Found { passage, words: Sides { left: claim.left, right: claim.right } });
    }
    Some(found)
}

/// Steps 1 to 11 of the method.
fn claims(texts: &mut Texts<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Claim>> {
    let method = texts.method;
    let settled = settled::settled(texts, cancelled)?;
    let open = Open::new(&settled, texts);
    texts.gather_terms(&open);
    let (n_left, n_right) = (texts.left.units.len(), texts.right.units.len());
    let chains = run_chains::run_chains(texts, &open, cancelled)?;
    let (scorer, edges) = (Scorer::new(texts), Edges::new(&chains, texts));
    let cells = candidates::cells(&scorer, &open, cancelled)?;
    let n_cells = n_left as f64 * n_right as f64;
    let mutual = Choices::new(&cells, &Placed::default(), method).mutual();
    let sure = chains::believed(&mutual, n_cells, method);
    let sure: Vec<Seed> = sure.iter().map(|link| link.seed).collect();
    let placed = Placed::new(&sure, method.longest_step);
    let seeds = Choices::new(&cells, &placed, method).one_sided(&sure);
    let believed = chains::believed(&seeds, n_cells, method);
    let mut links = Links::new(&believed, n_left, n_right);
    for stretch in &settled {
        links.mark(stretch.lefts(), stretch.rights());
    }
    fill::fill_gaps(&mut links, &scorer);
    fill::extend(&mut links, &scorer, &edges, cancelled)?;
    absorb::absorb(&mut links, &scorer, cancelled)?;
    short::link_alike(&mut links, &scorer);
    let mut claims = union::union(&mut links.all, &chains, &edges, texts);
    remainders::take_in(&mut claims, texts);
    claims.extend(settled.iter().flat_map(|stretch| same::stretch_claims(stretch, texts)));
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
    found: Vec<Found>,
    folder: FolderBoilerplate<'_>,
) -> Comparison {
    let documents = Sides { left, right };
    let mut words: Sides<Vec<(Kind, Range<usize>)>> = Sides::default();
    let mut passages = Vec::with_capacity(found.len());
    for Found { passage, words: covered } in found {
        words.left.push((passage.kind, covered.left));
        words.right.push((passage.kind, covered.right));
        passages.push(passage);
    }
    let is_same_text = left.word_ids() == right.word_ids();
    let mut all = Comparison { passages, is_same_text, ..Comparison::default() };
    for side in Side::BOTH {
        let document = documents.of(side);
        let covered = merged(all.passages.iter().map(|passage| passage.span(side)).collect());
        let boilerplate = boilerplate::boilerplate(document, &covered, folder.of(side));
        let coverage = shares::coverage(document, words.of(side), &boilerplate);
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

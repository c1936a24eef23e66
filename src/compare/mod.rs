//! Two documents in, a [`Comparison`] out: the heart of the product.
//!
//! A pure function of two documents; knows no files, threads, clock or window, and never panics.
//! One file a stage: stems, words → settled → candidates, score → seeds → chains → fill → absorb →
//! short → runs → union → remainders → kinds, order, boilerplate, shares; in what passages leave,
//! second copies and same facts. No model, no word list,
//! one setting for every kind of text.
//!
//! Bounded on any input: sentences past 256 words are cut, past two million pairs of sentences only
//! those with rare words in common are scored, and of very frequent words' runs only some are tried.
//! In long documents what is equal over many sentences is settled first.

mod absorb;
mod alike;
mod also_here;
mod boilerplate;
mod candidates;
mod chains;
mod comparison;
mod evidence;
mod fill;
mod folder;
mod hashing;
mod kinds;
mod meetings;
mod order;
mod related;
mod remainders;
mod residue;
mod run_chains;
mod runs;
mod same;
mod score;
mod seeds;
mod settled;
mod shares;
mod short;
mod sorts;
mod stems;
mod union;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use self::comparison::{Change, Comparison, Hint, Kind, Overlap, Passage, Share, Side, Sides};
pub use self::evidence::{Evidence, SharedWord, evidence};
pub use self::folder::FolderText;

use self::fill::Links;
use self::residue::Residue;
use self::score::Scorer;
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
    compared(Sides { left, right }, &stems, boilerplate, Depth::Hints, cancelled)
}

/// Compares two documents whose words are stemmed already, without looking for hints.
pub(crate) fn compare_stemmed(
    left: &Document,
    right: &Document,
    stems: &Stems,
    boilerplate: FolderBoilerplate<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    compared(Sides { left, right }, stems, boilerplate, Depth::Passages, cancelled)
}

/// How far a comparison goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// Only what counts.
    Passages,
    /// Second copies and same facts as well.
    Hints,
}

fn compared(
    documents: Sides<&Document>,
    stems: &Stems,
    boilerplate: FolderBoilerplate<'_>,
    depth: Depth,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    // Ties are broken by what comes first; so both ways round are compared in one order.
    let is_turned = documents.left.text() > documents.right.text();
    let in_order = if is_turned { documents.mirrored() } else { documents };
    let mut texts = Texts::new(in_order.left, in_order.right, stems);
    let claims = if texts.left.words == texts.right.words {
        Claims { passages: same::claims(&texts), ..Claims::default() }
    } else {
        claims(&mut texts, depth, cancelled)?
    };
    let mut found = passages(claims.passages, &texts, cancelled)?;
    let mut also_here = hints(&claims.also_here, &texts);
    let mut related = hints(&claims.related, &texts);
    if is_turned {
        for Found { passage, words } in &mut found {
            mirror(passage);
            std::mem::swap(&mut words.left, &mut words.right);
        }
        found.sort_by_key(|found| found.words.left.start);
        mirror_hints(&mut also_here);
        mirror_hints(&mut related);
    }
    if cancelled() {
        return None;
    }
    Some(Comparison { also_here, related, ..summary(documents, found, boilerplate) })
}

/// A passage and the words it covers.
struct Found {
    passage: Passage,
    words: Sides<Range<usize>>,
}

/// The passages that claims make, in the left side's order.
fn passages(
    claims: Vec<Claim>,
    texts: &Texts<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Found>> {
    let are_moved = order::are_moved(&claims);
    let mut found = Vec::with_capacity(claims.len());
    let (mut left_unit, mut right_unit) = (0, 0);
    for (index, (claim, is_moved)) in claims.into_iter().zip(are_moved).enumerate() {
        if index % 64 == 0 && cancelled() {
            return None;
        }
        let (kind, changes) = kinds::kind_and_changes(&claim, texts);
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

/// The spans of some hints.
fn hints(claims: &[Claim], texts: &Texts<'_>) -> Vec<Hint> {
    let (mut left_unit, mut right_unit) = (0, 0);
    let hint = |claim: &Claim| Hint {
        left: texts.left.span(&claim.left, &mut left_unit),
        right: texts.right.span(&claim.right, &mut right_unit),
        score: claim.score,
    };
    claims.iter().map(hint).collect()
}

/// What was found in a pair; each in the left side's order.
#[derive(Default)]
struct Claims {
    passages: Vec<Claim>,
    also_here: Vec<Claim>,
    related: Vec<Claim>,
}

/// Steps 1 to 11 of the method, and the hints in what they leave.
fn claims(
    texts: &mut Texts<'_>,
    depth: Depth,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Claims> {
    let settled = settled::settled(texts, cancelled)?;
    let open = Open::new(&settled, texts);
    texts.gather_terms(&open);
    let (n_left, n_right) = (texts.left.units.len(), texts.right.units.len());
    let scorer = Scorer::new(texts);
    let cells = candidates::cells(&scorer, &open, cancelled)?;
    let seeds = seeds::seeds(&cells);
    let believed = chains::believed(&seeds, n_left as f64 * n_right as f64);
    let mut links = Links::new(&believed, n_left, n_right);
    for stretch in &settled {
        links.mark(stretch.lefts(), stretch.rights());
    }
    fill::fill_gaps(&mut links, &scorer);
    fill::extend(&mut links, &scorer, cancelled)?;
    absorb::absorb(&mut links, &scorer, cancelled)?;
    short::link_alike(&mut links, &scorer);
    let chains = run_chains::run_chains(texts, &open, cancelled)?;
    let mut claims = union::union(&links.all, &chains.accepted, texts);
    remainders::take_in(&mut claims, texts);
    claims.extend(settled.iter().flat_map(|stretch| same::stretch_claims(stretch, texts)));
    claims.sort_by_key(|claim| claim.left.start);
    if depth == Depth::Passages {
        return Some(Claims { passages: claims, ..Claims::default() });
    }
    let mut residue = Residue::new(&claims, texts);
    let also_here = also_here::also_here(&mut residue, &cells, &chains);
    let related = related::related(&residue, cancelled)?;
    Some(Claims { passages: claims, also_here, related })
}

fn mirror(passage: &mut Passage) {
    std::mem::swap(&mut passage.left, &mut passage.right);
    for change in &mut passage.changes {
        std::mem::swap(&mut change.left, &mut change.right);
    }
}

fn mirror_hints(hints: &mut [Hint]) {
    for hint in hints.iter_mut() {
        std::mem::swap(&mut hint.left, &mut hint.right);
    }
    hints.sort_by_key(|hint| (hint.left, hint.right));
}

/// Everything that follows from the passages.
fn summary(
    documents: Sides<&Document>,
    found: Vec<Found>,
    folder: FolderBoilerplate<'_>,
) -> Comparison {
    let mut words: Sides<Vec<(Kind, Range<usize>)>> = Sides::default();
    let mut passages = Vec::with_capacity(found.len());
    for Found { passage, words: covered } in found {
        words.left.push((passage.kind, covered.left));
        words.right.push((passage.kind, covered.right));
        passages.push(passage);
    }
    let is_same_text = documents.left.word_ids() == documents.right.word_ids();
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

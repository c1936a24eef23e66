//! Two documents in, a [`Comparison`] out: the heart of the product.
//!
//! A pure function of two documents; knows no files, threads, clock or window, and never panics.
//! One file a stage: words → anchors, settled → stemming, stems → runs, edges → candidates, score →
//! seeds, chains (twice: who chooses each other, then who stands beside them) → fill → absorb → short →
//! union → remainders → spelling → changes, form → kinds, order, boilerplate, shares; in what passages
//! leave, second copies and same facts. No model, no word list decides what corresponds (names and
//! months only tell changes apart), one setting for every kind of text; `method` holds it.
//!
//! Bounded on any input: sentences past 256 words are cut, past two million pairs of sentences only
//! those with rare words in common are scored, and of very frequent words' runs only some are tried.
//! In long documents what reads alike over many sentences is settled first, in linear time; the rest
//! of the method sees only what lies between.

mod absorb;
mod alike;
mod also_here;
mod anchors;
mod boilerplate;
mod candidates;
mod chains;
mod changes;
mod comparison;
mod edges;
mod evidence;
mod figures;
mod fill;
mod folder;
mod form;
mod frame;
mod glimpse;
mod hashing;
mod kinds;
mod meetings;
pub mod method;
mod names;
mod open_words;
mod order;
mod related;
mod remainders;
mod residue;
mod run_chains;
mod runs;
mod same;
mod sameness;
mod score;
mod seeds;
mod settled;
mod shares;
mod short;
mod sorts;
mod spelling;
mod stemming;
mod stems;
mod stretch;
mod union;
mod words;

#[cfg(test)]
mod tests;

pub use self::comparison::{
    Change, Comparison, Extent, FLOOR_SHARE, Hint, Kind, Nature, Overlap, Passage, Share, Side,
    Sides,
};
pub use self::evidence::{Evidence, SharedWord, evidence};
pub use self::folder::FolderText;
pub use self::sameness::Sameness;

use self::edges::Edges;
use self::fill::Links;
pub(crate) use self::folder::ShortParagraph;
use self::method::Method;
use self::residue::Residue;
use self::score::Scorer;
use self::seeds::{Choices, Placed, Seed};
use self::spelling::Spelling;
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
    let counting = Counting { vocabulary, sameness: Sameness::default(), boilerplate };
    compare_counting(left, right, &counting, cancelled)
}

/// Compares two documents as another setting of the method would, for measuring it; `None` if
/// `cancelled` said so meanwhile.
pub fn compare_by(
    method: &Method,
    documents: Sides<&Document>,
    vocabulary: &Vocabulary,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    let lexicon = Lexicon { vocabulary, stems: None, sameness: Sameness::default() };
    compare_as(method, documents, lexicon, Sides::default(), Depth::Passages, cancelled)
}

/// What a comparison is told beside its documents.
#[derive(Clone, Copy, Debug)]
pub struct Counting<'a> {
    /// The vocabulary of their corpus.
    pub vocabulary: &'a Vocabulary,
    /// Which differences count as changes.
    pub sameness: Sameness,
    /// Boilerplate that the folder gives away.
    pub boilerplate: FolderBoilerplate<'a>,
}

/// Compares two documents of one corpus by what a person wants to be told of; `None` if `cancelled`
/// said so meanwhile.
pub fn compare_counting(
    left: &Document,
    right: &Document,
    counting: &Counting<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    let Counting { vocabulary, sameness, boilerplate } = *counting;
    let lexicon = Lexicon { vocabulary, stems: None, sameness };
    let documents = Sides { left, right };
    compare_as(&Method::PRODUCT, documents, lexicon, boilerplate, Depth::Hints, cancelled)
}

/// What a comparison knows of words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexicon<'a> {
    /// How the words are spelt.
    pub(crate) vocabulary: &'a Vocabulary,
    /// Their stems, if they were made before for many pairs; else those of the words that are scored
    /// are made in time.
    pub(crate) stems: Option<&'a Stems>,
    /// Which differences count.
    pub(crate) sameness: Sameness,
}

/// Compares two documents whose words may be stemmed already, without looking for hints.
pub(crate) fn compare_with(
    left: &Document,
    right: &Document,
    lexicon: Lexicon<'_>,
    boilerplate: FolderBoilerplate<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    let documents = Sides { left, right };
    compare_as(&Method::PRODUCT, documents, lexicon, boilerplate, Depth::Passages, cancelled)
}

/// Compares two documents whose words are stemmed already; hints are looked for as well.
pub(crate) fn compare_stemmed(
    documents: Sides<&Document>,
    lexicon: Lexicon<'_>,
    boilerplate: FolderBoilerplate<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    compare_as(&Method::PRODUCT, documents, lexicon, boilerplate, Depth::Hints, cancelled)
}

/// How far a comparison goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// Only what counts.
    Passages,
    /// Second copies and same facts as well.
    Hints,
}

fn compare_as(
    method: &Method,
    Sides { left, right }: Sides<&Document>,
    lexicon: Lexicon<'_>,
    boilerplate: FolderBoilerplate<'_>,
    depth: Depth,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Comparison> {
    // Ties are broken by what comes first; so both ways round are compared in one order.
    let is_turned = left.text() > right.text();
    let (first, second) = if is_turned { (right, left) } else { (left, right) };
    let mut texts = Texts::new(first, second, lexicon.vocabulary.len(), method);
    let claims = if texts.left.words == texts.right.words {
        Claims { passages: same::claims(&texts), ..Claims::default() }
    } else {
        claims(&mut texts, lexicon, depth, cancelled)?
    };
    let mut also_here = hints(&claims.also_here, &texts, is_turned);
    let mut related = hints(&claims.related, &texts, is_turned);
    let found = passages(&texts, claims.passages, lexicon, is_turned, cancelled)?;
    if cancelled() {
        return None;
    }
    let all = summary(left, right, found, boilerplate);
    let Comparison { boilerplate, .. } = &all;
    // That a line of chrome stands here as well is what makes it chrome; repeated prose is told.
    let is_told = |hint: &Hint| {
        Side::BOTH.iter().all(|&side| {
            let (spans, hint) = (boilerplate.of(side), hint.span(side));
            let at = spans.partition_point(|span| span.end <= hint.start);
            let is_inside = spans.get(at).is_some_and(|span| span.covers(hint));
            let document = if side == Side::Left { left } else { right };
            !is_inside || document.words_in(hint).len() >= frame::SHORTEST_PROSE
        })
    };
    also_here.retain(is_told);
    related.retain(is_told);
    Some(Comparison { also_here, related, ..all })
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
    lexicon: Lexicon<'_>,
    is_turned: bool,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Found> {
    let mut are_moved = order::are_moved(&claims);
    if is_turned {
        let mut both: Vec<(Claim, bool)> = claims.into_iter().zip(are_moved).collect();
        both.sort_by_key(|(claim, _)| claim.right.start);
        (claims, are_moved) = both.into_iter().unzip();
    }
    let spelling = Spelling::new(texts, &claims, lexicon.vocabulary, lexicon.sameness);
    let mut passages = Vec::with_capacity(claims.len());
    let (mut left_unit, mut right_unit) = (0, 0);
    for (index, (claim, is_moved)) in claims.iter().zip(are_moved).enumerate() {
        if index % 64 == 0 && cancelled() {
            return None;
        }
        let (kind, changes) = kinds::kind_and_changes(claim, &spelling);
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

/// The spans of some hints (in the first text's order), in the left document's order.
fn hints(claims: &[Claim], texts: &Texts<'_>, is_turned: bool) -> Vec<Hint> {
    let (mut left_unit, mut right_unit) = (0, 0);
    let hint = |claim: &Claim| Hint {
        left: texts.left.span(&claim.left, &mut left_unit),
        right: texts.right.span(&claim.right, &mut right_unit),
        score: claim.score,
    };
    let mut hints: Vec<Hint> = claims.iter().map(hint).collect();
    if is_turned {
        mirror_hints(&mut hints);
    }
    hints
}

/// What was found in a pair; each in the first text's order.
#[derive(Default)]
struct Claims {
    passages: Vec<Claim>,
    also_here: Vec<Claim>,
    related: Vec<Claim>,
}

/// Steps 1 to 11 of the method, and the hints in what they leave.
fn claims(
    texts: &mut Texts<'_>,
    lexicon: Lexicon<'_>,
    depth: Depth,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Claims> {
    let method = texts.method;
    let settled = settled::settled(texts, cancelled)?;
    if let Some(stems) = lexicon.stems {
        texts.gather_terms(&settled, stems);
    } else {
        let stems = Stems::of_words(&texts.open_words(&settled), lexicon.vocabulary, method);
        texts.gather_terms(&settled, &stems);
    }
    let (n_left, n_right) = (texts.left.units.len(), texts.right.units.len());
    let chains = run_chains::run_chains(texts, &settled, cancelled)?;
    let (scorer, edges) = (Scorer::new(texts), Edges::new(&chains.accepted, texts));
    let cells = candidates::cells(&scorer, &settled, cancelled)?;
    let n_cells = n_left as f64 * n_right as f64;
    let mutual = Choices::new(&cells, &Placed::default(), method).mutual();
    let sure = chains::believed(&mutual, n_cells, method);
    let sure: Vec<Seed> = sure.iter().map(|link| link.seed).collect();
    let placed = Placed::new(&sure, method.longest_step);
    let seeds = Choices::new(&cells, &placed, method).one_sided(&sure);
    let believed = chains::believed(&seeds, n_cells, method);
    let mut links = Links::new(&believed, n_left, n_right);
    for stretch in &settled.stretches {
        links.mark(stretch.lefts(), stretch.rights());
    }
    fill::fill_gaps(&mut links, &scorer);
    fill::fill_settled(&mut links, &scorer, &settled.gaps);
    fill::extend(&mut links, &scorer, &edges, cancelled)?;
    absorb::absorb(&mut links, &scorer, cancelled)?;
    short::link_alike(&mut links, &scorer);
    let mut claims = union::union(&mut links.all, &chains.accepted, &edges, texts);
    remainders::take_in(&mut claims, texts);
    claims.reserve(settled.stretches.iter().map(|stretch| stretch.steps.len()).sum());
    for stretch in &settled.stretches {
        claims.extend(same::stretch_claims(stretch, texts));
    }
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
        let is_first = (side == Side::Left) != is_turned;
        let words = || claims.iter().map(|claim| if is_first { &claim.left } else { &claim.right });
        let kinds = || all.passages.iter().map(|passage| passage.kind);
        let coverage = shares::coverage(document, kinds().zip(words()), &boilerplate);
        let whole = if boilerplate.is_empty() {
            coverage
        } else {
            shares::coverage(document, kinds().zip(words()), &[])
        };
        *all.only.of_mut(side) = shares::only(document, covered, &boilerplate);
        *all.boilerplate.of_mut(side) = boilerplate;
        *all.n_covered.of_mut(side) = coverage.n_covered;
        *all.n_counted.of_mut(side) = coverage.n_counted;
        *all.overlap.of_mut(side) = coverage.share;
        *all.with_boilerplate.n_covered.of_mut(side) = whole.n_covered;
        *all.with_boilerplate.n_counted.of_mut(side) = whole.n_counted;
        *all.with_boilerplate.overlap.of_mut(side) = whole.share;
    }
    all
}

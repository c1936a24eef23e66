//! Links and exact runs together: runs cut links to their true edges and add what links have missed
//! (step 11 of the method). What comes out is disjoint on each side.

use std::ops::Range;

use super::comparison::{Side, Sides};
use super::fill::Link;
use super::run_chains::{KEPT_INFORMATION, RunChain};
use super::runs::Run;
use super::words::Texts;

/// Only an end of at least so many words is cut off a link.
const SHORTEST_CUT: usize = 4;
/// Only around verbatim text is anything cut off: so many equal words ...
const SHORTEST_VERBATIM: usize = 7;
/// ... that make up this part of the stretch from the first to the last of them.
const VERBATIM_PART: f64 = 0.85;
/// An end is cut off if both sides share less than this part of the poorer one's information.
const SHARED_PART: f64 = 0.25;
/// A piece of a run has at least so many equal words.
const SHORTEST_PIECE: usize = 3;

/// Words on each side that correspond.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Claim {
    /// The words on the left.
    pub(super) left: Range<usize>,
    /// The words on the right.
    pub(super) right: Range<usize>,
    /// The score in nats.
    pub(super) score: f64,
}

impl Claim {
    /// One side's words.
    pub(super) fn words(&self, side: Side) -> &Range<usize> {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

/// The links, cut where runs say so, and the pieces of runs outside them, in the left side's order.
pub(super) fn union(links: &[Link], chains: &[RunChain], texts: &Texts<'_>) -> Vec<Claim> {
    let partners = Partners::new(chains);
    let mut claims: Vec<Claim> = links
        .iter()
        .map(|link| Claim {
            left: texts.left.words_of(&link.left),
            right: texts.right.words_of(&link.right),
            score: link.score,
        })
        .collect();
    for claim in &mut claims {
        clip(claim, &partners, texts);
    }
    let mut covered = Covered::new(texts.n_words());
    for claim in &claims {
        covered.mark(claim);
    }
    let before = Covered { left: covered.left.clone(), right: covered.right.clone() };
    for piece in chains.iter().flat_map(|chain| pieces(chain, texts)) {
        if before.leaves_most_of(&piece) {
            for part in covered.free_parts(&piece) {
                let claim = claim_of(&part, texts);
                covered.mark(&claim);
                claims.push(claim);
            }
        }
    }
    claims.sort_by_key(|claim| claim.left.start);
    claims
}

/// The pairs of words that runs put beside each other, sorted.
struct Partners(Vec<(usize, usize)>);

impl Partners {
    fn new(chains: &[RunChain]) -> Self {
        let runs = chains.iter().flat_map(|chain| &chain.runs);
        let mut pairs: Vec<_> = runs.flat_map(word_pairs).collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    /// The pairs with both words inside a claim.
    fn inside<'c>(&'c self, claim: &'c Claim) -> impl Iterator<Item = (usize, usize)> + 'c {
        let first = self.0.partition_point(|pair| pair.0 < claim.left.start);
        let pairs = self.0.iter().skip(first).copied();
        let pairs = pairs.take_while(|pair| pair.0 < claim.left.end);
        pairs.filter(|pair| claim.right.contains(&pair.1))
    }
}

fn word_pairs(run: &Run) -> impl Iterator<Item = (usize, usize)> + use<> {
    (run.left..run.left + run.len).zip(run.right..run.right + run.len)
}

/// Cuts the ends off a link that its two sides do not share.
fn clip(claim: &mut Claim, partners: &Partners, texts: &Texts<'_>) {
    let Some(verbatim) = verbatim(claim, partners) else { return };
    let (left, right) = (claim.left.clone(), claim.right.clone());
    if is_unshared(left.start..verbatim.left.start, right.start..verbatim.right.start, texts) {
        (claim.left.start, claim.right.start) = (verbatim.left.start, verbatim.right.start);
    }
    if is_unshared(verbatim.left.end..left.end, verbatim.right.end..right.end, texts) {
        (claim.left.end, claim.right.end) = (verbatim.left.end, verbatim.right.end);
    }
}

/// The stretch that runs cover inside a link, if it is verbatim text. In a paraphrase runs are turns
/// of phrase that both authors used; their ends are no edges.
fn verbatim(claim: &Claim, partners: &Partners) -> Option<Sides<Range<usize>>> {
    let mut n_equal = 0;
    let hull = partners.inside(claim).fold(None, |hull: Option<Sides<Range<usize>>>, pair| {
        n_equal += 1;
        let around =
            |hull: &Range<usize>, word: usize| hull.start.min(word)..hull.end.max(word + 1);
        Some(hull.map_or_else(
            || Sides { left: pair.0..pair.0 + 1, right: pair.1..pair.1 + 1 },
            |hull| Sides { left: around(&hull.left, pair.0), right: around(&hull.right, pair.1) },
        ))
    })?;
    let len = hull.left.len().max(hull.right.len());
    (n_equal >= SHORTEST_VERBATIM && n_equal as f64 >= VERBATIM_PART * len as f64).then_some(hull)
}

/// Whether two stretches, one of them long enough to matter, share next to nothing.
fn is_unshared(left: Range<usize>, right: Range<usize>, texts: &Texts<'_>) -> bool {
    if left.len().max(right.len()) < SHORTEST_CUT {
        return false;
    }
    let of_left = texts.stems_of(&texts.left, left);
    let of_right = texts.stems_of(&texts.right, right);
    let information = |stems: &mut dyn Iterator<Item = &u32>| -> f64 {
        stems.map(|&stem| -texts.stem_chance.get(stem as usize).map_or(0.0, |q| q.ln())).sum()
    };
    let shared =
        information(&mut of_left.iter().filter(|stem| of_right.binary_search(stem).is_ok()));
    let poorer = information(&mut of_left.iter()).min(information(&mut of_right.iter()));
    // Where one side has nothing at all, both are zero: that is unshared too.
    shared <= SHARED_PART * poorer
}

/// Pairs of equal words, in order on both sides.
pub(super) type Piece = Vec<(usize, usize)>;

/// A chain of runs cut at the ends of sentences on both sides.
pub(super) fn pieces(chain: &RunChain, texts: &Texts<'_>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut current = (usize::MAX, usize::MAX);
    for (left, right) in chain.runs.iter().flat_map(word_pairs) {
        let here = (texts.left.unit_at(left, current.0), texts.right.unit_at(right, current.1));
        match pieces.last_mut().filter(|_| current == here) {
            Some(piece) => piece.push((left, right)),
            None => pieces.push(vec![(left, right)]),
        }
        current = here;
    }
    pieces.retain(|piece| piece.len() >= SHORTEST_PIECE);
    pieces
}

/// What a piece claims, scored by the information of its words.
pub(super) fn claim_of(piece: &[(usize, usize)], texts: &Texts<'_>) -> Claim {
    let (first, last) = piece.first().zip(piece.last()).map_or(((0, 0), (0, 0)), |(f, l)| (*f, *l));
    let words = piece.iter().filter_map(|pair| texts.left.words.get(pair.0).copied());
    let score = KEPT_INFORMATION * texts.information(&words.collect::<Vec<_>>());
    Claim { left: first.0..last.0 + 1, right: first.1..last.1 + 1, score }
}

/// Which words are in a claim.
struct Covered {
    left: Vec<bool>,
    right: Vec<bool>,
}

impl Covered {
    fn new(n_words: (usize, usize)) -> Self {
        Self { left: vec![false; n_words.0], right: vec![false; n_words.1] }
    }

    fn mark(&mut self, claim: &Claim) {
        self.left.get_mut(claim.left.clone()).unwrap_or_default().fill(true);
        self.right.get_mut(claim.right.clone()).unwrap_or_default().fill(true);
    }

    /// Whether less than half of a piece is covered, on either side.
    fn leaves_most_of(&self, piece: &Piece) -> bool {
        let n_left = piece.iter().filter(|pair| is_set(&self.left, pair.0)).count();
        let n_right = piece.iter().filter(|pair| is_set(&self.right, pair.1)).count();
        n_left.max(n_right) * 2 < piece.len()
    }

    /// The parts of a piece between which something is covered, as far as they are long enough.
    fn free_parts(&self, piece: &Piece) -> Vec<Piece> {
        let mut parts: Vec<Piece> = Vec::new();
        for &(left, right) in piece {
            if is_set(&self.left, left) || is_set(&self.right, right) {
                continue;
            }
            let goes_on = |part: &&mut Piece| {
                part.last().is_some_and(|last| {
                    !any_set(&self.left, last.0..left) && !any_set(&self.right, last.1..right)
                })
            };
            match parts.last_mut().filter(goes_on) {
                Some(part) => part.push((left, right)),
                None => parts.push(vec![(left, right)]),
            }
        }
        parts.retain(|part| part.len() >= SHORTEST_PIECE);
        parts
    }
}

fn is_set(flags: &[bool], at: usize) -> bool {
    flags.get(at).copied().unwrap_or_default()
}

fn any_set(flags: &[bool], range: Range<usize>) -> bool {
    flags.get(range).is_some_and(|flags| flags.contains(&true))
}

//! Links and exact runs together: runs cut links to their true edges and add what links have missed
//! (step 11 of the method). What comes out is disjoint on each side.

use std::ops::Range;

use super::comparison::Side;
use super::edges::{Edges, End, word_pairs};
use super::fill::Link;
use super::method::Method;
use super::run_chains::RunChain;
use super::words::Texts;

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
pub(super) fn union(
    links: &mut [Link],
    chains: &[RunChain],
    edges: &Edges<'_>,
    texts: &Texts<'_>,
) -> Vec<Claim> {
    links.sort_by_key(|link| link.left.start);
    let neighbour = |at: Option<usize>| at.and_then(|at| links.get(at));
    let cut = |(at, link): (usize, &Link)| {
        let goes_on = [
            neighbour(at.checked_sub(1)).is_some_and(|before| follows(before, link)),
            neighbour(Some(at + 1)).is_some_and(|after| follows(link, after)),
        ];
        let mut words = (texts.left.words_of(&link.left), texts.right.words_of(&link.right));
        for (end, goes_on) in [End::First, End::Last].into_iter().zip(goes_on) {
            words = edges.cut(&words, end, !goes_on).unwrap_or(words);
        }
        Claim { left: words.0, right: words.1, score: link.score }
    };
    let mut claims: Vec<Claim> = links.iter().enumerate().map(cut).collect();
    let mut covered = Covered::new(texts.n_words());
    for claim in &claims {
        covered.mark(claim);
    }
    let before = Covered { left: covered.left.clone(), right: covered.right.clone() };
    for piece in chains.iter().flat_map(|chain| pieces(chain, texts)) {
        if before.leaves_most_of(&piece) {
            for part in covered.free_parts(&piece, texts.method) {
                let claim = claim_of(&part, texts);
                covered.mark(&claim);
                claims.push(claim);
            }
        }
    }
    claims.sort_by_key(|claim| claim.left.start);
    claims
}

/// Whether a link goes on where another ends, with one sentence between at most.
fn follows(before: &Link, after: &Link) -> bool {
    let is_next = |before: &Range<usize>, after: &Range<usize>| {
        (before.end..=before.end + 1).contains(&after.start)
    };
    is_next(&before.left, &after.left) && is_next(&before.right, &after.right)
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
    pieces.retain(|piece| piece.len() >= texts.method.shortest_piece);
    pieces
}

/// What a piece claims, scored by the information of its words.
pub(super) fn claim_of(piece: &[(usize, usize)], texts: &Texts<'_>) -> Claim {
    let (first, last) = piece.first().zip(piece.last()).map_or(((0, 0), (0, 0)), |(f, l)| (*f, *l));
    let words = piece.iter().filter_map(|pair| texts.left.words.get(pair.0).copied());
    let score = texts.method.kept_information * texts.information(&words.collect::<Vec<_>>());
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
    fn free_parts(&self, piece: &Piece, method: &Method) -> Vec<Piece> {
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
        parts.retain(|part| part.len() >= method.shortest_piece);
        parts
    }
}

fn is_set(flags: &[bool], at: usize) -> bool {
    flags.get(at).copied().unwrap_or_default()
}

fn any_set(flags: &[bool], range: Range<usize>) -> bool {
    flags.get(range).is_some_and(|flags| flags.contains(&true))
}

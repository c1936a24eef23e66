//! What a claim leaves of a sentence at its edges: one or two words are no text of their own but
//! words that the other side lacks, so the claim takes them in and shows them as changes.
//!
//! Outside the claim they would stand as an "I" or a "Not" among what only one side has; listed
//! nowhere, they would be a difference that nobody is told of.

use std::ops::Range;

use super::comparison::Side;
use super::union::Claim;
use super::words::{Text, Texts};

/// Widens claims by what they leave of their sentences; they stay disjoint on each side.
pub(super) fn take_in(claims: &mut [Claim], texts: &Texts<'_>) {
    for (side, text) in Side::BOTH.into_iter().zip([&texts.left, &texts.right]) {
        let mut order: Vec<usize> = (0..claims.len()).collect();
        order.sort_by_key(|&at| claims.get(at).map(|claim| claim.words(side).start));
        let (mut unit, mut before) = (0, None);
        for after in order.into_iter().map(Some).chain([None]) {
            let mut found = remainders(claims, side, text, [before, after], &mut unit);
            found.retain(|(rest, _)| (1..=texts.method.longest_remainder).contains(&rest.len()));
            for (remainder, takers) in found {
                let taker = taker(takers, claims, side, texts);
                if let Some(claim) = taker.and_then(|taker| claims.get_mut(taker)) {
                    let words = words_mut(claim, side);
                    *words = words.start.min(remainder.start)..words.end.max(remainder.end);
                }
            }
            before = after;
        }
    }
}

/// Two claims that follow each other on a side, as far as there are two.
type Neighbours = [Option<usize>; 2];

/// The remainders between two neighbours, each with those of them that share its sentence; `unit` is
/// where their sentences are looked for first.
fn remainders(
    claims: &[Claim],
    side: Side,
    text: &Text<'_>,
    neighbours: Neighbours,
    unit: &mut usize,
) -> Vec<(Range<usize>, Neighbours)> {
    let words_of =
        |at: Option<usize>| at.and_then(|at| claims.get(at)).map(|c| c.words(side).clone());
    let [before, after] = neighbours.map(words_of);
    let first = before.as_ref().map_or(0, |words| words.end);
    let end = after.as_ref().map_or(text.words.len(), |words| words.start);
    let mut bounds_at = |word: usize| {
        *unit = text.unit_at(word, *unit);
        text.units.get(*unit).cloned()
    };
    let rest_before = before.and_then(|words| Some(bounds_at(words.end.checked_sub(1)?)?.end));
    let rest_after = after.and_then(|words| Some(bounds_at(words.start)?.start));
    match (rest_before, rest_after) {
        (Some(until), Some(_)) if until > end => vec![(first..end, neighbours)],
        (until, from) => {
            let behind = until.map(|until| (first..until, [neighbours[0], None]));
            let ahead = from.map(|from| (from.max(first)..end, [None, neighbours[1]]));
            behind.into_iter().chain(ahead).collect()
        }
    }
}

/// Which of two claims takes a remainder in: rather one that has changes anyhow, rather the first.
fn taker(takers: Neighbours, claims: &[Claim], side: Side, texts: &Texts<'_>) -> Option<usize> {
    let claim_at = |at: &usize| claims.get(*at);
    let shortest = texts.method.shortest_taker;
    let is_long =
        |at: &usize| claim_at(at).is_some_and(|claim| claim.words(side).len() >= shortest);
    let is_changed = |at: &usize| {
        claim_at(at).is_some_and(|claim| {
            let left = texts.left.words.get(claim.left.clone());
            left != texts.right.words.get(claim.right.clone())
        })
    };
    let long = || takers.into_iter().flatten().filter(is_long);
    long().find(is_changed).or_else(|| long().next())
}

fn words_mut(claim: &mut Claim, side: Side) -> &mut Range<usize> {
    match side {
        Side::Left => &mut claim.left,
        Side::Right => &mut claim.right,
    }
}

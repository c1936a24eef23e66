//! Second copies: what is in no passage, though its text is in one, because another copy of it is.
//!
//! Passages are one to one, so of a source that was used twice they hold one copy. The other is
//! found among what the links have scored and the runs have found already; nothing is scored anew.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use super::candidates::Cells;
use super::chains;
use super::comparison::{Side, Sides};
use super::hashing::{Quick, look};
use super::residue::Residue;
use super::run_chains::{RunChains, is_sure_run};
use super::union::{Claim, claim_of, pieces};
use super::words::Text;
use crate::model::WordId;

/// A stretch of one side whose text is in a passage of the other one.
struct Copy {
    claim: Claim,
    /// The side that is in no passage.
    side: Side,
}

/// The second copies of a pair, in the left side's order. A sentence counts if it scores what a link
/// all by itself must score, a run of words if it passes the runs' bar.
pub(super) fn also_here(
    residue: &mut Residue<'_, '_>,
    cells: &Cells,
    chains: &RunChains,
) -> Vec<Claim> {
    let mut copies = sentences(residue, cells);
    // The surest first; of equal ones the first in reading order stays ahead.
    copies.sort_by(|one, other| other.claim.score.total_cmp(&one.claim.score));
    let mut runs = runs(residue, chains);
    runs.sort_by(|one, other| other.claim.score.total_cmp(&one.claim.score));
    copies.extend(runs);
    copies.extend(Side::BOTH.into_iter().flat_map(|side| of_settled(residue, side)));
    let mut found = Vec::new();
    for Copy { claim, side } in copies {
        if !residue.covers(side, claim.words(side)) {
            residue.take(side, claim.words(side).clone());
            found.push(claim);
        }
    }
    found.sort_by_key(|claim| (claim.left.start, claim.right.start));
    found
}

/// Sentences in no passage with a sure partner that is in one.
fn sentences(residue: &Residue<'_, '_>, cells: &Cells) -> Vec<Copy> {
    let texts = residue.texts();
    let bar = chains::lone_bar(
        texts.left.units.len() as f64 * texts.right.units.len() as f64,
        texts.method,
    );
    let mut found = Vec::new();
    for left in 0..cells.n_rows() {
        let (columns, scores) = cells.row(left);
        let sure = columns.iter().zip(scores).filter(|&(_, &score)| f64::from(score) >= bar);
        for (&right, &score) in sure {
            let units = Sides { left, right: right as usize };
            let Some(side) = uncovered(|side| residue.covers_unit(side, *units.of(side))) else {
                continue;
            };
            let words = |side: Side| texts.text(side).units.get(*units.of(side)).cloned();
            if let Some((left, right)) = words(Side::Left).zip(words(Side::Right)) {
                found.push(Copy { claim: Claim { left, right, score: f64::from(score) }, side });
            }
        }
    }
    found
}

/// Exact runs, sentence by sentence, of which one end is in no passage.
fn runs(residue: &Residue<'_, '_>, chains: &RunChains) -> Vec<Copy> {
    let texts = residue.texts();
    let pieces = chains.accepted.iter().chain(&chains.other).flat_map(|chain| pieces(chain, texts));
    let claims = pieces.map(|piece| claim_of(&piece, texts));
    let sure = claims.filter(|claim| is_sure_run(claim.score, texts));
    let copies = sure.filter_map(|claim| {
        let side = uncovered(|side| residue.covers(side, claim.words(side)))?;
        Some(Copy { claim, side })
    });
    copies.collect()
}

/// Sentences of a side that are in no passage and stand word for word among what was settled on the
/// other one, which neither the links nor the runs have looked at.
fn of_settled(residue: &Residue<'_, '_>, side: Side) -> Vec<Copy> {
    let texts = residue.texts();
    let (text, other) = (texts.text(side), texts.text(side.other()));
    let is_settled = |unit: usize| other.terms(unit).is_empty();
    if !(0..other.units.len()).any(is_settled) {
        return Vec::new();
    }
    let is_open = |unit: &usize| !residue.covers_unit(side, *unit);
    let mut places: HashMap<&[WordId], Vec<usize>, BuildHasherDefault<Quick>> = HashMap::default();
    for unit in (0..text.units.len()).filter(is_open) {
        let words = words(text, unit);
        if is_sure_run(texts.method.kept_information * texts.information(words), texts) {
            places.entry(words).or_default().push(unit);
        }
    }
    // Most of what was settled is nowhere else, which its look tells.
    let looks: HashSet<usize, BuildHasherDefault<Quick>> =
        places.keys().map(|words| look(words)).collect();
    let mut found = Vec::new();
    let n_others = if places.is_empty() { 0 } else { other.units.len() };
    for partner in (0..n_others).filter(|&unit| is_settled(unit)) {
        let words = words(other, partner);
        if !looks.contains(&look(words)) {
            continue;
        }
        let units = places.remove(words).unwrap_or_default();
        let score = texts.method.kept_information * texts.information(words);
        for unit in units {
            let spans = text.units.get(unit).cloned().zip(other.units.get(partner).cloned());
            found.extend(spans.map(|(here, there)| {
                let (left, right) = if side == Side::Left { (here, there) } else { (there, here) };
                Copy { claim: Claim { left, right, score }, side }
            }));
        }
    }
    found
}

fn words<'a>(text: &Text<'a>, unit: usize) -> &'a [WordId] {
    text.units.get(unit).and_then(|unit| text.words.get(unit.clone())).unwrap_or_default()
}

/// The side that is in no passage, if the other one is.
fn uncovered(is_covered: impl Fn(Side) -> bool) -> Option<Side> {
    match Side::BOTH.map(is_covered) {
        [false, true] => Some(Side::Left),
        [true, false] => Some(Side::Right),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{FERRY, MUSEUM, compared};

    /// Checks the second copies as "left | right"; what is in no passage stays what one side only has.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[&str]) {
        let found = compared(left, right);
        let copies = found.also_here.iter();
        let copies =
            copies.map(|copy| format!("{} | {}", copy.left.of(left), copy.right.of(right)));
        assert_eq!(copies.collect::<Vec<_>>(), expected);
        let n_covered = |copy: &&super::super::Hint| {
            let is_covered = [
                found.passages.iter().any(|passage| passage.left.overlaps(copy.left)),
                found.passages.iter().any(|passage| passage.right.overlaps(copy.right)),
            ];
            is_covered[0] != is_covered[1]
        };
        assert!(found.also_here.iter().all(|copy| n_covered(&copy)));
    }

    const LIGHTS: &str = "Her lights were seen off the northern breakwater a little after eight.";

    #[test]
    fn a_sentence_that_is_used_twice_is_named_the_second_time() {
        let reworded = "Her lights were seen a little after eight, off the northern breakwater.";
        let right = format!("{FERRY} {MUSEUM} {reworded}");
        check(FERRY, &right, &[&format!("{LIGHTS} | {reworded}")]);
        check(&right, FERRY, &[&format!("{reworded} | {LIGHTS}")]);
    }

    #[test]
    fn words_quoted_a_second_time_inside_another_sentence_are_named() {
        let quote = "lights were seen off the northern breakwater a little after eight";
        let right = format!(
            "{FERRY} {MUSEUM} Asked about furnaces, the glassblower said that as far as he had been \
             told by the two carters {quote}, whatever anybody else in the brewery might say of it."
        );
        check(FERRY, &right, &[&format!("{quote}. | {quote}")]);
    }

    #[test]
    fn a_headline_that_a_page_repeats_is_no_second_copy() {
        let head = "Anneliese leaves Hollin Quay without clearance from harbour office tonight";
        let right = format!("{head}\n\n{FERRY}\n\n{MUSEUM}");
        let left = format!("{head}\n\n{FERRY}\n\n{head}\n\n{MUSEUM}\n\n{head}");
        check(&left, &right, &[]);
    }

    #[test]
    fn a_paragraph_that_a_page_repeats_is_a_second_copy() {
        let left = format!("{FERRY}\n\n{MUSEUM}\n\n{FERRY}");
        let right = format!("{FERRY}\n\n{MUSEUM}");
        assert!(!compared(&left, &right).also_here.is_empty());
    }

    #[test]
    fn what_is_the_same_or_shares_nothing_has_no_second_copy() {
        check(FERRY, FERRY, &[]);
        check(FERRY, MUSEUM, &[]);
    }
}

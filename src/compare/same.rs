//! Stretches with the same words in the same order: everything corresponds, whatever the commas.

use super::runs::KEPT_INFORMATION;
use super::settled::Stretch;
use super::union::Claim;
use super::words::Texts;

/// For two documents with the same words: one claim for each stretch between the places where both
/// begin a sentence.
pub(super) fn claims(texts: &Texts<'_>) -> Vec<Claim> {
    let mut others = texts.right.units.iter().map(|unit| unit.end).peekable();
    let mut claims = Vec::with_capacity(texts.left.units.len());
    let mut start = 0;
    for end in texts.left.units.iter().map(|unit| unit.end) {
        while others.next_if(|&other| other < end).is_some() {}
        if others.peek() == Some(&end) {
            claims.push(claim((start, start), end - start, texts));
            start = end;
        }
    }
    claims
}

/// One claim for each sentence of a settled stretch.
pub(super) fn stretch_claims(stretch: &Stretch, texts: &Texts<'_>) -> Vec<Claim> {
    let pairs = texts.left.units.get(stretch.lefts()).unwrap_or_default().iter();
    let pairs = pairs.zip(texts.right.units.get(stretch.rights()).unwrap_or_default());
    pairs.map(|(left, right)| claim((left.start, right.start), left.len(), texts)).collect()
}

fn claim((left, right): (usize, usize), len: usize, texts: &Texts<'_>) -> Claim {
    let (left, right) = (left..left + len, right..right + len);
    let words = texts.left.words.get(left.clone()).unwrap_or_default();
    Claim { left, right, score: KEPT_INFORMATION * texts.information(words) }
}

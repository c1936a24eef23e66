//! Documents with the same words in the same order: everything corresponds, whatever the commas.

use super::union::Claim;
use super::words::Texts;

/// What one nat a word is worth here: identical texts need no evidence.
const SCORE_PER_WORD: f64 = 1.0;

/// One claim for each stretch between the places where both documents begin a sentence.
pub(super) fn claims(texts: &Texts<'_>) -> Vec<Claim> {
    let mut others = texts.right.units.iter().map(|unit| unit.end).peekable();
    let mut claims = Vec::with_capacity(texts.left.units.len());
    let mut start = 0;
    for end in texts.left.units.iter().map(|unit| unit.end) {
        while others.next_if(|&other| other < end).is_some() {}
        if others.peek() == Some(&end) {
            let score = SCORE_PER_WORD * (end - start) as f64;
            claims.push(Claim { left: start..end, right: start..end, score });
            start = end;
        }
    }
    claims
}

//! Stretches that are settled without scoring: the same words in the same order, whatever the
//! commas, or nearly so.

use std::ops::Range;

use super::settled::{Step, Stretch};
use super::union::Claim;
use super::words::{Text, Texts};

/// For two documents with the same words: one claim for each stretch between the places where both
/// begin a sentence.
pub(super) fn claims(texts: &Texts<'_>) -> Vec<Claim> {
    let mut others = texts.right.units.iter().map(|unit| unit.end).peekable();
    let mut claims = Vec::with_capacity(texts.left.units.len());
    let mut start = 0;
    for end in texts.left.units.iter().map(|unit| unit.end) {
        while others.next_if(|&other| other < end).is_some() {}
        if others.peek() == Some(&end) {
            claims.push(claim(start..end, start..end, texts));
            start = end;
        }
    }
    claims
}

/// One claim for each step of a settled stretch.
pub(super) fn stretch_claims(stretch: &Stretch, texts: &Texts<'_>) -> Vec<Claim> {
    let claim_of = |step: &Step| {
        let left = texts.left.words_of(&step.lefts());
        claim(left, texts.right.words_of(&step.rights()), texts)
    };
    stretch.steps.iter().map(claim_of).collect()
}

/// A claim that scores the information of its poorer side.
fn claim(left: Range<usize>, right: Range<usize>, texts: &Texts<'_>) -> Claim {
    let information = |text: &Text<'_>, words: &Range<usize>| {
        texts.information(text.words.get(words.clone()).unwrap_or_default())
    };
    let poorer = information(&texts.left, &left).min(information(&texts.right, &right));
    Claim { left, right, score: texts.method.kept_information * poorer }
}

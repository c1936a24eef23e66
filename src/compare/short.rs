//! Links between documents of a few lines, which are too short for any statistics: there, what reads
//! alike word for word, or has most of its telling words in common, is linked, whatever it scores.
//!
//! The method takes each word's chance from the pair itself. In a note of thirty words every shared
//! word looks common, so that not even an exact copy could be told from chance.

use std::ops::Range;

use super::alike::{n_common, ratio};
use super::fill::Links;
use super::score::Scorer;
use super::words::{Text, Texts};
use crate::model::WordIdx;
use crate::text::is_han;

/// Two sentences that read alike, or tell the same.
struct Alike {
    left: usize,
    right: usize,
    ratio: f64,
    n_common: usize,
}

/// Links the free sentences of short documents that read alike, the likest first.
pub(super) fn link_alike(links: &mut Links, scorer: &Scorer<'_>) {
    let texts = scorer.texts();
    let (n_left, n_right) = texts.n_words();
    if n_left + n_right > texts.method.most_short_words {
        return;
    }
    let mut found = Vec::new();
    for left in 0..texts.left.units.len() {
        let alike = (0..texts.right.units.len()).filter_map(|right| alike(texts, left, right));
        found.extend(alike);
    }
    // A stable sort: of equal ones the first in reading order stays ahead.
    found.sort_by(|one, other| {
        other.ratio.total_cmp(&one.ratio).then(other.n_common.cmp(&one.n_common))
    });
    for Alike { left, right, .. } in found {
        if links.is_left_free(left) && links.is_right_free(right) {
            links.push_weak(left, right, scorer.sentences(left, right).max(0.0));
        }
    }
}

fn alike(texts: &Texts<'_>, left: usize, right: usize) -> Option<Alike> {
    let units = (texts.left.units.get(left)?, texts.right.units.get(right)?);
    let of_left = texts.left.words.get(units.0.clone())?;
    let of_right = texts.right.words.get(units.1.clone())?;
    let n_common = n_common(of_left, of_right);
    let ratio = ratio(n_common, of_left, of_right);
    let method = texts.method;
    let n_needed = if of_left == of_right { method.fewest_same } else { method.fewest_common };
    let told = (telling(texts, &texts.left, units.0), telling(texts, &texts.right, units.1));
    let n_told = told.0.iter().filter(|stem| told.1.binary_search(stem).is_ok()).count();
    let retold = 2.0 * n_told as f64 / (told.0.len() + told.1.len()).max(1) as f64;
    let is_alike = ratio >= method.alike_share && n_common >= n_needed;
    let is_retold = retold >= method.retold_share && n_told >= method.fewest_telling;
    let (ratio, n_common) = (ratio.max(retold), n_common.max(n_told));
    (is_alike || is_retold).then_some(Alike { left, right, ratio, n_common })
}

/// The distinct stems of a sentence's telling words, sorted: long ones, and those in Han characters.
fn telling(texts: &Texts<'_>, text: &Text<'_>, unit: &Range<usize>) -> Vec<u32> {
    let is_telling = |word: &usize| {
        let spelled = text.document.word(WordIdx::at(*word)).of(text.document.text());
        spelled.contains(is_han) || spelled.chars().count() >= texts.method.telling_letters
    };
    let words = unit.clone().filter(is_telling);
    let mut stems: Vec<u32> =
        words.flat_map(|word| Texts::stems_of(text, word..word + 1)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

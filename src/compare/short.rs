//! Links between documents of a few lines, which are too short for any statistics: there, what reads
//! alike word for word is linked, whatever it scores.
//!
//! The method takes each word's chance from the pair itself. In a note of thirty words every shared
//! word looks common, so that not even an exact copy could be told from chance.

use super::alike::{n_common, ratio};
use super::fill::Links;
use super::score::Scorer;
use super::words::Texts;

/// Two sentences that read alike.
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
    let of_left = texts.left.units.get(left).and_then(|unit| texts.left.words.get(unit.clone()))?;
    let of_right =
        texts.right.units.get(right).and_then(|unit| texts.right.words.get(unit.clone()))?;
    let n_common = n_common(of_left, of_right);
    let ratio = ratio(n_common, of_left, of_right);
    let method = texts.method;
    let n_needed = if of_left == of_right { method.fewest_same } else { method.fewest_common };
    (ratio >= method.alike_share && n_common >= n_needed).then_some(Alike {
        left,
        right,
        ratio,
        n_common,
    })
}

//! Findings of quotations: what is in quotation marks in one document, and in other words, without
//! marks or cut in another.
//!
//! `marks` finds what is quoted, `pieces` cuts it into sentences, `meetings` and `told` say what another
//! document of the same event has for it, `clusters` joins what met over all pairs, `shown` says in which words it
//! differs, and `joined` sees to it that a number in it is not shown twice.

mod aligned;
mod clause;
mod clusters;
mod joined;
mod keys;
mod likeness;
mod marks;
mod meetings;
mod pieces;
mod shown;
mod told;
mod turned;
mod window;

#[cfg(test)]
mod tests;

use self::clusters::Meetings;
use self::joined::Found;
use self::keys::Keys;
use self::meetings::Sought;
use self::pieces::Quoted;
use self::shown::Shown;
use super::Ground;
use super::finding::Finding;
use crate::compare::Sides;

/// Findings of quotations beside those of values, each difference once; `None` if `cancelled` said so
/// meanwhile.
pub(crate) fn joined_with(
    values: Vec<Finding>,
    ground: &Ground<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Finding>> {
    Some(joined::joined(values, findings(ground, cancelled)?))
}

fn findings(ground: &Ground<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Found>> {
    let Ground { corpus, rarity, .. } = ground;
    let keys = Keys::of(corpus);
    let quoted = quoted(ground, &keys, cancelled)?;
    let mut meetings = Meetings::default();
    for pair in &ground.pairs {
        if cancelled() {
            return None;
        }
        let Sides { left, right } = pair.documents;
        let documents = corpus.document(left).zip(corpus.document(right));
        let texts = quoted.get(left.index()).zip(quoted.get(right.index()));
        let (Some(documents), Some(texts)) = (documents, texts) else { continue };
        let documents = Sides { left: documents.0.as_ref(), right: documents.1.as_ref() };
        let texts = Sides { left: texts.0, right: texts.1 };
        let found = Sought { pair, documents, quoted: texts, rarity }.meetings();
        meetings.add(pair, &quoted, found);
    }
    let shown = Shown { corpus, rarity, keys: &keys, quoted: &quoted };
    let found = meetings.clusters().into_iter().flat_map(|cluster| shown.findings(&cluster));
    Some(found.collect())
}

/// The quotations of each document that stands in a pair, by the documents' numbers.
fn quoted(
    ground: &Ground<'_>,
    keys: &Keys,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Quoted>> {
    let mut is_asked = vec![false; ground.corpus.len()];
    for id in ground.pairs.iter().flat_map(|pair| [pair.documents.left, pair.documents.right]) {
        if let Some(is_asked) = is_asked.get_mut(id.index()) {
            *is_asked = true;
        }
    }
    let mut all = Vec::with_capacity(is_asked.len());
    for ((id, document), is_asked) in ground.corpus.iter().zip(is_asked) {
        if cancelled() {
            return None;
        }
        let boilerplate = ground.folder.boilerplate_of(id);
        let of = || Quoted::of(document, boilerplate, keys, &ground.rarity);
        all.push(if is_asked { of() } else { Quoted::default() });
    }
    Some(all)
}

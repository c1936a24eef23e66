//! Findings of quotations: what is in quotation marks in one document, and in other words, without
//! marks or cut in another.
//!
//! `marks` finds what is quoted, `pieces` cuts it into sentences, `meetings` and `told` say what another
//! document of the same event has for it, `clusters` joins what met over all pairs, and `shown` says in which
//! words it differs.

mod aligned;
mod clause;
mod clusters;
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
use self::keys::Keys;
use self::meetings::Sought;
use self::pieces::Quoted;
use self::shown::Shown;
use super::Ground;
use super::finding::{Finding, Mention};
use crate::compare::Sides;

/// Findings of quotations; `None` if `cancelled` said so meanwhile.
pub(crate) fn findings(
    ground: &Ground<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Finding>> {
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

/// Whether one of some findings of quotations shows all that another finding does: every value stands
/// among the words in which the quotation differs.
pub(crate) fn tells(quoted: &[Finding], finding: &Finding) -> bool {
    quoted.iter().any(|quoted| {
        let is_shown = |mention: &Mention| {
            let mut shown = quoted.mentions().filter(|it| it.document == mention.document);
            shown.any(|it| it.span.overlaps(mention.span))
        };
        quoted.strength <= finding.strength && finding.mentions().all(is_shown)
    })
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

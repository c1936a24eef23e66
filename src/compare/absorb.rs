//! Split and merged sentences: a link takes in a neighbouring sentence while its score gains (step 9
//! of the method).

use std::ops::Range;

use super::fill::{Link, Links};
use super::score::Scorer;

/// A link as it would be with one more sentence.
struct Growth {
    link: usize,
    left: Range<usize>,
    right: Range<usize>,
    score: f64,
    gain: f64,
}

/// Lets links grow from one sentence to two in the first round, then to three on the side where
/// they have two.
pub(super) fn absorb(
    links: &mut Links,
    scorer: &Scorer<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<()> {
    links.all.sort_by_key(|link| link.left.start);
    for round in 0..scorer.texts().method.n_absorptions {
        let mut growths = Vec::new();
        for (index, link) in links.all.iter().enumerate() {
            if index % 256 == 0 && cancelled() {
                return None;
            }
            let n_sentences = link.left.len() + link.right.len();
            if (round == 0 && n_sentences == 2) || (round > 0 && n_sentences == 3) {
                growths.extend(growths_of(index, link, links, scorer));
            }
        }
        growths.sort_by(|one, other| other.gain.total_cmp(&one.gain));
        apply(growths, links);
    }
    Some(())
}

/// What a link gains by each free sentence beside it, where that is enough.
fn growths_of(
    index: usize,
    link: &Link,
    links: &Links,
    scorer: &Scorer<'_>,
) -> impl Iterator<Item = Growth> {
    let gain_bar = scorer.texts().method.gain_bar;
    let (grows_left, grows_right) = (link.right.len() == 1, link.left.len() == 1);
    let is_free = (
        |unit: &usize| grows_left && links.is_left_free(*unit),
        |unit: &usize| grows_right && links.is_right_free(*unit),
    );
    let left_before = link.left.start.checked_sub(1).filter(is_free.0);
    let left_after = Some(link.left.end).filter(is_free.0);
    let right_before = link.right.start.checked_sub(1).filter(is_free.1);
    let right_after = Some(link.right.end).filter(is_free.1);
    let lefts = [left_before, left_after].into_iter().flatten();
    let rights = [right_before, right_after].into_iter().flatten();
    let grown_left = lefts.map(|unit| (with(&link.left, unit), link.right.clone()));
    let grown_right = rights.map(|unit| (link.left.clone(), with(&link.right, unit)));
    let grown = grown_left.chain(grown_right).map(move |(left, right)| {
        let score = scorer.groups(&left, &right);
        Growth { link: index, left, right, score, gain: score - link.score }
    });
    grown.filter(move |growth| growth.gain > gain_bar)
}

fn with(units: &Range<usize>, unit: usize) -> Range<usize> {
    units.start.min(unit)..units.end.max(unit + 1)
}

/// Applies the growths in falling order of gain, one a link, while the sentences are still free.
fn apply(growths: Vec<Growth>, links: &mut Links) {
    let mut has_grown = vec![false; links.all.len()];
    for growth in growths {
        let Some((link, has_grown)) =
            links.all.get(growth.link).zip(has_grown.get_mut(growth.link))
        else {
            continue;
        };
        let new_left = growth.left.clone().filter(|unit| !link.left.contains(unit));
        let new_right = growth.right.clone().filter(|unit| !link.right.contains(unit));
        let is_free = new_left.into_iter().all(|unit| links.is_left_free(unit))
            && new_right.into_iter().all(|unit| links.is_right_free(unit));
        if *has_grown || !is_free {
            continue;
        }
        *has_grown = true;
        links.mark(growth.left.clone(), growth.right.clone());
        if let Some(link) = links.all.get_mut(growth.link) {
            (link.left, link.right, link.score) = (growth.left, growth.right, growth.score);
        }
    }
}

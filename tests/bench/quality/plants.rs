//! Verbatim passages planted anew: real plants of a set are few, and their edges are inexact.

use diptych::text::Span;

use crate::random::Random;
use crate::sets::{Gold, Pair};

/// How often each pair is planted.
const N_PLANTINGS: u64 = 4;
/// So many bytes on either side of a plant are cut out with it.
const MARGIN: usize = 100;

/// The pairs with the planted passages cut out of the left side, and for each one another passage
/// of the right side put in somewhere else. What remains of both is about one topic.
pub(crate) fn replanted(pairs: &[Pair]) -> Vec<Pair> {
    let plantings = (0..N_PLANTINGS).flat_map(|seed| pairs.iter().map(move |pair| (seed, pair)));
    let mut random = Random::new(5);
    plantings.map(|(seed, pair)| planted(pair, seed, &mut random)).collect()
}

fn planted(pair: &Pair, seed: u64, random: &mut Random) -> Pair {
    let mut host = pair.left().to_owned();
    let mut cuts: Vec<Span> = pair.gold.iter().map(|gold| gold.left).collect();
    cuts.sort_by_key(|cut| std::cmp::Reverse(cut.start));
    for cut in cuts {
        let start = host.floor_char_boundary((cut.start as usize).saturating_sub(MARGIN));
        let end = host.ceil_char_boundary(cut.end as usize + MARGIN);
        host.replace_range(start..end, " ");
    }
    // From 200 to 2,000 bytes, from one word to another: plants begin and end anywhere.
    let len = (200.0 * 10_f64.powf(random.share())) as usize;
    let source = pair.right();
    let start = word_start(source, random.below(source.len().saturating_sub(len).max(1)));
    let end = word_start(source, start + len);
    let passage = source.get(start..end).unwrap_or_default().trim_end();
    let at = word_start(&host, random.below(host.len()));
    host.insert_str(at, &format!("{passage} "));
    let mut planted = Pair::new(format!("{} {seed}", pair.name), &host, source);
    planted.gold.push(Gold {
        left: Span::from_range(at..at + passage.len()),
        right: Span::from_range(start..start + passage.len()),
        kind: "identical".to_owned(),
        is_required: true,
    });
    planted
}

/// Where the next word begins, or the text's end.
fn word_start(text: &str, from: usize) -> usize {
    let mut after = text.char_indices().skip_while(|(at, _)| *at < from);
    let space = after.find(|(_, c)| c.is_whitespace());
    let word = space.and_then(|_| after.find(|(_, c)| !c.is_whitespace()));
    word.map_or(text.len(), |(at, _)| at)
}

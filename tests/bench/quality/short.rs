//! Documents of one to ten sentences, cut out of labelled pairs.

use diptych::compare::Sides;
use diptych::text::Span;

use crate::sets::{Gold, Pair};

/// How many links the short documents hold.
const LENGTHS: [usize; 5] = [1, 2, 3, 5, 10];
/// How many of each length are cut out of a pair, spread over its links.
const N_EACH: usize = 12;

/// Short documents made of links that follow each other.
pub(crate) fn shortened(pairs: &[Pair]) -> Vec<Pair> {
    let all = pairs.iter().flat_map(|pair| LENGTHS.map(|len| (pair, len)));
    all.flat_map(|(pair, len)| {
        let step = (pair.gold.len() / N_EACH).max(len);
        let chunks = pair.gold.chunks(step).filter_map(move |chunk| chunk.get(..len));
        chunks.map(|links| short(pair, links))
    })
    .collect()
}

fn short(pair: &Pair, links: &[Gold]) -> Pair {
    let (left, lefts) = joined(links.iter().map(|link| link.left.of(pair.left())));
    let (right, rights) = joined(links.iter().map(|link| link.right.of(pair.right())));
    let mut short = Pair::new(format!("{} {}", pair.name, links.len()), &left, &right);
    let moved =
        |(link, (&left, &right)): (&Gold, (&Span, &Span))| Gold { left, right, ..link.clone() };
    short.gold = links.iter().zip(lefts.iter().zip(&rights)).map(moved).collect();
    short.units = Some(Sides { left: lefts, right: rights });
    short
}

/// Sentences line by line, and where each stands.
fn joined<'t>(sentences: impl Iterator<Item = &'t str>) -> (String, Vec<Span>) {
    let mut text = String::new();
    let spans = sentences.map(|sentence| {
        let start = text.len();
        text.push_str(sentence);
        text.push('\n');
        Span::from_range(start..start + sentence.len())
    });
    let spans = spans.collect();
    (text, spans)
}

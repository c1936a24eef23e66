//! NEAR, `in:`, `kind:` and `only:` against a reference that tries everything.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::document;
use crate::filter::{Pair, PairSide, PassageKind, Query, Switches};
use crate::model::Document;
use crate::text::Span;

/// None of these is part of another.
const WORDS: [&str; 4] = ["ada", "bob", "cid", "dee"];
const UNITS: [&str; 3] = ["sentence", "paragraph", "document"];

/// A query as it is meant.
#[derive(Clone, Debug)]
enum Meant {
    Word(usize),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    /// Operands, each some words, and how many words may stand between.
    Near(Vec<Vec<usize>>, u32),
    Within(usize, Box<Self>),
    /// What stands in stretches of this kind, or outside of them.
    Among(PassageKind, bool, Box<Self>),
}

fn meant() -> impl Strategy<Value = Meant> {
    let words = proptest::collection::vec(0..WORDS.len(), 1..3);
    let near = (proptest::collection::vec(words, 2..4), 1..4_u32);
    let leaf = prop_oneof![
        (0..WORDS.len()).prop_map(Meant::Word),
        near.prop_map(|(operands, n_words)| Meant::Near(operands, n_words)),
    ];
    leaf.prop_recursive(5, 16, 3, |inner| {
        let some = proptest::collection::vec(inner.clone(), 1..4);
        let kind = proptest::sample::select(&PassageKind::ALL[..2]);
        prop_oneof![
            2 => some.clone().prop_map(Meant::All),
            1 => some.prop_map(Meant::Any),
            1 => inner.clone().prop_map(|inner| Meant::Not(Box::new(inner))),
            2 => (0..3_usize, inner.clone())
                .prop_map(|(unit, inner)| Meant::Within(unit, inner.into())),
            1 => (kind, any::<bool>(), inner).prop_map(|(kind, is_in, inner)| Meant::Among(
                kind,
                is_in,
                inner.into()
            )),
        ]
    })
}

fn typed(meant: &Meant) -> String {
    let joined = |parts: &[Meant], sign: &str| {
        format!("({})", parts.iter().map(typed).collect::<Vec<_>>().join(sign))
    };
    match meant {
        Meant::Word(index) => WORDS[*index].to_owned(),
        Meant::All(parts) => joined(parts, " "),
        Meant::Any(parts) => joined(parts, " OR "),
        Meant::Not(inner) => format!("-{}", typed(inner)),
        Meant::Near(operands, n_words) => {
            let words = |words: &Vec<usize>| {
                let words: Vec<_> = words.iter().map(|&index| WORDS[index]).collect();
                format!("({})", words.join(" OR "))
            };
            let operands: Vec<_> = operands.iter().map(words).collect();
            format!("({})", operands.join(&format!(" NEAR/{n_words} ")))
        }
        Meant::Within(unit, inner) => format!("({} in:{})", typed(inner), UNITS[*unit]),
        Meant::Among(kind, is_in, inner) => {
            let sign = if *is_in { "" } else { "-" };
            format!("({} {sign}kind:{})", typed(inner), kind.name())
        }
    }
}

/// The reference: a document with its stretches.
struct Reference<'a> {
    document: &'a Document,
    stretches: &'a [(Span, PassageKind)],
}

/// A unit of the document, and the stretches outside of which nothing counts.
#[derive(Clone)]
struct Ground {
    unit: Span,
    regions: Vec<Vec<Span>>,
}

impl Reference<'_> {
    fn units(&self, size: usize) -> Vec<Span> {
        match size {
            0 => self.document.sentences().collect(),
            1 => self.document.paragraphs().collect(),
            _ => vec![self.document.span()],
        }
    }

    /// The units of a size that lie in another, or the one around it.
    fn seen_from(&self, size: usize, ground: &Ground) -> Vec<Ground> {
        let fits = |unit: &Span| unit.covers(ground.unit) || ground.unit.covers(*unit);
        let units = self.units(size).into_iter().filter(fits);
        units.map(|unit| Ground { unit, ..ground.clone() }).collect()
    }

    fn among(&self, kind: PassageKind, is_in: bool, ground: &Ground) -> Ground {
        let of_kind = self.stretches.iter().filter(|(_, one)| *one == kind).map(|(span, _)| *span);
        let mut region: Vec<Span> = of_kind.collect();
        if !is_in {
            let n = self.document.span().end;
            let outside = (0..n).filter(|&byte| !region.iter().any(|span| span.contains(byte)));
            region = crate::text::merged(outside.map(|at| Span::new(at, at + 1)).collect());
        }
        let mut regions = ground.regions.clone();
        regions.push(region);
        Ground { regions, ..ground.clone() }
    }

    fn hits(&self, word: usize, ground: &Ground) -> Vec<Span> {
        let found = self.document.text().match_indices(WORDS[word]);
        let spans = found.map(|(at, word)| Span::from_range(at..at + word.len()));
        let lies = |span: &Span| {
            let in_region = |region: &Vec<Span>| region.iter().any(|one| one.covers(*span));
            ground.unit.covers(*span) && ground.regions.iter().all(in_region)
        };
        spans.filter(lies).collect()
    }

    /// All chains of hits, one of each operand.
    fn chains(&self, operands: &[Vec<usize>], n_words: u32, ground: &Ground) -> Vec<Vec<Span>> {
        let mut chains: Vec<Vec<Span>> = vec![Vec::new()];
        for operand in operands {
            let spans: BTreeSet<Span> =
                operand.iter().flat_map(|&word| self.hits(word, ground)).collect();
            let longer = chains.iter().flat_map(|chain| {
                let fits = |span: &&Span| {
                    chain.last().is_none_or(|last| self.are_near(*last, **span, n_words))
                };
                spans.iter().filter(fits).map(|span| [chain.clone(), vec![*span]].concat())
            });
            chains = longer.collect();
        }
        chains
    }

    fn are_near(&self, one: Span, other: Span, n_words: u32) -> bool {
        let (first, second) = (one.min(other), one.max(other));
        let between = Span::new(first.end, second.start);
        let n_between = self.document.words_in(between).len();
        let in_one = self.document.paragraphs().any(|p| p.covers(first) && p.covers(second));
        first.end <= second.start && in_one && n_between <= n_words as usize
    }

    fn holds(&self, meant: &Meant, ground: &Ground) -> bool {
        match meant {
            Meant::Word(word) => !self.hits(*word, ground).is_empty(),
            Meant::All(parts) => parts.iter().all(|part| self.holds(part, ground)),
            Meant::Any(parts) => parts.iter().any(|part| self.holds(part, ground)),
            Meant::Not(inner) => !self.holds(inner, ground),
            Meant::Near(operands, n_words) => !self.chains(operands, *n_words, ground).is_empty(),
            Meant::Within(size, inner) => {
                self.seen_from(*size, ground).iter().any(|ground| self.holds(inner, ground))
            }
            Meant::Among(kind, is_in, inner) => {
                self.holds(inner, &self.among(*kind, *is_in, ground))
            }
        }
    }

    fn gather(
        &self,
        meant: &Meant,
        ground: &Ground,
        is_positive: bool,
        found: &mut BTreeSet<Span>,
    ) {
        match meant {
            Meant::Word(word) if is_positive => found.extend(self.hits(*word, ground)),
            Meant::Near(operands, n_words) if is_positive => {
                found.extend(self.chains(operands, *n_words, ground).concat());
            }
            Meant::Word(_) | Meant::Near(..) => {}
            Meant::All(parts) | Meant::Any(parts) => {
                for part in parts {
                    self.gather(part, ground, is_positive, found);
                }
            }
            Meant::Not(inner) => self.gather(inner, ground, !is_positive, found),
            Meant::Within(size, inner) => {
                for ground in self.seen_from(*size, ground) {
                    if self.holds(inner, &ground) {
                        self.gather(inner, &ground, is_positive, found);
                    }
                }
            }
            Meant::Among(kind, is_in, inner) => {
                self.gather(inner, &self.among(*kind, *is_in, ground), is_positive, found);
            }
        }
    }

    fn found(&self, meant: &Meant) -> Option<Vec<Span>> {
        let ground = Ground { unit: self.document.span(), regions: Vec::new() };
        let mut found = BTreeSet::new();
        self.gather(meant, &ground, true, &mut found);
        self.holds(meant, &ground).then(|| found.into_iter().collect())
    }
}

/// Words, some of which end sentences or paragraphs.
fn text() -> impl Strategy<Value = String> {
    let end = proptest::sample::select(&[" ", ", ", " xx ", ". ", ". ", ".\n\n"][..]);
    proptest::collection::vec((0..WORDS.len(), end), 0..20).prop_map(|words| {
        let mut text = String::new();
        for (index, end) in words {
            // Sentences begin with what is none of the words.
            _ = write!(text, "{}{end}", WORDS[index]);
            if end.starts_with('.') {
                text.push_str("Then ");
            }
        }
        text
    })
}

fn stretches() -> impl Strategy<Value = Vec<(Span, PassageKind)>> {
    let stretch = (0..60_u32, 1..25_u32, proptest::sample::select(&PassageKind::ALL[..2]));
    let stretch = stretch.prop_map(|(start, len, kind)| (Span::new(start, start + len), kind));
    proptest::collection::vec(stretch, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn places_are_found_as_by_trying_everything(
        meant in meant(),
        text in text(),
        mut stretches in stretches(),
    ) {
        let document = Arc::new(document(&text));
        // Passages of one kind do not overlap; here they might, and would count as one.
        for kind in PassageKind::ALL {
            let spans = stretches.iter().filter(|(_, one)| *one == kind).map(|(span, _)| *span);
            let spans = crate::text::merged(spans.collect());
            stretches.retain(|(_, one)| *one != kind);
            stretches.extend(spans.into_iter().map(|span| (span, kind)));
        }
        let reference = Reference { document: &document, stretches: &stretches };
        let other = Arc::new(super::document("other"));
        let pair = Pair::new(
            PairSide { document: other, stretches: Vec::new() },
            PairSide { document: Arc::clone(&document), stretches: stretches.clone() },
        );
        let query = Query::parse(&typed(&meant), Switches::default()).unwrap();
        let query = query.beside(Some(Arc::new(pair)));
        let hits = query.hits(&document);
        if let Some(hits) = &hits {
            for hit in hits {
                prop_assert_eq!(&query.terms()[hit.term as usize], hit.span.of(&text));
            }
        }
        let spans = hits.map(|hits| hits.iter().map(|hit| hit.span).collect::<Vec<_>>());
        prop_assert_eq!(spans, reference.found(&meant), "{}", typed(&meant));
    }
}

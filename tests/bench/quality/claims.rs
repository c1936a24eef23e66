//! What is claimed between documents that share nothing, or only the facts.

use std::collections::BTreeMap;
use std::path::Path;

use diptych::compare::Comparison;
use diptych::text::{Span, covered_bytes, merged};

use crate::sets::{Pair, texts};

/// The share of both texts that passages claim, in bytes, the mean of both sides.
pub(crate) fn claimed(pair: &Pair, comparison: &Comparison) -> f64 {
    let share = |spans: Vec<Span>, text: &str| {
        covered_bytes(&merged(spans)) as f64 / text.len().max(1) as f64
    };
    let left = comparison.passages.iter().map(|passage| passage.left).collect();
    let right = comparison.passages.iter().map(|passage| passage.right).collect();
    f64::midpoint(share(left, pair.left()), share(right, pair.right()))
}

/// Reports on one event, written apart from each other.
pub(crate) fn reports(shared: &Path) -> Vec<Pair> {
    let texts = texts(&shared.join("seeds"));
    let pairs = [("000", "002"), ("000", "003"), ("001", "003"), ("002", "003")];
    let text = |begin: &str| texts.iter().find(|(name, _)| name.starts_with(begin));
    let found = pairs.iter().filter_map(|(left, right)| text(left).zip(text(right)));
    found.map(|(left, right)| pair(left, right)).collect()
}

/// Documents that share nothing: every one of a group with every one of another.
///
/// Mark with Matthew and Mark with Acts are no such pairs: one retells the other, and both name the
/// apostles.
pub(crate) fn strangers(shared: &Path) -> Vec<Pair> {
    let data = shared.join("data");
    let of = |set: &str, names: &[&str]| -> BTreeMap<String, String> {
        let mut texts = texts(&data.join(set).join("docs"));
        texts.retain(|name, _| names.iter().any(|known| name.starts_with(known)));
        texts
    };
    let mark = of("bible_mono_dev", &["mark_kjv_asv.a", "mark_asv_oeb.b", "mark_kjv_twenty.b"]);
    let acts = of("bible_moved_dev", &["acts_asv_noyes.a", "acts_kjv_twenty.a"]);
    let matthew = of("synth_dev", &["matt_20.a"]);
    let bible = together(&[&mark, &acts, &matthew]);
    let reports = texts(&shared.join("seeds"));
    let pages = of("pan13_noobf_dev", &["suspicious-document00", "source-document026"]);
    let papers = |number: &str| of("pan25_llm_dev", &[number]);
    let [p05, p13, p61] = &["p000005", "p000013", "p000061"].map(papers);
    let all_papers = together(&[p05, p13, p61]);
    let groups = [
        (&bible, &reports),
        (&bible, &pages),
        (&bible, &all_papers),
        (&pages, &all_papers),
        (&reports, &all_papers),
        (p05, p13),
        (p05, p61),
        (p13, p61),
        (&matthew, &acts),
    ];
    groups.into_iter().flat_map(|(lefts, rights)| product(lefts, rights)).collect()
}

type Texts = BTreeMap<String, String>;

/// Several groups as one.
fn together(groups: &[&Texts]) -> Texts {
    let texts = groups.iter().flat_map(|group| group.iter());
    texts.map(|(name, text)| (name.clone(), text.clone())).collect()
}

fn product<'t>(lefts: &'t Texts, rights: &'t Texts) -> impl Iterator<Item = Pair> + 't {
    lefts.iter().flat_map(move |left| rights.iter().map(move |right| pair(left, right)))
}

fn pair(left: (&String, &String), right: (&String, &String)) -> Pair {
    Pair::new(format!("{} ~ {}", left.0, right.0), left.1, right.1)
}

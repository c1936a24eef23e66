//! The figures of a method: which sets are judged, by what, and where each figure has to lie.

use diptych::compare::Comparison;
use diptych::compare::method::Method;
use rayon::prelude::*;

use crate::claims::{claimed, reports, strangers};
use crate::links::{Links, links};
use crate::noise::{reworded, scanned};
use crate::plagdet::{mean, plagdet};
use crate::plants::replanted;
use crate::sets::{Pair, own_pairs, pairs, shared};

/// Where a figure has to lie.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    AtLeast(f64),
    AtMost(f64),
    /// For reading only.
    None,
}

impl Target {
    pub(crate) fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtLeast(bar) => value >= bar,
            Self::AtMost(bar) => value <= bar,
            Self::None => true,
        }
    }
}

/// One figure of a set.
pub(crate) struct Column {
    pub(crate) name: &'static str,
    judge: Judge,
    /// Where it has to lie at the product's setting.
    pub(crate) target: Target,
    /// Where it has to lie with any numbers drawn around that setting.
    pub(crate) in_draws: Target,
}

/// What is read off a comparison.
#[derive(Clone, Copy)]
enum Judge {
    LinkF1,
    LinkRecall,
    Kinds,
    /// With passages joined over so many bytes.
    Plagdet(u32),
    Precision(u32),
    Claimed,
}

impl Judge {
    fn of(self, pair: &Pair, comparison: &Comparison) -> Option<f64> {
        match self {
            Self::LinkF1 => links(pair, comparison).map(Links::f1),
            Self::LinkRecall => links(pair, comparison).map(|links| links.recall),
            Self::Kinds => links(pair, comparison).and_then(|links| links.kinds),
            Self::Plagdet(gap) => Some(plagdet(pair, comparison, gap).score()),
            Self::Precision(gap) => Some(plagdet(pair, comparison, gap).precision),
            Self::Claimed => Some(claimed(pair, comparison)),
        }
    }
}

/// Pairs of one kind, and what is judged of them.
pub(crate) struct Set {
    pub(crate) pairs: Vec<Pair>,
    pub(crate) columns: Vec<Column>,
}

impl Set {
    /// For each pair the value of each column.
    pub(crate) fn values(&self, method: &Method) -> Vec<Vec<Option<f64>>> {
        let judged = |pair: &Pair| {
            let comparison = pair.compared(method);
            self.columns.iter().map(|column| column.judge.of(pair, &comparison)).collect()
        };
        self.pairs.par_iter().map(judged).collect()
    }

    /// The mean of each column over the pairs that have it.
    pub(crate) fn means(&self, method: &Method) -> Vec<f64> {
        let values = self.values(method);
        let column = |at: usize| values.iter().filter_map(|row| row[at]).collect::<Vec<_>>();
        (0..self.columns.len()).map(|at| mean(&column(at)).unwrap_or_default()).collect()
    }
}

/// Every set that is at hand: those beside the project, if that folder is there, and the project's own.
pub(crate) fn sets() -> Vec<Set> {
    use Judge::{Claimed, Kinds, LinkF1, LinkRecall, Plagdet, Precision};
    use Target::{AtLeast, AtMost, None};
    let column = |name, judge, target, in_draws| Column { name, judge, target, in_draws };
    let mut sets = Vec::new();
    if let Some(shared) = shared() {
        let set = |name: &str| pairs(&shared.join("data").join(name));
        let (mono, moved, synth) =
            (set("bible_mono_dev"), set("bible_moved_dev"), set("synth_dev"));
        let pan13 = set("pan13_noobf_dev");
        let plants = replanted(&pan13);
        let all = || mono.iter().chain(&moved).chain(&synth);
        let (reworded, scanned) = (all().map(reworded).collect(), all().map(scanned).collect());
        sets = vec![
            (
                mono,
                vec![
                    column("mono", LinkF1, AtLeast(0.998), AtLeast(0.996)),
                    column("mono kinds", Kinds, AtLeast(0.95), None),
                ],
            ),
            (moved, vec![column("moved", LinkF1, AtLeast(0.998), AtLeast(0.996))]),
            (
                synth,
                vec![
                    column("synth", LinkF1, AtLeast(0.9995), AtLeast(0.9975)),
                    column("synth kinds", Kinds, AtLeast(0.95), None),
                ],
            ),
            (
                plants,
                vec![
                    column("plants", Plagdet(500), None, None),
                    column("plants P", Precision(500), None, None),
                ],
            ),
            (
                pan13,
                vec![
                    column("pan13", Plagdet(500), AtLeast(0.97), AtLeast(0.93)),
                    column("pan13 P", Precision(500), AtLeast(0.96), None),
                ],
            ),
            (
                set("pan25_llm_dev"),
                vec![
                    column("pan25", Plagdet(1000), AtLeast(0.77), AtLeast(0.74)),
                    column("pan25 P", Precision(1000), None, None),
                ],
            ),
            (
                strangers(&shared),
                vec![column("strangers", Claimed, AtMost(0.0005), AtMost(0.0005))],
            ),
            (reports(&shared), vec![column("reports", Claimed, AtMost(0.01), AtMost(0.03))]),
            (reworded, vec![column("reworded", LinkF1, None, None)]),
            (scanned, vec![column("scanned", LinkF1, None, None)]),
        ];
    }
    let mut own = own_pairs();
    let retold = own.iter().position(|pair| pair.name == "retelling.txt");
    let retold = retold.map(|at| own.swap_remove(at)).into_iter().collect();
    // The gold of the retelling is complete, so that what is not in it is wrong.
    sets.push((
        retold,
        vec![
            column("own", LinkF1, AtLeast(0.97), None),
            column("own kinds", Kinds, AtLeast(0.95), None),
        ],
    ));
    sets.push((own, vec![column("own rest", LinkRecall, AtLeast(1.0), None)]));
    sets.into_iter().map(|(pairs, columns)| Set { pairs, columns }).collect()
}

//! Values bound to each other in any two documents are one statement, and what is told of it.

use std::collections::BTreeMap;

use super::event::Event;
use super::groups::Groups;
use super::main_event::Slot;
use super::pairing::{At, Bond, STRONG};
use super::verdict::Verdict;
use super::wording;
use crate::findings::finding::{
    Basis, Finding, Findings, Grade, Mention, Strength, Subject, Value,
};
use crate::findings::values::What;

/// All values of an event and what binds them.
pub(super) struct Statements<'a> {
    pub(super) event: &'a Event<'a>,
    /// Between documents.
    pub(super) bonds: Vec<Bond>,
    /// Inside one.
    pub(super) inner: Vec<Bond>,
}

/// Values that are about one thing.
#[derive(Default)]
struct Cluster {
    values: Vec<At>,
    bonds: Vec<Bond>,
    slot: Option<Slot>,
}

impl Statements<'_> {
    pub(super) fn findings(&self) -> Findings {
        let likely = self.bonds.iter().filter(|bond| bond.is_likely()).copied();
        let sure = self.clusters(likely.collect(), true);
        let mut compared: Vec<At> = sure.iter().flat_map(|it| it.values.clone()).collect();
        compared.sort_unstable();
        let n_compared = compared.len();
        // What is told of for sure is not told of again, but what agrees for sure may yet be held
        // against what it may be about.
        let told: Vec<&Cluster> = sure.iter().filter(|it| self.is_told(it)).collect();
        let is_new = |bond: &&Bond| {
            let ends = [bond.left, bond.right];
            !told.iter().any(|cluster| ends.iter().any(|end| cluster.values.contains(end)))
        };
        let possible = self.clusters(self.bonds.iter().filter(is_new).copied().collect(), false);
        let inner = self.inner.iter().filter(|bond| Self::is_news(&sure, bond)).copied();
        let inner = self.clusters(inner.collect(), false);
        let mut all = Findings { all: Vec::new(), n_compared, n_alone: 0 };
        all.n_alone = self.event.all().count() - n_compared;
        for cluster in sure.iter().chain(&possible).chain(&inner) {
            all.all.extend(self.finding(cluster));
        }
        all
    }

    /// Whether a cluster's values are not all the same.
    fn is_told(&self, cluster: &Cluster) -> bool {
        self.verdict(cluster).is_some_and(|verdict| verdict != Verdict::Same)
    }

    /// Whether no finding tells already that two values of a document are not the same.
    fn is_news(known: &[Cluster], bond: &Bond) -> bool {
        let has = |cluster: &Cluster, at: At| cluster.values.contains(&at);
        !known.iter().any(|cluster| has(cluster, bond.left) || has(cluster, bond.right))
    }

    /// What the bonds join, and what fills each slot of the main event if that is asked for.
    fn clusters(&self, bonds: Vec<Bond>, with_slots: bool) -> Vec<Cluster> {
        let mut groups = Groups::default();
        let mut slots: BTreeMap<Slot, Vec<At>> = BTreeMap::new();
        for at in self.event.all().filter(|_| with_slots) {
            if let Some(slot) = self.event.slot(at) {
                slots.entry(slot).or_default().push(at);
            }
        }
        for filled in slots.values().filter(|it| is_of_several(it)) {
            if let Some((first, rest)) = filled.split_first() {
                for at in rest {
                    groups.join(*first, *at);
                }
            }
        }
        for bond in &bonds {
            groups.join(bond.left, bond.right);
        }
        let mut all: BTreeMap<At, Cluster> = BTreeMap::new();
        for at in groups.members() {
            all.entry(groups.root(at)).or_default().values.push(at);
        }
        for (slot, filled) in slots {
            let root = filled.first().map(|&first| groups.root(first));
            if let Some(cluster) = root.and_then(|root| all.get_mut(&root)) {
                cluster.slot = cluster.slot.or(Some(slot));
            }
        }
        for bond in bonds {
            if let Some(cluster) = all.get_mut(&groups.root(bond.left)) {
                cluster.bonds.push(bond);
            }
        }
        all.into_values().collect()
    }

    fn finding(&self, cluster: &Cluster) -> Option<Finding> {
        let values = self.values(cluster);
        let verdict = self.verdict(cluster)?;
        let grade = match verdict {
            Verdict::Same => return None,
            Verdict::Counted => Grade::Counted,
            Verdict::LessExact => Grade::LessExact,
            Verdict::Different => Grade::Different,
        };
        let telling: Vec<&Bond> =
            cluster.bonds.iter().filter(|bond| bond.verdict == verdict).collect();
        let best = telling.iter().max_by(|a, b| a.strength.total_cmp(&b.strength));
        let is_linked = telling.iter().any(|bond| bond.is_linked);
        let strongest = best.map_or(0.0, |bond| bond.strength);
        let shared =
            best.map_or_else(Vec::new, |it| wording::shared(self.event, it.left, it.right));
        let about =
            cluster.slot.map_or_else(|| self.about(cluster, best), |slot| slot.name().to_owned());
        let is_inside = best.is_some_and(|bond| bond.left.document == bond.right.document);
        Some(Finding {
            subject: self.subject(cluster)?,
            about,
            grade,
            strength: match () {
                () if is_linked || cluster.slot.is_some() || strongest >= STRONG => {
                    Strength::Strong
                }
                () if strongest >= 1.0 => Strength::Likely,
                () => Strength::Possible,
            },
            basis: match () {
                () if is_linked => Basis::SamePassage,
                () if cluster.slot.is_some() => Basis::MainEvent,
                () if is_inside => Basis::OneDocument,
                () => Basis::SameWords,
            },
            shared,
            values: self.told(&values, verdict),
        })
    }

    fn about(&self, cluster: &Cluster, best: Option<&&Bond>) -> String {
        let shared = best.map(|bond| wording::about(self.event, bond.left, bond.right));
        let first = || Some(wording::around(self.event, *cluster.values.first()?));
        shared.filter(|shared| !shared.is_empty()).or_else(first).unwrap_or_default()
    }

    fn subject(&self, cluster: &Cluster) -> Option<Subject> {
        let first = cluster.values.first().and_then(|&at| self.event.value(at))?;
        Some(match first.what {
            What::Date(_) | What::Vague(_) => Subject::Date,
            What::Time(_) => Subject::Time,
            What::Number(_) => Subject::Number,
        })
    }

    /// How the values differ that are bound to each other.
    fn verdict(&self, cluster: &Cluster) -> Option<Verdict> {
        let bound = cluster.bonds.iter().map(|bond| bond.verdict).max();
        let filled: Vec<At> =
            cluster.values.iter().copied().filter(|&at| self.event.slot(at).is_some()).collect();
        let values = self.grouped(&filled);
        let firsts: Vec<At> = values.iter().filter_map(|group| group.first().copied()).collect();
        let mut all = bound;
        for (number, one) in firsts.iter().enumerate() {
            for other in firsts.iter().skip(number + 1) {
                all = all.max(self.event.verdict(*one, *other));
            }
        }
        all
    }

    /// The values of a cluster, equal ones together, what most documents give first.
    fn values(&self, cluster: &Cluster) -> Vec<Vec<At>> {
        let mut values = self.grouped(&cluster.values);
        values.sort_by_key(|group| std::cmp::Reverse(n_documents(group)));
        values
    }

    fn grouped(&self, all: &[At]) -> Vec<Vec<At>> {
        let mut groups: Vec<Vec<At>> = Vec::new();
        for &at in all {
            let same = groups
                .iter_mut()
                .find(|group| group.first().is_some_and(|&first| self.event.is_same(first, at)));
            match same {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        groups
    }

    fn told(&self, groups: &[Vec<At>], verdict: Verdict) -> Vec<Value> {
        let is_counted = verdict == Verdict::Counted;
        let split: Vec<Vec<At>> =
            if is_counted { wording::by_head(self.event, groups) } else { groups.to_vec() };
        let told = |(number, group): (usize, &Vec<At>)| {
            let fits = |other: &Vec<At>| {
                let verdict = group.first().zip(other.first());
                verdict
                    .and_then(|(one, other)| self.event.verdict(*one, *other))
                    .is_some_and(|verdict| verdict < Verdict::Different)
            };
            let others = split.iter().enumerate().filter(|(at, _)| *at != number);
            let mut mentions: Vec<_> = group.iter().filter_map(|&at| self.mention(at)).collect();
            mentions.sort_by_key(|mention| (mention.document, mention.span));
            Value {
                text: wording::value(self.event, group, is_counted),
                mentions,
                fits: others.filter(|(_, other)| fits(other)).map(|(at, _)| at).collect(),
            }
        };
        split.iter().enumerate().map(told).collect()
    }

    fn mention(&self, at: At) -> Option<Mention> {
        let words = self.event.field.documents.get(at.document)?;
        let value = self.event.value(at)?;
        Some(Mention {
            document: words.id,
            span: value.span,
            sentence: words.document.sentence(value.sentence),
            reckoned: value.reckoned.clone(),
        })
    }
}

fn n_documents(group: &[At]) -> usize {
    let mut documents: Vec<_> = group.iter().map(|at| at.document).collect();
    documents.sort_unstable();
    documents.dedup();
    documents.len()
}

fn is_of_several(values: &[At]) -> bool {
    n_documents(values) > 1
}

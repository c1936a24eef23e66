//! Findings of what quotations that are one differ in.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::finding::{Basis, Finding, Grade, Mention, Strength, Subject, Value};
use super::super::rarity::Rarity;
use super::aligned::{Aligned, Gap};
use super::clusters::{Cluster, Edge, Node};
use super::joined::Found;
use super::keys::Keys;
use super::meetings::Met;
use super::pieces::Quoted;
use super::window::{Window, beside, has_ellipsis, ids, letters, opening, window};
use crate::model::{Corpus, Document};
use crate::text::normal_form;

/// So much of the shorter of two quotations is common if the one is held against the other.
const LEAST_COMMON: f64 = 0.4;
/// Fewer words do not say which quotation it is.
const FEWEST_TOLD: usize = 3;
/// So many differences of a quotation are shown.
const MOST_PLACES: usize = 3;
/// So many shared words are told.
const MOST_SHARED: usize = 5;

/// What is known of all quotations.
pub(super) struct Shown<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) rarity: &'a Rarity,
    pub(super) keys: &'a Keys,
    /// By document.
    pub(super) quoted: &'a [Quoted],
}

/// One quotation beside the one that others are held against.
pub(super) struct Beside<'c> {
    pub(super) node: &'c Node,
    pub(super) aligned: Aligned,
}

impl<'a> Shown<'a> {
    /// The findings of a cluster: one for each quotation that was reworded, else one for what lost its
    /// marks or was told in other words.
    pub(super) fn findings(&self, cluster: &Cluster) -> Vec<Found> {
        let mut covered = BTreeSet::new();
        let mut found = Vec::new();
        for edge in cluster.edges.iter().filter(|edge| edge.met == Met::Reworded) {
            if covered.contains(&edge.nodes.0) && covered.contains(&edge.nodes.1) {
                continue;
            }
            covered.extend([edge.nodes.0, edge.nodes.1]);
            let base = base_of(cluster, edge);
            if let Some((finding, members)) = self.reworded(cluster, edge, base) {
                covered.extend(members);
                found.push(Found { finding, is_reworded: true });
            }
        }
        if found.is_empty() {
            let of = |met| cluster.edges.iter().find(|edge| edge.met == met);
            let edge = of(Met::Unmarked).or_else(|| of(Met::Told));
            let finding = edge.and_then(|edge| self.unmarked(cluster, edge));
            found.extend(finding.map(|finding| Found { finding, is_reworded: false }));
        }
        found
    }

    fn keys_of(&self, node: &Node) -> &'a [u32] {
        let quoted = self.quoted.get(node.document.index());
        quoted.and_then(|it| it.words.keys.get(node.words())).unwrap_or_default()
    }

    pub(super) fn document(&self, node: &Node) -> Option<&'a Document> {
        self.corpus.document(node.document).map(AsRef::as_ref)
    }

    /// What a quotation was reworded to, and the nodes that say so.
    fn reworded(
        &self,
        cluster: &Cluster,
        edge: &Edge,
        base: usize,
    ) -> Option<(Finding, Vec<usize>)> {
        let base_node = cluster.nodes.get(base)?;
        let base_keys = self.keys_of(base_node);
        let other = if edge.nodes.0 == base { edge.nodes.1 } else { edge.nodes.0 };
        let mut others = vec![other];
        others.extend((0..cluster.nodes.len()).filter(|node| *node != base && *node != other));
        let mut members: Vec<(usize, Beside<'_>)> = Vec::new();
        for at in others {
            let node = cluster.nodes.get(at)?;
            let is_known = node.document == base_node.document
                || members.iter().any(|(_, it)| it.node.document == node.document);
            let keys = self.keys_of(node);
            let aligned = Aligned::of(base_keys, keys);
            let least = LEAST_COMMON * base_keys.len().min(keys.len()) as f64;
            if !is_known && (at == other || aligned.common.len() as f64 >= least) {
                members.push((at, Beside { node, aligned }));
            }
        }
        let mut places = self.places(base_node, &members);
        let first = members.first().filter(|_| places.is_empty() && edge.is_linked);
        let is_turned = |(_, it): &&(usize, Beside<'_>)| self.is_turned(base_node, it);
        if first.as_ref().is_some_and(is_turned) {
            places.push(0..base_keys.len());
        }
        let place = places.first()?;
        let values = self.values_at(base_node, &members, &places);
        let document = self.document(base_node)?;
        let lead = beside(document, &shifted(place, base_node.first), &base_node.words());
        let lead = if lead.split_whitespace().filter(|it| *it != "…").count() >= FEWEST_TOLD {
            lead
        } else {
            let first = members.first().map(|(_, it)| it.aligned.longest_run()).unwrap_or_default();
            let is_long = first.len() >= FEWEST_TOLD;
            let run = shifted(&first, base_node.first);
            opening(document, &if is_long { run } else { base_node.words() }).text
        };
        let about = format!("quotation: “{lead}”");
        let finding = self.finding(about, values, cluster, edge)?;
        Some((finding, members.into_iter().map(|(at, _)| at).chain([base]).collect()))
    }

    /// The words of the base in which others differ from it: those that most do and that weigh most, in
    /// order.
    fn places(&self, base: &Node, members: &[(usize, Beside<'_>)]) -> Vec<Range<usize>> {
        let mut gaps: Vec<(Range<usize>, f64)> = Vec::new();
        for (_, member) in members {
            for gap in member.aligned.gaps() {
                let weight = self.weight_of_gap(base, member.node, &gap);
                gaps.extend(weight.map(|weight| (inner(&gap), weight)));
            }
        }
        gaps.sort_by_key(|(gap, _)| (gap.start, gap.end));
        let mut places: Vec<(Range<usize>, f64)> = Vec::new();
        for (gap, weight) in gaps {
            match places.last_mut().filter(|(last, _)| gap.start < last.end || gap == *last) {
                Some((last, sum)) => {
                    last.end = last.end.max(gap.end);
                    *sum += weight;
                }
                None => places.push((gap, weight)),
            }
        }
        places
            .sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.start.cmp(&other.0.start)));
        places.truncate(MOST_PLACES);
        let mut places: Vec<Range<usize>> = places.into_iter().map(|(place, _)| place).collect();
        places.sort_by_key(|place| place.start);
        places
    }

    /// How much a difference tells; `None` if it is none of words, or if the rest was merely left out.
    fn weight_of_gap(&self, base: &Node, other: &Node, gap: &Gap) -> Option<f64> {
        let is_cut = gap.left.is_empty() || gap.right.is_empty();
        if gap.is_outside && is_cut {
            return None;
        }
        let documents = (self.document(base)?, self.document(other)?);
        let sides = (shifted(&gap.left, base.first), shifted(&gap.right, other.first));
        let is_marked = has_ellipsis(documents.0, &sides.0) || has_ellipsis(documents.1, &sides.1);
        if is_cut && is_marked {
            return None;
        }
        let words = (ids(documents.0, &sides.0), ids(documents.1, &sides.1));
        let vocabulary = self.corpus.vocabulary();
        let spelt = |ids: &[_]| letters(ids.iter().map(|&id| vocabulary.word(id)));
        if spelt(words.0) == spelt(words.1) {
            return None;
        }
        // A number tells more than any word.
        let weight = |&id: &_| {
            let is_number = self.keys.is_number(self.keys.key(id));
            if is_number { 2.0 * self.rarity.most() } else { self.rarity.weight_of_word(id) }
        };
        Some(words.0.iter().chain(words.1).map(weight).fold(0.5, f64::max))
    }

    /// The values at some places of the base.
    fn values_at(
        &self,
        base: &Node,
        members: &[(usize, Beside<'_>)],
        places: &[Range<usize>],
    ) -> Vec<Value> {
        let mut values: Vec<(Vec<u32>, Value)> = Vec::new();
        let mut add = |node: &Node, differing: &[Range<usize>]| {
            let Some(document) = self.document(node) else { return };
            let words: Vec<_> = differing.iter().map(|it| shifted(it, node.first)).collect();
            let Some(shown) = window(document, &words, &node.words()) else { return };
            let all = self.keys_of(node);
            let of = |range: &Range<usize>| all.get(range.clone()).unwrap_or_default();
            // The end of each place is told apart from the words.
            let keys = differing.iter().flat_map(|it| of(it).iter().copied().chain([u32::MAX]));
            self.add(&mut values, (keys.collect(), shown), node);
        };
        add(base, places);
        for (_, member) in members {
            let opposite = places.iter().map(|place| {
                let opposite = member.aligned.opposite(place)?;
                let longest = place.len().max(1) * 3 + 4;
                Some(opposite.start..opposite.end.min(opposite.start + longest))
            });
            // Who has not all of it is cut, and says nothing of the rest.
            if let Some(opposite) = opposite.collect::<Option<Vec<_>>>() {
                add(member.node, &opposite);
            } else if let [place] = places
                && *place == (0..base.words().len())
                && (member.aligned.common.is_empty() || self.is_turned(base, member))
            {
                let whole = 0..member.node.words().len();
                add(member.node, std::slice::from_ref(&whole));
            }
        }
        values.into_iter().map(|(_, value)| value).collect()
    }

    /// Adds a mention to the value with these words, or a new one.
    fn add(&self, values: &mut Vec<(Vec<u32>, Value)>, shown: (Vec<u32>, Window), node: &Node) {
        let (keys, Window { text, span }) = shown;
        let Some(document) = self.document(node) else { return };
        let sentence = document.sentence_at_byte(span.start);
        let sentence = sentence.map_or(span, |sentence| document.sentence(sentence));
        let mention = Mention { document: node.document, span, sentence, reckoned: None };
        match values.iter_mut().find(|(known, _)| *known == keys) {
            Some((_, value)) => value.mentions.push(mention),
            None => {
                values.push((keys, Value { text, mentions: vec![mention], fits: Vec::new() }));
            }
        }
    }

    fn finding(
        &self,
        about: String,
        mut values: Vec<Value>,
        cluster: &Cluster,
        edge: &Edge,
    ) -> Option<Finding> {
        let mut texts: Vec<String> = values.iter().map(|it| normal_form(&it.text).into()).collect();
        texts.sort_unstable();
        texts.dedup();
        if values.len() < 2 || texts.len() < values.len() {
            return None;
        }
        for value in &mut values {
            value.mentions.sort_by_key(|mention| (mention.document, mention.span));
        }
        values.sort_by_key(|value| {
            let first = value.mentions.first().map(|it| (it.document, it.span));
            (std::cmp::Reverse(value.mentions.len()), first)
        });
        let basis = if edge.is_linked { Basis::SamePassage } else { Basis::SameWords };
        let (strength, shared) = (strength(cluster, edge.met), self.shared(cluster, edge));
        let (subject, grade) = (Subject::Quotation, Grade::Reworded);
        Some(Finding { subject, about, grade, strength, basis, shared, values })
    }

    /// The rarest words that both nodes of an edge have.
    fn shared(&self, cluster: &Cluster, edge: &Edge) -> Vec<String> {
        let node = |at: usize| {
            let node = cluster.nodes.get(at)?;
            Some(ids(self.document(node)?, &node.words()))
        };
        let (Some(one), Some(other)) = (node(edge.nodes.0), node(edge.nodes.1)) else {
            return Vec::new();
        };
        let mut words: Vec<_> = one
            .iter()
            .filter(|id| other.contains(id))
            .map(|&id| (self.rarity.weight_of_word(id), id))
            .filter(|(weight, _)| *weight > 0.0)
            .collect();
        words.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        words.dedup_by_key(|(_, id)| *id);
        let words = words.into_iter().take(MOST_SHARED);
        words.map(|(_, id)| self.corpus.vocabulary().word(id).to_owned()).collect()
    }

    /// A quotation that others have without marks, or tell in other words.
    fn unmarked(&self, cluster: &Cluster, edge: &Edge) -> Option<Finding> {
        let base = cluster.nodes.get(edge.nodes.0)?;
        let is_told = edge.met == Met::Told;
        let mut marked: Vec<&Node> = vec![base];
        let mut bare: Vec<&Node> = Vec::new();
        for edge in &cluster.edges {
            let (one, other) = (cluster.nodes.get(edge.nodes.0)?, cluster.nodes.get(edge.nodes.1)?);
            marked.push(one);
            match edge.met {
                Met::Unmarked if !is_told => bare.push(other),
                Met::Told if is_told => bare.push(other),
                Met::Same => marked.push(other),
                _ => {}
            }
        }
        let mut values = vec![Value::default(), Value::default()];
        for (is_bare, nodes) in [marked, bare].into_iter().enumerate() {
            let mut seen = BTreeSet::new();
            for node in nodes.into_iter().filter(|node| seen.insert(node.document)) {
                let document = self.document(node)?;
                let shown = opening(document, &node.words());
                let text = if is_bare == 1 { shown.text } else { format!("“{}”", shown.text) };
                let mut one = Vec::new();
                self.add(&mut one, (Vec::new(), Window { text, span: shown.span }), node);
                if let (Some((_, new)), Some(value)) = (one.pop(), values.get_mut(is_bare)) {
                    value.text = if value.text.is_empty() { new.text } else { value.text.clone() };
                    value.mentions.extend(new.mentions);
                }
            }
        }
        let said = opening(self.document(base)?, &base.words()).text;
        let what = if is_told {
            format!("quotation, told in other words: “{said}”")
        } else {
            format!("quotation without its marks: “{said}”")
        };
        values.retain(|value| !value.mentions.is_empty());
        if values.len() < 2 {
            return None;
        }
        let basis = if edge.is_linked { Basis::SamePassage } else { Basis::SameWords };
        let subject = Subject::Quotation;
        let (strength, shared, grade) =
            (strength(cluster, edge.met), self.shared(cluster, edge), Grade::Reworded);
        Some(Finding { subject, about: what, grade, strength, basis, shared, values })
    }
}

/// The part of a difference that the other side may have said so: of what stands before or behind all
/// common words, no more than the other side has there.
fn inner(gap: &Gap) -> Range<usize> {
    if !gap.is_outside || gap.left.len() <= gap.right.len() + 2 {
        return gap.left.clone();
    }
    let n_kept = gap.right.len() + 2;
    if gap.left.start == 0 {
        gap.left.end - n_kept..gap.left.end
    } else {
        gap.left.start..gap.left.start + n_kept
    }
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// How sure the surest meeting of this kind is in a cluster.
fn strength(cluster: &Cluster, met: Met) -> Strength {
    let edges = cluster.edges.iter().filter(|edge| edge.met == met);
    edges.map(|edge| edge.strength).min().unwrap_or(Strength::Possible)
}

/// The node of an edge that more others agree with.
fn base_of(cluster: &Cluster, edge: &Edge) -> usize {
    let n_same = |node: usize| {
        let same = cluster.edges.iter().filter(|edge| edge.met == Met::Same);
        same.filter(|edge| edge.nodes.0 == node || edge.nodes.1 == node).count()
    };
    let (one, other) = edge.nodes;
    if n_same(other) > n_same(one) { other } else { one }
}

//! Which quotations of all documents are one: those that met, pair by pair.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::Pair;
use super::super::finding::Strength;
use super::meetings::{Meeting, Met};
use super::pieces::Quoted;
use crate::model::DocId;

/// Words of a document, quoted or not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node {
    pub(super) document: DocId,
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Node {
    fn new(document: DocId, words: &Range<usize>) -> Self {
        Self { document, first: words.start, end: words.end }
    }

    pub(super) fn words(&self) -> Range<usize> {
        self.first..self.end
    }
}

/// Two nodes of a cluster by their numbers, and how they met.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) nodes: (usize, usize),
    pub(super) met: Met,
    pub(super) is_linked: bool,
    pub(super) strength: Strength,
}

/// What was met of one quotation.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
}

/// All that met, being joined.
#[derive(Debug, Default)]
pub(super) struct Meetings {
    numbers: BTreeMap<Node, usize>,
    edges: Vec<Edge>,
}

impl Meetings {
    /// Takes in what met in a pair.
    pub(super) fn add(&mut self, pair: &Pair, quoted: &[Quoted], meetings: Vec<Meeting>) {
        for meeting in meetings {
            let side = meeting.side;
            let piece = |side, piece: usize| {
                let document = *pair.documents.of(side);
                let piece = quoted.get(document.index())?.pieces.get(piece)?;
                Some(Node::new(document, &piece.words))
            };
            let Some(one) = piece(side, meeting.piece) else { continue };
            let unmarked = || Node::new(*pair.documents.of(side.other()), &meeting.words);
            let other = meeting.other.and_then(|other| piece(side.other(), other));
            let nodes = (self.number(one), self.number(other.unwrap_or_else(unmarked)));
            let Meeting { met, is_linked, strength, .. } = meeting;
            self.edges.push(Edge { nodes, met, is_linked, strength });
        }
    }

    fn number(&mut self, node: Node) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(node).or_insert(next)
    }

    /// The clusters in which not all is the same, by the place of their first node.
    pub(super) fn clusters(self) -> Vec<Cluster> {
        let mut roots: Vec<usize> = (0..self.numbers.len()).collect();
        for edge in &self.edges {
            // What is told in other words belongs to one quotation, and joins no two.
            if edge.met != Met::Told {
                join(&mut roots, edge.nodes);
            }
        }
        for edge in self.edges.iter().filter(|edge| edge.met == Met::Told) {
            join(&mut roots, edge.nodes);
        }
        let mut by_root: BTreeMap<usize, Cluster> = BTreeMap::new();
        let mut places = vec![0; roots.len()];
        for (node, &number) in &self.numbers {
            let cluster = by_root.entry(root(&roots, number)).or_default();
            if let Some(place) = places.get_mut(number) {
                *place = cluster.nodes.len();
            }
            cluster.nodes.push(node.clone());
        }
        for edge in self.edges {
            let place = |number: usize| places.get(number).copied().unwrap_or_default();
            if let Some(cluster) = by_root.get_mut(&root(&roots, edge.nodes.0)) {
                let nodes = (place(edge.nodes.0), place(edge.nodes.1));
                cluster.edges.push(Edge { nodes, ..edge });
            }
        }
        let mut clusters: Vec<Cluster> = by_root.into_values().collect();
        clusters.retain(|cluster| {
            let has = |met| cluster.edges.iter().any(|edge| edge.met == met);
            let differs = has(Met::Reworded) || has(Met::Unmarked) || has(Met::Told);
            differs && (has(Met::Reworded) || !has(Met::Cited))
        });
        clusters.sort_by(|one, other| one.nodes.first().cmp(&other.nodes.first()));
        clusters
    }
}

fn root(roots: &[usize], mut at: usize) -> usize {
    while let Some(&above) = roots.get(at).filter(|above| **above != at) {
        at = above;
    }
    at
}

fn join(roots: &mut [usize], nodes: (usize, usize)) {
    let (one, other) = (root(roots, nodes.0), root(roots, nodes.1));
    // The smaller number leads, and ways stay short enough for the few that one quotation has.
    for at in [nodes.0, nodes.1, one, other] {
        if let Some(above) = roots.get_mut(at) {
            *above = one.min(other);
        }
    }
}

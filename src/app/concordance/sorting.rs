//! Sorts hits by the words beside them.
//!
//! By the nearest word first, then by those further off, then by the hit's own word and those on its
//! other side, then by place: the same hits always come in the same order. Words are compared in
//! normal form without their accents, and stay within the paragraph.

use std::sync::Arc;

use rayon::prelude::*;

use super::{HitOrder, Places};
use crate::app::state::HitIdx;
use crate::filter::{Hit, Hits};
use crate::model::{Corpus, DocId, Document, Vocabulary, WordId};
use crate::text::{Span, without_marks};

/// So many hits are sorted; of more, the first ones.
pub const MOST_SORTED: usize = 100_000;

/// So many words on the side by which is sorted, and then on the other.
const N_NEAR: usize = 4;
const N_FAR: usize = 2;

/// Words as they are compared: those near, the hit's own, those on the other side; 0 is none.
type Key = [u32; N_NEAR + 1 + N_FAR];

/// What is to be sorted.
#[derive(Clone, Debug)]
pub struct SortRequest {
    /// The documents.
    pub corpus: Corpus,
    /// Their hits.
    pub hits: Arc<Hits>,
    /// By which word.
    pub order: HitOrder,
}

/// Hits in an order.
#[derive(Debug)]
pub struct Sorted {
    hits: Arc<Hits>,
    order: HitOrder,
    /// The hits' numbers by document, before they were sorted.
    places: Places,
    /// The number of each line.
    numbers: Vec<u32>,
    /// The line of each number.
    lines: Vec<u32>,
    n_left_out: usize,
}

impl Sorted {
    pub(super) fn hits(&self) -> &Arc<Hits> {
        &self.hits
    }

    pub(super) fn is_of(&self, hits: &Arc<Hits>, order: HitOrder) -> bool {
        Arc::ptr_eq(&self.hits, hits) && self.order == order
    }

    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    pub(super) fn n_left_out(&self) -> usize {
        self.n_left_out
    }

    pub(super) fn hit_at(&self, line: usize) -> Option<HitIdx> {
        self.places.hit_at(*self.numbers.get(line)? as usize)
    }

    pub(super) fn line_of(&self, hit: HitIdx) -> Option<usize> {
        let number = self.places.number_of(hit)?;
        self.lines.get(number).map(|&line| line as usize)
    }
}

impl SortRequest {
    /// Sorts; `None` if `cancelled` said so meanwhile.
    pub fn run(self, cancelled: &dyn Fn() -> bool) -> Option<Sorted> {
        let Self { corpus, hits, order } = self;
        let ids: Vec<DocId> = corpus.iter().map(|(id, _)| id).collect();
        let places = Places::new(&ids, |id| hits.n_of(id));
        let words = words(&corpus, &hits, order, cancelled)?;
        let keys = ranked(&words, corpus.vocabulary());
        if cancelled() {
            return None;
        }
        let mut numbers: Vec<u32> = (0..keys.len() as u32).collect();
        numbers.par_sort_unstable_by_key(|&number| (keys.get(number as usize), number));
        let mut lines = vec![0; numbers.len()];
        for (line, &number) in (0_u32..).zip(&numbers) {
            if let Some(slot) = lines.get_mut(number as usize) {
                *slot = line;
            }
        }
        let n_left_out = places.len() - numbers.len();
        (!cancelled()).then_some(Sorted { hits, order, places, numbers, lines, n_left_out })
    }
}

/// The words that sort each hit, up to the most that are sorted.
fn words(
    corpus: &Corpus,
    hits: &Hits,
    order: HitOrder,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<[Option<WordId>; N_NEAR + 1 + N_FAR]>> {
    let mut found = Vec::new();
    for (id, document) in corpus.iter() {
        if found.len() >= MOST_SORTED || hits.n_of(id) == 0 {
            continue;
        }
        if cancelled() {
            return None;
        }
        let room = MOST_SORTED - found.len();
        let hits = hits.of(id, corpus).iter().take(room);
        found.extend(hits.map(|&hit| words_beside(document, hit, order)));
    }
    Some(found)
}

fn words_beside(
    document: &Document,
    hit: Hit,
    order: HitOrder,
) -> [Option<WordId>; N_NEAR + 1 + N_FAR] {
    let paragraph = document.paragraph_at_byte(hit.span.start);
    let paragraph = paragraph.map_or(hit.span, |index| document.paragraph(index)).hull(hit.span);
    let ids = |span: Span| document.word_ids().get(document.words_in(span)).unwrap_or_default();
    let before = ids(Span::new(paragraph.start, hit.span.start)).iter().rev().copied();
    let after = ids(Span::new(hit.span.end, paragraph.end)).iter().copied();
    let own = ids(hit.span).first().copied();
    let mut found = [None; N_NEAR + 1 + N_FAR];
    let (near, rest) = found.split_at_mut(N_NEAR);
    let (middle, far) = rest.split_at_mut(1);
    middle.fill(own);
    let fill = |slots: &mut [Option<WordId>], words: &mut dyn Iterator<Item = WordId>| {
        slots.iter_mut().zip(words).for_each(|(slot, word)| *slot = Some(word));
    };
    if order == HitOrder::LeftWord {
        fill(near, &mut { before });
        fill(far, &mut { after });
    } else {
        fill(near, &mut { after });
        fill(far, &mut { before });
    }
    found
}

/// The same words as places in their order, so that comparing them reads no text.
fn ranked(words: &[[Option<WordId>; N_NEAR + 1 + N_FAR]], vocabulary: &Vocabulary) -> Vec<Key> {
    let mut used: Vec<WordId> = words.iter().flatten().flatten().copied().collect();
    used.sort_unstable();
    used.dedup();
    let text = |index: u32| {
        let word = used.get(index as usize).map_or("", |&id| vocabulary.word(id));
        (without_marks(word).into_owned(), word)
    };
    let mut in_order: Vec<u32> = (0..used.len() as u32).collect();
    in_order.sort_by_cached_key(|&index| text(index));
    let mut ranks = vec![0; used.len()];
    for (rank, &index) in (1_u32..).zip(&in_order) {
        if let Some(slot) = ranks.get_mut(index as usize) {
            *slot = rank;
        }
    }
    let rank = |word: Option<WordId>| {
        let index = word.and_then(|word| used.binary_search(&word).ok());
        index.and_then(|index| ranks.get(index)).copied().unwrap_or_default()
    };
    words.iter().map(|words| words.map(rank)).collect()
}

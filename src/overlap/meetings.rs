//! Which documents meet: those that have a fingerprint in common.

use super::outline::Outline;

/// What so many documents have, each of them shares with each other one; past it, with its
/// neighbours only, so that a text reprinted everywhere costs no more than its reprints.
const MOST_ALL_TO_ALL: usize = 32;
/// Of the documents that have the same, in the order of the folder, one meets so many that follow.
const NEIGHBOURS: usize = 8;
/// Bits of a sieve for each fingerprint: of eight single ones it lets about one through.
const SIEVE_BITS: usize = 8;

/// A fingerprint that more than one document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Meeting {
    pub(super) hash: u64,
    pub(super) document: u32,
    /// The first of its words in the document.
    pub(super) word: u32,
}

/// The fingerprints that more than one document has, by hash and document; each document's first.
pub(super) fn meetings(
    outlines: &[Outline],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Meeting>> {
    let n_prints: usize = outlines.iter().map(|outline| outline.prints.len()).sum();
    let mut sieve = Sieve::new(n_prints);
    for outline in outlines {
        if cancelled() {
            return None;
        }
        outline.prints.iter().for_each(|print| sieve.add(print.hash));
    }
    let mut found = Vec::with_capacity(n_prints / 8);
    for (document, outline) in outlines.iter().enumerate() {
        if cancelled() {
            return None;
        }
        let repeated = outline.prints.iter().filter(|print| sieve.is_repeated(print.hash));
        let document = document as u32;
        found.extend(repeated.map(|print| Meeting {
            hash: print.hash,
            document,
            word: print.word,
        }));
    }
    found.sort_unstable();
    found.dedup_by_key(|meeting| (meeting.hash, meeting.document));
    let groups = found.chunk_by(|one, other| one.hash == other.hash);
    Some(groups.filter(|group| group.len() > 1).flatten().copied().collect())
}

/// The pairs that meet, in order, each once.
pub(super) fn pairs(meetings: &[Meeting]) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for group in meetings.chunk_by(|one, other| one.hash == other.hash) {
        let reach = if group.len() > MOST_ALL_TO_ALL { NEIGHBOURS } else { MOST_ALL_TO_ALL };
        for (at, left) in group.iter().enumerate() {
            let others = group.iter().skip(at + 1).take(reach);
            found.extend(others.map(|right| (left.document, right.document)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Tells most hashes that were added once from those that were added again, in little memory.
struct Sieve {
    once: Vec<u64>,
    again: Vec<u64>,
}

impl Sieve {
    fn new(n_hashes: usize) -> Self {
        let n_words = (SIEVE_BITS * n_hashes / 64 + 1).next_power_of_two();
        Self { once: vec![0; n_words], again: vec![0; n_words] }
    }

    fn add(&mut self, hash: u64) {
        let (at, bit) = self.place(hash);
        if let Some(once) = self.once.get_mut(at) {
            if *once & bit == 0 {
                *once |= bit;
            } else if let Some(again) = self.again.get_mut(at) {
                *again |= bit;
            }
        }
    }

    fn is_repeated(&self, hash: u64) -> bool {
        let (at, bit) = self.place(hash);
        self.again.get(at).is_some_and(|again| again & bit != 0)
    }

    /// The lowest bits are spent: of many hashes the smallest was chosen, but their ends are even.
    fn place(&self, hash: u64) -> (usize, u64) {
        ((hash >> 6) as usize & (self.once.len() - 1), 1 << (hash & 63))
    }
}

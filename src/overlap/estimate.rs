//! Shares of a large folder, estimated from what documents have word for word.
//!
//! No pair is looked at that has no fingerprint in common. What the folder's documents have as site
//! chrome is left out, as in a comparison.

use rayon::prelude::*;

use super::Pair;
use super::meetings::{Meeting, meetings, pairs};
use super::outline::{Outline, Reader};
use super::runs::n_common;
use crate::compare::{Extent, FolderText, Overlap, Share, Sides};
use crate::model::DocId;
use crate::text::Span;

/// Fewer words in common may be a phrase that anybody uses; and whether fewer are found is left to
/// chance, since only 23 in a row are sure to share a fingerprint.
const FEWEST_WORDS: usize = 20;

/// What a large folder's texts have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Number of words of each text.
    pub n_words: Vec<usize>,
    /// Every pair that has a twenty words in runs of eight or more in common, by ids.
    pub pairs: Vec<Pair>,
}

/// What is known of a folder's boilerplate before its texts are read.
#[derive(Clone, Copy, Debug)]
pub enum Chrome<'a> {
    /// All of it.
    Known(&'a FolderText),
    /// What the documents' formats say; the rest the texts say themselves, all of them together.
    Asides(&'a [&'a [Span]]),
}

/// Estimates who shares how much with whom, straight from the texts; `None` if `cancelled` said so
/// meanwhile. What is boilerplate is left out.
pub fn estimate(
    texts: &[&str],
    chrome: Chrome<'_>,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Estimate> {
    let outlined = texts.par_iter().map_init(Reader::default, |reader, text| {
        if cancelled() { Outline::default() } else { reader.outline(text) }
    });
    let mut outlines: Vec<Outline> = outlined.collect();
    let own = match chrome {
        Chrome::Known(_) => FolderText::default(),
        Chrome::Asides(asides) => chrome_of(&outlines, asides, cancelled)?,
    };
    let folder = if let Chrome::Known(folder) = chrome { folder } else { &own };
    if *folder != FolderText::default() {
        outlines.par_iter_mut().enumerate().for_each(|(id, outline)| {
            let chrome = folder.boilerplate_of(DocId::at(id));
            let after = |span: Span| chrome.partition_point(|chrome| chrome.end <= span.start);
            outline.leave_out(|span| chrome.get(after(span)).is_some_and(|c| c.covers(span)));
        });
    }
    let meetings = meetings(&outlines, cancelled)?;
    let candidates = pairs(&meetings);
    let met = Met::new(&outlines, meetings);
    let found = candidates.par_iter().with_min_len(64).filter_map(|&(left, right)| {
        if cancelled() { None } else { met.pair(Sides { left, right }) }
    });
    let pairs = found.collect();
    let n_words = outlines.iter().map(|outline| outline.words.len()).collect();
    (!cancelled()).then_some(Estimate { n_words, pairs })
}

/// What the documents themselves say is boilerplate.
fn chrome_of(
    outlines: &[Outline],
    asides: &[&[Span]],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<FolderText> {
    let short = outlines.iter().map(|outline| (outline.words.len(), outline.short.as_slice()));
    let mut folder = FolderText::of_paragraphs(&short.collect::<Vec<_>>(), cancelled)?;
    folder.add_asides(asides.iter().copied());
    Some(folder)
}

/// The documents and what they meet by.
struct Met<'a> {
    outlines: &'a [Outline],
    /// Each document's meetings, by hash.
    meetings: Vec<Vec<Meeting>>,
}

impl<'a> Met<'a> {
    fn new(outlines: &'a [Outline], all: Vec<Meeting>) -> Self {
        let mut meetings = vec![Vec::new(); outlines.len()];
        for meeting in all {
            if let Some(meetings) = meetings.get_mut(meeting.document as usize) {
                meetings.push(meeting);
            }
        }
        Self { outlines, meetings }
    }

    /// The shares of a pair, if they have enough in common.
    fn pair(&self, ids: Sides<u32>) -> Option<Pair> {
        let outline = |id: u32| self.outlines.get(id as usize);
        let (left, right) = outline(ids.left).zip(outline(ids.right))?;
        let meetings = |id: u32| self.meetings.get(id as usize).map_or(&[][..], Vec::as_slice);
        let n_covered = n_common(
            Sides { left: &left.words, right: &right.words },
            Sides { left: meetings(ids.left), right: meetings(ids.right) },
        );
        if n_covered.left.min(n_covered.right) < FEWEST_WORDS {
            return None;
        }
        let n_counted = Sides { left: left.n_counted(), right: right.n_counted() };
        let share = |n_covered: usize, n_counted: usize| Share {
            identical: n_covered as f64 / n_counted.max(1) as f64,
            ..Share::default()
        };
        let overlap = Overlap {
            left_in_right: share(n_covered.left, n_counted.left),
            right_in_left: share(n_covered.right, n_counted.right),
        };
        // What many documents have is left out for good: an estimate knows no shares with it.
        let extent = Extent { overlap, n_covered, n_counted };
        Some(Pair {
            left: DocId(ids.left),
            right: DocId(ids.right),
            overlap,
            n_counted,
            with_boilerplate: extent,
            is_estimate: true,
            is_below_floor: extent.is_below_floor(),
        })
    }
}

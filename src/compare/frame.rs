//! Boilerplate that small folders give away: what stands before and after the prose of documents
//! that differ in all else, such as a line of navigation or a note on rights.
//!
//! Careful on purpose: between two versions of one text nothing is taken for chrome, since what they
//! share at their ends may as well be a dateline or a list that belongs to it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::hashing::hash_of;
use crate::model::{Corpus, Document, ParagraphIdx, WordId};
use crate::text::{Span, merged};

/// A longer paragraph is no chrome.
const LONGEST: usize = 60;
/// A paragraph of prose has at least so many words.
pub(super) const SHORTEST_PROSE: usize = 15;
/// Chrome stands among so many paragraphs at either end.
const FRAME_PARAGRAPHS: usize = 30;
/// Two documents differ in all else if they share at most this part of the shorter one's runs of
/// four words. Unrelated reports share less than one in a hundred.
const MOST_SHARED: f64 = 0.05;
/// Words of such a run.
const RUN: usize = 4;
/// So many words tell whether two documents are versions of one text.
const SAMPLE: usize = 20_000;

/// The chrome of each document, in order; `None` if `cancelled` said so meanwhile.
pub(super) fn frames(
    corpus: &Corpus,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Vec<Span>>> {
    let documents: Vec<Frame<'_>> = corpus.documents().iter().map(|it| Frame::of(it)).collect();
    let mut known: BTreeSet<&[WordId]> = BTreeSet::new();
    for (at, left) in documents.iter().enumerate() {
        for right in documents.iter().skip(at + 1) {
            if cancelled() {
                return None;
            }
            known.extend(left.shared_with(right));
        }
    }
    Some(documents.iter().map(|frame| frame.chrome(&known)).collect())
}

/// The paragraphs at both ends of a document.
struct Frame<'d> {
    document: &'d Document,
    /// From the start, and from the end backwards.
    ends: [Vec<ParagraphIdx>; 2],
}

impl<'d> Frame<'d> {
    fn of(document: &'d Document) -> Self {
        let n = document.n_paragraphs();
        let reach = FRAME_PARAGRAPHS.min(n);
        let head: Range<usize> = 0..reach;
        let tail = n - reach..n;
        let ends =
            [head.map(ParagraphIdx::at).collect(), tail.rev().map(ParagraphIdx::at).collect()];
        Self { document, ends }
    }

    /// The wordings at the ends that another document has at its ends as well, if the two differ in
    /// all else.
    fn shared_with(&self, other: &Self) -> BTreeSet<&'d [WordId]> {
        let others = other.wordings();
        let mut common: BTreeSet<_> = self.wordings().intersection(&others).copied().collect();
        // Prose that only one has ends the frame; what stands further in is no chrome.
        let outer = |frame: &Self| -> BTreeSet<&[WordId]> {
            frame.outer(&common).map(|at| frame.document.words_of_paragraph(at)).collect()
        };
        let (mine, theirs) = (outer(self), outer(other));
        common.retain(|words| mine.contains(words) && theirs.contains(words));
        if common.is_empty() || !differ(self.document, other.document, &common) {
            return BTreeSet::new();
        }
        common
    }

    /// The words of short paragraphs at the ends, titles left out.
    fn wordings(&self) -> BTreeSet<&'d [WordId]> {
        let paragraphs = self.ends.iter().flatten().filter(|&&at| !self.is_title(at));
        let words = paragraphs.map(|&at| self.document.words_of_paragraph(at));
        words.filter(|words| (1..=LONGEST).contains(&words.len())).collect()
    }

    fn is_title(&self, at: ParagraphIdx) -> bool {
        let title = self.document.title();
        self.document.paragraph(at).of(self.document.text()).contains(title)
    }

    /// The paragraphs from either end to the first prose that is not among some wordings; nothing
    /// where there is no such prose.
    fn outer(&self, wordings: &BTreeSet<&[WordId]>) -> impl Iterator<Item = ParagraphIdx> {
        let is_own = |at: &ParagraphIdx| {
            let words = self.document.words_of_paragraph(*at);
            words.len() >= SHORTEST_PROSE
                && !wordings.contains(words)
                && super::boilerplate::ends_like_sentence(
                    self.document.paragraph(*at).of(self.document.text()),
                )
        };
        let ends = self.ends.each_ref().map(|end| {
            let n_outer = end.iter().position(is_own).unwrap_or_default();
            end.get(..n_outer).unwrap_or_default().to_vec()
        });
        ends.into_iter().flatten()
    }

    fn chrome(&self, known: &BTreeSet<&[WordId]>) -> Vec<Span> {
        let is_known = |at: &ParagraphIdx| {
            known.contains(self.document.words_of_paragraph(*at)) && !self.is_title(*at)
        };
        merged(self.outer(known).filter(is_known).map(|at| self.document.paragraph(at)).collect())
    }
}

/// Whether two documents share next to no runs of words but those of some wordings.
fn differ(left: &Document, right: &Document, but: &BTreeSet<&[WordId]>) -> bool {
    let (left, right) = (runs(left, but), runs(right, but));
    let n_shared = left.intersection(&right).count();
    let n_shorter = left.len().min(right.len());
    n_shorter > 0 && n_shared as f64 <= MOST_SHARED * n_shorter as f64
}

/// The hashes of a document's runs of words, but for paragraphs with some wordings.
fn runs(document: &Document, but: &BTreeSet<&[WordId]>) -> BTreeSet<u64> {
    let paragraphs = (0..document.n_paragraphs()).map(ParagraphIdx::at);
    let words = paragraphs.map(|at| document.words_of_paragraph(at));
    let mut left = SAMPLE;
    let words = words.filter(|words| !but.contains(words)).take_while(|words| {
        let goes_on = left > 0;
        left = left.saturating_sub(words.len());
        goes_on
    });
    words.flat_map(|words| words.windows(RUN)).map(hash_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CorpusBuilder, Parsed, Source};

    const NAVIGATION: &str =
        "Home | Quayside News | Tides | Timetable | Letters | About us | Log in";
    const RIGHTS: &str = "© The Tidewater Courier. All rights reserved.";
    const FERRY: &str = "The ferry left the quay at twenty to seven with two hundred people on board, \
        and nobody in the harbour office had cleared her to go.";
    const MUSEUM: &str = "A museum of glass opened in the old brewery last spring, and visitors walk \
        on bridges over furnaces that have not been lit since the war.";
    const FAIR: &str = "This year the jury of the cheese fair gave its first prize to a wheel that no \
        two of its members could lift between them.";

    /// Checks the chrome of each text.
    #[track_caller]
    fn check(texts: &[&str], expected: &[&[&str]]) {
        let mut builder = CorpusBuilder::default();
        for text in texts {
            builder.push(Source::default(), Parsed::new((*text).to_owned()));
        }
        let corpus = builder.finish();
        let found = frames(&corpus, &|| false).unwrap_or_default();
        let found: Vec<Vec<&str>> = found
            .iter()
            .zip(texts)
            .map(|(spans, text)| spans.iter().map(|span| span.of(text)).collect())
            .collect();
        assert_eq!(found, expected);
    }

    fn page(story: &str) -> String {
        let title: Vec<&str> = story.split(' ').take(6).collect();
        format!("{NAVIGATION}\n\n{}\n\n{story}\n\n{RIGHTS}", title.join(" "))
    }

    #[test]
    fn two_stories_of_one_site_give_away_its_chrome() {
        let both: &[&str] = &[NAVIGATION, RIGHTS];
        check(&[&page(FERRY), &page(MUSEUM)], &[both, both]);
    }

    #[test]
    fn what_two_stories_give_away_is_chrome_in_a_reprint_too() {
        let both: &[&str] = &[NAVIGATION, RIGHTS];
        let texts = [page(FERRY), page(MUSEUM), page(&FERRY.replace("two hundred", "214"))];
        check(&[&texts[0], &texts[1], &texts[2], FAIR], &[both, both, both, &[]]);
    }

    #[test]
    fn two_versions_of_one_story_give_nothing_away() {
        check(&[&page(FERRY), &page(FERRY)], &[&[], &[]]);
        let edited = page(&FERRY.replace("two hundred", "214").replace("nobody", "no one"));
        check(&[&page(FERRY), &edited], &[&[], &[]]);
    }

    #[test]
    fn a_line_that_two_stories_quote_is_no_chrome() {
        let quote = "“We never heard the horn that night.”";
        let [one, other] =
            [FERRY, MUSEUM].map(|story| format!("{story}\n\n{quote}\n\n{story} Later."));
        check(&[&one, &other], &[&[], &[]]);
    }

    #[test]
    fn without_prose_of_their_own_documents_give_nothing_away() {
        check(&[NAVIGATION, NAVIGATION], &[&[], &[]]);
        check(&[&page("Ferry left"), &page("Museum opened")], &[&[], &[]]);
    }
}

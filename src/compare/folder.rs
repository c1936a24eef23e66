//! Boilerplate that a folder gives away: short paragraphs that many of its documents have, and in a
//! small folder what two of them have at their ends.
//!
//! A pure function of a corpus. Only boilerplate comes from the folder: how rare a word is stays a
//! matter of the pair, because with a background of word counts unrelated reports were claimed to
//! share twice as much and verbatim text was found less exactly (ablation of the method).

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::BuildHasherDefault;
use std::ops::{Range, RangeInclusive};

use super::FolderBoilerplate;
use super::comparison::Sides;
use super::frame::frames;
use super::hashing::{Quick, hash_of};
use crate::model::{Corpus, DocId, Document, ParagraphIdx};
use crate::text::{Span, merged};

/// A longer paragraph is no chrome: cookie notices, newsletter calls and imprints are shorter.
const LONGEST: usize = 60;
/// What more documents have is chrome in a folder of any size.
const MANY_DOCUMENTS: u32 = 16;
/// In a small folder, what more than half of the documents have is chrome too, but what fewer than
/// this many have may be a story and its reprints.
const FEWEST_DOCUMENTS: u32 = 8;
/// In a folder of at most so many documents, each two are compared at their ends.
const SMALL_FOLDER: usize = 50;
/// A document tells nothing about chrome if more than one in this many of its words stand in
/// paragraphs that many documents have: it is a reprint of what the others reprint as well.
const OWN_TEXT: usize = 3;

/// The boilerplate of every document of a corpus, as far as the corpus gives it away.
///
/// A paragraph of at most 60 words is boilerplate if more than 16 documents have it, or at least 8
/// and more than half of all. Documents count only if at most a third of their words stand in such
/// paragraphs: what pages have in common that differ in all else is chrome, whereas twenty reprints
/// of one story have the story in common. In a folder of at most 50 documents, what two documents that
/// differ in all else have at their ends is boilerplate as well (`frame`). What the format of a
/// document says to stand around its text (the menus of a web page) is boilerplate in any folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderText {
    boilerplate: Vec<Vec<Span>>,
}

/// A paragraph that may be site chrome.
#[derive(Clone, Debug)]
pub(crate) struct ShortParagraph {
    pub(crate) span: Span,
    /// A hash of its words in normal form.
    pub(crate) wording: u64,
    /// Which words of its document it has.
    pub(crate) words: Range<u32>,
}

impl ShortParagraph {
    /// How many words it may have.
    pub(crate) const LENGTHS: RangeInclusive<usize> = 1..=LONGEST;
}

impl FolderText {
    /// Finds the boilerplate, in time linear in the size of the corpus; `None` if `cancelled` said
    /// so meanwhile.
    pub fn of(corpus: &Corpus, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Self> {
        let documents = corpus.documents().iter();
        let documents = documents.map(|document| (document.n_words(), short_paragraphs(document)));
        let documents: Vec<(usize, Vec<ShortParagraph>)> = documents.collect();
        let documents = documents.iter().map(|(n_words, short)| (*n_words, short.as_slice()));
        let mut all = Self::of_paragraphs(&documents.collect::<Vec<_>>(), cancelled)?;
        if corpus.len() <= SMALL_FOLDER {
            all.boilerplate.resize(corpus.len(), Vec::new());
            for (spans, frame) in all.boilerplate.iter_mut().zip(frames(corpus, cancelled)?) {
                spans.extend(frame);
                *spans = merged(std::mem::take(spans));
            }
        }
        all.add_asides(corpus.documents().iter().map(|document| document.source().asides()));
        Some(all)
    }

    /// Adds what documents' own formats say to stand around their texts, in the order of the corpus.
    pub fn add_asides<'a>(&mut self, asides: impl Iterator<Item = &'a [Span]>) {
        for (at, asides) in asides.enumerate().filter(|(_, asides)| !asides.is_empty()) {
            if self.boilerplate.len() <= at {
                self.boilerplate.resize(at + 1, Vec::new());
            }
            if let Some(spans) = self.boilerplate.get_mut(at) {
                spans.extend(asides);
                *spans = merged(std::mem::take(spans));
            }
        }
    }

    /// Finds the boilerplate of documents that have so many words and these short paragraphs.
    pub(crate) fn of_paragraphs(
        documents: &[(usize, &[ShortParagraph])],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        if documents.len() < FEWEST_DOCUMENTS as usize {
            return Some(Self::default());
        }
        let mut shared = Shared::of(documents, cancelled)?;
        let is_frequent = |n_documents: u32| {
            let is_most = 2 * n_documents as usize > documents.len();
            n_documents > MANY_DOCUMENTS || (n_documents >= FEWEST_DOCUMENTS && is_most)
        };
        shared.drop_reprints(documents, &is_frequent, cancelled)?;
        let mut boilerplate = Vec::with_capacity(documents.len());
        for rows in &shared.documents {
            if cancelled() {
                return None;
            }
            let is_chrome = |row: &&Row| is_frequent(shared.n_documents(**row));
            boilerplate.push(merged(rows.iter().filter(is_chrome).map(|row| row.span).collect()));
        }
        Some(Self { boilerplate })
    }

    /// What of a document is boilerplate, in order; nothing for a document of another corpus.
    pub fn boilerplate_of(&self, document: DocId) -> &[Span] {
        self.boilerplate.get(document.index()).map_or(&[], Vec::as_slice)
    }

    /// The same, but for what is boilerplate of a document; in order.
    #[must_use]
    pub fn with(mut self, document: DocId, spans: Vec<Span>) -> Self {
        if let Some(known) = self.boilerplate.get_mut(document.index()) {
            *known = spans;
        }
        self
    }

    /// What of two documents is boilerplate.
    pub fn boilerplate(&self, pair: Sides<DocId>) -> FolderBoilerplate<'_> {
        Sides { left: self.boilerplate_of(pair.left), right: self.boilerplate_of(pair.right) }
    }
}

/// A short paragraph of a document.
#[derive(Clone, Copy)]
struct Row {
    span: Span,
    /// The number of its words among all that short paragraphs have.
    wording: u32,
    n_words: u32,
}

/// In how many documents a wording stands, and which of them came last.
#[derive(Clone, Copy)]
struct Count {
    n_documents: u32,
    last: u32,
}

/// The short paragraphs of all documents, and how many documents have each.
struct Shared {
    documents: Vec<Vec<Row>>,
    counts: Vec<Count>,
}

impl Shared {
    fn of(
        documents: &[(usize, &[ShortParagraph])],
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Self> {
        let mut numbers: HashMap<u64, u32, BuildHasherDefault<Quick>> = HashMap::default();
        let mut all = Self { documents: Vec::with_capacity(documents.len()), counts: Vec::new() };
        for (index, (_, short)) in documents.iter().enumerate() {
            if cancelled() {
                return None;
            }
            let mut rows = Vec::with_capacity(short.len());
            for paragraph in *short {
                let wording = match numbers.entry(paragraph.wording) {
                    Entry::Occupied(entry) => *entry.get(),
                    Entry::Vacant(entry) => {
                        all.counts.push(Count { n_documents: 0, last: u32::MAX });
                        *entry.insert(all.counts.len() as u32 - 1)
                    }
                };
                if let Some(count) = all.counts.get_mut(wording as usize)
                    && count.last != index as u32
                {
                    *count = Count { n_documents: count.n_documents + 1, last: index as u32 };
                }
                let n_words = paragraph.words.len() as u32;
                rows.push(Row { span: paragraph.span, wording, n_words });
            }
            all.documents.push(rows);
        }
        Some(all)
    }

    fn n_documents(&self, row: Row) -> u32 {
        self.counts.get(row.wording as usize).map_or(0, |count| count.n_documents)
    }

    /// Counts again without the documents that are made of what many have.
    fn drop_reprints(
        &mut self,
        documents: &[(usize, &[ShortParagraph])],
        is_frequent: &dyn Fn(u32) -> bool,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<()> {
        // A wording that is counted down stays frequent for the documents that follow.
        let before = self.counts.clone();
        let n_documents =
            |row: &Row| before.get(row.wording as usize).map(|count| count.n_documents);
        for (&(n_all, _), rows) in documents.iter().zip(&self.documents) {
            if cancelled() {
                return None;
            }
            let mut frequent: Vec<&Row> =
                rows.iter().filter(|row| n_documents(row).is_some_and(is_frequent)).collect();
            let n_words: usize = frequent.iter().map(|row| row.n_words as usize).sum();
            if OWN_TEXT * n_words <= n_all {
                continue;
            }
            frequent.sort_unstable_by_key(|row| row.wording);
            frequent.dedup_by_key(|row| row.wording);
            for row in frequent {
                if let Some(count) = self.counts.get_mut(row.wording as usize) {
                    count.n_documents -= 1;
                }
            }
        }
        Some(())
    }
}

/// The paragraphs of a document that are short enough to be chrome.
fn short_paragraphs(document: &Document) -> Vec<ShortParagraph> {
    let mut first = 0;
    let paragraphs = (0..document.n_paragraphs()).map(ParagraphIdx::at).filter_map(|paragraph| {
        let words = document.words_of_paragraph(paragraph);
        let (start, end) = (first, first + words.len() as u32);
        first = end;
        ShortParagraph::LENGTHS.contains(&words.len()).then(|| ShortParagraph {
            span: document.paragraph(paragraph),
            wording: hash_of(words),
            words: start..end,
        })
    });
    paragraphs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CorpusBuilder, Layout, Parsed, Rich, Source};

    const CALL: &str = "Subscribe to our weekly digest and never miss a story from the coast.";

    /// A paragraph of so many words that no other number gives.
    fn own(number: usize, n_words: usize) -> String {
        let words: Vec<String> = (0..n_words).map(|word| format!("w{number}x{word}")).collect();
        words.join(" ") + "."
    }

    fn page(number: usize) -> String {
        format!("{}\n\n{CALL}\n\n{}", own(number, 50), own(number + 1000, 40))
    }

    /// Checks what is boilerplate in each of some documents, by their numbers.
    #[track_caller]
    fn check(texts: &[String], expected: &[(usize, &[&str])]) {
        let mut builder = CorpusBuilder::default();
        for text in texts {
            builder.push(Source::default(), Parsed::new(text.clone()));
        }
        let corpus = builder.finish();
        let folder = FolderText::of(&corpus, &|| false).unwrap_or_default();
        let found = corpus.iter().map(|(id, document)| {
            let spans = folder.boilerplate_of(id).iter();
            (id.index(), spans.map(|span| span.of(document.text())).collect::<Vec<_>>())
        });
        let found: Vec<_> = found.filter(|(_, spans)| !spans.is_empty()).collect();
        let found: Vec<_> = found.iter().map(|(id, spans)| (*id, spans.as_slice())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_most_of_eight_pages_or_more_than_sixteen_have_is_boilerplate() {
        let pages: Vec<String> = (0..8).map(page).collect();
        check(&pages, &(0..8).map(|at| (at, &[CALL][..])).collect::<Vec<_>>());
        let among = |n_pages: usize| -> Vec<String> {
            (0..100).map(|at| if at < n_pages { page(at) } else { own(at, 90) }).collect()
        };
        check(&among(16), &[]);
        check(&among(17), &(0..17).map(|at| (at, &[CALL][..])).collect::<Vec<_>>());
    }

    #[test]
    fn a_small_folder_and_a_story_reprinted_a_few_times_give_nothing_away() {
        check(&(0..7).map(page).collect::<Vec<_>>(), &[]);
        let few = |at: usize| if at < 7 { page(at) } else { own(at, 90) };
        check(&(0..10).map(few).collect::<Vec<_>>(), &[]);
    }

    #[test]
    fn twenty_reprints_of_one_story_keep_their_story_but_not_the_chrome_of_others() {
        let story: Vec<String> = (0..5).map(|at| own(5000 + at, 40)).collect();
        let story = story.join("\n\n");
        let reprint = |at: usize| format!("{}\n\n{story}\n\n{CALL}", own(at, 5));
        let mut texts: Vec<String> = (0..20).map(reprint).collect();
        check(&texts, &[]);
        texts.extend((20..50).map(page));
        check(&texts, &(0..50).map(|at| (at, &[CALL][..])).collect::<Vec<_>>());
    }

    #[test]
    fn case_and_commas_do_not_matter_but_length_does() {
        let mut pages: Vec<String> = (0..8).map(page).collect();
        pages[3] = pages[3].replace("Subscribe to our", "SUBSCRIBE, to our");
        let other = CALL.replace("Subscribe to our", "SUBSCRIBE, to our");
        let expected = |at: usize| if at == 3 { other.as_str() } else { CALL };
        let expected: Vec<[&str; 1]> = (0..8).map(|at| [expected(at)]).collect();
        let expected: Vec<_> = expected.iter().enumerate().map(|(at, e)| (at, &e[..])).collect();
        check(&pages, &expected);
        let long = own(7000, LONGEST + 1);
        let texts: Vec<String> = (0..9).map(|at| format!("{}\n\n{long}", own(at, 200))).collect();
        check(&texts, &[]);
    }

    #[test]
    fn what_a_format_says_to_stand_aside_is_boilerplate_in_any_folder() {
        let layout = Layout { asides: vec![Span::new(0, 4)], ..Layout::default() };
        let rich = Rich { layout, ..Rich::default() };
        let page = Source { rich: Some(Box::new(rich)), ..Source::default() };
        for n_others in [0, 3, 60] {
            let mut builder = CorpusBuilder::default();
            for at in 0..n_others {
                builder.push(Source::default(), Parsed::new(own(at, 20)));
            }
            builder.push(page.clone(), Parsed::new("Home\n\nA ferry left.".to_owned()));
            let corpus = builder.finish();
            let folder = FolderText::of(&corpus, &|| false).unwrap_or_default();
            assert_eq!(folder.boilerplate_of(DocId::at(n_others)), [Span::new(0, 4)]);
        }
    }

    #[test]
    fn a_stopped_job_says_nothing() {
        let mut builder = CorpusBuilder::default();
        for at in 0..8 {
            builder.push(Source::default(), Parsed::new(page(at)));
        }
        assert_eq!(FolderText::of(&builder.finish(), &|| true), None);
    }
}

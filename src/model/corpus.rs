//! All documents that were opened, and how they come together.

use std::sync::Arc;

use super::Problem;
use super::document::{Document, Source};
use super::index::DocId;
use super::parsed::Parsed;
use super::vocabulary::Vocabulary;

/// All documents of what was opened, immutable; a clone shares everything.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    documents: Vec<Arc<Document>>,
    vocabulary: Arc<Vocabulary>,
    problems: Vec<Problem>,
}

impl Corpus {
    /// The documents in the order of their ids.
    pub fn documents(&self) -> &[Arc<Document>] {
        &self.documents
    }

    /// The documents with their ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (DocId, &Arc<Document>)> {
        self.documents.iter().enumerate().map(|(index, document)| (DocId::at(index), document))
    }

    /// One document; `None` for an id of another corpus.
    pub fn document(&self, id: DocId) -> Option<&Arc<Document>> {
        self.documents.get(id.index())
    }

    /// The document with this path.
    pub fn find(&self, path: &str) -> Option<DocId> {
        self.documents.iter().position(|document| document.path() == path).map(DocId::at)
    }

    /// Number of documents.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The words of all documents.
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// What could not be read, whole or in part, in the order of the walk.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Size of all documents' files in bytes.
    pub fn bytes(&self) -> u64 {
        self.documents.iter().map(|document| document.source().bytes).sum()
    }
}

/// Gathers documents one by one; a corpus can be taken from it at any time.
#[derive(Debug, Default)]
pub struct CorpusBuilder {
    corpus: Corpus,
}

impl From<Corpus> for CorpusBuilder {
    /// Goes on with a corpus: what is in it keeps its ids and is shared with it.
    fn from(corpus: Corpus) -> Self {
        Self { corpus }
    }
}

impl CorpusBuilder {
    /// Adds a document behind those already there.
    pub fn push(&mut self, source: Source, parsed: Parsed) {
        self.push_all([source], parsed);
    }

    /// Adds documents that were parsed together behind those already there; each has a source.
    pub fn push_all(&mut self, sources: impl IntoIterator<Item = Source>, parsed: Parsed) {
        let vocabulary = Arc::make_mut(&mut self.corpus.vocabulary);
        let documents = Document::all(sources, parsed, vocabulary);
        self.corpus.documents.extend(documents.map(Arc::new));
    }

    /// Puts documents that were parsed together into these places, each with its source; what stood
    /// there is no longer in the corpus, but its words stay in the vocabulary. Without a place a
    /// document is added behind all others.
    pub fn put_all(
        &mut self,
        places: &[Option<DocId>],
        sources: impl IntoIterator<Item = Source>,
        parsed: Parsed,
    ) {
        let n_before = self.corpus.documents.len();
        self.push_all(sources, parsed);
        let new = self.corpus.documents.split_off(n_before);
        for (document, place) in new.into_iter().zip(places) {
            let known = place.and_then(|place| self.corpus.documents.get_mut(place.index()));
            match known {
                Some(known) => *known = document,
                None => self.corpus.documents.push(document),
            }
        }
    }

    /// Notes of a document that its file looks otherwise now or lies elsewhere, though its name, its text
    /// and what its format says are the same; text and tables are shared.
    pub fn set_source(&mut self, id: DocId, source: Source) {
        if let Some(known) = self.corpus.documents.get_mut(id.index()) {
            *known = Arc::new(known.with_source(source));
        }
    }

    /// The words of all documents so far.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.corpus.vocabulary
    }

    /// Replaces all problems.
    pub fn set_problems(&mut self, problems: Vec<Problem>) {
        self.corpus.problems = problems;
    }

    /// Adds a problem behind those already there.
    pub fn push_problem(&mut self, problem: Problem) {
        self.corpus.problems.push(problem);
    }

    /// What has been gathered so far.
    pub fn snapshot(&self) -> Corpus {
        self.corpus.clone()
    }

    /// What has been gathered.
    pub fn finish(self) -> Corpus {
        self.corpus
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ParagraphIdx, SentenceIdx};

    fn corpus(texts: &[&str]) -> Corpus {
        let mut builder = CorpusBuilder::default();
        for text in texts {
            builder.push(Source::default(), Parsed::new((*text).to_owned()));
        }
        builder.finish()
    }

    #[test]
    fn the_same_word_has_one_number_in_all_documents() {
        let corpus = corpus(&["The ferry left.", "A FERRY, the ferry"]);
        let [first, second] = corpus.documents() else { panic!("two documents") };
        assert_eq!(first.word_ids()[1], second.word_ids()[1]);
        assert_eq!(corpus.vocabulary().word(second.word_ids()[3]), "ferry");
    }

    #[test]
    fn tables_lead_from_paragraph_to_sentence_to_word() {
        let corpus = corpus(&["One two. Three.\n\nFour five six."]);
        let document = &corpus.documents()[0];
        assert_eq!(document.sentences_of_paragraph(ParagraphIdx(0)), 0..2);
        assert_eq!(document.sentences_of_paragraph(ParagraphIdx(1)), 2..3);
        assert_eq!(document.words_of_sentence(SentenceIdx(1)), 2..3);
        assert_eq!(document.words_of_sentence(SentenceIdx(2)), 3..6);
        assert_eq!(document.words_in(Span::new(4, 12)), 1..2);
        assert_eq!(document.sentence_at_byte(9), Some(SentenceIdx(1)));
    }

    #[test]
    fn a_snapshot_is_not_changed_by_what_comes_later() {
        let mut builder = CorpusBuilder::default();
        builder.push(Source::default(), Parsed::new("one".to_owned()));
        let early = builder.snapshot();
        builder.push(Source::default(), Parsed::new("two".to_owned()));
        assert_eq!((early.len(), early.vocabulary().len(), builder.finish().len()), (1, 1, 2));
    }

    #[test]
    fn a_document_put_into_a_place_replaces_what_was_there_and_nothing_else() {
        let before = corpus(&["the ferry", "the quay"]);
        let mut builder = CorpusBuilder::from(before.clone());
        let mut parser = crate::model::Parser::default();
        let texts = vec!["a train".to_owned(), "a ferry".to_owned()];
        let parsed = parser.parse(texts, builder.vocabulary());
        builder.put_all(&[Some(DocId(0)), None], [Source::default(), Source::default()], parsed);
        let after = builder.finish();
        let texts = |corpus: &Corpus| -> Vec<String> {
            corpus.documents().iter().map(|document| document.text().to_owned()).collect()
        };
        assert_eq!(texts(&after), ["a train", "the quay", "a ferry"]);
        assert_eq!(texts(&before), ["the ferry", "the quay"]);
        assert!(Arc::ptr_eq(&before.documents()[1], &after.documents()[1]));
        let ferry = before.documents()[0].word_ids()[1];
        assert_eq!(after.documents()[2].word_ids()[1], ferry, "words keep their numbers");
    }

    #[test]
    fn a_name_that_hides_or_turns_text_is_shown_so_that_it_is_seen() {
        let mut builder = CorpusBuilder::default();
        let path = "folder/\u{1b}[31m\u{202e}gnp\n.txt";
        let source = Source { path: path.into(), ..Source::default() };
        builder.push(source, Parsed::new("\u{202e}Turned\u{7} title".to_owned()));
        let corpus = builder.finish();
        let document = &corpus.documents()[0];
        assert_eq!(document.file_name(), "␛[31m<U+202E>gnp␊.txt");
        assert_eq!((document.path(), document.title()), (path, "Turned title"));
    }

    use crate::text::Span;
}

//! Puts every sentence of every column into exactly one row.
//!
//! Column by column: what of a document stands in no row yet gets rows of its own, at the place where the
//! document has it; then what later columns have in common with it joins the row where it stands. So
//! the base gives the order, and what the base does not have is level between the others.

use std::ops::Range;

use super::links::{Link, links};
use super::only::{BOILERPLATE_SHARE, share_within};
use super::pairs::Pairs;
use super::placing::{Neighbour, Order};
use super::table::{Form, Mark};
use crate::compare::{Kind, Side};
use crate::model::{Corpus, Document, SentenceIdx, WordIdx};
use crate::text::Span;

/// A row holds at most so many sentences of the document that made it.
const MOST_SENTENCES: usize = 4;
/// A title is said again within so many sentences.
const REPEATS_WITHIN: usize = 12;
/// What repeats it has at least so many of its words.
const FEWEST_OF_TITLE: usize = 3;

/// A row before its cells are made.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) form: Form,
    /// The column that made it.
    pub(super) owner: usize,
    /// By column and place, once all are there.
    pub(super) sentences: Vec<Placed>,
}

impl Draft {
    /// Whether a column's sentences stand here in order.
    pub(super) fn holds(&self, column: usize) -> bool {
        self.sentences.iter().any(|placed| placed.column == column && !placed.is_moved)
    }
}

/// A sentence in its row.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) column: usize,
    pub(super) sentence: usize,
    /// How it corresponds to what the column `against` has here.
    pub(super) kind: Option<Kind>,
    pub(super) against: usize,
    pub(super) is_moved: bool,
    pub(super) marks: Vec<Mark>,
}

/// The rows of a synopsis from top to bottom; `None` if `cancelled` said so meanwhile.
pub(super) fn rows(
    corpus: &Corpus,
    pairs: &Pairs,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Draft>> {
    let documents = pairs.columns.iter().filter_map(|&id| corpus.document(id));
    let columns = documents.enumerate().map(|(at, document)| Text::of(document, at, pairs));
    let mut drafting = Drafting { columns: columns.collect(), order: Order::default() };
    for column in 0..drafting.columns.len() {
        if cancelled() {
            return None;
        }
        let links = drafting.links(column, pairs);
        drafting.make_rows(column, &links);
        for (later, links) in &links {
            drafting.join_rows(column, *later, links);
        }
    }
    Some(drafting.order.into_rows())
}

/// A column's document while its sentences are placed.
struct Text<'a> {
    document: &'a Document,
    /// Where its title stands; what repeats the title is one too.
    title: Range<usize>,
    forms: Vec<Form>,
    /// The row of each sentence that has one, and whether it is moved there.
    rows: Vec<Option<(usize, bool)>>,
}

impl<'a> Text<'a> {
    fn of(document: &'a Document, column: usize, pairs: &Pairs) -> Self {
        let title = document.title_paragraph();
        let title = title.map(|title| document.sentences_of_paragraph(title)).unwrap_or_default();
        let boilerplate = pairs.boilerplate_of(column);
        let form = |(at, sentence): (usize, Span)| {
            let is_boilerplate =
                boilerplate.iter().all(|spans| share_within(sentence, spans) >= BOILERPLATE_SHARE);
            if title.contains(&at) || repeats_title(document, &title, at) {
                Form::Title
            } else if is_boilerplate || document.words_of_sentence(SentenceIdx::at(at)).is_empty() {
                Form::Boilerplate
            } else {
                Form::Statement
            }
        };
        let forms: Vec<Form> = document.sentences().enumerate().map(form).collect();
        let rows = vec![None; forms.len()];
        Self { document, title, forms, rows }
    }

    fn sentence(&self, at: usize) -> Span {
        self.document.sentence(SentenceIdx::at(at))
    }

    fn form(&self, at: usize) -> Form {
        self.forms.get(at).copied().unwrap_or(Form::Statement)
    }

    /// Whether a sentence waits for a row.
    fn is_free(&self, at: usize) -> bool {
        self.rows.get(at).is_some_and(Option::is_none)
    }

    fn is_same_paragraph(&self, first: usize, second: usize) -> bool {
        let paragraph = |at| self.document.paragraph_at_byte(self.sentence(at).start);
        paragraph(first) == paragraph(second)
    }
}

/// Whether a sentence says the title once more, close to it: as a heading below the name of the site,
/// or without that name.
fn repeats_title(document: &Document, title: &Range<usize>, at: usize) -> bool {
    let is_close = at.abs_diff(title.start) <= REPEATS_WITHIN;
    let sentence = SentenceIdx::at(at);
    let paragraph = document.paragraph_at_byte(document.sentence(sentence).start);
    let is_alone = || {
        let all = paragraph.map(|paragraph| document.sentences_of_paragraph(paragraph));
        all.is_some_and(|all| all.len() == 1)
    };
    if title.is_empty() || !is_close || !is_alone() {
        return false;
    }
    let words = |sentence: SentenceIdx| {
        let words = document.words_of_sentence(sentence);
        words.map(|word| document.word(WordIdx::at(word)).of(document.text()).to_lowercase())
    };
    let said: Vec<String> = words(sentence).collect();
    let mut title = title.clone().flat_map(|at| words(SentenceIdx::at(at)));
    said.len() >= FEWEST_OF_TITLE && said.iter().all(|word| title.next().as_ref() == Some(word))
}

struct Drafting<'a> {
    columns: Vec<Text<'a>>,
    order: Order,
}

impl Drafting<'_> {
    /// What the later columns have in common with one.
    fn links(&self, column: usize, pairs: &Pairs) -> Vec<(usize, Vec<Link>)> {
        let Some(text) = self.columns.get(column) else { return Vec::new() };
        let later = self.columns.iter().enumerate().skip(column + 1);
        let linked = |(at, later): (usize, &Text<'_>)| {
            let comparison = pairs.between(column, at)?;
            Some((at, links(text.document, later.document, comparison)))
        };
        later.filter_map(linked).collect()
    }

    /// Makes rows of what of a column has none yet.
    fn make_rows(&mut self, column: usize, links: &[(usize, Vec<Link>)]) {
        let Some(text) = self.columns.get(column) else { return };
        let joins = Joins::of(text, column == 0, &self.columns, links);
        let n_sentences = text.rows.len();
        let mut at = 0;
        while at < n_sentences {
            let Some(text) = self.columns.get(column) else { return };
            if !text.is_free(at) {
                at += 1;
                continue;
            }
            let form = text.form(at);
            let goes_on = |next: usize| {
                text.is_free(next)
                    && text.form(next) == form
                    && (form != Form::Statement || joins.joins(next - 1))
            };
            let end = (at + 1..n_sentences).find(|&next| !goes_on(next)).unwrap_or(n_sentences);
            let row = self.order.row_for(form, column, self.place_of(text, at, column == 0));
            for sentence in at..end {
                let placed = Placed {
                    column,
                    sentence,
                    kind: None,
                    against: column,
                    is_moved: false,
                    marks: Vec::new(),
                };
                self.put(row, placed);
            }
            at = end;
        }
    }

    /// Where rows of a sentence belong: behind what stands before it in order, else before what
    /// stands behind it. Titles tell nothing of that.
    fn place_of(&self, text: &Text<'_>, at: usize, is_base: bool) -> Neighbour {
        let telling = |at: usize| {
            let &(row, is_moved) = text.rows.get(at)?.as_ref()?;
            let is_title = self.order.form(row) == Form::Title;
            let tells = !is_moved && (!is_title || is_base && text.title.contains(&at));
            tells.then_some(row)
        };
        let before = (0..at).rev().find_map(telling);
        let behind = || (at..text.rows.len()).find_map(telling);
        match before {
            Some(row) => Neighbour::Above(row),
            None => behind().map_or(Neighbour::None, Neighbour::Below),
        }
    }

    /// Puts what a later column has in common with one into the rows where that stands.
    fn join_rows(&mut self, column: usize, later: usize, links: &[Link]) {
        let (Some(text), Some(other)) = (self.columns.get(column), self.columns.get(later)) else {
            return;
        };
        let mut best: Vec<Option<(u32, &Link)>> = vec![None; other.rows.len()];
        for link in links {
            for at in link.right.clone().filter(|&at| other.is_free(at)) {
                let common = other.sentence(at).intersection(link.spans.1).map_or(0, Span::len);
                if let Some(best) = best.get_mut(at)
                    && best.is_none_or(|(most, _)| common > most)
                {
                    *best = Some((common, link));
                }
            }
        }
        let mut found = Vec::new();
        for (sentence, link) in best.into_iter().enumerate() {
            let Some((_, link)) = link.filter(|_| other.form(sentence) != Form::Boilerplate) else {
                continue;
            };
            let common = |&at: &usize| {
                let common = text.sentence(at).intersection(link.spans.0).map_or(0, Span::len);
                (common, std::cmp::Reverse(at))
            };
            let target = link.left.clone().max_by_key(common);
            let Some(&Some((row, is_moved))) = target.and_then(|at| text.rows.get(at)) else {
                continue;
            };
            let form = self.order.form(row);
            // A title says in few words what the text says too; it is not what stands there.
            let is_loose = link.is_moved || link.kind == Kind::Paraphrased;
            let is_title = other.form(sentence) == Form::Title && form != Form::Title;
            if form == Form::Boilerplate || (is_title && is_loose) {
                continue;
            }
            let span = other.sentence(sentence);
            let marks = link.marks.iter().filter_map(|mark| {
                Some(Mark { span: mark.span.intersection(span)?, is_added: mark.is_added })
            });
            let placed = Placed {
                column: later,
                sentence,
                kind: Some(link.kind),
                against: column,
                is_moved: (link.is_moved || is_moved) && form != Form::Title,
                marks: marks.collect(),
            };
            found.push((row, placed));
        }
        for (row, placed) in found {
            self.put(row, placed);
        }
    }

    fn put(&mut self, row: usize, placed: Placed) {
        let text = self.columns.get_mut(placed.column);
        if let Some(place) = text.and_then(|text| text.rows.get_mut(placed.sentence)) {
            *place = Some((row, placed.is_moved));
            self.order.put(row, placed);
        }
    }
}

/// Which neighbouring sentences of a document go into one row.
struct Joins(Vec<bool>);

impl Joins {
    /// What most links ask for first; text that no later column has is not cut within a paragraph,
    /// but for the base's, where each sentence is a statement.
    fn of(
        text: &Text<'_>,
        is_base: bool,
        columns: &[Text<'_>],
        links: &[(usize, Vec<Link>)],
    ) -> Self {
        let n_sentences = text.rows.len();
        let (mut votes, mut is_linked) = (vec![0_u32; n_sentences], vec![false; n_sentences]);
        for (later, links) in links {
            let is_free = |link: &&Link| {
                let later = columns.get(*later);
                later.is_some_and(|later| link.right.clone().any(|at| later.is_free(at)))
            };
            for link in links.iter().filter(is_free) {
                for at in link.left.clone() {
                    if let (Some(votes), Some(is_linked)) =
                        (votes.get_mut(at), is_linked.get_mut(at))
                    {
                        *votes += u32::from(at + 1 < link.left.end);
                        *is_linked = true;
                    }
                }
            }
        }
        let is_linked = |at: usize| is_linked.get(at).copied().unwrap_or_default();
        let mut wanted: Vec<(u32, usize)> = Vec::new();
        for (at, &votes) in votes.iter().enumerate() {
            let is_alone = !(is_base || is_linked(at) || is_linked(at + 1))
                && text.is_same_paragraph(at, at + 1);
            if votes > 0 || is_alone {
                wanted.push((votes, at));
            }
        }
        wanted.sort_by_key(|&(votes, at)| (std::cmp::Reverse(votes), at));
        let mut joins = Self(vec![false; n_sentences]);
        for (_, at) in wanted {
            joins.join(at);
        }
        joins
    }

    /// Whether a sentence is in one row with the next.
    fn joins(&self, at: usize) -> bool {
        self.0.get(at).copied().unwrap_or_default()
    }

    /// Joins a sentence to the next, if the row does not get too long.
    fn join(&mut self, at: usize) {
        let before = (0..at).rev().take_while(|&before| self.joins(before)).count();
        let behind = (at + 1..self.0.len()).take_while(|&behind| self.joins(behind)).count();
        if before + behind + 2 <= MOST_SENTENCES
            && let Some(joins) = self.0.get_mut(at)
        {
            *joins = true;
        }
    }
}

impl Pairs {
    /// What each comparison of a column says to be boilerplate of it; what the folder says, if there
    /// is none.
    fn boilerplate_of(&self, column: usize) -> Vec<&[Span]> {
        let mut found: Vec<&[Span]> = Vec::new();
        for ((first, second), comparison) in self.iter() {
            if first == column {
                found.push(comparison.boilerplate.of(Side::Left));
            } else if second == column {
                found.push(comparison.boilerplate.of(Side::Right));
            }
        }
        if found.is_empty() {
            found.push(self.chrome_of(column));
        }
        found
    }
}

//! How words are written in a corpus: with a capital inside sentences, without one, behind an article.

use super::super::Ground;
use crate::model::{Corpus, Document, SentenceIdx, WordId, WordIdx};
use crate::text::Span;

/// Where more than one in so many words inside sentences has a capital, capitals do not tell names:
/// German writes every noun so.
const RAREST_SMALL: usize = 5;
/// A heading may capitalise every word: a sentence with more than this part of them says nothing.
const HEADING: (usize, usize) = (2, 3);
/// A word may be written without its capital once in so many times.
const SELDOM_SMALL: u32 = 12;

const TITLES: &str = "mr mrs ms miss mister madam dr prof professor sir lady lord dame captain \
    president minister general colonel major lieutenant sergeant inspector detective officer judge \
    justice senator governor mayor king queen prince princess pope bishop father sister brother rev \
    reverend chairman chairwoman director chief commander admiral deputy sheikh imam herr frau doktor \
    kapitän präsident präsidentin minister bürgermeister monsieur madame mademoiselle señor señora don \
    doña capitán presidente presidenta capitaine président г-н г-жа капитан президент министр генерал";
const CALENDAR: &str = "january february march april may june july august september october november \
    december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday \
    saturday sunday christmas easter januar februar märz mai juni juli oktober dezember montag \
    dienstag mittwoch donnerstag freitag samstag sonntag";
/// What a text calls its own parts.
const OWN_PARTS: &str = "chapter section sec sect figure fig figs table equation eq eqs appendix \
    volume vol pp abb abschnitt kapitel tabelle tableau figura tabla capítulo chapitre";
const ARTICLES: &str = "der die das den dem des ein eine einen einem einer eines im am zum zur vom beim \
    ins kein keine keinen keinem keiner dieser diese dieses diesem diesen jeder jede jedes jedem jeden \
    mein meine sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer";
/// Join the parts of a name.
const PARTICLES: &str = "de la du von van der den al el bin ibn da do dos di";
/// A name behind one of these is a place, mostly.
const PLACING: &str = "in at near outside off from to inside towards toward around beside à de près dans \
    en bei aus nach nahe в из под около возле у к";

/// Of these, what says that something lies within ...
const WITHIN: &str = "in at inside à dans en bei в";
/// ... or beside, ...
const BESIDE: &str = "near outside beside around près nahe около возле под у";
/// ... and what says where it comes from or goes to.
const FROM: &str = "from aus из";
const TO: &str = "to nach к";

/// Of names that end with one of these, the first word tells.
const KINDS_OF_PLACE: &str = "street road avenue lane square bridge station river lake island bay hill \
    quay pier beach county district province region strasse straße platz gasse brücke bahnhof";

/// What kind of word one is for the reading of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    #[default]
    Any,
    Title,
    /// Has a capital and names nothing of the world: a month, a figure of the text.
    NoName,
    Article,
    Particle,
}

/// How a thing lies to the place that a word puts it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Within,
    Beside,
    From,
    To,
}

#[derive(Clone, Copy, Debug, Default)]
struct Look {
    sort: Sort,
    is_placing: bool,
    way: Option<Way>,
    is_kind_of_place: bool,
    n_small: u32,
    /// With a capital where that tells something.
    n_inside: u32,
    n_behind_article: u32,
}

/// How the words of a corpus are written.
#[derive(Debug)]
pub(super) struct Looks {
    of_word: Vec<Look>,
    /// Whether capitals tell names, by document.
    tells: Vec<bool>,
}

impl Looks {
    /// Looks at every word; `None` if `cancelled` said so meanwhile.
    pub(super) fn of(ground: &Ground<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Self> {
        let mut looks = Self { of_word: sorted(ground.corpus), tells: Vec::new() };
        for document in ground.corpus.documents() {
            if cancelled() {
                return None;
            }
            let tells = looks.look_at(document);
            looks.tells.push(tells);
        }
        Some(looks)
    }

    fn look(&self, word: WordId) -> Look {
        self.of_word.get(word.index()).copied().unwrap_or_default()
    }

    pub(super) fn sort(&self, word: WordId) -> Sort {
        self.look(word).sort
    }

    /// Whether a name behind the word is a place.
    pub(super) fn is_placing(&self, word: WordId) -> bool {
        self.look(word).is_placing
    }

    /// How what stands before the word lies to the name behind it.
    pub(super) fn way(&self, word: WordId) -> Option<Way> {
        self.look(word).way
    }

    /// Whether the word says what kind of place the name before it is: a street, a river.
    pub(super) fn is_kind_of_place(&self, word: WordId) -> bool {
        self.look(word).is_kind_of_place
    }

    /// Whether a word is written without a capital anywhere.
    pub(super) fn is_ever_small(&self, word: WordId) -> bool {
        self.look(word).n_small > 0
    }

    /// Whether capitals tell names in a document.
    pub(super) fn tells(&self, document: usize) -> bool {
        self.tells.get(document).copied().unwrap_or_default()
    }

    /// Whether a word is written with a capital wherever it stands, and somewhere inside a sentence;
    /// where nouns have capitals, too, also nowhere behind an article.
    pub(super) fn is_name(&self, word: WordId, tells: bool) -> bool {
        let look = self.look(word);
        let is_one = look.n_inside > 0 && look.n_small * SELDOM_SMALL <= look.n_inside;
        is_one && look.sort == Sort::Any && (tells || look.n_behind_article == 0)
    }

    /// Looks at the words of a document, and whether its capitals tell names.
    fn look_at(&mut self, document: &Document) -> bool {
        let (mut n_capitals, mut n_inside) = (0, 0);
        for sentence in (0..document.n_sentences()).map(SentenceIdx::at) {
            let words = document.words_of_sentence(sentence);
            let is_heading = is_heading(document, sentence);
            for (at, word) in words.clone().enumerate() {
                let Some(&id) = document.word_ids().get(word) else { continue };
                let before = word.checked_sub(1).filter(|_| at > 0);
                let before = before.and_then(|it| document.word_ids().get(it));
                let is_behind = before.is_some_and(|&it| self.sort(it) == Sort::Article);
                let has_capital = has_capital(document, word);
                let is_inside = at > 0 && !is_heading && !begins(document, word);
                n_inside += usize::from(is_inside);
                n_capitals += usize::from(is_inside && has_capital);
                let Some(look) = self.of_word.get_mut(id.index()) else { continue };
                look.n_small += u32::from(!has_capital);
                look.n_inside += u32::from(has_capital && is_inside);
                look.n_behind_article += u32::from(has_capital && is_behind);
            }
        }
        n_capitals * RAREST_SMALL <= n_inside
    }
}

/// Every word of a vocabulary with its sort.
fn sorted(corpus: &Corpus) -> Vec<Look> {
    let mut looks = vec![Look::default(); corpus.vocabulary().len()];
    let mut set = |words: &str, set: &dyn Fn(&mut Look)| {
        for word in words.split_whitespace().filter_map(|word| corpus.vocabulary().id(word)) {
            if let Some(look) = looks.get_mut(word.index()) {
                set(look);
            }
        }
    };
    set(PARTICLES, &|look| look.sort = Sort::Particle);
    set(ARTICLES, &|look| look.sort = Sort::Article);
    set(CALENDAR, &|look| look.sort = Sort::NoName);
    set(OWN_PARTS, &|look| look.sort = Sort::NoName);
    set(TITLES, &|look| look.sort = Sort::Title);
    set(PLACING, &|look| look.is_placing = true);
    set(WITHIN, &|look| look.way = Some(Way::Within));
    set(BESIDE, &|look| look.way = Some(Way::Beside));
    set(FROM, &|look| look.way = Some(Way::From));
    set(TO, &|look| look.way = Some(Way::To));
    set(KINDS_OF_PLACE, &|look| look.is_kind_of_place = true);
    looks
}

/// Whether most words of a sentence have a capital, as in a heading or a list of names.
pub(super) fn is_heading(document: &Document, sentence: SentenceIdx) -> bool {
    let words = document.words_of_sentence(sentence);
    let n_words = words.len();
    let n_capitals = words.filter(|&word| has_capital(document, word)).count();
    n_capitals * HEADING.1 > n_words * HEADING.0
}

pub(super) fn has_capital(document: &Document, word: usize) -> bool {
    let spelt = document.word(WordIdx::at(word)).of(document.text());
    spelt.starts_with(char::is_uppercase)
}

/// The text between a word and the one before it.
pub(super) fn gap_before(document: &Document, word: usize) -> &str {
    let Some(before) = word.checked_sub(1) else { return "" };
    let end = document.word(WordIdx::at(before)).end;
    Span::new(end, document.word(WordIdx::at(word)).start).of(document.text())
}

/// Whether something begins with a word inside a sentence, so that it has a capital for that.
pub(super) fn begins(document: &Document, word: usize) -> bool {
    let gap = gap_before(document, word);
    if gap.starts_with('.') {
        let before = word.checked_sub(1).map(WordIdx::at).map_or(0, |it| document.word(it).len());
        return before > 4;
    }
    gap.contains(['“', '„', '«', '"', '‘', ':', '?', '!', '…', '—', '–', '•', '|', '\n', '*', '('])
}

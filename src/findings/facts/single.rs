//! What a report tells once of the thing that it is about: when it was built, how many were on board,
//! what the damage comes to.
//!
//! Reports word it so differently that rare words do not meet: "built in", "dates from", "put up by".

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use super::field::Words;
use super::main_event::{Key, Slot, key};
use crate::findings::values::{Date, Number, Stated, Unit, What};
use crate::text::normal_form;

/// A longer report tells it of other things too, later on.
const OPENING: usize = 32;
/// The word that tells what a value is stands at most so many words from it.
const REACH: usize = 6;

/// Words before or behind a year.
const BUILT: &str = "built constructed erected gebaut erbaut errichtet baujahr construit construite \
    construits construites bâti bâtie construido construida construidos construidas edificado \
    edificada построен построена построено построены построили построенный построенная построенное \
    возведён возведена возведено";
/// Words that tell of building with the word behind them, which may stand farther on.
const BUILT_PAIRS: [(&str, &str); 14] = [
    ("dates", "from"),
    ("dated", "from"),
    ("dating", "from"),
    ("dates", "back"),
    ("dating", "back"),
    ("put", "up"),
    ("stammt", "aus"),
    ("stammte", "aus"),
    ("date", "de"),
    ("datait", "de"),
    ("datant", "de"),
    ("data", "de"),
    ("databa", "de"),
    ("datado", "en"),
];
/// What is launched rather than built.
const SHIPS: &str = "ship vessel ferry boat liner yacht trawler tanker freighter submarine steamer";
/// What is opened rather than built.
const BUILDINGS: &str = "hall building church bridge tunnel theatre theater house school station museum \
    factory mill dam stadium hospital hotel library halle gebäude kirche brücke theater haus schule \
    bahnhof pont église théâtre école gare puente iglesia teatro escuela мост церковь театр школа";
const OPENED: [&str; 8] = [
    "opened",
    "inaugurated",
    "eröffnet",
    "inauguré",
    "inaugurée",
    "inaugurado",
    "inaugurada",
    "открыт",
];
/// Words with a year in which something was put in its place.
const INSTALLED: [&str; 7] =
    ["installed", "fitted", "eingebaut", "installiert", "installé", "instalado", "установлен"];
const DAMAGE: &str = "damage damages loss losses schaden sachschaden gesamtschaden schadens schäden \
    schadenshöhe dégâts dommages préjudice daños pérdidas ущерб ущерба ущербом убытки";
const ABOARD: [(&str, &str); 7] = [
    ("on", "board"),
    ("an", "bord"),
    ("à", "bord"),
    ("a", "bordo"),
    ("на", "борту"),
    ("aboard", ""),
    ("inside", ""),
];

static BUILT_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| BUILT.split_whitespace().collect());
static SHIP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| SHIPS.split_whitespace().collect());
static BUILDING_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| BUILDINGS.split_whitespace().collect());
static DAMAGE_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| DAMAGE.split_whitespace().collect());

/// Of each value of a document the slot that it alone fills.
pub(super) fn single(words: &Words<'_>, stated: &[Stated]) -> Vec<Option<Slot>> {
    let offers: Vec<Option<(Slot, Key)>> =
        stated.iter().map(|it| Some((offer(words, stated, it)?, key(it)))).collect();
    let mut only: BTreeMap<Slot, Option<Key>> = BTreeMap::new();
    for &(slot, key) in offers.iter().flatten() {
        let known = only.entry(slot).or_insert(Some(key));
        *known = known.filter(|it| *it == key);
    }
    let is_only = |slot: &Slot| only.get(slot).is_some_and(Option::is_some);
    offers.iter().map(|offer| offer.map(|(slot, _)| slot).filter(is_only)).collect()
}

fn offer(words: &Words<'_>, all: &[Stated], stated: &Stated) -> Option<Slot> {
    let sentence = Sentence { words, all, stated };
    if stated.sentence.index() >= OPENING || stated.is_publication || stated.is_for_checks {
        return None;
    }
    match &stated.what {
        What::Date(Date { year: Some(_), month: None, is_decade: false, .. })
            if stated.reckoned.is_none() && sentence.tells_of_building() =>
        {
            Some(Slot::Built)
        }
        What::Date(Date { year: Some(_), month: None, is_decade: false, .. })
            if stated.reckoned.is_none() && sentence.tells_of_installing() =>
        {
            Some(Slot::Installed)
        }
        What::Number(Number { unit: Unit::Money(_), .. }) if sentence.tells_of_damage() => {
            Some(Slot::Damage)
        }
        What::Number(Number { unit: Unit::Count, is_person: true, role: None, .. })
            if sentence.tells_of_those_aboard() =>
        {
            Some(Slot::Aboard)
        }
        _ => None,
    }
}

/// A value in its sentence.
struct Sentence<'s, 'a> {
    words: &'s Words<'a>,
    all: &'s [Stated],
    stated: &'s Stated,
}

impl Sentence<'_, '_> {
    fn word(&self, at: usize) -> String {
        normal_form(self.words.spelt(at)).into_owned()
    }

    /// The words of the sentence up to so many from the value.
    fn near(&self, reach: usize) -> std::ops::Range<usize> {
        let sentence = self.words.words_of(self.stated.sentence.index());
        let value = self.words.document.words_in(self.stated.span);
        value.start.saturating_sub(reach).max(sentence.start)..(value.end + reach).min(sentence.end)
    }

    fn tells_of_building(&self) -> bool {
        let is_of = |known: &HashSet<&str>| {
            let mut sentence = self.words.words_of(self.stated.sentence.index());
            sentence.any(|at| known.contains(self.word(at).as_str()))
        };
        let tells = |at: usize| {
            let (word, next) = (self.word(at), self.word(at + 1));
            BUILT_WORDS.contains(word.as_str())
                || BUILT_PAIRS.contains(&(word.as_str(), next.as_str()))
                || (word == "launched" && is_of(&SHIP_WORDS))
                || (OPENED.contains(&word.as_str()) && is_of(&BUILDING_WORDS))
        };
        self.is_nearest(REACH, |at| self.near(REACH).contains(&at) && tells(at))
    }

    fn tells_of_installing(&self) -> bool {
        let tells = |at: usize| {
            let (word, next) = (self.word(at), self.word(at + 1));
            INSTALLED.contains(&word.as_str()) || (word == "put" && next == "in")
        };
        self.is_nearest(REACH, |at| self.near(REACH).contains(&at) && tells(at))
    }

    fn tells_of_damage(&self) -> bool {
        self.is_nearest(usize::MAX, |at| DAMAGE_WORDS.contains(self.word(at).as_str()))
    }

    fn tells_of_those_aboard(&self) -> bool {
        let is_alone = || {
            self.here().all(|it| {
                it.span == self.stated.span
                    || !matches!(&it.what, What::Number(number) if number.is_person)
            })
        };
        let end = self.words.document.words_in(self.stated.span).end;
        let mut near = self.near(REACH);
        near.any(|at| {
            let (word, next) = (self.word(at), self.word(at + 1));
            ABOARD.iter().any(|(one, two)| word == *one && (two.is_empty() || next == *two))
                && (word != "inside" || at == end + 1)
        }) && is_alone()
    }

    /// The values of the sentence.
    fn here(&self) -> impl Iterator<Item = &Stated> {
        self.all.iter().filter(|it| it.sentence == self.stated.sentence)
    }

    /// Whether no other value of the kind stands nearer to a word that tells.
    fn is_nearest(&self, reach: usize, tells: impl Fn(usize) -> bool) -> bool {
        let sentence = self.words.words_of(self.stated.sentence.index());
        let is_alike = |it: &&Stated| {
            std::mem::discriminant(&it.what) == std::mem::discriminant(&self.stated.what)
        };
        let distance = |it: &Stated, at: usize| {
            let value = self.words.document.words_in(it.span);
            value.start.saturating_sub(at).max((at + 1).saturating_sub(value.end))
        };
        sentence.filter(|&at| tells(at)).any(|at| {
            let own = distance(self.stated, at);
            own <= reach && self.here().filter(is_alike).all(|it| own <= distance(it, at))
        })
    }
}

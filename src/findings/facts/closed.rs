//! Words that say nothing of what a sentence is about, and words that name an event.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::normal_form;

/// Articles, pronouns, prepositions, auxiliaries and the like.
#[rustfmt::skip]
const CLOSED: [&str; 5] = [
    "a about above after again against ago all almost along already also although always am among an \
     and another any are around as at away back be because been before behind being below between \
     beyond both but by can cannot could did do does doing done down during each either else even ever \
     every few first for from further had has have having he her here hers herself him himself his how \
     however i if in indeed instead into is it its itself just last later least less like made make \
     many may me might mine more most much must my myself near nearly neither never new next no nor \
     not nothing now of off often on once one only onto or other others our ours out over own past per \
     perhaps put quite rather really said same say says second see seen several shall she should since \
     so some soon still such take taken than that the their theirs them then there these they third \
     this those though through thus till to today together too toward towards under until up upon us \
     use used using very was we well went were what when where whether which while who whole whom whose \
     why will with within without would yet you your yours two three four five six seven eight nine \
     ten i'm it's don't didn't that's he's she's i've isn't wasn't couldn't wouldn't can't",
    "aber als am an auch auf aus bei bis das dass dem den der des die dies diese dieser doch dort durch \
     ein eine einem einen einer eines er es für hat hatte haben ich ihr ihre im in ist ja mehr mit nach \
     nicht noch nur oder schon sehr seine sein sich sie sind so über um und uns unter vom von vor war \
     waren was wenn werden wie wird wir wurde wurden zu zum zur",
    "au aux avec ce ces cette dans de des deux du elle elles en est et été était il ils je la le les \
     leur leurs lui mais ne nous on ont ou où par pas plus pour qu que qui sa sans se ses son sont sur \
     un une vous",
    "al como con cuando de del desde el ella ellos en era es esta este ha había han hasta la las le les \
     lo los más muy no nos o para pero por que se ser sin sobre son su sus también un una y ya",
    "а без бы был была были было в вы да для до его ее если ещё еще же за и из или им их к как ко когда \
     которые который на не нет но о об он она они от по под после при с со так также то тоже только \
     у уже что чтобы это этот я",
];

/// What befalls people and is reported: the noun by which a report calls its event.
#[rustfmt::skip]
const EVENTS: &str = "attack assault accident sinking fire blaze disaster incident explosion blast bombing \
    crash collision shooting massacre tragedy raid theft robbery heist burglary earthquake quake flood \
    storm hurricane derailment eruption avalanche landslide collapse toll outage spill strike siege murder \
    killing stabbing anschlag angriff unglück unfall brand überfall diebstahl erdbeben raub \
    attaque attentat incendie naufrage vol séisme ataque atentado accidente incendio explosión \
    naufragio robo terremoto теракт нападение авария пожар взрыв крушение ограбление";

static CLOSED_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| CLOSED.iter().flat_map(|words| words.split_whitespace()).collect());

static EVENT_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| EVENTS.split_whitespace().collect());

/// Whether a word, as it is written, says nothing of what a sentence is about.
pub(super) fn is_closed(word: &str) -> bool {
    let word = normal_form(word);
    let is_letter = word.chars().nth(1).is_none() && word.is_ascii();
    is_letter || CLOSED_WORDS.contains(word.as_ref())
}

/// Whether a word, as it is written, names an event.
pub(super) fn is_event(word: &str) -> bool {
    let word = normal_form(word);
    let is = |word: &str| EVENT_WORDS.contains(word);
    is(&word) || word.strip_suffix("'s").is_some_and(is) || word.strip_suffix('s').is_some_and(is)
}

//! Words that name an event.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::normal_form;

/// What befalls people and is reported: the noun by which a report calls its event.
#[rustfmt::skip]
const EVENTS: &str = "attack assault accident sinking fire blaze disaster incident explosion blast bombing \
    crash collision shooting massacre tragedy raid theft robbery heist burglary earthquake quake flood \
    storm hurricane derailment eruption avalanche landslide collapse toll outage spill strike siege murder \
    killing stabbing anschlag angriff unglück unfall brand überfall diebstahl erdbeben raub \
    attaque attentat incendie naufrage vol séisme ataque atentado accidente incendio explosión \
    naufragio robo terremoto теракт нападение авария пожар взрыв крушение ограбление";

static EVENT_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| EVENTS.split_whitespace().collect());

/// Whether a word, as it is written, names an event.
pub(super) fn is_event(word: &str) -> bool {
    let word = normal_form(word);
    let is = |word: &str| EVENT_WORDS.contains(word);
    is(&word) || word.strip_suffix("'s").is_some_and(is) || word.strip_suffix('s').is_some_and(is)
}

//! Acts that are never one: what closed on one day and opened on another gives no two days for one act.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::context::clause;
use super::field::Words;
use crate::findings::values::Stated;
use crate::text::normal_form;

/// Words for an act, and for its opposite.
const OPPOSITES: [(&str, &str); 5] = [
    (
        "open opened opens opening reopen reopened reopens reopening öffnen öffnet öffnete geöffnet \
         wiedereröffnet ouvre ouvert ouverte rouvre rouvert rouverte abre abrió abierto abierta reabre \
         reabrió открыт открыта открылся открылась откроется открыли",
        "close closed closes closing shut shuts shutting geschlossen gesperrt schloss schließt ferme \
         fermé fermée fermées fermés cierra cerró cerrado cerrada закрыт закрыта закрылся закрылась \
         закрыли",
    ),
    (
        "increase increases rise rose rises risen rising grew grow grows grown climbed increased up stieg steigt \
         gestiegen augmenté subió aumentó вырос выросла выросли",
        "lost loses fall fell falls fallen falling dropped drop declined decreased shrank down sank fiel fällt \
         gefallen gesunken baissé bajó cayó упал упала упали снизился снизилась",
    ),
    (
        "begin began begins begun start started starts starting begann beginnt begonnen commence \
         commencé empezó comenzó начался началась началось",
        "end ended ends ending finished finish endete endet geendet terminé terminó acabó закончился \
         закончилась закончилось",
    ),
    (
        "arrive arrived arrives arrival angekommen ankam arrivé llegó",
        "leave depart departed departs departure abgefahren parti salió",
    ),
    (
        "born birth b geboren geburt né née naissance nació nacimiento родился родилась",
        "died dies death d starb gestorben mort morte murió умер умерла",
    ),
];
/// What is closed until a day opens on it.
const UNTIL: [&str; 8] = ["until", "till", "bis", "jusqu’à", "jusqu'à", "jusqu’au", "hasta", "до"];

/// What the clause of a value tells of each pair of opposites: the one, the other.
pub(super) type Acts = [(bool, bool); OPPOSITES.len()];

/// Each word with the number of its pair, and whether it is the first of it.
static WORDS: LazyLock<HashMap<&str, (usize, bool)>> = LazyLock::new(|| {
    let all = OPPOSITES.iter().enumerate().flat_map(|(number, (one, other))| {
        let of = move |words: &'static str, is_first| {
            words.split_ascii_whitespace().map(move |word| (word, (number, is_first)))
        };
        of(one, true).chain(of(other, false))
    });
    all.collect()
});

/// What the clause of a value tells.
pub(super) fn acts(words: &Words<'_>, stated: &Stated) -> Acts {
    let value = words.document.words_in(stated.span);
    let mut acts = Acts::default();
    for word in clause(words, stated.sentence.index(), &value) {
        let word = normal_form(words.spelt(word));
        if UNTIL.contains(&&*word) {
            return Acts::default();
        }
        let Some((number, is_first)) = WORDS.get(&*word) else { continue };
        if let Some(act) = acts.get_mut(*number) {
            act.0 |= is_first;
            act.1 |= !is_first;
        }
    }
    acts
}

/// Whether both tell of one act and not of its opposite.
pub(super) fn are_one(left: &Acts, right: &Acts) -> bool {
    let is_told = |act: &(bool, bool)| act.0 != act.1;
    left.iter().zip(right).any(|(left, right)| is_told(left) && left == right)
}

/// Whether one tells of an act of which the other tells the opposite.
pub(super) fn are_opposite(left: &Acts, right: &Acts) -> bool {
    let is = |one: &(bool, bool), other: &(bool, bool)| one.0 && !one.1 && other.1 && !other.0;
    left.iter().zip(right).any(|(left, right)| is(left, right) || is(right, left))
}

//! What a document says against another one that it quotes, or whose value it denies.

use super::event::Event;
use super::links::Links;
use super::pairing::{At, Bond, DISPUTED};
use crate::findings::values::{Stated, What};

/// Values of two documents of which one only quotes the other's, with the quoting one last.
pub(super) struct Disputes {
    quoted: Vec<(At, At)>,
}

impl Disputes {
    pub(super) fn new(event: &Event<'_>, places: (usize, usize), links: &Links<'_>) -> Self {
        let mut quoted = Vec::new();
        for (i, one) in event.stated(places.0).iter().enumerate() {
            let left = At { document: places.0, value: i };
            for j in links.near(i) {
                let right = At { document: places.1, value: j };
                let ends = match (event.is_quoted(left), event.is_quoted(right)) {
                    (false, true) => (left, right),
                    (true, false) => (right, left),
                    _ => continue,
                };
                let is_link = event.value(right).is_some_and(|other| {
                    event.is_same(left, right)
                        && links.joint((i, one.span), (j, other.span)).is_some()
                });
                quoted.extend(is_link.then_some(ends));
            }
        }
        quoted.extend(denied(event, places));
        quoted.extend(denied(event, (places.1, places.0)));
        Self { quoted }
    }

    /// Whether one value is what a document quotes and the other one what it says itself in the same
    /// paragraph.
    pub(super) fn has(&self, event: &Event<'_>, left: At, right: At) -> bool {
        let disputes = |own: At, other: At| {
            self.quoted.iter().any(|&(original, quotation)| {
                original == own && event.is_near(quotation, other) && !event.is_quoted(other)
            })
        };
        disputes(left, right) || disputes(right, left)
    }

    /// A bond between what is quoted and what is said against it is nearly as good as one between
    /// corresponding passages.
    pub(super) fn strengthened(&self, event: &Event<'_>, bond: Bond) -> Bond {
        let is_disputed = !bond.is_linked && self.has(event, bond.left, bond.right);
        let more = if is_disputed { DISPUTED } else { 0.0 };
        Bond { strength: bond.strength + more, ..bond }
    }
}

/// What one document says and the other one denies, if it is rarely met by chance.
fn denied(event: &Event<'_>, places: (usize, usize)) -> Vec<(At, At)> {
    let at = |document: usize| move |value: usize| At { document, value };
    let is_denied = |at: &At| event.value(*at).is_some_and(|it| it.is_denied);
    let of = |document: usize| (0..event.stated(document).len()).map(at(document));
    let denied = of(places.1).filter(is_denied);
    let says = |denial: At| of(places.0).filter(move |own| is_met(event, *own, denial));
    denied.flat_map(|denial| says(denial).map(move |own| (own, denial))).collect()
}

fn is_met(event: &Event<'_>, own: At, denial: At) -> bool {
    let is_unusual = |stated: &Stated| match &stated.what {
        What::Number(number) => number.is_unusual(),
        What::Date(date) => date.month.is_some() && date.day.is_some(),
        What::Time(_) => true,
        What::Vague(_) => false,
    };
    event.value(own).is_some_and(is_unusual) && event.is_same(own, denial)
}

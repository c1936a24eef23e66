//! The marks that stand in the texts, each with its sign, its name, its form and what it means.

use maud::{Markup, html};

use crate::report::folder::{Ground, LevelRow, RowFold};

/// One kind of mark: class and sign, name, and what it means.
struct Kind {
    class: &'static str,
    sign: &'static str,
    name: &'static str,
    means: &'static str,
}

const EDITED: Kind = Kind {
    class: "edited",
    sign: "≠",
    name: "edited",
    means: "The same sentence, some words changed; bold on a ground where other words stand on the other \
            side, struck where the right side drops them, underlined where it adds them.",
};
const CHROME: Kind = Kind {
    class: "chromed",
    sign: "≡",
    name: "boilerplate",
    means: "Site chrome or repeated text, on one grey line; it counts in no share.",
};

fn of_ground(ground: Ground) -> Kind {
    let (class, sign, means) = match ground {
        Ground::Paraphrased => {
            ("paraphrased", "≈", "The same statement in other words; dashed bar.")
        }
        Ground::LeftOnly => ("left", "−", "Only the left document has it; solid bar."),
        Ground::RightOnly => ("right", "+", "Only the right document has it; solid bar."),
        Ground::Moved => ("moved", "⇅", "It stands elsewhere on the other side; dotted bar."),
    };
    Kind { class, sign, name: ground.name(), means }
}

/// The class of a stretch in the text.
pub(super) fn ground_class(ground: Ground) -> &'static str {
    match ground {
        Ground::Paraphrased => "para",
        Ground::LeftOnly => "lo",
        Ground::RightOnly => "ro",
        Ground::Moved => "mv",
    }
}

/// The signs of a row, as they stand between its sides.
pub(super) fn signs(row: &LevelRow) -> Markup {
    let mut kinds = Vec::new();
    match row.fold {
        Some(RowFold::Boilerplate(_)) => kinds.push(CHROME),
        Some(RowFold::Identical(_)) => {}
        None => {
            kinds.extend(row.is_edited().then_some(EDITED));
            kinds.extend(Ground::ALL.into_iter().filter(|&it| row.has(it)).map(of_ground));
        }
    }
    html! { @for kind in &kinds { (sign(kind)) } }
}

/// A sign alone says nothing to a screen reader, its name does.
fn sign(kind: &Kind) -> Markup {
    html! { span class={ "sign " (kind.class) } role="img" aria-label=(kind.name) { (kind.sign) } }
}

/// The table of all marks.
pub(super) fn legend() -> Markup {
    let stretch = |ground, words: &str| html! { span class=(ground_class(ground)) { (words) } };
    let edited = html! { "still " mark { "lowered" } " " del { "calmly" } " " ins { "at once" } };
    let chrome = html! { span.quiet { "Site chrome, 34 words" } };
    let rows = [
        (EDITED, edited),
        (
            of_ground(Ground::Paraphrased),
            stretch(Ground::Paraphrased, "the band played all the way"),
        ),
        (of_ground(Ground::LeftOnly), stretch(Ground::LeftOnly, "the baker says that he waved")),
        (of_ground(Ground::RightOnly), stretch(Ground::RightOnly, "a form kept in a biscuit tin")),
        (of_ground(Ground::Moved), stretch(Ground::Moved, "every boat had the courtesy")),
        (CHROME, chrome),
    ];
    html! {
        div.sheet.wide role="region" aria-label="Legend" tabindex="0" { table.legend {
            caption { "The marks. What is identical on both sides has none." }
            thead { tr {
                th scope="col" { "Sign" } th scope="col" { "Kind" } th scope="col" { "In the text" } th scope="col" { "What it means" }
            } }
            tbody { @for (kind, example) in &rows { tr {
                td { (sign(kind)) }
                th scope="row" { (kind.name) }
                td { (example) }
                td { (kind.means) }
            } } }
        } }
    }
}

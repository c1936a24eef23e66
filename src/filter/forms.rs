//! Everything that can be typed to filter, in one table: the window's help, the command line's and
//! README.md read it.

/// A way to ask, as people type it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// How it is typed, one or two ways.
    pub examples: &'static [&'static str],
    /// What these find.
    pub finds: &'static str,
}

const fn form(examples: &'static [&'static str], finds: &'static str) -> Form {
    Form { examples, finds }
}

/// The language of the filter.
pub const LANGUAGE: &[Form] = &[
    form(&["ferry"], "the letters anywhere, also inside a word, whatever their case and accents"),
    form(&["Ferry", "café"], "a typed capital insists on case, a typed accent on accents"),
    form(&["ferry quay"], "documents that have both; AND may stand between them"),
    form(&["ferry OR boat"], "documents that have either"),
    form(
        &["ferry -museum", "ferry NOT museum"],
        "documents that have the first and not the second",
    ),
    form(&["(ferry OR boat) quay"], "brackets group"),
    form(
        &["\"left the quay\""],
        "the phrase, across line ends, whatever the style of quotes and the number of spaces",
    ),
    form(&["harb*", "*boat"], "words that begin so, words that end so"),
    form(&["/\\b\\d+ people\\b/"], "a regular expression, within one line"),
    form(
        &["ferry NEAR/5 quay", "ferry NEAR (quay OR pier)"],
        "with at most five words between, in either order, within a paragraph; ten if no number stands",
    ),
    form(
        &["ferry quay in:sentence", "(ferry -quay in:paragraph)"],
        "sentences or paragraphs that fulfil all of it; holds for the bracket in which it stands",
    ),
    form(
        &["name:report", "name:2020/"],
        "documents whose file is called so; with a slash, whose path holds it",
    ),
    form(&["title:\"night ferry\""], "documents with these words in their title"),
    form(&["lang:de", "lang:german"], "documents in this language, by its code or name"),
    form(
        &["ferry kind:edited,moved", "kind:paraphrased"],
        "only in such passages of the open pair; alone, the passages themselves. Kinds are \
         identical, edited, paraphrased, moved, related, only and boilerplate",
    ),
    form(
        &["ferry only:left", "only:right"],
        "only in text of the open pair that no passage on that side holds; alone, that text",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::field::Field;
    use crate::filter::{PassageKind, Query, Switches};

    #[test]
    fn every_example_is_a_query() {
        for example in LANGUAGE.iter().flat_map(|form| form.examples) {
            let query = Query::parse(example, Switches::default());
            assert!(query.is_ok_and(|query| !query.is_empty()), "{example}");
        }
    }

    #[test]
    fn every_field_and_kind_is_shown() {
        let all = format!("{LANGUAGE:?}");
        for field in Field::ALL {
            assert!(all.contains(&format!("{}:", field.name())), "{field:?}");
        }
        for kind in PassageKind::ALL {
            assert!(all.contains(kind.name()), "{kind:?}");
        }
    }
}

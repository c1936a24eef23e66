//! Why two stretches correspond, in a sentence.

use crate::compare::{Evidence, SharedWord};
use crate::text::one_line;

/// So many rare words are named.
const MOST_NAMED: usize = 5;

/// The evidence in plain words: "9 of 14 words, 4 of them rare in this folder: Anneliese, gangway, 214,
/// horn." `left` is the text in which the left stretch stands.
pub fn evidence_text(evidence: &Evidence, left: &str) -> String {
    let Evidence { n_equal, n_words, .. } = *evidence;
    let words = if n_words == 1 { "word" } else { "words" };
    let share = match (n_equal, n_words) {
        (0, _) => return "No word in common; the place between others speaks for it.".to_owned(),
        (equal, all) if equal == all => format!("All {all} {words}"),
        (equal, all) => format!("{equal} of {all} {words}"),
    };
    let mut rare: Vec<&SharedWord> = evidence.rare().collect();
    let n_rare = rare.len();
    if n_rare == 0 {
        return format!("{share}, none of them rare in this folder.");
    }
    rare.truncate(MOST_NAMED);
    let named: Vec<_> = rare.iter().map(|word| one_line(word.at.left.of(left))).collect();
    let rest = match n_rare - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{share}, {n_rare} of them rare in this folder: {}{rest}.", named.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Sides;
    use crate::text::Span;

    const TEXT: &str = "Anneliese gangway 214 horn quay lamp the";

    /// Checks the sentence for so many equal words of seven, the first so many of them rare.
    #[track_caller]
    fn check(n_equal: usize, n_rare: usize, expected: &str) {
        let mut start = 0;
        let words = TEXT.split(' ').enumerate().map(|(index, word)| {
            let span = Span::new(start, start + word.len() as u32);
            start = span.end + 1;
            SharedWord {
                at: Sides { left: span, right: span },
                weight: 1.0,
                n_documents: 2,
                is_rare: index < n_rare,
            }
        });
        let shared = words.take(n_equal).collect();
        let evidence = Evidence { n_equal, n_words: 7, shared, ..Evidence::default() };
        assert_eq!(evidence_text(&evidence, TEXT), expected);
    }

    #[test]
    fn rare_words_are_named_up_to_five() {
        check(4, 3, "4 of 7 words, 3 of them rare in this folder: Anneliese, gangway, 214.");
        check(
            7,
            6,
            "All 7 words, 6 of them rare in this folder: Anneliese, gangway, 214, horn, quay and 1 more.",
        );
        check(2, 1, "2 of 7 words, 1 of them rare in this folder: Anneliese.");
    }

    #[test]
    fn what_is_common_or_nothing_is_said_too() {
        check(3, 0, "3 of 7 words, none of them rare in this folder.");
        check(0, 0, "No word in common; the place between others speaks for it.");
    }
}

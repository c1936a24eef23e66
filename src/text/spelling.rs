//! How far two spellings are apart.

/// How many letters must be changed, put in, left out or exchanged with their neighbour to make one
/// word of the other, if at most `most` (Damerau 1964, no letter touched twice).
pub fn spelling_distance(wanted: &[char], word: &str, most: usize) -> Option<usize> {
    let word: Vec<char> = word.chars().take(wanted.len() + most + 1).collect();
    if word.len().abs_diff(wanted.len()) > most {
        return None;
    }
    let (mut last, mut row) = (Vec::new(), (0..=word.len()).collect::<Vec<usize>>());
    let mut before: Option<char> = None;
    for (number, &letter) in wanted.iter().enumerate() {
        let next = next_row((&last, &row), (before, letter), number + 1, &word);
        if next.iter().min().is_none_or(|&least| least > most) {
            return None;
        }
        (last, row, before) = (row, next, Some(letter));
    }
    row.last().copied().filter(|&distance| distance <= most)
}

/// The distances from one letter more of the first word to every beginning of the second.
fn next_row(
    (last, row): (&[usize], &[usize]),
    (before, letter): (Option<char>, char),
    first: usize,
    word: &[char],
) -> Vec<usize> {
    let mut next = Vec::with_capacity(row.len());
    next.push(first);
    let mut left = first;
    for (at, (&other, above)) in word.iter().zip(row.windows(2)).enumerate() {
        let [diagonal, above] = above else { continue };
        let mut least = (diagonal + usize::from(other != letter)).min(above + 1).min(left + 1);
        let earlier = at.checked_sub(1).and_then(|at| Some((*word.get(at)?, *last.get(at)?)));
        if let Some((earlier, distance)) = earlier
            && (before, letter) == (Some(other), earlier)
        {
            least = least.min(distance + 1);
        }
        next.push(least);
        left = least;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &str, word: &str, expected: Option<usize>) {
        let wanted: Vec<char> = wanted.chars().collect();
        assert_eq!(spelling_distance(&wanted, word, 2), expected);
    }

    #[test]
    fn letters_are_changed_put_in_left_out_and_exchanged() {
        check("crocsu", "crocus", Some(1));
        check("crocus", "crocus", Some(0));
        check("ferry", "fery", Some(1));
        check("fery", "ferry", Some(1));
        check("quay", "quiet", None);
        check("ab", "ba", Some(1));
        check("lantern", "lenturn", Some(2));
        check("lantern", "lenturm", None);
        check("éte", "été", Some(1));
        check("", "ab", Some(2));
        check("", "abc", None);
    }
}

//! Titles, names and dates as formats state them, made fit to be shown.

use super::dates::tidy_date;

/// The longest title or name in characters.
const MAX_CHARS: usize = 300;

/// Titles that programs give by themselves.
const EMPTY_TITLES: [&str; 8] = [
    "untitled",
    "document",
    "document1",
    "dokument1",
    "microsoft word",
    "word document",
    "powerpoint presentation",
    "normal",
];

/// A title, unless it is empty, the name of a file or what a program fills in.
pub(super) fn title(stated: &str) -> Option<String> {
    let title = line(stated)?;
    let folded = title.to_lowercase();
    let endings =
        [".doc", ".docx", ".docm", ".dot", ".odt", ".rtf", ".txt", ".pdf", ".htm", ".html"];
    let is_file_name = endings.iter().any(|ending| folded.ends_with(ending));
    let is_empty = folded.starts_with("microsoft word - ")
        || EMPTY_TITLES.contains(&folded.as_str())
        || !title.chars().any(char::is_alphanumeric);
    (!is_file_name && !is_empty).then_some(title)
}

/// A person's name, or whatever stands in its place.
pub(super) fn author(stated: &str) -> Option<String> {
    let author = line(stated)?;
    let is_filled_in = ["unknown", "unknown author", "user", "author", "admin"]
        .contains(&author.to_lowercase().as_str());
    (!is_filled_in && author.chars().any(char::is_alphanumeric)).then_some(author)
}

/// A date as it is shown.
pub(super) fn date(stated: &str) -> Option<String> {
    line(stated).map(|date| tidy_date(&date))
}

/// A text as one line, without control characters; `None` if nothing is left.
fn line(stated: &str) -> Option<String> {
    let words: Vec<&str> = stated.split_whitespace().collect();
    let line: String =
        words.join(" ").chars().filter(|c| !c.is_control()).take(MAX_CHARS).collect();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_says_nothing_is_none() {
        for empty in ["", " \n", "Microsoft Word - draft", "report final.DOCX", "Untitled", "—"] {
            assert_eq!(title(empty), None, "{empty}");
        }
        assert_eq!(title(" The\n ferry ").as_deref(), Some("The ferry"));
        assert_eq!(author("User"), None);
        assert_eq!(author("Ann Lee").as_deref(), Some("Ann Lee"));
    }
}

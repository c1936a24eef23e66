//! Titles, names and dates as formats state them, made fit to be shown.

use super::dates::tidy_date;

/// The longest title or name in characters.
const MAX_CHARS: usize = 300;

/// Titles that programs give by themselves.
const EMPTY_TITLES: [&str; 9] = [
    "document",
    "document1",
    "dokument1",
    "microsoft word",
    "word document",
    "powerpoint presentation",
    "slide 1",
    "normal",
    "title",
];
/// What the names of documents end with.
const ENDINGS: [&str; 22] = [
    "doc", "docx", "docm", "dot", "dotx", "odt", "ott", "rtf", "txt", "md", "pdf", "htm", "html",
    "xhtml", "indd", "qxd", "tex", "dvi", "ps", "wpd", "ppt", "pptx",
];
/// A number of fewer digits is that of a page or chapter.
const FEWEST_DIGITS: usize = 3;

/// A title, unless it is empty, the name of a file or what a program fills in.
pub(super) fn title(stated: &str) -> Option<String> {
    let title = line(stated)?;
    let folded = title.to_lowercase();
    let ending = folded.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_path = folded.contains('\\') || folded.starts_with(['/', '~']);
    let is_file = ENDINGS.contains(&ending) || (is_path && !folded.contains(' '));
    let is_filled_in = folded.starts_with("microsoft word -")
        || folded.starts_with("about:")
        || folded.starts_with("file:")
        || (folded.starts_with("untitled") && folded.split(' ').count() <= 2)
        || EMPTY_TITLES.contains(&folded.as_str());
    let n_digits = title.chars().filter(|c| c.is_numeric()).count();
    let says_something = title.chars().any(char::is_alphabetic) || n_digits >= FEWEST_DIGITS;
    (says_something && !is_file && !is_filled_in).then_some(title)
}

/// A person's name, or whatever stands in its place.
pub(super) fn author(stated: &str) -> Option<String> {
    let author = line(stated)?;
    let is_filled_in = ["unknown", "unknown author", "user", "author", "admin", "administrator"]
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
        for empty in [
            "",
            " \n",
            "Microsoft Word - draft",
            "report final.DOCX",
            "ferry_final.indd",
            "C:\\texts\\ferry",
            "Untitled",
            "untitled document",
            "about:blank",
            "—",
            "12",
        ] {
            assert_eq!(title(empty), None, "{empty}");
        }
        assert_eq!(title(" The\n ferry ").as_deref(), Some("The ferry"));
        assert_eq!(title("1984").as_deref(), Some("1984"));
        assert_eq!(
            title("The Untitled Book of Node.js").as_deref(),
            Some("The Untitled Book of Node.js")
        );
        assert_eq!(author("User"), None);
        assert_eq!(author("Ann Lee").as_deref(), Some("Ann Lee"));
    }
}

//! Short names of documents for heads of rows and columns: the file's name, as short as tells it apart.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Corpus, DocId, Document};

/// For every document its file's name without the ending; where two have the same, with the ending
/// and the folders that tell them apart.
pub fn short_names(corpus: &Corpus) -> Vec<Box<str>> {
    let mut names: Vec<&str> =
        corpus.documents().iter().map(|document| stem(document.file_name())).collect();
    for n_parts in 1..=MOST_PARTS {
        let mut n_of: BTreeMap<&str, usize> = BTreeMap::new();
        for name in &names {
            *n_of.entry(name).or_default() += 1;
        }
        let is_shared: Vec<bool> =
            names.iter().map(|name| n_of.get(name).is_some_and(|&n| n > 1)).collect();
        if !is_shared.contains(&true) {
            break;
        }
        for ((name, document), is_shared) in names.iter_mut().zip(corpus.documents()).zip(is_shared)
        {
            if is_shared {
                *name = last_parts(document.path(), n_parts);
            }
        }
    }
    names.into_iter().map(Into::into).collect()
}

/// The same, but where most files are only numbered, each document's title: with the start of the file's
/// name behind it where two have the same.
pub fn telling_names(corpus: &Corpus) -> Vec<Box<str>> {
    let names = short_names(corpus);
    let n_telling = names.iter().filter(|name| has_word(name)).count();
    if 2 * n_telling >= names.len() {
        return names;
    }
    let mut sharing: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, document) in names.iter().zip(corpus.documents()) {
        sharing.entry(document.title()).or_default().push(name);
    }
    let titled = |(name, document): (&str, &Arc<Document>)| -> Box<str> {
        let title = document.title();
        match sharing.get(title).map_or(&[][..], Vec::as_slice) {
            _ if title.is_empty() => name.into(),
            [] | [_] => title.into(),
            several => format!("{title} · {}", start_apart(name, several)).into(),
        }
    };
    names.iter().map(AsRef::as_ref).zip(corpus.documents()).map(titled).collect()
}

/// As much of a name's start as no other one has, up to the end of a word or number.
fn start_apart<'a>(name: &'a str, all: &[&str]) -> &'a str {
    let alike = |other: &&str| {
        let common = name.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b);
        common.last().map_or(0, |((at, c), _)| at + c.len_utf8())
    };
    let others = all.iter().filter(|&&other| other != name);
    let apart = others.map(alike).max().unwrap_or_default();
    let rest = name.char_indices().skip_while(|&(at, _)| at <= apart);
    let end = rest.into_iter().find(|(_, c)| !c.is_alphanumeric()).map_or(name.len(), |(at, _)| at);
    name.split_at_checked(end).map_or(name, |(start, _)| start)
}

/// Whether a name has a word in it, beside numbers.
fn has_word(name: &str) -> bool {
    let mut parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.any(|part| part.chars().all(char::is_alphabetic))
}

/// More folders than this are not told.
const MOST_PARTS: usize = 4;

/// A file's name without its ending.
pub fn stem(file_name: &str) -> &str {
    match file_name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 8 => stem,
        _ => file_name,
    }
}

/// The end of a path: the file's name and the folders around it, so many parts in all.
fn last_parts(path: &str, n_parts: usize) -> &str {
    let mut rest = path;
    let mut n_left = n_parts;
    while n_left > 0 {
        match rest.rsplit_once('/') {
            Some((before, _)) if !before.is_empty() => rest = before,
            _ => return path.trim_start_matches('/'),
        }
        n_left -= 1;
    }
    path.strip_prefix(rest).unwrap_or(path).trim_start_matches('/')
}

/// What a group of near-duplicates is called: what its names have in common if that says something,
/// else the name of its first document.
pub fn group_name<'a>(names: &'a [Box<str>], documents: &[DocId]) -> &'a str {
    let name = |id: &DocId| names.get(id.index()).map_or("", AsRef::as_ref);
    let first = documents.first().map_or("", name);
    let is_joint = |c: char| !c.is_alphabetic();
    let common = documents.iter().fold(first, |common, id| {
        let matching = common.char_indices().zip(name(id).chars());
        let end = matching.take_while(|((_, one), other)| one == other).last();
        let end = end.map_or(0, |((at, c), _)| at + c.len_utf8());
        common.split_at_checked(end).map_or("", |(common, _)| common)
    });
    // Half a word or number says nothing: what follows the common part must begin something new.
    let is_in_number = common.ends_with(|c: char| c.is_numeric());
    let begins_anew = |rest: &str| {
        rest.is_empty()
            || rest.starts_with(|c: char| is_joint(c) && !(is_in_number && c.is_numeric()))
    };
    let is_whole =
        documents.iter().all(|id| name(id).strip_prefix(common).is_some_and(begins_anew));
    let common = common.trim_end_matches(is_joint);
    if is_whole && common.chars().count() >= 3 { common } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CorpusBuilder, Parsed, Source};

    #[track_caller]
    fn check(paths: &[&str], expected: &[&str]) {
        let mut builder = CorpusBuilder::default();
        for path in paths {
            let source = Source { path: (*path).into(), ..Source::default() };
            builder.push(source, Parsed::new(String::new()));
        }
        let names = short_names(&builder.finish());
        assert_eq!(names.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), expected);
    }

    #[test]
    fn a_name_is_as_short_as_tells_it_apart() {
        check(
            &["/d/feature.txt", "/d/two.dates.md", "/d/.hidden"],
            &["feature", "two.dates", ".hidden"],
        );
        check(&["/d/a.txt", "/d/a.md", "/d/b.txt"], &["a.txt", "a.md", "b"]);
        check(&["/d/x/a.txt", "/d/y/a.txt"], &["x/a.txt", "y/a.txt"]);
        check(&["/x/d/a.txt", "/y/d/a.txt"], &["x/d/a.txt", "y/d/a.txt"]);
        check(&["a", "a"], &["a", "a"]);
    }

    #[test]
    fn files_that_are_only_numbered_are_called_by_their_titles() {
        #[track_caller]
        fn check(files: &[(&str, &str)], expected: &[&str]) {
            let mut builder = CorpusBuilder::default();
            for &(path, title) in files {
                let source = Source { path: path.into(), ..Source::default() };
                builder.push(source, Parsed::new(format!("# {title}")));
            }
            let names = telling_names(&builder.finish());
            assert_eq!(names.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), expected);
        }
        let numbered =
            [("001_8d.txt", "A flood"), ("002_7f.txt", "A fire"), ("003_1.txt", "A fire")];
        check(&numbered, &["A flood", "A fire · 002", "A fire · 003"]);
        check(&[("press-1.txt", "A flood"), ("2.txt", "A fire")], &["press-1", "2"]);
    }

    #[track_caller]
    fn check_group(names: &[&str], expected: &str) {
        let ids: Vec<DocId> = (0..names.len()).map(DocId::at).collect();
        let names: Vec<Box<str>> = names.iter().map(|name| (*name).into()).collect();
        assert_eq!(group_name(&names, &ids), expected);
    }

    #[test]
    fn a_group_is_called_by_what_its_names_share() {
        check_group(&["letters-1", "letters-2"], "letters");
        check_group(&["letter", "letter (copy)"], "letter");
        check_group(&["feature", "fear"], "feature");
        check_group(&["000", "004"], "000");
        check_group(&["story-12", "story-15"], "story-12");
        check_group(&["é-1", "é-2"], "é-1");
        check_group(&[], "");
    }
}

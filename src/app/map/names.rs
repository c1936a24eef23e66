//! Short names of documents for heads of rows and columns: the file's name, as short as tells it apart.

use std::collections::BTreeMap;

use crate::model::{Corpus, DocId};

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
    // Half a word says nothing: what follows the common part must begin something new.
    let is_whole = documents.iter().all(|id| {
        name(id)
            .strip_prefix(common)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(is_joint))
    });
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
        check_group(&["é-1", "é-2"], "é-1");
        check_group(&[], "");
    }
}

//! Paths as a report tells them: inside what was opened, not where that is kept.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::disk::{real_path, shown, without_target};
use crate::model::{Corpus, CorpusBuilder, Problem, Source};

/// The same documents and problems, called by their paths inside what was opened; where that was more
/// than one folder or file, behind its name.
pub(super) fn inside(corpus: &Corpus, opened: &[PathBuf]) -> Corpus {
    let called = called(opened);
    let mut builder = CorpusBuilder::from(corpus.clone());
    for (id, document) in corpus.iter() {
        let source = document.source();
        let (path, path_bytes) = told(&source.path, source.path_bytes.as_deref(), &called);
        builder.set_source(id, Source { path, path_bytes, ..source.clone() });
    }
    let problem = |problem: &Problem| {
        let (path, path_bytes) = told(&problem.path, problem.path_bytes.as_deref(), &called);
        Problem { path, path_bytes, reason: without_target(&problem.reason), ..problem.clone() }
    };
    builder.set_problems(corpus.problems().iter().map(problem).collect());
    builder.finish()
}

/// What was opened, each with what it is called before the paths inside it.
fn called(opened: &[PathBuf]) -> Vec<(&Path, PathBuf)> {
    if let [one] = opened {
        return vec![(one, PathBuf::new())];
    }
    // As much of their ends as tells them apart.
    let tail = |path: &Path, n: usize| -> PathBuf {
        let parts: Vec<_> = path.components().collect();
        parts.get(parts.len().saturating_sub(n)..).unwrap_or_default().iter().collect()
    };
    let n_same = |path: &Path, n: usize| {
        opened.iter().filter(|other| *other != path && tail(other, n) == tail(path, n)).count()
    };
    let n_parts = |path: &Path| path.components().count();
    let name = |path: &Path| {
        let enough = (1..n_parts(path)).find(|&n| n_same(path, n) == 0);
        tail(path, enough.unwrap_or_else(|| n_parts(path)))
    };
    opened.iter().map(|path| (path.as_path(), name(path))).collect()
}

/// A path as it is told: as text, and its bytes where these are not UTF-8.
fn told(
    path: &str,
    bytes: Option<&[u8]>,
    called: &[(&Path, PathBuf)],
) -> (Arc<str>, Option<Arc<[u8]>>) {
    let path = real_path(path, bytes);
    let file_name = || path.file_name().unwrap_or(path.as_os_str());
    let inside = |(opened, name): &(&Path, PathBuf)| {
        let parts = name.iter().chain(path.strip_prefix(opened).ok()?.iter());
        Some(parts.collect::<PathBuf>())
    };
    let told = called.iter().find_map(inside).filter(|told| told.file_name().is_some());
    shown(&told.unwrap_or_else(|| file_name().into()))
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;
    use crate::model::Parsed;

    /// Checks what documents are called, given what was opened.
    #[track_caller]
    fn check(opened: &[&str], paths: &[&str], expected: &[&str]) {
        let mut builder = CorpusBuilder::default();
        for path in paths {
            let source = Source { path: (*path).into(), ..Source::default() };
            builder.push(source, Parsed::new("The ferry left.".to_owned()));
        }
        let opened: Vec<_> = opened.iter().map(PathBuf::from).collect();
        let corpus = inside(&builder.finish(), &opened);
        let found: Vec<_> = corpus.documents().iter().map(|document| document.path()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_folder_s_documents_are_called_by_their_paths_inside_it() {
        check(
            &["/home/me/notes"],
            &["/home/me/notes/a.txt", "/home/me/notes/b/c.txt"],
            &["a.txt", "b/c.txt"],
        );
        check(&["./notes/"], &["./notes/a.txt"], &["a.txt"]);
        check(&["."], &["./a.txt"], &["a.txt"]);
        check(&["../notes"], &["../notes/a.txt"], &["a.txt"]);
    }

    #[test]
    fn a_file_that_was_opened_is_called_by_its_name() {
        check(&["/home/me/a.txt"], &["/home/me/a.txt"], &["a.txt"]);
    }

    #[test]
    fn of_two_folders_each_document_says_in_which_it_is() {
        let paths = ["/home/me/a/x.txt", "/mnt/b/x.txt", "/mnt/y.txt"];
        check(&["/home/me/a", "/mnt/b", "/mnt/y.txt"], &paths, &["a/x.txt", "b/x.txt", "y.txt"]);
    }

    #[test]
    fn what_is_called_alike_is_told_apart_by_what_it_lies_in_and_no_more() {
        let paths = ["/home/me/2019/x.txt", "/home/me/2020/x.txt"];
        check(&paths, &paths, &["2019/x.txt", "2020/x.txt"]);
    }

    #[test]
    fn a_path_from_elsewhere_is_cut_to_its_name() {
        check(&["/home/me/notes"], &["/mnt/a.txt"], &["a.txt"]);
    }

    #[test]
    fn bytes_that_are_not_utf8_lose_where_they_lie_too() {
        let (path, bytes) = told(
            "/\u{fffd}/\u{fffd}.txt",
            Some(b"/\xFE/\xFF.txt"),
            &called(&[PathBuf::from(std::ffi::OsStr::from_bytes(b"/\xFE"))]),
        );
        assert_eq!((&*path, bytes.as_deref()), ("\u{fffd}.txt", Some(&b"\xFF.txt"[..])));
    }

    #[test]
    fn a_problem_tells_neither_where_the_folder_lies_nor_where_a_link_leads() {
        let mut builder = CorpusBuilder::default();
        let (path, path_bytes) = shown(Path::new("/home/me/notes"));
        let problem = Problem {
            path,
            path_bytes,
            reason: "A link that leads out of the folder, to /home/me.".to_owned(),
            is_partial: true,
            cause: crate::model::Cause::Room,
        };
        builder.push_problem(problem);
        let corpus = inside(&builder.finish(), &[PathBuf::from("/home/me/notes")]);
        let [problem] = corpus.problems() else { panic!("one problem") };
        let said = (&*problem.path, problem.reason.as_str());
        assert_eq!(said, ("notes", "A link that leads out of the folder."));
    }
}

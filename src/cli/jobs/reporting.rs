//! The command that writes a report into a file.

use std::path::PathBuf;

use super::super::arguments::ReportArguments;
use super::super::stats::Stats;
use super::{Answer, Trouble, finish, load_options, never, parsed, say_problems};
use crate::app::disk::{
    SaveError, load_remembered, load_with, now_in_words, remembered_dir, save_text,
};
use crate::app::reporting::{InForce, ReportRequest, UnknownFormat, format_of, name_of};
use crate::app::stopwatch::Stopwatch;
use crate::cli::{YES, output};
use crate::compare::{Sameness, Sides};
use crate::model::{Corpus, DocId};
use crate::report::folder::ReportFormat;
use crate::text::visible;

/// Why no report was written.
#[derive(Debug, thiserror::Error)]
pub(super) enum ReportTrouble {
    #[error(transparent)]
    Format(#[from] UnknownFormat),
    #[error("no document is called so: {0}")]
    NoDocument(String),
    #[error("more than one document is called so, name its path: {0}")]
    ManyDocuments(String),
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Reads, gathers and writes. A name or filter that cannot be is refused before anything is read.
pub(super) fn report_files(arguments: &ReportArguments, has_stats: bool) -> u8 {
    let asked = asked(arguments);
    let (format, filter) = match asked {
        Ok(asked) => asked,
        Err(trouble) => return finish(Err(trouble), None),
    };
    let loaded = load_with(&load_options(), &arguments.paths, &mut |_| {}, &never);
    say_problems(loaded.corpus.problems());
    let mut stopwatch = Stopwatch::start();
    let written = written(arguments, &loaded.corpus, format, filter);
    let job = stopwatch.lap();
    finish(written, has_stats.then(|| Stats::new(&loaded, job)))
}

fn asked(arguments: &ReportArguments) -> Result<(ReportFormat, Option<InForce>), Trouble> {
    let format = format_of(&arguments.output).map_err(ReportTrouble::from)?;
    let in_force = |text: &String| {
        let switches = arguments.switches.switches();
        let query = parsed(text, switches)?;
        Ok::<_, Trouble>(InForce { text: text.clone(), switches, query, index: None })
    };
    Ok((format, arguments.filter.as_ref().map(in_force).transpose()?))
}

fn written(
    arguments: &ReportArguments,
    corpus: &Corpus,
    format: ReportFormat,
    filter: Option<InForce>,
) -> Result<Answer, Trouble> {
    if corpus.is_empty() {
        return Err(Trouble::NothingRead);
    }
    // What a person has set aside in the window is counted here too, and not listed.
    let dir = remembered_dir();
    let kept = dir.map(|dir| load_remembered(&dir, &arguments.paths));
    let (remembered, error) = kept.unwrap_or_default();
    if let Some(error) = error {
        output::say(&error.to_string());
    }
    let request = ReportRequest {
        name: folder_name(&arguments.paths),
        opened: arguments.paths.clone(),
        corpus: corpus.clone(),
        chosen: chosen(&arguments.pair, corpus)?,
        open: None,
        filter,
        set_aside: remembered.set_aside,
        sameness: Sameness::default(),
    };
    let report = request.gather(now_in_words(), &never).ok_or(Trouble::NothingRead)?;
    save_text(&arguments.output, &report.written(format), corpus.documents())
        .map_err(ReportTrouble::from)?;
    let text = format!("Report saved: {}", visible(&arguments.output.to_string_lossy()));
    Ok(Answer { text, code: YES })
}

/// What the folder is called, also where it was named by the way to it alone, as `.`.
fn folder_name(paths: &[PathBuf]) -> String {
    let whole = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
    name_of(&paths.iter().map(whole).collect::<Vec<_>>())
}

/// The documents that were named two by two.
fn chosen(names: &[String], corpus: &Corpus) -> Result<Vec<Sides<DocId>>, Trouble> {
    let named = |two: &[String]| match two {
        [left, right] => Ok(Sides { left: called(left, corpus)?, right: called(right, corpus)? }),
        _ => Err(ReportTrouble::NoDocument(two.join(" "))),
    };
    let pairs: Result<Vec<_>, ReportTrouble> = names.chunks(2).map(named).collect();
    Ok(pairs?)
}

/// The document with this path, else the only one with this file name.
fn called(name: &str, corpus: &Corpus) -> Result<DocId, ReportTrouble> {
    if let Some(id) = corpus.find(name) {
        return Ok(id);
    }
    let mut so_called =
        corpus.iter().filter(|(_, document)| document.file_name() == name).map(|(id, _)| id);
    match (so_called.next(), so_called.next()) {
        (Some(id), None) => Ok(id),
        (None, _) => Err(ReportTrouble::NoDocument(visible(name).into_owned())),
        (Some(_), Some(_)) => Err(ReportTrouble::ManyDocuments(visible(name).into_owned())),
    }
}

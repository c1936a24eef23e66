//! The commands that answer on standard output, and the one that writes a report.

mod reporting;

use std::path::{Path, PathBuf};

use super::arguments::{Command, FilterArguments};
use super::output;
use super::stats::Stats;
use super::{NO, TROUBLE, YES};
use crate::app::disk::{
    Cache, LoadOptions, Loaded, LoadedPair, MemoryLimit, Readers, load_pair, load_settings,
    load_texts, load_with, settings_dir, this_program,
};
use crate::app::stopwatch::Stopwatch;
use crate::compare::{FolderText, Sides, compare};
use crate::filter::{Index, Query, Switches, explain_nothing, filter};
use crate::findings::findings;
use crate::model::{Corpus, Problem};
use crate::overlap::{Chrome, Estimate, MOST_EXACT, Pair, estimate, overlap, retold};
use crate::report::Measured;
use crate::report::json::{compare_json, filter_json, findings_json, list_json, overlap_json};
use crate::report::terminal::{
    Paint, compare_text, filter_text, findings_text, list_text, overlap_text, problem_line,
    query_error_text,
};
use crate::text::{Span, visible};

/// An answer and its exit code.
struct Answer {
    text: String,
    code: u8,
}

/// Why a question was not answered.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("no document could be read")]
    NothingRead,
    #[error("the query is empty")]
    EmptyQuery,
    #[error("{0}")]
    Query(String),
    #[error("{0}")]
    Report(#[from] reporting::ReportTrouble),
    #[error("the answer could not be written: {0}")]
    Output(#[from] std::io::Error),
}

/// Runs a command and says its exit code.
pub(super) fn run(command: Command, has_stats: bool) -> u8 {
    match command {
        Command::Compare { left, right, folder, json } => {
            compare_files([&left, &right], folder.as_deref(), json, has_stats)
        }
        Command::Overlap { paths, json, retold } => overlap_files(&paths, json, retold, has_stats),
        Command::Filter(arguments) => filter_files(&arguments, has_stats),
        Command::Findings { paths, json, possible } => {
            answer(&paths, has_stats, |corpus| Ok(findings_answer(corpus, json, possible)))
        }
        Command::Report(arguments) => reporting::report_files(&arguments, has_stats),
        Command::List { paths, json } => list(&paths, json, has_stats),
        // Neither answers a question: `run` of the module above sees to them.
        Command::Screenshot { .. } | Command::ReadRich => TROUBLE,
    }
}

/// Loads, answers and writes what a question about many documents needs.
fn answer(
    paths: &[PathBuf],
    has_stats: bool,
    question: impl FnOnce(&Corpus) -> Result<Answer, Trouble>,
) -> u8 {
    answer_on(&load_with(&load_options(), paths, &mut |_| {}, &never), has_stats, question)
}

/// Answers and writes what a question about loaded documents needs.
fn answer_on(
    loaded: &Loaded,
    has_stats: bool,
    question: impl FnOnce(&Corpus) -> Result<Answer, Trouble>,
) -> u8 {
    say_problems(loaded.corpus.problems());
    let mut stopwatch = Stopwatch::start();
    let answered =
        if loaded.corpus.is_empty() { Err(Trouble::NothingRead) } else { question(&loaded.corpus) };
    let job = stopwatch.lap();
    finish(answered, has_stats.then(|| Stats::new(loaded, job)))
}

fn finish(answered: Result<Answer, Trouble>, stats: Option<Stats>) -> u8 {
    let written = answered.and_then(|answer| {
        output::answer(&answer.text)?;
        Ok(answer.code)
    });
    let code = written.unwrap_or_else(|trouble| {
        output::say(&trouble.to_string());
        TROUBLE
    });
    if let Some(stats) = stats {
        output::stats(&stats);
    }
    code
}

fn compare_files(pair: [&Path; 2], folder: Option<&Path>, json: bool, has_stats: bool) -> u8 {
    let LoadedPair { loaded, pair } = load_pair(&load_options(), pair, folder, &never);
    say_problems(loaded.corpus.problems());
    let mut stopwatch = Stopwatch::start();
    let answered = pair.and_then(|[left, right]| {
        let corpus = &loaded.corpus;
        let folder = FolderText::of(corpus, &never)?;
        let boilerplate = folder.boilerplate(Sides { left, right });
        let (left, right) = (corpus.document(left)?, corpus.document(right)?);
        let comparison = compare(left, right, corpus.vocabulary(), boilerplate, &never)?;
        let text = if json {
            compare_json(left, right, &comparison)
        } else {
            compare_text(left, right, &comparison, output::paint())
        };
        Some(Answer { text, code: if comparison.is_same_text { YES } else { NO } })
    });
    let job = stopwatch.lap();
    let stats = has_stats.then(|| Stats::new(&loaded, job));
    finish(answered.ok_or(Trouble::NothingRead), stats)
}

/// All pairs; those of a large folder are estimated from its texts, without tables over them.
fn overlap_files(paths: &[PathBuf], json: bool, is_retold: bool, has_stats: bool) -> u8 {
    let from_tables = |corpus: &Corpus| {
        let pairs = all_pairs(corpus, is_retold);
        Ok(overlap_answer(&Measured::all(corpus), &pairs, json))
    };
    if is_retold {
        return answer(paths, has_stats, from_tables);
    }
    let loaded = load_texts(&load_options(), paths, &never);
    if loaded.texts.len() <= MOST_EXACT {
        return answer_on(&loaded.indexed(), has_stats, from_tables);
    }
    say_problems(&loaded.problems);
    let mut stopwatch = Stopwatch::start();
    let texts: Vec<&str> = loaded.texts.iter().map(|(_, text)| text.as_str()).collect();
    let asides: Vec<&[Span]> = loaded.texts.iter().map(|(source, _)| source.asides()).collect();
    let chrome = Chrome::Asides(&asides);
    let Estimate { n_words, pairs } = estimate(&texts, chrome, &never).unwrap_or_default();
    let documents = loaded.texts.iter().zip(n_words);
    let documents = documents.map(|((source, _), n_words)| Measured { source, n_words });
    let answer = overlap_answer(&documents.collect::<Vec<_>>(), &pairs, json);
    let job = stopwatch.lap();
    finish(Ok(answer), has_stats.then(|| Stats::of_texts(&loaded, job)))
}

fn all_pairs(corpus: &Corpus, is_retold: bool) -> Vec<Pair> {
    let folder = FolderText::of(corpus, &never).unwrap_or_default();
    let mut pairs = overlap(corpus, &folder, &never).unwrap_or_default();
    if is_retold && corpus.len() > MOST_EXACT {
        pairs.extend(retold(corpus, &folder, &pairs, &never).unwrap_or_default());
        pairs.sort_by_key(|pair| (pair.left, pair.right));
    }
    pairs
}

fn overlap_answer(documents: &[Measured<'_>], pairs: &[Pair], json: bool) -> Answer {
    let text = if json {
        overlap_json(documents, pairs)
    } else {
        overlap_text(documents, pairs, output::paint())
    };
    Answer { text, code: YES }
}

/// Asks a query as the window does, of an index, which is part of what is done once per folder.
fn filter_files(arguments: &FilterArguments, has_stats: bool) -> u8 {
    let mut loaded = load_with(&load_options(), &arguments.paths, &mut |_| {}, &never);
    let mut stopwatch = Stopwatch::start();
    let index = Index::new(&loaded.corpus, &never).unwrap_or_default();
    loaded.index_cost += stopwatch.lap();
    answer_on(&loaded, has_stats, |corpus| filter_answer(corpus, &index, arguments))
}

fn filter_answer(
    corpus: &Corpus,
    index: &Index,
    arguments: &FilterArguments,
) -> Result<Answer, Trouble> {
    let query = parsed(&arguments.query, arguments.switches.switches())?;
    let hits = filter(corpus, Some(index), &query, &never).unwrap_or_default();
    let is_for_people = !arguments.json && !arguments.count;
    if is_for_people && let Some(why) = explain_nothing(corpus, Some(index), &query, &hits, &never)
    {
        output::say(&visible(&why));
    }
    let text = if arguments.json {
        filter_json(corpus, &arguments.query, &hits)
    } else if arguments.count {
        hits.n_hits.to_string()
    } else {
        filter_text(corpus, &hits, output::paint())
    };
    Ok(Answer { text, code: if hits.n_hits > 0 { YES } else { NO } })
}

/// A query that can be asked here.
fn parsed(text: &str, switches: Switches) -> Result<Query, Trouble> {
    let query = Query::parse(text, switches)
        .map_err(|error| Trouble::Query(query_error_text(text, &error)))?;
    if let Some(error) = query.needs_pair() {
        return Err(Trouble::Query(query_error_text(text, error)));
    }
    if query.is_empty() { Err(Trouble::EmptyQuery) } else { Ok(query) }
}

fn findings_answer(corpus: &Corpus, json: bool, with_possible: bool) -> Answer {
    let folder = FolderText::of(corpus, &never).unwrap_or_default();
    let found = findings(corpus, &folder, &never).unwrap_or_default();
    let text = if json {
        findings_json(corpus, &found, with_possible)
    } else {
        findings_text(corpus, &found, with_possible, output::paint())
    };
    let code = if found.listed(with_possible).next().is_some() { YES } else { NO };
    Answer { text, code }
}

/// Lists even when nothing could be read: the problems are the answer then.
fn list(paths: &[PathBuf], json: bool, has_stats: bool) -> u8 {
    let loaded = load_with(&load_options(), paths, &mut |_| {}, &never);
    let mut stopwatch = Stopwatch::start();
    let corpus = &loaded.corpus;
    let text = if json { list_json(corpus) } else { list_text(corpus, output::paint()) };
    let code = if corpus.is_empty() { TROUBLE } else { YES };
    let job = stopwatch.lap();
    finish(Ok(Answer { text, code }), has_stats.then(|| Stats::new(&loaded, job)))
}

fn say_problems(problems: &[Problem]) {
    for problem in problems {
        output::say(&problem_line(problem, Paint::default()));
    }
}

/// How files are opened, by the settings.
fn load_options() -> LoadOptions {
    let (settings, problem) = settings_dir().as_deref().map(load_settings).unwrap_or_default();
    if let Some(problem) = problem {
        output::say(&problem.to_string());
    }
    let memory = MemoryLimit::of_free(settings.memory_limit);
    let cache = Cache::of_person(settings.readers.cache_mb);
    let readers = Readers::in_children(this_program(), settings.readers.limits());
    let readers = readers.with_cache(cache);
    LoadOptions { memory, readers, encodings: settings.chosen_encodings() }
}

/// The command line is stopped by its signal, not by a closure.
fn never() -> bool {
    false
}

//! Readers that behave, die, hang and talk too much; each is a shell script in a folder of its own.

use std::os::unix::fs::PermissionsExt as _;
use std::time::Instant;
use std::{fs, io};

use super::*;

/// Copies the request's three messages to nowhere, so that the parent can send all of it.
const TAKE: &str = "head -c 8 > /dev/null";

/// A program that does what a script says.
fn written(script: &str) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let program = dir.path().join("reader");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    // A process that another test starts at this moment holds the file open until it is itself.
    let is_busy = |error: &io::Error| error.kind() == io::ErrorKind::ExecutableFileBusy;
    while Child::start(&program).is_err_and(|error| is_busy(&error)) {}
    (dir, program)
}

/// Asks a script for a file; what it says, and `None` if the reading was stopped.
fn asked(script: &str, limits: ReaderLimits, cancelled: &dyn Fn() -> bool) -> Option<String> {
    let (_dir, program) = written(script);
    let readers = Readers::in_children(program, limits);
    let answer = readers.read(b"<p>One.", RichKind::Html, cancelled)?;
    Some(answer.map_or_else(|reason| reason, |read| format!("text: {}", read.text)))
}

#[track_caller]
fn check(script: &str, expected: &str) {
    let limits = ReaderLimits { wall_secs: 20, text_bytes: 1 << 20, ..ReaderLimits::default() };
    assert_eq!(asked(script, limits, &|| false).as_deref(), Some(expected));
}

/// A reply as bytes that `printf` understands.
fn reply(text: &str) -> String {
    let length: String = (text.len() as u64).to_le_bytes().map(|b| format!("\\{b:03o}")).concat();
    format!("{TAKE}; printf '{length}'; printf '%s' '{text}'")
}

#[test]
fn an_answer_is_the_document_s_text_or_its_refusal() {
    let json =
        r#"{"Ok":{"text":"One.","format":"Html","encoding":"UTF-8","loss":null,"rich":null}}"#;
    check(&reply(json), "text: One.");
    check(&reply(r#"{"Err":"It is empty."}"#), "It is empty.");
}

#[test]
fn a_reader_that_dies_is_a_problem_of_the_file_with_its_reason() {
    check("kill -11 $$", "Its reader was ended by the system (signal 11).");
    check("kill -24 $$", "Reading it takes more than 15 s of processor time (settings).");
    check(
        "echo 'memory allocation of 9 bytes failed' >&2; kill -6 $$",
        "Reading it takes more than 1 GB of memory (settings).",
    );
    check(
        "echo \"thread 'main' has overflowed its stack\" >&2; kill -6 $$",
        "Its parts are nested too deep to be read.",
    );
    check("exit 0", "Its reader ended without a word.");
}

#[test]
fn a_reader_that_says_nonsense_or_too_much_is_not_listened_to() {
    check(
        &reply("nonsense"),
        "Its reader failed, so it is broken or unusual (its answer makes no sense).",
    );
    check(
        &format!("{TAKE}; printf '\\377\\377\\377\\377\\377\\377\\377\\177'"),
        "It holds more than 1 MB of text.",
    );
    check(
        &format!("{TAKE}; printf '\\100\\0\\0\\0\\0\\0\\0\\0half'"),
        "Its reader ended without a word.",
    );
}

#[test]
fn a_reader_that_hangs_is_waited_for_no_longer_than_the_limit() {
    let limits = ReaderLimits { wall_secs: 1, ..ReaderLimits::default() };
    let said = asked("exec sleep 1000", limits, &|| false);
    assert_eq!(said.as_deref(), Some("Reading it takes more than 1 s (settings)."));
}

/// What does not fit into a pipe was written without looking at the clock.
#[test]
fn a_reader_that_does_not_take_a_large_file_is_waited_for_no_longer_than_the_limit() {
    let limits = ReaderLimits { wall_secs: 1, ..ReaderLimits::default() };
    let (_dir, program) = written("exec sleep 1000");
    let readers = Readers::in_children(program, limits);
    let large = vec![b'x'; 1 << 20];
    let answer = readers.read(&large, RichKind::Html, &|| false);
    let said = answer.and_then(Result::err);
    assert_eq!(said.as_deref(), Some("Reading it takes more than 1 s (settings)."));
}

#[test]
fn a_reader_that_nobody_waits_for_any_more_is_ended() {
    let start = Instant::now();
    let is_late = || start.elapsed().as_millis() > 100;
    assert_eq!(asked("exec sleep 1000", ReaderLimits::default(), &is_late), None);
}

#[test]
fn a_reader_that_died_of_the_files_before_is_replaced_and_asked_again() {
    let json = r#"{"Err":"It is empty."}"#;
    // It answers once and then ends without a word.
    let (_dir, program) = written(&reply(json));
    let readers = Readers::in_children(program, ReaderLimits::default());
    for _ in 0..3 {
        let answer = readers.read(b"<p>One.", RichKind::Html, &|| false);
        assert_eq!(answer, Some(Err("It is empty.".to_owned())));
    }
}

#[test]
fn a_program_that_cannot_be_started_is_a_problem_of_the_file() {
    let readers = Readers::in_children("/no/such/program".into(), ReaderLimits::default());
    let answer = readers.read(b"<p>x", RichKind::Html, &|| false);
    let said = answer.and_then(Result::err).unwrap_or_default();
    assert_eq!(said, "Its reader could not be started: There is no such file or folder.");
}

/// Reads a file twice by a script that notes each call, with a cache; what is said each time, and how
/// often the script was called.
fn read_twice(script: &str) -> ([String; 2], usize) {
    let dir = tempfile::tempdir().unwrap();
    let calls = dir.path().join("calls");
    // A start without a request, to see whether it can be started, is no call.
    let note = format!("[ $(head -c 1 | wc -c) = 1 ] && echo call >> {}", calls.display());
    let (_dir, program) = written(&format!("{note}\n{script}"));
    let cache = || Some(Cache::in_dir(dir.path().join("texts"), 1 << 20));
    let said = [(); 2].map(|()| {
        // Two starts of the program.
        let readers = Readers::in_children(program.clone(), ReaderLimits::default());
        let answer = readers.with_cache(cache()).read(b"<p>One.", RichKind::Html, &|| false);
        answer.unwrap().map_or_else(|reason| reason, |read| read.text)
    });
    (said, fs::read_to_string(calls).unwrap().lines().count())
}

#[test]
fn what_was_read_or_refused_is_not_read_again() {
    let text =
        r#"{"Ok":{"text":"One.","format":"Html","encoding":"UTF-8","loss":null,"rich":null}}"#;
    for (json, said) in [(text, "One."), (r#"{"Err":"It is empty."}"#, "It is empty.")] {
        let twice = ([said.to_owned(), said.to_owned()], 1);
        assert_eq!(read_twice(&reply(json)), twice);
    }
}

#[test]
fn a_file_whose_reader_died_is_tried_again() {
    let (said, n_calls) = read_twice("kill -11 $$");
    assert_eq!((said[0] == said[1], n_calls), (true, 2));
}

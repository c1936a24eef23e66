//! Where the command line writes: a closed pipe ends the writing, never the program in a panic.

use std::io::{self, IsTerminal as _, Write as _, stderr, stdout};

use super::stats::Stats;
use crate::report::terminal::Paint;

/// The colours of standard output.
pub(super) fn paint() -> Paint {
    Paint { is_coloured: stdout().is_terminal() && wants_colour() }
}

/// Writes the answer, with a line end if it has none. A pipe that was closed has read enough.
pub(super) fn answer(text: &str) -> io::Result<()> {
    let mut out = stdout().lock();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let written = out.write_all(text.as_bytes()).and_then(|()| out.write_all(end.as_bytes()));
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// Says one thing beside the answer.
pub(super) fn say(text: &str) {
    // There is nowhere left to say that this fails.
    drop(writeln!(stderr().lock(), "diptych: {text}"));
}

/// Writes what it cost, as the last line.
pub(super) fn stats(stats: &Stats) {
    drop(writeln!(stderr().lock(), "{}", stats.json()));
}

/// See <https://no-color.org>.
fn wants_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}

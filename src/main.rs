//! The program's entry; everything it does lives in the library.

use std::io::Write as _;
use std::process::ExitCode;

use diptych::cli::{Outcome, run};

fn main() -> ExitCode {
    match run(std::env::args_os()) {
        Outcome::Exit(code) => code.into(),
        Outcome::Start(start) => {
            drop(writeln!(std::io::stderr(), "diptych: the window is not built in yet: {start:?}"));
            2.into()
        }
    }
}

//! The command line over the same core as the window: arguments in, text or JSON out.

mod arguments;
mod jobs;
mod output;
mod stats;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Parser as _;

pub use self::arguments::PictureSize;
use self::arguments::{Arguments, Command};
use crate::app::disk::serve;

/// What `main` is to do when the command line has done its part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing but to leave with this code.
    Exit(u8),
    /// To show the window.
    Start(Start),
}

/// How the window is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// On the screen; without paths it opens what was open last.
    Window {
        /// The folders and files to open.
        paths: Vec<PathBuf>,
    },
    /// For one picture of it.
    Screenshot {
        /// The folders and files to open.
        paths: Vec<PathBuf>,
        /// Where the picture goes.
        output: PathBuf,
        /// How large it is.
        size: PictureSize,
    },
}

/// Exit code: yes, same text, hits.
const YES: u8 = 0;
/// Exit code: no, different, no hit.
const NO: u8 = 1;
/// Exit code: nothing could be read or asked.
const TROUBLE: u8 = 2;

/// Runs what the arguments ask for, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let arguments = match Arguments::try_parse_from(command_first(arguments)) {
        Ok(arguments) => arguments,
        Err(error) => {
            // A closed pipe is no trouble of ours.
            drop(error.print());
            return Outcome::Exit(error.exit_code().try_into().unwrap_or(TROUBLE));
        }
    };
    match arguments.command {
        None => Outcome::Start(Start::Window { paths: arguments.paths }),
        Some(Command::Screenshot { paths, output, size }) => {
            Outcome::Start(Start::Screenshot { paths, output, size })
        }
        // Who asked is gone when this fails, so that there is nobody to tell.
        Some(Command::ReadRich) => Outcome::Exit(serve().map_or(TROUBLE, |()| YES)),
        Some(command) => Outcome::Exit(jobs::run(command, arguments.stats)),
    }
}

/// The arguments with a leading `--stats` behind the word that follows it: clap takes a command's
/// name for a path once it has seen a switch.
fn command_first(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    if let [_, switch, word, ..] = arguments.as_mut_slice()
        && switch == "--stats"
        && !word.as_encoded_bytes().starts_with(b"-")
    {
        std::mem::swap(switch, word);
    }
    arguments
}

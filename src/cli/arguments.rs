//! What can be asked on the command line.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand};

use crate::filter::{Form, LANGUAGE, Switches};

/// Reads documents that tell the same story side by side, and filters them.
///
/// Without a command it opens the window on the given folders and files, or on what was open last.
#[derive(Debug, Parser)]
#[command(
    name = "diptych",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "A path named like a command is reached as ./compare.\n\
        Exit codes: 0 yes (same text, hits, findings), 1 no (different, no hit, no finding), 2 trouble."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Folders and files to open in the window
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Print time and memory as one line of JSON, last on standard error
    #[arg(long, global = true)]
    pub(super) stats: bool,
}

/// One command.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// What two documents have in common, what was changed and what only one has
    Compare {
        /// The document on the left
        left: PathBuf,
        /// The document on the right
        right: PathBuf,
        /// Leave out what many documents of this folder have, as the window does
        #[arg(long, value_name = "PATH")]
        folder: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// How much of each document is found in each other one
    Overlap {
        /// Folders and files
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Among more than 50 documents, find what is retold in other words too (takes longer)
        #[arg(long)]
        retold: bool,
    },
    /// Hits of a query in all documents; a query that starts with - follows --
    #[command(after_help = what_can_be_typed())]
    Filter(FilterArguments),
    /// Dates, times, numbers, names and quotations in which the documents disagree
    Findings {
        /// Folders and files
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// List also what is only possible
        #[arg(long)]
        possible: bool,
    },
    /// Documents as read, and every file that could not be read with the reason
    List {
        /// Folders and files
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// All of it as one file to hand on: a page, JSON, CSV or Markdown by the file's ending
    Report(ReportArguments),
    /// The window as it would open, as a PNG picture (needs a display, Xvfb will do)
    Screenshot {
        /// Folders and files
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Where the picture goes
        #[arg(short, long, value_name = "OUT.png")]
        output: PathBuf,
        /// Width and height in pixels
        #[arg(long, value_name = "WxH", default_value = "1440x900")]
        size: PictureSize,
    },
    /// Reads rich files for another process of this program, see `app::disk`
    #[command(hide = true)]
    ReadRich,
}

/// What `filter` takes.
#[derive(Debug, Args)]
pub(super) struct FilterArguments {
    /// What is to be found, as below
    pub(super) query: String,
    /// Folders and files
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Print the number of hits only
    #[arg(long, conflicts_with = "json")]
    pub(super) count: bool,
    #[command(flatten)]
    pub(super) switches: SwitchArguments,
}

/// What `report` takes.
#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// Folders and files
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Where the report goes: .html, .json, .csv or .md
    #[arg(short, long, value_name = "OUT.html")]
    pub(super) output: PathBuf,
    /// Two documents that stand side by side, by path or file name; the closest ten without it
    #[arg(long, num_args = 2, value_names = ["LEFT", "RIGHT"])]
    pub(super) pair: Vec<String>,
    /// A filter whose hits the report lists
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) filter: Option<String>,
    #[command(flatten)]
    pub(super) switches: SwitchArguments,
}

/// The filter's language, an example or two a line.
fn what_can_be_typed() -> String {
    let mut lines = vec!["What can be typed:".to_owned()];
    for Form { examples, finds } in LANGUAGE {
        lines.push(format!("  {}", examples.join("   ")));
        lines.push(format!("      {finds}"));
    }
    lines.push("kind: and only: ask about the open pair, and there is none here.".to_owned());
    lines.join("\n")
}

impl SwitchArguments {
    /// The switches as a query takes them.
    pub(super) fn switches(&self) -> Switches {
        Switches { is_case_exact: self.case, is_whole_word: self.whole_word, is_regex: self.regex }
    }
}

/// The window's three switches.
#[derive(Debug, Args)]
pub(super) struct SwitchArguments {
    /// Upper and lower case differ
    #[arg(long)]
    pub(super) case: bool,
    /// Terms match whole words only
    #[arg(long)]
    pub(super) whole_word: bool,
    /// The whole query is one pattern
    #[arg(long)]
    pub(super) regex: bool,
}

/// Width and height of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// What is wrong with a size.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected width x height from 200 to 8192 pixels, such as 1440x900")]
pub struct SizeError;

impl FromStr for PictureSize {
    type Err = SizeError;

    fn from_str(text: &str) -> Result<Self, SizeError> {
        let (width, height) = text.split_once('x').ok_or(SizeError)?;
        let pixels = |text: &str| {
            text.parse().ok().filter(|pixels| (200..=8192).contains(pixels)).ok_or(SizeError)
        };
        Ok(Self { width: pixels(width)?, height: pixels(height)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_holds_together() {
        use clap::CommandFactory as _;
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_path_without_a_command_opens_the_window() {
        let arguments = Arguments::parse_from(["diptych", "notes", "compare"]);
        assert!(arguments.command.is_none());
        assert_eq!(arguments.paths, [PathBuf::from("notes"), PathBuf::from("compare")]);
        assert!(Arguments::parse_from(["diptych", "./compare"]).command.is_none());
    }

    #[test]
    fn sizes_are_width_by_height() {
        assert_eq!("640x480".parse(), Ok(PictureSize { width: 640, height: 480 }));
        for bad in ["640", "x", "640x", "0x0", "99999x480", "-640x480"] {
            assert_eq!(bad.parse::<PictureSize>(), Err(SizeError), "{bad}");
        }
    }
}

//! The parent's side: one child, what is asked of it, and what it died of.

use std::io::{self, Read as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{self, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::ReaderLimits;
use super::wait::{Patient, Wait};
use super::wire::{Reply, Request};
use crate::app::disk::shown::sentence;
use crate::text::visible;

/// A child that has closed its pipes is gone after so long.
const DYING: Duration = Duration::from_secs(1);
/// JSON writes one byte of text with at most six, and what stands beside the text needs some too.
const MOST_REPLY_PER_TEXT: u64 = 6;
const REPLY_ROOM: u64 = 16 << 20;
/// So much of what a dying child says is listened to.
const MOST_LAST_WORDS: u64 = 4096;

/// An answer, or what the child died of.
pub(super) type Answer = Result<Reply, Death>;

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Death {
    /// Nobody wants the answer any more.
    Cancelled,
    /// The system does not start the program.
    NotStarted(io::Error),
    /// It needed more memory than it may.
    Memory,
    /// It needed more processor time than it may.
    Processor,
    /// It took longer than anybody waits.
    Clock,
    /// The file nests deeper than the stack.
    Depth,
    /// It failed at something, in its own words.
    Failed(String),
    /// It answered with more than a text can be.
    TooMuch,
    /// A signal ended it.
    Signal(i32),
    /// It is gone without a word.
    Closed,
}

impl Death {
    /// What it means for the file, as one sentence.
    pub(super) fn sentence(&self, limits: ReaderLimits) -> String {
        match self {
            Self::Cancelled => "The reading was stopped.".to_owned(),
            Self::NotStarted(error) => {
                format!("Its reader could not be started: {}", sentence(error))
            }
            Self::Memory => {
                format!(
                    "Reading it takes more than {} of memory (settings).",
                    size(limits.memory_bytes)
                )
            }
            Self::Processor => {
                format!(
                    "Reading it takes more than {} s of processor time (settings).",
                    limits.cpu_secs
                )
            }
            Self::Clock => format!("Reading it takes more than {} s (settings).", limits.wall_secs),
            Self::Depth => "Its parts are nested too deep to be read.".to_owned(),
            Self::Failed(words) => {
                format!("Its reader failed, so it is broken or unusual ({words}).")
            }
            Self::TooMuch => format!("It holds more than {} of text.", size(limits.text_bytes)),
            Self::Signal(number) => {
                format!("Its reader was ended by the system (signal {number}).")
            }
            Self::Closed => "Its reader ended without a word.".to_owned(),
        }
    }
}

/// A process that reads files; killed when dropped.
#[derive(Debug)]
pub(super) struct Child {
    process: process::Child,
    requests: ChildStdin,
    replies: ChildStdout,
    last_words: ChildStderr,
}

impl Child {
    /// Starts a program as a reader. It gets no environment: it needs none, and a file that takes it
    /// over learns nothing.
    pub(super) fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.arg("read-rich").env_clear().current_dir("/");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn()?;
        let pipes = (process.stdin.take(), process.stdout.take(), process.stderr.take());
        let (Some(requests), Some(replies), Some(last_words)) = pipes else {
            return Err(io::Error::other("it has no pipes"));
        };
        // A child that does not take what it is given must not hold up who gives.
        rustix::io::ioctl_fionbio(&requests, true)?;
        Ok(Self { process, requests, replies, last_words })
    }

    /// Asks for a file's text and waits for it. After anything but an answer the child is of no use.
    pub(super) fn answer(&mut self, request: &Request<'_>, cancelled: &dyn Fn() -> bool) -> Answer {
        let end = Instant::now() + Duration::from_secs(request.limits.wall_secs);
        let wait = Wait { end, cancelled };
        let mut pipe = Patient { pipe: &mut self.requests, wait: &wait, death: None };
        if request.send(&mut pipe).is_err() {
            return Err(pipe.death.take().unwrap_or_else(|| self.death()));
        }
        let most = request.limits.text_bytes.saturating_mul(MOST_REPLY_PER_TEXT) + REPLY_ROOM;
        let mut length = [0; 8];
        self.fill(&mut length, &wait)?;
        let length = u64::from_le_bytes(length);
        if length > most {
            return Err(Death::TooMuch);
        }
        let mut reply = vec![0; length as usize];
        self.fill(&mut reply, &wait)?;
        serde_json::from_slice(&reply)
            .map_err(|_| Death::Failed("its answer makes no sense".into()))
    }

    /// Reads a message of known length, as it comes.
    fn fill(&mut self, mut rest: &mut [u8], wait: &Wait<'_>) -> Result<(), Death> {
        while !rest.is_empty() {
            wait.for_bytes(&self.replies)?;
            match self.replies.read(rest) {
                Ok(0) => return Err(self.death()),
                Ok(n_read) => rest = rest.get_mut(n_read..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Err(self.death()),
            }
        }
        Ok(())
    }

    /// What a child that closed its pipe died of.
    fn death(&mut self) -> Death {
        let mut words = Vec::new();
        // It is dead or dying, so this ends; what cannot be read was not said.
        drop(self.last_words.by_ref().take(MOST_LAST_WORDS).read_to_end(&mut words));
        let status = self.status();
        cause(status, &String::from_utf8_lossy(&words))
    }
}

impl Child {
    /// How it ended, if it did so by itself.
    fn status(&mut self) -> Option<ExitStatus> {
        let end = Instant::now() + DYING;
        loop {
            match self.process.try_wait() {
                Ok(None) if Instant::now() < end => std::thread::sleep(Duration::from_millis(2)),
                Ok(status) => return status,
                Err(_) => return None,
            }
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // One that is dead already cannot be killed.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Tells the cause of a death by the exit status and by what Rust's runtime said last.
fn cause(status: Option<ExitStatus>, words: &str) -> Death {
    if words.contains("memory allocation of") {
        return Death::Memory;
    }
    if words.contains("has overflowed its stack") {
        return Death::Depth;
    }
    match status.and_then(|status| status.signal()) {
        Some(signal) if signal == Signal::XCPU.as_raw() => return Death::Processor,
        // By our own hand, after it had closed the pipe.
        Some(signal) if signal == Signal::KILL.as_raw() && words.is_empty() => {
            return Death::Closed;
        }
        Some(signal) => return Death::Signal(signal),
        None => {}
    }
    // The first line of a panic says where; the second, why.
    let mut lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_place = |line: &&str| line.starts_with("thread ") && line.ends_with(':');
    let why = lines.find(|line| !is_place(line)).map(|line| line.chars().take(120).collect());
    why.map_or(Death::Closed, |why: String| Death::Failed(visible(&why).into_owned()))
}

fn size(bytes: u64) -> String {
    const MEGABYTE: u64 = 1 << 20;
    match bytes / MEGABYTE {
        megabytes if megabytes % 1024 == 0 && megabytes > 0 => format!("{} GB", megabytes / 1024),
        megabytes => format!("{megabytes} MB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(status: i32, words: &str, expected: &str) {
        let death = cause(Some(ExitStatus::from_raw(status)), words);
        assert_eq!(death.sentence(ReaderLimits::default()), expected);
    }

    #[test]
    fn what_a_reader_died_of_is_told_from_its_last_words_and_its_signal() {
        check(
            6,
            "memory allocation of 99 bytes failed\n",
            "Reading it takes more than 1 GB of memory (settings).",
        );
        check(
            6,
            "\nthread 'main' has overflowed its stack\nfatal runtime error",
            "Its parts are nested too deep to be read.",
        );
        check(24, "", "Reading it takes more than 15 s of processor time (settings).");
        check(11, "", "Its reader was ended by the system (signal 11).");
        check(
            101 << 8,
            "\nthread 'main' (7) panicked at a.rs:1:2:\nindex out of bounds\nnote: run with",
            "Its reader failed, so it is broken or unusual (index out of bounds).",
        );
        check(0, "", "Its reader ended without a word.");
    }

    #[test]
    fn limits_are_said_in_round_figures() {
        assert_eq!(size(1 << 30), "1 GB");
        assert_eq!(size(64 << 20), "64 MB");
    }
}

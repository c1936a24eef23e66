//! How long a child is waited for: until its time is over or nobody wants its answer any more.

use std::io::{self, Write};
use std::os::fd::AsFd;
use std::process::ChildStdin;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::child::Death;

/// How often, in nanoseconds, it is asked whether a child is still wanted.
const LOOK_NANOS: i64 = 50_000_000;

/// Until when, and as long as what, an answer is waited for.
pub(super) struct Wait<'a> {
    pub(super) end: Instant,
    pub(super) cancelled: &'a dyn Fn() -> bool,
}

impl Wait<'_> {
    /// Waits until a pipe has something to say or is closed.
    pub(super) fn for_bytes(&self, pipe: &impl AsFd) -> Result<(), Death> {
        self.until_ready(pipe, PollFlags::IN)
    }

    fn until_ready(&self, pipe: &impl AsFd, what: PollFlags) -> Result<(), Death> {
        loop {
            if (self.cancelled)() {
                return Err(Death::Cancelled);
            }
            if Instant::now() >= self.end {
                return Err(Death::Clock);
            }
            let delay = Timespec { tv_sec: 0, tv_nsec: LOOK_NANOS };
            let mut polled = [PollFd::new(pipe, what)];
            // An interrupted wait is waited again.
            if poll(&mut polled, Some(&delay)).is_ok_and(|n_ready| n_ready > 0) {
                return Ok(());
            }
        }
    }
}

/// A pipe that is written to without blocking, as long as it is waited for.
pub(super) struct Patient<'a> {
    pub(super) pipe: &'a mut ChildStdin,
    pub(super) wait: &'a Wait<'a>,
    /// Why it is not waited for any longer.
    pub(super) death: Option<Death>,
}

impl Write for Patient<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            if let Err(death) = self.wait.until_ready(self.pipe, PollFlags::OUT) {
                self.death = Some(death);
                return Err(io::ErrorKind::TimedOut.into());
            }
            match self.pipe.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                done => return done,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pipe.flush()
    }
}

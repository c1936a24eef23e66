//! The child's side: reads one file after the other, each within its limits, and touches no other.

use std::io::{self, stdin, stdout};

use rustix::process::{Resource, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};

use super::wire::{Head, Reply, receive, send};
use crate::ingest::ingest_rich;

/// What the program itself takes of the address space, at most.
const CODE_BYTES: u64 = 1 << 30;

/// Answers requests on standard input until it is closed. May be ended by the system in the middle of
/// one; whoever asks has to expect that.
pub fn serve() -> io::Result<()> {
    // A reader that was taken over by a file must not be able to write one.
    limit(Resource::Fsize, 0);
    limit(Resource::Core, 0);
    let (mut asked, mut answers) = (stdin().lock(), stdout().lock());
    while let Some(head) = receive(&mut asked)? {
        let head: Head = serde_json::from_slice(&head)?;
        // Before its bytes are here: they count, too.
        limit_memory(head.memory_bytes);
        limit(Resource::Cpu, cpu_secs_so_far().saturating_add(head.cpu_secs));
        let bytes = receive(&mut asked)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let reply: Reply = ingest_rich(&bytes, head.kind, head.text_bytes as usize);
        drop(bytes);
        // The answer is ours, not the file's: it must not fail for want of memory or time, and the next
        // file must not find what this one has left of them.
        limit_memory(head.memory_bytes.saturating_mul(2));
        limit(Resource::Cpu, u64::MAX);
        send(&mut answers, &serde_json::to_vec(&reply)?)?;
        io::Write::flush(&mut answers)?;
    }
    Ok(())
}

/// Limits what a file can make the process take. Code and its tables are counted by the address space
/// alone, and are no fault of the file's.
fn limit_memory(most: u64) {
    limit(Resource::Data, most);
    limit(Resource::As, most.saturating_add(CODE_BYTES));
}

/// Sets a soft limit, as far as the hard one allows.
fn limit(resource: Resource, most: u64) {
    let mut limits = getrlimit(resource);
    limits.current = Some(limits.maximum.map_or(most, |maximum| maximum.min(most)));
    // A system that does not let us set it sets limits of its own.
    setrlimit(resource, limits).unwrap_or_default();
}

/// The processor time of this process, rounded up to seconds.
fn cpu_secs_so_far() -> u64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    u64::try_from(time.tv_sec).unwrap_or_default() + u64::from(time.tv_nsec > 0)
}

//! Reads rich formats in processes of their own, several at once, within limits.
//!
//! The libraries behind rich formats can be made to overflow the stack or to take all memory, which no
//! program can catch in itself. So files are handed to children of our own binary, which know nothing
//! but their bytes; when one of them dies, that file is a problem and the next gets a new child.

mod child;
mod serve;
mod wire;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use self::child::{Child, Death};
pub use self::serve::serve;
use self::wire::Request;
use crate::ingest::{Ingested, RichKind, ingest_rich};

/// What reading one rich file may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderLimits {
    /// Most memory, in bytes.
    pub memory_bytes: u64,
    /// Most processor time, in seconds.
    pub cpu_secs: u64,
    /// Most time on the clock, in seconds: a machine that is busy elsewhere needs more of it.
    pub wall_secs: u64,
    /// Most bytes of text that are taken from a file.
    pub text_bytes: u64,
}

impl Default for ReaderLimits {
    fn default() -> Self {
        Self { memory_bytes: 1 << 30, cpu_secs: 15, wall_secs: 60, text_bytes: 64 << 20 }
    }
}

/// Those who read rich files: this process, or children that live as long as this is held.
#[derive(Clone, Debug, Default)]
pub struct Readers {
    limits: ReaderLimits,
    pool: Option<Arc<Pool>>,
}

/// Children that wait for the next file.
struct Pool {
    program: PathBuf,
    idle: Mutex<Vec<Child>>,
}

impl fmt::Debug for Pool {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pool").field("program", &self.program).finish_non_exhaustive()
    }
}

impl Readers {
    /// Children of a program that answers the hidden command `read-rich` by [`serve`]. None is started
    /// before there is a file to read.
    pub fn in_children(program: PathBuf, limits: ReaderLimits) -> Self {
        Self { limits, pool: Some(Arc::new(Pool { program, idle: Mutex::default() })) }
    }

    /// Reads a file's bytes as a document, or says in one sentence why not; `None` if `cancelled` said
    /// so meanwhile.
    pub(super) fn read(
        &self,
        bytes: &[u8],
        kind: RichKind,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Result<Ingested, String>> {
        let Some(pool) = &self.pool else {
            let limit = self.limits.text_bytes as usize;
            return Some(ingest_rich(bytes, kind, limit).map_err(|refusal| refusal.to_string()));
        };
        let request = Request { kind, limits: self.limits, bytes };
        Some(match pool.answered(&request, cancelled) {
            Ok(answer) => answer.map_err(|refusal| refusal.to_string()),
            Err(Death::Cancelled) => return None,
            Err(death) => Err(death.sentence(self.limits)),
        })
    }
}

impl Pool {
    fn answered(&self, request: &Request<'_>, cancelled: &dyn Fn() -> bool) -> child::Answer {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let has_read_before = waiting.is_some();
        let child = waiting.map_or_else(|| Child::start(&self.program), Ok);
        let mut child = child.map_err(Death::NotStarted)?;
        let mut answer = child.answer(request, cancelled);
        // What died may have died of the files before.
        if has_read_before && matches!(answer, Err(Death::Memory | Death::Closed)) {
            child = Child::start(&self.program).map_err(Death::NotStarted)?;
            answer = child.answer(request, cancelled);
        }
        if answer.is_ok() {
            idle().push(child);
        }
        answer
    }
}

#[cfg(test)]
mod tests;

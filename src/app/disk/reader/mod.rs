//! Reads rich formats in processes of their own, several at once, within limits.
//!
//! The libraries behind rich formats can be made to overflow the stack or to take all memory, which no
//! program can catch in itself. So files are handed to children of our own binary, which know nothing
//! but their bytes; when one of them dies, that file is a problem and the next gets a new child.

mod child;
mod serve;
mod wait;
mod wire;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use self::child::{Child, Death};
pub use self::serve::serve;
use self::wire::Request;
use super::cache::{Cache, Key};
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
    cache: Option<Arc<Cache>>,
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
        let pool = Pool { program, idle: Mutex::default() };
        Self { limits, pool: Some(Arc::new(pool)), cache: None }
    }

    /// The same readers, who keep what they have read.
    #[must_use]
    pub fn with_cache(self, cache: Option<Cache>) -> Self {
        Self { cache: cache.map(Arc::new), ..self }
    }

    /// Says that for now nothing more is to be read: what is kept is brought to its size.
    pub(super) fn rest(&self) {
        if let Some(cache) = &self.cache {
            cache.prune();
        }
    }

    /// Reads a file's bytes as a document, or says in one sentence why not; `None` if `cancelled` said
    /// so meanwhile.
    pub(super) fn read(
        &self,
        bytes: &[u8],
        kind: RichKind,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Result<Ingested, String>> {
        let kept = self.cache.as_ref();
        let kept = kept.map(|cache| (cache, Key::of(bytes, kind, self.limits.text_bytes)));
        if let Some(entry) = kept.as_ref().and_then(|(cache, key)| cache.get(key)) {
            return Some(entry.map_err(|refusal| refusal.to_string()));
        }
        let answer = match self.answered(bytes, kind, cancelled) {
            Ok(answer) => answer,
            Err(Death::Cancelled) => return None,
            // With other limits or on another day it may be read, so this is not kept.
            Err(death) => return Some(Err(death.sentence(self.limits))),
        };
        if let Some((cache, key)) = kept {
            cache.put(&key, &answer);
        }
        Some(answer.map_err(|refusal| refusal.to_string()))
    }

    fn answered(
        &self,
        bytes: &[u8],
        kind: RichKind,
        cancelled: &dyn Fn() -> bool,
    ) -> child::Answer {
        let limits = self.limits;
        match &self.pool {
            Some(pool) => pool.answered(&Request { kind, limits, bytes }, cancelled),
            None => Ok(ingest_rich(bytes, kind, limits.text_bytes as usize)),
        }
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

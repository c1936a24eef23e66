//! Reads rich formats: who does it, and within which limits.

use crate::ingest::{Ingested, RichKind, ingest_rich};

/// What reading one rich file may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderLimits {
    /// Most bytes of text that are taken from a file.
    pub text_bytes: usize,
}

impl Default for ReaderLimits {
    fn default() -> Self {
        Self { text_bytes: 64 << 20 }
    }
}

/// Those who read rich files.
#[derive(Clone, Debug, Default)]
pub struct Readers {
    limits: ReaderLimits,
}

impl Readers {
    /// Reads a file's bytes as a document, or says in one sentence why not.
    pub(super) fn read(&self, bytes: &[u8], kind: RichKind) -> Result<Ingested, String> {
        ingest_rich(bytes, kind, self.limits.text_bytes).map_err(|refusal| refusal.to_string())
    }
}

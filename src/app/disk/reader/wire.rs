//! What parent and child say to each other over a pipe: lengths first, then JSON or bytes.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use super::ReaderLimits;
use crate::ingest::{Ingested, Refusal, RichKind};

/// A file to be read.
#[derive(Debug)]
pub(super) struct Request<'b> {
    pub(super) kind: RichKind,
    pub(super) limits: ReaderLimits,
    pub(super) bytes: &'b [u8],
}

/// What stands before the file's bytes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) kind: RichKind,
    pub(super) memory_bytes: u64,
    pub(super) cpu_secs: u64,
    pub(super) text_bytes: u64,
}

/// What came of a file.
pub(super) type Reply = Result<Ingested, Refusal>;

impl Request<'_> {
    /// Sends all of it.
    pub(super) fn send(&self, pipe: &mut dyn Write) -> io::Result<()> {
        let ReaderLimits { memory_bytes, cpu_secs, text_bytes, .. } = self.limits;
        let head = Head { kind: self.kind, memory_bytes, cpu_secs, text_bytes };
        send(pipe, &serde_json::to_vec(&head)?)?;
        send(pipe, self.bytes)?;
        pipe.flush()
    }
}

/// Sends one message.
pub(super) fn send(pipe: &mut dyn Write, message: &[u8]) -> io::Result<()> {
    pipe.write_all(&(message.len() as u64).to_le_bytes())?;
    pipe.write_all(message)
}

/// Receives one message; `None` if the other side has closed the pipe.
pub(super) fn receive(pipe: &mut dyn Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match pipe.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u64::from_le_bytes(length);
    // The other side is this program: the length is right, and what is too long ends this process.
    let mut message = Vec::with_capacity(length as usize);
    pipe.take(length).read_to_end(&mut message)?;
    let is_whole = message.len() as u64 == length;
    is_whole.then_some(Some(message)).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_arrive_as_they_were_sent_and_cut_ones_not_at_all() {
        let mut pipe = Vec::new();
        send(&mut pipe, b"one").unwrap();
        send(&mut pipe, b"").unwrap();
        let mut end = pipe.as_slice();
        assert_eq!(receive(&mut end).unwrap(), Some(b"one".to_vec()));
        assert_eq!(receive(&mut end).unwrap(), Some(Vec::new()));
        assert_eq!(receive(&mut end).unwrap(), None);
        assert!(receive(&mut &pipe[..9]).is_err());
    }
}

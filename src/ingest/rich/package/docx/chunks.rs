//! Documents that a Word document takes in as a piece of its text: web pages, saved ones too, RTF and
//! plain text. They are read before the text is, by their relations.

use std::collections::HashMap;

use super::super::archive::Archive;
use crate::ingest::encoding;
use crate::ingest::flow::{Flow, Flowed};
use crate::ingest::kind::{Kind, RichKind, kind};
use crate::ingest::rich::html::{self, Scope};
use crate::ingest::rich::{mail, rtf};

/// So many are read.
const MAX_CHUNKS: usize = 100;

/// The documents that were read, by their relation's identifier.
#[derive(Debug, Default)]
pub(super) struct Chunks {
    by_id: HashMap<String, Flowed>,
    n_unread: usize,
    /// What they hold and do not show.
    pub(super) unshown: Vec<String>,
    loss: Vec<String>,
}

impl Chunks {
    /// Reads the parts of these identifiers and names.
    pub(super) fn read(
        archive: &mut Archive<'_>,
        parts: &[(String, String)],
        limit: usize,
    ) -> Self {
        let mut chunks = Self::default();
        for (id, name) in parts.iter().take(MAX_CHUNKS) {
            if let Ok(part) = archive.part(name) {
                chunks.take(id, name, part.bytes, limit);
            }
        }
        chunks
    }

    /// The text of an identifier; takes note if there is none.
    pub(super) fn text(&mut self, id: &str) -> Option<Flowed> {
        let text = self.by_id.remove(id);
        self.n_unread += usize::from(text.is_none());
        text
    }

    /// What of them is missing, in whole sentences.
    pub(super) fn loss(&mut self) -> Vec<String> {
        let unread = match self.n_unread {
            0 => None,
            1 => Some("1 document inside it cannot be read: its text is missing.".to_owned()),
            n => Some(format!("{n} documents inside it cannot be read: their text is missing.")),
        };
        unread.into_iter().chain(std::mem::take(&mut self.loss)).collect()
    }

    fn take(&mut self, id: &str, name: &str, bytes: Vec<u8>, limit: usize) {
        let mut flow = Flow::new(limit);
        let found = match kind(&bytes, name) {
            Ok(Kind::Rich(RichKind::Html)) => html::read_as(&bytes, &mut flow, Scope::Whole),
            Ok(Kind::Rich(RichKind::Mail)) => mail::read(&bytes, &mut flow),
            Ok(Kind::Rich(RichKind::Rtf)) => rtf::read(&bytes, &mut flow),
            Ok(Kind::Plain) => return self.take_plain(id, bytes, flow),
            // One of this kind could take in itself.
            Ok(Kind::Rich(RichKind::Package | RichKind::Pdf)) | Err(_) => return,
        };
        if let Ok(found) = found {
            let said = found.imprint.unshown.into_iter();
            self.unshown.extend(said.map(|said| format!("in a document inside it: {said}")));
            self.loss.extend(found.loss);
            self.by_id.insert(id.to_owned(), flow.finish());
        }
    }

    fn take_plain(&mut self, id: &str, bytes: Vec<u8>, mut flow: Flow) {
        let Ok(decoded) = encoding::decode(bytes) else { return };
        for line in decoded.text.lines() {
            flow.push(line);
            flow.close();
        }
        self.loss.extend(decoded.loss);
        self.by_id.insert(id.to_owned(), flow.finish());
    }
}

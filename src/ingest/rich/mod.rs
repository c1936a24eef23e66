//! Rich formats: one file or folder each, all of them written into a [`Flow`].
//!
//! Their libraries are large and some of their inputs are hostile, so whoever reads files runs this
//! in a process of its own, with limits. What is here bounds the text alone.

mod dates;
mod html;
mod labels;
mod mail;
mod package;
mod pdf;
mod prose;
mod rtf;
mod stated;
mod symbols;
mod unshown;

use super::flow::{Flow, Flowed};
use super::kind::RichKind;
use super::{Ingested, Refusal};
use crate::model::{Format, Imprint, Rich};
use crate::text::one_line;

/// What a reader of a rich format found, its text aside.
#[derive(Debug)]
pub(super) struct Found {
    /// The format as its content tells it.
    pub(super) format: Format,
    /// The encoding's name, as the WHATWG has it.
    pub(super) encoding: &'static str,
    /// What the format says about the text.
    pub(super) imprint: Imprint,
    /// What is missing or was replaced, in whole sentences.
    pub(super) loss: Option<String>,
}

/// Reads a rich file's bytes as a document with at most `limit` bytes of text.
pub(super) fn read(bytes: &[u8], kind: RichKind, limit: usize) -> Result<Ingested, Refusal> {
    let mut flow = Flow::new(limit);
    let found = match kind {
        RichKind::Html => html::read(bytes, &mut flow),
        RichKind::Package => package::read(bytes, &mut flow),
        RichKind::Pdf => pdf::read(bytes, &mut flow),
        RichKind::Rtf => rtf::read(bytes, &mut flow),
        RichKind::Mail => mail::read(bytes, &mut flow),
    };
    let Found { format, encoding, imprint, loss } = found?;
    let Flowed { text, layout, loss: cut } = flow.finish();
    let said: Vec<String> = loss.into_iter().chain(cut).collect();
    Ok(Ingested {
        text,
        format,
        encoding: encoding.into(),
        loss: (!said.is_empty()).then(|| said.join(" ")),
        rich: Some(Box::new(Rich { imprint: shown(imprint), layout })),
    })
}

/// What a stranger's file says of itself, as it may be shown: on one line, and nothing in it turns the
/// direction of writing or steers a terminal.
fn shown(imprint: Imprint) -> Imprint {
    let line = |said: String| one_line(&said).into_owned();
    Imprint {
        title: imprint.title.map(line),
        author: imprint.author.map(line),
        date: imprint.date.map(line),
        unshown: imprint.unshown.into_iter().map(line).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_says_of_itself_hides_nothing() {
        let mail = b"Subject: one\xE2\x80\xAEeno\nFrom: A\x1b[31m <a@b>\nDate: to\xE2\x80\xAEday\n\
                     Content-Type: application/pdf; name=\"a\xE2\x80\xAEfdp\"\n\nx";
        let read = read(mail, RichKind::Mail, 1000).unwrap();
        let imprint = read.rich.unwrap().imprint;
        assert_eq!(imprint.title.as_deref(), Some("one<U+202E>eno"));
        assert_eq!(imprint.author.as_deref(), Some("A␛[31m"));
        assert_eq!(imprint.date.as_deref(), Some("to<U+202E>day"));
        assert_eq!(imprint.unshown, ["1 attachment: a<U+202E>fdp"]);
    }
}

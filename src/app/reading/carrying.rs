//! Where a place of a text stands in the same text after somebody has changed it.

use crate::compare::FolderText;
use crate::model::{Corpus, DocId, Document, ParagraphIdx};
use crate::text::Span;

/// So many paragraphs before a place are looked for, should its own be gone.
const MOST_LOOKED_FOR: usize = 64;

/// A text as it was and as it is, and how much of its head and tail is the same.
struct Carrying<'a> {
    old: &'a Document,
    new: &'a Document,
    head: usize,
    tail: usize,
}

impl<'a> Carrying<'a> {
    /// Between a text as it was and as it is; looks through both once.
    fn new(old: &'a Document, new: &'a Document) -> Self {
        let (before, after) = (old.text(), new.text());
        let head = common(before.bytes(), after.bytes());
        let room = before.len().min(after.len()) - head;
        let tail = common(before.bytes().rev(), after.bytes().rev()).min(room);
        Self { old, new, head, tail }
    }

    /// The byte of a text that a byte of it stands at since it was changed; if what stood there is
    /// gone, the end of what stands before it.
    fn place(&self, byte: u32) -> u32 {
        let Self { old, new, head, tail } = *self;
        let (before, after) = (old.text(), new.text());
        let at = byte as usize;
        let place = if at < head {
            at
        } else if at >= before.len() - tail {
            after.len() - (before.len() - at.min(before.len()))
        } else {
            by_paragraph(old, new, byte, head..after.len() - tail).unwrap_or(head)
        };
        after.floor_char_boundary(place) as u32
    }

    /// Where the same words stand in the text as it is now, if they do.
    fn same(&self, span: Span) -> Option<Span> {
        let start = self.place(span.start);
        let now = Span::new(start, start.saturating_add(span.len()));
        let text = now.of(self.new.text());
        (!text.is_empty() && text == span.of(self.old.text())).then_some(now)
    }
}

/// The byte of a text that a byte of it stands at since it was changed; if what
/// stood there is gone, the end of what stands before it.
pub fn carried(old: &Document, new: &Document, byte: u32) -> u32 {
    Carrying::new(old, new).place(byte)
}

/// The boilerplate of a folder until it is found anew: in changed documents that which still stands
/// there, so that its rows stay folded. `None` if `cancelled` said so meanwhile.
pub fn carried_folder(
    folder: &FolderText,
    [before, after]: [&Corpus; 2],
    changed: &[DocId],
    cancelled: &dyn Fn() -> bool,
) -> Option<FolderText> {
    let mut carried = folder.clone();
    for &id in changed {
        if cancelled() {
            return None;
        }
        let spans = folder.boilerplate_of(id);
        let documents = before.document(id).zip(after.document(id)).filter(|_| !spans.is_empty());
        let Some((old, new)) = documents else { continue };
        let carrying = Carrying::new(old, new);
        carried = carried.with(id, spans.iter().filter_map(|&span| carrying.same(span)).collect());
    }
    Some(carried)
}

fn common(left: impl Iterator<Item = u8>, right: impl Iterator<Item = u8>) -> usize {
    left.zip(right).take_while(|(left, right)| left == right).count()
}

/// Where the paragraph of a byte stands now, or the end of the nearest one before it that is still
/// there.
fn by_paragraph(
    old: &Document,
    new: &Document,
    byte: u32,
    within: std::ops::Range<usize>,
) -> Option<usize> {
    let own = old.paragraph_at_byte(byte)?;
    let first = new.paragraph_at_byte(within.start as u32).map_or(0, ParagraphIdx::index);
    let candidates = || {
        let rest = new.paragraphs().skip(first);
        rest.take_while(|paragraph| (paragraph.start as usize) < within.end)
    };
    (0..=own.index()).rev().take(MOST_LOOKED_FOR).find_map(|index| {
        let paragraph = old.paragraph(ParagraphIdx::at(index));
        let text = paragraph.of(old.text());
        // Of several that read the same, the one that stands nearest.
        let same = candidates().filter(|found| found.of(new.text()) == text);
        let found = same.min_by_key(|found| found.start.abs_diff(paragraph.start))?;
        let is_own = index == own.index();
        Some(if is_own { found.start + (byte - paragraph.start) } else { found.end } as usize)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CorpusBuilder, Parsed, Source};

    fn corpus(text: &str) -> Corpus {
        let mut builder = CorpusBuilder::default();
        builder.push(Source::default(), Parsed::new(text.to_owned()));
        builder.finish()
    }

    /// Checks where the place before `|` stands in a changed text, which has the mark where it is
    /// expected.
    #[track_caller]
    fn check(old: &str, new: &str) {
        let [(old, from), (new, expected)] = [old, new].map(|marked| {
            let at = marked.find('|').unwrap();
            (corpus(&marked.replace('|', "")), at as u32)
        });
        let place = carried(&old.documents()[0], &new.documents()[0], from);
        assert_eq!(place, expected);
    }

    #[test]
    fn before_and_behind_what_changed_a_place_moves_with_its_text() {
        check("One.\n\nT|wo.\n\nThree.", "One.\n\nT|wo.\n\nThree and four.");
        check("One.\n\nTwo.\n\nTh|ree.", "One and more.\n\nTwo.\n\nTh|ree.");
        check("One.\n\nTwo.|", "Zero.\n\nOne.\n\nTwo.|");
        check("|One.", "|Two.");
    }

    #[test]
    fn between_two_changes_a_place_stays_in_its_paragraph() {
        check("A.\n\nOne.\n\nT|wo.\n\nB.", "A and.\n\nOne.\n\nT|wo.\n\nC.");
        check("A.\n\nSame.\n\nX.\n\nSa|me.\n\nB.", "C.\n\nSame.\n\nX.\n\nSa|me.\n\nD.");
    }

    #[test]
    fn a_place_that_is_gone_is_that_behind_what_stood_before_it() {
        check("A.\n\nOne.\n\nT|wo.\n\nB.", "C.\n\nOne.|\n\nOther.\n\nD.");
        check("T|wo.", "|Other.");
        check("é|é", "é|");
        check("aé|", "a|");
    }

    #[test]
    fn boilerplate_that_still_stands_there_is_carried_and_no_other() {
        let [before, after] =
            ["Menu.\n\nOne.\n\nFoot.", "Menu.\n\nTwo and more.\n\nFoot."].map(corpus);
        let mut folder = FolderText::default();
        let spans = [Span::new(0, 5), Span::new(7, 11), Span::new(13, 18)];
        folder.add_asides([&spans[..]].into_iter());
        let id = DocId::at(0);
        let carried =
            |cancelled: bool| carried_folder(&folder, [&before, &after], &[id], &|| cancelled);
        let kept = carried(false).unwrap();
        let text = after.documents()[0].text();
        let kept: Vec<&str> = kept.boilerplate_of(id).iter().map(|span| span.of(text)).collect();
        assert_eq!(kept, ["Menu.", "Foot."]);
        assert_eq!(carried(true), None);
    }
}

//! In which documents a run stands, and how often: packed, since there are as many such facts as
//! there are different words in all documents together.
//!
//! Numbers in groups of seven bits, the lowest first, as in a search engine's postings (Witten,
//! Moffat and Bell, *Managing Gigabytes*, 1999): the distance from the document before, with a bit
//! that says whether the run stands there more than once, and in that case how often.

/// Writes one run's facts, in the order of documents.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Writer {
    next: u32,
}

impl Writer {
    /// Hands out the bytes that say that the run stands `n` times (at least once) in a document.
    pub(super) fn write(&mut self, document: u32, n: u32, mut push: impl FnMut(u8)) {
        let distance = document - self.next;
        self.next = document + 1;
        let is_often = n > 1;
        packed(distance << 1 | u32::from(is_often), &mut push);
        if is_often {
            packed(n - 2, &mut push);
        }
    }
}

/// Calls `each` with every document and how often the run stands there.
#[inline]
pub(super) fn each_posting(bytes: &[u8], mut each: impl FnMut(u32, u32)) {
    let mut document = 0;
    let mut bytes = bytes.iter().copied();
    while let Some(first) = bytes.next() {
        let packed = unpacked(first, &mut bytes);
        document += packed >> 1;
        let is_often = packed & 1 == 1;
        let n = if is_often {
            bytes.next().map_or(0, |first| unpacked(first, &mut bytes)) + 2
        } else {
            1
        };
        each(document, n);
        document += 1;
    }
}

fn packed(mut number: u32, push: &mut impl FnMut(u8)) {
    while number >= 0x80 {
        push(number as u8 | 0x80);
        number >>= 7;
    }
    push(number as u8);
}

#[inline]
fn unpacked(first: u8, rest: &mut impl Iterator<Item = u8>) -> u32 {
    let mut number = u32::from(first);
    let mut shift = 7;
    let mut last = first;
    while last >= 0x80
        && let Some(byte) = rest.next()
    {
        number = number & ((1 << shift) - 1) | u32::from(byte) << shift;
        shift += 7;
        last = byte;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let facts = [(0, 1), (1, 2), (2, 3), (70, 200), (20_000, 1), (3_000_000, 70_000)];
        let (mut bytes, mut writer) = (Vec::new(), Writer::default());
        for (document, n) in facts {
            writer.write(document, n, |byte| bytes.push(byte));
        }
        let mut read = Vec::new();
        each_posting(&bytes, |document, n| read.push((document, n)));
        assert_eq!(read, facts);
        assert_eq!(bytes.len(), 19);
    }
}

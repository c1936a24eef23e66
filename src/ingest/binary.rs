//! Tells files that are no text at all, and says what they are.

use memchr::memchr;

use super::Refusal;

/// How many bytes decide whether a file with a readable signature is text after all.
const SAMPLE_BYTES: usize = 4096;

/// Where a signature stands, its bytes, and what it says the file is.
type Signature = (usize, &'static [u8], &'static str);

/// From the formats' own specifications; the longer signature before the shorter.
const SIGNATURES: &[Signature] = &[
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (0, b"\xFF\xD8\xFF", "a JPEG picture"),
    (0, b"GIF87a", "a GIF picture"),
    (0, b"GIF89a", "a GIF picture"),
    (8, b"WEBP", "a WebP picture"),
    (0, b"II*\0", "a TIFF picture"),
    (0, b"MM\0*", "a TIFF picture"),
    (0, b"\0\0\x01\0", "an icon"),
    (0, b"BM", "a BMP picture"),
    (0, b"8BPS", "a Photoshop picture"),
    (4, b"ftypheic", "a HEIC picture"),
    (4, b"ftypavif", "an AVIF picture"),
    (4, b"ftypM4A", "an audio file"),
    (4, b"ftyp", "a video"),
    (8, b"WAVE", "an audio file"),
    (8, b"AVI ", "a video"),
    (0, b"\x1A\x45\xDF\xA3", "a video"),
    (0, b"ID3", "an audio file"),
    (0, b"\xFF\xFB", "an audio file"),
    (0, b"OggS", "an audio file"),
    (0, b"fLaC", "an audio file"),
    (0, b"\x7FELF", "a program"),
    (0, b"MZ", "a Windows program"),
    (0, b"\xCF\xFA\xED\xFE", "a program"),
    (0, b"\xCA\xFE\xBA\xBE", "a program"),
    (0, b"\0asm", "a program"),
    (0, b"PK\x03\x04", "a ZIP archive"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\x1F\x8B", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xFD7zXZ\0", "an xz archive"),
    (0, b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (0, b"Rar!\x1A\x07", "a RAR archive"),
    (0, b"\x28\xB5\x2F\xFD", "a Zstandard archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"!<arch>\n", "an archive"),
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a Microsoft Office file of the old kind"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"AT&TFORM", "a DjVu document"),
    (0, b"OTTO\0", "a font"),
    (0, b"\0\x01\0\0\0", "a font"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
];

/// Refuses a file whose signature is that of a known binary format.
pub(super) fn check_signature(bytes: &[u8]) -> Result<(), Refusal> {
    let stands = |&&(at, mark, _): &&Signature| {
        bytes.get(at..).is_some_and(|rest| rest.starts_with(mark))
            && (!is_readable(mark) || is_no_text(bytes))
    };
    SIGNATURES.iter().find(stands).map_or(Ok(()), |(_, _, what)| Err(not_text(what)))
}

/// Refuses bytes of which too many are NUL; a stray one in a text is kept.
pub(super) fn check_nuls(n_nuls: usize, n_bytes: usize) -> Result<(), Refusal> {
    if n_nuls > 1 + n_bytes / 500 {
        return Err(not_text("it is full of NUL bytes"));
    }
    Ok(())
}

/// The refusal of something that is no text.
pub(super) fn not_text(what: &str) -> Refusal {
    Refusal(format!("Not text: {what}."))
}

/// Whether a byte is a control character that has no business in a text: all but tabs, line and
/// page ends, backspace and the escape of terminals.
pub(super) fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=7 | 14..=26 | 28..=31 | 0x7F)
}

/// Whether a text could begin with these very letters ("BMW is …").
fn is_readable(mark: &[u8]) -> bool {
    mark.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ' || *byte == b'\n')
}

fn is_no_text(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    // A character cut by the sample's end is no fault.
    let is_utf8 =
        std::str::from_utf8(sample).map_or_else(|error| error.error_len().is_none(), |_| true);
    memchr(0, sample).is_some() || !is_utf8
}

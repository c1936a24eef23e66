//! What tells two states of a file apart without reading it.

/// How a file looked when it was read: where two stamps are equal, so is the content, but for a file
/// that was written twice within one tick of the file system's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Size in bytes.
    pub bytes: u64,
    /// When its content was written last, in nanoseconds since 1970.
    pub modified: i128,
    /// When it was changed in any way, its name included, in nanoseconds since 1970.
    pub changed: i128,
    /// The file system it lies on, and its number there.
    pub file: (u64, u64),
}

impl Stamp {
    /// Whether both are the same file with the same content, perhaps under another name.
    pub fn is_same_file(&self, other: &Self) -> bool {
        (self.file, self.bytes, self.modified) == (other.file, other.bytes, other.modified)
    }
}

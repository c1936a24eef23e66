//! Positions in the model's tables, one type each, so that they cannot be mistaken for one another.

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index into a slice.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The position at an index below [`u32::MAX`].
            pub fn at(index: usize) -> Self {
                Self(index as u32)
            }
        }
    )*};
}

index! {
    /// A document of a corpus, by the order in which documents are listed.
    DocId;
    /// A word's position in its document.
    WordIdx;
    /// A sentence's position in its document.
    SentenceIdx;
    /// A paragraph's position in its document.
    ParagraphIdx;
    /// A distinct word (in normal form) of a vocabulary.
    WordId;
}

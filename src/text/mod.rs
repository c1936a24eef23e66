//! Text as bytes with meaning: spans, words, sentences, paragraphs and normal forms.
//!
//! The innermost ring and the one place that slices `&str`: everything else asks [`Span::of`].
//! Nothing here knows documents, files or the window, and nothing here panics on any text.

mod abbreviations;
mod boundary;
mod clusters;
mod folding;
mod grouped;
mod language;
mod line_ends;
mod normal;
mod numbers;
mod paragraphs;
mod segments;
mod sentences;
mod span;
mod spelling;
mod visible;
mod word_blocks;
mod word_key;
mod words;

pub use self::boundary::{is_part_of_word, word_around, word_begins_at, word_ends_at};
pub use self::clusters::Clusters;
pub use self::folding::{Folded, Folding, has_accent, is_accent};
pub use self::grouped::grouped;
pub use self::language::{Language, language};
pub use self::line_ends::join_cut_words;
pub use self::normal::{cased_form, is_invisible, normal_form, without_marks};
pub use self::numbers::{Number, NumberSum, NumberWord, english_numbers, figures_with, number_at};
pub use self::paragraphs::paragraphs;
pub use self::segments::is_han;
pub use self::sentences::each_sentence;
pub use self::span::{Span, covered_bytes, merged};
pub use self::spelling::spelling_distance;
pub use self::visible::{flat, is_unseen, one_line, visible};
pub use self::word_key::{Spellings, WordKey, mixed};
pub use self::words::{MAX_WORD_BYTES, each_word, words};

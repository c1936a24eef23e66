//! What the command line prints for people: compact, one thing a line, safe to print.

mod compare;
mod filter;
mod findings;
mod list;
mod overlap;
mod paint;

pub use self::compare::compare_text;
pub use self::filter::{filter_text, query_error_text};
pub use self::findings::{findings_text, grade_words, subject_word};
pub use self::list::{list_text, problem_line};
pub use self::overlap::overlap_text;
pub use self::paint::{Ink, Paint};

/// A share in per cent without decimals; what is there but less than one is `<1 %`.
fn per_cent(share: f64) -> String {
    if share > 0.0 && share < 0.005 { "<1 %".to_owned() } else { format!("{:.0} %", share * 100.0) }
}

/// `1 word`, `2 words`, `1,911 words`.
fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", crate::text::grouped(number as u64))
}

#[cfg(test)]
mod tests;

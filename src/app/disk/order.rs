//! The order in which people expect names: `page 9` before `page 10`, capitals beside small letters.

use std::cmp::Ordering;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

/// Compares paths folder by folder, digits as numbers, ASCII letters without their case; equal
/// only for equal bytes.
pub fn natural_order(left: &Path, right: &Path) -> Ordering {
    let (left, right) = (left.as_os_str().as_bytes(), right.as_os_str().as_bytes());
    natural(left, right).then_with(|| left.cmp(right))
}

fn natural(mut left: &[u8], mut right: &[u8]) -> Ordering {
    loop {
        let (left_run, right_run) = (digits(left), digits(right));
        let first = |bytes: &[u8]| bytes.first().copied().map(rank);
        let (order, n_left, n_right) = if left_run.is_empty() || right_run.is_empty() {
            (first(left).cmp(&first(right)), 1, 1)
        } else {
            (number(left_run).cmp(&number(right_run)), left_run.len(), right_run.len())
        };
        if order.is_ne() || left.is_empty() || right.is_empty() {
            return order;
        }
        left = left.get(n_left..).unwrap_or_default();
        right = right.get(n_right..).unwrap_or_default();
    }
}

/// A folder's contents come before its longer-named neighbours.
fn rank(byte: u8) -> u8 {
    if byte == b'/' { 0 } else { byte.to_ascii_lowercase() }
}

fn digits(bytes: &[u8]) -> &[u8] {
    let n = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    bytes.get(..n).unwrap_or_default()
}

/// A number of any length: more digits are more, leading zeros aside.
fn number(digits: &[u8]) -> (usize, &[u8]) {
    let n_zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    let digits = digits.get(n_zeros..).unwrap_or_default();
    (digits.len(), digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: &[&str]) {
        let mut sorted = expected.to_vec();
        sorted.reverse();
        sorted.sort_by(|left, right| natural_order(Path::new(left), Path::new(right)));
        assert_eq!(sorted, expected);
    }

    #[test]
    fn digits_count_as_numbers() {
        check(&["page 9", "page 010", "page 11", "page 100000000000000000000"]);
        check(&["000", "1", "1a", "01b"]);
    }

    #[test]
    fn case_is_second_and_folders_stay_together() {
        check(&["a", "B", "b", "C"]);
        check(&["a/1", "a/z", "a b/1", "a-b/1"]);
    }
}

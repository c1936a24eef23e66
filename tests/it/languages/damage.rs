//! The same text with hard line ends, quoted in a mail, or read by a scanner.

use super::compared;
use diptych::compare::{Comparison, Kind, Passage};

const FEATURE: &str = include_str!("../../../seeds/feature.txt");
/// Sixteen sentences in Chinese.
const CHINESE: &str = include_str!("../../gold/languages/zh.left.txt");
const WIDTH: usize = 70;

/// A paragraph in lines of at most so many columns; long words are cut with a hyphen if asked for.
fn wrapped(paragraph: &str, margin: &str, is_hyphenated: bool) -> String {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in paragraph.split_whitespace() {
        let room = WIDTH.saturating_sub(line.chars().count() + 1);
        let letters: Vec<char> = word.chars().collect();
        if letters.len() <= room {
            line.extend([if line.is_empty() { "" } else { " " }, word]);
        } else if is_hyphenated
            && room > 2
            && letters.iter().take(room + 1).all(|c| c.is_lowercase())
        {
            let (head, tail) = letters.split_at(room - 1);
            lines.push(format!("{line} {}-", head.iter().collect::<String>()));
            line = tail.iter().collect();
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    lines.push(line);
    lines.iter().flat_map(|line| [margin, line, "\n"]).collect()
}

fn in_lines(text: &str, margin: &str, is_hyphenated: bool) -> String {
    let blocks = text.split('\n').filter(|block| !block.is_empty());
    let blocks: Vec<String> = blocks.map(|block| wrapped(block, margin, is_hyphenated)).collect();
    blocks.join(&format!("{}\n", margin.trim_end()))
}

/// Checks that nearly every word of both texts stands in identical passages.
#[track_caller]
fn check_identical(left: &str, right: &str) {
    let Comparison { overlap, .. } = compared(left, right);
    let (of_left, of_right) = (overlap.left_in_right.identical, overlap.right_in_left.identical);
    assert!(of_left >= 0.99 && of_right >= 0.99, "{of_left} {of_right}");
}

#[test]
fn hard_line_ends_are_no_difference() {
    check_identical(FEATURE, &in_lines(FEATURE, "", false));
}

#[test]
fn words_cut_at_line_ends_are_no_difference() {
    let lines = in_lines(FEATURE, "", true);
    let n_cut = lines.matches("-\n").count();
    assert!(n_cut > 8, "{n_cut} words are cut");
    check_identical(FEATURE, &lines);
    check_identical(FEATURE, &lines.replace('\n', "\r\n"));
}

#[test]
fn a_text_quoted_in_a_mail_is_the_same_text() {
    check_identical(FEATURE, &in_lines(FEATURE, "> ", false));
    check_identical(FEATURE, &in_lines(FEATURE, ">> ", true));
}

#[test]
fn hard_line_ends_in_chinese_are_no_difference() {
    let flowing = CHINESE.replace('\n', "");
    let letters: Vec<char> = flowing.chars().collect();
    let lines: Vec<String> = letters.chunks(WIDTH / 2).map(|line| line.iter().collect()).collect();
    check_identical(&flowing, &lines.join("\n"));
}

/// A row of numbers that looks like chance and is always the same.
struct Dice(u64);

impl Dice {
    fn falls(&mut self, one_in: u64) -> bool {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(one_in)
    }
}

/// What a scanner makes of a text: one word in eight misread, some spaces lost or doubled, pages with
/// heads and numbers that part sentences.
fn scanned(text: &str) -> String {
    let misreadings = [("rn", "m"), ("m", "rn"), ("l", "1"), ("O", "0"), ("e", "c"), ("h", "li")];
    let (mut dice, mut pages) = (Dice(7), String::new());
    let lines = in_lines(text, "", true);
    for (number, line) in lines.lines().enumerate() {
        if number % 30 == 29 {
            let page = (number / 30 + 1).to_string();
            pages.extend(["\n", &page, "\n\nTHE TIDEWATER COURIER\n\n"]);
        }
        for (at, word) in line.split(' ').enumerate() {
            if at > 0 && !dice.falls(60) {
                pages.push_str(if dice.falls(40) { "  " } else { " " });
            }
            let misread =
                misreadings.iter().find(|(right, _)| word.contains(right) && dice.falls(4));
            let misread = misread.filter(|_| dice.falls(3));
            pages.push_str(
                &misread.map_or_else(|| word.to_owned(), |(from, to)| word.replacen(from, to, 1)),
            );
        }
        pages.push('\n');
    }
    pages
}

#[test]
fn what_a_scanner_misread_is_edited() {
    let scan = scanned(FEATURE);
    let found = compared(FEATURE, &scan);
    let share = found.overlap.left_in_right;
    assert!(share.total() >= 0.97, "{share:?}");
    assert!(share.edited >= 0.5 && share.paraphrased <= 0.05, "{share:?}");
    let head = |passage: &Passage| passage.right.of(&scan).contains("COURIER");
    assert!(!found.passages.iter().any(head), "heads of pages are in no passage");
    assert!(found.passages.iter().all(|passage| !passage.is_moved || passage.kind != Kind::Edited));
}

//! Pages that are read from the right.

use super::made::{Sheet, flowed};

/// A paragraph of two full lines and a short one.
const FERRY: [&str; 3] = [
    "המעבורת עזבה את הרציף והגשר עוד היה למטה, ואיש",
    "מאלה שעמדו על הסיפון לא אמר דבר לאלה שחיכו",
    "למטה שם.",
];
/// Another one.
const HARBOUR: [&str; 3] = [
    "עד הצהריים ספרו במשרד הנמל את רובם, ובעלי",
    "האונייה אמרו כי יבדקו בקרוב מה היה שם באותו",
    "הבוקר.",
];

#[track_caller]
fn check(sheet: Sheet, expected: &[&str]) {
    assert_eq!(flowed(&[sheet]).text.split("\n\n").collect::<Vec<_>>(), expected);
}

#[test]
fn lines_are_read_and_joined_from_the_right() {
    let sheet = Sheet::new().back_lines(300.0, &FERRY).back_lines(300.0, &HARBOUR);
    check(sheet, &[&FERRY.join(" "), &HARBOUR.join(" ")]);
}

#[test]
fn a_first_line_set_in_is_set_in_from_the_right() {
    let full = |lines: [&'static str; 3]| {
        [lines[0], lines[1], "והשורה האחרונה מלאה כמו האחרות ואינה קצרה."]
    };
    let paragraph = |sheet: Sheet, lines: [&str; 3]| {
        sheet.back_lines(288.0, &lines[..1]).back_lines(300.0, &lines[1..])
    };
    let sheet = paragraph(paragraph(Sheet::new(), full(FERRY)), full(HARBOUR));
    check(sheet, &[&full(FERRY).join(" "), &full(HARBOUR).join(" ")]);
}

#[test]
fn the_right_column_is_the_first() {
    let sheet = Sheet::new().at(100.0).back_lines(300.0, &[HARBOUR, FERRY].concat());
    let sheet = sheet.at(100.0).back_lines(560.0, &[FERRY, HARBOUR].concat());
    let [ferry, harbour] = [FERRY, HARBOUR].map(|lines| lines.join(" "));
    check(sheet, &[&ferry, &harbour, &harbour, &ferry]);
}

#[test]
fn letters_may_be_written_in_the_order_of_reading() {
    let sheet = Sheet::new().back_lines(300.0, &FERRY);
    check(sheet.with_glyphs(|glyphs| glyphs.reverse()), &[&FERRY.join(" ")]);
}

#[test]
fn points_belong_to_the_letter_behind_them() {
    let sheet = Sheet::new().back_lines(300.0, &["בית הנמל"]);
    // A point under the first letter, a little lower and of no width, as it is drawn.
    let point = |glyphs: &mut Vec<crate::ingest::rich::pdf::glyphs::Glyph>| {
        let last = glyphs.len() - 1;
        let mut point = glyphs[last];
        (point.letter, point.advance) = ('\u{5B7}', [0.0, 0.0]);
        point.at = [point.at[0] - 0.4, point.at[1] + 2.0];
        glyphs.insert(last, point);
    };
    check(sheet.with_glyphs(point), &["בַית הנמל"]);
}

#[test]
fn a_line_of_another_direction_is_a_paragraph_of_its_own() {
    let sheet = Sheet::new().back_lines(300.0, &FERRY).line(70.0, "An English line of words");
    check(sheet, &[&FERRY.join(" "), "An English line of words"]);
}

#[test]
fn brackets_are_read_as_pairs_whichever_way_they_are_written() {
    check(Sheet::new().back_lines(300.0, &["אמר (המלח) אז"]), &["אמר (המלח) אז"]);
    check(Sheet::new().back_lines(300.0, &["אמר )המלח( אז"]), &["אמר (המלח) אז"]);
}

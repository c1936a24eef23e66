//! What is written, and the text that comes of it.

use super::*;

#[track_caller]
fn check(write: impl FnOnce(&mut Prose<'_>), expected: &str) {
    let mut flow = Flow::new(1000);
    let mut prose = Prose::new(&mut flow);
    write(&mut prose);
    prose.finish();
    assert_eq!(flow.finish().text, expected);
}

fn paragraph(prose: &mut Prose<'_>, text: &str) {
    prose.begin_paragraph();
    prose.text(text);
    prose.end_paragraph();
}

fn cell(prose: &mut Prose<'_>, texts: &[&str]) {
    prose.begin_cell();
    for text in texts {
        paragraph(prose, text);
    }
}

#[test]
fn labels_stand_before_the_first_text_and_empty_paragraphs_leave_none() {
    check(
        |prose| {
            prose.begin_paragraph();
            prose.set_label("1. ".to_owned());
            prose.text(" ");
            prose.text("one");
            prose.end_paragraph();
            prose.begin_paragraph();
            prose.set_label("2. ".to_owned());
            prose.end_paragraph();
            paragraph(prose, "two");
        },
        "1. one\n\ntwo",
    );
}

#[test]
fn a_paragraph_may_go_on_in_the_next() {
    check(
        |prose| {
            prose.begin_paragraph();
            prose.text("one ");
            prose.join_next();
            prose.end_paragraph();
            paragraph(prose, "two");
            paragraph(prose, "three");
        },
        "one two\n\nthree",
    );
}

#[test]
fn a_row_is_a_block_and_empty_cells_keep_their_places() {
    check(
        |prose| {
            prose.begin_row();
            cell(prose, &["a"]);
            cell(prose, &[""]);
            cell(prose, &["c"]);
            cell(prose, &[""]);
            prose.end_row();
            prose.begin_row();
            cell(prose, &["d"]);
            cell(prose, &["e"]);
            prose.end_row();
            paragraph(prose, "f");
        },
        "a\t\tc\n\nd\te\n\nf",
    );
}

#[test]
fn a_cell_of_several_paragraphs_keeps_them_apart() {
    check(
        |prose| {
            prose.begin_row();
            cell(prose, &["a"]);
            cell(prose, &["b", "c"]);
            cell(prose, &["d"]);
            prose.end_row();
        },
        "a\tb\n\nc\n\nd",
    );
}

#[test]
fn a_table_inside_a_cell_keeps_its_rows_in_order() {
    check(
        |prose| {
            prose.begin_row();
            cell(prose, &["a"]);
            prose.begin_row();
            cell(prose, &["b"]);
            cell(prose, &["c"]);
            prose.end_row();
            paragraph(prose, "d");
            cell(prose, &["e"]);
            prose.end_row();
        },
        "a\n\nb\tc\n\nd\n\ne",
    );
}

#[test]
fn a_cell_may_begin_with_a_table() {
    check(
        |prose| {
            prose.begin_row();
            prose.begin_cell();
            prose.begin_row();
            cell(prose, &["a"]);
            prose.end_row();
            paragraph(prose, "b");
            prose.end_row();
        },
        "a\n\nb",
    );
}

#[test]
fn a_box_follows_the_paragraph_and_a_note_the_document() {
    check(
        |prose| {
            prose.begin_paragraph();
            prose.text("one");
            prose.refer_to_note(1);
            prose.begin_note(1);
            paragraph(prose, "note");
            prose.end_note();
            prose.begin_box();
            paragraph(prose, "box");
            prose.end_box();
            prose.text(" two");
            prose.end_paragraph();
            paragraph(prose, "three");
        },
        "one[1] two\n\nbox\n\nthree\n\n[1] note",
    );
}

#[test]
fn a_note_begins_with_its_number() {
    check(
        |prose| {
            prose.begin_note(2);
            prose.text("two");
            prose.end_note();
            prose.begin_note(1);
            prose.text("one");
            prose.end_note();
            paragraph(prose, "text");
        },
        "text\n\n[1] one\n\n[2] two",
    );
}

#[test]
fn boxes_inside_boxes_end_somewhere() {
    check(
        |prose| {
            (0..100).for_each(|_| prose.begin_box());
            paragraph(prose, "deep");
            (0..100).for_each(|_| prose.end_box());
            paragraph(prose, "flat");
        },
        "deep\n\nflat",
    );
}

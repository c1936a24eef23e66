//! Letters at places become lines, columns, paragraphs and headings.

use super::made::{Sheet, flowed};

/// A paragraph of two full lines and a short one.
const FERRY: [&str; 3] = [
    "The ferry left the quay with the gangway still",
    "down, and nobody on the bridge had told those",
    "who waited below.",
];
/// Another one.
const HARBOUR: [&str; 3] = [
    "By noon the harbour office had counted most of",
    "them, and the owners said that they would look",
    "into it soon.",
];

#[track_caller]
fn check(sheets: &[Sheet], expected: &[&str]) {
    assert_eq!(flowed(sheets).text.split("\n\n").collect::<Vec<_>>(), expected);
}

fn joined(lines: [&str; 3]) -> String {
    lines.join(" ")
}

#[test]
fn words_are_told_by_gaps_where_no_space_is_written() {
    let sheet = Sheet::new().without_spaces().line(50.0, "The ferry left");
    check(&[sheet], &["The ferry left"]);
}

#[test]
fn a_title_that_is_spaced_out_keeps_its_words() {
    let letters = "MARROWQUAY".chars().enumerate();
    // Letters three points apart, and eight between the words.
    let places = letters.map(|(rank, letter)| {
        (50.0 + rank as f32 * 8.0 + if rank > 5 { 5.0 } else { 0.0 }, letter.to_string())
    });
    let sheet = places.fold(Sheet::new(), |sheet, (x, letter)| sheet.at(100.0).line(x, &letter));
    check(&[sheet], &["MARROW QUAY"]);
}

#[test]
fn paragraphs_are_told_by_a_wider_gap() {
    let sheet = Sheet::new().lines(50.0, &FERRY[..2]).gap(6.0).lines(50.0, &HARBOUR);
    check(&[sheet], &[&FERRY[..2].join(" "), &joined(HARBOUR)]);
}

#[test]
fn paragraphs_are_told_by_a_first_line_set_in() {
    let set_in = |sheet: Sheet, lines: [&str; 3]| {
        let full = [&lines[..2], &["whose last line is just as full as the others."]].concat();
        sheet.line(62.0, full[0]).lines(50.0, &full[1..])
    };
    let sheet = set_in(set_in(Sheet::new(), FERRY), HARBOUR);
    let end = "whose last line is just as full as the others.";
    let [ferry, harbour] = [FERRY, HARBOUR].map(|text| format!("{} {end}", text[..2].join(" ")));
    check(&[sheet], &[&ferry, &harbour]);
}

#[test]
fn paragraphs_are_told_by_a_short_last_line() {
    let sheet = Sheet::new().lines(50.0, &FERRY).lines(50.0, &HARBOUR);
    check(&[sheet], &[&joined(FERRY), &joined(HARBOUR)]);
}

#[test]
fn a_narrower_paragraph_has_an_edge_of_its_own() {
    let quoted = ["“Nobody told us to wait,”", "the deckhand said, and no", "more than that."];
    let sheet = Sheet::new().lines(50.0, &FERRY).gap(8.0).lines(80.0, &quoted).gap(8.0);
    let sheet = sheet.lines(50.0, &HARBOUR);
    check(&[sheet], &[&joined(FERRY), &joined(quoted), &joined(HARBOUR)]);
}

#[test]
fn items_of_a_list_are_paragraphs_and_go_on_under_their_text() {
    let sheet = Sheet::new()
        .line(50.0, "• The ferry left the quay with the gangway and")
        .line(60.0, "the bell ringing, and the master below at the")
        .line(50.0, "• By noon the harbour office had counted them.")
        .line(50.0, "1. Another one, by its number, that runs on a")
        .line(60.0, "second line.");
    let items = [
        "• The ferry left the quay with the gangway and the bell ringing, and the master below at the",
        "• By noon the harbour office had counted them.",
        "1. Another one, by its number, that runs on a second line.",
    ];
    check(&[sheet], &items);
}

#[test]
fn a_paragraph_runs_on_over_the_end_of_a_page() {
    let first = Sheet::new().lines(50.0, &FERRY).lines(50.0, &HARBOUR[..1]);
    let second = Sheet::new().lines(50.0, &HARBOUR[1..]).gap(6.0).lines(50.0, &FERRY);
    let flowed = flowed(&[first, second]);
    assert_eq!(flowed.text, [joined(FERRY), joined(HARBOUR), joined(FERRY)].join("\n\n"));
    let place = flowed.text.find("them").expect("the second page") as u32;
    assert_eq!(flowed.layout.pages, [(0, 1), (place, 2)]);
    // After a whole sentence in a short line it does not.
    let ended = Sheet::new().lines(50.0, &FERRY);
    check(&[ended.clone(), ended], &[&joined(FERRY), &joined(FERRY)]);
}

#[test]
fn cut_words_are_joined() {
    let lines =
        ["The ferry left the quay in the outer har-", "bour with the gangway still down for all"];
    let sheet = Sheet::new().lines(50.0, &lines).line(50.0, "to see.");
    check(
        &[sheet],
        &[
            "The ferry left the quay in the outer harbour with the gangway still down for all to see.",
        ],
    );
}

#[test]
fn a_text_that_is_not_hyphenated_keeps_its_hyphens() {
    let mut sheet = Sheet::new();
    for _ in 0..15 {
        sheet = sheet.lines(50.0, &FERRY);
    }
    let sheet = sheet.line(50.0, "It was a harbour office of the very law-").line(50.0, "abiding.");
    assert!(flowed(&[sheet]).text.ends_with("very law-abiding."));
}

fn columns(sheet: Sheet) -> Sheet {
    let left = [FERRY, HARBOUR].concat();
    let right = [HARBOUR, FERRY].concat();
    let sheet = sheet.at(100.0).lines(50.0, &left);
    sheet.at(100.0).lines(310.0, &right)
}

#[test]
fn columns_are_read_one_after_the_other() {
    let title = "A title that reaches over both of the columns and their gutter";
    let sheet = columns(Sheet::new().sized(16.0).at(60.0).line(50.0, title).sized(10.0));
    let text = [FERRY, HARBOUR, HARBOUR, FERRY].map(joined);
    let [a, b, c, d] = text.each_ref().map(String::as_str);
    check(&[sheet], &[title, a, b, c, d]);
}

#[test]
fn a_table_is_read_line_by_line() {
    let mut sheet = Sheet::new();
    for (rank, ship) in ["Gull", "Tern", "Plover", "Heron", "Avocet"].iter().enumerate() {
        let y = 100.0 + 12.0 * rank as f32;
        sheet = sheet
            .at(y)
            .line(50.0, ship)
            .at(y)
            .line(200.0, "left at 07:40")
            .at(y)
            .line(400.0, "212");
    }
    let text = flowed(&[sheet]).text;
    assert!(text.starts_with("Gull left at 07:40 212\n\nTern left"), "{text}");
}

#[test]
fn a_table_of_long_cells_is_read_cell_by_cell() {
    let mut sheet = Sheet::new();
    let rows = [[FERRY, HARBOUR, FERRY], [HARBOUR, FERRY, HARBOUR], [FERRY, FERRY, FERRY]];
    for (at, cells) in rows.iter().enumerate() {
        let y = 100.0 + 60.0 * at as f32;
        // The last line of a cell is full: only the table tells that nothing goes on with it.
        for (x, cell) in [50.0, 310.0, 570.0].into_iter().zip(cells) {
            sheet = sheet.at(y).lines(x, &cell[..2]);
        }
    }
    let cells: Vec<String> = rows.as_flattened().iter().map(|cell| cell[..2].join(" ")).collect();
    check(&[sheet], &cells.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_page_on_its_side_is_read_upright_and_stamps_stand_aside() {
    for quarters in 1..4 {
        let sheet = Sheet::new().lines(50.0, &FERRY).turned(quarters);
        check(&[sheet], &[&joined(FERRY)]);
    }
    let stamp = Sheet::new().line(300.0, "DRAFT").turned(1);
    let sheet = Sheet::new().lines(50.0, &FERRY);
    let sheet = sheet.with_glyphs(|own| own.extend_from_slice(stamp.glyphs()));
    let flowed = flowed(&[sheet]);
    assert_eq!(flowed.text, format!("{}\n\nDRAFT", joined(FERRY)));
    assert_eq!(flowed.layout.asides.len(), 1);
}

#[test]
fn heads_and_feet_stand_aside_and_tear_no_paragraph() {
    let page = |number: usize, lines: &[&str]| {
        let sheet = Sheet::new().at(40.0).line(50.0, "The Tidewater Review").at(100.0);
        sheet.lines(50.0, lines).at(780.0).line(290.0, &format!("- {number} -"))
    };
    let pages = [page(9, &FERRY[..1]), page(10, &FERRY[1..]), page(11, &HARBOUR)];
    let flowed = flowed(&pages);
    let asides: Vec<&str> = flowed.layout.asides.iter().map(|span| span.of(&flowed.text)).collect();
    let aside = |number: usize| format!("The Tidewater Review\n\n- {number} -");
    assert_eq!(asides, [aside(9), aside(10), aside(11)]);
    assert!(flowed.text.contains(&joined(FERRY)), "{}", flowed.text);
}

#[test]
fn larger_and_bolder_lines_are_headings() {
    let sheet = Sheet::new()
        .sized(18.0)
        .line(50.0, "The ferry that left early, and")
        .line(50.0, "what came of it")
        .sized(10.0)
        .lines(50.0, &FERRY)
        .gap(6.0)
        .bold(true)
        .line(50.0, "What the harbour office counted")
        .bold(false)
        .lines(50.0, &HARBOUR);
    let flowed = flowed(&[sheet]);
    let title = "The ferry that left early, and what came of it";
    let bold = flowed.text.find("What the").expect("the heading") as u32;
    assert!(flowed.text.starts_with(&format!("{title}\n\n")), "{}", flowed.text);
    assert_eq!(flowed.layout.headings, [(0, 1), (bold, 2)]);
}

#[test]
fn raised_numbers_stay_in_their_line() {
    let sheet = Sheet::new().at(100.0).line(50.0, "The ferry").sized(6.0).at(96.0).line(95.0, "1");
    let sheet = sheet.sized(10.0).at(100.0).line(101.0, "left").line(50.0, "the quay early on.");
    check(&[sheet], &["The ferry1 left", "the quay early on."]);
}

#[test]
fn an_accent_over_a_letter_is_one_letter_with_it() {
    let sheet = Sheet::new().at(100.0).line(50.0, "M¨").at(100.0).line(55.0, "oller");
    check(&[sheet], &["Möller"]);
}

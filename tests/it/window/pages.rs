//! The numbers of pages beside a text that has pages.

use diptych::compare::Side;
use egui::accesskit::Role;
use egui_kittest::kittest::{Queryable as _, by};

use super::harness::{Desk, folder};

const LINES: [&str; 2] =
    ["The ferry left the quay with the gangway still down and", "the bell ringing on the bridge."];

/// A file of one line a page. It has no table of its objects, which readers make good.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let kids: Vec<_> = (0..lines.len()).map(|at| format!("{} 0 R ", 10 + 2 * at)).collect();
    let kids = kids.concat();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
         2 0 obj << /Type /Pages /Count {} /Kids [{kids}] >> endobj\n\
         3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj\n",
        lines.len()
    );
    for (at, line) in lines.iter().enumerate() {
        let (page, content) = (10 + 2 * at, 11 + 2 * at);
        let shown = format!("BT /F 10 Tf 50 700 Td ({line}) Tj ET");
        file.extend([format!(
            "{page} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] \
             /Contents {content} 0 R /Resources << /Font << /F 3 0 R >> >> >> endobj\n\
             {content} 0 obj << /Length {} >> stream\n{shown}\nendstream endobj\n",
            shown.len()
        )]);
    }
    file.push_str("trailer << /Root 1 0 R >>\n%%EOF\n");
    file.into_bytes()
}

#[test]
fn each_page_is_told_beside_the_line_in_which_it_begins() {
    let text = LINES.join(" ");
    let folder = folder(&[("a.txt", text.as_bytes()), ("b.pdf", &pdf(&LINES))]);
    let desk = Desk::on(folder.path());
    assert!(desk.shows(Side::Right, &text) && desk.shows(Side::Left, &text));
    for number in ["page 1", "page 2"] {
        assert!(desk.has(Role::Label, number), "{number} in {:?}", desk.labels(Role::Label));
    }
    let place = |number| desk.get(by().role(Role::Label).label(number)).rect();
    // The second page begins inside the only paragraph, on a line of its own or further down.
    assert!(place("page 1").top() < place("page 2").top());
    assert!((place("page 1").right() - place("page 2").right()).abs() < 1.0);
}

#[test]
fn a_text_on_one_page_has_no_numbers() {
    let folder = folder(&[("a.txt", LINES[0].as_bytes()), ("b.pdf", &pdf(&LINES[..1]))]);
    let desk = Desk::on(folder.path());
    assert!(desk.shows(Side::Right, LINES[0]));
    assert!(!desk.has(Role::Label, "page 1"), "{:?}", desk.labels(Role::Label));
}

//! The field in which is typed where the hits or a report are to be saved, and the way to the system's dialog.

use egui::{Align2, Key, Rect, Sense, TextEdit, Ui, pos2, vec2};

use crate::app::reporting::ReportTo;
use crate::app::{Action, HitsTo};
use crate::ui::empty::typed_path;
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, widgets};

/// What is to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Hits,
    Report,
}

/// What has been typed.
#[derive(Debug)]
pub(crate) struct SaveField {
    what: What,
    text: String,
    /// Whether the field has not been given the keyboard yet.
    is_new: bool,
}

impl SaveField {
    /// A field for the hits as they are shown.
    pub(crate) fn hits() -> Self {
        Self { what: What::Hits, text: "~/hits.csv".to_owned(), is_new: true }
    }

    /// A field for a report of the folder.
    pub(crate) fn report() -> Self {
        Self { what: What::Report, text: "~/report.html".to_owned(), is_new: true }
    }

    /// What is asked, and which names ask for what.
    fn words(&self) -> [&'static str; 2] {
        match self.what {
            What::Hits => [
                "Save the hits as they are shown",
                "A name that ends in .csv or .json is written so, any other as lines of text.",
            ],
            What::Report => [
                "Save a report of this folder",
                "The name ends in .html (one page to read or print), .json, .csv or .md.",
            ],
        }
    }

    fn saved_to(&self, path: std::path::PathBuf) -> Action {
        match self.what {
            What::Hits => Action::ExportHits(HitsTo::File(path)),
            What::Report => Action::SaveReport(ReportTo::File(path)),
        }
    }

    fn asked(&self) -> Action {
        match self.what {
            What::Hits => Action::ExportHits(HitsTo::AskedFile),
            What::Report => Action::SaveReport(ReportTo::AskedFile),
        }
    }
}

/// Draws the field; answers whether it has done its work.
pub(crate) fn save_field(ui: &mut Ui, view: &mut View<'_>, field: &mut SaveField) -> bool {
    ui.set_width(520.0);
    let tokens = tokens(ui.ctx());
    let [title, said] = field.words();
    let (head, _) = ui.allocate_exact_size(vec2(520.0, 28.0), Sense::empty());
    let anchor = (head.left_top(), Align2::LEFT_TOP);
    let format = Role::Strong.format(tokens.ink);
    widgets::text(ui.painter(), anchor, title, format, 520.0);
    let edit = TextEdit::singleline(&mut field.text)
        .margin(egui::Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Path of the file");
    if std::mem::take(&mut field.is_new) {
        response.request_focus();
    }
    let (help, _) = ui.allocate_exact_size(vec2(520.0, 26.0), Sense::empty());
    let anchor = (help.left_center(), Align2::LEFT_CENTER);
    let format = Role::Second.format(tokens.ink2);
    widgets::text(ui.painter(), anchor, said, format, 520.0);
    ui.add_space(4.0);
    let (row, _) = ui.allocate_exact_size(vec2(520.0, 32.0), Sense::empty());
    let save = Rect::from_min_size(pos2(row.right() - 92.0, row.top()), vec2(92.0, 32.0));
    let ask = Rect::from_min_size(row.min, vec2(200.0, 32.0));
    let look = widgets::Look::Plain;
    if widgets::button(ui, ask, "With the system's dialog…", None, look).clicked() {
        view.push(field.asked());
        return true;
    }
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let saves = widgets::button(ui, save, "Save", None, widgets::Look::Primary).clicked();
    let path = typed_path(&field.text).filter(|_| is_entered || saves);
    let Some(path) = path else { return false };
    view.push(field.saved_to(path));
    true
}

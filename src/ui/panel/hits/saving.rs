//! The field in which is typed where the hits are to be saved, and the way to the system's dialog.

use egui::{Align2, Key, Rect, Sense, TextEdit, Ui, pos2, vec2};

use crate::app::{Action, HitsTo};
use crate::ui::empty::typed_path;
use crate::ui::theme::{Role, tokens};
use crate::ui::{View, widgets};

/// What has been typed.
#[derive(Debug)]
pub(crate) struct SaveField {
    text: String,
    /// Whether the field has not been given the keyboard yet.
    is_new: bool,
}

impl Default for SaveField {
    fn default() -> Self {
        Self { text: "~/hits.csv".to_owned(), is_new: true }
    }
}

/// Draws the field; answers whether it has done its work.
pub(crate) fn save_field(ui: &mut Ui, view: &mut View<'_>, field: &mut SaveField) -> bool {
    ui.set_width(520.0);
    let tokens = tokens(ui.ctx());
    let (head, _) = ui.allocate_exact_size(vec2(520.0, 28.0), Sense::empty());
    let anchor = (head.left_top(), Align2::LEFT_TOP);
    let format = Role::Strong.format(tokens.ink);
    widgets::text(ui.painter(), anchor, "Save the hits as they are shown", format, 520.0);
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
    let said = "A name that ends in .csv or .json is written so, any other as lines of text.";
    widgets::text(ui.painter(), anchor, said, format, 520.0);
    ui.add_space(4.0);
    let (row, _) = ui.allocate_exact_size(vec2(520.0, 32.0), Sense::empty());
    let save = Rect::from_min_size(pos2(row.right() - 92.0, row.top()), vec2(92.0, 32.0));
    let ask = Rect::from_min_size(row.min, vec2(200.0, 32.0));
    let look = widgets::Look::Plain;
    if widgets::button(ui, ask, "With the system's dialog…", None, look).clicked() {
        view.push(Action::ExportHits(HitsTo::AskedFile));
        return true;
    }
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let saves = widgets::button(ui, save, "Save", None, widgets::Look::Primary).clicked();
    let path = typed_path(&field.text).filter(|_| is_entered || saves);
    let Some(path) = path else { return false };
    view.push(Action::ExportHits(HitsTo::File(path)));
    true
}

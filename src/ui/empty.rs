//! The window before anything is open: what to do, recent folders, and the sample.

use std::path::PathBuf;
use std::time::SystemTime;

use egui::{Align2, Frame, Id, Margin, Rect, Sense, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2};

use super::icons::{self, Icon, icon};
use super::layout::Layout;
use super::theme::{Role, Tokens, tokens};
use super::widgets::{self, Look};
use super::{View, counted, shortcuts};
use crate::app::settings::RecentFolder;
use crate::app::{Action, Command};
use crate::text::visible;

const WIDTH: f32 = 760.0;
const FIELD_HEIGHT: f32 = 252.0;

/// What was typed or pasted as a path, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct PathField {
    pub(crate) text: String,
    pub(crate) error: Option<String>,
}

/// Draws the middle of the window.
pub(crate) fn empty(ui: &mut Ui, view: &mut View<'_>, layout: &Layout, path: &mut PathField) {
    let tokens = tokens(ui.ctx());
    let main = layout.main;
    ui.painter().rect_filled(main, 0, tokens.chrome);
    let width = WIDTH.min(main.width() - 48.0);
    let top = (main.top() + (main.height() - 480.0) * 0.43).max(main.top() + 16.0).round();
    let field = Rect::from_min_size(
        pos2((main.center().x - width / 2.0).round(), top),
        vec2(width, FIELD_HEIGHT),
    );
    drop_field(ui, view, field, path);
    let below = field.bottom() + 30.0;
    let left = Rect::from_min_max(
        pos2(field.left(), below),
        pos2(field.left() + width * 0.61, main.bottom()),
    );
    let right = Rect::from_min_max(
        pos2(field.left() + width * 0.63, below),
        pos2(field.right(), main.bottom()),
    );
    if view.state.settings.recent.is_empty() {
        sample(ui, view, left.with_max_x(left.left() + right.width()));
    } else {
        recent_folders(ui, view, left);
        sample(ui, view, right);
    }
}

fn drop_field(ui: &mut Ui, view: &mut View<'_>, rect: Rect, path: &mut PathField) {
    let tokens = tokens(ui.ctx());
    let is_dropping = ui.input(|input| !input.raw.hovered_files.is_empty());
    let stroke =
        if is_dropping { Stroke::new(2.0, tokens.ink) } else { Stroke::new(1.0, tokens.border) };
    ui.painter().rect_filled(rect, 10, tokens.paper);
    icons::dashed_frame(ui.painter(), rect, 10.0, stroke);
    let left = rect.left() + 45.0;
    let anchor = (pos2(left, rect.top() + 38.0), Align2::LEFT_TOP);
    widgets::text(
        ui.painter(),
        anchor,
        "Open a folder of texts on one story",
        Role::Title.format(tokens.ink),
        480.0,
    );
    let lines = [
        "Diptych shows which of them share text, sets any two side by side, and",
        "filters all of them as you type. It never writes into your folder.",
    ];
    for (line, y) in lines.into_iter().zip([78.0, 99.0]) {
        let anchor = (pos2(left, rect.top() + y), Align2::LEFT_TOP);
        let format = Role::Interface.scaled(tokens.ink2, 1.077);
        widgets::text(ui.painter(), anchor, line, format, rect.width() - 60.0);
    }
    let button = Rect::from_min_size(pos2(left, rect.top() + 138.0), vec2(128.0, 32.0));
    if widgets::button(ui, button, "Open folder…", Some(Icon::Folder), Look::Primary).clicked() {
        view.perform(Command::OpenFolder);
    }
    let keys = shortcuts::shown(ui.ctx(), Command::OpenFolder).unwrap_or_default();
    let cap = widgets::key_cap(ui, pos2(button.right() + 58.0, button.center().y), &keys);
    let anchor = (cap.right_center() + vec2(14.0, 0.0), Align2::LEFT_CENTER);
    widgets::text(
        ui.painter(),
        anchor,
        "or drop a folder or files here",
        Role::Interface.format(tokens.ink2),
        260.0,
    );
    let well = Rect::from_min_size(pos2(left, rect.top() + 184.0), vec2(480.0, 32.0));
    path_field(ui, view, well, path);
    if rect.width() > 700.0 {
        let picture =
            Rect::from_min_size(pos2(rect.right() - 187.0, rect.top() + 74.0), vec2(136.0, 104.0));
        icons::two_sheets(
            ui.painter(),
            picture,
            tokens.ink2,
            tokens.edited.ink,
            tokens.changed_word,
        );
    }
}

/// The field's id, by which it takes the keyboard.
pub(crate) fn path_field_id() -> Id {
    Id::unique("path field")
}

/// A field for a path; Enter opens it, and says what is wrong where it cannot.
pub(crate) fn path_field(ui: &mut Ui, view: &mut View<'_>, rect: Rect, path: &mut PathField) {
    let tokens = tokens(ui.ctx());
    let id = path_field_id();
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let stroke = match (&path.error, has_focus) {
        (Some(_), _) => Stroke::new(2.0, tokens.left_only.ink),
        (None, true) => Stroke::new(2.0, tokens.ink),
        (None, false) => Stroke::new(1.0, tokens.line),
    };
    ui.painter().rect(
        rect,
        6,
        if has_focus { tokens.raise } else { tokens.chrome },
        stroke,
        StrokeKind::Inside,
    );
    let cap = widgets::key_cap(ui, rect.right_center() - vec2(6.0, 0.0), "Enter");
    let inner =
        Rect::from_min_max(rect.min + vec2(10.0, 0.0), pos2(cap.left() - 8.0, rect.bottom()));
    let edit = TextEdit::singleline(&mut path.text)
        .id(id)
        .hint_text(egui::RichText::new("or paste a path").color(tokens.ink2))
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .desired_width(inner.width())
        .align(Align2::LEFT_CENTER);
    let response = ui.place(inner, edit).accessible_name("Path of a folder");
    if response.changed() {
        path.error = None;
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        match typed_path(&path.text) {
            Some(typed) => view.push(Action::Open(vec![typed])),
            None => path.error = Some("Type the path of a folder or file.".to_owned()),
        }
    }
    if let Some(error) = &path.error {
        let anchor = (rect.left_bottom() + vec2(0.0, 4.0), Align2::LEFT_TOP);
        widgets::text(
            ui.painter(),
            anchor,
            error,
            Role::Second.format(tokens.left_only.ink),
            rect.width(),
        );
    }
}

/// A path as typed or pasted: quotes around it, `file://` and `~` are understood.
pub(crate) fn typed_path(text: &str) -> Option<PathBuf> {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = text.strip_prefix("file://").unwrap_or(text);
    if text.is_empty() {
        return None;
    }
    match text.strip_prefix("~/") {
        Some(rest) => Some(crate::app::disk::home_dir()?.join(rest)),
        None => Some(PathBuf::from(text)),
    }
}

fn recent_folders(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let recent = &view.state.settings.recent;
    let anchor = (rect.min, Align2::LEFT_TOP);
    widgets::text(ui.painter(), anchor, "Recent folders", Role::Strong.format(tokens.ink), 200.0);
    let clear = Rect::from_min_size(pos2(rect.right() - 78.0, rect.top() - 5.0), vec2(78.0, 26.0));
    if widgets::button(ui, clear, "Clear list", None, Look::Quiet).clicked() {
        view.push(Action::Forget(None));
    }
    for (index, folder) in recent.iter().take(5).enumerate() {
        let top = rect.top() + 22.0 + index as f32 * 44.0;
        let row =
            Rect::from_min_size(pos2(rect.left() - 12.0, top), vec2(rect.width() + 12.0, 44.0));
        if row.bottom() < rect.bottom() {
            recent_row(ui, view, folder, row, tokens);
        }
    }
}

fn recent_row(ui: &Ui, view: &mut View<'_>, folder: &RecentFolder, row: Rect, tokens: &Tokens) {
    let name = folder_name(folder);
    let response = ui.interact(row, Id::unique(("recent", &folder.paths)), Sense::click());
    widgets::named(&response, egui::accesskit::Role::Button, &format!("open {name}"));
    if response.hovered() {
        ui.painter().rect_filled(row, 6, tokens.hover);
    }
    icon(ui.painter(), row.left_center() + vec2(20.0, 0.0), Icon::Folder, tokens.ink);
    let width = row.width() - 250.0;
    let lines = [(name.as_str(), Role::Medium.format(tokens.ink), -8.0)];
    for (line, format, y) in lines {
        let anchor = (pos2(row.left() + 40.0, row.center().y + y), Align2::LEFT_CENTER);
        widgets::text(ui.painter(), anchor, line, format, width);
    }
    let path = folder.paths.first().map(|path| visible(&path.to_string_lossy()).into_owned());
    let path = path.unwrap_or_default();
    let anchor = (pos2(row.left() + 40.0, row.center().y + 9.0), Align2::LEFT_CENTER);
    widgets::text(ui.painter(), anchor, &path, Role::Second.format(tokens.ink2), width);
    let when = (row.right_center() - vec2(12.0, 0.0), Align2::RIGHT_CENTER);
    widgets::text(ui.painter(), when, &ago(folder.opened), Role::Second.format(tokens.ink2), 90.0);
    let n = (row.right_center() - vec2(96.0, 0.0), Align2::RIGHT_CENTER);
    let counted = counted(folder.n_documents, "document");
    widgets::text(ui.painter(), n, &counted, Role::Second.format(tokens.ink2), 130.0);
    widgets::focus_ring(ui, &response, row, 6);
    if response.clicked() {
        view.push(Action::Open(folder.paths.clone()));
    }
}

/// What a recent folder is called.
pub(crate) fn folder_name(folder: &RecentFolder) -> String {
    crate::app::Opened::new(folder.paths.clone()).name
}

/// How long ago, in the words people use.
fn ago(seconds: u64) -> String {
    let now =
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |now| now.as_secs());
    match now.saturating_sub(seconds) / 86_400 {
        _ if seconds == 0 => String::new(),
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..14 => format!("{days} days ago"),
        days @ 14..60 => format!("{} weeks ago", days / 7),
        days => format!("{} months ago", days / 30),
    }
}

fn sample(ui: &mut Ui, view: &mut View<'_>, rect: Rect) {
    let tokens = tokens(ui.ctx());
    widgets::text(
        ui.painter(),
        (rect.min, Align2::LEFT_TOP),
        "Try it",
        Role::Strong.format(tokens.ink),
        200.0,
    );
    let card = Rect::from_min_size(rect.min + vec2(0.0, 25.0), vec2(rect.width(), 150.0));
    ui.painter().rect(card, 8, tokens.paper, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let inner = card.shrink(17.0);
    widgets::text(
        ui.painter(),
        (inner.min, Align2::LEFT_TOP),
        "Sample folder",
        Role::Medium.format(tokens.ink),
        200.0,
    );
    let lines = [
        "Six invented reports of one evening on a",
        "quay: a feature, its reprint, a retelling, an",
        "interview, a comment and a notice.",
    ];
    for (index, line) in lines.into_iter().enumerate() {
        let anchor = (inner.min + vec2(0.0, 23.0 + 18.0 * index as f32), Align2::LEFT_TOP);
        widgets::text(ui.painter(), anchor, line, Role::Second.format(tokens.ink2), inner.width());
    }
    let button = Rect::from_min_size(pos2(inner.left(), inner.bottom() - 32.0), vec2(128.0, 32.0));
    if widgets::button(ui, button, "Open the sample", None, Look::Plain).clicked() {
        view.perform(Command::OpenSample);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_paths_may_be_quoted_or_urls() {
        assert_eq!(typed_path(" \"/a b\" "), Some(PathBuf::from("/a b")));
        assert_eq!(typed_path("file:///tmp"), Some(PathBuf::from("/tmp")));
        assert_eq!(typed_path("  "), None);
    }
}

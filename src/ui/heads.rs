//! The heads of the two sheets: which document stands there, and the swap on the hinge.

use egui::{Align2, Id, Pos2, Rect, TextEdit, Ui, pos2, vec2};

use super::icons::{Icon, icon, leaf};
use super::layout::Layout;
use super::theme::{Role, tokens};
use super::{View, counted, widgets};
use crate::app::{Action, Command};
use crate::compare::Side;
use crate::model::{DocId, Document, Imprint};
use crate::text::visible;

/// Draws both heads and what stands between them.
pub(crate) fn heads(ui: &mut Ui, view: &mut View<'_>, layout: &Layout) {
    let tokens = tokens(ui.ctx());
    let whole = layout.left_head.union(layout.right_head);
    ui.painter().rect_filled(whole, 0, tokens.paper);
    ui.painter().rect_filled(layout.hinge_head, 0, tokens.chrome);
    let hairline = egui::Stroke::new(1.0, tokens.line);
    ui.painter().hline(whole.x_range(), whole.bottom() - 0.5, hairline);
    head(ui, view, layout, Side::Left, layout.left_head);
    if view.state.pair.right.is_some() {
        ui.painter().vline(layout.hinge_head.left() + 0.5, whole.y_range(), hairline);
        ui.painter().vline(layout.hinge_head.right() - 0.5, whole.y_range(), hairline);
        let swap = Rect::from_center_size(layout.hinge_head.center(), vec2(32.0, 32.0));
        if widgets::icon_button(ui, swap, Icon::Swap, "Swap sides").clicked() {
            view.perform(Command::SwapSides);
        }
        head(ui, view, layout, Side::Right, layout.right_head);
    } else {
        add_document(ui, view, layout);
    }
}

/// Where the right sheet's head would be while one document stands alone.
fn add_document(ui: &mut Ui, view: &mut View<'_>, layout: &Layout) {
    let tokens = tokens(ui.ctx());
    let right = layout.strip.right().max(layout.right_head.right());
    let rect = layout.hinge_head.union(layout.right_head).with_max_x(right);
    ui.painter().rect_filled(rect, 0, tokens.paper);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, tokens.line));
    let min = pos2(rect.right() - layout.padding - 104.0, rect.center().y - 14.0);
    let button = Rect::from_min_size(min, vec2(104.0, 28.0));
    if widgets::button(ui, button, "Open files…", None, widgets::Look::Plain).clicked() {
        view.perform(Command::OpenFiles);
    }
    let anchor = (pos2(button.left() - 14.0, rect.center().y), Align2::RIGHT_CENTER);
    let label = "Add a document to compare: open it or drop it here";
    widgets::text(ui.painter(), anchor, label, Role::Interface.format(tokens.ink2), rect.width());
}

fn head(ui: &mut Ui, view: &mut View<'_>, layout: &Layout, side: Side, rect: Rect) {
    let tokens = tokens(ui.ctx());
    let id = *view.state.pair.of(side);
    let Some(document) = id.and_then(|id| view.state.corpus.document(id)) else { return };
    let response = ui.interact(rect, Id::unique(("head", side)), egui::Sense::click());
    let name = match side {
        Side::Left => format!("left document: {}", document.title()),
        Side::Right => format!("right document: {}", document.title()),
    };
    let is_gone = id.is_some_and(|id| view.state.is_gone(id));
    let name = if is_gone { format!("{name}, gone") } else { name };
    widgets::named(&response, egui::accesskit::Role::ComboBox, &visible(&name));
    let told = document.imprint().map(|imprint| imprint.phrases().join(", "));
    if let Some(told) = told.filter(|told| !told.is_empty()) {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(visible(&told)));
    }
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink2(vec2(8.0, 6.0)), 6, tokens.hover);
    }
    let left = rect.left() + layout.padding;
    let badge = Rect::from_center_size(pos2(left + 8.0, rect.center().y), vec2(16.0, 14.0));
    leaf(ui.painter(), badge, side, tokens.ink);
    let width = rect.right() - left - 24.0 - layout.padding;
    let title = (pos2(left + 24.0, rect.top() + 6.0), Align2::LEFT_TOP);
    let titled = widgets::text(
        ui.painter(),
        title,
        document.title(),
        Role::Strong.format(tokens.ink),
        width - 22.0,
    );
    icon(ui.painter(), pos2(titled.right() + 12.0, titled.center().y), Icon::Down, tokens.ink2);
    second_line(ui, document, is_gone, pos2(left + 24.0, rect.top() + 25.0), width);
    widgets::focus_ring(ui, &response, rect.shrink(3.0), 6);
    choose(view, &response, |_, _| {}, |id| Action::Put(side, id));
    if let Some(id) = id {
        encoding_menu(&response, view, id);
    }
    let tip = tip(document, is_gone);
    if !tip.is_empty() && !egui::Popup::is_any_open(ui.ctx()) {
        response.on_hover_text(tip);
    }
}

/// What the head has no room for: the whole title, what the format says of the document, and whether
/// its file is gone.
fn tip(document: &Document, is_gone: bool) -> String {
    let gone = is_gone.then(|| super::GONE.to_owned());
    let Some(imprint) = document.imprint() else { return gone.unwrap_or_default() };
    let title = [document.title().to_owned()].into_iter();
    let format = [format!("Format: {}", document.source().format.name())];
    let author = imprint.author.as_ref().map(|author| format!("Author: {author}"));
    let date = imprint.date.as_ref().map(|date| format!("Date: {date}"));
    let unshown =
        (!imprint.unshown.is_empty()).then(|| format!("Not shown: {}", imprint.unshown.join(", ")));
    let lines = title.chain(author).chain(date).chain(format).chain(unshown).chain(gone);
    lines.map(|line| visible(&line).into_owned()).collect::<Vec<_>>().join("\n")
}

/// The file's name, its length and what its format says of it; before them, whether the file is gone.
fn second_line(ui: &Ui, document: &Document, is_gone: bool, at: Pos2, width: f32) {
    let ink = tokens(ui.ctx()).ink2;
    let mut x = at.x;
    let length = counted(document.n_words(), "word");
    let told = document.imprint().map(Imprint::phrases).unwrap_or_default();
    let source = document.source();
    let chosen = source.is_encoding_chosen.then(|| format!("read as {} by hand", source.encoding));
    let chosen: Vec<String> = chosen.into_iter().collect();
    let mut said =
        [vec![document.file_name().to_owned(), length], chosen, told].concat().join(" · ");
    if is_gone {
        icon(ui.painter(), at + vec2(7.0, 8.0), Icon::Gone, ink);
        x += 18.0;
        said = format!("gone · {said}");
    }
    let anchor = (pos2(x, at.y), Align2::LEFT_TOP);
    widgets::text(
        ui.painter(),
        anchor,
        &visible(&said),
        Role::Second.format(ink),
        width - (x - at.x),
    );
}

/// What the secondary button offers on a document: to choose its encoding, if it has one to choose.
pub(crate) fn encoding_menu(response: &egui::Response, view: &mut View<'_>, document: DocId) {
    // The head has a menu for the primary button, too.
    let id = response.id.with("encoding");
    egui::Popup::context_menu(response).id(id).width(220.0).show(|ui| {
        ui.add_enabled_ui(view.state.can_choose_encoding(document), |ui| {
            if widgets::menu_row(ui, "Encoding…", None, None).clicked() {
                view.push(Action::AskEncoding(document));
                ui.close();
            }
        });
    });
}

/// The drop-down of all documents, with a search; `above` draws what else is offered.
pub(crate) fn choose(
    view: &mut View<'_>,
    head: &egui::Response,
    above: impl FnOnce(&mut Ui, &mut View<'_>),
    action: impl Fn(DocId) -> Action,
) {
    let search_id = head.id.with("search");
    egui::Popup::menu(head)
        .gap(2.0)
        .width(360.0)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            above(ui, view);
            let mut text: String = ui.data(|data| data.get_temp(search_id)).unwrap_or_default();
            let edit = TextEdit::singleline(&mut text)
                .hint_text("Find by name")
                .margin(egui::Margin::symmetric(8, 6))
                .desired_width(340.0);
            let response = ui.add(edit).accessible_name("Find a document by name");
            let is_asked = ui.data_mut(|data| data.remove_temp::<bool>(asked_id(head.id)));
            if head.clicked() || is_asked.is_some() {
                response.request_focus();
            }
            let wanted = text.to_lowercase();
            ui.data_mut(|data| data.insert_temp(search_id, text));
            let chosen = rows(ui, view, &wanted);
            let is_enter =
                response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let first = is_enter.then(|| matching(view, &wanted).next()).flatten();
            if let Some(id) = chosen.or(first) {
                view.push(action(id));
                ui.data_mut(|data| data.remove::<String>(search_id));
                ui.close();
            }
        });
}

/// Where it is noted that keys opened the list of a head, whose field is to take the keyboard.
pub(crate) fn asked_id(head: Id) -> Id {
    head.with("asked by keys")
}

fn matching<'a>(view: &'a View<'_>, wanted: &'a str) -> impl Iterator<Item = DocId> + 'a {
    let matches = move |name: &str| name.to_lowercase().contains(wanted);
    view.state
        .corpus
        .iter()
        .filter(move |(_, document)| {
            wanted.is_empty() || matches(document.title()) || matches(document.path())
        })
        .map(|(id, _)| id)
}

fn rows(ui: &mut Ui, view: &View<'_>, wanted: &str) -> Option<DocId> {
    let ids: Vec<DocId> = matching(view, wanted).collect();
    let mut chosen = None;
    egui::ScrollArea::vertical().max_height(420.0).show_rows(ui, 28.0, ids.len(), |ui, range| {
        for &id in ids.get(range).unwrap_or_default() {
            let Some(document) = view.state.corpus.document(id) else { continue };
            let label = format!("{} · {}", document.title(), document.file_name());
            let is_open = view.shows(id);
            if widgets::menu_row(ui, &label, None, Some(is_open)).clicked() {
                chosen = Some(id);
            }
        }
    });
    chosen
}

//! The window as a whole: takes keys and outcomes, draws every panel, applies what was done.

use std::path::PathBuf;

use egui::{Context, Key, Ui, ViewportCommand};

use super::empty::{self, PathField};
use super::encoding_list::EncodingList;
use super::findings::{self, FindingsView};
use super::layout::Layout;
use super::map::{self, MapView};
use super::palette::{Overlay, overlay};
use super::panel::{NameField, SaveField};
use super::reading::ReadingView;
use super::theme::{install_fonts, install_style, tokens};
use super::typed_ahead::TypedAhead;
use super::{
    View, filter_field, filter_help, heads, list, loading, panel, shortcuts, status, synopsis,
    top_bar, widgets,
};
use crate::app::settings::Theme;
use crate::app::{self, Action, Command, Jobs, Stage, State, disk};
use crate::compare::Side;

/// Zoom by keys stays within these factors.
const ZOOMS: std::ops::RangeInclusive<f32> = 0.6..=3.0;

/// How often the window looks for what has come of jobs, besides being woken.
const HEARTBEAT: std::time::Duration = std::time::Duration::from_millis(50);

/// The program's window.
#[derive(Debug)]
pub struct Window {
    state: State,
    jobs: Jobs,
    reading: ReadingView,
    map: MapView,
    synopsis: synopsis::SynopsisView,
    findings: FindingsView,
    path: PathField,
    overlay: Option<Overlay>,
    typed_ahead: TypedAhead,
    theme: Option<Theme>,
    title: String,
    part: usize,
}

impl Window {
    /// A window on `state`, whose jobs are run by `jobs`.
    pub fn new(ctx: &Context, state: State, jobs: Jobs) -> Self {
        install_fonts(ctx);
        install_style(ctx, state.settings.is_motion_reduced);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // X11 does not say which theme the system has.
            options.fallback_theme = egui::Theme::Light;
        });
        ctx.set_zoom_factor(state.settings.zoom.clamp(*ZOOMS.start(), *ZOOMS.end()));
        Self {
            state,
            jobs,
            reading: ReadingView::default(),
            map: MapView::default(),
            synopsis: synopsis::SynopsisView::default(),
            findings: FindingsView::default(),
            path: PathField::default(),
            overlay: None,
            typed_ahead: TypedAhead::default(),
            theme: None,
            title: String::new(),
            part: 0,
        }
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Opens folders and files.
    pub fn open(&mut self, paths: Vec<PathBuf>) {
        self.apply(Action::Open(paths));
        self.take_outcomes();
    }

    /// Whether nothing is running, so that what is drawn is final.
    pub fn is_settled(&self) -> bool {
        self.state.stage == Stage::Idle && !self.state.synoptic.is_making
    }

    /// Draws one frame and applies what was done in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if self.jobs.is_busy() {
            // A job wakes the window itself; but a wake can be lost while the window is being made.
            ctx.request_repaint_after(HEARTBEAT);
        }
        self.take_outcomes();
        self.copy_outcome(&ctx);
        self.set_theme(&ctx);
        widgets::watch_keys(&ctx);
        self.typed_ahead.hold(&ctx, self.overlay.is_some());
        let mut actions = self.keys(ui);
        actions.extend(dropped(&ctx));
        self.draw(ui, &mut actions);
        let size = ctx.content_rect().size();
        if size != egui::Vec2::from(self.state.settings.window_size) {
            actions.push(Action::Resized(size.into()));
        }
        self.set_title(&ctx);
        let has_actions = !actions.is_empty();
        for action in actions {
            self.act(ui, action);
        }
        self.take_outcomes();
        self.copy_outcome(&ctx);
        if has_actions {
            ctx.request_repaint();
        }
    }

    /// Saves what comes back at the next start.
    pub fn close(&mut self) {
        self.apply(Action::Close);
    }

    fn draw(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let window = ui.ctx().content_rect();
        let has_documents = !self.state.corpus.is_empty() || self.state.opened.is_some();
        let layout = Layout::new(window, &self.state.settings, has_documents);
        ui.painter().rect_filled(window, 0, tokens(ui.ctx()).chrome);
        if self.state.view != app::View::Synopsis {
            self.synopsis.leave();
        }
        let mut view = View::new(&self.state, actions);
        top_bar::top_bar(ui, &mut view, &layout);
        if view.state.opened.is_none() {
            empty::empty(ui, &mut view, &layout, &mut self.path);
        } else if view.state.view == app::View::Map && !view.state.corpus.is_empty() {
            self.findings.leave();
            map::map(ui, &mut view, &layout, &mut self.map);
        } else if view.state.view == app::View::Synopsis && !view.state.corpus.is_empty() {
            self.map.leave();
            self.findings.leave();
            synopsis::synopsis(ui, &mut view, &layout, &mut self.synopsis);
        } else if view.state.view == app::View::Findings && !view.state.corpus.is_empty() {
            self.map.leave();
            findings::findings(ui, &mut view, &layout, &mut self.findings);
        } else {
            self.map.leave();
            self.findings.leave();
            if layout.list.width() > 0.0 && !layout.is_list_overlay {
                list::list(ui, &mut view, &layout);
            }
            if view.state.reading.is_some() {
                heads::heads(ui, &mut view, &layout);
                self.reading.show(ui, &mut view, &layout);
            } else {
                loading::loading(ui, &mut view, &layout);
            }
            panel::panel(ui, &mut view, &layout);
            if layout.list.width() > 0.0 && layout.is_list_overlay {
                list::list_over(ui, &mut view, &layout);
            }
        }
        status::status(ui, &mut view, &layout);
        overlay(ui.ctx(), &mut view, &mut self.overlay);
    }

    /// What the keys ask for in this frame.
    fn keys(&mut self, ui: &Ui) -> Vec<Action> {
        let ctx = ui.ctx();
        let mut actions: Vec<Action> = Vec::new();
        if self.overlay.is_some() {
            return actions;
        }
        let pressed = shortcuts::pressed(ctx);
        if pressed.contains(&Command::Filter) {
            // Before the field is drawn: what a quick hand types in this same frame is meant for it.
            ctx.memory_mut(|memory| memory.request_focus(filter_field::field_id()));
        }
        actions.extend(pressed.into_iter().map(Action::Perform));
        if !ctx.text_edit_focused() {
            if ctx
                .input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Copy)))
            {
                actions.push(Action::Perform(Command::CopyText));
            }
            let is_all = ctx.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, Key::A));
            if is_all {
                self.reading.select_all(ui);
            }
        }
        if ctx.input(|input| input.key_pressed(Key::Escape)) && !egui::Popup::is_any_open(ctx) {
            actions.extend(self.escape(ctx));
        }
        actions
    }

    /// Esc: closes an answer, else stops what runs, else empties the filter, else leaves it.
    fn escape(&self, ctx: &Context) -> Option<Action> {
        if self.state.why.is_some() {
            return Some(Action::Explain(None));
        }
        if self.state.stage != Stage::Idle
            || self.state.synoptic.is_making
            || self.state.is_reporting
        {
            return Some(Action::Perform(Command::Stop));
        }
        if !self.state.filtering.text.is_empty() {
            return Some(Action::Perform(Command::ClearFilter));
        }
        ctx.memory_mut(|memory| memory.surrender_focus(filter_field::field_id()));
        None
    }

    /// Does what only concerns the window, and hands everything else to the state.
    fn act(&mut self, ui: &Ui, action: Action) {
        let ctx = ui.ctx();
        if let Action::AskName(place) = action {
            self.overlay = Some(self.naming(place));
            return;
        }
        if let Action::AskEncoding(document) = action {
            self.overlay = Some(Overlay::Encoding(EncodingList::of(document)));
            return;
        }
        let Action::Perform(command) = action else {
            self.apply(action);
            return;
        };
        match command {
            Command::Filter => {
                ctx.memory_mut(|memory| memory.request_focus(filter_field::field_id()));
            }
            Command::EncodingLeft => self.ask_encoding(Side::Left),
            Command::EncodingRight => self.ask_encoding(Side::Right),
            Command::FilterHelp => filter_help::open(ctx),
            Command::WhatCounts => {
                self.apply(Action::Perform(Command::ShowChanges));
                panel::open_what_counts(ctx);
            }
            Command::SaveHits => self.overlay = Some(Overlay::Save(SaveField::hits())),
            Command::SaveReport => self.overlay = Some(Overlay::Save(SaveField::report())),
            Command::KeepFilter => self.overlay = Some(self.naming(None)),
            Command::Palette => self.overlay = Some(Overlay::palette()),
            Command::Keys => self.overlay = Some(Overlay::Keys),
            // The empty window has the field on it already.
            Command::TypePath if self.state.opened.is_none() => {
                ctx.memory_mut(|memory| memory.request_focus(empty::path_field_id()));
            }
            Command::TypePath => self.overlay = Some(Overlay::Path(PathField::default())),
            Command::OpenSample => self.open_sample(),
            Command::NextPart => self.next_part(ctx),
            Command::CopyText => self.copy(ctx),
            Command::ZoomIn => self.zoom(ctx, 1.1),
            Command::ZoomOut => self.zoom(ctx, 1.0 / 1.1),
            Command::ZoomReset => self.zoom(ctx, 1.0 / ctx.zoom_factor()),
            Command::FullScreen => {
                let is_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or_default());
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!is_full));
            }
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            _ => self.apply(action),
        }
    }

    fn ask_encoding(&mut self, side: Side) {
        let document = *self.state.pair.of(side);
        self.overlay = document.map(|document| Overlay::Encoding(EncodingList::of(document)));
    }

    /// Asks how a kept filter is to be called, or the one in the field.
    fn naming(&self, place: Option<usize>) -> Overlay {
        let kept = place.and_then(|place| self.state.settings.kept.get(place));
        let name = kept.map_or(&self.state.filtering.text, |kept| &kept.name);
        Overlay::Name(NameField { place, name: name.clone() })
    }

    fn apply(&mut self, action: Action) {
        for effect in self.state.apply(action) {
            self.jobs.run(effect, &self.state.settings);
        }
    }

    fn take_outcomes(&mut self) {
        loop {
            let outcomes = self.jobs.outcomes();
            if outcomes.is_empty() {
                return;
            }
            for outcome in outcomes {
                self.apply(outcome);
            }
        }
    }

    /// Copies what a job has written for the clipboard.
    fn copy_outcome(&mut self, ctx: &Context) {
        if let Some(text) = self.state.clipboard.clone() {
            ctx.copy_text(text);
            self.apply(Action::Copied);
        }
    }

    fn open_sample(&mut self) {
        match disk::sample_folder() {
            Ok(folder) => self.apply(Action::Open(vec![folder])),
            Err(error) => {
                self.path.error =
                    Some(format!("The sample folder could not be unpacked: {error}."));
            }
        }
    }

    fn copy(&self, ctx: &Context) {
        if let Some(text) = self.reading.selected_text() {
            ctx.copy_text(text.to_owned());
        }
    }

    fn zoom(&mut self, ctx: &Context, by: f32) {
        let zoom = (ctx.zoom_factor() * by).clamp(*ZOOMS.start(), *ZOOMS.end());
        ctx.set_zoom_factor(zoom);
        self.apply(Action::Zoom(zoom));
    }

    /// Round list, left, right, panel.
    fn next_part(&mut self, ctx: &Context) {
        let mut actions = Vec::new();
        let view = View::new(&self.state, &mut actions);
        let is_pair = view.state.reading.as_ref().is_some_and(|reading| reading.is_pair());
        let (list, panel) = (list::first_id(), panel::first_id(&view));
        let [left, right] = Side::BOTH.map(ReadingView::sheet_id);
        let parts: &[egui::Id] = match view.state.view {
            app::View::Synopsis => &synopsis::parts(),
            app::View::Map => &map::parts(),
            app::View::Findings => &findings::parts(ctx),
            app::View::Read if is_pair => &[list, left, right, panel],
            app::View::Read => &[list, left, panel],
        };
        let focused = ctx.memory(egui::Memory::focused);
        let at = parts.iter().position(|part| Some(*part) == focused).unwrap_or(self.part);
        self.part = if focused.is_none() { 0 } else { (at + 1) % parts.len() };
        if let Some(&id) = parts.get(self.part) {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// The window is called by what is open, so that it is found among others.
    fn set_title(&mut self, ctx: &Context) {
        let name = self.state.opened.as_ref().map_or("", |opened| opened.name.as_str());
        if self.title != name {
            name.clone_into(&mut self.title);
            let title =
                if name.is_empty() { "Diptych".to_owned() } else { format!("{name} - Diptych") };
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    /// Takes over the theme of the settings.
    pub(super) fn set_theme(&mut self, ctx: &Context) {
        let theme = self.state.settings.theme;
        if self.theme.replace(theme) != Some(theme) {
            ctx.set_theme(match theme {
                Theme::System => egui::ThemePreference::System,
                Theme::Light => egui::ThemePreference::Light,
                Theme::Dark => egui::ThemePreference::Dark,
            });
        }
    }
}

/// What was dropped onto the window.
fn dropped(ctx: &Context) -> Option<Action> {
    let paths: Vec<PathBuf> = ctx.input(|input| {
        let files = input.raw.dropped_files.iter();
        files.map(|file| file.path().to_owned()).collect()
    });
    (!paths.is_empty()).then_some(Action::Open(paths))
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close();
    }
}

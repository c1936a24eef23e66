//! A window without a display: opened on a folder, driven by keys and pointer, read by role and
//! label as a screen reader does. Nothing here knows how the window is drawn.

use std::fs;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

use diptych::app::reading::StepKind;
use diptych::app::settings::{Settings, Theme};
use diptych::app::{Jobs, State};
use diptych::compare::Side;
use diptych::ui::Window;
use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use egui_kittest::{Harness, Node};
use tempfile::TempDir;

use super::raster::Raster;

/// More frames than any change of the window needs to come to rest.
const MAX_FRAMES: u64 = 40;

/// Short enough that two clicks are a double click.
const FRAME_SECONDS: f32 = 0.05;

/// The sample folder of the project.
pub(super) fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// A folder made for one test.
pub(super) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder for the test");
    for (name, content) in files {
        fs::write(dir.path().join(name), content).expect("a file inside");
    }
    dir
}

/// A window at rest, and the hands of the person before it.
pub(super) struct Desk(Harness<'static, Window>);

impl Deref for Desk {
    type Target = Harness<'static, Window>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl Desk {
    /// A window with these settings, nothing opened.
    pub(super) fn new(settings: Settings) -> Self {
        Self::with_jobs(settings, Jobs::inline())
    }

    /// A window on a folder, which is watched: what comes of that comes when it comes.
    pub(super) fn watching(folder: &Path) -> Self {
        let mut desk = Self::with_jobs(light(), Jobs::new(None, || {}));
        desk.state_mut().open(vec![folder.to_owned()]);
        desk
    }

    /// Waits until something is so, and says what was waited for if it never is.
    #[track_caller]
    pub(super) fn wait(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = std::time::Instant::now();
        while !is_so(self) {
            assert!(start.elapsed().as_secs() < 30, "never: {what}");
            self.step();
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }

    fn with_jobs(settings: Settings, jobs: Jobs) -> Self {
        let size = settings.window_size;
        let builder = Harness::builder()
            .with_size(size)
            .with_max_steps(MAX_FRAMES)
            .with_step_dt(FRAME_SECONDS)
            .with_render_cursor(false)
            .renderer(Raster::default());
        let mut desk = Self(builder.build_eframe(move |creation| {
            Window::new(&creation.egui_ctx, State::new(settings), jobs)
        }));
        desk.run();
        desk
    }

    /// The window at the very first start.
    pub(super) fn first_start() -> Self {
        Self::new(light())
    }

    /// A window on a folder.
    pub(super) fn on(folder: &Path) -> Self {
        Self::with(light(), folder)
    }

    /// A window with these settings on a folder.
    pub(super) fn with(settings: Settings, folder: &Path) -> Self {
        let mut desk = Self::new(settings);
        desk.state_mut().open(vec![folder.to_owned()]);
        desk.run();
        desk
    }

    /// A window on the sample folder.
    pub(super) fn on_seeds() -> Self {
        Self::on(&seeds())
    }

    /// The next start after this window was closed, with the settings it left behind.
    pub(super) fn again(mut self) -> Self {
        self.state_mut().close();
        let settings = self.app().settings.clone();
        let mut next = Self::new(settings);
        let last = next.app().last_paths().expect("a session to come back to");
        next.state_mut().open(last);
        next.run();
        next
    }

    /// What the window shows, as values.
    pub(super) fn app(&self) -> &State {
        self.state().state()
    }

    /// Presses and releases a key.
    pub(super) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    /// Presses and releases a key while others are held.
    pub(super) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.key_press_modifiers(modifiers, key);
        self.run();
    }

    /// Types into whatever has the caret, key by key; `after` looks on after each.
    pub(super) fn type_keys(&mut self, text: &str, mut after: impl FnMut(&Self, &str)) {
        let mut typed = String::new();
        for character in text.chars() {
            typed.push(character);
            self.event(Event::Text(character.to_string()));
            self.run();
            after(self, &typed);
        }
    }

    /// Puts the caret into the filter by its key and types.
    pub(super) fn filter(&mut self, text: &str) {
        self.press_with(Modifiers::COMMAND, Key::F);
        self.event(Event::Text(text.to_owned()));
        self.run();
    }

    /// Clicks what has this role and label.
    #[track_caller]
    pub(super) fn click(&mut self, role: Role, label: &str) {
        self.get_by_role_and_label(role, label).click();
        self.run();
        self.remove_cursor();
        self.run();
    }

    /// Chooses a command of the menu at the right end of the top bar.
    #[track_caller]
    pub(super) fn choose_from_menu(&mut self, label: &str) {
        self.click(Role::Button, "Menu");
        self.click(Role::MenuItem, label);
    }

    /// Steps to the change of a kind that comes after so many others of it; answers its number.
    #[track_caller]
    pub(super) fn step_to_kind(&mut self, kind: StepKind, n_before: usize) -> usize {
        let reading = self.app().reading.clone().expect("an open pair");
        let mut steps = reading.steps.iter().enumerate().filter(|(_, step)| step.kind == kind);
        let (index, _) = steps.nth(n_before).expect("a change of this kind");
        for _ in 0..=index {
            self.press(Key::F8);
        }
        index + 1
    }

    /// Drags with the pointer from one place to another.
    pub(super) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.hover_at(from);
        self.drag_at(from);
        for share in [0.2, 0.6, 1.0] {
            self.hover_at(from + (to - from) * share);
        }
        self.drop_at(to);
        self.run();
    }

    /// Turns the wheel over a place, down for positive points.
    pub(super) fn wheel(&mut self, at: Pos2, points: f32) {
        self.hover_at(at);
        self.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -points),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        self.run();
    }

    /// Copies as Ctrl+C does, and answers what is on the clipboard then.
    pub(super) fn copy(&mut self) -> Option<String> {
        self.event(Event::Copy);
        self.step();
        let commands = &self.output().platform_output.commands;
        let copied = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        self.run();
        copied
    }

    /// The labels of everything with a role, in the order of the tree.
    pub(super) fn labels(&self, role: Role) -> Vec<String> {
        self.query_all(by().role(role)).map(|node| label(&node)).collect()
    }

    /// Whether something with this role and exactly this label is there.
    pub(super) fn has(&self, role: Role, wanted: &str) -> bool {
        self.labels(role).iter().any(|label| label == wanted)
    }

    /// The first label of a role that holds `part`.
    #[track_caller]
    pub(super) fn label_with(&self, role: Role, part: &str) -> String {
        let labels = self.labels(role);
        let found = labels.iter().find(|label| label.contains(part));
        found.unwrap_or_else(|| panic!("no {role:?} says {part:?} in {labels:#?}")).clone()
    }

    /// The rows of the list of documents, top to bottom.
    pub(super) fn list(&self) -> Vec<String> {
        let mut rows = self.labels(Role::ListBoxOption);
        rows.retain(|row| !row.starts_with("change ") && !row.starts_with("hit "));
        rows
    }

    /// The role and label of what has the keyboard.
    pub(super) fn focus(&self) -> Option<(Role, String)> {
        let nodes = self.root().children_recursive();
        let focused = nodes.filter(|node| node.accesskit_node().is_focused()).last()?;
        Some((focused.accesskit_node().role(), label(&focused)))
    }

    /// The file names of the open pair.
    pub(super) fn pair(&self) -> [String; 2] {
        Side::BOTH.map(|side| {
            let document = self.app().pair.of(side).and_then(|id| self.app().corpus.document(id));
            document.map_or_else(String::new, |document| document.file_name().to_owned())
        })
    }

    /// Where a side's sheet lies on the screen.
    #[track_caller]
    pub(super) fn sheet(&self, side: Side) -> Rect {
        let start = if side == Side::Left { "left document" } else { "right document" };
        self.get(by().role(Role::Document).label_contains(start)).rect()
    }

    /// The paragraphs in view whose text holds `part`, in the order of the tree.
    pub(super) fn paragraphs(&self, part: &str) -> Vec<Rect> {
        self.query_all(by().role(Role::Paragraph).label_contains(part))
            .map(|node| node.rect())
            .collect()
    }

    /// Whether a paragraph that holds `part` is in view on a side.
    pub(super) fn shows(&self, side: Side, part: &str) -> bool {
        let sheet = self.sheet(side);
        self.paragraphs(part).iter().any(|rect| sheet.intersects(*rect))
    }
}

/// What a node is called: labels of plain text stand in its value.
pub(super) fn label(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    let text = if node.role() == Role::Label { node.value() } else { node.label() };
    text.unwrap_or_default()
}

/// Whether a switch is on, a tab shown, a row chosen.
pub(super) fn is_on(node: &Node<'_>) -> bool {
    node.accesskit_node().toggled() == Some(Toggled::True)
}

/// The usual settings, in the light theme and the size of the snapshots.
pub(super) fn light() -> Settings {
    Settings { theme: Theme::Light, window_size: [1280.0, 800.0], ..Settings::default() }
}

/// A press without a release, for what is held.
pub(super) fn pressed_at(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

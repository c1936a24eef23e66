//! A window without a display: frames are run as eframe runs them, and their processor time is taken.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use diptych::app::settings::Settings;
use diptych::app::{Jobs, Stage, State};
use diptych::ui::Window;
use egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2,
    RawInput, Rect, TouchPhase, Vec2,
};
use rustix::time::{ClockId, clock_gettime};

/// The size of the window at first, in pixels.
pub(crate) const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

/// How long a change may take to arrive before it is given up.
const PATIENCE: Duration = Duration::from_mins(2);

/// A window, and the screen it is drawn on.
pub(crate) struct Screen {
    pub(crate) ctx: Context,
    pub(crate) window: Window,
    /// In pixels.
    pub(crate) size: Vec2,
    seconds: f64,
    /// What the dearest frame until the first comparison cost, in milliseconds.
    pub(crate) opening: f64,
}

impl Screen {
    /// Opens files or a folder and waits until all is there, the jobs on threads of their own.
    pub(crate) fn new(paths: Vec<PathBuf>) -> Self {
        let ctx = Context::default();
        let settings =
            Settings { window_size: SIZE.into(), folds_alike: Some(false), ..Settings::default() };
        let jobs = Jobs::new(None, || {}).with_reader(env!("CARGO_BIN_EXE_diptych").into());
        let mut window = Window::new(&ctx, State::new(settings), jobs);
        window.open(paths);
        let mut screen = Self { ctx, window, size: SIZE, seconds: 0.0, opening: 0.0 };
        // The first frames load the faces and the signs of the interface, whatever is opened.
        for _ in 0..3 {
            screen.frame(Vec::new());
        }
        screen.opening =
            screen.until(|state| state.stage == Stage::Idle && state.reading.is_some());
        screen
    }

    /// Runs a frame; answers the processor time of this thread in milliseconds.
    pub(crate) fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.seconds += 1.0 / 60.0;
        let points = self.size / self.ctx.zoom_factor();
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, points));
        let time = Some(self.seconds);
        let input = RawInput { screen_rect, time, events, ..RawInput::default() };
        let start = thread_millis();
        let mut output = self.ctx.run_ui(input, |ui| self.window.frame(ui));
        // No card takes the textures.
        output.textures_delta.clear();
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let cost = thread_millis() - start;
        drop(triangles);
        cost
    }

    /// Runs frames until the state is as wished; answers what the dearest one cost.
    pub(crate) fn until(&mut self, is_there: impl Fn(&State) -> bool) -> f64 {
        let start = Instant::now();
        let mut dearest: f64 = 0.0;
        while !is_there(self.window.state()) {
            assert!(start.elapsed() < PATIENCE, "what was waited for never came");
            std::thread::sleep(Duration::from_millis(2));
            dearest = dearest.max(self.frame(Vec::new()));
        }
        // What has just arrived is drawn by the next frames.
        (0..3).fold(dearest, |dearest, _| dearest.max(self.frame(Vec::new())))
    }

    /// What happens in a frame and settles in the next ones; answers what the dearest one cost.
    pub(crate) fn settled(&mut self, events: Vec<Event>) -> f64 {
        let first = self.frame(events);
        (0..3).fold(first, |dearest, _| dearest.max(self.frame(Vec::new())))
    }
}

fn thread_millis() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// A key with its modifiers, pressed and released.
pub(crate) fn pressed(modifiers: Modifiers, key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![event(true), event(false)]
}

/// The wheel over the left sheet.
pub(crate) fn wheel(lines: f32) -> Vec<Event> {
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: Vec2::new(0.0, lines),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    };
    vec![Event::PointerMoved(Pos2::new(500.0, 400.0)), wheel]
}

/// The main button goes down or up at a place.
pub(crate) fn button(pos: Pos2, pressed: bool) -> Vec<Event> {
    let modifiers = Modifiers::NONE;
    let button = PointerButton::Primary;
    vec![Event::PointerMoved(pos), Event::PointerButton { pos, button, pressed, modifiers }]
}

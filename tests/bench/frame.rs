//! One frame of the window without a display: layout, painting and tessellation on the processor.

use std::path::PathBuf;

use criterion::Criterion;
use diptych::app::settings::Settings;
use diptych::app::{Jobs, State};
use diptych::ui::Window;
use egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect,
    TouchPhase, Vec2,
};
use tempfile::TempDir;

use crate::generated::Generator;
use crate::sample_folder;

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

pub(crate) fn frame(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame");
    let mut screen = Screen::new(sample_folder());
    assert!(screen.window.is_settled(), "the comparison is there");
    group.bench_function("at rest", |bencher| bencher.iter(|| screen.frame(Vec::new())));
    let mut n_frames = 0;
    group.bench_function("scrolling", |bencher| {
        bencher.iter(|| {
            n_frames += 1;
            // Down for a while, then up again, so that every frame has rows to lay out.
            let lines = if n_frames % 200 < 100 { -3.0 } else { 3.0 };
            screen.frame(wheel(lines))
        });
    });
    for n_documents in [1_000, 3_000] {
        let folder = stories(n_documents);
        let mut screen = Screen::new(folder.path().to_owned());
        screen.frame(vec![pressed(Key::Num3)]);
        let mut n_frames = 0;
        group.bench_function(format!("map of {n_documents} documents, scrolling"), |bencher| {
            bencher.iter(|| {
                n_frames += 1;
                screen.frame(wheel(if n_frames % 200 < 100 { -3.0 } else { 3.0 }))
            });
        });
    }
}

/// A folder of stories, each told ten times with some words changed; nothing folds at first.
fn stories(n_documents: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut generator = Generator::new(1);
    let mut story = Vec::new();
    for number in 0..n_documents {
        if number % 10 == 0 {
            story = generator.sentences(40);
        }
        let told = generator.edited(&story, 25);
        let path = folder.path().join(format!("{number:04}.txt"));
        std::fs::write(path, told.join(" ")).expect("a file");
    }
    folder
}

fn pressed(key: Key) -> Event {
    let modifiers = Modifiers::COMMAND;
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// A window on the sample folder, and the screen it is drawn on.
struct Screen {
    ctx: Context,
    window: Window,
    seconds: f64,
}

impl Screen {
    fn new(folder: PathBuf) -> Self {
        let ctx = Context::default();
        let settings =
            Settings { window_size: SIZE.into(), folds_alike: Some(false), ..Settings::default() };
        let mut window = Window::new(&ctx, State::new(settings), Jobs::inline());
        window.open(vec![folder]);
        let mut screen = Self { ctx, window, seconds: 0.0 };
        for _ in 0..5 {
            screen.frame(Vec::new());
        }
        screen
    }

    /// Draws a frame; the number of triangles keeps it from being optimised away.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.seconds += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let time = Some(self.seconds);
        let input = RawInput { screen_rect, time, events, ..RawInput::default() };
        let mut output = self.ctx.run_ui(input, |ui| self.window.frame(ui));
        // No card takes the textures.
        output.textures_delta.clear();
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }
}

fn wheel(lines: f32) -> Vec<Event> {
    let pointer = Event::PointerMoved(Pos2::new(500.0, 400.0));
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: Vec2::new(0.0, lines),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    };
    vec![pointer, wheel]
}

//! Starts the window, or says in one sentence why there is none.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use egui::{ColorImage, Context, Ui, ViewportBuilder, ViewportCommand};

use super::window::Window;
use crate::app::settings::Settings;
use crate::app::{Ahead, Jobs, State, disk};

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// No display to draw on.
    #[error("there is no display: neither WAYLAND_DISPLAY nor DISPLAY is set")]
    NoDisplay,
    /// A library of the system is missing.
    #[error("the window needs the library {0}: install the package {1}")]
    MissingLibrary(&'static str, &'static str),
    /// The window system or OpenGL refused.
    #[error("the window cannot be opened: {0}")]
    Refused(String),
    /// The picture could not be taken.
    #[error("the window gave no picture")]
    NoPicture,
}

/// A picture of the window: RGBA, row by row.
#[derive(Debug)]
pub struct Picture {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// Opens the window on folders and files; without any, on what was open last.
pub fn run(paths: Vec<PathBuf>) -> Result<(), StartError> {
    check_display()?;
    let dir = disk::settings_dir();
    let (settings, problem) = dir.as_deref().map(disk::load_settings).unwrap_or_default();
    if let Some(problem) = problem {
        tell(&problem.to_string());
    }
    let size = settings.window_size;
    let context = Arc::new(OnceLock::<Context>::new());
    let woken = Arc::clone(&context);
    let wake = move || {
        if let Some(context) = woken.get() {
            context.request_repaint();
        }
    };
    let state = State::new(settings);
    let to_open = if paths.is_empty() { state.last_paths() } else { Some(paths) };
    let ahead = to_open.clone().and_then(|paths| {
        let (settings, dir) = (state.settings.clone(), dir.clone());
        Ahead::open(paths, settings, dir, wake.clone())
    });
    open_window(size, move |ctx| {
        // From here on jobs wake the window.
        context.get_or_init(|| ctx.clone());
        if let Some((state, jobs)) = ahead.and_then(Ahead::take) {
            return Box::new(Appearing { window: Window::new(ctx, state, jobs), is_mapped: false });
        }
        let mut window = Window::new(
            ctx,
            state,
            Jobs::new(dir, wake)
                .with_reader(disk::this_program())
                .with_memory(disk::remembered_dir()),
        );
        if let Some(paths) = to_open {
            window.open(paths);
        }
        Box::new(Appearing { window, is_mapped: false })
    })
}

/// The window as it comes up. Its first frame is painted before the system shows it, and painted again
/// when it does; so the first is no more than the ground, and the second is worked on meanwhile.
struct Appearing {
    window: Window,
    is_mapped: bool,
}

impl eframe::App for Appearing {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if std::mem::replace(&mut self.is_mapped, true) {
            self.window.ui(ui, frame);
        } else {
            self.window.set_theme(ui.ctx());
            ui.ctx().request_repaint();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        self.window.on_exit(gl);
    }
}

/// Draws the window as it would open on `paths` at a size in points, and answers its picture.
pub fn screenshot(paths: Vec<PathBuf>, size: [f32; 2]) -> Result<Picture, StartError> {
    check_display()?;
    let picture = Arc::new(Mutex::new(None));
    let taken = Arc::clone(&picture);
    open_window(size, move |ctx| {
        let wake = ctx.clone();
        let jobs = Jobs::new(None, move || wake.request_repaint());
        let jobs = jobs.with_reader(disk::this_program());
        let settings = Settings { window_size: size, ..Settings::default() };
        let mut window = Window::new(ctx, State::new(settings), jobs);
        window.open(paths);
        Box::new(Camera { window, n_settled: 0, picture: taken })
    })?;
    let image: Option<Arc<ColorImage>> = picture.lock().ok().and_then(|mut picture| picture.take());
    let image = image.ok_or(StartError::NoPicture)?;
    let rgba = image.pixels.iter().flat_map(egui::Color32::to_array).collect();
    Ok(Picture { size: image.size, rgba })
}

/// A word to whoever started the program from a terminal; the window works all the same.
fn tell(message: &str) {
    use std::io::Write as _;
    drop(writeln!(std::io::stderr(), "diptych: {message}"));
}

fn open_window(
    size: [f32; 2],
    app: impl FnOnce(&Context) -> Box<dyn eframe::App>,
) -> Result<(), StartError> {
    let viewport = ViewportBuilder::default()
        .with_title("Diptych")
        .with_app_id("diptych")
        .with_inner_size(size)
        .with_min_inner_size([480.0, 360.0])
        .with_icon(icon());
    // Nothing here shades from colour to colour, and without a card dithering costs as much as the rest.
    let options = eframe::NativeOptions { viewport, dithering: false, ..Default::default() };
    let has_started = Arc::new(AtomicBool::new(false));
    stay_silent_until(&has_started);
    let run = || {
        let starting = Arc::clone(&has_started);
        let create = move |creation: &eframe::CreationContext<'_>| {
            starting.store(true, Ordering::Relaxed);
            Ok(app(&creation.egui_ctx))
        };
        eframe::run_native("Diptych", options, Box::new(create))
    };
    match panic::catch_unwind(AssertUnwindSafe(run)) {
        Ok(ended) => ended.map_err(|error| StartError::Refused(without_place(&error.to_string()))),
        Err(panic) if has_started.load(Ordering::Relaxed) => panic::resume_unwind(panic),
        Err(panic) => Err(StartError::Refused(said(panic.as_ref()))),
    }
}

/// The window system panics where a library is there but broken; that is told as an error.
fn stay_silent_until(has_started: &Arc<AtomicBool>) {
    let (hook, has_started) = (panic::take_hook(), Arc::clone(has_started));
    panic::set_hook(Box::new(move |info| {
        if has_started.load(Ordering::Relaxed) {
            hook(info);
        }
    }));
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("the window system gave up").trim_end_matches('.').to_owned()
}

/// winit names the line of its source before what went wrong; nobody needs that.
fn without_place(error: &str) -> String {
    let after = |mark| error.rsplit_once(mark).map(|(_, after): (_, &str)| after);
    after(".rs:")
        .and_then(|place| place.split_once(": "))
        .map_or(error, |(_, told)| told)
        .to_owned()
}

/// The window system panics where a library is missing, so that is found out first.
fn check_display() -> Result<(), StartError> {
    if !disk::has_display() {
        return Err(StartError::NoDisplay);
    }
    match disk::missing_library() {
        Some((library, package)) => Err(StartError::MissingLibrary(library, package)),
        None => Ok(()),
    }
}

fn icon() -> egui::IconData {
    let bytes = include_bytes!("../../assets/icon-128.png");
    eframe::icon_data::from_png_bytes(bytes).unwrap_or_default()
}

/// Frames to wait after everything is there, so that popovers and heights have settled.
const SETTLING_FRAMES: usize = 3;

/// A window that takes its own picture and closes.
struct Camera {
    window: Window,
    n_settled: usize,
    picture: Arc<Mutex<Option<Arc<ColorImage>>>>,
}

impl eframe::App for Camera {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.window.frame(ui);
        let ctx = ui.ctx();
        if !self.window.is_settled() {
            ctx.request_repaint_after(std::time::Duration::from_millis(10));
            return;
        }
        self.n_settled += 1;
        if self.n_settled == SETTLING_FRAMES {
            let picture = Arc::clone(&self.picture);
            let closing = ctx.clone();
            ctx.request_screenshot(move |image| {
                if let Ok(mut picture) = picture.lock() {
                    *picture = Some(image);
                }
                closing.send_viewport_cmd(ViewportCommand::Close);
                closing.request_repaint();
            });
        }
        ctx.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_without_the_line_of_somebodys_source() {
        let error = "winit EventLoopError: os error at /x/winit/mod.rs:788: Failed to connect";
        assert_eq!(without_place(error), "Failed to connect");
        assert_eq!(without_place("no OpenGL: none"), "no OpenGL: none");
    }
}

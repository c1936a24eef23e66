//! The real program on a real (virtual) display; run only when `DIPTYCH_REAL_WINDOW=1` is set.
//!
//! Needs Xvfb, openbox, xdotool and `ImageMagick`'s `import`. Nothing here sleeps for a guessed time:
//! each step waits until what it asked for is seen, and fails with a sentence if it never is.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use diptych::app::disk::load_settings;
use diptych::app::settings::{Session, Settings};
use image::RgbaImage;
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_mins(1);
const LOOK_DELAY: Duration = Duration::from_millis(50);

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A virtual display with a window manager, and a home of its own for the program.
struct Screen {
    display: String,
    home: TempDir,
    _manager: Running,
    _server: Running,
}

impl Screen {
    fn start() -> Self {
        let mut server = Command::new("Xvfb");
        // A server that resets when its first client leaves refuses the next one for a moment.
        let screen = ["-screen", "0", "1280x800x24"];
        server.args(["-displayfd", "1", "-noreset", "-nolisten", "tcp"]).args(screen);
        let server = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut server = Running(server.expect("Xvfb is installed"));
        let mut number = String::new();
        let output = server.0.stdout.take().expect("its output");
        BufReader::new(output).read_line(&mut number).expect("the number of a display");
        let display = format!(":{}", number.trim());
        let mut manager = Command::new("openbox");
        manager.env("DISPLAY", &display).stdout(Stdio::null()).stderr(Stdio::null());
        let manager = Running(manager.spawn().expect("openbox is installed"));
        let home = tempfile::tempdir().expect("a home for the program");
        Self { display, home, _manager: manager, _server: server }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display).env_remove("WAYLAND_DISPLAY");
        command.env("HOME", self.home.path());
        command.env("XDG_CONFIG_HOME", self.home.path().join("config"));
        command.env("XDG_DATA_HOME", self.home.path().join("data"));
        command
    }

    /// Starts the program and waits for its window with the name of the folder in the title.
    fn open(&self, arguments: &[&str]) -> Running {
        let mut program = self.command(env!("CARGO_BIN_EXE_diptych"));
        program.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
        let program = Running(program.spawn().expect("the program starts"));
        wait_for("a window on the folder", || {
            self.xdotool(&["search", "--name", "seeds.*Diptych"])
        });
        // The window manager hands the keyboard over when it has drawn its frame; one that came up
        // later than the window does so when it is asked to.
        wait_for("the keyboard", || {
            let is_active = self.xdotool(&["getactivewindow", "getwindowname"]);
            if !is_active {
                self.xdotool(&["search", "--name", "seeds.*Diptych", "windowactivate"]);
            }
            is_active
        });
        program
    }

    /// Whether xdotool did what it was told and had something to say or nothing to find.
    fn xdotool(&self, arguments: &[&str]) -> bool {
        let output = self.command("xdotool").args(arguments).stderr(Stdio::null()).output();
        output.expect("xdotool is installed").status.success()
    }

    #[track_caller]
    fn press(&self, keys: &str) {
        assert!(self.xdotool(&["key", keys]), "{keys} is pressed");
    }

    fn picture(&self) -> RgbaImage {
        let output = self.command("import").args(["-window", "root", "png:-"]).output();
        let bytes = output.expect("ImageMagick is installed").stdout;
        image::load_from_memory(&bytes).expect("a picture").into_rgba8()
    }

    /// Does something and waits until the picture is another one and has come to rest.
    #[track_caller]
    fn changes_by(&self, what: &str, action: impl FnOnce()) -> RgbaImage {
        let before = self.picture();
        action();
        let mut last = before.clone();
        wait_for(what, || {
            let now = self.picture();
            let is_at_rest = now != before && now == last;
            last = now;
            is_at_rest
        });
        last
    }

    fn settings_dir(&self) -> PathBuf {
        self.home.path().join("config").join("diptych")
    }

    /// The settings as they are on the disk; broken ones fail the test.
    #[track_caller]
    fn settings(&self) -> Settings {
        let (settings, problem) = load_settings(&self.settings_dir());
        assert!(problem.is_none(), "{problem:?}");
        settings
    }

    fn session(&self) -> Session {
        self.settings().session
    }

    /// A pair is remembered as soon as it has been compared.
    fn wait_for_the_comparison(&self) {
        wait_for("the comparison", || self.session().right.is_some());
        wait_for("a picture at rest", || self.picture() == self.picture());
    }

    #[track_caller]
    fn quit(&self, mut program: Running) {
        self.press("ctrl+q");
        wait_for("the end", || program.0.try_wait().is_ok_and(|ended| ended.is_some()));
        let ended = program.0.wait().expect("its exit code");
        assert!(ended.success(), "{ended}");
    }
}

#[track_caller]
fn wait_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_there() {
        assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
        std::thread::sleep(LOOK_DELAY);
    }
}

fn is_wanted() -> bool {
    let is_set = std::env::var_os("DIPTYCH_REAL_WINDOW").is_some_and(|value| value == "1");
    if !is_set {
        let message = "left out: the test of the real window runs with DIPTYCH_REAL_WINDOW=1";
        drop(writeln!(std::io::stderr(), "{message}"));
    }
    is_set
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Where the counts beside the filter stand at this size.
fn counts_of(picture: &RgbaImage) -> RgbaImage {
    image::imageops::crop_imm(picture, 700, 0, 300, 75).to_image()
}

#[test]
fn the_program_opens_compares_filters_steps_and_comes_back() {
    if !is_wanted() {
        return;
    }
    let screen = Screen::start();
    let program = screen.open(&[root().join("seeds").to_str().expect("a path in UTF-8")]);
    screen.wait_for_the_comparison();
    screen.changes_by("hits", || {
        screen.press("slash");
        assert!(screen.xdotool(&["type", "--delay", "20", "launch"]));
    });
    let filtered = screen.changes_by("the first hit", || screen.press("F3"));
    for number in 1..=3 {
        screen.changes_by(&format!("change {number}"), || screen.press("alt+Down"));
    }
    let target = root().join("target").join("real-window.png");
    screen.picture().save(target).expect("the picture is saved");
    screen.quit(program);
    let session = screen.session();
    assert_eq!(session.filter, "launch");
    assert!(session.left.is_some_and(|left| left.ends_with("feature.txt")));
    assert!(session.left_byte > 0, "stepping has moved the place");

    let mut program = screen.open(&[]);
    screen.wait_for_the_comparison();
    wait_for("the same counts as before", || counts_of(&screen.picture()) == counts_of(&filtered));
    for _ in 0..5 {
        screen.press("ctrl+shift+t");
    }
    program.0.kill().expect("the program is killed while it saves");
    program.0.wait().expect("it is gone");
    assert_eq!(screen.session().filter, "launch");
    let program = screen.open(&[]);
    screen.wait_for_the_comparison();
    screen.quit(program);
    assert_eq!(screen.session().filter, "launch");
}

/// Without a display the program says so in one sentence, and does not panic.
#[track_caller]
fn check_refuses(display: Option<&str>, part: &str) {
    let home = tempfile::tempdir().expect("a home for the program");
    let mut program = Command::new(env!("CARGO_BIN_EXE_diptych"));
    program.arg(root().join("seeds")).stdin(Stdio::null());
    program.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    program.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path());
    program.envs(display.map(|display| ("DISPLAY", display)));
    let output = program.output().expect("the program runs");
    let told = String::from_utf8(output.stderr).expect("the error is UTF-8");
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.starts_with("diptych: ") && told.contains(part), "{told}");
    assert!(!told.contains("panicked") && !told.contains(".rs"), "{told}");
    assert!(output.stdout.is_empty());
}

#[test]
fn without_a_display_the_program_says_so() {
    check_refuses(None, "there is no display");
}

#[test]
fn a_display_that_does_not_answer_is_refused_in_one_sentence() {
    check_refuses(Some(":4242"), "the window");
    check_refuses(Some("no display at all"), "the window");
}

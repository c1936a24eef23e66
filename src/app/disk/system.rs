//! What the machine has: a home, a display, libraries; and the sample folder, unpacked on demand.

use std::path::PathBuf;
use std::{env, fs, io};

use memchr::memmem;

/// The sample folder as it is built in.
const SAMPLE: [(&str, &str); 6] = [
    ("feature.txt", include_str!("../../../seeds/feature.txt")),
    ("interview.txt", include_str!("../../../seeds/interview.txt")),
    ("notice.txt", include_str!("../../../seeds/notice.txt")),
    ("retelling.txt", include_str!("../../../seeds/retelling.txt")),
    ("tidewater-blog.txt", include_str!("../../../seeds/tidewater-blog.txt")),
    ("two-dates.txt", include_str!("../../../seeds/two-dates.txt")),
];

/// What the window loads while it runs: each library with the Debian package that has it.
const X11_LIBRARIES: [(&str, &str); 6] = [
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libGL.so.1", "libgl1"),
];

/// Where this program lies, to be started once more. Linux keeps it by this name even when it has been
/// replaced by a newer one meanwhile.
pub fn this_program() -> PathBuf {
    let own = PathBuf::from("/proc/self/exe");
    if own.exists() { own } else { env::current_exe().unwrap_or_default() }
}

/// The person's home folder.
pub fn home_dir() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

/// The moment in words for people, by the machine's clock: "3 June 2021, 07:40 UTC".
pub fn now_in_words() -> String {
    jiff::Zoned::now().strftime("%-d %B %Y, %H:%M %Z").to_string()
}

/// Whether there is something to draw a window on.
pub fn has_display() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// A library without which the window system would panic, and the package that has it.
///
/// Read off the linker's cache; where there is none, all are taken to be there.
pub fn missing_library() -> Option<(&'static str, &'static str)> {
    if env::var_os("DISPLAY").is_none() || env::var_os("LD_LIBRARY_PATH").is_some() {
        return None;
    }
    let cache = fs::read("/etc/ld.so.cache").ok()?;
    X11_LIBRARIES
        .into_iter()
        .find(|(library, _)| memmem::find(&cache, library.as_bytes()).is_none())
}

/// The sample folder, written beside the program's other data (never into an opened folder).
pub fn sample_folder() -> io::Result<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "diptych");
    let dirs = dirs.ok_or_else(|| io::Error::other("there is no home folder"))?;
    let folder = dirs.data_dir().join("sample");
    fs::create_dir_all(&folder)?;
    for (name, text) in SAMPLE {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
            continue;
        }
        fs::write(path, text)?;
    }
    Ok(folder)
}

//! The program's entry; everything it does lives in the library.

use std::io::Write as _;
use std::process::ExitCode;

use diptych::app::disk::save_picture;
use diptych::cli::{Outcome, Start, run};
use diptych::ui;

fn main() -> ExitCode {
    let done = match run(std::env::args_os()) {
        Outcome::Exit(code) => return code.into(),
        Outcome::Start(Start::Window { paths }) => {
            ui::run(paths).map_err(|error| error.to_string())
        }
        Outcome::Start(Start::Screenshot { paths, output, size }) => {
            let size = [size.width as f32, size.height as f32];
            let picture = ui::screenshot(paths, size).map_err(|error| error.to_string());
            picture.and_then(|picture| {
                save_picture(&output, picture.size, &picture.rgba)
                    .map_err(|error| error.to_string())
            })
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            drop(writeln!(std::io::stderr(), "diptych: {error}"));
            2.into()
        }
    }
}

//! The jobs that read and write what is remembered of what is open.

use std::path::PathBuf;

use super::{Jobs, Kind};
use crate::app::action::Action;
use crate::app::disk::{self, RememberedError};
use crate::app::remembered::{Recalled, Remembered};

impl Jobs {
    /// Reads what is remembered of paths.
    pub(super) fn recall(&mut self, paths: Vec<PathBuf>) {
        let dir = self.remembered_dir.clone();
        self.start(Kind::Remember, move |ticket| {
            let (remembered, error) =
                dir.map(|dir| disk::load_remembered(&dir, &paths)).unwrap_or_default();
            // What was broken lies aside by now, so that its place is free.
            let is_broken = matches!(error, Some(RememberedError::Broken { .. }));
            let is_locked = error.is_some() && !is_broken;
            let notice = error.map(|error| error.to_string());
            ticket.send(Action::Recalled(Box::new(Recalled { remembered, notice, is_locked })));
        });
    }

    /// Keeps what is to be remembered of paths; at once, so that what comes later is not written
    /// before it.
    pub(super) fn remember(&mut self, paths: &[PathBuf], remembered: &Remembered) {
        let Some(dir) = &self.remembered_dir else { return };
        if let Err(error) = disk::save_remembered(dir, paths, remembered) {
            let notice = error.to_string();
            self.start(Kind::Remember, move |ticket| ticket.send(Action::NotKept(notice)));
        }
    }
}

//! Watching by looking: all files' stamps, compared with those of the look before.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::Changes;
use crate::app::disk::file::stamp;
use crate::app::disk::walk::{Listed, walk};
use crate::model::Stamp;

/// What was seen last.
pub(super) struct Poll {
    opened: Vec<PathBuf>,
    seen: BTreeMap<PathBuf, Stamp>,
    cost: Duration,
}

impl Poll {
    /// Looks for the first time.
    pub(super) fn new(opened: &[PathBuf], stopped: &dyn Fn() -> bool) -> Self {
        let mut poll =
            Self { opened: opened.to_vec(), seen: BTreeMap::new(), cost: Duration::ZERO };
        poll.look(stopped);
        poll
    }

    /// How long the last look took.
    pub(super) fn cost(&self) -> Duration {
        self.cost
    }

    /// Looks again, and answers what has changed, come or gone; ends early once `stopped` says so.
    pub(super) fn look(&mut self, stopped: &dyn Fn() -> bool) -> Changes {
        let start = Instant::now();
        let mut paths: Vec<PathBuf> = Vec::new();
        let mut seen = BTreeMap::new();
        for listed in walk(&self.opened, &mut |_| {}, stopped) {
            if stopped() {
                return Changes::default();
            }
            let Listed::File(path, _) = listed else { continue };
            let Ok(now) = path.metadata().map(|metadata| stamp(&metadata)) else { continue };
            if self.seen.remove(&path) != Some(now) {
                paths.push(path.clone());
            }
            seen.insert(path, now);
        }
        let gone = std::mem::replace(&mut self.seen, seen).into_keys();
        self.cost = start.elapsed();
        Changes { paths: paths.into_iter().chain(gone).collect(), is_all: false }
    }
}

//! What a job is given, to be heard and to hear.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use super::{Jobs, Kind, Wake};
use crate::app::action::Action;

/// What a job needs to say that it is done, and to hear that it is no longer wanted.
pub(super) struct Ticket {
    kind: Kind,
    serial: u64,
    is_cancelled: Arc<AtomicBool>,
    sender: Sender<(Kind, u64, Action)>,
    wake: Wake,
    has_sent: AtomicBool,
    /// Nobody waits for a rest.
    _running: Option<Arc<()>>,
}

impl Ticket {
    pub(super) fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    pub(super) fn send(&self, action: Action) {
        self.has_sent.store(true, Ordering::Relaxed);
        // Nobody listens any more once the window is closed.
        if self.sender.send((self.kind, self.serial, action)).is_ok() {
            (self.wake)();
        }
    }
}

impl Drop for Ticket {
    /// Says of a job that brings nothing that it has ended, so that nobody waits for it for ever: it
    /// has panicked, was given no thread, or found nothing to say.
    fn drop(&mut self) {
        let is_silent = !self.has_sent.load(Ordering::Relaxed) && !self.is_cancelled();
        if is_silent || std::thread::panicking() {
            self.send(Action::Ended(self.kind));
        }
    }
}

impl Jobs {
    /// A ticket for a job whose outcome counts as long as no newer one of its kind is started.
    pub(super) fn ticket(&self, kind: Kind) -> Ticket {
        let slot = self.slots.get(kind as usize);
        Ticket {
            kind,
            serial: slot.map_or(0, |slot| slot.serial),
            is_cancelled: slot.map(|slot| Arc::clone(&slot.is_cancelled)).unwrap_or_default(),
            sender: self.sender.clone(),
            wake: Arc::clone(&self.wake),
            has_sent: AtomicBool::new(false),
            _running: (kind != Kind::Rest).then(|| Arc::clone(&self.running)),
        }
    }
}

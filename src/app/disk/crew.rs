//! Reads many files at once, as far as there is room for their texts.
//!
//! The threads that read may have to wait for a reader's child, which the threads that compute for the
//! window must never do, so they are others.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::file::{Outcome, read};
use super::load::LoadOptions;
use super::room::Room;
use super::walk::Listed;

/// What became of a file that was to be read.
pub(super) enum Read {
    /// It was read or refused.
    Done(Box<Outcome>),
    /// There was no room for it; the room knows.
    LeftOut,
    /// Reading was stopped before it was done.
    Stopped,
}

/// Reads files, several at once, as far as there is room; what became of each, in their order.
pub(super) fn read_all(
    listed: Vec<Listed>,
    room: &mut Room,
    options: &LoadOptions,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Vec<(Listed, Read)> {
    let admit = |listed: Listed| {
        let is_admitted = room.admits(&listed);
        (listed, is_admitted)
    };
    let listed: Vec<(Listed, bool)> = listed.into_iter().map(admit).collect();
    let spare = room.spare_bytes();
    // Only a file that was read tells how much text is in it.
    let grown = AtomicU64::new(0);
    let has_room = |more: u64| {
        let grown = grown.fetch_add(more, Ordering::Relaxed).saturating_add(more);
        spare.is_none_or(|spare| grown <= spare)
    };
    let read_one = |(listed, is_admitted): &(Listed, bool)| {
        if !is_admitted || !has_room(0) {
            return Read::LeftOut;
        }
        let Some(outcome) = read(listed, options, cancelled) else { return Read::Stopped };
        let more = outcome.text_bytes().saturating_sub(listed.read_bytes());
        if has_room(more) { Read::Done(Box::new(outcome)) } else { Read::LeftOut }
    };
    let read = at_once(&listed, read_one);
    let settle = |((listed, is_admitted), read): ((Listed, bool), Read)| {
        match &read {
            Read::Done(outcome) => room.settle(&listed, outcome.text_bytes()),
            Read::LeftOut if is_admitted => room.leave_out(&listed),
            Read::LeftOut | Read::Stopped => {}
        }
        (listed, read)
    };
    listed.into_iter().zip(read).map(settle).collect()
}

/// Does something for each of some things, several at once, and answers in their order.
fn at_once<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let all = || things.par_iter().map(&work).collect();
    // Without threads of their own those that compute have to do.
    crew().map_or_else(all, |crew| crew.install(all))
}

fn crew() -> Option<&'static ThreadPool> {
    static CREW: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let name = |number| format!("read {number}");
    CREW.get_or_init(|| ThreadPoolBuilder::new().thread_name(name).build().ok()).as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_order_and_other_threads_stay_free() {
        let names = at_once(&[0; 40], |_| std::thread::current().name().map(str::to_owned));
        assert!(
            names.iter().all(|name| name.as_ref().is_some_and(|name| name.starts_with("read ")))
        );
        assert_eq!(at_once(&[3, 1, 2], |n| n * 2), [6, 2, 4]);
    }
}

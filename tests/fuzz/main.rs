//! One target of [`targets::TARGETS`] under libFuzzer; which one, `DIPTYCH_FUZZ` says.

#![no_main]

mod targets;

use std::sync::OnceLock;

use targets::{TARGETS, Target};

fn chosen() -> &'static Target {
    static CHOSEN: OnceLock<&Target> = OnceLock::new();
    CHOSEN.get_or_init(|| {
        let name = std::env::var("DIPTYCH_FUZZ").unwrap_or_default();
        TARGETS.iter().find(|target| target.name == name).expect("DIPTYCH_FUZZ names a target")
    })
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (chosen().run)(bytes));

//! The program without its window: state, actions, effects, jobs, disk and settings.
//!
//! Knows no egui. State changes go one way: the window pushes [`Action`]s, [`State::apply`] answers
//! with [`Effect`]s, [`Jobs`] run them, and what comes of them comes back as actions.

mod action;
mod apply;
mod command;
pub mod disk;
mod explaining;
mod filtering;
mod jobs;
mod list;
mod listing;
pub mod map;
mod opened;
mod opening;
mod pairing;
pub mod reading;
mod saved_paths;
pub mod settings;
mod state;
mod stepping;
mod stopping;
pub mod stopwatch;
mod titles;
mod view;

pub use self::action::{Action, Effect, HitTo, StepTo};
pub use self::command::{Command, Context};
pub use self::explaining::{Stretches, Why};
pub use self::filtering::Filtering;
pub use self::jobs::Jobs;
pub use self::list::{Alike, List};
pub use self::listing::{ChangeKind, Listing};
pub use self::opened::{ListGroup, ListOrder, ListRow, Opened};
pub use self::state::{HitIdx, Loading, Reveal, Stage, State, Tab};
pub use self::view::View;

#[cfg(test)]
mod tests;

//! The program without its window: state, actions, effects, jobs, disk and settings.
//!
//! Knows no egui. State changes go one way: the window pushes [`Action`]s, [`State::apply`] answers
//! with [`Effect`]s, [`Jobs`] run them, and what comes of them comes back as actions.

mod action;
mod ahead;
mod apply;
mod command;
mod concordance;
mod counterparts;
pub mod disk;
mod encodings;
mod explaining;
mod exporting;
mod filtering;
pub mod findings;
mod jobs;
mod kept;
mod list;
mod listing;
pub mod map;
mod opened;
mod opening;
mod pairing;
pub mod reading;
mod refreshing;
pub mod remembered;
pub mod reporting;
mod saved_paths;
pub mod settings;
mod spread;
mod state;
mod stepping;
mod stopping;
pub mod stopwatch;
mod synopsis;
mod titles;
mod view;

pub use self::action::{Action, Effect, HitTo, StepTo};
pub use self::ahead::Ahead;
pub use self::command::{Command, Context};
pub use self::concordance::{Concordance, HitOrder, MOST_SORTED, SortRequest, Sorted};
pub use self::counterparts::{
    Closeness, Counterpart, CounterpartRequest, Counterparts, FoundCounterparts, PairStretches,
    Stretch, sentences_around,
};
pub use self::explaining::{Stretches, Why};
pub use self::exporting::{ExportRequest, HitFormat, HitsTo, MOST_EXPORTED};
pub use self::filtering::Filtering;
pub use self::jobs::{JobKind, Jobs};
pub use self::kept::{FIRST_KEPT_TERM, Kept, KeptFilter, KeptRequest, MOST_KEPT};
pub use self::list::{Alike, List};
pub use self::listing::{ChangeKind, Listing};
pub use self::opened::{ListGroup, ListOrder, ListRow, Opened};
pub use self::refreshing::{Watched, polling_note, polling_pace};
pub use self::spread::{N_PARTS, Spread, SpreadRequest, Spreads};
pub use self::state::{HitIdx, Loading, Reveal, Stage, State, Tab};
pub use self::synopsis::{
    FEWEST_DOCUMENTS, MOST_COLUMNS, STRIP_COLUMNS, Segment, Showing, ShownRows, StripForm,
    SynopsisAction, SynopsisRequest, SynopsisTable, Synoptic,
};
pub use self::view::View;

#[cfg(test)]
mod tests;

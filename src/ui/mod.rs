//! The window: reads `&State`, pushes `Action`s; one file a panel.
//!
//! `theme` owns every colour, `shortcuts` every key. Nothing here reads a file or compares a text.

mod check_row;
mod cut;
mod empty;
mod encoding_list;
mod filter_field;
mod filter_help;
mod findings;
mod heads;
mod hit_plot;
mod icons;
mod keys;
mod layout;
mod list;
mod loading;
mod map;
mod note;
mod overlap_card;
mod palette;
mod panel;
mod reading;
mod shortcuts;
mod signs;
mod start;
mod status;
mod strip;
mod synopsis;
mod theme;
mod top_bar;
mod typed_ahead;
mod value_box;
mod views;
mod widgets;
mod window;

pub use self::start::{Picture, StartError, run, screenshot};
pub use self::window::Window;

use crate::app::{Action, Command, Context, State};
use crate::filter::Hit;
use crate::model::DocId;

/// What a panel gets: the state to read, and where to put what a person did.
pub(crate) struct View<'a> {
    pub(crate) state: &'a State,
    actions: &'a mut Vec<Action>,
}

impl<'a> View<'a> {
    fn new(state: &'a State, actions: &'a mut Vec<Action>) -> Self {
        Self { state, actions }
    }

    /// Notes something a person did.
    pub(crate) fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Runs a command of the table.
    pub(crate) fn perform(&mut self, command: Command) {
        self.push(Action::Perform(command));
    }

    /// Whether a document is on screen.
    pub(crate) fn shows(&self, document: DocId) -> bool {
        match self.state.view {
            crate::app::View::Synopsis => {
                self.state.synoptic.columns().any(|column| column == document)
            }
            _ => self.state.side_of(document).is_some(),
        }
    }

    /// The hits of a document.
    pub(crate) fn hits_of(&self, document: Option<DocId>) -> &'a [Hit] {
        let document = document.filter(|_| self.state.filtering.is_active());
        document.map_or(&[], |id| self.state.filtering.hits.of(id, &self.state.corpus))
    }

    /// What is marked in an open document: the hits of the filter and of kept ones.
    pub(crate) fn marked_in(&self, document: Option<DocId>) -> &'a [Hit] {
        document.map_or(&[], |id| self.state.marked_in(id))
    }

    /// Whether a command can be used now.
    pub(crate) fn can(&self, command: Command) -> bool {
        match command.context() {
            Context::Always => true,
            Context::Documents => !self.state.corpus.is_empty() || self.state.opened.is_some(),
            Context::Pair => self.state.reading.as_ref().is_some_and(|reading| reading.is_pair()),
            Context::Hits => self.state.filtering.hits.n_hits > 0,
            Context::Finding => {
                let state = self.state;
                state.view == crate::app::View::Findings && state.findings.shown().is_some()
            }
            Context::Loading => {
                self.state.stage != crate::app::Stage::Idle
                    || self.state.synoptic.is_making
                    || self.state.is_reporting
                    || self.state.findings.is_looking
            }
        }
    }
}

/// What is said of a document whose file is gone.
pub(crate) const GONE: &str = "The file is gone, or can no longer be read. This is what was read of \
                               it; it stays until all is read again.";

/// A whole number with commas: 1,884.
pub(crate) fn grouped(number: usize) -> String {
    crate::text::grouped(number as u64)
}

/// "1 document", "2 documents".
pub(crate) fn counted(number: usize, one: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {one}{plural}", grouped(number))
}

/// A size in bytes as people say it: 76 KB, 18.4 MB.
pub(crate) fn sized(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", (bytes + 500) / 1000),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

/// A share of words in per cent; what is there but small is never called nothing.
pub(crate) fn percent(share: f64) -> String {
    match share * 100.0 {
        0.0 => "0 %".to_owned(),
        percent if percent < 1.0 => "<1 %".to_owned(),
        percent if (99.5..100.0).contains(&percent) => "99 %".to_owned(),
        percent => format!("{} %", percent.round()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(counted(1, "document"), "1 document");
        assert_eq!(sized(76_321), "76 KB");
        assert_eq!((percent(0.0).as_str(), percent(0.004).as_str()), ("0 %", "<1 %"));
        assert_eq!(percent(0.999), "99 %");
    }
}

//! The views of a folder, of which one is shown at a time.

use serde::{Deserialize, Serialize};

use super::action::Effect;
use super::state::State;

/// What the window shows of a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// Two documents side by side.
    #[default]
    Read,
    /// Many documents in columns, a statement a row.
    Synopsis,
    /// All documents against all.
    Map,
    /// The values in which documents disagree.
    Findings,
}

impl State {
    /// Shows a view, which comes back with what is open.
    pub(super) fn show_view(&mut self, view: View) -> Option<Effect> {
        self.view = view;
        let session = &mut self.settings.session;
        let is_current = self.opened.as_ref().is_some_and(|opened| opened.paths == session.paths);
        is_current.then(|| {
            session.view = view;
            Effect::Save
        })
    }
}

//! The filter's part of the state: what was typed, what it found, and what was wrong with it.

use std::sync::Arc;

use crate::filter::{Hits, Query, QueryError, Switches};

/// What was typed to filter, and what the last good query found.
#[derive(Clone, Debug, Default)]
pub struct Filtering {
    /// What stands in the field.
    pub text: String,
    /// The three switches.
    pub switches: Switches,
    /// What is wrong with the text, if it is no query.
    pub error: Option<QueryError>,
    /// The text of the query whose hits are on screen.
    pub good_text: String,
    /// The query whose hits are on screen.
    pub query: Query,
    /// What it found.
    pub hits: Arc<Hits>,
    /// Why it found nothing, where there is more to say than that.
    pub explanation: Option<String>,
}

impl Filtering {
    /// Whether hits of a query are on screen.
    pub fn is_active(&self) -> bool {
        !self.query.is_empty()
    }

    /// Parses what stands in the field; an error is kept beside the last good hits.
    pub(super) fn parsed(&mut self) -> Option<Query> {
        match Query::parse(&self.text, self.switches) {
            Ok(query) => {
                self.error = None;
                Some(query)
            }
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }
}

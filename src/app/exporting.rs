//! The hits as they are shown, to be copied or saved: gathered and written in the background.

use std::path::PathBuf;
use std::sync::Arc;

use super::action::{Action, Effect};
use super::concordance::Concordance;
use super::counterparts::{Counterparts, sentences_around};
use super::disk;
use super::reading::Reading;
use super::state::State;
use crate::model::Corpus;
use crate::report::hits::{
    CounterpartLine, HitLine, HitList, flowing, hits_csv, hits_json, hits_text, surroundings,
};
use crate::text::grouped;

/// So many lines are copied or saved; of more, the first ones.
pub const MOST_EXPORTED: usize = 100_000;

/// How hits are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitFormat {
    /// Lines of text.
    Text,
    /// Comma-separated values.
    Csv,
    /// JSON, `diptych.hits/1`.
    Json,
}

impl HitFormat {
    /// The format that a file's name asks for; text where it asks for no other.
    pub fn of_path(path: &std::path::Path) -> Self {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("csv") => Self::Csv,
            Some("json") => Self::Json,
            _ => Self::Text,
        }
    }
}

/// Where the hits go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HitsTo {
    /// The clipboard.
    Clipboard(HitFormat),
    /// A file, in the format of its name.
    File(PathBuf),
    /// A file that is asked for with the system's dialog.
    AskedFile,
}

/// What a job needs to write the hits.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// The lines.
    pub lines: Arc<Concordance>,
    /// What is known of counterparts.
    pub counterparts: Arc<Counterparts>,
    /// The open pair.
    pub reading: Option<Arc<Reading>>,
    /// The documents.
    pub corpus: Corpus,
    /// What was typed.
    pub query: String,
    /// How the hits are sorted.
    pub sorted_by: &'static str,
    /// Whether all hits show their counterparts.
    pub shows_all: bool,
}

impl ExportRequest {
    /// The lines in their order; `None` if `cancelled` said so meanwhile.
    pub fn list(&self, cancelled: &dyn Fn() -> bool) -> Option<HitList> {
        let n = self.lines.len().min(MOST_EXPORTED);
        let mut hits = Vec::with_capacity(n);
        for number in 0..n {
            if number % 1024 == 0 && cancelled() {
                return None;
            }
            hits.extend(self.line(number));
        }
        let (query, sorted_by) = (self.query.clone(), self.sorted_by.to_owned());
        Some(HitList { query, sorted_by, total: self.lines.hits.n_hits, hits })
    }

    fn line(&self, number: usize) -> Option<HitLine> {
        let at = self.lines.hit_at(number)?;
        let document = self.corpus.document(at.document)?;
        let hit = self.lines.hits.of(at.document, &self.corpus).get(at.index)?.span;
        let [left, hit_text, right] = surroundings(document, hit);
        let found = self.counterparts.of(&self.corpus, self.reading.as_deref(), at.document, hit);
        let counterpart = |found: &super::Counterpart| {
            let other = self.corpus.document(found.document)?;
            let text = flowing(other, sentences_around(other, found.span));
            let (path, kind) = (other.path().to_owned(), found.closeness.name());
            Some(CounterpartLine { path, kind, span: found.span, text })
        };
        Some(HitLine {
            number: number + 1,
            path: document.path().to_owned(),
            span: hit,
            left,
            hit: hit_text,
            right,
            counterparts: found.map(|all| all.iter().filter_map(counterpart).collect()),
            is_open: self.shows_all != self.lines.toggled.contains(&at),
        })
    }

    /// The hits as they are written in a format, and what was done in words.
    fn written(&self, format: HitFormat, cancelled: &dyn Fn() -> bool) -> Option<(String, String)> {
        let list = self.list(cancelled)?;
        let text = match format {
            HitFormat::Text => hits_text(&list),
            HitFormat::Csv => hits_csv(&list),
            HitFormat::Json => hits_json(&list),
        };
        let n = list.hits.len();
        let of = if n < list.total {
            format!(" of {}", grouped(list.total as u64))
        } else {
            String::new()
        };
        let hits = if list.total == 1 { "hit" } else { "hits" };
        Some((text, format!("{}{of} {hits}", grouped(n as u64))))
    }

    /// Writes the hits; what is to be said about it comes back, and what is to be copied.
    pub fn run(&self, to: &HitsTo, cancelled: &dyn Fn() -> bool) -> Option<Action> {
        match to {
            HitsTo::Clipboard(format) => {
                let (text, hits) = self.written(*format, cancelled)?;
                Some(Action::Exported(Some(text), format!("{hits} copied")))
            }
            HitsTo::File(path) => {
                let (text, hits) = self.written(HitFormat::of_path(path), cancelled)?;
                let said = match disk::save_text(path, &text, self.corpus.documents()) {
                    Ok(()) => format!("{hits} saved: {}", path.display()),
                    Err(error) => error.to_string(),
                };
                Some(Action::Exported(None, said))
            }
            HitsTo::AskedFile => {
                let dialog = rfd::FileDialog::new().set_file_name("hits.csv");
                self.run(&HitsTo::File(dialog.save_file()?), cancelled)
            }
        }
    }
}

impl State {
    /// Copies or saves the hits as they are shown.
    pub(super) fn export_hits(&mut self, to: HitsTo) -> Vec<Effect> {
        if self.concordance.is_empty() {
            return Vec::new();
        }
        self.notice = None;
        let request = ExportRequest {
            lines: Arc::new(self.concordance.clone()),
            counterparts: Arc::new(self.counterparts.clone()),
            reading: self.reading.clone(),
            corpus: self.corpus.clone(),
            query: self.filtering.good_text.clone(),
            sorted_by: self.settings.hit_order.name(),
            shows_all: self.settings.shows_counterparts,
        };
        vec![Effect::ExportHits(Box::new(request), to)]
    }

    pub(super) fn exported(&mut self, text: Option<String>, said: String) {
        self.notice = Some(said);
        self.clipboard = text;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Command;
    use super::super::tests::{Desk, FOLDER};
    use super::*;

    /// What is on the clipboard after a command, the filter being "ferry".
    fn copied(command: Command) -> String {
        let mut desk = Desk::on(&FOLDER);
        desk.act(Action::Type("ferry".to_owned()));
        desk.perform(command);
        assert_eq!(desk.state.notice.as_deref(), Some("3 hits copied"));
        desk.state.clipboard.clone().expect("something was copied")
    }

    #[test]
    fn hits_are_copied_in_every_format_in_the_order_shown() {
        assert!(copied(Command::CopyHits).contains("The [ferry] left the quay"));
        assert_eq!(copied(Command::CopyHitsCsv).matches("\r\n").count(), 4);
        let json: serde_json::Value = serde_json::from_str(&copied(Command::CopyHitsJson)).unwrap();
        let hits = json["hits"].as_array().unwrap();
        let names = hits.iter().map(|hit| hit["path"].as_str().unwrap().chars().last().unwrap());
        assert_eq!(names.collect::<String>(), "abc");
        let counterparts = |at: usize| json["hits"][at]["counterparts"].as_array().map(Vec::len);
        assert_eq!(counterparts(2), None, "nobody has looked at them");
    }

    #[test]
    fn what_was_seen_of_counterparts_is_written_too() {
        let mut desk = Desk::on(&FOLDER);
        desk.act(Action::Type("ferry".to_owned()));
        desk.act(Action::HitsSeen(vec![desk.id("a")]));
        desk.perform(Command::ShowCounterparts);
        desk.perform(Command::CopyHits);
        let text = desk.state.clipboard.clone().unwrap();
        assert!(text.contains("(2 counterparts)"), "{text}");
        assert!(
            text.contains("b  identical: The ferry left the quay at twenty to seven"),
            "{text}"
        );
    }

    /// What a file holds now.
    fn read(path: &std::path::Path) -> String {
        let loaded = disk::load(&[path.to_owned()], &mut |_| {}, &|| false);
        loaded.corpus.documents()[0].text().to_owned()
    }

    #[test]
    fn hits_are_saved_in_the_format_of_the_name_and_never_onto_a_document() {
        let dir = disk::tests::folder_of(&[]);
        let mut desk = Desk::on(&FOLDER);
        desk.act(Action::Type("ferry".to_owned()));
        let file = dir.path().join("hits.JSON");
        desk.act(Action::ExportHits(HitsTo::File(file.clone())));
        let said = desk.state.notice.clone().unwrap();
        assert!(said.starts_with("3 hits saved: "), "{said}");
        let json: serde_json::Value = serde_json::from_str(&read(&file)).unwrap();
        assert_eq!(json["schema"], "diptych.hits/1");
        let document = desk.state.corpus.documents()[0].path().to_owned();
        let before = read(document.as_ref());
        desk.act(Action::ExportHits(HitsTo::File(document.clone().into())));
        assert_eq!(read(document.as_ref()), before);
        let said = desk.state.notice.clone().unwrap();
        assert!(said.contains("is one of the documents"), "{said}");
    }

    #[test]
    fn without_hits_nothing_is_copied() {
        let mut desk = Desk::on(&FOLDER);
        desk.perform(Command::CopyHits);
        assert_eq!((desk.state.clipboard, desk.state.notice), (None, None));
    }
}

//! What a person has decided about what is open, and what comes of it at the next start: findings set
//! aside, and the documents chosen for the synopsis.
//!
//! A finding is known again by its values and the sentences that give them, wherever these stand by
//! then; `disk::remembered` keeps the file.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use super::action::Effect;
use super::state::State;
use crate::findings::{Finding, Mention, Subject};
use crate::model::Corpus;

/// What is kept of one set of paths.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Remembered {
    /// The findings that were set aside.
    #[serde(default)]
    pub set_aside: Vec<SetAside>,
    /// The paths of the documents chosen for the synopsis, in their order.
    #[serde(default)]
    pub synopsis: Vec<String>,
    /// What a later version keeps beside them; it stays as it is.
    #[serde(flatten)]
    pub others: Map<String, Json>,
}

impl Remembered {
    /// Without what the file says of itself.
    #[must_use]
    pub fn without_envelope(mut self) -> Self {
        self.others.retain(|key, _| key != "version" && key != "paths");
        self
    }
}

/// A finding that was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// What it was about.
    pub about: String,
    /// What its values were.
    pub subject: Subject,
    /// Each value with a sentence that gave it.
    pub values: Vec<SaidValue>,
}

/// A value and a sentence that gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidValue {
    /// The value in plain words.
    pub value: String,
    /// The path of the document.
    pub path: String,
    /// The sentence, white space made single.
    pub sentence: String,
}

impl SetAside {
    /// What is to be remembered of a finding.
    pub fn of(finding: &Finding, corpus: &Corpus) -> Self {
        let values = finding.values.iter().flat_map(|value| {
            let said = move |mention: &Mention| {
                let (path, sentence) = said_at(mention, corpus)?;
                Some(SaidValue { value: value.text.clone(), path: path.to_owned(), sentence })
            };
            value.mentions.iter().filter_map(said)
        });
        Self { about: finding.about.clone(), subject: finding.subject, values: values.collect() }
    }

    /// Whether it is this finding: each of its values is one of those that were set aside, and one of
    /// the sentences that gave it then gives it still. A value that came later makes it another.
    pub fn is_of(&self, finding: &Finding, corpus: &Corpus) -> bool {
        let is_said = |value: &crate::findings::Value| {
            let then = || self.values.iter().filter(|said| said.value == value.text);
            let now = value.mentions.iter().filter_map(|mention| said_at(mention, corpus));
            now.into_iter().any(|(_, sentence)| then().any(|said| said.sentence == sentence))
        };
        self.subject == finding.subject && finding.values.iter().all(is_said)
    }
}

fn said_at<'a>(mention: &Mention, corpus: &'a Corpus) -> Option<(&'a str, String)> {
    let document = corpus.document(mention.document)?;
    let sentence = mention.sentence.of(document.text());
    Some((document.path(), sentence.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// What is remembered of what is open, as far as it has been read.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// What is kept.
    pub kept: Remembered,
    /// Whether it can be written.
    keeping: Keeping,
}

/// Whether what is remembered can be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Keeping {
    /// It can.
    #[default]
    Free,
    /// It is still being read: what is decided meanwhile is written then.
    Reading,
    /// It could not be read, and nothing must be written over it.
    Locked,
}

impl State {
    /// Asks for what is remembered of paths that are being opened.
    pub(super) fn recall(&mut self, paths: &[PathBuf]) -> Effect {
        self.memory = Memory { keeping: Keeping::Reading, ..Memory::default() };
        Effect::Recall(paths.to_vec())
    }

    /// Takes what is remembered, and says what went wrong. What was decided while it was read is added
    /// to it, and kept.
    pub(super) fn recalled(&mut self, recalled: Recalled) -> Option<Effect> {
        let Recalled { remembered, notice, is_locked } = recalled;
        let keeping = if is_locked { Keeping::Locked } else { Keeping::Free };
        let before = std::mem::replace(&mut self.memory, Memory { kept: remembered, keeping });
        self.notice = notice.or_else(|| self.notice.take());
        self.findings.relist();
        let Remembered { set_aside, synopsis, .. } = before.kept;
        if before.keeping != Keeping::Reading || set_aside.is_empty() && synopsis.is_empty() {
            return None;
        }
        self.remember(|kept| {
            let known = kept.set_aside.clone();
            kept.set_aside.extend(set_aside.into_iter().filter(|aside| !known.contains(aside)));
            if !synopsis.is_empty() {
                kept.synopsis = synopsis;
            }
        })
    }

    /// Changes what is remembered, and has it kept.
    pub(super) fn remember(&mut self, change: impl FnOnce(&mut Remembered)) -> Option<Effect> {
        change(&mut self.memory.kept);
        let paths = self.opened.as_ref().map(|opened| opened.paths.clone())?;
        match self.memory.keeping {
            Keeping::Free => Some(Effect::Remember(paths, Box::new(self.memory.kept.clone()))),
            Keeping::Reading => None,
            Keeping::Locked => {
                self.notice = Some(NOT_KEPT.to_owned());
                None
            }
        }
    }

    /// What is remembered of what is open.
    pub fn remembered(&self) -> &Remembered {
        &self.memory.kept
    }
}

/// What is said where a decision holds until the window is closed, and no longer.
const NOT_KEPT: &str = "This will not be remembered, since what was remembered could not be read";

/// What was read of what is remembered.
#[derive(Clone, Debug, Default)]
pub struct Recalled {
    /// What is remembered.
    pub remembered: Remembered,
    /// What went wrong.
    pub notice: Option<String>,
    /// Whether nothing must be written over it.
    pub is_locked: bool,
}

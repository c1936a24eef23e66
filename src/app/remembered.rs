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

/// A decision: what of [`Remembered`] it changes. Another window may have decided something else
/// meanwhile, so that decisions are kept and not what follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Set this finding aside.
    SetAside(SetAside),
    /// Put this one back.
    PutBack(SetAside),
    /// These are the documents of the synopsis.
    Synopsis(Vec<String>),
}

impl Remembered {
    /// Does what was decided.
    pub fn decide(&mut self, decision: &Decision) {
        match decision {
            Decision::SetAside(aside) if self.set_aside.contains(aside) => {}
            Decision::SetAside(aside) => self.set_aside.push(aside.clone()),
            Decision::PutBack(aside) => self.set_aside.retain(|other| other != aside),
            Decision::Synopsis(paths) => self.synopsis.clone_from(paths),
        }
    }

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
    /// What was decided while it was still being read.
    decided: Vec<Decision>,
    /// Number of decisions that are on their way to the disk.
    n_underway: usize,
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
        let memory = Memory { kept: remembered, keeping, ..Memory::default() };
        let before = std::mem::replace(&mut self.memory, memory);
        self.notice = notice.or_else(|| self.notice.take());
        self.findings.relist();
        self.remember(before.decided)
    }

    /// Does what was decided, and has it kept.
    pub(super) fn remember(&mut self, decisions: Vec<Decision>) -> Option<Effect> {
        if decisions.is_empty() {
            return None;
        }
        for decision in &decisions {
            self.memory.kept.decide(decision);
        }
        let paths = self.opened.as_ref().map(|opened| opened.paths.clone())?;
        match self.memory.keeping {
            Keeping::Free => {
                self.memory.n_underway += 1;
                Some(Effect::Remember(paths, decisions))
            }
            Keeping::Reading => {
                self.memory.decided.extend(decisions);
                None
            }
            Keeping::Locked => {
                self.notice = Some(NOT_KEPT.to_owned());
                None
            }
        }
    }

    /// Decisions are kept, beside those of other windows, which hold here too once nothing else is
    /// underway; the columns of the synopsis stay those of this window.
    pub(super) fn kept(&mut self, on_disk: Remembered) {
        self.memory.n_underway = self.memory.n_underway.saturating_sub(1);
        if self.memory.n_underway == 0 && self.memory.kept.set_aside != on_disk.set_aside {
            self.memory.kept.set_aside = on_disk.set_aside;
            self.findings.relist();
        }
    }

    /// Decisions could not be kept; they hold until the window is closed.
    pub(super) fn not_kept(&mut self, why: String) {
        self.memory.n_underway = self.memory.n_underway.saturating_sub(1);
        self.notice = Some(why);
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

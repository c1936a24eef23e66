//! When findings are looked for: once what belongs together is known and nothing else is done.

use std::sync::Arc;

use super::Found;
use crate::app::action::Effect;
use crate::app::map::telling_names;
use crate::app::state::{Stage, State};
use crate::compare::{FolderText, Sides};
use crate::findings::{Finding, Findings};
use crate::model::Corpus;

impl State {
    /// Notes that findings must be looked for in what is open now.
    pub(in crate::app) fn want_findings(&mut self) {
        self.findings.is_wanted = !self.corpus.is_empty();
    }

    /// Forgets what was found in documents that are gone.
    pub(in crate::app) fn forget_findings(&mut self) {
        let (kind, order) = (self.findings.kind, self.findings.order);
        self.findings = Found { kind, order, ..Found::default() };
    }

    /// Lets what a person waits for go first: findings are looked for anew afterwards.
    pub(in crate::app) fn put_findings_off(&mut self) -> Option<Effect> {
        let found = &mut self.findings;
        let is_looking = std::mem::take(&mut found.is_looking);
        found.is_wanted |= is_looking;
        is_looking.then_some(Effect::StopFindings)
    }

    /// Asks for findings, if they are wanted and nothing that a person waits for is being done.
    pub(in crate::app) fn ask_for_findings(&mut self) -> Option<Effect> {
        let is_waited_for = self.stage != Stage::Idle || self.synoptic.is_making;
        if !self.findings.is_wanted || is_waited_for {
            return None;
        }
        let found = &mut self.findings;
        (found.is_wanted, found.is_looking) = (false, true);
        let folder = self.opened.as_ref().map(|opened| Arc::clone(&opened.folder));
        let folder: Arc<FolderText> = folder.unwrap_or_default();
        Some(Effect::FindFindings(self.corpus.clone(), folder))
    }

    /// Takes what was found; the finding that is shown stays if it is there again.
    pub(in crate::app) fn found(&mut self, findings: Arc<Findings>, corpus: Corpus) {
        let before = self.findings.shown().cloned();
        let found = &mut self.findings;
        found.is_looking = false;
        let is_it = |finding: &Finding| {
            let key = |finding: &Finding| (finding.subject, finding.about.clone());
            before.as_ref().is_some_and(|before| key(before) == key(finding))
        };
        let again = findings.all.iter().position(is_it);
        let is_same = again.and_then(|index| findings.all.get(index)) == before.as_ref();
        found.current = again;
        if !is_same {
            found.standing = Sides::default();
        }
        found.names = Arc::new(telling_names(&corpus));
        (found.findings, found.corpus) = (Some(findings), corpus);
        found.relist();
    }

    /// Stops looking for findings; those that are there stay.
    pub(in crate::app) fn stop_findings(&mut self) -> Vec<Effect> {
        self.finding_ended();
        vec![Effect::StopFindings]
    }

    /// Nothing more comes of looking for findings.
    pub(in crate::app) fn finding_ended(&mut self) {
        self.findings.is_looking = false;
    }
}

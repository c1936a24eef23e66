//! Findings as `diptych.findings/1`.

use serde::Serialize;

use super::{PathJson, path, written};
use crate::findings::{Finding, Findings, Grade, Mention, Strength, Subject, Value};
use crate::model::Corpus;
use crate::text::{Span, flat};

/// Findings as `diptych.findings/1`, those that are only possible if asked for.
pub fn findings_json(corpus: &Corpus, findings: &Findings, with_possible: bool) -> String {
    let listed = findings.listed(with_possible);
    written(&FindingsJson {
        schema: "diptych.findings/1",
        findings: listed.map(|finding| finding_json(corpus, finding)).collect(),
        compared: findings.n_compared,
        alone: findings.n_alone,
    })
}

#[derive(Serialize)]
struct FindingsJson<'a> {
    schema: &'static str,
    findings: Vec<FindingJson<'a>>,
    compared: usize,
    alone: usize,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    kind: Subject,
    about: &'a str,
    grade: Grade,
    strength: Strength,
    values: Vec<ValueJson<'a>>,
}

#[derive(Serialize)]
struct ValueJson<'a> {
    value: &'a str,
    mentions: Vec<MentionJson<'a>>,
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    fits: &'a [usize],
}

#[derive(Serialize)]
struct MentionJson<'a> {
    #[serde(flatten)]
    path: PathJson<'a>,
    span: Span,
    sentence: Span,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reckoned: Option<&'a str>,
}

fn finding_json<'a>(corpus: &'a Corpus, finding: &'a Finding) -> FindingJson<'a> {
    FindingJson {
        kind: finding.subject,
        about: &finding.about,
        grade: finding.grade,
        strength: finding.strength,
        values: finding.values.iter().map(|value| value_json(corpus, value)).collect(),
    }
}

fn value_json<'a>(corpus: &'a Corpus, value: &'a Value) -> ValueJson<'a> {
    let mentions = value.mentions.iter();
    ValueJson {
        value: &value.text,
        mentions: mentions.filter_map(|mention| mention_json(corpus, mention)).collect(),
        fits: &value.fits,
    }
}

fn mention_json<'a>(corpus: &'a Corpus, mention: &'a Mention) -> Option<MentionJson<'a>> {
    let document = corpus.document(mention.document)?;
    Some(MentionJson {
        path: path(document.source()),
        span: mention.span,
        sentence: mention.sentence,
        text: flat(mention.span.of(document.text())).into_owned(),
        reckoned: mention.reckoned.as_deref(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Basis;
    use crate::model::{CorpusBuilder, DocId, Parsed, Source};

    fn mention(document: usize, start: u32) -> Mention {
        let (span, sentence) = (Span::new(start, start + 3), Span::new(0, start + 9));
        let reckoned = (start == 4).then(|| "200 + 14".to_owned());
        Mention { document: DocId::at(document), span, sentence, reckoned }
    }

    fn value(text: &str, mention: Mention, fits: &[usize]) -> Value {
        Value { text: text.to_owned(), mentions: vec![mention], fits: fits.to_vec() }
    }

    #[test]
    fn findings_have_the_fields_of_their_schema_in_order() {
        let mut builder = CorpusBuilder::default();
        for (path, text) in [("a.txt", "On 214 aboard."), ("b.txt", "All 231 aboard.")] {
            let source = Source { path: path.into(), ..Source::default() };
            builder.push(source, Parsed::new(text.to_owned()));
        }
        let finding = Finding {
            subject: Subject::Number,
            about: "people aboard".to_owned(),
            grade: Grade::LessExact,
            strength: Strength::Possible,
            basis: Basis::SameWords,
            shared: Vec::new(),
            values: vec![value("214", mention(0, 3), &[1]), value("231", mention(1, 4), &[])],
        };
        let findings = Findings { all: vec![finding], n_compared: 2, n_alone: 1 };
        let corpus = builder.finish();
        assert_eq!(
            findings_json(&corpus, &findings, true),
            r#"{"schema":"diptych.findings/1","findings":[{"kind":"number","about":"people aboard","grade":"less_exact","strength":"possible","values":[{"value":"214","mentions":[{"path":"a.txt","span":[3,6],"sentence":[0,12],"text":"214"}],"fits":[1]},{"value":"231","mentions":[{"path":"b.txt","span":[4,7],"sentence":[0,13],"text":"231","reckoned":"200 + 14"}]}]}],"compared":2,"alone":1}"#
        );
        assert_eq!(
            findings_json(&corpus, &findings, false),
            r#"{"schema":"diptych.findings/1","findings":[],"compared":2,"alone":1}"#
        );
    }
}

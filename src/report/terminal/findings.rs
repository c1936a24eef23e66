//! Findings: each statement with its values, and below each value the sentences that give it.

use super::counted;
use super::paint::{Ink, Paint};
use crate::findings::{Finding, Findings, Grade, Mention, Strength, Subject, Value};
use crate::model::Corpus;
use crate::text::{Span, flat, grouped, visible};

/// Findings under their grades, those that are only possible if asked for.
pub fn findings_text(
    corpus: &Corpus,
    findings: &Findings,
    with_possible: bool,
    paint: Paint,
) -> String {
    let mut text = String::new();
    let mut grade = None;
    for finding in findings.listed(with_possible) {
        if grade.replace(finding.grade) != Some(finding.grade) {
            let heading = visible(grade_words(finding.grade));
            text.push_str(&paint.ink(Ink::Edited, &format!("{heading}\n")));
        }
        text.push_str(&finding_text(corpus, finding, paint));
    }
    text.push_str(&paint.ink(Ink::Faint, &sum(findings, with_possible)));
    text
}

/// What a grade is called.
pub fn grade_words(grade: Grade) -> &'static str {
    match grade {
        Grade::Different => "Different",
        Grade::LessExact => "Less exact",
        Grade::Reworded => "Reworded quotation",
        Grade::OtherName => "Other name",
        Grade::Counted => "Counted differently",
    }
}

/// What a value is called.
pub fn subject_word(subject: Subject) -> &'static str {
    match subject {
        Subject::Date => "date",
        Subject::Time => "time",
        Subject::Number => "number",
        Subject::Name => "name",
        Subject::Quotation => "quotation",
    }
}

fn finding_text(corpus: &Corpus, finding: &Finding, paint: Paint) -> String {
    let about = paint.ink(Ink::Strong, &flat(&finding.about));
    let strength = match finding.strength {
        Strength::Strong => "",
        Strength::Likely => " · likely",
        Strength::Possible => " · possible",
    };
    let kind = format!("  {}{strength}", subject_word(finding.subject));
    let mut text = format!("  {about}{}\n", paint.ink(Ink::Faint, &kind));
    for value in &finding.values {
        text.push_str(&value_text(corpus, finding, value, paint));
    }
    text
}

fn value_text(corpus: &Corpus, finding: &Finding, value: &Value, paint: Paint) -> String {
    let others = value.fits.iter().filter_map(|&at| finding.values.get(at));
    let others: Vec<_> = others.map(|other| flat(&other.text)).collect();
    let fits =
        if others.is_empty() { String::new() } else { format!("  fits {}", others.join(", ")) };
    let mut text = format!("    {}{}\n", flat(&value.text), paint.ink(Ink::Faint, &fits));
    for mention in &value.mentions {
        text.push_str(&mention_text(corpus, mention, paint));
    }
    text
}

/// `      path  the sentence with [the value] in it  = how it was reckoned`.
fn mention_text(corpus: &Corpus, mention: &Mention, paint: Paint) -> String {
    let Some(document) = corpus.document(mention.document) else { return String::new() };
    let text = document.text();
    let Mention { span, sentence, .. } = *mention;
    let whole = sentence.hull(span);
    let before = flat(Span::new(whole.start, span.start).of(text)).into_owned();
    let value = flat(span.of(text)).into_owned();
    let value = if paint.is_coloured { value } else { format!("[{value}]") };
    let after = flat(Span::new(span.end, whole.end).of(text)).into_owned();
    let reckoned = mention.reckoned.as_ref();
    let reckoned = reckoned.map(|how| format!("  = {}", flat(how))).unwrap_or_default();
    format!(
        "      {}  {before}{}{}{}\n",
        paint.ink(Ink::Faint, &visible(document.path())),
        paint.ink(Ink::Hit, &value),
        after.trim_end(),
        paint.ink(Ink::Faint, &reckoned)
    )
}

/// How much was found, what was not listed, and of how many values silence is no agreement.
fn sum(findings: &Findings, with_possible: bool) -> String {
    let n_possible = findings.all.len() - findings.listed(false).count();
    let possible = if with_possible || n_possible == 0 {
        String::new()
    } else {
        format!(" · {} more possible", grouped(n_possible as u64))
    };
    format!(
        "{}{possible} · {} compared, {} alone\n",
        counted(findings.listed(with_possible).count(), "finding"),
        counted(findings.n_compared, "value"),
        grouped(findings.n_alone as u64)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Basis;
    use crate::model::{CorpusBuilder, DocId, Parsed, Source};

    #[test]
    fn each_value_stands_above_the_sentences_that_give_it() {
        let mut builder = CorpusBuilder::default();
        for (path, text) in [("a", "On 214 aboard."), ("b", "All over\u{1b} 200.")] {
            let source = Source { path: path.into(), ..Source::default() };
            builder.push(source, Parsed::new(text.to_owned()));
        }
        let value = |text: &str, document, [start, end]: [u32; 2], fits: &[usize]| {
            let (span, sentence) = (Span::new(start, end), Span::new(0, 14));
            let document = DocId::at(document);
            let reckoned = (start == 3).then(|| "200 + 14".to_owned());
            let mentions = vec![Mention { document, span, sentence, reckoned }];
            Value { text: text.to_owned(), mentions, fits: fits.to_vec() }
        };
        let finding = |strength| Finding {
            subject: Subject::Number,
            about: "people aboard".to_owned(),
            grade: Grade::Different,
            strength,
            basis: Basis::SameWords,
            shared: Vec::new(),
            values: vec![value("214", 0, [3, 6], &[]), value("over 200", 1, [10, 13], &[0])],
        };
        let all = vec![finding(Strength::Likely), finding(Strength::Possible)];
        let findings = Findings { all, n_compared: 2, n_alone: 1 };
        let shown = findings_text(&builder.finish(), &findings, false, Paint::default());
        assert_eq!(
            shown,
            "Different\n  people aboard  number · likely\n    214\n      a  On [214] aboard.  = 200 + 14\n    \
             over 200  fits 214\n      b  All over␛ [200].\n1 finding · 1 more possible · 2 values compared, 1 alone\n"
        );
    }
}

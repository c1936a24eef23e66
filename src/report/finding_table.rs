//! One finding as a table for a spreadsheet: a line a sentence, cells parted by tabs.

use crate::findings::{Finding, Mention, Value};
use crate::model::Corpus;
use crate::text::flat;

const HEAD: &str = "value\tdocument\tparagraph\tsentence\treckoned\n";

/// Every value with every document and sentence that gives it.
pub fn finding_table(finding: &Finding, corpus: &Corpus) -> String {
    let mut table = HEAD.to_owned();
    for value in &finding.values {
        for mention in &value.mentions {
            table.extend(line(value, mention, corpus));
        }
    }
    table
}

fn line(value: &Value, mention: &Mention, corpus: &Corpus) -> Option<String> {
    let document = corpus.document(mention.document)?;
    let paragraph = document.paragraph_at_byte(mention.span.start);
    let number = paragraph.map_or(0, |paragraph| paragraph.index() + 1).to_string();
    let sentence = mention.sentence.of(document.text());
    let reckoned = mention.reckoned.as_deref().unwrap_or_default();
    let cells = [&value.text, document.path(), &number, sentence, reckoned].map(cell);
    Some(format!("{}\n", cells.join("\t")))
}

/// A cell on one line; what a spreadsheet would take for a formula is kept from being one.
fn cell(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let runs = text.starts_with(['=', '+', '-', '@']);
    format!("{}{}", if runs { "'" } else { "" }, flat(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_one_line_and_no_formula() {
        assert_eq!(cell("two\n\thundred"), "two hundred");
        assert_eq!(cell("=1+1"), "'=1+1");
    }
}

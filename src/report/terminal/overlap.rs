//! All pairs, the closest first.

use super::paint::{Ink, Paint};
use super::{counted, per_cent};
use crate::compare::Share;
use crate::model::DocId;
use crate::overlap::Pair;
use crate::report::Measured;
use crate::text::visible;

/// The pairs as a table: how much of the first document is in the second, and the other way round.
pub fn overlap_text(documents: &[Measured<'_>], pairs: &[Pair], paint: Paint) -> String {
    let mut shown: Vec<&Pair> = pairs.iter().filter(|pair| !pair.is_below_floor).collect();
    shown.sort_by(|left, right| closeness(right).total_cmp(&closeness(left)));
    let mut text = String::new();
    if !shown.is_empty() {
        text.push_str(&paint.ink(
            Ink::Faint,
            "  1st in 2nd  2nd in 1st  (= identical, ~ edited, ≈ paraphrased, per cent)\n",
        ));
    }
    for pair in &shown {
        text.push_str(&row(documents, pair, paint));
    }
    let n_below = pairs.iter().filter(|pair| pair.is_below_floor && pair.is_above_zero()).count();
    if n_below > 0 {
        let below = format!("{} no more alike than unrelated texts", counted(n_below, "pair"));
        text.push_str(&paint.ink(Ink::Faint, &format!("{below}\n")));
    }
    let sum = format!(
        "{} · {} share text\n",
        counted(documents.len(), "document"),
        counted(shown.len(), "pair")
    );
    text.push_str(&paint.ink(Ink::Faint, &sum));
    text
}

/// The smaller direction: a pair is close if each document is in the other.
fn closeness(pair: &Pair) -> f64 {
    pair.overlap.left_in_right.total().min(pair.overlap.right_in_left.total())
}

fn row(documents: &[Measured<'_>], pair: &Pair, paint: Paint) -> String {
    let path = |id: DocId| {
        documents.get(id.index()).map(|document| visible(&document.source.path)).unwrap_or_default()
    };
    let about = if pair.is_estimate { "≈" } else { " " };
    format!(
        "{about}{:>11}{:>12}  {}  {}  {}  {}\n",
        per_cent(pair.overlap.left_in_right.total()),
        per_cent(pair.overlap.right_in_left.total()),
        paint.ink(Ink::Faint, &kinds(pair.overlap.left_in_right)),
        path(pair.left),
        paint.ink(Ink::Faint, "⇄"),
        path(pair.right)
    )
}

fn kinds(share: Share) -> String {
    let [identical, edited, paraphrased] =
        [share.identical, share.edited, share.paraphrased].map(|share| (share * 100.0).round());
    format!("={identical:<3} ~{edited:<3} ≈{paraphrased:<3}")
}

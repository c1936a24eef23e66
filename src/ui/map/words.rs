//! What the map says in words: of a row, of a cell, of what belongs together.

use crate::app::map::{Kinship, Row, group_name};
use crate::compare::{Overlap, Share, Side, Sides};
use crate::model::DocId;
use crate::overlap::{Counted, Relation, Statement};
use crate::ui::{View, counted, grouped, percent};

/// The documents that a row and a column stand for, and what they share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meeting<'a> {
    pub(super) kinship: &'a Kinship,
    pub(super) row: &'a Row,
    pub(super) column: &'a Row,
    /// The documents that share the most here.
    pub(super) pair: Sides<DocId>,
    /// How much of each, by the kinds that count; `None` in a document's cell with itself.
    pub(super) overlap: Option<Overlap>,
    /// Whether it is no more than unrelated texts share.
    pub(super) is_below_floor: bool,
    pub(super) is_estimate: bool,
}

impl<'a> Meeting<'a> {
    /// What is known of a row and a column.
    pub(super) fn new(view: &View<'a>, row: usize, column: usize) -> Option<Self> {
        let map = &view.state.map;
        let (kinship, table) = map.kinship.as_deref().zip(map.table.as_deref())?;
        let cell = table.cell(row, column);
        let (row, column) = (table.rows.get(row)?, table.rows.get(column)?);
        let leads = Sides { left: row.lead, right: column.lead };
        let pair = cell.map_or(leads, |cell| cell.pair);
        let known = view.state.opened.as_ref().and_then(|opened| opened.pair(pair));
        let overlap = known.map_or_else(Overlap::default, |known| known.overlap);
        let counted = map.counted.overlap(overlap);
        let is_itself = pair.left == pair.right;
        Some(Self {
            kinship,
            row,
            column,
            pair,
            overlap: (!is_itself).then_some(counted),
            is_below_floor: cell.is_none(),
            is_estimate: known.is_some_and(|known| known.is_estimate),
        })
    }

    /// How much of the row's document is in the column's.
    pub(super) fn share(&self) -> Share {
        self.overlap.map_or_else(Share::default, |overlap| overlap.of(Side::Left))
    }

    /// "feature in retelling, 61 percent: 22 identical, 14 edited, 25 paraphrased".
    pub(super) fn name(&self) -> String {
        let (row, column) = (row_name(self.kinship, self.row), row_name(self.kinship, self.column));
        if self.overlap.is_none() {
            return format!("{row} itself");
        }
        if self.is_below_floor {
            return format!("{row} in {column}, no more alike than unrelated texts");
        }
        let share = self.share();
        let number = |share: f64| (100.0 * share).round();
        let about = if self.is_estimate { "about " } else { "" };
        format!(
            "{row} in {column}, {about}{} percent: {} identical, {} edited, {} paraphrased",
            number(share.total()),
            number(share.identical),
            number(share.edited),
            number(share.paraphrased)
        )
    }

    /// "Of 1,884 words in feature, 1,149 stand in retelling", by the words that count in a document.
    pub(super) fn words(&self, n_words: usize) -> String {
        let name = |id| self.kinship.name(id);
        let about = if self.is_estimate { "about " } else { "" };
        let found = grouped((self.share().total() * n_words as f64).round() as usize);
        let (left, right) = (name(self.pair.left), name(self.pair.right));
        format!("Of {} in {left}, {about}{found} stand in {right}", counted(n_words, "word"))
    }

    /// How it compares with what unrelated documents share.
    pub(super) fn against_unrelated(&self) -> String {
        let unrelated = self.kinship.unrelated;
        if self.is_below_floor {
            return "No more alike than unrelated texts.".to_owned();
        }
        let start = "Two unrelated documents of this folder share";
        if unrelated == 0.0 {
            return format!("{start} nothing.");
        }
        let times = (self.share().total() / unrelated).round();
        let end = match times {
            2.0.. => format!(" This is {} times as much.", grouped(times as usize)),
            _ => String::new(),
        };
        format!("{start} up to {}.{end}", percent(unrelated))
    }
}

/// "~61": the figure in a cell.
pub(super) fn figure(share: f64, is_estimate: bool) -> String {
    let about = if is_estimate { "~" } else { "" };
    format!("{about}{}", percent(share).trim_end_matches(" %"))
}

/// A row's name: of a fold, with how many it stands for.
pub(super) fn row_name(kinship: &Kinship, row: &Row) -> String {
    if row.is_folded() {
        format!("{} · {}", group_name(&kinship.names, &row.documents), row.documents.len())
    } else {
        kinship.name(row.lead).to_owned()
    }
}

/// Which kinds count, for the menu.
pub(super) fn counted_name(counts: Counted) -> String {
    let names = [
        (counts.identical, "identical"),
        (counts.edited, "edited"),
        (counts.paraphrased, "paraphrased"),
    ];
    let on: Vec<&str> = names.iter().filter(|(is_on, _)| *is_on).map(|(_, name)| *name).collect();
    match on.as_slice() {
        [_, _, _] => "all three kinds".to_owned(),
        [] => "nothing".to_owned(),
        some => some.join(" and "),
    }
}

/// The head of a statement about what belongs together.
pub(super) fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::Reprinted => "One text, reprinted",
        Relation::Retold => "Retold",
        Relation::Part => "Part of a longer text",
        Relation::Quotes => "Quotes it",
        Relation::Little => "Little in common with others",
        Relation::Alone => "On their own",
    }
}

/// Whom a statement is about: "retelling, ferry-band, from feature".
pub(super) fn documents_of(kinship: &Kinship, statement: &Statement) -> String {
    /// More names than this are counted: nobody reads a thousand.
    const MOST_NAMES: usize = 40;
    let names = statement.documents.iter().take(MOST_NAMES).map(|&id| kinship.name(id));
    let mut said = names.collect::<Vec<_>>().join(", ");
    if let Some(n_more) = statement.documents.len().checked_sub(MOST_NAMES).filter(|&n| n > 0) {
        said = format!("{said} and {} more", grouped(n_more));
    }
    match statement.source {
        Some(source) => format!("{said}, from {}", kinship.name(source)),
        None => said,
    }
}

/// The range of shares of a statement: "41–70 %".
pub(super) fn range_of(statement: &Statement) -> String {
    let about = if statement.is_estimate { "~" } else { "" };
    let (least, most) = (percent(statement.least), percent(statement.most));
    if statement.relation == Relation::Alone {
        return if statement.most > 0.0 { format!("{most} or less") } else { "nothing".to_owned() };
    }
    if least == most {
        format!("{about}{most}")
    } else {
        format!("{about}{}–{most}", least.trim_end_matches(" %"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::map::tests::{kinship, pair};
    use crate::overlap::Pair;

    fn pairs() -> Vec<Pair> {
        let mut unrelated = pair(0, 3, 4, 5);
        unrelated.is_below_floor = true;
        let shares = [(0, 1, 98, 97), (0, 2, 10, 23)];
        let related = shares.map(|(left, right, there, back)| pair(left, right, there, back));
        [&related[..], &[unrelated]].concat()
    }

    const NAMES: [&str; 4] = ["feature", "blog", "notice", "fair"];

    fn row(id: u32) -> Row {
        let lead = DocId(id);
        Row { lead, documents: [lead].into(), group: None, family: 0 }
    }

    /// A meeting of `feature` and another, as `pair` has it.
    fn meeting<'a>(kinship: &'a Kinship, rows: &'a [Row; 2], pair: &Pair) -> Meeting<'a> {
        let [row, column] = rows;
        Meeting {
            kinship,
            row,
            column,
            pair: Sides { left: row.lead, right: column.lead },
            overlap: (row.lead != column.lead).then_some(pair.overlap),
            is_below_floor: pair.is_below_floor,
            is_estimate: pair.is_estimate,
        }
    }

    #[test]
    fn a_cell_has_a_name_that_says_it_all() {
        let kinship = kinship(&pairs(), &NAMES);
        let name =
            |column: u32, pair: Pair| meeting(&kinship, &[row(0), row(column)], &pair).name();
        let overlap = Overlap {
            left_in_right: Share { identical: 0.22, edited: 0.14, paraphrased: 0.25 },
            right_in_left: Share::default(),
        };
        let exact = Pair { overlap, ..pair(0, 2, 0, 0) };
        let parts = "22 identical, 14 edited, 25 paraphrased";
        assert_eq!(name(2, exact), format!("feature in notice, 61 percent: {parts}"));
        let estimate = Pair { is_estimate: true, ..exact };
        assert_eq!(name(2, estimate), format!("feature in notice, about 61 percent: {parts}"));
        assert_eq!(name(3, pairs()[2]), "feature in fair, no more alike than unrelated texts");
        assert_eq!(name(0, exact), "feature itself");
    }

    #[test]
    fn words_stand_beside_per_cent_and_what_is_usual_beside_both() {
        let kinship = kinship(&pairs(), &NAMES);
        let rows = [row(0), row(1)];
        let blog = meeting(&kinship, &rows, &pairs()[0]);
        assert_eq!(blog.words(1884), "Of 1,884 words in feature, 1,846 stand in blog");
        assert_eq!(
            blog.against_unrelated(),
            "Two unrelated documents of this folder share up to 5 %. This is 20 times as much."
        );
        let slight = Pair { is_estimate: true, ..pair(0, 1, 6, 6) };
        let slight = meeting(&kinship, &rows, &slight);
        assert_eq!(slight.words(100), "Of 100 words in feature, about 6 stand in blog");
        let usual = "Two unrelated documents of this folder share up to 5 %.";
        assert_eq!(slight.against_unrelated(), usual);
    }

    #[test]
    fn statements_are_plain_words() {
        let kinship = kinship(&pairs(), &NAMES);
        let said: Vec<String> = kinship
            .statements
            .iter()
            .map(|statement| {
                let (title, range) = (relation_name(statement.relation), range_of(statement));
                format!("{title}: {} {range}", documents_of(&kinship, statement))
            })
            .collect();
        assert_eq!(
            said,
            [
                "One text, reprinted: feature, blog 97–98 %",
                "Quotes it: notice, from feature 23 %",
                "On their own: fair 5 % or less",
            ]
        );
    }

    #[test]
    fn the_kinds_that_count_are_named() {
        let all = Counted::default();
        assert_eq!(counted_name(all), "all three kinds");
        assert_eq!(counted_name(Counted { edited: false, ..all }), "identical and paraphrased");
    }

    #[test]
    fn a_fold_says_how_many_it_stands_for() {
        let kinship = kinship(&[], &["letters-1", "letters-2"]);
        let documents = [DocId(0), DocId(1)].into();
        let fold = Row { lead: DocId(0), documents, group: Some(DocId(0)), family: 0 };
        assert_eq!(row_name(&kinship, &fold), "letters · 2");
    }
}

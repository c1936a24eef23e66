//! Which paragraphs stand level, what is folded, and what holds for any two texts.

use proptest::prelude::*;

use super::super::tests::{any_letters, reading_of, text};
use super::*;

/// Checks the rows of two texts spelt by letters, each as "left | right": the numbers of its
/// paragraphs, `@` before the one it would come before where it has none, and how it is folded.
#[track_caller]
fn check(options: RowOptions, left: &str, right: &str, expected: &[&str]) {
    let reading = reading_of([&text(left), &text(right)], options);
    assert_eq!(reading.rows.iter().map(shown).collect::<Vec<_>>(), expected);
}

fn shown(row: &Row) -> String {
    let side = |range: &Range<usize>| match range.len() {
        0 => format!("@{}", range.start),
        1 => range.start.to_string(),
        _ => format!("{}-{}", range.start, range.end - 1),
    };
    let fold = match row.fold {
        Some(Fold::Boilerplate(n_words)) => format!(" {n_words} words of boilerplate"),
        Some(Fold::Identical(n)) => format!(" {n} identical"),
        Some(Fold::Unmatched(n)) => format!(" {n} without a hit"),
        None if row.is_boilerplate => " boilerplate".to_owned(),
        None => String::new(),
    };
    format!("{} | {}{fold}", side(&row.left), side(&row.right))
}

fn level(left: &str, right: &str, expected: &[&str]) {
    check(RowOptions::default(), left, right, expected);
}

fn only_differences() -> RowOptions {
    RowOptions { folds_identical: true, ..RowOptions::default() }
}

fn boilerplate_folded() -> RowOptions {
    RowOptions { folds_boilerplate: true, ..RowOptions::default() }
}

#[test]
fn paragraphs_with_a_passage_in_common_stand_level() {
    level("A/B/D", "A/B/d", &["0 | 0", "1 | 1", "2 | 2"]);
}

#[test]
fn split_and_joined_paragraphs_are_one_row() {
    level("A B C/E", "A/B/C/E", &["0 | 0-2", "1 | 3"]);
    level("A/B/C/E", "A B C/E", &["0-2 | 0", "3 | 1"]);
    level("A B/C E", "A/B C/E", &["0-1 | 0-2"]);
}

#[test]
fn a_paragraph_of_one_side_holds_its_place_on_the_other() {
    level("A/F/B", "A/B", &["0 | 0", "1 | @1", "2 | 1"]);
    level("A/B", "A/F/G/B", &["0 | 0", "@1 | 1", "@1 | 2", "1 | 3"]);
    level("A/F/B", "A/G/B", &["0 | 0", "1 | @1", "@2 | 1", "2 | 2"]);
    level("F/A", "A/G", &["0 | @0", "1 | 0", "@2 | 1"]);
}

#[test]
fn what_was_moved_ties_nothing() {
    level("A/B/C/E", "E/A/B/C", &["@0 | 0", "0 | 1", "1 | 2", "2 | 3", "3 | @4"]);
}

#[test]
fn titles_stand_level_although_their_words_differ() {
    level("T/A/B", "U/A/B", &["0 | 0", "1 | 1", "2 | 2"]);
    level("h/T/A/B", "U/A/B", &["0 | @0 boilerplate", "1 | 0", "2 | 1", "3 | 2"]);
}

#[test]
fn unrelated_texts_flow_one_after_the_other() {
    level("T/A/B", "U/F/G", &["0 | @0", "1 | @0", "2 | @0", "@3 | 0", "@3 | 1", "@3 | 2"]);
}

#[test]
fn a_text_without_a_partner_has_a_row_for_each_paragraph() {
    level("A/B", "", &["0 | @0", "1 | @0"]);
    level("", "A/B", &["@0 | 0", "@0 | 1"]);
    level("", "", &[]);
}

#[test]
fn neighbours_that_are_boilerplate_are_one_row() {
    level("h/l/T/A/h", "T/A", &["0-1 | @0 boilerplate", "2 | 0", "3 | 1", "4 | @2 boilerplate"]);
    let expected = ["0 | 0", "1 | 1", "2 | @2 boilerplate", "@3 | 2-3 boilerplate"];
    level("T/A/h", "T/A/l/h", &expected);
}

#[test]
fn boilerplate_is_folded_and_counted_in_words() {
    let expected = ["0-1 | @0 3 words of boilerplate", "2 | 0", "3 | 1"];
    check(boilerplate_folded(), "h/l/T/A", "T/A", &expected);
    let opened = RowOptions { unfolded: [(0, 0)].into(), ..boilerplate_folded() };
    check(opened, "h/l/T/A", "T/A", &["0-1 | @0 boilerplate", "2 | 0", "3 | 1"]);
}

#[test]
fn only_differences_fold_runs_of_identical_rows() {
    let expected = ["0-2 | 0-2 3 identical", "3 | 3", "4 | 4 1 identical"];
    check(only_differences(), "A/B/C/D/E", "A/B/C/d/E", &expected);
}

#[test]
fn a_run_of_identical_rows_opens_as_a_whole() {
    let opened = RowOptions { unfolded: [(0, 0)].into(), ..only_differences() };
    let expected = ["0 | 0", "1 | 1", "2 | 2", "3 | 3", "4 | 4 1 identical"];
    check(opened, "A/B/C/D/E", "A/B/C/d/E", &expected);
}

#[test]
fn what_one_side_has_more_of_is_no_identical_row() {
    check(only_differences(), "A F/B", "A/B", &["0 | 0", "1 | 1 1 identical"]);
    check(only_differences(), "T/A", "U/A", &["0 | 0", "1 | 1 1 identical"]);
    check(only_differences(), "A/B/C E", "E A/B/C", &["0 | 0", "1 | 1 1 identical", "2 | 2"]);
}

/// A fifth of a paragraph ties nothing; so the row of the other four fifths lacks it on one side.
#[test]
fn a_row_with_a_sentence_that_stands_in_another_row_is_not_identical() {
    check(only_differences(), "A B C D E", "A B C D/E F G F G", &["0 | 0", "@1 | 1"]);
    check(only_differences(), "A B C D", "A B C D", &["0 | 0 1 identical"]);
}

fn only_matching(left: &[u32], right: &[u32]) -> RowOptions {
    let matching = Sides { left: left.to_vec(), right: right.to_vec() };
    RowOptions { matching: Some(Arc::new(matching)), ..RowOptions::default() }
}

#[test]
fn only_matching_folds_what_neither_has_a_hit_nor_stands_beside_one() {
    let expected = ["0-1 | 0-1 2 without a hit", "2 | 2", "3 | 3", "4 | 4"];
    check(only_matching(&[3], &[]), "A/B/C/D/E", "A/B/C/D/E", &expected);
    check(only_matching(&[], &[3]), "A/B/C/D/E", "A/B/C/D/E", &expected);
    check(only_matching(&[], &[]), "A/B", "A/B", &["0-1 | 0-1 2 without a hit"]);
}

#[test]
fn a_run_without_a_hit_opens_as_a_whole_and_what_has_a_hit_is_read_though_it_is_identical() {
    let opened =
        RowOptions { unfolded: [(0, 0)].into(), folds_identical: true, ..only_matching(&[4], &[]) };
    let expected = ["0 | 0", "1 | 1", "2 | 2", "3 | 3", "4 | 4"];
    check(opened, "A/B/C/D/E", "A/B/C/D/E", &expected);
}

#[test]
fn unrelated_texts_are_folded_each_by_itself() {
    let expected = ["0-2 | @0 3 without a hit", "@3 | 0-2 3 without a hit"];
    check(only_matching(&[], &[]), "T/A/B", "U/F/G", &expected);
}

fn any_options() -> impl Strategy<Value = RowOptions> {
    let unfolded = proptest::collection::btree_set((0..4_usize, 0..4_usize), 0..4);
    let matching = || proptest::collection::btree_set(0..6_u32, 0..3);
    let matching = proptest::option::of((matching(), matching()));
    (any::<bool>(), any::<bool>(), unfolded, matching).prop_map(
        |(folds_boilerplate, folds_identical, unfolded, matching)| {
            let sides = |(left, right): (BTreeSet<u32>, BTreeSet<u32>)| Sides {
                left: left.into_iter().collect(),
                right: right.into_iter().collect(),
            };
            let matching = matching.map(|both| Arc::new(sides(both)));
            RowOptions { folds_boilerplate, folds_identical, matching, unfolded }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn each_paragraph_is_in_one_row_and_rows_grow_on_both_sides(
        [left, right] in any_letters(),
        options in any_options(),
    ) {
        let reading = reading_of([&text(&left), &text(&right)], options);
        let mut next = Sides::<usize>::default();
        for row in &reading.rows {
            prop_assert_eq!(row.key(), next, "rows leave nothing out: {:?}", reading.rows);
            prop_assert!(!row.left.is_empty() || !row.right.is_empty());
            next = Sides { left: row.left.end, right: row.right.end };
        }
        for side in Side::BOTH {
            prop_assert_eq!(*next.of(side), reading.document(side).unwrap().n_paragraphs());
        }
    }

    #[test]
    fn arbitrary_characters_are_cut_into_whole_rows(
        left in "(\\PC|\n){0,60}",
        right in "(\\PC|\n){0,60}",
    ) {
        let reading = reading_of([&left, &right], RowOptions::default());
        let last = reading.rows.last().map_or((0, 0), |row| (row.left.end, row.right.end));
        let n = Side::BOTH.map(|side| reading.document(side).unwrap().n_paragraphs());
        prop_assert_eq!(last, (n[0], n[1]));
    }
}

//! What is listed, what counts as a change, and what counts as shared: each with its effect at once.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use tempfile::TempDir;

use super::harness::{Desk, folder, is_on};

const LEFT: &str = "\
The night the mill stood still\n\n\
The old water mill at Brenn has turned every day since the spring of 1874, and nobody in the \
village can remember a silence like the one that fell on it last week.\n\n\
The miller opened the sluice on that morning at six and slowly walked back along the weir, as \
his father and his grandfather had done before him.\n\n\
NOBODY WAS HURT when the great wheel stopped, because the apprentices had gone upstairs to \
fetch their breakfast a few minutes earlier.\n\n\
Forty sacks of barley stood ready in the loft, and two carts were waiting in the yard to carry \
the flour to the bakers down the valley.\n";

const RIGHT: &str = "\
The night the mill stood still\n\n\
Home | Villages | Weather | Recipes | About us | Contact\n\n\
The old water mill at Brenn has turned every day since the spring of 1847, and nobody in the \
village can remember a silence like the one that fell on it last week.\n\n\
The miller opened the sluice on that morning at six and walked back along the weir with his cap \
on, as his father and his grandfather had done before him.\n\n\
Nobody was hurt when the great wheel stopped, because the apprentices had gone upstairs to \
fetch their breakfast a few minutes earlier.\n\n\
A reporter of this paper was offered a slice of plum cake and a chair beside the stove, and \
declined neither of them.\n";

fn mill() -> TempDir {
    folder(&[("a.txt", LEFT.as_bytes()), ("b.txt", RIGHT.as_bytes())])
}

/// The rows of the list of changes, as they are told.
fn changes(desk: &Desk) -> Vec<String> {
    let mut rows = desk.labels(Role::ListBoxOption);
    rows.retain(|row| row.starts_with("change "));
    rows
}

/// Clicks a box of the open popover and answers whether it is on then.
#[track_caller]
fn switch(desk: &mut Desk, name: &str) -> bool {
    desk.get_by_role_and_label(Role::CheckBox, name).click();
    desk.run();
    is_on(&desk.get_by_role_and_label(Role::CheckBox, name))
}

const ALL: [&str; 4] = [
    "change 1: edited, number or name",
    "change 2: edited",
    "change 3: left only",
    "change 4: right only",
];

#[test]
fn the_kinds_that_are_chosen_are_listed() {
    let mill = mill();
    let mut desk = Desk::on(mill.path());
    assert_eq!(changes(&desk), ALL);
    desk.click(Role::ComboBox, "Kinds of changes listed: All kinds");
    assert!(!switch(&mut desk, "left only"));
    assert!(!switch(&mut desk, "words changed"));
    desk.press(Key::Escape);
    assert_eq!(changes(&desk), [ALL[0], ALL[3]]);
    assert!(desk.has(Role::ComboBox, "Kinds of changes listed: Some kinds"));
    desk.press_with(Modifiers::ALT, Key::ArrowDown);
    desk.press_with(Modifiers::ALT, Key::ArrowDown);
    assert!(desk.has(Role::Label, "2 of 2"), "{:?}", desk.labels(Role::Label));
    assert_eq!(desk.app().step, Some(3));
}

#[test]
fn a_list_of_no_kind_says_so_and_leads_back() {
    let mill = mill();
    let mut desk = Desk::on(mill.path());
    desk.click(Role::ComboBox, "Kinds of changes listed: All kinds");
    let kinds = ["words changed", "number, date or name changed", "left only", "right only"];
    for kind in kinds {
        assert!(!switch(&mut desk, kind));
    }
    desk.press(Key::Escape);
    assert_eq!(changes(&desk), [""; 0]);
    assert!(desk.has(Role::Label, "None of 4 changes is of a kind that is listed."));
    desk.click(Role::Button, "List all kinds");
    assert_eq!(changes(&desk), ALL);
}

#[test]
fn kinds_are_chosen_by_keys_alone() {
    let mill = mill();
    let mut desk = Desk::on(mill.path());
    let opener = by().role(Role::ComboBox).label_contains("Kinds of changes listed");
    desk.get(opener).focus();
    desk.run();
    desk.press(Key::Enter);
    let first = by().role(Role::CheckBox).label_contains("words changed");
    for _ in 0..12 {
        if desk.get(first.clone()).accesskit_node().is_focused() {
            break;
        }
        desk.press(Key::Tab);
    }
    desk.press(Key::Space);
    assert!(!is_on(&desk.get(first)));
    assert_eq!(changes(&desk), [ALL[0], ALL[2], ALL[3]]);
}

#[test]
fn what_counts_as_a_change_is_chosen_with_its_effect_at_once_and_comes_back() {
    let mill = mill();
    let mut desk = Desk::on(mill.path());
    desk.choose_from_menu("What counts as a change…");
    assert!(switch(&mut desk, "Upper and lower case"));
    let with_case = "change 3: edited, only form";
    assert!(changes(&desk).contains(&with_case.to_owned()), "{:?}", changes(&desk));
    let mut desk = desk.again();
    assert!(changes(&desk).contains(&with_case.to_owned()), "{:?}", changes(&desk));
    desk.choose_from_menu("What counts as a change…");
    desk.click(Role::MenuItem, "As usual");
    assert_eq!(changes(&desk), ALL);
}

#[test]
fn what_is_shared_is_told_by_kind_in_words_with_boilerplate_or_without() {
    let mill = mill();
    let mut desk = Desk::on(mill.path());
    let shares = desk.label_with(Role::Button, "of left is in right");
    desk.click(Role::Button, &shares);
    let kind = desk.label_with(Role::Label, "identical: ");
    assert!(kind.contains(" %, ") && kind.ends_with(" words"), "{kind}");
    let chance = desk.label_with(Role::Label, "Unrelated texts share up to 5 % by chance");
    assert!(chance.contains("times as much"), "{chance}");
    let words = |desk: &Desk| desk.label_with(Role::Label, "% of b is in a: ");
    let before = words(&desk);
    desk.label_with(
        Role::Label,
        "Left out: site chrome and repeated text, 0 words left and 7 words right",
    );
    assert!(!switch(&mut desk, "Leave out boilerplate"));
    desk.label_with(Role::Label, "Counted too: site chrome");
    assert_ne!(words(&desk), before);
    assert!(!desk.has(Role::Button, &shares), "the line at the bottom tells the same figures");
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    assert_eq!(words(&desk), before);
}

#[test]
fn a_share_that_chance_reaches_is_told_as_none() {
    let [first, second] = [LEFT, RIGHT].map(|text| text.split("\n\n").nth(2).unwrap_or_default());
    let other = "A museum of glass opened in the old brewery last spring, and visitors walk on iron \
                 bridges over furnaces that have not been lit since the war.";
    assert_ne!(first, second);
    let pair = folder(&[("a.txt", first.as_bytes()), ("b.txt", other.as_bytes())]);
    let desk = Desk::on(pair.path());
    assert!(desk.has(Role::Button, "No more alike than unrelated texts"));
}

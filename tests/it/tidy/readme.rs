//! README.md in step with the program: keys, commands, switches, schemas.

use std::process::Command;

use super::source::sources;
use super::{keep, read};

#[test]
fn the_readme_has_every_key() {
    let expected = key_table();
    assert!(expected.lines().count() > 20, "the keys could not be read:\n{expected}");
    let readme = read("README.md");
    let table = readme.split("<!-- keys -->\n\n").nth(1).and_then(|rest| rest.split("\n\n").next());
    assert!(
        table == Some(expected.trim_end()),
        "README.md shows other keys than the program has; the table there should be:\n{expected}"
    );
}

#[test]
fn the_readme_has_all_of_the_filter_s_language() {
    let row = |form: &diptych::filter::Form| {
        let examples: Vec<_> = form.examples.iter().map(|one| format!("`{one}`")).collect();
        format!("| {} | {} |\n", examples.join(", "), form.finds)
    };
    let rows = diptych::filter::LANGUAGE.iter().map(row);
    let head = "| you type | it finds |\n|---|---|\n".to_owned();
    let expected: String = std::iter::once(head).chain(rows).collect();
    let readme = read("README.md");
    let rest = readme.split("<!-- filter -->\n\n").nth(1);
    assert!(
        rest.and_then(|rest| rest.split("\n\n").next()) == Some(expected.trim_end()),
        "README.md shows another language than the filter has; the table there should be:\n{expected}"
    );
}

#[test]
fn the_readme_has_every_command_and_switch() {
    let readme = read("README.md");
    let mut missing = Vec::new();
    let help = help(&[]);
    let commands = help.split("Commands:\n").nth(1).unwrap_or_default().lines();
    let commands = commands.map_while(|line| line.strip_prefix("  ")?.split(' ').next());
    let commands: Vec<_> = commands.filter(|&name| name != "help" && !name.is_empty()).collect();
    assert!(commands.len() >= 4, "{help}");
    for command in commands {
        if !readme.contains(&format!("\ndiptych {command} ")) {
            missing.push(format!("diptych {command}"));
        }
        let help = self::help(&[command]);
        let switches = help.split_whitespace().filter(|word| word.starts_with("--"));
        let switches = switches.map(|word| word.trim_end_matches(','));
        missing.extend(
            switches
                .filter(|&switch| !["--", "--help", "--output"].contains(&switch))
                .filter(|switch| !readme.contains(*switch))
                .map(|switch| format!("diptych {command} {switch}")),
        );
    }
    keep("A person finds in README.md what the command line can do.", &missing);
}

#[test]
fn the_readme_has_every_schema() {
    let readme = read("README.md");
    let mut missing = Vec::new();
    for source in sources().iter().filter(|source| source.is_below("src/")) {
        let names =
            source.text.split("\"diptych.").skip(1).filter_map(|rest| rest.split('"').next());
        missing.extend(
            names.filter(|name| !readme.contains(&format!("`diptych.{name}`"))).map(str::to_owned),
        );
    }
    keep("Whoever reads our JSON finds its schema in README.md.", &missing);
}

#[test]
fn the_readme_sets_everything_up_in_two_lines() {
    let readme = read("README.md");
    for name in ["window", "tests"] {
        let start = format!("<!-- command: {name} -->\n```sh\n");
        let rest = readme.split(&start).nth(1).unwrap_or_else(|| panic!("no {start}"));
        let block = rest.split("\n```").next().unwrap_or_default();
        assert!(block.contains("cargo ") && block.lines().count() == 1, "{block}");
    }
    assert!(
        read(".ci/run").contains("<!-- command: tests -->"),
        "CI runs the line that README.md shows, so that it stays true"
    );
}

fn help(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    let output = command.args(arguments).arg("--help").output().expect("the binary runs");
    String::from_utf8(output.stdout).expect("the help is UTF-8")
}

/// The table of keys, put together from the tables in the code.
fn key_table() -> String {
    let shortcuts = read("src/ui/shortcuts.rs");
    let keys_of = |command: &str| {
        let arm = shortcuts.split(&format!("Command::{command} =>")).nth(1)?;
        let keys = arm.split(']').next()?.split('[').nth(1)?;
        let keys =
            keys.split(')').filter_map(|key| key.trim_matches([',', ' ', '\n']).split_once('('));
        let keys: Vec<_> = keys.map(|(modifiers, key)| shown(modifiers, key)).collect();
        Some(keys.join(", "))
    };
    let commands = read("src/app/command.rs");
    let rows = commands.split("commands! {\n").nth(1).and_then(|rest| rest.split("\n}").next());
    let rows = rows.unwrap_or_default().split(";\n").filter_map(|row| {
        let command = row.trim().split(',').next()?;
        let mut quoted = row.split('"').skip(1).step_by(2);
        let (name, help) = (quoted.next()?, quoted.next()?);
        Some(format!("| {name} | {} | {help} |\n", keys_of(command)?))
    });
    let head = "| command | keys | what it does |\n|---|---|---|\n".to_owned();
    std::iter::once(head).chain(rows).collect()
}

fn shown(modifiers: &str, key: &str) -> String {
    let modifiers = match modifiers.trim() {
        "key" => "",
        "shift" => "Shift+",
        "alt" => "Alt+",
        "ctrl" => "Ctrl+",
        "ctrl_shift" => "Ctrl+Shift+",
        other => other,
    };
    let key = match key {
        "ArrowDown" => "Down",
        "ArrowUp" => "Up",
        "ArrowLeft" => "Left",
        "ArrowRight" => "Right",
        "Backslash" => "`\\`",
        "Slash" => "`/`",
        "Plus" => "`+`",
        "Minus" => "`-`",
        "Equals" => "`=`",
        "Escape" => "Esc",
        "PageDown" => "PgDn",
        "PageUp" => "PgUp",
        digit => digit.strip_prefix("Num").unwrap_or(digit),
    };
    format!("{modifiers}{key}")
}

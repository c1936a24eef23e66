//! Measures how well the method aligns: its figures, how far they depend on its numbers, and what each
//! stage adds. README.md in the folder above says what the columns are.
//!
//! `cargo bench --bench quality -- figures|pairs|robustness|ablation`

mod claims;
mod draws;
mod figures;
mod links;
mod noise;
mod plagdet;
mod plants;
#[path = "../random.rs"]
mod random;
mod sets;

use std::io::{Result, Write, stdout};

use diptych::compare::method::Method;

use self::draws::{ABLATIONS, changed, drawn};
use self::figures::{Column, Set, Target, sets};
use self::random::Random;
use self::sets::shared;

/// How many settings are drawn.
const N_DRAWS: usize = 24;

fn main() -> Result<()> {
    let mut out = stdout().lock();
    if shared().is_none() {
        writeln!(out, "left out: the labelled sets, as there is no ../shared/data")?;
    }
    // cargo itself passes `--bench`.
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    match wanted.as_deref().unwrap_or("figures") {
        "figures" => figures(&mut out, &sets()),
        "pairs" => pairs(&mut out, &sets()),
        "robustness" => robustness(&mut out, &sets()),
        "ablation" => ablation(&mut out, &sets()),
        other => writeln!(out, "{other} is none of figures, pairs, robustness and ablation"),
    }
}

/// Every figure at the product's setting, beside its target.
fn figures(out: &mut impl Write, sets: &[Set]) -> Result<()> {
    for set in sets {
        for (column, mean) in set.columns.iter().zip(set.means(&Method::default())) {
            let target = match column.target {
                Target::AtLeast(bar) => format!("at least {bar}"),
                Target::AtMost(bar) => format!("at most {bar}"),
                Target::None => String::new(),
            };
            let is_met = if column.target.is_met(mean) { "" } else { "MISSED" };
            let n_pairs = set.pairs.len();
            writeln!(out, "{:12} {mean:.5}  {n_pairs:4} pairs  {target} {is_met}", column.name)?;
        }
    }
    Ok(())
}

/// The figures of each pair; of strangers only those that claim something.
fn pairs(out: &mut impl Write, sets: &[Set]) -> Result<()> {
    for set in sets {
        for (pair, values) in set.pairs.iter().zip(set.values(&Method::default())) {
            let named = set.columns.iter().zip(values);
            let cells =
                named.filter_map(|(column, value)| Some(format!("{} {:.4}", column.name, value?)));
            let cells: Vec<_> = cells.filter(|cell| cell != "strangers 0.0000").collect();
            if !cells.is_empty() {
                writeln!(out, "{:60} {}", pair.name, cells.join("  "))?;
            }
        }
    }
    Ok(())
}

/// The figures with all numbers drawn at random around the setting, `*` where one misses its target.
fn robustness(out: &mut impl Write, sets: &[Set]) -> Result<()> {
    head(out, sets)?;
    let mut random = Random::new(2026);
    let (mut n_missed, mut worst) = (0, Vec::new());
    for draw in 1..=N_DRAWS {
        let row = row(sets, &drawn(&mut random));
        n_missed += columns(sets).zip(&row).filter(|(c, mean)| !c.in_draws.is_met(**mean)).count();
        write_row(out, sets, &format!("draw {draw}"), &row)?;
        worst = if worst.is_empty() { row } else { worse(sets, &worst, &row) };
    }
    write_row(out, sets, "worst", &worst)?;
    writeln!(out, "{n_missed} targets missed")
}

/// The figures with each stage left out by itself.
fn ablation(out: &mut impl Write, sets: &[Set]) -> Result<()> {
    head(out, sets)?;
    for (name, change) in ABLATIONS {
        write_row(out, sets, name, &row(sets, &changed(change)))?;
    }
    Ok(())
}

fn columns(sets: &[Set]) -> impl Iterator<Item = &Column> {
    sets.iter().flat_map(|set| &set.columns)
}

fn row(sets: &[Set], method: &Method) -> Vec<f64> {
    sets.iter().flat_map(|set| set.means(method)).collect()
}

/// For each column the value further from its target.
fn worse(sets: &[Set], one: &[f64], other: &[f64]) -> Vec<f64> {
    let worse = |(column, (one, other)): (&Column, (&f64, &f64))| match column.in_draws {
        Target::AtMost(_) => one.max(*other),
        _ => one.min(*other),
    };
    columns(sets).zip(one.iter().zip(other)).map(worse).collect()
}

fn head(out: &mut impl Write, sets: &[Set]) -> Result<()> {
    write!(out, "{:24}", "")?;
    for column in columns(sets) {
        write!(out, "{:>12}", column.name)?;
    }
    writeln!(out)
}

fn write_row(out: &mut impl Write, sets: &[Set], name: &str, row: &[f64]) -> Result<()> {
    write!(out, "{name:24}")?;
    for (column, mean) in columns(sets).zip(row) {
        let mark = if column.in_draws.is_met(*mean) { " " } else { "*" };
        write!(out, "{mean:>11.4}{mark}")?;
    }
    writeln!(out)
}

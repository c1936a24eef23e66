//! Other settings of the method: all numbers drawn at once, and one stage at a time left out.

use diptych::compare::method::Method;

use crate::random::Random;

/// A change of the product's setting.
type Change = fn(&mut Method);

/// Each stage switched off by itself, and some numbers put far away.
pub(crate) const ABLATIONS: [(&str, Change); 19] = [
    ("the product's setting", |_| {}),
    ("runs only", |m| m.bar_above_chance = f64::INFINITY),
    ("no runs, no cuts", |m| m.run_bar = f64::INFINITY),
    ("runs, but no cuts", |m| m.shortest_cut = usize::MAX),
    ("no chains", |m| (m.longest_step, m.lone_surcharge) = (0, 0.0)),
    ("local bar flat 1.5", |m| m.link_bars.1 = m.link_bars.0),
    ("local bar flat 6", |m| m.link_bars.0 = m.link_bars.1),
    ("no context", |m| m.lent_share = 0.0),
    ("no gap filling", |m| m.widest_gap = 0),
    ("no extension", |m| m.extension_surcharge = f64::INFINITY),
    ("no absorption", |m| m.n_absorptions = 0),
    ("r = 0.3 only", |m| m.kept = [0.3; 5]),
    ("r = 0.5 only", |m| m.kept = [0.5; 5]),
    ("no stems", |m| m.is_stemmed = false),
    ("no remainders", |m| m.longest_remainder = 0),
    ("no rule for short ones", |m| m.most_short_words = 0),
    ("bar at chance", |m| m.bar_above_chance = 0.0),
    ("bar 7 above chance", |m| m.bar_above_chance = 7.0),
    ("no lone surcharge", |m| m.lone_surcharge = 0.0),
];

/// The product's setting with one change.
pub(crate) fn changed(change: Change) -> Method {
    let mut method = Method::default();
    change(&mut method);
    method
}

/// A setting with every number drawn between two thirds and one and a half times the product's;
/// numbers around zero are shifted by up to one nat instead.
pub(crate) fn drawn(random: &mut Random) -> Method {
    let mut method = Method::default();
    for number in numbers(&mut method) {
        *number *= factor(random);
    }
    for count in counts(&mut method) {
        *count = (*count as f64 * factor(random)).round() as usize;
    }
    // A chance or a share of all stays one.
    method.kept.iter_mut().for_each(|kept| *kept = kept.min(0.95));
    method.verbatim_part = method.verbatim_part.min(1.0);
    method.longest_step = 5 + random.below(8);
    method.lowest_filling += 2.0 * random.share() - 1.0;
    method.extension_surcharge += 2.0 * random.share() - 1.0;
    method.run_gaps.0 += random.below(3).cast_signed() - 1;
    method.run_gaps.1 = (method.run_gaps.1 as f64 * factor(random)).round() as isize;
    method
}

/// From 0.67 to 1.5, as likely to shrink as to grow.
fn factor(random: &mut Random) -> f64 {
    1.5_f64.powf(2.0 * random.share() - 1.0)
}

fn numbers(method: &mut Method) -> Vec<&mut f64> {
    let mut numbers: Vec<&mut f64> = method.kept.iter_mut().collect();
    numbers.extend([
        &mut method.most_lent,
        &mut method.lent_share,
        &mut method.off_diagonal,
        &mut method.seed_bar,
        &mut method.seed_cost,
        &mut method.shift_cost,
        &mut method.bar_above_chance,
        &mut method.lowest_chain_bar,
        &mut method.lone_surcharge,
        &mut method.link_bars.0,
        &mut method.link_bars.1,
        &mut method.bar_slope,
        &mut method.filling_discount,
        &mut method.gain_bar,
        &mut method.alike_share,
        &mut method.kept_information,
        &mut method.run_step_costs.0,
        &mut method.run_step_costs.1,
        &mut method.run_bar,
        &mut method.verbatim_part,
        &mut method.shared_part,
        &mut method.edited_ratio,
    ]);
    numbers
}

fn counts(method: &mut Method) -> [&mut usize; 13] {
    [
        &mut method.n_weedings,
        &mut method.widest_gap,
        &mut method.n_absorptions,
        &mut method.most_short_words,
        &mut method.fewest_common,
        &mut method.fewest_same,
        &mut method.shortest_run,
        &mut method.most_drift,
        &mut method.shortest_cut,
        &mut method.shortest_verbatim,
        &mut method.shortest_piece,
        &mut method.longest_remainder,
        &mut method.shortest_taker,
    ]
}

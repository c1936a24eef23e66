//! What is settled in long documents before anything is scored: stretches in which each sentence is
//! equal to its counterpart or nearly so.
//!
//! Two versions of one book agree in nearly everything; the method is only needed around what was
//! put in, taken out or rewritten. From each anchor a stretch grows over neighbours that read alike;
//! it counts if chance does not explain it. Stretches in the order of both sides come first, then
//! those that were moved. Ends stay open where both sides go on differently: they support the rest.

use std::ops::Range;

use super::alike::{n_common, ratio};
use super::anchors::{Anchor, anchors, candidates, candidates_outside, one_in};
use super::stretch::{Step, Stretch};
use super::words::{Text, Texts};
use crate::model::WordId;

/// So many steps stay open at an end of a stretch.
const OPEN_ENDS: usize = 6;
/// The share of its words that a sentence has in common and in order with its counterpart.
const ALIKE: f64 = 0.7;
/// How many sentences on each side may make a step: as they are, one split, or two merged.
const STEPS: [(usize, usize); 3] = [(1, 1), (1, 2), (2, 1)];

/// What is settled of two texts, and what stays open.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// The stretches in the order of the left side, disjoint on each.
    pub(super) stretches: Vec<Stretch>,
    /// The open sentences on the left, in order.
    pub(super) left: Vec<usize>,
    /// The open sentences on the right, in order.
    pub(super) right: Vec<usize>,
    /// Open ends of stretches, in the order of the left side: their counterparts are known.
    pub(super) ends: Vec<Step>,
    /// The small gaps between stretches that follow each other on both sides, as open sentences on
    /// the left and on the right.
    pub(super) gaps: Vec<(Range<usize>, Range<usize>)>,
}

impl Settled {
    /// Nothing is settled: every sentence is open.
    pub(super) fn nothing(texts: &Texts<'_>) -> Self {
        Self {
            left: (0..texts.left.units.len()).collect(),
            right: (0..texts.right.units.len()).collect(),
            ..Self::default()
        }
    }
}

/// Settles what needs no scoring; in short documents that is nothing. `None` if `cancelled` said so
/// meanwhile.
pub(super) fn settled(texts: &Texts<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<Settled> {
    let mut found = Finder::new(texts);
    let (n_left, n_right) = texts.n_words();
    if n_left + n_right >= texts.method.fewest_settled_words {
        found.grow_in_order(cancelled)?;
        found.grow_moved(cancelled)?;
    }
    Some(found.finish())
}

/// Grows stretches, and knows which sentences are in one.
struct Finder<'t> {
    texts: &'t Texts<'t>,
    is_left_taken: Vec<bool>,
    is_right_taken: Vec<bool>,
    stretches: Vec<Stretch>,
    /// What a stretch must score, in nats: what a chain of verbatim runs must.
    bar: f64,
}

impl<'t> Finder<'t> {
    fn new(texts: &'t Texts<'t>) -> Self {
        let (n_left, n_right) = texts.n_words();
        let places = (n_left as f64).ln() + (n_right as f64).ln();
        Self {
            texts,
            is_left_taken: vec![false; texts.left.units.len()],
            is_right_taken: vec![false; texts.right.units.len()],
            stretches: Vec::new(),
            bar: (texts.method.run_bar + places) / texts.method.kept_information,
        }
    }

    /// Grows stretches that stand in the same order on both sides: over all, and then between them,
    /// where more sentences stand only once.
    fn grow_in_order(&mut self, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<()> {
        let Texts { left, right, .. } = self.texts;
        let one_in = one_in(left.units.len().max(right.units.len()));
        let all = anchors(&candidates(left, one_in), &candidates(right, one_in));
        self.grow_all(all.into_iter().filter(|anchor| anchor.is_in_order), true, cancelled)?;
        let between = anchors(
            &candidates_outside(left, self.stretches.iter().map(Stretch::lefts), true),
            &candidates_outside(right, self.stretches.iter().map(Stretch::rights), true),
        );
        self.grow_all(between.into_iter().filter(|anchor| anchor.is_in_order), true, cancelled)?;
        self.stretches.sort_unstable_by_key(|stretch| stretch.lefts().start);
        Some(())
    }

    /// Grows stretches from what is left on both sides, in any order.
    fn grow_moved(&mut self, cancelled: &(dyn Fn() -> bool + Sync)) -> Option<()> {
        let left = self.stretches.iter().map(Stretch::lefts);
        let right = self.stretches.iter().map(Stretch::rights);
        let rest = anchors(
            &candidates_outside(&self.texts.left, left, false),
            &candidates_outside(&self.texts.right, right, false),
        );
        self.grow_all(rest.into_iter(), false, cancelled)
    }

    /// Grows stretches from some anchors.
    fn grow_all(
        &mut self,
        anchors: impl Iterator<Item = Anchor>,
        is_in_order: bool,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<()> {
        // What was tried is not tried again from its next anchor; so growing takes linear time.
        let mut tried = (0, 0);
        for (index, anchor) in anchors.enumerate() {
            if index % 256 == 0 && cancelled() {
                return None;
            }
            let (left, right) = (anchor.left as usize, anchor.right as usize);
            let is_tried = left < tried.0 || (is_in_order && right < tried.1);
            if is_tried || !self.is_free(left, right) || !self.are_equal(left, right) {
                continue;
            }
            let from = if is_in_order { tried } else { (tried.0, 0) };
            let stretch = self.grown((left, right), from);
            tried = (stretch.lefts().end, stretch.rights().end);
            if (is_in_order && self.is_near(&stretch)) || self.is_sure(&stretch) {
                self.take(stretch);
            }
        }
        Some(())
    }

    /// Whether a stretch is close behind others on both sides: then the same order is evidence
    /// enough.
    fn is_near(&self, stretch: &Stretch) -> bool {
        let is_near = |start: usize, is_taken: &[bool]| {
            let before = start.saturating_sub(self.texts.method.longest_step)..start;
            is_taken.get(before).is_some_and(|taken| taken.contains(&true))
        };
        is_near(stretch.lefts().start, &self.is_left_taken)
            && is_near(stretch.rights().start, &self.is_right_taken)
    }

    /// The stretch around an anchor, over free sentences that are not before `from`.
    fn grown(&self, (left, right): (usize, usize), from: (usize, usize)) -> Stretch {
        let mut steps = Vec::new();
        let mut at = (left, right);
        while let Some(step) = self.step(at, false) {
            at = (step.lefts().start, step.rights().start);
            if at.0 < from.0 || at.1 < from.1 {
                break;
            }
            steps.push(step);
        }
        steps.reverse();
        steps.push(Step::new(&(left..left + 1), &(right..right + 1)));
        at = (left + 1, right + 1);
        while let Some(step) = self.step(at, true) {
            at = (step.lefts().end, step.rights().end);
            steps.push(step);
        }
        Stretch { steps }
    }

    /// The next sentences from `at`, forwards or backwards, that read alike.
    fn step(&self, at: (usize, usize), is_forward: bool) -> Option<Step> {
        let mut best: Option<(f64, Step)> = None;
        for (n_left, n_right) in STEPS {
            let left = free(&self.is_left_taken, at.0, n_left, is_forward);
            let right = free(&self.is_right_taken, at.1, n_right, is_forward);
            let Some((left, right)) = left.zip(right) else { continue };
            let bar = best.map_or(ALIKE, |(ratio, _)| ratio);
            let Some(ratio) = self.alike(&left, &right, bar) else { continue };
            if ratio >= 1.0 {
                return Some(Step::new(&left, &right));
            }
            if best.is_none_or(|best| ratio > best.0) && self.needs_all(&left, &right, ratio) {
                best = Some((ratio, Step::new(&left, &right)));
            }
        }
        best.map(|(_, step)| step)
    }

    /// The share of their words that sentences have in common and in order, if it reaches `bar`.
    fn alike(&self, left: &Range<usize>, right: &Range<usize>, bar: f64) -> Option<f64> {
        let Texts { left: left_text, right: right_text, .. } = self.texts;
        let left = left_text.words.get(left_text.words_of(left)).unwrap_or_default();
        let right = right_text.words.get(right_text.words_of(right)).unwrap_or_default();
        if left == right {
            return Some(1.0);
        }
        // Most sentences cannot be alike, as one is too long for the other.
        let most = ratio(left.len().min(right.len()), left, right);
        let found = if most < bar { 0.0 } else { ratio(n_common(left, right), left, right) };
        (found >= bar).then_some(found)
    }

    /// Whether neither of two sentences on a side could be left out: else one was split or two were
    /// merged nowhere, but one was put in or taken out.
    fn needs_all(&self, left: &Range<usize>, right: &Range<usize>, ratio: f64) -> bool {
        let is_needed = |left: Range<usize>, right: Range<usize>| {
            left.is_empty() || right.is_empty() || self.alike(&left, &right, ratio).is_none()
        };
        (left.len() == 1 && right.len() == 1)
            || (is_needed(left.start + 1..left.end, right.clone())
                && is_needed(left.start..left.end - 1, right.clone())
                && is_needed(left.clone(), right.start + 1..right.end)
                && is_needed(left.clone(), right.start..right.end - 1))
    }

    /// Whether chance does not explain a stretch, by its equal sentences alone.
    fn is_sure(&self, stretch: &Stretch) -> bool {
        let mut information = 0.0;
        stretch.steps.iter().any(|step| {
            let (left, right) = (step.lefts().start, step.rights().start);
            if step.is_plain() && self.are_equal(left, right) {
                information += self.texts.information(words(&self.texts.left, left));
            }
            information >= self.bar
        })
    }

    fn take(&mut self, stretch: Stretch) {
        self.is_left_taken.get_mut(stretch.lefts()).unwrap_or_default().fill(true);
        self.is_right_taken.get_mut(stretch.rights()).unwrap_or_default().fill(true);
        self.stretches.push(stretch);
    }

    fn are_equal(&self, left: usize, right: usize) -> bool {
        words(&self.texts.left, left) == words(&self.texts.right, right)
    }

    fn is_free(&self, left: usize, right: usize) -> bool {
        self.is_left_taken.get(left) == Some(&false)
            && self.is_right_taken.get(right) == Some(&false)
    }

    /// Opens the ends where both sides go on, but for small gaps, and gathers what is open.
    fn finish(mut self) -> Settled {
        self.stretches.sort_unstable_by_key(|stretch| stretch.lefts().start);
        let mut stretches = std::mem::take(&mut self.stretches);
        let gaps: Vec<_> =
            stretches.windows(2).map(|pair| self.small_gap(pair.first()?, pair.get(1)?)).collect();
        // All are looked at before any is opened, which frees sentences.
        let is_gap =
            |at: Option<usize>| at.and_then(|at| gaps.get(at)).is_some_and(Option::is_some);
        let opened = stretches.iter().enumerate().map(|(at, stretch)| {
            let (lefts, rights) = (stretch.lefts(), stretch.rights());
            let before = lefts.start.checked_sub(1).zip(rights.start.checked_sub(1));
            let is_open = |at: (usize, usize)| self.is_free(at.0, at.1);
            let head = before.is_some_and(is_open) && !is_gap(at.checked_sub(1));
            let tail = is_open((lefts.end, rights.end)) && !is_gap(Some(at));
            [head, tail].map(|is_open| if is_open { OPEN_ENDS } else { 0 })
        });
        let opened: Vec<[usize; 2]> = opened.collect();
        let mut ends = Vec::new();
        for (stretch, [n_head, n_tail]) in stretches.iter_mut().zip(opened) {
            let n_tail = n_tail.min(stretch.steps.len());
            let tail = stretch.steps.split_off(stretch.steps.len() - n_tail);
            let n_head = n_head.min(stretch.steps.len());
            let head = stretch.steps.drain(..n_head);
            ends.extend(head.chain(tail));
        }
        for step in &ends {
            self.is_left_taken.get_mut(step.lefts()).unwrap_or_default().fill(false);
            self.is_right_taken.get_mut(step.rights()).unwrap_or_default().fill(false);
        }
        stretches.retain(|stretch| !stretch.steps.is_empty());
        let open = |is_taken: &[bool]| {
            let units = is_taken.iter().enumerate();
            units.filter(|(_, is_taken)| !**is_taken).map(|(unit, _)| unit).collect()
        };
        let (left, right) = (open(&self.is_left_taken), open(&self.is_right_taken));
        Settled { stretches, left, right, ends, gaps: gaps.into_iter().flatten().collect() }
    }

    /// What lies between two stretches, the first before the second on both sides, if both sides
    /// have something there and not much.
    fn small_gap(&self, before: &Stretch, after: &Stretch) -> Option<(Range<usize>, Range<usize>)> {
        let between = |before: Range<usize>, after: Range<usize>, is_taken: &[bool]| {
            let gap = before.end..after.start;
            // A gap counts from the sentence before it.
            let is_small = !gap.is_empty() && gap.len() < self.texts.method.widest_gap;
            let is_free = is_taken.get(gap.clone()).is_some_and(|taken| !taken.contains(&true));
            (is_small && is_free).then_some(gap)
        };
        let left = between(before.lefts(), after.lefts(), &self.is_left_taken)?;
        Some((left, between(before.rights(), after.rights(), &self.is_right_taken)?))
    }
}

/// So many sentences from `at`, forwards or backwards, if none is taken.
fn free(is_taken: &[bool], at: usize, n_units: usize, is_forward: bool) -> Option<Range<usize>> {
    let start = if is_forward { at } else { at.checked_sub(n_units)? };
    let units = is_taken.get(start..start + n_units)?;
    (!units.contains(&true)).then_some(start..start + n_units)
}

fn words<'a>(text: &Text<'a>, unit: usize) -> &'a [WordId] {
    text.units.get(unit).and_then(|unit| text.words.get(unit.clone())).unwrap_or_default()
}

#[cfg(test)]
mod tests;

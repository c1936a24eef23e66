//! How far apart the lines of a paragraph are.

use super::lines::Line;
use super::page::Page;

/// A gap between lines that is larger than the usual one by this parts paragraphs.
const WIDE_GAP: f32 = 1.25;
/// Sizes that differ by a larger share are different.
const SIZE_SLACK: f32 = 0.08;

/// How far lines of one paragraph are apart, by the size of their type.
pub(super) struct Gaps {
    /// Size in tenths of a point, and the gap in sizes that most lines of that size have.
    by_size: Vec<(i32, f32)>,
}

/// Lines are set this far apart where nothing tells.
const USUAL_GAP: f32 = 1.2;

impl Gaps {
    pub(super) fn new(pages: &[Page]) -> Self {
        let mut gaps: Vec<(i32, f32)> = Vec::new();
        for page in pages {
            let lines = page.lines.iter().filter(|line| !line.is_furniture);
            for (one, next) in lines.clone().zip(lines.skip(1)) {
                let gap = (next.line.base - one.line.base) / one.line.size;
                let is_pair = one.block == next.block && tenths(&one.line) == tenths(&next.line);
                if is_pair && gap > 0.5 && gap < 3.5 {
                    gaps.push((tenths(&one.line), gap));
                }
            }
        }
        gaps.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
        let by_size = gaps.chunk_by(|one, other| one.0 == other.0);
        Self { by_size: by_size.filter_map(|same| Some((same.first()?.0, most(same)))).collect() }
    }

    /// Whether a line stands so close below another, in type of the same size, that both may be of one
    /// paragraph.
    pub(super) fn are_close(&self, one: &Line, next: &Line) -> bool {
        let gap = (next.base - one.base) / one.size.max(next.size);
        are_alike(one, next) && gap > 0.0 && gap <= WIDE_GAP * self.usual(one.size)
    }

    fn usual(&self, size: f32) -> f32 {
        let tenths = (size * 10.0).round() as i32;
        let known = self.by_size.binary_search_by_key(&tenths, |&(size, _)| size);
        known.ok().and_then(|at| self.by_size.get(at)).map_or(USUAL_GAP, |&(_, gap)| gap)
    }
}

fn tenths(line: &Line) -> i32 {
    (line.size * 10.0).round() as i32
}

/// The gap that most have, to a twentieth; of equally many the smaller one.
fn most(sorted: &[(i32, f32)]) -> f32 {
    let steps = sorted.chunk_by(|one, next| step(one.1) == step(next.1));
    let best = steps.rev().max_by_key(|same| same.len());
    best.and_then(|same| same.last()).map_or(USUAL_GAP, |&(_, gap)| gap)
}

fn step(gap: f32) -> i32 {
    (gap * 20.0).round() as i32
}

/// Whether two lines are set in the same type and run the same way.
pub(super) fn are_alike(one: &Line, next: &Line) -> bool {
    let larger = one.size.max(next.size);
    (one.size - next.size).abs() <= SIZE_SLACK * larger
        && one.is_bold == next.is_bold
        && one.from_right == next.from_right
}

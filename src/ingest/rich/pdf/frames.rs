//! Letters sorted by the way they are written: upright ones, those of a page lying on its side, and
//! stamps across it. In its own frame each text runs from left to right and down.

use super::glyphs::Glyph;

/// Directions that differ by fewer degrees are one: scans lie a little askew.
const SLACK_DEGREES: f32 = 4.0;

/// A letter in a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) letter: char,
    /// Where it begins and ends along its line.
    pub(super) left: f32,
    pub(super) right: f32,
    /// How far down its baseline is.
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) is_bold: bool,
}

/// The letters by direction, the one of most letters first; in each frame they keep their order.
pub(super) fn frames(glyphs: &[Glyph]) -> Vec<Vec<Placed>> {
    let mut directions: Vec<Direction> = Vec::new();
    let mut frame_of = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let angle = angle(glyph);
        // The last one fits nearly always.
        let known = directions.iter().rposition(|known| known.is_near(angle));
        let at = known.unwrap_or(directions.len());
        if known.is_none() {
            directions.push(Direction { angle, n_letters: 0, sum_of_turns: 0.0 });
        }
        if let Some(direction) = directions.get_mut(at) {
            direction.add(angle);
        }
        frame_of.push(at);
    }
    let mut order: Vec<usize> = (0..directions.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(directions.get(at).map_or(0, |d| d.n_letters)));
    let in_frame = |at: usize| -> Vec<Placed> {
        let turn = directions.get(at).map_or(0.0, Direction::mean).to_radians();
        let own = glyphs.iter().zip(&frame_of).filter(|&(_, &frame)| frame == at);
        own.map(|(glyph, _)| placed(glyph, turn)).collect()
    };
    order.into_iter().map(in_frame).collect()
}

struct Direction {
    angle: f32,
    n_letters: usize,
    sum_of_turns: f64,
}

impl Direction {
    fn is_near(&self, angle: f32) -> bool {
        turn(self.angle, angle).abs() < SLACK_DEGREES
    }

    fn add(&mut self, angle: f32) {
        self.n_letters += 1;
        self.sum_of_turns += f64::from(turn(self.angle, angle));
    }

    fn mean(&self) -> f32 {
        self.angle + (self.sum_of_turns / self.n_letters.max(1) as f64) as f32
    }
}

/// The way from one direction to another, in degrees from -180 to 180.
fn turn(from: f32, to: f32) -> f32 {
    (to - from + 540.0).rem_euclid(360.0) - 180.0
}

fn angle(glyph: &Glyph) -> f32 {
    let [x, y] = glyph.advance;
    let degrees = y.atan2(x).to_degrees();
    // Letters without width have no direction of their own.
    if x == 0.0 && y == 0.0 { 0.0 } else { degrees }
}

fn placed(glyph: &Glyph, turn: f32) -> Placed {
    let (sin, cos) = turn.sin_cos();
    let [x, y] = glyph.at;
    let [dx, dy] = glyph.advance;
    let left = x * cos + y * sin;
    let width = (dx * cos + dy * sin).max(0.0);
    Placed {
        letter: glyph.letter,
        left,
        right: left + width,
        base: y * cos - x * sin,
        size: glyph.size,
        is_bold: glyph.is_bold,
    }
}

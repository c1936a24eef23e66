//! One line of text that is cut in its middle: names that begin alike mostly differ at their ends.

use egui::epaint::text::Glyph;
use egui::text::TextFormat;
use egui::{Align2, Painter, Pos2, Rect};

use super::widgets::{self, line};

const CUT: &str = "…";
/// Of several names so many are cut so that they stand on one line ...
const MOST_SHORT: usize = 3;
/// ... but to no less than this.
const LEAST_SHORT: f32 = 96.0;

/// A name as far as it fits into a width, what is left out of its middle told by an ellipsis.
pub(crate) fn cut_middle(painter: &Painter, name: &str, format: &TextFormat, width: f32) -> String {
    let measure = |text: &str| line(painter, text, format.clone(), f32::INFINITY);
    let whole = measure(name);
    if whole.size().x <= width {
        return name.to_owned();
    }
    let glyphs = whole.rows.first().map(|row| row.glyphs.as_slice()).unwrap_or_default();
    let ends: Vec<f32> = glyphs.iter().map(Glyph::max_x).collect();
    let room = width - measure(CUT).size().x;
    let (head, tail) = kept(&ends, room);
    let chars: Vec<char> = name.chars().collect();
    let head: String = chars.iter().take(head).collect();
    let tail: String = chars.iter().skip(chars.len().saturating_sub(tail)).collect();
    format!("{}{CUT}{}", head.trim_end(), tail.trim_start())
}

/// Draws a name as far as it fits into a width, at an anchor, and answers where it stands.
pub(crate) fn text(
    painter: &Painter,
    anchor: (Pos2, Align2),
    name: &str,
    format: TextFormat,
    width: f32,
) -> Rect {
    let name = cut_middle(painter, name, &format, width);
    // What was measured to fit must not be cut again for a rounding.
    widgets::text(painter, anchor, &name, format, width + 1.0)
}

/// How many characters at the start and at the end fit into a width, if each ends at one of `ends`.
fn kept(ends: &[f32], room: f32) -> (usize, usize) {
    let whole = ends.last().copied().unwrap_or_default();
    let head = ends.partition_point(|&end| end <= room * 0.5);
    let used = head.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or_default();
    let from = ends.partition_point(|&end| end < whole - (room - used));
    (head, ends.len().saturating_sub(from + 1).min(ends.len() - head))
}

/// Names one behind the other as far as they fit, the first of `n`; how many are left out stands at the
/// end.
pub(crate) fn names_that_fit(
    painter: &Painter,
    (names, n): (&[String], usize),
    format: &TextFormat,
    width: f32,
) -> String {
    let widest = match n {
        0 | 1 => width,
        _ => (width / n.min(MOST_SHORT) as f32 - 12.0).max(LEAST_SHORT),
    };
    let measure = |text: &str| line(painter, text, format.clone(), f32::INFINITY).size().x;
    let mut said = String::new();
    for (at, name) in names.iter().enumerate() {
        let name = cut_middle(painter, name, format, widest);
        let longer = if at == 0 { name } else { format!("{said}, {name}") };
        let n_left = n.saturating_sub(at + 1);
        let rest = if n_left > 0 { format!(" +{n_left}") } else { String::new() };
        if at > 0 && measure(&format!("{longer}{rest}")) > width {
            return format!("{said} +{}", n.saturating_sub(at));
        }
        said = longer;
    }
    let n_left = n.saturating_sub(names.len());
    if n_left > 0 { format!("{said} +{n_left}") } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_is_kept_of_the_end_as_of_the_start() {
        let ends: Vec<f32> = (1..=10).map(|end| end as f32 * 10.0).collect();
        assert_eq!(kept(&ends, 60.0), (3, 3));
        assert_eq!(kept(&ends, 55.0), (2, 3));
        assert_eq!(kept(&ends, 5.0), (0, 0));
        assert_eq!(kept(&[], 5.0), (0, 0));
    }
}

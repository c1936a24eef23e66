//! What the last frame drew, as shapes: texts, and where each word of them stands.

use diptych::compare::Side;
use egui::epaint::TextShape;
use egui::{Color32, Rect, Shape};

use super::harness::Desk;

/// All simple shapes of the last frame, in the order in which they were drawn.
fn shapes(desk: &Desk) -> Vec<(Rect, &Shape)> {
    let mut found = Vec::new();
    for clipped in &desk.output().shapes {
        flatten(clipped.clip_rect, &clipped.shape, &mut found);
    }
    found
}

fn flatten<'a>(clip: Rect, shape: &'a Shape, found: &mut Vec<(Rect, &'a Shape)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| flatten(clip, shape, found)),
        Shape::Noop => {}
        shape => found.push((clip, shape)),
    }
}

fn texts(desk: &Desk) -> impl Iterator<Item = (Rect, &TextShape)> {
    shapes(desk).into_iter().filter_map(|(clip, shape)| match shape {
        Shape::Text(text) => Some((clip, text)),
        _ => None,
    })
}

/// Whether a text that holds `part` stands on the screen.
pub(super) fn says(desk: &Desk, part: &str) -> bool {
    texts(desk).any(|(clip, text)| {
        text.galley.text().contains(part) && clip.intersects(text.visual_bounding_rect())
    })
}

/// Where a word stands on a side, one box a line; the first of those that are drawn.
#[track_caller]
pub(super) fn word_boxes(desk: &Desk, side: Side, word: &str) -> Vec<Rect> {
    let sheet = desk.sheet(side);
    let found = texts(desk).find_map(|(clip, text)| {
        let at = text.galley.text().find(word)?;
        let is_here = sheet.contains(text.pos) && clip.intersects(text.visual_bounding_rect());
        is_here.then(|| boxes(text, at, word))
    });
    found.unwrap_or_else(|| panic!("{word:?} does not stand {side:?}"))
}

fn boxes(text: &TextShape, at: usize, word: &str) -> Vec<Rect> {
    let before = text.galley.text().char_indices().take_while(|&(byte, _)| byte < at).count();
    let wanted = before..before + word.chars().count();
    let mut found = Vec::new();
    let mut first = 0;
    for row in &text.galley.rows {
        let inside = row.glyphs.iter().enumerate().filter(|(at, _)| wanted.contains(&(first + at)));
        let rects = inside.map(|(_, glyph)| glyph.logical_rect());
        if let Some(hull) = rects.reduce(Rect::union) {
            found.push(hull.translate(row.pos.to_vec2() + text.pos.to_vec2()));
        }
        first += row.glyphs.len() + usize::from(row.ends_with_newline);
    }
    found
}

/// Number of hits drawn on a side's sheet: only they have a ground of full yellow.
pub(super) fn n_hit_boxes(desk: &Desk, side: Side) -> usize {
    n_grounds(desk, side, |color| color.r() > 200 && color.g() > 200 && color.b() < 120)
}

/// Number of places that the first kept filter marks on a side's sheet: its ground is olive.
pub(super) fn n_kept_boxes(desk: &Desk, side: Side) -> usize {
    n_grounds(desk, side, |color| {
        (170..200).contains(&color.r()) && color.g() > 170 && color.b() < 80
    })
}

fn n_grounds(desk: &Desk, side: Side, is_wanted: impl Fn(Color32) -> bool) -> usize {
    let sheet = desk.sheet(side);
    let is_it = |shape: &Shape| match shape {
        Shape::Rect(rect) => is_wanted(rect.fill) && sheet.contains(rect.rect.center()),
        _ => false,
    };
    shapes(desk).iter().filter(|(_, shape)| is_it(shape)).count()
}

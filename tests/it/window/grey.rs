//! The marks survive a picture rendered in grey: each kind is still told by its form.
//!
//! Colour-blind readers and black-and-white prints have nothing else. The picture is drawn, turned to
//! luminance, and its forms are measured where the marks must stand.

use std::collections::BTreeMap;
use std::ops::Range;

use diptych::app::settings::{Settings, Theme};
use diptych::compare::Side;
use egui::accesskit::Role;
use egui::{Pos2, Rect, pos2};
use egui_kittest::kittest::{Queryable as _, by};

use super::drawn::word_boxes;
use super::harness::{Desk, folder, light};

const LEFT: &str = "\
The night the mill stood still\n\n\
The old water mill at Brenn has turned every day since the spring of 1874, and nobody in the \
village can remember a silence like the one that fell on it last week.\n\n\
The miller, Anselm Troy, opened the sluice on Tuesday at six in the morning and slowly \
walked back along the weir, as his father and his grandfather had done before him.\n\n\
Forty sacks of barley stood ready in the loft, and two carts were waiting in the yard to \
carry the flour to the bakers of Oster and Holm.\n\n\
Nobody was hurt when the great wheel stopped, because the apprentices had gone upstairs to \
fetch their breakfast a few minutes earlier.\n\n\
A heron had built its nest in the tail race, and the engineers found eleven eggs under the \
paddles, each of them still warm.\n\n\
The parish has voted to leave the wheel alone until the chicks have flown, which the warden \
expects to happen before the harvest.\n\n\
Visitors may look at the nest from the footbridge on Sundays, in small groups, and are asked \
to leave their dogs at home.\n\n\
Troy says that he has never slept so badly as in those quiet nights, and that he has begun \
to count the ticks of the kitchen clock instead.\n";

const RIGHT: &str = "\
The night the mill stood still\n\n\
Home | Villages | Weather | Recipes | About us | Contact\n\n\
Share · Save · Print · 4 min read · 9 comments\n\n\
Visitors may look at the nest from the footbridge on Sundays, in small groups, and are asked \
to leave their dogs at home.\n\n\
The old water mill at Brenn has turned every day since the spring of 1874, and nobody in the \
village can remember a silence like the one that fell on it last week.\n\n\
The miller, Anselm Troy, opened the sluice on Thursday at six in the morning and walked back \
along the weir with his cap in hand, as his father and his grandfather had done before him.\n\n\
The reporter of this paper was offered a slice of plum cake and a chair beside the stove, \
and declined neither of them.\n\n\
When the great wheel came to a halt no one was injured, since the apprentices had climbed \
the stairs for breakfast some minutes before.\n\n\
A heron had built its nest in the tail race, and the engineers found eleven eggs under the \
paddles, each of them still warm.\n\n\
The parish has voted to leave the wheel alone until the chicks have flown, which the warden \
expects to happen before the harvest.\n\n\
Troy says that he has never slept so badly as in those quiet nights, and that he has begun \
to count the ticks of the kitchen clock instead.\n";

/// Differences in luminance that an eye cannot miss, of 255.
const PLAIN: u8 = 40;
/// Half the width and height of a sign, in pixels.
const HALF_SIGN: i32 = 9;
/// Signs that differ in fewer of their 324 pixels look alike.
const LEAST_DIFFERENCE: usize = 12;

/// How a bar is broken, read off the lengths of its pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bar {
    None,
    Solid,
    Dashed,
    Dotted,
}

/// A picture of the window in grey.
struct Grey {
    desk: Desk,
    picture: image::GrayImage,
    hinge: Rect,
}

impl Grey {
    /// The comparison of both texts, which has every kind of change, all of it in view.
    fn of(theme: Theme, filter: &str) -> Self {
        let dir = folder(&[("left.txt", LEFT.as_bytes()), ("right.txt", RIGHT.as_bytes())]);
        let settings =
            Settings { theme, window_size: [1440.0, 1200.0], is_panel_open: false, ..light() };
        let mut desk = Desk::with(settings, dir.path());
        if !filter.is_empty() {
            desk.filter(filter);
        }
        let picture =
            image::DynamicImage::ImageRgba8(desk.render().expect("a picture")).into_luma8();
        let (left, right) = (desk.sheet(Side::Left), desk.sheet(Side::Right));
        let hinge = Rect::from_min_max(left.right_top(), right.left_bottom());
        Self { desk, picture, hinge }
    }

    fn at(&self, point: Pos2) -> u8 {
        self.picture.get_pixel(point.x as u32, point.y as u32).0[0]
    }

    /// The luminance of most of a rectangle.
    fn ground(&self, rect: Rect) -> u8 {
        let mut counts = BTreeMap::<u8, usize>::new();
        for y in pixels(rect.top()..rect.bottom()) {
            for x in pixels(rect.left()..rect.right()) {
                *counts.entry(self.at(pos2(x, y))).or_default() += 1;
            }
        }
        counts.into_iter().max_by_key(|&(_, n)| n).map_or(0, |(luminance, _)| luminance)
    }

    /// The bar of a side along a stretch of the hinge.
    fn bar(&self, side: Side, along: Range<f32>) -> Bar {
        let x = if side == Side::Left { self.hinge.left() + 1.0 } else { self.hinge.right() - 2.0 };
        let inside = if side == Side::Left { x + 4.0 } else { x - 4.0 };
        let is_ink = |y: f32| self.at(pos2(x, y)).abs_diff(self.at(pos2(inside, y))) > PLAIN;
        let ink: Vec<bool> = pixels(along).map(is_ink).collect();
        let pieces = ink.chunk_by(|one, other| one == other).filter(|piece| piece[0]);
        match pieces.map(<[bool]>::len).max() {
            None => Bar::None,
            Some(1..=3) => Bar::Dotted,
            Some(4..=8) => Bar::Dashed,
            Some(_) => Bar::Solid,
        }
    }

    /// The sign around a point as black and white.
    fn sign(&self, center: Pos2) -> Vec<bool> {
        let center = center.round();
        let square = Rect::from_center_size(center, egui::Vec2::splat(2.0 * HALF_SIGN as f32));
        let ground = self.ground(square.shrink(3.0));
        let offsets = || (-HALF_SIGN..HALF_SIGN).map(|offset| offset as f32);
        let point = |x: f32, y: f32| self.at(pos2(center.x + x, center.y + y));
        offsets()
            .flat_map(|y| offsets().map(move |x| point(x, y).abs_diff(ground) > PLAIN))
            .collect()
    }

    fn sign_of(&self, kind: &str) -> Vec<bool> {
        let name = by().role(Role::Button).label_contains(kind);
        let sign = self.desk.query_all(name).next();
        self.sign(sign.unwrap_or_else(|| panic!("a sign for {kind}")).rect().center())
    }

    /// Where the paragraph that begins so stands on a side.
    fn paragraph(&self, side: Side, start: &str) -> Rect {
        let sheet = self.desk.sheet(side);
        let found = self.desk.paragraphs(start).into_iter().find(|rect| sheet.intersects(*rect));
        found.unwrap_or_else(|| panic!("{start:?} is in view {side:?}"))
    }

    /// The luminances of a row of pixels through a word, as shares of its height from the top.
    fn row(&self, word: Rect, share: f32) -> Vec<u8> {
        let y = word.top() + word.height() * share;
        pixels(word.left() + 1.0..word.right() - 1.0).map(|x| self.at(pos2(x, y))).collect()
    }

    /// Whether a line runs through all of a word between two heights.
    fn has_line(&self, word: Rect, between: Range<f32>) -> bool {
        let ground = self.ground(word);
        let steps =
            (0..=40).map(|step| between.start + (between.end - between.start) * step as f32 / 40.0);
        let is_line = |share| {
            self.row(word, share).iter().all(|&luminance| luminance.abs_diff(ground) > PLAIN)
        };
        steps.into_iter().any(is_line)
    }

    /// The rows of pixels at the upper edge of a hit: where each stands out from a ground.
    fn edge(&self, word: &str, ground: impl Fn(Rect) -> u8) -> Vec<Vec<bool>> {
        let hit = word_boxes(&self.desk, Side::Left, word)[0];
        let ground = ground(hit);
        let row = |y: f32| {
            let pixels = pixels(hit.left() + 3.0..hit.right() - 3.0);
            pixels.map(|x| self.at(pos2(x, y)).abs_diff(ground) > PLAIN).collect()
        };
        pixels(hit.top() - 1.0..hit.top() + 4.0).map(row).collect()
    }
}

fn n_breaks(row: &[bool]) -> usize {
    row.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

fn n_ink(row: &[bool]) -> usize {
    row.iter().filter(|&&is_ink| is_ink).count()
}

fn pixels(range: Range<f32>) -> impl Iterator<Item = f32> + Clone {
    (range.start.round() as i32..range.end.round() as i32).map(|pixel| pixel as f32)
}

/// The outline of a circle stands further in above and below the middle than that of a square.
fn is_round(sign: &[bool]) -> bool {
    let side = 2 * HALF_SIGN as usize;
    let inset = |y: i32| {
        let row = (y + HALF_SIGN) as usize * side;
        sign[row..row + side].iter().position(|&is_ink| is_ink).unwrap_or(side)
    };
    inset(-7) >= inset(0) + 2 && inset(6) >= inset(0) + 2
}

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

#[test]
fn every_kind_has_a_sign_of_its_own() {
    for theme in THEMES {
        let grey = Grey::of(theme, "");
        let kinds = ["edited", "paraphrased", "left only", "right only", "moved"];
        let mut signs: Vec<(&str, Vec<bool>)> =
            kinds.into_iter().map(|kind| (kind, grey.sign_of(&format!(": {kind}")))).collect();
        signs.push(("boilerplate", grey.sign(boilerplate_sign(&grey))));
        for (index, (kind, sign)) in signs.iter().enumerate() {
            for (other_kind, other) in signs.iter().skip(index + 1) {
                let n = sign.iter().zip(other).filter(|(one, other)| one != other).count();
                assert!(
                    n >= LEAST_DIFFERENCE,
                    "{kind} and {other_kind} differ in {n} pixels, {theme:?}"
                );
            }
            assert_eq!(is_round(sign), *kind == "moved", "the outline of {kind}, {theme:?}");
        }
    }
}

fn boilerplate_sign(grey: &Grey) -> Pos2 {
    let fold = grey.desk.get_by_role_and_label(Role::Button, "folded paragraphs: open").rect();
    pos2(grey.hinge.center().x + 7.0, fold.center().y)
}

#[test]
fn every_kind_has_bars_of_its_own() {
    for theme in THEMES {
        let grey = Grey::of(theme, "");
        let check = |what: &str, side: Side, start: &str, expected: [Bar; 2]| {
            let along = grey.paragraph(side, start).y_range();
            let bars = Side::BOTH.map(|side| grey.bar(side, along.min..along.max));
            assert_eq!(bars, expected, "left and right of {what}, {theme:?}");
        };
        check("identical", Side::Left, "The old water mill", [Bar::None, Bar::None]);
        check("edited", Side::Left, "The miller", [Bar::Solid, Bar::Solid]);
        check("paraphrased", Side::Left, "Nobody was hurt", [Bar::Dashed, Bar::Dashed]);
        check("left only", Side::Left, "Forty sacks", [Bar::Solid, Bar::None]);
        check("right only", Side::Right, "The reporter", [Bar::None, Bar::Solid]);
        check("moved", Side::Left, "Visitors may look", [Bar::Dotted, Bar::None]);
        check("moved", Side::Right, "Visitors may look", [Bar::None, Bar::Dotted]);
        let fold = grey.desk.get_by_role_and_label(Role::Button, "folded paragraphs: open").rect();
        assert_eq!(grey.bar(Side::Right, fold.top()..fold.bottom()), Bar::Solid, "boilerplate");
    }
}

#[test]
fn dropped_words_are_struck_added_ones_underlined_and_changed_ones_on_a_ground() {
    for theme in THEMES {
        let grey = Grey::of(theme, "");
        let word = |side, word| word_boxes(&grey.desk, side, word)[0];
        let (middle, low) = (0.4..0.7, 0.75..1.0);
        let paper = grey.ground(grey.paragraph(Side::Left, "The old water mill"));
        let dropped = word(Side::Left, "slowly");
        assert!(
            grey.has_line(dropped, middle.clone()) && !grey.has_line(dropped, low.clone()),
            "dropped, {theme:?}"
        );
        let added = word(Side::Right, "with his");
        assert!(
            grey.has_line(added, low.clone()) && !grey.has_line(added, middle.clone()),
            "added, {theme:?}"
        );
        for (side, changed) in [(Side::Left, "Tuesday"), (Side::Right, "Thursday")] {
            let changed = word(side, changed);
            assert!(grey.ground(changed).abs_diff(paper) > 15, "changed, {theme:?}");
            assert!(!grey.has_line(changed, 0.3..0.85), "changed, {theme:?}");
            // The reports give different days, so that both are boxed.
            let is_boxed = grey.has_line(changed, 0.0..0.1) && grey.has_line(changed, 0.85..1.0);
            assert!(is_boxed, "a finding, {theme:?}");
        }
        let plain = word(Side::Left, "walked back");
        assert!(!grey.has_line(plain, 0.3..1.0) && grey.ground(plain).abs_diff(paper) < 5);
    }
}

#[test]
fn hits_of_two_terms_differ_in_their_outline() {
    for theme in THEMES {
        let grey = Grey::of(theme, "apprentices OR engineers");
        let paper = grey.ground(grey.paragraph(Side::Left, "The old water mill"));
        let breaks = |word| {
            let rows = grey.edge(word, |hit| grey.ground(hit));
            rows.iter().map(|row| n_breaks(row)).max().unwrap_or_default()
        };
        let (first, second) = (breaks("apprentices"), breaks("engineers"));
        assert!(first <= 2, "the outline of the first term is whole: {first}, {theme:?}");
        assert!(second >= 8, "the outline of the second is dashed: {second}, {theme:?}");
        for word in ["apprentices", "engineers"] {
            let rows = grey.edge(word, |_| paper);
            let n = rows.iter().map(|row| n_ink(row)).max().unwrap_or_default();
            assert!(2 * n > rows[0].len(), "{word} stands out from the paper, {theme:?}");
        }
    }
}

//! The letters of a page with their places, as the interpreter of its drawing instructions meets them.
//! Nothing is drawn.

use hayro_interpret::font::{Glyph as DrawnGlyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use hayro_syntax::object::{Dict, ObjectIdentifier, String as PdfString};

use unicode_normalization::UnicodeNormalization as _;

use super::direction::{Strong, is_point, read};
use super::strings::decoded;

/// Units of a font's own space to the size of its type.
const UNITS_PER_EM: f64 = 1000.0;
/// What a letter is wide that does not say so, in sizes of its type.
const USUAL_ADVANCE: f32 = 0.5;
/// Letters from this weight on are bold.
const BOLD: u32 = 600;
/// Nothing on a page is farther out, in points: larger figures are damage.
const FARTHEST: f32 = 1e6;
/// Of one page at most so many letters are taken.
const MAX_GLYPHS: usize = 2_000_000;
/// The letters that a text stands for are looked at up to so many.
const MAX_PLACES: usize = 10_000;
/// Whoever draws more often on one page draws in order to take time.
const MAX_CALLS: usize = 2_000_000;

/// A letter at its place. The origin is a page's upper left corner, the unit a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) letter: char,
    /// Where it begins on its baseline.
    pub(super) at: [f32; 2],
    /// The way from there to where it ends.
    pub(super) advance: [f32; 2],
    /// The size of its type.
    pub(super) size: f32,
    pub(super) is_bold: bool,
}

/// What is collected of one page.
#[derive(Debug, Default)]
pub(super) struct Collector {
    pub(super) glyphs: Vec<Glyph>,
    /// Letters that the file does not tell.
    pub(super) n_unknown: usize,
    /// Pictures that have a number of their own in the file, and how many have none.
    pub(super) pictures: Vec<ObjectIdentifier>,
    pub(super) n_inline_pictures: usize,
    /// Whether there was more than is taken.
    pub(super) is_cut: bool,
    n_calls: usize,
    /// How many stretches of marked content are open.
    depth: usize,
    /// What stands for the letters of the outermost of them that says so.
    spoken: Option<Spoken>,
}

/// A text that stands for all letters of a stretch of marked content.
#[derive(Debug)]
struct Spoken {
    text: String,
    /// How many stretches are open inside it, itself included.
    depth: usize,
    /// Where its letters stand.
    places: Vec<Glyph>,
}

/// Thrown through the interpreter to end a page that draws without end.
#[derive(Debug)]
pub(super) struct Enough;

impl Collector {
    fn count(&mut self) {
        self.n_calls += 1;
        if self.n_calls > MAX_CALLS {
            self.is_cut = true;
            // The interpreter has no other way to be stopped. This calls no panic hook.
            std::panic::resume_unwind(Box::new(Enough));
        }
    }

    fn add(&mut self, glyph: &PositionedGlyph<'_>, onto_page: Affine, run: Run) {
        let Some(placed) = placed(glyph, onto_page, run) else { return };
        match &mut self.spoken {
            Some(spoken) if spoken.places.len() < MAX_PLACES => spoken.places.push(placed),
            Some(_) => {}
            None => {
                let text = self.unicode(glyph);
                self.write(placed, &text);
            }
        }
    }

    /// Puts letters side by side into one place.
    fn write(&mut self, place: Glyph, text: &str) {
        let mut letters = text.chars().map(split).collect::<String>();
        if letters.chars().nth(1).is_some() {
            // A place inside a ligature where it might be cut, and is not.
            letters.retain(|letter| letter != '\u{ad}');
        }
        let from_right = Strong::of(letters.chars()).most_run_back();
        let seen = read(&letters, from_right, false);
        let share = seen.chars().filter(|&letter| !is_point(letter)).count().max(1) as f32;
        let mut next = Glyph { advance: place.advance.map(|length| length / share), ..place };
        let mut last = place.at;
        for letter in seen.chars() {
            if is_point(letter) {
                self.glyphs.push(Glyph { letter, at: last, advance: [0.0; 2], ..place });
                continue;
            }
            self.glyphs.push(Glyph { letter, ..next });
            last = next.at;
            for (at, step) in next.at.iter_mut().zip(next.advance) {
                *at += step;
            }
        }
        self.is_cut |= self.glyphs.len() > MAX_GLYPHS;
    }

    /// Writes the text that stands for some letters to where they are.
    pub(super) fn end_spoken(&mut self) {
        let Some(spoken) = self.spoken.take() else { return };
        if let Some(place) = stretched(&spoken.places) {
            self.write(place, &spoken.text);
        }
    }

    fn unicode(&mut self, glyph: &PositionedGlyph<'_>) -> String {
        let known = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => String::from(letter),
            Some(BfString::String(letters)) => letters,
            None => String::new(),
        };
        if known.is_empty() || known == "\0" {
            self.n_unknown += 1;
            return String::from(char::REPLACEMENT_CHARACTER);
        }
        known
    }
}

/// What the letters of a run have in common.
#[derive(Clone, Copy)]
struct Run {
    is_bold: bool,
    is_vertical: bool,
}

/// A glyph's place; the letter is still to come. `None` if the figures are not those of a page.
fn placed(glyph: &PositionedGlyph<'_>, onto_page: Affine, run: Run) -> Option<Glyph> {
    let [em_x, em_y, up_x, up_y, x, y] = (onto_page * glyph.transform()).as_coeffs();
    let em = [em_x, em_y].map(|length| (length * UNITS_PER_EM) as f32);
    let down = [up_x, up_y].map(|length| (-length * UNITS_PER_EM) as f32);
    let size = down[0].hypot(down[1]);
    let width = advance_width(glyph).filter(|width| width.is_finite()).map(|width| width / 1000.0);
    let advance = match width {
        _ if run.is_vertical => down,
        Some(width) => em.map(|length| length * width),
        None => em.map(|length| length * USUAL_ADVANCE),
    };
    let at = [x as f32, y as f32];
    let is_sound = at.iter().chain(&advance).all(|length| length.abs() < FARTHEST);
    let is_type = size > 0.01 && size < FARTHEST;
    let placed = Glyph { letter: ' ', at, advance, size, is_bold: run.is_bold };
    (is_sound && is_type).then_some(placed)
}

fn advance_width(glyph: &DrawnGlyph<'_>) -> Option<f32> {
    match glyph {
        DrawnGlyph::Outline(outline) => outline.advance_width(),
        DrawnGlyph::Type3(drawn) => drawn.advance_width(),
    }
}

fn is_bold(glyph: &DrawnGlyph<'_>) -> bool {
    let DrawnGlyph::Outline(outline) = glyph else { return false };
    let Some(font) = outline.font_data() else { return false };
    let name = font.postscript_name.unwrap_or_default();
    font.weight.is_some_and(|weight| weight >= BOLD)
        || ["Bold", "Black", "Heavy"].iter().any(|bold| name.contains(bold))
}

/// One place instead of many: that of the widest, from the first to the last on its line.
fn stretched(places: &[Glyph]) -> Option<Glyph> {
    let width = |place: &Glyph| place.advance[0].hypot(place.advance[1]);
    let widest = places.iter().max_by(|one, other| width(one).total_cmp(&width(other)))?;
    if width(widest) == 0.0 {
        return Some(*widest);
    }
    let [x, y] = widest.advance.map(|length| length / width(widest));
    let along = |[to_x, to_y]: [f32; 2]| to_x * x + to_y * y;
    let from_widest = |place: &Glyph| [place.at[0] - widest.at[0], place.at[1] - widest.at[1]];
    let is_on_line = |place: &&Glyph| {
        let [to_x, to_y] = from_widest(place);
        (to_y * x - to_x * y).abs() < 0.5 * widest.size
    };
    let (mut first, mut last) = (0.0_f32, width(widest));
    for place in places.iter().filter(is_on_line) {
        let start = along(from_widest(place));
        first = first.min(start);
        last = last.max(start + along(place.advance));
    }
    let at = [widest.at[0] + first * x, widest.at[1] + first * y];
    Some(Glyph { at, advance: [x, y].map(|unit| unit * (last - first)), ..*widest })
}

/// The letters that a ligature or the form of a letter stands for; every other letter is itself.
fn split(letter: char) -> String {
    let letters = match letter {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        // The bullets of Symbol and Wingdings, at their places in private use.
        '\u{F0B7}' | '\u{F0A7}' | '\u{F06E}' | '\u{F076}' | '\u{F0D8}' => "•",
        '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
            // A point by itself is shown over a space.
            return std::iter::once(letter).nfkc().collect::<String>().trim().to_owned();
        }
        _ => return letter.into(),
    };
    letters.to_owned()
}

impl<'a> Device<'a> for Collector {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.count();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.count();
        let Some(first) = run.glyphs().first() else { return };
        let shared = Run {
            is_bold: is_bold(first),
            is_vertical: matches!(run.writing_mode(), WritingMode::Vertical),
        };
        for glyph in run.glyphs() {
            if !self.is_cut {
                self.add(glyph, props.transform, shared);
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.count();
        let stream = match &image {
            Image::Stencil(stencil) => stencil.stream(),
            Image::Raster(raster) => raster.stream(),
        };
        match stream.dict().obj_id() {
            Some(number) => self.pictures.push(number),
            None => self.n_inline_pictures += 1,
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.count();
        self.depth += 1;
        if self.spoken.is_none()
            && let Some(text) =
                properties.and_then(|named| named.get::<PdfString<'_>>(b"ActualText"))
        {
            let (text, depth) = (decoded(text.as_bytes()), self.depth);
            self.spoken = Some(Spoken { text, depth, places: Vec::new() });
        }
    }

    fn end_marked_content(&mut self) {
        if self.spoken.as_ref().is_some_and(|spoken| spoken.depth == self.depth) {
            self.end_spoken();
        }
        self.depth = self.depth.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters that stand in a place from left to right.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut collector = Collector::default();
        let place =
            Glyph { letter: ' ', at: [0.0; 2], advance: [9.0, 0.0], size: 9.0, is_bold: false };
        collector.write(place, text);
        assert_eq!(collector.glyphs.iter().map(|glyph| glyph.letter).collect::<String>(), expected);
    }

    #[test]
    fn ligatures_and_forms_of_letters_are_the_letters() {
        check("\u{FB03}x", "ffix");
        // Lam with alef, which is read from the right.
        check("\u{FEFB}", "\u{627}\u{644}");
        check("\u{FE91}", "\u{628}");
        check("\u{FE76}", "\u{64E}");
        check("\u{FB2A}", "\u{5E9}\u{5C1}");
    }
}

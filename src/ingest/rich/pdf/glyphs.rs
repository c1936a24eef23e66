//! The letters of a page with their places, as the interpreter of its drawing instructions meets them.
//! Nothing is drawn.

use hayro_interpret::font::{Glyph as DrawnGlyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use hayro_syntax::object::{Dict, ObjectIdentifier, String as PdfString};

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
    /// The open stretches of marked content.
    marked: Vec<Marked>,
}

/// A stretch of marked content.
#[derive(Debug, Default)]
struct Marked {
    /// The text that is to stand for it, until it is used.
    text: String,
    /// Which open stretch, this or one around it, has a text that stands for this one.
    spoken_by: Option<usize>,
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
        let Some(mut placed) = placed(glyph, onto_page, run) else { return };
        let text = self.spoken().unwrap_or_else(|| self.unicode(glyph));
        let mut letters: Vec<char> = text.chars().flat_map(split).collect();
        if letters.len() > 1 {
            // A place inside a ligature where it might be cut, and is not.
            letters.retain(|&letter| letter != '\u{ad}');
        }
        let share = letters.len().max(1) as f32;
        placed.advance = placed.advance.map(|length| length / share);
        for letter in letters {
            placed.letter = letter;
            self.glyphs.push(placed);
            for (at, step) in placed.at.iter_mut().zip(placed.advance) {
                *at += step;
            }
        }
        self.is_cut |= self.glyphs.len() > MAX_GLYPHS;
    }

    /// The text that stands for all letters of a stretch, at the first of them; then none.
    fn spoken(&mut self) -> Option<String> {
        let spoken_by = self.marked.last()?.spoken_by?;
        self.marked.get_mut(spoken_by).map(|marked| std::mem::take(&mut marked.text))
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

/// The letters that a ligature stands for; every other letter is itself.
fn split(letter: char) -> impl Iterator<Item = char> {
    let letters = match letter {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        // The bullets of Symbol and Wingdings, at their places in private use.
        '\u{F0B7}' | '\u{F0A7}' | '\u{F06E}' | '\u{F076}' | '\u{F0D8}' => "•",
        _ => "",
    };
    letters.chars().chain(letters.is_empty().then_some(letter))
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
        let spoken = properties.and_then(|named| named.get::<PdfString<'_>>(b"ActualText"));
        let around = self.marked.last().and_then(|marked| marked.spoken_by);
        self.marked.push(match (around, spoken) {
            (None, Some(text)) => {
                Marked { text: decoded(text.as_bytes()), spoken_by: Some(self.marked.len()) }
            }
            _ => Marked { text: String::new(), spoken_by: around },
        });
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }
}

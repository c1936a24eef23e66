//! Draws egui's triangles on the processor, so that pictures need no GPU and never differ.
//!
//! The rules are those of egui's own painters: premultiplied colours, blended in gamma space, one
//! sample in the middle of each pixel, an edge belonging to the triangle right of or below it.

use std::collections::BTreeMap;
use std::ops::Range;

use egui::epaint::{ImageData, ImageDelta, Mesh, Primitive, Vertex};
use egui::{Color32, Context, FullOutput, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Channels of a premultiplied colour, 0 to 255.
type Rgba = [f32; 4];

#[derive(Default)]
struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
}

/// A renderer for the test harness.
#[derive(Default)]
pub(super) struct Raster {
    textures: BTreeMap<TextureId, Texture>,
}

impl TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut set: Vec<_> = delta.set.drain().collect();
        set.sort_by_key(|&(id, _)| id);
        for (id, images) in set {
            for image in &images {
                self.textures.entry(id).or_default().update(image);
            }
        }
        // Freed textures may still be drawn in this frame; a test is too short to need the memory.
        delta.clear();
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = clipped.primitive else {
                return Err("only triangles can be drawn".to_owned());
            };
            let texture = self.textures.get(&mesh.texture_id).ok_or("a texture is missing")?;
            canvas.draw(&mesh, texture, clipped.clip_rect * scale, scale);
        }
        canvas.into_image()
    }
}

impl Texture {
    fn update(&mut self, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let Some([left, top]) = delta.pos else {
            *self = Self { size: image.size, pixels: image.pixels.clone() };
            return;
        };
        for (row, pixels) in image.pixels.chunks(image.size[0]).enumerate() {
            let start = (top + row) * self.size[0] + left;
            self.pixels[start..start + pixels.len()].copy_from_slice(pixels);
        }
    }

    fn texel(&self, x: f32, y: f32) -> Rgba {
        let at = |value: f32, size: usize| value.clamp(0.0, size as f32 - 1.0) as usize;
        let [width, height] = self.size;
        self.pixels[at(y, height) * width + at(x, width)].to_array().map(f32::from)
    }

    /// The colour at texture coordinates, blended from the four texels around.
    fn sample(&self, u: f32, v: f32) -> Rgba {
        let (x, y) = (u * self.size[0] as f32 - 0.5, v * self.size[1] as f32 - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let upper = mix(self.texel(left, top), self.texel(left + 1.0, top), x - left);
        let lower = mix(self.texel(left, top + 1.0), self.texel(left + 1.0, top + 1.0), x - left);
        mix(upper, lower, y - top)
    }
}

fn mix(one: Rgba, other: Rgba, share: f32) -> Rgba {
    std::array::from_fn(|channel| one[channel] + (other[channel] - one[channel]) * share)
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Rgba>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0.0, 0.0, 0.0, 255.0]; width * height] }
    }

    fn draw(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |index: usize| {
                let vertex = mesh.vertices[corners[index] as usize];
                Vertex { pos: vertex.pos * scale, ..vertex }
            };
            self.triangle([corner(0), corner(1), corner(2)], texture, clip);
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], texture: &Texture, clip: Rect) {
        let [a, mut b, mut c] = corners;
        let mut area = cross(a.pos, b.pos, c.pos);
        if area == 0.0 {
            return;
        }
        if area < 0.0 {
            (b, c, area) = (c, b, -area);
        }
        let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
        let columns = pixels_in(bounds.left(), bounds.right(), self.width);
        let is_plain = a.uv == b.uv && b.uv == c.uv && a.color == b.color && b.color == c.color;
        let plain = is_plain.then(|| shade(texture, [a, b, c], [1.0, 0.0, 0.0]));
        let edges = [(b.pos, c.pos), (c.pos, a.pos), (a.pos, b.pos)];
        for y in pixels_in(bounds.top(), bounds.bottom(), self.height) {
            let inside = columns_in(&edges, y, columns.clone());
            let row = &mut self.pixels[y * self.width..][inside.clone()];
            match plain {
                Some(color) if color[3] >= 255.0 => row.fill(color),
                Some(color) => row.iter_mut().for_each(|pixel| blend(pixel, color)),
                None => {
                    for (pixel, x) in row.iter_mut().zip(inside) {
                        let point = middle(x, y);
                        let weights = edges.map(|(from, to)| cross(from, to, point) / area);
                        blend(pixel, shade(texture, [a, b, c], weights));
                    }
                }
            }
        }
    }

    fn into_image(self) -> Result<RgbaImage, String> {
        let bytes = self.pixels.iter().flatten().map(|&value| value.round() as u8).collect();
        RgbaImage::from_raw(self.width as u32, self.height as u32, bytes)
            .ok_or_else(|| "the picture has no size".to_owned())
    }
}

fn middle(x: usize, y: usize) -> Pos2 {
    Pos2::new(x as f32 + 0.5, y as f32 + 0.5)
}

/// The part of a row of pixels that lies inside all three edges.
fn columns_in(edges: &[(Pos2, Pos2); 3], y: usize, within: Range<usize>) -> Range<usize> {
    let is_inside = |x: usize| {
        edges.iter().all(|&(from, to)| {
            let weight = cross(from, to, middle(x, y));
            weight > 0.0 || (weight == 0.0 && owns(from, to))
        })
    };
    let within = near(edges, y as f32 + 0.5, within);
    // A triangle has no holes: what is inside lies between the first and the last such pixel.
    let Some(first) = within.clone().find(|&x| is_inside(x)) else { return 0..0 };
    let last = within.rev().find(|&x| is_inside(x)).unwrap_or(first);
    first..last + 1
}

/// Where a row of pixels may lie inside, give or take a pixel; spares looking at the rest.
fn near(edges: &[(Pos2, Pos2); 3], y: f32, within: Range<usize>) -> Range<usize> {
    let (mut first, mut end) = (within.start as f32, within.end as f32);
    for &(from, to) in edges.iter().filter(|(from, to)| from.y < to.y || to.y < from.y) {
        let x = from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y);
        if to.y < from.y {
            first = first.max(x.floor() - 2.0);
        } else {
            end = end.min(x.ceil() + 2.0);
        }
    }
    first as usize..(end.max(first) as usize)
}

/// Twice the area of a triangle, positive where it turns clockwise on the screen.
fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Whether a pixel exactly on an edge belongs to it: on top and left edges it does.
fn owns(from: Pos2, to: Pos2) -> bool {
    to.y < from.y || (to.y <= from.y && to.x > from.x)
}

/// The pixels whose middle lies between two coordinates.
fn pixels_in(from: f32, to: f32, size: usize) -> Range<usize> {
    let first = (from - 0.5).ceil().max(0.0) as usize;
    let end = ((to + 0.5).floor().max(0.0) as usize).min(size);
    first..end.max(first)
}

fn shade(texture: &Texture, corners: [Vertex; 3], weights: [f32; 3]) -> Rgba {
    let sum = |value: fn(&Vertex) -> f32| -> f32 {
        corners.iter().zip(weights).map(|(corner, weight)| value(corner) * weight).sum()
    };
    let texel = texture.sample(sum(|corner| corner.uv.x), sum(|corner| corner.uv.y));
    let color = [
        sum(|corner| f32::from(corner.color.r())),
        sum(|corner| f32::from(corner.color.g())),
        sum(|corner| f32::from(corner.color.b())),
        sum(|corner| f32::from(corner.color.a())),
    ];
    std::array::from_fn(|channel| texel[channel] * color[channel] / 255.0)
}

fn blend(under: &mut Rgba, over: Rgba) {
    let left = 1.0 - over[3] / 255.0;
    *under = std::array::from_fn(|channel| over[channel] + under[channel] * left);
}

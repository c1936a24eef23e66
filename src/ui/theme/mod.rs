//! Owns every colour of the program; the rest of the window asks for tokens by name.
//!
//! Colour belongs to the text, the frame is ink and paper: so every coloured pixel says something
//! about the documents. Contrasts are checked by a test (WCAG 2 relative luminance).
#![allow(clippy::disallowed_methods, reason = "this is the one place that names colours")]

mod fonts;

use egui::{Color32, Context, CornerRadius, Shadow, Stroke, Style, Theme, Visuals};

pub(crate) use self::fonts::{Role, install_fonts};

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The colours of one kind of mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MarkColors {
    /// Signs, bars, and text that carries the mark.
    pub(crate) ink: Color32,
    /// The pale ground under a stretch.
    pub(crate) wash: Color32,
}

/// All colours of one theme.
#[derive(Debug)]
pub(crate) struct Tokens {
    pub(crate) is_dark: bool,
    pub(crate) chrome: Color32,
    pub(crate) paper: Color32,
    pub(crate) raise: Color32,
    pub(crate) sunk: Color32,
    pub(crate) hover: Color32,
    pub(crate) selected: Color32,
    pub(crate) gap: Color32,
    /// Hairlines; decoration only.
    pub(crate) line: Color32,
    /// Borders of controls.
    pub(crate) border: Color32,
    pub(crate) ink: Color32,
    /// Second voice.
    pub(crate) ink2: Color32,
    /// Third voice, and what is disabled.
    pub(crate) ink3: Color32,
    /// Text on ink.
    pub(crate) inverse: Color32,
    pub(crate) left_only: MarkColors,
    pub(crate) right_only: MarkColors,
    /// Edited and paraphrased.
    pub(crate) edited: MarkColors,
    /// The ground of changed words.
    pub(crate) changed_word: Color32,
    pub(crate) moved: MarkColors,
    pub(crate) boilerplate: MarkColors,
    /// The grounds of hits, one for each term in turn; the first is the yellow that means a hit.
    pub(crate) hits: [Color32; 6],
    /// Text on a hit, and its outline in the light theme.
    pub(crate) hit_ink: Color32,
    pub(crate) strip_identical: Color32,
    pub(crate) strip_edited: Color32,
    pub(crate) text_selection: Color32,
    /// The window's ground behind the palette and the key sheet.
    pub(crate) veil: Color32,
    shadow: Color32,
}

const LIGHT: Tokens = Tokens {
    is_dark: false,
    chrome: rgb(0xF3_F2EF),
    paper: rgb(0xFE_FDFB),
    raise: rgb(0xFF_FFFF),
    sunk: rgb(0xEA_E9E4),
    hover: rgb(0xEC_EAE5),
    selected: rgb(0xE4_E2DC),
    gap: rgb(0xF6_F5F2),
    line: rgb(0xDA_D8D2),
    border: rgb(0x8E_8B83),
    ink: rgb(0x1D_1C1A),
    ink2: rgb(0x55_524C),
    ink3: rgb(0x66_625B),
    inverse: rgb(0xFE_FDFB),
    left_only: MarkColors { ink: rgb(0x9A_2607), wash: rgb(0xFD_EFE9) },
    right_only: MarkColors { ink: rgb(0x1B_60BF), wash: rgb(0xEB_F2FC) },
    edited: MarkColors { ink: rgb(0x87_5B00), wash: rgb(0xFE_F6E2) },
    changed_word: rgb(0xFF_DF94),
    moved: MarkColors { ink: rgb(0x5A_2391), wash: rgb(0xF5_EFFB) },
    boilerplate: MarkColors { ink: rgb(0x65_615A), wash: rgb(0xEF_EDE8) },
    hits: [
        rgb(0xFF_F04A),
        rgb(0x6F_EDEA),
        rgb(0xFF_A3EA),
        rgb(0x96_EE78),
        rgb(0xA9_B8D8),
        rgb(0xC6_CB45),
    ],
    hit_ink: rgb(0x1D_1C1A),
    strip_identical: rgb(0xCB_C8C0),
    strip_edited: rgb(0xB5_7A0E),
    text_selection: rgb(0xCF_CCC4),
    veil: Color32::from_black_alpha(40),
    shadow: Color32::from_rgba_premultiplied(7, 6, 5, 46),
};

const DARK: Tokens = Tokens {
    is_dark: true,
    chrome: rgb(0x17_181A),
    paper: rgb(0x1F_2023),
    raise: rgb(0x29_2A2E),
    sunk: rgb(0x11_1213),
    hover: rgb(0x2A_2B2F),
    selected: rgb(0x34_353A),
    gap: rgb(0x1A_1B1D),
    line: rgb(0x35_363A),
    border: rgb(0x75_767C),
    ink: rgb(0xE8_E6E1),
    ink2: rgb(0xB3_B1AB),
    ink3: rgb(0xA3_A19B),
    inverse: rgb(0x17_181A),
    left_only: MarkColors { ink: rgb(0xFF_9473), wash: rgb(0x35_241F) },
    right_only: MarkColors { ink: rgb(0x7F_B2FF), wash: rgb(0x1E_2A3F) },
    edited: MarkColors { ink: rgb(0xF2_C462), wash: rgb(0x30_2A1B) },
    changed_word: rgb(0x5E_4410),
    moved: MarkColors { ink: rgb(0xD9_BDFB), wash: rgb(0x2D_263A) },
    boilerplate: MarkColors { ink: rgb(0xA1_9E97), wash: rgb(0x2A_2B2D) },
    hits: [
        rgb(0xF5_E23C),
        rgb(0x4F_D8D5),
        rgb(0xF5_8ADB),
        rgb(0x7F_DC60),
        rgb(0x97_A9D0),
        rgb(0xAE_B22F),
    ],
    hit_ink: rgb(0x17_181A),
    strip_identical: rgb(0x4B_4C50),
    strip_edited: rgb(0xC9_963A),
    text_selection: rgb(0x4A_4B52),
    veil: Color32::from_black_alpha(110),
    shadow: Color32::from_black_alpha(128),
};

/// The colours of the theme in force.
pub(crate) fn tokens(ctx: &Context) -> &'static Tokens {
    of(ctx.theme())
}

fn of(theme: Theme) -> &'static Tokens {
    match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}

impl Tokens {
    /// The view port's frame on the strip lets the strip show through.
    pub(crate) fn view_port(&self) -> Color32 {
        self.ink.gamma_multiply(0.07)
    }

    /// The ground of a cell of the map: the darker, the more is shared (0 to 1).
    pub(crate) fn heat(&self, share: f64) -> Color32 {
        self.paper.lerp_to_gamma(self.text_selection, (share as f32).clamp(0.0, 1.0))
    }

    /// The ground of what is marked, be it by the field or by a kept filter.
    pub(crate) fn marked(&self, term: u16) -> Color32 {
        let kept = term.checked_sub(crate::app::FIRST_KEPT_TERM);
        kept.map_or_else(|| self.hit(term), |color| self.kept(color))
    }

    /// The ground of what a kept filter marks: those of terms from the last to the second, since the
    /// first is the field's own.
    pub(crate) fn kept(&self, color: u16) -> Color32 {
        let [first, others @ ..] = &self.hits;
        others.iter().rev().nth(color as usize % others.len()).copied().unwrap_or(*first)
    }

    /// Whether a kept filter's ground is another's too.
    pub(crate) fn is_second_round(&self, color: u16) -> bool {
        color as usize >= self.hits.len() - 1
    }

    /// What lies over a cell of the map whose documents have no hit.
    pub(crate) fn fade(&self) -> Color32 {
        self.chrome.gamma_multiply(0.6)
    }

    /// The ground of a term's hits.
    pub(crate) fn hit(&self, term: u16) -> Color32 {
        let [first, ..] = self.hits;
        self.hits.get(term as usize % self.hits.len()).copied().unwrap_or(first)
    }

    /// The unbroken outline of a term's hits: in the dark the ground carries the hit.
    pub(crate) fn hit_outline(&self, term: u16) -> Color32 {
        if self.is_dark { self.hit(term) } else { self.hit_ink }
    }

    /// A primary button under the pointer.
    pub(crate) fn ink_hovered(&self) -> Color32 {
        self.ink.gamma_multiply(0.88)
    }

    /// The shadow of popovers; nothing else casts one.
    pub(crate) fn popover_shadow(&self) -> Shadow {
        Shadow { offset: [0, 6], blur: 20, spread: 0, color: self.shadow }
    }
}

/// Gives egui's own widgets the look of the rest, in both themes.
pub(crate) fn install_style(ctx: &Context, is_motion_reduced: bool) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| set_style(style, of(theme), theme, is_motion_reduced));
    }
}

fn set_style(style: &mut Style, tokens: &Tokens, theme: Theme, is_motion_reduced: bool) {
    style.animation_time = if is_motion_reduced { 0.0 } else { 0.09 };
    style.interaction.tooltip_delay = 0.3;
    style.text_styles = fonts::text_styles();
    style.spacing.scroll = egui::style::ScrollStyle::floating();
    style.spacing.item_spacing = egui::vec2(8.0, 4.0);
    style.spacing.button_padding = egui::vec2(8.0, 4.0);
    style.spacing.interact_size.y = 24.0;
    style.spacing.menu_margin = egui::Margin::same(4);
    let mut visuals = if theme == Theme::Dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = tokens.chrome;
    visuals.window_fill = tokens.raise;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_shadow = tokens.popover_shadow();
    visuals.popup_shadow = tokens.popover_shadow();
    visuals.override_text_color = Some(tokens.ink);
    visuals.selection.bg_fill = tokens.text_selection;
    visuals.selection.stroke = Stroke::new(1.0, tokens.ink);
    visuals.extreme_bg_color = tokens.paper;
    visuals.text_cursor.stroke = Stroke::new(1.5, tokens.ink);
    visuals.hyperlink_color = tokens.ink;
    let widgets = &mut visuals.widgets;
    for (widget, fill) in [
        (&mut widgets.noninteractive, tokens.paper),
        (&mut widgets.inactive, tokens.paper),
        (&mut widgets.hovered, tokens.hover),
        (&mut widgets.active, tokens.selected),
        (&mut widgets.open, tokens.selected),
    ] {
        (widget.bg_fill, widget.weak_bg_fill) = (fill, fill);
        widget.corner_radius = CornerRadius::same(6);
        widget.fg_stroke = Stroke::new(1.0, tokens.ink);
        widget.bg_stroke = Stroke::NONE;
        widget.expansion = 0.0;
    }
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, tokens.line);
    style.visuals = visuals;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The channels of an sRGB colour as light, red first.
    fn linear(color: Color32) -> [f64; 3] {
        [color.r(), color.g(), color.b()].map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// WCAG 2: relative luminance of an sRGB colour.
    fn luminance(color: Color32) -> f64 {
        let [red, green, blue] = linear(color);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn the_report_s_page_has_the_same_colours_in_both_themes() {
        let dark = crate::report::folder::STYLE.find("prefers-color-scheme: dark").unwrap();
        let (light, dark) = crate::report::folder::STYLE.split_at(dark);
        for (tokens, sheet) in [(&LIGHT, light), (&DARK, dark)] {
            let colours = [
                ("chrome", tokens.chrome),
                ("paper", tokens.paper),
                ("gap", tokens.gap),
                ("ink", tokens.ink),
                ("ink2", tokens.ink2),
                ("ink3", tokens.ink3),
                ("left", tokens.left_only.ink),
                ("left-wash", tokens.left_only.wash),
                ("right", tokens.right_only.ink),
                ("right-wash", tokens.right_only.wash),
                ("edited", tokens.edited.ink),
                ("edited-wash", tokens.edited.wash),
                ("edited-word", tokens.changed_word),
                ("moved", tokens.moved.ink),
                ("moved-wash", tokens.moved.wash),
                ("chromed", tokens.boilerplate.ink),
                ("chromed-wash", tokens.boilerplate.wash),
                ("hit", tokens.hits[0]),
                ("hit-ink", tokens.hit_ink),
            ];
            for (name, colour) in colours {
                let [red, green, blue, _] = colour.to_array();
                let expected = format!("--{name}: #{red:02X}{green:02X}{blue:02X};");
                assert!(sheet.contains(&expected), "{expected}");
            }
        }
    }

    #[test]
    fn all_text_has_a_contrast_of_at_least_four_and_a_half_in_both_themes() {
        for tokens in [&LIGHT, &DARK] {
            let marks = [tokens.left_only, tokens.right_only, tokens.edited, tokens.moved];
            let grounds =
                [tokens.paper, tokens.chrome, tokens.selected, tokens.hover, tokens.raise];
            let mut pairs = vec![
                (tokens.inverse, tokens.ink),
                (tokens.ink, tokens.changed_word),
                (tokens.boilerplate.ink, tokens.boilerplate.wash),
                (tokens.ink, tokens.gap),
                (tokens.moved.ink, tokens.gap),
                (tokens.ink, tokens.sunk),
                (tokens.ink, tokens.text_selection),
            ];
            for ground in grounds {
                pairs.extend([tokens.ink, tokens.ink2, tokens.ink3].map(|ink| (ink, ground)));
                pairs.extend(marks.map(|mark| (mark.ink, ground)));
            }
            pairs.extend(marks.map(|mark| (tokens.ink, mark.wash)));
            pairs.extend(tokens.hits.map(|hit| (tokens.hit_ink, hit)));
            for (ink, ground) in pairs {
                let contrast = contrast(ink, ground);
                assert!(contrast >= 4.5, "{ink:?} on {ground:?}: {contrast:.2}");
            }
        }
    }
    /// How far apart two colours look, in CIE Lab (1976); 2 is just seen, 20 is another colour.
    fn distance(one: Color32, other: Color32) -> f64 {
        let (one, other) = (lab(one), lab(other));
        one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
    }

    fn lab(color: Color32) -> [f64; 3] {
        let [red, green, blue] = linear(color);
        let [x, y, z] = [
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            luminance(color),
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        ]
        .map(|v| if v > 0.008_856 { v.cbrt() } else { 7.787 * v + 16.0 / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn hits_are_told_from_each_other_and_from_every_mark() {
        for tokens in [&LIGHT, &DARK] {
            let marks = [tokens.left_only, tokens.right_only, tokens.edited, tokens.moved];
            let mut grounds: Vec<Color32> =
                marks.iter().flat_map(|mark| [mark.wash, mark.ink]).collect();
            grounds.extend([tokens.changed_word, tokens.paper, tokens.text_selection]);
            for (number, &hit) in tokens.hits.iter().enumerate() {
                let others = tokens.hits.iter().skip(number + 1).chain(&grounds);
                for &other in others {
                    let distance = distance(hit, other);
                    assert!(distance >= 20.0, "{hit:?} beside {other:?}: {distance:.1}");
                }
            }
        }
    }
}

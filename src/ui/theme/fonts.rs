//! The faces, and the few roles in which text is set.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use egui::epaint::text::VariationCoords;
use egui::text::TextFormat;
use egui::{Color32, Context, FontData, FontDefinitions, FontFamily, FontId, TextStyle};

/// The faces the program brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    /// Source Serif: what documents say.
    Serif,
    /// Inter: what the program says.
    Sans,
    /// Hack: patterns and paths.
    Mono,
}

/// How text is set: six sizes, three weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The title of a document or a view.
    Title,
    /// What is read.
    Reading,
    /// A changed word or a section head in what is read.
    ReadingStrong,
    /// A cell of the synopsis.
    Cell,
    /// A changed word there.
    CellStrong,
    /// A quotation from a document in a list.
    Quote,
    /// A hit or a changed word in a quotation.
    QuoteStrong,
    /// The interface.
    Interface,
    /// Names and buttons.
    Medium,
    /// Heads.
    Strong,
    /// The second line of a row, and tooltips.
    Second,
    /// Counts and key caps.
    Count,
    /// A figure of the map, and the head of what stands beside it.
    Figure,
    /// Patterns and paths.
    Code,
}

/// The regular weight of Inter, off its default by far less than anybody sees: for the very weight that
/// a font has by default, epaint makes its hints anew with each letter, at four times the letter's own
/// cost.
const REGULAR: f32 = 400.05;

struct Setting {
    face: Face,
    size: f32,
    line_height: f32,
    weight: f32,
    /// Optical size; Source Serif only.
    optical: Option<f32>,
}

impl Role {
    /// All roles that are set in a face of the program.
    const VARIABLE: [Self; 13] = [
        Self::Title,
        Self::Reading,
        Self::ReadingStrong,
        Self::Cell,
        Self::CellStrong,
        Self::Quote,
        Self::QuoteStrong,
        Self::Interface,
        Self::Medium,
        Self::Strong,
        Self::Second,
        Self::Count,
        Self::Figure,
    ];

    /// Each role is a family of its own, although a file holds the letters of many: a face fits its
    /// letters to the pixels of one size and weight at a time, and to take up another costs more than
    /// to draw a word. Half of the first frame would go into changing between them.
    fn family(self) -> FontFamily {
        static FAMILIES: LazyLock<[FontFamily; Role::VARIABLE.len()]> =
            LazyLock::new(|| Role::VARIABLE.map(|role| FontFamily::Name(role.name().into())));
        match self {
            Self::Code => FontFamily::Monospace,
            Self::Interface => FontFamily::Proportional,
            _ => {
                let at = Self::VARIABLE.iter().position(|&role| role == self);
                let family = at.and_then(|at| FAMILIES.get(at)).cloned();
                family.unwrap_or(FontFamily::Proportional)
            }
        }
    }

    /// What its face is called among those of egui.
    fn name(self) -> String {
        format!("{self:?}")
    }

    fn setting(self) -> Setting {
        let (face, size, line_height, weight, optical) = match self {
            Self::Title => (Face::Serif, 24.0, 30.0, 600.0, Some(24.0)),
            Self::Reading => (Face::Serif, 17.0, 26.0, 400.0, Some(16.0)),
            Self::ReadingStrong => (Face::Serif, 17.0, 26.0, 600.0, Some(16.0)),
            Self::Cell => (Face::Serif, 16.0, 24.0, 400.0, Some(15.0)),
            Self::CellStrong => (Face::Serif, 16.0, 24.0, 600.0, Some(15.0)),
            Self::Quote => (Face::Serif, 15.0, 22.0, 400.0, Some(14.0)),
            Self::QuoteStrong => (Face::Serif, 15.0, 22.0, 600.0, Some(14.0)),
            Self::Interface => (Face::Sans, 13.0, 18.0, REGULAR, None),
            Self::Medium => (Face::Sans, 13.0, 18.0, 500.0, None),
            Self::Strong => (Face::Sans, 13.0, 18.0, 600.0, None),
            Self::Second => (Face::Sans, 12.0, 16.0, REGULAR, None),
            Self::Count => (Face::Sans, 11.5, 16.0, 500.0, None),
            Self::Figure => (Face::Sans, 15.0, 20.0, 600.0, None),
            Self::Code => (Face::Mono, 12.5, 18.0, 400.0, None),
        };
        Setting { face, size, line_height, weight, optical }
    }

    /// The role's format in a colour.
    pub(crate) fn format(self, color: Color32) -> TextFormat {
        self.scaled(color, 1.0)
    }

    /// The role's format, larger or smaller by a factor; lines stay on whole points.
    pub(crate) fn scaled(self, color: Color32, factor: f32) -> TextFormat {
        let setting = self.setting();
        let mut coords = VariationCoords::default();
        if setting.face != Face::Mono {
            coords.push(b"wght", setting.weight);
        }
        if let Some(optical) = setting.optical {
            coords.push(b"opsz", (optical * factor).clamp(8.0, 60.0));
        }
        TextFormat {
            font_id: FontId::new(setting.size * factor, self.family()),
            line_height: Some((setting.line_height * factor).round()),
            coords,
            color,
            ..TextFormat::default()
        }
    }

    /// The height of a line in points.
    pub(crate) fn line_height(self, factor: f32) -> f32 {
        (self.setting().line_height * factor).round()
    }
}

/// The sizes in which egui's own widgets and tooltips set their text.
pub(super) fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let font = |size: f32, role: Role| FontId::new(size, role.family());
    BTreeMap::from([
        (TextStyle::Small, font(11.5, Role::Interface)),
        (TextStyle::Body, font(13.0, Role::Interface)),
        (TextStyle::Button, font(13.0, Role::Interface)),
        (TextStyle::Heading, font(24.0, Role::Title)),
        (TextStyle::Monospace, font(12.5, Role::Code)),
    ])
}

/// Hands the faces to egui; fonts of the system fill in for other scripts.
pub(crate) fn install_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for role in Role::VARIABLE {
        let (bytes, other): (&'static [u8], _) = match role.setting().face {
            Face::Serif => (SERIF, Role::Interface),
            _ => (SANS, Role::Reading),
        };
        fonts.font_data.insert(role.name(), Arc::new(FontData::from_static(bytes)));
        let names = [role.name(), other.name()].into_iter().chain(fallbacks.iter().cloned());
        fonts.families.insert(role.family(), names.collect());
    }
    ctx.set_fonts(fonts);
}

const SERIF: &[u8] = include_bytes!("../../../assets/fonts/SourceSerif4-Roman.ttf");
const SANS: &[u8] = include_bytes!("../../../assets/fonts/Inter-Roman.ttf");

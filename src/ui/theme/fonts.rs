//! The faces, and the few roles in which text is set.

use std::collections::BTreeMap;
use std::sync::Arc;

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

impl Face {
    fn family(self) -> FontFamily {
        match self {
            Self::Serif => FontFamily::Name("serif".into()),
            Self::Sans => FontFamily::Proportional,
            Self::Mono => FontFamily::Monospace,
        }
    }
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

struct Setting {
    face: Face,
    size: f32,
    line_height: f32,
    weight: f32,
    /// Optical size; Source Serif only.
    optical: Option<f32>,
}

impl Role {
    fn setting(self) -> Setting {
        let (face, size, line_height, weight, optical) = match self {
            Self::Title => (Face::Serif, 24.0, 30.0, 600.0, Some(24.0)),
            Self::Reading => (Face::Serif, 17.0, 26.0, 400.0, Some(16.0)),
            Self::ReadingStrong => (Face::Serif, 17.0, 26.0, 600.0, Some(16.0)),
            Self::Quote => (Face::Serif, 15.0, 22.0, 400.0, Some(14.0)),
            Self::QuoteStrong => (Face::Serif, 15.0, 22.0, 600.0, Some(14.0)),
            Self::Interface => (Face::Sans, 13.0, 18.0, 400.0, None),
            Self::Medium => (Face::Sans, 13.0, 18.0, 500.0, None),
            Self::Strong => (Face::Sans, 13.0, 18.0, 600.0, None),
            Self::Second => (Face::Sans, 12.0, 16.0, 400.0, None),
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
            font_id: FontId::new(setting.size * factor, setting.face.family()),
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
    let font = |size: f32, face: Face| FontId::new(size, face.family());
    BTreeMap::from([
        (TextStyle::Small, font(11.5, Face::Sans)),
        (TextStyle::Body, font(13.0, Face::Sans)),
        (TextStyle::Button, font(13.0, Face::Sans)),
        (TextStyle::Heading, font(24.0, Face::Serif)),
        (TextStyle::Monospace, font(12.5, Face::Mono)),
    ])
}

/// Hands the faces to egui; fonts of the system fill in for other scripts.
pub(crate) fn install_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 2] = [
        ("Source Serif", include_bytes!("../../../assets/fonts/SourceSerif4-Roman.ttf")),
        ("Inter", include_bytes!("../../../assets/fonts/Inter-Roman.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let family = |first: &str, second: &str| {
        let names = [first.to_owned(), second.to_owned()].into_iter();
        names.chain(fallbacks.iter().cloned()).collect::<Vec<_>>()
    };
    fonts.families.insert(Face::Serif.family(), family("Source Serif", "Inter"));
    fonts.families.insert(Face::Sans.family(), family("Inter", "Source Serif"));
    ctx.set_fonts(fonts);
}

//! In which encoding the bytes of an RTF file are: that of the font, else that of the file.

use std::collections::HashMap;

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, IBM866, KOI8_R, KOI8_U, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255,
    WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// A table of more fonts is not believed.
const MAX_FONTS: usize = 10_000;
/// No font has a longer name.
const MAX_NAME_BYTES: usize = 100;

/// The table of fonts.
#[derive(Debug)]
pub(super) struct Fonts {
    /// The encoding of the file.
    pub(super) encoding: &'static Encoding,
    by_number: HashMap<i32, Font>,
    current: i32,
}

#[derive(Debug, Default)]
struct Font {
    encoding: Option<&'static Encoding>,
    is_symbol: bool,
    name: String,
}

impl Fonts {
    pub(super) fn new() -> Self {
        Self { encoding: WINDOWS_1252, by_number: HashMap::new(), current: 0 }
    }

    /// Begins a font of the table.
    pub(super) fn begin(&mut self, number: i32) {
        self.current = number;
        if self.by_number.len() < MAX_FONTS {
            self.by_number.insert(number, Font::default());
        }
    }

    /// Sets the character set of the font.
    pub(super) fn set_charset(&mut self, charset: i32) {
        if let Some(font) = self.by_number.get_mut(&self.current) {
            font.encoding = by_charset(charset);
            font.is_symbol = charset == 2;
        }
    }

    /// Sets the code page of the font.
    pub(super) fn set_code_page(&mut self, page: i32) {
        if let Some(font) = self.by_number.get_mut(&self.current) {
            font.encoding = by_code_page(page).or(font.encoding);
        }
    }

    /// Adds to the name of the font.
    pub(super) fn add_name(&mut self, text: &str) {
        let font = self.by_number.get_mut(&self.current);
        if let Some(font) = font.filter(|font| font.name.len() < MAX_NAME_BYTES) {
            font.name += text.trim_end_matches(';');
        }
    }

    /// The encoding of text in a font.
    pub(super) fn encoding_of(&self, number: i32) -> &'static Encoding {
        self.by_number.get(&number).and_then(|font| font.encoding).unwrap_or(self.encoding)
    }

    /// The name of a font whose characters are symbols.
    pub(super) fn symbol_font(&self, number: i32) -> Option<&str> {
        self.by_number.get(&number).filter(|font| font.is_symbol).map(|font| font.name.as_str())
    }
}

/// The encoding of a Windows code page, or of one of Apple's.
pub(super) fn by_code_page(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        866 => IBM866,
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 | 1361 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        20866 => KOI8_R,
        21866 => KOI8_U,
        65001 => UTF_8,
        _ => return None,
    })
}

/// The encoding of one of the character sets that Windows numbers; `None` for the default one.
fn by_charset(charset: i32) -> Option<&'static Encoding> {
    let page = match charset {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 | 130 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    by_code_page(page)
}

//! Builds pages of letters, and whole files.

use crate::ingest::flow::{Flow, Flowed};
use crate::ingest::rich::pdf::glyphs::Glyph;
use crate::ingest::rich::pdf::page::Page;
use crate::ingest::rich::pdf::writing;

/// A made-up page: letters half as wide as they are high, lines 12 points apart.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    glyphs: Vec<Glyph>,
    size: f32,
    is_bold: bool,
    /// Whether spaces are letters of their own, or gaps only.
    has_spaces: bool,
    /// Where the next line stands.
    y: f32,
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self { glyphs: Vec::new(), size: 10.0, is_bold: false, has_spaces: true, y: 100.0 }
    }

    pub(super) fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }

    pub(super) fn bold(self, is_bold: bool) -> Self {
        Self { is_bold, ..self }
    }

    pub(super) fn without_spaces(self) -> Self {
        Self { has_spaces: false, ..self }
    }

    /// The next line stands here.
    pub(super) fn at(self, y: f32) -> Self {
        Self { y, ..self }
    }

    /// Leaves so many points more above the next line.
    pub(super) fn gap(self, points: f32) -> Self {
        Self { y: self.y + points, ..self }
    }

    /// Writes a line, and goes on to the next.
    pub(super) fn line(mut self, x: f32, text: &str) -> Self {
        let advance = [self.size / 2.0, 0.0];
        for (rank, letter) in text.chars().enumerate() {
            let at = [x + rank as f32 * advance[0], self.y];
            if letter != ' ' || self.has_spaces {
                let (size, is_bold) = (self.size, self.is_bold);
                self.glyphs.push(Glyph { letter, at, advance, size, is_bold });
            }
        }
        self.y += 1.2 * self.size;
        self
    }

    /// Writes lines that are read from the right, below each other.
    pub(super) fn back_lines(self, right: f32, text: &[&str]) -> Self {
        text.iter().fold(self, |sheet, line| {
            let x = right - line.chars().count() as f32 * sheet.size / 2.0;
            sheet.line(x, &line.chars().rev().collect::<String>())
        })
    }

    /// Writes lines below each other.
    pub(super) fn lines(self, x: f32, text: &[&str]) -> Self {
        text.iter().fold(self, |sheet, line| sheet.line(x, line))
    }

    /// Turns the page by so many quarters.
    pub(super) fn turned(mut self, quarters: usize) -> Self {
        for _ in 0..quarters {
            for glyph in &mut self.glyphs {
                let turn = |[x, y]: [f32; 2]| [-y, x];
                (glyph.at, glyph.advance) = (turn(glyph.at), turn(glyph.advance));
            }
        }
        self
    }

    pub(super) fn glyphs(&self) -> &[Glyph] {
        &self.glyphs
    }

    /// The letters in another order of writing.
    pub(super) fn with_glyphs(self, change: impl FnOnce(&mut Vec<Glyph>)) -> Self {
        let mut sheet = self;
        change(&mut sheet.glyphs);
        sheet
    }
}

/// What is read of such pages.
pub(super) fn flowed(sheets: &[Sheet]) -> Flowed {
    let numbered = sheets.iter().zip(1..);
    let mut pages: Vec<Page> =
        numbered.map(|(sheet, number)| Page::new(number, sheet.glyphs())).collect();
    let mut flow = Flow::new(100_000);
    writing::write(&mut pages, &mut flow);
    flow.finish()
}

/// A file of one text stream a page, in Helvetica, with more entries for its trailer and objects.
#[derive(Clone, Debug, Default)]
pub(super) struct File {
    pub(super) pages: Vec<String>,
    /// Entries of the dictionary of information.
    pub(super) info: String,
    /// Entries of the trailer.
    pub(super) trailer: String,
    /// Entries of each page.
    pub(super) of_page: String,
}

impl File {
    pub(super) fn new(pages: &[&str]) -> Self {
        Self { pages: pages.iter().map(|&page| page.to_owned()).collect(), ..Self::default() }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let first = 5;
        let n_pages = self.pages.len();
        let kids: Vec<String> = (0..n_pages).map(|at| format!("{} 0 R", first + 2 * at)).collect();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{}] /Count {n_pages} >>", kids.join(" ")),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
                .to_owned(),
            format!("<< {} >>", self.info),
        ];
        for (at, page) in self.pages.iter().enumerate() {
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
                 /Resources << /Font << /F 3 0 R >> >> {} >>",
                first + 2 * at + 1,
                self.of_page
            ));
            objects.push(format!("<< /Length {} >> stream\n{page}\nendstream", page.len()));
        }
        self.assembled(&objects)
    }

    fn assembled(&self, objects: &[String]) -> Vec<u8> {
        let mut file = "%PDF-1.7\n".to_owned();
        let mut table = "0000000000 65535 f \n".to_owned();
        for (at, object) in objects.iter().enumerate() {
            table.extend([format!("{:010} 00000 n \n", file.len())]);
            file.extend([format!("{} 0 obj\n{object}\nendobj\n", at + 1)]);
        }
        let start = file.len();
        let size = objects.len() + 1;
        file.extend([format!(
            "xref\n0 {size}\n{table}trailer << /Size {size} /Root 1 0 R /Info 4 0 R {} >>\n\
             startxref\n{start}\n%%EOF\n",
            self.trailer
        )]);
        file.into_bytes()
    }
}

/// The instructions for lines of text at places, in points from the lower left corner.
pub(super) fn shown(lines: &[(f32, f32, &str)]) -> String {
    let show = |(x, y, text): &(f32, f32, &str)| format!("1 0 0 1 {x} {y} Tm ({text}) Tj ");
    format!("BT /F 10 Tf {}ET", lines.iter().map(show).collect::<String>())
}

//! Tells tables that hold figures from tables that only place parts of a page side by side.

use super::page::{Node, Page};

/// Whoever writes more than so many letters into a cell writes paragraphs.
const LONGEST_CELL: usize = 400;

/// Whether a table is one of cells that each hold a line; else each of its cells is a part of the page.
pub(super) fn is_grid(page: &Page, place: usize) -> bool {
    if page.node(place).is_some_and(|node| node.has("role", &["presentation", "none"])) {
        return false;
    }
    let mut cell: Option<(usize, Cell)> = None;
    let mut most_in_row = 0;
    let mut n_in_row = 0;
    for (at, node) in page.inside(place) {
        if cell.as_ref().is_some_and(|&(end, _)| end <= at) {
            cell = None;
        }
        match node.name() {
            "tr" => n_in_row = 0,
            "td" | "th" => {
                n_in_row += 1;
                most_in_row = most_in_row.max(n_in_row);
                cell = Some((node.end, Cell::default()));
            }
            "caption" | "tbody" | "thead" | "tfoot" => {}
            _ => {
                if let Some((_, cell)) = &mut cell
                    && !cell.takes(node)
                {
                    return false;
                }
            }
        }
    }
    most_in_row > 1
}

#[derive(Default)]
struct Cell {
    letters: usize,
    blocks: usize,
    breaks: usize,
}

impl Cell {
    /// Counts what a cell holds; says whether it may still be one of figures.
    fn takes(&mut self, node: &Node) -> bool {
        match node.name() {
            "" => self.letters += node.text().map_or(0, |text| text.trim().len()),
            "p" | "div" => self.blocks += 1,
            "br" => self.breaks += 1,
            "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "pre"
            | "blockquote" | "form" | "hr" | "nav" | "section" | "article" | "header"
            | "footer" => {
                return false;
            }
            _ => {}
        }
        self.letters <= LONGEST_CELL && self.blocks <= 1 && self.breaks <= 4
    }
}

//! A page cut into units: the paragraphs, headings, items and rows that a reader sees as one each.
//!
//! The tree is gone through node by node, never by recursion.

use super::elements::{Role, is_hidden, role};
use super::formulas::Formulas;
use super::lists::List;
use super::page::{Node, Page};
use super::tables::is_grid;
use super::unseen;
use crate::ingest::flow::Block;
use crate::ingest::rich::unshown::Unshown;

/// What a reader sees as one block, and where it stands in the page.
#[derive(Debug)]
pub(super) struct Unit<'p> {
    pub(super) block: Block,
    pub(super) pieces: Vec<Piece<'p>>,
    /// The element that the block is; what stands around that, the page knows.
    pub(super) place: usize,
    /// Letters and digits, and how many of them the article has and how many are linked.
    pub(super) n_letters: usize,
    pub(super) n_marked: usize,
    pub(super) n_linked: usize,
}

/// A piece of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'p> {
    /// Text whose white space means nothing but a gap.
    Text(&'p str),
    /// Text whose line ends count.
    Lines(&'p str),
    /// What the page shows and does not hold: quotation marks.
    Shown(&'static str),
    /// An item's dot or number.
    Marker(String),
    /// A line's end.
    Break,
    /// The border between two cells.
    Cell,
    /// A gap without white space.
    Gap,
}

impl Piece<'_> {
    /// Whether it only parts what stands beside it.
    fn is_gap(&self) -> bool {
        match self {
            Self::Text(text) | Self::Lines(text) => text.trim().is_empty(),
            Self::Shown(_) | Self::Marker(_) => false,
            Self::Break | Self::Cell | Self::Gap => true,
        }
    }
}

/// The units of a page in order, and what is not shown.
pub(super) fn units(page: &Page) -> (Vec<Unit<'_>>, Unshown) {
    let start = page.first("body").unwrap_or(0);
    let mut cutter = Cutter::new(page);
    let end = page.node(start).map_or(0, |node| node.end);
    let mut at = start;
    while at < end {
        cutter.leave_before(at);
        let Some(node) = page.node(at) else { break };
        at = if cutter.enter(at, node) { at + 1 } else { node.end };
    }
    cutter.leave_before(usize::MAX);
    cutter.end_unit();
    (cutter.units, cutter.unshown)
}

/// An element that is open.
struct Open {
    end: usize,
    role: Role,
}

struct Cutter<'p> {
    page: &'p Page,
    formulas: Formulas,
    units: Vec<Unit<'p>>,
    unshown: Unshown,
    open: Vec<Open>,
    lists: Vec<List>,
    /// The blocks that are open, as places.
    blocks: Vec<usize>,
    /// What the next text of an item begins with.
    marker: Option<String>,
    /// Where the table ends in whose cells blocks are only gaps.
    grid: Option<usize>,
    n_verbatim: usize,
    n_links: usize,
    unit: Option<Unit<'p>>,
    next: Block,
    n_breaks: usize,
    /// Whether a link or a button ended and no text came since.
    is_behind_control: bool,
}

impl<'p> Cutter<'p> {
    fn new(page: &'p Page) -> Self {
        Self {
            page,
            formulas: Formulas::new(page),
            units: Vec::new(),
            unshown: Unshown::default(),
            open: Vec::new(),
            lists: Vec::new(),
            blocks: Vec::new(),
            marker: None,
            grid: None,
            n_verbatim: 0,
            n_links: 0,
            unit: None,
            next: Block::Paragraph,
            n_breaks: 0,
            is_behind_control: false,
        }
    }

    /// Takes a node in; says whether what it holds is to be gone through.
    fn enter(&mut self, place: usize, node: &'p Node) -> bool {
        if let Some(text) = node.text() {
            self.push_text(text, node.is_article);
            return false;
        }
        if is_hidden(node) {
            unseen::hide(&mut self.unshown, self.page, place);
            return false;
        }
        if self.formulas.is_drawing(self.page, place) {
            return false;
        }
        let role = role(node);
        if !unseen::note(&mut self.unshown, role, node) {
            return false;
        }
        self.begin(role, place, node);
        self.open.push(Open { end: node.end, role });
        true
    }

    fn begin(&mut self, role: Role, place: usize, node: &Node) {
        match role {
            Role::Block | Role::Heading(_) | Role::Table | Role::Verbatim => {
                self.begin_block(role, place);
            }
            Role::Numbered | Role::Bulleted => {
                self.begin_block(role, place);
                self.lists.push(List::new(self.page, place, role == Role::Numbered));
            }
            Role::Item => {
                self.begin_block(role, place);
                let numbered = self.lists.last_mut().and_then(|list| list.next_marker(node));
                self.marker = Some(numbered.unwrap_or_else(|| "• ".to_owned()));
            }
            Role::Cell if self.grid.is_some() => self.push(Piece::Cell),
            Role::Row | Role::Cell => self.begin_block(role, place),
            Role::Break => self.break_line(),
            Role::Quotation => self.show("“"),
            Role::Reading => self.show("("),
            Role::Link | Role::Control => {
                self.n_links += usize::from(role == Role::Link);
                // Links and buttons right behind each other are parted by more than the page's text.
                if std::mem::take(&mut self.is_behind_control) {
                    self.push(Piece::Gap);
                }
            }
            _ => {}
        }
        self.n_verbatim += usize::from(role == Role::Verbatim);
        if role == Role::Table && self.grid.is_none() && is_grid(self.page, place) {
            self.grid = Some(node.end);
        }
    }

    /// Closes the elements that end before a place.
    fn leave_before(&mut self, place: usize) {
        while let Some(last) = self.open.pop_if(|open| open.end <= place) {
            self.leave(last.role);
        }
        if self.grid.is_some_and(|end| end <= place) {
            self.end_unit();
            self.grid = None;
        }
    }

    fn leave(&mut self, role: Role) {
        match role {
            Role::Numbered | Role::Bulleted => {
                self.lists.pop();
            }
            Role::Item => self.marker = None,
            Role::Quotation => self.show("”"),
            Role::Reading => self.show(")"),
            Role::Link | Role::Control => {
                self.n_links -= usize::from(role == Role::Link).min(self.n_links);
                self.is_behind_control = true;
            }
            Role::Verbatim => self.n_verbatim = self.n_verbatim.saturating_sub(1),
            _ => {}
        }
        if role.is_block() && !(role == Role::Cell && self.grid.is_some()) {
            self.end_block(role);
        }
    }

    fn begin_block(&mut self, role: Role, place: usize) {
        if self.parts_blocks(role, place) {
            self.end_unit();
            if let Role::Heading(level) = role {
                self.next = Block::Heading(level);
            }
            self.blocks.push(place);
        } else {
            self.push(Piece::Gap);
            self.blocks.push(self.here());
        }
    }

    fn end_block(&mut self, role: Role) {
        let place = self.blocks.pop().unwrap_or_default();
        if self.parts_blocks(role, place) {
            self.end_unit();
        } else {
            self.push(Piece::Gap);
        }
    }

    /// Whether a block is one: inside the cells of a grid there are none.
    fn parts_blocks(&self, role: Role, place: usize) -> bool {
        let is_caption = || self.page.node(place).is_some_and(|node| node.name() == "caption");
        self.grid.is_none() || role == Role::Row || is_caption()
    }

    /// The innermost open block.
    fn here(&self) -> usize {
        self.blocks.last().copied().unwrap_or_default()
    }

    fn end_unit(&mut self) {
        if let Some(mut unit) = self.unit.take().filter(Unit::is_seen) {
            while unit.pieces.pop_if(|piece| piece.is_gap()).is_some() {}
            self.units.push(unit);
        }
        self.next = Block::Paragraph;
        self.n_breaks = 0;
    }

    fn push_text(&mut self, text: &'p str, is_article: bool) {
        let is_blank = text.trim().is_empty();
        if is_blank && self.unit.is_none() {
            return;
        }
        if !is_blank {
            (self.n_breaks, self.is_behind_control) = (0, false);
            self.mark_item();
        }
        let (is_verbatim, is_linked) = (self.n_verbatim > 0, self.n_links > 0);
        let unit = self.unit_here();
        let n_letters = text.chars().filter(|character| character.is_alphanumeric()).count();
        unit.n_letters += n_letters;
        unit.n_marked += if is_article { n_letters } else { 0 };
        unit.n_linked += if is_linked { n_letters } else { 0 };
        unit.pieces.push(if is_verbatim { Piece::Lines(text) } else { Piece::Text(text) });
    }

    /// Adds what parts texts, if there is something to part.
    fn push(&mut self, piece: Piece<'p>) {
        if let Some(unit) = &mut self.unit {
            unit.pieces.push(piece);
        }
    }

    fn show(&mut self, shown: &'static str) {
        self.mark_item();
        self.unit_here().pieces.push(Piece::Shown(shown));
    }

    fn mark_item(&mut self) {
        if let Some(marker) = self.marker.take() {
            self.unit_here().pieces.push(Piece::Marker(marker));
        }
    }

    /// Two line ends in a row part paragraphs, however many follow.
    fn break_line(&mut self) {
        let n_breaks = self.n_breaks + 1;
        match n_breaks {
            _ if self.grid.is_some() => self.push(Piece::Gap),
            1 => self.push(Piece::Break),
            2 => self.end_unit(),
            _ => {}
        }
        self.n_breaks = n_breaks;
    }

    fn unit_here(&mut self) -> &mut Unit<'p> {
        let place = self.here();
        let block = self.next;
        self.unit.get_or_insert_with(|| Unit {
            block,
            pieces: Vec::new(),
            place,
            n_letters: 0,
            n_marked: 0,
            n_linked: 0,
        })
    }
}

impl Unit<'_> {
    /// Whether there is something to see in it, be it without letters: "* * *".
    fn is_seen(&self) -> bool {
        let is_text = |piece: &Piece<'_>| matches!(piece, Piece::Text(_) | Piece::Lines(_));
        self.pieces.iter().any(|piece| is_text(piece) && !piece.is_gap())
    }

    /// Its words as one line.
    pub(super) fn line(&self) -> String {
        let mut line = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) | Piece::Lines(text) | Piece::Shown(text) => line.push_str(text),
                Piece::Marker(_) => {}
                Piece::Break | Piece::Cell | Piece::Gap => line.push(' '),
            }
        }
        super::page::spaced(&line)
    }
}

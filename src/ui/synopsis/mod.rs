//! The synopsis: many documents in columns, a statement a row.
//!
//! Virtualised: only what is in view is laid out, rows as well as columns. What is shown lives in `app`; scrolling lives here.

mod cells;
mod empty;
mod heads;
mod keys;
mod laid;
mod line;
mod scroll;
mod strip;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Id, Rect, Ui, pos2};

pub(crate) use self::line::status_line;

use self::laid::LaidRow;
use self::scroll::{Heights, Rows, Scroll};
use super::View;
use super::layout::{Layout, PANE_HEAD, part, split_left, split_top};
use super::reading::Setting;
use super::theme::tokens;
use crate::app::{ShownRows, SynopsisTable};
use crate::filter::Hits;

/// Columns are at least so wide.
const NARROWEST: f32 = 180.0;
/// Wide columns are at least so wide ...
const WIDE: f32 = 260.0;
/// ... and narrow ones at most.
const WIDEST_NARROW: f32 = 240.0;
/// The numbers of the rows.
const GUTTER: f32 = 44.0;
const NARROW_GUTTER: f32 = 32.0;
/// Space before the text of a cell, which holds its bar and sign, and behind it.
const BEFORE: f32 = 36.0;
const BEHIND: f32 = 14.0;

/// What laid out rows were laid out for.
type LaidFor = (usize, usize, u64, (f32, f32), bool, bool);

/// What the view remembers from frame to frame.
#[derive(Debug, Default)]
pub(crate) struct SynopsisView {
    table: Option<Arc<SynopsisTable>>,
    heights: Heights,
    laid: BTreeMap<usize, LaidRow>,
    laid_for: Option<LaidFor>,
    hits: Option<Arc<Hits>>,
    scroll: Scroll,
    /// How far columns are scrolled to the left.
    left: f32,
    seen_moves: u64,
    is_ready: bool,
}

/// The id by which the current cell takes the keyboard.
pub(crate) fn cell_id() -> Id {
    Id::unique("synopsis")
}

/// The parts of the view that F6 goes through.
pub(crate) fn parts() -> [Id; 3] {
    [heads::head_id(0), cell_id(), heads::add_id()]
}

/// Where everything stands.
#[derive(Clone, Copy, Debug)]
struct Scene {
    heads: Rect,
    body: Rect,
    strip: Rect,
    gutter: f32,
    /// Width of a column.
    column: f32,
    n_columns: usize,
    /// How far columns are scrolled to the left.
    left: f32,
}

impl Scene {
    /// Where a column begins.
    fn x(&self, column: usize) -> f32 {
        (self.body.left() + self.gutter + column as f32 * self.column - self.left).round()
    }

    /// The columns in view.
    fn columns(&self) -> std::ops::Range<usize> {
        let width = self.body.width() - self.gutter;
        let first = (self.left / self.column).floor().max(0.0) as usize;
        let end = ((self.left + width) / self.column).ceil().max(0.0) as usize;
        first..end.min(self.n_columns)
    }

    /// Where columns are drawn, the numbers left out.
    fn clip(&self, rect: Rect) -> Rect {
        rect.with_min_x(self.body.left() + self.gutter)
    }

    fn text_width(&self) -> f32 {
        (self.column - BEFORE - BEHIND).max(60.0).floor()
    }
}

/// Draws the view.
pub(crate) fn synopsis(
    ui: &mut Ui,
    view: &mut View<'_>,
    layout: &Layout,
    memory: &mut SynopsisView,
) {
    let whole = Rect::from_min_max(layout.top_bar.left_bottom(), layout.status.right_top());
    ui.painter().rect_filled(whole, 0, tokens(ui.ctx()).paper);
    let Some(table) = view.state.synoptic.table.clone().filter(|_| empty::has_enough(view)) else {
        memory.is_ready = false;
        empty::empty(ui, view, layout, whole);
        return;
    };
    memory.show(ui, view, whole, &table);
}

impl SynopsisView {
    /// Notes that something else is shown.
    pub(crate) fn leave(&mut self) {
        self.is_ready = false;
    }

    fn show(&mut self, ui: &mut Ui, view: &mut View<'_>, whole: Rect, table: &Arc<SynopsisTable>) {
        let shown = Arc::clone(&view.state.synoptic.shown);
        let mut scene = scene(view, whole, table.documents.len());
        let factor = f32::from(view.state.settings.text_size) / 100.0;
        self.sync(ui, view, table, (scene.text_width(), factor));
        keys::steer(ui, view, self, (table, &shown), scene.body.height());
        self.wheel(ui, &scene, table, &shown);
        let most =
            (scene.n_columns as f32 * scene.column + scene.gutter - scene.body.width()).max(0.0);
        self.left = self.left.clamp(0.0, most);
        scene.left = self.left;
        let has_moved = self.reveal(view, &mut scene, table, &shown);
        let mut body = part(ui, scene.body, "synopsis body");
        let mut placed = self.place_rows(&body, view, &scene, (table, &shown));
        if has_moved {
            // Now that the rows around it are laid out, it is known what it takes to show it.
            self.bring_into_view(view.state.synoptic.at.0, (table, &shown), scene.body.height());
            placed = self.place_rows(&body, view, &scene, (table, &shown));
        }
        cells::cells(&mut body, view, &scene, (table, &self.laid, &placed));
        let mut head = part(ui, scene.heads, "synopsis heads");
        heads::heads(&mut head, view, &scene, table);
        if scene.strip.width() > 0.0 {
            let in_view = in_view(&placed, &shown);
            if let Some(share) = strip::strip(ui, &scene, &shown, in_view) {
                let place = shown.ends.partition_point(|&end| end <= share);
                self.scroll = Scroll { place, points: -scene.body.height() / 2.0 };
                let rows = Rows { table, shown: &shown.rows, heights: &self.heights };
                self.scroll.settle(&rows, scene.body.height());
            }
        }
    }

    /// Takes over another table, width, text size, filter or theme.
    fn sync(&mut self, ui: &Ui, view: &View<'_>, table: &Arc<SynopsisTable>, measure: (f32, f32)) {
        let address = Arc::as_ptr(table).addr();
        let folds = view.state.settings.leaves_out_boilerplate;
        let hits = &view.state.filtering.hits;
        let laid_for = (
            address,
            Arc::as_ptr(hits).addr(),
            view.state.kept_version(),
            measure,
            tokens(ui.ctx()).is_dark,
            folds,
        );
        if self.laid_for == Some(laid_for) {
            return;
        }
        let before = self.laid_for.replace(laid_for);
        // The hits are kept, so that no others can come to lie where they lay.
        self.hits = Some(Arc::clone(hits));
        self.laid.clear();
        let is_same = before.is_some_and(|it| (it.0, it.3, it.5) == (address, measure, folds));
        if !is_same {
            self.heights = Heights::new(table.synopsis.rows.len(), measure);
        }
        if before.is_some_and(|before| before.0 != address) {
            self.scroll.points = 0.0;
        }
        self.table = Some(Arc::clone(table));
    }

    fn wheel(&mut self, ui: &Ui, scene: &Scene, table: &SynopsisTable, shown: &ShownRows) {
        let is_over = ui.rect_contains_pointer(scene.body.union(scene.heads));
        if !is_over || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let by = ui.input(egui::InputState::smooth_scroll_delta);
        self.left -= by.x;
        let rows = Rows { table, shown: &shown.rows, heights: &self.heights };
        self.scroll.by(-by.y, &rows, scene.body.height());
    }

    /// Brings the place a person has come to into view, once for each move; answers whether there
    /// was one.
    fn reveal(
        &mut self,
        view: &View<'_>,
        scene: &mut Scene,
        table: &SynopsisTable,
        shown: &ShownRows,
    ) -> bool {
        let synoptic = &view.state.synoptic;
        if std::mem::replace(&mut self.seen_moves, synoptic.n_moves) == synoptic.n_moves {
            return false;
        }
        let (row, column) = synoptic.at;
        self.bring_into_view(row, (table, shown), scene.body.height());
        let (left, room) = (column as f32 * scene.column, scene.body.width() - scene.gutter);
        self.left = self.left.clamp((left + scene.column - room).min(left), left).max(0.0);
        scene.left = self.left;
        true
    }

    fn bring_into_view(
        &mut self,
        row: usize,
        (table, shown): (&SynopsisTable, &ShownRows),
        view_height: f32,
    ) {
        let rows = Rows { table, shown: &shown.rows, heights: &self.heights };
        self.scroll.reveal(shown.place_of(row), &rows, view_height);
    }

    /// Lays out the rows in view; answers which they are and where each stands.
    fn place_rows(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        scene: &Scene,
        (table, shown): (&SynopsisTable, &ShownRows),
    ) -> Vec<(usize, f32)> {
        let mut placed = Vec::new();
        // Rows that were estimated may leave room at the end once they are laid out.
        for _ in 0..2 {
            placed.clear();
            let mut y = scene.body.top() - self.scroll.points;
            for &row in shown.rows.iter().skip(self.scroll.place) {
                if y >= scene.body.bottom() {
                    break;
                }
                placed.push((row, y));
                y += self.laid_height(ui, view, scene, (table, row));
            }
            let before = self.scroll;
            let rows = Rows { table, shown: &shown.rows, heights: &self.heights };
            self.scroll.settle(&rows, scene.body.height());
            if self.scroll == before {
                break;
            }
        }
        let (first, last) = (placed.first().map(|it| it.0), placed.last().map(|it| it.0));
        self.laid.retain(|&row, _| Some(row) >= first && Some(row) <= last);
        placed
    }

    /// The height of a row, which is laid out if it is not folded.
    fn laid_height(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        scene: &Scene,
        (table, at): (&SynopsisTable, usize),
    ) -> f32 {
        let settings = &view.state.settings;
        if view.state.synoptic.is_folded(at, settings.leaves_out_boilerplate) {
            self.laid.remove(&at);
            self.heights.set(at, scroll::FOLD_HEIGHT);
            return scroll::FOLD_HEIGHT;
        }
        let (laid, columns) = (self.laid.entry(at).or_default(), scene.columns());
        if !laid.covers(&columns)
            && let Some(row) = table.synopsis.rows.get(at)
        {
            let setting = Setting {
                tokens: tokens(ui.ctx()),
                width: scene.text_width(),
                factor: f32::from(settings.text_size) / 100.0,
            };
            let document = |column: usize| view.state.column_as_shown(table, column);
            let hits = |column: usize| view.marked_in(document(column)).to_vec();
            laid.lay_out(ui.painter(), (table, row, columns), &hits, setting);
            self.heights.set(at, laid.height);
        }
        laid.height
    }
}

/// Parts the view.
fn scene(view: &View<'_>, whole: Rect, n_columns: usize) -> Scene {
    let is_narrow = whole.width() < 1100.0;
    let gutter = if is_narrow { NARROW_GUTTER } else { GUTTER };
    let is_strip = view.state.settings.is_strip_shown;
    let strip_width = if is_strip { strip::width(n_columns) } else { heads::ADD_WIDTH };
    let (main, strip) = split_left(whole, whole.width() - strip_width.max(heads::ADD_WIDTH));
    let (heads, body) = split_top(main, PANE_HEAD);
    let share = (body.width() - gutter) / n_columns.max(1) as f32;
    let column = if view.state.synoptic.is_narrow {
        share.clamp(NARROWEST, WIDEST_NARROW)
    } else {
        share.max(WIDE)
    };
    let strip = Rect::from_min_max(pos2(strip.left(), body.top()), strip.max);
    let strip = if is_strip { strip } else { strip.with_min_x(strip.right()) };
    Scene {
        heads: heads.with_max_x(whole.right()),
        body,
        strip,
        gutter,
        column: column.floor(),
        n_columns,
        left: 0.0,
    }
}

/// The part in view as shares of the whole height, as it is estimated for the strip.
fn in_view(placed: &[(usize, f32)], shown: &ShownRows) -> (f32, f32) {
    let end = |place: Option<usize>| place.and_then(|at| shown.ends.get(at)).copied();
    let place = |row: Option<&(usize, f32)>| row.map(|row| shown.place_of(row.0));
    let first = place(placed.first());
    let top = end(first.and_then(|first| first.checked_sub(1))).unwrap_or(0.0);
    let bottom = end(place(placed.last())).unwrap_or(1.0);
    (top, bottom)
}

//! What a person does, phase by phase, and what its frames cost.

use egui::{Event, Key, Modifiers, Pos2, Vec2};

use crate::screen::{SIZE, Screen, button, pressed, wheel};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Prints a line of the table: the median, the 95th percentile and the worst of some frames.
fn told(phase: &str, mut millis: Vec<f64>) {
    millis.sort_by(f64::total_cmp);
    let at = |share: f64| millis.get((share * (millis.len() - 1) as f64).round() as usize);
    let [middle, high, worst] = [0.5, 0.95, 1.0].map(|share| at(share).copied().unwrap_or(0.0));
    let n = millis.len();
    println!("{phase:<34} {n:>5} {middle:>8.2} {high:>8.2} {worst:>8.2}");
}

fn head(screen: &Screen) {
    let state = screen.window.state();
    let reading = state.reading.as_ref().expect("a comparison");
    println!(
        "{} documents; open pair: {} rows, {} passages, {} steps",
        state.corpus.len(),
        reading.rows.len(),
        reading.comparison.passages.len(),
        reading.steps.len()
    );
    println!("{:<34} {:>5} {:>8} {:>8} {:>8}", "ms of this thread", "n", "p50", "p95", "worst");
}

/// All phases of reading a pair, plain and filtered.
pub(crate) fn pair(screen: &mut Screen) {
    head(screen);
    told("opening, dearest frame", vec![screen.opening]);
    told("at rest", (0..100).map(|_| screen.frame(Vec::new())).collect());
    reading(screen, "");
    resizing(screen, "");
    told(
        "next change",
        (0..40).map(|_| screen.settled(pressed(Modifiers::NONE, Key::F8))).collect(),
    );
    told("fold what is identical, unfold", (0..6).map(|_| refolded(screen)).collect());
    told("swap sides", (0..2).map(|_| swapped(screen)).collect());
    for (phase, text) in [("filter on", "t"), ("filter changed", "th"), ("filter changed", "the")] {
        told(&format!("{phase}: {text}"), vec![typed(screen, text)]);
    }
    reading(screen, ", filtered");
    resizing(screen, ", filtered");
    told("filter off", vec![cleared(screen)]);
}

/// Frames at rest and while a filter is typed, over a folder of many documents.
pub(crate) fn folder(screen: &mut Screen) {
    head(screen);
    told("opening, dearest frame", vec![screen.opening]);
    told("at rest", (0..100).map(|_| screen.frame(Vec::new())).collect());
    reading(screen, "");
    for text in ["t", "th", "the", "the ", "the f", "the fe"] {
        told(&format!("filter changed: {text}"), vec![typed(screen, text)]);
        let rest = (0..100).map(|_| screen.frame(Vec::new())).collect();
        told(&format!("at rest, filtered: {text}"), rest);
    }
    told("next hit", (0..20).map(|_| screen.settled(pressed(Modifiers::NONE, Key::F3))).collect());
    told("filter off", vec![cleared(screen)]);
}

/// Frames of the map while it is scrolled.
pub(crate) fn map(screen: &mut Screen) {
    head(screen);
    screen.settled(pressed(Modifiers::COMMAND, Key::Num3));
    screen.until(|state| state.map.kinship.is_some());
    // Down for a while, then up again, so that every frame has rows to lay out.
    let lines = |frame: usize| if frame % 200 < 100 { -3.0 } else { 3.0 };
    told("map, scrolling", (0..400).map(|at| screen.frame(wheel(lines(at)))).collect());
}

/// Frames of the findings while their list is scrolled and walked.
pub(crate) fn findings(screen: &mut Screen) {
    head(screen);
    screen.settled(pressed(Modifiers::COMMAND, Key::Num4));
    screen.until(|state| state.findings.findings.is_some());
    println!("{} findings", screen.window.state().findings.all().len());
    screen.frame(vec![Event::PointerMoved(Pos2::new(100.0, 400.0))]);
    let lines = |frame: usize| if frame % 200 < 100 { -3.0 } else { 3.0 };
    told("findings, scrolling", (0..400).map(|at| screen.frame(wheel(lines(at)))).collect());
    let down = (0..100).map(|_| screen.frame(pressed(Modifiers::NONE, Key::ArrowDown)));
    told("findings, one by one", down.collect());
    told("findings, at rest", (0..100).map(|_| screen.frame(Vec::new())).collect());
}

/// Frames of a synopsis of all documents while it is scrolled, and how long it takes to come.
pub(crate) fn synopsis(screen: &mut Screen) {
    head(screen);
    let n_documents = screen.window.state().corpus.len();
    screen.settled(pressed(Modifiers::COMMAND, Key::Num2));
    screen.until(|state| state.synoptic.table.is_some());
    // The button that adds a document, then the first row of its menu: all of them.
    for place in [Pos2::new(SIZE.x - 22.0, 76.0), Pos2::new(SIZE.x - 120.0, 120.0)] {
        screen.frame(button(place, true));
        screen.settled(button(place, false));
    }
    let start = std::time::Instant::now();
    let dearest = screen.until(|state| {
        let table = state.synoptic.table.as_ref();
        table.is_some_and(|table| table.documents.len() == n_documents)
    });
    let waited = start.elapsed().as_secs_f64() * 1e3;
    let n_rows = screen.window.state().synoptic.shown.rows.len();
    println!("{n_documents} documents side by side: {n_rows} rows after {waited:.0} ms");
    told("synopsis comes, dearest frame", vec![dearest]);
    let lines = |frame: usize| if frame % 200 < 100 { -3.0 } else { 3.0 };
    told("synopsis, scrolling", (0..400).map(|at| screen.frame(wheel(lines(at)))).collect());
    let key = |key: Key| move |_| pressed(Modifiers::NONE, key);
    let page = (0..40).map(key(Key::PageDown)).map(|events| screen.settled(events)).collect();
    told("synopsis, page down", page);
    let across = (0..40).map(key(Key::ArrowRight)).map(|events| screen.settled(events)).collect();
    told("synopsis, to the right", across);
}

/// By wheel, by page, by dragging over the strip, by clicks on it.
fn reading(screen: &mut Screen, with: &str) {
    let strip = |share: f32| Pos2::new(SIZE.x - 25.0, 120.0 + share * 400.0);
    let sheet = Pos2::new(500.0, 400.0);
    told(&format!("wheel{with}"), (0..300).map(|_| screen.frame(wheel(-3.0))).collect());
    screen.frame(button(sheet, true));
    screen.frame(button(sheet, false));
    let page = |_| screen.settled(pressed(Modifiers::NONE, Key::PageDown));
    told(&format!("page down{with}"), (0..100).map(page).collect());
    screen.frame(button(strip(0.0), true));
    let drag = |at| screen.frame(vec![Event::PointerMoved(strip(at as f32 / 200.0))]);
    told(&format!("dragging the strip{with}"), (0..200).map(drag).collect());
    screen.frame(button(strip(1.0), false));
    let jump = |at: usize| {
        let place = strip((at * 37 % 100) as f32 / 100.0);
        let down = screen.frame(button(place, true));
        down.max(screen.settled(button(place, false)))
    };
    told(&format!("jump by the strip{with}"), (0..100).map(jump).collect());
    screen.frame(vec![Event::PointerMoved(sheet)]);
}

/// The window at other sizes, zooms and sizes of text.
fn resizing(screen: &mut Screen, with: &str) {
    let resize = |at: usize| {
        screen.size = SIZE - Vec2::new(4.0, 2.0) * (at % 50) as f32;
        screen.frame(Vec::new())
    };
    told(&format!("resize{with}"), (0..100).map(resize).collect());
    screen.size = SIZE;
    screen.settled(Vec::new());
    let in_and_out = |at: usize, (more, less)| if at % 6 < 3 { more } else { less };
    let zoom = |at: usize| {
        let key = in_and_out(at, (Key::Plus, Key::Minus));
        screen.settled(pressed(Modifiers::COMMAND, key))
    };
    told(&format!("zoom{with}"), (0..12).map(zoom).collect());
    let size = |at: usize| {
        let key = in_and_out(at, (Key::Plus, Key::Minus));
        screen.settled(pressed(CTRL_SHIFT, key))
    };
    told(&format!("size of text{with}"), (0..12).map(size).collect());
}

/// Turns the pair round.
fn swapped(screen: &mut Screen) -> f64 {
    let wished = screen.window.state().pair.right;
    let first = screen.frame(pressed(Modifiers::ALT, Key::Backslash));
    first.max(
        screen.until(|state| {
            state.reading.as_ref().is_some_and(|reading| reading.ids.left == wished)
        }),
    )
}

/// Folds identical rows, or unfolds them.
fn refolded(screen: &mut Screen) -> f64 {
    let wished = !screen.window.state().folds_identical;
    let first = screen.frame(pressed(Modifiers::COMMAND, Key::D));
    first.max(screen.until(|state| {
        let reading = state.reading.as_ref();
        reading.is_some_and(|reading| reading.options.folds_identical == wished)
    }))
}

/// Types one more letter into the filter and waits for its hits.
fn typed(screen: &mut Screen, text: &str) -> f64 {
    let mut dearest = screen.settled(pressed(Modifiers::COMMAND, Key::F));
    let letter = text.chars().last().map(String::from).unwrap_or_default();
    dearest = dearest.max(screen.frame(vec![Event::Text(letter)]));
    dearest.max(screen.until(|state| state.filtering.good_text == text))
}

/// Empties the filter.
fn cleared(screen: &mut Screen) -> f64 {
    let first = screen.frame(pressed(Modifiers::NONE, Key::Escape));
    first.max(screen.until(|state| !state.filtering.is_active()))
}

//! Running heads and feet: what stands at the same place on many pages and reads the same there but
//! for its numbers.

use std::collections::HashMap;

use super::gaps::are_alike;
use super::lines::Line;
use super::page::Page;

/// So many lines at the top and at the bottom of a page may be heads and feet.
const EDGE_LINES: usize = 3;
/// They are set in other type than the text, or farther from it than so many sizes: more than its lines
/// are from each other.
const APART: f32 = 1.5;
/// Heights that differ by less are one place, in points.
const PLACE_STEP: f32 = 4.0;
/// What stands on fewer pages is text, as is what stands on a smaller share of them. Left and right
/// pages have heads of their own.
const FEWEST_PAGES: usize = 3;
const SHARE_OF_PAGES: usize = 3;

/// Marks the lines of each page that are heads or feet.
pub(super) fn mark(pages: &mut [Page]) {
    let mut places: HashMap<(i32, String), usize> = HashMap::new();
    for page in pages.iter() {
        let mut seen: Vec<(i32, String)> = edges(page).filter_map(|at| place(page, at)).collect();
        seen.sort_unstable();
        seen.dedup();
        for place in seen {
            *places.entry(place).or_default() += 1;
        }
    }
    let n_pages = pages.iter().filter(|page| !page.lines.is_empty()).count();
    let enough = FEWEST_PAGES.max(n_pages.div_ceil(SHARE_OF_PAGES)).min(n_pages.max(2));
    for page in pages {
        let repeated: Vec<usize> = edges(page)
            .filter(|&at| {
                let found = place(page, at).map(|place| on_pages(&places, &place));
                found.is_some_and(|n_pages| n_pages >= enough)
            })
            .collect();
        for at in repeated {
            if let Some(line) = page.lines.get_mut(at) {
                line.is_furniture = true;
            }
        }
        page.measure();
    }
}

/// On how many pages something stands, at its own height or one step beside it.
fn on_pages(places: &HashMap<(i32, String), usize>, place: &(i32, String)) -> usize {
    let beside = [-1, 0, 1].map(|step| (place.0 + step, place.1.clone()));
    beside.iter().filter_map(|place| places.get(place)).sum()
}

/// The lines at a page's top and bottom that stand apart from what is between them.
fn edges(page: &Page) -> impl Iterator<Item = usize> {
    let mut by_height: Vec<(usize, &Line)> =
        page.lines.iter().map(|line| &line.line).enumerate().collect();
    by_height.sort_by(|one, other| one.1.base.total_cmp(&other.1.base));
    let n_lines = by_height.len();
    let are_apart = |upper: usize| match (by_height.get(upper), by_height.get(upper + 1)) {
        (Some((_, one)), Some((_, next))) => {
            !are_alike(one, next) || next.base - one.base > APART * one.size
        }
        _ => false,
    };
    let head = (0..EDGE_LINES).rev().find(|&last| are_apart(last));
    let foot = (1..=EDGE_LINES)
        .rev()
        .filter_map(|n| n_lines.checked_sub(n + 1))
        .find(|&above| are_apart(above));
    let n_head = head.map_or(0, |last| last + 1);
    let first_of_foot = foot.map_or(n_lines, |above| above + 1);
    let ranked = by_height.into_iter().map(|(at, _)| at).enumerate().collect::<Vec<_>>();
    let is_edge = move |rank: usize| rank < n_head || rank >= first_of_foot;
    ranked.into_iter().filter(move |&(rank, _)| is_edge(rank)).map(|(_, at)| at)
}

/// Where a line stands and what it reads like without its numbers.
fn place(page: &Page, at: usize) -> Option<(i32, String)> {
    let line = &page.lines.get(at)?.line;
    let mut pattern = String::new();
    for letter in line.text.chars().take(120) {
        if letter.is_numeric() {
            if !pattern.ends_with('#') {
                pattern.push('#');
            }
        } else {
            pattern.push(letter);
        }
    }
    Some(((line.base / PLACE_STEP).round() as i32, pattern))
}

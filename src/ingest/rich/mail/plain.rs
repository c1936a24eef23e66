//! The plain text of a mail: its lines, joined where the sender's program says that it broke them.

use std::borrow::Cow;

use crate::ingest::flow::Flow;

/// How a plain text's lines were broken (RFC 3676).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wrapping {
    /// Whether a space at a line's end says that the line goes on.
    pub(super) is_flowed: bool,
    /// Whether that space is no part of the text.
    pub(super) drops_space: bool,
}

/// Writes a plain text: blocks are parted by empty lines, marks of quotation stay.
pub(super) fn write(text: &str, wrapping: Wrapping, flow: &mut Flow) {
    flow.close();
    let text = if wrapping.is_flowed { joined(text, wrapping) } else { Cow::Borrowed(text) };
    for line in text.lines() {
        if line.trim().is_empty() {
            flow.close();
        } else {
            flow.push(line);
            flow.break_line();
        }
        if flow.is_full() {
            break;
        }
    }
    flow.close();
}

/// Joins the lines of a flowed text.
fn joined(text: &str, wrapping: Wrapping) -> Cow<'_, str> {
    let mut joined = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let bare = line.trim_start_matches('>');
        let depth = line.len() - bare.len();
        // A space was put before lines that begin with what means something.
        let content = bare.strip_prefix(' ').unwrap_or(bare);
        if open != Some(depth) {
            if !joined.is_empty() {
                joined.push('\n');
            }
            joined.push_str(&">".repeat(depth));
            if depth > 0 {
                joined.push(' ');
            }
        }
        let goes_on = content.ends_with(' ') && content != "-- ";
        let kept = content.strip_suffix(' ').filter(|_| goes_on && wrapping.drops_space);
        joined.push_str(kept.unwrap_or(content));
        open = goes_on.then_some(depth);
    }
    Cow::Owned(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wrapping: Wrapping, expected: &str) {
        let mut flow = Flow::new(1000);
        write(text, wrapping, &mut flow);
        assert_eq!(flow.finish().text.trim_end(), expected);
    }

    #[test]
    fn lines_stay_and_empty_ones_part_blocks() {
        check("One\ntwo\n\n> three\n> four\n", Wrapping::default(), "One\ntwo\n\n> three\n> four");
    }

    #[test]
    fn flowed_lines_are_joined_by_depth() {
        let flowed = Wrapping { is_flowed: true, drops_space: false };
        check(
            "One \ntwo\n> three \n> four\n>> five \nsix\n-- \nAda",
            flowed,
            "One two\n> three four\n>> five\nsix\n--\nAda",
        );
        check(" From here \n on", flowed, "From here on");
        check("Eis \nberg", Wrapping { drops_space: true, ..flowed }, "Eisberg");
    }
}

//! Cuts the body of a mail of several parts where its boundary stands.

use mailparse::ParsedContentType;
use memchr::memmem;

use super::fields::Entity;

/// The parts of a part, and whether the last one is closed; none without a boundary.
pub(super) fn of<'m>(part: &Entity<'m>, content: &ParsedContentType) -> (Vec<Entity<'m>>, bool) {
    let boundary = content.params.get("boundary").map(|boundary| boundary.trim_end());
    let Some(boundary) = boundary.filter(|boundary| !boundary.is_empty()) else {
        return (Vec::new(), false);
    };
    let (found, is_closed) = parts(part.body, boundary);
    (found.into_iter().map(Entity::new).collect(), is_closed)
}

/// The parts of a body, and whether the last one is closed.
fn parts<'m>(body: &'m [u8], boundary: &str) -> (Vec<&'m [u8]>, bool) {
    let mark = [b"--", boundary.as_bytes()].concat();
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    for at in memmem::find_iter(body, &mark) {
        let is_line = at.checked_sub(1).is_none_or(|before| body.get(before) == Some(&b'\n'));
        let behind = body.get(at + mark.len()..).unwrap_or_default();
        let line = behind.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let rest = line.trim_ascii_end();
        let is_end = rest.starts_with(b"--");
        // A boundary may begin with another one.
        if !is_line || !(rest.is_empty() || is_end) {
            continue;
        }
        if let Some(start) = start {
            found.push(without_line_end(body.get(start..at).unwrap_or_default()));
        }
        if is_end {
            return (found, true);
        }
        start = Some((at + mark.len() + line.len() + 1).min(body.len()));
    }
    found.extend(start.map(|start| body.get(start..).unwrap_or_default()));
    (found, false)
}

/// The line end before a boundary belongs to the boundary.
fn without_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: &[&str], is_closed: bool) {
        let (found, closed) = parts(body.as_bytes(), "x");
        let found: Vec<&str> =
            found.into_iter().filter_map(|part| str::from_utf8(part).ok()).collect();
        assert_eq!((found.as_slice(), closed), (expected, is_closed));
    }

    #[test]
    fn parts_stand_between_lines_with_the_boundary() {
        check(
            "before\n--x\none --x\n--xy\r\n--x \r\ntwo\n--x--\nafter",
            &["one --x\n--xy", "two"],
            true,
        );
    }

    #[test]
    fn what_is_not_closed_is_the_last_part() {
        check("--x\none\n--x\ntwo", &["one", "two"], false);
        check("--x", &[""], false);
        check("no parts", &[], false);
    }
}

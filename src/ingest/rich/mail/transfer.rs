//! How the bytes of a mail's parts were sent: undone as far as they are sound.

/// Undoes a transfer encoding; one that is not known changes nothing.
pub(super) fn undone(body: &[u8], encoding: &str) -> Vec<u8> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => base64(body),
        "quoted-printable" => quoted_printable(body),
        _ => body.to_vec(),
    }
}

/// Base64 by RFC 2045: whatever is none of its characters is passed over.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut n_bits) = (0_u32, 0);
    for &byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                // What follows begins anew.
                (bits, n_bits) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFFFF;
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.push((bits >> n_bits) as u8);
        }
    }
    bytes
}

/// Quoted-printable by RFC 2045: an equals sign that encodes nothing stands for itself.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte != b'=' {
            bytes.push(byte);
            continue;
        }
        let digit = |at: usize| behind.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        if let (Some(high), Some(low)) = (digit(0), digit(1)) {
            bytes.push((high << 4 | low) as u8);
            rest = behind.get(2..).unwrap_or_default();
        } else if let Some(next) = next_line(behind) {
            rest = next;
        } else {
            bytes.push(byte);
        }
    }
    bytes
}

/// What stands behind a line's end, if only white space stands before that. No more is looked at, so
/// that a long line does not cost the square of its length.
fn next_line(rest: &[u8]) -> Option<&[u8]> {
    let is_gap = |byte: &&u8| byte.is_ascii_whitespace() && **byte != b'\n';
    let n_gap = rest.iter().take_while(is_gap).count();
    let end = rest.get(n_gap..).unwrap_or_default();
    end.is_empty().then_some(end).or_else(|| end.strip_prefix(b"\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, encoding: &str, expected: &str) {
        assert_eq!(String::from_utf8_lossy(&undone(body.as_bytes(), encoding)), expected);
    }

    #[test]
    fn base64_is_undone_with_faults_and_without_an_end() {
        check("VGhl\r\nIGZlcnJ5", "BASE64", "The ferry");
        check("VGhlIA==", "base64", "The ");
        check("VG!hlIGZ", "base64", "The f");
    }

    #[test]
    fn quoted_printable_is_undone_with_faults() {
        check("caf=C3=A9 long=\r\n line=  \nend=", "quoted-printable", "café long lineend");
        check("=ZZ=3D 1=2", "quoted-printable", "=ZZ= 1=2");
    }

    /// Where each equals sign looked for the line's end, this took minutes.
    #[test]
    fn a_long_line_of_faults_is_undone_at_once() {
        let body = "=x".repeat(1_000_000);
        check(&body, "quoted-printable", &body);
    }

    #[test]
    fn other_encodings_change_nothing() {
        check("a=3D", "8bit", "a=3D");
    }
}

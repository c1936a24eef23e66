//! Tells the header of a mail from lines of a note that only look like one.

/// What the fields of a header prove.
#[derive(Debug, Default)]
struct Proof {
    /// How many fields only mail programs write.
    n_fields: usize,
    /// Whether one of them is in every mail that programs send today.
    is_sent: bool,
    /// Whether somebody wrote it, or at some time.
    is_written: bool,
}

/// Whether a file begins with a mail's header. What is named as plain text must prove it twice.
pub(super) fn is_mail(head: &[u8], ending: &str) -> bool {
    let mut lines = head.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii_end);
    if lines.clone().next().is_none_or(|line| field(line).is_none()) {
        return false;
    }
    let mut proof = Proof::default();
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        proof.take(line);
    }
    let is_named_as_text = ["txt", "text", "md", "markdown"].contains(&ending);
    if is_named_as_text {
        proof.n_fields > 1 && proof.is_written
    } else {
        proof.n_fields > 1 || proof.is_sent && proof.is_written
    }
}

impl Proof {
    fn take(&mut self, line: &[u8]) {
        let Some((name, value)) = field(line) else { return };
        match name.to_ascii_lowercase().as_slice() {
            b"message-id" | b"mime-version" => {
                self.n_fields += 1;
                self.is_sent = true;
            }
            b"return-path" | b"delivered-to" => self.n_fields += 1,
            b"received" => self.n_fields += usize::from(names_servers(value)),
            b"from" | b"date" => self.is_written = true,
            _ => {}
        }
    }
}

/// Whether a mark of receipt goes on as mail servers write it, and not with a date.
fn names_servers(value: &[u8]) -> bool {
    let value = value.trim_ascii().to_ascii_lowercase();
    // It may go on in the next line.
    value.is_empty() || [&b"from "[..], b"by ", b"("].iter().any(|start| value.starts_with(start))
}

/// A field's name and what stands behind the colon.
fn field(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let (name, value) = line.split_at(line.iter().position(|&byte| byte == b':')?);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    (!name.is_empty() && name.iter().all(is_name))
        .then(|| (name, value.get(1..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &str, ending: &str, expected: bool) {
        assert_eq!(is_mail(head.as_bytes(), ending), expected, "{head}");
    }

    #[test]
    fn what_mail_programs_write_is_a_mail() {
        check("From: a@b.c\r\nMIME-Version: 1.0\r\n\r\nx", "", true);
        check("Message-ID: <a@b>\nDate: 3 Jun 2021\n\nx", "eml", true);
        check("Return-Path: <a@b>\nReceived: from c by d\n\nx", "", true);
        check("From: a@b.c\nMessage-ID: <a@b>\nMIME-Version: 1.0\n\nx", "txt", true);
        check("Received:\n from c\nReceived: (qmail 1)\nDate: x\n\nx", "md", true);
    }

    /// Such a note was read as a mail, and lost its lines.
    #[test]
    fn a_note_with_fields_of_its_own_is_none() {
        let note = "Invoice: 4711\nCustomer: Ada\nReceived: 12 May 2021\n\nx";
        check(note, "txt", false);
        check(note, "", false);
        check("From: Ada\nDate: today\nReceived: 12 May\nDelivered-To: Bo\n\nx", "", false);
        check("From: Ada\nMessage-ID: 7\n\nx", "txt", false);
        check("x\nFrom: Ada\nMIME-Version: 1.0\nMessage-ID: 7\n\nx", "", false);
        check("From: Ada\n\nMIME-Version: 1.0\nMessage-ID: 7", "", false);
    }
}

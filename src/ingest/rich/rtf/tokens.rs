//! RTF cut into its tokens: groups, control words and symbols, bytes of text.

/// A longer name is no control word.
const MAX_NAME_BYTES: usize = 32;

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A control word, with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol.
    Symbol(u8),
    /// A byte of text that is written in hexadecimal; `None` if it is not.
    Byte(Option<u8>),
    /// Bytes of text, without line ends.
    Text(&'a [u8]),
}

/// The tokens of a file, one after the other.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Takes so many bytes, or what is left.
    fn take(&mut self, n_bytes: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(n_bytes).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, belongs: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|&byte| !belongs(byte));
        self.take(end.unwrap_or(self.rest.len()))
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let &first = self.rest.first()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.take(1);
        if first != b'\'' {
            return Some(Token::Symbol(first));
        }
        let digits = self.rest.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let byte = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = byte.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if byte.is_some() {
            self.take(2);
        }
        Some(Token::Byte(byte))
    }

    fn word(&mut self) -> Token<'a> {
        let name = self.take_while(|byte| byte.is_ascii_alphabetic());
        let is_negative =
            self.rest.first() == Some(&b'-') && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        self.take(usize::from(is_negative));
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        let value = digits.iter().fold(0_i32, |value, digit| {
            value.saturating_mul(10).saturating_add(i32::from(digit - b'0'))
        });
        let number = (!digits.is_empty()).then_some(if is_negative { -value } else { value });
        if name == b"bin" {
            // What follows is no text, however it looks.
            self.take(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
        }
        let name = name.get(..MAX_NAME_BYTES).unwrap_or(name);
        Token::Word(std::str::from_utf8(name).unwrap_or_default(), number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.take_while(|byte| matches!(byte, b'\r' | b'\n'));
        match self.rest.first()? {
            b'{' => {
                self.take(1);
                Some(Token::Open)
            }
            b'}' => {
                self.take(1);
                Some(Token::Close)
            }
            b'\\' => {
                self.take(1);
                self.control()
            }
            _ => Some(Token::Text(self.take_while(|byte| !b"{}\\\r\n".contains(&byte)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rtf: &[u8], expected: &[Token<'_>]) {
        assert_eq!(Tokens::of(rtf).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_take_one_space_and_a_number() {
        use Token::{Close, Open, Text, Word};
        check(
            b"{\\b a\\fs-24  b\\par\n}",
            &[
                Open,
                Word("b", None),
                Text(b"a"),
                Word("fs", Some(-24)),
                Text(b" b"),
                Word("par", None),
                Close,
            ],
        );
        check(b"\\fs99999999999x", &[Word("fs", Some(i32::MAX)), Text(b"x")]);
    }

    #[test]
    fn symbols_and_bytes_are_told_apart() {
        use Token::{Byte, Symbol, Text};
        check(
            b"\\'e9\\'zz\\~\\{",
            &[Byte(Some(0xE9)), Byte(None), Text(b"zz"), Symbol(b'~'), Symbol(b'{')],
        );
        check(b"a\\", &[Text(b"a")]);
    }

    #[test]
    fn binary_bytes_are_passed_over() {
        use Token::{Text, Word};
        check(b"\\bin3 }}}a", &[Word("bin", Some(3)), Text(b"a")]);
        check(b"\\bin99999999999 y}", &[Word("bin", Some(i32::MAX))]);
        check(b"\\bin-4 y", &[Word("bin", Some(-4)), Text(b"y")]);
    }
}

//! Commands and messages as octets on the wire, each made to leave in one write. Knows nothing of answers.

use std::fmt::{Display, Formatter, Result};

/// Commands that go out together (RFC 2920).
pub(super) struct Group<'a>(pub &'a [&'a (dyn Display + Sync)]);

impl Display for Group<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.iter().try_for_each(|command| command.fmt(f))
    }
}

/// A message that keeps the rules of the wire: ASCII, every line ended by CRLF, and neither CR nor LF elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Text<'a>(&'a str);

impl<'a> Text<'a> {
    /// No message at all.
    pub const NONE: Self = Self("");

    /// `None` when the bytes break the rules.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let paired = memchr::memchr2_iter(b'\r', b'\n', bytes).all(|at| match bytes[at] {
            b'\r' => bytes.get(at + 1) == Some(&b'\n'),
            _ => at > 0 && bytes[at - 1] == b'\r',
        });
        let text = std::str::from_utf8(bytes).ok().filter(|text| paired && text.is_ascii())?;
        text.ends_with("\r\n").then_some(Self(text))
    }
}

/// With one more dot where a line begins with one, and the final dot (RFC 5321 sections 4.1.1.4 and 4.5.2).
impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.0.starts_with('.') {
            f.write_str(".")?;
        }
        let mut from = 0;
        for at in memchr::memmem::find_iter(self.0.as_bytes(), b"\r\n.") {
            f.write_str(&self.0[from..at + 2])?;
            f.write_str(".")?;
            from = at + 2;
        }
        f.write_str(&self.0[from..])?;
        f.write_str(".\r\n")
    }
}

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;

//! The text after DATA, octet by octet: where it ends, what it says, what is wrong with it.
//!
//! Only CR LF . CR LF ends it (RFC 5321 section 4.1.1.4). A line that ends in anything else spoils the message, because
//! servers that disagree about line ends can be made to see two messages where one was sent.

/// RFC 5321 section 4.5.3.1.6: 1000 octets with the CRLF.
const LINE_MAX: usize = 998;

/// What is wrong with a text. The greater is the one that is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Problem {
    LongLine,
    /// No memory or disk for it just now.
    NoRoom,
    TooLarge,
    /// CR without LF, or LF without CR.
    Bare,
}

/// Reads a text that comes in pieces; the pieces make no difference.
#[derive(Debug)]
pub struct Text {
    place: Place,
    message: Vec<u8>,
    limit: usize,
    size: usize,
    line: usize,
    problem: Option<Problem>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    /// After a CRLF, also the one that ended the DATA command.
    Start,
    /// After a dot at a line's start.
    Dot,
    DotCr,
    Within,
    Cr,
}

impl Text {
    pub fn new(limit: usize) -> Self {
        Self { place: Place::Start, message: Vec::new(), limit, size: 0, line: 0, problem: None }
    }

    /// Takes a piece. Answers how many of its octets belong to the text when it ends in this piece.
    pub fn take(&mut self, piece: &[u8]) -> Option<usize> {
        let mut at = 0;
        while at < piece.len() {
            if self.place == Place::Within {
                let run = memchr::memchr2(b'\r', b'\n', &piece[at..]).unwrap_or(piece.len() - at);
                self.add(&piece[at..at + run]);
                at += run;
                if at == piece.len() {
                    break;
                }
            }
            let ended = self.step(piece[at]);
            at += 1;
            if ended {
                return Some(at);
            }
        }
        None
    }

    /// Octets of memory in use.
    pub fn held(&self) -> usize {
        self.message.len()
    }

    /// Octets of message seen, kept or not.
    pub fn size(&self) -> usize {
        self.size
    }

    pub fn problem(&self) -> Option<Problem> {
        self.problem
    }

    /// Gives the message up: nothing more of it is kept.
    pub fn spoil(&mut self, problem: Problem) {
        self.problem = self.problem.max(Some(problem));
        self.message = Vec::new();
    }

    /// The message as its sender wrote it, or why not.
    pub fn finish(self) -> Result<Vec<u8>, Problem> {
        self.problem.map_or(Ok(self.message), Err)
    }

    /// One octet; whether it was the last.
    fn step(&mut self, octet: u8) -> bool {
        self.place = match (self.place, octet) {
            // RFC 5321 section 4.5.2: the first dot of a line is the protocol's, not the text's.
            (Place::Start, b'.') => Place::Dot,
            (Place::Dot, b'\r') => Place::DotCr,
            (Place::DotCr, b'\n') => return true,
            (Place::DotCr, _) => return self.bare_cr(octet),
            (Place::Cr, b'\n') => {
                self.end_line();
                Place::Start
            }
            (Place::Cr, _) => return self.bare_cr(octet),
            (Place::Start | Place::Within, b'\r') => Place::Cr,
            // After a LF alone no line starts, so no dot that follows it ends the text.
            (Place::Start | Place::Dot | Place::Within, b'\n') => {
                self.spoil(Problem::Bare);
                self.add(b"\n");
                Place::Within
            }
            (Place::Start | Place::Dot | Place::Within, _) => {
                self.add(&[octet]);
                Place::Within
            }
        };
        false
    }

    /// The CR before this octet stands alone.
    fn bare_cr(&mut self, octet: u8) -> bool {
        self.spoil(Problem::Bare);
        self.add(b"\r");
        self.place = Place::Within;
        self.step(octet)
    }

    fn end_line(&mut self) {
        self.line = 0;
        self.keep(b"\r\n");
    }

    fn add(&mut self, octets: &[u8]) {
        self.line += octets.len();
        if self.line > LINE_MAX {
            self.spoil(Problem::LongLine);
        }
        self.keep(octets);
    }

    fn keep(&mut self, octets: &[u8]) {
        self.size = self.size.saturating_add(octets.len());
        if self.size > self.limit {
            self.spoil(Problem::TooLarge);
        }
        if self.problem.is_none() {
            self.message.extend_from_slice(octets);
        }
    }
}

#[cfg(test)]
#[path = "data_tests.rs"]
mod tests;

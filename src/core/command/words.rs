//! A mail's words with something left out, or told apart by their subject.

use super::MailWords;
use crate::core::grammar::{self, Line, Words};

impl MailWords {
    /// Whether it passes another mail on.
    pub fn forwards(&self) -> bool {
        const FORWARDED: [&str; 12] = ["fwd:", "fw:", "wg:", "tr:", "rv:", "enc:", "pd:", "doorst:", "vb:", "vs:", "vl:", "i:"];
        let subject = self.subject.trim().to_lowercase();
        FORWARDED.iter().any(|mark| subject.starts_with(mark))
    }

    /// Its own lines alone: no subject, no files, nothing quoted and nothing cut away.
    pub fn bare(&self) -> Self {
        let words = Words { elided: String::new(), ..self.unquoted().words };
        Self { subject: String::new(), words, files: Vec::new(), left_out: Vec::new(), rsvp: Vec::new(), ..self.clone() }
    }

    /// Subject and own words as others may read them: without the links and addresses of ours that act for their writer.
    pub fn for_others(&self) -> (String, String) {
        (grammar::without_tokens(&self.subject), grammar::without_tokens(&self.words.own()))
    }

    /// Without what it quotes: a digest quoted in one group's thread is about other groups too.
    pub fn unquoted(&self) -> Self {
        let mut mail = self.clone();
        mail.words.lines.retain(|line| matches!(line, Line::Own(_)));
        mail
    }
}

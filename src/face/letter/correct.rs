//! What was understood of an answer, given back to be put right.

use super::desk::{Desk, Link};
use crate::core::ballot::Choice;
use crate::core::grammar::filled_in;
use crate::core::token::Purpose;
use serde::Serialize;

#[derive(Serialize)]
pub struct Correct {
    line: String,
    button: Link,
    /// Where the ballot is filled in with it.
    page: String,
}

impl Correct {
    /// The boxes of the ballot beside it stay empty: what a program quotes is then nobody's mark but the reader's own.
    pub fn of(desk: &Desk<'_>, choice: &Choice, subject: &str) -> Self {
        let line = filled_in(choice);
        Self { button: desk.answer(&line, &line, subject), page: desk.link(Purpose::VotePage, 0), line }
    }
}

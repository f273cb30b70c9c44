//! To a group's coordinators: what waits for their word, and mail to them.

use super::desk::{Desk, Link};
use crate::core::held::HeldWhy;
use crate::core::notice::NoticeBody;
use crate::face::escape::single_line;
use crate::face::prose::{Prose, WHOLE};
use anyhow::bail;
use serde::Serialize;

#[derive(Serialize)]
pub struct StrangerLetter {
    /// It waits for a word; else it is mail to the coordinators.
    asks: bool,
    /// It is a member's, of whom too much came.
    flood: bool,
    /// It is a vote that reached the count late: when it was received.
    vote: Option<String>,
    from: String,
    stranger_subject: String,
    words: Prose,
    buttons: Vec<Link>,
}

pub fn stranger(desk: &Desk<'_>) -> anyhow::Result<StrangerLetter> {
    let NoticeBody::Stranger { held, from, subject, words } = &desk.brief.notice.body else { bail!("it is from no stranger") };
    let subject = single_line(subject);
    let flood = desk.brief.held.as_ref().is_some_and(|held| held.why == HeldWhy::TooMany);
    let vote = desk.brief.held.as_ref().filter(|held| held.why == HeldWhy::AfterCount);
    let button = |key: &str, word: &str| desk.answer(&desk.reader.plain(key), word, &subject);
    Ok(StrangerLetter {
        asks: held.is_some(),
        flood,
        vote: vote.map(|held| desk.reader.moment(held.received_at)),
        from: single_line(from),
        words: Prose::new(words, WHOLE),
        buttons: match held {
            Some(_) if flood || vote.is_some() => vec![button("stranger-approve", "approve"), button("stranger-reject", "reject")],
            Some(_) => vec![button("stranger-approve", "approve"), button("stranger-reject", "reject"), button("stranger-block", "block")],
            None => Vec::new(),
        },
        stranger_subject: subject,
    })
}

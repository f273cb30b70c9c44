//! A poll that was only tried out, as its author sees it.

use crate::core::brief::{Electorate, PollBrief};
use crate::core::person::Person;
use crate::core::poll::Poll;

pub(super) fn brief(poll: &Poll, author: &Person) -> PollBrief {
    PollBrief {
        asker: author.name.clone(),
        asked: true,
        mine: None,
        has_voted: false,
        electorate: Electorate::default(),
        voted: None,
        tally: None,
        upshot: None,
        votes: Vec::new(),
        all_votes: 0,
        story: Vec::new(),
        outcome: None,
        waiting: 0,
        poll: poll.clone(),
    }
}

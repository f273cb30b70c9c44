//! What a calendar program's answer says of events of ours.

use super::{Item, Method, PartStat, is_reply, read_all, says_nothing_more};
use crate::core::ballot::Fit;
use crate::core::ids::PollId;
use crate::core::invitation::{self, Rsvp};
use crate::inbound::message::Message;

/// Whether a calendar program answers on its own: there is no word in it for a reader, and no other time is asked for.
pub fn is_silent(message: &Message, words: &str, domain: &str) -> bool {
    is_reply(message) && says_nothing_more(message, words) && !proposes(message, domain)
}

/// Whether somebody answers an invitation of ours, or asks for another time.
pub fn is_of_ours(message: &Message, domain: &str) -> bool {
    speaks(message, domain, &[Method::Reply, Method::Counter])
}

/// Whether it asks for another time for an event of ours: no answer, and nothing to pass over.
fn proposes(message: &Message, domain: &str) -> bool {
    speaks(message, domain, &[Method::Counter])
}

fn speaks(message: &Message, domain: &str, by: &[Method]) -> bool {
    let calendars = read_all(message).into_iter().filter(|calendar| calendar.method.is_some_and(|method| by.contains(&method)));
    calendars.flat_map(|calendar| calendar.items).any(|item| of_ours(&item, domain).is_some())
}

fn of_ours<'a>(item: &'a Item, domain: &str) -> Option<(PollId, &'a str)> {
    let (local, host) = item.uid.rsplit_once('@')?;
    invitation::of_uid(local).filter(|_| host.eq_ignore_ascii_case(domain))
}

/// What it answers about events of ours, which stand in that domain. A counter-proposal is no answer, and neither is one
/// that says nothing yet.
pub fn answers(message: &Message, domain: &str) -> Vec<Rsvp> {
    let replies = read_all(message).into_iter().filter(|calendar| calendar.method == Some(Method::Reply));
    replies.flat_map(|calendar| calendar.items).filter_map(|item| rsvp(&item, domain)).collect()
}

fn rsvp(item: &Item, domain: &str) -> Option<Rsvp> {
    let (poll, code) = of_ours(item, domain)?;
    // RFC 5546 section 3.2.3: a reply is by exactly one.
    let [attendee] = item.attendees.as_slice() else { return None };
    let fit = match attendee.answer {
        PartStat::Accepted => Fit::Yes,
        PartStat::Tentative => Fit::Maybe,
        PartStat::Declined => Fit::No,
        PartStat::NeedsAction | PartStat::Delegated | PartStat::Completed | PartStat::InProcess => return None,
    };
    Some(Rsvp { poll, code: code.to_string(), sequence: item.sequence, fit, comment: item.comment.clone().unwrap_or_default() })
}

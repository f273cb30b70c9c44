//! What mails and calendars say of a poll's invitations.

use super::reader::Reader;
use super::words::args;
use crate::core::brief::Brief;
use crate::core::invitation::{self, Standing};
use crate::core::notice::NoticeKind;
use crate::core::poll::{Invitation, Poll, Stage};

/// The words inside an event: calendars show them, and may be shared, so nothing in them acts in anybody's name.
pub fn described(brief: &Brief, standing: Standing) -> String {
    let reader = Reader::of(&brief.reader);
    let Some(poll) = brief.poll.as_ref().map(|brief| &brief.poll) else { return String::new() };
    let says = match (standing, poll.settings.invitation) {
        (Standing::Asked, Some(Invitation::At { .. })) => "event-proposed",
        (Standing::Asked, _) => "event-asked",
        (Standing::Chosen, _) => "event-chosen",
        (Standing::Off, _) => "event-off",
    };
    let says = reader.say(says, &args!["until" => reader.moment(poll.closes_at)]);
    let words = poll.description.trim();
    if words.is_empty() || standing == Standing::Off { says } else { format!("{words}\n\n{says}") }
}

/// What a ballot or a draft says of them.
pub fn asked(reader: &Reader, poll: &Poll) -> Option<String> {
    match poll.settings.invitation? {
        Invitation::Slots => Some(reader.say("invitation-slots", &args!["count" => invitation_count(poll)])),
        Invitation::At { starts } => Some(reader.say("invitation-event", &args!["at" => reader.moment(starts)])),
    }
}

fn invitation_count(poll: &Poll) -> usize {
    poll.options.iter().filter(|option| option.at.is_some()).count()
}

/// What a result says of them.
pub fn told(reader: &Reader, poll: &Poll) -> Option<String> {
    let kind = if poll.stage == Stage::Cancelled { NoticeKind::PollChanged } else { NoticeKind::Result };
    let events = invitation::events(poll, kind);
    match events.first()?.standing {
        Standing::Chosen => Some(reader.say("invitation-chosen", &args!["others" => events.len() - 1])),
        _ => Some(reader.plain("invitation-off")),
    }
}

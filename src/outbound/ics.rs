//! The events of a poll as iCalendar objects (RFC 5545), one iTIP message (RFC 5546) each, since all events of one message
//! must be the same event. Names nobody's address but the reader's own. Which events there are is the rules' business.

use super::address;
use crate::core::brief::Brief;
use crate::core::invitation::{self, Event, Standing};
use crate::core::token::Purpose;
use crate::face::escape::single_line;
use crate::face::house::House;
use crate::face::invitation::described;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// One iTIP message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Object {
    /// `REQUEST` or `CANCEL`.
    pub method: &'static str,
    /// The file's name where it is attached.
    pub name: String,
    /// CRLF line ends.
    pub text: String,
}

/// The events that a letter speaks of, and the one that a mail program is to show at once: where there is only one, or what
/// was chosen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Objects {
    pub shown: Option<Object>,
    pub attached: Vec<Object>,
}

pub fn of(brief: &Brief, house: &House) -> Objects {
    let Some(poll) = &brief.poll else { return Objects::default() };
    let events = invitation::events(&poll.poll, brief.notice.kind);
    let alone = events.len() == 1;
    let mut objects = Objects::default();
    for event in &events {
        let object = object(brief, house, event);
        match event.standing {
            Standing::Asked | Standing::Off if !alone => objects.attached.push(object),
            _ => objects.shown = Some(object),
        }
    }
    objects
}

fn object(brief: &Brief, house: &House, event: &Event) -> Object {
    let method = if event.standing == Standing::Off { "CANCEL" } else { "REQUEST" };
    let day = event.starts.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d").to_string();
    let mark = if event.code.is_empty() { String::new() } else { format!("{}-", event.code.to_lowercase()) };
    let kind = if event.standing == Standing::Off { "cancelled" } else { "invitation" };
    Object { method, name: format!("{kind}-{mark}{day}.ics"), text: written(brief, house, event, method) }
}

fn written(brief: &Brief, house: &House, event: &Event, method: &str) -> String {
    let Some(poll) = brief.poll.as_ref().map(|brief| &brief.poll) else { return String::new() };
    let (status, busy) = match event.standing {
        Standing::Asked => ("TENTATIVE", "TRANSPARENT"),
        Standing::Chosen => ("CONFIRMED", "OPAQUE"),
        Standing::Off => ("CANCELLED", "TRANSPARENT"),
    };
    let mut lines = Lines::default();
    lines.put("BEGIN:VCALENDAR");
    lines.put(&format!("PRODID:-//{}//mailmoot//EN", house.domain));
    lines.put("VERSION:2.0");
    lines.put("CALSCALE:GREGORIAN");
    lines.put(&format!("METHOD:{method}"));
    lines.put("BEGIN:VEVENT");
    lines.put(&format!("UID:{}", house.address(&invitation::uid(poll.id, &event.code))));
    lines.put(&format!("SEQUENCE:{}", invitation::sequence(poll, brief.notice.made_at)));
    lines.put(&format!("DTSTAMP:{}", utc(brief.notice.made_at)));
    lines.put(&format!("DTSTART:{}", utc(event.starts)));
    lines.put(&format!("DTEND:{}", utc(event.ends)));
    lines.put(&format!("SUMMARY:{}", text(&single_line(&poll.title))));
    lines.put(&format!("DESCRIPTION:{}", text(&described(brief, event.standing))));
    // The page that is safe to show around: calendars are shared.
    lines.put(&format!("URL:{}/p/{}", house.url, poll.id));
    // The token says who answers what, so a reply comes back to this reader's own ballot.
    let organizer = house.token_address(Purpose::Vote, brief.organizer, 0);
    lines.put(&format!("ORGANIZER;CN={}:mailto:{organizer}", parameter(&address::from(brief, house).name)));
    let asks = if event.standing == Standing::Asked { "NEEDS-ACTION;RSVP=TRUE" } else { answered(brief, event) };
    let reader = parameter(&address::display(&brief.reader.name));
    lines.put(&format!("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={asks};CN={reader}:mailto:{}", brief.mailbox));
    lines.put(&format!("STATUS:{status}"));
    lines.put(&format!("TRANSP:{busy}"));
    lines.put("END:VEVENT");
    lines.put("END:VCALENDAR");
    lines.0
}

/// What the reader's own ballot said of it; nobody else's is shown.
fn answered(brief: &Brief, event: &Event) -> &'static str {
    use crate::core::ballot::{Choice, Fit};
    use crate::core::poll::Position;
    let poll = brief.poll.as_ref();
    match poll.and_then(|poll| poll.mine.as_ref()).map(|ballot| &ballot.choice) {
        Some(Choice::Times(fits)) => match fits.get(&event.code) {
            Some(Fit::Yes) => "ACCEPTED",
            Some(Fit::Maybe) => "TENTATIVE",
            Some(Fit::No) => "DECLINED",
            None => "NEEDS-ACTION",
        },
        Some(Choice::One(code)) => match poll.and_then(|poll| poll.poll.option(code)).and_then(|option| option.position) {
            Some(Position::Agree) => "ACCEPTED",
            Some(Position::Abstain) => "TENTATIVE",
            Some(Position::Disagree | Position::Block) => "DECLINED",
            _ => "NEEDS-ACTION",
        },
        _ => "NEEDS-ACTION",
    }
}

/// RFC 5545 section 3.3.5, form 2.
fn utc(instant: Timestamp) -> String {
    instant.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// RFC 5545 section 3.3.11. Controls cannot be written at all.
fn text(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' | '\r' => escaped.push_str("\\n"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A quoted parameter (RFC 5545 section 3.2): a quote inside cannot be escaped.
fn parameter(words: &str) -> String {
    let clean: String = words.chars().map(|c| if c == '"' { '\'' } else { c }).filter(|c| !c.is_control()).collect();
    format!("\"{clean}\"")
}

/// Content lines, folded (RFC 5545 section 3.1).
#[derive(Default)]
struct Lines(String);

/// Octets of a line without its end.
const WIDTH: usize = 75;

impl Lines {
    fn put(&mut self, line: &str) {
        let mut left = WIDTH;
        for c in line.chars() {
            // Not inside a character: many programs unfold after decoding.
            if c.len_utf8() > left {
                self.0.push_str("\r\n ");
                left = WIDTH - 1;
            }
            self.0.push(c);
            left -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
#[path = "ics_tests.rs"]
mod tests;

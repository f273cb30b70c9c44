//! Answers that calendar programs send: iTIP (RFC 5546) inside iCalendar (RFC 5545). Any text gives a value plus
//! problems. It does not know what is asked for, and expands no recurrence.

mod answer;
mod line;

pub use answer::{answers, is_of_ours, is_silent};

use crate::core::person::Address;
use crate::inbound::message::{FilePart, Message, clean};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use line::Property;
use serde::Serialize;

/// Octets that are read of one object.
const LARGEST: usize = 64 * 1024;
const MOST_ITEMS: usize = 20;
const MOST_ATTENDEES: usize = 200;
const MOST_LINES: usize = 5_000;
const LONGEST_COMMENT: usize = 2_000;

/// One iCalendar object.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Calendar {
    pub method: Option<Method>,
    pub items: Vec<Item>,
    pub problems: Vec<CalendarProblem>,
}

/// RFC 5546 section 1.4.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    Publish,
    Request,
    Reply,
    Add,
    Cancel,
    Refresh,
    Counter,
    DeclineCounter,
}

/// An event or task, as far as an answer speaks of it.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Item {
    pub uid: String,
    /// RFC 5546 section 2.1.5: an answer to an older sequence is stale.
    pub sequence: u32,
    /// The one occurrence that is meant, as it is written.
    pub recurrence_id: Option<String>,
    /// When the answer was made.
    pub dtstamp: Option<Timestamp>,
    pub organizer: Option<Address>,
    pub attendees: Vec<Attendee>,
    pub comment: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Attendee {
    /// `None` when the program names no mail address (Exchange's directory names).
    pub address: Option<Address>,
    pub name: Option<String>,
    pub answer: PartStat,
    /// Who sent it in their place.
    pub sent_by: Option<Address>,
}

/// RFC 5545 section 3.2.12.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartStat {
    NeedsAction,
    Accepted,
    Declined,
    Tentative,
    Delegated,
    Completed,
    InProcess,
}

/// What was odd about an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CalendarProblem {
    #[error("is larger than is read")]
    TooLarge,
    #[error("is no iCalendar object")]
    NoCalendar,
    #[error("does not end")]
    NoEnd,
    #[error("has no method we know")]
    Method,
    #[error("has nothing that has a UID")]
    NoUid,
    #[error("has an answer we do not know")]
    Answer,
    #[error("has an attendee without a mail address")]
    NoAddress,
    #[error("has an answer by nobody, or by several")]
    NotOneAttendee,
    #[error("has a time that cannot be read")]
    Time,
    #[error("has a line that means nothing")]
    Line,
}

/// Every object of a message.
pub fn read_all(message: &Message) -> Vec<Calendar> {
    message.calendars.iter().take(MOST_ITEMS).map(|text| read(text)).collect()
}

/// A calendar program's answer, with or without words of its sender.
pub fn is_reply(message: &Message) -> bool {
    read_all(message).iter().any(|calendar| matches!(calendar.method, Some(Method::Reply | Method::Counter | Method::Refresh | Method::DeclineCounter)))
}

/// A program sent it by itself (RFC 3834 section 5), and wrote what stands in it.
pub fn is_automatic(message: &Message) -> bool {
    is_reply(message) && message.header("auto-submitted").iter().any(|value| !value.trim().to_lowercase().starts_with("no"))
}

/// Whether such an answer has no words of its sender's own. Services that write in somebody's name (their Sender says
/// so, RFC 5322 section 3.6.2) write the words too, and so do programs that send by themselves; others leave the text
/// empty, repeat the event's comment, or say in one line who answered.
pub fn says_nothing_more(message: &Message, words: &str) -> bool {
    let service = message.sender.iter().any(|sender| sender.address.split('@').next().is_some_and(|local| local.to_lowercase().contains("calendar")));
    let words = words.trim();
    let calendars = read_all(message);
    let mut items = calendars.iter().flat_map(|calendar| &calendar.items);
    service
        || is_automatic(message)
        || words.is_empty()
        || items.any(|item| item.comment.as_deref() == Some(words) || item.attendees.iter().any(|by| speaks_of(by, words)))
}

/// "Ben Ito has accepted your event invitation.": nobody says so of themselves.
fn speaks_of(attendee: &Attendee, words: &str) -> bool {
    let address = attendee.address.as_ref().map(Address::as_str);
    let mut names = attendee.name.as_deref().into_iter().chain(address);
    words.lines().count() == 1 && names.any(|name| words.len() > name.len() && words.to_lowercase().starts_with(&name.to_lowercase()))
}

/// A file that only repeats such an answer.
pub fn is_answer(file: &FilePart) -> bool {
    let calendar = matches!(file.media_type.as_str(), "text/calendar" | "application/ics") || file.name.to_lowercase().ends_with(".ics");
    calendar && matches!(read(&String::from_utf8_lossy(&file.bytes)).method, Some(Method::Reply | Method::Counter | Method::Refresh | Method::DeclineCounter))
}

/// Reads one object. Never fails.
pub fn read(text: &str) -> Calendar {
    let mut calendar = Calendar::default();
    let mut end = text.len().min(LARGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if end < text.len() {
        calendar.say(CalendarProblem::TooLarge);
    }
    let mut inside: Vec<String> = Vec::new();
    let mut seen = false;
    for property in line::properties(&clean(&text[..end]), MOST_LINES) {
        let Some(property) = property else {
            calendar.say(CalendarProblem::Line);
            continue;
        };
        match property.name.as_str() {
            "BEGIN" => {
                let component = property.value.trim().to_ascii_uppercase();
                seen |= component == "VCALENDAR";
                if inside.len() == 1 && matches!(component.as_str(), "VEVENT" | "VTODO" | "VJOURNAL") && calendar.items.len() < MOST_ITEMS {
                    calendar.items.push(Item::default());
                }
                inside.push(component);
            }
            "END" => drop(inside.pop()),
            _ => match inside.as_slice() {
                [_] => calendar.take(&property),
                [_, component] if matches!(component.as_str(), "VEVENT" | "VTODO" | "VJOURNAL") => calendar.take_of_item(&property),
                _ => {}
            },
        }
    }
    calendar.judge(seen, inside.is_empty());
    calendar
}

impl Calendar {
    fn say(&mut self, problem: CalendarProblem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    fn take(&mut self, property: &Property) {
        if property.name == "METHOD" {
            self.method = method(&property.value);
        }
    }

    fn take_of_item(&mut self, property: &Property) {
        let Some(item) = self.items.last_mut() else { return };
        match property.name.as_str() {
            "UID" => item.uid = property.value.trim().to_string(),
            "SEQUENCE" => item.sequence = property.value.trim().parse().unwrap_or(0),
            "RECURRENCE-ID" => item.recurrence_id = Some(property.value.trim().to_string()),
            "DTSTAMP" => match instant(property) {
                Some(instant) => item.dtstamp = Some(instant),
                None => self.say(CalendarProblem::Time),
            },
            "ORGANIZER" => item.organizer = address(&property.value),
            "COMMENT" => item.comment = Some(property.text().trim().chars().take(LONGEST_COMMENT).collect::<String>()).filter(|text| !text.is_empty()),
            "ATTENDEE" if item.attendees.len() < MOST_ATTENDEES => {
                let (attendee, problem) = attendee(property);
                item.attendees.push(attendee);
                problem.into_iter().for_each(|problem| self.say(problem));
            }
            _ => {}
        }
    }

    fn judge(&mut self, seen: bool, closed: bool) {
        if !seen {
            self.say(CalendarProblem::NoCalendar);
        } else if !closed {
            self.say(CalendarProblem::NoEnd);
        }
        if self.method.is_none() {
            self.say(CalendarProblem::Method);
        }
        if self.items.iter().all(|item| item.uid.is_empty()) {
            self.say(CalendarProblem::NoUid);
        }
        // RFC 5546 section 3.2.3: a reply is by exactly one.
        if self.method == Some(Method::Reply) && self.items.iter().any(|item| item.attendees.len() != 1) {
            self.say(CalendarProblem::NotOneAttendee);
        }
    }
}

fn method(value: &str) -> Option<Method> {
    Some(match value.trim().to_ascii_uppercase().as_str() {
        "PUBLISH" => Method::Publish,
        "REQUEST" => Method::Request,
        "REPLY" => Method::Reply,
        "ADD" => Method::Add,
        "CANCEL" => Method::Cancel,
        "REFRESH" => Method::Refresh,
        "COUNTER" => Method::Counter,
        "DECLINECOUNTER" => Method::DeclineCounter,
        _ => return None,
    })
}

fn attendee(property: &Property) -> (Attendee, Option<CalendarProblem>) {
    let said = property.parameter("PARTSTAT").map(|word| word.trim().to_ascii_uppercase());
    let answer = match said.as_deref() {
        None | Some("" | "NEEDS-ACTION") => Some(PartStat::NeedsAction),
        Some("ACCEPTED") => Some(PartStat::Accepted),
        Some("DECLINED") => Some(PartStat::Declined),
        Some("TENTATIVE") => Some(PartStat::Tentative),
        Some("DELEGATED") => Some(PartStat::Delegated),
        Some("COMPLETED") => Some(PartStat::Completed),
        Some("IN-PROCESS") => Some(PartStat::InProcess),
        // Section 3.2.12: what is not known means that nothing was answered.
        Some(_) => None,
    };
    let by = address(&property.value).or_else(|| property.parameter("EMAIL").and_then(address));
    let problem = if answer.is_none() { Some(CalendarProblem::Answer) } else { by.is_none().then_some(CalendarProblem::NoAddress) };
    let attendee = Attendee {
        address: by,
        name: property.parameter("CN").map(|name| name.trim().trim_matches('\'').to_string()).filter(|name| !name.is_empty()),
        answer: answer.unwrap_or(PartStat::NeedsAction),
        sent_by: property.parameter("SENT-BY").and_then(address),
    };
    (attendee, problem)
}

/// `mailto:ana@garden.example`, in any case, in brackets, or bare.
fn address(value: &str) -> Option<Address> {
    let value = value.trim().trim_matches(['"', '<', '>']);
    let bare = match value.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &value[7..],
        _ => value,
    };
    Address::parse(bare.split('?').next().unwrap_or_default().trim().trim_matches(['<', '>']))
}

/// Sections 3.3.5 and 3.8.7.2: in UTC. What says no zone is taken so; Outlook names one in TZID.
fn instant(property: &Property) -> Option<Timestamp> {
    let value = property.value.trim();
    let civil = DateTime::strptime("%Y%m%dT%H%M%S", value.trim_end_matches(['Z', 'z'])).ok()?;
    let zone = property.parameter("TZID").and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
    civil.to_zoned(zone).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;

//! Answers as calendar programs write them.

use super::*;
use proptest::prelude::*;

struct Expect<'a> {
    method: Option<Method>,
    uid: &'a str,
    sequence: u32,
    by: &'a str,
    answer: PartStat,
    stamp: &'a str,
    problems: &'a [CalendarProblem],
}

fn check(name: &str, text: &str, expect: Expect<'_>) {
    for text in [text.to_string(), text.replace('\n', "\r\n")] {
        let calendar = read(&text);
        assert_eq!(calendar.method, expect.method, "{name}");
        assert_eq!(calendar.problems, expect.problems, "{name}");
        let item = &calendar.items[0];
        assert_eq!((item.uid.as_str(), item.sequence), (expect.uid, expect.sequence), "{name}");
        let attendee = &item.attendees[0];
        assert_eq!(attendee.address.as_ref().map(ToString::to_string).unwrap_or_default(), expect.by, "{name}");
        assert_eq!(attendee.answer, expect.answer, "{name}");
        assert_eq!(item.dtstamp.map(|stamp| stamp.to_string()).unwrap_or_default(), expect.stamp, "{name}");
    }
}

const GOOGLE: &str = "BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTART:20261128T080000Z
DTEND:20261128T100000Z
DTSTAMP:20261124T101200Z
ORGANIZER;CN=Garden co-op:mailto:r-abc@moot.example
UID:poll-7@moot.example
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Ben Ito
 ;X-NUM-GUESTS=0:mailto:ben@strong.example
X-GOOGLE-CONFERENCE:https://meet.example/abc-defg-hij
CREATED:20261123T090000Z
SEQUENCE:2
STATUS:CONFIRMED
SUMMARY:Mend the fence
END:VEVENT
END:VCALENDAR
";

const OUTLOOK: &str = "BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:REPLY
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT=TENTATIVE:mailto:cleo@strong.example
CLASS:PUBLIC
COMMENT:I may be late\\, the bus\\nis slow.
DTSTAMP:20261124T101300Z
RECURRENCE-ID;TZID=\"W. Europe Standard Time\":20261128T090000
SEQUENCE:0
SUMMARY;LANGUAGE=de:Mit Vorbehalt: Zaun
UID:040000008200E00074C5B7101A82E00800000000
\t10A1
END:VEVENT
END:VCALENDAR
";

const APPLE: &str = "BEGIN:VCALENDAR
CALSCALE:GREGORIAN
METHOD:REPLY
PRODID:-//Apple Inc.//macOS 15.1//EN
VERSION:2.0
BEGIN:VEVENT
ATTENDEE;CN=\"Silva: Ana; Garden\";CUTYPE=INDIVIDUAL;EMAIL=ana@strong.example;
 PARTSTAT=DECLINED:/aMTIzNDU2Nzg5MA/principal/
DTSTAMP:20261124T101400Z
ORGANIZER;CN=Garden co-op;EMAIL=r-abc@moot.example:mailto:r-abc@moot.example
SEQUENCE:1
UID:poll-7@moot.example
BEGIN:VALARM
ACTION:NONE
UID:an-alarm
END:VALARM
END:VEVENT
END:VCALENDAR
";

const EXCHANGE: &str = "BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VEVENT
ATTENDEE;PARTSTAT=ACCEPTED;CN=Ben Ito:MAILTO:Ben@Strong.example
COMMENT;LANGUAGE=en-US:\\n
UID:poll-7@moot.example
SUMMARY;LANGUAGE=en-US:Accepted: Mend the fence
DTSTART;TZID=GMT Standard Time:20261128T080000
DTSTAMP:20261124T101500
PRIORITY:5
SEQUENCE:0
X-MICROSOFT-CDO-APPT-SEQUENCE:0
END:VEVENT
END:VCALENDAR
";

#[test]
fn answers_of_the_usual_programs_are_read() {
    let expect = |by, answer, stamp, sequence| Expect { method: Some(Method::Reply), uid: "poll-7@moot.example", sequence, by, answer, stamp, problems: &[] };
    check("google", GOOGLE, expect("ben@strong.example", PartStat::Accepted, "2026-11-24T10:12:00Z", 2));
    check("apple", APPLE, expect("ana@strong.example", PartStat::Declined, "2026-11-24T10:14:00Z", 1));
    check("exchange", EXCHANGE, expect("ben@strong.example", PartStat::Accepted, "2026-11-24T10:15:00Z", 0));
    let outlook =
        Expect { uid: "040000008200E00074C5B7101A82E0080000000010A1", ..expect("cleo@strong.example", PartStat::Tentative, "2026-11-24T10:13:00Z", 0) };
    check("outlook", OUTLOOK, outlook);
    let item = &read(OUTLOOK).items[0];
    assert_eq!(item.comment.as_deref(), Some("I may be late, the bus\nis slow."));
    assert_eq!(item.recurrence_id.as_deref(), Some("20261128T090000"));
    assert_eq!(read(APPLE).items[0].attendees[0].name.as_deref(), Some("Silva: Ana; Garden"));
    assert_eq!(read(GOOGLE).items[0].organizer.as_ref().map(ToString::to_string).as_deref(), Some("r-abc@moot.example"));
    assert_eq!(read(EXCHANGE).items[0].comment, None);
}

#[test]
fn broken_objects_are_values_with_problems() {
    use CalendarProblem::*;
    let says = |text: &str, expect: &[CalendarProblem]| assert_eq!(read(text).problems, expect, "{text}");
    says("", &[NoCalendar, Method, NoUid]);
    says("Hello, I accept.", &[Line, NoCalendar, Method, NoUid]);
    says(GOOGLE.trim_end().trim_end_matches("END:VCALENDAR"), &[NoEnd]);
    says(&GOOGLE.replace("METHOD:REPLY", "METHOD:WAVE"), &[Method]);
    says(&GOOGLE.replace("UID:poll-7@moot.example\n", ""), &[NoUid]);
    says(&GOOGLE.replace("PARTSTAT=ACCEPTED", "PARTSTAT=X-MAYBE"), &[Answer]);
    says(&GOOGLE.replace("mailto:ben@strong.example", "invalid:nomail"), &[NoAddress]);
    says(&GOOGLE.replace("mailto:ben@strong.example", "/o=Exchange/cn=Ben"), &[NoAddress]);
    says(&GOOGLE.replace("DTSTAMP:20261124T101200Z", "DTSTAMP:yesterday"), &[Time]);
    says(&GOOGLE.replace("ATTENDEE;CUTYPE", "X-ATTENDEE;CUTYPE"), &[NotOneAttendee]);
    says(&format!("{GOOGLE}{}", "X-A:b\n".repeat(20_000)), &[TooLarge]);
}

#[test]
fn lines_are_joined_however_they_were_broken() {
    let uid = |text: &str| read(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT\nEND:VCALENDAR")).items[0].uid.clone();
    assert_eq!(uid("UID:one\n two"), "onetwo");
    assert_eq!(uid("UID:one\n\n two"), "onetwo");
    assert_eq!(uid("UID:one\r\n\ttwo"), "onetwo");
    assert_eq!(uid("UID:one\ntwo three"), "onetwo three");
    assert_eq!(uid("U\n ID:one"), "one");
    assert_eq!(uid("uid:one"), "one");
    assert_eq!(uid("UID;X-A=\"b:c;d\":one"), "one");
    assert_eq!(uid("UID;X-A=\"never ends:one"), "one");
}

#[test]
fn a_character_that_is_folded_in_its_middle_is_whole_again() {
    let mut raw = b"From: a@b.example\nContent-Type: text/calendar; method=REPLY; charset=utf-8\n\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:gr\xc3\r\n \xbcn\r\nCOMMENT:ja \r\n gern\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".to_vec();
    raw.retain(|octet| *octet != b'\r');
    let calendars = read_all(&crate::inbound::message::read(&raw));
    assert_eq!((calendars[0].items[0].uid.as_str(), calendars[0].items[0].comment.as_deref()), ("grün", Some("ja gern")));
}

#[test]
fn an_answer_without_words_says_nothing_more() {
    let check = |header: &str, words: &str, expect: bool| {
        let raw = format!(
            "From: ben@strong.example\n{header}Content-Type: multipart/alternative; boundary=z\n\n--z\n\n{words}\n--z\nContent-Type: text/calendar; method=REPLY\n\n{OUTLOOK}\n--z--\n"
        );
        let message = crate::inbound::message::read(raw.as_bytes());
        assert!(is_reply(&message));
        assert_eq!(says_nothing_more(&message, words), expect, "{words}");
    };
    check("", "", true);
    check("", "I may be late, the bus\nis slow.", true);
    check("", "Can we begin at ten?", false);
    check("", "Cleo@strong.example has tentatively accepted your event invitation.", true);
    check("", "I am late.\nCleo@strong.example", false);
    check("Sender: Google Calendar <calendar-notification@google.example>\n", "Ben Ito has accepted this invitation.", true);
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,400}") {
        read(&text);
    }

    #[test]
    fn a_damaged_answer_is_read(at in 0_usize..700, with in "\\PC{0,8}") {
        for sample in [GOOGLE, OUTLOOK, APPLE, EXCHANGE] {
            let at = (0..=at % sample.len()).rev().find(|at| sample.is_char_boundary(*at)).unwrap_or(0);
            let damaged = format!("{}{with}{}", &sample[..at], &sample[at..]);
            let lf = read(&damaged);
            prop_assert_eq!(lf, read(&damaged.replace('\n', "\r\n")));
            read(&sample[..at]);
        }
    }
}

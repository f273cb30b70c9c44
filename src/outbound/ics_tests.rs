use super::super::sample::{brief, house};
use super::*;
use crate::core::notice::NoticeKind;
use crate::core::poll::{Choosable, Invitation, PollKind, Stage};
use crate::core::tally::{Tally, Verdict};
use crate::face::house::House;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A ballot about two times.
fn inviting() -> Brief {
    let mut brief = brief(NoticeKind::Ballot);
    let poll = &mut brief.poll.as_mut().unwrap().poll;
    poll.kind = PollKind::Meeting { minutes: 90, maybe: true };
    poll.settings.invitation = Some(Invitation::Slots);
    let slot = |code: &str, begins: &str| Choosable { at: Some(at(begins)), ..Choosable::new(code, begins) };
    poll.options = vec![slot("A", "2026-11-30T18:00:00Z"), slot("B", "2026-12-01T19:00:00Z")];
    poll.stage = Stage::Open;
    brief
}

fn settled(verdict: Verdict) -> Brief {
    let mut brief = inviting();
    brief.notice.kind = NoticeKind::Result;
    brief.notice.made_at = at("2026-11-28T10:00:00Z");
    let poll = &mut brief.poll.as_mut().unwrap().poll;
    poll.stage = Stage::Settled;
    poll.result =
        Some(Tally { lines: Vec::new(), voted: 2, entitled: 3, needed: None, verdict, by_proxy: 0, weight: None, none: 0, account: None, drawn: Vec::new() });
    brief
}

fn methods(brief: &Brief) -> (Option<&'static str>, Vec<&'static str>) {
    let objects = of(brief, &house());
    (objects.shown.map(|object| object.method), objects.attached.iter().map(|object| object.method).collect())
}

#[test]
fn what_goes_out_follows_the_poll() {
    assert_eq!(methods(&inviting()), (None, vec!["REQUEST", "REQUEST"]));
    assert_eq!(methods(&settled(Verdict::Decided { code: "B".into() })), (Some("REQUEST"), vec!["CANCEL"]));
    // Nothing is decided: what stands in calendars stays as it is.
    for open in [Verdict::Tie { codes: vec!["A".into(), "B".into()] }, Verdict::Leading { code: "A".into(), rule_missed: false }, Verdict::NoVotes] {
        assert_eq!(methods(&settled(open)), (None, vec![]));
    }
    for kind in NoticeKind::ALL.into_iter().filter(|kind| !matches!(kind, NoticeKind::Ballot | NoticeKind::Reminder | NoticeKind::PollChanged)) {
        let mut brief = inviting();
        brief.notice.kind = kind;
        assert_eq!(methods(&brief), (None, vec![]), "{kind:?}");
    }
}

#[test]
fn lines_are_folded_at_75_octets_and_read_back_whole() {
    let mut brief = inviting();
    let title = format!("{}; \\ und, {}", "Äpfel pflücken 🍎 ".repeat(9), "x".repeat(20));
    let poll = &mut brief.poll.as_mut().unwrap().poll;
    poll.title = title.clone();
    poll.description = "Zeile eins\r\nZeile zwei\u{7}\r\nBEGIN:VEVENT".into();
    let text = of(&brief, &house()).attached.remove(0).text;
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let unfolded = text.replace("\r\n ", "");
    assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 2, "one of them is inside a value");
    assert_eq!(unfolded.lines().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
    let summary = unfolded.lines().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
    assert_eq!(summary.replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\"), title);
}

#[test]
fn a_name_cannot_leave_its_parameter() {
    let mut brief = inviting();
    brief.reader.name = "Ben\" ;X=\r\nATTENDEE:mailto:eve@x.example".into();
    let house = House { ..house() };
    let text = of(&brief, &house).attached.remove(0).text.replace("\r\n ", "");
    assert_eq!(text.matches("\r\nATTENDEE").count(), 1, "{text}");
    assert!(text.contains(";CN=\"Ben' X=ATTENDEE") || text.contains(";CN=\"Ben"), "{text}");
    assert!(!text.contains("eve@"), "{text}");
}

use super::*;
use crate::core::command::{Command, Door, Outcome};
use crate::core::sample::{ANA, BEN, GARDEN, Room, at};
use crate::core::trust::Actor;

fn room() -> Room {
    Room::new(at("2026-11-24T09:00:00Z"), "Europe/Lisbon")
}

/// Reports about Ben in order: on which day, said in the session, hard, and whom they name.
type Reports<'a> = &'a [(i64, bool, bool, &'a Address)];

/// Which of Ben's two addresses are dead after these reports.
fn dead_after(reports: Reports<'_>, second: &Address) -> [bool; 2] {
    let mut room = room();
    room.view.apply(&Event::AddressAdded { person: BEN, address: second.clone() }, room.now);
    room.write(ANA, Door::Talk, "Fence", "It leans.");
    let notice = room.last(BEN, NoticeKind::Comment).unwrap().id;
    let mut today = 0;
    for (day, in_session, hard, address) in reports {
        room.pass(SignedDuration::from_hours(24 * (day - today)));
        today = *day;
        let report = Command::RecordBounce {
            notice,
            hard: *hard,
            status: "5.1.1".into(),
            diagnostic: String::new(),
            address: Some((*address).clone()),
            in_session: *in_session,
        };
        room.act(&Actor::Admin, &report);
    }
    let found: Vec<bool> = room.view.people.get(BEN).unwrap().addresses.iter().map(|known| known.dead).collect();
    found.try_into().unwrap()
}

#[test]
fn an_address_dies_only_when_it_is_the_persons_own_and_no_other_dies_in_its_place() {
    let first = Address::parse("ben@strong.example").unwrap();
    let second = Address::parse("ben@work.example").unwrap();
    let foreign = Address::parse("x@elsewhere.example").unwrap();
    let table: [(Reports<'_>, [bool; 2]); 5] = [
        (&[(0, true, false, &first)], [false, false]),
        (&[(0, true, true, &first)], [true, false]),
        (&[(0, true, true, &first), (0, true, true, &first)], [true, false]),
        (&[(0, true, true, &second)], [false, true]),
        (&[(0, true, true, &foreign)], [true, false]),
    ];
    for (reports, dead) in table {
        assert_eq!(dead_after(reports, &second), dead, "{reports:?}");
    }
}

#[test]
fn a_report_is_believed_when_another_said_so_on_another_day() {
    let first = Address::parse("ben@strong.example").unwrap();
    let second = Address::parse("ben@work.example").unwrap();
    let table: [(Reports<'_>, [bool; 2]); 8] = [
        (&[(0, false, true, &first)], [false, false]),
        (&[(0, false, true, &first), (0, false, true, &first)], [false, false]),
        (&[(0, false, true, &first), (1, false, true, &first)], [true, false]),
        (&[(0, false, true, &first), (1, false, false, &first)], [false, false]),
        (&[(0, false, false, &first), (1, false, false, &first), (2, false, false, &first)], [false, false]),
        (&[(0, false, true, &first), (1, false, true, &second)], [false, false]),
        (&[(0, false, true, &first), (31, false, true, &first)], [false, false]),
        (&[(0, false, true, &first), (31, false, true, &first), (32, false, true, &first)], [true, false]),
    ];
    for (reports, dead) in table {
        assert_eq!(dead_after(reports, &second), dead, "{reports:?}");
    }
}

#[test]
fn a_complaint_pauses_the_talk_and_says_nothing() {
    let mut room = room();
    room.write(ANA, Door::Talk, "Fence", "It leans.");
    let notice = room.last(BEN, NoticeKind::Comment).unwrap();
    let (notice, thread) = (notice.id, notice.thread);
    room.act(&Actor::Admin, &Command::SetLevel { person: BEN, scope: Scope::Thread(thread.unwrap()), level: Some(Level::Everything) });
    room.pass(SignedDuration::from_secs(1));
    assert_eq!(room.act(&Actor::Admin, &Command::Complain { notice }).outcome, Outcome::Done("paused".into()));
    for place in [None, thread] {
        assert_eq!(setting_in(&room.view, BEN, Some(GARDEN), place).level, Level::Asked);
    }
    assert_eq!(setting_in(&room.view, ANA, Some(GARDEN), None).level, Level::Everything);
    assert!(room.last(BEN, NoticeKind::Goodbye).is_none());
    // Who had stopped more keeps it.
    room.act(&Actor::Admin, &Command::SetLevel { person: BEN, scope: Scope::Group(GARDEN), level: Some(Level::Nothing) });
    room.pass(SignedDuration::from_secs(1));
    room.act(&Actor::Admin, &Command::Complain { notice });
    assert_eq!(setting_in(&room.view, BEN, Some(GARDEN), None).level, Level::Nothing);
}

#[test]
fn only_its_owner_says_that_an_address_is_well_again() {
    let mut room = room();
    let address = Address::parse("ben@strong.example").unwrap();
    room.write(ANA, Door::Talk, "Fence", "It leans.");
    let notice = room.last(BEN, NoticeKind::Comment).unwrap().id;
    room.view.apply(&Event::AddressDied { person: BEN, notice, status: "5.1.1".into(), address: address.clone() }, room.now);
    let revive = Command::ReviveAddress { person: BEN, address: address.clone() };
    let is_dead = |room: &Room| room.view.people.get(BEN).unwrap().mailbox().is_none();
    room.act(&Actor::Session { person: ANA }, &revive);
    assert!(is_dead(&room));
    room.act(&Actor::Session { person: BEN }, &Command::ReviveAddress { person: BEN, address: Address::parse("ana@strong.example").unwrap() });
    assert!(is_dead(&room));
    room.act(&Actor::Session { person: BEN }, &revive);
    assert!(!is_dead(&room));
}

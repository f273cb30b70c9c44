use super::*;
use crate::core::command::{AnsweredBy, Command, Door, MailWords, Outcome};
use crate::core::grammar::{Line, Words};
use crate::core::sample::{ANA, BEN, GARDEN, Room, room};
use crate::core::trust::Actor;

/// Reports about Ben in order: on which day, said in the session, hard, and whom they name.
type Reports<'a> = &'a [(i64, bool, bool, &'a Address)];

/// A fresh letter to Ben.
fn letter(room: &mut Room) -> NoticeId {
    room.write(ANA, Door::Talk, "Fence", "It leans.");
    room.last(BEN, NoticeKind::Comment).unwrap().id
}

/// Which of Ben's two addresses are dead after these reports.
fn dead_after(reports: Reports<'_>, second: &Address) -> [bool; 2] {
    let mut room = room();
    room.view.apply(&Event::AddressAdded { person: BEN, address: second.clone() }, room.now);
    let mut today = 0;
    for (day, in_session, hard, address) in reports {
        room.pass(SignedDuration::from_hours(24 * (day - today)));
        today = *day;
        let notice = letter(&mut room);
        let report = Command::RecordBounce {
            notice,
            failure: if *hard { Failure::Gone } else { Failure::Nothing },
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
fn a_report_about_a_letter_of_more_than_thirty_days_ago_changes_nothing() {
    for (days, hard, changes) in [(30, true, true), (31, true, false), (30, false, true), (31, false, false)] {
        let mut room = room();
        let notice = letter(&mut room);
        room.pass(SignedDuration::from_hours(24 * days));
        let before = room.view.people.get(BEN).unwrap().clone();
        let (failure, status) = if hard { (Failure::Gone, "5.1.1".to_string()) } else { (Failure::Trouble, "4.2.2".to_string()) };
        let address = Address::parse("ben@strong.example");
        let report = Command::RecordBounce { notice, failure, status, diagnostic: String::new(), address, in_session: false };
        let done = room.act(&Actor::Admin, &report).outcome;
        assert_eq!(matches!(done, Outcome::Done(_)), changes, "{days} {hard}: {done:?}");
        assert_eq!(*room.view.people.get(BEN).unwrap() != before, changes, "{days} {hard}");
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

/// Ben's mail comes back on these days; `true`: it is the letter that tried his address. How many such letters there were,
/// what stands against the address, and whether it was given up.
fn tried_after(days: &[(i64, bool)]) -> (usize, u8, bool) {
    let mut room = room();
    let mut today = 0;
    let mut tries = 0;
    for (day, of_try) in days {
        room.pass(SignedDuration::from_hours(24 * (day - today)));
        today = *day;
        let before = room.last(BEN, NoticeKind::Done).map(|notice| notice.id);
        let notice = if *of_try { before.unwrap() } else { letter(&mut room) };
        let (status, address) = ("4.2.2".to_string(), Address::parse("ben@strong.example"));
        let report = Command::RecordBounce { notice, failure: Failure::Trouble, status, diagnostic: String::new(), address, in_session: false };
        room.act(&Actor::Admin, &report);
        tries += usize::from(room.last(BEN, NoticeKind::Done).map(|notice| notice.id) != before);
    }
    let known = &room.view.people.get(BEN).unwrap().addresses[0];
    (tries, known.delivery.score, known.dead)
}

#[test]
fn trouble_counts_once_a_day_fades_and_an_address_is_tried_three_times_before_it_is_given_up() {
    let five = [(0, false), (1, false), (2, false), (3, false), (4, false)];
    let with = |more: &[(i64, bool)]| [&five, more].concat();
    let table = [
        (vec![(0, false)], (0, 1, false)),
        (vec![(0, false), (0, false), (0, false)], (0, 1, false)),
        (five.to_vec(), (1, 5, false)),
        // A week without trouble takes one day away.
        (vec![(0, false), (8, false), (16, false), (24, false), (32, false), (40, false)], (0, 1, false)),
        (vec![(0, false), (1, false), (2, false), (3, false), (10, false)], (0, 4, false)),
        // Other mail that comes back brings no other letter for three days.
        (with(&[(5, false), (6, false)]), (1, 7, false)),
        (with(&[(5, false), (6, false), (7, false)]), (2, 8, false)),
        (with(&[(5, true), (8, true)]), (3, 7, false)),
        (with(&[(5, true), (8, true), (11, true)]), (3, 7, true)),
    ];
    for (days, expected) in table {
        assert_eq!(tried_after(&days), expected, "{days:?}");
    }
}

#[test]
fn codes_that_blame_the_mailbox_are_trouble_and_those_about_the_mail_are_not() {
    let trouble = ["4.2.2", "5.2.2", "5.2.1", "4.4.1", "5.4.7", "4.4.7", "4.3.1", "5.1.1", "4.1.8"];
    let none = ["", "5.0.0", "4.2.0", "5.2.3", "5.3.4", "5.5.0", "5.6.1", "5.7.1", "5.7.26", "4.7.0", "2.1.5", "5.2", "5.2.2.2", "x"];
    for (codes, expected) in [(&trouble[..], true), (&none[..], false)] {
        codes.iter().for_each(|code| assert_eq!(crate::core::failure::names_mailbox_trouble(code), expected, "{code}"));
    }
}

#[test]
fn only_an_answer_or_a_proven_mail_from_there_makes_an_address_well_again() {
    let address = Address::parse("ben@strong.example").unwrap();
    let is_dead = |room: &Room| room.view.people.get(BEN).unwrap().mailbox().is_none();
    let dead = || {
        let mut room = room();
        room.write(ANA, Door::Talk, "Fence", "It leans.");
        let notice = room.last(BEN, NoticeKind::Comment).unwrap().id;
        room.view.apply(&Event::AddressDied { person: BEN, notice, status: "5.1.1".into(), address: address.clone() }, room.now);
        room
    };
    let mail = |proof| Actor::Mail { from: Some(address.clone()), proof, meant: true, spf_domain: None };
    let try_it = Command::TryAddress { person: BEN, address: address.clone() };

    let mut room = dead();
    room.act(&Actor::Session { person: ANA }, &try_it);
    room.act(&Actor::Session { person: BEN }, &Command::TryAddress { person: BEN, address: Address::parse("ana@strong.example").unwrap() });
    assert!(room.last(BEN, NoticeKind::Done).is_none(), "nobody else's wish, and nobody else's address");
    room.act(&Actor::Session { person: BEN }, &try_it);
    let letter = room.last(BEN, NoticeKind::Done).unwrap().clone();
    assert_eq!((letter.to.as_ref(), is_dead(&room)), (Some(&address), true), "the wish alone changes nothing");
    room.pass(SignedDuration::from_secs(60));
    room.act(&Actor::Session { person: BEN }, &try_it);
    assert_eq!(room.last(BEN, NoticeKind::Done).unwrap().id, letter.id, "not again within the hour");
    // An answer, also where the provider signs nothing: it holds a token that went nowhere else.
    let words = Words { lines: vec![Line::Own("Here I am.".into())], ..Words::default() };
    let answer = Command::Answer { notice: letter.id, by: AnsweredBy::Command, to: None, mail: MailWords { words, ..MailWords::default() } };
    let stranger = Actor::Mail { from: Address::parse("x@evil.example"), proof: Proof::Strong, meant: true, spf_domain: None };
    for (from, dead_then) in [(&stranger, true), (&mail(Proof::Failed), true), (&mail(Proof::Weak), false)] {
        room.act(from, &answer);
        assert_eq!(is_dead(&room), dead_then, "{from:?}");
    }

    let mut room = dead();
    let write = |proof, room: &mut Room| {
        let mail_words = MailWords { subject: "Gate".into(), ..MailWords::default() };
        room.act(&mail(proof), &Command::Write { handle: "garden".into(), door: Door::Help, mail: mail_words })
    };
    write(Proof::Weak, &mut room);
    write(Proof::Failed, &mut room);
    assert!(is_dead(&room), "not proven");
    write(Proof::Strong, &mut room);
    assert!(!is_dead(&room));
    let kinds: Vec<_> =
        room.view.notices.values().filter(|notice| notice.body == NoticeBody::Done { what: Deed::AddressWell }).map(|notice| notice.to.clone()).collect();
    assert_eq!(kinds, [Some(address.clone())]);
}

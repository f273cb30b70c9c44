use super::*;
use crate::core::ids::{CommentId, NoticeId};
use crate::core::notice::NoticeState;
use crate::core::person::Address;
use crate::core::sample::{BEN, GARDEN, Room, at};
use Level::{Asked, Digest, Everything, Nothing};

const START: &str = "2026-11-24T09:00:00Z";
const THREAD: ThreadId = ThreadId(7);

fn preference(scope: Scope, level: Level, minute: i64) -> Preference {
    let set_at = at(START) + jiff::SignedDuration::from_mins(minute);
    Preference { person: BEN, scope, level: Some(level), set_at, before: None }
}

#[test]
fn the_nearest_scope_wins_but_nothing_binds_what_is_inside_until_lifted_later() {
    use Scope::{All, Group, Thread};
    let (group, thread) = (Group(GARDEN), Thread(THREAD));
    // Settings as scope, level and minute; the level that holds in the thread, and where it comes from.
    type Case<'a> = (&'a [(Scope, Level, i64)], Level, Option<Scope>);
    let table: &[Case] = &[
        (&[], Everything, None),
        (&[(All, Digest, 1)], Digest, Some(All)),
        (&[(All, Digest, 1), (group, Everything, 2)], Everything, Some(group)),
        (&[(All, Digest, 2), (group, Everything, 1)], Everything, Some(group)),
        (&[(group, Asked, 2), (thread, Everything, 1)], Everything, Some(thread)),
        (&[(group, Nothing, 2), (thread, Everything, 1)], Nothing, Some(group)),
        (&[(group, Nothing, 1), (thread, Everything, 2)], Everything, Some(thread)),
        (&[(All, Nothing, 3), (group, Everything, 1), (thread, Everything, 2)], Nothing, Some(All)),
        (&[(All, Nothing, 1), (group, Digest, 2)], Digest, Some(group)),
        (&[(All, Nothing, 2), (group, Digest, 1), (thread, Everything, 3)], Everything, Some(thread)),
        (&[(thread, Nothing, 1), (group, Everything, 2)], Nothing, Some(thread)),
        (&[(Group(GroupId(99)), Nothing, 1), (Thread(ThreadId(99)), Nothing, 1)], Everything, None),
    ];
    for (settings, level, from) in table {
        let room = Room::new(at(START), "UTC");
        let preferences: Vec<Preference> = settings.iter().map(|(scope, level, minute)| preference(*scope, *level, *minute)).collect();
        let found = setting(preferences.iter(), room.view.groups.get(GARDEN), Some(THREAD));
        assert_eq!((found.level, found.from), (*level, *from), "{settings:?}");
    }
}

/// A notice to Ben of one kind.
fn notice(kind: NoticeKind) -> Notice {
    Notice {
        id: NoticeId(5),
        person: BEN,
        to: None,
        group: Some(GARDEN),
        thread: Some(THREAD),
        poll: None,
        poll_version: 0,
        kind,
        body: NoticeBody::Plain,
        due: at(START),
        made_at: at(START),
        state: NoticeState::Queued,
        reason: None,
    }
}

fn room(level: Level) -> Room {
    let mut room = Room::new(at(START), "UTC");
    room.view.preferences.load((BEN, Scope::All), preference(Scope::All, level, 0));
    room
}

#[test]
fn only_the_answer_to_ones_own_act_bypasses_a_setting() {
    use NoticeKind::*;
    let bypassing = [
        Receipt, Question, Confirm, WasItYou, WhoseWords, AskedOwner, ForAdmin, Refusal, LateVote, Draft, Goodbye, Done, Status, Decisions, MyData, Help,
        SignIn,
    ];
    for kind in NoticeKind::ALL {
        let goes = at_queueing(&room(Nothing).view, &notice(kind), at(START)) == Queueing::Now;
        // The digest is made only of what its own items still allow.
        assert_eq!(goes, bypassing.contains(&kind) || kind == Digest, "{kind:?}");
        let clears = clear(&room(Nothing).view, &notice(kind), at(START), ()).is_ok();
        assert_eq!(clears, goes, "{kind:?} at the gate");
    }
}

#[test]
fn each_level_says_what_comes_at_once_what_waits_and_what_stays() {
    let slot = Queueing::ForDigest(at("2026-11-25T07:00:00Z"));
    let no = Queueing::Withheld(Withheld::Setting);
    let table = [
        (NoticeKind::Comment, [Queueing::Now, slot, no, no]),
        (NoticeKind::VoteOpened, [Queueing::Now, slot, no, no]),
        (NoticeKind::Ballot, [Queueing::Now, slot, Queueing::Now, no]),
        (NoticeKind::Reminder, [Queueing::Now, slot, Queueing::Now, no]),
        (NoticeKind::PollChanged, [Queueing::Now, Queueing::Now, Queueing::Now, no]),
        (NoticeKind::Result, [Queueing::Now, slot, Queueing::Now, no]),
        (NoticeKind::Outcome, [Queueing::Now, slot, Queueing::Now, no]),
        (NoticeKind::Review, [Queueing::Now, Queueing::Now, Queueing::Now, no]),
        (NoticeKind::Stranger, [Queueing::Now, Queueing::Now, Queueing::Now, no]),
        (NoticeKind::Blocked, [Queueing::Now, Queueing::Now, Queueing::Now, no]),
        (NoticeKind::Proxy, [Queueing::Now, Queueing::Now, Queueing::Now, no]),
        (NoticeKind::Welcome, [Queueing::Now, Queueing::Now, Queueing::Now, no]),
        (NoticeKind::Receipt, [Queueing::Now; 4]),
    ];
    for (kind, expected) in table {
        for (level, expected) in [Everything, Digest, Asked, Nothing].into_iter().zip(expected) {
            assert_eq!(at_queueing(&room(level).view, &notice(kind), at(START)), expected, "{kind:?} under {level:?}");
            // The gate says the same of what is still waiting when the level is set.
            let at_the_gate = match clear(&room(level).view, &notice(kind), at(START), ()) {
                Ok(_) => Queueing::Now,
                Err(Stays::ForDigest(slot)) => Queueing::ForDigest(slot),
                Err(Stays::Later(until)) => Queueing::Later(until),
                Err(Stays::Withheld(why)) => Queueing::Withheld(why),
            };
            assert_eq!(at_the_gate, expected, "{kind:?} under {level:?} at the gate");
        }
    }
}

#[test]
fn a_passer_by_gets_the_one_kind_that_is_for_them() {
    let to = Address::parse("eve@foreign.example");
    for kind in NoticeKind::ALL {
        let stray = Notice { person: PersonId::NOBODY, to: to.clone(), ..notice(kind) };
        assert_eq!(clear(&room(Everything).view, &stray, at(START), ()).is_ok(), kind.goes_to_a_passer_by(), "{kind:?}");
    }
}

#[test]
fn a_ballot_that_closes_before_the_next_digest_goes_at_once() {
    for (hours, waits) in [(3, false), (21, false), (23, true), (48, true)] {
        let mut room = room(Digest);
        room.poll(hours);
        let state = room.last(BEN, NoticeKind::Ballot).unwrap().state;
        assert_eq!(state == NoticeState::ForDigest, waits, "closing in {hours} hours");
    }
}

#[test]
fn the_gate_holds_back_what_was_overtaken_or_can_reach_nobody() {
    let mut left = room(Everything);
    left.view.apply(&crate::core::event::Event::MemberLeft { group: GARDEN, person: BEN }, at(START));
    assert_eq!(clear(&left.view, &notice(NoticeKind::Comment), at(START), ()).unwrap_err(), Stays::Withheld(Withheld::LeftGroup));

    let mut dead = room(Everything);
    let address = dead.view.people.get(BEN).unwrap().mailbox().unwrap().clone();
    dead.view.apply(&crate::core::event::Event::AddressDied { person: BEN, notice: NoticeId(1), status: "5.1.1".into(), address: address.clone() }, at(START));
    assert_eq!(clear(&dead.view, &notice(NoticeKind::Receipt), at(START), ()).unwrap_err(), Stays::Withheld(Withheld::NoMailbox));
    let elsewhere = Notice { to: Some(address), ..notice(NoticeKind::Confirm) };
    assert!(clear(&dead.view, &elsewhere, at(START), ()).is_ok(), "a confirmation goes to the address it is about");

    let mut gone = room(Everything);
    let person = Person { standing: Standing::Deactivated, ..gone.view.people.get(BEN).unwrap().clone() };
    gone.view.people.put(BEN, person);
    for kind in NoticeKind::ALL {
        assert!(clear(&gone.view, &notice(kind), at(START), ()).is_err(), "{kind:?} to the deactivated");
    }
    let farewell = Notice { body: NoticeBody::Farewell { for_good: false }, ..notice(NoticeKind::Goodbye) };
    assert!(clear(&gone.view, &farewell, at(START), ()).is_ok(), "but that act's goodbye");

    let mut closed = room(Everything);
    let poll = closed.poll(3);
    let ballot = closed.last(BEN, NoticeKind::Ballot).unwrap().clone();
    assert!(clear(&closed.view, &ballot, at(START), ()).is_ok());
    closed.pass(jiff::SignedDuration::from_hours(4));
    closed.act(&crate::core::trust::Actor::Clock, &crate::core::command::Command::ClosePoll { poll });
    assert_eq!(clear(&closed.view, &ballot, at(START), ()).unwrap_err(), Stays::Withheld(Withheld::Overtaken));
}

#[test]
fn in_a_pause_only_answers_to_ones_own_acts_go_out() {
    let until = at("2026-12-01T00:00:00Z");
    for (level, talk, ballot, result) in
        [(Everything, "digest", "digest", "digest"), (Digest, "digest", "digest", "digest"), (Asked, "no", "digest", "digest"), (Nothing, "no", "no", "no")]
    {
        let mut room = room(level);
        room.view.apply(&crate::core::event::Event::MailPaused { person: BEN, until: Some(until), set_at: at(START) }, at(START));
        let said = |kind| match at_queueing(&room.view, &notice(kind), at(START)) {
            Queueing::Now => "now",
            Queueing::ForDigest(slot) if slot > until => "digest",
            Queueing::ForDigest(_) => "too early",
            Queueing::Later(instant) if instant == until => "later",
            Queueing::Later(_) => "whenever",
            Queueing::Withheld(_) => "no",
        };
        assert_eq!((said(NoticeKind::Comment), said(NoticeKind::Ballot), said(NoticeKind::Result)), (talk, ballot, result), "{level:?}");
        for kind in NoticeKind::ALL.into_iter().filter(|kind| claim(*kind) == Claim::OwnAct && *kind != NoticeKind::AskedOwner) {
            assert_eq!(said(kind), "now", "{kind:?}");
        }
        assert_eq!(said(NoticeKind::Digest), "later");
        assert_eq!(said(NoticeKind::Stranger), if level == Nothing { "no" } else { "later" });
    }
}

#[test]
fn a_digest_goes_without_what_was_stopped_meanwhile() {
    let item = |code: &str, thread: Option<ThreadId>, poll| DigestItem {
        code: code.into(),
        poll,
        thread,
        comments: vec![CommentId(1)],
        poll_version: 1,
        decided: false,
    };
    let mut room = room(Digest);
    let poll = room.poll(48);
    room.write(crate::core::sample::ANA, crate::core::command::Door::Talk, "Fence", "It leans.");
    let thread = room.view.threads.values().next().unwrap().id;
    let items = vec![item("A", None, Some(poll)), item("B", Some(thread), None)];
    let digest = Notice { group: None, thread: None, body: NoticeBody::Digest { slot: at(START), items }, ..notice(NoticeKind::Digest) };
    let table: [(Level, Option<&[&str]>); 3] = [(Digest, Some(&["A", "B"])), (Asked, Some(&["A"])), (Nothing, None)];
    for (level, codes) in table {
        room.view.preferences.put((BEN, Scope::All), preference(Scope::All, level, 5));
        let rest = digest_without_stopped(&room.view, &digest);
        let found = rest.as_ref().map(|notice| match &notice.body {
            NoticeBody::Digest { items, .. } => items.iter().map(|item| item.code.as_str()).collect::<Vec<_>>(),
            _ => Vec::new(),
        });
        assert_eq!(found.as_deref(), codes, "{level:?}");
        assert_eq!(clear(&room.view, &digest, at(START), ()).is_ok(), level == Digest, "{level:?}");
    }
}

#[test]
fn a_daily_digest_comes_once_on_each_day_of_the_year_whatever_the_clocks_do() {
    for zone in ["UTC", "Europe/Lisbon", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kolkata", "America/Nuuk", "Africa/Casablanca"] {
        // 02:30 does not exist on one night and comes twice on another.
        for line in ["0 7 * * *", "30 2 * * *"] {
            let mut person = crate::core::sample::person(BEN, "Ben", zone, at(START));
            person.digest.0 = line.into();
            let mut now = at("2026-01-01T12:00:00Z");
            let end = at("2027-01-01T12:00:00Z");
            let mut days = Vec::new();
            while now < end {
                now = next_digest(&person, now);
                days.push(now.to_zoned(TimeZone::get(zone).unwrap()).date());
            }
            let count = days.len();
            days.dedup();
            assert_eq!(days.len(), count, "{zone} {line}: two on one day");
            assert!((364..=366).contains(&count), "{zone} {line}: {count}");
        }
    }
}

#[test]
fn an_impossible_schedule_means_seven_in_the_morning() {
    let mut person = crate::core::sample::person(BEN, "Ben", "Nowhere/Land", at(START));
    person.digest.0 = "whenever".into();
    assert_eq!(next_digest(&person, at(START)), at("2026-11-25T07:00:00Z"));
}

use super::*;
use crate::core::ballot::{BallotState, Choice, Via};
use crate::core::event::Event;
use crate::core::ids::BallotId;
use crate::core::sample::{ANA, BEN, CLEO, GARDEN, Room, at};
use crate::core::view::View;

/// A poll's whole life: Ben votes, changes his mind, a vote of his comes late by another road; Cleo's is taken back, and
/// Ana votes.
fn life() -> (View, Poll, Vec<Entry>) {
    let mut room = Room::new(at("2026-11-24T09:00:00Z"), "UTC");
    let poll = room.poll(48);
    let drafted = Poll { chain: String::new(), ..room.view.polls.get(poll).unwrap().clone() };
    room.view.polls.put(poll, drafted);
    let (group, via, reason, received_at) = (GARDEN, Via::Mail, String::new(), room.now);
    let one = |code: &str| Choice::One(code.into());
    let cast = |ballot, person, code: &str| Event::BallotCast { group, poll, ballot, person, choice: one(code), received_at, via, reason: reason.clone() };
    let id = BallotId;
    let mut events = vec![
        Event::PollOpened { group, poll, entitled: 3, roll: None, weights: BTreeMap::new() },
        cast(id(1), BEN, "1"),
        Event::BallotReplaced { group, poll, ballot: id(2), before: id(1), person: BEN, choice: one("2"), received_at, via, reason: reason.clone() },
        Event::BallotSuperseded { group, poll, ballot: id(3), by: id(2), person: BEN, choice: one("1"), received_at, via, reason: reason.clone() },
        cast(id(4), CLEO, "1"),
        Event::BallotWithdrawn { group, poll, ballot: id(4), person: CLEO },
        cast(id(5), ANA, "2"),
        Event::PollClosed { group, poll, closed_at: room.now, person: None },
    ];
    let mut log = Vec::new();
    let mut write = |view: &mut View, event: &Event| {
        view.apply(event, received_at);
        let chain = Some(view.polls.get(poll).unwrap().chain.clone());
        log.push(Entry { id: log.len() as i64, record: event.record().to_string(), chain });
    };
    events.iter().for_each(|event| write(&mut room.view, event));
    let tally = tally::count(room.view.polls.get(poll).unwrap(), &counted(&room.view));
    events.push(Event::ResultStated { group, poll, tally });
    events.last().into_iter().for_each(|event| write(&mut room.view, event));
    let row = room.view.polls.get(poll).unwrap().clone();
    (room.view, row, log)
}

fn counted(view: &View) -> Vec<Ballot> {
    view.ballots.values().filter(|ballot| ballot.state == BallotState::Counted).cloned().collect()
}

fn check(poll: &Poll, log: &[Entry], stored: &[Ballot]) -> Vec<Check> {
    let mut audit = Audit::of(poll.clone());
    log.iter().for_each(|entry| audit.fact(entry));
    stored.iter().for_each(|ballot| audit.ballot(ballot));
    audit.checks()
}

/// What does not hold after a change.
#[track_caller]
fn differs(change: impl FnOnce(&mut Poll, &mut Vec<Entry>, &mut Vec<Ballot>), expect: &[&str]) {
    let (view, mut poll, mut log) = life();
    let mut stored = counted(&view);
    change(&mut poll, &mut log, &mut stored);
    let checks = check(&poll, &log, &stored);
    let wrong: Vec<&str> = checks.iter().filter(|check| !check.holds).map(|check| check.what).collect();
    assert_eq!(wrong, expect, "{checks:?}");
}

#[test]
fn an_honest_ledger_holds() {
    differs(|_, _, _| {}, &[]);
    let (view, poll, log) = life();
    let said: Vec<String> = check(&poll, &log, &counted(&view)).into_iter().map(|check| check.says).collect();
    assert_eq!(said[0], "9 facts, each linked to the one before");
    assert_eq!(said[2], "2 count, and are those stored");
    assert_eq!(said[3], "counted again: 0 Green, 2 White; 2 of 3 voted; as stated");
}

#[test]
fn whatever_is_changed_is_missed() {
    let rewrite = |entry: &mut Entry, from: &str, to: &str| {
        assert!(entry.record.contains(from), "{}", entry.record);
        entry.record = entry.record.replace(from, to);
    };
    differs(|poll, _, _| poll.chain = "0".repeat(64), &["head"]);
    differs(|_, log, _| log[3].chain = None, &["links"]);
    differs(|_, log, _| drop(log.remove(3)), &["links", "head"]);
    differs(|_, log, _| log.swap(3, 7), &["links", "head"]);
    differs(|_, log, _| rewrite(&mut log[6], "\"one\":\"2\"", "\"one\":\"1\""), &["links", "head", "ballots", "result"]);
    differs(|_, log, _| log[6].record.truncate(9), &["links", "head", "ballots", "result"]);
    differs(|_, log, _| drop(log.pop()), &["head", "result"]);
    differs(|_, _, stored| stored[0].choice = Choice::One("1".into()), &["ballots"]);
    differs(|_, _, stored| stored[0].person = CLEO, &["ballots"]);
    differs(|_, _, stored| drop(stored.pop()), &["ballots"]);
    differs(|_, _, stored| stored.push(Ballot { id: BallotId(9), person: CLEO, ..stored[0].clone() }), &["ballots"]);
    differs(|poll, _, _| poll.result = None, &["result"]);
    differs(|poll, _, _| poll.result.as_mut().unwrap().voted = 3, &["result"]);
    differs(|poll, _, _| poll.options[0].name = "Blue".into(), &["result"]);
    // Who was entitled is the ledger's to say.
    differs(|poll, _, _| poll.entitled = 7, &[]);
}

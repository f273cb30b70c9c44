use super::*;
use crate::core::ballot::{Choice, SecretId};
use crate::core::event::Event;
use crate::core::ledger::{Audit, Check, Entry};
use crate::core::poll::{Poll, VoterChange};
use crate::core::sample::{ANA, BEN, CLEO, GARDEN, Room, at};
use crate::core::tally;

/// Ana and Ben vote in secret, and it is counted.
fn life() -> (Poll, Vec<Entry>, Vec<SecretBallot>) {
    let mut room = Room::new(at("2026-11-24T09:00:00Z"), "UTC");
    let poll = room.poll(48);
    let mut drafted = room.view.polls.get(poll).expect("it is there").clone();
    drafted.chain = String::new();
    drafted.settings.secret = true;
    room.view.polls.put(poll, drafted);
    let ballot = |id, code: &str| SecretBallot { poll, id: SecretId(id), choice: Choice::One(code.into()) };
    let ballots = vec![ballot(3, "1"), ballot(9, "2")];
    let took_part = |person, ballot: &SecretBallot| Event::Participated { group: GARDEN, poll, person, ballot: Box::new(ballot.clone()) };
    let closed_at = room.now;
    let mut log = Vec::new();
    let mut write = |event: Event| {
        room.view.apply(&event, closed_at);
        let row = room.view.polls.get(poll).expect("it is there");
        log.push(Entry { id: log.len() as i64, record: event.record().to_string(), chain: Some(row.chain.clone()) });
        row.clone()
    };
    write(Event::PollOpened { group: GARDEN, poll, entitled: 2, roll: None, weights: std::collections::BTreeMap::new() });
    write(Event::VotersChanged { group: GARDEN, poll, person: CLEO, change: VoterChange::Admitted });
    write(took_part(ANA, &ballots[1]));
    write(took_part(BEN, &ballots[0]));
    let row = write(Event::PollClosed { group: GARDEN, poll, closed_at, person: None });
    write(Event::BallotsSealed { group: GARDEN, poll, count: 2, hash: sealed(&ballots) });
    let tally = tally::count_folded(&row, &Folded::unnamed(ballots.iter().map(|ballot| &ballot.choice)));
    let row = write(Event::ResultStated { group: GARDEN, poll, tally });
    (row, log, ballots)
}

fn sealed(ballots: &[SecretBallot]) -> String {
    let mut seal = Seal::default();
    ballots.iter().for_each(|ballot| seal.add(ballot));
    seal.hash()
}

fn check(poll: &Poll, log: &[Entry], stored: &[SecretBallot]) -> Vec<Check> {
    let mut audit = Audit::of(poll.clone());
    log.iter().for_each(|entry| audit.fact(entry));
    stored.iter().for_each(|ballot| audit.secret_ballot(ballot));
    audit.checks()
}

#[track_caller]
fn differs(change: impl FnOnce(&mut Poll, &mut Vec<Entry>, &mut Vec<SecretBallot>), expect: &[&str]) {
    let (mut poll, mut log, mut stored) = life();
    change(&mut poll, &mut log, &mut stored);
    let checks = check(&poll, &log, &stored);
    let wrong: Vec<&str> = checks.iter().filter(|check| !check.holds).map(|check| check.what).collect();
    assert_eq!(wrong, expect, "{checks:?}");
}

#[test]
fn sealed_ballots_hold_until_one_is_touched() {
    let rewrite = |entry: &mut Entry, from: &str, to: &str| {
        assert!(entry.record.contains(from), "{}", entry.record);
        entry.record = entry.record.replace(from, to);
    };
    differs(|_, _, _| {}, &[]);
    differs(|_, _, stored| stored.reverse(), &["ballots"]);
    differs(|_, _, stored| stored[0].choice = Choice::One("2".into()), &["ballots", "result"]);
    differs(|_, _, stored| stored[0].id = SecretId(4), &["ballots"]);
    differs(|_, _, stored| drop(stored.pop()), &["ballots", "result"]);
    differs(|_, _, stored| stored.push(SecretBallot { id: SecretId(11), ..stored[0].clone() }), &["ballots", "result"]);
    differs(|_, log, _| drop(log.remove(3)), &["links", "head", "ballots"]);
    differs(|_, log, _| rewrite(&mut log[3], &format!("\"person\":{}", BEN.0), &format!("\"person\":{}", ANA.0)), &["links", "head", "ballots"]);
    differs(|_, log, _| drop(log.remove(5)), &["links", "head", "ballots"]);
    differs(|poll, _, _| poll.chain = "0".repeat(64), &["head"]);
    differs(|poll, _, _| poll.result = None, &["result"]);
}

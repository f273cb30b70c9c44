//! Votes that race: one person casts many at once, and votes arrive while the poll closes. Whatever order the desks take
//! them in, one ballot of each person counts, and what was received in time is counted.
//!
//! `MAILMOOT_SOAK` makes 10,000 rounds of many ballots, and 100 closes. `MAILMOOT_SEED` is not needed: the races are real.

use super::stage::{Moot, on_both};
use jiff::{SignedDuration, Timestamp};
use mailmoot::app::{App, Cause, Part, Work};
use mailmoot::cli::verify::report;
use mailmoot::core::ballot::Choice;
use mailmoot::core::command::{Command, NewMember, Outcome};
use mailmoot::core::group::Role;
use mailmoot::core::ids::NoticeId;
use mailmoot::core::person::Address;
use mailmoot::core::trust::Actor;
use std::time::Instant;
use tokio::task::JoinSet;

const AT_ONCE: usize = 64;

fn vote(notice: NoticeId, code: usize, at: Timestamp, occasion: String) -> Work {
    let choice = Choice::One(code.to_string());
    let command = Command::VoteOnPage { notice, item: 0, choice, reason: String::new(), nonce: occasion.clone(), seen: None };
    Work { parts: vec![Part { cause: Cause::Occasion(occasion), actor: Actor::Link { confirmed: false }, command }], ..Work::new(at) }
}

/// Hands everything in at the same moment, taking turns at the desks.
async fn race(desks: &[App], works: Vec<Work>) -> Vec<Outcome> {
    let mut racers = JoinSet::new();
    for (place, work) in works.into_iter().enumerate() {
        let desk = desks[place % desks.len()].clone();
        racers.spawn(async move { desk.submit(work).await.unwrap().pop().unwrap().outcome });
    }
    racers.join_all().await
}

fn rounds(few: usize, many: usize) -> usize {
    if std::env::var_os("MAILMOOT_SOAK").is_some() { many } else { few }
}

/// Counts it from its ledger again.
async fn holds(moot: &Moot, poll: i64) -> String {
    let told = report(&moot.app.store, moot.app.query().await.unwrap(), &poll.to_string(), None).await.unwrap();
    assert!(told.holds, "{}", told.text);
    told.text
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_ballots_that_one_person_casts_at_once_exactly_one_counts() {
    let rounds = rounds(100, 10_000);
    on_both(async |moot| {
        let began = Instant::now();
        let poll = moot.ask().await;
        let ballot = moot.notice("Ben", "ballot").await;
        let desks = [moot.app.clone(), moot.beside().await];
        for round in 0..rounds {
            moot.world.advance(SignedDuration::from_millis(10));
            let at = moot.world.now();
            let works = (0..AT_ONCE).map(|number| vote(ballot, 1 + number % 2, at, format!("race/{round}/{number}"))).collect();
            let outcomes = race(&desks, works).await;
            assert!(outcomes.iter().all(|outcome| *outcome == Outcome::Done("vote".into())), "round {round}: {outcomes:?}");
            assert_eq!(moot.number("SELECT COUNT(*) FROM ballots WHERE state = 'counted'").await, 1, "round {round}");
        }
        assert_eq!(moot.number("SELECT COUNT(*) FROM ballots").await, (rounds * AT_ONCE) as i64, "none is lost");
        moot.settle(poll).await;
        assert!(holds(moot, poll).await.contains("1 of 3 voted"));
        println!("soak racing: {rounds} rounds of {AT_ONCE} ballots at once and their recount in {:.1?}", began.elapsed());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_votes_that_straddle_the_close_those_before_it_count_and_none_after() {
    const VOTERS: usize = 40;
    let rounds = rounds(1, 100);
    on_both(async |moot| {
        for number in 0..VOTERS {
            let address = Address::parse(&format!("voter{number}@people.example")).unwrap();
            let (name, role) = (format!("Voter {number}"), Role::Member);
            let new = NewMember {
                handle: "garden".into(),
                address,
                name,
                role,
                zone: None,
                locale: None,
                prefers: None,
                quiet: true,
                name_is_right: false,
                added_by: None,
            };
            moot.admin(Command::AddMember(new)).await;
        }
        let desks = [moot.app.clone(), moot.beside().await];
        for _ in 0..rounds {
            let poll = moot.ask_again().await;
            let close = Timestamp::from_microsecond(moot.number(&format!("SELECT closes_at FROM polls WHERE id = {poll}")).await).unwrap();
            // The clock has passed the minute: what is handed in now arrived up to a second before it, or after.
            moot.world.put(close + SignedDuration::from_secs(2));
            let mut works = Vec::new();
            let mut in_time = Vec::new();
            for number in 0..VOTERS {
                let ballot = moot.notice(&format!("Voter {number}"), "ballot").await;
                let at = close + SignedDuration::from_micros(number as i64 * 50 - 1000);
                in_time.extend((at <= close).then_some(number));
                works.push(vote(ballot, 1 + number % 2, at, format!("straddle/{poll}/{number}")));
            }
            let actor = Actor::Clock;
            let closing = Part { cause: Cause::Occasion(format!("the close/{poll}")), actor, command: Command::ClosePoll { poll: poll.into() } };
            works.insert(VOTERS / 2, Work { parts: vec![closing], ..Work::new(moot.world.now()) });
            let outcomes = race(&desks, works).await;
            let votes = outcomes.iter().filter(|outcome| **outcome == Outcome::Done("vote".into())).count();
            let late = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Refused(refusal) if refusal.code() == "poll-closed")).count();
            assert_eq!((votes, late), (in_time.len(), VOTERS - in_time.len()), "{outcomes:?}");
            assert_eq!(in_time.len(), 21, "about half is in time, the very instant included");
            for number in 0..VOTERS {
                let person = moot.person(&format!("Voter {number}")).await;
                let counted = moot.number(&format!("SELECT COUNT(*) FROM ballots WHERE state = 'counted' AND person_id = {person} AND poll_id = {poll}")).await;
                assert_eq!(counted, i64::from(in_time.contains(&number)), "voter {number}");
            }
            moot.app.state_result(poll.into()).await.unwrap();
            assert!(holds(moot, poll).await.contains("21 of 43 voted"));
        }
    })
    .await;
}

//! What the clock does when something that is due cannot be done, or takes long.

use crate::web::stage::{Moot, on_both};
use jiff::SignedDuration;
use mailmoot::core::command::{Command, Door, NewMember};
use mailmoot::core::group::Role;
use mailmoot::core::person::{Address, Level, Scope};
use mailmoot::core::token::Purpose;
use mailmoot::outbound::schedule::Clock;
use std::sync::Arc;

/// One tick of a clock that waits for nothing.
async fn tick(moot: &Moot) -> Option<jiff::Timestamp> {
    let (settling, settling_held) = (SignedDuration::ZERO, SignedDuration::ZERO);
    let clock = Clock { app: moot.app.clone(), in_hand: Arc::new(|_| false), settling, settling_held, others_receive: false };
    clock.step().await.unwrap()
}

async fn votes(moot: &Moot, name: &str) {
    let ballot = moot.link(name, "ballot", Purpose::VotePage, 0).await;
    let nonce = moot.get(&ballot).await.nonce();
    moot.post(&ballot, &format!("nonce={nonce}&choice=1&reason=")).await.is(303);
}

/// Sixty more members of the garden: so many that they are told of things step by step.
async fn crowd(moot: &Moot) {
    for number in 0..60 {
        let address = Address::parse(&format!("m{number}@people.example")).unwrap();
        let (zone, name, role) = (Some("Europe/Berlin".to_string()), format!("Member {number}"), Role::Member);
        let new =
            NewMember { handle: "garden".into(), address, name, role, zone, locale: None, prefers: None, quiet: true, name_is_right: false, added_by: None };
        moot.admin(Command::AddMember(new)).await;
    }
}

#[tokio::test]
async fn what_cannot_be_done_keeps_nothing_else_from_being_done() {
    on_both(async |moot| {
        let cleo = moot.person("Cleo").await;
        moot.admin(Command::SetLevel { person: cleo, scope: Scope::All, level: Some(Level::Digest) }).await;
        moot.write("Ben", "garden", Door::Talk, "Compost", "Who has some?", false).await;
        let odd = moot.ask().await;
        votes(moot, "Ben").await;
        let even = moot.ask_again().await;
        votes(moot, "Ben").await;
        moot.world.advance(SignedDuration::from_mins(1));
        crowd(moot).await;
        moot.world.advance(SignedDuration::from_mins(1));
        moot.write("Ana", "garden", Door::Talk, "Bins", "Where?", false).await;
        assert_eq!(moot.number("SELECT COUNT(*) FROM fanouts").await, 1);

        // A ballot that says nothing, and, before all others, a fact that says nothing.
        let choice = format!("UPDATE ballots SET choice = '[]' WHERE poll_id = {odd}");
        let kept = format!("UPDATE ballots SET choice = (SELECT choice FROM ballots WHERE poll_id = {even}) WHERE poll_id = {odd}");
        moot.run(&choice).await;
        moot.run("INSERT INTO fanouts (id, group_id, event, at, told_until) SELECT 1, group_id, '{}', at, 0 FROM fanouts").await;
        moot.world.put("2026-11-27T20:00:00Z".parse().unwrap());
        assert_eq!(tick(moot).await, None, "it looks again soon");
        let counted = async |poll: i64| moot.number(&format!("SELECT COUNT(*) FROM polls WHERE id = {poll} AND stage = 'settled'")).await == 1;
        assert!(!counted(odd).await);
        assert!(counted(even).await, "the other poll is counted");
        assert_eq!(moot.number("SELECT MAX(id) FROM fanouts").await, 1, "everybody is told of everything else");
        assert!(moot.number(&format!("SELECT COUNT(*) FROM notices WHERE kind = 'digest' AND person_id = {cleo}")).await > 0, "the digest is made");

        // What can be done again is done.
        moot.run(&kept).await;
        tick(moot).await;
        assert!(counted(odd).await);
    })
    .await;
}

/// A step in which time goes on whenever it waits.
async fn told_slowly(moot: &Moot, title: &str) {
    moot.world.advance(SignedDuration::from_mins(1));
    moot.write("Ana", "garden", Door::Talk, title, "Where?", false).await;
    let mut step = std::pin::pin!(moot.app.fan_out_step());
    let told = loop {
        tokio::select! {
            biased;
            told = &mut step => break told.unwrap(),
            () = std::future::ready(()) => moot.world.advance(SignedDuration::from_millis(50)),
        }
        tokio::task::yield_now().await;
    };
    assert!(told && !moot.app.fan_out_step().await.unwrap(), "the first one told everybody");
    moot.world.advance(SignedDuration::from_mins(1));
}

#[tokio::test]
async fn after_a_step_that_took_long_the_next_is_shorter_and_everybody_is_told_once() {
    on_both(async |moot| {
        crowd(moot).await;
        // Where the database is never waited for, as happens on a busy machine, no step took long: then once more.
        let mut steps = 1;
        for number in 0..40 {
            if steps > 1 {
                break;
            }
            told_slowly(moot, &format!("Bins {number}")).await;
            moot.write("Ana", "garden", Door::Talk, &format!("Gate {number}"), "Who has the key?", false).await;
            steps = 0;
            while moot.app.fan_out_step().await.unwrap() {
                steps += 1;
            }
        }
        assert_eq!(steps, 2);
        let told = "FROM notices n WHERE n.thread_id = (SELECT MAX(id) FROM threads) AND n.kind = 'comment'";
        for count in ["*", "DISTINCT n.person_id"] {
            assert_eq!(moot.number(&format!("SELECT COUNT({count}) {told}")).await, 62, "{count}");
        }
    })
    .await;
}

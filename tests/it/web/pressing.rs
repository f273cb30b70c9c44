//! Whoever holds somebody's link can press its button for ever: what that somebody hears of it is bounded, and what stands at
//! the end is told.

use super::stage::{Moot, on_both};
use mailmoot::core::command::{Command, Door};
use mailmoot::core::token::Purpose;

impl Moot {
    /// Posts a form of one's own making, with a nonce that was never used.
    async fn presses(&self, path: &str, fields: &str) {
        let nonce = format!("{:032x}", u128::from(self.world.number()) << 64);
        self.world.advance(jiff::SignedDuration::from_secs(1));
        self.post(path, &format!("nonce={nonce}&{fields}")).await.is(303);
    }

    /// Letters of a kind to somebody: those that went at once, and those that wait for their hour.
    async fn letters(&self, name: &str, kind: &str) -> (i64, i64) {
        let person = self.person(name).await;
        let of = |when: &str| format!("SELECT COUNT(*) FROM notices WHERE person_id = {person} AND kind = '{kind}' AND due {when} made_at");
        (self.number(&of("<=")).await, self.number(&of(">")).await)
    }
}

#[tokio::test]
async fn a_vote_that_is_pressed_again_and_again_brings_few_receipts_and_one_at_the_end() {
    on_both(async |moot| {
        let poll = moot.ask().await;
        let link = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        for _ in 0..20 {
            moot.presses(&link, "choice=1&reason=").await;
        }
        assert_eq!(moot.letters("Cleo", "receipt").await, (1, 0), "the same vote again tells nobody anything");
        for number in 0..40 {
            moot.presses(&link, &format!("choice={}&reason=", 2 - number % 2)).await;
        }
        assert_eq!(moot.letters("Cleo", "receipt").await, (5, 1));
        let chosen = moot.number(&format!("SELECT COUNT(*) FROM ballots WHERE poll_id = {poll} AND state = 'counted' AND choice LIKE '%1%'")).await;
        assert_eq!(chosen, 1, "what was pressed last counts");
        assert!(moot.letter("Cleo", "receipt").await.contains("oak"), "and the receipt of the hour's end says so");
        // Signed in it is the same.
        let cleo = moot.sign_in("Cleo").await;
        for number in 0..10 {
            let nonce = moot.get_as(&cleo, &format!("/p/{poll}")).await.nonce();
            moot.post_as(&cleo, &format!("/p/{poll}"), &format!("nonce={nonce}&choice={}&reason=", 2 - number % 2)).await.is(303);
        }
        assert_eq!(moot.letters("Cleo", "receipt").await, (5, 1));
        // An hour later the next one is told at once.
        moot.world.advance(jiff::SignedDuration::from_mins(121));
        moot.run("UPDATE notices SET state = 'sent' WHERE kind = 'receipt'").await;
        moot.presses(&link, "choice=2&reason=").await;
        assert_eq!(moot.letters("Cleo", "receipt").await, (6, 1));
    })
    .await;
}

#[tokio::test]
async fn where_votes_by_link_are_asked_back_few_questions_come() {
    on_both(async |moot| {
        moot.run("UPDATE groups SET rules = '{\"strict\":true}' WHERE handle = 'garden'").await;
        moot.ask().await;
        let link = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        for _ in 0..10 {
            moot.presses(&link, "choice=1&reason=Mine").await;
        }
        assert_eq!(moot.letters("Cleo", "confirm").await, (1, 0));
        assert_eq!(moot.number("SELECT COUNT(*) FROM held").await, 1, "the same vote waits once");
        for number in 0..20 {
            moot.presses(&link, &format!("choice=2&reason={number}")).await;
        }
        assert_eq!(moot.letters("Cleo", "confirm").await, (5, 0));
    })
    .await;
}

#[tokio::test]
async fn a_vote_that_is_given_back_and_forth_fills_no_mailbox() {
    on_both(async |moot| {
        let poll = moot.ask().await;
        let cleo = moot.sign_in("Cleo").await;
        for number in 0..20 {
            let nonce = moot.get_as(&cleo, &format!("/p/{poll}")).await.nonce();
            let field = if number % 2 == 0 { "to=Ben" } else { "back=1" };
            moot.post_as(&cleo, &format!("/p/{poll}/proxy"), &format!("nonce={nonce}&{field}")).await.is(303);
        }
        for (who, kind) in [("Ben", "proxy"), ("Cleo", "done")] {
            let (at_once, later) = moot.letters(who, kind).await;
            assert!(at_once <= 5 && later == 1, "{who}: {at_once} {later}");
        }
        assert!(moot.letter("Ben", "proxy").await.contains("has taken their vote back"), "what holds at the end");
    })
    .await;
}

#[tokio::test]
async fn a_block_whose_reason_changes_again_and_again_is_told_to_the_asker_a_few_times() {
    on_both(async |moot| {
        let words = "We buy it.\n\nType: proposal\nCloses: 27 November 2026 18:00";
        moot.write("Ana", "garden", Door::Poll, "The shed", words, false).await;
        moot.world.advance(jiff::SignedDuration::from_mins(11));
        let poll = moot.number("SELECT MAX(id) FROM polls").await;
        moot.clock(Command::OpenPoll { poll: poll.into() }, "open").await;
        let link = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        for number in 0..20 {
            moot.presses(&link, &format!("choice=4&reason=Because+{number}")).await;
        }
        assert_eq!(moot.letters("Ana", "blocked").await, (5, 1));
        assert_eq!(moot.letters("Cleo", "receipt").await, (5, 1));
    })
    .await;
}

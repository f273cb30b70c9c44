//! Numbers per option before the count: everywhere they could stand, for every setting of `Results:`, before and after one's
//! own vote.

use super::stage::{Moot, on_both};
use jiff::SignedDuration;
use mailmoot::core::command::{Command, Door};
use mailmoot::core::grammar::PollOrder;
use mailmoot::core::person::{Level, Scope};
use mailmoot::core::token::Purpose;
use mailmoot::core::trust::Actor;

/// Somebody who gets everything, and somebody who gets digests.
const READERS: [&str; 2] = ["Ben", "Cleo"];

impl Moot {
    /// Both parts of the newest letter of a kind to somebody, as it would be made now; empty when there is none.
    async fn bodies(&self, name: &str, kind: &str) -> String {
        let person = self.person(name).await;
        if self.number(&format!("SELECT COUNT(*) FROM notices WHERE person_id = {person} AND kind = '{kind}' AND state <> 'withheld'")).await == 0 {
            return String::new();
        }
        let id = self.notice(name, kind).await;
        let notice = self.app.query().await.unwrap().notice(id).await.unwrap().unwrap();
        let brief = self.app.briefs(&[notice]).await.unwrap().pop().unwrap().unwrap();
        let letter = mailmoot::face::letter::render(&brief, &self.house).unwrap();
        format!("{}\n{}", letter.text, letter.html.unwrap_or_default())
    }

    async fn casts(&self, name: &str, code: &str) {
        let ballot = self.link(name, "ballot", Purpose::VotePage, 0).await;
        let nonce = self.get(&ballot).await.nonce();
        self.post(&ballot, &format!("nonce={nonce}&choice={code}&reason=")).await.is(303);
    }
}

/// Whether it says what the options have.
fn shows(text: &str) -> bool {
    text.contains("So far in front") || text.contains("class=\"bars\"") || text.contains("Most votes:")
}

async fn opened(moot: &Moot, results: &str) -> i64 {
    let cleo = moot.person("Cleo").await;
    let level = Command::SetLevel { person: cleo, scope: Scope::All, level: Some(Level::Digest) };
    let cause = mailmoot::app::Cause::Occasion("digests for Cleo".into());
    moot.app.execute(Actor::Session { person: cleo }, level, cause).await.unwrap();
    let words = format!("- Natural oak\n- Green\n\nCloses: 27 November 2026 18:00\nResults: {results}");
    moot.write("Ana", "garden", Door::Poll, "Which colour?", &words, false).await;
    moot.world.advance(SignedDuration::from_mins(11));
    let poll = moot.number("SELECT MAX(id) FROM polls").await;
    moot.open_now(Command::OpenPoll { poll: poll.into() }).await;
    poll
}

/// Where numbers stand as soon as they may, and where they never stand before the count.
async fn places(moot: &Moot, name: &str, poll: i64) -> (Vec<(String, String)>, Vec<(String, String)>) {
    let cookie = moot.sign_in(name).await;
    let ballot = moot.link(name, "ballot", Purpose::VotePage, 0).await;
    let may = [format!("/p/{poll}"), format!("/polls/{poll}"), format!("/p/{poll}/ballots")];
    let mut showing = vec![("the link's page".to_string(), moot.get(&ballot).await.body)];
    for path in may {
        showing.push((path.clone(), moot.get_as(&cookie, &path).await.is(200).body.clone()));
    }
    moot.write(name, "garden", Door::Talk, "", "status", false).await;
    let mut silent = Vec::new();
    for kind in ["ballot", "receipt", "reminder", "digest", "status", "vote_opened"] {
        silent.push((kind.to_string(), moot.bodies(name, kind).await));
    }
    for path in ["/", "/g/garden", &format!("{ballot}/voted")] {
        silent.push((path.to_string(), moot.get_as(&cookie, path).await.body));
    }
    for form in ["csv", "json", "blt"] {
        silent.push((form.to_string(), moot.get_as(&cookie, &format!("/p/{poll}/sheet/{form}")).await.is(404).body.clone()));
    }
    (showing, silent)
}

#[tokio::test]
async fn numbers_are_seen_when_their_setting_says_so_and_nowhere_else() {
    for (results, before, after) in [("always", true, true), ("after voting", false, true), ("after closing", false, false)] {
        on_both(async |moot| {
            let poll = opened(moot, results).await;
            moot.casts("Ana", "1").await;
            moot.admin(Command::SteerPoll { poll: poll.into(), order: PollOrder::Remind }).await;
            let person = moot.person("Cleo").await;
            moot.clock(Command::MakeDigest { person, slot: moot.world.now() }, "digest").await;
            assert!(moot.bodies("Cleo", "digest").await.contains("Which colour?"));
            assert!(moot.bodies("Ben", "reminder").await.contains("Which colour?"));
            for (voted, expected) in [(false, before), (true, after)] {
                for name in READERS {
                    if voted {
                        moot.casts(name, "2").await;
                    }
                    let (showing, silent) = places(moot, name, poll).await;
                    for (place, text) in showing {
                        assert_eq!(shows(&text), expected, "{results}, {name}, voted {voted}, {place}:\n{text}");
                    }
                    for (place, text) in silent {
                        assert!(!shows(&text), "{results}, {name}, voted {voted}, {place}:\n{text}");
                    }
                }
            }
            moot.settle(poll).await;
            let cookie = moot.sign_in("Ben").await;
            assert!(shows(&moot.get_as(&cookie, &format!("/p/{poll}")).await.body), "{results}");
            assert!(shows(&moot.bodies("Ben", "result").await), "{results}");
            moot.get_as(&cookie, &format!("/p/{poll}/sheet/csv")).await.is(200).says("Ben,");
        })
        .await;
    }
}

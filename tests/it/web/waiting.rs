//! The page of what waits for a group's coordinators.

use super::stage::{Moot, on_both};
use mailmoot::app::{Cause, Part, Work};
use mailmoot::core::command::{Command, Door, MailWords};
use mailmoot::core::grammar::Words;
use mailmoot::core::person::Address;
use mailmoot::core::trust::{Actor, Proof};

async fn stranger(moot: &Moot, subject: &str) {
    let mail = MailWords { subject: subject.into(), words: Words::own_only("May I have <b>them</b>?"), ..MailWords::default() };
    let actor = Actor::Mail { from: Address::parse("eve@foreign.example"), proof: Proof::Weak, meant: true, spf_domain: None };
    let command = Command::Write { handle: "garden".into(), door: Door::Talk, mail };
    let part = Part { cause: Cause::Mail { whole: format!("stranger/{subject}"), bare: None }, actor, command };
    moot.app.submit(Work { parts: vec![part], ..Work::new(moot.world.now()) }).await.unwrap();
}

#[tokio::test]
async fn a_coordinator_sees_and_settles_there_what_a_member_does_not() {
    on_both(async |moot| {
        stranger(moot, "Spare seeds").await;
        stranger(moot, "Spare pots").await;
        let (ana, ben, dora) = (moot.sign_in("Ana").await, moot.sign_in("Ben").await, moot.sign_in("Dora").await);
        // A member, a coordinator elsewhere and somebody who is not signed in see what does not exist.
        let nothing = moot.get_as(&ben, "/g/nowhere/waiting").await;
        for cookie in [&ben, &dora] {
            let seen = moot.get_as(cookie, "/g/garden/waiting").await;
            assert_eq!((seen.status, &seen.body.contains("eve@")), (nothing.status, &false));
        }
        assert!(!moot.get("/g/garden/waiting").await.body.contains("eve@"));
        assert!(!moot.get_as(&ben, "/g/garden").await.body.contains("/waiting"));
        let group = moot.get_as(&ana, "/g/garden").await;
        assert!(group.is(200).body.contains("2 messages wait for a coordinator"), "{}", group.body);
        let page = moot.get_as(&ana, "/g/garden/waiting").await;
        assert!(page.is(200).body.contains("eve@foreign.example") && page.body.contains("Spare pots") && !page.body.contains("<b>them"), "{}", page.body);

        let held = moot.number("SELECT MIN(id) FROM held WHERE why = 'stranger'").await;
        let form = |nonce: String, word: &str| format!("nonce={nonce}&held={held}&word={word}");
        moot.post_as(&ben, "/g/garden/waiting", &form(page.nonce(), "approve")).await.is(422);
        moot.post_as(&ana, "/g/garden/waiting", &form(page.nonce(), "burn")).await.is(400);
        assert_eq!(moot.number("SELECT COUNT(*) FROM held WHERE settled IS NULL AND why = 'stranger'").await, 2);
        moot.post_as(&ana, "/g/garden/waiting", &form(page.nonce(), "block")).await.is(303);
        assert_eq!(moot.number("SELECT COUNT(*) FROM held WHERE settled IS NULL AND why = 'stranger'").await, 0);
        assert_eq!(moot.number("SELECT COUNT(*) FROM held WHERE settled = 'blocked'").await, 1);
        stranger(moot, "Spare rakes").await;
        assert!(moot.get_as(&ana, "/g/garden/waiting").await.body.contains("Nothing waits."));
    })
    .await;
}

//! Asking for a decision on a page, and opening or dropping the draft there.

use super::stage::{Moot, on_both};

impl Moot {
    async fn asks(&self, cookie: &str, fields: &str) -> super::stage::Seen {
        let nonce = self.get_as(cookie, "/g/garden/ask").await.is(200).nonce();
        self.post_as(cookie, "/g/garden/ask", &format!("nonce={nonce}&{fields}")).await
    }
}

#[tokio::test]
async fn a_poll_is_asked_with_every_setting_that_a_mail_takes() {
    on_both(async |moot| {
        let (ana, ben) = (moot.sign_in("Ana").await, moot.sign_in("Ben").await);
        moot.get_as(&ana, "/g/garden").await.says("/g/garden/ask");
        moot.get_as(&ben, "/g/garden").await.hides("/g/garden/ask");
        moot.get_as(&ben, "/g/garden/ask").await.is(404);
        moot.post_as(&ben, "/g/garden/ask", &format!("nonce={}&title=Mine&options=A%0D%0AB", "0".repeat(32))).await.is(422).says("only coordinators");
        moot.asks(&ana, "title=&options=A%0D%0AB").await.is(422);
        moot.asks(&ana, "title=Which+color&options=Green").await.is(422).says("list of two or more options");
        assert_eq!(moot.number("SELECT COUNT(*) FROM notices WHERE kind = 'refusal'").await, 3, "what was typed comes back by mail");
        let settings = "Quorum: 2\r\nRule: most votes\r\nResults: after voting\r\nReasons: required\r\nReason limit: 300\r\nShuffle: yes\r\nMay add: yes\r\n\
                        None of the above: yes\r\nVoters: Ben, Cleo\r\nWeights: Ben 2\r\nStrict: yes\r\nReview: 1 March\r\nTie: seed rowan\r\nPass: Green 50%\r\n\
                        Opens: 25 November 2026 8:00\r\nThread: The north fence\r\nKeep as: weekly";
        let settings: String = settings.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let fields = format!("title=Which+color%3F&description=Soon.&options=Green%0D%0AWhite%0D%0A&type=&closes=27+November+2026+18:00&settings={settings}");
        let form = format!("nonce={}&{fields}", "1".repeat(32));
        moot.post_as(&ana, "/g/garden/ask", &form).await.is(200).says("The draft is on its way to your mailbox");
        moot.post_as(&ana, "/g/garden/ask", &form).await.is(200);
        assert_eq!(moot.number("SELECT COUNT(*) FROM polls").await, 1, "the same form again is the same act");
        let draft = moot.letter("Ana", "draft").await.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [
            "It opens on Wednesday 25 November 2026, 08:00",
            "closes on Friday 27 November 2026, 18:00",
            "2 may vote.",
            "Who may vote: Ben and Cleo.",
            "Ben 2",
            "At least 2 must vote",
            "most votes",
            "in another order",
            "A reason can have 300 characters.",
            "rowan",
            "Green needs at least 50 % of the votes.",
            "weekly",
        ] {
            assert!(draft.contains(words), "{words:?} is not in {draft}");
        }
        assert!(!draft.contains("was not understood"), "{draft}");
        let poll = moot.number("SELECT MAX(id) FROM polls").await;
        let path = format!("/p/{poll}");
        moot.get_as(&ana, &path).await.is(200).says("This vote is not open yet").says("Green").says("Open it now");
        let nonce = format!("{:032x}", moot.world.number());
        moot.post_as(&ana, &format!("{path}/steer"), &format!("nonce={nonce}&do=open")).await.is(303);
        let ballot = moot.letter("Ben", "ballot").await.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(ballot.contains("Green") && ballot.contains("You have 2 votes."), "{ballot}");
        // A page from before it opened drops no vote.
        let nonce = format!("{:032x}", moot.world.number());
        moot.post_as(&ana, &format!("{path}/steer"), &format!("nonce={nonce}&do=cancel")).await.is(422);
        assert_eq!(moot.number("SELECT COUNT(*) FROM polls WHERE stage = 'open'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_rehearsal_and_a_dropped_draft_reach_nobody() {
    on_both(async |moot| {
        let ana = moot.sign_in("Ana").await;
        moot.asks(&ana, "title=Which+color&options=Green%0D%0AWhite&settings=Try:+me").await.is(200);
        assert!(moot.letter("Ana", "draft").await.contains("Green"));
        assert_eq!(moot.number("SELECT COUNT(*) FROM polls").await, 0);
        // Somebody's ballot link in a title or among the options leads nowhere.
        let link = format!("https://moot.example/v/{}", "ae".repeat(19) + "a");
        moot.asks(&ana, &format!("title=See+{link}&options=Green%0D%0A{link}&settings=Try:+me")).await.is(200);
        let draft = moot.letter("Ana", "draft").await;
        assert!(draft.contains("https://moot.example/v/…") && !draft.contains("aeaeae"), "{draft}");
        moot.asks(&ana, "title=Fix+the+roof&type=proposal").await.is(200);
        let poll = moot.number("SELECT MAX(id) FROM polls").await;
        let steer = format!("/p/{poll}/steer");
        let nonce = || format!("{:032x}", moot.world.number());
        moot.post_as(&ana, &steer, &format!("nonce={}&do=cancel", nonce())).await.is(303);
        moot.post_as(&ana, &steer, &format!("nonce={}&do=open", nonce())).await.is(422);
        assert_eq!(moot.number("SELECT COUNT(*) FROM notices WHERE kind IN ('ballot', 'poll_changed')").await, 0);
    })
    .await;
}

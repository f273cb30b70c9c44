//! What whoever asked and the coordinators do with a poll on its page.

use super::stage::{Moot, on_both};

const NONCE: &str = "0123456789abcdef0123456789abcdef";

impl Moot {
    /// Posts one of the page's forms.
    async fn steers(&self, cookie: &str, poll: i64, form: &str) -> u16 {
        let nonce = format!("{:032x}", self.world.number());
        self.post_as(cookie, &format!("/p/{poll}/steer"), &format!("nonce={nonce}&{form}")).await.status.as_u16()
    }
}

#[tokio::test]
async fn an_open_poll_is_looked_after_by_those_who_may() {
    on_both(async |moot| {
        let poll = moot.ask().await;
        let (ana, ben) = (moot.sign_in("Ana").await, moot.sign_in("Ben").await);
        let path = format!("/p/{poll}");
        moot.get_as(&ana, &path).await.says("Look after this vote").says("Other options, one on each line");
        moot.get_as(&ben, &path).await.hides("Look after this vote");
        assert_eq!(moot.steers(&ben, poll, "do=close").await, 422);
        assert_eq!(moot.steers(&ana, poll, "do=dance").await, 400);
        moot.post(&format!("/p/{poll}/steer"), &format!("nonce={NONCE}&do=close")).await.is(303);
        assert_eq!(moot.steers(&ana, poll, "do=options&words=Natural+oak%0D%0AWalnut").await, 303);
        moot.get_as(&ben, &path).await.says("Walnut").hides("Green");
        assert_eq!(moot.steers(&ana, poll, "do=extend&until=30+November+2026+12:00").await, 303);
        moot.get_as(&ben, &path).await.says("Monday 30 November 2026, 12:00");
        assert_eq!(moot.steers(&ana, poll, "do=extend&until=once+upon+a+time").await, 422);
        // Once somebody has voted the words stay, and options may come.
        moot.post_as(&ben, &path, &format!("nonce={NONCE}&choice=1&reason=")).await.is(303);
        assert_eq!(moot.steers(&ana, poll, "do=title&words=Which+gate").await, 422);
        assert_eq!(moot.steers(&ana, poll, "do=add&words=Gold").await, 303);
        assert_eq!(moot.steers(&ana, poll, "do=reword&words=1:+Dark+oak").await, 303);
        moot.get_as(&ana, &path).await.says("Gold").says("Dark oak").hides("Other options, one on each line");
        assert_eq!(moot.steers(&ana, poll, "do=withdraw").await, 303);
        moot.get_as(&ana, &path).await.hides("Look after this vote");
    })
    .await;
}

#[tokio::test]
async fn a_counted_poll_has_its_outcome_stated_taken_back_and_looked_at_again() {
    on_both(async |moot| {
        let poll = moot.ask().await;
        let (ana, ben) = (moot.sign_in("Ana").await, moot.sign_in("Ben").await);
        let path = format!("/p/{poll}");
        moot.settle(poll).await;
        assert_eq!(moot.steers(&ben, poll, "do=outcome&words=Mine").await, 422);
        assert_eq!(moot.steers(&ana, poll, "do=outcome&words=We+paint+it+in+oak.").await, 303);
        moot.get_as(&ben, &path).await.says("What the group decided:").says("We paint it in oak.").says("Ana stated this on");
        assert_eq!(moot.steers(&ana, poll, "do=review&until=1+March").await, 303);
        moot.get_as(&ben, &path).await.says("It is looked at again on Monday 1 March 2027");
        assert_eq!(moot.steers(&ana, poll, "do=undo").await, 303);
        moot.get_as(&ben, &path).await.hides("We paint it in oak.");
        assert_eq!(moot.steers(&ana, poll, "do=reopen&until=5+December&tell=yes").await, 303);
        moot.get_as(&ben, &path).await.says("Saturday 5 December 2026, 18:00");
    })
    .await;
}

#[tokio::test]
async fn an_option_is_added_on_the_page_by_whoever_is_asked_where_voters_may() {
    use mailmoot::core::command::{Command, Door};
    on_both(async |moot| {
        for (setting, ben_may, cleo_may) in [("", false, false), ("May add: yes", true, true), ("May add: yes\nVoters: Cleo", false, true)] {
            let words = format!("- Natural oak\n- Green\n\nCloses: in 3 days\n{setting}");
            moot.write("Ana", "garden", Door::Poll, "Which colour for the fence?", &words, false).await;
            moot.world.advance(jiff::SignedDuration::from_mins(11));
            let poll = moot.number("SELECT MAX(id) FROM polls").await;
            moot.open_now(Command::OpenPoll { poll: poll.into() }).await;
            for (name, may) in [("Ben", ben_may), ("Cleo", cleo_may)] {
                let cookie = moot.sign_in(name).await;
                let path = format!("/p/{poll}");
                let page = moot.get_as(&cookie, &path).await;
                assert_eq!(page.is(200).body.contains("value=\"add\""), may, "{setting:?}, {name}: {}", page.body);
                page.hides("value=\"reword\"").hides("value=\"close\"");
                let option = format!("{name}'s own");
                assert_eq!(moot.steers(&cookie, poll, &format!("do=add&words={name}%27s+own")).await, if may { 303 } else { 422 }, "{setting:?}, {name}");
                let page = moot.get_as(&cookie, &path).await;
                assert_eq!(page.body.contains(&option) || page.body.contains(&option.replace('\'', "&#x27;")), may, "{setting:?}, {name}");
            }
        }
    })
    .await;
}

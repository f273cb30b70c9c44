//! Letting somebody vote for oneself, by the form of the poll's page.

use super::stage::{Moot, on_both};

impl Moot {
    /// Posts the form that the poll's page shows to somebody.
    async fn hands(&self, cookie: &str, poll: i64, field: &str) -> u16 {
        let nonce = self.get_as(cookie, &format!("/p/{poll}")).await.is(200).nonce();
        self.post_as(cookie, &format!("/p/{poll}/proxy"), &format!("nonce={nonce}&{field}")).await.status.as_u16()
    }

    async fn proxies(&self) -> usize {
        let settings = self.dump().await.into_iter().filter(|row| row.starts_with("polls: ")).collect::<String>();
        usize::from(!settings.replace("\"\"", "\"").contains("\"proxies\":{}"))
    }
}

#[tokio::test]
async fn a_vote_is_given_taken_back_and_declined_by_the_pages_form() {
    on_both(async |moot| {
        let poll = moot.ask().await;
        let path = format!("/p/{poll}");
        let (ben, cleo) = (moot.sign_in("Ben").await, moot.sign_in("Cleo").await);
        moot.get_as(&cleo, &path).await.says("Let somebody vote for you").hides("name=\"back\"");
        for nobody in ["to=Dora", "to=Cleo", "to="] {
            assert_eq!(moot.hands(&cleo, poll, nobody).await, 422, "{nobody}");
        }
        assert_eq!(moot.proxies().await, 0);
        assert_eq!(moot.hands(&cleo, poll, "to=Ben").await, 303);
        assert!(moot.letter("Cleo", "done").await.contains("Ben votes for you"));
        assert!(moot.letter("Ben", "proxy").await.contains("Cleo asks you to vote for them"));
        moot.get_as(&cleo, &path).await.says("name=\"back\"");
        let page = moot.get_as(&ben, &path).await;
        page.says("name=\"decline\"");
        assert_eq!(moot.hands(&ben, poll, "to=Ana").await, 422, "whoever holds one gives none");
        assert_eq!(moot.hands(&cleo, poll, "back=1").await, 303);
        assert!(moot.letter("Ben", "proxy").await.contains("Cleo has taken their vote back"));
        assert_eq!(moot.proxies().await, 0);
        assert_eq!(moot.hands(&cleo, poll, "to=ben@people.example").await, 303);
        let giver = moot.person("Cleo").await;
        assert_eq!(moot.hands(&ben, poll, &format!("decline={giver}")).await, 303);
        assert!(moot.letter("Cleo", "proxy").await.contains("Ben does not want to vote for you"));
        assert_eq!(moot.hands(&ben, poll, &format!("decline={giver}")).await, 422, "there is nothing left to decline");
        // One's own vote goes before; the same form twice is one act.
        assert_eq!(moot.hands(&cleo, poll, "to=Ben").await, 303);
        let nonce = moot.get_as(&cleo, &path).await.nonce();
        moot.post_as(&cleo, &path, &format!("nonce={nonce}&choice=1&reason=")).await.is(303);
        let nonce = moot.get_as(&ben, &path).await.nonce();
        moot.post_as(&ben, &path, &format!("nonce={nonce}&choice=2&reason=")).await.is(303);
        moot.settle(poll).await;
        let page = moot.get_as(&ben, &path).await;
        page.is(200).hides("cast by").hides("Let somebody vote for you");
        assert_eq!(moot.post_as(&cleo, &format!("{path}/proxy"), &format!("nonce={}&to=Ben", "0".repeat(32))).await.status, 422);
    })
    .await;
}

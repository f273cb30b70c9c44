//! What is kept about somebody, behind its one-time link; and what became of their mail.

use super::stage::{Moot, on_both};
use mailmoot::core::command::Door;
use mailmoot::core::token::Purpose;

#[tokio::test]
async fn each_form_of_the_data_link_works_once_and_shows_its_reader_alone() {
    on_both(async |moot: &Moot| {
        moot.write("Cleo", "garden", Door::Talk, "Apples", "The tree is full.", false).await;
        moot.write("Cleo", "garden", Door::Talk, "", "my data", false).await;
        let link = moot.link("Cleo", "my_data", Purpose::DataPage, 0).await;
        let page = moot.get(&link).await;
        page.is(200).says("Each of these works once").hides("The tree is full.");
        moot.get(&link).await.is(200).hides("The tree is full.");
        let form = |what: &str| format!("nonce={}&what={what}", page.nonce());
        moot.post(&link, &form("everything")).await.is(400);
        let seen = moot.post(&link, &form("page")).await;
        seen.is(200).says("The tree is full.").says("cleo@people.example").says("Garden co-op").hides("It leans.").hides("Secret song");
        moot.post(&link, &form("page")).await.is(410);
        let json = moot.post(&link, &form("json")).await;
        json.is(200);
        assert_eq!(json.header("content-type"), "application/json");
        assert!(json.header("content-disposition").starts_with("attachment"));
        let value: serde_json::Value = serde_json::from_str(&json.body).unwrap();
        assert_eq!((value["schema"].as_u64(), value["name"].as_str()), (Some(1), Some("Cleo")));
        assert_eq!(value["messages"][0]["words"], "The tree is full.");
        moot.post(&link, &form("posts")).await.is(200).says("The tree is full.").says("Apples");
        moot.post(&link, &form("posts")).await.is(410);
    })
    .await;
}

#[tokio::test]
async fn the_page_of_ones_mail_says_what_became_of_each_and_nothing_of_others() {
    on_both(async |moot: &Moot| {
        let cleo = moot.sign_in("Cleo").await;
        let page = moot.get_as(&cleo, "/settings/mail").await;
        page.is(200).says("A message: The north fence, Garden co-op").says("A welcome").says("Waiting to be sent").hides("Choir").hides("It leans.");
        // A link can be forwarded: it names no thread.
        let link = moot.link("Cleo", "comment", Purpose::SettingsPage, 0).await;
        moot.get(&format!("{link}/mail")).await.is(200).says("A message: Garden co-op").hides("north fence");
        moot.get(&link).await.is(200).says("What became of your mail");
        moot.get("/settings/mail").await.is(303);
    })
    .await;
}

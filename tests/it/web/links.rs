//! Personal links: the ballot, the thread with its files, and the confirmation.

use super::stage::{Moot, on_both};
use mailmoot::core::command::Door;
use mailmoot::core::token::Purpose;

async fn ballots(moot: &Moot) -> i64 {
    moot.number("SELECT COUNT(*) FROM ballots WHERE state = 'counted'").await
}

#[tokio::test]
async fn a_vote_by_link_counts_once_however_often_it_is_pressed() {
    on_both(async |moot| {
        moot.ask().await;
        let link = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        let page = moot.get(&format!("{link}?choice=2")).await;
        page.is(200).says("Which colour for the fence?").says("value=\"2\" required checked").says("Cast my vote").hides("Not decided");
        assert_eq!(ballots(moot).await, 0);
        let form = format!("nonce={}&choice=2&reason=It+hides+the+bins.", page.nonce());
        for _ in 0..2 {
            let done = moot.post(&link, &form).await;
            assert_eq!(done.is(303).header("location").split('?').next(), Some(format!("{link}/voted").as_str()));
        }
        assert_eq!(ballots(moot).await, 1);
        assert_eq!(moot.number("SELECT COUNT(*) FROM notices WHERE kind = 'receipt'").await, 1);
        moot.get(&format!("{link}/voted")).await.is(200).says("You voted Green.");
        // Changing one's mind replaces it.
        let again = moot.get(&link).await;
        again.says("It hides the bins.").says("Change my vote");
        let done = moot.post(&link, &format!("nonce={}&choice=1&reason=", again.nonce())).await;
        moot.get(done.header("location")).await.says("You voted Natural oak.").says("It replaces your earlier vote, Green.");
        assert_eq!(ballots(moot).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_not_sound_counts_nothing() {
    on_both(async |moot| {
        moot.ask().await;
        let link = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        let nonce = moot.get(&link).await.nonce();
        moot.post(&link, &format!("nonce={nonce}&choice=9")).await.is(422).says("not on this ballot");
        moot.post(&link, &format!("nonce={nonce}")).await.is(422);
        moot.post(&link, "choice=1").await.is(400);
        moot.post(&link, "choice=%ff%fe&nonce=%00").await.is(400);
        assert_eq!(ballots(moot).await, 0);
    })
    .await;
}

#[tokio::test]
async fn after_the_count_a_link_shows_numbers_and_no_names() {
    on_both(async |moot| {
        let poll = moot.ask().await;
        for name in ["Ben", "Cleo"] {
            let link = moot.link(name, "ballot", Purpose::VotePage, 0).await;
            let nonce = moot.get(&link).await.nonce();
            moot.post(&link, &format!("nonce={nonce}&choice=2&reason=Because+of+{name}")).await.is(303);
        }
        let link = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        moot.settle(poll).await;
        moot.get(&link).await.is(200).says("2 of 3").says("You voted Green.").hides("Because of Ben").hides("<form");
        moot.post(&link, &format!("nonce={}&choice=1", "0".repeat(32))).await.is(422).says("closed");
        // With a session the same poll shows who voted how.
        let cookie = moot.sign_in("Ana").await;
        moot.get_as(&cookie, &format!("/p/{poll}/ballots")).await.is(200).says("Because of Ben").says("Cleo");
        moot.get_as(&cookie, &format!("/polls/{poll}")).await.is(200).says("All ballots, to recount");
        moot.get(&format!("/p/{poll}/ballots")).await.is(303).hides("Ben");
    })
    .await;
}

#[tokio::test]
async fn a_link_works_for_its_purpose_its_thread_and_its_time() {
    on_both(async |moot| {
        let link = moot.link("Cleo", "comment", Purpose::ThreadPage, 0).await;
        moot.get(&link).await.is(200).says("The north fence").says("&lt;b&gt;Who&lt;/b&gt;").hides("<nav").hides("/p/").hides("mailto:r-");
        let token = link.rsplit('/').next().unwrap().to_string();
        for page in ["v", "c", "s", "u", "in", "f"] {
            moot.get(&format!("/{page}/{token}")).await.is(404).says("nothing at this address");
        }
        let mut forged = token.clone().into_bytes();
        forged[20] = if forged[20] == b'a' { b'b' } else { b'a' };
        moot.get(&format!("/t/{}", String::from_utf8(forged).unwrap())).await.is(404);
        moot.get("/t/x").await.is(404);

        let later = moot.world.now().as_microsecond() + 1;
        moot.run(&format!("UPDATE people SET links_since = {later} WHERE name = 'Cleo'")).await;
        moot.get(&link).await.is(410).says("no longer valid").says("sign in").hides("fence");
        // Who has left sees no more of the group.
        moot.run("UPDATE people SET links_since = 0").await;
        moot.get(&link).await.is(200);
        let cleo = moot.person("Cleo").await;
        moot.run(&format!("UPDATE memberships SET until_at = {later} - 1 WHERE person_id = {cleo}")).await;
        moot.get(&link).await.is(404).hides("fence");
    })
    .await;
}

#[tokio::test]
async fn a_file_is_a_download_and_only_of_the_thread_its_link_is_for() {
    on_both(async |moot| {
        let link = moot.link("Cleo", "comment", Purpose::ThreadPage, 0).await;
        let token = link.rsplit('/').next().unwrap();
        let path = |file: i64| format!("/f/{token}/{file}");
        let thread = moot.number("SELECT id FROM threads WHERE title = 'The north fence'").await;
        let of = |title: &str| format!("SELECT CAST(REPLACE(REPLACE(files, '[', ''), ']', '') AS BIGINT) FROM comments c JOIN threads t ON t.id = c.thread_id WHERE t.title = '{title}'");
        let (own, other) = (moot.number(&of("The north fence")).await, moot.number(&of("Secret song")).await);
        moot.get(&link).await.says(&path(own));
        let file = moot.get(&path(own)).await;
        assert_eq!(file.is(200).body, "<script>\n");
        assert_eq!(file.header("content-type"), "application/octet-stream");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert!(file.header("content-disposition").starts_with("attachment; filename=\"plan _b_.html\""), "{file:?}");
        assert!(file.header("content-security-policy").contains("sandbox"));
        moot.get(&path(other)).await.is(404).hides("script>");
        let by_place = moot.link("Cleo", "comment", Purpose::File, 0).await;
        assert_eq!(moot.get(&by_place).await.is(200).body, "<script>\n");
        let beyond = moot.link("Cleo", "comment", Purpose::File, 1).await;
        moot.get(&beyond).await.is(404);
        let (cleo, dora) = (moot.sign_in("Cleo").await, moot.sign_in("Dora").await);
        moot.get_as(&cleo, &format!("/threads/{thread}/files/{own}")).await.is(200);
        moot.get_as(&cleo, &format!("/threads/{thread}/files/{other}")).await.is(404);
        moot.get_as(&dora, &format!("/threads/{thread}/files/{own}")).await.is(404);
        moot.get(&format!("/threads/{thread}/files/{own}")).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_strict_group_asks_back_until_a_confirmation_has_opened_the_browser() {
    on_both(async |moot| {
        moot.run("UPDATE groups SET rules = '{\"strict\":true}' WHERE handle = 'garden'").await;
        moot.ask().await;
        let link = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        let page = moot.get(&link).await;
        page.says("asks back by mail");
        let done = moot.post(&link, &format!("nonce={}&choice=2&reason=Mine", page.nonce())).await;
        moot.get(done.is(303).header("location")).await.says("One more step").says("Green");
        assert_eq!(ballots(moot).await, 0);

        let confirm = moot.link("Cleo", "confirm", Purpose::ConfirmPage, 0).await;
        let asked = moot.get(&confirm).await;
        asked.is(200).says("Is this your vote? Green.").says("Mine");
        assert_eq!(ballots(moot).await, 0);
        let yes = format!("nonce={}&answer=yes", asked.nonce());
        let settled = moot.post(&confirm, &yes).await;
        settled.is(303);
        assert_eq!(ballots(moot).await, 1);
        moot.get(&confirm).await.is(200).says("Confirmed.").hides("<form");
        moot.post(&confirm, &yes).await.is(303);

        // The same browser votes at once from now on; another one is still asked.
        let nonce = moot.get_as(&settled.cookie(), &link).await.nonce();
        moot.get_as(&settled.cookie(), &link).await.hides("asks back by mail");
        moot.post_as(&settled.cookie(), &link, &format!("nonce={nonce}&choice=1&reason=")).await.is(303);
        assert_eq!(moot.number("SELECT COUNT(*) FROM ballots WHERE state = 'counted' AND choice LIKE '%1%'").await, 1);
        moot.get(&link).await.says("asks back by mail");
        moot.get_as(&settled.cookie(), "/").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_no_destroys_what_was_held_and_ends_the_links() {
    on_both(async |moot| {
        moot.run("UPDATE groups SET rules = '{\"strict\":true}' WHERE handle = 'garden'").await;
        moot.ask().await;
        let link = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        let nonce = moot.get(&link).await.nonce();
        moot.post(&link, &format!("nonce={nonce}&choice=2&reason=")).await.is(303);
        let confirm = moot.link("Cleo", "confirm", Purpose::ConfirmPage, 0).await;
        let nonce = moot.get(&confirm).await.nonce();
        moot.world.advance(jiff::SignedDuration::from_secs(1));
        let no = moot.post(&confirm, &format!("nonce={nonce}&answer=no")).await;
        assert!(no.is(303).headers.get("set-cookie").is_none());
        moot.get(&confirm).await.is(200).says("Thrown away.").hides("Green");
        moot.get(&link).await.is(410);
        assert_eq!(ballots(moot).await, 0);
    })
    .await;
}

#[tokio::test]
async fn each_entry_of_a_digest_has_a_ballot_of_its_own() {
    on_both(async |moot| {
        let poll = moot.ask().await;
        // The ballot's notice, as if it had gone out in a digest behind a thread.
        let thread = moot.number("SELECT MIN(id) FROM threads").await;
        let item = |poll: &str, thread: &str| format!(r#"{{"code":"A","poll":{poll},"thread":{thread},"comments":[],"poll_version":1,"decided":false}}"#);
        let items = format!("{},{}", item("null", &thread.to_string()), item(&poll.to_string(), "null"));
        let body = format!(r#"{{"body":"digest","slot":"2026-11-25T06:00:00Z","items":[{items}]}}"#);
        let notice = moot.notice("Cleo", "ballot").await;
        moot.run(&format!("UPDATE notices SET kind = 'digest', body = '{body}', poll_id = NULL, group_id = NULL WHERE id = {notice}")).await;
        let (talk, vote) = (moot.house.path(Purpose::ThreadPage, notice, 0), moot.house.path(Purpose::VotePage, notice, 1));
        moot.get(&talk).await.is(200).says("The north fence");
        moot.get(&moot.house.path(Purpose::VotePage, notice, 0)).await.is(404);
        moot.get(&moot.house.path(Purpose::VotePage, notice, 2)).await.is(404);
        let nonce = moot.get(&vote).await.is(200).nonce();
        moot.post(&vote, &format!("nonce={nonce}&choice=2&reason=")).await.is(303);
        assert_eq!(ballots(moot).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_written_on_pages_cannot_become_markup() {
    on_both(async |moot| {
        moot.write("Ben", "garden", Door::Talk, "<img src=x onerror=alert(1)>", "\"><script>alert(2)</script> javascript:alert(3)", false).await;
        let link = moot.link("Cleo", "comment", Purpose::ThreadPage, 0).await;
        moot.get(&link).await.is(200).hides("<img").hides("<script").hides("href=\"javascript");
    })
    .await;
}

//! Stopping mail, and the settings behind it.

use super::stage::{Moot, Seen, on_both};
use axum::http::Method;
use mailmoot::core::token::Purpose;

const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

async fn level(moot: &Moot, name: &str, scope: &str) -> String {
    let person = moot.person(name).await;
    for level in ["everything", "digest", "asked", "nothing"] {
        let sql = format!("SELECT COUNT(*) FROM preferences WHERE person_id = {person} AND scope = '{scope}' AND level = '{level}'");
        if moot.number(&sql).await > 0 {
            return level.into();
        }
    }
    String::new()
}

/// The nonce of the form that posts to a path.
fn nonce(page: &Seen, action: &str) -> String {
    let (_, form) = page.body.split_once(&format!("action=\"{action}\"")).unwrap_or_else(|| panic!("no form for {action}:\n{}", page.body));
    form.split_once("name=\"nonce\" value=\"").unwrap().1.split('"').next().unwrap().to_string()
}

#[tokio::test]
async fn one_click_stops_the_group_in_both_encodings_as_often_as_it_is_pressed() {
    on_both(async |moot| {
        let link = moot.link("Cleo", "comment", Purpose::OneClick, 0).await;
        moot.get(&link).await.is(200).says("No more mail from Garden co-op, ballots included.").says("Stop it");
        assert_eq!(level(moot, "Cleo", "group").await, "");
        let done = moot.post(&link, ONE_CLICK).await;
        done.is(200).says("Stopped");
        assert!(done.headers.get("location").is_none() && done.headers.get("set-cookie").is_none());
        assert_eq!(level(moot, "Cleo", "group").await, "nothing");

        // Pressed again nothing happens; after a change of mind it stops again.
        moot.post(&link, ONE_CLICK).await.is(200);
        assert_eq!(moot.number("SELECT COUNT(*) FROM notices WHERE kind = 'goodbye'").await, 1);
        moot.world.advance(jiff::SignedDuration::from_secs(1));
        let undo = moot.post(&format!("{link}/undo"), &format!("nonce={}", done.nonce())).await;
        undo.is(303);
        assert_eq!(level(moot, "Cleo", "group").await, "");
        moot.world.advance(jiff::SignedDuration::from_secs(1));
        let body = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
        let multipart = [("content-type", "multipart/form-data; boundary=b")];
        moot.ask_page(Method::POST, &link, body, &multipart).await.is(200).says("Stopped");
        assert_eq!(level(moot, "Cleo", "group").await, "nothing");
        assert_eq!(level(moot, "Ben", "group").await, "");
    })
    .await;
}

#[tokio::test]
async fn one_click_works_with_an_old_link_and_not_with_a_wrong_body() {
    on_both(async |moot| {
        let link = moot.link("Cleo", "comment", Purpose::OneClick, 0).await;
        moot.post(&link, "").await.is(400);
        moot.post(&link, "List-Unsubscribe=No").await.is(400);
        moot.post("/u/abc", ONE_CLICK).await.is(404);
        assert_eq!(level(moot, "Cleo", "group").await, "");
        let later = moot.world.now().as_microsecond() + 1;
        moot.run(&format!("UPDATE people SET links_since = {later} WHERE name = 'Cleo'")).await;
        moot.post(&link, ONE_CLICK).await.is(200);
        assert_eq!(level(moot, "Cleo", "group").await, "nothing");
    })
    .await;
}

#[tokio::test]
async fn the_footers_link_stops_one_thread_and_never_raises_a_level() {
    on_both(async |moot| {
        let link = moot.link("Cleo", "comment", Purpose::OneClick, 1).await;
        let page = moot.get(&link).await;
        page.says("No more talk from “The north fence”");
        let stopped = moot.post(&link, &format!("nonce={}", page.nonce())).await;
        stopped.is(200).says("still asked when the group votes");
        assert_eq!((level(moot, "Cleo", "thread").await.as_str(), level(moot, "Cleo", "group").await.as_str()), ("asked", ""));
        moot.world.advance(jiff::SignedDuration::from_secs(1));
        moot.post(&format!("{link}/undo"), &format!("nonce={}", stopped.nonce())).await.is(303);
        assert_eq!(level(moot, "Cleo", "thread").await, "");

        let group = moot.link("Ben", "welcome", Purpose::OneClick, 0).await;
        moot.post(&group, ONE_CLICK).await.is(200);
        moot.write("Ana", "garden", mailmoot::core::command::Door::Talk, "Bins", "Where?", false).await;
        let thread = moot.link("Ben", "comment", Purpose::OneClick, 1).await;
        moot.world.advance(jiff::SignedDuration::from_secs(1));
        moot.post(&thread, ONE_CLICK).await.is(200);
        assert_eq!((level(moot, "Ben", "thread").await.as_str(), level(moot, "Ben", "group").await.as_str()), ("", "nothing"));
    })
    .await;
}

#[tokio::test]
async fn settings_show_where_a_level_comes_from_and_change_what_was_changed() {
    on_both(async |moot| {
        let link = moot.link("Cleo", "comment", Purpose::SettingsPage, 0).await;
        let group = moot.number("SELECT id FROM groups WHERE handle = 'garden'").await;
        let page = moot.get(&link).await;
        page.is(200).says("Settings of Cleo").says("The north fence").says("Garden co-op").says("This is how the group starts everybody.").hides("Choir");
        let sent = |level: &str, was: &str| format!("nonce={}&level.group.{group}={level}&was.group.{group}={was}", nonce(&page, &link));
        moot.post(&link, &sent("asked", "")).await.is(303);
        assert_eq!(level(moot, "Cleo", "group").await, "asked");
        moot.get(&format!("{link}?saved=yes")).await.says("Saved.").says("You chose this here.").says("From your setting for Garden co-op.");

        // A page from before, sent unchanged, does not take it back.
        moot.world.advance(jiff::SignedDuration::from_secs(1));
        moot.post(&link, &sent("", "")).await.is(303);
        assert_eq!(level(moot, "Cleo", "group").await, "asked");
        // Another group, another person and a level that does not exist are not theirs to set.
        let choir = moot.number("SELECT id FROM groups WHERE handle = 'choir'").await;
        moot.post(&link, &format!("nonce={}&level.group.{choir}=nothing", nonce(&page, &link))).await.is(303);
        moot.post(&link, &format!("nonce={}&level.all=loud", nonce(&page, &link))).await.is(400);
        assert_eq!(moot.number("SELECT COUNT(*) FROM preferences").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_stop_link_chooses_beforehand_and_waits_for_the_button() {
    on_both(async |moot| {
        let link = moot.link("Cleo", "comment", Purpose::SettingsPage, 0).await;
        let before = moot.dump().await;
        let thread = moot.number("SELECT id FROM threads WHERE title = 'The north fence'").await;
        let group = moot.number("SELECT id FROM groups WHERE handle = 'garden'").await;
        moot.get(&format!("{link}?stop=thread")).await.says(&format!("name=\"level.thread.{thread}\" value=\"asked\" checked"));
        moot.get(&format!("{link}?stop=group")).await.says(&format!("name=\"level.group.{group}\" value=\"nothing\" checked"));
        moot.get(&format!("{link}?stop=all")).await.says("name=\"level.all\" value=\"nothing\" checked");
        assert_eq!(moot.dump().await, before);
    })
    .await;
}

#[tokio::test]
async fn digest_days_and_time_are_set_by_link_and_signed_in() {
    on_both(async |moot| {
        let link = moot.link("Cleo", "comment", Purpose::SettingsPage, 0).await;
        let page = moot.get(&link).await;
        let action = format!("{link}/digest");
        let form = |nonce: &str, zone: &str| format!("nonce={nonce}&days=1&days=4&time=18%3A30&zone={zone}&text_only=yes");
        moot.post(&action, &form(&nonce(&page, &action), "Europe%2FLisbon")).await.is(303);
        let saved = "SELECT COUNT(*) FROM people WHERE digest LIKE '%30 18 * * 1,4%' AND zone = 'Europe/Lisbon' AND text_only = 1";
        assert_eq!(moot.number(saved).await, 1);
        moot.post(&action, &form(&nonce(&page, &action), "Nowhere")).await.is(422).says("zone");
        moot.post(&action, &format!("nonce={}&time=late", nonce(&page, &action))).await.is(400);
        let cookie = moot.sign_in("Ben").await;
        let page = moot.get_as(&cookie, "/settings").await;
        page.is(200).says("Settings of Ben");
        moot.post_as(&cookie, "/settings/digest", &form(&nonce(&page, "/settings/digest"), "Europe%2FLisbon")).await.is(303);
        moot.post_as(&cookie, "/settings", &format!("nonce={}&level.all=digest", nonce(&page, "/settings"))).await.is(303);
        assert_eq!((moot.number(saved).await, level(moot, "Ben", "all").await.as_str()), (2, "digest"));
    })
    .await;
}

//! Stopping mail, and the settings behind it.

use super::stage::{Moot, Seen, on_both};
use axum::http::Method;
use jiff::{SignedDuration, Timestamp};
use mailmoot::app::{Cause, Part, Work};
use mailmoot::core::command::{Command, Door, MailWords, NewMember};
use mailmoot::core::grammar::Words;
use mailmoot::core::group::Role;
use mailmoot::core::person::{Address, Level};
use mailmoot::core::token::Purpose;
use mailmoot::core::trust::{Actor, Proof};

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
async fn undo_after_a_stopped_digest_brings_it_back_wherever_it_was() {
    on_both(async |moot| {
        let in_digest = async |level: &str| {
            moot.number(&format!("SELECT COUNT(*) FROM preferences p JOIN people ON id = person_id WHERE name = 'Fay' AND level = '{level}'")).await
        };
        for handle in ["garden", "choir"] {
            let (address, role) = (Address::parse("Fay@people.example").unwrap(), Role::Member);
            let (zone, prefers) = (Some("Europe/Berlin".to_string()), Some(Level::Digest));
            moot.admin(Command::AddMember(NewMember {
                handle: handle.into(),
                address,
                name: "Fay".into(),
                role,
                zone,
                locale: None,
                prefers,
                quiet: true,
                name_is_right: false,
                added_by: None,
            }))
            .await;
            // Two acts, two instants.
            moot.world.advance(SignedDuration::from_secs(1));
        }
        moot.write("Ana", "garden", Door::Talk, "Bins", "Where?", false).await;
        moot.world.advance(SignedDuration::from_hours(24));
        let person = moot.person("Fay").await;
        let slot = Timestamp::from_microsecond(moot.number("SELECT MIN(due) FROM notices WHERE state = 'for_digest'").await).unwrap();
        moot.clock(Command::MakeDigest { person, slot }, "digest").await;

        let link = moot.link("Fay", "digest", Purpose::OneClick, 0).await;
        let stopped = moot.post(&link, ONE_CLICK).await;
        stopped.is(200).says("Stopped");
        assert_eq!((in_digest("digest").await, in_digest("asked").await), (0, 2));
        moot.world.advance(SignedDuration::from_secs(1));
        let undo = moot.post(&format!("{link}/undo"), &format!("nonce={}", stopped.nonce())).await;
        undo.is(303);
        assert!(undo.header("location").ends_with("?saved=yes"), "{}", undo.header("location"));
        assert_eq!((in_digest("digest").await, in_digest("asked").await), (2, 0));

        // There is nothing left to take back, and it is not said that something was.
        moot.world.advance(SignedDuration::from_secs(1));
        let fresh = moot.get(&link).await;
        let nothing = moot.post(&format!("{link}/undo"), &format!("nonce={}", fresh.nonce())).await;
        nothing.is(303);
        assert!(!nothing.header("location").contains("saved"), "{}", nothing.header("location"));
        assert_eq!((in_digest("digest").await, in_digest("asked").await), (2, 0));
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

/// Orders by mail to the garden, received at these seconds, in the order in which they are read.
async fn orders(moot: &Moot, name: &str, orders: &[(i64, &str)]) {
    let start = moot.world.now();
    for (seconds, words) in orders {
        let mail = MailWords { words: Words::own_only(words), ..MailWords::default() };
        let actor = Actor::Mail { from: Address::parse(&format!("{name}@people.example")), proof: Proof::Strong, meant: true, spf_domain: None };
        let command = Command::Write { handle: "garden".into(), door: Door::Talk, mail };
        let parts = vec![Part { cause: Cause::Mail { whole: format!("late/{}", moot.world.number()), bare: None }, actor, command }];
        moot.app.submit(Work { parts, ..Work::new(start + SignedDuration::from_secs(*seconds)) }).await.unwrap();
    }
}

#[tokio::test]
async fn of_two_orders_about_a_pause_or_the_format_the_one_received_later_wins() {
    on_both(async |moot: &Moot| {
        let december = "2026-11-30T23:00:00Z".parse::<jiff::Timestamp>().unwrap().as_microsecond();
        let cases: [(&[(i64, &str)], i64); 5] = [
            (&[(10, "pause until 1 December"), (5, "pause until 1 March")], december),
            (&[(25, "pause until 1 December"), (22, "resume")], december),
            (&[(35, "resume"), (32, "pause until 1 March")], 0),
            (&[(42, "pause until 1 March"), (45, "resume")], 0),
            // Where there is no pause to end, the end is kept all the same.
            (&[(55, "resume"), (52, "pause until 1 March"), (54, "pause until 1 April")], 0),
        ];
        for (said, until) in cases {
            orders(moot, "Cleo", said).await;
            assert_eq!(moot.number("SELECT COALESCE(paused_until, 0) FROM people WHERE name = 'Cleo'").await, until, "{said:?}");
        }
        // What lost is not answered as if it were done.
        let paused = "SELECT COUNT(*) FROM notices WHERE kind = 'done' AND body LIKE '%paused%' AND body LIKE '%2027%'";
        assert_eq!(moot.number(paused).await, 1);
        for (said, text_only) in [([(65, "text"), (62, "html")], 1), ([(75, "html"), (72, "text")], 0)] {
            orders(moot, "Cleo", &said).await;
            assert_eq!(moot.number("SELECT text_only FROM people WHERE name = 'Cleo'").await, text_only, "{said:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_pause_is_begun_on_the_settings_page_and_told_by_mail() {
    on_both(async |moot: &Moot| {
        let link = moot.link("Cleo", "comment", Purpose::SettingsPage, 0).await;
        let page = moot.get(&link).await;
        let action = format!("{link}/pause");
        let form = |day: &str| format!("nonce={}&until={day}", nonce(&page, &action));
        for (day, status) in [("2026-11-24", 422), ("2025-12-01", 422), ("soon", 400), ("", 400)] {
            moot.post(&action, &form(day)).await.is(status);
        }
        moot.post(&action, "until=2026-12-01").await.is(400);
        moot.post(&action, &form("2026-12-01")).await.is(303);
        moot.get(&link).await.says("Your mail rests until Tuesday 1 December 2026, 00:00 CET").says("End the pause").hides("Begin the pause");
        assert!(moot.letter("Cleo", "done").await.contains("Until Tuesday 1 December 2026, 00:00"));
        // Once, however often it is pressed.
        let told = "SELECT COUNT(*) FROM notices WHERE kind = 'done'";
        let before = moot.number(told).await;
        moot.post(&action, &form("2026-12-01")).await.is(303);
        assert_eq!(moot.number(told).await, before);
        // Nor does another press of the same say it again, and what is set meanwhile is told once, an hour later.
        let told = "SELECT COUNT(*) FROM notices WHERE kind = 'done' AND body LIKE '%paused%'";
        for (day, letters) in [("2026-12-01", 1), ("2026-12-02", 2), ("2026-12-03", 2), ("2026-12-04", 2)] {
            let anew = moot.get(&link).await.nonce();
            moot.post(&action, &format!("nonce={anew}&until={day}")).await.is(303);
            assert_eq!(moot.number(told).await, letters, "{day}");
        }
        let later = "SELECT COUNT(*) FROM notices WHERE kind = 'done' AND body LIKE '%2026-12-03T23:00%' AND due - made_at = 3600000000";
        assert_eq!(moot.number(later).await, 1);
        let cookie = moot.sign_in("Ben").await;
        let page = moot.get_as(&cookie, "/settings").await;
        moot.post_as(&cookie, "/settings/pause", &format!("nonce={}&until=2027-01-02", nonce(&page, "/settings/pause"))).await.is(303);
        moot.get_as(&cookie, "/settings").await.says("Saturday 2 January 2027");
        moot.post("/settings/pause", &form("2027-01-02")).await.is(303);
        assert_eq!(moot.number("SELECT COUNT(*) FROM people WHERE paused_until IS NOT NULL").await, 2);
    })
    .await;
}

#[tokio::test]
async fn ones_data_and_going_away_are_asked_for_on_the_settings_page_and_answered_by_mail() {
    on_both(async |moot: &Moot| {
        let link = moot.link("Cleo", "comment", Purpose::SettingsPage, 0).await;
        let cookie = moot.sign_in("Ben").await;
        for (name, settings, cookie) in [("Cleo", link.as_str(), ""), ("Ben", "/settings", cookie.as_str())] {
            let (page, action) = (moot.get_as(cookie, settings).await, format!("{settings}/account"));
            page.is(200).says("See what is kept about me").says("Deactivate my account").says("Delete me, for good");
            let press = async |what: &str| moot.post_as(cookie, &action, &format!("nonce={}&what={what}", nonce(&page, &action))).await;
            press("all").await.is(400);
            moot.post_as(cookie, &action, "what=delete").await.is(400);
            for (what, kind, says) in [
                ("data", "my_data", "everything that is kept about you"),
                ("deactivate", "confirm", "deactivate your account?"),
                ("delete", "confirm", "delete your account?"),
            ] {
                let person = moot.person(name).await;
                let told = format!("SELECT COUNT(*) FROM notices WHERE kind = '{kind}' AND person_id = {person}");
                let before = moot.number(&told).await;
                assert_eq!(press(what).await.is(303).header("location"), format!("{settings}?asked=yes"));
                let anew = moot.get_as(cookie, settings).await;
                let again = moot.post_as(cookie, &action, &format!("nonce={}&what={what}", nonce(&anew, &action))).await;
                assert_eq!(again.is(303).header("location"), settings);
                assert_eq!(moot.number(&told).await, before + 1, "{what} brings one mail an hour, and no page says otherwise");
                assert!(moot.letter(name, kind).await.contains(says), "{what}");
                moot.get_as(cookie, &format!("{settings}?asked=yes")).await.says("A mail is on its way");
            }
            assert_eq!(moot.number(&format!("SELECT COUNT(*) FROM people WHERE name = '{name}' AND standing = 'active'")).await, 1, "nothing is done yet");
        }
        // A link that was passed on asks some questions a day and no more, and a no ends it.
        let action = format!("{link}/account");
        for _ in 0..10 {
            moot.world.advance(SignedDuration::from_hours(1));
            let page = moot.get(&link).await;
            moot.post(&action, &format!("nonce={}&what=delete", nonce(&page, &action))).await.is(303);
        }
        let cleo = moot.person("Cleo").await;
        assert_eq!(moot.number(&format!("SELECT COUNT(*) FROM held WHERE owner_id = {cleo} AND command LIKE '%\"for_good\":true%'")).await, 5);
        let question = moot.link("Cleo", "confirm", Purpose::ConfirmPage, 0).await;
        let asked = moot.get(&question).await;
        moot.post(&question, &format!("nonce={}&answer=no", asked.nonce())).await.is(303);
        moot.get(&link).await.is(410);
        // The yes of the mailbox is what counts.
        let question = moot.link("Ben", "confirm", Purpose::ConfirmPage, 0).await;
        let asked = moot.get(&question).await;
        moot.post(&question, &format!("nonce={}&answer=yes", asked.nonce())).await.is(303);
        assert_eq!(moot.number("SELECT COUNT(*) FROM people WHERE standing = 'deleted'").await, 1);
    })
    .await;
}

//! Signing in, what a signed-in member sees, and who sees nothing.

use super::stage::on_both;
use jiff::SignedDuration;
use mailmoot::core::token::Purpose;

#[tokio::test]
async fn sign_in_answers_everybody_alike_and_only_members_get_mail() {
    on_both(async |moot| {
        let form = moot.get("/in").await;
        form.is(200).says("type=\"email\"");
        let answer = |address: &'static str| {
            let nonce = form.nonce();
            async move { moot.post("/in", &format!("nonce={nonce}&address={address}")).await }
        };
        let member = answer("cleo%40people.example").await;
        let stranger = answer("nobody%40people.example").await;
        assert_eq!(member.is(200).body.replace("cleo@", "nobody@"), stranger.is(200).body);
        let names = |seen: &super::stage::Seen| seen.headers.keys().map(|name| name.to_string()).collect::<Vec<_>>();
        assert_eq!(names(&member), names(&stranger));
        assert_eq!(moot.number("SELECT COUNT(*) FROM notices WHERE kind = 'sign_in'").await, 1);
        // Typed again at once, it is still one mail.
        answer("Cleo%40People.example").await.is(200);
        assert_eq!(moot.number("SELECT COUNT(*) FROM notices WHERE kind = 'sign_in'").await, 1);
        answer("no-address").await.is(422).says("aria-invalid");
    })
    .await;
}

#[tokio::test]
async fn whoever_types_an_address_again_and_again_is_answered_alike_and_fills_no_mailbox() {
    on_both(async |moot| {
        let count = "SELECT COUNT(*) FROM notices WHERE kind = 'sign_in'";
        let first = moot.post("/in", &format!("nonce={}&address=cleo@people.example", moot.get("/in").await.nonce())).await;
        for asked in 2..=20 {
            moot.world.advance(SignedDuration::from_mins(3));
            let again = moot.post("/in", &format!("nonce={}&address=cleo@people.example", moot.get("/in").await.nonce())).await;
            assert_eq!((again.status, &again.body), (first.status, &first.body));
            assert!(moot.number(count).await <= if asked <= 5 { asked } else { 8 }, "{asked} were asked for");
            // Nobody is shut out: the newest link holds.
            moot.get(&moot.link("Cleo", "sign_in", Purpose::SignIn, 0).await).await.is(200);
        }
        assert_eq!(moot.number(count).await, 8);
        // Another's is not counted with hers.
        moot.sign_in("Ben").await;
        assert_eq!(moot.number(count).await, 9);
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_link_opens_by_its_button_once_and_in_time() {
    on_both(async |moot| {
        let nonce = moot.get("/in").await.nonce();
        moot.post("/in", &format!("nonce={nonce}&address=cleo@people.example")).await.is(200);
        let link = moot.link("Cleo", "sign_in", Purpose::SignIn, 0).await;
        let page = moot.get(&link).await;
        page.is(200).says("Sign in as Cleo");
        assert!(page.headers.get("set-cookie").is_none());
        let entered = moot.post(&link, &format!("nonce={}", page.nonce())).await;
        let cookie = entered.is(303).header("set-cookie").to_string();
        for wanted in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=2592000"] {
            assert!(cookie.contains(wanted), "{wanted} in {cookie}");
        }
        let secret = entered.cookie().split_once('=').unwrap().1.to_string();
        assert_eq!(secret.len(), 64);
        assert!(!moot.dump().await.iter().any(|row| row.contains(&secret)), "the secret is kept as a hash");
        moot.get_as(&entered.cookie(), "/").await.is(200).says("Garden co-op").hides("Choir").says("Sign out");
        moot.post(&link, "").await.is(410).says("no longer valid");

        let out = moot.post_as(&entered.cookie(), "/out", "").await;
        assert!(out.is(303).header("set-cookie").contains("Max-Age=0"));
        moot.get_as(&entered.cookie(), "/").await.is(303);

        moot.world.advance(SignedDuration::from_mins(5));
        moot.post("/in", &format!("nonce={nonce}&address=cleo@people.example")).await.is(200);
        let late = moot.link("Cleo", "sign_in", Purpose::SignIn, 0).await;
        assert_ne!(late, link);
        moot.world.advance(SignedDuration::from_mins(15));
        moot.get(&late).await.is(410);
        moot.post(&late, "").await.is(410);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_after_a_month_and_is_new_at_each_sign_in() {
    on_both(async |moot| {
        let first = moot.sign_in("Cleo").await;
        moot.world.advance(SignedDuration::from_mins(3));
        let nonce = moot.get("/in").await.nonce();
        moot.post("/in", &format!("nonce={nonce}&address=cleo@people.example")).await.is(200);
        let link = moot.link("Cleo", "sign_in", Purpose::SignIn, 0).await;
        let second = moot.post_as(&first, &link, "").await.cookie();
        assert_ne!(first, second);
        moot.get_as(&first, "/").await.is(303);
        moot.get_as(&second, "/").await.is(200);
        moot.world.advance(SignedDuration::from_hours(24 * 30));
        moot.get_as(&second, "/").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_member_reads_their_group_and_votes_signed_in() {
    on_both(async |moot| {
        let poll = moot.ask().await;
        let thread = moot.number("SELECT id FROM threads WHERE title = 'The north fence'").await;
        let cookie = moot.sign_in("Ben").await;
        moot.get_as(&cookie, "/").await.says("Which colour for the fence?").says(&format!("/p/{poll}")).hides("garden-poll@");
        moot.get_as(&cookie, "/g/garden").await.is(200).says("The north fence").says("Started by Ben").says("Which colour");
        moot.get_as(&cookie, &format!("/threads/{thread}")).await.is(200).says("It leans.");
        let page = moot.get_as(&cookie, &format!("/p/{poll}")).await;
        let (_, form) = page.body.split_once(&format!("action=\"/p/{poll}\"")).expect("a ballot");
        let nonce = form.split_once("name=\"nonce\" value=\"").unwrap().1.split('"').next().unwrap();
        moot.post_as(&cookie, &format!("/p/{poll}"), &format!("nonce={nonce}&choice=1&reason=Oak+lasts")).await.is(303);
        moot.get_as(&cookie, &format!("/p/{poll}")).await.says("Oak lasts").says("Change my vote");
        moot.get_as(&cookie, "/").await.says("No vote waits for your answer.");
        assert_eq!(moot.number("SELECT COUNT(*) FROM ballots WHERE via = 'session' AND state = 'counted'").await, 1);
        // Nobody's ballot is named before the count.
        let ana = moot.sign_in("Ana").await;
        moot.get_as(&ana, &format!("/p/{poll}/ballots")).await.is(200).hides("Oak lasts").hides("Ben");
        moot.get_as(&ana, "/").await.says("garden-poll@");
    })
    .await;
}

#[tokio::test]
async fn what_is_not_theirs_looks_like_what_does_not_exist() {
    on_both(async |moot| {
        let poll = moot.ask().await;
        let thread = moot.number("SELECT id FROM threads WHERE title = 'The north fence'").await;
        let dora = moot.sign_in("Dora").await;
        for (there, nowhere) in [
            ("/g/garden".to_string(), "/g/nothing".to_string()),
            (format!("/threads/{thread}"), "/threads/1".into()),
            (format!("/p/{poll}"), "/p/1".into()),
            (format!("/p/{poll}/ballots"), "/p/1/ballots".into()),
        ] {
            let (there, nowhere) = (moot.get_as(&dora, &there).await, moot.get_as(&dora, &nowhere).await);
            assert_eq!(there.is(404).body, nowhere.is(404).body);
        }
        let form = format!("nonce={}&choice=1", "a".repeat(32));
        moot.post_as(&dora, &format!("/p/{poll}"), &form).await.is(404);
        for path in ["/", "/g/garden", "/settings", &format!("/threads/{thread}"), &format!("/p/{poll}")] {
            assert_eq!(moot.get(path).await.is(303).header("location"), "/in", "{path}");
        }
        moot.post(&format!("/p/{poll}"), &form).await.is(303);
        assert_eq!(moot.number("SELECT COUNT(*) FROM ballots").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_seen_by_its_asker_alone() {
    on_both(async |moot| {
        moot.write("Ana", "garden", mailmoot::core::command::Door::Poll, "Early idea?", "- One\n- Two", false).await;
        let poll = moot.number("SELECT MAX(id) FROM polls").await;
        let (ana, ben) = (moot.sign_in("Ana").await, moot.sign_in("Ben").await);
        moot.get_as(&ana, &format!("/p/{poll}")).await.is(200);
        moot.get_as(&ana, "/g/garden").await.says("Early idea?");
        moot.get_as(&ben, &format!("/p/{poll}")).await.is(404);
        moot.get_as(&ben, "/g/garden").await.hides("Early idea?");
    })
    .await;
}

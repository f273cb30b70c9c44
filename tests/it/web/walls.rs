//! What holds for every page: reading changes nothing, other sites cannot post, and the headers that go out.

use super::stage::{Moot, on_both};
use axum::http::Method;
use mailmoot::core::command::Door;
use mailmoot::core::token::Purpose;

/// Every route that answers a GET, with addresses that lead somewhere.
async fn everywhere(moot: &Moot) -> Vec<String> {
    let poll = moot.ask().await;
    let thread = moot.number("SELECT id FROM threads WHERE title = 'The north fence'").await;
    let file = moot.number("SELECT MIN(id) FROM files").await;
    let nonce = moot.get("/in").await.nonce();
    moot.post("/in", &format!("nonce={nonce}&address=cleo@people.example")).await.is(200);
    let vote = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
    let nonce = moot.get(&vote).await.nonce();
    moot.run("UPDATE groups SET rules = '{\"strict\":true,\"members_may_poll\":true}' WHERE handle = 'garden'").await;
    moot.post(&vote, &format!("nonce={nonce}&choice=2&reason=")).await.is(303);
    let settings = moot.link("Cleo", "comment", Purpose::SettingsPage, 0).await;
    let talk = moot.link("Cleo", "comment", Purpose::ThreadPage, 0).await;
    let mut paths: Vec<String> = [
        "/",
        "/in",
        "/g/garden",
        "/g/garden/ask",
        "/g/garden/waiting",
        "/settings",
        "/settings?stop=all",
        "/settings/digest",
        "/settings/address",
        "/settings/resume",
        "/settings/pause",
        "/settings/account",
        "/settings/mail",
        "/privacy",
        "/style.css",
        "/robots.txt",
        "/healthz",
        "/nowhere",
        "/out",
    ]
    .map(String::from)
    .into();
    paths.extend([
        vote.clone(),
        format!("{vote}?choice=1"),
        format!("{vote}/voted"),
        format!("{vote}/open"),
        talk.clone(),
        format!("{}/{file}", talk.replace("/t/", "/f/")),
    ]);
    paths.extend([settings.clone(), format!("{settings}?stop=thread"), format!("{settings}/digest"), format!("{settings}/address")]);
    paths.extend([
        format!("{settings}/pause"),
        format!("{settings}/account"),
        format!("{settings}/resume"),
        format!("{settings}/mail"),
        format!("/threads/{thread}/delete/1"),
    ]);
    moot.write("Cleo", "garden", Door::Talk, "", "my data", false).await;
    paths.extend([
        format!("/p/{poll}"),
        format!("/p/{poll}/ballots"),
        format!("/p/{poll}/sheet/csv"),
        format!("/p/{poll}/steer"),
        format!("/p/{poll}/proxy"),
        format!("/polls/{poll}"),
        format!("/polls/{poll}/ballots"),
    ]);
    paths.extend([format!("/threads/{thread}"), format!("/threads/{thread}/files/{file}"), format!("/threads/{thread}/elided/1")]);
    for (kind, purpose) in [
        ("comment", Purpose::OneClick),
        ("comment", Purpose::File),
        ("confirm", Purpose::ConfirmPage),
        ("sign_in", Purpose::SignIn),
        ("my_data", Purpose::DataPage),
    ] {
        let link = moot.link("Cleo", kind, purpose, 0).await;
        paths.extend((purpose == Purpose::OneClick).then(|| format!("{link}/undo")));
        paths.push(link);
    }
    paths
}

#[tokio::test]
async fn no_get_and_no_head_changes_anything() {
    on_both(async |moot| {
        let paths = everywhere(moot).await;
        let cookie = moot.sign_in("Cleo").await;
        let before = moot.dump().await;
        let (mut drawn, mut pages) = (0, 0);
        for path in &paths {
            for cookie in ["", cookie.as_str()] {
                for method in [Method::GET, Method::HEAD] {
                    let seen = moot.ask_page(method, path, "", &[("cookie", cookie)]).await;
                    assert!(seen.status.as_u16() < 500, "{path}: {}", seen.status);
                    assert!(seen.headers.get("set-cookie").is_none(), "{path}");
                    drawn += usize::from(seen.status == 200);
                    // Some take a POST alone.
                    pages += usize::from(seen.status != 405);
                }
            }
        }
        assert!(drawn * 2 > pages && pages > paths.len() * 2, "most of them lead somewhere: {drawn} of {pages}");
        assert_eq!(moot.dump().await, before);
    })
    .await;
}

#[tokio::test]
async fn every_route_is_crawled() {
    // A route that the crawl does not know fails here, so that it is not forgotten there.
    let source = std::fs::read_to_string(crate::sources::root().join("src/web/mod.rs")).unwrap();
    let routes: Vec<&str> = source.split(".route(\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(routes.len() > 20);
    let moot = Moot::open(false).await;
    let paths = everywhere(&moot).await;
    let fits = |route: &str, path: &str| {
        let path = path.split('?').next().unwrap();
        let (route, path): (Vec<&str>, Vec<&str>) = (route.split('/').collect(), path.split('/').collect());
        route.len() == path.len() && route.iter().zip(&path).all(|(want, have)| want == have || want.starts_with('{'))
    };
    for route in routes {
        assert!(paths.iter().any(|path| fits(route, path)), "{route} is not crawled");
    }
}

#[tokio::test]
async fn another_site_cannot_post() {
    on_both(async |moot| {
        moot.ask().await;
        let link = moot.link("Cleo", "ballot", Purpose::VotePage, 0).await;
        let form = format!("nonce={}&choice=2&reason=", moot.get(&link).await.nonce());
        let post = async |headers: &[(&str, &str)]| moot.ask_page(Method::POST, &link, &form, headers).await.status.as_u16();
        assert_eq!(post(&[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")]).await, 403);
        assert_eq!(post(&[("sec-fetch-site", "same-site")]).await, 403);
        assert_eq!(post(&[("origin", "null")]).await, 403);
        assert_eq!(post(&[("origin", "https://evil.example")]).await, 403);
        assert_eq!(moot.number("SELECT COUNT(*) FROM ballots").await, 0);
        assert_eq!(post(&[("sec-fetch-site", "same-origin"), ("origin", "https://moot.example")]).await, 303);
        // Behind a proxy that rewrites Host the house's own origin is still its own.
        assert_eq!(post(&[("host", "127.0.0.1:8025"), ("origin", "https://moot.example")]).await, 303);
        assert_eq!(post(&[]).await, 303);
    })
    .await;
}

#[tokio::test]
async fn every_page_carries_its_headers() {
    let moot = Moot::open(false).await;
    for path in everywhere(&moot).await {
        let seen = moot.get(&path).await;
        assert_eq!(seen.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(seen.header("referrer-policy"), "no-referrer", "{path}");
        let policy = seen.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        let shared = ["/style.css", "/robots.txt"].contains(&path.as_str());
        assert_eq!(seen.header("cache-control") == "no-store", !shared, "{path}: {}", seen.header("cache-control"));
        if seen.header("content-type").starts_with("application/octet-stream") {
            continue;
        }
        seen.hides("<script").hides("onclick").hides(" style=\"");
    }
}

#[tokio::test]
async fn what_is_too_large_or_nowhere_gets_a_page_that_says_what_to_do() {
    let moot = Moot::open(false).await;
    let large = format!("nonce=0&reason={}", "x".repeat(70_000));
    let length = large.len().to_string();
    moot.ask_page(Method::POST, "/v/abc", &large, &[("content-length", &length)]).await.is(413).says("What you can do");
    // Without a length the limit holds all the same.
    moot.post("/v/abc", &large).await.is(400).says("What you can do");
    moot.get("/nowhere").await.is(404).says("What you can do").says("contact@moot.example");
    moot.ask_page(Method::DELETE, "/settings", "", &[]).await.is(405);
    moot.get("/p/not-a-number").await.is(404);
    moot.get("/healthz").await.is(200).says("ok");
    moot.get("/robots.txt").await.is(200).says("Disallow: /");
    moot.get("/privacy").await.is(200).says("dpo@moot.example");
    moot.get("/style.css").await.is(200).says(":focus-visible");
    moot.app.store.close().await;
    moot.get("/healthz").await.is(503);
}

use super::*;
use crate::core::person::Address;
use crate::demo::desk::Places;
use crate::demo::mailbox::{Folder, Mailbox};
use crate::demo::people::CAST;
use crate::world::World;
use axum::body::Body;
use axum::http::Request;
use jiff::Timestamp;
use tower::ServiceExt as _;

const BALLOT: &str = "From: Garden co-op votes <garden-vote@moot.example>\r\nTo: ana@quintamail.example\r\nReply-To: r-token@moot.example\r\n\
    Subject: Vote: Which <color>? [Garden co-op]\r\nMessage-ID: <n-1@moot.example>\r\nMIME-Version: 1.0\r\n\
    List-Unsubscribe: <https://elsewhere.example/u/1>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\
    Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nReply with a number <1>.\r\n\
    --b\r\nContent-Type: text/html\r\n\r\n<html><head></head><body><a href=\"mailto:r-token@moot.example?body=2\">Vote</a></body></html>\r\n--b--\r\n";

fn desk() -> Arc<Desk> {
    let nowhere = std::net::SocketAddr::from(([127, 0, 0, 1], 1));
    let places = Places { domain: "moot.example".into(), url: "http://127.0.0.1:1".into(), http: nowhere, smtp: nowhere, sink: nowhere };
    let mailbox = Mailbox::default();
    mailbox.file(Address::trusted("ana@quintamail.example"), Folder::Inbox, Timestamp::UNIX_EPOCH, BALLOT.into());
    let sent = Folder::Sent { answer: "550 5.1.1 no such person".into(), accepted: false };
    mailbox.file(Address::trusted("ana@quintamail.example"), sent, Timestamp::UNIX_EPOCH, BALLOT.into());
    Arc::new(Desk::new(mailbox, places, Arc::new(World::set(Timestamp::UNIX_EPOCH, 1)), Vec::new()))
}

async fn ask(desk: &Arc<Desk>, request: Request<Body>) -> (StatusCode, axum::http::HeaderMap, String) {
    let response = router(desk.clone()).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

#[tokio::test]
async fn every_page_says_what_it_is_for() {
    let desk = desk();
    let cases = [
        ("/", "Whose mail do you want to read?"),
        ("/in/ana", "Vote: Which &lt;color&gt;?"),
        ("/in/ben", "Nothing here yet."),
        ("/in/ana/sent", "<b class=\"no\">Refused</b>"),
        ("/in/ana?sent=2", "Refused. The server answered: 550 5.1.1 no such person"),
        ("/in/ana/1", "src=\"/in/ana/1/html\""),
        ("/in/ana/1?view=phone", "class=\"phone\""),
        ("/in/ana/1?view=text", "Reply with a number &lt;1&gt;."),
        ("/in/ana/1?view=source", "Content-Type: multipart/alternative"),
        ("/in/ana/1/html", "/compose?as=ana&amp;to=r-token%40moot.example&amp;body=2"),
        ("/in/ana/2", "550 5.1.1 no such person"),
        ("/compose?as=ana&answers=1", "&gt; Reply with a number &lt;1&gt;."),
        ("/compose?as=ana", "Begin with:"),
        ("/compose?as=ana&to=a%40b.example&body=2", "\n2</textarea>"),
        ("/style.css", "--ground"),
    ];
    for (path, expected) in cases {
        let (status, headers, body) = ask(&desk, get(path)).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(body.contains(expected), "{path} lacks {expected}: {body}");
        assert!(headers.contains_key(header::CONTENT_SECURITY_POLICY) && !body.contains("<script"), "{path}");
    }
}

#[tokio::test]
async fn a_mail_is_shown_in_a_cage_of_its_own() {
    let (_, headers, _) = ask(&desk(), get("/in/ana/1/html")).await;
    let policies: Vec<_> = headers.get_all(header::CONTENT_SECURITY_POLICY).iter().collect();
    assert_eq!(policies, [MAIL_POLICY]);
}

#[tokio::test]
async fn the_list_of_people_counts_what_they_have_not_read() {
    let desk = desk();
    let unread = |body: &str| body.contains("title=\"1 unread\"");
    assert!(unread(&ask(&desk, get("/")).await.2));
    ask(&desk, get("/in/ana/1")).await;
    assert!(!unread(&ask(&desk, get("/")).await.2));
}

#[tokio::test]
async fn what_is_not_there_is_said_to_be_missing() {
    let desk = desk();
    for path in ["/in/nobody", "/in/ana/99", "/in/ben/1", "/compose?as=nobody", "/api/mails?as=nobody"] {
        assert_eq!(ask(&desk, get(path)).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_mail_that_cannot_be_sent_comes_back_with_its_text() {
    let form = Request::post("/send")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("as=ana&to=nobody&subject=s&text=my+long+words"))
        .unwrap();
    let (status, _, body) = ask(&desk(), form).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(body.contains("Not sent: &quot;nobody&quot; is not an address") && body.contains("my long words"), "{body}");
}

#[tokio::test]
async fn another_site_cannot_send_in_somebodys_name() {
    let form = Request::post("/send")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("as=ana&to=x%40y.example&subject=s&text=t"))
        .unwrap();
    assert_eq!(ask(&desk(), form).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_unsubscribe_button_reaches_our_own_server_alone() {
    let (status, _, body) = ask(&desk(), Request::post("/in/ana/1/unsubscribe").body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(body.contains("is not on this machine"), "{body}");
}

#[tokio::test]
async fn the_interface_for_tests_lists_mails_newest_first() {
    let (_, _, body) = ask(&desk(), get("/api/mails?as=ana")).await;
    let mails: serde_json::Value = serde_json::from_str(&body).unwrap();
    let seen: Vec<_> = mails.as_array().unwrap().iter().map(|mail| (mail["id"].as_u64().unwrap(), mail["sent"].as_bool().unwrap())).collect();
    assert_eq!(seen, [(2, true), (1, false)]);
    assert_eq!(mails[1]["reply_to"][0], "r-token@moot.example");
}

#[test]
fn everybody_has_a_provider_and_a_key_of_their_own() {
    let mut keys: Vec<_> = CAST.iter().map(|one| one.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), CAST.len());
    for one in &CAST {
        assert!(people::PROVIDERS.iter().any(|provider| provider.domain == one.domain()), "{}", one.address);
        assert_eq!(people::by_address(one.address), Some(one));
    }
}

//! The same attempts through each webhook door, over real HTTP and on both databases: with the raw message, and as the
//! fields that a provider makes of it, however wrong it is about who wrote. A form holds no signature, so what comes as
//! one is never more than weak: even Ben's own vote waits for his yes.

use super::{Forgery, authors, changes, nobody_was_told};
use crate::hand::Letter;
use crate::stage::{Base, Mail, Received, STRONG};
use crate::votes::counted;
use crate::webhooks::Place;
use crate::webhooks::post::{Post, Sign};
use futures_util::StreamExt as _;
use jiff::{SignedDuration, Timestamp};
use mailmoot::core::command::Outcome;
use mailmoot::core::notice::NoticeKind;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Posts on their way at once.
const AT_ONCE: usize = 12;

/// What the door is handed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Raw,
    Parsed,
}

async fn play(base: Base, provider: &'static str, shape: Shape) {
    let place = Place::open(base).await;
    let ballot = place.ballot("ben");
    let since = place.stage.now();
    let forgeries: Vec<Forgery> = authors(&place.stage.key, ballot).into_iter().chain(changes(&place.stage.key, ballot)).collect();
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    let posts: Vec<Post> = forgeries.iter().map(|forgery| posted(&place, provider, shape, forgery, since)).collect();
    let mut answers = futures_util::stream::iter(posts.iter().map(|post| place.post(post))).buffer_unordered(AT_ONCE);
    while let Some(status) = answers.next().await {
        *statuses.entry(status).or_default() += 1;
    }
    drop(answers);
    println!("{provider} {shape:?}: {} posts, answered {statuses:?}", forgeries.len());
    // Nothing was too much for it: whatever was not taken was looked at and refused.
    let refused = if ["sendgrid", "ses"].contains(&provider) { 503 } else { 422 };
    assert!(statuses.keys().all(|status| [200, 406, refused].contains(status)), "{statuses:?}");

    let done = done_since(&place, since).await;
    assert!(done.is_empty(), "{provider} {shape:?} did {} things in somebody's name:\n{}", done.len(), done.join("\n"));
    assert!(counted(&place.stage, ballot).await.is_empty());
    nobody_was_told(&place.stage).await;
    place.stage.forget().await;
    ben_is_heard(&place, provider, shape, ballot).await;
    place.stage.forget().await;
    place.stage.close().await;
}

/// So that the silence means something: what Ben writes himself comes in by the same door.
async fn ben_is_heard(place: &Place, provider: &'static str, shape: Shape, ballot: &Received) {
    // Of all that waits for his yes he is asked about so much a day.
    place.stage.pass(SignedDuration::from_hours(25)).await;
    place.stage.forget().await;
    let bytes = place.stage.written(&Mail::reply("ben", ballot, "Green"));
    let to = &ballot.message.reply_to[0];
    let vote = match shape {
        Shape::Raw => place.poster.mail(provider, &bytes, to, &format!("ben@{STRONG}"), place.stage.now()),
        Shape::Parsed => parsed(place, provider, &letter_in(&bytes), to, place.stage.now()),
    };
    assert_eq!(place.post(&vote).await, 200);
    if shape == Shape::Parsed {
        assert!(counted(&place.stage, ballot).await.is_empty(), "a form's vote waits for its owner");
        let question = place.stage.mail("ben").await;
        question.is(NoticeKind::Confirm).says("Green");
        place.stage.accepts(Mail::reply("ben", &question, "yes")).await;
    }
    place.stage.mail("ben").await.is(NoticeKind::Receipt);
    assert_eq!(counted(&place.stage, ballot).await, [("Ben".to_string(), "1".to_string())]);
}

/// What was done since then, with the message that did it.
async fn done_since(place: &Place, since: Timestamp) -> Vec<String> {
    let store = &place.stage.running().app.store;
    let mut done = Vec::new();
    for raw in store.raws_since(since).await.unwrap() {
        for disposition in store.dispositions(raw).await.unwrap() {
            if let Outcome::Done(what) = disposition.outcome {
                let message = store.raw(raw).await.unwrap().unwrap();
                done.push(format!("{what} for {:?} by {}\n{}", disposition.person, message.envelope, String::from_utf8_lossy(&message.bytes)));
            }
        }
    }
    done
}

fn posted(place: &Place, provider: &str, shape: Shape, forgery: &Forgery, at: Timestamp) -> Post {
    match shape {
        Shape::Raw => place.poster.mail(provider, &forgery.bytes, &forgery.rcpt, &forgery.mail_from, at),
        Shape::Parsed => parsed(place, provider, &forgery.letter, &forgery.rcpt, at),
    }
}

/// A letter as its provider takes it apart. Where the provider says itself who wrote, it has been fooled: it says Ben.
fn parsed(place: &Place, provider: &str, letter: &Letter, recipient: &str, at: Timestamp) -> Post {
    let ben = format!("ben@{STRONG}");
    let text = String::from_utf8_lossy(&letter.body).into_owned();
    let headers: Vec<(String, String)> = letter.fields.iter().filter_map(|field| named(field)).collect();
    let field = |name: &str, value: String| (name.to_string(), value.into_bytes());
    match provider {
        "mailgun" => {
            let fields = [("recipient", recipient.to_string()), ("sender", ben.clone()), ("from", ben), ("body-plain", text)];
            let mut fields: Vec<_> = fields.into_iter().map(|(name, value)| field(name, value)).collect();
            fields.push(field("message-headers", json!(headers).to_string()));
            place.poster.form(provider, fields, Sign::Right, at)
        }
        "sendgrid" => {
            let lines: String = letter.fields.iter().map(|field| String::from_utf8_lossy(field).into_owned() + "\n").collect();
            let envelope = json!({"to": [recipient], "from": ben}).to_string();
            let fields = [("headers", lines), ("from", ben), ("text", text), ("envelope", envelope), ("dkim", "{@strong.example : pass}".into())];
            place.poster.form(provider, fields.into_iter().map(|(name, value)| field(name, value)).collect(), Sign::Right, at)
        }
        "postmark" => {
            // Postmark's list of headers leaves From, To and Subject out; they have fields of their own.
            let subject = value_of(&headers, "subject");
            let others = headers.iter().filter(|(name, _)| !["from", "to", "subject", "date"].contains(&name.trim().to_lowercase().as_str()));
            let others: Vec<Value> = others.map(|(name, value)| json!({"Name": name, "Value": value})).collect();
            let post = json!({
                "MessageID": format!("{recipient}/{}", value_of(&headers, "message-id")), "OriginalRecipient": recipient, "FromFull": {"Email": ben, "Name": "Ben"},
                "To": recipient, "Subject": subject, "Date": value_of(&headers, "date"), "Headers": others, "TextBody": text,
            });
            place.poster.json(provider, post, Sign::Right, at)
        }
        "mandrill" => {
            let mut map: BTreeMap<String, Vec<String>> = BTreeMap::new();
            headers.into_iter().for_each(|(name, value)| map.entry(name).or_default().push(value));
            let passes = json!({"signed": true, "valid": true});
            let msg = json!({"email": recipient, "from_email": ben, "headers": map, "text": text, "dkim": passes, "spf": {"result": "pass"}});
            place.poster.json(provider, json!([{"event": "inbound", "ts": at.as_second(), "msg": msg}]), Sign::Right, at)
        }
        other => panic!("{other} posts no fields"),
    }
}

fn named(field: &[u8]) -> Option<(String, String)> {
    let text = String::from_utf8_lossy(field).into_owned();
    text.split_once(':').map(|(name, value)| (name.to_string(), value.trim().to_string()))
}

fn value_of(headers: &[(String, String)], wanted: &str) -> String {
    headers.iter().find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// A simple message, taken apart.
fn letter_in(bytes: &[u8]) -> Letter {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let lines = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    Letter { fields: lines.split("\r\n").map(|line| line.as_bytes().to_vec()).collect(), body: body.as_bytes().to_vec() }
}

macro_rules! doors {
    ($($name:ident: $provider:literal $shape:ident;)*) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn makes_nobody_the_author_on_sqlite() {
                super::play(super::Base::Sqlite, $provider, super::Shape::$shape).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn makes_nobody_the_author_on_postgres() {
                super::play(super::Base::Postgres, $provider, super::Shape::$shape).await;
            }
        }
    )*};
}
doors! {
    mailgun_raw: "mailgun" Raw;
    mailgun_parsed: "mailgun" Parsed;
    postmark_raw: "postmark" Raw;
    postmark_parsed: "postmark" Parsed;
    sendgrid_raw: "sendgrid" Raw;
    sendgrid_parsed: "sendgrid" Parsed;
    ses_raw: "ses" Raw;
    mandrill_raw: "mandrill" Raw;
    mandrill_parsed: "mandrill" Parsed;
    script_raw: "script" Raw;
}

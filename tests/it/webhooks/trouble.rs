//! Bad days at the doors: too large, too much, a database that is away, a signature used twice, and the self-test.

use super::post::{PROVIDERS, SECRET, Sign, notification, subscription};
use super::{Place, comment, is_comment};
use crate::stage::{Base, DOMAIN, Mail, STRONG, Stage, proxy::Proxy};
use axum::body::Body;
use axum::http::Request;
use jiff::SignedDuration;
use mailmoot::core::command::Outcome;
use mailmoot::inbound::webhook::{Provider, Rings, fetch, sample};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const GARDEN: &str = "garden@moot.example";
const BEN: &str = "ben@strong.example";

#[tokio::test]
async fn what_is_too_large_is_not_kept() {
    let poster = super::post::Poster::new();
    let doors = poster.doors();
    let stage = Stage::empty(Base::Sqlite, |config| {
        config.webhook = doors;
        config.smtp.max_size = 64 << 10;
    })
    .await;
    stage.cast().await;
    let large = |lines: usize| stage.written(&Mail::by("ben").to("garden").subject("Large").says(&"A line of words.\n".repeat(lines)));
    let raws = async || stage.running().app.store.raws_since(jiff::Timestamp::UNIX_EPOCH).await.unwrap().len();
    let before = raws().await;
    for provider in PROVIDERS {
        // A little more than a message may have, and far more than a post may.
        for lines in [4_000, 20_000] {
            let post = poster.mail(provider, &large(lines), GARDEN, BEN, stage.now());
            assert_eq!(post.send(stage.running().http).await, 413, "{provider} {lines}");
        }
    }
    assert_eq!(raws().await, before);
    let small = poster.mail("mailgun", &large(2_000), GARDEN, BEN, stage.now());
    assert_eq!(small.send(stage.running().http).await, 200);
    stage.forget().await;
    stage.close().await;
}

/// Postmark and Mandrill post a message twice: as it came, and taken apart.
#[tokio::test]
async fn a_mail_as_large_as_it_may_be_is_taken_however_its_provider_wraps_it() {
    let poster = super::post::Poster::new();
    let doors = poster.doors();
    let stage = Stage::empty(Base::Sqlite, |config| {
        config.webhook = doors;
        config.smtp.max_size = 256 << 10;
    })
    .await;
    stage.cast().await;
    for provider in ["postmark", "mandrill"] {
        let content = "A line of a plan that is long.\n".repeat(8_000);
        let mail = Mail::by("ben").to("garden").subject(&format!("By {provider}")).says("The plan is attached.").file("plan.txt", &content);
        let mime = String::from_utf8(stage.written(&mail)).unwrap();
        assert!(mime.len() > 240 << 10);
        let base64 = data_encoding::BASE64.encode(content.as_bytes());
        let post = match provider {
            "postmark" => json!({
                "MessageID": provider, "OriginalRecipient": GARDEN, "FromFull": {"Email": BEN}, "RawEmail": mime, "TextBody": "The plan is attached.",
                "Attachments": [{"Name": "plan.txt", "ContentType": "text/plain", "Content": base64}],
            }),
            _ => json!([{"event": "inbound", "ts": stage.now().as_second(), "msg": {
                "email": GARDEN, "from_email": BEN, "raw_msg": mime, "text": "The plan is attached.",
                "attachments": {"plan.txt": {"name": "plan.txt", "type": "text/plain", "content": base64, "base64": true}},
            }}]),
        };
        assert_eq!(poster.json(provider, post, Sign::Right, stage.now()).send(stage.running().http).await, 200, "{provider}");
        assert_eq!(stage.mails("ana").await.len(), 1, "{provider}");
    }
    stage.forget().await;
    stage.close().await;
}

#[tokio::test]
async fn one_mail_that_is_too_large_takes_no_other_of_its_post_with_it() {
    for base in [Base::Sqlite, Base::Postgres] {
        let poster = super::post::Poster::new();
        let doors = poster.doors();
        let stage = Stage::empty(base, |config| {
            config.webhook = doors;
            config.smtp.max_size = 64 << 10;
        })
        .await;
        stage.cast().await;
        let mime = |subject: &str, lines| {
            let mail = Mail::by("ben").to("garden").subject(subject).says(&"A line of words.\n".repeat(lines));
            String::from_utf8(stage.written(&mail)).unwrap()
        };
        let event = |mime: String| json!({"event": "inbound", "ts": stage.now().as_second(), "msg": {"email": GARDEN, "from_email": BEN, "raw_msg": mime}});
        let post = poster.json("mandrill", json!([event(mime("Large", 5_000)), event(mime("Small", 10))]), Sign::Right, stage.now());
        let since = stage.now();
        for _ in 0..2 {
            assert_eq!(post.send(stage.running().http).await, 200);
        }
        let heard = stage.mails("ana").await;
        assert_eq!(heard.iter().map(|mail| mail.message.subject.as_str()).collect::<Vec<_>>(), ["[Garden co-op] Small"]);
        let store = &stage.running().app.store;
        let mut refused = 0;
        for raw in store.raws_since(since).await.unwrap() {
            refused += store.dispositions(raw).await.unwrap().iter().filter(|one| matches!(one.outcome, Outcome::Refused(_))).count();
        }
        assert_eq!(refused, 1, "the record says what became of the other");
        stage.forget().await;
        stage.close().await;
    }
}

/// Anybody can put the self-test's address beside ours.
#[tokio::test]
async fn a_mail_that_also_names_the_self_test_is_a_mail() {
    let place = Place::open(Base::Sqlite).await;
    for (subject, to) in [("Before", "webhook-test@moot.example,garden@moot.example"), ("After", "garden@moot.example, webhook-test@moot.example")] {
        let post = place.poster.mail("script", &comment(&place.stage, subject), to, BEN, place.stage.now());
        assert_eq!(place.post(&post).await, 200);
        assert!(is_comment(&place.heard().await), "{subject}");
    }
    place.stage.close().await;
}

/// A stranger's post that comes slowly is not waited for, and keeps no door shut that is known by its headers.
#[tokio::test]
async fn slow_posts_of_strangers_keep_no_provider_out() {
    let poster = super::post::Poster::new();
    let doors = poster.doors();
    let stage = Stage::empty(Base::Sqlite, |config| {
        config.webhook = doors;
        config.smtp.max_size = 64 << 10;
    })
    .await;
    stage.cast().await;
    let mut strangers = Vec::new();
    // Each sends some of what it says it will, and then nothing; whoever comes too late is refused.
    for _ in 0..40 {
        let mut stream = tokio::net::TcpStream::connect(stage.running().http).await.unwrap();
        stream.write_all(b"POST /webhook/mandrill HTTP/1.1\r\nHost: moot.example\r\nContent-Length: 400000\r\n\r\n").await.unwrap();
        let _ = stream.write_all(&[b'x'; 60_000]).await;
        strangers.push(stream);
    }
    stage
        .until("there is no memory left for posts of anybody", async || {
            let post = poster.mail("mailgun", &comment(&stage, "By mailgun"), GARDEN, BEN, stage.now());
            post.send(stage.running().http).await == 503
        })
        .await;
    stage.forget().await;
    let known = poster.mail("postmark", &comment(&stage, "By postmark"), GARDEN, BEN, stage.now());
    assert_eq!(known.send(stage.running().http).await, 200);
    assert!(!stage.mails("ana").await.is_empty());
    // Ten seconds without a word are too many.
    let mut said = Vec::new();
    let _ = strangers.swap_remove(0).read_to_end(&mut said).await;
    assert!(String::from_utf8_lossy(&said).starts_with("HTTP/1.1 503"));
    stage.forget().await;
    stage.close().await;
}

#[tokio::test]
async fn a_signature_that_was_used_takes_no_other_words_with_it() {
    let place = Place::open(Base::Sqlite).await;
    let at = place.stage.now();
    let first = place.poster.mail("mailgun", &comment(&place.stage, "First"), GARDEN, BEN, at);
    assert_eq!(place.post(&first).await, 200);
    assert!(is_comment(&place.heard().await));
    // Mailgun signs time and token alone: the body can be exchanged, the token not used again.
    let mut swapped = first.clone();
    let text = String::from_utf8(first.body.clone()).unwrap();
    swapped.body = text.replace("Words about First.", "Words of an enemy.").into_bytes();
    assert_ne!(swapped.body, first.body);
    assert_eq!(place.post(&swapped).await, 401);
    assert_eq!(place.post(&first).await, 200);
    assert!(place.heard().await.is_empty());
    place.stage.close().await;
}

#[tokio::test]
async fn a_subscription_of_our_topic_is_confirmed_at_amazons_address_alone() {
    let place = Place::open(Base::Sqlite).await;
    let now = place.stage.now();
    let check = async |url: &str, status: u16| assert_eq!(place.post(&subscription(url, now)).await, status, "{url}");
    check("https://evil.example/?Action=ConfirmSubscription", 503).await;
    check("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription", 200).await;
    let mut other = notification("{}", Sign::Right, now);
    other.body = String::from_utf8(other.body).unwrap().replace("123456789012:mail", "999999999999:mail").into_bytes();
    assert_eq!(place.post(&other).await, 503, "another topic, which a setting may yet name");
    place.stage.close().await;
}

#[tokio::test]
async fn a_database_that_goes_away_is_waited_for_by_every_provider() {
    let proxy = Proxy::open().await;
    let poster = super::post::Poster::new();
    let doors = poster.doors();
    let stage = Stage::empty(Base::Postgres, |config| {
        config.webhook = doors;
        config.database.url = proxy.before(&config.database.url);
    })
    .await;
    stage.cast().await;
    let posts: Vec<_> =
        PROVIDERS.map(|provider| poster.mail(provider, &comment(&stage, &format!("By {provider}")), GARDEN, BEN, stage.now())).into_iter().collect();
    proxy.cut();
    for post in &posts {
        assert_eq!(post.send(stage.running().http).await, 503, "{}", post.provider);
    }
    proxy.mend();
    for post in &posts {
        stage.until("mail is taken again", async || post.send(stage.running().http).await == 200).await;
    }
    assert_eq!(stage.mails("ana").await.len(), PROVIDERS.len());
    stage.forget().await;
    stage.close().await;
}

#[tokio::test]
async fn the_self_test_is_taken_where_it_can_be_signed_and_is_nobodys_mail() {
    let place = Place::open(Base::Sqlite).await;
    let http = place.stage.running().http;
    let mut config = place.stage.config.clone();
    // With a verification key only SendGrid can sign; without one the password is enough.
    let signed_only = Rings::open(&config.webhook, &config.service.url).unwrap();
    for (number, provider) in Provider::ALL.into_iter().enumerate() {
        let url = format!("http://{http}/webhook/{}", provider.name());
        let made = sample::post(provider, signed_only.of(provider).unwrap(), &url, DOMAIN, place.stage.now(), &format!("sample-{number}")).unwrap();
        assert_eq!(made.only_refusable, matches!(provider, Provider::Sendgrid | Provider::Ses));
        let fetched = fetch::send(made.request).await.unwrap();
        assert_eq!(fetched.status, made.expect, "{}", provider.name());
        assert!(String::from_utf8_lossy(&fetched.body).contains(made.says), "{}", provider.name());
    }
    assert!(place.heard().await.is_empty());
    let store = &place.stage.running().app.store;
    let mut ignored = 0;
    for raw in store.raws_since(jiff::Timestamp::UNIX_EPOCH).await.unwrap() {
        let outcomes = store.dispositions(raw).await.unwrap();
        ignored += outcomes.iter().filter(|disposition| matches!(&disposition.outcome, Outcome::Ignored(why) if why.contains("self-test"))).count();
    }
    assert_eq!(ignored, 4);
    config.webhook.sendgrid.public_key.clear();
    let mut place = place;
    place.stage.restart(|running| running.webhook = config.webhook.clone()).await;
    let rings = Rings::open(&config.webhook, &config.service.url).unwrap();
    let url = format!("http://{}/webhook/sendgrid", place.stage.running().http);
    let made = sample::post(Provider::Sendgrid, rings.of(Provider::Sendgrid).unwrap(), &url, DOMAIN, place.stage.now(), "again").unwrap();
    assert_eq!(fetch::send(made.request).await.unwrap().status, 200);
    // At the mail door the self-test's recipient is nobody.
    let reply = place.stage.send(Mail::by("ben").to("webhook-test").says("Hello")).await;
    assert_eq!(reply.code, 550, "{}", reply.text);
    place.stage.close().await;
}

/// `mailmoot webhook test`, as an admin runs it: exit code and what it says.
async fn command_line(place: &Place, provider: &str, secret: &str, url: &str) -> (Option<i32>, String) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("mailmoot.toml");
    let doors = format!("[webhook.{provider}]\nsecret = \"{secret}\"\n");
    let text =
        format!("[service]\ndomain = \"{DOMAIN}\"\nurl = \"http://127.0.0.1:9\"\nadmin = \"a@x.example\"\n[outbound]\nsmarthost = \"127.0.0.1:9\"\n{doors}");
    std::fs::write(&path, text).unwrap();
    let url = format!("http://{}{url}", place.stage.running().http);
    let args = [provider, "--url", &url].map(str::to_string);
    let ran = tokio::task::spawn_blocking(move || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mailmoot"));
        command.args(["webhook", "test"]).args(args).arg("--config").arg(&path).output()
    });
    let output = ran.await.unwrap().unwrap();
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[tokio::test]
async fn the_command_line_says_whether_a_door_works_and_what_to_do() {
    let place = Place::open(Base::Sqlite).await;
    let check = async |provider: &str, secret: &str, url: &str, code: i32, words: &str| {
        let (exit, said) = command_line(&place, provider, secret, url).await;
        assert_eq!(exit, Some(code), "{said}");
        assert!(said.contains(words) && !said.contains(secret), "{said}");
    };
    check("postmark", SECRET, "/webhook/postmark", 0, "works: a signed sample was taken").await;
    check("postmark", "a-secret-that-is-another", "/webhook/postmark", 1, "compare the secret").await;
    check("postmark", SECRET, "/webhook/nowhere", 1, "restart it with this config").await;
    // The clock of this machine is not that of the stage.
    check("script", SECRET, "/webhook/script", 1, "compare the clocks").await;
    assert!(place.heard().await.is_empty());
    place.stage.close().await;
}

#[tokio::test]
async fn secrets_come_from_files_and_are_told_to_nobody() {
    let place = Place::open(Base::Sqlite).await;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("mailgun.key");
    std::fs::write(&path, format!("{SECRET}\n\nanother-secret-to-come\n")).unwrap();
    let mut doors = place.stage.config.webhook.clone();
    doors.mailgun.secret = mailmoot::config::Secrets::default();
    doors.mailgun.secret_file = Some(path);
    let mut place = place;
    place.stage.restart(|config| config.webhook = doors.clone()).await;
    let post = place.poster.mail("mailgun", &comment(&place.stage, "By file"), GARDEN, BEN, place.stage.now());
    assert_eq!(place.post(&post).await, 200);
    assert!(is_comment(&place.heard().await));
    let rings = Rings::open(&doors, "https://moot.example").unwrap();
    assert!(!format!("{doors:?} {rings:?}").contains(SECRET));
    // What a stranger hears holds no secret either.
    for provider in PROVIDERS {
        let url = format!("http://{}/webhook/{provider}", place.stage.running().http);
        let fetched = fetch::send(Request::post(url).header("Content-Length", 2).body(Body::from("{}")).unwrap()).await.unwrap();
        assert!([401, 503].contains(&fetched.status), "{provider} {}", fetched.status);
        assert!(!String::from_utf8_lossy(&fetched.body).contains(SECRET), "{provider}");
    }
    place.stage.close().await;
}

#[tokio::test]
async fn what_was_signed_before_the_horizon_counts_from_when_it_arrives() {
    let place = Place::open(Base::Sqlite).await;
    let ballot = place.ballot("ben");
    let vote = place.stage.written(&Mail::reply("ben", ballot, "Green"));
    let to = ballot.message.reply_to[0].clone();
    // Seven hours late is within Mailgun's eight; thirteen is not within its twelve.
    let at = place.stage.now();
    place.stage.world.advance(SignedDuration::from_hours(13));
    assert_eq!(place.post(&place.poster.mail("mailgun", &vote, &to, &format!("ben@{STRONG}"), at)).await, 401);
    assert_eq!(place.post(&place.poster.mail("mailgun", &vote, &to, &format!("ben@{STRONG}"), at + SignedDuration::from_hours(6))).await, 200);
    let received = crate::votes::counted(&place.stage, ballot).await;
    assert_eq!(received, [("Ben".to_string(), "1".to_string())]);
    place.stage.forget().await;
    place.stage.close().await;
}

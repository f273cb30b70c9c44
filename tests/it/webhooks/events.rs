//! What providers tell of our mail, forged: each kind of event of each provider names, in every place where a reference may
//! stand, what is almost a return path or Message-ID of ours, or says nothing but somebody's address. Nothing changes.
//! What is true but not signed changes nothing either.

use super::Place;
use super::post::{PROVIDERS, Post, Sign};
use crate::returning::{GONE, forged_return_paths, troubled};
use crate::stage::{Base, Received, address};
use futures_util::StreamExt as _;
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use serde_json::{Value, json};

const AT_ONCE: usize = 12;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Bounce,
    Complaint,
    Unsubscribe,
}

const KINDS: [Kind; 3] = [Kind::Bounce, Kind::Complaint, Kind::Unsubscribe];

/// One event of a provider's. `told` is what stands where our own reference may stand.
struct Event<'a> {
    kind: Kind,
    told: &'a str,
    about: &'a str,
    /// Enhanced status and the other server's words.
    status: &'a str,
    words: &'a str,
    id: &'a str,
}

impl Event<'_> {
    /// As the provider's documentation shows it; `None` where it has no such event.
    fn json(&self, provider: &str, seconds: i64) -> Option<Value> {
        let Self { kind, told, about, status, words, id } = *self;
        let one = |bounce: Value, complaint: Value, unsubscribe: Value| match kind {
            Kind::Bounce => bounce,
            Kind::Complaint => complaint,
            Kind::Unsubscribe => unsubscribe,
        };
        let name = |bounce: &str, complaint: &str, unsubscribe: &str| one(bounce.into(), complaint.into(), unsubscribe.into());
        Some(match provider {
            "mailgun" => json!({"event-data": {
                "event": name("failed", "complained", "unsubscribed"), "id": id, "severity": "permanent", "reason": "bounce", "recipient": about,
                "delivery-status": {"code": 550, "enhanced-code": status, "message": words},
                "message": {"headers": {"message-id": told, "to": about}}, "envelope": {"sender": told, "targets": about},
            }}),
            "postmark" => {
                let content = format!("Received: from x\r\nMessage-ID: <{told}>\r\n\r\nwords");
                let mut event = json!({
                    "RecordType": name("Bounce", "SpamComplaint", "SubscriptionChange"), "Type": name("HardBounce", "SpamComplaint", ""), "MessageID": id,
                    "Email": about, "Recipient": about, "Content": content, "Details": format!("smtp;{words}"), "Metadata": {"message_id": told},
                    "SuppressSending": true, "SuppressionReason": "ManualSuppression", "ChangedAt": id,
                });
                if kind == Kind::Unsubscribe {
                    event.as_object_mut()?.remove("Email");
                }
                event
            }
            "sendgrid" => json!([{
                "event": name("bounce", "spamreport", "unsubscribe"), "type": "bounce", "sg_event_id": id, "email": about, "status": status, "reason": words,
                "smtp-id": format!("<{told}>"),
            }]),
            "ses" => {
                let people = json!([{"emailAddress": about, "status": status, "diagnosticCode": format!("smtp; {words}")}]);
                let headers = json!([{"name": "Message-ID", "value": format!("<{told}>")}]);
                let mut event = json!({"mail": {"messageId": id, "source": told, "destination": [about], "headers": headers}});
                let (inside, value) = match kind {
                    Kind::Bounce => ("bounce", json!({"bounceType": "Permanent", "bouncedRecipients": people})),
                    Kind::Complaint => ("complaint", json!({"complainedRecipients": people, "complaintFeedbackType": "abuse"})),
                    Kind::Unsubscribe => ("subscription", json!({"source": "UnsubscribeHeader", "newTopicPreferences": {"unsubscribeAll": true}})),
                };
                event["eventType"] = name("Bounce", "Complaint", "Subscription");
                event[inside] = value;
                event
            }
            "mandrill" => json!([{
                "event": name("hard_bounce", "spam", "unsub"), "ts": seconds, "_id": id,
                "msg": {"email": about, "sender": told, "bounce_description": "bad_mailbox", "diag": words, "metadata": {"message_id": told}},
            }]),
            _ => return None,
        })
    }

    fn post(&self, place: &Place, provider: &str, sign: Sign) -> Option<Post> {
        let now = place.stage.now();
        Some(place.poster.json(provider, self.json(provider, now.as_second())?, sign, now))
    }
}

/// Everything that is almost a reference of ours, for a mail to that person.
fn forged_references(mail: &Received) -> Vec<String> {
    let paths = forged_return_paths(mail);
    let (local, domain) = mail.message_id().split_once('@').unwrap();
    let swapped = |at: usize| {
        let mut letters: Vec<char> = local.chars().collect();
        letters[at] = if letters[at] == 'a' { 'b' } else { 'a' };
        format!("{}@{domain}", letters.into_iter().collect::<String>())
    };
    let mut all: Vec<String> = (2..local.len()).step_by(3).map(swapped).collect();
    let verp = mail.mail_from.split('@').next().unwrap();
    all.extend([
        format!("{local}@elsewhere.example"),
        format!("{}@{domain}", verp.replacen("b-", "n-", 1)),
        format!("{}@{domain}", local.replacen("n-", "", 1)),
        format!("{local}a@{domain}"),
        String::new(),
        address("ben"),
        // Whoever was sent a mail of ours has seen its reply address.
        mail.message.reply_to[0].clone(),
        // What is right stands behind words of somebody else's.
        format!("x {} x", mail.message_id()),
    ]);
    all.retain(|told| told != mail.message_id());
    all.into_iter().chain(paths).collect()
}

/// Posts them, and counts; every one is taken, or refused as unproven when it is not signed as agreed.
async fn post_all(place: &Place, posts: &[Post], unproven: bool) -> usize {
    let mut answers = futures_util::stream::iter(posts).map(|post| async move { (&post.provider, place.post(post).await) }).buffer_unordered(AT_ONCE);
    while let Some((provider, status)) = answers.next().await {
        let fits = if unproven { [401, 503].contains(&status) } else { status == 200 };
        assert!(fits, "{provider}: {status}");
    }
    posts.len()
}

async fn play(base: Base) {
    let place = Place::open(base).await;
    let (ben, about) = (place.ballot("ben"), address("ben"));
    let references = forged_references(ben);
    let before = troubled(&place.stage).await;
    // One day's reports are never enough.
    for day in 0..2 {
        for provider in PROVIDERS {
            let mut posts = Vec::new();
            for (number, told) in references.iter().enumerate() {
                for (status, words) in GONE {
                    for kind in KINDS {
                        // The other server's words hold what is right; they are nobody's reference.
                        let words = format!("{words} {} {}", ben.mail_from, ben.message_id());
                        let id = format!("{provider}-{day}-{number}-{status}-{kind:?}");
                        let event = Event { kind, told, about: &about, status, words: &words, id: &id };
                        posts.extend(event.post(&place, provider, Sign::Right));
                    }
                }
            }
            let sent = post_all(&place, &posts, false).await;
            assert!(sent >= 500 || provider == "script", "{provider}: {sent}");
            // The right reference, without the right signature.
            for sign in [Sign::Wrong, Sign::None] {
                let events = KINDS.map(|kind| {
                    let event = Event { kind, told: ben.message_id(), about: &about, status: "5.1.1", words: "550 5.1.1 user unknown", id: "unsigned" };
                    event.post(&place, provider, sign)
                });
                post_all(&place, &events.into_iter().flatten().collect::<Vec<_>>(), true).await;
            }
        }
        place.stage.world.advance(SignedDuration::from_hours(25));
    }
    place.stage.forget().await;
    assert_eq!(troubled(&place.stage).await, before);
    assert!(place.heard().await.is_empty());
    place.stage.accepts(crate::stage::Mail::by("ana").to("garden").subject("Still here").says("Who reads this?")).await;
    place.stage.mail("ben").await.is(NoticeKind::Comment);
    place.stage.forget().await;
    place.stage.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_forged_events_of_each_provider_change_nothing_on_sqlite() {
    play(Base::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_forged_events_of_each_provider_change_nothing_on_postgres() {
    play(Base::Postgres).await;
}

/// So that the silence means something: the same events with the right reference do what they say, once, at every provider.
async fn true_ones(base: Base) {
    for provider in PROVIDERS.into_iter().filter(|provider| *provider != "script") {
        let place = Place::open(base).await;
        let (cleo, ben) = (place.ballot("cleo"), place.ballot("ben"));
        let event = |kind, mail: &Received, who: &str, id: &str| {
            let event = Event { kind, told: mail.message_id(), about: &address(who), status: "5.1.1", words: "550 5.1.1 user unknown", id };
            event.post(&place, provider, Sign::Right).unwrap()
        };
        let (stop, bounce) = (event(Kind::Unsubscribe, cleo, "cleo", "1"), event(Kind::Bounce, ben, "ben", "2"));
        for post in [&stop, &bounce, &stop, &bounce] {
            assert_eq!(place.post(post).await, 200, "{provider}");
        }
        assert_eq!(place.heard().await, ["cleo=Goodbye"], "{provider}");
        assert_eq!(crate::bouncing::dead(&place.stage).await, 0, "{provider}: the same day says no more than one report");
        place.stage.world.advance(SignedDuration::from_hours(25));
        assert_eq!(place.post(&event(Kind::Bounce, ben, "ben", "2 again")).await, 200, "{provider}");
        place.stage.forget().await;
        assert_eq!(crate::bouncing::dead(&place.stage).await, 1, "{provider}");
        let complaint = event(Kind::Complaint, place.ballot("wes"), "wes", "3");
        assert_eq!(place.post(&complaint).await, 200, "{provider}");
        place.stage.accepts(crate::stage::Mail::by("ana").to("garden").subject("Who hears?").says("Somebody?")).await;
        assert_eq!(place.heard().await, [] as [String; 0], "{provider}: one stopped, one is gone, one complained");
        place.stage.close().await;
    }
}

#[tokio::test]
async fn the_same_events_when_they_are_true_do_what_they_say_on_sqlite() {
    true_ones(Base::Sqlite).await;
}

#[tokio::test]
async fn the_same_events_when_they_are_true_do_what_they_say_on_postgres() {
    true_ones(Base::Postgres).await;
}

//! Every message many times through every door, in any order and many at once: each has one effect.
//!
//! `MAILMOOT_SOAK` makes it 100,000 posts. `MAILMOOT_SEED` repeats an order.

use super::Place;
use super::post::{PROVIDERS, Post};
use crate::stage::{Base, Mail, STRONG};
use crate::votes::counted;
use futures_util::StreamExt as _;
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::world::World;
use std::collections::BTreeMap;

const COMMENTS: usize = 12;
const AT_ONCE: usize = 16;

/// One message: through all doors, and through the mail door.
enum Knock {
    Post(Post),
    Smtp(String, Vec<u8>),
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_message_has_two_effects_on_sqlite() {
    flood(Base::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_message_has_two_effects_on_postgres() {
    flood(Base::Postgres).await;
}

async fn flood(base: Base) {
    let posts = if std::env::var_os("MAILMOOT_SOAK").is_some() { 100_000 } else { 2_000 };
    let place = Place::open(base).await;
    let seed = std::env::var("MAILMOOT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_124);
    println!("MAILMOOT_SEED={seed}, {posts} posts");
    let chance = World::set(place.stage.now(), seed);

    let mut knocks = Vec::new();
    for number in 0..COMMENTS {
        let mail = Mail::by("ben").to("garden").subject(&format!("Story {number}")).says(&format!("Words of story {number}."));
        add(&place, &mut knocks, "garden@moot.example", "ben", &place.stage.written(&mail), number);
    }
    // Cleo changes her mind; what she said last stands, whenever it comes.
    for (number, words) in ["Green", "Natural oak", "White", "Green", "Natural oak"].into_iter().enumerate() {
        let ballot = place.ballot("cleo");
        let mail = Mail::reply("cleo", ballot, words);
        add(&place, &mut knocks, &ballot.message.reply_to[0].clone(), "cleo", &place.stage.written(&mail), 100 + 10 * number);
    }
    place.stage.world.advance(SignedDuration::from_secs(200));

    let order: Vec<usize> = (0..posts).map(|number| if number < knocks.len() { number } else { (chance.number() % knocks.len() as u64) as usize }).collect();
    let order = shuffled(order, &chance);
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    let mut answers = futures_util::stream::iter(order.iter().map(|at| knock(&place, &knocks[*at]))).buffer_unordered(AT_ONCE);
    while let Some(status) = answers.next().await {
        *statuses.entry(status).or_default() += 1;
    }
    drop(answers);
    // A post is told to come again at most because too many came at once.
    assert!(statuses.keys().all(|status| [200, 250, 503].contains(status)), "{statuses:?}");
    assert!(statuses.get(&503).copied().unwrap_or(0) < posts / 10, "{statuses:?}");
    for knock_again in &knocks {
        assert!([200, 250].contains(&knock(&place, knock_again).await));
    }

    let comments: Vec<String> =
        place.stage.mails("ana").await.into_iter().filter(|mail| mail.kind() == NoticeKind::Comment).map(|mail| mail.message.subject).collect();
    assert_eq!(comments.len(), COMMENTS, "{comments:?}");
    assert_eq!(counted(&place.stage, place.ballot("cleo")).await, [("Cleo".to_string(), "2".to_string())]);
    place.stage.forget().await;
    place.stage.close().await;
}

fn add(place: &Place, knocks: &mut Vec<Knock>, recipient: &str, who: &str, mime: &[u8], seconds: usize) {
    let at = place.stage.now() + SignedDuration::from_secs(seconds as i64);
    let sender = format!("{who}@{STRONG}");
    // Postmark signs no time, so its posts of votes would count from when they arrive.
    let providers = PROVIDERS.into_iter().filter(|provider| seconds < 100 || *provider != "postmark");
    knocks.extend(providers.map(|provider| Knock::Post(place.poster.mail(provider, mime, recipient, &sender, at))));
    if seconds < 100 {
        knocks.push(Knock::Smtp(recipient.to_string(), mime.to_vec()));
    }
}

async fn knock(place: &Place, knock: &Knock) -> u16 {
    match knock {
        Knock::Post(post) => place.post(post).await,
        Knock::Smtp(recipient, mime) => place.stage.deliver(&format!("ben@{STRONG}"), &[recipient], mime).await.code,
    }
}

fn shuffled(mut order: Vec<usize>, chance: &World) -> Vec<usize> {
    for at in (1..order.len()).rev() {
        order.swap(at, (chance.number() % (at as u64 + 1)) as usize);
    }
    order
}

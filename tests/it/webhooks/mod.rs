//! The webhook doors through real HTTP, on both databases: every fixture, repeats in any order through any door, trouble
//! with the database, deadlines, and the self-test.

mod events;
mod fixture;
mod flood;
pub mod post;
mod statuses;
mod trouble;

use crate::stage::{Base, Mail, Received, Stage};
use crate::votes::counted;
use axum::body::Body;
use axum::http::Request;
use fixture::Case;
use mailmoot::core::notice::NoticeKind;
use mailmoot::inbound::webhook::fetch;
use post::{PROVIDERS, Poster};

/// A house with all doors, and Ana's open poll with the ballots of Ben, Cleo and Wes.
pub struct Place {
    pub stage: Stage,
    pub poster: Poster,
    pub ballots: Vec<(&'static str, Received)>,
}

impl Place {
    pub async fn open(base: Base) -> Self {
        let poster = Poster::new();
        let doors = poster.doors();
        let stage = Stage::empty(base, |config| config.webhook = doors).await;
        stage.cast().await;
        let text = "- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(text)).await;
        stage.pass(jiff::SignedDuration::from_mins(10)).await;
        let mut ballots = Vec::new();
        for who in ["ben", "cleo", "wes"] {
            ballots.push((who, stage.mail(who).await));
        }
        stage.forget().await;
        Self { stage, poster, ballots }
    }

    pub fn ballot(&self, who: &str) -> &Received {
        &self.ballots.iter().find(|(name, _)| *name == who).unwrap().1
    }

    /// Posts, and gives the status back.
    pub async fn post(&self, post: &post::Post) -> u16 {
        post.send(self.stage.running().http).await
    }

    /// The kinds of all new mails to Ana, Ben, Cleo and Wes.
    pub async fn heard(&self) -> Vec<String> {
        let mut heard = Vec::new();
        for who in ["ana", "ben", "cleo", "wes"] {
            heard.extend(self.stage.mails(who).await.iter().map(|mail| format!("{who}={:?}", mail.notice.kind)));
        }
        heard
    }
}

/// Each fixture of a provider: posted, then posted again, then sent through the mail door as well.
async fn play(base: Base, provider: &'static str) {
    let place = Place::open(base).await;
    let cases = Case::all(provider);
    assert!(cases.len() >= 5, "fixtures/webhooks/{provider} holds {} cases", cases.len());
    for case in &cases {
        place.stage.world.advance(jiff::SignedDuration::from_secs(30));
        let (post, mime) = case.post(&place);
        let raws = place.stage.running().app.store.raws_since(jiff::Timestamp::UNIX_EPOCH).await.unwrap().len();
        let status = place.post(&post).await;
        assert_eq!(status, case.status, "{provider}/{}", case.name);
        assert_eq!(place.heard().await, case.heard, "{provider}/{}", case.name);
        if status != 200 && case.name != "two-senders" {
            let after = place.stage.running().app.store.raws_since(jiff::Timestamp::UNIX_EPOCH).await.unwrap().len();
            assert!(after == raws, "{provider}/{}: something was kept", case.name);
        }
        let votes: Vec<String> = counted(&place.stage, place.ballot("ben")).await.iter().map(|(who, code)| format!("{who}={code}")).collect();
        if let Some(expect) = &case.votes {
            assert_eq!(&votes, expect, "{provider}/{}", case.name);
        }
        case.check_people(&place).await;
        assert_eq!(place.post(&post).await, case.status, "{provider}/{} again", case.name);
        if let Some(mime) = mime.filter(|_| case.through_smtp) {
            let reply = place.stage.deliver("ben@strong.example", &[&case.recipient(&place)], &mime).await;
            assert_eq!(reply.code, 250, "{provider}/{} by SMTP: {}", case.name, reply.text);
        }
        assert_eq!(place.heard().await, [] as [String; 0], "{provider}/{}: a repeat was told of", case.name);
    }
    place.stage.close().await;
}

macro_rules! providers {
    ($($name:ident)*) => {$(
        mod $name {
            #[tokio::test]
            async fn every_fixture_on_sqlite() {
                super::play(crate::stage::Base::Sqlite, stringify!($name)).await;
            }
            #[tokio::test]
            async fn every_fixture_on_postgres() {
                super::play(crate::stage::Base::Postgres, stringify!($name)).await;
            }
        }
    )*};
}
providers! { mailgun postmark sendgrid ses mandrill script }

/// A comment by Ben that is posted through a door; what Ana, Cleo and Wes hear of it.
pub fn comment(stage: &Stage, subject: &str) -> Vec<u8> {
    stage.written(&Mail::by("ben").to("garden").subject(subject).says(&format!("Words about {subject}.")))
}

pub fn is_comment(heard: &[String]) -> bool {
    heard == ["ana=Comment", "cleo=Comment", "wes=Comment"]
}

#[tokio::test]
async fn a_door_without_a_secret_is_not_there() {
    let stage = Stage::open(Base::Sqlite).await;
    let poster = Poster::new();
    for provider in PROVIDERS {
        let post = poster.mail(provider, &comment(&stage, "Nobody home"), "garden@moot.example", "ben@strong.example", stage.now());
        assert_eq!(post.send(stage.running().http).await, 404, "{provider}");
        assert_eq!(looked(&stage, provider).await, 404, "{provider}");
    }
    stage.settled().await;
    assert_eq!(stage.sink.len(), 0);
    stage.close().await;
}

/// What Mandrill hears that looks whether somebody is there.
async fn looked(stage: &Stage, provider: &str) -> u16 {
    let url = format!("http://{}/webhook/{provider}", stage.running().http);
    fetch::send(Request::head(url).body(Body::empty()).unwrap()).await.unwrap().status
}

#[tokio::test]
async fn a_door_can_be_looked_at_and_not_read() {
    let place = Place::open(Base::Sqlite).await;
    for provider in PROVIDERS {
        assert_eq!(looked(&place.stage, provider).await, 200, "{provider}");
        let url = format!("http://{}/webhook/{provider}", place.stage.running().http);
        assert_eq!(fetch::send(Request::get(url).body(Body::empty()).unwrap()).await.unwrap().status, 405, "{provider}");
    }
    assert_eq!(looked(&place.stage, "gmail").await, 404);
    place.stage.close().await;
}

#[tokio::test]
async fn a_late_repeat_of_a_vote_that_was_in_time_is_not_counted_and_its_voter_is_told() {
    let place = Place::open(Base::Sqlite).await;
    place.stage.pass_until("2026-11-27T17:59:00Z").await;
    let vote = place.stage.written(&Mail::reply("ben", place.ballot("ben"), "Green"));
    let other = place.stage.written(&Mail::reply("cleo", place.ballot("cleo"), "White"));
    let signed_at = place.stage.now();
    let post = |mime: &[u8], who: &str| {
        let to = place.ballot(who).message.reply_to[0].clone();
        place.poster.mail("mailgun", mime, &to, &format!("{who}@strong.example"), signed_at)
    };
    place.stage.forget().await;
    // A minute after the close: the poll is waiting for what was in time.
    place.stage.pass_until("2026-11-27T18:01:00Z").await;
    assert_eq!(place.post(&post(&other, "cleo")).await, 200);
    place.stage.mail("cleo").await.is(NoticeKind::Receipt);
    place.stage.pass_until("2026-11-27T18:02:01Z").await;
    place.stage.mails("ben").await.first().unwrap().is(NoticeKind::Result);
    assert_eq!(place.post(&post(&vote, "ben")).await, 200);
    let told = place.stage.mail("ben").await;
    told.is(NoticeKind::LateVote).says("was sent in time").says("garden-owner@moot.example");
    assert_eq!(counted(&place.stage, place.ballot("ben")).await, [("Cleo".to_string(), "3".to_string())]);
    place.stage.close().await;
}

#[tokio::test]
async fn the_later_signed_time_wins_however_the_posts_arrive() {
    let place = Place::open(Base::Sqlite).await;
    let ballot = place.ballot("ben");
    let to = ballot.message.reply_to[0].clone();
    let at = |seconds| place.stage.now() + jiff::SignedDuration::from_secs(seconds);
    let vote =
        |words: &str, seconds| place.poster.mail("script", &place.stage.written(&Mail::reply("ben", ballot, words)), &to, "ben@strong.example", at(seconds));
    let (first, second) = (vote("Green", 10), vote("White", 20));
    place.stage.world.advance(jiff::SignedDuration::from_secs(60));
    assert_eq!(place.post(&second).await, 200);
    assert_eq!(place.post(&first).await, 200);
    assert_eq!(counted(&place.stage, ballot).await, [("Ben".to_string(), "3".to_string())]);
    place.stage.forget().await;
    place.stage.close().await;
}

//! One message that comes more than once: through any two doors, to several of our addresses, to two groups; and a second
//! message that takes another's Message-ID. Each message has one effect in each group, and none displaces another.

use crate::stage::{Base, Mail, Received, STRONG, plays};
use crate::votes::counted;
use crate::webhooks::Place;
use crate::webhooks::post::PROVIDERS;
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;

const GARDEN: &str = "garden@moot.example";

/// The doors: SMTP, and each provider's.
fn doors() -> impl Iterator<Item = &'static str> + Clone {
    ["smtp"].into_iter().chain(PROVIDERS)
}

async fn knock(place: &Place, door: &str, mime: &[u8], recipient: &str) {
    place.stage.world.advance(SignedDuration::from_secs(1));
    let ben = format!("ben@{STRONG}");
    match door {
        "smtp" => assert_eq!(place.stage.deliver(&ben, &[recipient], mime).await.code, 250),
        _ => assert_eq!(place.post(&place.poster.mail(door, mime, recipient, &ben, place.stage.now())).await, 200, "{door}"),
    }
}

fn kinds(mails: &[Received]) -> Vec<NoticeKind> {
    mails.iter().map(Received::kind).collect()
}

/// Each pair of doors, in both orders: a comment, and an answer that names the group as well. The first copy goes to its
/// reply address, the second to the group.
async fn through_two_doors(base: Base) {
    let place = Place::open(base).await;
    let ballot = place.ballot("ben");
    place.stage.accepts(Mail::by("ana").to("garden").subject("The shed").says("It leaks.")).await;
    let shed = place.stage.mail("ben").await;
    place.stage.forget().await;
    let pairs = doors().flat_map(|first| doors().filter(move |second| *second != first).map(move |second| (first, second)));
    for (first, second) in pairs {
        let named = format!("{first} and {second}");
        // Nobody writes so much in a few minutes.
        place.stage.world.advance(SignedDuration::from_hours(1));
        let talk = place.stage.written(&Mail::by("ben").to("garden").subject(&named).says(&format!("Words through {named}.")));
        knock(&place, first, &talk, GARDEN).await;
        knock(&place, second, &talk, GARDEN).await;
        let answer = place.stage.written(&Mail::reply("ben", &shed, &format!("An answer through {named}.")).to("garden"));
        knock(&place, first, &answer, &shed.message.reply_to[0]).await;
        knock(&place, second, &answer, GARDEN).await;
        let heard = place.stage.mails("ana").await;
        assert_eq!(kinds(&heard), [NoticeKind::Comment; 2], "{named}");
        assert!(heard.iter().any(|mail| mail.message.subject.contains(&named)), "{named}: the new thread");
        assert!(heard.iter().any(|mail| mail.message.subject.contains("The shed")), "{named}: the answer stays in its thread");
        let vote = place.stage.written(&Mail::reply("ben", ballot, "Green").to("garden-vote"));
        knock(&place, first, &vote, &ballot.message.reply_to[0]).await;
        knock(&place, second, &vote, "garden-vote@moot.example").await;
        assert_eq!(kinds(&place.stage.mails("ben").await), [NoticeKind::Receipt], "{named}");
        assert_eq!(counted(&place.stage, ballot).await, [("Ben".to_string(), "1".to_string())]);
    }
    place.stage.forget().await;
    place.stage.close().await;
}

#[tokio::test]
async fn a_message_through_any_two_doors_has_one_effect_on_sqlite() {
    through_two_doors(Base::Sqlite).await;
}

#[tokio::test]
async fn a_message_through_any_two_doors_has_one_effect_on_postgres() {
    through_two_doors(Base::Postgres).await;
}

/// One message to two groups, handed over once by each of two doors, each with one recipient.
async fn to_two_groups(base: Base) {
    let place = Place::open(base).await;
    place.stage.group("kitchen", "Kitchen").await;
    for who in ["ana", "ben"] {
        place.stage.member("kitchen", who, STRONG, |_| {}).await;
    }
    place.stage.forget().await;
    for door in doors() {
        let both = place.stage.written(&Mail::by("ben").to("garden").cc("kitchen").subject(door).says(&format!("For both, through {door}.")));
        for _ in 0..2 {
            knock(&place, door, &both, GARDEN).await;
            knock(&place, door, &both, "kitchen@moot.example").await;
            assert_eq!(place.stage.deliver(&format!("ben@{STRONG}"), &[GARDEN, "kitchen@moot.example"], &both).await.code, 250);
        }
        let mut heard: Vec<String> = place.stage.mails("ana").await.iter().map(|mail| mail.header("List-Id").to_string()).collect();
        heard.sort();
        assert_eq!(heard.len(), 2, "{door}: {heard:?}");
        assert!(heard[0] != heard[1], "{door}: {heard:?}");
        assert_eq!(place.stage.mails("cleo").await.len(), 1, "{door}");
    }
    place.stage.forget().await;
    place.stage.close().await;
}

#[tokio::test]
async fn a_message_to_two_groups_has_one_effect_in_each_on_sqlite() {
    to_two_groups(Base::Sqlite).await;
}

#[tokio::test]
async fn a_message_to_two_groups_has_one_effect_in_each_on_postgres() {
    to_two_groups(Base::Postgres).await;
}

plays! {
    async fn a_second_mail_with_anothers_message_id_displaces_nothing(stage) {
        let first = Mail::by("ana").to("garden").subject("The fence").says("It leans.");
        let id = first.message_id.clone();
        let claims = |who: &str, subject: &str| Mail { message_id: id.clone(), ..Mail::by(who).to("garden").subject(subject).says(&format!("Words of {who}.")) };
        stage.accepts(first.clone()).await;
        stage.accepts(claims("cleo", "The gate")).await;
        // A stranger's is held, and does not stand in the way of anybody either.
        stage.accepts(claims("eve@foreign.example", "The trap")).await;
        let heard = stage.mails("ben").await;
        assert_eq!(kinds(&heard), [NoticeKind::Comment; 2], "both were said");
        assert!(heard[0].message.subject.contains("The fence") && heard[1].message.subject.contains("The gate"));
        // The same person says something else under the same id, and the first once more.
        stage.accepts(claims("ana", "The path")).await;
        stage.accepts(first).await;
        assert_eq!(kinds(&stage.mails("ben").await), [NoticeKind::Comment]);
        stage.forget().await;
        // Who answers that Message-ID without a notice of ours still answers what had it first.
        let answer = Mail::by("cleo").to("garden").subject("Re: The fence").says("I have posts.").header(&format!("In-Reply-To: <{id}>"));
        stage.accepts(answer).await;
        let heard = stage.mail("ben").await;
        assert!(heard.is(NoticeKind::Comment).says("I have posts.").message.subject.contains("The fence"));
    }

    async fn a_vote_under_a_message_id_that_was_used_before_is_a_vote_of_its_own(stage) {
        let (ben, cleo) = crate::votes::ballots(stage).await;
        let first = Mail::reply("ben", &ben, "Green");
        let claimed = Mail { message_id: first.message_id.clone(), ..Mail::reply("cleo", &cleo, "White") };
        let changed = Mail { message_id: first.message_id.clone(), ..Mail::reply("ben", &ben, "Natural oak") };
        // A stranger who is there first with the id takes nobody's place.
        stage.accepts(Mail { message_id: first.message_id.clone(), ..Mail::reply("eve@foreign.example", &ben, "White") }).await;
        stage.accepts(first).await;
        stage.accepts(claimed).await;
        let votes = |ben: &str| [("Ben".to_string(), ben.to_string()), ("Cleo".to_string(), "3".to_string())];
        assert_eq!(counted(stage, &ben).await, votes("1"));
        stage.accepts(changed).await;
        assert_eq!(counted(stage, &ben).await, votes("2"));
        stage.forget().await;
    }
}

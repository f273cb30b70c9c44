//! Two houses that are subscribed to each other, and programs that answer every letter. The houses are real, and what one
//! sends to the other goes over real SMTP.

use crate::stage::{Base, DOMAIN, Mail, Received, STRONG, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::command::{Command, NewMember};
use mailmoot::core::group::Role;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Address;
use mailmoot::core::trust::Actor;
use mailmoot::core::view::Needs;
use mailmoot::inbound::route::Destination;

const OTHER: &str = "other.example";
/// More rounds than any honest exchange has.
const ROUNDS: usize = 12;

/// A second house under another name, whose list has a member too.
async fn other_house(base: Base) -> Stage {
    let stage = Stage::empty(base, |config| config.service.domain = OTHER.into()).await;
    stage.execute(Actor::Admin, Command::CreateGroup { handle: "orchard".into(), name: "Orchard".into(), locale: None }).await;
    let directory = &stage.running().intake.directory;
    directory.learn(stage.running().app.store.handles().await.unwrap());
    assert!(matches!(directory.destination(&format!("orchard@{OTHER}")), Some(Destination::Group { .. })));
    join(&stage, "orchard", &format!("olga@{STRONG}"), Role::Coordinator).await;
    stage
}

async fn join(stage: &Stage, handle: &str, address: &str, role: Role) {
    let new = NewMember {
        handle: handle.into(),
        address: Address::parse(address).unwrap(),
        name: "Somebody".into(),
        role,
        zone: None,
        locale: None,
        prefers: None,
        quiet: true,
        name_is_right: false,
        added_by: None,
    };
    stage.execute(Actor::Admin, Command::AddMember(new)).await;
}

/// What a bad forwarder takes off: everything by which a machine's mail is known, our own mark left alone.
fn without_marks(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut kept = String::new();
    let mut keeps = true;
    for line in head.split("\r\n") {
        if !line.starts_with([' ', '\t']) {
            let name = line.split(':').next().unwrap().to_lowercase();
            keeps = !(name.starts_with("list-") || ["auto-submitted", "precedence", "x-auto-response-suppress", "feedback-id"].contains(&name.as_str()));
        }
        if keeps {
            kept.push_str(line);
            kept.push_str("\r\n");
        }
    }
    format!("{kept}\r\n{body}").into_bytes()
}

/// Carries what lies in one house's sink for the other's list over to it. How many mails that were.
async fn carry(from: &Stage, to: &Stage, list: &str, strips: bool) -> usize {
    from.settled().await;
    let mails = from.sink.take(list);
    for mail in &mails {
        let bytes = if strips { without_marks(&mail.bytes) } else { mail.bytes.clone() };
        let reply = to.deliver(&mail.mail_from, &[list], &bytes).await;
        assert!([250, 550].contains(&reply.code), "{}", reply.text);
    }
    to.settled().await;
    mails.len()
}

async fn comments(stage: &Stage, handle: &str) -> usize {
    let needs = |view: &mailmoot::core::view::View| Needs {
        handles: [handle.to_string()].into(),
        archives: view.groups.values().map(|group| group.id).collect(),
        talk: view.threads.values().map(|thread| thread.id).collect(),
        ..Needs::default()
    };
    stage.view(needs).await.comments.values().count()
}

/// Each list is a member of the other, by the address it writes from.
async fn two_lists(base: Base, strips: bool, proven: bool) {
    let garden = Stage::open(base).await;
    let orchard = other_house(base).await;
    join(&garden, "garden", &format!("orchard@{OTHER}"), Role::Member).await;
    join(&orchard, "orchard", &format!("garden@{DOMAIN}"), Role::Member).await;
    if proven {
        // Each house finds the other's key in its own small world.
        for (there, here, domain) in [(&garden, &orchard, OTHER), (&orchard, &garden, DOMAIN)] {
            there.zone.txt(&format!("mailmoot._domainkey.{domain}"), here.record.clone());
        }
    }
    garden.accepts(Mail::by("ben").to("garden").subject("Apples").says("The tree is full, come and pick.")).await;
    let mut crossed = 0;
    for round in 0..ROUNDS {
        let one_way = carry(&garden, &orchard, &format!("orchard@{OTHER}"), strips).await;
        let other_way = carry(&orchard, &garden, &format!("garden@{DOMAIN}"), strips).await;
        crossed += one_way + other_way;
        if one_way + other_way == 0 {
            break;
        }
        assert!(round + 1 < ROUNDS, "they go on and on");
    }
    assert!((1..=2).contains(&crossed), "strips {strips}, proven {proven}: {crossed} mails crossed");
    assert_eq!(comments(&garden, "garden").await, 1);
    assert!(comments(&orchard, "orchard").await <= 1);
    for stage in [&garden, &orchard] {
        stage.forget().await;
    }
    garden.close().await;
    orchard.close().await;
}

/// How a program that answers every letter addresses what it writes.
#[derive(Clone, Copy, Debug)]
enum Answers {
    ReplyTo,
    From,
    /// To From, as a letter of its own.
    Anew,
}

impl Answers {
    fn ticket(self, number: usize, letter: &Received) -> Mail {
        let words = "Your request was received and has been given to our team.";
        let subject = format!("Ticket #{number} received");
        match self {
            Self::ReplyTo => Mail { subject, ..Mail::reply("ben", letter, words) },
            Self::From => Mail { subject, ..Mail::reply_to_from("ben", letter, words) },
            Self::Anew => Mail::by("ben").to(&letter.message.from[0].address).subject(&subject).says(words),
        }
    }
}

/// Somebody's program has got a letter of ours, and answers it, and what comes of that. It signs, and marks nothing.
async fn falls_silent(stage: &Stage, answers: Answers, most: usize) {
    crate::votes::ballots(stage).await;
    stage.accepts(Mail::by("ben").to("garden-vote").subject("Ticket #1 received").says("Thank you for your mail.")).await;
    let mut letters = 0;
    loop {
        let came = stage.mails("ben").await;
        if came.is_empty() {
            break;
        }
        for letter in came {
            letters += 1;
            assert!(letters <= most, "{answers:?}: they go on and on");
            stage.accepts(answers.ticket(letters + 1, &letter)).await;
        }
    }
    assert!(letters > 1, "it was answered");
    stage.pass(SignedDuration::from_hours(26)).await;
    assert!(stage.mails("ben").await.iter().all(|mail| mail.kind() == NoticeKind::Reminder), "{answers:?}: silence for good");
}

plays! {
    async fn a_program_that_answers_every_letter_is_soon_left_alone(stage) {
        falls_silent(stage, Answers::ReplyTo, 10).await;
        // What waits without a letter is not lost.
        assert_eq!(stage.running().app.store.status().await.unwrap().held, 10);
        stage.accepts(Mail::by("ben").to("help").subject("?").says("status")).await;
        stage.mail("ben").await.is(NoticeKind::Status);
    }

    async fn a_program_that_answers_from_instead_is_too(stage) {
        falls_silent(stage, Answers::From, 10).await;
    }

    async fn a_program_that_opens_a_new_letter_each_time_is_too(stage) {
        falls_silent(stage, Answers::Anew, 12).await;
    }
}

#[tokio::test]
async fn two_houses_subscribed_to_each_other_fall_silent_after_two_mails_on_sqlite() {
    for (strips, proven) in [(false, false), (false, true), (true, false), (true, true)] {
        two_lists(Base::Sqlite, strips, proven).await;
    }
}

#[tokio::test]
async fn two_houses_subscribed_to_each_other_fall_silent_after_two_mails_on_postgres() {
    two_lists(Base::Postgres, false, true).await;
    two_lists(Base::Postgres, true, true).await;
}

//! Forged senders: every attempt under `fixtures/spoofing`, through the mail door, as a vote, an answer and a new thread.
//! Nothing is ever done in the name of somebody who did not write it. `doors` sends the same through every webhook door.

mod doors;
mod records;

use crate::hand::{Letter, octets};
use crate::stage::{FOREIGN, Mail, Received, STRONG, Stage, plays};
use crate::votes::{ballots, counted};
use jiff::SignedDuration;
use mailmoot::core::command::Outcome;
use mailmoot::core::ids::PersonId;
use mailmoot::core::notice::NoticeKind;
use std::path::Path;

/// One attempt: what it is, and its lines.
struct Attempt {
    name: String,
    lines: Vec<String>,
}

/// What an attempt is to bring about, all of it with Ben's own token where there is one.
#[derive(Clone, Copy, Debug)]
enum Aim {
    /// A vote at the reply address of his ballot.
    Vote,
    /// A vote at the poll address, as an answer to the Message-ID of his ballot.
    Answer,
    /// A new thread.
    Talk,
}

const AIMS: [Aim; 3] = [Aim::Vote, Aim::Answer, Aim::Talk];

impl Aim {
    fn letter(self, ballot: &Received, number: usize) -> (Letter, String) {
        let reply = format!("In-Reply-To: <{}>", ballot.message_id());
        let (to, extra, text) = match self {
            Self::Vote => (ballot.message.reply_to[0].clone(), Some(reply), "Green"),
            Self::Answer => ("garden-vote@moot.example".into(), Some(reply), "Green"),
            Self::Talk => ("garden@moot.example".into(), None, "Green is what I said."),
        };
        let letter = Letter {
            fields: [format!("To: {to}"), format!("Subject: Re: attempt {number}"), format!("Message-ID: <{number}.attempt@{STRONG}>")]
                .into_iter()
                .chain(["Date: Tue, 24 Nov 2026 09:30:00 +0000", "MIME-Version: 1.0"].map(String::from))
                .chain(["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"].map(String::from))
                .chain(extra)
                .map(String::into_bytes)
                .collect(),
            body: format!("{text}\r\n").into_bytes(),
        };
        (letter, to)
    }
}

/// The attempts of a file. A file that holds none is an error.
fn attempts(file: &str) -> Vec<Attempt> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/spoofing").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut all: Vec<Attempt> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("== ") {
            Some(name) => all.push(Attempt { name: name.into(), lines: Vec::new() }),
            None => all.last_mut().expect("a line belongs to an attempt").lines.push(line.into()),
        }
    }
    assert!(!all.is_empty() && all.iter().all(|attempt| !attempt.lines.is_empty()), "{file} holds too little");
    all
}

/// A letter that somebody else wrote in Ben's name, ready to be handed over.
struct Forgery {
    what: String,
    mail_from: String,
    rcpt: String,
    /// What the letter is made of, for a provider that takes it apart.
    letter: Letter,
    bytes: Vec<u8>,
}

/// Every attempt of `authors.txt`, for each aim: unsigned, and signed by a provider of the attacker's.
fn authors(key: &str, ballot: &Received) -> Vec<Forgery> {
    let mut all = Vec::new();
    for attempt in attempts("authors.txt") {
        for (aim, signs) in AIMS.into_iter().flat_map(|aim| [(aim, false), (aim, true)]) {
            let (mut letter, rcpt) = aim.letter(ballot, all.len() + 1);
            letter.fields.splice(0..0, attempt.lines.iter().map(|line| octets(line)));
            let (mail_from, bytes) =
                if signs { (format!("eve@{FOREIGN}"), letter.signed(key, &format!("d={FOREIGN}"), None)) } else { (format!("ben@{STRONG}"), letter.bytes()) };
            all.push(Forgery { what: format!("{} {aim:?} signed={signs}", attempt.name), mail_from, rcpt, letter, bytes });
        }
    }
    assert!(all.len() >= 300, "{}", all.len());
    all
}

/// Every attempt of `changed.txt`, for each aim.
fn changes(key: &str, ballot: &Received) -> Vec<Forgery> {
    let mut all = Vec::new();
    for attempt in attempts("changed.txt") {
        for aim in AIMS {
            let (mut letter, rcpt) = aim.letter(ballot, 10_000 + all.len());
            letter.fields.insert(0, format!("From: ben@{STRONG}").into_bytes());
            let bytes = changed(key, &letter, &attempt.lines);
            all.push(Forgery { what: format!("{} {aim:?}", attempt.name), mail_from: format!("eve@{FOREIGN}"), rcpt, letter, bytes });
        }
    }
    assert!(all.len() >= 100, "{}", all.len());
    all
}

/// Sends it, and tells what was done in whose name; empty when nothing was.
async fn done(stage: &Stage, mail_from: &str, rcpt: &str, bytes: &[u8]) -> Vec<(Option<PersonId>, String)> {
    stage.world.advance(SignedDuration::from_secs(1));
    let since = stage.now();
    stage.deliver(mail_from, &[rcpt], bytes).await;
    let store = &stage.running().app.store;
    let mut done = Vec::new();
    for raw in store.raws_since(since).await.unwrap() {
        for disposition in store.dispositions(raw).await.unwrap() {
            if let Outcome::Done(what) = disposition.outcome {
                done.push((disposition.person, what));
            }
        }
    }
    done
}

/// Nobody is heard or counted who did not speak; and Ben still is, so that the silence means something.
async fn nothing_happened(stage: &Stage, ballot: &Received, wrong: &[String]) {
    assert!(wrong.is_empty(), "{} attempts did something:\n{}", wrong.len(), wrong.join("\n"));
    assert!(counted(stage, ballot).await.is_empty());
    nobody_was_told(stage).await;
    stage.forget().await;
    stage.accepts(Mail::reply("ben", ballot, "Green")).await;
    stage.mail("ben").await.is(NoticeKind::Receipt);
    assert_eq!(counted(stage, ballot).await, [("Ben".to_string(), "1".to_string())]);
}

/// Nobody has heard a comment.
async fn nobody_was_told(stage: &Stage) {
    for who in ["ana", "cleo", "wes"] {
        let kinds: Vec<NoticeKind> = stage.mails(who).await.iter().map(Received::kind).collect();
        assert!(!kinds.contains(&NoticeKind::Comment), "{who} was told something: {kinds:?}");
    }
}

plays! {
    async fn no_way_to_write_from_makes_another_the_author(stage) {
        let (ben, _) = ballots(stage).await;
        let mut wrong = Vec::new();
        for forgery in authors(&stage.key, &ben) {
            let done = done(stage, &forgery.mail_from, &forgery.rcpt, &forgery.bytes).await;
            if !done.is_empty() {
                wrong.push(format!("{}: {done:?}", forgery.what));
            }
        }
        nothing_happened(stage, &ben, &wrong).await;
    }

    async fn what_was_signed_oddly_or_changed_afterwards_is_nobodys(stage) {
        let (ben, _) = ballots(stage).await;
        let mut wrong = Vec::new();
        for forgery in changes(&stage.key, &ben) {
            let done = done(stage, &forgery.mail_from, &forgery.rcpt, &forgery.bytes).await;
            if !done.is_empty() {
                wrong.push(format!("{}: {done:?}", forgery.what));
            }
        }
        nothing_happened(stage, &ben, &wrong).await;
    }

    async fn odd_and_sound_ways_to_write_from_speak_for_their_author_alone(stage) {
        let (ballot, _) = ballots(stage).await;
        let ben = stage.person("ben").await;
        for (number, attempt) in attempts("honest.txt").into_iter().enumerate() {
            let (mut letter, rcpt) = Aim::Talk.letter(&ballot, number);
            letter.fields.splice(0..0, attempt.lines.iter().map(|line| octets(line)));
            let done = done(stage, &format!("ben@{STRONG}"), &rcpt, &letter.signed(&stage.key, &format!("d={STRONG}"), None)).await;
            assert!(matches!(done.as_slice(), [(Some(person), what)] if *person == ben && what == "thread"), "{}: {done:?}", attempt.name);
        }
    }
}

/// The letter, signed and changed step by step.
fn changed(key: &str, letter: &Letter, steps: &[String]) -> Vec<u8> {
    let (mut tags, mut covers) = (format!("d={STRONG}"), None);
    for (step, rest) in steps.iter().filter_map(|step| step.split_once(' ')) {
        match step {
            "sign" if rest.contains("d=") => tags = rest.into(),
            "sign" => tags = format!("d={STRONG}; {rest}"),
            "covers" => covers = Some(rest),
            _ => {}
        }
    }
    let mut bytes = letter.signed(key, &tags, covers);
    for (step, rest) in steps.iter().filter_map(|step| step.split_once(' ')) {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a header has an end");
        let rest = octets(rest);
        match step {
            "front" => bytes.splice(0..0, [rest, b"\r\n".to_vec()].concat()).for_each(drop),
            "end" => bytes.splice(end..end, [b"\r\n".to_vec(), rest].concat()).for_each(drop),
            "before" => bytes.splice(end + 4..end + 4, [rest, b"\r\n".to_vec()].concat()).for_each(drop),
            "body" => bytes.extend([rest, b"\r\n".to_vec()].concat()),
            "replace" => bytes = replaced(&bytes, &rest),
            "sign" | "covers" => {}
            other => panic!("no step is called {other}"),
        }
    }
    bytes
}

fn replaced(bytes: &[u8], rule: &[u8]) -> Vec<u8> {
    let rule = String::from_utf8(rule.to_vec()).unwrap();
    let (before, after) = rule.split_once(" => ").expect("what, and what stands there then");
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.contains(before), "{before} is not in:\n{text}");
    text.replacen(before, after, 1).into_bytes()
}

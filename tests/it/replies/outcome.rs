//! What came of a reply, in the database and in the mails that followed, against what its `.expect` says.

use super::fixture::{Expect, Fixture, Outcome};
use super::place::{DOMAIN, Notice, Place};
use mailmoot::core::grammar::{Doubt, Line};
use mailmoot::core::ids::PersonId;
use mailmoot::core::notice::{NoticeBody, NoticeKind};
use mailmoot::core::person::Address;
use mailmoot::core::view::{Needs, View};
use mailmoot::face::words::words;
use mailmoot::inbound::{files, message};

/// `Err` says what is otherwise.
pub async fn check(place: &Place, fixture: &Fixture, seen: u64, message: &[u8]) -> Result<(), String> {
    let came = came_of_it(place, fixture, seen).await;
    match (taken_apart(fixture, message), came) {
        (Err(one), Err(two)) => Err(format!("{one}\n{two}")),
        (one, two) => one.and(two),
    }
}

async fn came_of_it(place: &Place, fixture: &Fixture, seen: u64) -> Result<(), String> {
    match fixture.expect.outcome {
        Outcome::Published => published(place, fixture).await,
        Outcome::Counted => counted(place, fixture, place.answer_after(fixture, seen).await?).await,
        Outcome::Asked => asked(fixture, &place.answer_after(fixture, seen).await?),
        Outcome::Done => done(fixture, &place.answer_after(fixture, seen).await?),
    }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, got: T, expect: T) -> Result<(), String> {
    if got == expect { Ok(()) } else { Err(format!("{what}\n   got    {got:?}\n   expect {expect:?}")) }
}

/// What was cut as quote, and what as attribution, signature and the like.
fn taken_apart(fixture: &Fixture, message: &[u8]) -> Result<(), String> {
    let Expect { quoted, cut, .. } = &fixture.expect;
    let words = files::sort(&message::read(message), DOMAIN).words;
    let lines: Vec<&str> =
        words.lines.iter().filter_map(|line| if let Line::Quoted(text) = line { Some(text.trim()) } else { None }).filter(|line| !line.is_empty()).collect();
    let ends: Vec<&str> = lines.first().into_iter().chain(lines.last()).copied().collect();
    same("quoted", ends, quoted.iter().map(String::as_str).collect())?;
    let gone: Vec<&str> = words.elided.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    same("cut", gone, cut.iter().map(String::as_str).collect())
}

async fn published(place: &Place, fixture: &Fixture) -> Result<(), String> {
    place.heard_by_ana(&fixture.author).await.ok_or("Ana heard nothing")?;
    let author = person(place, fixture).await;
    let view = place.view(all_talk).await;
    let comments: Vec<_> = view.comments.values().filter(|comment| comment.author == author).collect();
    same("comments", comments.len(), 1)?;
    same("words", comments[0].words.as_str(), fixture.expect.words.trim())?;
    let files = comments[0].files.iter().filter_map(|file| view.files.get(*file)).map(|file| file.name.clone()).collect::<Vec<_>>();
    same("files", files, fixture.expect.files.clone())
}

fn all_talk(view: &View) -> Needs {
    Needs {
        handles: ["garden".into()].into(),
        archives: view.group_named("garden").map(|group| group.id).into_iter().collect(),
        talk: view.threads.values().map(|thread| thread.id).collect(),
        ..Needs::default()
    }
}

async fn person(place: &Place, fixture: &Fixture) -> PersonId {
    let address = Address::parse(&fixture.address).unwrap();
    let view = place.view(|_| Needs { addresses: [address.clone()].into(), ..Needs::default() }).await;
    view.people_at(&address)[0].id
}

async fn counted(place: &Place, fixture: &Fixture, receipt: Notice) -> Result<(), String> {
    let Expect { option, name, reason, replaces, .. } = &fixture.expect;
    same("answered with", receipt.notice.kind, NoticeKind::Receipt)?;
    let poll = receipt.notice.poll.unwrap();
    let voter = person(place, fixture).await;
    let view = place.view(|_| Needs { polls: [poll].into(), ballots: [(poll, voter)].into(), ..Needs::default() }).await;
    let ballot = view.ballot(poll, voter).ok_or("no ballot")?;
    same("poll", view.polls.get(poll).unwrap().title.as_str(), &fixture.expect.poll)?;
    same("option", ballot.choice.code(), option.as_deref())?;
    same("reason", Some(ballot.reason.as_str()), reason.as_deref())?;
    let NoticeBody::Receipt { replaces: before, .. } = &receipt.notice.body else { return Err("a receipt of nothing".into()) };
    same("replaces", before.as_ref().and_then(|choice| choice.code()), replaces.as_deref())?;
    let mut said = fluent_bundle::FluentArgs::new();
    said.set("name", name.as_deref().unwrap_or_default());
    let first = words(&fixture.expect.locale).say("receipt-counted", &said);
    same("receipt", receipt.mail.text().lines().next(), Some(first.as_str()))
}

fn asked(fixture: &Fixture, question: &Notice) -> Result<(), String> {
    let NoticeBody::Question { words, doubt, .. } = &question.notice.body else { return Err(format!("answered with {:?}", question.notice.kind)) };
    same("doubt", named(doubt).as_str(), fixture.expect.doubt.as_deref().unwrap_or_default())?;
    // Somebody who wrote nothing is shown the subject.
    if *doubt == Doubt::Empty { Ok(()) } else { same("words", words.as_str(), fixture.expect.words.trim()) }
}

fn named(doubt: &Doubt) -> String {
    let json = serde_json::to_value(doubt).unwrap();
    json["doubt"].as_str().unwrap_or_default().to_string()
}

fn done(fixture: &Fixture, answer: &Notice) -> Result<(), String> {
    same("answered with", Some(answer.notice.kind.folder()), fixture.expect.answered_with.as_deref())?;
    let text = answer.mail.text().split_whitespace().collect::<Vec<_>>().join(" ");
    if text.contains(&fixture.expect.says) { Ok(()) } else { Err(format!("it does not say {:?}:\n{text}", fixture.expect.says)) }
}

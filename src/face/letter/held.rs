//! What was not carried out: questions back, confirmations, refusals, a stranger's mail. Each gives the words back or
//! says what would happen on "yes".

use super::correct::Correct;
use super::desk::{Desk, Link};
use super::talk::left_out;
use crate::core::ballot::Choice;
use crate::core::command::{Door, ServiceRole};
use crate::core::grammar::Doubt;
use crate::core::notice::{HeldAct, NoticeBody};
use crate::core::refusal::Refusal;
use crate::core::token::Purpose;
use crate::face::choice::{choice_of, flaw_of};
use crate::face::escape::{shortened, single_line};
use crate::face::poll::{PollView, name_of};
use crate::face::prose::{Prose, WHOLE};
use crate::face::story;
use crate::face::words::args;
use anyhow::bail;
use fluent_bundle::FluentArgs;
use serde::Serialize;

#[derive(Serialize)]
pub struct QuestionLetter {
    title: String,
    /// The ballot to choose from, when it is about a poll.
    poll: Option<PollView>,
    stands: Option<String>,
    doubt: String,
    words: Prose,
    no_code: bool,
    post: Link,
    /// What was understood, as an answer to be put right.
    correct: Option<Correct>,
}

pub fn question(desk: &Desk<'_>) -> anyhow::Result<QuestionLetter> {
    let NoticeBody::Question { words, doubt, stands, .. } = &desk.brief.notice.body else { bail!("it is no question") };
    let poll = desk.brief.poll.as_ref().map(|_| desk.poll_view()).transpose()?;
    let subject = if poll.is_some() { desk.vote_subject() } else { desk.title() };
    Ok(QuestionLetter {
        title: desk.title(),
        poll,
        stands: stands.as_ref().map(|choice| chosen(desk, choice)),
        doubt: why_unclear(desk, doubt),
        words: Prose::new(words, WHOLE),
        no_code: *doubt == Doubt::NoCode,
        post: desk.answer(&desk.reader.plain("question-post"), "post", &subject),
        correct: desk.brief.notice.body.understood().map(|choice| Correct::of(desk, choice, &subject)),
    })
}

fn why_unclear(desk: &Desk<'_>, doubt: &Doubt) -> String {
    let reader = &desk.reader;
    match doubt {
        Doubt::Empty => reader.plain("doubt-empty"),
        Doubt::Unclear => reader.plain("doubt-unclear"),
        Doubt::Several { codes } => {
            let names: Vec<String> = codes.iter().map(|code| option(desk, code)).collect();
            reader.say("doubt-several", &args!["names" => reader.list(&names)])
        }
        Doubt::Conditional => reader.plain("doubt-conditional"),
        Doubt::OptionOrCommand { word } => reader.say("doubt-option-or-command", &args!["word" => short(word)]),
        Doubt::Languages { word } => reader.say("doubt-languages", &args!["word" => short(word)]),
        Doubt::Reaction => reader.plain("doubt-reaction"),
        Doubt::OldBallot => reader.plain("doubt-old-ballot"),
        Doubt::MarkAgainstWords { marked, written } => {
            reader.say("doubt-mark-against-words", &args!["marked" => option(desk, marked), "written" => option(desk, written)])
        }
        Doubt::ReasonMissing { understood } => reader.say("doubt-reason-missing", &args!["name" => chosen(desk, understood)]),
        Doubt::ReasonTooLong { understood, length, limit } => {
            reader.say("doubt-reason-too-long", &args!["name" => chosen(desk, understood), "length" => *length, "limit" => *limit])
        }
        Doubt::Flawed { understood: Some(understood), flaw } => {
            let flaw = flaw_of(reader, flaw, |code| option(desk, code));
            reader.say("doubt-flawed", &args!["flaw" => flaw, "understood" => chosen(desk, understood)])
        }
        Doubt::Flawed { understood: None, flaw } => flaw_of(reader, flaw, |code| option(desk, code)),
        Doubt::NoCode => reader.plain("doubt-no-code"),
        Doubt::ForAll => {
            let members = desk.brief.group.as_ref().map_or(0, |group| group.members);
            reader.say("doubt-for-all", &args!["members" => members, "group" => desk.group_name()])
        }
    }
}

#[derive(Serialize)]
pub struct ConfirmLetter {
    is_vote: bool,
    vote_title: String,
    ask: String,
    why: String,
    words: Prose,
    how: String,
    counts: String,
    failed: bool,
    page: Link,
    yes: Link,
}

pub fn confirm(desk: &Desk<'_>) -> anyhow::Result<ConfirmLetter> {
    let NoticeBody::Confirm { act, failed, received_at, until, .. } = &desk.brief.notice.body else { bail!("it asks for no confirmation") };
    let args = act_args(desk, act);
    let strict = desk.brief.held.as_ref().is_some_and(|held| held.why == crate::core::held::HeldWhy::StrictLink);
    let why = match (failed, act) {
        (true, HeldAct::Vote { .. }) => "confirm-failed-vote",
        (true, _) => "confirm-failed",
        (false, HeldAct::Leave) => "confirm-leave-means",
        (false, HeldAct::Deactivate) => "confirm-deactivate-means",
        (false, HeldAct::DeleteMe) => "confirm-delete-me-means",
        (false, _) if strict && desk.brief.poll.as_ref().is_some_and(|poll| poll.poll.settings.strict) => "confirm-strict-poll",
        (false, _) if strict => "confirm-strict",
        (false, _) => "confirm-weak",
    };
    let how = if *failed { "confirm-how-page" } else { "confirm-how" };
    let is_vote = matches!(act, HeldAct::Vote { .. });
    let subject = if is_vote { desk.vote_subject() } else { desk.reader.plain("subject-confirm") };
    Ok(ConfirmLetter {
        is_vote,
        vote_title: desk.title(),
        ask: desk.reader.say(ask(act), &args),
        why: desk.reader.say(why, &args),
        words: act_words(act),
        how: desk.reader.say(how, &args!["until" => desk.reader.moment(*until)]),
        counts: if matches!(act, HeldAct::Command { .. } | HeldAct::Leave | HeldAct::Join | HeldAct::Deactivate | HeldAct::DeleteMe) {
            desk.reader.plain("confirm-done")
        } else {
            desk.reader.say("confirm-counts", &args!["at" => desk.reader.moment(*received_at)])
        },
        failed: *failed,
        page: Link { label: desk.reader.plain("confirm-button"), url: desk.link(Purpose::ConfirmPage, 0) },
        yes: desk.answer(&desk.reader.plain("confirm-yes"), "yes", &subject),
    })
}

fn ask(act: &HeldAct) -> &'static str {
    match act {
        HeldAct::Vote { .. } => "confirm-vote",
        HeldAct::Comment { .. } => "confirm-comment",
        HeldAct::Thread { .. } => "confirm-thread",
        HeldAct::Poll { .. } => "confirm-poll",
        HeldAct::Leave => "confirm-leave",
        HeldAct::Join => "confirm-join-page",
        HeldAct::Deactivate => "confirm-deactivate",
        HeldAct::DeleteMe => "confirm-delete-me",
        HeldAct::Command { .. } => "confirm-command",
    }
}

#[derive(Serialize)]
pub struct WasItYouLetter {
    is_vote: bool,
    vote_title: String,
    ask: String,
    act: String,
    words: Prose,
    yes: String,
    page: Link,
    buttons: Vec<Link>,
}

pub fn was_it_you(desk: &Desk<'_>) -> anyhow::Result<WasItYouLetter> {
    let NoticeBody::WasItYou { from, act, received_at, .. } = &desk.brief.notice.body else { bail!("it does not ask who it was") };
    let known = from.as_ref().map(|address| single_line(address.as_str()));
    let args = args!["group" => desk.group_name(), "from" => known.clone().unwrap_or_default(), "at" => desk.reader.moment(*received_at)];
    let key = |with: &'static str, without: &'static str| if known.is_some() { with } else { without };
    let is_vote = matches!(act, HeldAct::Vote { .. });
    let act_key = match act {
        HeldAct::Vote { .. } => "was-act-vote",
        HeldAct::Poll { .. } => "was-act-poll",
        _ => "was-act-words",
    };
    let subject = if is_vote { desk.vote_subject() } else { desk.reader.plain("subject-confirm") };
    Ok(WasItYouLetter {
        is_vote,
        vote_title: desk.title(),
        ask: desk.reader.say(key("was-from", "was-unknown"), &args),
        act: desk.reader.say(act_key, &act_args(desk, act)),
        words: act_words(act),
        yes: desk.reader.say(key("was-yes", "was-yes-unknown"), &args),
        page: Link { label: desk.reader.plain("was-button"), url: desk.link(Purpose::ConfirmPage, 0) },
        buttons: vec![desk.answer(&desk.reader.plain("confirm-yes"), "yes", &subject), desk.answer(&desk.reader.plain("confirm-no"), "no", &subject)],
    })
}

#[derive(Serialize)]
pub struct RefusalLetter {
    /// It refuses a mail that was to start a poll.
    of_poll_mail: bool,
    title: String,
    is_vote: bool,
    reason: String,
    way: String,
    words: Prose,
    /// Further ones of the same day.
    more: Vec<MoreRefused>,
}

#[derive(Serialize)]
struct MoreRefused {
    reason: String,
    way: String,
    words: Prose,
}

pub fn refusal(desk: &Desk<'_>) -> anyhow::Result<RefusalLetter> {
    let NoticeBody::Refusal { refusal, words, more } = &desk.brief.notice.body else { bail!("it is no refusal") };
    let (reason, way) = sentences(desk, refusal, &desk.title());
    let more = more.iter().map(|refused| {
        let (reason, way) = sentences(desk, &refused.refusal, &single_line(&refused.title));
        MoreRefused { reason, way, words: Prose::new(&refused.words, WHOLE) }
    });
    let of_poll_mail = matches!(refusal, Refusal::NoOptions | Refusal::NoVoters | Refusal::NoTitle | Refusal::NotSupported { .. });
    Ok(RefusalLetter {
        of_poll_mail,
        title: desk.title(),
        is_vote: desk.brief.poll.is_some(),
        reason,
        way,
        words: Prose::new(words, WHOLE),
        more: more.collect(),
    })
}

/// One sentence with the reason, one with the way on.
fn sentences(desk: &Desk<'_>, refusal: &Refusal, title: &str) -> (String, String) {
    let mut args = refusal_args(desk, refusal);
    args.set("title", title.to_string());
    let mut key = format!("refusal-{}", refusal.code());
    let way = desk.reader.say(&format!("{key}-way{}", super::ballot::destroyed(desk, refusal)), &args);
    if matches!(refusal, Refusal::PollClosed { sent_at: Some(_), .. }) {
        key.push_str("-sent");
    }
    (desk.reader.say(&key, &args), way)
}

fn refusal_args(desk: &Desk<'_>, refusal: &Refusal) -> FluentArgs<'static> {
    let reader = &desk.reader;
    let mut args = args![
        "title" => desk.title(), "group_address" => desk.door(Door::Talk), "poll_address" => desk.door(Door::Poll),
        "owner_address" => desk.door(Door::Owner), "help_address" => desk.service(ServiceRole::Help),
        "settings" => desk.link(Purpose::SettingsPage, 0), "page" => desk.link(Purpose::VotePage, 0)
    ];
    match refusal {
        Refusal::ThreadClosed { by, at, .. } => {
            args.set("name", reader.who(desk.brief.name(*by)));
            args.set("at", reader.day(*at));
        }
        Refusal::PollClosed { closed_at, received_at, sent_at } => {
            args.set("closed", reader.moment(*closed_at));
            args.set("received", reader.moment(*received_at));
            args.set("sent", sent_at.map(|sent| reader.moment(sent)).unwrap_or_default());
        }
        Refusal::FilesLeftOut { files } => {
            let lines: Vec<String> = files.iter().take(10).map(|file| left_out(reader, file)).collect();
            args.set("files", lines.join("; "));
        }
        Refusal::ReasonTooLong { length, limit } => {
            args.set("length", *length);
            args.set("limit", *limit);
        }
        Refusal::BadField { field } => args.set("field", short(field)),
        Refusal::NoDate { written } => args.set("written", short(written)),
        Refusal::NotSupported { line } => args.set("line", short(line)),
        Refusal::BadBallot { flaw } => args.set("flaw", flaw_of(&desk.reader, flaw, single_line)),
        other => story::refused(reader, other, &mut args),
    }
    args
}

fn option(desk: &Desk<'_>, code: &str) -> String {
    desk.brief.poll.as_ref().map_or_else(|| short(code), |poll| name_of(&desk.reader, &poll.poll, code))
}

fn chosen(desk: &Desk<'_>, choice: &Choice) -> String {
    choice_of(&desk.reader, desk.brief.poll.as_ref().map(|poll| &poll.poll), choice)
}

fn short(text: &str) -> String {
    shortened(&single_line(text), 80)
}

fn act_args(desk: &Desk<'_>, act: &HeldAct) -> FluentArgs<'static> {
    match act {
        HeldAct::Vote { choice, .. } => args!["name" => chosen(desk, choice)],
        HeldAct::Thread { title, .. } | HeldAct::Poll { title } => args!["title" => single_line(title)],
        HeldAct::Leave => args!["group" => desk.group_name()],
        HeldAct::Comment { .. } | HeldAct::Command { .. } | HeldAct::Join | HeldAct::Deactivate | HeldAct::DeleteMe => FluentArgs::new(),
    }
}

pub(super) fn act_words(act: &HeldAct) -> Prose {
    match act {
        HeldAct::Vote { reason: words, .. } | HeldAct::Comment { words } | HeldAct::Thread { words, .. } | HeldAct::Command { words } => {
            Prose::new(words, WHOLE)
        }
        HeldAct::Poll { .. } | HeldAct::Leave | HeldAct::Join | HeldAct::Deactivate | HeldAct::DeleteMe => Prose::default(),
    }
}

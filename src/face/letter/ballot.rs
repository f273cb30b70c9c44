//! A poll's own conversation: draft, ballot, receipt, late vote, result.

use super::deed::odd_name;
use super::desk::{Desk, Link};
use crate::core::ballot::Via;
use crate::core::command::Door;
use crate::core::notice::{NoticeBody, ProxyIs, Remark};
use crate::core::poll::Change;
use crate::core::refusal::Refusal;
use crate::core::token::Purpose;
use crate::face::choice::choice_of;
use crate::face::escape::{shortened, single_line};
use crate::face::poll::PollView;
use crate::face::prose::{EXCERPT, Prose};
use crate::face::story;
use crate::face::words::args;
use anyhow::{Context as _, bail};
use serde::Serialize;

#[derive(Serialize)]
pub struct BallotLetter {
    poll: PollView,
    page: Link,
    cancelled: bool,
}

pub fn ballot(desk: &Desk<'_>) -> anyhow::Result<BallotLetter> {
    let poll = desk.poll_view()?;
    let label = if poll.form.takes_one { "ballot-web-link" } else { "ballot-fill-in" };
    let page = Link { label: desk.reader.plain(label), url: desk.link(Purpose::VotePage, 0) };
    Ok(BallotLetter { page, cancelled: poll.state == "cancelled", poll })
}

#[derive(Serialize)]
pub struct ReminderLetter {
    #[serde(flatten)]
    ballot: BallotLetter,
    /// How many more votes make the quorum.
    to_quorum: Option<String>,
}

pub fn reminder(desk: &Desk<'_>) -> anyhow::Result<ReminderLetter> {
    let brief = desk.poll()?;
    let missing = brief.poll.quorum.zip(brief.voted).map(|(quorum, voted)| quorum.needed(brief.poll.entitled).saturating_sub(voted));
    let to_quorum = missing.filter(|missing| *missing > 0).map(|missing| desk.reader.say("reminder-quorum", &args!["missing" => missing]));
    Ok(ReminderLetter { ballot: ballot(desk)?, to_quorum })
}

#[derive(Serialize)]
pub struct ChangedLetter {
    #[serde(flatten)]
    ballot: BallotLetter,
    /// What was done, and by whom.
    news: String,
}

pub fn changed(desk: &Desk<'_>) -> anyhow::Result<ChangedLetter> {
    let NoticeBody::PollChanged { change, by } = &desk.brief.notice.body else { bail!("nothing was changed") };
    let (ballot, brief) = (ballot(desk)?, desk.poll()?);
    let chose = |code: &str| brief.mine.as_ref().is_some_and(|mine| mine.choice.codes().contains(&code));
    let tell = match change {
        Change::Reworded { code, .. } if !chose(code) => story::moved,
        _ => story::news,
    };
    Ok(ChangedLetter { news: tell(&desk.reader, &brief.poll, by.map(|person| desk.brief.name(person)), change), ballot })
}

#[derive(Serialize)]
pub struct ReceiptLetter {
    poll: PollView,
    choice: String,
    replaces: Option<String>,
    reason: Prose,
    via: Option<String>,
    /// It blocks and does not say why.
    asks_why: bool,
    /// The coordinators' address, when the vote is secret and cannot be taken back.
    secret: Option<String>,
    not_me: Link,
}

pub fn receipt(desk: &Desk<'_>) -> anyhow::Result<ReceiptLetter> {
    if let NoticeBody::Participated { via } = &desk.brief.notice.body {
        return secret_receipt(desk, *via);
    }
    let NoticeBody::Receipt { choice, replaces, reason, via, .. } = &desk.brief.notice.body else { bail!("it is no receipt") };
    let poll = &desk.poll()?.poll;
    Ok(ReceiptLetter {
        poll: desk.poll_view()?,
        choice: choice_of(&desk.reader, Some(poll), choice),
        replaces: replaces.as_ref().filter(|before| *before != choice).map(|before| choice_of(&desk.reader, Some(poll), before)),
        asks_why: poll.blocks(choice) && reason.trim().is_empty() && poll.is_open(),
        reason: Prose::new(reason, EXCERPT * 8),
        via: said_via(desk, *via),
        secret: None,
        not_me: desk.answer(&desk.reader.plain("not-me-button"), "not me", &desk.vote_subject()),
    })
}

/// That somebody voted, and nothing of what.
fn secret_receipt(desk: &Desk<'_>, via: Via) -> anyhow::Result<ReceiptLetter> {
    Ok(ReceiptLetter {
        poll: desk.poll_view()?,
        choice: String::new(),
        replaces: None,
        asks_why: false,
        reason: Prose::default(),
        via: said_via(desk, via),
        secret: Some(desk.door(Door::Owner)),
        not_me: desk.answer(&desk.reader.plain("not-me-button"), "not me", &desk.vote_subject()),
    })
}

/// The way on after a destroyed answer depends on whether there is still something to vote on.
pub(super) fn destroyed(desk: &Desk<'_>, refusal: &Refusal) -> &'static str {
    match (refusal, desk.brief.poll.as_ref()) {
        (Refusal::SecretByMail, Some(poll)) if poll.has_voted => "-voted",
        (Refusal::SecretByMail, Some(poll)) if !poll.poll.is_open() => "-closed",
        _ => "",
    }
}

fn said_via(desk: &Desk<'_>, via: Via) -> Option<String> {
    match via {
        Via::Mail => None,
        Via::Link => Some(desk.reader.plain("receipt-link")),
        Via::Session => Some(desk.reader.plain("receipt-session")),
    }
}

#[derive(Serialize)]
pub struct BlockedLetter {
    poll: PollView,
    /// Who blocks what.
    blocks: String,
    reason: Prose,
    page: Link,
}

pub fn blocked(desk: &Desk<'_>) -> anyhow::Result<BlockedLetter> {
    let block = desk.brief.block.as_ref().context("nobody blocks")?;
    let poll = desk.poll_view()?;
    Ok(BlockedLetter {
        blocks: desk.reader.say("blocked-line", &args!["name" => single_line(&block.name), "title" => poll.title.as_str()]),
        reason: Prose::new(&block.reason, EXCERPT * 8),
        page: Link { label: desk.reader.plain("see-vote"), url: desk.link(Purpose::VotePage, 0) },
        poll,
    })
}

#[derive(Serialize)]
pub struct ProxyLetter {
    poll: PollView,
    /// Who lets whom vote, or does no longer.
    said: String,
    ended: bool,
    decline: Link,
    page: Link,
}

pub fn proxy(desk: &Desk<'_>) -> anyhow::Result<ProxyLetter> {
    let NoticeBody::Proxy { giver, how } = desk.brief.notice.body else { bail!("it is about nobody's vote") };
    let key = match how {
        ProxyIs::Given => "proxy-asked",
        ProxyIs::TakenBack => "proxy-ended",
        ProxyIs::Declined => "proxy-declined",
    };
    let ended = how != ProxyIs::Given;
    let poll = desk.poll_view()?;
    Ok(ProxyLetter {
        said: desk.reader.say(key, &args!["name" => single_line(desk.brief.name(giver)), "title" => poll.title.as_str()]),
        ended,
        decline: desk.answer(&desk.reader.plain("proxy-decline-button"), "no", &desk.vote_subject()),
        page: Link { label: desk.reader.plain("see-vote"), url: desk.link(Purpose::VotePage, 0) },
        poll,
    })
}

#[derive(Serialize)]
pub struct ResultLetter {
    /// A vote that had reached the count late was added.
    again: bool,
    poll: PollView,
    unreachable: Option<String>,
    /// The reader may state the outcome by a reply, and nobody has.
    may_state: bool,
    page: Link,
}

pub fn result(desk: &Desk<'_>) -> anyhow::Result<ResultLetter> {
    let unreachable = desk.brief.group.as_ref().map_or(0, |group| group.unreachable);
    Ok(ResultLetter {
        poll: desk.poll_view()?,
        unreachable: (unreachable > 0).then(|| desk.reader.say("unreachable", &args!["count" => unreachable])),
        may_state: super::outcome::may_state(desk) && desk.poll()?.outcome.is_none(),
        again: desk.poll()?.poll.settings.recounts > 0,
        page: Link { label: desk.reader.plain("result-page"), url: desk.link(Purpose::VotePage, 0) },
    })
}

#[derive(Serialize)]
pub struct LateVoteLetter {
    poll: PollView,
    choice: String,
    received: String,
    closed: String,
    sent: Option<String>,
    /// In time by a mail provider's word, which reached us after the count.
    after_count: bool,
    owner_address: String,
    post: Link,
}

pub fn late_vote(desk: &Desk<'_>) -> anyhow::Result<LateVoteLetter> {
    let NoticeBody::LateVote { choice, refusal, .. } = &desk.brief.notice.body else { bail!("it is no late vote") };
    let Refusal::PollClosed { closed_at, received_at, sent_at } = refusal else { bail!("a late vote was refused for another reason") };
    Ok(LateVoteLetter {
        choice: choice_of(&desk.reader, Some(&desk.poll()?.poll), choice),
        received: desk.reader.moment(*received_at),
        closed: desk.reader.moment(*closed_at),
        after_count: received_at <= closed_at,
        sent: sent_at.filter(|sent| sent < closed_at && received_at > closed_at).map(|sent| desk.reader.moment(sent)),
        owner_address: desk.door(Door::Owner),
        post: desk.answer(&desk.reader.plain("question-post"), "post", &desk.vote_subject()),
        poll: desk.poll_view()?,
    })
}

#[derive(Serialize)]
pub struct DraftLetter {
    /// Never here: a rehearsal has a context of its own.
    rehearsal: bool,
    poll: PollView,
    /// It has all the options that its kind needs.
    ready: bool,
    opens: Option<String>,
    may_vote: String,
    unreachable: Option<String>,
    remarks: Vec<String>,
    buttons: Vec<Link>,
}

pub fn draft(desk: &Desk<'_>) -> anyhow::Result<DraftLetter> {
    let NoticeBody::Draft { opens_at, remarks, entitled, unreachable } = &desk.brief.notice.body else { bail!("it is no draft") };
    let poll = desk.poll_view()?;
    let subject = desk.reader.say("subject-draft", &args!["title" => poll.title.as_str(), "group" => desk.group_name()]);
    Ok(DraftLetter {
        rehearsal: false,
        ready: poll.options.len() >= desk.poll()?.poll.kind.fewest_options(),
        opens: opens_at.map(|at| desk.reader.moment(at)),
        may_vote: may_vote(desk, *entitled),
        unreachable: (*unreachable > 0).then(|| desk.reader.say("unreachable", &args!["count" => *unreachable])),
        remarks: remarks.iter().take(20).map(|remark| said(desk, remark)).collect(),
        buttons: vec![
            desk.answer(&desk.reader.plain("draft-open-button"), "open", &subject),
            desk.answer(&desk.reader.plain("draft-cancel-button"), "cancel", &subject),
        ],
        poll,
    })
}

/// How many may vote; guests by name and address, since only their asker reads it.
fn may_vote(desk: &Desk<'_>, entitled: u32) -> String {
    let count = desk.reader.say("draft-may-vote", &args!["count" => entitled]);
    let invited = desk.brief.poll.iter().filter_map(|brief| brief.poll.settings.voters.roll()).flat_map(|roll| &roll.invited);
    let guests: Vec<String> = invited.map(|guest| format!("{} ({})", single_line(&guest.name), guest.address)).collect();
    if guests.is_empty() {
        return count;
    }
    format!("{count} {}", desk.reader.say("draft-guests", &args!["names" => desk.reader.list(&guests)]))
}

pub(super) fn said(desk: &Desk<'_>, remark: &Remark) -> String {
    let line = |text: &str| shortened(&single_line(text), 80);
    match remark {
        Remark::NearKey { line: at, nearest } => desk.reader.say("remark-near-key", &args!["line" => line(at), "nearest" => line(nearest)]),
        Remark::NotSupported { line: at } => desk.reader.say("remark-not-supported", &args!["line" => line(at)]),
        Remark::BadValue { line: at, expected } => {
            desk.reader.say("remark-bad-value", &args!["line" => line(at), "expected" => desk.reader.plain(expected.key())])
        }
        Remark::OptionIsCommand { option } => desk.reader.say("remark-option-is-command", &args!["option" => line(option)]),
        Remark::TimeAssumed => desk.reader.plain("remark-time-assumed"),
        Remark::CloseAssumed => desk.reader.plain("remark-close-assumed"),
        Remark::SeveralLists => desk.reader.plain("remark-several-lists"),
        Remark::NoSuchTemplate { name } => desk.reader.say("remark-no-such-template", &args!["name" => line(name)]),
        Remark::TemplateKept { name } => desk.reader.say("remark-template-kept", &args!["name" => line(name)]),
        Remark::TemplateNotKept { name } => desk.reader.say("remark-template-not-kept", &args!["name" => line(name)]),
        Remark::NoSuchVoter { name } => desk.reader.say("remark-no-such-voter", &args!["name" => line(name)]),
        Remark::SeveralVoters { name } => desk.reader.say("remark-several-voters", &args!["name" => line(name)]),
        Remark::OddName(odd) => odd_name(desk, odd),
        Remark::WeightOfNobody { name } => desk.reader.say("remark-weight-of-nobody", &args!["name" => line(name)]),
        Remark::ManyVoters { limit } => desk.reader.say("remark-many-voters", &args!["limit" => *limit]),
        Remark::ManyPolls => desk.reader.plain("remark-many-polls"),
        Remark::CloseUnclear { line: at } => desk.reader.say("remark-close-unclear", &args!["line" => line(at)]),
    }
}

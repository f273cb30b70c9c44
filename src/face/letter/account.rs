//! What somebody gets and how they take part: welcome, goodbye, status, help, sign-in.

use super::desk::{Desk, Link};
use crate::core::brief::{PollBrief, Setting};
use crate::core::command::{Door, ServiceRole};
use crate::core::group::{Group, Role};
use crate::core::held::Held;
use crate::core::notice::NoticeBody;
use crate::core::person::{Level, Scope};
use crate::core::token::Purpose;
use crate::face::escape::{shortened, single_line};
use crate::face::poll::PollView;
use crate::face::words::args;
use anyhow::{Context as _, bail};
use serde::Serialize;

#[derive(Serialize)]
pub struct WelcomeLetter {
    added: String,
    members: u32,
    group_address: String,
    poll_address: Option<String>,
    leave_address: String,
    level: String,
    who: String,
}

pub fn welcome(desk: &Desk<'_>) -> anyhow::Result<WelcomeLetter> {
    let NoticeBody::Welcome { added_by } = &desk.brief.notice.body else { bail!("it is no welcome") };
    let group = desk.group()?;
    let admin = single_line(&desk.house.admin_name);
    let adder = added_by.map(|person| single_line(desk.brief.name(person))).unwrap_or_default();
    let added = if added_by.is_some() { "welcome-added" } else { "welcome-added-admin" };
    let may_poll = group.group.rules.members_may_poll || group.role == Some(Role::Coordinator);
    let coordinators: Vec<String> = group.coordinators.iter().take(10).map(|name| single_line(name)).collect();
    let who = if coordinators.is_empty() { "welcome-who-none" } else { "welcome-who" };
    Ok(WelcomeLetter {
        added: desk.reader.say(added, &args!["name" => adder, "admin" => admin.as_str(), "group" => desk.group_name()]),
        members: group.members,
        group_address: desk.door(Door::Talk),
        poll_address: may_poll.then(|| desk.door(Door::Poll)),
        leave_address: desk.door(Door::Leave),
        level: level(desk, desk.brief.setting.level),
        who: desk.reader.say(who, &args!["names" => desk.reader.list(&coordinators), "admin" => admin]),
    })
}

#[derive(Serialize)]
pub struct GoodbyeLetter {
    title: String,
    thread: bool,
    all: bool,
    /// Ballots and results still come.
    asked: bool,
    by_header: bool,
    undo: Link,
    /// They have gone: what stays, and the way back if there is one, as finished paragraphs.
    farewell: Vec<String>,
    deleted: bool,
}

pub fn goodbye(desk: &Desk<'_>) -> anyhow::Result<GoodbyeLetter> {
    let (scope, level, by_header) = match &desk.brief.notice.body {
        NoticeBody::Goodbye { scope, level, by_header } => (scope, level, by_header),
        NoticeBody::Farewell { .. } => (&Scope::All, &Level::Nothing, &false),
        _ => bail!("it is no goodbye"),
    };
    let for_good = match &desk.brief.notice.body {
        NoticeBody::Farewell { for_good } => Some(*for_good),
        _ => None,
    };
    let farewell: &[&str] = match for_good {
        None => &[],
        Some(false) => &["farewell-deactivated", "farewell-stays", "farewell-back"],
        Some(true) => &["farewell-deleted", "farewell-stays", "farewell-no-way-back"],
    };
    Ok(GoodbyeLetter {
        title: desk.title(),
        thread: matches!(scope, Scope::Thread(_)),
        all: *scope == Scope::All,
        asked: *level > Level::Nothing,
        by_header: *by_header,
        undo: Link { label: desk.reader.plain("goodbye-undo-button"), url: desk.link(Purpose::SettingsPage, 0) },
        farewell: farewell.iter().map(|key| desk.reader.say(key, &args!["contact" => desk.service(ServiceRole::Dpo)])).collect(),
        deleted: for_good == Some(true),
    })
}

#[derive(Serialize)]
pub struct StatusLetter {
    groups: Vec<String>,
    waiting: Vec<WaitingLine>,
    held: Vec<String>,
    addresses: Vec<String>,
    digest: String,
    paused: Option<String>,
    /// The page that says what became of their mail.
    mail: Link,
}

#[derive(Serialize)]
struct WaitingLine {
    title: String,
    group: String,
    until: String,
}

/// What is held for somebody and named one by one.
const MOST_HELD: usize = 50;

pub fn status(desk: &Desk<'_>) -> anyhow::Result<StatusLetter> {
    let status = desk.brief.status.as_ref().context("it has no status")?;
    let reader = &desk.reader;
    let waiting = status.waiting.iter().take(50).map(|(group, poll)| WaitingLine {
        title: single_line(&poll.title),
        group: single_line(&group.name),
        until: reader.moment(poll.closes_at),
    });
    let line = |held: &Held| {
        let key = if held.why.asks_its_owner() { "status-held-unproven" } else { "status-held-line" };
        reader.say(key, &args!["at" => reader.moment(held.received_at), "until" => reader.moment(held.until)])
    };
    let more = status.held.len().saturating_sub(MOST_HELD);
    let mut held: Vec<String> = status.held.iter().take(MOST_HELD).map(line).collect();
    held.extend((more > 0).then(|| reader.say("status-held-more", &args!["count" => more])));
    held.extend(status.held.iter().any(|held| held.why.asks_its_owner()).then(|| reader.plain("status-held-next")));
    let addresses = status
        .addresses
        .iter()
        .map(|(address, dead)| reader.say(if *dead { "status-address-dead" } else { "status-address-alive" }, &args!["address" => address.as_str()]));
    Ok(StatusLetter {
        groups: status.groups.iter().take(100).map(|(group, setting)| group_line(desk, group, setting)).collect(),
        waiting: waiting.collect(),
        held,
        addresses: addresses.collect(),
        mail: Link { label: reader.plain("settings-mail"), url: format!("{}/mail", desk.link(Purpose::SettingsPage, 0)) },
        paused: status.paused_until.map(|until| reader.say("status-paused", &args!["until" => reader.moment(until)])),
        digest: reader.say("status-digest", &args!["times" => reader.digest_times(&desk.brief.reader.digest, desk.brief.now)]),
    })
}

fn group_line(desk: &Desk<'_>, group: &Group, setting: &Setting) -> String {
    let key = if setting.from.is_some() { "status-group-chosen" } else { "status-group-default" };
    desk.reader.say(key, &args!["group" => single_line(&group.name), "level" => level(desk, setting.level)])
}

#[derive(Serialize)]
pub struct DecisionsLetter {
    decisions: Vec<DecisionLine>,
}

#[derive(Serialize)]
struct DecisionLine {
    title: String,
    group: String,
    closed: String,
    verdict: String,
    url: String,
}

pub fn decisions(desk: &Desk<'_>) -> DecisionsLetter {
    let line = |(group, poll): &(Group, PollBrief)| DecisionLine {
        title: single_line(&poll.poll.title),
        group: single_line(&group.name),
        closed: poll.poll.closed_at.map(|at| desk.reader.day(at)).unwrap_or_default(),
        // What was stated counts for more than the numbers that advised it.
        verdict: match &poll.outcome {
            Some((_, stated)) => shortened(&single_line(&stated.words), 300),
            None => PollView::new(&desk.reader, poll).numbers.map(|numbers| numbers.headline).unwrap_or_default(),
        },
        url: format!("{}/p/{}", desk.house.url, poll.poll.id),
    };
    DecisionsLetter { decisions: desk.brief.decisions.iter().map(line).collect() }
}

#[derive(Serialize)]
pub struct HelpLetter {
    group_address: Option<String>,
    poll_address: Option<String>,
    owner_address: String,
    coordinator: bool,
}

pub fn help(desk: &Desk<'_>) -> HelpLetter {
    let group = desk.brief.group.as_ref();
    let coordinator = group.is_some_and(|group| group.role == Some(Role::Coordinator));
    let may_poll = coordinator || group.is_some_and(|group| group.group.rules.members_may_poll);
    HelpLetter {
        group_address: group.map(|_| desk.door(Door::Talk)),
        poll_address: may_poll.then(|| desk.door(Door::Poll)),
        owner_address: if group.is_some() { desk.door(Door::Owner) } else { desk.service(ServiceRole::Contact) },
        coordinator,
    }
}

#[derive(Serialize)]
pub struct SignInLetter {
    /// The title of the secret vote whose ballot it opens, when it is for one.
    ballot: Option<String>,
    page: Link,
    until: String,
}

pub fn sign_in(desk: &Desk<'_>) -> anyhow::Result<SignInLetter> {
    let NoticeBody::SignIn { until } = &desk.brief.notice.body else { bail!("it is no sign-in") };
    let ballot = desk.brief.poll.as_ref().map(|_| desk.title());
    let label = if ballot.is_some() { "secret-enter-button" } else { "signin-button" };
    let page = Link { label: desk.reader.plain(label), url: desk.link(Purpose::SignIn, 0) };
    Ok(SignInLetter { ballot, page, until: desk.reader.moment(*until) })
}

#[derive(Serialize)]
pub struct MyDataLetter {
    page: Link,
    until: String,
}

pub fn my_data(desk: &Desk<'_>) -> anyhow::Result<MyDataLetter> {
    let NoticeBody::MyData { until } = &desk.brief.notice.body else { bail!("it brings no data") };
    let page = Link { label: desk.reader.plain("data-button"), url: desk.link(Purpose::DataPage, 0) };
    Ok(MyDataLetter { page, until: desk.reader.say("data-until", &args!["until" => desk.reader.moment(*until)]) })
}

pub(super) fn level(desk: &Desk<'_>, level: Level) -> String {
    desk.reader.plain(&format!("level-{}", level.word()))
}

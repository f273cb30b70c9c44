//! Home and archive of a signed-in person.

use super::Pages;
use super::answer::{Answer, Trouble};
use super::ask::may_ask;
use super::browser::SignedIn;
use crate::app::Query;
use crate::core::command::Door;
use crate::core::group::Group;
use crate::core::ids::{GroupId, PersonId};
use crate::core::poll::{Poll, Stage};
use crate::core::thread::Thread;
use crate::core::view::{Needs, View};
use crate::core::visible;
use crate::face::escape::single_line;
use crate::face::page::{Archive, ArchiveLine, Home, HomeGroup, OpenVote, PageLink};
use crate::face::reader::Reader;
use crate::face::words::args;
use axum::extract::{Path, State};
use jiff::Timestamp;

/// `GET /`
pub(super) async fn home(State(pages): State<Pages>, me: SignedIn) -> Answer {
    let SignedIn { person, mut query } = me;
    let (id, now) = (person.id, pages.app.world.now());
    query
        .load(|view| {
            let groups = view.memberships.values().filter(|row| row.person == id && row.covers(now)).map(|row| row.group);
            Needs { people: [id].into(), desks: [id].into(), sizes: groups.collect(), ..Needs::default() }
        })
        .await?;
    let view = &query.view;
    let reader = Reader::of(&person);
    let status = visible::status_brief(view, id, now);
    let vote = |(group, poll): &(Group, Poll)| OpenVote {
        title: single_line(&poll.title),
        group: single_line(&group.name),
        until: reader.moment(poll.closes_at),
        url: format!("/p/{}", poll.id),
    };
    let address = |group: &Group, door: Door| pages.house.address(&format!("{}{}", group.handle, door.ending()));
    let asks = |group: &Group| may_ask(view, group, id, now);
    let groups = status.groups.iter().map(|(group, setting)| HomeGroup {
        name: single_line(&group.name),
        members: view.sizes.get(&group.id).map_or(0, |size| size.members),
        level: reader.plain(&format!("level-{}", setting.level.word())),
        archive: format!("/g/{}", group.handle),
        address: address(group, Door::Talk),
        poll_address: asks(group).then(|| address(group, Door::Poll)),
    });
    let page =
        Home { frame: pages.frame_of(&person), votes: status.waiting.iter().map(vote).collect(), groups: groups.collect(), settings: "/settings".into() };
    pages.page("home", &page, &person.locale)
}

/// The group of that handle, for somebody who may see it.
pub(super) async fn group_of(query: &mut Query, handle: &str, reader: PersonId, now: Timestamp) -> Result<Group, Trouble> {
    query.load(|_| Needs { handles: [handle.to_string()].into(), ..Needs::default() }).await?;
    let group = query.view.group_named(handle).filter(|group| visible::may_see_group(&query.view, group.id, reader, now)).cloned();
    group.ok_or(Trouble::NOT_ALLOWED)
}

/// `GET /g/{handle}`: the newest threads and votes.
pub(super) async fn archive(State(pages): State<Pages>, Path(handle): Path<String>, me: SignedIn) -> Answer {
    let SignedIn { person, mut query } = me;
    let now = pages.app.world.now();
    let group = group_of(&mut query, &handle, person.id, now).await?;
    query.load(|view| Needs { archives: [group.id].into(), people: starters(view, group.id), waiting: [group.id].into(), ..Needs::default() }).await?;
    let view = &query.view;
    let reader = Reader::of(&person);
    let waiting = visible::waiting(view, group.id, person.id, now).filter(|waiting| !waiting.is_empty());
    let waiting = waiting.map(|waiting| PageLink { label: reader.say("waiting-link", &args!["count" => waiting.len()]), url: format!("/g/{handle}/waiting") });
    let mut threads: Vec<&Thread> = view.threads.values().filter(|thread| thread.group == group.id).collect();
    threads.sort_by_key(|thread| std::cmp::Reverse(thread.id));
    let mut polls: Vec<&Poll> = view.polls.values().filter(|poll| poll.group == group.id && visible::may_see_poll(view, poll, person.id, now)).collect();
    polls.sort_by_key(|poll| (!poll.is_open(), std::cmp::Reverse(poll.id)));
    let address = |door: Door| pages.house.address(&format!("{handle}{}", door.ending()));
    let page = Archive {
        frame: pages.frame_of(&person),
        waiting,
        group: single_line(&group.name),
        ask: may_ask(view, &group, person.id, now).then(|| format!("/g/{handle}/ask")),
        group_address: address(Door::Talk),
        poll_address: address(Door::Poll),
        threads: threads.into_iter().map(|thread| thread_line(&reader, view, thread)).collect(),
        votes: polls.into_iter().map(|poll| poll_line(&reader, poll)).collect(),
        newer: None,
        older: None,
    };
    pages.page("archive", &page, &person.locale)
}

fn starters(view: &View, group: GroupId) -> std::collections::BTreeSet<PersonId> {
    view.threads.values().filter(|thread| thread.group == group).map(|thread| thread.starter).collect()
}

fn thread_line(reader: &Reader, view: &View, thread: &Thread) -> ArchiveLine {
    let name = view.people.get(thread.starter).map_or_else(String::new, |person| single_line(&person.name));
    let detail = reader.say("thread-started", &args!["name" => name, "at" => reader.moment(thread.started_at)]);
    ArchiveLine { title: single_line(&thread.title), url: format!("/threads/{}", thread.id), detail }
}

fn poll_line(reader: &Reader, poll: &Poll) -> ArchiveLine {
    let at = reader.moment(poll.closed_at.unwrap_or(poll.closes_at));
    let detail = match poll.stage {
        Stage::Draft { .. } => reader.plain("vote-draft-title"),
        Stage::Open => reader.say("archive-open", &args!["at" => at]),
        Stage::Closed => reader.plain("result-counting"),
        Stage::Settled => reader.say("archive-settled", &args!["at" => at]),
        Stage::Cancelled => reader.plain("vote-cancelled-title"),
    };
    ArchiveLine { title: single_line(&poll.title), url: format!("/p/{}", poll.id), detail }
}

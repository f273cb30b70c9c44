//! Where one letter is written: its brief, the house, the reader, and the names and links all kinds share.

use crate::core::brief::{Brief, GroupBrief, PollBrief};
use crate::core::command::{Door, ServiceRole};
use crate::core::token::Purpose;
use crate::face::escape::{mailto, single_line};
use crate::face::house::{House, reply_purpose};
use crate::face::options::ROOM;
use crate::face::poll::PollView;
use crate::face::reader::Reader;
use crate::face::words::args;
use anyhow::Context as _;
use serde::Serialize;

pub struct Desk<'a> {
    pub brief: &'a Brief,
    pub house: &'a House,
    pub reader: Reader,
}

/// A link or a button: what it says, where it goes.
#[derive(Serialize)]
pub struct Link {
    pub label: String,
    pub url: String,
}

impl<'a> Desk<'a> {
    pub fn new(brief: &'a Brief, house: &'a House) -> Self {
        Self { brief, house, reader: Reader::of(&brief.reader) }
    }

    /// The group's name; empty for letters about no group.
    pub fn group_name(&self) -> String {
        self.brief.group.as_ref().map(|group| single_line(&group.group.name)).unwrap_or_default()
    }

    pub fn group(&self) -> anyhow::Result<&'a GroupBrief> {
        self.brief.group.as_ref().context("it has no group")
    }

    pub fn poll(&self) -> anyhow::Result<&'a PollBrief> {
        self.brief.poll.as_ref().context("it has no poll")
    }

    /// The poll's title or the thread's; empty when the letter is about neither.
    pub fn title(&self) -> String {
        let poll = self.brief.poll.as_ref().map(|poll| poll.poll.title.as_str());
        let thread = self.brief.thread.as_ref().map(|thread| thread.title.as_str());
        single_line(poll.or(thread).unwrap_or_default())
    }

    pub fn thread_title(&self) -> String {
        self.brief.thread.as_ref().map(|thread| single_line(&thread.title)).unwrap_or_default()
    }

    /// One of the group's addresses; the service's own help address when there is no group.
    pub fn door(&self, door: Door) -> String {
        match &self.brief.group {
            Some(group) => self.house.address(&format!("{}{}", group.group.handle, door.ending())),
            None => self.service(ServiceRole::Help),
        }
    }

    pub fn service(&self, role: ServiceRole) -> String {
        self.house.address(match role {
            ServiceRole::Help => "help",
            ServiceRole::Dpo => "dpo",
            ServiceRole::Contact => "contact",
            ServiceRole::Postmaster => "postmaster",
            ServiceRole::Abuse => "abuse",
        })
    }

    /// A personal link of this notice.
    pub fn link(&self, purpose: Purpose, item: u16) -> String {
        self.house.link(purpose, self.brief.notice.id, item)
    }

    /// The poll's public page, safe to show around.
    pub fn poll_page(&self) -> Option<String> {
        self.brief.poll.as_ref().map(|poll| format!("{}/p/{}", self.house.url, poll.poll.id))
    }

    /// The reply address of this notice. It may stand in `mailto:` links, never in visible text.
    pub fn reply_address(&self) -> String {
        self.house.token_address(reply_purpose(self.brief.notice.kind), self.brief.notice.id, 0)
    }

    /// A button that replies with that word.
    pub fn answer(&self, label: &str, word: &str, subject: &str) -> Link {
        Link { label: label.to_string(), url: mailto(&self.reply_address(), &format!("Re: {subject}"), &format!("{word}\r\n")) }
    }

    /// The frozen subject of the poll's conversation.
    pub fn vote_subject(&self) -> String {
        self.reader.say("subject-vote", &args!["title" => self.title(), "group" => self.group_name()])
    }

    /// The poll as the reader sees it, with buttons that answer it.
    pub fn poll_view(&self) -> anyhow::Result<PollView> {
        Ok(PollView::new(&self.reader, self.poll()?).with_answers(&self.reply_address(), &self.vote_subject(), "").within_mail(ROOM))
    }
}

//! Threads and comments.

use super::{Case, Place};
use crate::core::command::{Command, Disposition, MailWords};
use crate::core::event::Event;
use crate::core::grammar;
use crate::core::group::Group;
use crate::core::ids::{CommentId, PersonId, PollId, ThreadId};
use crate::core::notice::{Deed, NoticeBody, NoticeKind};
use crate::core::refusal::Refusal;
use crate::core::thread::{Comment, Thread};

impl Case<'_> {
    /// Words for everyone in a thread. More than goes out in an hour waits for the coordinators, who then say yes to `command`.
    pub(super) fn comment(&mut self, person: PersonId, place: Place, words: &str, mail: &MailWords, command: &Command) -> Disposition {
        let Some(thread) = place.thread.and_then(|thread| self.view.threads.get(thread)) else { return self.ignored("no such thread") };
        let place = Place { group: Some(thread.group), ..place };
        if let Some(refusal) = self.may_not_talk(thread, person, words, mail) {
            return self.refuse(person, place, refusal, &mail.words.own());
        }
        let (group, thread) = (thread.group, thread.id);
        if let Some(waits) = self.over_budget(person, group, Some(thread), command) {
            return waits;
        }
        self.add_comment(group, thread, person, words, mail, place.poll);
        self.done("comment", Some(group), Some(person))
    }

    fn may_not_talk(&self, thread: &Thread, person: PersonId, words: &str, mail: &MailWords) -> Option<Refusal> {
        if self.view.membership(thread.group, person, self.at).is_none() {
            return Some(Refusal::NotMember);
        }
        if let Some(closed) = thread.closed.as_ref().filter(|closed| closed.at <= self.at) {
            return Some(Refusal::ThreadClosed { thread: thread.id, by: closed.by, at: closed.at });
        }
        says_nothing(words, mail)
    }

    fn add_comment(&mut self, group: crate::core::ids::GroupId, thread: ThreadId, person: PersonId, words: &str, mail: &MailWords, poll: Option<PollId>) {
        let comment: CommentId = self.ids.mint();
        let kept = self.without_logos(person, words, mail);
        let row = Comment {
            id: comment,
            thread,
            author: person,
            words: grammar::without_tokens(kept.words.trim()),
            received_at: self.at,
            raw: None,
            files: kept.files,
            deleted_at: None,
            deleted_by: None,
            edited_at: None,
            message_id: mail.message_id.clone(),
            poll,
            elided: kept.elided,
            pictures: mail.pictures.iter().map(|picture| picture.hash.clone()).collect(),
            looks: Vec::new(),
        };
        self.happened(Event::CommentAdded { group, thread, comment, person, row: Box::new(row) });
        if !mail.left_out.is_empty() {
            let place = Place { group: Some(group), thread: Some(thread), poll: None };
            self.tell(person, NoticeKind::Done, place, NoticeBody::Done { what: Deed::FilesLeftOut { files: mail.left_out.clone() } });
        }
    }

    /// A mail to the group's own address: a new thread, or a comment where the title says it answers one.
    pub(super) fn start_thread(&mut self, person: PersonId, group: &Group, mail: &MailWords) -> Disposition {
        let title = plain_title(&mail.subject, &group.name);
        let answers = mail.subject.trim() != title;
        if let Some(thread) = self.view.thread_titled(group.id, &title).filter(|_| answers || mail.threaded) {
            let place = Place { group: Some(group.id), thread: Some(thread.id), poll: None };
            return self.comment(person, place, &mail.words.published(), mail, self.command);
        }
        let words = mail.words.published();
        if let Some(refusal) = says_nothing(&words, mail) {
            let place = Place { group: Some(group.id), ..Place::default() };
            return self.refuse(person, place, refusal, &mail.subject);
        }
        if let Some(waits) = self.over_budget(person, group.id, None, self.command) {
            return waits;
        }
        let title = if title.is_empty() { first_words(&words) } else { title };
        self.open_thread(person, group.id, &title, &words, mail, None);
        self.done("thread", Some(group.id), Some(person))
    }

    /// A new thread with its first words. Gives the thread's id.
    pub(super) fn open_thread(
        &mut self,
        person: PersonId,
        group: crate::core::ids::GroupId,
        title: &str,
        words: &str,
        mail: &MailWords,
        poll: Option<PollId>,
    ) -> ThreadId {
        let thread: ThreadId = self.ids.mint();
        let row = Thread {
            id: thread,
            group,
            title: grammar::without_tokens(title),
            starter: person,
            started_at: self.at,
            starter_message_id: mail.message_id.clone(),
            closed: None,
        };
        self.happened(Event::ThreadStarted { group, thread, person, row: Box::new(row) });
        self.add_comment(group, thread, person, words, mail, poll);
        thread
    }

    /// "reopen thread", by a coordinator.
    pub(super) fn reopen_thread(&mut self, person: PersonId, place: Place) -> Disposition {
        let Some(thread) = place.thread.and_then(|thread| self.view.threads.get(thread)) else {
            return self.refuse(person, place, Refusal::UnknownCommand, "reopen thread");
        };
        if !self.coordinates(thread.group, person) {
            return self.refuse(person, place, Refusal::CoordinatorsOnly, "reopen thread");
        }
        if thread.closed.is_some() {
            self.happened(Event::ThreadReopened { group: thread.group, thread: thread.id, person });
        }
        self.tell_deed(person, place, Deed::ThreadReopened)
    }

    /// "close thread", by a coordinator.
    pub(super) fn close_thread(&mut self, person: PersonId, place: Place) -> Disposition {
        let Some(thread) = place.thread.and_then(|thread| self.view.threads.get(thread)) else {
            return self.refuse(person, place, Refusal::UnknownCommand, "close thread");
        };
        if !self.coordinates(thread.group, person) {
            return self.refuse(person, place, Refusal::CoordinatorsOnly, "close thread");
        }
        if thread.closed.is_none() {
            self.happened(Event::ThreadClosed { group: thread.group, thread: thread.id, person });
        }
        self.tell_deed(person, place, Deed::ThreadClosed)
    }
}

/// There is nothing to post: no word, and no file that is passed on.
fn says_nothing(words: &str, mail: &MailWords) -> Option<Refusal> {
    let empty = words.trim().is_empty() && mail.files.is_empty();
    let why = if mail.left_out.is_empty() { Refusal::Empty } else { Refusal::FilesLeftOut { files: mail.left_out.clone() } };
    empty.then_some(why)
}

/// A subject without "Re:" in front and our own group tag: what the thread is called.
pub(super) fn plain_title(subject: &str, group_name: &str) -> String {
    const ANSWERS: [&str; 10] = ["re:", "aw:", "sv:", "fwd:", "fw:", "wg:", "antw:", "odp:", "rif:", "vs:"];
    let tag = format!("[{group_name}]");
    let mut title = subject.trim();
    loop {
        let lower = title.to_lowercase();
        if let Some(prefix) = ANSWERS.iter().find(|prefix| lower.starts_with(**prefix)) {
            title = title[prefix.len()..].trim_start();
        } else if let Some(rest) = title.strip_prefix(&tag) {
            title = rest.trim_start();
        } else {
            break title.to_string();
        }
    }
}

/// A title for a mail without a subject: its first line, at most 60 letters.
fn first_words(words: &str) -> String {
    let line = words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    line.chars().take(60).collect()
}

//! Making a digest, and carrying out the coded answers to one.

use super::{Case, Place};
use crate::core::ballot::Via;
use crate::core::command::{Command, Disposition, MailWords, Outcome};
use crate::core::consent;
use crate::core::digest::{self, Entry};
use crate::core::grammar::{DigestAnswer, Doubt, Words};
use crate::core::ids::PersonId;
use crate::core::notice::{DigestItem, Notice, NoticeBody, NoticeKind, NoticeState};
use crate::core::poll::Stage;
use crate::core::secret;
use jiff::Timestamp;

impl Case<'_> {
    /// A slot has come: everything that waits for this person goes into one mail, or is left out because it was answered,
    /// overtaken or stopped meanwhile. Nothing left means no mail.
    pub(super) fn make_digest(&mut self, person: PersonId, slot: Timestamp) -> Disposition {
        let mine = |notice: &&Notice| notice.person == person && notice.state == NoticeState::ForDigest;
        let (early, waiting): (Vec<Notice>, Vec<Notice>) = self.view.notices.values().filter(mine).cloned().partition(|notice| self.is_early(notice));
        if let Some(row) = self.view.people.get(person) {
            let later = early.into_iter().filter_map(|notice| Some(Notice { due: consent::next_digest(row, self.told_at(&notice)?), ..notice }));
            self.notices.extend(later.collect::<Vec<_>>());
        }
        // The end of a pause comes first; then all of it is told.
        if let Some(row) = self.view.people.get(person).filter(|row| row.pauses(self.at).is_some()) {
            let slot = consent::next_digest(row, row.pauses(self.at).unwrap_or(self.at));
            self.notices.extend(waiting.into_iter().map(|notice| Notice { due: slot, ..notice }));
            return Disposition { group: None, person: Some(person), outcome: Outcome::Ignored("their mail rests".into()) };
        }
        let entries: Vec<Entry> = waiting.iter().filter_map(|notice| self.entry(notice)).collect();
        let items = digest::arrange(entries);
        self.notices.extend(waiting.into_iter().map(|notice| Notice { state: NoticeState::Digested, ..notice }));
        if items.is_empty() {
            return Disposition { group: None, person: Some(person), outcome: Outcome::Ignored("nothing new".into()) };
        }
        self.tell(person, NoticeKind::Digest, Place::default(), NoticeBody::Digest { slot, items });
        self.done("digest", None, Some(person))
    }

    /// An outcome that can still be taken back unseen waits for the next digest.
    fn is_early(&self, notice: &Notice) -> bool {
        self.told_at(notice).is_some_and(|told_at| told_at > self.at)
    }

    /// When the outcome that a notice tells of is final.
    fn told_at(&self, notice: &Notice) -> Option<Timestamp> {
        let NoticeBody::Outcome { stated_at } = notice.body else { return None };
        let stated = notice.poll.and_then(|poll| self.view.polls.get(poll)).and_then(|poll| poll.life.outcome.as_ref());
        stated.filter(|stated| stated.at == stated_at).map(|stated| stated.told_at)
    }

    /// What a waiting notice contributes, unless it no longer should.
    fn entry(&self, notice: &Notice) -> Option<Entry> {
        let level = consent::setting_in(self.view, notice.person, notice.group, notice.thread).level;
        let group = notice.group?;
        let guest = notice.poll.and_then(|poll| self.view.polls.get(poll)).is_some_and(|poll| poll.settings.voters.guests().contains(&notice.person));
        if !guest {
            self.view.membership(group, notice.person, self.at)?;
        }
        if !digest::still_wanted(consent::claim(notice.kind), level) {
            return None;
        }
        match &notice.body {
            NoticeBody::Comment { comment } => {
                let live = self.view.comments.get(*comment).is_none_or(|comment| comment.deleted_at.is_none());
                live.then_some(Entry::Comment { thread: notice.thread?, comment: *comment })
            }
            _ => self.poll_entry(notice),
        }
    }

    fn poll_entry(&self, notice: &Notice) -> Option<Entry> {
        let poll = self.view.polls.get(notice.poll?)?;
        match notice.kind {
            NoticeKind::Ballot | NoticeKind::Reminder if poll.is_open() && !self.view.has_voted(poll.id, notice.person) => {
                Some(Entry::Ballot { poll: poll.id, version: poll.version, closes_at: poll.closes_at })
            }
            NoticeKind::Result | NoticeKind::Outcome if poll.stage == Stage::Settled && !consent::overtaken(self.view, notice) => {
                Some(Entry::Result { poll: poll.id, version: poll.version })
            }
            _ => None,
        }
    }

    /// "A2", "B: I can come": each part is carried out as if it answered its own notice.
    pub(super) fn digest_parts(&mut self, person: PersonId, notice: &Notice, parts: Vec<DigestAnswer>, mail: &MailWords, command: &Command) -> Disposition {
        let NoticeBody::Digest { items, .. } = &notice.body else { return self.ignored("not a digest") };
        if secret::hears(self.view, notice) {
            return self.digest_parts_in_secret(person, items, parts, mail, command);
        }
        let mut last = self.ignored("no part of it was understood");
        for part in parts {
            last = self.digest_part(person, items, part, mail, command);
        }
        last
    }

    pub(super) fn digest_part(&mut self, person: PersonId, items: &[DigestItem], part: DigestAnswer, mail: &MailWords, command: &Command) -> Disposition {
        let place = |code: &str| {
            let item = items.iter().find(|item| item.code.eq_ignore_ascii_case(code))?;
            let group = item.poll.and_then(|poll| self.view.polls.get(poll)).map(|poll| poll.group);
            let group = group.or(item.thread.and_then(|thread| self.view.threads.get(thread)).map(|thread| thread.group));
            Some(Place { group, thread: item.thread, poll: item.poll })
        };
        match part {
            DigestAnswer::Vote { code, choice, reason } => match place(&code).and_then(|place| place.poll) {
                Some(poll) => self.vote(person, poll, choice, &reason, mail.sent_at, Via::Mail, command),
                None => self.question(person, Place::default(), Doubt::NoCode, mail, command),
            },
            DigestAnswer::Comment { code, words } => match place(&code) {
                Some(place) if place.thread.is_some() => {
                    let own = Words { elided: mail.words.elided.clone(), ..Words::own_only(&words) };
                    let mail = MailWords { words: own, ..mail.clone() };
                    let command = self.posting(place.thread, None, &mail);
                    self.comment(person, place, &words, &mail, &command)
                }
                // Words about a ballot that are no vote are not published; they are asked about.
                place => self.question(person, place.unwrap_or_default(), Doubt::Unclear, mail, command),
            },
            DigestAnswer::Doubt { code, doubt, .. } => {
                let place = code.and_then(|code| place(&code)).unwrap_or_default();
                self.question(person, place, doubt, mail, command)
            }
        }
    }
}

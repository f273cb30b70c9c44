//! May this go out, to this person, now? The only maker of [`Cleared`], without which the transport sends nothing.

mod overtaken;

pub(in crate::core) use overtaken::overtaken;

use super::group::Group;
use super::ids::{CommentId, GroupId, PersonId, ThreadId};
use super::invitation;
use super::notice::{DigestItem, Notice, NoticeBody, NoticeKind};
use super::person::{Level, Person, Preference, Scope, Standing};
use super::view::{Needs, View};
use crate::core::brief::Setting;
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

/// A letter that may be handed over. Made here and nowhere else.
#[derive(Debug)]
pub struct Cleared<T>(T);

impl<T> Cleared<T> {
    pub fn letter(&self) -> &T {
        &self.0
    }
}

/// Why a notice does not go out. Kept in its row and shown to its person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// Their setting in that place says so.
    Setting,
    /// They have deactivated their account.
    Deactivated,
    /// No address of theirs takes mail.
    NoMailbox,
    /// They no longer belong to the group.
    LeftGroup,
    /// What it says has been overtaken: the poll closed, the comment was deleted, the draft was settled.
    Overtaken,
}

impl Withheld {
    pub fn word(self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::Deactivated => "deactivated",
            Self::NoMailbox => "no_mailbox",
            Self::LeftGroup => "left_group",
            Self::Overtaken => "overtaken",
        }
    }
}

/// What happens to a notice when it is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Queueing {
    Now,
    /// It waits for the digest of that instant.
    ForDigest(Timestamp),
    /// Its person's pause ends then.
    Later(Timestamp),
    Withheld(Withheld),
}

/// Why a letter is not handed over now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stays {
    /// Its person has asked for the digest meanwhile, and gets it there.
    ForDigest(Timestamp),
    /// Its person has begun a pause meanwhile.
    Later(Timestamp),
    Withheld(Withheld),
}

/// How a kind of mail stands to people's settings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Claim {
    /// Others' words: the first thing people turn off.
    Talk,
    /// Ballots, results and questions to them.
    Asked,
    /// The digest itself.
    Digest,
    /// Bypasses settings: it answers their own act, or is about their own address.
    OwnAct,
}

/// The one place where a kind bypasses preferences.
pub fn claim(kind: NoticeKind) -> Claim {
    use NoticeKind::*;
    match kind {
        Comment | VoteOpened => Claim::Talk,
        Ballot | Reminder | PollChanged | Result | Outcome | Review | Blocked | Proxy | Stranger | Welcome | Invitation => Claim::Asked,
        Digest => Claim::Digest,
        Receipt | Question | Confirm | WasItYou | WhoseWords | AskedOwner | ForAdmin | Refusal | LateVote | Draft | Goodbye | Done | Status | Decisions
        | MyData | Help | SignIn => Claim::OwnAct,
    }
}

/// A ballot that its person asked for just now answers their own act.
fn claim_of(notice: &Notice) -> Claim {
    if notice.body == NoticeBody::AskedFor { Claim::OwnAct } else { claim(notice.kind) }
}

/// The level that holds for a person in one place, and the scope it comes from.
///
/// The nearest scope wins; but a `nothing` binds its scope and everything inside it, until the same person sets
/// something inside it later, which lifts it there alone.
pub fn setting<'a>(preferences: impl Iterator<Item = &'a Preference>, group: Option<&Group>, thread: Option<ThreadId>) -> Setting {
    let mut found: [Option<&Preference>; 3] = [None; 3];
    for preference in preferences.filter(|preference| preference.level.is_some()) {
        let place = match preference.scope {
            Scope::All => 0,
            Scope::Group(id) if group.is_some_and(|group| group.id == id) => 1,
            Scope::Thread(id) if thread == Some(id) => 2,
            _ => continue,
        };
        found[place] = Some(preference);
    }
    let mut effective: Option<&Preference> = None;
    for narrower in found.into_iter().flatten() {
        let bound = effective.is_some_and(|wider| wider.level == Some(Level::Nothing) && wider.set_at > narrower.set_at);
        if !bound {
            effective = Some(narrower);
        }
    }
    let default = group.map_or(Level::Everything, |group| group.rules.default_level);
    Setting { level: effective.and_then(|preference| preference.level).unwrap_or(default), from: effective.map(|preference| preference.scope) }
}

/// The setting of a person, from a view.
pub fn setting_in(view: &View, person: PersonId, group: Option<GroupId>, thread: Option<ThreadId>) -> Setting {
    let preferences = view.preferences_of(person);
    setting(preferences, group.and_then(|group| view.groups.get(group)), thread)
}

/// Decides at queueing whether a notice goes now, waits for the digest, or stays.
pub fn at_queueing(view: &View, notice: &Notice, now: Timestamp) -> Queueing {
    if is_for_a_passer_by(notice) {
        return Queueing::Now;
    }
    let Some(person) = view.people.get(notice.person) else { return Queueing::Withheld(Withheld::NoMailbox) };
    if let Some(reason) = unreachable(person, notice) {
        return Queueing::Withheld(reason);
    }
    let level = setting_in(view, person.id, notice.group, notice.thread).level;
    if let Some(until) = person.pauses(now) {
        return in_a_pause(person, notice, level, until);
    }
    match (claim_of(notice), level) {
        (Claim::OwnAct | Claim::Digest, _) => Queueing::Now,
        (_, Level::Nothing) | (Claim::Talk, Level::Asked) => Queueing::Withheld(Withheld::Setting),
        (Claim::Talk, Level::Digest) => Queueing::ForDigest(next_digest(person, now)),
        (Claim::Asked, Level::Digest) if is_told_by_digests(notice.kind) && !settles_calendar(view, notice) => ask_by_digest(view, person, notice, now),
        (Claim::Talk, Level::Everything) | (Claim::Asked, _) => Queueing::Now,
    }
}

/// In a pause nothing goes out but answers to what its person does. The digest tells the news afterwards; what no digest
/// tells waits for the end.
fn in_a_pause(person: &Person, notice: &Notice, level: Level, until: Timestamp) -> Queueing {
    match (claim_of(notice), level) {
        (Claim::OwnAct, _) => Queueing::Now,
        (Claim::Talk | Claim::Asked, Level::Nothing) | (Claim::Talk, Level::Asked) => Queueing::Withheld(Withheld::Setting),
        (Claim::Talk, _) => Queueing::ForDigest(next_digest(person, until)),
        (Claim::Asked, _) if is_told_by_digests(notice.kind) => Queueing::ForDigest(next_digest(person, until)),
        (Claim::Asked | Claim::Digest, _) => Queueing::Later(until),
    }
}

/// What digests tell beside talk.
fn is_told_by_digests(kind: NoticeKind) -> bool {
    matches!(kind, NoticeKind::Ballot | NoticeKind::Reminder | NoticeKind::Result | NoticeKind::Outcome)
}

/// A digest carries nothing for calendars, and what was decided there should stand in them in time.
fn settles_calendar(view: &View, notice: &Notice) -> bool {
    let poll = notice.poll.and_then(|poll| view.polls.get(poll));
    matches!(notice.kind, NoticeKind::Result | NoticeKind::Outcome) && poll.is_some_and(|poll| !invitation::events(poll, notice.kind).is_empty())
}

/// A word to somebody we do not know goes to the one address that asked for it, and nothing else goes to nobody.
fn is_for_a_passer_by(notice: &Notice) -> bool {
    notice.kind.goes_to_a_passer_by() && notice.person == PersonId::NOBODY && notice.to.is_some()
}

/// A ballot waits for the digest only if the digest comes before the poll closes.
fn ask_by_digest(view: &View, person: &Person, notice: &Notice, now: Timestamp) -> Queueing {
    let slot = next_digest(person, now.max(notice.due));
    let closes = notice.poll.and_then(|poll| view.polls.get(poll)).map(|poll| poll.closes_at);
    match closes {
        Some(closes) if !matches!(notice.kind, NoticeKind::Result | NoticeKind::Outcome) && closes <= slot => Queueing::Now,
        _ => Queueing::ForDigest(slot),
    }
}

/// Asked again in the transaction that hands a letter over. The letter comes back with the reason when it may not go:
/// whoever has asked for the digest meanwhile gets it there.
pub fn clear<T>(view: &View, notice: &Notice, now: Timestamp, letter: T) -> Result<Cleared<T>, Stays> {
    let withheld = |reason| Err(Stays::Withheld(reason));
    if overtaken(view, notice) {
        return withheld(Withheld::Overtaken);
    }
    if claim_of(notice) == Claim::Digest && !digest_may_go(view, notice) {
        return withheld(Withheld::Setting);
    }
    match at_queueing(view, notice, now) {
        Queueing::Withheld(reason) => withheld(reason),
        // Whoever is invited belongs only once they have said yes.
        _ if matches!(claim_of(notice), Claim::Talk | Claim::Asked) && notice.kind != NoticeKind::Invitation && left(view, notice) => {
            withheld(Withheld::LeftGroup)
        }
        Queueing::ForDigest(slot) => Err(Stays::ForDigest(slot)),
        Queueing::Later(until) => Err(Stays::Later(until)),
        Queueing::Now => Ok(Cleared(letter)),
    }
}

/// A digest holds only what its items' own places still allow.
fn digest_may_go(view: &View, notice: &Notice) -> bool {
    let NoticeBody::Digest { items, .. } = &notice.body else { return true };
    items.iter().all(|item| item_may_go(view, notice.person, item) && item.comments.iter().all(|comment| !taken_back(view, *comment)))
}

/// A digest without what its reader has stopped, or an author taken back, meanwhile; `None` when nothing is left. The
/// other items are not lost.
pub fn digest_without_stopped(view: &View, notice: &Notice) -> Option<Notice> {
    let NoticeBody::Digest { slot, items } = &notice.body else { return None };
    let kept = items.iter().filter(|item| item_may_go(view, notice.person, item)).filter_map(|item| {
        let comments: Vec<_> = item.comments.iter().copied().filter(|comment| !taken_back(view, *comment)).collect();
        (item.poll.is_some() || !comments.is_empty()).then(|| DigestItem { comments, ..item.clone() })
    });
    let items: Vec<DigestItem> = kept.collect();
    (!items.is_empty()).then(|| Notice { body: NoticeBody::Digest { slot: *slot, items }, ..notice.clone() })
}

fn taken_back(view: &View, comment: CommentId) -> bool {
    view.comments.get(comment).is_some_and(|comment| comment.deleted_at.is_some())
}

fn item_may_go(view: &View, person: PersonId, item: &DigestItem) -> bool {
    let thread = item.thread.and_then(|thread| view.threads.get(thread));
    let poll = item.poll.and_then(|poll| view.polls.get(poll));
    let group = thread.map(|thread| thread.group).or(poll.map(|poll| poll.group));
    let claim = if item.thread.is_some() { Claim::Talk } else { Claim::Asked };
    super::digest::still_wanted(claim, setting_in(view, person, group, item.thread).level)
}

/// What must be loaded before [`clear`] can be asked. Asked again until nothing is missing.
pub fn needs(view: &View, notice: &Notice) -> Needs {
    let mut needs = Needs::default();
    needs.people.insert(notice.person);
    needs.groups.extend(notice.group);
    needs.polls.extend(notice.poll);
    match &notice.body {
        NoticeBody::Plain if notice.kind == NoticeKind::Reminder => notice.poll.iter().for_each(|poll| needs.votes(view, *poll, &[notice.person])),
        NoticeBody::Comment { comment } => drop(needs.comments.insert(*comment)),
        NoticeBody::Confirm { held, .. } | NoticeBody::WasItYou { held, .. } | NoticeBody::Whose { held, .. } | NoticeBody::Invitation { held, .. } => {
            needs.held.insert(*held);
        }
        NoticeBody::Blocked { by } => needs.ballots.extend(notice.poll.map(|poll| (poll, *by))),
        NoticeBody::Digest { items, .. } => {
            needs.threads.extend(items.iter().filter_map(|item| item.thread));
            needs.comments.extend(items.iter().flat_map(|item| item.comments.iter().copied()));
            needs.polls.extend(items.iter().filter_map(|item| item.poll));
            needs.groups.extend(items.iter().filter_map(|item| item.thread).filter_map(|thread| view.threads.get(thread)).map(|thread| thread.group));
            needs.groups.extend(items.iter().filter_map(|item| item.poll).filter_map(|poll| view.polls.get(poll)).map(|poll| poll.group));
        }
        _ => {}
    }
    needs
}

fn unreachable(person: &Person, notice: &Notice) -> Option<Withheld> {
    if person.standing != Standing::Active && !matches!(notice.body, NoticeBody::Farewell { .. }) {
        return Some(Withheld::Deactivated);
    }
    (notice.to.is_none() && person.mailbox().is_none()).then_some(Withheld::NoMailbox)
}

/// Whether they no longer belong. A poll's guest never did.
fn left(view: &View, notice: &Notice) -> bool {
    let guest = notice.poll.and_then(|poll| view.polls.get(poll)).is_some_and(|poll| poll.settings.voters.guests().contains(&notice.person));
    !guest && notice.group.is_some_and(|group| !view.belongs(group, notice.person))
}

/// The next instant of a person's digest after `now`, in their own zone. An impossible schedule means daily at 07:00.
pub fn next_digest(person: &Person, now: Timestamp) -> Timestamp {
    let zone = TimeZone::get(&person.zone).unwrap_or(TimeZone::UTC);
    let local = now.to_zoned(zone);
    let next = |line: &str| {
        let cron: croner::Cron = line.parse().ok()?;
        cron.find_next_occurrence(&local, false).ok().map(|zoned| zoned.timestamp())
    };
    next(&person.digest.0).or_else(|| next("0 7 * * *")).unwrap_or(now)
}

#[cfg(test)]
#[path = "consent_tests.rs"]
mod tests;

//! Commands: what somebody gets, taking things back, help and status; and a coordinator's few words.

use super::{Case, Place};
use crate::core::command::{Disposition, MailWords};
use crate::core::consent::setting_in;
use crate::core::event::Event;
use crate::core::grammar::{Order, PollOrder, Reach};
use crate::core::held::Moderation;
use crate::core::ids::{NoticeId, PersonId};
use crate::core::notice::{Deed, Notice, NoticeBody, NoticeKind, ProxyIs};
use crate::core::person::{DigestTimes, Level, Preference, Scope};
use crate::core::refusal::Refusal;
use crate::core::trust::Actor;
use std::collections::BTreeSet;

impl Case<'_> {
    pub(super) fn order(&mut self, person: PersonId, notice: &Notice, place: Place, order: &Order, mail: &MailWords) -> Disposition {
        match order {
            Order::Widen { .. } | Order::Ballots | Order::NoBallots if notice.kind != NoticeKind::Goodbye => {
                self.refuse(person, place, Refusal::UnknownCommand, &mail.words.own())
            }
            // Which group? Without one it is asked, never widened to all.
            Order::Stop { reach: Some(Reach::Group) } | Order::Level { reach: Some(Reach::Group), .. } if place.group.is_none() => {
                self.tell_plain(person, place, NoticeKind::Help, "help")
            }
            Order::Help => self.tell_plain(person, place, NoticeKind::Help, "help"),
            Order::MyData => self.tell_data(person),
            Order::Deactivate => self.ask_to_depart(person, &self.sender_on_token(notice.person, None), false),
            Order::DeleteMe => self.ask_to_depart(person, &self.sender_on_token(notice.person, None), true),
            Order::Reactivate => self.come_back(person, place),
            Order::Status => self.tell_plain(person, place, NoticeKind::Status, "status"),
            Order::Resend => self.resend(person, place),
            Order::Stop { reach } => self.stop(person, notice, place, *reach),
            Order::Level { level, reach } => self.level(person, reached(place, *reach), *level, place),
            Order::Widen { reach } => self.stop_scope(person, reached(place, Some(*reach)), Level::Nothing, place, false),
            Order::Ballots => self.level(person, reached(place, Some(Reach::Group)), Level::Asked, place),
            Order::NoBallots => self.stop_scope(person, reached(place, Some(Reach::Group)), Level::Nothing, place, false),
            Order::Undo if notice.tells_of_outcome() => self.steer_by_mail(person, place, &PollOrder::TakeBack, mail),
            Order::Undo => self.undo(person, notice, place),
            Order::NotMe => self.withdraw(person, place),
            Order::Format { text_only } => self.set_format(person, place, *text_only),
            Order::LeaveGroup => self.leave_by_word(person, notice, place, mail),
            Order::Yes if notice.kind == NoticeKind::Review => self.outcome_holds(person, place),
            Order::Proxy { to } => self.proxy_by_word(person, place, to.as_deref(), &mail.words.own()),
            Order::No if matches!(notice.body, NoticeBody::Proxy { how: ProxyIs::Given, .. }) => match notice.body {
                NoticeBody::Proxy { giver, .. } if person == notice.person => self.decline_proxy(person, giver, place),
                _ => self.refuse(person, place, Refusal::NotYours, &mail.words.own()),
            },
            Order::Yes => self.settle_by_mail(person, notice, true, place),
            Order::No => self.settle_by_mail(person, notice, false, place),
            Order::Post => self.post_held(person, notice, place, mail),
            Order::Open => self.open_by_word(person, place),
            Order::Cancel => self.cancel_by_word(person, place),
            Order::CloseThread => self.close_thread(person, place),
            Order::Poll { what } => self.steer_by_mail(person, place, what, mail),
            Order::Invite { guests } => self.invite(person, place, guests, mail),
            Order::Never => self.never_invite(person, notice, place),
            Order::Pause { until } => self.pause_by_word(person, place, until, mail),
            Order::Resume => self.resume_by_word(person, place),
            Order::Decisions => self.tell_plain(person, place, NoticeKind::Decisions, "decisions"),
            Order::Delete => self.delete_answered(person, place, mail),
            Order::DeleteLast => self.delete_last(person, place, mail),
            Order::Replace { words } => self.replace_answered(person, place, words, mail),
            Order::ReopenThread => self.reopen_thread(person, place),
            Order::Approve => self.moderate_by_mail(person, notice, place, Moderation::Approve),
            Order::Reject => self.moderate_by_mail(person, notice, place, Moderation::Reject),
            Order::Block => self.moderate_by_mail(person, notice, place, Moderation::Block),
        }
    }

    pub(super) fn tell_plain(&mut self, person: PersonId, place: Place, kind: NoticeKind, what: &str) -> Disposition {
        self.tell(person, kind, Place { poll: None, ..place }, NoticeBody::Plain);
        self.done(what, place.group, Some(person))
    }

    pub(super) fn tell_deed(&mut self, person: PersonId, place: Place, what: Deed) -> Disposition {
        self.tell(person, NoticeKind::Done, place, NoticeBody::Done { what });
        self.done("done", place.group, Some(person))
    }

    /// The open ballots of somebody, again.
    pub(super) fn resend(&mut self, person: PersonId, place: Place) -> Disposition {
        let open: Vec<_> = self
            .view
            .polls
            .values()
            .filter(|poll| poll.is_open() && self.not_entitled(poll, person).is_none())
            .map(|poll| Place { group: Some(poll.group), thread: None, poll: Some(poll.id) })
            .collect();
        if open.is_empty() {
            return self.tell_plain(person, place, NoticeKind::Status, "status");
        }
        for ballot in &open {
            self.tell(person, NoticeKind::Ballot, *ballot, NoticeBody::AskedFor);
        }
        self.done("resent", place.group, Some(person))
    }

    /// "stop" in reply to something: the narrowest place it can mean. On talk that is this thread's talk; a digest
    /// turns into asked; anything else stops the group.
    fn stop(&mut self, person: PersonId, notice: &Notice, place: Place, reach: Option<Reach>) -> Disposition {
        let (scope, level) = match (reach, notice.kind) {
            (None | Some(Reach::Thread), NoticeKind::Comment | NoticeKind::VoteOpened) => (reached(place, None), Level::Asked),
            (None, NoticeKind::Digest) => return self.stop_digests(person, place, false),
            (None, _) => (reached(place, Some(Reach::Group)), Level::Nothing),
            (Some(reach), _) => (reached(place, Some(reach)), Level::Nothing),
        };
        self.stop_scope(person, scope, level, place, false)
    }

    /// Stops a scope, with one goodbye. Repeating it changes nothing and says nothing.
    pub(super) fn stop_scope(&mut self, person: PersonId, scope: Scope, level: Level, place: Place, by_header: bool) -> Disposition {
        if self.already_stopped(person, scope, level, place) {
            return self.done("stopped", place.group, Some(person));
        }
        if !self.set(person, scope, Some(level)) {
            return self.done("superseded", place.group, Some(person));
        }
        let place = Place { poll: None, ..place };
        self.tell(person, NoticeKind::Goodbye, place, NoticeBody::Goodbye { scope, level, by_header });
        self.done("stopped", place.group, Some(person))
    }

    /// It stands already, and nothing set later inside it has lifted it anywhere.
    fn already_stopped(&self, person: PersonId, scope: Scope, level: Level, place: Place) -> bool {
        let Some(standing) = self.view.preferences.get((person, scope)).filter(|preference| preference.level == Some(level)) else { return false };
        let inside = |other: &&Preference| match (scope, other.scope) {
            (Scope::All, Scope::Group(_) | Scope::Thread(_)) => true,
            // A thread's own setting is loaded with the person; whose thread it is matters little beside asking once more.
            (Scope::Group(_), Scope::Thread(thread)) => self.view.threads.get(thread).is_none_or(|thread| Some(thread.group) == place.group),
            _ => false,
        };
        let lifted = |other: &Preference| other.set_at > standing.set_at && other.level.is_some_and(|other| other > level);
        !self.view.preferences_of(person).filter(inside).any(lifted)
    }

    fn level(&mut self, person: PersonId, scope: Scope, level: Level, place: Place) -> Disposition {
        if level == Level::Nothing {
            return self.stop_scope(person, scope, level, place, false);
        }
        if !self.set(person, scope, Some(level)) {
            return self.done("superseded", place.group, Some(person));
        }
        self.tell_deed(person, Place { poll: None, ..place }, Deed::LevelSet { scope, level, undone: false })
    }

    /// Sets a level, unless something received later already stands there.
    pub(super) fn set(&mut self, person: PersonId, scope: Scope, level: Option<Level>) -> bool {
        let later = self.view.preferences.get((person, scope)).is_some_and(|preference| preference.set_at > self.at);
        if !later {
            self.happened(Event::PreferenceSet { person, scope, level, set_at: self.at });
        }
        !later
    }

    /// The mail program's own button, or a mail to the unsubscribe address: everything of that notice's group, ballots
    /// included; a digest turns into asked (RFC 8058; the List-Id names which).
    pub(super) fn stop_by_header(&mut self, notice: NoticeId) -> Disposition {
        let Some(notice) = self.view.notices.get(notice) else { return self.ignored("the notice is gone") };
        let place = Place { group: notice.group, thread: None, poll: None };
        let (person, kind) = (notice.person, notice.kind);
        match (kind, place.group) {
            (NoticeKind::Digest, _) => self.stop_digests(person, place, true),
            (_, Some(group)) => self.stop_scope(person, Scope::Group(group), Level::Nothing, place, true),
            (_, None) => self.stop_scope(person, Scope::All, Level::Nothing, place, true),
        }
    }

    /// Digest turns into asked wherever it is what they get; what they have set otherwise stays.
    fn stop_digests(&mut self, person: PersonId, place: Place, by_header: bool) -> Disposition {
        let chosen = self.view.preferences_of(person).filter(|preference| preference.level == Some(Level::Digest)).map(|preference| preference.scope);
        let by_default = self
            .view
            .groups
            .values()
            .filter(|group| group.rules.default_level == Level::Digest && setting_in(self.view, person, Some(group.id), None).from.is_none());
        let scopes: BTreeSet<Scope> = chosen.chain(by_default.map(|group| Scope::Group(group.id))).collect();
        let stopped = scopes.into_iter().filter(|scope| self.set(person, *scope, Some(Level::Asked))).count();
        if stopped > 0 {
            self.tell(person, NoticeKind::Goodbye, place, NoticeBody::Goodbye { scope: Scope::All, level: Level::Asked, by_header });
        }
        self.done("stopped", place.group, Some(person))
    }

    /// A level chosen on a page by its owner.
    pub(super) fn set_level(&mut self, person: PersonId, scope: Scope, level: Option<Level>) -> Disposition {
        if !self.own_page(person) {
            return self.refuse_silently(Some(person), Place::default(), Refusal::NotYours);
        }
        let what = if self.set(person, scope, level) { "set" } else { "superseded" };
        self.done(what, None, Some(person))
    }

    pub(super) fn set_habits(&mut self, person: PersonId, digest: &DigestTimes, zone: &str, text_only: bool) -> Disposition {
        if !self.own_page(person) {
            return self.refuse_silently(Some(person), Place::default(), Refusal::NotYours);
        }
        let bad = |field: &str| Refusal::BadField { field: field.to_string() };
        if jiff::tz::TimeZone::get(zone).is_err() {
            return self.refuse_silently(Some(person), Place::default(), bad("zone"));
        }
        if digest.0.parse::<croner::Cron>().is_err() {
            return self.refuse_silently(Some(person), Place::default(), bad("digest"));
        }
        let what = if self.set_habits_of(person, digest.clone(), zone.to_string(), text_only) { "habits" } else { "superseded" };
        self.done(what, None, Some(person))
    }

    /// The door has already checked whose link or session it is.
    pub(super) fn own_page(&self, person: PersonId) -> bool {
        match self.actor {
            Actor::Session { person: signed_in } => *signed_in == person,
            Actor::Link { .. } | Actor::Admin | Actor::Confirmed { .. } => true,
            Actor::Mail { .. } | Actor::Clock => false,
        }
    }
}

/// The scope a command reaches from a place.
fn reached(place: Place, reach: Option<Reach>) -> Scope {
    let group = place.group.map_or(Scope::All, Scope::Group);
    match reach {
        Some(Reach::All) => Scope::All,
        Some(Reach::Group) => group,
        Some(Reach::Thread) | None => place.thread.map_or(group, Scope::Thread),
    }
}

//! Taking back a setting. What was taken back is a setting too, so undoing an undo restores it.

use super::{Case, Place};
use crate::core::command::Disposition;
use crate::core::consent::setting;
use crate::core::ids::{GroupId, NoticeId, PersonId, ThreadId};
use crate::core::notice::{Deed, Notice, NoticeBody, NoticeKind};
use crate::core::person::{Level, Preference, Scope};
use crate::core::refusal::Refusal;

/// What became of an undo that changed something (`Outcome::Done`).
pub const UNDONE: &str = "undone";

impl Case<'_> {
    /// Back to what held before: before the setting that the notice told of, else before the latest one. Where that setting
    /// holds no longer (it was undone, or another came after it), nothing changes, and the answer says what holds.
    pub(super) fn undo(&mut self, person: PersonId, notice: &Notice, place: Place) -> Disposition {
        let place = Place { poll: None, ..place };
        if matches!(notice.body, NoticeBody::Goodbye { scope: Scope::All, level: Level::Asked, .. }) {
            return self.undo_stopped_digest(person, notice, place);
        }
        let latest = || self.view.preferences_of(person).max_by_key(|preference| preference.set_at);
        let told = told_of(notice);
        let named = told.and_then(|(scope, _)| self.view.preferences.get((person, scope)));
        let Some(last) = named.or_else(latest).cloned() else {
            return self.tell_deed(person, place, Deed::NothingToUndo);
        };
        if let (Some(named), Some((scope, level))) = (named, told)
            && self.effective(person, named) != level
        {
            let level = self.effective(person, named);
            return self.tell_deed(person, self.about(scope, place), Deed::LevelStands { scope, level });
        }
        self.take_back(person, &last, place)
    }

    /// Stopping the digest set each place it came from; they are known by their instant.
    fn undo_stopped_digest(&mut self, person: PersonId, notice: &Notice, place: Place) -> Disposition {
        match self.view.preferences_of(person).find(|preference| preference.set_at == notice.made_at).cloned() {
            Some(one) => self.take_back(person, &one, place),
            None => self.tell_plain(person, place, NoticeKind::Status, "status"),
        }
    }

    /// The button on the page after a stop; what the stop set goes back to what held before, where it still stands. The
    /// page says what became of it, so no mail does.
    pub(super) fn undo_stop(&mut self, notice: NoticeId, thread: bool) -> Disposition {
        let Some(notice) = self.view.notices.get(notice) else { return self.ignored("the notice is gone") };
        let (person, group) = (notice.person, notice.group);
        if !self.own_page(person) {
            return self.refuse_silently(Some(person), Place::default(), Refusal::NotYours);
        }
        let stands = |scope, level| self.view.preferences.get((person, scope)).filter(|standing| standing.level == Some(level));
        let stop = match (notice.thread.filter(|_| thread), notice.kind, group) {
            (Some(thread), ..) => stands(Scope::Thread(thread), Level::Asked),
            (None, NoticeKind::Digest, _) => self.stopped_digests(person).max_by_key(|stopped| stopped.set_at),
            (None, _, Some(group)) => stands(Scope::Group(group), Level::Nothing),
            (None, _, None) => stands(Scope::All, Level::Nothing),
        };
        let undone = stop.cloned().map_or(0, |stop| self.take_back_together(person, &stop).1);
        self.done(if undone > 0 { UNDONE } else { "nothing to undo" }, group, Some(person))
    }

    /// Where a digest was turned into asked, by their choice or by how the group starts everybody.
    fn stopped_digests(&self, person: PersonId) -> impl Iterator<Item = &Preference> {
        let starts_so = |scope| match scope {
            Scope::Group(group) => self.view.groups.get(group).is_some_and(|group| group.rules.default_level == Level::Digest),
            Scope::All | Scope::Thread(_) => false,
        };
        let was_digest = move |stopped: &&Preference| stopped.before.map_or_else(|| starts_so(stopped.scope), |before| before == Level::Digest);
        self.view.preferences_of(person).filter(|preference| preference.level == Some(Level::Asked)).filter(was_digest)
    }

    /// Everything that one act set: how much that was, and how much of it went back to what held before.
    fn take_back_together(&mut self, person: PersonId, last: &Preference) -> (usize, usize) {
        let together: Vec<Preference> = self.view.preferences_of(person).filter(|preference| preference.set_at == last.set_at).cloned().collect();
        let undone = together.iter().filter(|preference| self.set(person, preference.scope, preference.before)).count();
        (together.len(), undone)
    }

    /// Everything that one act set is taken back together: stopping the digest sets each place it came from.
    fn take_back(&mut self, person: PersonId, last: &Preference, place: Place) -> Disposition {
        let (together, undone) = self.take_back_together(person, last);
        if undone == 0 {
            return self.tell_deed(person, place, Deed::NothingToUndo);
        }
        if together > 1 {
            // Several places: the answer shows them all.
            return self.tell_plain(person, place, NoticeKind::Status, UNDONE);
        }
        let (scope, level) = (last.scope, last.before.unwrap_or_else(|| self.level_without(person, last.scope)));
        self.tell_deed(person, self.about(scope, place), Deed::LevelSet { scope, level, undone: true })
    }

    /// The answer names the scope, wherever the undo was written to.
    fn about(&self, scope: Scope, place: Place) -> Place {
        let (group, thread) = self.place_of(scope);
        Place { group: group.or(place.group), thread: thread.or(place.thread), ..place }
    }

    fn effective(&self, person: PersonId, preference: &Preference) -> Level {
        preference.level.unwrap_or_else(|| self.level_without(person, preference.scope))
    }

    /// What holds in a scope when nothing is set in it.
    fn level_without(&self, person: PersonId, scope: Scope) -> Level {
        let (group, thread) = self.place_of(scope);
        let others = self.view.preferences_of(person).filter(|preference| preference.scope != scope);
        setting(others, group.and_then(|group| self.view.groups.get(group)), thread).level
    }

    fn place_of(&self, scope: Scope) -> (Option<GroupId>, Option<ThreadId>) {
        match scope {
            Scope::All => (None, None),
            Scope::Group(group) => (Some(group), None),
            Scope::Thread(thread) => (self.view.threads.get(thread).map(|thread| thread.group), Some(thread)),
        }
    }
}

/// The setting that a notice told of. An undone one told of what it went back to.
fn told_of(notice: &Notice) -> Option<(Scope, Level)> {
    match &notice.body {
        NoticeBody::Goodbye { scope, level, .. } | NoticeBody::Done { what: Deed::LevelSet { scope, level, .. } } => Some((*scope, *level)),
        _ => None,
    }
}

//! Taking back a setting. What was taken back is a setting too, so undoing an undo restores it.

use super::{Case, Place};
use crate::core::command::Disposition;
use crate::core::consent::setting;
use crate::core::ids::{GroupId, PersonId, ThreadId};
use crate::core::notice::{Deed, Notice, NoticeBody, NoticeKind};
use crate::core::person::{Level, Preference, Scope};

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

    /// Everything that one act set is taken back together: stopping the digest sets each place it came from.
    fn take_back(&mut self, person: PersonId, last: &Preference, place: Place) -> Disposition {
        let together: Vec<Preference> = self.view.preferences_of(person).filter(|preference| preference.set_at == last.set_at).cloned().collect();
        let undone = together.iter().filter(|preference| self.set(person, preference.scope, preference.before)).count();
        if undone == 0 {
            return self.tell_deed(person, place, Deed::NothingToUndo);
        }
        if together.len() > 1 {
            // Several places: the answer shows them all.
            return self.tell_plain(person, place, NoticeKind::Status, "undone");
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

//! Taking back or changing what one wrote. What has been mailed cannot be called back, and the answer says so.

use super::{Case, Place};
use crate::core::command::{Disposition, MailWords};
use crate::core::event::Event;
use crate::core::grammar::Words;
use crate::core::ids::{CommentId, PersonId};
use crate::core::notice::{Deed, NoticeBody, NoticeKind};
use crate::core::refusal::Refusal;
use crate::core::thread::{Comment, LONGEST_REASON};
use crate::core::trust::Actor;

impl Case<'_> {
    /// "delete", in reply to one's own sent mail.
    pub(super) fn delete_answered(&mut self, person: PersonId, place: Place, mail: &MailWords) -> Disposition {
        match self.own_answered(person, mail).cloned() {
            Some(comment) => self.delete_own(person, &comment),
            None => self.refuse(person, place, Refusal::NoSuchMessage, &mail.words.own()),
        }
    }

    /// "delete last": in the group that was written to, or anywhere.
    pub(super) fn delete_last(&mut self, person: PersonId, place: Place, mail: &MailWords) -> Disposition {
        let here = |comment: &&Comment| place.group.is_none_or(|group| self.view.threads.get(comment.thread).is_some_and(|thread| thread.group == group));
        let last = self.standing_comments(person).max_by_key(|comment| comment.id).filter(here).cloned();
        match last {
            Some(comment) => self.delete_own(person, &comment),
            None => self.refuse(person, place, Refusal::NoSuchMessage, &mail.words.own()),
        }
    }

    /// "replace: …", in reply to one's own sent mail.
    pub(super) fn replace_answered(&mut self, person: PersonId, place: Place, words: &str, mail: &MailWords) -> Disposition {
        let Some(comment) = self.own_answered(person, mail).cloned() else {
            return self.refuse(person, place, Refusal::NoSuchMessage, &mail.words.own());
        };
        let Some(place) = self.place_of_comment(&comment) else { return self.ignored("a comment without a thread") };
        let Some((group, thread)) = place.group.zip(place.thread) else { return self.ignored("a comment without a group") };
        // Our own links act for their reader, here as in a comment.
        let words = Words::own_only(words).published().trim().to_string();
        if words.is_empty() {
            return self.refuse(person, place, Refusal::Empty, &mail.words.own());
        }
        self.happened(Event::CommentReplaced { group, thread, comment: comment.id, person, words, raw: comment.raw });
        self.tell_deed(person, place, Deed::Replaced { reached: self.reached(comment.id) })
    }

    fn delete_own(&mut self, person: PersonId, comment: &Comment) -> Disposition {
        let Some(place) = self.place_of_comment(comment) else { return self.ignored("a comment without a thread") };
        self.delete(person, comment, place);
        self.tell_deed(person, place, Deed::TakenBack { reached: self.reached(comment.id) })
    }

    fn delete(&mut self, by: PersonId, comment: &Comment, place: Place) {
        let Some((group, thread)) = place.group.zip(place.thread) else { return };
        let (files, raw) = (comment.files.clone(), comment.raw);
        self.happened(Event::CommentDeleted { group, thread, comment: comment.id, person: by, files, raw });
    }

    /// On the thread's page: its author, or a coordinator who says why; then the author is told.
    pub(super) fn delete_comment(&mut self, comment: CommentId, reason: &str) -> Disposition {
        let Actor::Session { person } = *self.actor else { return self.ignored("nobody is signed in") };
        let Some(comment) = self.view.comments.get(comment).filter(|row| row.deleted_at.is_none()).cloned() else {
            return self.refuse_silently(Some(person), Place::default(), Refusal::NoSuchMessage);
        };
        let Some(place) = self.place_of_comment(&comment) else { return self.ignored("a comment without a thread") };
        if comment.author == person {
            return self.delete_own(person, &comment);
        }
        if !place.group.is_some_and(|group| self.coordinates(group, person)) {
            return self.refuse_silently(Some(person), place, Refusal::CoordinatorsOnly);
        }
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
            return self.refuse_silently(Some(person), place, Refusal::BadField { field: "reason".into() });
        }
        self.delete(person, &comment, place);
        self.tell(comment.author, NoticeKind::Done, place, NoticeBody::Done { what: Deed::Removed { by: person, reason } });
        self.done("comment removed", place.group, Some(person))
    }

    /// Their own comment that came in the mail they now answer.
    fn own_answered(&self, person: PersonId, mail: &MailWords) -> Option<&Comment> {
        mail.answers.iter().find_map(|id| self.standing_comments(person).find(|comment| comment.message_id.as_ref() == Some(id)))
    }

    fn standing_comments(&self, person: PersonId) -> impl Iterator<Item = &Comment> {
        self.view.comments.values().filter(move |comment| comment.author == person && comment.deleted_at.is_none())
    }

    fn place_of_comment(&self, comment: &Comment) -> Option<Place> {
        let thread = self.view.threads.get(comment.thread)?;
        Some(Place { group: Some(thread.group), thread: Some(thread.id), poll: None })
    }

    fn reached(&self, comment: CommentId) -> u32 {
        self.view.reached.get(&comment).copied().unwrap_or(0)
    }
}

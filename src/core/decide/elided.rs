//! What was cut from a mail is its author's alone. A coordinator may look with a reason, and the author hears of it.

use super::{Case, Place};
use crate::core::command::Disposition;
use crate::core::event::Event;
use crate::core::ids::CommentId;
use crate::core::notice::{Deed, NoticeBody, NoticeKind};
use crate::core::refusal::Refusal;
use crate::core::thread::LONGEST_REASON;
use crate::core::trust::Actor;

impl Case<'_> {
    pub(super) fn show_elided(&mut self, comment: CommentId, reason: &str) -> Disposition {
        let Actor::Session { person } = *self.actor else { return self.ignored("nobody is signed in") };
        let Some(row) = self.view.comments.get(comment) else { return self.ignored("no such comment") };
        let Some(thread) = self.view.threads.get(row.thread) else { return self.ignored("no such thread") };
        let (author, group) = (row.author, thread.group);
        let place = Place { group: Some(group), thread: Some(thread.id), poll: None };
        if !self.coordinates(group, person) {
            return self.refuse_silently(Some(person), place, Refusal::CoordinatorsOnly);
        }
        if row.elided.is_empty() || row.deleted_at.is_some() || author == person {
            return self.ignored("nothing of somebody else's was cut");
        }
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
            return self.refuse_silently(Some(person), place, Refusal::BadField { field: "reason".into() });
        }
        self.happened(Event::ElidedShown { group, comment, person, reason: reason.clone() });
        self.tell(author, NoticeKind::Done, place, NoticeBody::Done { what: Deed::ElidedShown { by: person, reason } });
        self.done("elided shown", Some(group), Some(person))
    }
}

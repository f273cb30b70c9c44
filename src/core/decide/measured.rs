//! Letters that presses on pages bring: whoever holds somebody's link could have us write to them for ever. The first few of an
//! hour go at once; of what comes after them one goes when the hour is over, and says what holds by then.

use super::account::HOUR;
use super::{Case, Place};
use crate::core::ids::PersonId;
use crate::core::notice::{Notice, NoticeBody, NoticeKind, NoticeState};
use crate::core::traffic::{Lane, PRESSED};

impl Case<'_> {
    pub(super) fn tell_in_measure(&mut self, lane: Lane, person: PersonId, kind: NoticeKind, place: Place, body: NoticeBody) {
        let waits = |notice: &&Notice| {
            let is_one = notice.person == person && notice.kind == kind && notice.poll == place.poll && is_about_the_same(&notice.body, &body);
            is_one && notice.state == NoticeState::Queued && notice.due > self.at
        };
        if let Some(waiting) = self.view.notices.values().find(waits).cloned() {
            return self.notices.push(Notice { body, ..waiting });
        }
        let at_once = self.passes(lane, PRESSED);
        self.tell(person, kind, place, body);
        if let Some(letter) = self.notices.last_mut().filter(|_| !at_once) {
            letter.due = self.at + HOUR;
        }
    }
}

/// Whether of two letters of one kind about one poll the later stands for both.
fn is_about_the_same(one: &NoticeBody, other: &NoticeBody) -> bool {
    match (one, other) {
        (NoticeBody::Proxy { giver: one, .. }, NoticeBody::Proxy { giver: other, .. }) => one == other,
        (NoticeBody::Blocked { by: one }, NoticeBody::Blocked { by: other }) => one == other,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

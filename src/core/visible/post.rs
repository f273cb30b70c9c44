//! "Why did I (not) get this?": what became of the latest mail to one person, for that person alone. What the mails say is
//! not in it.

use crate::core::ids::PersonId;
use crate::core::notice::{NoticeKind, NoticeState};
use crate::core::view::{Needs, View};
use jiff::Timestamp;

/// One mail, and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Fate {
    pub kind: NoticeKind,
    pub made_at: Timestamp,
    pub due: Timestamp,
    pub state: NoticeState,
    /// Why it is withheld, failed or parked; a word of [`crate::core::consent::Withheld`] where it is withheld.
    pub reason: Option<String>,
    /// Empty where it is about no group, thread or vote.
    pub group: String,
    pub title: String,
}

/// What must be loaded for [`post`]. Asked again until nothing is missing.
pub fn post_needs(view: &View, person: PersonId) -> Needs {
    let mut needs = Needs { people: [person].into(), post: [person].into(), ..Needs::default() };
    for notice in view.notices.values().filter(|notice| notice.person == person) {
        needs.groups.extend(notice.group);
        needs.threads.extend(notice.thread);
        needs.polls.extend(notice.poll);
    }
    needs
}

/// The latest mail to somebody, the newest first.
pub fn post(view: &View, person: PersonId) -> Vec<Fate> {
    let mut notices: Vec<_> = view.notices.values().filter(|notice| notice.person == person).collect();
    notices.sort_by_key(|notice| std::cmp::Reverse((notice.made_at, notice.id)));
    let fate = |notice: &crate::core::notice::Notice| {
        let thread = notice.thread.and_then(|thread| view.threads.get(thread)).map(|thread| thread.title.clone());
        let poll = notice.poll.and_then(|poll| view.polls.get(poll)).map(|poll| poll.title.clone());
        Fate {
            kind: notice.kind,
            made_at: notice.made_at,
            due: notice.due,
            state: notice.state,
            reason: notice.reason.clone(),
            group: notice.group.and_then(|group| view.groups.get(group)).map(|group| group.name.clone()).unwrap_or_default(),
            title: poll.or(thread).unwrap_or_default(),
        }
    };
    notices.into_iter().map(fate).collect()
}

//! The names a letter mentions, as its reader may know them.

use crate::core::ids::PersonId;
use crate::core::notice::{Deed, Notice, NoticeBody, Remark};
use crate::core::person::{FORMER, Person};
use crate::core::refusal::Refusal;
use crate::core::thread::Thread;
use crate::core::view::View;
use std::collections::BTreeMap;

/// Somebody's name as others read it; a stand-in when they have gone.
pub fn shown(view: &View, person: PersonId) -> String {
    view.people.get(person).map_or(FORMER, Person::shown_name).to_string()
}

/// Those whose names others' look like, so that both are told.
pub(super) fn looked_like(body: &NoticeBody) -> Vec<PersonId> {
    match body {
        NoticeBody::Done { what: Deed::Posted { odd } } => odd.iter().filter_map(|odd| odd.like).collect(),
        NoticeBody::Done { what: Deed::Invited { odd, .. } } => odd.iter().filter_map(|odd| odd.like).collect(),
        NoticeBody::Draft { remarks, .. } | NoticeBody::Rehearsal { remarks, .. } => {
            remarks.iter().filter_map(|remark| if let Remark::OddName(odd) = remark { odd.like } else { None }).collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn names(view: &View, notice: &Notice, thread: Option<&Thread>) -> BTreeMap<PersonId, String> {
    let mut people: Vec<PersonId> = thread.iter().map(|thread| thread.starter).collect();
    people.extend(thread.and_then(|thread| thread.closed.as_ref()).map(|closed| closed.by));
    let poll = notice.poll.and_then(|poll| view.polls.get(poll));
    people.extend(poll.iter().map(|poll| poll.asker));
    people.extend(poll.and_then(|poll| poll.closed_by));
    match &notice.body {
        NoticeBody::Invitation { by, .. }
        | NoticeBody::Welcome { added_by: Some(by) }
        | NoticeBody::Refusal { refusal: Refusal::ThreadClosed { by, .. }, .. } => people.push(*by),
        NoticeBody::Done { what: Deed::ElidedShown { by, .. } | Deed::Removed { by, .. } | Deed::ProxyGiven { holder: by } } => people.push(*by),
        NoticeBody::Proxy { giver, .. } => people.push(*giver),
        NoticeBody::Whose { people: several, .. } => people.extend(several),
        NoticeBody::PollChanged { by, .. } => people.extend(*by),
        body => people.extend(looked_like(body)),
    }
    people.into_iter().filter_map(|person| Some((person, view.people.get(person)?.shown_name().to_string()))).collect()
}

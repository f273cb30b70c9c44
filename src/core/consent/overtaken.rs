//! What has come to be otherwise while its letter waited.

use super::taken_back;
use crate::core::notice::{Deed, Notice, NoticeBody, NoticeKind, ProxyIs};
use crate::core::poll::{Change, Stage};
use crate::core::view::View;

/// Whether what a notice says has come to be otherwise.
pub fn overtaken(view: &View, notice: &Notice) -> bool {
    let poll = notice.poll.and_then(|poll| view.polls.get(poll));
    match (notice.kind, &notice.body) {
        (NoticeKind::Ballot | NoticeKind::VoteOpened, _) => poll.is_some_and(|poll| poll.stage != Stage::Open),
        (NoticeKind::Reminder, _) => poll.is_some_and(|poll| !poll.is_open() || view.has_voted(poll.id, notice.person)),
        (NoticeKind::PollChanged, NoticeBody::PollChanged { change, .. }) => poll.is_some_and(|poll| !poll.is_open() && *change != Change::Withdrawn),
        (NoticeKind::Outcome, NoticeBody::Outcome { stated_at }) => {
            poll.is_some_and(|poll| poll.life.outcome.as_ref().is_none_or(|outcome| outcome.at != *stated_at))
        }
        (NoticeKind::Review, _) => poll.is_some_and(|poll| poll.stage != Stage::Settled),
        (NoticeKind::Draft, _) => poll.is_some_and(|poll| !matches!(poll.stage, Stage::Draft { .. })),
        (NoticeKind::Comment, NoticeBody::Comment { comment }) => taken_back(view, *comment),
        (_, NoticeBody::Confirm { held, .. } | NoticeBody::WasItYou { held, .. } | NoticeBody::Whose { held, .. } | NoticeBody::Invitation { held, .. }) => {
            view.held.get(*held).is_some_and(|held| held.settled.is_some())
        }
        (_, NoticeBody::Done { what: Deed::Paused { until } }) => view.people.get(notice.person).is_some_and(|row| row.paused_until != Some(*until)),
        (_, NoticeBody::Proxy { giver, how: ProxyIs::Given }) => poll.is_some_and(|poll| poll.settings.proxies.get(giver) != Some(&notice.person)),
        (_, NoticeBody::Blocked { by }) => poll.is_some_and(|poll| !view.ballot(poll.id, *by).is_some_and(|ballot| poll.blocks(&ballot.choice))),
        _ => false,
    }
}

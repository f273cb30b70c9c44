//! What a proposal's asker may see of a block while the vote is open.

use super::poll::may_see_numbers;
use crate::core::ballot::Choice;
use crate::core::brief::NamedVote;
use crate::core::notice::{Notice, NoticeBody};
use crate::core::poll::Poll;
use crate::core::view::View;

/// Whether the asker hears of a block at once: where they may see the numbers. The ballot says so to whoever votes, and
/// that their name and reason are told with it.
pub fn asker_may_hear_of_blocks(poll: &Poll, asker_voted: bool) -> bool {
    may_see_numbers(poll, asker_voted)
}

/// The block that a notice tells of, with its reason as it stands.
pub(super) fn told(view: &View, notice: &Notice) -> Option<NamedVote> {
    let NoticeBody::Blocked { by } = notice.body else { return None };
    let poll = view.polls.get(notice.poll?)?;
    let choice = poll.options.iter().map(|option| Choice::One(option.code.clone())).find(|choice| poll.blocks(choice))?;
    let reason = view.ballot(poll.id, by).filter(|ballot| ballot.choice == choice).map(|ballot| ballot.reason.clone()).unwrap_or_default();
    Some(NamedVote { name: super::shown(view, by), choice, reason, weight: poll.settings.weight(by), by: None })
}

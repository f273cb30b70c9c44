//! Secret polls: what of a mail must leave no trace, and what is too little to be shown.

use super::command::{Command, Door};
use super::ids::PollId;
use super::notice::{Notice, NoticeBody};
use super::poll::{Poll, Stage};
use super::view::View;

/// With so few voters or fewer neither their number nor what they chose is shown to anybody, while the vote runs and
/// afterwards: it would say who they are, and what they chose.
pub const TOO_FEW: u32 = 3;

/// Whether a private answer to that notice may say how somebody votes, or voted, in a secret poll.
pub fn hears(view: &View, notice: &Notice) -> bool {
    let ours = |poll: PollId| view.polls.get(poll).is_some_and(|poll| poll.settings.secret && poll.opened_at.is_some());
    let listed = match &notice.body {
        NoticeBody::Digest { items, .. } => items.iter().filter_map(|item| item.poll).any(ours),
        _ => false,
    };
    !notice.kind.answers_are_public() && (listed || notice.poll.is_some_and(ours))
}

/// Whether a poll was counted and came to so few secret votes that only its upshot may be told.
pub fn is_too_small(poll: &Poll) -> bool {
    poll.settings.secret && poll.result.as_ref().is_some_and(|tally| tally.voted <= TOO_FEW)
}

/// Whether the mail that brought a command is destroyed: what came with it is neither kept nor hashed.
pub fn destroys(view: &View, command: &Command) -> bool {
    match command {
        Command::Answer { notice, .. } | Command::StopByHeader { notice } => view.notices.get(*notice).is_some_and(|notice| hears(view, notice)),
        Command::Write { handle, door: Door::Vote, .. } => running(view, handle).next().is_some(),
        _ => false,
    }
}

/// The secret polls of a group that are not counted yet.
pub fn running<'a>(view: &'a View, handle: &'a str) -> impl Iterator<Item = &'a Poll> {
    let group = view.group_named(handle).map(|group| group.id);
    let unsettled = |poll: &&Poll| poll.settings.secret && matches!(poll.stage, Stage::Open | Stage::Closed);
    view.polls.values().filter(unsettled).filter(move |poll| Some(poll.group) == group)
}

//! What must be known of the people that a poll mail names, and of whoever is to vote for somebody.

use super::measured::of_letters;
use super::{of_poll, people_of};
use crate::core::command::MailWords;
use crate::core::decide::strs;
use crate::core::decide::tongues::tongues;
use crate::core::ids::{GroupId, PollId};
use crate::core::lookalike::skeleton;
use crate::core::trust::Actor;
use crate::core::view::{Needs, View};

/// The thread and the people that a poll mail names, in the languages of each who may have written it. When it closes is read
/// when it is decided.
pub(super) fn of_poll_mail(view: &View, group: GroupId, mail: &MailWords, actor: &Actor, needs: &mut Needs) {
    let Some(row) = view.groups.get(group) else { return };
    for person in people_of(view, actor) {
        let tongues = tongues(view, person, Some(group));
        let draft = crate::core::decide::templates::read_poll_mail(row, mail, "UTC", &strs(&tongues), jiff::Timestamp::UNIX_EPOCH);
        needs.governed.extend(draft.keep_as.map(|_| row.handle.clone()));
        needs.titles.extend(draft.thread.map(|title| (group, title)));
        for name in draft.voters.iter().chain(draft.weights.iter().map(|(name, _)| name)) {
            match crate::core::decide::voters::addressed(name) {
                Some((address, called)) => {
                    needs.looks.insert((group, skeleton(called.as_deref().unwrap_or(address.local()))));
                    needs.addresses.insert(address);
                }
                None => drop(needs.called.insert((group, name.trim().to_lowercase()))),
            }
        }
    }
}

/// Whoever is named to vote for somebody, by name or address.
pub(super) fn of_holder(view: &View, poll: PollId, to: Option<&str>, needs: &mut Needs) {
    let Some(poll) = view.polls.get(poll) else { return };
    needs.people.extend(poll.settings.proxies.iter().flat_map(|(giver, holder)| [*giver, *holder]));
    // Who is named is known a round later.
    of_letters(view, view.people.values().map(|person| person.id), needs);
    match to.map(|to| (to, crate::core::decide::voters::addressed(to))) {
        Some((_, Some((address, _)))) => drop(needs.addresses.insert(address)),
        Some((to, None)) => drop(needs.called.insert((poll.group, to.trim().to_lowercase()))),
        None => {}
    }
}

/// Letting somebody vote for oneself, on a page.
pub(super) fn of_proxy(view: &View, poll: PollId, to: Option<&str>, actor: &Actor, needs: &mut Needs) {
    of_poll(view, poll, needs);
    needs.ballots.extend(people_of(view, actor).into_iter().map(|person| (poll, person)));
    of_holder(view, poll, to, needs);
}

//! The rule book: a command, who asks, when, and the state it needs; out come facts, notices and a disposition.

mod account;
mod amend;
mod answer;
mod block;
mod delivery;
mod departing;
mod digests;
mod elided;
mod holds;
mod inviting;
mod late;
mod measured;
mod members;
mod moderate;
mod needs;
mod opening;
mod orders;
mod outcome;
mod owner;
mod pausing;
mod pictures;
mod polls;
mod proven;
mod proxy;
mod readdressed;
mod refuse;
mod rehearse;
mod retract;
mod rsvp;
mod secret;
mod sender;
mod service;
mod shared;
mod steer;
mod talk;
mod templates;
mod tongues;
mod undo;
mod vote;
mod voters;
mod write;

use super::command::{Command, Disposition, MailWords, Outcome};
use super::event::Event;
use super::group::GroupRules;
use super::ids::{GroupId, IdSource, PersonId, PollId, ThreadId};
use super::notice::{Notice, NoticeBody, NoticeKind, NoticeState};
use super::person::Address;
use super::refusal::Refusal;
use super::traffic::{Budgets, Lane, lanes};
use super::trust::Actor;
use super::view::View;
use delivery::Bounce;
use jiff::Timestamp;

pub use needs::needs;
pub use proven::wanted_proof;
pub use readdressed::readdressed;
pub use undo::UNDONE;

/// The reason why a mail brought nothing about whose sender is not proven well enough.
const TOO_WEAK: &str = "proof too weak for this answer";

/// What comes of a command.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    /// Facts, in order.
    pub events: Vec<Event>,
    /// Mail to single people that answers the act itself. What a fact tells others is `audience`'s business.
    pub notices: Vec<Notice>,
    /// What counts as much as a fact does, and is none: letters that were passed on or written by ourselves.
    pub passed: Vec<Lane>,
    pub disposition: Disposition,
}

/// What the service's settings say to the rules.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Who runs the service: mail to its own addresses goes there.
    pub admin: Option<Address>,
    /// How long mail is kept as it came, once it is dealt with.
    pub keep_raw: jiff::SignedDuration,
    /// How long a clear poll mail waits before it opens by itself.
    pub grace: jiff::SignedDuration,
    /// A poll that more people may vote in never opens by itself.
    pub confirm_above: u32,
    /// How long after the close held votes are waited for.
    pub settling_held: jiff::SignedDuration,
    /// Messages that go out within an hour before further ones wait for the coordinators; counted in [`View::traffic`].
    pub budgets: Budgets,
    /// Locale and zone of people who have not chosen.
    pub locale: String,
    pub zone: String,
}

/// Decides a command. `at` is the receipt instant for mail, else now; `ids` mints what comes into being.
pub fn decide(view: &View, actor: &Actor, command: &Command, at: Timestamp, ids: &mut IdSource, policy: &Policy) -> Decision {
    let mut case = Case { view, actor, command, at, ids, policy, events: Vec::new(), notices: Vec::new(), passed: Vec::new() };
    let disposition = case.dispatch(command);
    case.revive_sender();
    Decision { events: case.events, notices: case.notices, passed: case.passed, disposition }
}

/// The mail a command came with, if it came by mail.
pub fn mail_of(command: &Command) -> Option<&MailWords> {
    match command {
        Command::Answer { mail, .. } | Command::Write { mail, .. } | Command::AskService { mail, .. } | Command::Post { mail, .. } => Some(mail),
        _ => None,
    }
}

/// One command on the desk: what is known, and what has come of it so far.
struct Case<'a> {
    view: &'a View,
    actor: &'a Actor,
    command: &'a Command,
    at: Timestamp,
    ids: &'a mut IdSource,
    policy: &'a Policy,
    events: Vec<Event>,
    notices: Vec<Notice>,
    passed: Vec<Lane>,
}

/// The place a notice is about.
#[derive(Clone, Copy, Default, Debug)]
struct Place {
    group: Option<GroupId>,
    thread: Option<ThreadId>,
    poll: Option<PollId>,
}

impl Case<'_> {
    fn dispatch(&mut self, command: &Command) -> Disposition {
        match command {
            Command::Answer { notice, by, mail, .. } => self.answer(*notice, *by, mail, command),
            Command::Write { handle, door, mail } => self.write(handle, *door, mail, command),
            Command::AskService { role, mail } => self.ask_service(*role, mail),
            Command::Post { thread, poll, mail } => self.post_what_waited(*thread, *poll, mail),
            Command::StopByHeader { notice } => self.stop_by_header(*notice),
            Command::UndoStop { notice, thread } => self.undo_stop(*notice, *thread),
            Command::Complain { notice } => self.complain(*notice),
            Command::TryAddress { person, address } => self.try_address(*person, address),
            Command::VoteOnPage { notice, item, seen, choice, reason, .. } => self.vote_on_page((*notice, *item, *seen), choice, reason, command),
            Command::AskBrowser { notice, item } => self.ask_browser(*notice, *item),
            Command::VoteSignedIn { poll, choice, reason } => self.vote_signed_in(*poll, choice, reason),
            Command::SetProxy { poll, to } => self.proxy_signed_in(*poll, to.as_deref()),
            Command::DeclineProxy { poll, giver } => self.decline_signed_in(*poll, *giver),
            Command::Settle { held, yes } => self.settle_on_page(*held, *yes),
            Command::CountLate { poll, person, choice, reason } => self.count_late(*poll, *person, choice, reason),
            Command::Moderate { held, word } => self.moderate_on_page(*held, *word),
            Command::SetLevel { person, scope, level } => self.set_level(*person, *scope, *level),
            Command::SetHabits { person, digest, zone, text_only } => self.set_habits(*person, digest, zone, *text_only),
            Command::AskSignIn { address } => self.ask_sign_in(address),
            Command::OpenPoll { poll } => self.open_by_clock(*poll),
            Command::RemindVoters { poll, number } => self.remind_by_clock(*poll, *number),
            Command::AskReview { poll } => self.ask_review(*poll),
            Command::SteerPoll { poll, order } => self.steer_on_page(*poll, order),
            Command::ClosePoll { poll } => self.close_by_clock(*poll),
            Command::StateResult { poll, counted } => self.state_result(*poll, counted),
            Command::MakeDigest { person, slot } => self.make_digest(*person, *slot),
            Command::ExpireHeld { held } => self.expire_held(*held),
            Command::DeleteComment { comment, reason } => self.delete_comment(*comment, reason),
            Command::Depart { person, for_good } => self.depart(*person, *for_good),
            Command::AskData { person } => self.ask_data(*person),
            Command::AskToDepart { person, for_good } => self.ask_to_depart_on_page(*person, *for_good),
            Command::SetPause { person, until } => self.set_pause(*person, *until),
            Command::ShowElided { comment, reason } => self.show_elided(*comment, reason),
            Command::RecordBounce { notice, failure, status, address, in_session, .. } => {
                self.record_bounce(*notice, &Bounce { failure: *failure, in_session: *in_session, status, named: address.as_ref() })
            }
            Command::SetTemplate { handle, name, lines } => self.set_template(handle, name, lines.as_deref()),
            Command::CreateGroup { handle, name, locale } => self.create_group(handle, name, locale.clone()),
            Command::AddMember(new) => self.add_member(new),
            Command::SetGroupRules { handle, members_may_poll, strict, default_level, attach_limit, locale } => {
                self.set_group_rules(handle, |rules| GroupRules {
                    members_may_poll: members_may_poll.unwrap_or(rules.members_may_poll),
                    strict: strict.unwrap_or(rules.strict),
                    default_level: default_level.unwrap_or(rules.default_level),
                    attach_limit: attach_limit.unwrap_or(rules.attach_limit),
                    locale: locale.clone().or_else(|| rules.locale.clone()),
                })
            }
        }
    }

    fn happened(&mut self, event: Event) {
        self.events.push(event);
    }

    /// What came of another command, decided in the course of this one. What it tells goes out now, whenever it was received.
    fn take_in(&mut self, decision: Decision) -> Disposition {
        self.events.extend(decision.events);
        self.passed.extend(decision.passed);
        self.notices.extend(decision.notices.into_iter().map(|notice| Notice { due: self.at, made_at: self.at, ..notice }));
        decision.disposition
    }

    /// How much went through a lane within the last hour, with what this command has added so far.
    fn count(&self, lane: Lane) -> u32 {
        let added = self.events.iter().flat_map(lanes).chain(self.passed.iter().copied()).filter(|there| *there == lane).count();
        self.view.traffic.count(lane, self.at).saturating_add(u32::try_from(added).unwrap_or(u32::MAX))
    }

    /// Whether one more may go through a lane within the hour; if so it counts.
    fn passes(&mut self, lane: Lane, budget: u32) -> bool {
        let passes = self.count(lane) < budget;
        self.passed.extend(passes.then_some(lane));
        passes
    }

    /// A notice to one person that answers the act itself.
    fn tell(&mut self, person: PersonId, kind: NoticeKind, place: Place, body: NoticeBody) {
        let poll_version = place.poll.and_then(|poll| self.view.polls.get(poll)).map_or(0, |poll| poll.version);
        let notice = Notice {
            id: self.ids.mint(),
            person,
            to: None,
            group: place.group,
            thread: place.thread,
            poll: place.poll,
            poll_version,
            kind,
            body,
            due: self.at,
            made_at: self.at,
            state: NoticeState::Queued,
            reason: None,
        };
        self.notices.push(notice);
    }

    fn done(&self, what: &str, group: Option<GroupId>, person: Option<PersonId>) -> Disposition {
        Disposition { group, person, outcome: Outcome::Done(what.to_string()) }
    }

    fn ignored(&self, why: &str) -> Disposition {
        Disposition { group: None, person: None, outcome: Outcome::Ignored(why.to_string()) }
    }

    /// A "no" that only the record keeps, or a page shows.
    fn refuse_silently(&self, person: Option<PersonId>, place: Place, refusal: Refusal) -> Disposition {
        Disposition { group: place.group, person, outcome: Outcome::Refused(refusal) }
    }
}

fn strs(tongues: &[String]) -> Vec<&str> {
    tongues.iter().map(String::as_str).collect()
}

#[cfg(test)]
#[path = "decide_tests.rs"]
mod tests;

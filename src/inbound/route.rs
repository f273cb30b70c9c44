//! Which of our addresses a message is for, and which notice it answers.

use super::Envelope;
use super::message::Message;
use crate::core::command::{AnsweredBy, Command, Door, GroupAddress, MailWords, ServiceRole};
use crate::core::domain::is_same;
use crate::core::ids::NoticeId;
use crate::core::token::{Keyring, Purpose, Token};
use std::collections::HashSet;
use std::sync::{Arc, RwLock};

/// What we own: asked in memory at RCPT, so strangers cost no query.
#[derive(Clone, Debug)]
pub struct Directory {
    pub domain: String,
    pub keyring: Keyring,
    handles: Arc<RwLock<HashSet<String>>>,
}

/// Where one of our addresses leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Destination {
    Token(Token),
    Group { handle: String, door: Door },
    Service(ServiceRole),
}

impl Directory {
    pub fn new(domain: &str, keyring: Keyring) -> Self {
        Self { domain: domain.to_lowercase(), keyring, handles: Arc::default() }
    }

    /// Handles of groups, after a start or a change. None is ever forgotten: a group stays, and a list that was read before
    /// the newest group came must not take it away again.
    pub fn learn(&self, handles: impl IntoIterator<Item = String>) {
        let mut known = self.handles.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        known.extend(handles);
    }

    /// Where an address leads, `None` when it is not ours. Form and MAC only; whether a token has expired is asked later.
    pub fn destination(&self, address: &str) -> Option<Destination> {
        let address = address.trim().trim_start_matches('<').trim_end_matches('>');
        // RFC 5321 section 4.5.1: postmaster is accepted even without a domain.
        if address.eq_ignore_ascii_case("postmaster") {
            return Some(Destination::Service(ServiceRole::Postmaster));
        }
        let (local, domain) = address.rsplit_once('@')?;
        if !is_same(domain, &self.domain) {
            return None;
        }
        let local = local.to_lowercase();
        service(&local).map(Destination::Service).or_else(|| self.group(&local)).or_else(|| self.keyring.verify_local_part(&local).map(Destination::Token))
    }

    /// Whether a message says that it is from an address of ours: it is our own, come back in whatever guise, since nobody
    /// writes from there but we.
    pub fn is_ours(&self, message: &Message) -> bool {
        message.from.iter().any(|from| self.destination(&from.address).is_some())
    }

    fn group(&self, local: &str) -> Option<Destination> {
        let known = self.handles.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Door::ALL.into_iter().find_map(|door| {
            let handle = local.strip_suffix(door.ending()).filter(|handle| known.contains(*handle))?;
            Some(Destination::Group { handle: handle.to_string(), door })
        })
    }
}

fn service(local: &str) -> Option<ServiceRole> {
    match local {
        "help" => Some(ServiceRole::Help),
        "dpo" => Some(ServiceRole::Dpo),
        "contact" => Some(ServiceRole::Contact),
        "postmaster" => Some(ServiceRole::Postmaster),
        "abuse" => Some(ServiceRole::Abuse),
        _ => None,
    }
}

/// What one message asks of one place: the most specific of our addresses in it decides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// `to`: the group's address, where a reference alone names the notice.
    Answer {
        notice: NoticeId,
        by: AnsweredBy,
        to: Option<GroupAddress>,
    },
    Group {
        handle: String,
        door: Door,
    },
    Service(ServiceRole),
    Unsubscribe(NoticeId),
    Bounce(NoticeId),
}

impl Target {
    /// Whether it matters who sent the message.
    pub fn needs_proof(&self) -> bool {
        !matches!(self, Self::Unsubscribe(_) | Self::Bounce(_))
    }

    /// The notice whose token or reference the message carries.
    pub fn notice(&self) -> Option<NoticeId> {
        match self {
            Self::Answer { notice, .. } | Self::Unsubscribe(notice) | Self::Bounce(notice) => Some(*notice),
            Self::Group { .. } | Self::Service(_) => None,
        }
    }

    /// The group's address that it was sent to, without a token.
    fn door(&self) -> Option<Door> {
        match self {
            Self::Group { door, .. } => Some(*door),
            Self::Answer { to, .. } => to.as_ref().map(|to| to.door),
            Self::Service(_) | Self::Unsubscribe(_) | Self::Bounce(_) => None,
        }
    }

    /// The command for a person's words; bounces and unsubscribes are no words.
    pub fn command(&self, mail: &MailWords) -> Option<Command> {
        let mail = || mail.clone();
        match self {
            Self::Answer { notice, by, to } => Some(Command::Answer { notice: *notice, by: *by, to: to.clone(), mail: mail() }),
            Self::Group { handle, door } => Some(Command::Write { handle: handle.clone(), door: *door, mail: mail() }),
            Self::Service(role) => Some(Command::AskService { role: *role, mail: mail() }),
            Self::Unsubscribe(notice) => Some(Command::StopByHeader { notice: *notice }),
            Self::Bounce(_) => None,
        }
    }
}

/// A target, and which fields of the message itself name it. One that none names is known to this copy's envelope alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    pub target: Target,
    pub to: bool,
    pub cc: bool,
    /// The field that names the notice, where no address does.
    pub by: Option<Threading>,
}

/// The fields that say what a mail answers (RFC 5322 section 3.6.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Threading {
    InReplyTo,
    References,
}

/// The targets of a message, the most specific first: tokens, then signed Message-IDs, then polls and groups.
///
/// Envelope, To and Cc count alike, so that every copy of one message is routed alike; but what only one copy's envelope
/// names comes last, because whoever holds a message can hand it in with any envelope.
pub fn targets(directory: &Directory, envelope: &Envelope, message: &Message) -> Vec<Named> {
    let to = message.to.iter().map(|address| (address, true, false));
    let cc = message.cc.iter().map(|address| (address, false, true));
    let named = to.chain(cc).chain(envelope.rcpt_to.iter().map(|address| (address, false, false)));
    let destinations: Vec<(Destination, bool, bool)> =
        named.filter_map(|(address, to, cc)| directory.destination(address).map(|destination| (destination, to, cc))).collect();
    let mut targets: Vec<Named> =
        destinations.iter().filter_map(|(destination, to, cc)| of_token(destination).map(|target| Named { target, to: *to, cc: *cc, by: None })).collect();
    let answers = targets.iter().any(|named| matches!(named.target, Target::Answer { .. }));
    let reference = referenced(directory, message).filter(|_| !answers);
    let other = |(destination, to, cc): &(Destination, bool, bool)| {
        let target = without_token(destination, reference.map(|(notice, _)| notice))?;
        let by = reference.map(|(_, field)| field).filter(|_| target.notice().is_some());
        Some(Named { target, to: *to, cc: *cc, by })
    };
    let mut others: Vec<Named> = destinations.iter().filter_map(other).collect();
    // A poll address is more specific than its group's; one group is asked once.
    others.sort_by_key(|named| named.target.door() == Some(Door::Talk));
    targets.extend(others);
    let mut targets = once_each(targets);
    targets.sort_by_key(|named| !(named.to || named.cc));
    targets
}

fn once_each(targets: Vec<Named>) -> Vec<Named> {
    let mut seen: Vec<Named> = Vec::new();
    for named in targets {
        match seen.iter_mut().find(|before| before.target == named.target) {
            Some(before) => (before.to, before.cc) = (before.to || named.to, before.cc || named.cc),
            None => seen.push(named),
        }
    }
    seen
}

fn of_token(destination: &Destination) -> Option<Target> {
    let Destination::Token(token) = destination else { return None };
    match token.purpose {
        Purpose::Unsubscribe => Some(Target::Unsubscribe(token.send)),
        Purpose::Bounce => Some(Target::Bounce(token.send)),
        purpose => AnsweredBy::of(purpose).map(|by| Target::Answer { notice: token.send, by, to: None }),
    }
}

/// Mail programs that ignore Reply-To answer our stable From addresses: then our signed Message-ID counts as the token, if
/// its notice is of the group whose address that is; the rules look (`core::decide::readdressed`).
fn without_token(destination: &Destination, reference: Option<NoticeId>) -> Option<Target> {
    let answered = |notice, to| Target::Answer { notice, by: AnsweredBy::Reference, to };
    match destination {
        Destination::Token(_) => None,
        Destination::Group { handle, door } => match (door, reference) {
            (Door::Talk | Door::Vote, Some(notice)) => Some(answered(notice, Some(GroupAddress { handle: handle.clone(), door: *door }))),
            _ => Some(Target::Group { handle: handle.clone(), door: *door }),
        },
        Destination::Service(ServiceRole::Help) if reference.is_some() => reference.map(|notice| answered(notice, None)),
        Destination::Service(role) => Some(Target::Service(*role)),
    }
}

/// The notice that a complaint is about: the first address or Message-ID of ours that a notice's own token is in, among what
/// is told to machines and the headers that came back (RFC 5965 section 2).
pub fn reported(directory: &Directory, message: &Message) -> Option<NoticeId> {
    const MOST: usize = 200;
    let words = message.report.iter().flat_map(|part| part.text.split(|c: char| c.is_whitespace() || "<>\",;:?()".contains(c)));
    let ours = words.filter(|word| word.rsplit_once('@').is_some_and(|(_, domain)| is_same(domain, &directory.domain))).take(MOST);
    let of = |word: &str| match directory.destination(word) {
        Some(Destination::Token(token)) => Some(token.send),
        _ => signed(directory, word),
    };
    ours.into_iter().find_map(of)
}

/// The notice that In-Reply-To, or else the last of References, names; and which of the two.
fn referenced(directory: &Directory, message: &Message) -> Option<(NoticeId, Threading)> {
    let nearest = message.in_reply_to.iter().map(|id| (id, Threading::InReplyTo));
    let ids = nearest.chain(message.references.iter().rev().map(|id| (id, Threading::References)));
    ids.filter_map(|(id, field)| signed(directory, id).map(|notice| (notice, field))).next()
}

/// The notice that a Message-ID of ours names.
fn signed(directory: &Directory, id: &str) -> Option<NoticeId> {
    let id = id.trim().trim_start_matches('<').trim_end_matches('>');
    let (local, domain) = id.rsplit_once('@')?;
    let token = directory.keyring.verify(local.strip_prefix("n-")?)?;
    (domain.eq_ignore_ascii_case(&directory.domain) && token.purpose == Purpose::Reference).then_some(token.send)
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;

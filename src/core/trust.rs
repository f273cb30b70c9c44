//! Token x From x proof: what is allowed. One pure table.

use super::person::Address;
use serde::{Deserialize, Serialize};

/// How well the sender's mail proves who sent it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// One From mailbox with an aligned DKIM pass.
    Strong,
    /// Aligned SPF alone, or nothing aligned and no policy against it.
    Weak,
    /// DMARC failed under quarantine or reject, or not exactly one From.
    Failed,
}

/// Who did it, and how we know.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "actor", rename_all = "snake_case")]
pub enum Actor {
    /// A mail. `from` is the one From mailbox, `None` when there is not exactly one.
    Mail {
        from: Option<Address>,
        proof: Proof,
        /// What its provider signed names us as a recipient. A field that is not signed may have been put in by whoever holds
        /// the mail.
        meant: bool,
        /// The aligned SPF domain, when SPF is what little proof there is.
        spf_domain: Option<String>,
    },
    /// The holder of a personal link, acting on a page. `confirmed` when a mail confirmation has opened this browser.
    Link { confirmed: bool },
    /// A signed-in person.
    Session { person: super::ids::PersonId },
    /// The owner said yes to something held.
    Confirmed { person: super::ids::PersonId },
    /// The clock.
    Clock,
    /// The admin on the command line, or the service's own machinery.
    Admin,
}

/// How much a mail proves by itself, least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Proven {
    /// Not even who sent it.
    Nothing,
    /// Who sent it, and not to whom: somebody may have handed a copy in elsewhere first.
    Sender,
    /// Also that it was written to us.
    SenderAndReader,
}

impl Proven {
    pub const ALL: [Self; 3] = [Self::Nothing, Self::Sender, Self::SenderAndReader];

    pub fn by(actor: &Actor) -> Self {
        match actor {
            Actor::Mail { proof: Proof::Strong, meant: true, .. } => Self::SenderAndReader,
            Actor::Mail { proof: Proof::Strong, .. } => Self::Sender,
            _ => Self::Nothing,
        }
    }
}

/// Whose token a mail carries.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenOf {
    /// The sender's own.
    Own,
    /// Somebody else's, who is a member like the sender or not.
    Another,
    None,
}

/// Who the From address belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SenderIs {
    Member,
    Unknown,
}

/// What a mail would do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Act {
    /// A comment in a thread, or the first words of a new one.
    Talk,
    Vote,
    /// Starting a poll.
    Poll,
    /// Setting one's own mail, asking for help or status: at most a nuisance, and undone with one word.
    Setting,
    /// A coordinator's or asker's command: closing a thread or a poll, opening a draft.
    Command,
    /// Yes to something held.
    Confirm,
}

/// What is allowed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Ruling {
    /// Done in the sender's own name.
    Allow,
    /// Kept until the sender says yes from their mailbox or on the page.
    Hold,
    /// Kept until the owner of the token says whether it was them.
    AskOwner,
    /// Kept for the group's coordinators.
    AskCoordinators,
    /// Nothing counted; a fresh ballot goes to the sender's mailbox.
    FreshBallot,
    /// Refused in the session with 550 5.7.26.
    Refuse,
    /// Only the page's own button can say yes here.
    OnPageOnly,
}

/// The acceptance table: token x sender x proof x act.
///
/// A sender is `Member` when the From address belongs to somebody of the group concerned; with a token of their own
/// that somebody is its owner.
pub fn rule(token: TokenOf, sender: SenderIs, proof: Proof, act: Act) -> Ruling {
    use {Proof::*, Ruling::*, SenderIs::*, TokenOf::*};
    match (token, sender, proof, act) {
        // Their own notice, from their own address.
        (Own, _, Strong, _) => Allow,
        (Own, _, Weak, Act::Talk | Act::Setting | Act::Confirm) => Allow,
        (Own, _, Weak, Act::Vote | Act::Poll | Act::Command) => Hold,
        (Own, _, Failed, Act::Confirm) => OnPageOnly,
        (Own, _, Failed, Act::Poll) => Refuse,
        (Own, _, Failed, _) => Hold,
        // A member who answers on somebody else's notice acts as themself, if proven; else nobody knows who it is.
        (Another, Member, Strong, Act::Confirm) => OnPageOnly,
        (Another, Member, Strong, _) => Allow,
        (Another, _, _, Act::Confirm) => OnPageOnly,
        (Another, _, _, _) => AskOwner,
        // No token: only the From address speaks.
        (None, Member, Strong, Act::Vote) => FreshBallot,
        (None, Member, Strong, _) => Allow,
        // Whoever it names: the door's answer must not tell a member from a stranger.
        (None, _, Failed, Act::Poll) => Refuse,
        (None, Member, Weak | Failed, Act::Vote) => FreshBallot,
        (None, Member, Weak | Failed, _) => Hold,
        (None, Unknown, _, _) => AskCoordinators,
    }
}

#[cfg(test)]
#[path = "trust_tests.rs"]
mod tests;

//! Every "no": typed, coded, and worded by the face in the reader's language.

use super::ballot::Flaw;
use super::ids::{PersonId, ThreadId};
use super::thread::LeftOut;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Why something was not done. Each has one sentence with the reason and one with the way on (`templates/words`).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// The thread was closed; one can still write to the group.
    ThreadClosed { thread: ThreadId, by: PersonId, at: Timestamp },
    /// The poll had closed when the vote arrived. `sent_at` is what the mail's Date header claims, if before the close.
    PollClosed { closed_at: Timestamp, received_at: Timestamp, sent_at: Option<Timestamp> },
    /// The poll was never opened, or was dropped.
    PollNotOpen,
    /// They do not belong to the group.
    NotMember,
    /// They belong now, but not when the poll opened.
    NotEntitled,
    /// The poll asks named people, and they are not among them.
    NotAsked,
    /// None of those named to vote is known.
    NoVoters,
    /// A reason is longer than the poll allows, in characters.
    ReasonTooLong { length: u32, limit: u32 },
    /// Somebody's vote cannot be given to whom they named.
    Proxy { why: ProxyTrouble },
    /// Only coordinators may do this here.
    CoordinatorsOnly,
    /// The reply address has expired or was renewed.
    LinkExpired,
    /// The talk that was answered went out too long ago; one can still write to the group.
    TooOld,
    /// The mail came without words.
    Empty,
    /// The mail came without words, and none of its files is passed on.
    FilesLeftOut { files: Vec<LeftOut> },
    /// Two or more From addresses, or none.
    NotOneSender,
    /// A poll needs one list of two or more options, or a type.
    NoOptions,
    /// A line of a poll mail asks for a setting or a type that does not exist yet, and means something without it.
    NotSupported { line: String },
    /// A poll needs a question: the subject was empty.
    NoTitle,
    /// Nobody else may answer a draft, a question or a confirmation.
    NotYours,
    /// The thing to confirm has been dealt with or has expired.
    TooLate,
    /// More was written here within an hour than goes out at once; it waits for the coordinators.
    TooMany,
    /// A mail to the address for votes that answers no ballot, when fresh ballots have gone out today already.
    BallotsSent,
    /// The sender could not be proven, and this needs proof.
    NotProven,
    /// Words we did not understand as a command.
    UnknownCommand,
    /// The poll does not stand where this could be done with it: it stands at that stage.
    PollStands { stage: String },
    /// Not a date to come that we could read.
    BadDate { text: String },
    /// Somebody has voted: what they voted on stays as it is.
    VotesCast,
    /// Whoever has voted in secret can neither be asked about a change nor vote again, and whether anybody has is told to nobody.
    SecretIsOpen,
    /// A name that cannot be an option here: `empty`, `long`, `twice`, `number`, `many`, `fixed`, no `time` where options are
    /// invitations, or a code that is `unknown`.
    BadOption { name: String, why: String },
    /// An extension must end later than the poll does.
    NotLater { closes_at: Timestamp },
    /// Those who have not voted were reminded a short while ago.
    JustReminded { at: Timestamp, again: Timestamp },
    /// Which message is to be taken back, or changed?
    NoSuchMessage,
    /// A pause needs a day to end on, and this is none.
    NoDate { written: String },
    /// That person has deactivated their account: only they can come back.
    HasGone,
    /// A name in other letters that looks like a member's, or one that mixes scripts, and nobody has said that it is right.
    OddName,
    /// Something in a form was missing or malformed; names the field.
    BadField { field: String },
    /// A ballot filled in on a page does not fit its poll.
    BadBallot { flaw: Flaw },
    /// An answer by mail to a secret ballot. It was destroyed.
    SecretByMail,
    /// A secret ballot was posted from a browser that no mail confirmation has opened.
    BrowserNotOpened,
    /// They have voted in this secret poll, and nobody can tell which ballot is theirs.
    VotedInSecret,
    /// A secret poll was counted and its ballots are sealed: it is never opened again.
    Sealed,
}

impl Refusal {
    /// The code in logs, records and word keys, for example `thread-closed`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ThreadClosed { .. } => "thread-closed",
            Self::PollClosed { .. } => "poll-closed",
            Self::PollNotOpen => "poll-not-open",
            Self::NotMember => "not-member",
            Self::NotEntitled => "not-entitled",
            Self::NotAsked => "not-asked",
            Self::NoVoters => "no-voters",
            Self::ReasonTooLong { .. } => "reason-too-long",
            Self::Proxy { why } => why.code(),
            Self::CoordinatorsOnly => "coordinators-only",
            Self::LinkExpired => "link-expired",
            Self::TooOld => "too-old",
            Self::Empty => "empty",
            Self::FilesLeftOut { .. } => "files-left-out",
            Self::NotOneSender => "not-one-sender",
            Self::NoOptions => "no-options",
            Self::NotSupported { .. } => "not-supported",
            Self::NoTitle => "no-title",
            Self::NotYours => "not-yours",
            Self::TooLate => "too-late",
            Self::TooMany => "too-many",
            Self::BallotsSent => "ballots-sent",
            Self::NotProven => "not-proven",
            Self::UnknownCommand => "unknown-command",
            Self::PollStands { .. } => "poll-stands",
            Self::BadDate { .. } => "bad-date",
            Self::VotesCast => "votes-cast",
            Self::SecretIsOpen => "secret-is-open",
            Self::BadOption { .. } => "bad-option",
            Self::NotLater { .. } => "not-later",
            Self::JustReminded { .. } => "just-reminded",
            Self::NoSuchMessage => "no-such-message",
            Self::NoDate { .. } => "no-date",
            Self::HasGone => "has-gone",
            Self::OddName => "odd-name",
            Self::BadField { .. } => "bad-field",
            Self::BadBallot { .. } => "bad-ballot",
            Self::SecretByMail => "secret-by-mail",
            Self::BrowserNotOpened => "browser-not-opened",
            Self::VotedInSecret => "voted-in-secret",
            Self::Sealed => "sealed",
        }
    }
}

/// Why a vote cannot be given to somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProxyTrouble {
    /// Nobody who may vote here is called that, or several are.
    Nobody,
    /// One cannot vote for oneself by proxy.
    Oneself,
    /// A vote goes one step: whoever holds one cannot give theirs away, and whoever gave theirs away cannot hold one.
    Chain,
    /// Who votes for whom would tell how somebody voted.
    Secret,
}

impl ProxyTrouble {
    fn code(self) -> &'static str {
        match self {
            Self::Nobody => "proxy-nobody",
            Self::Oneself => "proxy-oneself",
            Self::Chain => "proxy-chain",
            Self::Secret => "proxy-secret",
        }
    }
}

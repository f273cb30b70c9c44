//! Notices: one intent to tell one person one thing. Not a letter yet; the letter is made when it goes out.

mod kind;
mod part;

pub use super::deed::{Deed, HeldAct, ProxyIs};
pub use super::remark::{Expected, Remark};
pub use part::{DigestItem, Refused, Rehearsed};

use super::ballot::{Choice, Via};
use super::command::{Door, ServiceRole};
use super::grammar::Doubt;
use super::ids::{CommentId, GroupId, HeldId, NoticeId, PersonId, PollId, ThreadId};
use super::person::{Address, Level, Scope};
use super::poll::{Change, Poll};
use super::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One row of the outbound queue.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Notice {
    pub id: NoticeId,
    /// [`PersonId::NOBODY`] when it goes to a passer-by.
    pub person: PersonId,
    /// Where it goes when that is not the person's mailbox: a question to one address, a word to a passer-by.
    pub to: Option<Address>,
    pub group: Option<GroupId>,
    pub thread: Option<ThreadId>,
    pub poll: Option<PollId>,
    /// The ballot version the reader saw.
    pub poll_version: u32,
    pub kind: NoticeKind,
    pub body: NoticeBody,
    pub due: Timestamp,
    pub made_at: Timestamp,
    pub state: NoticeState,
    /// Why it is withheld, failed or parked.
    pub reason: Option<String>,
}

/// Where a notice stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeState {
    /// Waiting for its due instant and a connection.
    Queued,
    /// Kept for the person's next digest.
    ForDigest,
    /// Held back; the reason is in the row.
    Withheld,
    /// Given to the smarthost, answer unknown.
    Handed,
    Sent,
    /// Refused for good by the receiving side.
    Failed,
    /// Handed twice without an answer: an admin decides.
    Parked,
    /// Its facts went out in a digest, or were answered before.
    Digested,
}

/// What kind of mail it is. One folder of templates each, named by `folder()`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Somebody's words in a thread, the opening ones included.
    Comment,
    /// One line of talk in a poll's thread: a vote opened.
    VoteOpened,
    Ballot,
    /// To those who have not voted.
    Reminder,
    /// What was done with an open poll.
    PollChanged,
    Result,
    /// What the group decided, after the result.
    Outcome,
    /// To whoever asked: time to look at the outcome again.
    Review,
    Digest,
    Welcome,
    /// "Your vote is counted."
    Receipt,
    /// Nothing was counted, because it was not clear.
    Question,
    /// "Is this yours?" to the owner of an act with weak or failed proof.
    Confirm,
    /// "Was it you?" to the owner of a token that another address used.
    WasItYou,
    Refusal,
    LateVote,
    /// A poll as it was understood, before it opens.
    Draft,
    Goodbye,
    /// A preference was set, a command was carried out.
    Done,
    Status,
    /// What their groups have decided.
    Decisions,
    /// A one-time link to what is kept about its reader.
    MyData,
    Help,
    /// A one-time sign-in link.
    SignIn,
    /// A stranger's message that waits for a coordinator.
    Stranger,
    /// To a proposal's asker: somebody blocks it.
    Blocked,
    /// To whoever votes for somebody: from now on, or no longer.
    Proxy,
    /// "Whose words are these?" to a mailbox that several people share.
    WhoseWords,
    /// To a proven sender whom we do not know: the owner of what they answered was asked, or they wrote where members write.
    AskedOwner,
    /// Mail to one of the service's own addresses, for whoever runs it.
    ForAdmin,
    /// A coordinator asks somebody to join.
    Invitation,
}

/// What the letter needs to know beyond the ids in the row. Facts are named by id and read when it is rendered;
/// only what exists nowhere else (the words somebody sent, the reason for a no) is kept here.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "body", rename_all = "snake_case")]
pub enum NoticeBody {
    /// The row's ids say it all (ballot, result, vote opened, help, status).
    Plain,
    /// The same, when its person asked for it just now: a ballot sent again.
    AskedFor,
    Comment {
        comment: CommentId,
    },
    PollChanged {
        change: Change,
        by: Option<PersonId>,
    },
    /// The outcome that was stated at that instant.
    Outcome {
        stated_at: Timestamp,
    },
    Welcome {
        added_by: Option<PersonId>,
    },
    Receipt {
        choice: Choice,
        replaces: Option<Choice>,
        reason: String,
        via: Via,
        code: String,
    },
    /// The receipt of a secret vote: that there was one, and nothing else.
    Participated {
        via: Via,
    },
    Question {
        words: String,
        doubt: Doubt,
        stands: Option<Choice>,
        held: HeldId,
    },
    Confirm {
        held: HeldId,
        act: HeldAct,
        failed: bool,
        received_at: Timestamp,
        until: Timestamp,
    },
    WasItYou {
        held: HeldId,
        from: Option<Address>,
        act: HeldAct,
        received_at: Timestamp,
    },
    /// `more` came later the same day: they are sent together when the day is over.
    Refusal {
        refusal: Refusal,
        words: String,
        #[serde(default)]
        more: Vec<Refused>,
    },
    LateVote {
        choice: Choice,
        refusal: Refusal,
        held: HeldId,
    },
    Draft {
        opens_at: Option<Timestamp>,
        remarks: Vec<Remark>,
        entitled: u32,
        unreachable: u32,
    },
    /// A poll that was only tried out: it stands nowhere else. `answer` is what a reply to it would have been.
    Rehearsal {
        poll: Box<Poll>,
        remarks: Vec<Remark>,
        answer: Option<Rehearsed>,
    },
    Goodbye {
        scope: Scope,
        /// What is left there: nothing, or ballots and results alone.
        level: Level,
        by_header: bool,
    },
    /// The last mail to somebody who has gone.
    Farewell {
        for_good: bool,
    },
    Done {
        what: Deed,
    },
    /// A link to what is kept about its reader; each of its forms works once.
    MyData {
        until: Timestamp,
    },
    SignIn {
        until: Timestamp,
    },
    /// Somebody's mail to the coordinators: with something held it is a stranger's that waits for their word.
    Stranger {
        held: Option<HeldId>,
        from: String,
        subject: String,
        words: String,
    },
    Digest {
        slot: Timestamp,
        items: Vec<DigestItem>,
    },
    Blocked {
        by: PersonId,
    },
    /// Whose vote it is about, or who declined to cast the reader's.
    Proxy {
        giver: PersonId,
        how: ProxyIs,
    },
    /// One of `people` wrote it; `act` is what would happen in their name.
    Whose {
        held: HeldId,
        people: Vec<PersonId>,
        act: HeldAct,
        received_at: Timestamp,
    },
    /// `from` is whom a reply goes to; `proven` when their provider vouches for it.
    ForAdmin {
        role: ServiceRole,
        from: String,
        subject: String,
        words: String,
        proven: bool,
        /// So many came that no more is passed on within the hour.
        #[serde(default)]
        last: bool,
        locale: String,
    },
    Invitation {
        held: HeldId,
        by: PersonId,
        until: Timestamp,
        reminder: bool,
    },
    /// Its reader is nobody we know, so what we would know of them rides along.
    AskedOwner {
        ballot: bool,
        locale: String,
    },
    /// The same of somebody whose mail to a group's address for members was not taken.
    TurnedAway {
        handle: String,
        door: Door,
        words: String,
        locale: String,
    },
}

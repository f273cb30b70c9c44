//! Facts, in the past tense. A fact is logged as tagged JSON that holds ids and never personal text: what a row needs
//! beyond the ids rides along, and is left out of the log.

mod ballot;
mod place;

pub(super) use ballot::ballot_of;
pub use place::chain;

use super::ballot::{Choice, SecretBallot, Via};
use super::group::{Group, GroupRules, Membership, Role};
use super::held::{Held, Settled};
use super::ids::{BallotId, CommentId, FileId, GroupId, HeldId, NoticeId, PersonId, PollId, RawId, ThreadId};
use super::person::{Address, DigestTimes, Level, Person, Scope};
use super::poll::{Change, Poll, Roll, VoterChange};
use super::tally::Tally;
use super::thread::{Comment, Thread};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

/// Something that happened.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    GroupCreated {
        group: GroupId,
        #[serde(skip)]
        row: Group,
    },
    /// All rules of the group as they are from now on.
    GroupRulesSet {
        group: GroupId,
        rules: GroupRules,
    },
    /// Settings of polls kept under a name; none when it is dropped. They name people, so the log holds neither.
    TemplateSet {
        group: GroupId,
        #[serde(skip)]
        name: String,
        #[serde(skip)]
        lines: Option<String>,
    },
    PersonAdded {
        person: PersonId,
        #[serde(skip)]
        row: Box<Person>,
    },
    MemberJoined {
        group: GroupId,
        person: PersonId,
        role: Role,
        #[serde(skip)]
        row: Membership,
    },
    MemberLeft {
        group: GroupId,
        person: PersonId,
    },
    ThreadStarted {
        group: GroupId,
        thread: ThreadId,
        person: PersonId,
        #[serde(skip)]
        row: Box<Thread>,
    },
    CommentAdded {
        group: GroupId,
        thread: ThreadId,
        comment: CommentId,
        person: PersonId,
        #[serde(skip)]
        row: Box<Comment>,
    },
    ThreadClosed {
        group: GroupId,
        thread: ThreadId,
        person: PersonId,
    },
    ThreadReopened {
        group: GroupId,
        thread: ThreadId,
        person: PersonId,
    },
    /// `person` took the comment back, or removed it as a coordinator. Its words, files and mail are erased.
    CommentDeleted {
        group: GroupId,
        thread: ThreadId,
        comment: CommentId,
        person: PersonId,
        #[serde(skip)]
        files: Vec<FileId>,
        #[serde(skip)]
        raw: Option<RawId>,
    },
    /// Its author put other words in its place. The mail that brought the old ones is erased.
    CommentReplaced {
        group: GroupId,
        thread: ThreadId,
        comment: CommentId,
        person: PersonId,
        #[serde(skip)]
        words: String,
        #[serde(skip)]
        raw: Option<RawId>,
    },
    /// They went for a time: their name is detached and nothing goes to them.
    PersonDeactivated {
        person: PersonId,
    },
    /// They asked never to be invited again.
    InvitationsBarred {
        person: PersonId,
    },
    PersonReactivated {
        person: PersonId,
    },
    /// They went for good: what is kept of them alone is erased.
    PersonDeleted {
        person: PersonId,
    },
    /// Mail to them rests until then; `None` ends it.
    MailPaused {
        person: PersonId,
        until: Option<Timestamp>,
        set_at: Timestamp,
    },
    /// `person` looked at what was cut from the comment's mail.
    ElidedShown {
        group: GroupId,
        comment: CommentId,
        person: PersonId,
        #[serde(skip)]
        reason: String,
    },
    PollDrafted {
        group: GroupId,
        poll: PollId,
        person: PersonId,
        #[serde(skip)]
        row: Box<Poll>,
    },
    PollOpened {
        group: GroupId,
        poll: PollId,
        entitled: u32,
        /// The voters, where they are named people; else the group's members at that instant.
        #[serde(skip_serializing_if = "Option::is_none")]
        roll: Option<Roll>,
        /// Whose vote counts for more than one.
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        weights: BTreeMap<PersonId, u32>,
    },
    /// What changed about somebody's vote: it may be cast now, or somebody else casts it.
    VotersChanged {
        group: GroupId,
        poll: PollId,
        person: PersonId,
        change: VoterChange,
    },
    PollCancelled {
        group: GroupId,
        poll: PollId,
    },
    /// Its author, a coordinator, the clock or (without a person) the admin did something with it.
    PollChanged {
        group: GroupId,
        poll: PollId,
        person: Option<PersonId>,
        change: Change,
    },
    BallotCast {
        group: GroupId,
        poll: PollId,
        ballot: BallotId,
        person: PersonId,
        choice: Choice,
        received_at: Timestamp,
        via: Via,
        #[serde(skip)]
        reason: String,
    },
    BallotReplaced {
        group: GroupId,
        poll: PollId,
        ballot: BallotId,
        before: BallotId,
        person: PersonId,
        choice: Choice,
        received_at: Timestamp,
        via: Via,
        #[serde(skip)]
        reason: String,
    },
    /// A ballot arrived after one that was received later than it: recorded, not counted.
    BallotSuperseded {
        group: GroupId,
        poll: PollId,
        ballot: BallotId,
        by: BallotId,
        person: PersonId,
        choice: Choice,
        received_at: Timestamp,
        via: Via,
        #[serde(skip)]
        reason: String,
    },
    BallotWithdrawn {
        group: GroupId,
        poll: PollId,
        ballot: BallotId,
        person: PersonId,
    },
    /// Somebody voted in a secret poll. What they chose rides along, and no log keeps it.
    Participated {
        group: GroupId,
        poll: PollId,
        person: PersonId,
        #[serde(skip)]
        ballot: Box<SecretBallot>,
    },
    /// The ballots of a secret poll are final: how many there are, and what seals them ([`super::ballot::Seal`]).
    BallotsSealed {
        group: GroupId,
        poll: PollId,
        count: u32,
        hash: String,
    },
    /// The minute has passed, or `person` ended it early.
    PollClosed {
        group: GroupId,
        poll: PollId,
        closed_at: Timestamp,
        person: Option<PersonId>,
    },
    ResultStated {
        group: GroupId,
        poll: PollId,
        tally: Tally,
    },
    PreferenceSet {
        person: PersonId,
        scope: Scope,
        level: Option<Level>,
        set_at: Timestamp,
    },
    HabitsSet {
        person: PersonId,
        digest: DigestTimes,
        zone: String,
        text_only: bool,
        set_at: Timestamp,
    },
    SomethingHeld {
        held: HeldId,
        group: Option<GroupId>,
        poll: Option<PollId>,
        person: Option<PersonId>,
        #[serde(skip)]
        row: Box<Held>,
    },
    HeldSettled {
        held: HeldId,
        how: Settled,
    },
    /// The owner said yes to weak proof: that domain stands for them until then.
    AddressVouched {
        person: PersonId,
        until: Timestamp,
        #[serde(skip)]
        address: Address,
        #[serde(skip)]
        domain: String,
    },
    AddressAdded {
        person: PersonId,
        #[serde(skip)]
        address: Address,
    },
    /// Mail to an address was refused for good, by a report: once is not enough.
    AddressRefused {
        person: PersonId,
        notice: NoticeId,
        status: String,
        #[serde(skip)]
        address: Address,
    },
    /// Mail to an address came back for a reason that may pass; `score` days of that kind stand against it now.
    AddressTroubled {
        person: PersonId,
        notice: NoticeId,
        status: String,
        score: u8,
        #[serde(skip)]
        address: Address,
    },
    /// A letter that only tries the address.
    AddressTried {
        person: PersonId,
        #[serde(skip)]
        address: Address,
    },
    /// Somebody wrote from it, proven, or answered the letter that tried it.
    AddressRevived {
        person: PersonId,
        #[serde(skip)]
        address: Address,
    },
    AddressDied {
        person: PersonId,
        notice: NoticeId,
        status: String,
        #[serde(skip)]
        address: Address,
    },
    LinksRenewed {
        person: PersonId,
        since: Timestamp,
    },
}

//! Intents. Every change of a fact or a setting is one variant; mail, web, command line and clock only make them.

mod answered_by;
mod door;
mod words;

pub use super::failure::Failure;
pub use answered_by::AnsweredBy;
pub use door::{Door, GroupAddress, ServiceRole};

use super::ballot::Choice;
use super::grammar::{PollOrder, Words};
use super::group::Role;
use super::held::Moderation;
use super::ids::{CommentId, GroupId, HeldId, NoticeId, PersonId, PollId, ThreadId};
use super::person::{Address, DigestTimes, Level, Scope};
use super::tally::Counted;
use super::thread::{FileNote, LeftOut, SmallPicture};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What somebody wants.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Command {
    /// A reply to a notice, by its reply address or its Message-ID. `decide` says what it means.
    Answer {
        notice: NoticeId,
        by: AnsweredBy,
        /// The group's address it was sent to, where a reference alone names the notice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<GroupAddress>,
        mail: MailWords,
    },
    /// A mail to one of a group's addresses that answers no notice of ours.
    Write {
        handle: String,
        door: Door,
        mail: MailWords,
    },
    /// A mail to an address of the service itself.
    AskService {
        role: ServiceRole,
        mail: MailWords,
    },
    /// Words that somebody sent to a thread, or about a poll, and that were more than goes out in an hour.
    Post {
        thread: Option<ThreadId>,
        poll: Option<PollId>,
        mail: MailWords,
    },
    /// A mail to an unsubscribe address, or the mail program's one-click button: everything of that notice's group stops.
    StopByHeader {
        notice: NoticeId,
    },
    /// The button on the page after a stop. `thread`: the footer's link stopped that notice's thread alone.
    UndoStop {
        notice: NoticeId,
        thread: bool,
    },
    /// Somebody called a mail of ours spam, by their provider's report to that mail's own address or reference: the talk of
    /// its group pauses.
    Complain {
        notice: NoticeId,
    },
    /// Mail came back from an address, and its owner wants it tried again: a letter goes there, and whoever answers it
    /// gets mail there again.
    TryAddress {
        person: PersonId,
        address: Address,
    },
    /// A vote on a ballot's web page.
    VoteOnPage {
        notice: NoticeId,
        /// Which entry of a digest it is; 0 for a ballot of its own.
        #[serde(default)]
        item: u16,
        /// The ballot version that the page showed; without it, the one its mail showed.
        #[serde(default)]
        seen: Option<u32>,
        choice: Choice,
        reason: String,
        nonce: String,
    },
    /// The holder of a secret ballot's link asks for the mail that opens their browser.
    AskBrowser {
        notice: NoticeId,
        #[serde(default)]
        item: u16,
    },
    /// A vote by a signed-in person.
    VoteSignedIn {
        poll: PollId,
        choice: Choice,
        reason: String,
    },
    /// A signed-in person lets somebody vote for them, by name or address; nobody any longer, without one.
    SetProxy {
        poll: PollId,
        to: Option<String>,
    },
    /// A signed-in person does not vote for somebody who asked them to.
    DeclineProxy {
        poll: PollId,
        giver: PersonId,
    },
    /// Yes or no to something held, pressed on its page.
    Settle {
        held: HeldId,
        yes: bool,
    },
    /// A vote that was received in time reached the count late, and the coordinators want it counted.
    CountLate {
        poll: PollId,
        person: PersonId,
        choice: Choice,
        reason: String,
    },
    /// A coordinator's word on their page about what waits for their group, and on all that goes with it.
    Moderate {
        held: HeldId,
        word: Moderation,
    },
    /// A level, chosen on a page. `by` is whose page it was.
    SetLevel {
        person: PersonId,
        scope: Scope,
        level: Option<Level>,
    },
    /// Digest times, zone and language, chosen on a page.
    SetHabits {
        person: PersonId,
        digest: DigestTimes,
        zone: String,
        text_only: bool,
    },
    /// Somebody typed an address into the sign-in page.
    AskSignIn {
        address: Address,
    },
    /// A draft's grace is over.
    OpenPoll {
        poll: PollId,
    },
    /// Those who have not voted are to be reminded, for the `number`th time.
    RemindVoters {
        poll: PollId,
        number: u32,
    },
    /// Whoever asked is to look at an outcome again.
    AskReview {
        poll: PollId,
    },
    /// What a poll's author or a coordinator does with it on its page, or the admin on the command line.
    SteerPoll {
        poll: PollId,
        order: PollOrder,
    },
    /// The minute has come.
    ClosePoll {
        poll: PollId,
    },
    /// Everything received in time has been settled: say what the count came to.
    StateResult {
        poll: PollId,
        counted: Box<Counted>,
    },
    /// A digest slot has come for a person.
    MakeDigest {
        person: PersonId,
        slot: Timestamp,
    },
    /// Something held has expired unanswered.
    ExpireHeld {
        held: HeldId,
    },
    /// The receiving side did not take a notice, in the session or by a DSN to its VERP address.
    RecordBounce {
        notice: NoticeId,
        failure: Failure,
        status: String,
        diagnostic: String,
        /// The address that was refused, as the receiving side names it. A forwarder may name another.
        address: Option<Address>,
        in_session: bool,
    },
    /// A signed-in author takes back what they wrote, or a signed-in coordinator removes it and says why.
    DeleteComment {
        comment: CommentId,
        reason: String,
    },
    /// Somebody goes, for a time or for good. Carried out on their own yes to the question back, and on nothing else.
    Depart {
        person: PersonId,
        for_good: bool,
    },
    /// The link to everything that is kept about somebody, asked for on their page.
    AskData {
        person: PersonId,
    },
    /// Somebody wishes to go, on their page: they are asked back at their mailbox.
    AskToDepart {
        person: PersonId,
        for_good: bool,
    },
    /// A pause, chosen or ended on a page.
    SetPause {
        person: PersonId,
        until: Option<Timestamp>,
    },
    /// A signed-in coordinator wants to see what was cut from somebody's mail.
    ShowElided {
        comment: CommentId,
        reason: String,
    },
    CreateGroup {
        handle: String,
        name: String,
        /// As [`crate::core::group::GroupRules::locale`].
        locale: Option<String>,
    },
    AddMember(NewMember),
    /// Keeps the settings of polls under a name, as lines of a poll mail; drops them without any.
    SetTemplate {
        handle: String,
        name: String,
        lines: Option<String>,
    },
    /// What is `None` stays as it is.
    SetGroupRules {
        handle: String,
        members_may_poll: Option<bool>,
        strict: Option<bool>,
        default_level: Option<Level>,
        attach_limit: Option<u64>,
        locale: Option<String>,
    },
}

/// What a mail said, with everything of the envelope and the MIME tree already taken off.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct MailWords {
    pub subject: String,
    pub words: Words,
    pub files: Vec<FileNote>,
    /// Files that are not passed on; the sender hears of them when the words are posted.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// The small pictures among the files that the mail's page showed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<SmallPicture>,
    /// The sender's own Message-ID, kept for routing and threading, never for authority.
    pub message_id: Option<String>,
    /// What the Date header claims.
    pub sent_at: Option<Timestamp>,
    /// It has In-Reply-To or References at all.
    pub threaded: bool,
    /// The Message-IDs that In-Reply-To and References name, the nearest first, at most a few.
    #[serde(default)]
    pub answers: Vec<String>,
    /// What a calendar program answers about events of ours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rsvp: Vec<super::invitation::Rsvp>,
}

/// Somebody a coordinator or the admin adds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NewMember {
    pub handle: String,
    pub address: Address,
    pub name: String,
    pub role: Role,
    pub zone: Option<String>,
    pub locale: Option<String>,
    pub prefers: Option<Level>,
    /// No welcome.
    pub quiet: bool,
    /// Whoever adds them has looked at the name: it is taken, whatever it looks like.
    #[serde(default)]
    pub name_is_right: bool,
    pub added_by: Option<PersonId>,
}

impl NewMember {
    /// An ordinary member whom somebody in the group brings in: with the group's zone, locale and level, and a welcome.
    pub fn brought_in(handle: String, address: Address, name: String, by: PersonId) -> Self {
        Self { handle, address, name, role: Role::Member, zone: None, locale: None, prefers: None, quiet: false, name_is_right: false, added_by: Some(by) }
    }
}

/// What became of a command, per group concerned. Recorded with the raw message.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Disposition {
    pub group: Option<GroupId>,
    pub person: Option<PersonId>,
    pub outcome: Outcome,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Something happened; the word says what (`comment`, `vote`, `thread`, …).
    Done(String),
    Refused(super::refusal::Refusal),
    Held(HeldId),
    /// Nothing happened, for this reason.
    Ignored(String),
}

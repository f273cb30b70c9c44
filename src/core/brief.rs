//! Everything one letter may say: what the query side loads for one notice, filtered for its reader by `core::visible`.
//! Rendering takes a brief and nothing else, so mail and page can show no more than this.

use super::ballot::{Ballot, Choice};
use super::group::{Group, Role};
use super::held::Held;
use super::ids::{NoticeId, PersonId};
use super::notice::Notice;
use super::person::{Address, FORMER, Level, Person, Scope};
use super::poll::{Changed, Poll, Stated};
use super::tally::Tally;
use super::thread::{Comment, FileNote, Thread};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Brief {
    pub notice: Notice,
    /// The one person it goes to.
    pub reader: Person,
    /// The address it goes to.
    pub mailbox: Address,
    /// When it is rendered.
    pub now: Timestamp,
    pub group: Option<GroupBrief>,
    pub thread: Option<Thread>,
    pub poll: Option<PollBrief>,
    pub comment: Option<CommentBrief>,
    /// What the notice's held row says, for confirmations and questions.
    pub held: Option<Held>,
    /// What the reader gets in this place, and where that setting comes from.
    pub setting: Setting,
    /// The block that its notice tells the asker of.
    pub block: Option<NamedVote>,
    /// The notice whose reply address organizes the events of its poll.
    pub organizer: NoticeId,
    /// The entries of a digest, in order.
    pub digest: Vec<DigestBrief>,
    pub status: Option<StatusBrief>,
    /// What their groups have decided, the newest first.
    pub decisions: Vec<(Group, PollBrief)>,
    /// Names of everybody mentioned.
    pub names: BTreeMap<PersonId, String>,
}

impl Brief {
    /// Somebody's name, or a stand-in when they are gone.
    pub fn name(&self, person: PersonId) -> &str {
        self.names.get(&person).map_or(FORMER, String::as_str)
    }
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct GroupBrief {
    pub group: Group,
    pub members: u32,
    /// Members whose every address is dead: "1 member gets no mail from us".
    pub unreachable: u32,
    /// The reader's role in it; `None` for a former member.
    pub role: Option<Role>,
    /// Who coordinates it, for "Who can see your address".
    pub coordinators: Vec<String>,
}

/// A poll as its reader may see it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PollBrief {
    pub poll: Poll,
    pub asker: String,
    /// Whether it asks the reader, or others of their group.
    pub asked: bool,
    /// The reader's own ballot that counts.
    pub mine: Option<Ballot>,
    /// Whether the reader has voted, in a secret poll too.
    pub has_voted: bool,
    /// How many have voted, when the reader may know.
    pub voted: Option<u32>,
    /// Numbers, when the reader may see them.
    pub tally: Option<Tally>,
    /// What the count came to, when nobody may see its numbers.
    pub upshot: Option<Upshot>,
    /// Votes with names and reasons, when the reader may see them.
    pub votes: Vec<NamedVote>,
    /// How many such votes there are; of many only some are in `votes`.
    pub all_votes: u32,
    /// Extensions, an early close and the like, oldest first, with whoever did them; nobody's is the admin's.
    pub story: Vec<(Option<String>, Changed)>,
    /// What the group decided, and who stated it.
    pub outcome: Option<(Option<String>, Stated)>,
    /// Who may vote, where that is not the group, and whose vote counts for more than one.
    pub electorate: Electorate,
    /// Votes that wait for their owner's yes, while the poll is being counted.
    pub waiting: u32,
}

/// All that is told of a count of very few secret votes. Options are named by their codes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Upshot {
    Decided(Vec<String>),
    /// It has most, and that decides nothing by itself.
    InFront(String),
    Adopted,
    NotAdopted,
    /// What people said is told to nobody.
    Heard,
    NotDecided,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NamedVote {
    pub name: String,
    pub choice: Choice,
    pub reason: String,
    /// How many votes it counts.
    pub weight: u32,
    /// Who cast it for them.
    pub by: Option<String>,
}

/// The people of a poll by name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Electorate {
    /// Those who were named to vote, the guests last.
    pub named: Vec<String>,
    /// How many of them are guests.
    pub guests: u32,
    /// Whose vote counts how many.
    pub weights: Vec<(String, u32)>,
    /// How many votes the reader has.
    pub mine: u32,
    /// Who votes for the reader.
    pub holder: Option<String>,
    /// For whom the reader votes, with their ids for the button that declines.
    pub givers: Vec<(PersonId, String)>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CommentBrief {
    pub comment: Comment,
    pub author: String,
    pub files: Vec<FileNote>,
}

/// A thread as its readers see it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ThreadBrief {
    pub thread: Thread,
    pub starter: String,
    pub closed_by: Option<String>,
    /// Oldest first.
    pub comments: Vec<CommentBrief>,
}

/// The effective level in one place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Setting {
    pub level: Level,
    /// The scope it was set in; `None` when it is the group's default.
    pub from: Option<Scope>,
}

/// One entry of a digest.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DigestBrief {
    pub code: String,
    pub group: Group,
    pub thread: Option<Thread>,
    pub poll: Option<PollBrief>,
    /// The newest comments, oldest first, and how many there are in all.
    pub comments: Vec<CommentBrief>,
    pub comment_count: u32,
    /// It is a result, not a question.
    pub decided: bool,
}

/// The answer to `status`.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct StatusBrief {
    pub groups: Vec<(Group, Setting)>,
    /// Open polls they have not answered.
    pub waiting: Vec<(Group, Poll)>,
    pub held: Vec<Held>,
    /// Own addresses, and whether they are dead.
    pub addresses: Vec<(Address, bool)>,
    /// The end of a pause, while it lasts.
    pub paused_until: Option<Timestamp>,
}

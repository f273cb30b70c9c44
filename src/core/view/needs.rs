//! What a command, a letter or a page needs to know: keys of every kind, for the store to load.

use crate::core::ids::{CommentId, FileId, GroupId, HeldId, NoticeId, PersonId, PollId, ThreadId};
use crate::core::person::Address;
use std::collections::BTreeSet;

/// What a command needs to know before it can be decided. The store loads each kind with one statement.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Needs {
    pub notices: BTreeSet<NoticeId>,
    pub held: BTreeSet<HeldId>,
    /// With their addresses, preferences and memberships.
    pub people: BTreeSet<PersonId>,
    /// People by address, likewise.
    pub addresses: BTreeSet<Address>,
    pub handles: BTreeSet<String>,
    /// Groups whose rules are about to change, by handle: until that is done, nobody else changes them.
    pub governed: BTreeSet<String>,
    pub groups: BTreeSet<GroupId>,
    /// The whole roster, when it has at most 50 members.
    pub rosters: BTreeSet<GroupId>,
    /// How many belong to a group.
    pub sizes: BTreeSet<GroupId>,
    /// How many of them no mail reaches. Every member is looked at, so it is asked only where it is shown.
    pub unreachable: BTreeSet<GroupId>,
    /// Members of a group who are called that, in small letters.
    pub called: BTreeSet<(GroupId, String)>,
    /// Who of a group, or invited to it, has a name of that look.
    pub looks: BTreeSet<(GroupId, String)>,
    /// Coordinators of a group, with people and preferences, however large it is.
    pub coordinators: BTreeSet<GroupId>,
    pub threads: BTreeSet<ThreadId>,
    /// The comments of a thread, oldest first, at most 500, with their authors and files.
    pub talk: BTreeSet<ThreadId>,
    /// Comments, with their files and thread.
    pub comments: BTreeSet<CommentId>,
    pub files: BTreeSet<FileId>,
    /// The newest hundred threads and polls of a group.
    pub archives: BTreeSet<GroupId>,
    /// Open threads of a group by exact title.
    pub titles: BTreeSet<(GroupId, String)>,
    pub polls: BTreeSet<PollId>,
    /// The polls of a group that are open.
    pub open: BTreeSet<GroupId>,
    /// The ballot of one person that counts in a poll.
    pub ballots: BTreeSet<(PollId, PersonId)>,
    /// Every ballot that counts in a poll.
    pub counts: BTreeSet<PollId>,
    /// The ballots that count in a poll, equal ones as one; those of these people each by itself.
    pub folds: BTreeSet<(PollId, Vec<PersonId>)>,
    /// The few ballots that a poll's result lists: those with reasons first.
    pub excerpts: BTreeSet<PollId>,
    /// A page of the ballots that count in a poll, and one more: those of the people after that one.
    pub ballot_pages: BTreeSet<(PollId, PersonId)>,
    /// Whether one person has voted in a secret poll.
    pub participants: BTreeSet<(PollId, PersonId)>,
    /// Everybody who has voted in a secret poll.
    pub turnouts: BTreeSet<PollId>,
    /// Every ballot of a secret poll. Asked for only to write them down.
    pub secret_ballots: BTreeSet<PollId>,
    /// The ballots that were mailed to one person in a poll.
    pub ballot_notices: BTreeSet<(PollId, PersonId)>,
    /// Somebody's latest refusals: the first of a kind each day goes at once, further ones together.
    pub refusals: BTreeSet<PersonId>,
    /// What a passer-by was told lately: they hear once a day at most.
    pub passers_by: BTreeSet<Address>,
    /// What waits for the word of a group's coordinators, at most 1,000.
    pub waiting: BTreeSet<GroupId>,
    /// Whether a group's coordinators have blocked an address.
    pub blocked: BTreeSet<(GroupId, Address)>,
    /// What somebody asked for lately: ballots again, help, status, their data. Some of it goes out once in a while only.
    pub asked_for: BTreeSet<PersonId>,
    /// Somebody's notices that wait for a digest.
    pub pending_digests: BTreeSet<PersonId>,
    /// Somebody's open ballots (polls open in their groups) and unsettled held things, for `status` and `resend`.
    pub desks: BTreeSet<PersonId>,
    /// Somebody's notices that wait for a digest, or for the end of their pause.
    pub resting: BTreeSet<PersonId>,
    /// Comments by the Message-ID of their author's own mail.
    pub sent: BTreeSet<String>,
    /// The last comment of somebody that still stands.
    pub last_words: BTreeSet<PersonId>,
    /// The latest comments of somebody whose mails showed small pictures, at most 20.
    pub pictures: BTreeSet<PersonId>,
    /// Everything that is kept about somebody: their comments, threads, polls, ballots and what was held for them.
    pub dossiers: BTreeSet<PersonId>,
    /// The latest notices to somebody, whatever became of them.
    pub post: BTreeSet<PersonId>,
    /// To how many people a comment has gone out, by mail or in a digest.
    pub reach: BTreeSet<CommentId>,
}

/// The methods that treat every kind of need alike.
macro_rules! alike {
    ($($kind:ident),* $(,)?) => {
        impl Needs {
            pub fn is_empty(&self) -> bool {
                true $(&& self.$kind.is_empty())*
            }

            /// Takes in what another command needs.
            pub fn join(&mut self, other: Self) {
                $(self.$kind.extend(other.$kind);)*
            }

            /// What is left after taking away what was asked before.
            pub fn without(mut self, asked: &Self) -> Self {
                $(self.$kind.retain(|key| !asked.$kind.contains(key));)*
                self
            }
        }
    };
}

alike!(
    notices,
    held,
    people,
    addresses,
    handles,
    governed,
    groups,
    rosters,
    sizes,
    unreachable,
    called,
    looks,
    coordinators,
    threads,
    talk,
    comments,
    files,
    archives,
    titles,
    polls,
    open,
    ballots,
    counts,
    folds,
    excerpts,
    ballot_pages,
    participants,
    turnouts,
    secret_ballots,
    ballot_notices,
    refusals,
    passers_by,
    waiting,
    blocked,
    asked_for,
    pending_digests,
    desks,
    resting,
    sent,
    last_words,
    pictures,
    dossiers,
    post,
    reach
);

//! Typed ids and the source that mints them. An id is a positive 63-bit number; it is never a secret.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl From<i64> for $name { fn from(id: i64) -> Self { Self(id) } }
    )*};
}

ids! {
    /// A person, whatever addresses they write from.
    PersonId,
    /// A group of people who talk and decide together.
    GroupId,
    /// A thread of talk in one group.
    ThreadId,
    /// One comment in one thread.
    CommentId,
    /// A question put to a group.
    PollId,
    /// One person's cast ballot; voting again makes a new one.
    BallotId,
    /// One notice to one person: the "send id" that reply addresses carry. Never reused.
    NoticeId,
    /// Something kept back until somebody says yes or no.
    HeldId,
    /// A received message as it came.
    RawId,
    /// One recorded fact.
    EventId,
    /// A file that came with a message.
    FileId,
}

impl PersonId {
    /// Nobody we know: the reader of a word to a passer-by. Never minted, never in the database.
    pub const NOBODY: Self = Self(0);
}

/// Mints ids for one piece of work. The world seeds it (`World::ids`), so the rules stay pure.
#[derive(Clone, Debug)]
pub struct IdSource {
    next: i64,
}

impl IdSource {
    /// Starts a run of ids at `first`; the world makes sure that runs do not overlap.
    pub fn starting_at(first: i64) -> Self {
        Self { next: first }
    }

    /// The next id, as whichever kind the caller needs.
    pub fn mint<T: From<i64>>(&mut self) -> T {
        self.next += 1;
        T::from(self.next)
    }

    /// The last id given out (or the start of the run).
    pub fn reached(&self) -> i64 {
        self.next
    }
}

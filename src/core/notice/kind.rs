//! The kinds of mail by name, and what a reply to each may be.

use super::NoticeKind;

impl NoticeKind {
    pub const ALL: [Self; 31] = [
        Self::Comment,
        Self::VoteOpened,
        Self::Ballot,
        Self::Reminder,
        Self::PollChanged,
        Self::Result,
        Self::Outcome,
        Self::Review,
        Self::Digest,
        Self::Welcome,
        Self::Receipt,
        Self::Question,
        Self::Confirm,
        Self::WasItYou,
        Self::Refusal,
        Self::LateVote,
        Self::Draft,
        Self::Goodbye,
        Self::Done,
        Self::Status,
        Self::Decisions,
        Self::MyData,
        Self::Help,
        Self::SignIn,
        Self::Stranger,
        Self::Blocked,
        Self::Proxy,
        Self::WhoseWords,
        Self::AskedOwner,
        Self::ForAdmin,
        Self::Invitation,
    ];

    /// The template folder under `templates/mail/`, also the kind's name in the database and the logs.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::VoteOpened => "vote_opened",
            Self::Ballot => "ballot",
            Self::Reminder => "reminder",
            Self::PollChanged => "poll_changed",
            Self::Result => "result",
            Self::Outcome => "outcome",
            Self::Review => "review",
            Self::Digest => "digest",
            Self::Welcome => "welcome",
            Self::Receipt => "receipt",
            Self::Question => "question",
            Self::Confirm => "confirm",
            Self::WasItYou => "was_it_you",
            Self::Refusal => "refusal",
            Self::LateVote => "late_vote",
            Self::Draft => "draft",
            Self::Goodbye => "goodbye",
            Self::Done => "done",
            Self::Status => "status",
            Self::Decisions => "decisions",
            Self::MyData => "my_data",
            Self::Help => "help",
            Self::SignIn => "sign_in",
            Self::Stranger => "stranger",
            Self::Blocked => "blocked",
            Self::Proxy => "proxy",
            Self::WhoseWords => "whose_words",
            Self::AskedOwner => "asked_owner",
            Self::ForAdmin => "for_admin",
            Self::Invitation => "invitation",
        }
    }

    /// The kind of that folder.
    pub fn named(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }

    /// Whether a reply to it may be a vote.
    pub fn asks_for_vote(self) -> bool {
        matches!(self, Self::Ballot | Self::Reminder | Self::PollChanged | Self::Receipt | Self::Question)
    }

    /// Whether it goes to one address and to nobody we know: it holds no token and no link of anybody's.
    pub fn goes_to_a_passer_by(self) -> bool {
        matches!(self, Self::AskedOwner | Self::ForAdmin)
    }

    /// Whether a reply to it is a comment to everyone in the thread; every other reply goes to the service alone.
    pub fn answers_are_public(self) -> bool {
        matches!(self, Self::Comment | Self::VoteOpened)
    }
}

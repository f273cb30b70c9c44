//! What words and phrases can mean, in whatever language.

use super::Key;
use crate::core::grammar::order::Reach;
use crate::core::person::Level;
use crate::core::poll::{PollKind, Position, Reasons, ResultsShown, Rule, StvQuota};

/// What a word or phrase means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    Yes,
    No,
    /// What an option of a proposal, a check or a count stands for.
    Position(Position),
    Maybe,
    /// "works", of a time.
    Suits,
    /// "doesn't", of a time.
    SuitsNot,
    /// "the last", "worst": how an order is meant.
    Last,
    /// "all", of the options.
    All,
    /// "all but"
    Except,
    /// "none of the above"
    None,
    /// "then": what follows is liked less.
    Then,
    /// "after": then, or the other way round.
    After,
    And,
    /// "points", and other words between an option and its value.
    Unit,
    Number(u8),
    Ordinal(u8),
    Manner(Manner),
    Verb(Verb),
    /// What is done with a poll, behind `poll:`.
    Steer(Steer),
    Reach(Reach),
    Key(Key),
    Kind(PollKind),
    Rule(Rule),
    Shown(ResultsShown),
    Needed(Reasons),
    Quota(StvQuota),
    /// "may vote", "may not vote"
    MayVote(bool),
    /// "seed", before the word that ties are drawn from.
    Seed,
    /// "me": the author alone.
    Me,
    /// "asker": whoever asks breaks ties.
    AskerDecides,
}

/// Words around an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    /// "Hi", "Dear"
    Greeting,
    /// "Thanks": may be followed by what for.
    Thanks,
    /// "please", "see below": no meaning of their own.
    Courtesy,
    /// "I vote for", word by word.
    Frame,
    /// What may stand behind an answer: "for me", "is my choice".
    Tail,
    /// "or", "and"
    Joiner,
    /// "because"
    Because,
    /// "if", when the words behind an answer begin with it.
    If,
    /// "only if", wherever it stands behind an answer.
    OnlyIf,
    /// "maybe"
    Hedge,
    /// "I don't know"
    Unsure,
    /// "not", "against"
    Negation,
    /// "objections", "I mind": behind a "no" they turn it around.
    Objection,
    /// "go ahead": behind a "no" it lets pass.
    Letting,
    /// "but", "although", before what speaks for something else.
    Adversative,
    /// "this one", "I would block": holds the word of an answer, and is none.
    Aside,
    /// "no wait", "I meant"
    Correction,
    /// "Best regards"
    Closing,
    /// "reacted to your message"
    Reaction,
    /// "Liked", before the words that were tapped.
    Tap,
    /// "take me off this list"
    Private,
    /// "no way", behind the name of an option.
    Refusal,
    /// "filled in for Anna": it is somebody else's answer.
    Proxied,
    /// "oops", in an addition that names another option.
    Regret,
    /// "got it", "not yet", behind a yes or no.
    Remark,
    /// "but not", "depending on", behind a yes.
    Exclusion,
    /// "I'm against it", behind a yes.
    Against,
    /// "you": said to whom is named before.
    Spoken,
}

/// The word of a command, before its reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verb {
    Help,
    Stop,
    Level(Level),
    Ballots,
    NoBallots,
    Undo,
    NotMe,
    Status,
    Resend,
    Post,
    Open,
    Cancel,
    CloseThread,
    ClosePoll,
    Approve,
    Reject,
    Block,
    Text,
    Html,
    LeaveGroup,
    /// Before a date.
    Pause,
    Resume,
    Decisions,
    Delete,
    DeleteLast,
    /// Before a colon and the new words.
    Replace,
    ReopenThread,
    MyData,
    Deactivate,
    DeleteMe,
    Reactivate,
    /// Before a colon and the names.
    Invite,
    /// "never ask again"
    Never,
    /// "proxy: Ben"
    Proxy,
    /// "for the whole", between a command and its reach.
    Filler,
}

/// The word of a command about a poll.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Steer {
    /// "poll", in front of the others.
    Prefix,
    Close,
    Remind,
    Extend,
    Reopen,
    Withdraw,
    Title,
    Describe,
    Options,
    Add,
    Reword,
    Outcome,
    Review,
    /// "and tell everybody", behind a reopening.
    Tell,
}

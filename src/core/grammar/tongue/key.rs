//! The keys of the lines in a poll mail that are settings.

/// The key of a line in a poll mail.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    Type,
    Closes,
    Rule,
    Quorum,
    Results,
    Reasons,
    Thread,
    Options,
    Secret,
    /// Votes by link are confirmed by mail.
    Strict,
    Choose,
    /// The least and the most that may be chosen or given.
    Least,
    Most,
    /// "0 to 10"
    Range,
    Points,
    Seats,
    /// How many are wished for.
    Target,
    /// The quota of an election.
    Elects,
    /// How an election hands votes on.
    Transfer,
    /// How long a meeting lasts.
    Length,
    /// What share an option must have.
    Pass,
    Voters,
    /// Whether those may vote who join after the opening.
    Joiners,
    /// The longest reason, in characters.
    ReasonLimit,
    NoneOfThese,
    Shuffle,
    /// Voters may add options.
    Adding,
    Review,
    Weights,
    Opens,
    Try,
    /// Settings the group keeps under a name.
    Template,
    /// Keeps this mail's settings under a name.
    KeepAs,
    /// Invitations for calendar programs.
    Invitation,
    /// How ties are broken.
    Tie,
}

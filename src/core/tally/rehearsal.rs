//! Made-up ballots for a rehearsal: what a result would say of a tie, a missed quorum and a block. Counted as any are.

use super::{Tally, Verdict, count};
use crate::core::ballot::{Ballot, BallotState, Choice, Fit, Via};
use crate::core::ids::{BallotId, PersonId};
use crate::core::poll::{Poll, PollKind, Position, Stage};
use jiff::Timestamp;

/// What may come of a poll that its author should have seen once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scene {
    Tie,
    QuorumMissed,
    Block,
}

/// The scenes that a poll of this kind and rule can come to, each with its poll as it would be settled.
pub fn scenes(poll: &Poll) -> Vec<(Scene, Poll)> {
    let of = |scene: Scene| {
        let ballots = ballots(poll, scene)?;
        let (scarce, quorum) = (scene == Scene::QuorumMissed, poll.quorum);
        let mut settled = Poll { stage: Stage::Settled, quorum: quorum.filter(|_| scarce), ..poll.clone() };
        let tally = count(&settled, &ballots);
        let holds = shows(&tally, scene);
        settled.result = Some(tally);
        holds.then_some((scene, settled))
    };
    [Scene::Tie, Scene::QuorumMissed, Scene::Block].into_iter().filter_map(of).collect()
}

/// One ballot, filled in.
pub fn example(poll: &Poll) -> Option<Choice> {
    choice(poll, 0, 1)
}

fn shows(tally: &Tally, scene: Scene) -> bool {
    match (scene, &tally.verdict) {
        (Scene::Tie, Verdict::Tie { .. }) => true,
        (Scene::Tie, Verdict::Elected { level, .. }) => !level.is_empty(),
        (Scene::Tie, Verdict::Decided { .. } | Verdict::Leading { .. }) => !tally.drawn.is_empty(),
        (Scene::QuorumMissed, Verdict::QuorumMissed { .. }) => true,
        (Scene::Block, Verdict::NotAdopted { blocks }) => *blocks > 0,
        _ => false,
    }
}

fn ballots(poll: &Poll, scene: Scene) -> Option<Vec<Ballot>> {
    let position = |wanted: Position| poll.options.iter().find(|option| option.position == Some(wanted)).map(|option| Choice::One(option.code.clone()));
    let choices = match scene {
        Scene::Tie => vec![choice(poll, 0, 1)?, choice(poll, 1, 0)?],
        Scene::QuorumMissed => vec![choice(poll, 0, 1)?],
        Scene::Block => vec![position(Position::Agree)?, position(Position::Agree)?, position(Position::Block)?],
    };
    Some((1..).zip(choices).map(|(number, choice)| cast(poll, number, choice)).collect())
}

/// A ballot that puts one option before another.
fn choice(poll: &Poll, first: usize, second: usize) -> Option<Choice> {
    let code = |place: usize| poll.options.get(place).map(|option| option.code.clone());
    let (first, second) = (code(first)?, code(second)?);
    let choice = match poll.kind {
        PollKind::Single | PollKind::Proposal | PollKind::Check | PollKind::Count { .. } => Choice::One(first),
        PollKind::Multiple { .. } => Choice::Several([first].into()),
        PollKind::Score { max, .. } => Choice::Scores([(first, max)].into()),
        PollKind::Dots { budget } => Choice::Dots([(first, budget)].into()),
        PollKind::Ranked { .. } | PollKind::Stv { .. } => Choice::ranking([vec![first], vec![second]]),
        PollKind::Meeting { .. } => Choice::Times([(first, Fit::Yes), (second, Fit::No)].into()),
        PollKind::Question => return None,
    };
    // A poll may ask for more than two options can say.
    choice.flaw(poll.kind, &poll.options, poll.settings.none_of_these).is_none().then_some(choice)
}

fn cast(poll: &Poll, number: i64, choice: Choice) -> Ballot {
    Ballot {
        id: BallotId(number),
        poll: poll.id,
        person: PersonId(-number),
        choice,
        reason: String::new(),
        received_at: Timestamp::UNIX_EPOCH,
        via: Via::Mail,
        state: BallotState::Counted,
    }
}

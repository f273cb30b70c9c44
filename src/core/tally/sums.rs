//! Methods that only add up: single and multiple choice, score, dots, times, proposals.

use super::amount::Amount;
use super::counter::Turnout;
use super::result::{Account, Count};
use super::ties::TieOrder;
use super::vote::{Answer, Method, Stance, Vote};

/// Running sums, one place per option.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    points: Vec<i128>,
    /// Weight of the ballots that say something about the option.
    voters: Vec<u64>,
    answers: Vec<[u64; 3]>,
}

impl Sums {
    pub fn new(options: usize) -> Self {
        Self { points: vec![0; options], voters: vec![0; options], answers: vec![[0; 3]; options] }
    }

    pub fn add(&mut self, weight: u64, vote: &Vote) {
        match vote {
            Vote::Choice(option) => self.give(*option, 1, weight),
            Vote::Choices(options) => options.iter().for_each(|option| self.give(*option, 1, weight)),
            Vote::Scores(scores) => scores.iter().for_each(|(option, points)| self.give(*option, *points, weight)),
            Vote::Times(times) => {
                for (option, answer) in times {
                    // Points as Loomio gives them: somebody who can perhaps come is half of one who can.
                    let (place, points) = match answer {
                        Answer::Yes => (0, 2),
                        Answer::Maybe => (1, 1),
                        Answer::No => (2, 0),
                    };
                    self.answers[*option][place] += weight;
                    self.give(*option, points, weight);
                }
            }
            Vote::Ranking(_) => {}
        }
    }

    fn give(&mut self, option: usize, points: i64, weight: u64) {
        self.points[option] += i128::from(points) * i128::from(weight);
        self.voters[option] += weight;
    }

    /// Most points win. An option without a vote or a point cannot; with scores, which may be negative, an option that
    /// nobody scored cannot.
    pub fn count(&self, method: &Method, seats: usize, turnout: Turnout, ties: Option<&TieOrder>) -> Count {
        let scored = matches!(method, Method::Score { .. });
        let eligible = |option: usize| if scored { self.voters[option] > 0 } else { self.points[option] > 0 };
        let account = match method {
            Method::Score { .. } | Method::Dot { .. } => Account::Scores { voters: self.voters.clone() },
            Method::Meeting => Account::Times { answers: self.answers.clone() },
            _ => Account::Sums,
        };
        let front = front(&self.points, eligible, seats, ties);
        front.into_count(self.points.iter().copied().map(Amount::whole).collect(), turnout, account)
    }

    /// Consent: adopted when nobody blocks and more agree than disagree; those who abstain are counted and decide nothing.
    /// The winner is the position that prevails; with a block none does.
    pub fn consent(&self, stances: &[Stance], turnout: Turnout, ties: Option<&TieOrder>) -> Count {
        let votes = |wanted: Stance| -> i128 { self.points.iter().zip(stances).filter(|(_, stance)| **stance == wanted).map(|(points, _)| points).sum() };
        let blocked = votes(Stance::Block) > 0;
        let (agree, disagree) = (votes(Stance::Agree), votes(Stance::Disagree));
        let prevails = |stance| !blocked && (stance == Stance::Agree && agree >= disagree || stance == Stance::Disagree && disagree >= agree);
        let eligible = |option: usize| self.points[option] > 0 && stances.get(option).is_some_and(|stance| prevails(*stance));
        front(&self.points, eligible, 1, ties).into_count(self.points.iter().copied().map(Amount::whole).collect(), turnout, Account::Sums)
    }
}

/// Who is in front.
pub(super) struct Front {
    pub winners: Vec<usize>,
    pub tied: bool,
    pub certain: usize,
}

impl Front {
    pub fn into_count(self, totals: Vec<Amount>, turnout: Turnout, account: Account) -> Count {
        let Turnout { counted, blank } = turnout;
        Count { winners: self.winners, tied: self.tied, certain: self.certain, totals, counted, blank, account }
    }
}

/// The `seats` eligible options with most points, most first. Where the last seats are between level options, all of these
/// follow and it is a tie, unless an order for ties was stated.
pub(super) fn front(points: &[i128], eligible: impl Fn(usize) -> bool, seats: usize, ties: Option<&TieOrder>) -> Front {
    let mut ranked: Vec<usize> = (0..points.len()).filter(|option| eligible(*option)).collect();
    if let Some(ties) = ties {
        ties.sort(&mut ranked);
    }
    ranked.sort_by_key(|option| std::cmp::Reverse(points[*option]));
    let Some(last) = seats.checked_sub(1).and_then(|last| ranked.get(last)).copied() else {
        return Front { tied: false, certain: ranked.len(), winners: ranked };
    };
    let above = ranked.iter().filter(|option| points[**option] > points[last]).count();
    let level = ranked.iter().filter(|option| points[**option] == points[last]).count();
    let tied = above + level > seats && ties.is_none();
    ranked.truncate(if tied { above + level } else { seats });
    Front { tied, certain: if tied { above } else { ranked.len() }, winners: ranked }
}

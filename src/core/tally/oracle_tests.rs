//! Naive counts, written straight from the rules and apart from the real ones: no folding, no memory of what was tried.

use std::collections::BTreeSet;

type Ballots = [(u64, Vec<Vec<usize>>)];

/// Every way of excluding one of the lowest. Votes in sixtieths, which are whole for up to five level options.
pub fn irv(options: usize, ballots: &Ballots) -> Vec<usize> {
    if ballots.iter().all(|(_, groups)| groups.is_empty()) {
        return Vec::new();
    }
    runoff((0..options).collect(), ballots).into_iter().collect()
}

fn runoff(standing: BTreeSet<usize>, ballots: &Ballots) -> BTreeSet<usize> {
    if standing.len() == 1 {
        return standing;
    }
    let votes = |option: usize| -> u64 {
        let share = |(weight, groups): &(u64, Vec<Vec<usize>>)| {
            let top = groups.iter().map(|group| group.iter().filter(|other| standing.contains(other)).collect::<Vec<_>>()).find(|top| !top.is_empty());
            top.filter(|top| top.contains(&&option)).map_or(0, |top| weight * 60 / top.len() as u64)
        };
        ballots.iter().map(share).sum()
    };
    let fewest = standing.iter().map(|option| votes(*option)).min().unwrap();
    let lowest = standing.iter().filter(|option| votes(**option) == fewest);
    lowest.flat_map(|out| runoff(standing.iter().copied().filter(|option| option != out).collect(), ballots)).collect()
}

fn prefer(groups: &[Vec<usize>], a: usize, b: usize) -> bool {
    let rank = |option: usize| groups.iter().position(|group| group.contains(&option)).unwrap_or(usize::MAX);
    rank(a) < rank(b)
}

fn duel(ballots: &Ballots, a: usize, b: usize) -> i128 {
    ballots.iter().filter(|(_, groups)| prefer(groups, a, b)).map(|(weight, _)| i128::from(*weight)).sum()
}

pub fn condorcet(options: usize, ballots: &Ballots) -> Vec<usize> {
    let voted = ballots.iter().any(|(_, groups)| !groups.is_empty());
    (0..options).filter(|a| voted && (0..options).all(|b| *a == b || duel(ballots, *a, b) > duel(ballots, b, *a))).collect()
}

/// The strongest of all paths without a repeated option.
pub fn schulze(options: usize, ballots: &Ballots, margins: bool) -> Vec<usize> {
    let strength = |a: usize, b: usize| {
        let (won, lost) = (duel(ballots, a, b), duel(ballots, b, a));
        if won <= lost { 0 } else { won - if margins { lost } else { 0 } }
    };
    let direct: Vec<Vec<i128>> = (0..options).map(|a| (0..options).map(|b| strength(a, b)).collect()).collect();
    let voted = ballots.iter().any(|(_, groups)| !groups.is_empty());
    let path = |a: usize, b: usize| walk(&direct, &mut vec![a], b, i128::MAX);
    (0..options).filter(|a| voted && (0..options).all(|b| *a == b || path(*a, b) >= path(b, *a))).collect()
}

fn walk(direct: &[Vec<i128>], path: &mut Vec<usize>, to: usize, weakest: i128) -> i128 {
    let from = path[path.len() - 1];
    if from == to {
        return weakest;
    }
    let mut best = 0;
    for next in (0..direct.len()).filter(|next| direct[from][*next] > 0) {
        if !path.contains(&next) {
            path.push(next);
            best = best.max(walk(direct, path, to, weakest.min(direct[from][next])));
            path.pop();
        }
    }
    best
}

/// Two points for each option that the ballot puts below, one for each that it does not tell apart.
pub fn borda_twice(options: usize, ballots: &Ballots) -> Vec<i128> {
    let against = |a: usize, b: usize| -> i128 {
        let points = |groups: &[Vec<usize>]| 1 + i128::from(prefer(groups, a, b)) - i128::from(prefer(groups, b, a));
        ballots.iter().filter(|(_, groups)| !groups.is_empty()).map(|(weight, groups)| i128::from(*weight) * points(groups)).sum()
    };
    (0..options).map(|a| (0..options).filter(|b| *b != a).map(|b| against(a, b)).sum()).collect()
}

/// Paper by paper: where it lies and what it is worth; every way out of every tie. Level options are not known here.
#[derive(Clone)]
struct Stage {
    papers: Vec<(Vec<usize>, Option<usize>, i128)>,
    continuing: BTreeSet<usize>,
    elected: Vec<usize>,
    /// Votes of all options at each stage.
    history: Vec<Vec<i128>>,
    handed_on: BTreeSet<usize>,
}

/// Who is elected on some way, and who on all.
pub fn scottish(options: usize, seats: usize, ballots: &Ballots) -> (Vec<usize>, Vec<usize>) {
    let mut papers = Vec::new();
    for (weight, groups) in ballots.iter().filter(|(_, groups)| !groups.is_empty()) {
        let ranking: Vec<usize> = groups.iter().flatten().copied().collect();
        papers.extend((0..*weight).map(|_| (ranking.clone(), Some(ranking[0]), 100_000)));
    }
    if papers.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let quota = (papers.len() as i128 / (seats as i128 + 1) + 1) * 100_000;
    let mut stage = Stage { papers, continuing: (0..options).collect(), elected: Vec::new(), history: Vec::new(), handed_on: BTreeSet::new() };
    stage.history.push(stage.votes(options, quota));
    let ways = stage.go_on(options, seats, quota);
    let some: BTreeSet<usize> = ways.iter().flatten().copied().collect();
    let all = some.iter().copied().filter(|option| ways.iter().all(|way| way.contains(option))).collect();
    (some.into_iter().collect(), all)
}

impl Stage {
    fn votes(&self, options: usize, quota: i128) -> Vec<i128> {
        let lying = |option: usize| self.papers.iter().filter(|(_, at, _)| *at == Some(option)).map(|(_, _, value)| value).sum();
        (0..options).map(|option| if self.handed_on.contains(&option) { quota } else { lying(option) }).collect()
    }

    fn go_on(mut self, options: usize, seats: usize, quota: i128) -> Vec<Vec<usize>> {
        let votes = self.votes(options, quota);
        for option in self.continuing.clone() {
            if votes[option] >= quota {
                self.continuing.remove(&option);
                self.elected.push(option);
            }
        }
        if self.elected.len() + self.continuing.len() <= seats {
            self.elected.extend(self.continuing.iter());
            return vec![self.elected];
        }
        if self.elected.len() == seats {
            return vec![self.elected];
        }
        let surplus: Vec<usize> = self.elected.iter().copied().filter(|option| votes[*option] > quota && !self.handed_on.contains(option)).collect();
        let among = if surplus.is_empty() { self.continuing.iter().copied().collect() } else { surplus.clone() };
        let mut level = among;
        for votes in self.history.iter().rev() {
            let wanted = level.iter().map(|option| votes[*option]);
            let wanted = if surplus.is_empty() { wanted.min() } else { wanted.max() };
            level.retain(|option| Some(votes[*option]) == wanted);
        }
        level.into_iter().flat_map(|option| self.clone().hand_on(option, !surplus.is_empty(), options, seats, quota)).collect()
    }

    fn hand_on(mut self, from: usize, surplus: bool, options: usize, seats: usize, quota: i128) -> Vec<Vec<usize>> {
        let all = self.votes(options, quota)[from];
        if surplus {
            self.handed_on.insert(from);
        } else {
            self.continuing.remove(&from);
        }
        for (ranking, at, value) in self.papers.iter_mut().filter(|(_, at, _)| *at == Some(from)) {
            *at = ranking.iter().copied().find(|option| self.continuing.contains(option));
            *value = if surplus { (all - quota) * *value / all } else { *value };
        }
        self.history.push(self.votes(options, quota));
        self.go_on(options, seats, quota)
    }
}

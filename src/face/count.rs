//! A count as words, numbers and bars: the first line, the turnout, a line per option, and how the count went.

use super::escape::single_line;
use super::particulars::share_note;
use super::poll::name_of;
use super::reader::Reader;
use super::table::{Seat, Table, rounds, seats};
use super::verdict;
use crate::core::brief::{PollBrief, Upshot};
use crate::core::poll::{Poll, PollKind, Ranked};
use crate::core::tally::Tally;
use crate::core::tally::amount::Amount;
use crate::core::tally::result::{About, Account, Round, Settled, TieNote};
use crate::face::words::args;
use serde::Serialize;

/// Head-to-head lines shown; with more options the table is on the page for recounts.
const DUELS_SHOWN: usize = 45;

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Numbers {
    /// The rule and the numbers in one sentence.
    pub headline: String,
    /// What happens next, when something does.
    pub next: Option<String>,
    pub turnout: String,
    /// What the numbers are: votes, points, duels won.
    pub measure: String,
    pub bars: Vec<Bar>,
    /// Who was elected, where seats were to be filled.
    pub seats: Vec<Seat>,
    /// Round by round, or duel by duel, one sentence each.
    pub account: Vec<String>,
    /// The rounds side by side, for pages.
    pub rounds: Option<Table>,
    /// Some of it is on the page alone.
    pub cut: bool,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Bar {
    pub name: String,
    pub votes: String,
    /// The number with leading blanks, so that the column is even in text.
    pub padded: String,
    pub percent: u32,
    /// What is left of the row, for table bars.
    pub rest: u32,
    /// The per cent are of those who voted; else the bar only compares.
    pub is_share: bool,
    /// What else is known of the option: "2 maybe, 1 no".
    pub note: Option<String>,
}

pub fn numbers(reader: &Reader, brief: &PollBrief, tally: &Tally) -> Numbers {
    let (headline, next) = verdict::headline(reader, brief, tally);
    let next = [drawn(reader, brief, tally), next].into_iter().flatten().reduce(|drawn, next| format!("{drawn} {next}"));
    let poll = &brief.poll;
    // While it is open there is no count of rounds worth telling.
    let settled = !poll.is_open();
    Numbers {
        headline,
        next,
        turnout: verdict::turnout(reader, tally),
        measure: reader.plain(measure(poll.kind)),
        bars: bars(reader, poll, tally),
        seats: if settled { seats(reader, poll, tally) } else { Vec::new() },
        account: tally.account.as_ref().map(|account| account_of(reader, poll, tally, account)).unwrap_or_default(),
        rounds: rounds(reader, poll, tally).filter(|_| settled),
        cut: false,
    }
}

/// What is told of a count whose numbers nobody may see.
pub fn without_numbers(reader: &Reader, brief: &PollBrief, upshot: &Upshot) -> Numbers {
    let (headline, next) = verdict::upshot(reader, brief, upshot);
    Numbers {
        headline,
        next,
        turnout: reader.plain("turnout-few"),
        measure: reader.plain(measure(brief.poll.kind)),
        bars: Vec::new(),
        seats: Vec::new(),
        account: Vec::new(),
        rounds: None,
        cut: false,
    }
}

/// Octets of HTML that numbers may take in a mail, and what the frame of one bar takes of them.
const MAIL_ROOM: usize = 30_000;
const BAR: usize = 900;

impl Numbers {
    /// As much of it as a mail holds, in the order in which it stands there; nothing after the first line that is too much.
    pub fn within_mail(mut self) -> Self {
        let whole = (self.bars.len(), self.seats.len(), self.account.len());
        let mut left = MAIL_ROOM;
        let mut fits = |octets: usize| {
            left = left.saturating_sub(octets);
            left > 0
        };
        self.bars.retain(|bar| fits(BAR + octets(&bar.name) + bar.note.as_deref().map_or(0, octets)));
        self.seats.retain(|seat| fits(BAR / 2 + octets(&seat.name)));
        self.account.retain(|line| fits(BAR / 10 + octets(line)));
        self.cut = whole != (self.bars.len(), self.seats.len(), self.account.len());
        self
    }
}

/// How long it is in HTML: a mark becomes an entity of up to six.
fn octets(text: &str) -> usize {
    text.len() + 5 * text.chars().filter(|mark| "&<>\"'`=".contains(*mark)).count()
}

/// How a tie was broken, where the poll's seed did it.
fn drawn(reader: &Reader, brief: &PollBrief, tally: &Tally) -> Option<String> {
    let seed = brief.poll.settings.tie_seed.as_deref().filter(|_| !tally.drawn.is_empty() && !brief.poll.is_open())?;
    let names: Vec<String> = tally.drawn.iter().map(|code| name_of(reader, &brief.poll, code)).collect();
    Some(reader.say("tie-drawn", &args!["names" => reader.list(&names), "seed" => single_line(seed)]))
}

fn measure(kind: PollKind) -> &'static str {
    match kind {
        PollKind::Score { .. } | PollKind::Dots { .. } | PollKind::Ranked { by: Ranked::Borda, .. } => "bars-points",
        PollKind::Ranked { by: Ranked::Schulze, .. } => "bars-duels",
        PollKind::Ranked { by: Ranked::InstantRunoff, .. } | PollKind::Stv { .. } => "bars-last-round",
        PollKind::Meeting { .. } => "bars-can-come",
        _ => "bars-votes",
    }
}

fn bars(reader: &Reader, poll: &Poll, tally: &Tally) -> Vec<Bar> {
    let answers = match &tally.account {
        Some(Account::Times { answers }) => Some(answers),
        _ => None,
    };
    // Of a time people want to know who can come, not the points that yes and maybe make.
    let shown = |place: usize, votes: Amount| answers.and_then(|answers| answers.get(place)).map_or(votes, |answer| Amount::whole(answer[0].into()));
    let mut rows: Vec<(usize, Amount)> = tally.lines.iter().enumerate().map(|(place, line)| (place, shown(place, line.votes))).collect();
    if poll.kind.positions().is_empty() {
        rows.sort_by_key(|(place, _)| std::cmp::Reverse(tally.lines[*place].votes));
    }
    let is_share = poll.kind.takes_one() || matches!(poll.kind, PollKind::Multiple { .. } | PollKind::Meeting { .. });
    let most = rows.iter().map(|(_, votes)| *votes).max().unwrap_or_default();
    let whole = if is_share { Amount::whole(tally.votes().into()) } else { most };
    let none = (tally.none > 0).then(|| (reader.plain("choice-none"), Amount::whole(tally.none.into()), None));
    let named = rows.into_iter().map(|(place, votes)| (name_of(reader, poll, &tally.lines[place].code), votes, note(reader, poll, tally, place)));
    let named: Vec<_> = named.chain(none).collect();
    let width = named.iter().map(|(_, votes, _)| said(reader, *votes).chars().count()).max().unwrap_or(0).max(2);
    let bar = |(name, votes, note): (String, Amount, Option<String>)| {
        let (percent, votes) = (share(votes, whole), said(reader, votes));
        Bar { name, padded: format!("{votes:>width$}"), votes, percent, rest: 100 - percent.min(100), is_share, note }
    };
    named.into_iter().map(bar).collect()
}

fn note(reader: &Reader, poll: &Poll, tally: &Tally, place: usize) -> Option<String> {
    match &tally.account {
        Some(Account::Times { answers }) => {
            answers.get(place).map(|[yes, maybe, no]| reader.say("times-note", &args!["yes" => *yes, "maybe" => *maybe, "no" => *no]))
        }
        Some(Account::Scores { voters }) => voters.get(place).map(|voters| reader.say("scores-note", &args!["count" => *voters])),
        _ => tally.lines.get(place).and_then(|line| share_note(reader, poll, tally, &line.code)),
    }
}

/// `part` of `whole` in whole per cent, rounded, for a bar's width.
fn share(part: Amount, whole: Amount) -> u32 {
    // Half a per cent below is the least that rounds to it.
    let least = |percent: u32| Amount::new(i128::from(percent) * 2 - 1, 200).and_then(|share| whole.times(share));
    if whole.is_zero() { 0 } else { (0..=100).rev().find(|percent| least(*percent).is_some_and(|least| least <= part)).unwrap_or(0) }
}

/// A number of votes as people write it: a fraction with at most two decimals.
pub fn said(reader: &Reader, amount: Amount) -> String {
    let exact = amount.to_string();
    if amount.as_whole().is_some() {
        return exact;
    }
    let hundredths = amount.hundredths();
    let mark = reader.plain("decimal-mark");
    let text = format!("{}{mark}{:02}", hundredths / 100, hundredths.rem_euclid(100));
    text.trim_end_matches('0').to_string()
}

fn account_of(reader: &Reader, poll: &Poll, tally: &Tally, account: &Account) -> Vec<String> {
    let names: Vec<String> = tally.lines.iter().map(|line| name_of(reader, poll, &line.code)).collect();
    match account {
        Account::Rounds { rounds } => rounds.iter().enumerate().map(|(number, round)| said_round(reader, &names, number + 1, round)).collect(),
        Account::Pairs { duels, .. } => said_duels(reader, &names, duels),
        Account::Sums | Account::Scores { .. } | Account::Times { .. } => Vec::new(),
    }
}

fn said_round(reader: &Reader, names: &[String], number: usize, round: &Round) -> String {
    let name = |place: usize| names.get(place).map(String::as_str).unwrap_or_default();
    let list = |places: &[usize]| reader.list(&places.iter().map(|place| name(*place)).collect::<Vec<_>>());
    let votes = round.totals.iter().enumerate().filter_map(|(place, total)| total.map(|total| format!("{} {}", name(place), said(reader, total))));
    let votes = votes.collect::<Vec<_>>().join(", ");
    let mut sentences = vec![reader.say("round", &args!["number" => number, "votes" => votes])];
    if let Some(quota) = round.quota {
        sentences.push(reader.say("round-quota", &args!["quota" => said(reader, quota)]));
    }
    if !round.exhausted.is_zero() {
        sentences.push(reader.say("round-exhausted", &args!["votes" => said(reader, round.exhausted)]));
    }
    if !round.elected.is_empty() {
        sentences.push(reader.say("round-elected", &args!["names" => list(&round.elected)]));
    }
    if let Some(surplus) = round.surplus {
        sentences.push(reader.say("round-surplus", &args!["name" => name(surplus)]));
    }
    if !round.excluded.is_empty() {
        sentences.push(reader.say("round-excluded", &args!["names" => list(&round.excluded)]));
    }
    sentences.extend(round.tie.as_ref().map(|tie| said_tie(reader, &list(&tie.among), tie)));
    sentences.join(" ")
}

fn said_tie(reader: &Reader, names: &str, tie: &TieNote) -> String {
    let about = match tie.about {
        About::Exclusion => "round-tie-exclusion",
        About::Surplus => "round-tie-surplus",
    };
    let settled = match tie.settled {
        Settled::EarlierStage => "tie-earlier-stage",
        Settled::MakesNoDifference => "tie-no-difference",
        Settled::StatedRule => "tie-stated-rule",
        Settled::Open => "tie-open",
    };
    format!("{} {}", reader.say(about, &args!["names" => names]), reader.plain(settled))
}

fn said_duels(reader: &Reader, names: &[String], duels: &[Vec<u64>]) -> Vec<String> {
    let pairs = (0..names.len()).flat_map(|first| (first + 1..names.len()).map(move |second| (first, second)));
    let won = |a: usize, b: usize| duels.get(a).and_then(|row| row.get(b)).copied().unwrap_or(0);
    let said = pairs.map(|(first, second)| {
        let (ahead, behind) = if won(first, second) >= won(second, first) { (first, second) } else { (second, first) };
        let args = args!["first" => names[ahead].as_str(), "second" => names[behind].as_str(), "for" => won(ahead, behind), "against" => won(behind, ahead)];
        reader.say("duel", &args)
    });
    said.take(DUELS_SHOWN).collect()
}

#[cfg(test)]
#[path = "count_tests.rs"]
mod tests;

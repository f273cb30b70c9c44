//! The result as text for people: first who won, then the numbers, then how it went.

use super::poll::{Counted, Names, Poll};
use crate::core::tally::amount::Amount;
use crate::core::tally::result::{About, Account, Count, Round, Settled, TieNote};
use std::fmt::Write as _;

/// The whole account.
pub fn tell(poll: &Poll, counted: &Counted) -> String {
    let (names, count) = (&poll.setup.names, &counted.count);
    let mut text = String::new();
    if !poll.setup.title.is_empty() {
        text += &format!("{}\n\n", poll.setup.title);
    }
    text += &headline(names, counted);
    text += &turnout(counted);
    if let Account::Rounds { rounds } = &count.account {
        for (at, each) in rounds.iter().enumerate() {
            let _ = write!(text, "\nRound {}\n", at + 1);
            text += &round(names, each);
        }
    } else {
        text.push('\n');
        text += &totals(names, count);
    }
    text
}

fn list(names: &Names, options: &[usize]) -> String {
    options.iter().map(|option| names.name(*option)).collect::<Vec<_>>().join(", ")
}

fn headline(names: &Names, counted: &Counted) -> String {
    let count = &counted.count;
    let (certain, level) = count.winners.split_at(count.certain);
    match &count.account {
        _ if counted.missed_quorum() => "Nothing is decided: too few voted.\n".into(),
        _ if count.counted == 0 => "Nobody voted.\n".into(),
        _ if count.tied && certain.is_empty() => format!("Tie: {}. Nothing is decided.\n", list(names, level)),
        _ if count.tied => format!("Elected: {}. Tie for what is left: {}.\n", list(names, certain), list(names, level)),
        _ if count.winners.len() > 1 => format!("Elected: {}.\n", list(names, certain)),
        _ if count.winners.len() == 1 => format!("First: {}.\n", list(names, certain)),
        Account::Pairs { .. } => "No option beats each other one.\n".into(),
        _ => "No option wins.\n".into(),
    }
}

fn turnout(counted: &Counted) -> String {
    let count = &counted.count;
    let mut text = format!("{} counted", count.counted);
    if count.blank > 0 {
        let _ = write!(text, ", {} blank", count.blank);
    }
    if let Some((needed, voted)) = counted.quorum {
        let _ = write!(text, "; {needed} were needed, {voted} voted");
    }
    text + ".\n"
}

/// Options with their numbers, most first.
fn totals(names: &Names, count: &Count) -> String {
    let mut order: Vec<usize> = (0..count.totals.len()).collect();
    order.sort_by_key(|option| std::cmp::Reverse(count.totals[*option]));
    let note = |option: usize| match &count.account {
        Account::Scores { voters } => format!(" (from {})", voters[option]),
        Account::Times { answers } => format!(" ({} yes, {} maybe, {} no)", answers[option][0], answers[option][1], answers[option][2]),
        Account::Pairs { duels, .. } => {
            let others = (0..duels.len()).filter(|other| *other != option);
            let duels: Vec<String> = others.map(|other| format!("{}:{} {}", duels[option][other], duels[other][option], names.name(other))).collect();
            if duels.is_empty() { String::new() } else { format!(" ({})", duels.join(", ")) }
        }
        Account::Sums | Account::Rounds { .. } => String::new(),
    };
    let lines: Vec<(Amount, String)> = order.into_iter().map(|option| (count.totals[option], names.name(option).to_string() + &note(option))).collect();
    column(&lines)
}

fn column(lines: &[(Amount, String)]) -> String {
    let width = lines.iter().map(|(amount, _)| amount.to_string().len()).max().unwrap_or(0);
    lines.iter().map(|(amount, text)| format!("  {:>width$}  {text}\n", amount.to_string())).collect()
}

fn round(names: &Names, round: &Round) -> String {
    let mut standing: Vec<(Amount, String)> =
        round.totals.iter().enumerate().filter_map(|(option, total)| Some(((*total)?, names.name(option).to_string()))).collect();
    standing.sort_by_key(|(total, _)| std::cmp::Reverse(*total));
    if !round.exhausted.is_zero() {
        standing.push((round.exhausted, "(reaching nobody)".into()));
    }
    let mut text = column(&standing);
    if let Some(quota) = round.quota {
        let _ = writeln!(text, "  Quota {quota}.");
    }
    if !round.elected.is_empty() {
        let _ = writeln!(text, "  Elected: {}.", list(names, &round.elected));
    }
    if let Some(tie) = &round.tie {
        text += &tie_line(names, tie);
    }
    if let Some(from) = round.surplus {
        let _ = writeln!(text, "  The surplus of {} is handed on.", names.name(from));
    }
    if !round.excluded.is_empty() {
        let _ = writeln!(text, "  Out: {}.", list(names, &round.excluded));
    }
    text
}

fn tie_line(names: &Names, tie: &TieNote) -> String {
    let about = match tie.about {
        About::Exclusion => "who is out",
        About::Surplus => "whose surplus comes first",
    };
    let settled = match tie.settled {
        Settled::EarlierStage => "settled by the votes of an earlier round",
        Settled::MakesNoDifference => "it makes no difference to who wins",
        Settled::StatedRule => "settled by the stated rule for ties",
        Settled::Open => "it decides who wins, and no rule for ties was stated: the count ends here",
    };
    format!("  Tie about {about} between {}: {settled}.\n", list(names, &tie.among))
}

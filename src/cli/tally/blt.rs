//! Ballots from a BLT file: the format of Hill, Wichmann and Woodall's program, as OpenSTV and OpaVote write it today.
//!
//! ```text
//! 4 2          four options, two seats
//! -3           option 3 has withdrawn
//! 5 1 2=4 0    five ballots: 1 first, then 2 and 4 level
//! 0            the end of the ballots
//! "Oak"        the names in order, then the title
//! ```

use super::poll::{Names, Poll, Setup, one_of};
use crate::core::tally::rankings::{MOST_OPTIONS, Ranking};
use crate::core::tally::ties::TieOrder;
use crate::core::tally::vote::{Method, Quota, Strength, StvRules, Vote};
use std::iter::Peekable;
use std::vec::IntoIter;

/// A word or a quoted text, with its line.
#[derive(Clone, PartialEq, Debug)]
struct Token {
    line: usize,
    text: String,
    quoted: bool,
}

type Tokens = Peekable<IntoIter<Token>>;

/// A ballot as the file has it.
struct Paper {
    line: usize,
    weight: u64,
    tiers: Vec<Vec<usize>>,
}

/// Reads a whole poll.
///
/// # Errors
/// In words that say where and how to mend it.
pub fn read(text: &str, method: &str, rules: StvRules, quota: Quota, seed: Option<&str>) -> Result<Poll, String> {
    let known: [(&str, Method); 5] = [
        ("stv", Method::Stv { rules, quota }),
        ("irv", Method::Irv),
        ("borda", Method::Borda),
        ("condorcet", Method::Condorcet),
        ("schulze", Method::Schulze(Strength::default())),
    ];
    let places: Vec<(&str, usize)> = known.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect();
    let counting = known[one_of("for BLT files the method", method, &places)?].1.clone();
    let mut tokens = tokens(text)?.into_iter().peekable();
    let options = number(&mut tokens, "the number of options")? as usize;
    let seats = number(&mut tokens, "the number of seats")? as usize;
    if options == 0 || options > MOST_OPTIONS || seats == 0 {
        return Err(format!("the first line must say how many options (at most {MOST_OPTIONS}) and how many seats there are, as in: 4 2"));
    }
    if seats > 1 && !counting.may_have_seats() {
        return Err(format!("the file asks for {seats} seats, and {method} fills one; count it as stv"));
    }
    let gone = withdrawn(&mut tokens, options)?;
    let papers = papers(&mut tokens, options)?;
    let mut names: Vec<String> = (0..options).map(|option| name(&mut tokens, &format!("the name of option {}", option + 1))).collect::<Result<_, _>>()?;
    let title = tokens.next().map(|token| token.text).unwrap_or_default();
    // Withdrawn options leave no trace: their places are closed up.
    let place: Vec<Option<usize>> = (0..options).map(|option| (!gone[option]).then(|| gone[..option].iter().filter(|gone| !**gone).count())).collect();
    let mut at = 0..options;
    names.retain(|_| at.next().is_some_and(|option| !gone[option]));
    let names = Names::new(names)?;
    let ties = seed.map(|seed| TieOrder::from_seed(seed, names.list()));
    let mut poll = Poll::new(Setup { title, method: method.into(), counting, names, seats, ties, quorum: None });
    for (at, paper) in papers.iter().enumerate() {
        let tiers = paper.tiers.iter().map(|tier| tier.iter().filter_map(|option| place[*option]).collect::<Vec<usize>>());
        let vote = Vote::Ranking(Ranking::from_tiers(tiers));
        poll.add(paper.weight, &vote).map_err(|wrong| format!("ballot {} (line {}): {wrong}", at + 1, paper.line))?;
    }
    Ok(poll)
}

/// Splits into words and quoted texts, without comments.
fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line_number = at + 1;
        let mut rest = line.trim_start();
        while !rest.is_empty() && !rest.starts_with('#') {
            let (text, quoted, after) = match rest.strip_prefix('"') {
                Some(inside) => {
                    let (text, after) = inside.split_once('"').ok_or_else(|| format!("line {line_number}: a quotation mark is never closed"))?;
                    (text, true, after)
                }
                None => {
                    let end = rest.find(|c: char| c.is_whitespace() || c == '#').unwrap_or(rest.len());
                    (&rest[..end], false, &rest[end..])
                }
            };
            tokens.push(Token { line: line_number, text: text.to_string(), quoted });
            rest = after.trim_start();
        }
    }
    Ok(tokens)
}

fn next(tokens: &mut Tokens, what: &str) -> Result<Token, String> {
    tokens.next().ok_or_else(|| format!("the file ends where {what} should be"))
}

fn number(tokens: &mut Tokens, what: &str) -> Result<u64, String> {
    let token = next(tokens, what)?;
    let number = token.text.parse().ok().filter(|number| !token.quoted && *number <= 1_000_000_000_000);
    number.ok_or_else(|| format!("line {}: {:?} stands where {what} should be, a whole number", token.line, token.text))
}

fn withdrawn(tokens: &mut Tokens, options: usize) -> Result<Vec<bool>, String> {
    let mut gone = vec![false; options];
    while let Some(token) = tokens.next_if(|token| !token.quoted && token.text.starts_with('-')) {
        let number = token.text[1..].parse::<usize>().ok().filter(|number| (1..=options).contains(number));
        let number = number.ok_or_else(|| format!("line {}: {:?} withdraws no option; there are options 1 to {options}", token.line, token.text))?;
        gone[number - 1] = true;
    }
    Ok(gone)
}

fn papers(tokens: &mut Tokens, options: usize) -> Result<Vec<Paper>, String> {
    let mut papers = Vec::new();
    loop {
        let line = tokens.peek().map_or(0, |token| token.line);
        let weight = number(tokens, "a ballot's weight, or the 0 that ends the ballots,")?;
        // A ballot of weight 0 is not written: the 0 ends the list.
        if weight == 0 {
            return Ok(papers);
        }
        let tiers = ranks(tokens, options).map_err(|wrong| format!("ballot {} (line {line}): {wrong}", papers.len() + 1))?;
        papers.push(Paper { line, weight, tiers });
    }
}

/// The ranks up to the 0 that ends them. `-` is a rank left empty.
fn ranks(tokens: &mut Tokens, options: usize) -> Result<Vec<Vec<usize>>, String> {
    let mut tiers = Vec::new();
    loop {
        let token = next(tokens, "a ballot's 0 at the end")?;
        match token.text.as_str() {
            "0" if !token.quoted => return Ok(tiers),
            "-" => {}
            text => tiers.push(text.split('=').map(|number| option(number, options)).collect::<Result<_, _>>()?),
        }
    }
}

fn option(text: &str, options: usize) -> Result<usize, String> {
    let number = text.parse::<usize>().ok().filter(|number| (1..=options).contains(number));
    number.map(|number| number - 1).ok_or_else(|| format!("{text:?} is no option; use 1 to {options}, = between level ones, and 0 at the end"))
}

/// A quoted text; without quotes, the rest of the line.
fn name(tokens: &mut Tokens, what: &str) -> Result<String, String> {
    let first = next(tokens, what)?;
    let mut name = first.text;
    while !first.quoted
        && let Some(more) = tokens.next_if(|token| token.line == first.line)
    {
        name = name + " " + &more.text;
    }
    Ok(name)
}

//! A poll as the files describe it, with names; and what is wrong with a ballot, in words that say how to mend it.

use crate::core::tally::counter::Counter;
use crate::core::tally::rankings::MOST_OPTIONS;
use crate::core::tally::result::Count;
use crate::core::tally::ties::TieOrder;
use crate::core::tally::vote::{Method, Quota, Stance, StvRules, Uncountable, Unfit, Vote};
use std::collections::HashMap;

/// The positions of a proposal and what they mean.
pub const POSITIONS: [(&str, Stance); 4] = [("agree", Stance::Agree), ("abstain", Stance::Abstain), ("disagree", Stance::Disagree), ("block", Stance::Block)];

pub const METHODS: [&str; 11] = ["single", "multiple", "proposal", "score", "dot", "meeting", "irv", "borda", "condorcet", "schulze", "stv"];

/// Everything but the ballots.
pub struct Setup {
    pub title: String,
    /// As the input names it.
    pub method: String,
    pub counting: Method,
    pub names: Names,
    pub seats: usize,
    pub ties: Option<TieOrder>,
    pub quorum: Option<u64>,
}

/// Option names, found by name.
pub struct Names {
    list: Vec<String>,
    index: HashMap<String, usize>,
}

impl Names {
    /// # Errors
    /// No options, an empty name, or the same name twice.
    pub fn new(list: Vec<String>) -> Result<Self, String> {
        if list.is_empty() {
            return Err("there are no options; name at least one".into());
        }
        if list.len() > MOST_OPTIONS {
            return Err(format!("there are {} options, at most {MOST_OPTIONS} can be counted", list.len()));
        }
        let mut index = HashMap::new();
        for (at, name) in list.iter().enumerate() {
            if name.trim().is_empty() {
                return Err(format!("option {} has no name; give it one", at + 1));
            }
            if index.insert(name.clone(), at).is_some() {
                return Err(format!("two options are named {name:?}; give each its own name"));
            }
        }
        Ok(Self { list, index })
    }

    pub fn list(&self) -> &[String] {
        &self.list
    }

    pub fn name(&self, option: usize) -> &str {
        self.list.get(option).map_or("?", String::as_str)
    }

    /// # Errors
    /// In words: not an option.
    pub fn find(&self, name: &str) -> Result<usize, String> {
        self.index.get(name).copied().ok_or_else(|| format!("{name:?} is not an option; {}", self.all()))
    }

    fn all(&self) -> String {
        let shown: Vec<String> = self.list.iter().take(12).map(|name| format!("{name:?}")).collect();
        let more = if self.list.len() > shown.len() { ", ..." } else { "" };
        format!("the options are {}{more}", shown.join(", "))
    }
}

/// A poll with its ballots.
pub struct Poll {
    pub setup: Setup,
    counter: Counter,
}

/// The count, and whether enough voted.
pub struct Counted {
    pub count: Count,
    /// Needed, voted.
    pub quorum: Option<(u64, u64)>,
}

impl Counted {
    pub fn missed_quorum(&self) -> bool {
        self.quorum.is_some_and(|(needed, voted)| voted < needed)
    }
}

impl Poll {
    pub fn new(setup: Setup) -> Self {
        let counter = Counter::new(setup.counting.clone(), setup.names.list.len(), setup.seats);
        Self { setup, counter }
    }

    /// # Errors
    /// What is wrong with this ballot.
    pub fn add(&mut self, weight: u64, vote: &Vote) -> Result<(), String> {
        self.counter.add(weight, vote).map_err(|unfit| self.setup.names.explain(unfit))
    }

    /// # Errors
    /// In words: why there is no exact result.
    pub fn counted(&self) -> Result<Counted, String> {
        let mut count = self.counter.count(self.setup.ties.as_ref()).map_err(|error| match error {
            Uncountable::TooFine => format!("{error}; put fewer options level"),
            Uncountable::TooManyTies => format!("{error}; state who wins them: \"ties\": {{\"seed\": \"...\"}}"),
        })?;
        let quorum = self.setup.quorum.map(|needed| (needed, count.counted + count.blank));
        if quorum.is_some_and(|(needed, voted)| voted < needed) {
            // Nothing is decided, whoever is in front; the totals say who that is.
            (count.winners, count.tied, count.certain) = (Vec::new(), false, 0);
        }
        Ok(Counted { count, quorum })
    }
}

impl Names {
    fn explain(&self, unfit: Unfit) -> String {
        match unfit {
            Unfit::Twice { option } => format!("it names {:?} twice; name each option once", self.name(option)),
            Unfit::TooFew { named, min } => format!("it names {named} options, at least {min} are needed"),
            Unfit::TooMany { named, max } => format!("it names {named} options, at most {max} are allowed"),
            Unfit::OutOfRange { option, points, min, max } => {
                format!("{:?} has {points}, allowed are whole numbers from {min} to {max}", self.name(option))
            }
            Unfit::OverBudget { spent, budget } => format!("it gives {spent} points, the budget is {budget}; take away {}", spent - budget),
            Unfit::OtherMethod | Unfit::NoSuchOption { .. } | Unfit::TooHeavy => unfit.to_string(),
        }
    }
}

/// One word out of a few, in words when it is another.
pub fn one_of<T: Copy>(what: &str, word: &str, known: &[(&str, T)]) -> Result<T, String> {
    let found = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    found.ok_or_else(|| format!("{what} {word:?} is not known; use {}", known.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")))
}

/// The two settings of stv.
///
/// # Errors
/// An unknown word, or a setting for another method.
pub fn stv_settings(method: &str, rules: Option<&str>, quota: Option<&str>) -> Result<(StvRules, Quota), String> {
    if method != "stv" && (rules.is_some() || quota.is_some()) {
        return Err(format!("rules and quota are for stv, not for {method}; leave them out"));
    }
    let rules = rules.map(|word| one_of("rules", word, &[("scottish", StvRules::Scottish), ("meek", StvRules::Meek)])).transpose()?;
    let quota = quota.map(|word| one_of("quota", word, &[("droop", Quota::Droop), ("hare", Quota::Hare)])).transpose()?;
    Ok((rules.unwrap_or_default(), quota.unwrap_or_default()))
}

//! Ballots from JSON. Each ballot is read by itself, so that what is wrong with one can be said with its number.

use super::poll::{METHODS, Names, POSITIONS, Poll, Setup, one_of, stv_settings};
use crate::core::tally::rankings::Ranking;
use crate::core::tally::ties::TieOrder;
use crate::core::tally::vote::{Answer, MOST_POINTS, Method, Stance, Strength, Vote};
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::fmt;

/// A JSON object as it stands, doubled keys included; serde's own maps keep the last of them silently.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut fields = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    fields.push(entry);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

impl<'a> Fields<'a> {
    fn get(&self, key: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| *value)
    }

    /// Only these keys, each at most once.
    fn only(&self, allowed: &[&str]) -> Result<(), String> {
        for (at, (name, _)) in self.0.iter().enumerate() {
            if !allowed.contains(&name.as_str()) {
                return Err(format!("it has {name:?}, which does not belong here; allowed are {}", allowed.join(", ")));
            }
            if self.0[..at].iter().any(|(other, _)| other == name) {
                return Err(format!("it has {name:?} twice; keep one"));
            }
        }
        Ok(())
    }
}

/// `what` names the value and what it should be.
fn value<T: DeserializeOwned>(raw: &RawValue, what: &str) -> Result<T, String> {
    serde_json::from_str(raw.get()).map_err(|_| format!("{what}, not {}", short(raw.get())))
}

fn short(text: &str) -> String {
    if text.chars().count() > 40 { text.chars().take(37).collect::<String>() + "..." } else { text.to_string() }
}

/// Reads a whole poll.
///
/// # Errors
/// In words that say where and how to mend it.
pub fn read(text: &str) -> Result<Poll, String> {
    let fields: Fields<'_> = serde_json::from_str(text).map_err(|error| format!("the input is not JSON as it should be: {error}"))?;
    let setup = setup(&fields)?;
    let ballots = fields.get("ballots").ok_or("there is no \"ballots\"; give a list, which may be empty")?;
    let ballots: Vec<&RawValue> = serde_json::from_str(ballots.get()).map_err(|_| format!("\"ballots\" must be a list, not {}", short(ballots.get())))?;
    let mut poll = Poll::new(setup);
    for (at, ballot) in ballots.iter().enumerate() {
        add(&mut poll, ballot).map_err(|wrong| format!("ballot {}: {wrong}", at + 1))?;
    }
    Ok(poll)
}

fn setup(fields: &Fields<'_>) -> Result<Setup, String> {
    let method: String = match fields.get("method") {
        Some(raw) => value(raw, "\"method\" must be a text")?,
        None => return Err(format!("there is no \"method\"; use one of {}", METHODS.join(", "))),
    };
    if !METHODS.contains(&method.as_str()) {
        return Err(format!("method {method:?} is not known; use one of {}", METHODS.join(", ")));
    }
    let own: &[&str] = match method.as_str() {
        "single" | "borda" => &["seats"],
        "multiple" => &["seats", "min", "max"],
        "score" => &["seats", "range", "min", "max"],
        "dot" => &["seats", "budget"],
        "schulze" => &["seats", "strength"],
        "stv" => &["seats", "rules", "quota"],
        _ => &["seats"],
    };
    let allowed = [&["method", "options", "ballots", "title", "quorum", "ties"], own].concat();
    fields.only(&allowed).map_err(|wrong| format!("the poll: {wrong}"))?;
    let names = Names::new(options(fields, &method)?)?;
    let counting = counting(fields, &method, &names)?;
    let seats = seats(fields, &method, &counting)?;
    let ties = fields.get("ties").map(|raw| ties(raw, &names)).transpose()?;
    let title = fields.get("title").map(|raw| value(raw, "\"title\" must be a text")).transpose()?.unwrap_or_default();
    Ok(Setup { title, method, counting, seats, ties, names, quorum: whole(fields, "quorum")? })
}

fn options(fields: &Fields<'_>, method: &str) -> Result<Vec<String>, String> {
    match fields.get("options") {
        Some(raw) => value(raw, "\"options\" must be a list of texts"),
        None if method == "proposal" => Ok(POSITIONS.iter().map(|(name, _)| (*name).to_string()).collect()),
        None => Err("there are no \"options\"; give a list of names".into()),
    }
}

fn seats(fields: &Fields<'_>, method: &str, counting: &Method) -> Result<usize, String> {
    match whole(fields, "seats")? {
        Some(0) => Err("\"seats\" must be at least 1".into()),
        Some(more) if more > 1 && !counting.may_have_seats() => Err(format!("{method} fills one seat, not {more}; for several use stv")),
        seats => Ok(seats.map_or(1, |seats| usize::try_from(seats).unwrap_or(usize::MAX).min(1_000_000))),
    }
}

fn whole(fields: &Fields<'_>, key: &str) -> Result<Option<u64>, String> {
    fields.get(key).map(|raw| value(raw, &format!("{key:?} must be a whole number, 0 or more"))).transpose()
}

fn word(fields: &Fields<'_>, key: &str) -> Result<Option<String>, String> {
    fields.get(key).map(|raw| value(raw, &format!("{key:?} must be a text"))).transpose()
}

fn counting(fields: &Fields<'_>, method: &str, names: &Names) -> Result<Method, String> {
    Ok(match method {
        "single" => Method::Single,
        "multiple" => multiple(fields, names.list().len())?,
        "proposal" => Method::Proposal(names.list().iter().map(|name| one_of("the option", name, &POSITIONS)).collect::<Result<Vec<Stance>, _>>()?),
        "score" => score(fields)?,
        "dot" => Method::Dot { budget: whole(fields, "budget")?.unwrap_or(u64::MAX) },
        "meeting" => Method::Meeting,
        "irv" => Method::Irv,
        "borda" => Method::Borda,
        "condorcet" => Method::Condorcet,
        "schulze" => {
            let known = [("winning_votes", Strength::WinningVotes), ("margins", Strength::Margins)];
            Method::Schulze(word(fields, "strength")?.map(|word| one_of("strength", &word, &known)).transpose()?.unwrap_or_default())
        }
        _ => {
            let (rules, quota) = stv_settings(method, word(fields, "rules")?.as_deref(), word(fields, "quota")?.as_deref())?;
            Method::Stv { rules, quota }
        }
    })
}

fn multiple(fields: &Fields<'_>, options: usize) -> Result<Method, String> {
    let limit = |key| whole(fields, key).map(|number| number.map(|number| usize::try_from(number).unwrap_or(usize::MAX)));
    let (min, max) = (limit("min")?.unwrap_or(0), limit("max")?.unwrap_or(options));
    if min > max || min > options {
        return Err(format!("\"min\" is {min}, but only {} options can be named", max.min(options)));
    }
    Ok(Method::Multiple { min, max })
}

fn score(fields: &Fields<'_>) -> Result<Method, String> {
    let end = |key: &str| -> Result<Option<i64>, String> { fields.get(key).map(|raw| value(raw, &format!("{key:?} must be a whole number"))).transpose() };
    let range: Option<(i64, i64)> = fields.get("range").map(|raw| value(raw, "\"range\" must be [lowest, highest]")).transpose()?;
    if range.is_some() && (fields.get("min").is_some() || fields.get("max").is_some()) {
        return Err("give \"range\" or \"min\" and \"max\", not both".into());
    }
    let (min, max) = match range {
        Some(range) => range,
        None => (end("min")?.unwrap_or(-MOST_POINTS), end("max")?.unwrap_or(MOST_POINTS)),
    };
    if min > max {
        return Err(format!("the lowest score, {min}, is above the highest, {max}; swap them"));
    }
    Ok(Method::Score { min, max })
}

fn ties(raw: &RawValue, names: &Names) -> Result<TieOrder, String> {
    let how = "\"ties\" must be {\"seed\": \"text\"} or {\"order\": [all options, each once]}";
    let fields: Fields<'_> = serde_json::from_str(raw.get()).map_err(|_| how.to_string())?;
    match fields.0.as_slice() {
        [(key, raw)] if key == "seed" => Ok(TieOrder::from_seed(&value::<String>(raw, how)?, names.list())),
        [(key, raw)] if key == "order" => {
            let order: Vec<String> = value(raw, how)?;
            let order = order.iter().map(|name| names.find(name)).collect::<Result<Vec<usize>, String>>()?;
            TieOrder::stated(order, names.list().len()).ok_or_else(|| how.to_string())
        }
        _ => Err(how.into()),
    }
}

fn add(poll: &mut Poll, raw: &RawValue) -> Result<(), String> {
    let fields: Fields<'_> = serde_json::from_str(raw.get()).map_err(|_| format!("it must be an object, not {}", short(raw.get())))?;
    let field = match poll.setup.counting {
        Method::Single => "choice",
        Method::Multiple { .. } => "choices",
        Method::Proposal(_) => "position",
        Method::Score { .. } | Method::Dot { .. } => "scores",
        Method::Meeting => "times",
        _ => "ranking",
    };
    fields.only(&["weight", field])?;
    let weight = whole(&fields, "weight")?.unwrap_or(1);
    let raw = fields.get(field).ok_or_else(|| format!("it has no {field:?}, which {} needs", poll.setup.method))?;
    let vote = vote(raw, field, &poll.setup.names)?;
    poll.add(weight, &vote)
}

fn vote(raw: &RawValue, field: &str, names: &Names) -> Result<Vote, String> {
    match field {
        "choices" => {
            let choices: Vec<String> = value(raw, "\"choices\" must be a list of options")?;
            choices.iter().map(|name| names.find(name)).collect::<Result<_, _>>().map(Vote::Choices)
        }
        "scores" => pairs(raw, "\"scores\" must be an object: option -> whole number", names).map(Vote::Scores),
        "times" => {
            let known = [("yes", Answer::Yes), ("maybe", Answer::Maybe), ("no", Answer::No)];
            let times: Vec<(usize, String)> = pairs(raw, "\"times\" must be an object: option -> yes, maybe or no", names)?;
            times.into_iter().map(|(option, word)| Ok((option, one_of("the answer", &word, &known)?))).collect::<Result<_, _>>().map(Vote::Times)
        }
        "ranking" => ranking(raw, names).map(Vote::Ranking),
        _ => names.find(&value::<String>(raw, &format!("{field:?} must be the name of one option"))?).map(Vote::Choice),
    }
}

fn pairs<T: DeserializeOwned>(raw: &RawValue, what: &str, names: &Names) -> Result<Vec<(usize, T)>, String> {
    let fields: Fields<'_> = serde_json::from_str(raw.get()).map_err(|_| format!("{what}, not {}", short(raw.get())))?;
    fields.0.iter().map(|(name, raw)| Ok((names.find(name)?, value(raw, &format!("{what}; {name:?} has something else"))?))).collect()
}

fn ranking(raw: &RawValue, names: &Names) -> Result<Ranking, String> {
    /// One option, or several that are level.
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Rank {
        One(String),
        Level(Vec<String>),
    }
    let ranks: Vec<Rank> = value(raw, "\"ranking\" must be a list of options, best first, with lists in it for level options")?;
    let tiers = ranks.iter().map(|rank| match rank {
        Rank::One(name) => Ok(vec![names.find(name)?]),
        Rank::Level(level) => level.iter().map(|name| names.find(name)).collect(),
    });
    tiers.collect::<Result<Vec<Vec<usize>>, String>>().map(Ranking::from_tiers)
}

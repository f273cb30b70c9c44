//! What an author said about a poll beyond its options, rule and clock, as its voters read it: one sentence each.

use super::poll::name_of;
use super::reader::Reader;
use crate::core::brief::{Electorate, PollBrief};
use crate::core::poll::{Choosable, Poll, Reasons, Share};
use crate::core::tally::{Tally, share_holds};
use crate::face::words::args;

pub(super) fn particulars(reader: &Reader, brief: &PollBrief) -> Vec<String> {
    let poll = &brief.poll;
    let mut said = voters(reader, poll, &brief.electorate);
    said.extend(zones(reader, brief));
    said.extend(weights(reader, &brief.electorate));
    said.extend(shares(reader, poll));
    said.extend(proxies(reader, &brief.electorate));
    said.extend(reasons(reader, poll));
    said.extend(poll.settings.shuffled.then(|| reader.plain("shuffled")));
    said
}

fn voters(reader: &Reader, poll: &Poll, electorate: &Electorate) -> Vec<String> {
    if electorate.named.is_empty() {
        return poll.settings.joiners.then(|| reader.plain("joiners-may-vote")).into_iter().collect();
    }
    let names: Vec<String> = electorate.named.iter().map(|name| reader.who(name)).collect();
    let mut said = vec![reader.say("voters-named", &args!["names" => reader.list(&names)])];
    said.extend((electorate.guests > 0).then(|| reader.say("voters-guests", &args!["count" => electorate.guests])));
    said
}

/// More times than one sentence should hold.
const MOST_TIMES: usize = 30;

/// Of a time poll: whose clock its times are read from, and what the reader's own clock shows then.
fn zones(reader: &Reader, brief: &PollBrief) -> Vec<String> {
    let (poll, mine) = (&brief.poll, reader.zone.iana_name().unwrap_or("UTC"));
    let theirs = poll.settings.zone.as_str();
    if theirs.is_empty() {
        return Vec::new();
    }
    if theirs == mine {
        return vec![reader.say("zone-same", &args!["zone" => mine])];
    }
    let other = reader.say("zone-other", &args!["asker" => reader.who(&brief.asker), "theirs" => theirs, "mine" => mine]);
    let time = |option: &Choosable| option.at.map(|at| format!("{} {}", option.code, reader.moment(at)));
    let times: Vec<String> = poll.options.iter().filter_map(time).take(MOST_TIMES).collect();
    let times = (!times.is_empty()).then(|| reader.say("zone-times", &args!["times" => times.join("; ")]));
    std::iter::once(other).chain(times).collect()
}

fn weights(reader: &Reader, electorate: &Electorate) -> Option<String> {
    if electorate.weights.is_empty() {
        return None;
    }
    let each = |(name, weight): &(String, u32)| format!("{} {weight}", reader.who(name));
    let list = reader.list(&electorate.weights.iter().map(each).collect::<Vec<_>>());
    let said = reader.say("weights", &args!["list" => list]);
    let mine = reader.say("weights-mine", &args!["votes" => electorate.mine]);
    Some(if electorate.mine > 1 { format!("{said} {mine}") } else { said })
}

/// "Green needs at least 60 % of the votes."
fn shares(reader: &Reader, poll: &Poll) -> Vec<String> {
    poll.settings.shares.iter().map(|(code, share)| share_of(reader, poll, code, *share)).collect()
}

fn share_of(reader: &Reader, poll: &Poll, code: &str, share: Share) -> String {
    let (key, percent) = match share {
        Share::AtLeast(percent) => ("share-at-least", percent),
        Share::AtMost(percent) => ("share-at-most", percent),
    };
    reader.say(key, &args!["name" => name_of(reader, poll, code), "percent" => percent])
}

/// Beside an option's number in a result: what share it needed, and whether it has it.
pub(super) fn share_note(reader: &Reader, poll: &Poll, tally: &Tally, code: &str) -> Option<String> {
    let (asked, percent) = match poll.settings.shares.get(code)? {
        Share::AtLeast(percent) => ("least", *percent),
        Share::AtMost(percent) => ("most", *percent),
    };
    let held = if share_holds(poll, tally, code) { "held" } else { "missed" };
    Some(reader.say(&format!("share-{asked}-{held}"), &args!["percent" => percent]))
}

fn proxies(reader: &Reader, electorate: &Electorate) -> Vec<String> {
    let holder = electorate.holder.as_ref().map(|name| reader.say("proxy-holder", &args!["name" => reader.who(name)]));
    let givers: Vec<String> = electorate.givers.iter().map(|(_, name)| reader.who(name)).collect();
    let givers = (!givers.is_empty()).then(|| reader.say("proxy-givers", &args!["names" => reader.list(&givers)]));
    holder.into_iter().chain(givers).collect()
}

fn reasons(reader: &Reader, poll: &Poll) -> Vec<String> {
    let key = match poll.reasons {
        Reasons::Off => Some("reasons-off"),
        Reasons::RequiredToObject => Some("reasons-to-object"),
        Reasons::RequiredToBlock => Some("reasons-to-block"),
        Reasons::Optional | Reasons::Required => None,
    };
    let limit = poll.settings.reason_limit.filter(|_| poll.reasons != Reasons::Off);
    let limit = limit.map(|limit| reader.say("reason-limit", &args!["limit" => limit]));
    key.map(|key| reader.plain(key)).into_iter().chain(limit).collect()
}

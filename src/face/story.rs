//! What was done with a poll, as a sentence: in the answer to the act, in the mail that tells the members, and in the result.

use super::escape::{shortened, single_line};
use super::poll::name_of;
use super::reader::Reader;
use super::words::args;
use crate::core::poll::{Change, Changed, Poll};
use crate::core::refusal::Refusal;
use fluent_bundle::FluentArgs;

/// A line of the result: who did it, and when.
pub fn told(reader: &Reader, poll: &Poll, by: Option<&str>, changed: &Changed) -> String {
    say(reader, "story", poll, by, Some(changed), &changed.change)
}

/// The first sentence of the mail to the members.
pub fn news(reader: &Reader, poll: &Poll, by: Option<&str>, change: &Change) -> String {
    say(reader, "news", poll, by, None, change)
}

/// The same to somebody who had not chosen the option that has other words now.
pub fn moved(reader: &Reader, poll: &Poll, by: Option<&str>, change: &Change) -> String {
    say(reader, "moved", poll, by, None, change)
}

/// The answer to whoever did it.
pub fn done(reader: &Reader, poll: &Poll, change: &Change) -> String {
    say(reader, "deed", poll, None, None, change)
}

fn say(reader: &Reader, tells: &str, poll: &Poll, by: Option<&str>, changed: Option<&Changed>, change: &Change) -> String {
    let name = by.map_or_else(|| reader.plain("the-admin"), |name| reader.who(name));
    let mut args = args!["title" => single_line(&poll.title), "name" => name];
    if let Some(changed) = changed {
        args.set("at", reader.moment(changed.at));
    }
    let key = key(reader, poll, change, &mut args);
    reader.say(&format!("{tells}-{key}"), &args)
}

fn key(reader: &Reader, poll: &Poll, change: &Change, args: &mut FluentArgs<'_>) -> &'static str {
    match change {
        Change::Reminded { .. } => "reminded",
        Change::Extended { from, until } => {
            args.set("from", reader.moment(*from));
            args.set("until", reader.moment(*until));
            args.set("way", if until < from { "sooner" } else { "later" });
            "extended"
        }
        Change::Reopened { until, told } => {
            args.set("until", reader.moment(*until));
            args.set("told", if *told { "yes" } else { "no" });
            "reopened"
        }
        Change::Amended { .. } => "amended",
        Change::OptionAdded { code, .. } | Change::Reworded { code, .. } => {
            args.set("code", code.clone());
            args.set("option", name_of(reader, poll, code));
            if matches!(change, Change::Reworded { .. }) { "reworded" } else { "added" }
        }
        Change::Withdrawn => "withdrawn",
        Change::Scheduled { opens_at } => {
            args.set("opens", reader.moment(*opens_at));
            "scheduled"
        }
        Change::OutcomeStated { told_at, .. } => {
            args.set("told", reader.moment(*told_at));
            "outcome"
        }
        Change::OutcomeTakenBack => "taken-back",
        Change::ReviewSet { review_at } => {
            args.set("review", reader.moment(*review_at));
            "review"
        }
        Change::ReviewAsked => "review-asked",
        Change::ClosedEarly { planned } => {
            args.set("planned", reader.moment(*planned));
            "closed-early"
        }
    }
}

/// What a "no" to an order about a poll names.
pub fn refused(reader: &Reader, refusal: &Refusal, args: &mut FluentArgs<'_>) {
    match refusal {
        Refusal::PollStands { stage } => args.set("stage", stage.clone()),
        Refusal::BadDate { text } => args.set("text", shortened(&single_line(text), 80)),
        Refusal::BadOption { name, why } => {
            args.set("option", shortened(&single_line(name), 80));
            args.set("why", why.clone());
        }
        Refusal::NotLater { closes_at } => args.set("closes", reader.moment(*closes_at)),
        Refusal::JustReminded { at, again } => {
            args.set("at", reader.moment(*at));
            args.set("again", reader.moment(*again));
        }
        _ => {}
    }
}

//! `mailmoot poll`: lists polls and steers them. It makes the same orders that mail and pages make.

use super::failed::say;
use super::{Failed, Where, house, verify};
use crate::app::Query;
use crate::core::command::{Command, Door, MailWords};
use crate::core::grammar::{PollOrder, Words};
use crate::core::ids::PollId;
use crate::core::person::Address;
use crate::core::poll::{Poll as Row, Stage};
use crate::core::refusal::Refusal;
use crate::core::view::Needs;
use crate::store::{Fault, Store};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

#[derive(Subcommand, Debug)]
pub enum Poll {
    /// The newest polls of a group
    List(List),
    /// How a poll stands
    Show(Named),
    /// Ask a group to decide, as a poll mail would; its author gets the draft by mail
    Ask(Ask),
    /// Open a draft now
    Open(Named),
    /// Close a poll now
    Close(Named),
    /// Let a poll close later
    Extend(Dated),
    /// Remind those who have not voted
    Remind(Named),
    /// Open a closed poll again; votes cast still count
    Reopen(Reopen),
    /// Call a poll off
    Withdraw(Named),
    /// State what the group decided; members hear of it a little later
    Outcome(Said),
    /// Take a stated outcome back
    UndoOutcome(Named),
    /// Ask whoever asked to look at the outcome again
    Review(Dated),
    /// Change the question, the description or the options while nobody has voted; add or reword an option at any time
    Amend(Amend),
}

#[derive(Args, Debug)]
pub struct List {
    /// What stands before the @ in the group's address
    handle: String,
    #[command(flatten)]
    place: Where,
}

#[derive(Args, Debug)]
pub struct Ask {
    /// What stands before the @ in the group's address
    handle: String,
    /// The question
    question: String,
    /// Whose question it is: the address of somebody who may ask there
    #[arg(long, value_name = "ADDRESS")]
    by: String,
    /// What stands in the mail: the description, a list of options, settings. "-" is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    #[command(flatten)]
    place: Where,
}

impl Ask {
    async fn run(self) -> Result<String, Failed> {
        let by = Address::parse(&self.by).ok_or_else(|| Failed::Input(format!("--by takes an address, not {:?}", self.by)))?;
        let unreadable = |error| Failed::Input(format!("cannot read {}: {error}", self.file.display()));
        let text = if self.file == Path::new("-") { std::io::read_to_string(std::io::stdin()) } else { std::fs::read_to_string(&self.file) };
        let mail = MailWords { subject: self.question, words: Words::own_only(&text.map_err(unreadable)?), ..MailWords::default() };
        let command = Command::Write { handle: self.handle, door: Door::Poll, mail };
        let dispositions = house::as_member(&self.place.load()?, &by, command).await?;
        say(
            &dispositions,
            format!("The draft goes to {by} and says when it opens by itself, or that it waits for \"open\". Sooner: `mailmoot poll open`.\n"),
            refused,
        )
    }
}

#[derive(Args, Debug)]
pub struct Named {
    /// The poll's id or its title
    poll: String,
    #[command(flatten)]
    place: Where,
}

#[derive(Args, Debug)]
pub struct Dated {
    #[command(flatten)]
    named: Named,
    /// A day and a time in the service's own zone, such as "Friday 18:00"
    when: String,
}

#[derive(Args, Debug)]
pub struct Reopen {
    #[command(flatten)]
    dated: Dated,
    /// Tell all members
    #[arg(long)]
    tell: bool,
}

#[derive(Args, Debug)]
pub struct Said {
    #[command(flatten)]
    named: Named,
    /// The outcome, in words
    words: String,
}

#[derive(Args, Debug)]
pub struct Amend {
    #[command(flatten)]
    named: Named,
    #[command(flatten)]
    changes: Changes,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = true)]
struct Changes {
    /// Another question
    #[arg(long)]
    title: Option<String>,
    /// Another description
    #[arg(long)]
    description: Option<String>,
    /// The options instead of those there are; name each
    #[arg(long = "option", value_name = "NAME")]
    options: Vec<String>,
    /// One more option
    #[arg(long, value_name = "NAME")]
    add: Vec<String>,
    /// Other words for an option
    #[arg(long, value_name = "CODE=NAME")]
    reword: Vec<String>,
}

impl Changes {
    fn orders(self) -> Result<Vec<PollOrder>, Failed> {
        let reword = |text: String| -> Result<PollOrder, Failed> {
            let (code, name) = text.split_once('=').ok_or_else(|| Failed::Input(format!("--reword takes CODE=NAME, not {text:?}")))?;
            Ok(PollOrder::Reword { code: code.trim().into(), name: name.trim().into() })
        };
        let mut orders: Vec<PollOrder> = self.title.map(|title| PollOrder::Title { title }).into_iter().collect();
        orders.extend(self.description.map(|words| PollOrder::Describe { words }));
        orders.extend((!self.options.is_empty()).then_some(PollOrder::Options { names: self.options }));
        orders.extend(self.add.into_iter().map(|name| PollOrder::Add { name }));
        for text in self.reword {
            orders.push(reword(text)?);
        }
        Ok(orders)
    }
}

impl Poll {
    pub async fn run(self) -> Result<String, Failed> {
        match self {
            Self::List(list) => house::polls(&list.place.load()?, &list.handle).await,
            Self::Show(named) => house::poll(&named.place.load()?, &named.poll).await,
            Self::Ask(ask) => ask.run().await,
            Self::Open(named) => named.steer(vec![PollOrder::Open]).await,
            Self::Close(named) => named.steer(vec![PollOrder::Close]).await,
            Self::Extend(dated) => dated.named.steer(vec![PollOrder::Extend { until: dated.when }]).await,
            Self::Remind(named) => named.steer(vec![PollOrder::Remind]).await,
            Self::Reopen(Reopen { dated, tell }) => dated.named.steer(vec![PollOrder::Reopen { until: dated.when, tell }]).await,
            Self::Withdraw(named) => named.steer(vec![PollOrder::Withdraw]).await,
            Self::Outcome(said) => said.named.steer(vec![PollOrder::Outcome { words: said.words }]).await,
            Self::UndoOutcome(named) => named.steer(vec![PollOrder::TakeBack]).await,
            Self::Review(dated) => dated.named.steer(vec![PollOrder::Review { on: dated.when }]).await,
            Self::Amend(amend) => amend.named.steer(amend.changes.orders()?).await,
        }
    }
}

impl Named {
    /// Gives the orders, and shows how the poll stands then.
    async fn steer(self, orders: Vec<PollOrder>) -> Result<String, Failed> {
        let config = self.place.load()?;
        let (id, dispositions) = house::steer(&config, &self.poll, orders).await?;
        say(&dispositions, String::new(), refused)?;
        house::poll(&config, &id.to_string()).await
    }
}

fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::CoordinatorsOnly => "nothing was asked: only coordinators may, or members where `mailmoot group set` lets them".into(),
        Refusal::NoOptions => "nothing was asked: the text needs a list of options, lines that begin with \"- \", or a Type:".into(),
        Refusal::PollStands { stage } => format!("nothing was done: the poll is {stage}"),
        Refusal::BadDate { text } => format!("nothing was done: {text:?} is no day and time to come; write \"Friday 18:00\""),
        Refusal::NotLater { closes_at } => format!("nothing was done: the poll closes at {closes_at}, and an extension ends later"),
        Refusal::JustReminded { again, .. } => format!("nobody was reminded: the last reminder is too fresh; again from {again} on"),
        Refusal::VotesCast => "nothing was done: somebody has voted; add or reword options, extend the poll or call it off".into(),
        Refusal::SecretIsOpen => "nothing was done: a secret poll stays as it was opened; extend it, close it, or call it off and ask again".into(),
        Refusal::BadOption { name, why } => format!("nothing was done: {name:?} cannot be an option here ({why})"),
        other => format!("nothing was done ({})", other.code()),
    }
}

/// The newest polls of a group, a line each.
pub async fn list(mut query: Query, handle: &str) -> Result<String, Failed> {
    query.load(|_| Needs { handles: [handle.to_string()].into(), ..Needs::default() }).await.map_err(failed)?;
    let Some(group) = query.view.group_named(handle).map(|group| group.id) else {
        return Err(Failed::Input(format!("there is no group {handle}; make it with `mailmoot group add`")));
    };
    query.load(|_| Needs { archives: [group].into(), ..Needs::default() }).await.map_err(failed)?;
    let mut rows: Vec<&Row> = query.view.polls.values().filter(|poll| poll.group == group).collect();
    rows.sort_by_key(|poll| std::cmp::Reverse(poll.id));
    let line = |poll: &&Row| format!("{}  {:<9}  {}  {}\n", poll.id, poll.stage.word(), poll.closed_at.unwrap_or(poll.closes_at), poll.title);
    Ok(if rows.is_empty() { format!("{handle} has no polls.\n") } else { rows.iter().map(line).collect() })
}

/// Which poll is meant.
pub async fn find(store: &Store, query: &mut Query, named: &str) -> Result<PollId, Failed> {
    verify::find(store, query, named).await
}

/// How a poll stands. Votes are for `mailmoot verify` to show, once they are counted.
pub async fn show(store: &Store, mut query: Query, named: &str) -> Result<String, Failed> {
    let id = find(store, &mut query, named).await?;
    query.load(|_| Needs { polls: [id].into(), ..Needs::default() }).await.map_err(failed)?;
    let poll = query.view.polls.get(id).ok_or_else(|| Failed::Input(format!("there is no poll {named:?}")))?;
    let mut said = format!("{} (poll {})\n{}; closes {}\n", poll.title, poll.id, poll.stage.word(), poll.closed_at.unwrap_or(poll.closes_at));
    poll.options.iter().for_each(|option| said.push_str(&format!("  {}  {}\n", option.code, option.name)));
    if let (Stage::Draft { opens_at: Some(at) }, _) | (_, Some(at)) = (&poll.stage, &poll.life.remind_at) {
        let what = if poll.is_open() { "next reminder" } else { "opens" };
        said.push_str(&format!("{what}: {at}\n"));
    }
    if let Some(outcome) = &poll.life.outcome {
        said.push_str(&format!("outcome, stated {}: {}\n", outcome.at, outcome.words));
    }
    if let Some(at) = poll.life.review_at {
        said.push_str(&format!("looked at again: {at}\n"));
    }
    Ok(said)
}

fn failed(fault: Fault) -> Failed {
    Failed::Fault(fault.to_string())
}

#[cfg(test)]
#[path = "poll_tests.rs"]
mod tests;

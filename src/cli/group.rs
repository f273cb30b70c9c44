//! `mailmoot group`: makes groups and sets their rules.

mod template;

use super::failed::say;
use super::member::checked;
use super::{Failed, Where, house};
use crate::config::{Config, Kind};
use crate::core::command::Command;
use crate::core::group::check_handle;
use crate::core::lookalike::spaced;
use crate::core::person::Level;
use crate::core::refusal::Refusal;
use clap::{ArgAction, Args, Subcommand};
use template::Template;

#[derive(Subcommand, Debug)]
pub enum Group {
    /// Make a group
    Add(Add),
    /// Set rules of a group; what is not named stays as it is
    Set(Set),
    /// Keep settings of polls under a name, for "Template: NAME" in a poll mail
    Template(Template),
}

#[derive(Args, Debug)]
pub struct Add {
    /// What stands before the @ in the group's address
    handle: String,
    /// The group's name, as people read it
    #[arg(long)]
    name: String,
    /// The language of the group's words beside English and each member's own, such as pt or de-AT [default: service.locale]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    locale: Option<String>,
    #[command(flatten)]
    place: Where,
}

#[derive(Args, Debug)]
pub struct Set {
    /// What stands before the @ in the group's address
    handle: String,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    place: Where,
}

#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = true)]
struct Rules {
    /// Whether members who are not coordinators may ask the group to decide
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no, action = ArgAction::Set)]
    members_may_poll: Option<bool>,
    /// Whether a vote by link waits for a yes by mail, in a browser that was not confirmed before
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no, action = ArgAction::Set)]
    strict: Option<bool>,
    /// What members get who have not chosen: everything, digest, asked or nothing
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    default_level: Option<Level>,
    /// Files of up to this many bytes together travel with a mail; larger ones become links that end after 30 days
    #[arg(long, value_name = "BYTES", value_parser = clap::value_parser!(u64).range(..=LARGEST_LIMIT))]
    attach_limit: Option<u64>,
    /// The language of the group's words beside English and each member's own, such as pt or de-AT
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    locale: Option<String>,
}

/// More than any mail server takes.
const LARGEST_LIMIT: u64 = 100 << 20;

fn yes_or_no(word: &str) -> Result<bool, String> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("write yes or no".into()),
    }
}

fn language(word: &str) -> Result<String, String> {
    checked(Kind::Locale, "a language", word)?.ok_or_else(|| "write a language, such as pt or de-AT".into())
}

fn level(word: &str) -> Result<Level, String> {
    Level::parse(word).ok_or_else(|| "write everything, digest, asked or nothing".into())
}

impl Group {
    pub async fn run(self) -> Result<String, Failed> {
        match self {
            Self::Add(add) => add.run().await,
            Self::Set(set) => set.run().await,
            Self::Template(template) => template.run().await,
        }
    }
}

impl Set {
    async fn run(self) -> Result<String, Failed> {
        let command = self.command();
        let config = self.place.load()?;
        let dispositions = house::execute(&config, vec![command]).await?;
        say(&dispositions, format!("The rules of {} are set.\n", self.handle), |refusal| not_set(&self.handle, refusal))
    }

    fn command(&self) -> Command {
        let Rules { members_may_poll, strict, default_level, attach_limit, locale } = self.rules.clone();
        Command::SetGroupRules { handle: self.handle.clone(), members_may_poll, strict, default_level, attach_limit, locale }
    }
}

fn not_set(handle: &str, refusal: &Refusal) -> String {
    match refusal {
        Refusal::BadField { field } if field == "handle" => format!("there is no group {handle}; make it with `mailmoot group add`"),
        other => format!("the rules were not set ({}); see `mailmoot status`", other.code()),
    }
}

impl Add {
    async fn run(self) -> Result<String, Failed> {
        let command = create(&self.handle, &self.name, self.locale.as_deref())?;
        let config = self.place.load()?;
        let dispositions = house::execute(&config, vec![command]).await?;
        say(&dispositions, made(&self.handle, &config), |refusal| refused(&self.handle, refusal))
    }
}

fn create(handle: &str, name: &str, locale: Option<&str>) -> Result<Command, Failed> {
    check_handle(handle).map_err(Failed::Input)?;
    let name = sound_name(name).map_err(|why| Failed::Input(format!("--name {why}")))?;
    Ok(Command::CreateGroup { handle: handle.to_string(), name, locale: locale.map(str::to_string) })
}

/// A name that can stand in headers, lists and footers. The error finishes the sentence "the name …".
pub fn sound_name(name: &str) -> Result<String, String> {
    let name = spaced(name);
    if name.is_empty() {
        return Err("is empty; say what people are to read".into());
    }
    if name.chars().count() > 100 {
        return Err("is longer than 100 characters; choose a shorter one".into());
    }
    if name.chars().any(char::is_control) {
        return Err("has control characters in it; type it again".into());
    }
    Ok(name)
}

fn made(handle: &str, config: &Config) -> String {
    let domain = &config.service.domain;
    format!(
        "{handle}@{domain} is ready.\n\
         Next: mailmoot member add {handle} ADDRESS --name NAME --coordinator\n\
         Then members write to {handle}@{domain} to talk; coordinators write to {handle}-poll@{domain} to ask for a vote.\n"
    )
}

fn refused(handle: &str, refusal: &Refusal) -> String {
    match refusal {
        Refusal::BadField { field } if field == "handle" => format!("there is a group {handle} already; choose another handle"),
        other => format!("the group was not made ({}); see `mailmoot status`", other.code()),
    }
}

#[cfg(test)]
#[path = "group_tests.rs"]
mod tests;

//! `mailmoot member`: adds people to groups, one at a time or from a list.

use super::failed::say;
use super::group::sound_name;
use super::import::Import;
use super::{Failed, Where, house};
use crate::config::Kind;
use crate::core::command::{Command, NewMember};
use crate::core::group::Role;
use crate::core::person::{Address, Level};
use crate::core::refusal::Refusal;
use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Member {
    /// Add one member, who gets a welcome
    Add(Add),
    /// Add all members of a CSV file, or none when a line is bad
    Import(Import),
}

#[derive(Args, Debug)]
pub struct Add {
    /// The group
    handle: String,
    /// Their mail address
    address: String,
    /// Their name, as the others read it
    #[arg(long)]
    name: String,
    /// They may ask for votes and look after the group
    #[arg(long)]
    coordinator: bool,
    /// Their time zone, for example Europe/Lisbon
    #[arg(long)]
    zone: Option<String>,
    /// Their language, for example pt
    #[arg(long)]
    locale: Option<String>,
    /// How much they want to hear: everything, digest, asked or nothing
    #[arg(long, value_name = "LEVEL")]
    prefers: Option<String>,
    /// Send no welcome
    #[arg(long)]
    quiet: bool,
    /// Take the name though it looks like a member's, or mixes scripts
    #[arg(long)]
    name_is_right: bool,
    #[command(flatten)]
    place: Where,
}

impl Member {
    pub async fn run(self) -> Result<String, Failed> {
        match self {
            Self::Add(add) => add.run().await,
            Self::Import(import) => import.run().await,
        }
    }
}

impl Add {
    async fn run(self) -> Result<String, Failed> {
        let member = self.member()?;
        let config = self.place.load()?;
        if let Some((_, odd)) = house::odd_names(&config, std::slice::from_ref(&member)).await?.into_iter().next() {
            return Err(Failed::Input(format!("nobody was added: {odd}; if it is right, add them with --name-is-right")));
        }
        let done = format!("{} <{}> is a member of {}.{}\n", member.name, member.address, member.handle, welcome(self.quiet, 1));
        let dispositions = house::execute(&config, vec![Command::AddMember(member)]).await?;
        say(&dispositions, done, |refusal| refused(&self.handle, refusal))
    }

    fn member(&self) -> Result<NewMember, Failed> {
        let typed = Typed {
            address: &self.address,
            name: &self.name,
            role: if self.coordinator { "coordinator" } else { "member" },
            zone: self.zone.as_deref().unwrap_or_default(),
            locale: self.locale.as_deref().unwrap_or_default(),
            prefers: self.prefers.as_deref().unwrap_or_default(),
        };
        let list = Adding { handle: &self.handle, quiet: self.quiet, name_is_right: self.name_is_right };
        typed.member(list).map_err(|why| Failed::Input(format!("nobody was added: {why}")))
    }
}

/// What holds for all who are added by one command.
#[derive(Clone, Copy, Debug)]
pub struct Adding<'a> {
    pub handle: &'a str,
    pub quiet: bool,
    pub name_is_right: bool,
}

/// What somebody typed about a member, on the command line or in a list. Empty means not said.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    pub address: &'a str,
    pub name: &'a str,
    pub role: &'a str,
    pub zone: &'a str,
    pub locale: &'a str,
    pub prefers: &'a str,
}

impl Typed<'_> {
    /// Understood, or which part was not and what it may be.
    pub fn member(self, adding: Adding<'_>) -> Result<NewMember, String> {
        Ok(NewMember {
            handle: adding.handle.to_string(),
            address: address(self.address)?,
            name: sound_name(self.name).map_err(|why| format!("the name {why}"))?,
            role: role(self.role)?,
            zone: checked(Kind::Zone, "a zone", self.zone)?,
            locale: checked(Kind::Locale, "a language", self.locale)?,
            prefers: level(self.prefers)?,
            quiet: adding.quiet,
            name_is_right: adding.name_is_right,
            added_by: None,
        })
    }
}

fn address(text: &str) -> Result<Address, String> {
    let address = Address::parse(text).ok_or_else(|| format!("\"{text}\" is not one mail address, such as ana@example.org"))?;
    // RFC 6531 asks for a smarthost and servers that take such an address, and letters are made of ASCII alone.
    let sends = address.as_str().is_ascii();
    sends.then_some(address).ok_or_else(|| format!("\"{text}\" cannot be written to: it has other letters than ASCII before the @"))
}

fn role(word: &str) -> Result<Role, String> {
    match word.trim().to_ascii_lowercase().as_str() {
        "" | "member" => Ok(Role::Member),
        "coordinator" => Ok(Role::Coordinator),
        other => Err(format!("\"{other}\" is not a role; write member or coordinator")),
    }
}

fn level(word: &str) -> Result<Option<Level>, String> {
    let word = word.trim().to_ascii_lowercase();
    if word.is_empty() {
        return Ok(None);
    }
    Level::parse(&word).map(Some).ok_or_else(|| format!("\"{word}\" is not a level; write everything, digest, asked or nothing"))
}

/// What was typed, if it is of that kind; nothing where it is empty.
pub fn checked(kind: Kind, what: &str, text: &str) -> Result<Option<String>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let sound = kind.admits(&toml::Value::String(text.into()));
    sound.then(|| Some(text.to_string())).ok_or_else(|| format!("\"{text}\" is not {what}; write {}", kind.expected()))
}

/// What follows for the new members, as the end of a sentence.
pub fn welcome(quiet: bool, members: usize) -> &'static str {
    match (quiet, members) {
        (true, _) => " No welcome is sent.",
        (false, 1) => " A welcome is on its way.",
        (false, _) => " A welcome to each is on its way.",
    }
}

/// What is said of whoever left by their own word.
pub const GONE: &str = "has deactivated their account; only they can come back, by `reactivate` in reply to the goodbye they got";

pub fn refused(handle: &str, refusal: &Refusal) -> String {
    match refusal {
        Refusal::HasGone => format!("nobody was added: that person {GONE}"),
        Refusal::OddName => "nobody was added: a name looks like a member's and is written otherwise; look at it, and if it is right, say so".into(),
        Refusal::BadField { field } if field == "handle" => {
            format!("nobody was added: there is no group {handle}; make it with `mailmoot group add {handle} --name NAME`")
        }
        Refusal::BadField { field } => format!("nobody was added: the {field} was not accepted"),
        other => format!("nobody was added ({}); see `mailmoot status`", other.code()),
    }
}

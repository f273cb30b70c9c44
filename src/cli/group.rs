//! `mailmoot group`: makes groups.

use super::failed::say;
use super::{Failed, Where, house};
use crate::config::Config;
use crate::core::command::Command;
use crate::core::group::check_handle;
use crate::core::refusal::Refusal;
use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Group {
    /// Make a group
    Add(Add),
}

#[derive(Args, Debug)]
pub struct Add {
    /// What stands before the @ in the group's address
    handle: String,
    /// The group's name, as people read it
    #[arg(long)]
    name: String,
    #[command(flatten)]
    place: Where,
}

impl Group {
    pub async fn run(self) -> Result<String, Failed> {
        let Self::Add(add) = self;
        add.run().await
    }
}

impl Add {
    async fn run(self) -> Result<String, Failed> {
        let command = create(&self.handle, &self.name)?;
        let config = self.place.load()?;
        let dispositions = house::execute(&config, vec![command]).await?;
        say(&dispositions, made(&self.handle, &config), |refusal| refused(&self.handle, refusal))
    }
}

fn create(handle: &str, name: &str) -> Result<Command, Failed> {
    check_handle(handle).map_err(Failed::Input)?;
    Ok(Command::CreateGroup { handle: handle.to_string(), name: sound_name(name).map_err(|why| Failed::Input(format!("--name {why}")))? })
}

/// A name that can stand in headers, lists and footers. The error finishes the sentence "the name …".
pub fn sound_name(name: &str) -> Result<String, String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
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

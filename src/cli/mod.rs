//! The command line: one file per sub-command. It reads arguments, makes commands, and says what became of them.

mod demo;
mod failed;
mod group;
mod house;
mod import;
mod ingest;
mod init;
pub mod inspect;
mod keys;
mod log;
mod member;
mod poll;
mod records;
mod self_test;
mod serve;
mod status;
mod tally;
pub mod verify;
mod webhook;
mod why;

pub use failed::Failed;

use crate::config::{self, Config};
use crate::inbound::pipe::{Exit, No};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// A group talks and decides without leaving its mailbox.
#[derive(Parser, Debug)]
#[command(name = "mailmoot", version, about, propagate_version = true, max_term_width = 100)]
pub struct Line {
    #[command(subcommand)]
    order: Order,
}

#[derive(Subcommand, Debug)]
enum Order {
    /// Write a config, a DKIM key and a database, and say which DNS records to set
    Init(init::Init),
    /// Run the service
    Serve(serve::Serve),
    /// Run a throw-away server with sample people and a mailbox page in the browser
    Demo(demo::Demo),
    /// Look after groups
    #[command(subcommand)]
    Group(group::Group),
    /// Look after members
    #[command(subcommand)]
    Member(member::Member),
    /// Look after polls: who asked and the coordinators do the same by mail
    #[command(subcommand)]
    Poll(poll::Poll),
    /// Look after the keys behind reply addresses and links
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Take one message from a file or standard input, as if it had come by mail
    Ingest(ingest::Ingest),
    /// What waits, what is stuck, and what to do about it
    Status(Where),
    /// What became of the latest mail to somebody, and why, without what it says
    Why(why::Why),
    /// What a message would be understood as
    Inspect(inspect::Inspect),
    /// Count the ballots in a file or on standard input, without a server
    Tally(tally::Tally),
    /// Count a settled poll again from its ledger, or write its ballots down
    Verify(verify::Verify),
    /// Try the doors for mail providers
    #[command(subcommand)]
    Webhook(webhook::Webhook),
}

/// Which install is meant.
#[derive(Args, Debug)]
struct Where {
    /// The config file
    #[arg(long, value_name = "FILE", env = "MAILMOOT_CONFIG")]
    config: PathBuf,
}

impl Where {
    fn load(&self) -> Result<Config, Failed> {
        Ok(config::load(&self.config)?)
    }
}

/// Runs what the command line asks for: exit code 0, 1 when something of ours failed, 2 for bad input; `ingest` has codes of its own.
pub fn run() -> ExitCode {
    // A bad line ends here: clap names the argument and exits with 2.
    let line = match Line::try_parse() {
        Ok(line) => line,
        // A mail server that calls us wrongly keeps the mail, and its log says why.
        Err(error) if error.exit_code() != 0 && std::env::args_os().nth(1).is_some_and(|order| order == "ingest") => {
            eprint!("{error}");
            return ExitCode::from(Exit::Later as u8);
        }
        Err(error) => error.exit(),
    };
    match carry_out(line.order) {
        Ok(said) => {
            print!("{said}");
            ExitCode::SUCCESS
        }
        Err(failed) => {
            // The mail server behind a pipe reads the status in front (RFC 3463).
            let name = if matches!(failed, Failed::Mail(_)) { "" } else { "mailmoot: " };
            eprintln!("{name}{failed}");
            failed.exit_code()
        }
    }
}

fn carry_out(order: Order) -> Result<String, Failed> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Failed::fault("cannot start the runtime", error))?;
    runtime.block_on(async {
        match order {
            Order::Init(init) => init.run().await,
            Order::Serve(serve) => serve.run().await,
            Order::Demo(demo) => demo.run().await,
            Order::Group(group) => group.run().await,
            Order::Member(member) => member.run().await,
            Order::Poll(poll) => poll.run().await,
            Order::Keys(keys) => keys.run().await,
            // Should it break, the mail is not to be returned for it.
            Order::Ingest(ingest) => tokio::spawn(ingest.run()).await.unwrap_or_else(|_| Err(Failed::Mail(No::later("broke; see the lines above")))),
            Order::Status(place) => status::run(&place.load()?).await,
            Order::Why(why) => why.run().await,
            Order::Inspect(inspect) => house::inspect(&inspect).map(|()| String::new()),
            Order::Tally(tally) => tally.run(),
            Order::Verify(verify) => verify.run().await,
            Order::Webhook(webhook) => webhook.run().await,
        }
    })
}

#[cfg(test)]
#[path = "cli_tests.rs"]
mod tests;

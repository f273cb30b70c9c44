//! The command line: one file per sub-command. It reads arguments, makes commands, and says what became of them.

mod demo;
mod failed;
mod group;
mod house;
mod import;
mod ingest;
mod init;
pub mod inspect;
mod log;
mod member;
mod records;
mod serve;
mod status;

pub use failed::Failed;

use crate::config::{self, Config};
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
    Serve(Where),
    /// Run a throw-away server with sample people and a mailbox page in the browser
    Demo(demo::Demo),
    /// Look after groups
    #[command(subcommand)]
    Group(group::Group),
    /// Look after members
    #[command(subcommand)]
    Member(member::Member),
    /// Take one message from a file or standard input, as if it had come by mail
    Ingest(ingest::Ingest),
    /// What waits, what is stuck, and what to do about it
    Status(Where),
    /// What a message would be understood as
    Inspect(inspect::Inspect),
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

/// Runs what the command line asks for: exit code 0, 1 when something of ours failed, 2 for bad input.
pub fn run() -> ExitCode {
    // A bad line ends here: clap names the argument and exits with 2.
    let line = Line::parse();
    match carry_out(line.order) {
        Ok(said) => {
            print!("{said}");
            ExitCode::SUCCESS
        }
        Err(failed) => {
            eprintln!("mailmoot: {failed}");
            failed.exit_code()
        }
    }
}

fn carry_out(order: Order) -> Result<String, Failed> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Failed::fault("cannot start the runtime", error))?;
    runtime.block_on(async {
        match order {
            Order::Init(init) => init.run().await,
            Order::Serve(place) => serve::run(place.load()?).await,
            Order::Demo(demo) => demo.run().await,
            Order::Group(group) => group.run().await,
            Order::Member(member) => member.run().await,
            Order::Ingest(ingest) => ingest.run().await,
            Order::Status(place) => status::run(&place.load()?).await,
            Order::Inspect(inspect) => house::inspect(&inspect).map(|()| String::new()),
        }
    })
}

#[cfg(test)]
#[path = "cli_tests.rs"]
mod tests;

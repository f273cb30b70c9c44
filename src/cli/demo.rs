//! `mailmoot demo`: a throw-away server to look at.

use super::{Failed, house, log};
use crate::config::Log;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Demo {
    /// Where its database and keys are kept [default: a folder that goes away with it]
    #[arg(long)]
    dir: Option<PathBuf>,
    /// Where its pages and the mailbox are
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8025")]
    http: SocketAddr,
    /// Where it takes mail
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:2525")]
    smtp: SocketAddr,
}

impl Demo {
    pub async fn run(self) -> Result<String, Failed> {
        // What it has to say it prints; the log is for what goes wrong.
        log::start(&Log { level: "warn".into(), json: false })?;
        house::demo(self.dir.as_deref(), self.http, self.smtp).await?;
        Ok(String::new())
    }
}

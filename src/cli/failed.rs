//! Why a command line was not carried out: one clear line with the next step, and the exit code.

use crate::config::ConfigError;
use crate::core::command::{Disposition, Outcome};
use crate::core::refusal::Refusal;
use crate::inbound::pipe::No;
use std::fmt;
use std::process::ExitCode;

/// What went wrong, and whose turn it is.
#[derive(Debug)]
pub enum Failed {
    /// Something given to us cannot be used. Exit code 2.
    Input(String),
    /// Something of ours failed. Exit code 1.
    Fault(String),
    /// A message that was not taken. The exit codes of sysexits(3), for the mail server behind the pipe.
    Mail(No),
}

impl Failed {
    /// A fault with its cause.
    pub fn fault(what: &str, cause: impl fmt::Display) -> Self {
        Self::Fault(format!("{what}: {cause}"))
    }

    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Input(_) => ExitCode::from(2),
            Self::Fault(_) => ExitCode::from(1),
            Self::Mail(no) => ExitCode::from(no.exit as u8),
        }
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(text) | Self::Fault(text) => f.write_str(text.trim_end()),
            Self::Mail(no) => no.fmt(f),
        }
    }
}

impl From<ConfigError> for Failed {
    fn from(error: ConfigError) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<anyhow::Error> for Failed {
    fn from(error: anyhow::Error) -> Self {
        Self::Fault(format!("{error:#}").replace('\n', " "))
    }
}

/// `done` when everything was done; else the first "no", in the words of `explain`.
pub fn say(dispositions: &[Disposition], done: String, explain: impl Fn(&Refusal) -> String) -> Result<String, Failed> {
    let no = dispositions.iter().find_map(|disposition| match &disposition.outcome {
        Outcome::Refused(refusal) => Some(explain(refusal)),
        Outcome::Ignored(reason) => Some(format!("nothing was done: {reason}")),
        Outcome::Done(_) | Outcome::Held(_) => None,
    });
    no.map_or(Ok(done), |no| Err(Failed::Input(no)))
}

//! The command line: one file per sub-command.

pub mod inspect;

/// Runs what the command line asks for.
pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}

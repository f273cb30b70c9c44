//! What stands behind the command line: the one place where it meets the app, the server and the demo.
//!
//! Each function is one call into a room. Those rooms are being built; until then each says so and does nothing.

use super::Failed;
use super::status::State;
use crate::config::Config;
use crate::core::command::{Command, Disposition};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Makes the database of a config and brings it to the newest layout.
pub async fn create(_config: &Config) -> Result<(), Failed> {
    not_connected("making the database")
}

/// Opens the app of a config and carries out commands of the admin, in order, in one batch.
pub async fn execute(_config: &Config, _commands: Vec<Command>) -> Result<Vec<Disposition>, Failed> {
    not_connected("changing groups and members")
}

/// Takes a raw message as the SMTP door would; returns what became of it, per group concerned.
pub async fn ingest(_config: &Config, _raw: Vec<u8>) -> Result<Vec<Disposition>, Failed> {
    not_connected("taking mail")
}

/// Asks how things stand.
pub async fn state(_config: &Config) -> Result<State, Failed> {
    not_connected("asking how things stand")
}

/// Runs the service until it is told to stop.
pub async fn serve(_config: Config) -> Result<(), Failed> {
    not_connected("running the service")
}

/// Runs the demo until it is told to stop.
pub async fn demo(_dir: Option<&Path>, _http: SocketAddr, _smtp: SocketAddr) -> Result<(), Failed> {
    not_connected("the demo")
}

/// Prints what messages would be understood as.
pub fn inspect(_json: bool, _files: &[PathBuf]) -> Result<(), Failed> {
    not_connected("inspecting mail")
}

/// A fresh DKIM key: PKCS#8 in PEM, and the text of its DNS record.
pub fn generate_key() -> Result<(String, String), Failed> {
    not_connected("making a DKIM key")
}

fn not_connected<T>(what: &str) -> Result<T, Failed> {
    Err(Failed::Fault(format!("{what} is not connected yet in this build; nothing was done")))
}

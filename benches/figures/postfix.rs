//! A private Postfix on loopback that throws away what it has taken: its own folder, its own port, gone at the end.

use anyhow::{Context as _, ensure};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The running instance, until it is dropped.
pub struct Postfix {
    pub address: SocketAddr,
    dir: TempDir,
}

const PROGRAMS: &str = "/usr/lib/postfix/sbin";

impl Postfix {
    /// `None` where Postfix is not installed, or we may not start one.
    pub async fn start() -> anyhow::Result<Option<Self>> {
        if !Path::new(PROGRAMS).join("master").exists() || !succeeds("id", &["-u", "postfix"]) || !is_root() {
            println!("Postfix is not measured: it is not installed, or we are not root");
            return Ok(None);
        }
        let dir = tempfile::tempdir()?;
        let address = free_port()?;
        write_config(dir.path(), address)?;
        let postfix = Self { address, dir };
        ensure!(postfix.control("start"), "Postfix did not start; see its log");
        let began = Instant::now();
        while std::net::TcpStream::connect(address).is_err() {
            ensure!(began.elapsed() < Duration::from_secs(20), "Postfix does not listen");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(Some(postfix))
    }

    fn control(&self, order: &str) -> bool {
        succeeds("/usr/sbin/postfix", &["-c", &self.dir.path().join("etc").display().to_string(), order])
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        // It goes by the pid in its own folder; the system's instance is not touched.
        if !self.control("stop") {
            eprintln!("the Postfix in {} could not be stopped", self.dir.path().display());
        }
    }
}

fn succeeds(program: &str, args: &[&str]) -> bool {
    Command::new(program).args(args).output().is_ok_and(|output| output.status.success())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

fn free_port() -> anyhow::Result<SocketAddr> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?)
}

fn write_config(dir: &Path, address: SocketAddr) -> anyhow::Result<()> {
    for name in ["etc", "spool", "data"] {
        std::fs::create_dir(dir.join(name))?;
    }
    open_to_all(dir)?;
    ensure!(succeeds("chown", &["postfix", &dir.join("data").display().to_string()]), "chown");
    let at = dir.display();
    let main = format!(
        "compatibility_level = 3.6\nqueue_directory = {at}/spool\ndata_directory = {at}/data\ncommand_directory = /usr/sbin\n\
         daemon_directory = {PROGRAMS}\nmail_owner = postfix\nsetgid_group = postdrop\nmyhostname = peer.example\nmydestination =\n\
         alias_maps =\nlocal_recipient_maps =\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\nmynetworks = 127.0.0.0/8\n\
         relay_domains = moot.example\nsmtpd_relay_restrictions = permit_mynetworks, reject\nsmtpd_peername_lookup = no\n\
         smtpd_client_connection_count_limit = 0\ndefault_process_limit = 200\ndefault_transport = discard:\nrelay_transport = discard:\n\
         maillog_file = {at}/log\nmaillog_file_prefixes = {at}\n"
    );
    std::fs::write(dir.join("etc/main.cf"), main)?;
    std::fs::write(dir.join("etc/master.cf"), master(address)).context("master.cf")
}

fn open_to_all(dir: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(dir, std::fs::Permissions::from_mode(0o755))
}

/// Only what accepting and throwing away takes.
fn master(address: SocketAddr) -> String {
    let mut lines = format!("{address} inet n - n - - smtpd\n");
    for (name, kind, wake, limit, command) in [
        ("pickup", "unix", "60", "1", "pickup"),
        ("cleanup", "unix", "-", "0", "cleanup"),
        ("qmgr", "unix", "300", "1", "qmgr"),
        ("tlsmgr", "unix", "1000?", "1", "tlsmgr"),
        ("rewrite", "unix", "-", "-", "trivial-rewrite"),
        ("bounce", "unix", "-", "0", "bounce"),
        ("defer", "unix", "-", "0", "bounce"),
        ("trace", "unix", "-", "0", "bounce"),
        ("verify", "unix", "-", "1", "verify"),
        ("flush", "unix", "1000?", "0", "flush"),
        ("proxymap", "unix", "-", "-", "proxymap"),
        ("error", "unix", "-", "-", "error"),
        ("retry", "unix", "-", "-", "error"),
        ("discard", "unix", "-", "-", "discard"),
        ("anvil", "unix", "-", "1", "anvil"),
        ("scache", "unix", "-", "1", "scache"),
        ("postlog", "unix-dgram", "-", "1", "postlogd"),
    ] {
        let private = if ["pickup", "cleanup", "qmgr", "flush", "postlog"].contains(&name) { "n" } else { "-" };
        lines.push_str(&format!("{name} {kind} {private} - n {wake} {limit} {command}\n"));
    }
    lines
}

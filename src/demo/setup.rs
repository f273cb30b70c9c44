//! What the demo needs on disk and on the network: a folder, a config, a key, and ports that are free.

use super::Options;
use crate::config::Config;
use crate::outbound::sign::{dns_record, generate_key};
use crate::world::World;
use anyhow::Context as _;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

/// The service's mail domain in the demo.
pub const DOMAIN: &str = "moot.example";
pub const SELECTOR: &str = "mailmoot";

/// The demo's folder. One of our own making goes away with it.
#[derive(Debug)]
pub struct Folder {
    pub path: PathBuf,
    ours: bool,
}

impl Folder {
    /// The folder asked for, or a fresh one.
    pub fn prepare(asked: Option<&Path>, world: &World) -> anyhow::Result<Self> {
        let path = match asked {
            Some(path) => path.to_path_buf(),
            None => std::env::temp_dir().join(format!("mailmoot-demo-{:016x}", world.number())),
        };
        std::fs::create_dir_all(&path).with_context(|| format!("cannot make {}", path.display()))?;
        let path = path.canonicalize().with_context(|| format!("cannot find {}", path.display()))?;
        Ok(Self { path, ours: asked.is_none() })
    }

    pub fn database(&self) -> PathBuf {
        self.path.join("demo.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.ours {
            // Best effort: it lies in the system's folder for such things.
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}

/// The addresses the demo listens on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ports {
    pub http: SocketAddr,
    pub mailbox: SocketAddr,
    pub smtp: SocketAddr,
    pub sink: SocketAddr,
}

impl Ports {
    /// The ones asked for, or free ones where those are taken. The mailbox is beside the pages.
    pub fn find(options: &Options) -> anyhow::Result<Self> {
        let http = free(options.http)?;
        let beside = match http.port().checked_add(1).filter(|_| options.http.port() != 0) {
            Some(port) => SocketAddr::new(http.ip(), port),
            None => SocketAddr::new(http.ip(), 0),
        };
        let smtp = free(options.smtp)?;
        Ok(Self { http, mailbox: free(beside)?, smtp, sink: free(SocketAddr::new(smtp.ip(), 0))? })
    }
}

/// That address, or the same with a port the system chooses.
fn free(address: SocketAddr) -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind(address).or_else(|_| TcpListener::bind(SocketAddr::new(address.ip(), 0)));
    Ok(listener.with_context(|| format!("no port is free on {}", address.ip()))?.local_addr()?)
}

/// Makes the key if there is none yet; returns its DNS record.
pub fn key(folder: &Folder) -> anyhow::Result<String> {
    let path = key_path(folder);
    if let Ok(pem) = std::fs::read_to_string(&path) {
        return dns_record(&pem);
    }
    let (pem, record) = generate_key()?;
    std::fs::write(&path, pem).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(record)
}

fn key_path(folder: &Folder) -> PathBuf {
    folder.path.join("dkim.pem")
}

/// Writes `mailmoot.toml`, so that the other sub-commands can be tried on the demo, and reads it as `serve` would.
pub fn config(folder: &Folder, ports: &Ports, dns: SocketAddr) -> anyhow::Result<Config> {
    let quoted = |path: PathBuf| toml::Value::String(path.display().to_string()).to_string();
    let text = format!(
        "[service]\ndomain = \"{DOMAIN}\"\nurl = \"http://{http}\"\nadmin = \"ana@quintamail.example\"\nadmin_name = \"Ana Silva\"\nzone = \"Europe/Lisbon\"\n\n\
         [smtp]\nlisten = \"{smtp}\"\n\n[http]\nlisten = \"{http}\"\n\n[database]\nurl = {database}\n\n[dns]\nresolver = \"{dns}\"\n\n\
         [outbound]\nsmarthost = \"{sink}\"\n\n[dkim]\nselector = \"{SELECTOR}\"\nkey = {key}\n\n\
         # Short waits, for somebody who is watching.\n[polls]\ngrace = \"10s\"\nsettling = \"1s\"\nsettling_held = \"10m\"\n",
        http = ports.http,
        smtp = ports.smtp,
        sink = ports.sink,
        database = toml::Value::String(format!("sqlite:{}", folder.database().display())),
        key = quoted(key_path(folder)),
    );
    let path = folder.path.join("mailmoot.toml");
    std::fs::write(&path, &text).with_context(|| format!("cannot write {}", path.display()))?;
    toml::from_str(&text).context("the demo's config")
}

//! What a door listens on: a TCP port, or a socket in the file system with whoever may open it at the other end.

use crate::config::ListenAt;
use anyhow::Context as _;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use tokio::net::{TcpListener, TcpSocket, TcpStream, UnixListener, UnixStream};

/// Connections that the kernel keeps for us until they are accepted; the system's own limit may be lower.
const BACKLOG: u32 = 1024;

/// A TCP port that takes a storm of callers.
pub fn listen(at: SocketAddr) -> io::Result<TcpListener> {
    let socket = if at.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // So that a restart finds its port free while old connections die away.
    socket.set_reuseaddr(true)?;
    socket.bind(at)?;
    socket.listen(BACKLOG)
}

/// A bound socket.
#[derive(Debug)]
pub enum Ear {
    Tcp(TcpListener),
    Unix(UnixListener, Gone),
}

/// Somebody who has called.
pub enum Caller {
    Tcp(TcpStream),
    Unix(UnixStream),
}

/// Takes the socket's file away with it.
#[derive(Debug)]
pub struct Gone(PathBuf);

impl Drop for Gone {
    fn drop(&mut self) {
        // Best effort: the next start clears away what is left.
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Ear {
    /// Binds it. A socket that a dead process has left behind is replaced; anything else at that place is not.
    pub async fn open(place: &ListenAt) -> anyhow::Result<Self> {
        match place {
            ListenAt::Tcp(address) => Ok(Self::Tcp(listen(*address)?)),
            ListenAt::Unix(path) => {
                clear(path).await?;
                let listener = UnixListener::bind(path)?;
                let gone = Gone(path.clone());
                // Mail servers run as users of their own. Who may come here at all is for the folder to say; being here
                // proves nothing about the sender of a mail.
                std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o666))?;
                Ok(Self::Unix(listener, gone))
            }
        }
    }

    pub async fn accept(&self) -> io::Result<Caller> {
        match self {
            Self::Tcp(listener) => Ok(Caller::Tcp(listener.accept().await?.0)),
            Self::Unix(listener, _) => Ok(Caller::Unix(listener.accept().await?.0)),
        }
    }
}

impl Caller {
    /// Where the peer is; nowhere behind a socket in the file system. Fails when it has hung up already.
    pub fn peer(&self) -> io::Result<Option<IpAddr>> {
        match self {
            Self::Tcp(stream) => Ok(Some(stream.peer_addr()?.ip().to_canonical())),
            Self::Unix(_) => Ok(None),
        }
    }
}

async fn clear(path: &Path) -> anyhow::Result<()> {
    let Ok(found) = std::fs::symlink_metadata(path) else { return Ok(()) };
    anyhow::ensure!(found.file_type().is_socket(), "{} is there already and is no socket", path.display());
    anyhow::ensure!(UnixStream::connect(path).await.is_err(), "somebody listens on {} already", path.display());
    std::fs::remove_file(path).with_context(|| format!("cannot clear away the old {}", path.display()))
}

#[cfg(test)]
#[path = "ear_tests.rs"]
mod tests;

//! A line between the service and its database that can be cut and mended.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

pub struct Proxy {
    address: SocketAddr,
    target: Arc<OnceLock<String>>,
    whole: watch::Sender<bool>,
}

impl Proxy {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let target: Arc<OnceLock<String>> = Arc::default();
        let (whole, state) = watch::channel(true);
        let to = target.clone();
        tokio::spawn(async move {
            while let Ok((inside, _)) = listener.accept().await {
                let (to, mut state) = (to.get().unwrap().clone(), state.clone());
                if *state.borrow() {
                    tokio::spawn(async move {
                        tokio::select! {
                            _ = state.wait_for(|whole| !whole) => {}
                            _ = carry(inside, to) => {}
                        }
                    });
                }
            }
        });
        Self { address, target, whole }
    }

    /// The URL that leads through here to where `url` leads.
    pub fn before(&self, url: &str) -> String {
        let host = url.split('@').nth(1).and_then(|rest| rest.split('/').next()).expect("user@host:port/name");
        self.target.set(host.to_string()).unwrap();
        url.replacen(host, &self.address.to_string(), 1)
    }

    pub fn cut(&self) {
        self.whole.send_replace(false);
    }

    pub fn mend(&self) {
        self.whole.send_replace(true);
    }
}

async fn carry(mut inside: TcpStream, to: String) -> std::io::Result<()> {
    let mut outside = TcpStream::connect(to).await?;
    tokio::io::copy_bidirectional(&mut inside, &mut outside).await?;
    Ok(())
}

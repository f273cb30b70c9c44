//! The mail server of the other side: our own door with a house behind it that files every message.

use mailmoot::config;
use mailmoot::inbound::smtp::{self, Door, Reception, Taken};
use mailmoot::world::World;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// What came for one recipient.
#[derive(Clone, Debug)]
pub struct Filed {
    pub mail_from: String,
    pub rcpt: String,
    pub bytes: Vec<u8>,
}

#[derive(Default)]
struct Shelf {
    mails: Vec<Filed>,
    /// Mailboxes that do not exist: 550 5.1.1 at RCPT.
    gone: BTreeSet<String>,
    /// What the next messages hear instead of 250, in order.
    moods: Vec<Taken>,
}

#[derive(Clone)]
pub struct Sink {
    pub address: SocketAddr,
    shelf: Arc<Mutex<Shelf>>,
}

impl Sink {
    pub async fn open(world: Arc<World>, stop: &CancellationToken) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let shelf: Arc<Mutex<Shelf>> = Arc::default();
        let (known, filing) = (shelf.clone(), shelf.clone());
        let reception = Reception {
            owns: Box::new(move |address| !known.lock().unwrap().gone.contains(&address.to_lowercase())),
            take: Box::new(move |envelope, bytes| {
                let filing = filing.clone();
                Box::pin(async move { file(&mut filing.lock().unwrap(), envelope.mail_from, envelope.rcpt_to, bytes) })
            }),
            free_room: Box::new(|| None),
        };
        let config = config::Smtp { listen: address, ..config::Smtp::default() };
        let door = Door { config, hostname: "sink.example".into(), tls: None, reception: Arc::new(reception), world };
        tokio::spawn(smtp::serve(Arc::new(door), listener, stop.clone()));
        Self { address, shelf }
    }

    /// From now on there is no such mailbox.
    pub fn lose(&self, address: &str) {
        self.shelf.lock().unwrap().gone.insert(address.to_string());
    }

    /// The mailbox is there again.
    pub fn find(&self, address: &str) {
        self.shelf.lock().unwrap().gone.remove(address);
    }

    /// The next message hears this.
    pub fn answers(&self, mood: Taken) {
        self.shelf.lock().unwrap().moods.push(mood);
    }

    /// Takes out what came for somebody.
    pub fn take(&self, rcpt: &str) -> Vec<Filed> {
        self.shelf.lock().unwrap().mails.extract_if(.., |mail| mail.rcpt.eq_ignore_ascii_case(rcpt)).collect()
    }

    pub fn clear(&self) {
        self.shelf.lock().unwrap().mails.clear();
    }

    /// How many mails lie here.
    pub fn len(&self) -> usize {
        self.shelf.lock().unwrap().mails.len()
    }
}

fn file(shelf: &mut Shelf, mail_from: String, rcpt_to: Vec<String>, bytes: Vec<u8>) -> Taken {
    if !shelf.moods.is_empty() {
        return shelf.moods.remove(0);
    }
    shelf.mails.extend(rcpt_to.into_iter().map(|rcpt| Filed { mail_from: mail_from.clone(), rcpt, bytes: bytes.clone() }));
    Taken::Kept
}

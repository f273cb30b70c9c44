//! Where the demo's mail ends up: one folder of received and one of sent mail per address, in memory.

use crate::core::person::Address;
use crate::inbound::message::{self, Message};
use crate::inbound::smtp::{Reception, Taken};
use crate::world::World;
use jiff::Timestamp;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// Everybody's mail. Clones share it.
#[derive(Clone, Debug)]
pub struct Mailbox {
    mails: Arc<Mutex<Vec<Arc<Mail>>>>,
    read: Arc<Mutex<std::collections::HashSet<u64>>>,
    arrivals: Arc<watch::Sender<u64>>,
}

/// One mail in one mailbox.
#[derive(Clone, PartialEq, Debug)]
pub struct Mail {
    /// Counts from 1 over all mailboxes.
    pub id: u64,
    /// Whose mailbox it is in.
    pub owner: Address,
    pub folder: Folder,
    pub at: Timestamp,
    pub raw: Vec<u8>,
    pub message: Message,
}

/// The two sides of a mailbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Folder {
    Inbox,
    /// With what the server said to it.
    Sent {
        answer: String,
        accepted: bool,
    },
}

impl Default for Mailbox {
    fn default() -> Self {
        Self { mails: Arc::default(), read: Arc::default(), arrivals: Arc::new(watch::Sender::new(0)) }
    }
}

impl Mailbox {
    /// Files one mail and returns its id.
    pub fn file(&self, owner: Address, folder: Folder, at: Timestamp, raw: Vec<u8>) -> u64 {
        let message = message::read(&raw);
        let mut mails = locked(&self.mails);
        let id = mails.len() as u64 + 1;
        mails.push(Arc::new(Mail { id, owner, folder, at, raw, message }));
        drop(mails);
        self.arrivals.send_modify(|count| *count += 1);
        id
    }

    /// One mail of somebody.
    pub fn get(&self, owner: &str, id: u64) -> Option<Arc<Mail>> {
        locked(&self.mails).iter().find(|mail| mail.id == id && mail.owner.as_str() == owner).cloned()
    }

    /// What somebody received, oldest first.
    pub fn inbox(&self, owner: &str) -> Vec<Arc<Mail>> {
        self.all(|mail| mail.owner.as_str() == owner && mail.folder == Folder::Inbox)
    }

    /// What somebody sent, oldest first.
    pub fn sent(&self, owner: &str) -> Vec<Arc<Mail>> {
        self.all(|mail| mail.owner.as_str() == owner && mail.folder != Folder::Inbox)
    }

    fn all(&self, wanted: impl Fn(&Mail) -> bool) -> Vec<Arc<Mail>> {
        locked(&self.mails).iter().filter(|mail| wanted(mail)).cloned().collect()
    }

    pub fn is_read(&self, id: u64) -> bool {
        locked(&self.read).contains(&id)
    }

    pub fn mark_read(&self, id: u64) {
        locked(&self.read).insert(id);
    }

    pub fn unread(&self, owner: &str) -> usize {
        let inbox = self.inbox(owner);
        let read = locked(&self.read);
        inbox.iter().filter(|mail| !read.contains(&mail.id)).count()
    }

    /// Waits until somebody has received the `nth` mail (from 1) that fits, for as long as `patience`.
    pub async fn wait(&self, owner: &str, nth: usize, patience: Duration, fits: impl Fn(&Mail) -> bool) -> Option<Arc<Mail>> {
        let mut arrivals = self.arrivals.subscribe();
        let found = async {
            loop {
                if let Some(mail) = self.inbox(owner).into_iter().filter(|mail| fits(mail)).nth(nth.saturating_sub(1)) {
                    return Some(mail);
                }
                arrivals.changed().await.ok()?;
            }
        };
        tokio::time::timeout(patience, found).await.ok().flatten()
    }

    /// The other end of the demo's mail: a door that takes everything and files it by recipient.
    pub fn reception(&self, world: Arc<World>) -> Reception {
        let mailbox = self.clone();
        Reception {
            owns: Box::new(|_| true),
            take: Box::new(move |envelope, raw| {
                for address in envelope.rcpt_to.iter().filter_map(|address| Address::parse(address)) {
                    mailbox.file(address, Folder::Inbox, world.now(), raw.clone());
                }
                Box::pin(std::future::ready(Taken::Kept))
            }),
            free_room: Box::new(|| None),
        }
    }
}

fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Mail {
    /// Who it says it is from: name, or address where there is no name.
    pub fn author(&self) -> &str {
        self.message.from.first().map_or("", |from| from.name.as_deref().filter(|name| !name.is_empty()).unwrap_or(&from.address))
    }

    pub fn from_address(&self) -> &str {
        self.message.from.first().map_or("", |from| &from.address)
    }

    /// The words, whichever part holds them.
    pub fn text(&self) -> &str {
        self.message.text.as_deref().unwrap_or_default()
    }

    /// The address for one-click unsubscribing (RFC 8058), when the mail offers it.
    pub fn one_click(&self) -> Option<&str> {
        self.message.header("list-unsubscribe-post").iter().find(|value| value.trim() == "List-Unsubscribe=One-Click")?;
        let targets = self.message.header("list-unsubscribe").into_iter().next()?;
        targets.split(',').map(|target| target.trim().trim_start_matches('<').trim_end_matches('>')).find(|target| target.starts_with("http"))
    }
}

#[cfg(test)]
#[path = "mailbox_tests.rs"]
mod tests;

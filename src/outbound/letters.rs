//! Due notices become letters: leased, briefed, rendered and signed, several at a time. Nothing is sent here.

use super::compose::{self, Letter};
use super::gate::Waiting;
use super::queue::Post;
use crate::core::brief::Brief;
use crate::core::consent::Withheld;
use crate::core::ids::NoticeId;
use crate::core::notice::Notice;
use crate::core::thread::{NewFile, travelling};
use crate::face::letter;
use crate::store::{Claimed, Fault, Settlement};
use jiff::SignedDuration;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

/// Notices leased in one go.
const CLAIM: u32 = 512;
/// Letters that are made by one task, and then cleared and sent together.
const SHARE: usize = 64;
/// Fewer are not parted among the connections.
const SMALLEST: usize = 4;
/// How long a lease holds: long enough to render, sign and wait for a connection.
const LEASE: SignedDuration = SignedDuration::from_mins(10);

/// Leased notices with what their letters may say.
pub struct Share(Vec<(Claimed, Result<Brief, Withheld>)>);

impl Share {
    pub fn ids(&self) -> impl Iterator<Item = NoticeId> {
        self.0.iter().map(|(claimed, _)| claimed.notice.id)
    }
}

impl Post {
    /// Leases what is due, parted so that every connection has something to do.
    pub async fn claim_shares(&self) -> Result<Vec<Share>, Fault> {
        let now = self.app.world.now();
        let claimed = self.app.store.claim(now, now + LEASE, CLAIM).await?;
        if claimed.is_empty() {
            return Ok(Vec::new());
        }
        let notices: Vec<Notice> = claimed.iter().map(|claimed| claimed.notice.clone()).collect();
        let briefs = self.app.briefs(&notices).await?;
        let size = claimed.len().div_ceil(self.senders).clamp(SMALLEST, SHARE);
        let mut pairs = claimed.into_iter().zip(briefs);
        let shares = std::iter::from_fn(|| Some(Share(pairs.by_ref().take(size).collect())).filter(|share| !share.0.is_empty()));
        Ok(shares.collect())
    }

    /// Makes letters of a share, in order. A notice that cannot become one is settled at once.
    pub async fn make(self: Arc<Self>, share: Share) -> Vec<Waiting> {
        let mut waiting = Vec::with_capacity(share.0.len());
        let mut unsendable = Vec::new();
        for (Claimed { notice, tries, .. }, brief) in share.0 {
            // Signing takes long for a step of a task: mail that is coming in gets its turn after each letter.
            tokio::task::yield_now().await;
            let brief = match brief {
                Ok(brief) => brief,
                Err(why) => {
                    unsendable.push((notice.id, Settlement::Withheld { reason: why.word().into() }));
                    continue;
                }
            };
            match self.letter(&notice, brief).await {
                Ok(letter) => waiting.push(Waiting { notice, letter, tries }),
                Err(error) => {
                    tracing::error!(notice = notice.id.0, error = format!("{error:#}"), "a notice cannot become a letter");
                    unsendable.push((notice.id, Settlement::Parked { why: format!("{error:#}") }));
                }
            }
        }
        if let Err(fault) = self.app.store.settle(&unsendable).await {
            // They are tried again when their leases have run out.
            tracing::error!(%fault, "notices that cannot become letters could not be put aside");
        }
        waiting
    }

    async fn letter(&self, notice: &Notice, brief: Brief) -> anyhow::Result<Letter> {
        let files = self.files(&brief).await?;
        // One notice that cannot be told must not keep all others from being told.
        let made = std::panic::catch_unwind(AssertUnwindSafe(|| {
            let rendered = letter::render(&brief, &self.house)?;
            compose::letter(&brief, &rendered, &self.house, &files)
        }));
        let mut letter = made.unwrap_or_else(|_| Err(anyhow::anyhow!("rendering it broke")))?;
        if let Some(signer) = &self.signer {
            letter.bytes = signer.sign(&letter.bytes)?;
        }
        debug_assert_eq!(letter.notice, notice.id);
        Ok(letter)
    }

    /// The files that travel with the notice; the letter names the same ones as attached.
    async fn files(&self, brief: &Brief) -> anyhow::Result<Vec<NewFile>> {
        let (Some(comment), Some(group)) = (&brief.comment, &brief.group) else { return Ok(Vec::new()) };
        let travels = travelling(&comment.files, group.group.rules.attach_limit);
        let mut files = Vec::new();
        for (note, _) in comment.files.iter().zip(travels).filter(|(_, travels)| *travels) {
            if let Some(bytes) = self.app.store.file_bytes(note.id).await.map_err(|fault| anyhow::anyhow!("{fault}"))? {
                files.push(NewFile { name: note.name.clone(), media_type: note.media_type.clone(), bytes: Arc::new(bytes) });
            }
        }
        Ok(files)
    }
}

//! Due notices become letters: leased, briefed, rendered and signed, several at a time. Nothing is sent here.

use super::compose::{self, Letter};
use super::gate::Waiting;
use super::queue::Post;
use crate::core::brief::Brief;
use crate::core::notice::Notice;
use crate::core::thread::{NewFile, travelling};
use crate::face::letter;
use crate::store::{Claimed, Fault, Settlement};
use jiff::SignedDuration;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

/// Notices leased in one go.
const CLAIM: u32 = 256;
/// Letters one task makes.
const SHARE: usize = 32;
/// How long a lease holds: long enough to render, sign and wait for a connection.
const LEASE: SignedDuration = SignedDuration::from_mins(10);

impl Post {
    /// Leases what is due and makes letters of it. A notice that cannot become one is settled at once.
    pub async fn make_letters(self: &Arc<Self>) -> Result<Vec<Waiting>, Fault> {
        let now = self.app.world.now();
        let claimed = self.app.store.claim(now, now + LEASE, CLAIM).await?;
        if claimed.is_empty() {
            return Ok(Vec::new());
        }
        let notices: Vec<Notice> = claimed.iter().map(|claimed| claimed.notice.clone()).collect();
        let briefs = self.app.briefs(&notices).await?;
        let mut waiting = Vec::with_capacity(claimed.len());
        let mut unsendable = Vec::new();
        for (Claimed { notice, tries, .. }, letter) in self.make_all(claimed, briefs).await {
            match letter {
                Ok(letter) => waiting.push(Waiting { notice, letter, tries }),
                Err(error) => {
                    tracing::error!(notice = notice.id.0, error = format!("{error:#}"), "a notice cannot become a letter");
                    unsendable.push((notice.id, Settlement::Parked { why: format!("{error:#}") }));
                }
            }
        }
        self.app.store.settle(&unsendable).await?;
        Ok(waiting)
    }

    /// Renders and signs in several tasks, so that every core has its share. The order stays.
    async fn make_all(self: &Arc<Self>, claimed: Vec<Claimed>, briefs: Vec<Option<Brief>>) -> Vec<(Claimed, anyhow::Result<Letter>)> {
        let mut pairs = claimed.into_iter().zip(briefs).peekable();
        let mut tasks = Vec::new();
        while pairs.peek().is_some() {
            let share: Vec<_> = pairs.by_ref().take(SHARE).collect();
            tasks.push(tokio::spawn(self.clone().make_share(share)));
        }
        let mut made = Vec::new();
        for task in tasks {
            match task.await {
                Ok(share) => made.extend(share),
                // Only a panic ends such a task early, and it is as bad here as there.
                Err(error) => error.try_into_panic().map_or((), |panic| std::panic::resume_unwind(panic)),
            }
        }
        made
    }

    async fn make_share(self: Arc<Self>, share: Vec<(Claimed, Option<Brief>)>) -> Vec<(Claimed, anyhow::Result<Letter>)> {
        let mut made = Vec::with_capacity(share.len());
        for (claimed, brief) in share {
            // Signing takes long for a step of a task: mail that is coming in gets its turn after each letter.
            tokio::task::yield_now().await;
            let letter = self.make(&claimed.notice, brief).await;
            made.push((claimed, letter));
        }
        made
    }

    async fn make(&self, notice: &Notice, brief: Option<Brief>) -> anyhow::Result<Letter> {
        let brief = brief.ok_or_else(|| anyhow::anyhow!("its reader has no mailbox"))?;
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

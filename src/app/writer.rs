//! The writer: takes every submission that waits, commits them together, answers all.

use super::Office;
use super::batch;
use super::submission::{Submission, Work};
use crate::core::command::Disposition;
use crate::store::{Fault, FaultKind};
use tokio::sync::mpsc;

/// Most submissions in one commit.
const BATCH: usize = 64;
/// Most raw mail in one commit, in bytes.
const BATCH_BYTES: usize = 1 << 20;

/// Owns the taking side of the desk. Several may run on PostgreSQL, one on SQLite.
pub struct Writer {
    office: Office,
    waiting: mpsc::Receiver<Submission>,
}

impl Writer {
    pub(super) fn new(office: Office, waiting: mpsc::Receiver<Submission>) -> Self {
        Self { office, waiting }
    }

    /// Works until every desk is gone. An idle writer waits for nothing but the next submission.
    pub async fn run(mut self) {
        while self.step().await {}
    }

    /// One batch. `false` when no desk is left.
    pub async fn step(&mut self) -> bool {
        let Some(first) = self.waiting.recv().await else { return false };
        let mut bytes = weight(&first.work);
        let mut batch = vec![first];
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            let Ok(next) = self.waiting.try_recv() else { break };
            bytes += weight(&next.work);
            batch.push(next);
        }
        self.settle(batch).await;
        true
    }

    async fn settle(&self, batch: Vec<Submission>) {
        let works: Vec<&Work> = batch.iter().map(|submission| &submission.work).collect();
        match batch::commit(&self.office, &works).await {
            Ok(answers) => {
                self.office.ring();
                answer(batch, answers);
            }
            Err(fault) if matches!(fault.kind, FaultKind::Other | FaultKind::Conflict) => self.one_by_one(batch).await,
            Err(fault) => refuse(batch, &fault),
        }
    }

    /// One bad command fails alone; one that another was faster than is decided again.
    async fn one_by_one(&self, batch: Vec<Submission>) {
        for submission in batch {
            let answer = self.patiently(&submission.work).await;
            if let Err(fault) = &answer {
                tracing::error!(%fault, "a command could not be saved");
            }
            let _ = submission.answer.send(answer);
        }
        self.office.ring();
    }

    async fn patiently(&self, work: &Work) -> Result<Vec<Disposition>, Fault> {
        const TRIES: u32 = 10;
        for _ in 1..TRIES {
            match batch::commit(&self.office, &[work]).await {
                Err(fault) if fault.kind == FaultKind::Conflict => tokio::task::yield_now().await,
                answer => return answer.map(|mut answers| answers.pop().unwrap_or_default()),
            }
        }
        batch::commit(&self.office, &[work]).await.map(|mut answers| answers.pop().unwrap_or_default())
    }
}

fn weight(work: &Work) -> usize {
    work.raw.as_ref().map_or(0, |raw| raw.bytes.len())
}

fn answer(batch: Vec<Submission>, answers: Vec<Vec<Disposition>>) {
    for (submission, dispositions) in batch.into_iter().zip(answers) {
        // Whoever asked may have gone; what happened has happened.
        let _ = submission.answer.send(Ok(dispositions));
    }
}

fn refuse(batch: Vec<Submission>, fault: &Fault) {
    tracing::error!(%fault, commands = batch.len(), "a batch could not be saved");
    for submission in batch {
        let _ = submission.answer.send(Err(fault.again()));
    }
}

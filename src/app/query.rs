//! The query side: views loaded for reading, and what pages and letters may show of them.

use super::App;
use crate::core::brief::Brief;
use crate::core::consent::Withheld;
use crate::core::ids::{NoticeId, PollId};
use crate::core::ledger::{Audit, Check, Entry};
use crate::core::notice::{Notice, NoticeBody};
use crate::core::secret;
use crate::core::view::{Needs, View};
use crate::core::visible;
use crate::store::{Fault, Reader};

/// A reading view that grows as it is asked.
pub struct Query {
    pub(super) reader: Reader,
    pub view: View,
}

impl App {
    /// A fresh reading view.
    pub async fn query(&self) -> Result<Query, Fault> {
        Ok(Query { reader: self.store.reader().await?, view: View::default() })
    }

    /// Whether one of these notices is about a secret poll, so that nothing that answers it may be kept.
    pub async fn hears_secrets(&self, notices: &[NoticeId]) -> Result<bool, Fault> {
        let query = self.answered(notices).await?;
        Ok(notices.iter().filter_map(|notice| query.view.notices.get(*notice)).any(|notice| secret::hears(&query.view, notice)))
    }

    /// The polls that answers to these notices may be votes in.
    pub async fn polls_of(&self, notices: &[NoticeId]) -> Result<Vec<PollId>, Fault> {
        if notices.is_empty() {
            return Ok(Vec::new());
        }
        let query = self.answered(notices).await?;
        let mut polls: Vec<PollId> = notices.iter().filter_map(|notice| query.view.notices.get(*notice)).flat_map(polls_in).collect();
        polls.sort_unstable();
        polls.dedup();
        Ok(polls)
    }

    /// These notices, with the polls that they are about.
    async fn answered(&self, notices: &[NoticeId]) -> Result<Query, Fault> {
        let mut query = self.query().await?;
        query
            .load(|view| {
                let mut wanted = Needs { notices: notices.iter().copied().collect(), ..Needs::default() };
                wanted.polls.extend(notices.iter().filter_map(|notice| view.notices.get(*notice)).flat_map(polls_in));
                wanted
            })
            .await?;
        Ok(query)
    }

    /// The briefs of notices, set-wise: what each letter may say, in the order given; or why nobody reads it.
    pub async fn briefs(&self, notices: &[Notice]) -> Result<Vec<Result<Brief, Withheld>>, Fault> {
        let mut query = self.query().await?;
        query
            .load(|view| {
                let mut wanted = Needs::default();
                notices.iter().for_each(|notice| wanted.join(visible::brief_needs(view, notice)));
                wanted
            })
            .await?;
        let now = self.world.now();
        Ok(notices.iter().map(|notice| visible::brief(&query.view, notice, now)).collect())
    }
}

impl Query {
    /// Loads until `wanted` asks for nothing new.
    pub async fn load(&mut self, wanted: impl Fn(&View) -> Needs) -> Result<(), Fault> {
        loop {
            let missing = wanted(&self.view).without(&self.view.asked);
            if missing.is_empty() {
                return Ok(());
            }
            self.reader.load(&mut self.view, &missing).await?;
        }
    }

    /// Reads a poll's facts and ballots back, one by one, and says what holds. `None` when there is no such poll.
    pub async fn audit(&mut self, id: PollId) -> Result<Option<Vec<Check>>, Fault> {
        self.load(|_| Needs { polls: [id].into(), ..Needs::default() }).await?;
        let Some(poll) = self.view.polls.get(id).cloned() else { return Ok(None) };
        let secret = poll.settings.secret;
        let mut audit = Audit::of(poll);
        self.reader.poll_log(id, |fact| audit.fact(&Entry { id: fact.id.0, record: fact.record, chain: fact.chain })).await?;
        if secret {
            self.reader.secret_ballots(id, |ballot| audit.secret_ballot(ballot)).await?;
        } else {
            self.reader.ballots(id, |ballot| audit.ballot(ballot)).await?;
        }
        Ok(Some(audit.checks()))
    }

    /// One notice, with what it is about.
    pub async fn notice(&mut self, id: NoticeId) -> Result<Option<Notice>, Fault> {
        self.load(|_| Needs { notices: [id].into(), ..Needs::default() }).await?;
        Ok(self.view.notices.get(id).cloned())
    }
}

/// The polls that a notice asks or tells about.
fn polls_in(notice: &Notice) -> Vec<PollId> {
    let listed = match &notice.body {
        NoticeBody::Digest { items, .. } => items.iter().filter_map(|item| item.poll).collect(),
        _ => Vec::new(),
    };
    notice.poll.into_iter().chain(listed).collect()
}

//! Counting a closed poll: beside the writer, which only has to write down what it came to.

use super::{App, Cause, Query};
use crate::core::ballot::Seal;
use crate::core::command::Command;
use crate::core::ids::PollId;
use crate::core::poll::Stage;
use crate::core::tally::{Counted, Counting};
use crate::core::trust::Actor;
use crate::core::view::Needs;
use crate::store::Fault;

impl App {
    /// Counts a closed poll and states the result. The occasion is the poll as it was counted: where something happens to
    /// it meanwhile nothing is stated, and it is to be counted anew.
    pub async fn state_result(&self, poll: PollId) -> Result<(), Fault> {
        let Some(counted) = self.count(poll).await? else { return Ok(()) };
        let cause = Cause::Occasion(format!("result/{poll}/{}", counted.chain));
        self.execute(Actor::Clock, Command::StateResult { poll, counted: Box::new(counted) }, cause).await.map(|_| ())
    }

    /// On a picture of the database that does not move, the ballots folded as they are read. `None` when it is not closed.
    async fn count(&self, poll: PollId) -> Result<Option<Counted>, Fault> {
        let mut query = self.query().await?;
        query.load(|_| Needs { polls: [poll].into(), ..Needs::default() }).await?;
        let Some(row) = query.view.polls.get(poll).filter(|row| row.stage == Stage::Closed).cloned() else { return Ok(None) };
        let mut counting = Counting::of(row.clone());
        query.reader.folds(&row, |of, choice, ballots| counting.add(of, choice, ballots)).await?;
        let seal = if row.settings.secret { Some(query.seal(poll).await?) } else { None };
        drop(query);
        // A large count takes a while, and there is other work for these threads.
        let tally = tokio::task::spawn_blocking(|| counting.tally()).await.map_err(|error| Fault::other(error.to_string()))?;
        Ok(Some(Counted { chain: row.chain, tally, seal }))
    }
}

impl Query {
    /// How many ballots a secret poll has, and the hash over them.
    async fn seal(&mut self, poll: PollId) -> Result<(u32, String), Fault> {
        let mut seal = Seal::default();
        self.reader.secret_ballots(poll, |ballot| seal.add(ballot)).await?;
        Ok((seal.count, seal.hash()))
    }
}

//! The ballots of a poll read without keeping them: equal ones folded by the database, or one after the other.

use super::fault::Fault;
use super::link::{Arg, Link, json};
use super::load::{asked, put_ballots};
use super::rows::{BallotRow, SecretBallotRow, part};
use super::{Logged, Reader};
use crate::core::ballot::{Ballot, Choice, SecretBallot};
use crate::core::ids::{EventId, PersonId, PollId};
use crate::core::poll::Poll;
use crate::core::view::{Needs, View};
use crate::core::visible::{BALLOTS_ON_PAGE, VOTES_LISTED};

/// Ballots that say the same.
#[derive(sqlx::FromRow)]
struct FoldRow {
    choice: String,
    person_id: Option<i64>,
    ballots: i64,
}

/// The same of several polls.
#[derive(sqlx::FromRow)]
struct PollFoldRow {
    poll_id: i64,
    choice: String,
    person_id: Option<i64>,
    ballots: i64,
}

#[derive(sqlx::FromRow)]
struct FactRow {
    id: i64,
    at: i64,
    record: String,
    chain: Option<String>,
}

fn ballots(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Reader {
    /// Folds the ballots that count in a poll, those of a secret one too, and hands over each distinct one: whose it is
    /// where [`crate::core::poll::Settings::apart`] names them, what it says, and how many say so.
    pub async fn folds(&mut self, poll: &Poll, mut take: impl FnMut(Option<PersonId>, &Choice, u32)) -> Result<(), Fault> {
        let mut fold = |row: FoldRow| {
            take(row.person_id.map(PersonId), &part(&row.choice)?, ballots(row.ballots));
            Ok(())
        };
        if poll.settings.secret {
            let sql = "SELECT choice, CAST(NULL AS BIGINT) AS person_id, COUNT(*) AS ballots FROM secret_ballots WHERE poll_id = $1 GROUP BY choice";
            return self.link.each(sql, [Arg::Int(poll.id.0)], fold).await;
        }
        // Both halves are read from one index where the database has it, in its order.
        let sql = "SELECT choice, CAST(NULL AS BIGINT) AS person_id, COUNT(*) AS ballots FROM ballots \
                   WHERE poll_id = $1 AND state = 'counted' AND NOT (person_id {ints:$2}) GROUP BY choice \
                   UNION ALL SELECT choice, person_id, 1 FROM ballots WHERE poll_id = $1 AND state = 'counted' AND person_id {ints:$2}";
        self.link.each(sql, [Arg::Int(poll.id.0), json(&poll.settings.apart())?], &mut fold).await
    }

    /// Every ballot that counts in an open poll.
    pub async fn ballots(&mut self, poll: PollId, mut take: impl FnMut(&Ballot)) -> Result<(), Fault> {
        let sql = "SELECT id, poll_id, person_id, choice, reason, received_at, via, state FROM ballots WHERE poll_id = $1 AND state = 'counted'";
        self.link.each(sql, [Arg::Int(poll.0)], |row: BallotRow| row.noun().map(|ballot| take(&ballot))).await
    }

    /// Every ballot of a secret poll, in the order of their ids.
    pub async fn secret_ballots(&mut self, poll: PollId, mut take: impl FnMut(&SecretBallot)) -> Result<(), Fault> {
        let sql = "SELECT poll_id, id, choice FROM secret_ballots WHERE poll_id = $1 ORDER BY id";
        self.link.each(sql, [Arg::Int(poll.0)], |row: SecretBallotRow| row.noun().map(|ballot| take(&ballot))).await
    }

    /// Every fact of a poll, in the order of its chain.
    pub async fn poll_log(&mut self, poll: PollId, mut take: impl FnMut(Logged)) -> Result<(), Fault> {
        let sql = "SELECT id, at, record, chain FROM events WHERE poll_id = $1 ORDER BY id";
        let fact = |row: FactRow| {
            take(Logged { id: EventId(row.id), at: super::rows::instant(row.at)?, record: row.record, chain: row.chain });
            Ok(())
        };
        self.link.each(sql, [Arg::Int(poll.0)], fact).await
    }
}

/// What polls' ballots say, the few that their results list, and pages of them all.
pub(super) async fn load(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    load_folds(link, view, needs).await?;
    for poll in &needs.excerpts {
        // Of each half at most as many as are listed: with reasons, and whoever else.
        let sql = "WHERE id IN (SELECT id FROM (SELECT id FROM ballots WHERE poll_id = $1 AND state = 'counted' AND reason <> '' ORDER BY id LIMIT $2) AS told \
                   UNION SELECT id FROM (SELECT id FROM ballots WHERE poll_id = $1 AND state = 'counted' ORDER BY person_id LIMIT $2) AS others)";
        let rows: Vec<BallotRow> = link.find(sql, [Arg::Int(poll.0), Arg::Int(VOTES_LISTED as i64)]).await?;
        view.excerpts.insert(*poll, rows.iter().map(|row| row.id.into()).collect());
        put_ballots(view, rows)?;
    }
    for (poll, after) in &needs.ballot_pages {
        let sql = "WHERE poll_id = $1 AND state = 'counted' AND person_id > $2 ORDER BY person_id LIMIT $3";
        let rows = link.find(sql, [Arg::Int(poll.0), Arg::Int(after.0), Arg::Int(BALLOTS_ON_PAGE as i64 + 1)]).await?;
        put_ballots(view, rows)?;
    }
    Ok(())
}

async fn load_folds(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    let polls = needs.folds.iter().map(|(poll, _)| *poll).collect();
    let Some([polls]) = asked(&polls)? else { return Ok(()) };
    let apart: Vec<(PollId, PersonId)> = needs.folds.iter().flat_map(|(poll, apart)| apart.iter().map(|person| (*poll, *person))).collect();
    let sql = "SELECT poll_id, choice, CAST(NULL AS BIGINT) AS person_id, COUNT(*) AS ballots FROM ballots \
               WHERE state = 'counted' AND poll_id {ints:$1} AND NOT ((poll_id, person_id) {pairs:$2}) GROUP BY poll_id, choice \
               UNION ALL SELECT poll_id, choice, person_id, 1 FROM ballots WHERE state = 'counted' AND (poll_id, person_id) {pairs:$2}";
    needs.folds.iter().for_each(|(poll, _)| drop(view.folds.insert(*poll, Default::default())));
    for row in link.rows::<PollFoldRow>(sql, [polls, json(&apart)?]).await? {
        let choice = part(&row.choice)?;
        if let Some(folded) = view.folds.get_mut(&PollId(row.poll_id)) {
            folded.add(row.person_id.map(PersonId), choice, ballots(row.ballots));
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "folds_tests.rs"]
mod tests;

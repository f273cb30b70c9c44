//! Polls, ballots and what is held.

use super::{instant, maybe_instant, micros, part, text, variant, word};
use crate::core::ballot::{Ballot, Participant, SecretBallot, SecretId};
use crate::core::held::Held;
use crate::core::ids::{BallotId, GroupId, HeldId, PersonId, PollId, RawId, ThreadId};
use crate::core::person::Address;
use crate::core::poll::{Life, Poll, Stage};
use crate::store::fault::Fault;
use crate::store::table::table;
use jiff::Timestamp;

table! {
    PollRow = "polls", key [id], fixed [group_id, drafted_at] {
        id: i64, group_id: i64, thread_id: Option<i64>, asker_id: i64, title: String, description: String, kind: String, options: String,
        version: i64, rule: String, quorum: Option<String>, results: String, reasons: String, stage: String, opens_at: Option<i64>,
        drafted_at: i64, opened_at: Option<i64>, closes_at: i64, closed_at: Option<i64>, closed_by: Option<i64>,
        asker_message_id: Option<String>, entitled: i64, result: Option<String>, chain: String, settings: String, life: String, reminders: i64, remind_at: Option<i64>, review_at: Option<i64>,
    }
}

table! {
    BallotRow = "ballots", key [id], fixed [poll_id, person_id] {
        id: i64, poll_id: i64, person_id: i64, choice: String, reason: String, received_at: i64, via: String, state: String,
    }
}

table! {
    /// Nobody votes twice: a second row is a fault, not a change.
    ParticipantRow = "participants", key [], fixed [] { poll_id: i64, person_id: i64 }
}

table! {
    SecretBallotRow = "secret_ballots", key [], fixed [] { poll_id: i64, id: String, choice: String }
}

table! {
    HeldRow = "held", key [id], fixed [received_at] {
        id: i64, why: String, owner_id: Option<i64>, group_id: Option<i64>, poll_id: Option<i64>, command: String,
        from_address: Option<String>, spf_domain: Option<String>, received_at: i64, until_at: i64, raw_id: Option<i64>, settled: Option<String>,
        author_id: Option<i64>,
    }
}

/// A stage as its word and, for a draft, when it opens by itself.
fn stage_columns(stage: &Stage) -> (&'static str, Option<Timestamp>) {
    match stage {
        Stage::Draft { opens_at } => (stage.word(), *opens_at),
        _ => (stage.word(), None),
    }
}

fn stage(word: &str, opens_at: Option<Timestamp>) -> Result<Stage, Fault> {
    Ok(match word {
        "draft" => Stage::Draft { opens_at },
        "open" => Stage::Open,
        "closed" => Stage::Closed,
        "settled" => Stage::Settled,
        "cancelled" => Stage::Cancelled,
        other => return Err(Fault::other(format!("a poll in the stage {other}"))),
    })
}

fn number(value: i64) -> Result<u32, Fault> {
    u32::try_from(value).map_err(|error| Fault::other(error.to_string()))
}

impl PollRow {
    pub fn of(poll: &Poll) -> Result<Self, Fault> {
        let (stage, opens_at) = stage_columns(&poll.stage);
        Ok(Self {
            id: poll.id.0,
            group_id: poll.group.0,
            thread_id: poll.thread.map(|thread| thread.0),
            asker_id: poll.asker.0,
            title: poll.title.clone(),
            description: poll.description.clone(),
            kind: text(&poll.kind)?,
            options: text(&poll.options)?,
            version: poll.version.into(),
            rule: word(&poll.rule)?,
            quorum: poll.quorum.as_ref().map(text).transpose()?,
            results: word(&poll.results)?,
            reasons: word(&poll.reasons)?,
            stage: stage.into(),
            opens_at: opens_at.map(micros),
            drafted_at: micros(poll.drafted_at),
            opened_at: poll.opened_at.map(micros),
            closes_at: micros(poll.closes_at),
            closed_at: poll.closed_at.map(micros),
            closed_by: poll.closed_by.map(|person| person.0),
            asker_message_id: poll.asker_message_id.clone(),
            entitled: poll.entitled.into(),
            result: poll.result.as_ref().map(text).transpose()?,
            chain: poll.chain.clone(),
            settings: text(&poll.settings)?,
            life: text(&poll.life)?,
            reminders: poll.life.reminders.into(),
            remind_at: poll.life.remind_at.map(micros),
            review_at: poll.life.review_at.map(micros),
        })
    }

    pub fn noun(self) -> Result<Poll, Fault> {
        Ok(Poll {
            id: PollId(self.id),
            group: GroupId(self.group_id),
            thread: self.thread_id.map(ThreadId),
            asker: PersonId(self.asker_id),
            title: self.title,
            description: self.description,
            kind: part(&self.kind)?,
            options: part(&self.options)?,
            version: number(self.version)?,
            rule: variant(&self.rule)?,
            quorum: self.quorum.as_deref().map(part).transpose()?,
            results: variant(&self.results)?,
            reasons: variant(&self.reasons)?,
            stage: stage(&self.stage, maybe_instant(self.opens_at)?)?,
            drafted_at: instant(self.drafted_at)?,
            opened_at: maybe_instant(self.opened_at)?,
            closes_at: instant(self.closes_at)?,
            closed_at: maybe_instant(self.closed_at)?,
            closed_by: self.closed_by.map(PersonId),
            asker_message_id: self.asker_message_id,
            entitled: number(self.entitled)?,
            result: self.result.as_deref().map(part).transpose()?,
            chain: self.chain,
            settings: part(&self.settings)?,
            life: Life {
                reminders: number(self.reminders)?,
                remind_at: maybe_instant(self.remind_at)?,
                review_at: maybe_instant(self.review_at)?,
                ..part(&self.life)?
            },
        })
    }
}

impl BallotRow {
    pub fn of(ballot: &Ballot) -> Result<Self, Fault> {
        Ok(Self {
            id: ballot.id.0,
            poll_id: ballot.poll.0,
            person_id: ballot.person.0,
            choice: text(&ballot.choice)?,
            reason: ballot.reason.clone(),
            received_at: micros(ballot.received_at),
            via: word(&ballot.via)?,
            state: word(&ballot.state)?,
        })
    }

    pub fn noun(self) -> Result<Ballot, Fault> {
        Ok(Ballot {
            id: BallotId(self.id),
            poll: PollId(self.poll_id),
            person: PersonId(self.person_id),
            choice: part(&self.choice)?,
            reason: self.reason,
            received_at: instant(self.received_at)?,
            via: variant(&self.via)?,
            state: variant(&self.state)?,
        })
    }
}

impl ParticipantRow {
    pub fn of(participant: &Participant) -> Result<Self, Fault> {
        Ok(Self { poll_id: participant.poll.0, person_id: participant.person.0 })
    }

    pub fn noun(self) -> Participant {
        Participant { poll: PollId(self.poll_id), person: PersonId(self.person_id) }
    }
}

impl SecretBallotRow {
    pub fn of(ballot: &SecretBallot) -> Result<Self, Fault> {
        Ok(Self { poll_id: ballot.poll.0, id: ballot.id.to_string(), choice: text(&ballot.choice)? })
    }

    pub fn noun(self) -> Result<SecretBallot, Fault> {
        let id = u128::from_str_radix(&self.id, 16).map_err(|error| Fault::other(format!("{error} in the id of a secret ballot")))?;
        Ok(SecretBallot { poll: PollId(self.poll_id), id: SecretId(id), choice: part(&self.choice)? })
    }
}

impl HeldRow {
    pub fn of(held: &Held) -> Result<Self, Fault> {
        Ok(Self {
            id: held.id.0,
            why: word(&held.why)?,
            owner_id: held.owner.map(|person| person.0),
            group_id: held.group.map(|group| group.0),
            poll_id: held.poll.map(|poll| poll.0),
            command: text(&held.command)?,
            author_id: held.author.map(|person| person.0),
            from_address: held.from.as_ref().map(Address::to_string),
            spf_domain: held.spf_domain.clone(),
            received_at: micros(held.received_at),
            until_at: micros(held.until),
            raw_id: held.raw.map(|raw| raw.0),
            settled: held.settled.as_ref().map(word).transpose()?,
        })
    }

    pub fn noun(self) -> Result<Held, Fault> {
        Ok(Held {
            id: HeldId(self.id),
            why: variant(&self.why)?,
            owner: self.owner_id.map(PersonId),
            group: self.group_id.map(GroupId),
            poll: self.poll_id.map(PollId),
            command: part(&self.command)?,
            author: self.author_id.map(PersonId),
            from: self.from_address.map(Address::trusted),
            spf_domain: self.spf_domain,
            received_at: instant(self.received_at)?,
            until: instant(self.until_at)?,
            raw: self.raw_id.map(RawId),
            settled: self.settled.as_deref().map(variant).transpose()?,
        })
    }
}

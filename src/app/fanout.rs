//! A fact becomes one notice per person. Small groups are told in the fact's own commit; large ones in steps.

use super::App;
use crate::core::audience::{Only, Telling};
use crate::core::consent::{self, Queueing};
use crate::core::ids::{EventId, IdSource};
use crate::core::notice::{Notice, NoticeState};
use crate::core::view::{Needs, View};
use crate::store::{FanoutRow, Fault, Saving};
use jiff::Timestamp;

/// Tells a fact to everybody it concerns, or leaves a fan-out row when they are too many to load at once.
pub(super) fn tell(view: &mut View, saving: &mut Saving, telling: &Telling, at: Timestamp, now: Timestamp, ids: &mut IdSource) {
    let few = view.rosters.contains(&telling.group) || telling.people.is_some() || telling.only == Only::Coordinators;
    if !few {
        let record = serde_json::to_value(telling).unwrap_or_default();
        saving.fanouts.push(FanoutRow { event: ids.mint(), group: telling.group, record, at });
        return;
    }
    for notice in notices(view, telling, at, now, ids) {
        view.notices.put(notice.id, notice);
    }
}

/// The notices of a fact for the loaded members, with consent asked for each.
pub(super) fn notices(view: &View, telling: &Telling, at: Timestamp, now: Timestamp, ids: &mut IdSource) -> Vec<Notice> {
    let members = || view.members_at(telling.group, at).filter(|member| telling.concerns(view, member)).map(|member| member.person).collect();
    let concerned = telling.people.clone().unwrap_or_else(members);
    concerned.into_iter().map(|person| queue(view, telling.notice(person, now, ids), now)).collect()
}

/// Asks consent for one notice and writes the answer into it.
pub(super) fn queue(view: &View, notice: Notice, now: Timestamp) -> Notice {
    if notice.state != NoticeState::Queued {
        return notice;
    }
    match consent::at_queueing(view, &notice, now) {
        Queueing::Now => notice,
        Queueing::ForDigest(slot) => Notice { state: NoticeState::ForDigest, due: slot, ..notice },
        Queueing::Later(until) => Notice { due: until, ..notice },
        Queueing::Withheld(why) => Notice { state: NoticeState::Withheld, reason: Some(why.word().to_string()), ..notice },
    }
}

impl App {
    /// One step of the oldest unfinished fan-out. `false` when there was nothing to do.
    pub async fn fan_out_step(&self) -> Result<bool, Fault> {
        match self.store.fanout_after(None).await? {
            Some(event) => self.fan_out(event).await,
            None => Ok(false),
        }
    }

    /// One step of a fan-out: so many members as can be told in five milliseconds, their notices and the cursor in one
    /// commit. `false` when there was nothing to do, or somebody else does it.
    pub async fn fan_out(&self, event: EventId) -> Result<bool, Fault> {
        let limit = self.stride.people();
        let mut tx = self.store.begin().await?;
        let began = self.world.now();
        let Some(fanout) = tx.fanout(event).await? else { return Ok(false) };
        let telling: Telling = serde_json::from_value(fanout.record.clone()).map_err(|error| Fault::other(format!("a fan-out row: {error}")))?;
        let mut view = View::default();
        tx.load(&mut view, &place(&telling)).await?;
        let people = tx.fanout_chunk(&fanout, limit, &mut view).await?;
        if telling.only == Only::Undecided {
            let mut votes = Needs::default();
            telling.poll.into_iter().for_each(|poll| votes.votes(&view, poll, &people));
            tx.load(&mut view, &votes).await?;
        }
        let now = self.world.now();
        for notice in notices(&view, &telling, fanout.at, now, &mut self.world.ids()) {
            view.notices.put(notice.id, notice);
        }
        tx.save(&mut view, &Saving::default()).await?;
        match people.last() {
            Some(last) if people.len() == limit as usize => tx.move_fanout(fanout.event, *last).await?,
            _ => tx.finish_fanout(fanout.event).await?,
        }
        // What a commit takes says nothing about how many there were.
        self.stride.took(people.len(), self.world.now().duration_since(began));
        tx.commit().await?;
        self.ring();
        Ok(true)
    }
}

/// What consent looks at beside the people: the group's default, and when the poll closes.
fn place(telling: &Telling) -> Needs {
    Needs { groups: [telling.group].into(), polls: telling.poll.into_iter().collect(), ..Needs::default() }
}

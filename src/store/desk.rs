//! Somebody's desk: what waits for them. For `status` and `resend`.

use super::fault::Fault;
use super::link::Link;
use super::load::{asked, put_ballots, put_groups, put_participants, put_polls};
use super::rows::HeldRow;
use crate::core::view::{Needs, View};

/// The open polls of their groups, and those that asked them as guests, with their own ballots, the groups, and what is
/// held for them.
pub(super) async fn load_desks(link: &mut Link, view: &mut View, needs: &Needs) -> Result<(), Fault> {
    let Some(people) = asked(&needs.desks)? else { return Ok(()) };
    let polls = "WHERE stage = 'open' AND (group_id IN (SELECT group_id FROM memberships WHERE until_at IS NULL AND person_id {ints:$1}) \
                 OR id IN (SELECT poll_id FROM notices WHERE kind = 'ballot' AND person_id {ints:$1}))";
    put_polls(view, link.find(polls, people.clone()).await?)?;
    let ballots = "WHERE state = 'counted' AND person_id {ints:$1} AND poll_id IN (SELECT id FROM polls WHERE stage = 'open')";
    put_ballots(view, link.find(ballots, people.clone()).await?)?;
    let voted = "WHERE person_id {ints:$1} AND poll_id IN (SELECT id FROM polls WHERE stage = 'open')";
    put_participants(view, link.find(voted, people.clone()).await?);
    let groups = "WHERE id IN (SELECT group_id FROM memberships WHERE until_at IS NULL AND person_id {ints:$1}) OR id IN (SELECT group_id FROM polls \
                  WHERE stage = 'open' AND id IN (SELECT poll_id FROM notices WHERE kind = 'ballot' AND person_id {ints:$1}))";
    put_groups(view, link.find(groups, people.clone()).await?)?;
    for row in link.find::<HeldRow>("WHERE settled IS NULL AND owner_id {ints:$1}", people).await? {
        let held = row.noun()?;
        view.held.load(held.id, held);
    }
    Ok(())
}

use super::super::testing::*;
use super::*;
use crate::core::group::{GroupRules, Membership, Role};
use crate::core::ids::{GroupId, HeldId, PollId};
use crate::core::notice::{Notice, NoticeState};
use crate::core::person::Address;
use crate::core::poll::Stage;
use crate::core::thread::{Closed, Comment, Thread};
use crate::store::{Saving, Store};

async fn loaded(store: &Store, needs: Needs) -> View {
    let mut view = View::default();
    store.reader().await.unwrap().load(&mut view, &needs).await.unwrap();
    assert!(needs.without(&view.asked).is_empty(), "everything counts as asked");
    view
}

fn with_members(view: &mut View, group: i64, people: impl Iterator<Item = i64>) {
    for id in people {
        view.people.put(PersonId(id), person(id));
        view.memberships.put((GroupId(group), PersonId(id), at(3)), member(group, id));
    }
}

#[tokio::test]
async fn nothing_asked_is_nothing_loaded() {
    on_both(async |store| {
        let view = loaded(&store, Needs::default()).await;
        assert_eq!(view.people.values().count() + view.groups.values().count(), 0);
    })
    .await;
}

#[tokio::test]
async fn people_are_found_by_any_of_their_addresses_and_mailboxes_may_be_shared() {
    on_both(async |store| {
        let mut view = View::default();
        view.people.put(PersonId(1), person(1));
        let mut partner = person(2);
        partner.addresses = vec![known("p2@one.example"), known("p1@one.example")];
        view.people.put(PersonId(2), partner);
        keep(&store, &mut view).await;
        let check = async |address: &str, expect: &[i64]| {
            let address = Address::parse(address).unwrap();
            let view = loaded(&store, Needs { addresses: [address.clone()].into(), ..Needs::default() }).await;
            assert_eq!(view.people_at(&address).iter().map(|person| person.id.0).collect::<Vec<_>>(), expect, "{address}");
        };
        check("p1@one.example", &[1, 2]).await;
        check("P1@TWO.example", &[1]).await;
        check("nobody@one.example", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_small_roster_is_loaded_whole_and_of_a_large_one_no_more_than_its_size() {
    on_both(async |store| {
        let mut view = View::default();
        with_members(&mut view, 1, 1..=50);
        with_members(&mut view, 2, 1..=51);
        view.memberships.put((GroupId(1), PersonId(60), at(3)), Membership { until: Some(at(5)), ..member(1, 60) });
        let mut deaf = person(7);
        deaf.addresses.iter_mut().for_each(|known| known.dead = true);
        view.people.put(PersonId(7), deaf);
        keep(&store, &mut view).await;
        let small = loaded(&store, Needs { rosters: [GroupId(1), GroupId(3)].into(), ..Needs::default() }).await;
        assert_eq!(small.rosters, [GroupId(1), GroupId(3)].into());
        assert_eq!((small.people.values().count(), small.memberships.values().count()), (50, 50));
        let large = loaded(&store, Needs { rosters: [GroupId(2)].into(), ..Needs::default() }).await;
        assert!(large.rosters.is_empty() && large.people.values().next().is_none());
        let all = || [1, 2, 3].map(GroupId).into();
        let counted = loaded(&store, Needs { sizes: all(), unreachable: all(), ..Needs::default() }).await;
        let size = |group| counted.sizes.get(&GroupId(group)).copied().unwrap_or_default();
        assert_eq!([1, 2, 3].map(|group| (size(group).members, size(group).unreachable)), [(50, 1), (51, 1), (0, 0)]);
        let counted = loaded(&store, Needs { sizes: all(), ..Needs::default() }).await;
        assert!(counted.sizes.values().all(|size| size.unreachable == 0) && counted.memberships.values().next().is_none());
    })
    .await;
}

#[tokio::test]
async fn coordinators_are_loaded_however_large_the_group_is() {
    on_both(async |store| {
        let mut view = View::default();
        with_members(&mut view, 1, 1..=60);
        for id in [4, 5] {
            view.memberships.put((GroupId(1), PersonId(id), at(3)), Membership { role: Role::Coordinator, ..member(1, id) });
        }
        keep(&store, &mut view).await;
        let view = loaded(&store, Needs { coordinators: [GroupId(1)].into(), ..Needs::default() }).await;
        assert_eq!(view.people.values().map(|person| person.id.0).collect::<Vec<_>>(), [4, 5]);
        assert!(view.memberships.values().all(|member| member.role == Role::Coordinator));
    })
    .await;
}

#[tokio::test]
async fn talk_is_the_oldest_five_hundred_comments_with_their_authors() {
    on_both(async |store| {
        let mut view = View::default();
        view.people.put(PersonId(3), person(3));
        view.people.put(PersonId(9), person(9));
        for id in 1..=503 {
            view.comments.put(id.into(), Comment { words: "x".into(), ..comment(id, 4, 3) });
        }
        view.comments.put(900.into(), comment(900, 5, 9));
        keep(&store, &mut view).await;
        let view = loaded(&store, Needs { talk: [ThreadId(4)].into(), ..Needs::default() }).await;
        assert_eq!(view.comments.values().count(), 500);
        assert_eq!(view.comments.values().map(|comment| comment.id.0).max(), Some(500));
        assert_eq!(view.people.values().map(|person| person.id.0).collect::<Vec<_>>(), [3]);
    })
    .await;
}

#[tokio::test]
async fn an_archive_is_the_newest_hundred_of_each_group() {
    on_both(async |store| {
        let mut view = View::default();
        for id in 1..=102 {
            view.threads.put(id.into(), thread(id, 1));
            view.polls.put(id.into(), poll(id, 1, Stage::Settled));
        }
        view.threads.put(200.into(), thread(200, 2));
        keep(&store, &mut view).await;
        let view = loaded(&store, Needs { archives: [GroupId(1), GroupId(2)].into(), ..Needs::default() }).await;
        assert_eq!(view.threads.values().map(|thread| thread.id.0).min(), Some(3));
        assert_eq!((view.threads.values().count(), view.polls.values().count()), (101, 100));
    })
    .await;
}

#[tokio::test]
async fn a_title_finds_the_open_thread_of_that_group() {
    on_both(async |store| {
        let mut view = View::default();
        let closed = Some(Closed { by: PersonId(1), at: at(5) });
        for (id, group, closed) in [(1, 1, closed), (2, 1, None), (3, 2, None)] {
            view.threads.put(id.into(), Thread { title: "Fence".into(), closed, ..thread(id, group) });
        }
        keep(&store, &mut view).await;
        let view = loaded(&store, Needs { titles: [(GroupId(1), "Fence".into()), (GroupId(1), "No".into())].into(), ..Needs::default() }).await;
        assert_eq!(view.threads.values().map(|thread| thread.id.0).collect::<Vec<_>>(), [2]);
    })
    .await;
}

#[tokio::test]
async fn a_desk_has_what_waits_for_its_owner() {
    on_both(async |store| {
        let mut view = View::default();
        for id in [1, 2] {
            view.groups.put(id.into(), group(id));
        }
        with_members(&mut view, 1, [1, 2].into_iter());
        view.polls.put(8.into(), poll(8, 1, Stage::Open));
        view.polls.put(9.into(), poll(9, 1, Stage::Closed));
        view.polls.put(10.into(), poll(10, 2, Stage::Open));
        view.ballots.put(30.into(), ballot(30, 8, 1));
        view.ballots.put(31.into(), ballot(31, 8, 2));
        view.held.put(40.into(), held(40, 1, 8));
        view.held.put(41.into(), held(41, 2, 8));
        keep(&store, &mut view).await;
        let view = loaded(&store, Needs { desks: [PersonId(1)].into(), ..Needs::default() }).await;
        assert_eq!(view.polls.values().map(|poll| poll.id).collect::<Vec<_>>(), [PollId(8)]);
        assert_eq!(view.ballots.values().map(|ballot| ballot.id.0).collect::<Vec<_>>(), [30]);
        assert_eq!(view.held.values().map(|held| held.id).collect::<Vec<_>>(), [HeldId(40)]);
        assert_eq!(view.groups.values().map(|group| group.id).collect::<Vec<_>>(), [GroupId(1)]);
    })
    .await;
}

#[tokio::test]
async fn handles_and_pending_digests_are_found() {
    on_both(async |store| {
        let mut view = View::default();
        view.groups.put(1.into(), group(1));
        view.notices.put(50.into(), Notice { state: NoticeState::ForDigest, ..notice(50, 1) });
        view.notices.put(51.into(), notice(51, 1));
        keep(&store, &mut view).await;
        let needs = Needs { handles: ["g1".into(), "g9".into()].into(), pending_digests: [PersonId(1)].into(), ..Needs::default() };
        let view = loaded(&store, needs).await;
        assert!(view.group_named("g1").is_some() && view.group_named("g9").is_none());
        assert_eq!(view.notices.values().map(|notice| notice.id.0).collect::<Vec<_>>(), [50]);
    })
    .await;
}

#[tokio::test]
async fn a_reader_sees_one_unmoving_picture() {
    on_both(async |store| {
        let mut reader = store.reader().await.unwrap();
        let mut seen = View::default();
        reader.load(&mut seen, &Needs { handles: ["g1".into()].into(), ..Needs::default() }).await.unwrap();
        let mut view = View::default();
        view.groups.put(1.into(), group(1));
        keep(&store, &mut view).await;
        reader.load(&mut seen, &Needs { groups: [GroupId(1)].into(), ..Needs::default() }).await.unwrap();
        assert!(seen.groups.get(GroupId(1)).is_none());
        assert!(loaded(&store, Needs { groups: [GroupId(1)].into(), ..Needs::default() }).await.groups.get(GroupId(1)).is_some());
    })
    .await;
}

#[tokio::test]
async fn what_a_second_change_of_a_groups_rules_reads_is_what_the_first_has_made_of_them() {
    on_both(async |store| {
        let mut view = View::default();
        view.groups.put(1.into(), group(1));
        keep(&store, &mut view).await;
        let governed = Needs { governed: ["g1".to_string()].into(), ..Needs::default() };
        let change = |view: &mut View, edit: fn(&mut GroupRules)| {
            let mut group = view.group_named("g1").unwrap().clone();
            edit(&mut group.rules);
            view.groups.put(group.id, group);
        };
        let (mut first, mut early) = (store.begin().await.unwrap(), View::default());
        first.load(&mut early, &governed).await.unwrap();
        let second = async {
            let (mut tx, mut late) = (store.begin().await.unwrap(), View::default());
            tx.load(&mut late, &governed).await.unwrap();
            change(&mut late, |rules| rules.attach_limit = 7);
            tx.save(&mut late, &Saving::default()).await.unwrap();
            tx.commit().await.unwrap();
        };
        let finish = async {
            change(&mut early, |rules| rules.members_may_poll = true);
            first.save(&mut early, &Saving::default()).await.unwrap();
            first.commit().await.unwrap();
        };
        tokio::join!(second, finish);
        let after = loaded(&store, governed.clone()).await;
        let rules = &after.group_named("g1").unwrap().rules;
        assert_eq!(*rules, GroupRules { members_may_poll: true, attach_limit: 7, ..group(1).rules });
    })
    .await;
}

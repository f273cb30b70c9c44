use super::*;
use crate::core::command::{Command, Door};
use crate::core::consent::{claim, setting_in};
use crate::core::ids::{NoticeId, PollId};
use crate::core::notice::{Notice, NoticeBody, NoticeKind, NoticeState};
use crate::core::person::Scope;
use crate::core::sample::{ANA, BEN, GARDEN, Room, at};
use crate::core::trust::{Actor, Proof};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Something that happens in a group, as it may happen in any order.
#[derive(Clone, Debug)]
enum Happening {
    Talk,
    Poll(i64),
    /// Ben votes in the newest poll, by the ballot he was sent.
    Vote,
    /// Ana closes the newest poll, and it is counted.
    Close,
    Prefer(Scope, Level),
    /// So many minutes pass; the clock ticks afterwards, or the service is down.
    Pass(i64, bool),
}

fn happening() -> impl Strategy<Value = Happening> {
    let level = prop_oneof![3 => Just(Level::Digest), 1 => Just(Level::Everything), 1 => Just(Level::Asked), 1 => Just(Level::Nothing)];
    prop_oneof![
        4 => Just(Happening::Talk),
        2 => (1..200_i64).prop_map(Happening::Poll),
        1 => Just(Happening::Vote),
        1 => Just(Happening::Close),
        2 => (prop_oneof![Just(Scope::All), Just(Scope::Group(GARDEN))], level).prop_map(|(scope, level)| Happening::Prefer(scope, level)),
        5 => (1..3000_i64, prop::bool::weighted(0.7)).prop_map(|(minutes, up)| Happening::Pass(minutes, up)),
    ]
}

/// The play, and what became of everything that was kept for Ben's digest.
struct Play {
    room: Room,
    /// What was rightly left out when a digest was made, and why.
    left_out: BTreeMap<NoticeId, &'static str>,
}

impl Play {
    fn happens(&mut self, what: &Happening) {
        match what {
            Happening::Talk => drop(self.room.write(ANA, Door::Talk, "Fence", "It leans.")),
            Happening::Poll(hours) => drop(self.room.poll(*hours)),
            Happening::Vote => self.vote(),
            Happening::Close => self.close(),
            Happening::Prefer(scope, level) => {
                let command = Command::SetLevel { person: BEN, scope: *scope, level: Some(*level) };
                self.room.act(&Actor::Session { person: BEN }, &command);
            }
            Happening::Pass(minutes, up) => {
                self.room.pass(SignedDuration::from_mins(*minutes));
                if *up {
                    self.tick();
                }
            }
        }
    }

    fn newest(&self) -> Option<PollId> {
        self.room.view.polls.values().filter(|poll| poll.is_open()).map(|poll| poll.id).max()
    }

    fn vote(&mut self) {
        let Some(poll) = self.newest() else { return };
        let ballot = self.room.view.notices.values().find(|notice| notice.person == BEN && notice.poll == Some(poll) && notice.kind == NoticeKind::Ballot);
        if let Some(ballot) = ballot.map(|ballot| ballot.id) {
            self.room.answer(BEN, Proof::Strong, ballot, "1");
        }
    }

    fn close(&mut self) {
        if let Some(poll) = self.newest() {
            let closes_at = self.room.view.polls.get(poll).map(|poll| poll.closes_at).unwrap();
            self.room.now = self.room.now.max(closes_at);
            self.room.act(&Actor::Clock, &Command::ClosePoll { poll });
            self.room.state_result(poll);
        }
    }

    fn waiting(&self) -> Vec<Notice> {
        let waits = |notice: &&Notice| notice.person == BEN && notice.state == NoticeState::ForDigest;
        self.room.view.notices.values().filter(waits).cloned().collect()
    }

    /// The clock's part: a digest when the earliest slot has come.
    fn tick(&mut self) {
        let waiting = self.waiting();
        let Some(slot) = waiting.iter().map(|notice| notice.due).min().filter(|slot| *slot <= self.room.now) else { return };
        for notice in &waiting {
            if let Some(why) = self.why_not(notice) {
                self.left_out.insert(notice.id, why);
            }
        }
        self.room.act(&Actor::Clock, &Command::MakeDigest { person: BEN, slot });
    }

    /// Why a fact need not be told any more, said independently of the rules that leave it out.
    fn why_not(&self, notice: &Notice) -> Option<&'static str> {
        let view = &self.room.view;
        let level = setting_in(view, BEN, notice.group, notice.thread).level;
        let poll = notice.poll.and_then(|poll| view.polls.get(poll));
        match notice.kind {
            NoticeKind::Comment if level < Level::Digest => Some("talk was stopped"),
            NoticeKind::Ballot | NoticeKind::Result if level == Level::Nothing => Some("everything was stopped"),
            NoticeKind::Ballot if poll.is_none_or(|poll| !poll.is_open()) => Some("the poll has closed"),
            NoticeKind::Ballot if poll.is_some_and(|poll| view.ballot(poll.id, BEN).is_some()) => Some("answered before"),
            _ => None,
        }
    }

    /// How often each kept notice stands in a digest.
    fn told(&self) -> BTreeMap<NoticeId, usize> {
        let items: Vec<&DigestItem> = self.room.view.notices.values().filter(|notice| notice.person == BEN).flat_map(items).collect();
        let times = |notice: &Notice| {
            let same = |item: &&&DigestItem| match (&notice.body, notice.kind) {
                (NoticeBody::Comment { comment }, _) => item.comments.contains(comment),
                (_, kind) => item.poll == notice.poll && item.decided == (kind == NoticeKind::Result),
            };
            items.iter().filter(same).count()
        };
        let kept = self.room.kept.iter().filter_map(|id| self.room.view.notices.get(*id)).filter(|notice| notice.person == BEN);
        kept.map(|notice| (notice.id, times(notice))).collect()
    }
}

fn items(notice: &Notice) -> &[DigestItem] {
    match &notice.body {
        NoticeBody::Digest { items, .. } => items,
        _ => &[],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_each_fact_that_waits_is_in_exactly_one_digest_or_rightly_in_none(
        happenings in prop::collection::vec(happening(), 1..60),
        zone in prop::sample::select(vec!["UTC", "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"]),
        start in prop::sample::select(vec!["2026-03-27T05:00:00Z", "2026-10-23T22:00:00Z", "2026-11-24T09:00:00Z", "2026-04-03T13:00:00Z"]),
    ) {
        let mut play = Play { room: Room::new(at(start), zone), left_out: BTreeMap::new() };
        play.happens(&Happening::Prefer(Scope::Group(GARDEN), Level::Digest));
        for what in &happenings {
            play.happens(what);
        }
        // In the end the service is up, and days go by.
        for _ in 0..4 {
            play.happens(&Happening::Pass(26 * 60, true));
        }
        prop_assert!(play.waiting().is_empty(), "something still waits");
        for (notice, times) in play.told() {
            let expected = usize::from(!play.left_out.contains_key(&notice));
            prop_assert_eq!(times, expected, "notice {} ({:?}), left out because {:?}", notice, play.room.view.notices.get(notice).map(|n| n.kind), play.left_out.get(&notice));
        }
        for digest in play.room.view.notices.values().filter(|notice| notice.kind == NoticeKind::Digest) {
            let NoticeBody::Digest { slot, items } = &digest.body else { unreachable!("a digest has a digest's body") };
            prop_assert!(!items.is_empty(), "no news, no mail");
            prop_assert!(*slot <= digest.made_at, "never before its time");
            prop_assert_eq!(slot.to_zoned(TimeZone::get(zone).unwrap()).hour(), 7);
        }
    }
}

#[test]
fn a_digest_asks_first_then_tells_what_was_decided_then_what_was_said() {
    let soon = at("2026-11-25T09:00:00Z");
    let entries = vec![
        Entry::Comment { thread: ThreadId(5), comment: CommentId(51) },
        Entry::Result { poll: PollId(3), version: 1 },
        Entry::Ballot { poll: PollId(2), version: 1, closes_at: soon + SignedDuration::from_hours(9) },
        Entry::Comment { thread: ThreadId(5), comment: CommentId(52) },
        Entry::Ballot { poll: PollId(1), version: 2, closes_at: soon },
    ];
    let found: Vec<_> = arrange(entries).into_iter().map(|item| (item.code, item.poll.map(|poll| poll.0), item.comments.len(), item.decided)).collect();
    let expected = [("A", Some(1), 0, false), ("B", Some(2), 0, false), ("C", Some(3), 0, true), ("D", None, 2, false)];
    assert_eq!(found, expected.map(|(code, poll, comments, decided)| (code.to_string(), poll, comments, decided)));
}

#[test]
fn codes_go_on_after_z() {
    let entries = (0..30).map(|thread| Entry::Comment { thread: ThreadId(thread), comment: CommentId(thread) }).collect();
    let codes: Vec<String> = arrange(entries).into_iter().map(|item| item.code).collect();
    assert_eq!((codes[25].as_str(), codes[26].as_str(), codes[29].as_str()), ("Z", "AA", "AD"));
}

#[test]
fn what_may_still_be_told_depends_on_the_level_at_the_time() {
    let table = [(NoticeKind::Comment, [true, true, false, false]), (NoticeKind::Ballot, [true, true, true, false])];
    for (kind, expected) in table {
        for (level, expected) in [Level::Everything, Level::Digest, Level::Asked, Level::Nothing].into_iter().zip(expected) {
            assert_eq!(still_wanted(claim(kind), level), expected, "{kind:?} under {level:?}");
        }
    }
}

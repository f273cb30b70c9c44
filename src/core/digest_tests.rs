use super::*;
use crate::core::command::{AnsweredBy, Command, Door, MailWords};
use crate::core::consent::{self, Stays, claim, setting_in};
use crate::core::grammar::{PollOrder, Words};
use crate::core::ids::{NoticeId, PollId};
use crate::core::notice::{Notice, NoticeBody, NoticeKind, NoticeState};
use crate::core::person::{DigestTimes, Scope};
use crate::core::poll::{Poll, Stage};
use crate::core::sample::{ANA, BEN, CLEO, GARDEN, Room, at};
use crate::core::trust::{Actor, Proof};
use jiff::SignedDuration;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Something that happens in a group, as it may happen in any order.
#[derive(Clone, Debug)]
enum Happening {
    /// Ana begins a thread.
    Talk,
    /// Cleo answers what she was sent last.
    Reply,
    Poll(i64),
    /// Ben votes in the newest poll, by the ballot he was sent.
    Vote,
    /// The newest poll's minute comes, and it is counted.
    Close,
    /// Ana states what came of the poll that was counted last.
    Outcome,
    Prefer(Where, Level),
    Habits(Habits),
    /// Ben's mail rests for so many minutes, or rests no longer.
    Rest(Option<i64>),
    /// So many minutes pass; the clock ticks afterwards, or the service is down.
    Pass(i64, bool),
}

#[derive(Clone, Copy, Debug)]
enum Where {
    All,
    Group,
    /// The thread that was begun last.
    Thread,
}

/// When Ben wants his digest, and where he is.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Habits {
    hour: i8,
    /// Mondays and Thursdays alone.
    twice_a_week: bool,
    zone: &'static str,
}

impl Habits {
    fn cron(self) -> String {
        format!("0 {} * * {}", self.hour, if self.twice_a_week { "1,4" } else { "*" })
    }

    /// Whether a digest may come then. An hour that a clock change leaves out comes an hour later at most.
    fn fit(self, slot: Timestamp) -> bool {
        let local = slot.to_zoned(TimeZone::get(self.zone).unwrap());
        let left_out = self.hour == 2 && (local.hour() == 3 || local.minute() > 0);
        let day = !self.twice_a_week || [Weekday::Monday, Weekday::Thursday].contains(&local.weekday());
        day && (local.hour() == self.hour || left_out)
    }
}

fn zone() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["UTC", "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"])
}

fn happening() -> impl Strategy<Value = Happening> {
    let level = prop_oneof![3 => Just(Level::Digest), 2 => Just(Level::Everything), 1 => Just(Level::Asked), 1 => Just(Level::Nothing)];
    let place = prop_oneof![1 => Just(Where::All), 2 => Just(Where::Group), 2 => Just(Where::Thread)];
    let habits =
        (prop::sample::select(vec![0, 2, 7, 18, 23]), prop::bool::ANY, zone()).prop_map(|(hour, twice_a_week, zone)| Habits { hour, twice_a_week, zone });
    prop_oneof![
        4 => Just(Happening::Talk),
        3 => Just(Happening::Reply),
        2 => (1..400_i64).prop_map(Happening::Poll),
        1 => Just(Happening::Vote),
        1 => Just(Happening::Close),
        1 => Just(Happening::Outcome),
        3 => (place, level).prop_map(|(place, level)| Happening::Prefer(place, level)),
        1 => habits.prop_map(Happening::Habits),
        1 => prop::option::weighted(0.7, 1..6000_i64).prop_map(Happening::Rest),
        6 => (1..3000_i64, prop::bool::weighted(0.7)).prop_map(|(minutes, up)| Happening::Pass(minutes, up)),
    ]
}

/// The play, and what must come of everything that was kept for Ben's digest.
struct Play {
    room: Room,
    /// What he has ever wanted.
    habits: Vec<Habits>,
    /// Comments that a digest had to tell, and what was rightly left out when one was made, with the reason.
    to_tell: BTreeSet<CommentId>,
    left_out: BTreeMap<NoticeId, &'static str>,
    /// How many digests had to tell of a poll: that it waits, or what was decided.
    polls_to_tell: BTreeMap<(PollId, bool), usize>,
}

impl Play {
    fn new(start: &str, zone: &'static str) -> Self {
        let habits = vec![Habits { hour: 7, twice_a_week: false, zone }];
        Self { room: Room::new(at(start), zone), habits, to_tell: BTreeSet::new(), left_out: BTreeMap::new(), polls_to_tell: BTreeMap::new() }
    }

    fn happens(&mut self, what: &Happening) {
        match what {
            Happening::Talk => drop(self.room.write(ANA, Door::Talk, "Fence", "It leans.")),
            Happening::Reply => self.reply(),
            Happening::Poll(hours) => drop(self.room.poll(*hours)),
            Happening::Vote => self.vote(),
            Happening::Close => self.close_newest(),
            Happening::Outcome => self.state_outcome(),
            Happening::Prefer(place, level) => self.prefer(*place, *level),
            Happening::Habits(habits) => self.wants(*habits),
            Happening::Rest(minutes) => {
                let until = minutes.map(|minutes| self.room.now + SignedDuration::from_mins(minutes));
                self.ben(&Command::SetPause { person: BEN, until });
            }
            Happening::Pass(minutes, up) => {
                self.room.pass(SignedDuration::from_mins(*minutes));
                if *up {
                    self.tick();
                }
            }
        }
    }

    fn ben(&mut self, command: &Command) {
        self.room.act(&Actor::Session { person: BEN }, command);
    }

    fn reply(&mut self) {
        let Some(notice) = self.room.last(CLEO, NoticeKind::Comment).map(|notice| notice.id) else { return };
        let mail = MailWords { words: Words::own_only("The second post is rotten as well."), threaded: true, ..MailWords::default() };
        let actor = self.room.mail_of(CLEO, Proof::Strong);
        self.room.act(&actor, &Command::Answer { notice, by: AnsweredBy::Comment, to: None, mail });
    }

    fn prefer(&mut self, place: Where, level: Level) {
        let thread = self.room.view.threads.values().map(|thread| thread.id).max();
        let scope = match place {
            Where::All => Scope::All,
            Where::Group => Scope::Group(GARDEN),
            Where::Thread => thread.map_or(Scope::Group(GARDEN), Scope::Thread),
        };
        self.ben(&Command::SetLevel { person: BEN, scope, level: Some(level) });
    }

    fn wants(&mut self, habits: Habits) {
        self.ben(&Command::SetHabits { person: BEN, digest: DigestTimes(habits.cron()), zone: habits.zone.into(), text_only: false });
        self.habits.push(habits);
    }

    fn polls(&self, fits: impl Fn(&Poll) -> bool) -> Vec<Poll> {
        self.room.view.polls.values().filter(|poll| fits(poll)).cloned().collect()
    }

    fn vote(&mut self) {
        let Some(poll) = self.polls(Poll::is_open).into_iter().map(|poll| poll.id).max() else { return };
        let ballot = self.room.view.notices.values().find(|notice| notice.person == BEN && notice.poll == Some(poll) && notice.kind == NoticeKind::Ballot);
        if let Some(ballot) = ballot.map(|ballot| ballot.id) {
            self.room.answer(BEN, Proof::Strong, ballot, "1");
        }
    }

    fn close_newest(&mut self) {
        if let Some(poll) = self.polls(Poll::is_open).into_iter().max_by_key(|poll| poll.id) {
            self.room.now = self.room.now.max(poll.closes_at);
            self.close(poll.id);
        }
    }

    fn close(&mut self, poll: PollId) {
        self.room.act(&Actor::Clock, &Command::ClosePoll { poll });
        self.room.state_result(poll);
    }

    fn state_outcome(&mut self) {
        let counted = self.polls(|poll| poll.stage == Stage::Settled).into_iter().max_by_key(|poll| (poll.closed_at, poll.id));
        if let Some(poll) = counted.map(|poll| poll.id) {
            let order = PollOrder::Outcome { words: "We take green.".into() };
            self.room.act(&Actor::Session { person: ANA }, &Command::SteerPoll { poll, order });
        }
    }

    fn waiting(&self) -> Vec<Notice> {
        let waits = |notice: &&Notice| notice.person == BEN && notice.state == NoticeState::ForDigest;
        self.room.view.notices.values().filter(waits).cloned().collect()
    }

    /// The clock's part: polls close and are reminded of, a digest is made when the earliest slot has come, and what is due goes.
    fn tick(&mut self) {
        let now = self.room.now;
        for poll in self.polls(|poll| poll.is_open() && poll.closes_at <= now) {
            self.close(poll.id);
        }
        for poll in self.polls(|poll| poll.is_open() && poll.life.remind_at.is_some_and(|at| at <= now)) {
            self.room.act(&Actor::Clock, &Command::RemindVoters { poll: poll.id, number: poll.life.reminders + 1 });
        }
        if let Some(slot) = self.waiting().iter().map(|notice| notice.due).min().filter(|slot| *slot <= now) {
            self.note_what_is_to_tell();
            self.room.act(&Actor::Clock, &Command::MakeDigest { person: BEN, slot });
        }
        self.hand_over();
    }

    /// What the digest that is made now has to tell. While Ben's mail rests that is nothing: all of it comes afterwards.
    fn note_what_is_to_tell(&mut self) {
        if self.room.view.people.get(BEN).is_some_and(|ben| ben.pauses(self.room.now).is_some()) {
            return;
        }
        let waiting: Vec<Notice> = self.waiting().into_iter().filter(|notice| !self.may_be_taken_back(notice)).collect();
        let mut polls = BTreeSet::new();
        for notice in waiting {
            match (self.why_not(&notice), &notice.body) {
                (Some(why), _) => drop(self.left_out.insert(notice.id, why)),
                (None, NoticeBody::Comment { comment }) => drop(self.to_tell.insert(*comment)),
                (None, _) => drop(polls.insert((notice.poll.unwrap(), matches!(notice.kind, NoticeKind::Result | NoticeKind::Outcome)))),
            }
        }
        polls.into_iter().for_each(|poll| *self.polls_to_tell.entry(poll).or_default() += 1);
    }

    /// An outcome of the last minutes: it is not told yet.
    fn may_be_taken_back(&self, notice: &Notice) -> bool {
        let stated = notice.poll.and_then(|poll| self.room.view.polls.get(poll)).and_then(|poll| poll.life.outcome.as_ref());
        matches!(&notice.body, NoticeBody::Outcome { stated_at } if stated.is_some_and(|stated| stated.at == *stated_at && stated.told_at > self.room.now))
    }

    /// Why a fact need not be told any more, said independently of the rules that leave it out.
    fn why_not(&self, notice: &Notice) -> Option<&'static str> {
        let view = &self.room.view;
        let level = setting_in(view, BEN, notice.group, notice.thread).level;
        let poll = notice.poll.and_then(|poll| view.polls.get(poll));
        let asks = matches!(notice.kind, NoticeKind::Ballot | NoticeKind::Reminder);
        match &notice.body {
            NoticeBody::Comment { .. } => (level < Level::Digest).then_some("talk was stopped"),
            _ if level == Level::Nothing => Some("everything was stopped"),
            _ if asks && poll.is_none_or(|poll| !poll.is_open()) => Some("the poll has closed"),
            _ if asks && poll.is_some_and(|poll| view.ballot(poll.id, BEN).is_some()) => Some("answered before"),
            NoticeBody::Outcome { stated_at } if poll.is_some_and(|poll| poll.life.outcome.as_ref().is_none_or(|stated| stated.at != *stated_at)) => {
                Some("another outcome was stated")
            }
            _ => None,
        }
    }

    /// The gate's part: what is due is handed over, unless Ben wants it otherwise by now.
    fn hand_over(&mut self) {
        let due = |notice: &&Notice| notice.person == BEN && notice.state == NoticeState::Queued && notice.due <= self.room.now;
        for notice in self.room.view.notices.values().filter(due).cloned().collect::<Vec<_>>() {
            let after = match consent::clear(&self.room.view, &notice, self.room.now, ()) {
                Ok(_) => Notice { state: NoticeState::Sent, ..notice },
                Err(Stays::ForDigest(slot)) => Notice { state: NoticeState::ForDigest, due: slot, ..notice },
                Err(Stays::Later(until)) => Notice { due: until, ..notice },
                Err(Stays::Withheld(_)) => Notice { state: NoticeState::Withheld, ..notice },
            };
            self.room.view.notices.put(after.id, after);
        }
    }

    fn bens(&self, kind: NoticeKind) -> impl Iterator<Item = &Notice> {
        self.room.view.notices.values().filter(move |notice| notice.person == BEN && notice.kind == kind)
    }

    /// The comments that came as mails of their own.
    fn mailed(&self) -> BTreeSet<CommentId> {
        let comment = |notice: &Notice| if let NoticeBody::Comment { comment } = notice.body { Some(comment) } else { None };
        self.bens(NoticeKind::Comment).filter(|notice| notice.state == NoticeState::Sent).filter_map(comment).collect()
    }

    /// How often each comment, and each poll, stands in a digest.
    fn told(&self) -> (BTreeMap<CommentId, usize>, BTreeMap<(PollId, bool), usize>) {
        let (mut comments, mut polls) = (BTreeMap::new(), BTreeMap::new());
        for item in self.bens(NoticeKind::Digest).flat_map(items) {
            item.comments.iter().for_each(|comment| *comments.entry(*comment).or_default() += 1);
            item.poll.iter().for_each(|poll| *polls.entry((*poll, item.decided)).or_default() += 1);
        }
        (comments, polls)
    }
}

fn items(notice: &Notice) -> &[DigestItem] {
    match &notice.body {
        NoticeBody::Digest { items, .. } => items,
        _ => &[],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_each_fact_that_waits_is_in_exactly_one_digest_or_rightly_in_none(
        happenings in prop::collection::vec(happening(), 1..60),
        zone in zone(),
        start in prop::sample::select(vec!["2026-03-27T05:00:00Z", "2026-10-23T22:00:00Z", "2026-11-24T09:00:00Z", "2026-04-03T13:00:00Z"]),
    ) {
        let mut play = Play::new(start, zone);
        play.prefer(Where::Group, Level::Digest);
        for what in &happenings {
            play.happens(what);
        }
        // In the end the service is up, and days go by.
        for _ in 0..20 {
            play.happens(&Happening::Pass(26 * 60, true));
        }
        prop_assert!(play.waiting().is_empty(), "something still waits: {:?}", play.waiting());
        let (comments, polls) = play.told();
        let once: BTreeMap<CommentId, usize> = play.to_tell.iter().map(|comment| (*comment, 1)).collect();
        prop_assert_eq!(&comments, &once, "comments in digests; left out: {:?}", play.left_out);
        prop_assert_eq!(&polls, &play.polls_to_tell, "polls in digests; left out: {:?}", play.left_out);
        prop_assert!(comments.keys().all(|comment| !play.mailed().contains(comment)), "mailed and in a digest");
        for notice in play.bens(NoticeKind::Comment) {
            let done = matches!(notice.state, NoticeState::Sent | NoticeState::Digested | NoticeState::Withheld);
            prop_assert!(done, "neither told nor stopped: {:?}", notice);
        }
        for digest in play.bens(NoticeKind::Digest) {
            let NoticeBody::Digest { slot, items } = &digest.body else { unreachable!("a digest has a digest's body") };
            prop_assert!(!items.is_empty(), "no news, no mail");
            prop_assert!(*slot <= digest.made_at, "never before its time");
            prop_assert!(play.habits.iter().any(|habits| habits.fit(*slot)), "{} fits none of {:?}", slot, play.habits);
            prop_assert_eq!(digest.state, NoticeState::Sent);
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

use crate::core::command::Command;
use crate::core::grammar::PollOrder;
use crate::core::ids::{NoticeId, PersonId, PollId};
use crate::core::notice::{NoticeBody, NoticeKind};
use crate::core::person::Level;
use crate::core::poll::{Change, Stage};
use crate::core::sample::{ANA, BEN, CLEO, GARDEN, Room, at, ballot, outcome, room, row};
use crate::core::trust::Actor;
use crate::core::trust::Proof::{Strong, Weak};
use jiff::SignedDuration;

fn count(room: &mut Room, poll: PollId) {
    room.act(&Actor::Clock, &Command::ClosePoll { poll });
    room.state_result(poll);
}

/// Who hears by that kind of notice.
fn told(room: &Room, kind: NoticeKind) -> Vec<PersonId> {
    let mut people: Vec<_> = room.view.notices.values().filter(|notice| notice.kind == kind).map(|notice| notice.person).collect();
    people.sort();
    people
}

#[test]
fn only_the_asker_and_coordinators_steer_and_only_where_it_makes_sense() {
    // The poll closes on Thursday at nine.
    let table = [
        (BEN, Stage::Open, "poll: close", "coordinators-only"),
        (BEN, Stage::Open, "poll: extend to Friday", "coordinators-only"),
        (BEN, Stage::Settled, "poll: reopen until Friday", "coordinators-only"),
        (ANA, Stage::Open, "poll: close", "steered"),
        (ANA, Stage::Open, "poll: extend to Friday 18:00", "steered"),
        (ANA, Stage::Open, "poll: extend to Thursday 9:00", "not-later"),
        (ANA, Stage::Open, "poll: extend to the moon", "bad-date"),
        (ANA, Stage::Open, "poll: extend", "bad-date"),
        (ANA, Stage::Open, "poll: reopen until Friday", "poll-stands"),
        (ANA, Stage::Open, "poll: withdraw", "steered"),
        (ANA, Stage::Open, "poll: remind", "steered"),
        (ANA, Stage::Open, "poll: dance", "help"),
        (ANA, Stage::Closed, "poll: extend to Friday", "poll-stands"),
        (ANA, Stage::Closed, "poll: reopen until Friday", "steered"),
        (ANA, Stage::Settled, "poll: reopen until Friday", "steered"),
        (ANA, Stage::Settled, "poll: reopen until yesterday", "bad-date"),
        (ANA, Stage::Settled, "poll: remind", "poll-stands"),
        (ANA, Stage::Settled, "poll: withdraw", "poll-stands"),
        (ANA, Stage::Settled, "poll: close", "poll-stands"),
    ];
    for (who, stage, text, expected) in table {
        let mut room = room();
        let poll = room.poll(48);
        let ballot = ballot(&room, who);
        if stage != Stage::Open {
            room.pass(SignedDuration::from_hours(48));
            room.act(&Actor::Clock, &Command::ClosePoll { poll });
        }
        if stage == Stage::Settled {
            room.state_result(poll);
        }
        assert_eq!(outcome(&room.answer(who, Strong, ballot, text)), expected, "{stage:?} {text:?}");
    }
}

#[test]
fn weak_proof_holds_an_order_and_a_page_or_the_admin_gives_the_same_one() {
    let mut room = room();
    let poll = room.poll(48);
    let until = || PollOrder::Extend { until: "Friday 18:00".into() };
    assert_eq!(outcome(&room.answer(ANA, Weak, ballot(&room, ANA), "poll: extend to Friday 18:00")), "held");
    let by = |actor| (actor, Command::SteerPoll { poll, order: until() });
    let table = [
        (by(Actor::Clock), "ignored"),
        (by(Actor::Link { confirmed: true }), "ignored"),
        (by(Actor::Session { person: BEN }), "coordinators-only"),
        (by(Actor::Session { person: ANA }), "steered"),
        (by(Actor::Admin), "not-later"),
    ];
    for ((actor, command), expected) in table {
        assert_eq!(outcome(&room.act(&actor, &command)), expected, "{actor:?}");
    }
    assert_eq!(row(&room, poll).closes_at, at("2026-11-27T18:00:00Z"));
    assert_eq!(told(&room, NoticeKind::PollChanged), [BEN, CLEO], "whoever did it need not hear of it");
    assert!(room.last(ANA, NoticeKind::Done).is_none(), "the page itself shows it");
}

#[test]
fn a_reopened_poll_keeps_its_votes_takes_new_ones_and_is_silent_unless_asked() {
    for (text, hear) in [("poll: reopen until Monday 12:00", vec![]), ("poll: reopen until Monday 12:00 and tell everyone", vec![BEN, CLEO])] {
        let mut room = room();
        let poll = room.poll(48);
        let (ana, ben, cleo) = (ballot(&room, ANA), ballot(&room, BEN), ballot(&room, CLEO));
        room.answer(BEN, Strong, ben, "Green");
        room.pass(SignedDuration::from_hours(48));
        count(&mut room, poll);
        assert_eq!(outcome(&room.answer(ANA, Strong, ana, text)), "steered");
        assert_eq!(told(&room, NoticeKind::PollChanged), hear, "{text}");
        let open = row(&room, poll);
        assert_eq!((open.stage, open.result, open.closed_at, open.closes_at), (Stage::Open, None, None, at("2026-11-30T12:00:00Z")));
        assert_eq!(outcome(&room.answer(CLEO, Strong, cleo, "Green")), "vote");
        room.now = at("2026-11-30T12:00:00Z");
        count(&mut room, poll);
        assert_eq!(row(&room, poll).result.unwrap().voted, 2);
        assert!(matches!(row(&room, poll).life.changes[..], [crate::core::poll::Changed { by: Some(ANA), change: Change::Reopened { .. }, .. }]));
    }
}

#[test]
fn the_clock_reminds_each_time_once_and_only_those_who_have_not_voted() {
    let mut room = room();
    let poll = room.poll(48);
    room.answer(BEN, Strong, ballot(&room, BEN), "Green");
    let remind = |number| Command::RemindVoters { poll, number };
    let due = row(&room, poll).life.remind_at.unwrap();
    assert_eq!(due, at("2026-11-25T09:00:00Z"), "a day before the close");
    assert_eq!(outcome(&room.act(&Actor::Clock, &remind(1))), "ignored", "not yet");
    room.now = due;
    assert_eq!(outcome(&room.act(&Actor::Clock, &remind(1))), "reminded");
    assert_eq!(outcome(&room.act(&Actor::Clock, &remind(1))), "ignored", "once");
    assert_eq!(told(&room, NoticeKind::Reminder), [ANA, CLEO]);
    assert_eq!(row(&room, poll).life.remind_at, None);
    // Asked for by hand, it must lie apart from the one before.
    let ana = ballot(&room, ANA);
    assert_eq!(outcome(&room.answer(ANA, Strong, ana, "poll: remind")), "just-reminded");
    room.pass(SignedDuration::from_hours(12));
    assert_eq!(outcome(&room.answer(ANA, Strong, ana, "poll: remind")), "steered");
    assert_eq!(told(&room, NoticeKind::Reminder), [ANA, ANA, CLEO, CLEO]);
}

#[test]
fn nobody_is_reminded_who_joined_later_or_wants_nothing_and_nothing_after_the_close() {
    let mut room = room();
    let poll = room.poll(48);
    room.act(
        &Actor::Session { person: CLEO },
        &Command::SetLevel { person: CLEO, scope: crate::core::person::Scope::Group(GARDEN), level: Some(Level::Nothing) },
    );
    let dana = PersonId(14);
    room.pass(SignedDuration::from_hours(1));
    room.view.people.load(dana, crate::core::sample::person(dana, "Dana", "UTC", room.now));
    let joined = crate::core::group::Membership { group: GARDEN, person: dana, role: crate::core::group::Role::Member, since: room.now, until: None };
    room.view.memberships.load((GARDEN, dana, room.now), joined);
    room.now = at("2026-11-25T10:00:00Z");
    room.act(&Actor::Clock, &Command::RemindVoters { poll, number: 1 });
    let queued = room.view.notices.values().filter(|notice| notice.kind == NoticeKind::Reminder && notice.state == crate::core::notice::NoticeState::Queued);
    assert_eq!(queued.map(|notice| notice.person).collect::<Vec<_>>(), [ANA, BEN]);
    room.now = at("2026-11-26T09:00:00Z");
    count(&mut room, poll);
    assert_eq!(row(&room, poll).life.remind_at, None);
}

#[test]
fn a_withdrawn_poll_takes_no_votes_and_every_member_hears_so() {
    let mut room = room();
    let poll = room.poll(48);
    let (ana, ben) = (ballot(&room, ANA), ballot(&room, BEN));
    assert_eq!(outcome(&room.answer(ANA, Strong, ana, "poll: withdraw")), "steered");
    assert_eq!(told(&room, NoticeKind::PollChanged), [BEN, CLEO]);
    let said = room.last(BEN, NoticeKind::PollChanged).unwrap();
    assert_eq!(said.body, NoticeBody::PollChanged { change: Change::Withdrawn, by: Some(ANA) });
    assert_eq!(outcome(&room.answer(BEN, Strong, ben, "Green")), "poll-not-open");
    room.now = at("2026-11-26T09:00:00Z");
    assert_eq!(outcome(&room.act(&Actor::Clock, &Command::ClosePoll { poll })), "ignored");
}

/// A settled poll, and the result to somebody.
fn settled(room: &mut Room) -> PollId {
    let poll = room.poll(48);
    room.answer(BEN, Strong, ballot(room, BEN), "Green");
    room.pass(SignedDuration::from_hours(48));
    count(room, poll);
    poll
}

fn result(room: &Room, who: PersonId) -> NoticeId {
    room.last(who, NoticeKind::Result).unwrap().id
}

fn stated(room: &Room, poll: PollId) -> Option<String> {
    row(room, poll).life.outcome.map(|outcome| outcome.words)
}

#[test]
fn an_outcome_is_stated_by_a_reply_to_the_result_and_only_by_those_who_may() {
    let table = [
        (ANA, "We paint it green.\n\nBest,\nAna", "steered", Some("We paint it green.")),
        (ANA, "poll: outcome Green it is.", "steered", Some("Green it is.")),
        (ANA, "poll: outcome", "empty", None),
        (ANA, "Thanks", "held", None),
        (ANA, "status", "status", None),
        (BEN, "We paint it green.", "held", None),
        (BEN, "poll: outcome Green it is.", "coordinators-only", None),
    ];
    for (who, text, expected, words) in table {
        let mut room = room();
        let poll = settled(&mut room);
        let result = result(&room, who);
        assert_eq!(outcome(&room.answer(who, Strong, result, text)), expected, "{text:?}");
        assert_eq!(stated(&room, poll).as_deref(), words, "{text:?}");
        assert!(room.view.comments.values().next().is_none(), "nothing is published");
    }
    let mut open = room();
    open.poll(48);
    let ana = ballot(&open, ANA);
    assert_eq!(outcome(&open.answer(ANA, Strong, ana, "poll: outcome Green")), "poll-stands");
}

#[test]
fn members_hear_of_an_outcome_after_the_grace_and_undo_comes_before_it() {
    let mut room = room();
    let poll = settled(&mut room);
    let stated_at = room.now;
    let result = result(&room, ANA);
    room.answer(ANA, Strong, result, "We paint it green.");
    let told: Vec<_> = room.view.notices.values().filter(|notice| notice.kind == NoticeKind::Outcome).map(|notice| (notice.person, notice.due)).collect();
    let due = stated_at + SignedDuration::from_mins(10);
    assert_eq!(told, [(ANA, due), (BEN, due), (CLEO, due)]);
    let clears = |room: &Room| {
        let notice = room.last(BEN, NoticeKind::Outcome).unwrap();
        crate::core::consent::clear(&room.view, notice, room.now, ()).is_ok()
    };
    assert!(clears(&room));
    let echo = room.last(ANA, NoticeKind::Done).unwrap().id;
    room.pass(SignedDuration::from_mins(1));
    // Better words replace it; what was queued for the first ones is dropped.
    let first = room.last(BEN, NoticeKind::Outcome).unwrap().clone();
    assert_eq!(outcome(&room.answer(ANA, Strong, echo, "We paint it green, in March.")), "steered");
    assert!(crate::core::consent::clear(&room.view, &first, room.now, ()).is_err());
    assert!(clears(&room));
    assert_eq!(outcome(&room.answer(ANA, Strong, echo, "undo")), "steered");
    assert_eq!(stated(&room, poll), None);
    assert!(!clears(&room), "nobody hears of what was taken back");
    assert_eq!(outcome(&room.answer(ANA, Strong, echo, "undo")), "too-late");
}

#[test]
fn whoever_asked_looks_at_the_outcome_again_on_the_day_they_named() {
    let mut room = room();
    room.write(ANA, crate::core::command::Door::Poll, "Which color?", "- Green\n- White\n\nCloses: in 48 hours\nReview: 1 March\n");
    let draft = room.last(ANA, NoticeKind::Draft).map(|notice| (notice.id, notice.poll.unwrap())).unwrap();
    room.answer(ANA, Strong, draft.0, "open");
    let poll = draft.1;
    room.pass(SignedDuration::from_hours(48));
    count(&mut room, poll);
    let review = row(&room, poll).life.review_at.unwrap();
    assert_eq!(review, at("2027-03-01T18:00:00Z"));
    let result = result(&room, ANA);
    room.answer(ANA, Strong, result, "Green.");
    let ask = Command::AskReview { poll };
    assert_eq!(outcome(&room.act(&Actor::Clock, &ask)), "ignored");
    room.now = review;
    assert_eq!(outcome(&room.act(&Actor::Clock, &ask)), "review");
    assert_eq!(outcome(&room.act(&Actor::Clock, &ask)), "ignored", "once");
    assert_eq!(told(&room, NoticeKind::Review), [ANA]);
    let asked = room.last(ANA, NoticeKind::Review).unwrap().id;
    assert_eq!(outcome(&room.answer(ANA, Strong, asked, "yes")), "done");
    assert_eq!(outcome(&room.answer(ANA, Strong, asked, "poll: review on 1 June")), "steered");
    assert_eq!(row(&room, poll).life.review_at, Some(at("2027-06-01T17:00:00Z")));
    assert_eq!(outcome(&room.answer(ANA, Strong, asked, "White now.")), "steered");
    assert_eq!(stated(&room, poll).as_deref(), Some("White now."));
}

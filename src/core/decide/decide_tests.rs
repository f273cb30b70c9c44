use super::*;
use crate::core::ballot::{BallotState, Choice, Via};
use crate::core::command::{Door, NewMember};
use crate::core::group::Role;
use crate::core::person::{Address, Level};
use crate::core::poll::Stage;
use crate::core::sample::{ANA, BEN, CLEO, GARDEN, Room, ballot, outcome, room};
use crate::core::tally::{Counted, Verdict, count_folded};
use crate::core::trust::Proof::{self, Failed, Strong, Weak};
use jiff::SignedDuration;

fn votes(room: &Room) -> Vec<(PersonId, String)> {
    let counted = room.view.ballots.values().filter(|ballot| ballot.state == BallotState::Counted);
    let mut votes: Vec<_> = counted.map(|ballot| (ballot.person, ballot.choice.codes().join(","))).collect();
    votes.sort();
    votes
}

#[test]
fn what_a_mail_to_each_door_comes_to() {
    let table = [
        (BEN, Door::Talk, "Fence", "It leans.", "thread"),
        (BEN, Door::Talk, "Fence", "", "empty"),
        (BEN, Door::Talk, "", "stop", "stopped"),
        (BEN, Door::Talk, "", "help", "help"),
        (BEN, Door::Poll, "Which?", "- a\n- b", "coordinators-only"),
        (ANA, Door::Poll, "Which?", "- Green\n- White", "draft"),
        (ANA, Door::Poll, "Which?", "no list here", "no-options"),
        (BEN, Door::Vote, "", "2", "status"),
        (BEN, Door::Stop, "", "", "stopped"),
        (BEN, Door::Help, "", "?", "help"),
        (BEN, Door::Owner, "A word", "to the coordinators", "to coordinators"),
        (BEN, Door::Leave, "", "", "held"),
        (ANA, Door::Poll, "Which?", "- Green\n- White\n\nTry: me", "rehearsal"),
        (ANA, Door::Poll, "Which?", "- Green\n- White\n\nSecret: yes", "draft"),
        (ANA, Door::Poll, "Which?", "- Green\n- White\n\nSecret: yes\nResults: always", "not-supported"),
        (ANA, Door::Poll, "Which?", "Type: question\nSecret: yes", "not-supported"),
    ];
    for (who, door, subject, text, expected) in table {
        assert_eq!(outcome(&room().write(who, door, subject, text)), expected, "{door:?} {text:?}");
    }
}

#[test]
fn what_an_answer_to_a_ballot_comes_to_for_each_proof() {
    let table: [(PersonId, Proof, &str, &str); 12] = [
        (BEN, Strong, "Green", "vote"),
        (BEN, Strong, "2 please", "vote"),
        (BEN, Strong, "something else", "held"),
        (BEN, Strong, "", "held"),
        (BEN, Strong, "status", "status"),
        (BEN, Strong, "poll: close", "coordinators-only"),
        (BEN, Weak, "Green", "held"),
        (BEN, Weak, "status", "status"),
        (BEN, Failed, "Green", "held"),
        (BEN, Failed, "status", "held"),
        (CLEO, Strong, "Green", "vote"),
        (CLEO, Weak, "Green", "held"),
    ];
    for (who, proof, text, expected) in table {
        let mut room = room();
        room.poll(48);
        let ballot = ballot(&room, BEN);
        assert_eq!(outcome(&room.answer(who, proof, ballot, text)), expected, "{proof:?} {text:?}");
        let counts = expected == "vote";
        assert_eq!(votes(&room).len(), usize::from(counts));
        assert!(votes(&room).iter().all(|(voter, _)| *voter == who), "a vote is its sender's own");
        assert!(room.view.comments.values().next().is_none(), "nothing said to a ballot is published");
    }
}

#[test]
fn the_later_receipt_instant_wins_whatever_the_order_of_work() {
    let mut room = room();
    room.poll(48);
    let ballot = ballot(&room, BEN);
    let early = room.now;
    room.pass(SignedDuration::from_mins(5));
    room.answer(BEN, Strong, ballot, "White");
    let late = std::mem::replace(&mut room.now, early);
    assert_eq!(outcome(&room.answer(BEN, Strong, ballot, "Green")), "superseded");
    assert_eq!(votes(&room), [(BEN, "2".to_string())]);
    room.now = late;
    assert_eq!(outcome(&room.answer(BEN, Strong, ballot, "Green")), "vote");
    assert_eq!(votes(&room), [(BEN, "1".to_string())]);
    assert_eq!(room.view.ballots.values().count(), 3, "the losers stay on record");
}

#[test]
fn a_vote_is_in_time_to_the_minute_and_also_while_others_are_counted() {
    for (seconds, expected) in [(-1, "vote"), (0, "vote"), (1, "poll-closed")] {
        let mut room = room();
        let poll = room.poll(2);
        let ballot = ballot(&room, BEN);
        let closes_at = room.view.polls.get(poll).unwrap().closes_at;
        room.now = closes_at + SignedDuration::from_secs(30);
        room.act(&Actor::Clock, &Command::ClosePoll { poll });
        room.now = closes_at + SignedDuration::from_secs(seconds);
        assert_eq!(outcome(&room.answer(BEN, Strong, ballot, "Green")), expected, "{seconds} s");
    }
}

#[test]
fn a_held_vote_counts_as_of_its_arrival_once_its_owner_says_yes() {
    let mut room = room();
    let poll = room.poll(2);
    let ballot = ballot(&room, BEN);
    room.answer(BEN, Weak, ballot, "Green");
    let arrived = room.now;
    let question = room.last(BEN, NoticeKind::Confirm).unwrap().id;
    room.pass(SignedDuration::from_hours(3));
    room.act(&Actor::Clock, &Command::ClosePoll { poll });
    assert_eq!(outcome(&room.answer(BEN, Weak, question, "yes")), "vote");
    assert_eq!(room.view.ballots.values().next().unwrap().received_at, arrived);
    assert_eq!(outcome(&room.answer(BEN, Strong, question, "yes")), "too-late", "one yes for one thing");
    room.state_result(poll);
    let result = room.view.polls.get(poll).unwrap().result.clone().unwrap();
    assert_eq!((result.voted, result.verdict), (1, Verdict::Leading { code: "1".into(), rule_missed: false }));
}

#[test]
fn only_its_owner_or_a_coordinator_moves_a_poll() {
    for (who, word, expected) in [(ANA, "open", "opened"), (BEN, "open", "not-yours"), (ANA, "cancel", "done"), (BEN, "cancel", "not-yours")] {
        let mut room = room();
        room.write(ANA, Door::Poll, "Which?", "- Green\n- White");
        let draft = room.last(ANA, NoticeKind::Draft).unwrap().id;
        assert_eq!(outcome(&room.answer(who, Strong, draft, word)), expected, "{word}");
    }
}

#[test]
fn the_clock_does_each_thing_once_and_only_when_it_is_due() {
    let mut room = room();
    room.write(ANA, Door::Poll, "Which?", "- Green\n- White\n\nCloses: in 2 hours");
    let poll = room.view.polls.values().next().unwrap().id;
    let open = Some(Command::OpenPoll { poll });
    let close = Some(Command::ClosePoll { poll });
    // None counts it.
    let steps = [
        (9, &open, "ignored"),
        (1, &open, "opened"),
        (0, &open, "ignored"),
        (60, &close, "ignored"),
        (60, &None, "ignored"),
        (0, &close, "closed"),
        (0, &close, "ignored"),
        (0, &None, "result"),
        (0, &None, "ignored"),
    ];
    for (index, (minutes, command, expected)) in steps.into_iter().enumerate() {
        room.pass(SignedDuration::from_mins(minutes));
        let disposition = match command {
            Some(command) => room.act(&Actor::Clock, command),
            None => room.state_result(poll),
        };
        assert_eq!(outcome(&disposition), expected, "step {index}");
    }
    assert_eq!(room.view.polls.get(poll).unwrap().stage, Stage::Settled);
}

#[test]
fn a_count_holds_only_while_nothing_has_happened_to_its_poll() {
    let mut room = room();
    let poll = room.poll(2);
    let ballot = ballot(&room, BEN);
    room.answer(BEN, Strong, ballot, "Green");
    room.pass(SignedDuration::from_hours(3));
    room.act(&Actor::Clock, &Command::ClosePoll { poll });
    let row = room.view.polls.get(poll).unwrap().clone();
    let counted = Box::new(Counted { tally: count_folded(&row, &room.view.folded(&row)), chain: row.chain, seal: None });
    let receipt = room.last(BEN, NoticeKind::Receipt).unwrap().id;
    room.answer(BEN, Strong, receipt, "not me");
    assert_eq!(outcome(&room.act(&Actor::Clock, &Command::StateResult { poll, counted })), "ignored", "his vote was taken back meanwhile");
    assert_eq!(outcome(&room.state_result(poll)), "result");
    assert_eq!(room.view.polls.get(poll).unwrap().result.as_ref().unwrap().voted, 0);
}

#[test]
fn links_that_act_for_their_reader_are_cut_short_in_whatever_others_read() {
    let link = "https://moot.example/v/bmaqzkvtx4i326n5aaaj45cr5xcfiz3yhl7gs7i";
    let mut room = room();
    room.poll(48);
    let notice = ballot(&room, BEN);
    room.answer(BEN, Strong, notice, &format!("Green\nsee {link}"));
    assert_eq!(room.view.ballots.values().next().unwrap().reason, "see https://moot.example/v/…");
    room.write(BEN, Door::Talk, link, link);
    assert!(room.view.threads.values().all(|thread| !thread.title.contains("bmaq")));
    assert!(room.view.comments.values().all(|comment| comment.words == "https://moot.example/v/…"));
}

#[test]
fn a_web_vote_counts_at_once_unless_the_group_is_strict() {
    for (strict, confirmed, expected) in [(false, false, "vote"), (false, true, "vote"), (true, false, "held"), (true, true, "vote")] {
        let mut room = room();
        room.poll(48);
        let mut group = room.view.groups.get(GARDEN).unwrap().clone();
        group.rules.strict = strict;
        room.view.groups.put(GARDEN, group);
        let notice = ballot(&room, BEN);
        let vote = |code: &str| Command::VoteOnPage { notice, item: 0, seen: None, choice: Choice::One(code.into()), reason: String::new(), nonce: "n".into() };
        assert_eq!(outcome(&room.act(&Actor::Link { confirmed }, &vote("9"))), "bad-ballot");
        assert_eq!(outcome(&room.act(&Actor::Link { confirmed }, &vote("1"))), expected, "strict {strict}, confirmed {confirmed}");
        assert!(room.view.ballots.values().all(|ballot| ballot.via == Via::Link));
    }
}

#[test]
fn the_admin_alone_sets_the_rules_of_a_group_and_what_is_not_named_stays() {
    let set = |handle: &str, strict| Command::SetGroupRules {
        handle: handle.into(),
        members_may_poll: None,
        strict,
        default_level: Some(Level::Digest),
        attach_limit: Some(5_000),
        locale: Some("fr".into()),
    };
    let mut room = room();
    let before = room.view.groups.get(GARDEN).unwrap().rules.clone();
    for actor in [Actor::Clock, Actor::Session { person: ANA }, Actor::Confirmed { person: ANA }, Actor::Link { confirmed: true }] {
        assert_eq!(outcome(&room.act(&actor, &set("garden", Some(true)))), "ignored", "{actor:?}");
    }
    assert_eq!(outcome(&room.act(&Actor::Admin, &set("orchard", Some(true)))), "bad-field");
    assert_eq!(room.view.groups.get(GARDEN).unwrap().rules, before);

    assert_eq!(outcome(&room.act(&Actor::Admin, &set("garden", Some(true)))), "rules");
    assert_eq!(outcome(&room.act(&Actor::Admin, &set("garden", None))), "rules");
    let after = &room.view.groups.get(GARDEN).unwrap().rules;
    assert_eq!(*after, GroupRules { members_may_poll: false, strict: true, default_level: Level::Digest, attach_limit: 5_000, locale: Some("fr".into()) });
}

#[test]
fn members_ask_once_the_rules_let_them() {
    let mut room = room();
    assert_eq!(outcome(&room.write(BEN, Door::Poll, "Which?", "- a\n- b")), "coordinators-only");
    let rules =
        Command::SetGroupRules { handle: "garden".into(), members_may_poll: Some(true), strict: None, default_level: None, attach_limit: None, locale: None };
    room.act(&Actor::Admin, &rules);
    assert_eq!(outcome(&room.write(BEN, Door::Poll, "Which?", "- a\n- b")), "draft");
}

#[test]
fn undo_goes_back_to_what_held_before() {
    use crate::core::consent::setting_in;
    use crate::core::person::Level;
    let mut room = room();
    room.write(BEN, Door::Stop, "", "");
    assert_eq!(setting_in(&room.view, BEN, Some(GARDEN), None).level, Level::Nothing);
    let goodbye = room.last(BEN, NoticeKind::Goodbye).unwrap().id;
    room.pass(SignedDuration::from_secs(1));
    room.answer(BEN, Strong, goodbye, "undo");
    assert_eq!(setting_in(&room.view, BEN, Some(GARDEN), None).level, Level::Everything);
}

#[test]
fn a_person_added_twice_is_one_member() {
    let mut room = room();
    let new = |role| NewMember {
        handle: "garden".into(),
        address: Address::parse("ben@strong.example").unwrap(),
        name: "Ben".into(),
        role,
        zone: None,
        locale: None,
        prefers: None,
        quiet: true,
        name_is_right: false,
        added_by: None,
    };
    room.act(&Actor::Admin, &Command::AddMember(new(Role::Member)));
    room.act(&Actor::Admin, &Command::AddMember(new(Role::Coordinator)));
    let mine: Vec<_> = room.view.memberships.values().filter(|membership| membership.person == BEN).collect();
    assert_eq!((mine.len(), mine[0].role), (1, Role::Coordinator));
    assert_eq!(room.view.people.values().count(), 3);
}

use super::*;
use crate::core::ballot::Participant;
use crate::core::brief::Upshot;
use crate::core::command::Door;
use crate::core::ids::PersonId;
use crate::core::poll::Poll;
use crate::core::sample::{ANA, BEN, CLEO, Room, at, ballot, outcome};
use crate::core::tally::Tally;
use crate::core::trust::Actor;
use crate::core::visible;

/// Ana asks in secret; the poll is open.
fn room() -> (Room, PollId) {
    let mut room = Room::new(at("2026-11-24T09:00:00Z"), "UTC");
    room.write(ANA, Door::Poll, "Which color?", "- Green\n- White\n\nSecret: yes\nCloses: in 48 hours");
    let draft = room.last(ANA, NoticeKind::Draft).map(|notice| (notice.id, notice.poll)).expect("it is echoed");
    room.answer(ANA, Proof::Strong, draft.0, "open");
    (room, draft.1.expect("it is about a poll"))
}

fn on_page(room: &mut Room, who: PersonId, confirmed: bool, code: &str) -> String {
    let (notice, choice) = (ballot(room, who), Choice::One(code.into()));
    let command = Command::VoteOnPage { notice, item: 0, seen: None, choice, reason: String::new(), nonce: String::new() };
    outcome(&room.act(&Actor::Link { confirmed }, &command)).to_string()
}

#[test]
fn whatever_answers_a_secret_ballot_by_mail_is_destroyed_unless_it_is_a_command() {
    use Proof::{Failed, Strong, Weak};
    let table = [
        (BEN, Strong, "Green", "secret-by-mail"),
        (BEN, Strong, "1", "secret-by-mail"),
        (BEN, Strong, "1\n\nbecause it is green", "secret-by-mail"),
        (BEN, Strong, "yes", "secret-by-mail"),
        (BEN, Strong, "block", "secret-by-mail"),
        (BEN, Strong, "post", "secret-by-mail"),
        (BEN, Strong, "I am not sure yet, maybe Green", "secret-by-mail"),
        (BEN, Strong, "", "secret-by-mail"),
        (BEN, Weak, "Green", "secret-by-mail"),
        (BEN, Failed, "Green", "secret-by-mail"),
        (BEN, Failed, "status", "secret-by-mail"),
        (CLEO, Strong, "Green", "secret-by-mail"),
        (CLEO, Weak, "Green", "secret-by-mail"),
        (BEN, Strong, "help", "help"),
        (BEN, Strong, "status", "status"),
        (BEN, Strong, "stop", "stopped"),
        (BEN, Strong, "not me", "done"),
        (BEN, Strong, "poll: close", "coordinators-only"),
        (ANA, Strong, "poll: close", "steered"),
    ];
    for (who, proof, text, expected) in table {
        let (mut room, poll) = room();
        let notice = if who == ANA { ballot(&room, ANA) } else { ballot(&room, BEN) };
        assert_eq!(outcome(&room.answer(who, proof, notice, text)), expected, "{proof:?} {text:?}");
        assert_eq!(room.view.held.values().count(), 0, "nothing is held: {text:?}");
        assert!(!room.view.has_voted(poll, who));
        let kept = serde_json::to_string(&room.view.notices.values().filter(|notice| notice.kind == NoticeKind::Refusal).collect::<Vec<_>>());
        let kept = kept.expect("notices are JSON");
        assert!(text.is_empty() || !kept.contains("green") && !kept.contains("Green") && !kept.contains("poll: close"), "{kept}");
    }
}

#[test]
fn who_answered_by_mail_hears_so_once_a_day() {
    let (mut room, _) = room();
    let told = |room: &Room, who| room.view.notices.values().filter(|notice| notice.kind == NoticeKind::Refusal && notice.person == who).count();
    for _ in 0..3 {
        room.answer(BEN, Proof::Strong, ballot(&room, BEN), "Green");
    }
    assert_eq!(told(&room, BEN), 1);
    room.pass(SignedDuration::from_hours(25));
    room.answer(BEN, Proof::Strong, ballot(&room, BEN), "Green");
    assert_eq!(told(&room, BEN), 2);
    // Somebody else's ballot: the one who wrote hears it; nobody does when that is not proven.
    room.answer(CLEO, Proof::Strong, ballot(&room, BEN), "Green");
    assert_eq!((told(&room, BEN), told(&room, CLEO)), (2, 1));
}

#[test]
fn a_secret_vote_is_cast_once_and_from_an_opened_browser() {
    let (mut room, poll) = room();
    assert_eq!(on_page(&mut room, BEN, false, "1"), "browser-not-opened");
    assert_eq!(on_page(&mut room, BEN, true, "9"), "bad-field");
    assert!(!room.view.has_voted(poll, BEN));
    assert_eq!(on_page(&mut room, BEN, true, "1"), "vote");
    assert_eq!(on_page(&mut room, BEN, true, "2"), "voted-in-secret");
    let signed_in = |choice: &str| Command::VoteSignedIn { poll, choice: Choice::One(choice.into()), reason: "because".into() };
    assert_eq!(outcome(&room.act(&Actor::Session { person: BEN }, &signed_in("2"))), "voted-in-secret");
    assert!(room.view.has_voted(poll, BEN) && room.view.ballots.values().count() == 0 && room.view.held.values().count() == 0);
    let receipt = room.last(BEN, NoticeKind::Receipt).expect("there is a receipt");
    assert_eq!(receipt.body, NoticeBody::Participated { via: Via::Link });
}

#[test]
fn the_log_holds_who_took_part_and_nothing_else() {
    let ballot = SecretBallot { poll: PollId(7), id: SecretId(5), choice: Choice::One("1".into()) };
    let event = Event::Participated { group: crate::core::sample::GARDEN, poll: PollId(7), person: BEN, ballot: Box::new(ballot) };
    assert_eq!(event.record(), serde_json::json!({"event": "participated", "group": 1, "poll": 7, "person": BEN.0}));
}

#[test]
fn not_me_says_that_the_vote_stays_and_renews_the_links() {
    let (mut room, poll) = room();
    on_page(&mut room, BEN, true, "1");
    room.pass(SignedDuration::from_mins(1));
    let receipt = room.last(BEN, NoticeKind::Receipt).map(|notice| notice.id).expect("there is a receipt");
    room.answer(BEN, Proof::Strong, receipt, "not me");
    assert!(room.view.has_voted(poll, BEN));
    assert_eq!(room.view.people.get(BEN).map(|person| person.links_since), Some(room.now));
    let said = room.last(BEN, NoticeKind::Done).map(|notice| notice.body.clone());
    assert_eq!(said, Some(NoticeBody::Done { what: Deed::SecretVoteStays }));
}

#[test]
fn few_voters_are_not_counted_out_while_the_vote_runs() {
    let (mut room, poll) = room();
    let shown = |room: &Room| visible::poll_brief(&room.view, poll, ANA).and_then(|brief| brief.voted);
    assert_eq!(shown(&room), None);
    for (number, expect) in [(1, None), (2, None), (3, None), (4, Some(4))] {
        let person = PersonId(100 + number);
        room.view.participants.put((poll, person), Participant { poll, person });
        assert_eq!(shown(&room), expect);
    }
    let brief = visible::poll_brief(&room.view, poll, PersonId(101)).expect("they may see it");
    assert!(brief.has_voted && brief.mine.is_none() && brief.tally.is_none() && brief.votes.is_empty());
}

#[test]
fn counting_seals_the_ballots() {
    let (mut room, poll) = room();
    on_page(&mut room, BEN, true, "2");
    room.pass(SignedDuration::from_hours(49));
    room.act(&Actor::Clock, &Command::ClosePoll { poll });
    room.state_result(poll);
    let tally = room.view.polls.get(poll).and_then(|poll| poll.result.clone()).expect("it is counted");
    assert_eq!((tally.voted, tally.lines[1].votes.to_string()), (1, "1".to_string()));
    assert_eq!(on_page(&mut room, CLEO, true, "1"), "poll-closed");
    let brief = visible::poll_brief(&room.view, poll, BEN).expect("they may see it");
    assert!(brief.tally.is_none() && brief.poll.result.is_none() && brief.votes.is_empty() && brief.mine.is_none());
    assert_eq!((brief.voted, brief.upshot), (None, Some(Upshot::InFront("2".into()))));
}

#[test]
fn numbers_are_told_of_more_than_three_secret_votes() {
    for (voted, shown) in [(0, false), (3, false), (4, true)] {
        let (mut room, poll) = room();
        for number in 1..=voted {
            let person = PersonId(100 + number);
            room.view.participants.put((poll, person), Participant { poll, person });
        }
        room.pass(SignedDuration::from_hours(49));
        room.act(&Actor::Clock, &Command::ClosePoll { poll });
        room.state_result(poll);
        let row = room.view.polls.get(poll).cloned().expect("there is one");
        let result = row.result.clone().map(|tally| Tally { voted: voted as u32, ..tally });
        room.view.polls.put(poll, Poll { result, ..row });
        let brief = visible::poll_brief(&room.view, poll, BEN).expect("they may see it");
        assert_eq!((brief.tally.is_some(), brief.voted.is_some(), brief.upshot.is_none()), (shown, shown, shown), "{voted}");
        let row = room.view.polls.get(poll).expect("there is one");
        assert_eq!(visible::may_see_ballots(&room.view, row, BEN, room.now), shown, "{voted}");
    }
}

#[test]
fn a_strict_poll_holds_votes_by_link_in_any_group() {
    let mut room = Room::new(at("2026-11-24T09:00:00Z"), "UTC");
    room.write(ANA, Door::Poll, "Which color?", "- Green\n- White\n\nStrict: yes\nCloses: in 48 hours");
    let draft = room.last(ANA, NoticeKind::Draft).map(|notice| notice.id).expect("it is echoed");
    room.answer(ANA, Proof::Strong, draft, "open");
    assert_eq!(on_page(&mut room, BEN, false, "1"), "held");
    assert_eq!(on_page(&mut room, CLEO, true, "1"), "vote");
}

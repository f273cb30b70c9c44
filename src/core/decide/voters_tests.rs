use super::super::*;
use crate::core::poll::Voters;
use crate::core::sample::{ANA, BEN, CLEO, Room, at};
use crate::core::trust::Proof::Strong;

/// Ana's poll with a line more, open.
fn opened(line: &str) -> (Room, PollId) {
    let mut room = Room::new(at("2026-11-24T09:00:00Z"), "Europe/Lisbon");
    room.write(ANA, crate::core::command::Door::Poll, "Which color?", &format!("- Green\n- White\n\nCloses: in 48 hours\n{line}"));
    let draft = room.last(ANA, NoticeKind::Draft).map(|notice| (notice.id, notice.poll)).unwrap();
    room.answer(ANA, Strong, draft.0, "open");
    (room, draft.1.unwrap())
}

fn code(disposition: &Disposition) -> String {
    match &disposition.outcome {
        Outcome::Done(what) => what.clone(),
        Outcome::Refused(refusal) => refusal.code().to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_opening_settles_who_may_vote_and_who_counts_how_much() {
    let (room, poll) = opened("Voters: Ben, margaret@work.example\nWeights: ben 2, margaret@work.example 3");
    let row = room.view.polls.get(poll).unwrap();
    let Voters::Named(roll) = &row.settings.voters else { panic!("{:?}", row.settings.voters) };
    assert_eq!((roll.members.as_slice(), roll.guests.len(), roll.invited.len(), row.entitled), ([BEN].as_slice(), 1, 0, 2));
    let guest = roll.guests[0];
    assert_eq!((row.settings.weight(BEN), row.settings.weight(guest), row.settings.weight(CLEO)), (2, 3, 1));
    assert!(room.last(BEN, NoticeKind::Ballot).is_some() && room.last(guest, NoticeKind::Ballot).is_some());
    assert!(room.last(CLEO, NoticeKind::Ballot).is_none() && room.last(ANA, NoticeKind::Ballot).is_none());
}

#[test]
fn what_a_vote_comes_to_by_who_casts_it() {
    let table = [("Voters: Ben", BEN, "vote"), ("Voters: Ben", CLEO, "not-asked"), ("", CLEO, "vote"), ("Voters: all", CLEO, "vote")];
    for (line, who, expected) in table {
        let (mut room, _) = opened(line);
        let ballot = room.last(BEN, NoticeKind::Ballot).unwrap().id;
        assert_eq!(code(&room.answer(who, Strong, ballot, "Green")), expected, "{line:?} {who}");
    }
}

#[test]
fn what_naming_somebody_to_vote_comes_to() {
    let table = [
        ("proxy: Cleo", "done"),
        ("Proxy: cleo@strong.example", "done"),
        ("proxy: none", "done"),
        ("proxy: Ben", "proxy-oneself"),
        ("proxy: Dora", "proxy-nobody"),
        ("proxy: margaret@work.example", "proxy-nobody"),
    ];
    for (text, expected) in table {
        let (mut room, _) = opened("");
        let ballot = room.last(BEN, NoticeKind::Ballot).unwrap().id;
        assert_eq!(code(&room.answer(BEN, Strong, ballot, text)), expected, "{text}");
    }
}

#[test]
fn nobody_both_holds_and_gives_a_vote() {
    let (mut room, poll) = opened("");
    let ballot = |room: &Room, who| room.last(who, NoticeKind::Ballot).unwrap().id;
    let (ana, ben, cleo) = (ballot(&room, ANA), ballot(&room, BEN), ballot(&room, CLEO));
    assert_eq!(code(&room.answer(BEN, Strong, ben, "proxy: Cleo")), "done");
    assert_eq!(code(&room.answer(CLEO, Strong, cleo, "proxy: Ana")), "proxy-chain");
    assert_eq!(code(&room.answer(ANA, Strong, ana, "proxy: Ben")), "proxy-chain");
    assert_eq!(code(&room.answer(ANA, Strong, ana, "proxy: Cleo")), "done");
    let asked = room.last(CLEO, NoticeKind::Proxy).unwrap().id;
    assert_eq!(code(&room.answer(CLEO, Strong, asked, "no")), "done");
    let proxies = &room.view.polls.get(poll).unwrap().settings.proxies;
    assert_eq!(proxies.iter().map(|(giver, holder)| (*giver, *holder)).collect::<Vec<_>>(), [(BEN, CLEO)]);
}

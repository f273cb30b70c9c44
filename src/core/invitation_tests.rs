use super::*;
use crate::core::ballot::Flaw;
use crate::core::sample::{Room, at};

#[test]
fn an_events_name_says_which_poll_and_option_it_is() {
    let check = |uid: &str, expect: Option<(i64, &str)>| assert_eq!(of_uid(uid), expect.map(|(poll, code)| (PollId(poll), code)), "{uid}");
    check(&uid(PollId(7), "A"), Some((7, "A")));
    check(&uid(PollId(7), ""), Some((7, "")));
    check("poll-7-AA-2", Some((7, "AA-2")));
    for other in ["", "poll-", "poll-x-1", "pol-7-1", "7-1", "poll-99999999999999999999-1", "040000008200E00074C5B7101A82E008"] {
        check(other, None);
    }
}

/// A poll about two times, or a proposal.
fn poll(kind: PollKind, invitation: Invitation) -> Poll {
    let mut room = Room::new(at("2026-11-24T09:00:00Z"), "UTC");
    let id = room.poll(24);
    let mut poll = room.view.polls.get(id).unwrap().clone();
    poll.kind = kind;
    poll.options = if kind == PollKind::Proposal { kind.usual_options() } else { vec![Choosable::new("A", "Monday"), Choosable::new("B", "Tuesday")] };
    poll.settings.invitation = Some(invitation);
    poll
}

fn says(code: &str, fit: Fit) -> Rsvp {
    Rsvp { poll: PollId(1), code: code.into(), sequence: 0, fit, comment: String::new() }
}

#[test]
fn an_answer_about_one_time_leaves_what_was_said_of_the_others() {
    let meeting = poll(PollKind::Meeting { minutes: 60, maybe: true }, Invitation::Slots);
    let times = |fits: &[(&str, Fit)]| Choice::Times(fits.iter().map(|(code, fit)| ((*code).to_string(), *fit)).collect());
    let standing = times(&[("A", Fit::Yes)]);
    assert_eq!(choice(&meeting, None, &[says("A", Fit::Yes)]), Ok(times(&[("A", Fit::Yes)])));
    assert_eq!(choice(&meeting, Some(&standing), &[says("b", Fit::No)]), Ok(times(&[("A", Fit::Yes), ("B", Fit::No)])));
    assert_eq!(choice(&meeting, Some(&standing), &[says("A", Fit::Maybe)]), Ok(times(&[("A", Fit::Maybe)])));
    let sure = poll(PollKind::Meeting { minutes: 60, maybe: false }, Invitation::Slots);
    let flaw = Flaw::NoMaybe { code: "A".into() };
    assert_eq!(choice(&sure, None, &[says("A", Fit::Maybe)]), Err(Doubt::Flawed { understood: None, flaw }));
}

#[test]
fn accept_maybe_and_decline_are_positions_on_a_proposal() {
    let proposal = poll(PollKind::Proposal, Invitation::At { starts: at("2026-12-05T10:00:00Z") });
    for (fit, code) in [(Fit::Yes, "1"), (Fit::Maybe, "2"), (Fit::No, "3")] {
        assert_eq!(choice(&proposal, None, &[says("", fit)]), Ok(Choice::One(code.into())));
    }
}

#[test]
fn what_is_said_later_has_the_higher_sequence() {
    let poll = poll(PollKind::Proposal, Invitation::Slots);
    let said = |hours: i64| sequence(&poll, poll.drafted_at + SignedDuration::from_hours(hours));
    assert!(said(0) < said(1) && said(1) < said(24 * 365));
    assert_eq!(sequence(&poll, poll.drafted_at - SignedDuration::from_hours(1)), 0);
}

use crate::core::ballot::Choice;
use crate::core::command::{Command, Door, MailWords};
use crate::core::grammar::{Doubt, PollOrder, Words};
use crate::core::ids::{NoticeId, PollId};
use crate::core::notice::{Deed, NoticeBody, NoticeKind};
use crate::core::person::Address;
use crate::core::poll::Change;
use crate::core::sample::{ANA, BEN, CLEO, Room, at, ballot, outcome, room, row};
use crate::core::token::{Keyring, Purpose, Token};
use crate::core::trust::Actor;
use crate::core::trust::Proof::Strong;
use jiff::SignedDuration;

fn options(room: &Room, poll: PollId) -> Vec<String> {
    row(room, poll).options.iter().map(|option| format!("{} {}", option.code, option.name)).collect()
}

#[test]
fn a_question_changes_while_nobody_has_voted_and_options_come_at_any_time() {
    // Green is 1, White is 2.
    let table = [
        (false, "poll: title Which color for the gate?", "steered"),
        (true, "poll: title Which color for the gate?", "votes-cast"),
        (false, "poll: description\nThe paint is on sale.", "steered"),
        (true, "poll: description\nThe paint is on sale.", "votes-cast"),
        (false, "poll: options\n- Green\n- Oak", "steered"),
        (true, "poll: options\n- Green\n- Oak", "votes-cast"),
        (false, "poll: options\n- Green", "no-options"),
        (false, "poll: options\n- Green\n- green", "bad-option"),
        (false, "poll: extend to Wednesday 18:00", "steered"),
        (true, "poll: extend to Wednesday 18:00", "not-later"),
        (true, "poll: add Walnut", "steered"),
        (true, "poll: add white", "bad-option"),
        (true, "poll: add", "bad-option"),
        (true, "poll: add 3 coats of white", "bad-option"),
        (true, "poll: reword 2: Bright white", "steered"),
        (true, "poll: reword 7: Bright white", "bad-option"),
        (true, "poll: reword 2: Green", "bad-option"),
    ];
    for (voted, text, expected) in table {
        let mut room = room();
        room.poll(48);
        let (ana, cleo) = (ballot(&room, ANA), ballot(&room, CLEO));
        if voted {
            room.answer(CLEO, Strong, cleo, "White");
        }
        assert_eq!(outcome(&room.answer(ANA, Strong, ana, text)), expected, "voted {voted}: {text:?}");
        let ben = ballot(&room, BEN);
        assert_eq!(outcome(&room.answer(BEN, Strong, ben, text)), "coordinators-only", "{text:?}");
    }
}

#[test]
fn codes_are_never_used_again() {
    let mut room = room();
    let poll = room.poll(48);
    let ana = ballot(&room, ANA);
    room.answer(ANA, Strong, ana, "poll: options\n- White\n- Oak\n- Walnut");
    assert_eq!(options(&room, poll), ["2 White", "3 Oak", "4 Walnut"]);
    room.answer(ANA, Strong, ana, "poll: add Gold");
    room.answer(ANA, Strong, ana, "poll: options\n- Oak\n- Silver");
    assert_eq!(options(&room, poll), ["3 Oak", "6 Silver"]);
    room.answer(ANA, Strong, ana, "poll: add Bronze");
    assert_eq!(options(&room, poll), ["3 Oak", "6 Silver", "7 Bronze"]);
}

#[test]
fn an_answer_to_a_ballot_from_before_an_amendment_is_asked_back() {
    let mut room = room();
    room.poll(48);
    let (ana, ben) = (ballot(&room, ANA), ballot(&room, BEN));
    room.answer(ANA, Strong, ana, "poll: title Which color for the gate?");
    assert_eq!(outcome(&room.answer(BEN, Strong, ben, "Green")), "held");
    let NoticeBody::Question { doubt, .. } = &room.last(BEN, NoticeKind::Question).unwrap().body else { panic!() };
    assert_eq!(*doubt, Doubt::OldBallot);
    let news = room.last(BEN, NoticeKind::PollChanged).unwrap().id;
    assert_eq!(outcome(&room.answer(BEN, Strong, news, "Green")), "vote", "the notice of it is a ballot of its own");
}

#[test]
fn a_ballot_from_before_an_added_option_holds_and_everybody_hears_of_it() {
    let mut room = room();
    let poll = room.poll(48);
    let (ana, ben) = (ballot(&room, ANA), ballot(&room, BEN));
    room.answer(ANA, Strong, ana, "poll: add Walnut");
    assert_eq!(options(&room, poll), ["1 Green", "2 White", "3 Walnut"]);
    assert!(room.last(CLEO, NoticeKind::PollChanged).is_some());
    assert_eq!(outcome(&room.answer(BEN, Strong, ben, "2")), "vote");
    assert_eq!(outcome(&room.answer(BEN, Strong, ben, "walnut")), "vote");
}

#[test]
fn rewording_asks_those_who_had_chosen_it_and_their_votes_stand() {
    let mut room = room();
    let poll = room.poll(48);
    let (ana, ben, cleo) = (ballot(&room, ANA), ballot(&room, BEN), ballot(&room, CLEO));
    room.answer(BEN, Strong, ben, "White");
    room.answer(CLEO, Strong, cleo, "Green");
    room.answer(ANA, Strong, ana, "poll: reword 2: Bright white");
    assert_eq!(options(&room, poll), ["1 Green", "2 Bright white"]);
    let asked = room.last(BEN, NoticeKind::PollChanged).unwrap().clone();
    assert_eq!((room.last(CLEO, NoticeKind::PollChanged), asked.poll_version), (None, 2));
    assert_eq!(room.view.ballot(poll, BEN).unwrap().choice, Choice::One("2".into()), "it stands");
    assert_eq!(outcome(&room.answer(CLEO, Strong, cleo, "White")), "held", "an old ballot showed other words");
    assert_eq!(outcome(&room.answer(CLEO, Strong, cleo, "1")), "vote", "what was not reworded is as it was");
    assert_eq!(outcome(&room.answer(BEN, Strong, asked.id, "2")), "vote");
    // A page that shows the present words takes the vote, whatever mail its link came in.
    let by_link = |seen| Command::VoteOnPage { notice: cleo, item: 0, seen, choice: Choice::One("2".into()), reason: String::new(), nonce: "n".into() };
    assert_eq!(outcome(&room.act(&Actor::Link { confirmed: false }, &by_link(Some(1)))), "bad-field");
    assert_eq!(outcome(&room.act(&Actor::Link { confirmed: false }, &by_link(Some(2)))), "vote");
}

#[test]
fn voters_add_options_where_the_poll_lets_them() {
    for (setting, text, expected) in [
        ("May add: yes", "add: Walnut", "steered"),
        ("May add: yes", "poll: add Walnut", "steered"),
        ("", "add: Walnut", "held"),
        ("", "poll: add Walnut", "coordinators-only"),
        ("May add: yes\nVoters: Ben", "add: Walnut", "steered"),
    ] {
        let mut room = room();
        room.write(ANA, Door::Poll, "Which color?", &format!("- Green\n- White\n\nCloses: in 48 hours\n{setting}"));
        let draft = room.last(ANA, NoticeKind::Draft).unwrap().id;
        room.answer(ANA, Strong, draft, "open");
        let ben = ballot(&room, BEN);
        assert_eq!(outcome(&room.answer(BEN, Strong, ben, text)), expected, "{setting:?} {text:?}");
    }
}

#[test]
fn a_draft_waits_for_the_day_it_names() {
    let mut room = room();
    room.write(ANA, Door::Poll, "Which color?", "- Green\n- White\n\nOpens: Thursday 8:00\nCloses: Friday 18:00");
    let poll = room.last(ANA, NoticeKind::Draft).and_then(|notice| notice.poll).unwrap();
    room.now = at("2026-11-26T07:59:00Z");
    assert_eq!(outcome(&room.act(&Actor::Clock, &Command::OpenPoll { poll })), "ignored");
    room.now = at("2026-11-26T08:00:00Z");
    assert_eq!(outcome(&room.act(&Actor::Clock, &Command::OpenPoll { poll })), "opened");
    // One that is not clear needs a word, and then waits for its day; a second word opens it now.
    room.write(ANA, Door::Poll, "Which wood?", "- Oak\n- Pine\n\nOpens: Monday 8:00\nCloses: 4 December 18:00\nQuorum: some");
    let draft = room.last(ANA, NoticeKind::Draft).unwrap().id;
    assert_eq!(outcome(&room.answer(ANA, Strong, draft, "open")), "done");
    let NoticeBody::Done { what: Deed::PollChanged { change } } = &room.last(ANA, NoticeKind::Done).unwrap().body else { panic!() };
    assert_eq!(*change, Change::Scheduled { opens_at: at("2026-11-30T08:00:00Z") });
    room.pass(SignedDuration::from_mins(1));
    assert_eq!(outcome(&room.answer(ANA, Strong, draft, "open")), "opened");
}

#[test]
fn the_page_gives_the_same_orders() {
    let mut room = room();
    let poll = room.poll(48);
    let order = |order| Command::SteerPoll { poll, order };
    let reword = PollOrder::Reword { code: "2".into(), name: "Oak".into() };
    assert_eq!(outcome(&room.act(&Actor::Session { person: BEN }, &order(reword.clone()))), "coordinators-only");
    assert_eq!(outcome(&room.act(&Actor::Session { person: ANA }, &order(reword))), "steered");
    assert_eq!(options(&room, poll), ["1 Green", "2 Oak"]);
}

/// A link of somebody's ballot.
fn link() -> String {
    let token = Token { purpose: Purpose::VotePage, send: NoticeId(42), item: 0 };
    format!("https://moot.example/v/{}", Keyring::new("moot.example", vec![(1, [7; 32])]).sign(token))
}

#[test]
fn a_link_that_acts_for_its_reader_is_cut_from_every_word_of_a_poll_through_every_door() {
    const CUT: &str = "https://moot.example/v/…";
    let mine = link();
    let (title, words, name) = (format!("Mine: {mine}"), format!("See\n{mine}"), format!("Walnut {mine}"));
    let broken = mine.split_at(mine.len() - 9);
    let names = vec!["Green".to_string(), broken.0.to_string(), broken.1.to_string(), "Oak".to_string()];
    let orders = [
        (PollOrder::Title { title: title.clone() }, format!("poll: title {title}")),
        (PollOrder::Describe { words: words.clone() }, format!("poll: description\n{words}")),
        (PollOrder::Options { names: names.clone() }, format!("poll: options\n- Green\n{}\n{}\n- Oak", broken.0, broken.1)),
        (PollOrder::Add { name: name.clone() }, format!("poll: add {name}")),
        (PollOrder::Reword { code: "2".into(), name: name.clone() }, format!("poll: reword 2: {name}")),
    ];
    for (order, text) in orders {
        for by in [Some(Actor::Session { person: ANA }), Some(Actor::Admin), None] {
            let mut room = room();
            let poll = room.poll(48);
            let done = match &by {
                Some(actor) => room.act(actor, &Command::SteerPoll { poll, order: order.clone() }),
                None => {
                    let ana = ballot(&room, ANA);
                    room.answer(ANA, Strong, ana, &text)
                }
            };
            assert_eq!(outcome(&done), "steered", "{by:?}: {text:?}");
            let row = row(&room, poll);
            let read = format!("{} {} {}", row.title, row.description, options(&room, poll).join(" "));
            assert!(read.contains(CUT) && !read.contains(&mine[mine.len() - 9..]), "{by:?}: {read}");
        }
    }
    // A voter's own ballot link as an option.
    let mut room = room();
    room.write(ANA, Door::Poll, &title, &format!("See {mine}\n\n- Green\n- {mine}\n\nCloses: in 48 hours\nMay add: yes"));
    let draft = room.last(ANA, NoticeKind::Draft).unwrap();
    let (draft, poll) = (draft.id, draft.poll.unwrap());
    room.answer(ANA, Strong, draft, "open");
    let ben = ballot(&room, BEN);
    assert_eq!(outcome(&room.answer(BEN, Strong, ben, &format!("add: {name}"))), "steered");
    assert_eq!(options(&room, poll), ["1 Green".to_string(), format!("2 {CUT}"), format!("3 Walnut {CUT}")]);
    assert_eq!((row(&room, poll).title, row(&room, poll).description), (format!("Mine: {CUT}"), format!("See {CUT}")));
}

#[test]
fn what_is_passed_to_the_coordinators_acts_for_nobody() {
    let mut room = room();
    room.write(BEN, Door::Owner, &link(), &format!("Does this work? {}", link()));
    let NoticeBody::Stranger { subject, words, .. } = &room.last(ANA, NoticeKind::Stranger).unwrap().body else { panic!() };
    assert_eq!((subject.as_str(), words.as_str()), ("https://moot.example/v/…", "Does this work? https://moot.example/v/…"));
    let stranger = Actor::Mail { from: Address::parse("eve@foreign.example"), proof: Strong, meant: true, spf_domain: None };
    let mail = MailWords { subject: link(), words: Words::own_only(&link()), ..MailWords::default() };
    room.act(&stranger, &Command::Write { handle: "garden".into(), door: Door::Talk, mail });
    let NoticeBody::Stranger { held: Some(_), subject, words, .. } = &room.last(ANA, NoticeKind::Stranger).unwrap().body else { panic!() };
    assert_eq!((subject.as_str(), words.as_str()), ("https://moot.example/v/…", "https://moot.example/v/…"));
}

#[test]
fn whoever_a_poll_does_not_ask_adds_nothing_to_it_from_any_mail_or_page() {
    let mut room = room();
    room.write(ANA, Door::Talk, "The fence", "It leans.");
    room.write(ANA, Door::Poll, "Which color?", "- Green\n- White\n\nCloses: in 48 hours\nMay add: yes\nVoters: Cleo\nThread: The fence");
    let draft = room.last(ANA, NoticeKind::Draft).unwrap();
    let (draft, poll) = (draft.id, draft.poll.unwrap());
    room.answer(ANA, Strong, draft, "open");
    let add = Command::SteerPoll { poll, order: PollOrder::Add { name: "Walnut".into() } };
    let by = |person| Actor::Session { person };
    assert_eq!(outcome(&room.act(&by(BEN), &add)), "coordinators-only");
    // Ben hears of it in the thread alone, and Cleo's ballot is not his, whoever forwards it.
    let heard = room.last(BEN, NoticeKind::VoteOpened).unwrap().id;
    for (notice, text) in [(heard, "add: Walnut"), (heard, "poll: add Walnut"), (ballot(&room, CLEO), "add: Walnut"), (ballot(&room, CLEO), "poll: add Walnut")]
    {
        room.answer(BEN, Strong, notice, text);
        assert_eq!(options(&room, poll), ["1 Green", "2 White"], "{text:?}");
    }
    assert_eq!(outcome(&room.act(&by(CLEO), &add)), "steered");
    assert_eq!(options(&room, poll), ["1 Green", "2 White", "3 Walnut"]);
}

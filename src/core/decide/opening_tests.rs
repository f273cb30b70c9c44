use super::*;
use crate::core::command::Command;
use crate::core::notice::Notice;
use crate::core::person::Address;
use crate::core::sample::{ANA, BEN, CLEO, Room, room};
use crate::core::trust::Actor;

fn ask(room: &mut Room, who: &str) -> Disposition {
    let address = Address::parse(&format!("{who}@strong.example")).unwrap();
    room.act(&Actor::Link { confirmed: false }, &Command::AskSignIn { address })
}

fn mails(room: &Room, who: PersonId) -> Vec<&Notice> {
    room.view.notices.values().filter(|notice| notice.person == who && notice.kind == NoticeKind::SignIn).collect()
}

#[test]
fn whoever_types_an_address_neither_fills_its_mailbox_nor_shuts_its_owner_out() {
    // How many minutes apart somebody asks for two hours, and how many mails that makes.
    for (apart, made) in [(2, 13), (5, 12), (10, 11), (12, 11), (15, 9), (20, 7), (60, 3)] {
        let mut room = room();
        let start = room.now;
        while room.now <= start + SignedDuration::from_hours(2) {
            let answer = ask(&mut room, "ben");
            assert_eq!((answer.outcome, answer.group, answer.person), (Outcome::Done("sign_in".into()), None, Some(BEN)));
            let holds = |notice: &&Notice| matches!(&notice.body, NoticeBody::SignIn { until } if *until > room.now);
            assert!(mails(&room, BEN).iter().any(holds), "{apart} minutes apart: none holds at {}", room.now);
            room.pass(SignedDuration::from_mins(apart));
        }
        assert_eq!(mails(&room, BEN).len(), made, "{apart} minutes apart");
    }
}

#[test]
fn each_person_and_each_kind_has_a_budget_of_its_own() {
    let mut room = room();
    room.write(ANA, crate::core::command::Door::Poll, "Who keeps the purse?", "- Ben\n- Cleo\n\nSecret: yes\nCloses: in 3 hours");
    let draft = room.last(ANA, NoticeKind::Draft).unwrap().id;
    room.answer(ANA, crate::core::trust::Proof::Strong, draft, "open");
    for _ in 0..20 {
        ask(&mut room, "ben");
    }
    assert_eq!(mails(&room, BEN).len(), OPENINGS as usize);
    ask(&mut room, "cleo");
    assert_eq!(mails(&room, CLEO).len(), 1);
    let ballot = room.last(BEN, NoticeKind::Ballot).unwrap().id;
    for _ in 0..20 {
        room.act(&Actor::Link { confirmed: false }, &Command::AskBrowser { notice: ballot, item: 0 });
    }
    assert_eq!(mails(&room, BEN).len(), 2 * OPENINGS as usize);
    assert_eq!(mails(&room, BEN).iter().filter(|notice| notice.poll.is_some()).count(), OPENINGS as usize);
}

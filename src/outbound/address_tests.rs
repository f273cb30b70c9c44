use super::super::sample::{brief, house};
use super::*;
use crate::core::token::Token;

#[test]
fn from_is_stable_and_says_who_speaks() {
    let talk = "Ana Silva via Garden co-op <garden@moot.example>";
    let votes = "Garden co-op votes <garden-vote@moot.example>";
    let service = "Garden co-op via moot.example <help@moot.example>";
    let nobody = "moot.example <help@moot.example>";
    let expected = |kind| match kind {
        NoticeKind::Comment | NoticeKind::VoteOpened => talk,
        NoticeKind::Ballot | NoticeKind::Result | NoticeKind::Receipt | NoticeKind::Question | NoticeKind::LateVote => votes,
        NoticeKind::Reminder
        | NoticeKind::PollChanged
        | NoticeKind::Outcome
        | NoticeKind::Review
        | NoticeKind::Draft
        | NoticeKind::Confirm
        | NoticeKind::Blocked
        | NoticeKind::Proxy => votes,
        NoticeKind::Decisions | NoticeKind::Invitation => service,
        NoticeKind::WhoseWords | NoticeKind::AskedOwner => service,
        NoticeKind::Welcome | NoticeKind::WasItYou | NoticeKind::Refusal | NoticeKind::Goodbye | NoticeKind::Done | NoticeKind::Stranger => service,
        NoticeKind::Digest | NoticeKind::SignIn | NoticeKind::Help | NoticeKind::Status | NoticeKind::MyData | NoticeKind::ForAdmin => nobody,
    };
    for kind in NoticeKind::ALL {
        let named = from(&brief(kind), &house());
        assert_eq!(format!("{} <{}>", named.name, named.address), expected(kind), "{kind:?}");
    }
}

#[test]
fn a_question_about_talk_comes_from_the_service() {
    let mut brief = brief(NoticeKind::Question);
    (brief.notice.poll, brief.poll) = (None, None);
    assert_eq!(from(&brief, &house()).address, "help@moot.example");
}

#[test]
fn each_token_address_names_the_notice_and_its_own_purpose() {
    let house = house();
    for kind in NoticeKind::ALL {
        let brief = brief(kind);
        if kind.goes_to_a_passer_by() {
            assert_eq!(reply_to(&brief, &house), "help@moot.example", "a passer-by gets no token");
            continue;
        }
        for (address, purpose, prefix) in [
            (reply_to(&brief, &house), reply_purpose(kind), "r-"),
            (return_path(&brief, &house), Purpose::Bounce, "b-"),
            (unsubscribe(&brief, &house), Purpose::Unsubscribe, "u-"),
        ] {
            let (local, domain) = address.split_once('@').unwrap();
            assert!(local.starts_with(prefix) && local.len() <= 64 && domain == "moot.example", "{address}");
            assert_eq!(house.keyring.verify_local_part(local), Some(Token { purpose, send: brief.notice.id, item: 0 }));
        }
        // Only where a reply is talk does its token allow talk.
        assert_eq!(reply_purpose(kind) == Purpose::Comment, kind.answers_are_public(), "{kind:?}");
    }
}

#[test]
fn a_display_name_shows_no_address_no_markup_and_no_tricks() {
    for (name, expected) in [
        ("Ben", "Ben"),
        ("  Ben   Bauer ", "Ben Bauer"),
        ("ben@home.example", "ben"),
        ("Ben <ben@home.example>", "Ben ben"),
        ("Ben\r\nBcc: x@y.z", "Ben Bcc x"),
        ("\"Ben\", (x)", "Ben x"),
        ("Ben\u{202e}lia", "Ben lia"),
        ("Zoë Müller", "Zoë Müller"),
        ("@", ""),
    ] {
        assert_eq!(display(name), expected, "{name:?}");
    }
    assert!(display(&"x".repeat(500)).chars().count() <= NAME);
}

#[test]
fn a_digest_has_its_own_list() {
    let house = house();
    assert_eq!(list(&brief(NoticeKind::Digest), &house).unwrap().id, "digest.moot.example");
    assert_eq!(list(&brief(NoticeKind::Ballot), &house).unwrap().id, "garden.moot.example");
    assert_eq!(list(&brief(NoticeKind::SignIn), &house), None);
}

use super::super::sample::{ANA, brief, house};
use super::*;
use proptest::prelude::*;

fn value(fields: &[Field], name: &str) -> Option<String> {
    let found: Vec<&String> = fields.iter().filter(|(field, _)| *field == name).map(|(_, value)| value).collect();
    assert!(found.len() <= 1, "{name} stands twice");
    found.first().map(|value| (*value).clone())
}

#[test]
fn each_kind_has_its_headers() {
    let house = house();
    let (thread, poll) = (Some("<thread-50@moot.example>"), Some("<poll-60@moot.example>"));
    let (garden, digest) = (Some("Garden co-op <garden.moot.example>"), Some("Digest <digest.moot.example>"));
    let (made, replied, list) = ("auto-generated", "auto-replied", Some("list"));
    // kind, In-Reply-To, List-Id, Auto-Submitted, Precedence
    let cases = [
        (NoticeKind::Comment, thread, garden, made, list),
        (NoticeKind::VoteOpened, thread, garden, made, list),
        (NoticeKind::Ballot, poll, garden, made, list),
        (NoticeKind::Reminder, poll, garden, made, list),
        (NoticeKind::PollChanged, poll, garden, made, list),
        (NoticeKind::Result, poll, garden, made, list),
        (NoticeKind::Outcome, poll, garden, made, list),
        (NoticeKind::Review, poll, garden, made, None),
        (NoticeKind::Digest, None, digest, made, list),
        (NoticeKind::Welcome, None, garden, made, None),
        (NoticeKind::Receipt, poll, garden, replied, None),
        (NoticeKind::Question, poll, garden, replied, None),
        (NoticeKind::Confirm, poll, garden, replied, None),
        (NoticeKind::WasItYou, None, garden, made, None),
        (NoticeKind::Refusal, None, garden, replied, None),
        (NoticeKind::LateVote, poll, garden, replied, None),
        (NoticeKind::Draft, poll, garden, replied, None),
        (NoticeKind::Goodbye, None, garden, replied, None),
        (NoticeKind::Done, None, garden, replied, None),
        (NoticeKind::Status, None, None, replied, None),
        (NoticeKind::Decisions, None, garden, replied, None),
        (NoticeKind::MyData, None, None, replied, None),
        (NoticeKind::Help, None, None, replied, None),
        (NoticeKind::SignIn, None, None, made, None),
        (NoticeKind::Stranger, None, garden, made, None),
        (NoticeKind::Blocked, poll, garden, made, None),
        (NoticeKind::Proxy, poll, garden, made, None),
        (NoticeKind::WhoseWords, None, garden, replied, None),
        (NoticeKind::AskedOwner, None, None, replied, None),
        (NoticeKind::ForAdmin, None, None, made, None),
        (NoticeKind::Invitation, None, garden, made, None),
    ];
    assert_eq!(cases.map(|case| case.0), NoticeKind::ALL);
    for (kind, root, list_id, submitted, precedence) in cases {
        let fields = of(&brief(kind), &house);
        let got = |name| value(&fields, name);
        assert_eq!(got("In-Reply-To").as_deref(), root, "{kind:?}");
        assert_eq!(got("References").as_deref(), root, "{kind:?}");
        assert_eq!(got("List-Id").as_deref(), list_id, "{kind:?}");
        assert_eq!(got("Auto-Submitted").as_deref(), Some(submitted), "{kind:?}");
        assert_eq!(got("Precedence").as_deref(), precedence, "{kind:?}");
        assert_eq!(got(LOOP).as_deref(), Some("moot.example"), "{kind:?}");
        let unsubscribe = ["List-Unsubscribe", "List-Unsubscribe-Post", "List-Post", "List-Help", "List-Archive", "List-Owner"];
        assert!(unsubscribe.iter().all(|name| got(name).is_some() == list_id.is_some()), "{kind:?}");
    }
}

#[test]
fn the_list_headers_point_where_they_say() {
    let house = house();
    let fields = of(&brief(NoticeKind::Comment), &house);
    let id = NoticeId(4711);
    let one_click = house.link(Purpose::OneClick, id, 0);
    let stop = house.token_address(Purpose::Unsubscribe, id, 0);
    assert!(one_click.starts_with("https://moot.example/u/"));
    for (name, expected) in [
        ("List-Unsubscribe", format!("<{one_click}>, <mailto:{stop}>")),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".into()),
        ("List-Post", "<mailto:garden@moot.example>".into()),
        ("List-Help", "<mailto:garden-help@moot.example>".into()),
        ("List-Owner", "<mailto:garden-owner@moot.example>".into()),
        ("List-Archive", format!("<{}>", house.link(Purpose::ThreadPage, id, 0))),
        ("Message-ID", format!("<{}>", message_id(id, &house))),
    ] {
        assert_eq!(value(&fields, name), Some(expected), "{name}");
    }
    assert_eq!(value(&of(&brief(NoticeKind::Digest), &house), "List-Post").as_deref(), Some("NO"));
    let local = message_id(id, &house);
    let token = local.strip_prefix("n-").unwrap().split('@').next().unwrap();
    assert_eq!(house.keyring.verify(token), Some(Token { purpose: Purpose::Reference, send: id, item: 0 }));
}

#[test]
fn the_one_who_began_it_gets_it_under_their_own_mail() {
    let house = house();
    for (kind, own, root) in [(NoticeKind::Comment, "abc@home.example", "thread-50"), (NoticeKind::Ballot, "poll@home.example", "poll-60")] {
        let mut brief = brief(kind);
        brief.reader.id = ANA;
        let fields = of(&brief, &house);
        assert_eq!(value(&fields, "In-Reply-To").unwrap(), format!("<{own}>"));
        assert_eq!(value(&fields, "References").unwrap(), format!("<{own}> <{root}@moot.example>"));
    }
}

#[test]
fn a_foreign_message_id_is_taken_only_when_it_is_one() {
    for (id, expected) in [("a@b", Some("a@b")), ("<a@b>", Some("a@b")), ("a", None), ("a@b> <c@d", None), ("a@b\r\nBcc: x@y", None), ("ä@b", None), ("", None)]
    {
        assert_eq!(foreign_id(id).as_deref(), expected, "{id:?}");
    }
}

proptest! {
    #[test]
    fn no_value_ever_holds_a_line_end_or_a_control(name in any::<String>(), id in any::<String>(), kind in 0..19_usize) {
        let mut brief = brief(NoticeKind::ALL[kind]);
        brief.reader.id = ANA;
        if let Some(group) = &mut brief.group { group.group.name = name.clone(); }
        if let Some(thread) = &mut brief.thread { thread.starter_message_id = Some(id.clone()); }
        if let Some(comment) = &mut brief.comment { comment.author = name.clone(); }
        for (field, value) in of(&brief, &house()) {
            prop_assert!(!value.chars().any(char::is_control), "{field}: {value:?}");
        }
        prop_assert!(!one_line(&name).chars().any(char::is_control));
        prop_assert!(!address::from(&brief, &house()).name.chars().any(char::is_control));
    }
}

//! The sample notices' own words.

use super::{ANA, BEN, CLEO, at};
use crate::core::ballot::{Choice, Via};
use crate::core::command::ServiceRole;
use crate::core::grammar::Doubt;
use crate::core::ids::{CommentId, HeldId, ThreadId};
use crate::core::lookalike::OddName;
use crate::core::notice::{Deed, Expected, HeldAct, NoticeBody, NoticeKind, ProxyIs, Remark};
use crate::core::person::{Address, Level, Scope};
use crate::core::poll::Change;
use crate::core::refusal::Refusal;

/// The body a notice of that kind has.
pub fn body(kind: NoticeKind) -> NoticeBody {
    let green = || Choice::One("1".into());
    let oak = || Choice::One("2".into());
    let vote = || HeldAct::Vote { choice: green(), reason: "It hides the bins.".into() };
    let arrived = at("2026-11-24T09:12:00Z");
    match kind {
        NoticeKind::VoteOpened
        | NoticeKind::Ballot
        | NoticeKind::Reminder
        | NoticeKind::Result
        | NoticeKind::Review
        | NoticeKind::Help
        | NoticeKind::Status
        | NoticeKind::Decisions => NoticeBody::Plain,
        NoticeKind::Comment => NoticeBody::Comment { comment: CommentId(1) },
        NoticeKind::Digest => NoticeBody::Digest { slot: at("2026-11-24T06:00:00Z"), items: Vec::new() },
        NoticeKind::Welcome => NoticeBody::Welcome { added_by: Some(ANA) },
        NoticeKind::Receipt => NoticeBody::Receipt {
            choice: oak(),
            replaces: Some(Choice::One("3".into())),
            reason: "because it weathers well".into(),
            via: Via::Mail,
            code: "7K2M-QF4D".into(),
        },
        NoticeKind::Question => NoticeBody::Question {
            words: "Maybe green or white, I really can't say".into(),
            doubt: Doubt::Several { codes: vec!["1".into(), "3".into()] },
            stands: Some(oak()),
            held: HeldId(1),
        },
        NoticeKind::Confirm => NoticeBody::Confirm { held: HeldId(1), act: vote(), failed: false, received_at: arrived, until: at("2026-11-28T17:00:00Z") },
        NoticeKind::WasItYou => {
            NoticeBody::WasItYou { held: HeldId(1), from: Some(Address::trusted("margaret@work.example")), act: vote(), received_at: arrived }
        }
        NoticeKind::Refusal => NoticeBody::Refusal {
            refusal: Refusal::ThreadClosed { thread: ThreadId(1), by: ANA, at: at("2026-11-20T10:00:00Z") },
            words: "One more thing about the gate:\n\nit opens the wrong way.".into(),
            more: Vec::new(),
        },
        NoticeKind::LateVote => NoticeBody::LateVote {
            choice: oak(),
            refusal: Refusal::PollClosed {
                closed_at: at("2026-11-27T17:00:00Z"),
                received_at: at("2026-11-27T17:05:00Z"),
                sent_at: Some(at("2026-11-27T16:58:00Z")),
            },
            held: HeldId(1),
        },
        NoticeKind::Draft => NoticeBody::Draft {
            opens_at: Some(at("2026-11-23T13:20:00Z")),
            remarks: vec![
                Remark::NearKey { line: "Close: after the party".into(), nearest: "Closes".into() },
                Remark::BadValue { line: "Quorum: most of us".into(), expected: Expected::Quorum },
                Remark::TimeAssumed,
            ],
            entitled: 12,
            unreachable: 1,
        },
        NoticeKind::Goodbye => NoticeBody::Goodbye { scope: Scope::Thread(ThreadId(1)), level: Level::Asked, by_header: false },
        NoticeKind::Done => NoticeBody::Done { what: Deed::LevelSet { scope: Scope::Group(1.into()), level: Level::Digest, undone: false } },
        NoticeKind::MyData => NoticeBody::MyData { until: at("2026-11-25T09:12:00Z") },
        NoticeKind::SignIn => NoticeBody::SignIn { until: at("2026-11-24T09:27:00Z") },
        NoticeKind::Outcome => NoticeBody::Outcome { stated_at: at("2026-11-28T09:00:00Z") },
        NoticeKind::PollChanged => {
            let (from, until) = (at("2026-11-25T17:00:00Z"), at("2026-11-27T17:00:00Z"));
            NoticeBody::PollChanged { change: Change::Extended { from, until }, by: Some(ANA) }
        }
        NoticeKind::Blocked => NoticeBody::Blocked { by: CLEO },
        NoticeKind::Proxy => NoticeBody::Proxy { giver: BEN, how: ProxyIs::Given },
        NoticeKind::WhoseWords => NoticeBody::Whose {
            held: HeldId(1),
            people: vec![BEN, CLEO],
            act: HeldAct::Thread { title: "Apples".into(), words: "The tree is full, come and pick.".into() },
            received_at: arrived,
        },
        NoticeKind::AskedOwner => NoticeBody::AskedOwner { ballot: true, locale: "en".into() },
        NoticeKind::Invitation => NoticeBody::Invitation { held: HeldId(1), by: ANA, until: at("2026-12-08T09:12:00Z"), reminder: false },
        NoticeKind::ForAdmin => NoticeBody::ForAdmin {
            role: ServiceRole::Dpo,
            from: "otto@elsewhere.example".into(),
            subject: "My old messages".into(),
            words: "I left the garden two years ago. Please delete what I wrote.".into(),
            proven: true,
            last: false,
            locale: "en".into(),
        },
        NoticeKind::Stranger => NoticeBody::Stranger {
            held: Some(HeldId(1)),
            from: "Otto <otto@elsewhere.example>".into(),
            subject: "Spare fence posts".into(),
            words: "I have ten oak posts to give away. Interested?".into(),
        },
    }
}

/// What an echo can point out beside values that were not understood.
pub(super) fn remarks() -> Vec<Remark> {
    vec![
        Remark::OptionIsCommand { option: "Stop".into() },
        Remark::CloseAssumed,
        Remark::SeveralLists,
        Remark::NoSuchTemplate { name: "weekly".into() },
        Remark::TemplateKept { name: "weekly".into() },
        Remark::TemplateNotKept { name: "weekly".into() },
        Remark::NoSuchVoter { name: "Dora".into() },
        Remark::SeveralVoters { name: "Ben".into() },
        Remark::OddName(OddName { name: "Сleo".into(), like: None }),
        Remark::WeightOfNobody { name: "Cleo".into() },
        Remark::CloseUnclear { line: "Closes: 3/4".into() },
        Remark::ManyVoters { limit: 500 },
        Remark::ManyPolls,
    ]
}

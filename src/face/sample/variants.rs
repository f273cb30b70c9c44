//! The samples' siblings: one brief for everything else there is to say.

use super::bodies::remarks;
use super::secrets::{secrets, upshots};
use super::{ANA, BEN, at, brief};
use crate::core::ballot::{Choice, Fit, Flaw};
use crate::core::brief::Brief;
use crate::core::command::{Door, ServiceRole};
use crate::core::grammar::Doubt;
use crate::core::ids::{GroupId, HeldId, ThreadId};
use crate::core::lookalike::OddName;
use crate::core::notice::{Deed, Expected, HeldAct, NoticeBody, NoticeKind, ProxyIs, Rehearsed, Remark};
use crate::core::person::{Level, Scope};
use crate::core::poll::Change;
use crate::core::refusal::{ProxyTrouble, Refusal};
use crate::core::thread::{LeftOut, LeftOutWhy};

/// A brief for every refusal, doubt, deed, remark and held act, beside the samples.
pub fn variants() -> Vec<Brief> {
    let bodies = refusals().into_iter().chain(doubts()).chain(deeds()).chain(acts()).chain(others()).chain(news()).chain(rehearsals());
    bodies.map(|(kind, body)| with_body(kind, body)).chain(secrets()).chain(upshots()).collect()
}

type Said = (NoticeKind, NoticeBody);

fn with_body(kind: NoticeKind, body: NoticeBody) -> Brief {
    let mut brief = brief(kind);
    if matches!(body, NoticeBody::Done { what: Deed::PollChanged { .. } }) {
        brief.poll = super::brief(NoticeKind::Outcome).poll;
    }
    brief.notice.body = body;
    brief
}

fn rehearsals() -> Vec<Said> {
    let poll = Box::new(super::open_poll().poll);
    let counted = Rehearsed::Counted { choice: Choice::One("2".into()), reason: "it weathers well".into() };
    let answers = [None, Some(counted), Some(Rehearsed::AskedBack)];
    answers.map(|answer| (NoticeKind::Draft, NoticeBody::Rehearsal { poll: poll.clone(), remarks: vec![Remark::TimeAssumed], answer })).into()
}

fn left_out() -> Vec<LeftOut> {
    let file = |name: &str, why| LeftOut { name: name.into(), size: 12_000_000, why };
    vec![
        file("setup.exe", LeftOutWhy::Program),
        file("message.eml", LeftOutWhy::Mail),
        file("film.mov", LeftOutWhy::TooLarge { limit: 10_000_000 }),
        file("scan.pdf", LeftOutWhy::TooMuch { limit: 20_000_000 }),
        file("twenty-first.jpg", LeftOutWhy::TooMany { limit: 20 }),
        file("broken.jpg", LeftOutWhy::Unreadable),
    ]
}

fn refusals() -> Vec<Said> {
    let refusals = [
        Refusal::ThreadClosed { thread: ThreadId(1), by: ANA, at: at("2026-11-20T10:00:00Z") },
        Refusal::PollClosed { closed_at: at("2026-11-27T17:00:00Z"), received_at: at("2026-11-27T17:05:00Z"), sent_at: None },
        Refusal::PollNotOpen,
        Refusal::NotMember,
        Refusal::NotEntitled,
        Refusal::NotAsked,
        Refusal::Proxy { why: ProxyTrouble::Nobody },
        Refusal::Proxy { why: ProxyTrouble::Oneself },
        Refusal::Proxy { why: ProxyTrouble::Chain },
        Refusal::Proxy { why: ProxyTrouble::Secret },
        Refusal::NoVoters,
        Refusal::ReasonTooLong { length: 612, limit: 500 },
        Refusal::CoordinatorsOnly,
        Refusal::LinkExpired,
        Refusal::TooOld,
        Refusal::Empty,
        Refusal::FilesLeftOut { files: left_out() },
        Refusal::NotOneSender,
        Refusal::NoOptions,
        Refusal::NoTitle,
        Refusal::NotSupported { line: "Shuffle: yes".into() },
        Refusal::SecretByMail,
        Refusal::BrowserNotOpened,
        Refusal::VotedInSecret,
        Refusal::Sealed,
        Refusal::BadBallot { flaw: Flaw::OverBudget { given: 9, budget: 8 } },
        Refusal::NotYours,
        Refusal::TooLate,
        Refusal::TooMany,
        Refusal::BallotsSent,
        Refusal::NotProven,
        Refusal::UnknownCommand,
        Refusal::NoSuchMessage,
        Refusal::HasGone,
        Refusal::OddName,
        Refusal::NoDate { written: "the rain stops".into() },
        Refusal::BadField { field: "zone".into() },
        Refusal::PollStands { stage: "settled".into() },
        Refusal::VotesCast,
        Refusal::SecretIsOpen,
        Refusal::BadOption { name: "Oak".into(), why: "twice".into() },
        Refusal::BadDate { text: "sometime".into() },
        Refusal::NotLater { closes_at: at("2026-11-27T17:00:00Z") },
        Refusal::JustReminded { at: at("2026-11-24T09:00:00Z"), again: at("2026-11-24T21:00:00Z") },
    ];
    refusals.map(|refusal| (NoticeKind::Refusal, NoticeBody::Refusal { refusal, words: "Mine".into(), more: Vec::new() })).into()
}

/// Every way of filling in a ballot.
fn choices() -> Vec<Choice> {
    let code = || "1".to_string();
    vec![
        Choice::One(code()),
        Choice::Several([code(), "3".into()].into()),
        Choice::Scores([(code(), 5)].into()),
        Choice::Dots([(code(), 3)].into()),
        Choice::Ranking(vec![vec![code()], vec!["2".into(), "3".into()]]),
        Choice::Times([(code(), Fit::Yes), ("2".into(), Fit::Maybe), ("3".into(), Fit::No)].into()),
        Choice::NoneOfThese,
        Choice::Words,
    ]
}

fn flaws() -> Vec<Flaw> {
    let code = || "1".to_string();
    vec![
        Flaw::OverBudget { given: 9, budget: 8 },
        Flaw::OutOfRange { code: code(), value: 9, min: 0, max: 5 },
        Flaw::Twice { code: code() },
        Flaw::TooMany { chosen: 3, most: 2 },
        Flaw::TooFew { chosen: 1, least: 2 },
        Flaw::Equal { codes: vec![code(), "3".into()] },
        Flaw::NoMaybe { code: code() },
        Flaw::NotRead { words: "the tall one".into() },
        Flaw::Foreign,
    ]
}

fn doubts() -> Vec<Said> {
    let code = || "1".to_string();
    let doubts = [
        Doubt::Empty,
        Doubt::Unclear,
        Doubt::Several { codes: vec![code(), "3".into()] },
        Doubt::Conditional,
        Doubt::OptionOrCommand { word: "stop".into() },
        Doubt::Languages { word: "si".into() },
        Doubt::Reaction,
        Doubt::OldBallot,
        Doubt::MarkAgainstWords { marked: code(), written: "2".into() },
        Doubt::ReasonMissing { understood: Choice::One(code()) },
        Doubt::ReasonTooLong { understood: Choice::One(code()), length: 612, limit: 500 },
        Doubt::NoCode,
        Doubt::ForAll,
    ];
    let filled = choices().into_iter().map(|choice| Doubt::Flawed { understood: Some(choice), flaw: Flaw::Foreign });
    let flawed = flaws().into_iter().map(|flaw| Doubt::Flawed { understood: None, flaw });
    let question = |doubt| (NoticeKind::Question, NoticeBody::Question { words: "Hm".into(), doubt, stands: None, held: HeldId(1) });
    doubts.into_iter().chain(filled).chain(flawed).map(question).collect()
}

/// Everything that can be done with a poll.
fn changes() -> Vec<Change> {
    let until = at("2026-12-01T17:00:00Z");
    vec![
        Change::Reminded { number: 1 },
        Change::Extended { from: at("2026-11-27T17:00:00Z"), until },
        Change::Reopened { until, told: false },
        Change::Reopened { until, told: true },
        Change::Withdrawn,
        Change::Amended { version: 2, wording: Box::default() },
        Change::OptionAdded { code: "3".into(), name: "White".into(), at: None },
        Change::Reworded { code: "3".into(), version: 2, name: "White".into(), at: None },
        Change::Scheduled { opens_at: at("2026-11-25T08:00:00Z") },
        Change::OutcomeStated { told_at: at("2026-11-28T09:10:00Z"), words: String::new() },
        Change::ReviewSet { review_at: at("2027-03-01T18:00:00Z") },
    ]
}

fn alike(name: &str) -> OddName {
    OddName { name: name.into(), like: Some(ANA) }
}

fn mixed(name: &str) -> OddName {
    OddName { name: name.into(), like: None }
}

fn deeds() -> Vec<Said> {
    let deeds = [
        Deed::LevelSet { scope: Scope::All, level: Level::Everything, undone: true },
        Deed::LevelSet { scope: Scope::Thread(ThreadId(1)), level: Level::Nothing, undone: false },
        Deed::LevelSet { scope: Scope::Group(GroupId(1)), level: Level::Asked, undone: false },
        Deed::ThreadClosed,
        Deed::ThreadReopened,
        Deed::Paused { until: at("2027-03-01T00:00:00Z") },
        Deed::Resumed,
        Deed::CameBack,
        Deed::Invited { invited: vec!["Cleo <c@x.example>".into()], left_out: vec!["Ben <ben@x.example>".into()], odd: Vec::new() },
        Deed::Invited { invited: Vec::new(), left_out: vec!["ben@x.example".into()], odd: Vec::new() },
        Deed::Invited { invited: vec!["Вen <b@x.example>".into()], left_out: Vec::new(), odd: vec![alike("Вen"), mixed("Вenyamin")] },
        Deed::Declined { never: false },
        Deed::Declined { never: true },
        Deed::TakenBack { reached: 9 },
        Deed::TakenBack { reached: 0 },
        Deed::Replaced { reached: 1 },
        Deed::Removed { by: ANA, reason: "It names somebody who did not agree to it".into() },
        Deed::PollClosed,
        Deed::PollCancelled,
        Deed::Left,
        Deed::FormatSet { text_only: true },
        Deed::FormatSet { text_only: false },
        Deed::OutcomeTakenBack { unseen: true },
        Deed::OutcomeTakenBack { unseen: false },
        Deed::OutcomeHolds,
        Deed::VoteWithdrawn { open: true },
        Deed::VoteWithdrawn { open: false },
        Deed::SecretVoteStays,
        Deed::Posted { odd: None },
        Deed::Posted { odd: Some(alike("аna")) },
        Deed::Counted,
        Deed::ProxyGiven { holder: BEN },
        Deed::ProxyTakenBack,
        Deed::ProxyDeclined,
        Deed::Dropped,
        Deed::NothingToUndo,
        Deed::AddressTried,
        Deed::AddressWell,
        Deed::WordsPosted,
        Deed::ElidedShown { by: ANA, reason: "Cleo complains of insults".into() },
        Deed::LevelStands { scope: Scope::Group(GroupId(1)), level: Level::Digest },
        Deed::FilesLeftOut { files: left_out() },
        Deed::FilesLeftOut { files: left_out().into_iter().take(1).collect() },
    ];
    let changed = changes().into_iter().map(|change| Deed::PollChanged { change });
    deeds.into_iter().chain(changed).map(|what| (NoticeKind::Done, NoticeBody::Done { what })).collect()
}

fn acts() -> Vec<Said> {
    let acts = [
        HeldAct::Comment { words: "Hello".into() },
        HeldAct::Thread { title: "Gate".into(), words: "Hello".into() },
        HeldAct::Poll { title: "Gate?".into() },
        HeldAct::Leave,
        HeldAct::Join,
        HeldAct::Deactivate,
        HeldAct::DeleteMe,
        HeldAct::Command { words: "nothing all".into() },
    ];
    let (until, received_at, held) = (at("2026-11-28T17:00:00Z"), at("2026-11-24T09:12:00Z"), HeldId(1));
    let asked = |act: HeldAct| {
        let confirm = NoticeBody::Confirm { held, act: act.clone(), failed: true, received_at, until };
        let whose = NoticeBody::Whose { held, people: vec![ANA, BEN], act: act.clone(), received_at };
        [(NoticeKind::Confirm, confirm), (NoticeKind::WhoseWords, whose), (NoticeKind::WasItYou, NoticeBody::WasItYou { held, from: None, act, received_at })]
    };
    acts.into_iter().flat_map(asked).collect()
}

fn news() -> Vec<Said> {
    let told = changes().into_iter().filter(|change| {
        matches!(
            change,
            Change::Extended { .. }
                | Change::Amended { .. }
                | Change::OptionAdded { .. }
                | Change::Reworded { .. }
                | Change::Reopened { told: true, .. }
                | Change::Withdrawn
        )
    });
    told.map(|change| (NoticeKind::PollChanged, NoticeBody::PollChanged { change, by: None })).collect()
}

fn others() -> Vec<Said> {
    let proxies = [ProxyIs::TakenBack, ProxyIs::Declined].map(|how| (NoticeKind::Proxy, NoticeBody::Proxy { giver: BEN, how }));
    let expected = Expected::ALL.map(|expected| Remark::BadValue { line: "Quorum: x".into(), expected }).into();
    let goodbye =
        |scope, by_header| (NoticeKind::Goodbye, NoticeBody::Goodbye { scope, level: if by_header { Level::Asked } else { Level::Nothing }, by_header });
    let mut others = vec![
        (
            NoticeKind::ForAdmin,
            NoticeBody::ForAdmin {
                role: ServiceRole::Abuse,
                from: "eve@elsewhere.example".into(),
                subject: String::new(),
                words: "Stop".into(),
                proven: false,
                last: true,
                locale: "en".into(),
            },
        ),
        (NoticeKind::Invitation, NoticeBody::Invitation { held: HeldId(1), by: ANA, until: at("2026-12-08T09:12:00Z"), reminder: true }),
        (NoticeKind::Goodbye, NoticeBody::Farewell { for_good: false }),
        (NoticeKind::Goodbye, NoticeBody::Farewell { for_good: true }),
        goodbye(Scope::All, false),
        goodbye(Scope::Group(GroupId(1)), true),
        (NoticeKind::Draft, NoticeBody::Draft { opens_at: None, remarks: remarks(), entitled: 1, unreachable: 0 }),
        (NoticeKind::Draft, NoticeBody::Draft { opens_at: None, remarks: expected, entitled: 1, unreachable: 0 }),
        (NoticeKind::AskedOwner, NoticeBody::AskedOwner { ballot: false, locale: "en".into() }),
        (NoticeKind::AskedOwner, NoticeBody::TurnedAway { handle: "garden".into(), door: Door::Poll, words: "Which colour?".into(), locale: "en".into() }),
        (NoticeKind::Welcome, NoticeBody::Welcome { added_by: None }),
    ];
    others.extend(proxies);
    others
}

//! The mails that the documentation shows, sent as they stand there.

use crate::stage::{DOMAIN, Mail, plays};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::poll::{PollKind, Ranked};
use mailmoot::core::view::Needs;
use std::collections::BTreeSet;
use std::path::Path;

/// A mail in a page of the documentation, with the heading it stands under.
struct Example {
    heading: String,
    to: String,
    subject: String,
    text: String,
}

/// Every block that begins with an address.
fn examples(page: &str) -> Vec<Example> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    let page = std::fs::read_to_string(path).unwrap();
    let (mut found, mut heading) = (Vec::new(), String::new());
    for (index, part) in page.split("```").enumerate() {
        if index % 2 == 0 {
            heading = part.lines().filter_map(|line| line.strip_prefix("##")).next_back().map_or(heading, |line| line.trim_matches(['#', ' ']).to_string());
        } else if let Some(rest) = part.trim_start().strip_prefix("To: ") {
            let (to, rest) = rest.split_once('\n').unwrap();
            let (subject, text) = rest.strip_prefix("Subject: ").unwrap().split_once("\n\n").unwrap();
            found.push(Example { heading: heading.clone(), to: to.trim().into(), subject: subject.into(), text: text.into() });
        }
    }
    found
}

/// The heading of a kind.
fn headed(kind: PollKind) -> &'static str {
    match kind {
        PollKind::Single => "Single choice",
        PollKind::Proposal => "Proposal",
        PollKind::Check => "Sense check",
        PollKind::Count { .. } => "Count",
        PollKind::Question => "Question round",
        PollKind::Multiple { .. } => "Multiple choice",
        PollKind::Score { .. } => "Score",
        PollKind::Dots { .. } => "Dot vote",
        PollKind::Ranked { by: Ranked::InstantRunoff | Ranked::Borda | Ranked::Schulze, .. } => "Ranked choice",
        PollKind::Stv { .. } => "Election",
        PollKind::Meeting { .. } => "Time poll",
    }
}

const HEADINGS: [&str; 11] =
    ["Single choice", "Proposal", "Sense check", "Count", "Question round", "Multiple choice", "Score", "Dot vote", "Ranked choice", "Election", "Time poll"];

plays! {
    async fn every_mail_in_the_docs_starts_the_kind_of_poll_that_it_stands_under(stage) {
        let (mut kinds, mut rankings) = (BTreeSet::new(), BTreeSet::new());
        for example in examples("polls.md") {
            assert_eq!(example.to, format!("garden-poll@{DOMAIN}"), "{}", example.subject);
            stage.accepts(Mail::by("ana").to("garden-poll").subject(&example.subject).says(&example.text)).await;
            let draft = stage.mail("ana").await;
            draft.is(NoticeKind::Draft).says(&example.subject).says("It opens");
            for words in ["was not understood", "could mean", "It waits for you"] {
                assert!(!draft.text().contains(words), "{}: {}", example.subject, draft.text());
            }
            stage.accepts(Mail::reply("ana", &draft, "open")).await;
            let ballot = stage.mail("ben").await;
            ballot.is(NoticeKind::Ballot);
            let poll = ballot.notice.poll.unwrap();
            let view = stage.view(|_| Needs { polls: [poll].into(), ..Needs::default() }).await;
            let kind = view.polls.get(poll).unwrap().kind;
            if let PollKind::Ranked { by, .. } = kind {
                rankings.insert(format!("{by:?}"));
            }
            // Other headings are about settings, with whatever kind.
            let about_kinds = HEADINGS.contains(&example.heading.as_str());
            assert!(!about_kinds || example.heading == headed(kind), "{} stands under {}, and is {kind:?}", example.subject, example.heading);
            kinds.extend(about_kinds.then(|| example.heading.clone()));
            stage.accepts(Mail::reply("ana", &draft, "poll: withdraw")).await;
            stage.forget().await;
            // Whoever asks more than five times an hour is asked back.
            stage.pass(SignedDuration::from_mins(15)).await;
        }
        assert_eq!((kinds.len(), rankings.len()), (HEADINGS.len(), 3), "{kinds:?} {rankings:?}");
    }
}

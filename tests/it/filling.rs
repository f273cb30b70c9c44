//! Ballots of every kind, filled in and sent back by many mail programs, each with its own way of quoting: how many are
//! understood, how many are asked back, and that none is misread. The figures stand in benches/README.md.

use crate::stage::programs::{PROGRAMS, marked};
use crate::stage::{Mail, Received, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::ballot::Choice;
use mailmoot::core::grammar::filled_in;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::view::Needs;
use std::collections::BTreeMap;

/// One kind: how it is asked for, and a ballot of it as the database would hold it.
const KINDS: [(&str, &str, &str); 13] = [
    ("single", "- Green\n- Natural oak\n- White\n", r#"{"one":"2"}"#),
    ("proposal", "Type: proposal\n", r#"{"one":"3"}"#),
    ("sense check", "Type: sense check\n", r#"{"one":"2"}"#),
    ("count", "Type: count\n", r#"{"one":"1"}"#),
    ("multiple", "- Green\n- Natural oak\n- White\n\nType: multiple choice\nChoose: 2\n", r#"{"several":["1","3"]}"#),
    ("score", "- Green\n- Natural oak\n- White\n\nType: score\nScore: 0 to 5\n", r#"{"scores":{"1":5,"3":2}}"#),
    ("dots", "- Green\n- Natural oak\n- White\n\nType: dot vote\nPoints: 8\n", r#"{"dots":{"1":5,"3":3}}"#),
    ("ranked", "- Green\n- Natural oak\n- White\n\nType: ranked choice\n", r#"{"ranking":[["2"],["1"],["3"]]}"#),
    ("Borda", "- Green\n- Natural oak\n- White\n\nType: borda\n", r#"{"ranking":[["3"],["1"]]}"#),
    ("Condorcet", "- Green\n- Natural oak\n- White\n\nType: condorcet\n", r#"{"ranking":[["2"],["1","3"]]}"#),
    ("election", "- Ana\n- Ben\n- Cleo\n\nType: election\nSeats: 2\n", r#"{"ranking":[["3"],["2"]]}"#),
    (
        "time poll",
        "- Monday 30 November 2026 18:00\n- Tuesday 1 December 2026 19:00\n- Sunday 6 December 2026 10:00\n\nType: meeting\n",
        r#"{"times":{"A":"yes","B":"no","C":"maybe"}}"#,
    ),
    ("question round", "Type: question round\n", r#""words""#),
];

/// What is typed in answer to a question round, and the reason of every other ballot that has one.
const ANSWER: &str = "We need more shade for the lettuce.";
const REASON: &str = "because it lasts longest";

/// How somebody answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Way {
    /// On a line of their own.
    Line,
    /// On a line of their own, with the reason below it.
    Reasoned,
    /// In the boxes of the quoted ballot.
    Boxes,
    /// Half an answer: an option where the kind needs more, or two where it needs one; where any words are one, none.
    Unclear,
}

/// The quoted ballot with its boxes filled in; `None` in kinds where a box would say less than the choice does.
fn boxes(ballot: &Received, choice: &Choice) -> Option<String> {
    let marks: BTreeMap<String, String> = match choice {
        Choice::One(code) => [(code.clone(), "x".into())].into(),
        Choice::Several(codes) => codes.iter().map(|code| (code.clone(), "x".into())).collect(),
        Choice::Scores(given) | Choice::Dots(given) => given.iter().map(|(code, value)| (code.clone(), value.to_string())).collect(),
        Choice::Ranking(tiers) => tiers.iter().enumerate().flat_map(|(at, tier)| tier.iter().map(move |code| (code.clone(), (at + 1).to_string()))).collect(),
        Choice::Times(fits) => fits.iter().map(|(code, fit)| (code.clone(), format!("{fit:?}").to_lowercase())).collect(),
        Choice::NoneOfThese | Choice::Words => return None,
    };
    let filled = marks.iter().fold(marked(ballot), |text, (code, mark)| {
        assert!(text.contains(&format!("[ ] {code}  ")), "{code} is not in {text}");
        text.replacen(&format!("[ ] {code}  "), &format!("[{mark}] {code}  "), 1)
    });
    Some(filled)
}

/// What is no ballot of that kind: somebody must be asked.
fn unclear(choice: &Choice) -> &'static str {
    match choice {
        Choice::One(_) => "1 or 2, I cannot say",
        Choice::Several(_) => "1, 2 and 3",
        Choice::Scores(_) => "1=9 2=3",
        Choice::Dots(_) => "1=7 2=7",
        Choice::Ranking(_) => "2 > 1 > 2",
        Choice::Words => "",
        _ => "A yes, A no",
    }
}

/// What came of one mail.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Came {
    Understood,
    AskedBack,
    Misread,
}

/// However many empty lines part them.
fn paragraphs(text: &str) -> String {
    text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A choice and its reason.
type Said = (Choice, String);

/// Sends one answer and looks at what it did to the ballot.
async fn came(stage: &Stage, ballot: &Received, mime: &str, meant: Option<&Said>, before: Option<&Said>) -> (Came, Option<Said>) {
    let from = "Ben Ito <ben@strong.example>".into();
    stage.accepts(Mail { from, ..Mail::answer("ben", ballot, &ballot.message.reply_to[0], "").mime(mime) }).await;
    stage.settled().await;
    let (poll, person) = (ballot.notice.poll.unwrap(), stage.person("ben").await);
    let view = stage.view(|_| Needs { polls: [poll].into(), ballots: [(poll, person)].into(), ..Needs::default() }).await;
    let stands = view.ballot(poll, person).map(|ballot| (ballot.choice.clone(), paragraphs(&ballot.reason)));
    let answered: Vec<NoticeKind> = stage.mails("ben").await.iter().map(Received::kind).collect();
    stage.forget().await;
    let came = match answered.as_slice() {
        [NoticeKind::Receipt] if stands.as_ref() == meant => Came::Understood,
        [NoticeKind::Question] if stands.as_ref() == before => Came::AskedBack,
        _ => Came::Misread,
    };
    (came, stands)
}

/// The ways to answer one ballot: what is typed, what is quoted, and what is meant by it.
fn ways(ballot: &Received, choice: &Choice) -> Vec<(Way, String, String, Option<Said>)> {
    let blank = marked(ballot);
    let line = if *choice == Choice::Words { ANSWER.to_string() } else { filled_in(choice) };
    let reasoned = format!("{line}\n\n{REASON}");
    // In a question round the words are the reason, all of them.
    let said = |reason: &str, words: &str| Some((choice.clone(), if *choice == Choice::Words { words } else { reason }.to_string()));
    let mut ways = vec![
        (Way::Line, line.clone(), blank.clone(), said("", &line)),
        (Way::Reasoned, reasoned.clone(), blank.clone(), said(REASON, &reasoned)),
        (Way::Unclear, unclear(choice).to_string(), blank, None),
    ];
    ways.extend(boxes(ballot, choice).map(|filled| (Way::Boxes, String::new(), filled, said("", ""))));
    ways
}

plays! {
    async fn ballots_of_every_kind_come_back_through_every_program(stage) {
        let mut figures: BTreeMap<(&str, Came), u32> = BTreeMap::new();
        let mut by_way: BTreeMap<(Way, Came), u32> = BTreeMap::new();
        let mut odd = Vec::new();
        for (kind, ask, choice) in KINDS {
            let choice: Choice = serde_json::from_str(choice).unwrap();
            stage.accepts(Mail::by("ana").to("garden-poll").subject(&format!("A {kind}")).says(&format!("We should decide.\n\n{ask}\nCloses: in 5 days\n"))).await;
            let draft = stage.mail("ana").await;
            stage.accepts(Mail::reply("ana", &draft, "open")).await;
            let ballot = stage.mail("ben").await;
            ballot.is(NoticeKind::Ballot);
            stage.forget().await;
            let mut stands: Option<Said> = None;
            for (program, write) in PROGRAMS {
                for (way, words, quoted, meant) in ways(&ballot, &choice) {
                    let (came, now) = came(stage, &ballot, &write(&ballot, &words, &quoted), meant.as_ref(), stands.as_ref()).await;
                    stands = now;
                    let fits = if way == Way::Unclear { came == Came::AskedBack } else { came == Came::Understood };
                    if !fits {
                        odd.push(format!("{kind}, {program}, {way:?}: {came:?}, {stands:?} stands"));
                    }
                    if way != Way::Unclear {
                        *figures.entry((kind, came)).or_default() += 1;
                    }
                    *by_way.entry((way, came)).or_default() += 1;
                }
                // Nobody is asked back more than ten times an hour.
                stage.pass(SignedDuration::from_mins(7)).await;
            }
        }
        let sum = |wanted: Came| figures.iter().filter(|((_, came), _)| *came == wanted).map(|(_, count)| count).sum::<u32>();
        let misread = by_way.iter().filter(|((_, came), _)| *came == Came::Misread).map(|(_, count)| count).sum::<u32>();
        let all = figures.values().sum::<u32>();
        println!("{all} filled-in ballots: {} understood, {} asked back; {misread} misread", sum(Came::Understood), sum(Came::AskedBack));
        println!("{figures:#?}\n{by_way:#?}\n{}", odd.join("\n"));
        assert_eq!(misread, 0, "{}", odd.join("\n"));
        assert!(sum(Came::Understood) * 100 >= all * 95, "{}", odd.join("\n"));
    }
}

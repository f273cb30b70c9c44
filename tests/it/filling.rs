//! Ballots of every kind, filled in and sent back by many mail programs, each with its own way of quoting: how many are
//! understood, how many are asked back, and that none is misread. The figures stand in benches/README.md.

use crate::stage::{Mail, Received, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::ballot::Choice;
use mailmoot::core::grammar::filled_in;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::view::Needs;
use std::collections::BTreeMap;

/// One kind: how it is asked for, and a ballot of it as the database would hold it.
const KINDS: [(&str, &str, &str); 11] = [
    ("single", "- Green\n- Natural oak\n- White\n", r#"{"one":"2"}"#),
    ("proposal", "Type: proposal\n", r#"{"one":"3"}"#),
    ("sense check", "Type: sense check\n", r#"{"one":"2"}"#),
    ("count", "Type: count\n", r#"{"one":"1"}"#),
    ("multiple", "- Green\n- Natural oak\n- White\n\nType: multiple choice\nChoose: 2\n", r#"{"several":["1","3"]}"#),
    ("score", "- Green\n- Natural oak\n- White\n\nType: score\nScore: 0 to 5\n", r#"{"scores":{"1":5,"3":2}}"#),
    ("dots", "- Green\n- Natural oak\n- White\n\nType: dot vote\nPoints: 8\n", r#"{"dots":{"1":5,"3":3}}"#),
    ("ranked", "- Green\n- Natural oak\n- White\n\nType: ranked choice\n", r#"{"ranking":[["2"],["1"],["3"]]}"#),
    ("Borda", "- Green\n- Natural oak\n- White\n\nType: borda\n", r#"{"ranking":[["3"],["1"]]}"#),
    ("election", "- Ana\n- Ben\n- Cleo\n\nType: election\nSeats: 2\n", r#"{"ranking":[["3"],["2"]]}"#),
    (
        "time poll",
        "- Monday 30 November 2026 18:00\n- Tuesday 1 December 2026 19:00\n- Sunday 6 December 2026 10:00\n\nType: meeting\n",
        r#"{"times":{"A":"yes","B":"no","C":"maybe"}}"#,
    ),
];

/// How somebody answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Way {
    /// On a line of their own.
    Line,
    /// On a line of their own, with the reason below it.
    Reasoned,
    /// In the boxes of the quoted ballot.
    Boxes,
    /// Half an answer: an option where the kind needs more, or two where it needs one.
    Unclear,
}

/// A mail program: its name, and what it makes of typed words and of a quoted letter.
type Program = (&'static str, fn(&Received, &str, &str) -> String);

fn plain(text: &str) -> String {
    format!("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n")
}

fn both(text: &str, html: &str) -> String {
    format!(
        "Content-Type: multipart/alternative; boundary=\"zz\"\n\n--zz\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n\n\
         --zz\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{html}\n\n--zz--\n"
    )
}

fn page(html: &str) -> String {
    format!("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{html}\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Typed lines as programs put them into HTML.
fn typed(words: &str, tag: &str) -> String {
    words.lines().map(|line| if line.is_empty() { format!("<{tag}><br></{tag}>") } else { format!("<{tag}>{}</{tag}>", escaped(line)) }).collect()
}

/// The quoted text without its marks, as HTML.
fn quoted_page(quoted: &str) -> String {
    let bare = |line: &str| escaped(line.strip_prefix("> ").or(line.strip_prefix('>')).unwrap_or(line));
    quoted.lines().map(|line| format!("{}<br>\n", bare(line))).collect()
}

/// The letter's text with the marks that most programs put before each line.
fn quote(mail: &Received) -> String {
    mail.text().lines().map(|line| if line.is_empty() { ">".into() } else { format!("> {line}") }).collect::<Vec<String>>().join("\n")
}

fn bare(quoted: &str) -> String {
    quoted.lines().map(|line| line.strip_prefix("> ").or(line.strip_prefix('>')).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

const ON: &str = "On Tue, Nov 24, 2026 at 9:00 AM Garden co-op votes <garden-vote@moot.example> wrote:";

const PROGRAMS: [Program; 14] = [
    ("Gmail web", |_, words, quoted| {
        let html = format!(
            "<div dir=\"ltr\">{}</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">{}<br></div><blockquote class=\"gmail_quote\" style=\"margin:0\">{}</blockquote></div>",
            typed(words, "div"),
            escaped(ON),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n{ON}\n\n{quoted}"), &html)
    }),
    ("Gmail Android", |_, words, quoted| {
        let html = format!(
            "<div dir=\"auto\">{}</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">{}<br></div><blockquote class=\"gmail_quote\">{}</blockquote></div>",
            typed(words, "div"),
            escaped(ON),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n{ON}\n\n{quoted}"), &html)
    }),
    ("Outlook classic", |mail, words, quoted| {
        let head = format!(
            "From: Garden co-op votes <garden-vote@moot.example>\nSent: Tuesday, November 24, 2026 9:00 AM\nTo: Ben\nSubject: {}",
            mail.message.subject
        );
        let html = format!(
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body><div class=\"WordSection1\">{}<p class=\"MsoNormal\">&nbsp;</p><div><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\"><p class=\"MsoNormal\">{}</p></div></div>{}</div></body></html>",
            typed(words, "p").replace("<p>", "<p class=\"MsoNormal\">"),
            escaped(&head).replace('\n', "<br>"),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n{head}\n\n{}", bare(quoted)), &html)
    }),
    ("Outlook plain text", |mail, words, quoted| {
        plain(&format!(
            "{words}\n\n-----Original Message-----\nFrom: Garden co-op votes <garden-vote@moot.example>\nSent: Tuesday, November 24, 2026 9:00 AM\nTo: Ben\nSubject: {}\n\n{}",
            mail.message.subject,
            bare(quoted)
        ))
    }),
    ("Outlook web", |mail, words, quoted| {
        let html = format!(
            "<html><body><div class=\"elementToProof\">{}</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>From:</b> Garden co-op votes &lt;garden-vote@moot.example&gt;<br><b>Sent:</b> Tuesday, November 24, 2026 9:00 AM<br><b>To:</b> Ben<br><b>Subject:</b> {}<div>&nbsp;</div></div><div>{}</div></body></html>",
            typed(words, "div"),
            escaped(&mail.message.subject),
            quoted_page(quoted)
        );
        page(&html)
    }),
    ("Apple Mail", |_, words, quoted| {
        let on = "On 24 Nov 2026, at 09:00, Garden co-op votes <garden-vote@moot.example> wrote:";
        let html = format!(
            "<html><body>{}<div><br><blockquote type=\"cite\"><div>{}</div><br><div>{}</div></blockquote></div><br></body></html>",
            typed(words, "div"),
            escaped(on),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n> {on}\n> \n{quoted}"), &html)
    }),
    ("iPhone Mail", |_, words, quoted| {
        let on = "On 24 Nov 2026, at 09:00, Garden co-op votes <garden-vote@moot.example> wrote:";
        let html = format!(
            "<html><body dir=\"auto\">{}<div dir=\"ltr\"><br><blockquote type=\"cite\">{}<br><br></blockquote></div><blockquote type=\"cite\"><div dir=\"ltr\">{}</div></blockquote></body></html>",
            typed(words, "div"),
            escaped(on),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n> {on}\n> \n{quoted}"), &html)
    }),
    ("Thunderbird", |_, words, quoted| plain(&format!("On 24/11/2026 09:00, Garden co-op votes wrote:\n{quoted}\n\n{words}"))),
    ("Thunderbird HTML", |_, words, quoted| {
        page(&format!(
            "<html><body>{}<br><div class=\"moz-cite-prefix\">On 24/11/2026 09:00, Garden co-op votes wrote:<br></div><blockquote type=\"cite\" cite=\"mid:x@moot.example\">{}</blockquote></body></html>",
            typed(words, "p"),
            quoted_page(quoted)
        ))
    }),
    ("mutt", |_, words, quoted| plain(&format!("On Tue, Nov 24, 2026 at 09:00:00AM +0000, Garden co-op votes wrote:\n{quoted}\n\n{words}\n\n-- \nBen Ito"))),
    ("K-9 Mail", |_, words, quoted| {
        plain(&format!("{words}\n\nOn 24 November 2026 09:00:00 WET, Garden co-op votes <garden-vote@moot.example> wrote:\n{}", quoted.replace("> ", ">")))
    }),
    ("Yahoo Mail", |_, words, quoted| {
        let on = "On Tuesday, November 24, 2026 at 09:00:00 AM GMT, Garden co-op votes <garden-vote@moot.example> wrote:";
        let html = format!(
            "<html><body><div class=\"ydp1yahoo-style-wrap\">{}</div><div id=\"ydp2yahoo_quoted_1\" class=\"ydp2yahoo_quoted\"><div><div>{}</div><div><br></div><div>{}</div></div></div></body></html>",
            typed(words, "div"),
            escaped(on),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n    {on}  \n \n {}", bare(quoted)), &html)
    }),
    ("Proton Mail", |_, words, quoted| {
        let on = "On Tuesday, November 24th, 2026 at 9:00 AM, Garden co-op votes <garden-vote@moot.example> wrote:";
        let html = format!(
            "<div style=\"font-family: Arial\">{}</div><div class=\"protonmail_quote\">{}<br><blockquote class=\"protonmail_quote\" type=\"cite\">{}</blockquote><br></div>",
            typed(words, "div"),
            escaped(on),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n{on}\n\n{quoted}"), &html)
    }),
    ("Roundcube", |_, words, quoted| plain(&format!("On 2026-11-24 09:00, Garden co-op votes wrote:\n{quoted}\n\n{words}"))),
];

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
    let filled = marks.iter().fold(quote(ballot), |text, (code, mark)| {
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

/// Sends one answer and looks at what it did to the ballot.
async fn came(stage: &Stage, ballot: &Received, mime: &str, meant: Option<&Choice>, before: Option<&Choice>) -> (Came, Option<Choice>) {
    stage.accepts(Mail::answer("ben", ballot, &ballot.message.reply_to[0], "").mime(mime)).await;
    stage.settled().await;
    let (poll, person) = (ballot.notice.poll.unwrap(), stage.person("ben").await);
    let view = stage.view(|_| Needs { polls: [poll].into(), ballots: [(poll, person)].into(), ..Needs::default() }).await;
    let stands = view.ballot(poll, person).map(|ballot| ballot.choice.clone());
    let answered: Vec<NoticeKind> = stage.mails("ben").await.iter().map(Received::kind).collect();
    stage.forget().await;
    let came = match answered.as_slice() {
        [NoticeKind::Receipt] if stands.as_ref() == meant => Came::Understood,
        [NoticeKind::Question] if stands.as_ref() == before => Came::AskedBack,
        _ => Came::Misread,
    };
    (came, stands)
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
            let mut stands: Option<Choice> = None;
            for (program, write) in PROGRAMS {
                let line = filled_in(&choice);
                let reasoned = format!("{line}\n\nbecause it lasts longest");
                let blank = quote(&ballot);
                let ways = [(Way::Line, line, Some(blank.clone())), (Way::Reasoned, reasoned, Some(blank.clone())), (Way::Boxes, String::new(), boxes(&ballot, &choice)), (Way::Unclear, unclear(&choice).into(), Some(blank))];
                for (way, words, quoted) in ways {
                    let Some(quoted) = quoted else { continue };
                    let meant = Some(&choice).filter(|_| way != Way::Unclear);
                    let (came, now) = came(stage, &ballot, &write(&ballot, &words, &quoted), meant, stands.as_ref()).await;
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
            }
            stage.pass(SignedDuration::from_secs(1)).await;
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

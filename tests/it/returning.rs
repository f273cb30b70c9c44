//! What reports about our mail bring about: complaints, refusals that pass, and reports that are forged.

use crate::bouncing::{dead, notice_for_ben, talk};
use crate::stage::{Mail, Received, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::command::Command;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Delivery;
use mailmoot::core::trust::Actor;
use mailmoot::core::view::Needs;

/// Refusals that say nothing against the address.
const PASSING: [(&str, &str, &str); 8] = [
    ("delayed", "4.4.1", "451 4.4.1 connection timed out"),
    ("delayed", "5.1.1", "550 5.1.1 user unknown"),
    ("delayed", "4.2.2", "452 4.2.2 mailbox full"),
    ("failed", "5.7.1", "550 5.7.1 message content rejected as spam"),
    ("failed", "5.7.26", "550 5.7.26 unauthenticated mail from this domain is not accepted due to its DMARC policy"),
    ("failed", "5.7.1", "550 5.7.1 your IP address is on a block list"),
    ("failed", "5.3.4", "552 5.3.4 message too big"),
    ("relayed", "2.0.0", "250 2.0.0 accepted"),
];
/// Refusals that mean the mailbox is gone.
pub const GONE: [(&str, &str); 4] = [
    ("5.1.1", "550 5.1.1 user unknown"),
    ("5.1.2", "550 5.1.2 no such domain"),
    ("5.1.10", "550 5.1.10 recipient not found"),
    ("5.1.6", "551 5.1.6 mailbox has moved"),
];

/// A delivery status notification of any kind (RFC 3464).
struct Report<'a> {
    to: &'a str,
    recipient: &'a str,
    action: &'a str,
    status: &'a str,
    words: &'a str,
    extra: &'a str,
    id: &'a str,
}

impl Report<'_> {
    fn bytes(&self) -> Vec<u8> {
        let Self { to, recipient, action, status, words, extra, id } = self;
        let text = format!(
            "From: Mail Delivery System <MAILER-DAEMON@strong.example>\nTo: {to}\nSubject: Undelivered Mail\n{extra}\
             Date: Tue, 24 Nov 2026 09:30:00 +0000\nMessage-ID: <{id}.report@strong.example>\nMIME-Version: 1.0\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n\
             --b\nContent-Type: text/plain\n\n<{recipient}>: {words}\n\n\
             --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.strong.example\n\n\
             Final-Recipient: rfc822; {recipient}\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; {words}\n\n--b--\n"
        );
        text.replace('\n', "\r\n").into_bytes()
    }
}

/// A complaint as providers report it (RFC 5965).
fn complaint(to: &str, about: &str) -> Vec<u8> {
    let text = format!(
        "From: <feedback@strong.example>\nTo: {to}\nSubject: complaint\nDate: Tue, 24 Nov 2026 09:30:00 +0000\n\
         Message-ID: <1.complaint@strong.example>\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=feedback-report; boundary=\"b\"\n\n\
         --b\nContent-Type: text/plain\n\nThis is an abuse report.\n\n\
         --b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: strong/1\nVersion: 1\n\n\
         --b\nContent-Type: text/rfc822-headers\n\nFrom: Garden <garden@moot.example>\n{about}\n\n--b--\n"
    );
    text.replace('\n', "\r\n").into_bytes()
}

/// Return paths that are nobody's, and other addresses of ours: none of them is Ben's own return path.
pub fn forged_return_paths(ben: &Received) -> Vec<String> {
    let (local, domain) = ben.mail_from.split_once('@').unwrap();
    let reply = ben.message.reply_to[0].split('@').next().unwrap();
    let id = ben.message_id().split('@').next().unwrap();
    let swapped = |at: usize| {
        let mut letters: Vec<char> = local.chars().collect();
        letters[at] = if letters[at] == 'a' { 'b' } else { 'a' };
        letters.into_iter().collect::<String>()
    };
    let mut locals: Vec<String> = (2..local.len()).step_by(3).map(swapped).collect();
    // Another purpose's token under this one's letter, the halves, and what is not signed at all.
    locals.extend([
        reply.replacen("r-", "b-", 1),
        id.replacen("n-", "b-", 1),
        local[..local.len() - 1].into(),
        format!("{local}a"),
        local.replacen("b-", "r-", 1),
    ]);
    locals.extend(["b-", "b-aaaa", "bounces", "mailer-daemon", "garden", "garden-vote", "help", "postmaster", "abuse"].map(String::from));
    locals.push(reply.into());
    let mut all: Vec<String> = locals.into_iter().map(|local| format!("{local}@{domain}")).collect();
    all.push(format!("{local}@elsewhere.example"));
    all.retain(|address| *address != ben.mail_from);
    all
}

/// Addresses that anything has been noted against.
pub async fn troubled(stage: &Stage) -> usize {
    let mut people = Vec::new();
    for who in ["ana", "ben", "cleo", "wes"] {
        people.push(stage.person(who).await);
    }
    let view = stage.view(|_| Needs { people: people.iter().copied().collect(), ..Needs::default() }).await;
    assert_eq!(people.iter().map(|person| view.preferences_of(*person).count()).sum::<usize>(), 0, "nobody's settings have changed");
    let known = people.iter().flat_map(|person| &view.people.get(*person).unwrap().addresses);
    known.filter(|known| known.dead || known.delivery != Delivery::default()).count()
}

plays! {
    async fn who_gets_no_mail_has_the_address_tried_and_their_answer_starts_it_again(stage) {
        for who in ["ben", "wes"] {
            let address = crate::stage::address(who);
            stage.sink.lose(&address);
            talk(stage, "Fence").await;
            stage.settled().await;
            assert_eq!(dead(stage).await, 1);
            stage.sink.find(&address);
            stage.forget().await;
            let person = stage.person(who).await;
            let address = mailmoot::core::person::Address::parse(&address).unwrap();
            stage.execute(Actor::Session { person }, Command::TryAddress { person, address }).await;
            let letter = stage.mail(who).await;
            letter.is(NoticeKind::Done).says("This letter tries it.");
            assert_eq!(letter.message.subject, "Does mail reach you here?");
            assert_eq!(dead(stage).await, 1, "the letter alone changes nothing");
            stage.accepts(Mail::reply(who, &letter, "Here I am.")).await;
            assert_eq!(dead(stage).await, 0);
            let told = stage.mail(who).await;
            told.is(NoticeKind::Done).says("so you get mail here again");
            talk(stage, "Gate").await;
            stage.mail(who).await.is(NoticeKind::Comment);
            stage.forget().await;
        }
    }

    async fn a_proven_mail_from_a_dead_address_starts_it_again_and_a_weak_one_does_not(stage) {
        for (who, dead_then) in [("ben", 0), ("wes", 1)] {
            stage.sink.lose(&crate::stage::address(who));
            talk(stage, "Fence").await;
            stage.settled().await;
            assert_eq!(dead(stage).await, 1);
            stage.sink.find(&crate::stage::address(who));
            stage.accepts(Mail::by(who).to("garden").subject("Gate").says("It creaks.")).await;
            stage.settled().await;
            assert_eq!(dead(stage).await, dead_then, "{who}");
            let told = stage.mails(who).await;
            assert_eq!(told.iter().filter(|mail| mail.message.subject == "You get mail here again").count(), 1 - dead_then as usize);
            stage.forget().await;
        }
    }

    async fn a_full_mailbox_is_tried_after_five_days_and_given_up_after_three_letters(stage) {
        let ben = notice_for_ben(stage).await;
        let full = async |to: &str, id: String| {
            let words = "552 5.2.2 mailbox full";
            let report = Report { to, recipient: "ben@strong.example", action: "failed", status: "5.2.2", words, extra: "", id: &id };
            assert_eq!(stage.deliver("", &[to], &report.bytes()).await.code, 250);
        };
        for day in 0..5 {
            assert!(stage.mails("ben").await.is_empty(), "day {day}");
            full(&ben.mail_from, format!("day.{day}")).await;
            full(&ben.mail_from, format!("day.{day}.again")).await;
            stage.pass(SignedDuration::from_hours(24)).await;
        }
        for letter in 0..3 {
            let tried = stage.mail("ben").await;
            tried.is(NoticeKind::Done).says("This letter tries it.");
            assert_eq!(dead(stage).await, 0, "letter {letter}");
            full(&tried.mail_from, format!("try.{letter}")).await;
            stage.pass(SignedDuration::from_hours(3 * 24)).await;
        }
        assert_eq!(dead(stage).await, 1);
        // Others see no more than that mail does not reach him.
        stage.forget().await;
        let poll = "- Green\n- White\n\nCloses: 20 January 2027 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color?").says(poll)).await;
        let draft = stage.mail("ana").await;
        draft.is(NoticeKind::Draft).says("4 may vote. 1 member gets no mail from us.");
        assert!(!draft.text().contains("5.2.2") && !draft.text().contains("Ben"), "{}", draft.text());
        stage.accepts(Mail::by("ben").to("garden-help").subject("help").says("help")).await;
        stage.settled().await;
        assert_eq!(dead(stage).await, 0);
    }

    async fn a_complaint_to_the_return_path_pauses_the_talk_at_once_and_brings_no_more_mail(stage) {
        let ben = notice_for_ben(stage).await;
        let reply = stage.deliver("feedback@strong.example", &[&ben.mail_from], &complaint(&ben.mail_from, "Subject: Fence")).await;
        assert_eq!(reply.code, 250, "{}", reply.text);
        talk(stage, "Gate").await;
        assert!(stage.mails("ben").await.is_empty());
        assert_eq!(stage.mails("cleo").await.len(), 1);
        // What they are asked still comes.
        stage.forget().await;
        let poll = "- Green\n- White\n\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color?").says(poll)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        stage.mail("ben").await.is(NoticeKind::Ballot);
    }

    async fn a_complaint_to_abuse_counts_by_what_it_returns_and_else_is_for_the_admin_to_read(stage) {
        let ben = notice_for_ben(stage).await;
        for about in [format!("Message-ID: <{}>", ben.message_id()), format!("Return-Path: <{}>", ben.mail_from), format!("Reply-To: {}", ben.message.reply_to[0])] {
            let text = complaint("abuse@moot.example", &about);
            assert_eq!(stage.deliver("", &["abuse@moot.example"], &text).await.code, 250);
        }
        talk(stage, "Gate").await;
        assert!(stage.mails("ben").await.is_empty());
        assert_eq!(stage.mails("cleo").await.len(), 1);
        assert!(stage.mails("admin@moot.example").await.is_empty());
        stage.deliver("", &["abuse@moot.example"], &complaint("abuse@moot.example", "Message-ID: <n-4k7q2m@moot.example>")).await;
        stage.mail("admin@moot.example").await.is(NoticeKind::ForAdmin).says("This is an abuse report.");
    }

    async fn what_is_late_full_or_unwelcome_never_counts_against_an_address(stage) {
        let ben = notice_for_ben(stage).await;
        for day in 0..3 {
            for (number, (action, status, words)) in PASSING.iter().enumerate() {
                let report = Report { to: &ben.mail_from, recipient: "ben@strong.example", action, status, words, extra: "", id: &format!("{day}.{number}") };
                assert_eq!(stage.deliver("", &[&ben.mail_from], &report.bytes()).await.code, 250);
            }
            stage.pass(SignedDuration::from_hours(24)).await;
        }
        assert_eq!(troubled(stage).await, 0);
    }

    async fn five_hundred_forged_reports_change_nothing(stage) {
        let ben = notice_for_ben(stage).await;
        let mut sent = 0;
        for _ in 0..2 {
            for to in forged_return_paths(&ben) {
                for (status, words) in GONE {
                    for extra in ["", "Auto-Submitted: auto-replied\n", "X-Failed-Recipients: ben@strong.example\n"] {
                        sent += 1;
                        let threads = format!("{extra}In-Reply-To: <{0}>\nReferences: <{0}>\n", ben.message_id());
                        let id = sent.to_string();
                        let report = Report { to: &to, recipient: "ben@strong.example", action: "failed", status, words, extra: &threads, id: &id };
                        let code = stage.deliver("", &[&to], &report.bytes()).await.code;
                        assert!(code == 250 || code / 100 == 5, "{to}: {code}");
                    }
                }
            }
            stage.pass(SignedDuration::from_hours(24)).await;
        }
        assert!(sent >= 500, "{sent}");
        assert_eq!((troubled(stage).await, stage.sink.len()), (0, 0));
        talk(stage, "Gate").await;
        stage.mail("ben").await.is(NoticeKind::Comment);
    }
}

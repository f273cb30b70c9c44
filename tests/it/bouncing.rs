//! What becomes of mail we send: refused, returned, answered by machines, lost on the way.

use crate::stage::smarthost::{Mood, Smarthost};
use crate::stage::{Mail, Received, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::command::{Command, Failure, Outcome};
use mailmoot::core::notice::{NoticeKind, NoticeState};
use mailmoot::core::person::Address;
use mailmoot::core::trust::Actor;
use mailmoot::core::visible::{post, post_needs};
use mailmoot::inbound::smtp::Taken;

pub async fn talk(stage: &Stage, title: &str) {
    stage.accepts(Mail::by("ana").to("garden").subject(title).says("Some words of mine.")).await;
}

pub async fn dead(stage: &Stage) -> u64 {
    stage.running().app.store.status().await.unwrap().dead_addresses
}

/// A delivery status notification as mail systems send it (RFC 3464).
fn returned(to: &str, recipient: &str) -> Vec<u8> {
    let text = format!(
        "From: Mail Delivery System <MAILER-DAEMON@strong.example>\nTo: {to}\nSubject: Undelivered Mail Returned to Sender\n\
         Date: Tue, 24 Nov 2026 09:30:00 +0000\nMessage-ID: <dsn.{recipient}>\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n\
         --b\nContent-Type: text/plain\n\nI am sorry. <{recipient}>: unknown user\n\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.strong.example\n\n\
         Final-Recipient: rfc822; {recipient}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\n\n--b--\n"
    );
    text.replace('\n', "\r\n").into_bytes()
}

pub async fn notice_for_ben(stage: &Stage) -> Received {
    talk(stage, "Fence").await;
    let ben = stage.mail("ben").await;
    stage.forget().await;
    ben
}

plays! {
    async fn a_mailbox_that_is_refused_for_good_gets_no_more_mail(stage) {
        stage.sink.lose("ben@strong.example");
        talk(stage, "Fence").await;
        stage.settled().await;
        assert_eq!(dead(stage).await, 1);
        stage.forget().await;
        talk(stage, "Gate").await;
        assert!(stage.mails("ben").await.is_empty());
        assert_eq!(stage.mails("cleo").await.len(), 1);
    }

    async fn a_report_to_the_return_path_is_believed_when_another_day_says_so_too(stage) {
        let ben = notice_for_ben(stage).await;
        for (number, dead_then) in [(1, 0), (2, 0), (3, 1)] {
            // The third comes on the next day.
            stage.world.advance(SignedDuration::from_hours(7));
            let report = String::from_utf8(returned(&ben.mail_from, "ben@strong.example")).unwrap().replace("<dsn.", &format!("<{number}.dsn."));
            let reply = stage.deliver("", &[&ben.mail_from], report.as_bytes()).await;
            assert_eq!(reply.code, 250, "{}", reply.text);
            stage.settled().await;
            assert_eq!(dead(stage).await, dead_then, "report {number}");
        }
        talk(stage, "Gate").await;
        assert!(stage.mails("ben").await.is_empty());
    }

    async fn a_report_anywhere_else_changes_nothing_and_is_recorded(stage) {
        let ben = notice_for_ben(stage).await;
        for to in ["garden@moot.example", &ben.message.reply_to[0], "garden-vote@moot.example", "help@moot.example"] {
            let reply = stage.deliver("", &[to], &returned(to, "ben@strong.example")).await;
            assert_eq!(reply.code, 250, "{to}: {}", reply.text);
        }
        stage.settled().await;
        assert_eq!((dead(stage).await, stage.sink.len()), (0, 0));
    }

    async fn machines_are_never_answered_nor_published(stage) {
        let ben = notice_for_ben(stage).await;
        let away = |header: &str| Mail::reply("ben", &ben, "I am away until Monday.").header(header);
        stage.accepts(away("Auto-Submitted: auto-replied")).await;
        stage.accepts(away("X-Autoreply: yes")).await;
        stage.accepts(away("Precedence: bulk")).await;
        stage.accepts(away("X-Loop: moot.example")).await;
        stage.accepts(Mail { mail_from: String::new(), ..away("X-Nothing: 1") }).await;
        stage.settled().await;
        assert_eq!(stage.sink.len(), 0);
        let store = &stage.running().app.store;
        let raws = store.raws_since("2026-11-24T09:00:02Z".parse().unwrap()).await.unwrap();
        assert_eq!(raws.len(), 5);
        for raw in raws {
            let what = store.dispositions(raw).await.unwrap();
            assert!(matches!(what.as_slice(), [one] if matches!(one.outcome, Outcome::Ignored(_))), "{what:?}");
        }
    }

    async fn our_own_mail_that_comes_back_goes_no_further(stage) {
        let ben = notice_for_ben(stage).await;
        let reply = stage.deliver("list@foreign.example", &["garden@moot.example"], &ben.bytes).await;
        assert_eq!(reply.code, 250);
        stage.settled().await;
        assert_eq!(stage.sink.len(), 0);
    }

    async fn a_smarthost_that_refuses_for_now_is_tried_again_and_gets_it_once(stage) {
        for _ in 0..3 {
            stage.sink.answers(Taken::NotNow { code: 452, status: "4.3.1", text: "full".into() });
        }
        talk(stage, "Fence").await;
        stage.settled().await;
        assert_eq!(stage.sink.len(), 0);
        stage.pass(SignedDuration::from_mins(2)).await;
        assert_eq!(stage.mails("ben").await.len(), 1);
        stage.pass(SignedDuration::from_hours(5)).await;
        assert!(stage.mails("ben").await.is_empty());
    }

    async fn a_letter_that_waits_when_its_readers_address_dies_is_withheld_and_why_says_so(stage) {
        let before = notice_for_ben(stage).await;
        let person = before.notice.person;
        stage.accepts(Mail::by("ben").to("garden-help").subject("help").says("help")).await;
        stage.forget().await;
        stage.sink.answers(Taken::NotNow { code: 452, status: "4.3.1", text: "full".into() });
        stage.accepts(Mail::by("ben").to("garden-help").subject("help").says("help, please")).await;
        stage.settled().await;
        let (failure, address) = (Failure::Gone, Address::parse("ben@strong.example"));
        let gone = Command::RecordBounce { notice: before.id(), failure, status: "5.1.1".into(), diagnostic: String::new(), address, in_session: true };
        stage.execute(Actor::Admin, gone).await;
        stage.pass(SignedDuration::from_hours(5)).await;
        let view = stage.view(|view| post_needs(view, person)).await;
        let fates: Vec<_> = post(&view, person).into_iter().map(|fate| (fate.kind, fate.state, fate.reason)).collect();
        assert_eq!(fates[0], (NoticeKind::Help, NoticeState::Withheld, Some("no_mailbox".into())));
        let status = stage.running().app.store.status().await.unwrap();
        assert_eq!((status.parked, status.queued, stage.sink.len()), (0, 0, 0));
    }

    async fn a_letter_refused_for_good_is_not_tried_again_and_kills_no_address(stage) {
        for _ in 0..3 {
            stage.sink.answers(Taken::Refused { code: 554, status: "5.7.1", text: "spam".into() });
        }
        talk(stage, "Fence").await;
        stage.pass(SignedDuration::from_hours(24)).await;
        assert_eq!((stage.sink.len(), dead(stage).await), (0, 0));
        let failed = stage.running().app.store.failed_since(stage.now() - SignedDuration::from_hours(7 * 24)).await.unwrap();
        assert_eq!(failed, 3, "the admin sees them");
    }

    async fn a_letter_waits_for_a_smarthost_that_bars_us_until_that_is_mended(stage) {
        let smarthost = Smarthost::open(stage.sink.address).await;
        for mood in [Mood::Bars, Mood::RelaysNot] {
            smarthost.is(mood);
            stage.restart(|config| config.outbound.smarthost = smarthost.address.to_string()).await;
            let title = format!("{mood:?}");
            talk(stage, &title).await;
            stage.until("the smarthost is called", async || smarthost.was_met(mood)).await;
            // Whoever runs it takes two days to find out why.
            for _ in 0..12 {
                stage.pass(SignedDuration::from_hours(4)).await;
            }
            let store = &stage.running().app.store;
            let (status, failed) = (store.status().await.unwrap(), store.failed_since(jiff::Timestamp::UNIX_EPOCH).await.unwrap());
            assert_eq!((status.queued, status.parked, status.dead_addresses, failed), (3, 0, 0, 0), "{mood:?}");
            smarthost.is(Mood::Fine);
            stage.restart(|_| {}).await;
            stage.pass(SignedDuration::from_hours(5)).await;
            for who in ["ben", "cleo", "wes"] {
                let mail = stage.mail(who).await;
                assert!(mail.header("Subject").contains(&title), "{mood:?}");
                assert_eq!((mail.notice.state, mail.notice.kind), (NoticeState::Sent, NoticeKind::Comment));
            }
        }
    }

    async fn a_smarthost_that_is_away_gets_everything_when_it_is_back(stage) {
        let there = stage.config.outbound.smarthost.clone();
        stage.restart(|config| config.outbound.smarthost = "127.0.0.1:1".into()).await;
        talk(stage, "Fence").await;
        stage.settled().await;
        stage.restart(|config| config.outbound.smarthost = there).await;
        stage.pass(SignedDuration::from_mins(5)).await;
        let ben = stage.mail("ben").await;
        ben.is(NoticeKind::Comment);
        assert_eq!(ben.notice.state, NoticeState::Sent);
    }

    async fn a_smarthost_that_hangs_drops_or_refuses_gets_the_same_letters_once_it_is_well(stage) {
        let smarthost = Smarthost::open(stage.sink.address).await;
        for mood in Mood::BAD {
            eprintln!("{mood:?}");
            smarthost.is(mood);
            stage
                .restart(|config| {
                    config.outbound.smarthost = smarthost.address.to_string();
                    // Long enough for a loaded machine that is well, short enough for eleven that are not.
                    config.outbound.timeout = 3;
                })
                .await;
            talk(stage, &format!("{mood:?}")).await;
            stage.until("the smarthost is called", async || smarthost.was_met(mood)).await;
            stage.settled().await;
            assert_eq!(stage.sink.len(), 0, "{mood:?}");

            let read = smarthost.read();
            smarthost.is(Mood::Fine);
            stage.pass(SignedDuration::from_mins(10)).await;
            let mut arrived = Vec::new();
            for who in ["ben", "cleo", "wes"] {
                let mail = stage.mail(who).await;
                assert!(mail.header("Subject").contains(&format!("{mood:?}")), "{mood:?}");
                assert_eq!(mail.notice.state, NoticeState::Sent, "{mood:?}");
                arrived.push(mail.message_id().to_string());
            }
            assert!(read.iter().all(|id| arrived.contains(id)), "{mood:?}: {read:?} was read, {arrived:?} arrived");
            let reads = matches!(mood, Mood::SilentAfterText | Mood::DropsAfterText | Mood::PutsOff);
            assert_eq!(!read.is_empty(), reads, "{mood:?}");
            stage.pass(SignedDuration::from_hours(5)).await;
            assert_eq!(stage.sink.len(), 0, "{mood:?}: nothing comes again");
        }
        assert_eq!(dead(stage).await, 0);
    }

    async fn mail_is_taken_while_the_smarthost_hangs_in_mid_conversation(stage) {
        let smarthost = Smarthost::open(stage.sink.address).await;
        for mood in [Mood::SilentAfterGreeting, Mood::SilentBeforeText, Mood::SilentAfterText] {
            smarthost.is(mood);
            stage
                .restart(|config| {
                    config.outbound.smarthost = smarthost.address.to_string();
                    config.outbound.timeout = 60;
                })
                .await;
            talk(stage, &format!("{mood:?}")).await;
            stage.until("the smarthost says nothing", async || smarthost.silent() > 0).await;
            // What is said now is taken, and whoever must hear of it is written down, while the line stays as it is.
            stage.accepts(Mail::by("cleo").to("garden").subject(&format!("Gate, {mood:?}")).says("It creaks.")).await;
            stage
                .until("it has come to something", async || {
                    let store = &stage.running().app.store;
                    let new = store.raws_since(stage.now()).await.unwrap();
                    matches!(store.dispositions(new[0]).await.unwrap().as_slice(), [one] if matches!(one.outcome, Outcome::Done(_)))
                })
                .await;
            assert!(smarthost.silent() > 0, "{mood:?}: the conversation was over before");
            smarthost.is(Mood::Fine);
            stage.settled().await;
            stage.pass(SignedDuration::from_mins(10)).await;
            assert_eq!(stage.mails("wes").await.len(), 2, "{mood:?}");
            stage.forget().await;
        }
    }

    async fn a_smarthost_that_drops_the_line_before_its_answer_gets_the_same_mail_once_more(stage) {
        stage.sink.answers(Taken::Broken);
        talk(stage, "Fence").await;
        stage.settled().await;
        // The sink's door has ended: another stands where it stood.
        let again = crate::stage::Sink::open(stage.world.clone(), &tokio_util::sync::CancellationToken::new()).await;
        stage.restart(|config| config.outbound.smarthost = again.address.to_string()).await;
        stage.sink = again;
        stage.pass(SignedDuration::from_mins(10)).await;
        for who in ["ben", "cleo", "wes"] {
            assert_eq!(stage.mails(who).await.len(), 1, "{who}");
        }
    }
}

//! Trust: whose token, which From, how well proven; what is held, and what a yes does.

use crate::stage::{FOREIGN, Mail, STRONG, Stage, WEAK, plays};
use crate::votes::{ballots, counted};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Address;
use mailmoot::core::view::Needs;
use mailmoot::store::{RawRow, RawState};

async fn ballot_of_wes(stage: &Stage) -> crate::stage::Received {
    let text = "- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\n";
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(text)).await;
    stage.pass(SignedDuration::from_mins(10)).await;
    let wes = stage.mail("wes").await;
    stage.forget().await;
    wes
}

/// Lets time pass until no message waits for DNS any more.
async fn finished(stage: &Stage) {
    stage
        .until("the message is finished", async || {
            stage.world.advance(SignedDuration::from_secs(10));
            stage.running().app.store.status().await.unwrap().pending == 0
        })
        .await;
}

plays! {
    async fn a_letter_to_somebody_else_that_was_handed_on_to_us_waits_for_its_senders_yes(stage) {
        let private = || Mail::by("ben").to("friend@elsewhere.example").subject("Just for you");
        stage.accepts(private().rcpt("garden@moot.example").says("I find the whole group tiresome.")).await;
        stage.mail("ben").await.is(NoticeKind::Confirm);
        let (ballot, _) = ballots(stage).await;
        stage.accepts(private().rcpt(&ballot.message.reply_to[0]).says("Green")).await;
        assert!(counted(stage, &ballot).await.is_empty());
        stage.mail("ben").await.is(NoticeKind::Confirm).says("Green");
        assert!(stage.mails("cleo").await.is_empty());
    }

    async fn a_weak_vote_is_held_counts_as_of_its_arrival_and_one_yes_is_remembered(stage) {
        let ballot = ballot_of_wes(stage).await;
        stage.accepts(Mail::reply("wes", &ballot, "Green")).await;
        let arrived = stage.now();
        let question = stage.mail("wes").await;
        question.is(NoticeKind::Confirm).says("Is this your vote? Green.");
        assert!(counted(stage, &ballot).await.is_empty());
        stage.pass(SignedDuration::from_hours(3)).await;
        stage.accepts(Mail::reply("wes", &question, "yes")).await;
        stage.mail("wes").await.is(NoticeKind::Receipt).says("Green");
        let poll = ballot.notice.poll.unwrap();
        let view = stage.view(|_| Needs { counts: [poll].into(), ..Needs::default() }).await;
        assert_eq!(view.ballots.values().next().unwrap().received_at, arrived);
        // Once is enough for a year.
        stage.accepts(Mail::reply("wes", &ballot, "White")).await;
        stage.mail("wes").await.is(NoticeKind::Receipt).says("White");
        // The year is over: it is asked again.
        stage.pass(SignedDuration::from_hours(366 * 24)).await;
        stage.forget().await;
        let next = ballot_of_wes(stage).await;
        stage.accepts(Mail::reply("wes", &next, "White")).await;
        stage.mail("wes").await.is(NoticeKind::Confirm);
        // A second yes to the same question says that it is settled.
        stage.accepts(Mail::reply("wes", &question, "yes")).await;
        stage.mail("wes").await.is(NoticeKind::Refusal);
    }

    async fn a_poll_waits_for_a_weak_vote_and_counts_it_after_the_close(stage) {
        let ballot = ballot_of_wes(stage).await;
        stage.accepts(Mail::reply("wes", &ballot, "Green")).await;
        let question = stage.mail("wes").await;
        stage.pass_until("2026-11-27T19:00:00Z").await;
        assert_eq!(stage.sink.len(), 0, "no result while a vote waits for its owner");
        stage.accepts(Mail::reply("wes", &question, "yes")).await;
        stage.pass(SignedDuration::from_mins(3)).await;
        stage.mail("ben").await.is(NoticeKind::Result).says("Green");
    }

    async fn a_weak_vote_that_nobody_confirms_expires_and_the_poll_is_counted_without_it(stage) {
        let ballot = ballot_of_wes(stage).await;
        stage.accepts(Mail::reply("wes", &ballot, "Green")).await;
        stage.forget().await;
        stage.pass_until("2026-11-28T18:00:00Z").await;
        stage.mail("ben").await.is(NoticeKind::Result);
        assert!(counted(stage, &ballot).await.is_empty());
    }

    async fn weak_proof_suffices_for_talk_and_settings(stage) {
        stage.accepts(Mail::by("ana").to("garden").subject("Fence").says("It leans.")).await;
        let notice = stage.mail("wes").await;
        stage.forget().await;
        stage.accepts(Mail::reply("wes", &notice, "I saw it too.")).await;
        stage.mail("ben").await.is(NoticeKind::Comment).says("I saw it too.");
        stage.accepts(Mail::reply("wes", &notice, "status")).await;
        stage.mail("wes").await.is(NoticeKind::Status);
    }

    async fn failed_proof_holds_everything_and_says_so(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "Green").unsigned()).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::Confirm).says("Somebody voted Green in your name");
        assert!(counted(stage, &ben).await.is_empty());
        // Only the page can say yes with failed proof; by proven mail it is theirs.
        stage.accepts(Mail::reply("ben", &question, "yes").unsigned()).await;
        assert!(counted(stage, &ben).await.is_empty());
        stage.accepts(Mail::reply("ben", &question, "yes")).await;
        assert_eq!(counted(stage, &ben).await.len(), 1);
    }

    async fn no_to_a_forged_vote_renews_the_links(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "Green").unsigned()).await;
        let question = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &question, "no")).await;
        stage.mail("ben").await.is(NoticeKind::Done);
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
        assert!(counted(stage, &ben).await.is_empty());
    }

    async fn another_members_token_acts_in_the_proven_senders_own_name(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("cleo", &ben, "Green")).await;
        assert_eq!(counted(stage, &ben).await, [("Cleo".to_string(), "1".to_string())]);
        stage.mail("cleo").await.is(NoticeKind::Receipt);
        // Unproven, nobody knows who it was: the owner is asked, and hears no member's address.
        stage.accepts(Mail::reply("wes", &ben, "White")).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::WasItYou);
        assert!(!question.text().contains(WEAK), "{}", question.text());
        assert_eq!(counted(stage, &ben).await.len(), 1);
    }

    async fn an_unknown_sender_with_a_token_is_asked_about_and_yes_adds_the_address(stage) {
        let (ben, _) = ballots(stage).await;
        let work = format!("ben@{FOREIGN}");
        stage.accepts(Mail::reply(&work, &ben, "Green")).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::WasItYou).says(&work);
        stage.mail(&work).await.is(NoticeKind::AskedOwner).says("Nothing was posted. We asked the person this ballot belongs to.");
        stage.accepts(Mail::reply("ben", &question, "yes")).await;
        assert_eq!(counted(stage, &ben).await, [("Ben".to_string(), "1".to_string())]);
        let view = stage.view(|_| Needs { addresses: [Address::parse(&work).unwrap()].into(), ..Needs::default() }).await;
        assert_eq!(view.people_at(&Address::parse(&work).unwrap()).len(), 1);
        stage.forget().await;
        stage.accepts(Mail::reply(&work, &ben, "White")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt).says("White");
    }

    async fn no_destroys_what_somebody_else_sent_and_renews_the_links(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply(&format!("eve@{FOREIGN}"), &ben, "Green")).await;
        let question = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &question, "no")).await;
        stage.mail("ben").await.is(NoticeKind::Done);
        assert!(counted(stage, &ben).await.is_empty());
        stage.accepts(Mail::reply("ben", &ben, "White")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
    }

    async fn a_confirmation_is_for_its_owner_alone(stage) {
        let (ben, _) = ballots(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "Green").unsigned()).await;
        let question = stage.mail("ben").await;
        stage.accepts(Mail::reply("cleo", &question, "yes")).await;
        stage.accepts(Mail::reply(&format!("eve@{FOREIGN}"), &question, "yes")).await;
        assert!(counted(stage, &ben).await.is_empty());
    }

    async fn weak_mail_without_a_token_is_held_until_yes(stage) {
        stage.accepts(Mail::by("wes").to("garden").subject("Apples").says("The tree is full, come and pick.")).await;
        let question = stage.mail("wes").await;
        question.is(NoticeKind::Confirm).says("Apples");
        assert_eq!(stage.sink.len(), 0);
        stage.accepts(Mail::reply("wes", &question, "yes")).await;
        stage.mail("ben").await.is(NoticeKind::Comment).says("come and pick");
        stage.forget().await;
        stage.accepts(Mail::by("wes").to("garden").subject("Pears").says("They are ripe as well.")).await;
        stage.mail("ben").await.is(NoticeKind::Comment).says("ripe as well");
    }

    async fn a_poll_in_a_forged_name_is_refused_in_the_session(stage) {
        let poll = Mail::by("ana").to("garden-poll").subject("Which?").says("- Green\n- White\n\nCloses: Friday 18:00");
        let reply = stage.send(poll.clone().unsigned()).await;
        assert_eq!(reply.code, 550);
        assert!(reply.text.contains("5.7.26"), "{}", reply.text);
        assert_eq!(stage.sink.len(), 0);
        stage.accepts(Mail { message_id: "another@strong.example".into(), ..poll }).await;
        stage.mail("ana").await.is(NoticeKind::Draft);
    }

    async fn a_strangers_mail_waits_for_a_coordinator_and_the_stranger_hears_nothing(stage) {
        let eve = format!("eve@{FOREIGN}");
        stage.accepts(Mail::by(&eve).to("garden").subject("Hello").says("May I have the spare seeds?")).await;
        let asked = stage.mail("ana").await;
        asked.is(NoticeKind::Stranger).says("May I have the spare seeds?").says(&eve);
        assert_eq!(stage.sink.len(), 0);
        stage.accepts(Mail::reply("ben", &asked, "approve")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
        stage.accepts(Mail::reply("ana", &asked, "approve")).await;
        stage.mail("ben").await.is(NoticeKind::Comment).says("spare seeds");
        assert_eq!(stage.mails(&eve).await.iter().map(|mail| mail.kind()).collect::<Vec<_>>(), [NoticeKind::Welcome]);
    }

    async fn a_rejected_stranger_stays_outside(stage) {
        let eve = format!("eve@{FOREIGN}");
        stage.accepts(Mail::by(&eve).to("garden").subject("Buy now").says("Cheap seeds.")).await;
        let asked = stage.mail("ana").await;
        stage.accepts(Mail::reply("ana", &asked, "reject")).await;
        stage.mail("ana").await.is(NoticeKind::Done);
        assert_eq!(stage.sink.len(), 0);
    }

    async fn a_member_of_another_group_is_a_stranger_here_and_stays_one_person(stage) {
        stage.group("house", "Rosehill house").await;
        let dora = stage.member("house", "dora", STRONG, |_| {}).await;
        stage.accepts(Mail::by("dora").to("garden").subject("Compost").says("We have too much of it.")).await;
        let asked = stage.mail("ana").await;
        asked.is(NoticeKind::Stranger);
        stage.accepts(Mail::reply("ana", &asked, "approve")).await;
        stage.mail("ben").await.is(NoticeKind::Comment).says("too much of it");
        assert_eq!(stage.person("dora").await, dora);
    }

    async fn when_dns_is_down_mail_is_kept_and_finished_later(stage) {
        let (ben, _) = ballots(stage).await;
        stage.zone.break_name(&format!("post._domainkey.{FOREIGN}"));
        stage.zone.break_name(&format!("_dmarc.{FOREIGN}"));
        stage.zone.break_name(FOREIGN);
        stage.accepts(Mail::reply(&format!("ben@{FOREIGN}"), &ben, "Green")).await;
        assert_eq!(stage.running().app.store.status().await.unwrap().pending, 1);
        stage.pass(SignedDuration::from_mins(1)).await;
        assert!(stage.mails("ben").await.is_empty());
        for name in [format!("post._domainkey.{FOREIGN}"), format!("_dmarc.{FOREIGN}"), FOREIGN.to_string()] {
            stage.zone.remove(&name);
        }
        finished(stage).await;
        stage.mail("ben").await.is(NoticeKind::WasItYou);
    }

    async fn one_that_cannot_be_finished_keeps_no_other_waiting(stage) {
        let (ben, _) = ballots(stage).await;
        stage.zone.break_name(&format!("post._domainkey.{FOREIGN}"));
        stage.zone.break_name(&format!("_dmarc.{FOREIGN}"));
        stage.zone.break_name(FOREIGN);
        stage.accepts(Mail::reply(&format!("ben@{FOREIGN}"), &ben, "Green")).await;
        // Taken up first, and of no use to anybody.
        let (bytes, id) = (b"odd".to_vec(), stage.world.ids().mint());
        let (received_at, next_at) = (stage.now(), stage.now() + SignedDuration::from_secs(10));
        let (state, bytes) = (RawState::Pending, Some(bytes.into()));
        let odd = RawRow { id, envelope: "{".into(), size: 3, bytes, received_at, state, next_at, attempts: 0, votes: None };
        stage.running().app.store.put_raw(&odd).await.unwrap();
        for name in [format!("post._domainkey.{FOREIGN}"), format!("_dmarc.{FOREIGN}"), FOREIGN.to_string()] {
            stage.zone.remove(&name);
        }
        stage.world.advance(SignedDuration::from_mins(1));
        stage.until("the other one is finished", async || stage.running().app.store.status().await.unwrap().pending == 1).await;
        stage.mail("ben").await.is(NoticeKind::WasItYou);
        // It is tried again and again.
        stage
            .until("it is tried again", async || {
                stage.world.advance(SignedDuration::from_secs(10));
                stage.running().app.store.raw(id).await.unwrap().unwrap().attempts > 3
            })
            .await;
    }

    async fn after_a_day_without_dns_a_mail_counts_as_weak(stage) {
        let (ben, _) = ballots(stage).await;
        // Another service, so that nothing is remembered of the names.
        stage.restart(|_| {}).await;
        for name in [format!("post._domainkey.{STRONG}"), format!("_dmarc.{STRONG}"), STRONG.to_string()] {
            stage.zone.break_name(&name);
        }
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        assert_eq!(stage.running().app.store.status().await.unwrap().pending, 1);
        stage.pass(SignedDuration::from_hours(25)).await;
        finished(stage).await;
        stage.mail("ben").await.is(NoticeKind::Confirm);
    }
}

#[test]
fn no_setting_skips_the_verification_of_senders() {
    let names: Vec<String> = mailmoot::config::KEYS.iter().map(|key| key.name.to_string()).collect();
    assert!(names.len() > 20, "every setting is listed");
    let suspicious = ["verify", "spf", "dkim.check", "dmarc", "trust_all", "insecure", "skip", "allow_unproven"];
    let found: Vec<&String> = names.iter().filter(|name| suspicious.iter().any(|word| name.contains(word))).collect();
    assert!(found.is_empty(), "{found:?}");
    // These are all there are; a new one has to be looked at here.
    let sections: std::collections::BTreeSet<&str> = names.iter().map(|name| name.split('.').next().unwrap()).collect();
    assert_eq!(
        sections.into_iter().collect::<Vec<_>>(),
        ["database", "dkim", "dns", "http", "limits", "lmtp", "log", "outbound", "polls", "retention", "service", "smtp", "webhook"]
    );
    assert_eq!(names.iter().filter(|name| name.starts_with("dns.")).collect::<Vec<_>>(), ["dns.resolver"]);
}

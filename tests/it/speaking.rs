//! A member's own language: what they get is in it, and what they write back in it is understood.

use crate::stage::{Mail, STRONG, plays};
use crate::votes::counted;
use jiff::SignedDuration;
use mailmoot::core::command::Command;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::trust::Actor;

plays! {
    async fn a_member_with_a_locale_is_asked_answered_and_understood_in_it(stage) {
        stage.member("garden", "dora", STRONG, |new| {
            new.locale = Some("de-AT".into());
            new.zone = Some("Europe/Vienna".into());
        })
        .await;
        let text = "We fix the roof in March.\n\nType: proposal\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Fix the roof").says(text)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let ballot = stage.mail("dora").await;
        ballot.is(NoticeKind::Ballot).says("Ana bittet dich um eine Entscheidung: Fix the roof");
        ballot.says("Bis Freitag, 27. November 2026, 19:00 Uhr (CET).").says("[ ] 1 Zustimmung");
        assert_eq!(ballot.message.subject, "Abstimmung: Fix the roof [Garden co-op]");
        stage.mail("ben").await.is(NoticeKind::Ballot).says("Until Friday 27 November 2026, 18:00 WET.");
        stage.forget().await;

        stage.accepts(Mail::reply("dora", &ballot, "Zustimmung")).await;
        let receipt = stage.mail("dora").await;
        receipt.is(NoticeKind::Receipt).says("Deine Stimme zählt: Zustimmung.");
        assert_eq!(counted(stage, &ballot).await, [("Dora".to_string(), "1".to_string())]);
        stage.accepts(Mail::reply("dora", &receipt, "Das weiß ich noch nicht so genau")).await;
        let question = stage.mail("dora").await;
        question.is(NoticeKind::Question).says("Deine Stimme für Zustimmung gilt.");
        stage.accepts(Mail::reply("dora", &question, "posten")).await;
        stage.mail("dora").await.is(NoticeKind::Done).says("Deine Worte stehen jetzt in „Fix the roof“. Alle 5 Mitglieder von Garden co-op");
        stage.accepts(Mail::reply("dora", &receipt, "nicht ich")).await;
        assert!(counted(stage, &ballot).await.is_empty());
        let mails = stage.mails("dora").await;
        mails[0].is(NoticeKind::Done).says("ist zurückgenommen");
        mails[1].is(NoticeKind::Ballot);
    }

    async fn the_groups_language_is_understood_beside_the_readers_own(stage) {
        let text = "We fix the roof in March.\n\nType: proposal\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Fix the roof").says(text)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let (ben, cleo) = (stage.mail("ben").await, stage.mail("cleo").await);
        stage.forget().await;
        // Everybody reads English, and so does the service.
        stage.accepts(Mail::reply("ben", &ben, "Zustimmung")).await;
        stage.mail("ben").await.is(NoticeKind::Question);
        let german = Command::SetGroupRules {
            handle: "garden".into(),
            members_may_poll: None,
            strict: None,
            default_level: None,
            attach_limit: None,
            locale: Some("de-AT".into()),
        };
        stage.execute(Actor::Admin, german).await;
        stage.accepts(Mail::reply("ben", &ben, "Zustimmung!")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt).says("Your vote is counted: agree.");
        stage.accepts(Mail::reply("cleo", &cleo, "Agree")).await;
        stage.mail("cleo").await.is(NoticeKind::Receipt);
        // Commands as well, with what they need to be carried out.
        stage.accepts(Mail::reply("cleo", &cleo, "abmelden")).await;
        let goodbye = stage.mail("cleo").await;
        goodbye.is(NoticeKind::Goodbye);
        stage.world.advance(SignedDuration::from_secs(1));
        stage.accepts(Mail::reply("cleo", &goodbye, "rückgängig")).await;
        stage.mail("cleo").await.is(NoticeKind::Done);
    }

    async fn a_group_without_a_language_has_the_services(stage) {
        stage.restart(|config| config.service.locale = "de".into()).await;
        let text = "We fix the roof in March.\n\nType: proposal\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Fix the roof").says(text)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let ben = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &ben, "Zustimmung")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt).says("Your vote is counted: agree.");
    }
}

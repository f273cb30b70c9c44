//! What is kept about somebody, going away for a time or for good, and coming back.

use crate::stage::{Mail, Received, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::ids::PersonId;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Standing;
use mailmoot::core::view::Needs;
use mailmoot::core::visible::{thread_brief, thread_needs};

async fn talk(stage: &Stage, title: &str) {
    stage.accepts(Mail::by("ana").to("garden").subject(title).says("Some words of mine.")).await;
    stage.settled().await;
}

/// The goodbye, after the word and the yes to the question back.
async fn departs(stage: &Stage, word: &str, asked: &str) -> Received {
    stage.accepts(Mail::by("ben").to("help").subject("").says(word)).await;
    let confirm = stage.mail("ben").await;
    confirm.is(NoticeKind::Confirm).says(asked).says("under “former member”").says("votes, which are counted");
    stage.accepts(Mail::reply("ben", &confirm, "yes")).await;
    stage.mail("ben").await
}

async fn standing(stage: &Stage, person: PersonId) -> Standing {
    stage.view(|_| Needs { people: [person].into(), ..Needs::default() }).await.people.get(person).unwrap().standing
}

plays! {
    async fn deactivating_is_asked_back_and_then_nothing_comes_but_one_goodbye(stage) {
        let ben = stage.person("ben").await;
        stage.accepts(Mail::by("ben").to("garden").subject("Fence").says("It leans.")).await;
        let fence = stage.mail("cleo").await;
        stage.forget().await;
        stage.accepts(Mail::by("ben").to("help").subject("").says("deactivate")).await;
        stage.mail("ben").await.is(NoticeKind::Confirm);
        assert_eq!(standing(stage, ben).await, Standing::Active, "nothing happens before the yes");
        let goodbye = departs(stage, "deactivate", "Do you want to deactivate your account?").await;
        goodbye.is(NoticeKind::Goodbye).says("This is the last mail you get from us.").says("reactivate");
        assert_eq!(standing(stage, ben).await, Standing::Deactivated);
        talk(stage, "Gate").await;
        stage.forget().await;
        // Whatever else they write is not answered and not done.
        for words in ["status", "my data", "stop", "I have one more thing to say"] {
            stage.accepts(Mail::by("ben").to("help").subject("").says(words)).await;
            stage.accepts(Mail::reply("ben", &goodbye, words)).await;
            stage.accepts(Mail::by("ben").to("garden").subject(words).says(words)).await;
        }
        stage.settled().await;
        assert_eq!(stage.sink.len(), 0, "nobody hears anything");
        // Their name is off what they wrote.
        let thread = fence.notice.thread.unwrap();
        let view = stage.view(|view| {
            let mut needs = Needs::default();
            thread_needs(view, thread, &mut needs);
            needs
        });
        assert_eq!(thread_brief(&view.await, thread).unwrap().comments[0].author, "former member");
        stage.accepts(Mail::reply("ben", &goodbye, "reactivate")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("Welcome back.");
        talk(stage, "Door").await;
        stage.mail("ben").await.is(NoticeKind::Comment).says("Some words of mine.");
    }

    async fn settings_hold_over_an_absence(stage) {
        stage.accepts(Mail::by("ben").to("garden").subject("").says("asked group")).await;
        stage.forget().await;
        let goodbye = departs(stage, "deactivate", "deactivate your account?").await;
        stage.pass(SignedDuration::from_hours(24 * 90)).await;
        stage.accepts(Mail::by("ben").to("help").subject("").says("reactivate")).await;
        stage.mail("ben").await.is(NoticeKind::Done);
        talk(stage, "Gate").await;
        assert!(stage.mails("ben").await.is_empty(), "they get no talk, as before");
        drop(goodbye);
    }

    async fn deleting_oneself_erases_all_that_is_known_and_ballots_keep_counting(stage) {
        let ben = stage.person("ben").await;
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color?").says("- Green\n- White\n\nRule: most votes\nCloses: Friday 18:00")).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let ballot = stage.mails("ben").await.remove(0);
        stage.accepts(Mail::reply("ben", &ballot, "White")).await;
        stage.accepts(Mail::by("ben").to("garden").subject("Fence").says("It leans.")).await;
        stage.forget().await;
        let goodbye = departs(stage, "delete me", "Do you want to delete your account?").await;
        goodbye.is(NoticeKind::Goodbye).says("Your account is deleted").says("There is no way back");
        let view = stage.view(|_| Needs { people: [ben].into(), ..Needs::default() }).await;
        let row = view.people.get(ben).unwrap();
        assert_eq!((row.standing, row.name.as_str(), row.addresses.len()), (Standing::Deleted, "", 0));
        assert_eq!(view.preferences_of(ben).count(), 0);
        let store = &stage.running().app.store;
        store.forget_farewells().await.unwrap();
        let first = store.raws_since(jiff::Timestamp::UNIX_EPOCH).await.unwrap();
        for raw in first {
            let bytes = store.raw(raw).await.unwrap().map(|raw| raw.bytes).unwrap_or_default();
            assert!(!String::from_utf8_lossy(&bytes).contains("From: ben@strong.example"), "a mail of theirs is left");
        }
        // They are a stranger now.
        stage.accepts(Mail::reply("ben", &goodbye, "reactivate")).await;
        assert!(stage.mails("ben").await.is_empty());
        stage.pass_until("2026-11-27T18:00:00Z").await;
        stage.pass(SignedDuration::from_hours(1)).await;
        let result = stage.mails("ana").await.into_iter().find(|mail| mail.kind() == NoticeKind::Result).unwrap();
        result.says("Decided by most votes: White, 1 of 1.");
        assert!(!result.text().contains("Ben"), "{}", result.text());
    }

    async fn nobody_deactivates_somebody_else(stage) {
        let ben = stage.person("ben").await;
        talk(stage, "Fence").await;
        let notice = stage.mail("ben").await;
        stage.forget().await;
        // From another provider, with his reply address: he is asked, and a no ends it.
        stage.accepts(Mail::reply("mallory@foreign.example", &notice, "delete me")).await;
        let asked = stage.mail("ben").await;
        asked.is(NoticeKind::WasItYou);
        stage.accepts(Mail::reply("ben", &asked, "no")).await;
        assert_eq!(standing(stage, ben).await, Standing::Active);
        // Unsigned, in his name: the page's own button alone could say yes.
        stage.accepts(Mail::by("ben").to("help").subject("").says("delete me").unsigned()).await;
        stage.settled().await;
        assert_eq!(standing(stage, ben).await, Standing::Active);
        stage.forget().await;
    }

    async fn my_data_brings_a_link_to_the_mailbox_alone(stage) {
        stage.accepts(Mail::by("ben").to("help").subject("").says("My data, please")).await;
        stage.mail("ben").await.is(NoticeKind::MyData).says("everything that is kept about you").says("/d/");
        stage.accepts(Mail::by("otto@foreign.example").to("help").subject("").says("my data")).await;
        assert_eq!(stage.sink.len(), 0);
    }
}

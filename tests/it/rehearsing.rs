//! Rehearsals: a poll that its author tries out alone.

use crate::stage::{Mail, plays};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::view::Needs;

plays! {
    async fn a_poll_is_tried_by_its_author_alone(stage) {
        let text = "The paint is on sale.\n\n- Green\n- Natural oak\n- White\n\nQuorum: 3\nTry: me\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(text)).await;
        let rehearsal = stage.mail("ana").await;
        rehearsal.is(NoticeKind::Draft).says("This is a rehearsal of “Which color for the fence?”, for you alone").says("[ ] 2  Natural oak");
        rehearsal.says("Your vote is counted: Green.").says("Tie: Green and Natural oak").says("Not decided: 1 of 4 voted, 3 were needed.");
        assert!(rehearsal.message.subject.starts_with("Rehearsal: "), "{}", rehearsal.message.subject);
        stage.pass(SignedDuration::from_hours(1)).await;
        assert!(stage.mails("ben").await.is_empty());
        let group = rehearsal.notice.group.unwrap();
        let view = stage.view(|_| Needs { archives: [group].into(), ..Needs::default() }).await;
        assert_eq!(view.polls.values().count(), 0, "nothing is stored as a poll");
        for (answer, says) in [
            ("2\n\nit weathers well", "This was a rehearsal, so nothing is counted. Your answer would be a vote for: Natural oak, with this reason: it weathers well"),
            ("Green or white, who knows", "Your answer would be no vote: you would be asked what it means."),
            ("open", "Your answer would be no vote"),
        ] {
            stage.accepts(Mail::reply("ana", &rehearsal, answer)).await;
            stage.mail("ana").await.is(NoticeKind::Draft).says(says);
        }
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Paint it green").says("Type: proposal\nTry: me\n")).await;
        stage.mail("ana").await.says("The result of a block would say: Not adopted: 2 agree, 1 block");
    }

    async fn whoever_may_not_ask_may_not_try_either(stage) {
        stage.accepts(Mail::by("ben").to("garden-poll").subject("Which color?").says("- Green\n- White\n\nTry: me\n")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
    }
}

//! Polls by mail: asked, echoed, opened, closed at the minute, settled, and told once.

use crate::stage::{Mail, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::poll::{Poll, PollKind, Stage as Standing};
use mailmoot::core::view::Needs;

const COLOR: &str = "We should decide this week, the paint is on sale.\n\n- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\n";

fn question() -> Mail {
    Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(COLOR)
}

async fn polls(stage: &Stage) -> Vec<Poll> {
    let group = stage.view(|_| Needs { handles: ["garden".into()].into(), ..Needs::default() }).await.group_named("garden").unwrap().id;
    stage.view(|_| Needs { archives: [group].into(), ..Needs::default() }).await.polls.values().cloned().collect()
}

plays! {
    async fn a_poll_mail_is_echoed_and_open_opens_it(stage) {
        stage.accepts(question()).await;
        let draft = stage.mail("ana").await;
        draft.is(NoticeKind::Draft).says("Natural oak").says("Friday 27 November 2026, 18:00");
        assert!(stage.mails("ben").await.is_empty());
        stage.accepts(Mail::reply("ana", &draft, "open")).await;
        let ballot = stage.mail("ben").await;
        ballot.is(NoticeKind::Ballot).says("Ana asks you to decide: Which color for the fence?").says("[ ] 2  Natural oak").says("18:00");
        assert_eq!(ballot.message.subject, "Vote: Which color for the fence? [Garden co-op]");
        assert_eq!(ballot.message.from[0].address, "garden-vote@moot.example");
        assert_eq!(polls(stage).await[0].entitled, 4);
    }

    async fn cancel_drops_a_draft_for_good(stage) {
        stage.accepts(question()).await;
        let draft = stage.mail("ana").await;
        stage.accepts(Mail::reply("ana", &draft, "cancel")).await;
        stage.mail("ana").await.is(NoticeKind::Done);
        stage.pass(SignedDuration::from_hours(2)).await;
        assert!(stage.mails("ben").await.is_empty());
        assert_eq!(polls(stage).await[0].stage, Standing::Cancelled);
    }

    async fn a_clear_poll_opens_by_itself_after_the_grace(stage) {
        stage.accepts(question()).await;
        stage.forget().await;
        stage.pass(SignedDuration::from_mins(9)).await;
        assert!(stage.mails("ben").await.is_empty());
        stage.pass(SignedDuration::from_mins(1)).await;
        stage.mail("ben").await.is(NoticeKind::Ballot);
        stage.mail("cleo").await.is(NoticeKind::Ballot);
    }

    async fn an_unclear_poll_waits_for_open(stage) {
        let two_lists = "- Green\n- White\n\nAnd for the gate:\n\n- Iron\n- Wood\n\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Fence and gate").says(two_lists)).await;
        stage.mail("ana").await.is(NoticeKind::Draft);
        stage.pass(SignedDuration::from_hours(5)).await;
        assert!(stage.mails("ben").await.is_empty());
        assert_eq!(polls(stage).await[0].stage, Standing::Draft { opens_at: None });
    }

    async fn a_member_without_the_right_is_refused_and_gets_the_text_back(stage) {
        stage.accepts(Mail { from: "ben@strong.example".into(), mail_from: "ben@strong.example".into(), ..question() }).await;
        stage.mail("ben").await.is(NoticeKind::Refusal).says("> - Natural oak");
        assert!(polls(stage).await.is_empty());
    }

    async fn a_proposal_asks_for_positions(stage) {
        let text = "We fix the roof in March.\n\nType: proposal\nCloses: in 3 days\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Fix the roof").says(text)).await;
        let draft = stage.mail("ana").await;
        stage.accepts(Mail::reply("ana", &draft, "open")).await;
        stage.mail("ben").await.is(NoticeKind::Ballot).says("agree").says("block");
        let poll = polls(stage).await.remove(0);
        assert_eq!((poll.kind, poll.options.len()), (PollKind::Proposal, 4));
    }

    async fn a_poll_closes_at_the_minute_and_its_result_is_mailed_once(stage) {
        stage.accepts(question()).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let (ben, cleo) = (stage.mail("ben").await, stage.mail("cleo").await);
        stage.accepts(Mail::reply("ben", &ben, "2\n\nit weathers well")).await;
        stage.accepts(Mail::reply("cleo", &cleo, "oak")).await;
        stage.forget().await;
        stage.pass_until("2026-11-27T17:59:59Z").await;
        assert!(polls(stage).await[0].is_open());
        // Received at the very minute: in time.
        stage.world.put("2026-11-27T17:59:59Z".parse().unwrap());
        assert!(stage.mails("ben").await.is_empty());
        stage.forget().await;
        stage.pass_until("2026-11-27T18:02:30Z").await;
        for who in ["ana", "ben", "cleo", "wes"] {
            let result = stage.mail(who).await;
            result.is(NoticeKind::Result).says("Natural oak, 2 of 2").says("2 of 4 voted").says("Ben (Natural oak): it weathers well");
        }
        let poll = polls(stage).await.remove(0);
        assert_eq!(poll.closed_at, Some("2026-11-27T18:00:00Z".parse().unwrap()));
        stage.pass(SignedDuration::from_hours(48)).await;
        assert_eq!(stage.sink.len(), 0, "the result is told once");
    }

    async fn the_asker_may_close_early(stage) {
        stage.accepts(question()).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let mails = stage.mails("ana").await;
        let ballot = mails.iter().find(|mail| mail.kind() == NoticeKind::Ballot).unwrap();
        let ben = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        stage.accepts(Mail::reply("ben", &ben, "poll: close")).await;
        let mails = stage.mails("ben").await;
        assert_eq!(mails.iter().map(|mail| mail.kind()).collect::<Vec<_>>(), [NoticeKind::Receipt, NoticeKind::Refusal]);
        stage.accepts(Mail::reply("ana", ballot, "poll: close")).await;
        stage.pass(SignedDuration::from_mins(3)).await;
        let kinds: Vec<_> = stage.mails("ana").await.iter().map(|mail| mail.kind()).collect();
        assert_eq!(kinds, [NoticeKind::Done, NoticeKind::Result]);
        stage.mail("ben").await.is(NoticeKind::Result).says("Green");
        // Whoever answers now is late, and is told so.
        stage.accepts(Mail::reply("cleo", &stage.mails("cleo").await[0], "White")).await;
        stage.mail("cleo").await.is(NoticeKind::LateVote).says("White");
    }
}

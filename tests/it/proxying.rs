//! Votes that somebody casts for somebody else: given by mail and on the page, told to both, taken back, declined, counted.

use crate::stage::{Mail, plays};
use crate::votes::{TITLE, ballots, close, counted, verified};
use jiff::SignedDuration;
use mailmoot::cli::verify::Form;
use mailmoot::core::command::{Command, Outcome};
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::trust::Actor;

plays! {
    async fn a_vote_given_by_mail_is_told_to_both_and_counted_as_its_holder_votes(stage) {
        let (ben, cleo) = ballots(stage).await;
        stage.accepts(Mail::reply("cleo", &cleo, "proxy: Ben")).await;
        stage.mail("cleo").await.is(NoticeKind::Done).says("Ben votes for you in “Which color for the fence?”, unless you vote yourself.");
        stage.mail("ben").await.is(NoticeKind::Proxy).says("Cleo asks you to vote for them").says("reply “no”");
        stage.accepts(Mail::reply("ben", &ben, "2\n\nit weathers well")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt);
        assert_eq!(counted(stage, &ben).await, [("Ben".to_string(), "2".to_string())], "one ballot was cast");
        close(stage).await;
        let result = stage.mail("ana").await;
        result.is(NoticeKind::Result).says("Most votes: Natural oak, 2 of 2.").says("2 of 4 voted. One of them had somebody else vote for them.");
        result.says("Cleo (Natural oak, cast by Ben)").says("Ben (Natural oak): it weathers well");
        assert!(verified(stage, None).await.contains("2 Natural oak"));
        let json: serde_json::Value = serde_json::from_str(&verified(stage, Some(Form::Json)).await).unwrap();
        assert_eq!(json["ballots"], serde_json::json!([{"choice": "Natural oak", "weight": 2}]));
        let csv = verified(stage, Some(Form::Csv)).await;
        assert!(csv.contains("Ben,,1,,,it weathers well,\r\n") && csv.contains("Cleo,,1,,,,Ben\r\n"), "a reason stands beside its writer alone: {csv}");
    }

    async fn ones_own_vote_goes_before_and_what_nobody_casts_is_not_counted(stage) {
        let (ben, cleo) = ballots(stage).await;
        stage.accepts(Mail::reply("cleo", &cleo, "proxy: ben@strong.example")).await;
        stage.accepts(Mail::reply("cleo", &cleo, "1")).await;
        stage.accepts(Mail::reply("ben", &ben, "2")).await;
        close(stage).await;
        let result = stage.mail("ana").await;
        result.says("Tie: Green and Natural oak, 1 each.").says("2 of 4 voted.");
        assert!(!result.text().contains("cast by"), "{}", result.text());
        verified(stage, None).await;
    }

    async fn a_vote_can_be_taken_back_and_declined_and_both_sides_hear_it(stage) {
        let (ben, cleo) = ballots(stage).await;
        stage.accepts(Mail::reply("cleo", &cleo, "Proxy: Ben")).await;
        stage.forget().await;
        stage.accepts(Mail::reply("cleo", &cleo, "proxy: none")).await;
        stage.mail("cleo").await.is(NoticeKind::Done).says("Nobody votes for you");
        stage.mail("ben").await.is(NoticeKind::Proxy).says("Cleo has taken their vote back");
        stage.accepts(Mail::reply("cleo", &cleo, "proxy: Ben")).await;
        stage.mail("cleo").await.is(NoticeKind::Done);
        let asked = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &asked, "no")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("You do not vote for them");
        stage.mail("cleo").await.is(NoticeKind::Proxy).says("Ben does not want to vote for you");
        stage.accepts(Mail::reply("ben", &ben, "2")).await;
        close(stage).await;
        stage.mail("ana").await.is(NoticeKind::Result).says("1 of 4 voted.");
        verified(stage, None).await;
    }

    async fn nobody_hands_a_vote_on_and_nobody_votes_for_whom_they_cannot(stage) {
        let (ben, cleo) = ballots(stage).await;
        let refused = |reason: &'static str| (NoticeKind::Refusal, reason);
        stage.accepts(Mail::reply("cleo", &cleo, "proxy: Ben")).await;
        stage.forget().await;
        stage.accepts(Mail::reply("ben", &ben, "proxy: Ana")).await;
        let (kind, reason) = refused("a vote goes to one person and not on from there");
        stage.mail("ben").await.is(kind).says(reason);
        stage.accepts(Mail::reply("ben", &ben, "proxy: Dora")).await;
        let (kind, reason) = refused("no one person who may vote here is called that");
        stage.mail("ben").await.is(kind).says(reason).says("> proxy: Dora");
        stage.accepts(Mail::reply("ben", &ben, "proxy: Ben")).await;
        let (kind, reason) = refused("you named yourself");
        stage.mail("ben").await.is(kind).says(reason);
        assert!(stage.mails("ana").await.is_empty());
    }

    async fn what_is_taken_back_after_its_holder_voted_is_not_counted_and_weights_go_with_their_owner(stage) {
        let text = "- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\nWeights: Cleo 3, Wes 2\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says(text)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let (ben, cleo, ana) = (stage.mail("ben").await, stage.mail("cleo").await, stage.mails("ana").await.into_iter().find(|mail| mail.kind() == NoticeKind::Ballot).unwrap());
        stage.forget().await;
        stage.accepts(Mail::reply("cleo", &cleo, "proxy: Ben")).await;
        stage.accepts(Mail::reply("ana", &ana, "proxy: Ben")).await;
        stage.accepts(Mail::reply("ben", &ben, "2")).await;
        stage.accepts(Mail::reply("ana", &ana, "proxy: none")).await;
        close(stage).await;
        let result = stage.mail("wes").await;
        result.says("Most votes: Natural oak, 4 of 4.").says("2 of 4 voted.").says("One of them had somebody else vote for them.");
        assert!(!result.text().contains("Ana ("), "{}", result.text());
        verified(stage, None).await;
    }

    async fn in_a_strict_poll_a_vote_is_given_by_proven_mail_and_a_secret_one_is_not_given_at_all(stage) {
        for (line, given) in [("Strict: yes", true), ("Secret: yes", false)] {
            let text = format!("- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\n{line}\n");
            stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says(&text)).await;
            let draft = stage.mail("ana").await;
            stage.accepts(Mail::reply("ana", &draft, "open")).await;
            let cleo = stage.mail("cleo").await;
            stage.forget().await;
            stage.accepts(Mail::reply("cleo", &cleo, "proxy: Ben")).await;
            let answer = stage.mail("cleo").await;
            if given {
                answer.is(NoticeKind::Done).says("Ben votes for you");
                stage.mail("ben").await.is(NoticeKind::Proxy);
            } else {
                draft.says("nobody for somebody else");
                answer.is(NoticeKind::Refusal).says("this ballot is secret, and nobody can cast it for you");
                assert!(stage.mails("ben").await.is_empty());
            }
            stage.accepts(Mail::reply("ana", &draft, "poll: withdraw")).await;
            stage.forget().await;
        }
    }

    async fn a_signed_in_person_gives_takes_back_and_declines_on_the_page(stage) {
        let (ben, _) = ballots(stage).await;
        let poll = ben.notice.poll.unwrap();
        let (ben_id, cleo_id) = (stage.person("ben").await, stage.person("cleo").await);
        let give = |to: &str| Command::SetProxy { poll, to: Some(to.into()) };
        stage.execute(Actor::Session { person: cleo_id }, give("Ben")).await;
        stage.mail("ben").await.is(NoticeKind::Proxy);
        stage.mail("cleo").await.is(NoticeKind::Done);
        let refused = stage.execute(Actor::Session { person: ben_id }, give("Cleo")).await;
        assert!(matches!(&refused.outcome, Outcome::Refused(refusal) if refusal.code() == "proxy-chain"), "{refused:?}");
        stage.execute(Actor::Session { person: ben_id }, Command::DeclineProxy { poll, giver: cleo_id }).await;
        stage.mail("cleo").await.is(NoticeKind::Proxy);
        let nothing = stage.execute(Actor::Session { person: cleo_id }, Command::SetProxy { poll, to: None }).await;
        assert!(matches!(nothing.outcome, Outcome::Done(_)), "{nothing:?}");
    }
}

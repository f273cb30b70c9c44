//! What becomes of a poll reaches exactly those whom it concerns: those who are asked, guests among them, get what they can
//! answer; the others of the group hear what they may see; a guest who stops hears nothing more, and nobody sees more than that.

use crate::stage::{Mail, Received, Stage, plays};
use crate::votes::counted;
use jiff::SignedDuration;
use mailmoot::core::command::Command;
use mailmoot::core::notice::NoticeKind::{self, Ballot, Digest, Done, Goodbye, Outcome, PollChanged, Proxy, Receipt, Refusal, Reminder, Result, Status};
use mailmoot::core::person::{Level, Scope};
use mailmoot::core::trust::Actor;

const TITLE: &str = "Which color for the fence?";
const GUEST: &str = "margaret@foreign.example";

/// What Ana asked Ben and a guest.
struct Asked {
    draft: Received,
    ben: Received,
    guest: Received,
}

async fn asked(stage: &Stage, lines: &str) -> Asked {
    let text = format!("- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\nVoters: Ben, Margaret <{GUEST}>\n{lines}");
    stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says(&text)).await;
    let draft = stage.mail("ana").await;
    stage.accepts(Mail::reply("ana", &draft, "open")).await;
    let asked = Asked { ben: stage.mail("ben").await, guest: stage.mail(GUEST).await, draft };
    stage.forget().await;
    asked
}

async fn kinds(stage: &Stage, who: &str) -> Vec<NoticeKind> {
    let mut kinds: Vec<_> = stage.mails(who).await.iter().map(Received::kind).collect();
    kinds.sort();
    kinds
}

/// What Ana, Ben (who is asked), Cleo (who is not) and the guest get.
type Heard = [&'static [NoticeKind]; 4];

async fn hear(stage: &Stage, what: &str, heard: Heard) {
    for (who, expected) in ["ana", "ben", "cleo", GUEST].into_iter().zip(heard) {
        assert_eq!(kinds(stage, who).await, expected, "{who} of {what:?}");
    }
}

async fn count(stage: &Stage, asked: &Asked) {
    stage.accepts(Mail::reply("ana", &asked.draft, "poll: close")).await;
    stage.pass(SignedDuration::from_mins(3)).await;
}

plays! {
    async fn every_act_reaches_those_whom_it_concerns(stage) {
        let told: Heard = [&[Done], &[PollChanged], &[PollChanged], &[PollChanged]];
        // With Ben's vote for the second option, or without.
        let table: [(bool, &str, Heard); 9] = [
            (false, "poll: remind", [&[Done], &[Reminder], &[], &[Reminder]]),
            (true, "poll: remind", [&[Done], &[], &[], &[Reminder]]),
            (true, "poll: extend to Saturday 18:00", told),
            (false, "poll: title Which color for the gate?", told),
            (false, "poll: description\nThe paint is on sale.", told),
            (true, "poll: add Walnut", told),
            (true, "poll: reword 2: Dark oak", [&[Done], &[PollChanged], &[], &[]]),
            (true, "poll: withdraw", told),
            (true, "poll: close", [&[Result, Done], &[Result], &[Result], &[Result]]),
        ];
        for (voted, order, heard) in table {
            let asked = asked(stage, "").await;
            if voted {
                stage.accepts(Mail::reply("ben", &asked.ben, "2")).await;
                stage.forget().await;
            }
            stage.accepts(Mail::reply("ana", &asked.draft, order)).await;
            stage.pass(SignedDuration::from_mins(3)).await;
            hear(stage, order, heard).await;
            // Its clock must not tell of it in the next row.
            stage.accepts(Mail::reply("ana", &asked.draft, "poll: withdraw")).await;
            stage.forget().await;
        }
    }

    async fn what_follows_the_result_reaches_the_same_people(stage) {
        let asked = asked(stage, "").await;
        stage.accepts(Mail::reply(GUEST, &asked.guest, "3")).await;
        count(stage, &asked).await;
        stage.forget().await;
        stage.accepts(Mail::reply("ana", &asked.draft, "poll: outcome We paint it white.")).await;
        hear(stage, "an outcome in its grace", [&[Done], &[], &[], &[]]).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        hear(stage, "an outcome", [&[Outcome], &[Outcome], &[Outcome], &[Outcome]]).await;
        stage.accepts(Mail::reply("ana", &asked.draft, "poll: reopen until Sunday 18:00")).await;
        hear(stage, "a silent reopening", [&[Done], &[], &[], &[]]).await;
        count(stage, &asked).await;
        hear(stage, "the second result", [&[Result, Done], &[Result], &[Result], &[Result]]).await;
        stage.accepts(Mail::reply("ana", &asked.draft, "poll: reopen until Sunday 18:00 and tell everyone")).await;
        hear(stage, "a reopening that is told", [&[Done], &[PollChanged], &[PollChanged], &[PollChanged]]).await;
        stage.accepts(Mail::reply(GUEST, &asked.guest, "1")).await;
        assert_eq!(counted(stage, &asked.guest).await, [("Margaret".to_string(), "1".to_string())]);
        stage.forget().await;
        stage.accepts(Mail::reply("ana", &asked.draft, "poll: withdraw")).await;
        stage.forget().await;
    }

    async fn who_is_not_asked_hears_of_it_without_a_ballot(stage) {
        let asked = asked(stage, "").await;
        stage.accepts(Mail::reply("ana", &asked.draft, "poll: extend to Saturday 18:00")).await;
        let (ben, cleo, guest) = (stage.mail("ben").await, stage.mail("cleo").await, stage.mail(GUEST).await);
        cleo.says("Ana has given this vote more time").says("2 Natural oak").says("This vote asks other people; you are told how it goes.");
        assert!(!cleo.text().contains("[ ]") && !cleo.text().contains("asks you to decide"), "{}", cleo.text());
        assert!(!cleo.message.html.clone().unwrap().contains("mailto:r-"), "there is no answer to fill in");
        for mail in [&ben, &guest] {
            mail.says("asks you to decide").says("[ ] 2 Natural oak");
        }
        stage.accepts(Mail::reply("cleo", &cleo, "2")).await;
        stage.mail("cleo").await.is(Refusal).says("this vote asks other people of the group");
        stage.accepts(Mail::reply("cleo", &cleo, "resend")).await;
        let status = stage.mail("cleo").await;
        status.is(Status);
        assert!(!status.text().contains(TITLE), "nothing waits for whoever is not asked: {}", status.text());
        stage.accepts(Mail::reply(GUEST, &guest, "resend")).await;
        stage.mail(GUEST).await.is(Ballot);
        stage.accepts(Mail::reply(GUEST, &guest, "status")).await;
        stage.mail(GUEST).await.is(Status).says(TITLE);
        stage.forget().await;
    }

    async fn a_guest_stops_by_every_way_there_is_and_hears_no_more_of_it(stage) {
        for way in ["reply", "button", "address"] {
            let asked = asked(stage, "").await;
            match way {
                "reply" => stage.accepts(Mail::reply(GUEST, &asked.guest, "stop")).await,
                "button" => drop(stage.execute(Actor::Link { confirmed: false }, Command::StopByHeader { notice: asked.guest.id() }).await),
                _ => {
                    let header = asked.guest.header("list-unsubscribe");
                    let address = header.rsplit("mailto:").next().unwrap().trim_end_matches('>').to_string();
                    stage.accepts(Mail::by(GUEST).to(&address)).await;
                }
            }
            assert_eq!(kinds(stage, GUEST).await, [Goodbye], "{way}");
            stage.accepts(Mail::reply("ana", &asked.draft, "poll: remind")).await;
            stage.accepts(Mail::reply("ana", &asked.draft, "poll: extend to Saturday 18:00")).await;
            stage.settled().await;
            count(stage, &asked).await;
            stage.accepts(Mail::reply("ana", &asked.draft, "poll: outcome We paint it white.")).await;
            stage.pass(SignedDuration::from_mins(10)).await;
            assert_eq!(kinds(stage, GUEST).await, [], "{way}");
            assert_eq!(kinds(stage, "ben").await, [Reminder, PollChanged, Result, Outcome], "{way}");
            // The next row begins with somebody who hears again.
            let person = asked.guest.notice.person;
            let scope = Scope::Group(asked.guest.notice.group.unwrap());
            stage.execute(Actor::Link { confirmed: false }, Command::SetLevel { person, scope, level: None }).await;
            stage.forget().await;
        }
    }

    async fn a_guest_sees_nothing_else_of_the_group(stage) {
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Buy the shed?").says("Type: proposal\nCloses: in 2 hours\n")).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        stage.pass(SignedDuration::from_hours(3)).await;
        stage.forget().await;
        let asked = asked(stage, "").await;
        for words in ["decisions", "status", "resend", "help"] {
            stage.accepts(Mail::reply(GUEST, &asked.guest, words)).await;
            for mail in stage.mails(GUEST).await {
                assert!(!mail.text().contains("shed"), "{words}: {}", mail.text());
            }
        }
        for (words, refusal) in [("poll: close", "only coordinators"), ("close thread", ""), ("add: Blue", ""), ("invite: Dora <dora@foreign.example>", "")] {
            stage.accepts(Mail::reply(GUEST, &asked.guest, words)).await;
            for mail in stage.mails(GUEST).await {
                assert!(matches!(mail.kind(), Refusal | NoticeKind::Question | NoticeKind::Help), "{words}: {}", mail.text());
                mail.says(refusal);
            }
        }
        assert!(stage.mails("dora@foreign.example").await.is_empty());
        stage.forget().await;
    }

    async fn a_guest_adds_an_option_where_voters_may(stage) {
        let asked = asked(stage, "May add: yes").await;
        stage.accepts(Mail::reply(GUEST, &asked.guest, "add: Walnut")).await;
        stage.mail(GUEST).await.is(Done).says("“Walnut” is now option 4");
        stage.mail("ben").await.is(PollChanged).says("Margaret has added an option: 4, Walnut.");
        stage.mail("cleo").await.is(PollChanged);
        stage.accepts(Mail::reply("cleo", &asked.ben, "add: Elm")).await;
        stage.mail("cleo").await.is(Refusal);
        stage.forget().await;
    }

    async fn a_guest_who_reads_digests_is_asked_and_told_there(stage) {
        let first = asked(stage, "").await;
        let person = first.guest.notice.person;
        stage.execute(Actor::Link { confirmed: false }, Command::SetLevel { person, scope: Scope::All, level: Some(Level::Digest) }).await;
        stage.accepts(Mail::reply("ana", &first.draft, "poll: withdraw")).await;
        stage.forget().await;
        let text = format!("- Green\n- White\n\nCloses: Friday 18:00\nVoters: Ben, {GUEST}\n");
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which paint?").says(&text)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        assert_eq!(kinds(stage, GUEST).await, []);
        stage.pass_until("2026-11-25T08:00:00Z").await;
        let digest = stage.mail(GUEST).await;
        digest.is(Digest).says("Which paint?").says("A2 White");
        let ballot = stage.mails("ben").await.into_iter().find(|mail| mail.kind() == Ballot).unwrap();
        stage.accepts(Mail::reply(GUEST, &digest, "A2")).await;
        stage.mail(GUEST).await.is(Receipt);
        assert_eq!(counted(stage, &ballot).await, [("Margaret".to_string(), "2".to_string())]);
        stage.pass_until("2026-11-27T18:03:00Z").await;
        stage.pass_until("2026-11-28T09:00:00Z").await;
        stage.mail(GUEST).await.is(Digest).says("Which paint?").says("Most votes: White, 1 of 1.");
        stage.forget().await;
    }

    async fn an_outcome_comes_in_the_digest_once_it_is_final(stage) {
        stage.prefers("ben", Level::Digest).await;
        let text = "- Green\n- White\n\nCloses: Wednesday 6:45\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says(text)).await;
        let draft = stage.mail("ana").await;
        stage.accepts(Mail::reply("ana", &draft, "open")).await;
        stage.pass_until("2026-11-25T06:48:00Z").await;
        stage.forget().await;
        // Five minutes before Ben's digest: it could still be taken back.
        stage.pass_until("2026-11-25T06:55:00Z").await;
        stage.accepts(Mail::reply("ana", &draft, "poll: outcome We paint it white.")).await;
        stage.pass_until("2026-11-25T07:00:00Z").await;
        let digest = stage.mail("ben").await;
        digest.is(Digest).says(TITLE);
        assert!(!digest.text().contains("We paint it white"), "{}", digest.text());
        stage.pass_until("2026-11-25T07:06:00Z").await;
        stage.mail("cleo").await.is(Outcome);
        assert_eq!(kinds(stage, "ben").await, []);
        stage.pass_until("2026-11-26T07:00:00Z").await;
        stage.mail("ben").await.is(Digest).says(TITLE).says("The group decided: We paint it white.");
        stage.forget().await;
    }

    async fn whoever_lets_somebody_vote_is_not_reminded_and_their_holder_is(stage) {
        let asked = asked(stage, "").await;
        stage.accepts(Mail::reply("ben", &asked.ben, "proxy: Margaret")).await;
        assert_eq!(kinds(stage, "ben").await, [Done]);
        assert_eq!(kinds(stage, GUEST).await, [Proxy]);
        stage.accepts(Mail::reply("ana", &asked.draft, "poll: remind")).await;
        hear(stage, "remind", [&[Done], &[], &[], &[Reminder]]).await;
    }

    async fn a_guest_who_joins_the_group_hears_each_thing_once(stage) {
        let asked = asked(stage, "").await;
        stage.pass(SignedDuration::from_mins(1)).await;
        stage.member("garden", "margaret", "foreign.example", |new| new.quiet = true).await;
        stage.accepts(Mail::reply("ana", &asked.draft, "poll: extend to Saturday 18:00")).await;
        assert_eq!(kinds(stage, GUEST).await, [PollChanged]);
        stage.accepts(Mail::reply(GUEST, &asked.guest, "1")).await;
        count(stage, &asked).await;
        assert_eq!(kinds(stage, GUEST).await, [Result, Receipt]);
        stage.forget().await;
    }
}

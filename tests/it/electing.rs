//! Who may vote, how much a vote counts, in which order options stand, and what a reason must be.

use crate::stage::{Mail, Received, STRONG, Stage, plays, quote};
use crate::votes::{TITLE, close, counted, verified};
use jiff::SignedDuration;
use mailmoot::cli::verify::Form;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::view::Needs;

const GUEST: &str = "margaret@foreign.example";

/// Ana's draft with these lines under the options.
async fn draft(stage: &Stage, lines: &str) -> Received {
    let text = format!("- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\n{lines}\n");
    stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says(&text)).await;
    let draft = stage.mail("ana").await;
    draft.is(NoticeKind::Draft);
    draft
}

async fn opened(stage: &Stage, lines: &str) {
    let draft = draft(stage, lines).await;
    stage.accepts(Mail::reply("ana", &draft, "open")).await;
    stage.settled().await;
}

fn vote(who: &str, code: &str) -> (String, String) {
    (who.to_string(), code.to_string())
}

/// The codes of the ballot's lines, as they stand.
fn order(ballot: &Received) -> Vec<String> {
    ballot.text().lines().filter_map(|line| line.trim().strip_prefix("[ ] ")).filter_map(|rest| rest.split_whitespace().next()).map(str::to_string).collect()
}

plays! {
    async fn only_those_who_are_named_are_asked_and_everybody_hears_the_result(stage) {
        draft(stage, "Voters: Ben, wes@weak.example\nQuorum: 50%").await.says("2 may vote.").says("Who may vote: Ben and Wes.");
        stage.pass(SignedDuration::from_mins(10)).await;
        let ben = stage.mail("ben").await;
        ben.is(NoticeKind::Ballot).says("Who may vote: Ben and Wes.").says("At least 1 of 2 must vote.").says("you were named to vote");
        assert!(stage.mails("cleo").await.is_empty() && stage.mails("ana").await.is_empty());
        stage.mail("wes").await.is(NoticeKind::Ballot);
        stage.accepts(Mail::reply("ben", &ben, "2")).await;
        stage.accepts(Mail::reply("cleo", &ben, "1")).await;
        stage.mail("cleo").await.is(NoticeKind::Refusal).says("this vote asks other people of the group");
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "2")]);
        close(stage).await;
        for who in ["ana", "ben", "cleo", "wes"] {
            stage.mail(who).await.is(NoticeKind::Result).says("1 of 2 voted; the quorum of 1 was reached.");
        }
        assert!(verified(stage, None).await.contains("1 of 2 voted"));
    }

    async fn whoever_is_not_found_is_pointed_out_and_the_draft_waits(stage) {
        draft(stage, "Voters: Dora, Cleo, ben").await.says("“Dora” was not found in the group").says("2 may vote.").says("It waits for you.");
        stage.pass(SignedDuration::from_hours(2)).await;
        assert!(stage.mails("cleo").await.is_empty());
        stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says("- Green\n- White\n\nVoters: Dora, Emil\n")).await;
        stage.mail("ana").await.is(NoticeKind::Refusal).says("nobody named under “Voters:” was found in the group").says("> Voters: Dora, Emil");
    }

    async fn a_guest_votes_by_mail_and_hears_the_result_and_belongs_to_nothing(stage) {
        draft(stage, &format!("Voters: Ben, Margaret <{GUEST}>")).await.says("Guests, who see this vote alone: Margaret (margaret@foreign.example).");
        let known = stage.view(|_| Needs { addresses: [mailmoot::core::person::Address::parse(GUEST).unwrap()].into(), ..Needs::default() }).await;
        assert_eq!(known.people.values().count(), 0, "before it opens a guest is nobody");
        stage.pass(SignedDuration::from_mins(10)).await;
        let (ben, guest) = (stage.mail("ben").await, stage.mail(GUEST).await);
        guest.is(NoticeKind::Ballot).says("Who may vote: Ben and Margaret. One of them is a guest from outside the group.");
        assert!(!ben.text().contains(GUEST), "nobody but the asker reads the address");
        stage.accepts(Mail::reply(GUEST, &guest, "3\n\nbright in winter")).await;
        stage.mail(GUEST).await.is(NoticeKind::Receipt).says("Your vote is counted: White.");
        stage.accepts(Mail::reply(GUEST, &guest, "1")).await;
        assert_eq!(counted(stage, &guest).await, [vote("Margaret", "1")]);
        stage.forget().await;
        // What is no vote stays with them: they are in no group and cannot post to it.
        stage.accepts(Mail::reply(GUEST, &guest, "What about blue? I find these all dull.")).await;
        let question = stage.mail(GUEST).await;
        question.is(NoticeKind::Question);
        stage.accepts(Mail::reply(GUEST, &question, "post")).await;
        stage.mail(GUEST).await.is(NoticeKind::Refusal);
        stage.accepts(Mail::by("ana").to("garden").subject("The shed").says("It leaks.")).await;
        assert!(stage.mails(GUEST).await.is_empty(), "talk is not theirs to hear");
        let person = guest.notice.person;
        let view = stage.view(|_| Needs { people: [person].into(), ..Needs::default() }).await;
        assert!(!view.memberships.values().any(|membership| membership.person == person));
        close(stage).await;
        stage.mail(GUEST).await.is(NoticeKind::Result).says("1 of 2 voted.").says("You voted Green.");
        assert_eq!(stage.mail("ben").await.kind(), NoticeKind::Result);
        assert!(verified(stage, None).await.contains("1 of 2 voted"));
    }

    async fn whoever_joins_later_is_told_that_they_may_not_vote(stage) {
        opened(stage, "").await;
        let ben = stage.mail("ben").await;
        stage.pass(SignedDuration::from_mins(1)).await;
        stage.member("garden", "dora", STRONG, |_| {}).await;
        stage.accepts(Mail::reply("dora", &ben, "1")).await;
        stage.mail("dora").await.is(NoticeKind::Refusal).says("you joined after this vote had opened");
        assert!(counted(stage, &ben).await.is_empty());
    }

    async fn joiners_vote_where_the_author_lets_them(stage) {
        opened(stage, "Joiners: may vote").await;
        let ben = stage.mail("ben").await;
        ben.says("Whoever joins the group before it closes may vote too.");
        stage.forget().await;
        stage.pass(SignedDuration::from_mins(1)).await;
        stage.member("garden", "dora", STRONG, |new| new.quiet = true).await;
        let dora = stage.mail("dora").await;
        dora.is(NoticeKind::Ballot);
        stage.accepts(Mail::reply("dora", &dora, "1")).await;
        stage.accepts(Mail::reply("dora", &dora, "3")).await;
        stage.accepts(Mail::reply("ben", &ben, "3")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "3"), vote("Dora", "3")]);
        close(stage).await;
        stage.mail("dora").await.is(NoticeKind::Result).says("2 of 5 voted.");
        assert!(verified(stage, None).await.contains("2 of 5 voted"));
    }

    async fn a_vote_counts_its_weight_and_the_quorum_counts_people(stage) {
        let draft = draft(stage, "Weights: Ben 3, Cleo 2, Dora 4\nRule: majority\nQuorum: 3").await;
        draft.says("Not every vote counts the same: Ben 3 and Cleo 2; everybody else 1.").says("“Dora” is given votes and is not among those who may vote.");
        stage.accepts(Mail::reply("ana", &draft, "open")).await;
        let (ben, cleo) = (stage.mail("ben").await, stage.mail("cleo").await);
        ben.says("You have 3 votes.");
        stage.accepts(Mail::reply("ben", &ben, "2\n\nit weathers well")).await;
        stage.accepts(Mail::reply("cleo", &cleo, "1")).await;
        close(stage).await;
        stage.mail("ben").await.is(NoticeKind::Result).says("Not decided: 2 of 4 voted, 3 were needed.").says("3  Natural oak").says("Together they have 5 votes.");
        assert!(verified(stage, None).await.contains("3 Natural oak"));
        let csv = verified(stage, Some(Form::Csv)).await;
        assert!(csv.starts_with("name,votes,Green"), "{csv}");
        let json: serde_json::Value = serde_json::from_str(&verified(stage, Some(Form::Json)).await).unwrap();
        assert_eq!(json["ballots"], serde_json::json!([{"choice": "Green", "weight": 2}, {"choice": "Natural oak", "weight": 3}]));
        assert!(verified(stage, Some(Form::Blt)).await.contains("\n3 2 0\n"));
    }

    async fn a_majority_is_one_of_votes_where_votes_are_weighed(stage) {
        opened(stage, "Weights: Ben 3\nRule: majority").await;
        for (who, words) in [("ben", "2"), ("cleo", "1"), ("ana", "1")] {
            let ballot = stage.mail(who).await;
            stage.accepts(Mail::reply(who, &ballot, words)).await;
        }
        close(stage).await;
        stage.mail("cleo").await.is(NoticeKind::Result).says("Decided by more than half: Natural oak, 3 of 5.").says("3 of 4 voted. Together they have 5 votes.").says("Ben (Natural oak, 3 votes)");
    }

    async fn an_option_without_its_share_is_not_decided_for(stage) {
        draft(stage, "Rule: most votes\nPass: Natural oak 70%, White at most 10%").await.says("Natural oak needs at least 70 % of the votes. White may have at most 10 % of the votes.");
        stage.pass(SignedDuration::from_mins(10)).await;
        for (who, words) in [("ben", "2"), ("cleo", "2"), ("wes", "1")] {
            let ballot = stage.mail(who).await;
            stage.accepts(Mail::reply(who, &ballot, words)).await;
            if who == "wes" {
                let asked = stage.mail("wes").await;
                stage.accepts(Mail::reply("wes", &asked, "yes")).await;
            }
        }
        close(stage).await;
        let result = stage.mail("ben").await;
        result.is(NoticeKind::Result).says("Not decided: Natural oak did not get the share that was asked for.");
        result.says("2  Natural oak (needs 70 %)").says("0  White (within 10 %)");
        verified(stage, None).await;
    }

    async fn shuffled_options_keep_their_codes_in_every_door(stage) {
        let list: String = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch"].iter().map(|name| format!("- {name}\n")).collect();
        let text = format!("{list}\nShuffle: yes\nCloses: Friday 18:00\n");
        stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says(&text)).await;
        let draft = stage.mail("ana").await;
        draft.says("Everybody sees the options in another order");
        assert_eq!(order(&draft), ["1", "2", "3", "4", "5", "6", "7"]);
        stage.accepts(Mail::reply("ana", &draft, "open")).await;
        let (ben, cleo, wes) = (stage.mail("ben").await, stage.mail("cleo").await, stage.mail("wes").await);
        // Two of 5,040 orders may be the same by chance.
        assert!(order(&wes) != order(&ben) || order(&wes) != order(&cleo));
        for ballot in [&ben, &cleo] {
            let mut codes = order(ballot);
            let html = ballot.message.html.clone().unwrap();
            let places: Vec<usize> = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch"].iter().map(|name| html.find(name).unwrap()).collect();
            let mut in_html: Vec<usize> = (0..7).collect();
            in_html.sort_by_key(|place| places[*place]);
            assert_eq!(codes, in_html.iter().map(|place| (place + 1).to_string()).collect::<Vec<_>>(), "text and HTML agree");
            codes.sort();
            assert_eq!(codes, ["1", "2", "3", "4", "5", "6", "7"]);
        }
        ben.says("[ ] 4 Elm");
        stage.accepts(Mail::reply("ben", &ben, "4")).await;
        let marked = quote(&cleo).replace("[ ] 6", "[x] 6");
        stage.accepts(Mail::answer("cleo", &cleo, &cleo.message.reply_to[0], &marked)).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "4"), vote("Cleo", "6")]);
        stage.forget().await;
        stage.accepts(Mail::reply("ben", &ben, "resend")).await;
        assert_eq!(order(&stage.mails("ben").await.into_iter().find(|mail| mail.kind() == NoticeKind::Ballot).unwrap_or(ben.clone())), order(&ben), "one reader, one order");
    }

    async fn a_reader_sees_one_order_in_ballot_reminder_and_digest_and_on_the_page(stage) {
        let list: String = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch"].iter().map(|name| format!("- {name}\n")).collect();
        stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says(&format!("{list}\nShuffle: yes\nCloses: Friday 18:00\n"))).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let (ben, cleo) = (stage.mail("ben").await, stage.mail("cleo").await);
        stage.accepts(Mail::reply("ben", &ben, "4")).await;
        stage.prefers("cleo", mailmoot::core::person::Level::Digest).await;
        stage.forget().await;
        stage.pass_until("2026-11-26T18:00:00Z").await;
        let wes = stage.mail("wes").await;
        wes.is(NoticeKind::Reminder);
        // Two of 5,040 orders may be the same by chance.
        assert!(order(&wes) != order(&ben) || order(&wes) != order(&cleo));
        // The reminder of whoever reads digests stands in the next one, by the same codes behind the digest's own.
        stage.pass_until("2026-11-27T07:00:00Z").await;
        let digest = stage.mail("cleo").await;
        digest.is(NoticeKind::Digest);
        let codes = digest.text().lines().filter_map(|line| line.trim().strip_prefix('A')).filter_map(|rest| rest.split_whitespace().next());
        let codes: Vec<String> = codes.filter(|code| code.parse::<u32>().is_ok()).map(str::to_string).collect();
        assert_eq!(codes, order(&cleo));
        stage.accepts(Mail::reply("cleo", &digest, "A6")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "4"), vote("Cleo", "6")]);
        stage.forget().await;
    }

    async fn a_joiner_is_one_voter_whatever_they_do_with_their_vote(stage) {
        opened(stage, "Joiners: may vote").await;
        stage.forget().await;
        stage.pass(SignedDuration::from_mins(1)).await;
        stage.member("garden", "dora", STRONG, |new| new.quiet = true).await;
        let dora = stage.mail("dora").await;
        for words in ["proxy: Ben", "proxy: none", "proxy: Ben", "1", "not me"] {
            stage.accepts(Mail::reply("dora", &dora, words)).await;
        }
        let fresh = stage.mails("dora").await.into_iter().find(|mail| mail.kind() == NoticeKind::Ballot).unwrap();
        stage.accepts(Mail::reply("dora", &fresh, "2")).await;
        close(stage).await;
        stage.mail("cleo").await.is(NoticeKind::Result).says("1 of 5 voted.");
        assert!(verified(stage, None).await.contains("1 of 5 voted"));
    }

    async fn reasons_can_be_left_out_and_are_then_kept_nowhere(stage) {
        opened(stage, "Reasons: off").await;
        let ben = stage.mail("ben").await;
        ben.says("No reasons are asked for or kept.").says("Your vote is shown with your name after closing");
        assert!(!ben.text().contains("Write why"), "{}", ben.text());
        stage.accepts(Mail::reply("ben", &ben, "2\n\nit weathers well")).await;
        let receipt = stage.mail("ben").await;
        receipt.is(NoticeKind::Receipt).says("Your vote is counted: Natural oak.");
        assert!(!receipt.text().contains("weathers"), "{}", receipt.text());
        close(stage).await;
        assert!(!stage.mail("cleo").await.text().contains("weathers"));
    }

    async fn a_reason_has_a_limit_and_the_answer_says_it(stage) {
        opened(stage, "Reason limit: 20").await;
        let ben = stage.mail("ben").await;
        ben.says("A reason can have 20 characters.");
        stage.accepts(Mail::reply("ben", &ben, "2\n\nit weathers well and it is cheap")).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::Question).says("Your reason has 32 characters; this vote takes at most 20. We understood Natural oak");
        assert!(counted(stage, &ben).await.is_empty());
        stage.accepts(Mail::reply("ben", &question, "2\n\nit weathers well")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "2")]);
    }

    async fn whoever_objects_is_asked_why_where_the_author_says_so(stage) {
        let text = "We fix the roof in March.\n\nType: proposal\nReasons: required to disagree\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Fix the roof").says(text)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let (ben, cleo) = (stage.mail("ben").await, stage.mail("cleo").await);
        ben.says("Whoever disagrees, blocks or is concerned is asked for a reason.");
        stage.accepts(Mail::reply("ben", &ben, "disagree")).await;
        stage.mail("ben").await.is(NoticeKind::Question).says("This vote asks for a reason");
        stage.accepts(Mail::reply("cleo", &cleo, "agree")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Cleo", "1")]);
        stage.accepts(Mail::reply("ben", &ben, "disagree\n\nthe budget is spent")).await;
        assert_eq!(counted(stage, &ben).await, [vote("Ben", "3"), vote("Cleo", "1")]);
    }
}

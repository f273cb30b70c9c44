//! The life of a poll after it opened, by mail: reminders, extension, an early close, a second opening, a withdrawal.

use crate::stage::{Mail, Received, STRONG, Stage, plays};
use jiff::SignedDuration;
use mailmoot::cli::verify::report;
use mailmoot::core::ids::PollId;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Level;
use mailmoot::core::poll::{Poll, Stage as Standing};
use mailmoot::core::view::Needs;
use mailmoot::inbound::smtp::Taken;

/// Open from Tuesday at nine until Friday 18:00.
const FENCE: &str = "We should decide this week.\n\n- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\nQuorum: 3\n";

pub struct Ballots {
    pub ana: Received,
    pub ben: Received,
    pub cleo: Received,
}

/// Ana's poll, open, and everybody's ballot.
pub async fn opened(stage: &Stage, text: &str) -> Ballots {
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(text)).await;
    let draft = stage.mail("ana").await;
    stage.accepts(Mail::reply("ana", &draft, "open")).await;
    let ballots = Ballots { ana: stage.mail("ana").await, ben: stage.mail("ben").await, cleo: stage.mail("cleo").await };
    stage.forget().await;
    ballots
}

pub async fn poll(stage: &Stage, id: Option<PollId>) -> Poll {
    let id = id.unwrap();
    stage.view(|_| Needs { polls: [id].into(), ..Needs::default() }).await.polls.get(id).unwrap().clone()
}

async fn kinds(stage: &Stage, who: &str) -> Vec<NoticeKind> {
    stage.mails(who).await.iter().map(Received::kind).collect()
}

plays! {
    async fn those_who_have_not_voted_are_reminded_once_and_can_answer_the_reminder(stage) {
        let ballots = opened(stage, FENCE).await;
        stage.accepts(Mail::reply("ben", &ballots.ben, "2")).await;
        stage.forget().await;
        stage.pass_until("2026-11-26T17:59:00Z").await;
        assert_eq!(kinds(stage, "cleo").await, []);
        stage.pass_until("2026-11-26T18:00:00Z").await;
        assert_eq!(kinds(stage, "ben").await, [], "whoever has voted is left alone");
        let reminder = stage.mail("cleo").await;
        reminder.is(NoticeKind::Reminder).says("Not yet voted: Which color for the fence?").says("Until Friday 27 November 2026, 18:00");
        reminder.says("1 of 4 has voted so far.").says("2 more make the quorum").says("[ ] 2  Natural oak");
        assert_eq!(reminder.message.subject, ballots.cleo.message.subject, "it belongs to the ballot's conversation");
        stage.accepts(Mail::reply("cleo", &reminder, "White\n\nit is bright")).await;
        stage.mail("cleo").await.is(NoticeKind::Receipt).says("White");
        stage.pass_until("2026-11-27T17:59:00Z").await;
        assert_eq!(kinds(stage, "wes").await, [NoticeKind::Reminder], "one reminder for three days");
    }

    async fn a_reminder_is_dropped_where_the_vote_came_first(stage) {
        let ballots = opened(stage, FENCE).await;
        // The smarthost takes none of the four for now, so they wait.
        let full = || Taken::NotNow { code: 452, status: "4.3.1", text: "full".into() };
        (0..4).for_each(|_| stage.sink.answers(full()));
        stage.pass_until("2026-11-26T18:00:00Z").await;
        assert_eq!(stage.sink.len(), 0);
        stage.accepts(Mail::reply("cleo", &ballots.cleo, "White")).await;
        stage.pass(SignedDuration::from_hours(3)).await;
        assert_eq!(kinds(stage, "cleo").await, [NoticeKind::Receipt]);
        assert_eq!(kinds(stage, "ben").await, [NoticeKind::Reminder]);
    }

    async fn after_downtime_one_reminder_goes_out_and_never_two(stage) {
        opened(stage, "- Green\n- White\n\nCloses: in 14 days\n").await;
        stage.halt().await;
        // Due three days and one day before the close: both have gone by.
        stage.world.advance(SignedDuration::from_hours(13 * 24 + 6));
        stage.rise().await;
        stage.settled().await;
        assert_eq!(kinds(stage, "ben").await, [NoticeKind::Reminder]);
        stage.pass(SignedDuration::from_hours(12)).await;
        assert_eq!(kinds(stage, "ben").await, []);
    }

    async fn in_a_large_group_too_those_who_have_voted_are_left_alone(stage) {
        for number in 0..60 {
            stage.member("garden", &format!("m{number}"), STRONG, |_| {}).await;
        }
        let ballots = opened(stage, FENCE).await;
        stage.accepts(Mail::reply("ben", &ballots.ben, "2")).await;
        stage.forget().await;
        stage.pass_until("2026-11-26T18:00:00Z").await;
        assert_eq!(kinds(stage, "ben").await, []);
        assert_eq!(kinds(stage, "m59").await, [NoticeKind::Reminder]);
        assert_eq!(stage.sink.len(), 62, "everybody else, one reminder each");
        // Whoever had chosen what is now called otherwise is asked, and nobody else.
        stage.forget().await;
        stage.accepts(Mail::reply("ana", &ballots.ana, "poll: reword 2: Dark oak")).await;
        stage.mail("ben").await.is(NoticeKind::PollChanged).says("Dark oak").says("your vote stands");
        stage.mail("ana").await.is(NoticeKind::Done);
        assert_eq!(stage.sink.len(), 0);
    }

    async fn reminders_obey_what_people_want_to_get(stage) {
        opened(stage, "- Green\n- White\n\nCloses: in 3 days\n").await;
        stage.prefers("ben", Level::Nothing).await;
        stage.prefers("cleo", Level::Digest).await;
        stage.forget().await;
        stage.pass(SignedDuration::from_hours(48)).await;
        assert_eq!(kinds(stage, "ben").await, []);
        assert_eq!(kinds(stage, "ana").await, [NoticeKind::Reminder]);
        // It closes at nine, the digest comes at seven: the question stands there again.
        assert_eq!(kinds(stage, "cleo").await, []);
        stage.pass(SignedDuration::from_hours(23)).await;
        stage.mail("cleo").await.is(NoticeKind::Digest).says("Which color for the fence?");
    }

    async fn a_coordinator_reminds_by_hand_and_not_twice_at_once(stage) {
        let ballots = opened(stage, FENCE).await;
        stage.accepts(Mail::reply("ben", &ballots.ben, "2")).await;
        stage.forget().await;
        stage.accepts(Mail::reply("ana", &ballots.ana, "poll: remind")).await;
        assert_eq!(kinds(stage, "ben").await, []);
        assert_eq!(kinds(stage, "cleo").await, [NoticeKind::Reminder]);
        let mut answers = kinds(stage, "ana").await;
        answers.sort();
        assert_eq!(answers, [NoticeKind::Reminder, NoticeKind::Done]);
        stage.accepts(Mail::reply("ana", &ballots.ana, "poll: remind please")).await;
        stage.mail("ana").await.is(NoticeKind::Refusal).says("Nobody was reminded again");
        assert_eq!(kinds(stage, "cleo").await, []);
    }

    async fn an_extension_moves_the_close_and_stands_in_the_result(stage) {
        let ballots = opened(stage, FENCE).await;
        let id = ballots.ben.notice.poll;
        stage.accepts(Mail::reply("ben", &ballots.ben, "poll: extend to Sunday")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal).says("only coordinators").says("> poll: extend to Sunday");
        stage.accepts(Mail::reply("ana", &ballots.ana, "poll: extend to Monday 12:00")).await;
        stage.mail("ana").await.is(NoticeKind::Done).says("now closes on Monday 30 November 2026, 12:00");
        let news = stage.mail("ben").await;
        news.is(NoticeKind::PollChanged).says("Ana has given this vote more time").says("It was to close on Friday 27 November 2026, 18:00").says("Until Monday 30");
        stage.pass_until("2026-11-27T18:05:00Z").await;
        assert!(poll(stage, id).await.is_open());
        stage.forget().await;
        stage.accepts(Mail::reply("ben", &news, "2")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt);
        stage.pass_until("2026-11-29T12:00:00Z").await;
        assert_eq!(kinds(stage, "cleo").await, [NoticeKind::Reminder], "a day before the new close");
        stage.forget().await;
        stage.pass_until("2026-11-30T12:03:00Z").await;
        stage.mail("ben").await.is(NoticeKind::Result).says("Ana extended it from Friday 27 November 2026, 18:00 WET to Monday 30 November 2026, 12:00").says("1 of 4 voted");
    }

    async fn an_early_close_stands_in_the_result(stage) {
        let ballots = opened(stage, FENCE).await;
        stage.accepts(Mail::reply("ana", &ballots.ana, "Abstimmung: beenden")).await;
        stage.pass(SignedDuration::from_mins(3)).await;
        stage.mail("ben").await.is(NoticeKind::Result).says("Ana closed it early, on Tuesday 24 November 2026").says("it was to close on Friday 27 November 2026, 18:00");
    }

    async fn a_counted_poll_is_opened_again_silently_and_counted_anew(stage) {
        let ballots = opened(stage, FENCE).await;
        let id = ballots.ben.notice.poll;
        stage.accepts(Mail::reply("ben", &ballots.ben, "2")).await;
        stage.pass_until("2026-11-27T18:03:00Z").await;
        stage.forget().await;
        stage.accepts(Mail::reply("ana", &ballots.ana, "poll: reopen until Sunday 18:00")).await;
        stage.mail("ana").await.is(NoticeKind::Done).says("is open again until Sunday 29 November 2026, 18:00").says("Nobody is told");
        assert_eq!(kinds(stage, "ben").await, []);
        stage.accepts(Mail::reply("cleo", &ballots.cleo, "White")).await;
        stage.mail("cleo").await.is(NoticeKind::Receipt);
        stage.forget().await;
        stage.pass_until("2026-11-29T18:03:00Z").await;
        let result = stage.mails("ben").await.pop().unwrap();
        result.is(NoticeKind::Result).says("2 of 4 voted").says("Ana opened it again until Sunday 29 November 2026, 18:00");
        assert_eq!(poll(stage, id).await.stage, Standing::Settled);
        // Both results stand in the ledger; the last one is what it adds up to.
        let app = &stage.running().app;
        let report = report(&app.store, app.query().await.unwrap(), &id.unwrap().to_string(), None).await.unwrap();
        assert!(report.holds, "{}", report.text);
    }

    async fn an_outcome_is_stated_by_replying_to_the_result_and_told_after_the_grace(stage) {
        let ballots = opened(stage, FENCE).await;
        let id = ballots.ben.notice.poll;
        stage.accepts(Mail::reply("ben", &ballots.ben, "2")).await;
        stage.pass_until("2026-11-27T18:03:00Z").await;
        let (ana, ben) = (stage.mails("ana").await.pop().unwrap(), stage.mails("ben").await.pop().unwrap());
        ana.is(NoticeKind::Result).says("To state what the group decided, reply with it");
        assert!(!ben.text().contains("To state what the group decided"));
        stage.forget().await;
        // A member's words are asked about, as any answer to a result.
        stage.accepts(Mail::reply("ben", &ben, "We should paint it in oak")).await;
        stage.mail("ben").await.is(NoticeKind::Question);
        stage.accepts(Mail::reply("ana", &ana, "We paint it in natural oak.\n\nBen buys the paint.")).await;
        let echo = stage.mail("ana").await;
        echo.is(NoticeKind::Done).says("This now stands as the outcome").says("We paint it in natural oak.").says("Friday 27 November 2026, 18:13");
        stage.pass(SignedDuration::from_mins(9)).await;
        assert_eq!(kinds(stage, "cleo").await, []);
        stage.accepts(Mail::reply("ana", &echo, "undo")).await;
        stage.mail("ana").await.is(NoticeKind::Done).says("Nobody had been told");
        stage.pass(SignedDuration::from_hours(1)).await;
        assert_eq!(kinds(stage, "cleo").await, []);
        stage.accepts(Mail::reply("ana", &echo, "We paint it in dark oak.")).await;
        stage.forget().await;
        stage.pass(SignedDuration::from_mins(10)).await;
        for who in ["ana", "ben", "cleo", "wes"] {
            stage.mail(who).await.is(NoticeKind::Outcome).says("What the group decided on “Which color for the fence?”").says("We paint it in dark oak.").says("Ana stated this");
        }
        let app = &stage.running().app;
        let report = report(&app.store, app.query().await.unwrap(), &id.unwrap().to_string(), None).await.unwrap();
        assert!(report.holds, "{}", report.text);
    }

    async fn an_outcome_is_looked_at_again_on_its_day(stage) {
        opened(stage, "- Green\n- White\n\nCloses: Friday 18:00\nReview: 1 March\n").await;
        stage.pass_until("2026-11-27T18:03:00Z").await;
        stage.forget().await;
        stage.pass_until("2027-03-01T17:59:00Z").await;
        assert_eq!(kinds(stage, "ana").await, []);
        stage.pass_until("2027-03-01T18:00:00Z").await;
        let review = stage.mail("ana").await;
        review.is(NoticeKind::Review).says("look again at “Which color for the fence?”");
        assert_eq!(kinds(stage, "ben").await, []);
        stage.accepts(Mail::reply("ana", &review, "poll: review on 1 June")).await;
        stage.mail("ana").await.is(NoticeKind::Done).says("again on Tuesday 1 June 2027");
        stage.accepts(Mail::reply("ana", &review, "White, by now.")).await;
        stage.mail("ana").await.is(NoticeKind::Done).says("White, by now.");
        stage.pass(SignedDuration::from_mins(10)).await;
        stage.mail("ben").await.is(NoticeKind::Outcome).says("White, by now.").says("It is looked at again on Tuesday 1 June 2027");
    }

    async fn a_question_is_amended_before_the_first_vote_and_an_option_added_after(stage) {
        let ballots = opened(stage, FENCE).await;
        stage.accepts(Mail::reply("ana", &ballots.ana, "poll: title Which color for the gate?")).await;
        let changed = stage.mail("cleo").await;
        changed.is(NoticeKind::PollChanged).says("Ana has changed this vote; nobody had voted yet.").says("Which color for the gate?");
        stage.forget().await;
        stage.accepts(Mail::reply("ben", &ballots.ben, "2")).await;
        stage.mail("ben").await.is(NoticeKind::Question);
        stage.accepts(Mail::reply("cleo", &changed, "3")).await;
        stage.mail("cleo").await.is(NoticeKind::Receipt).says("White");
        stage.accepts(Mail::reply("ana", &ballots.ana, "poll: title Which color?")).await;
        stage.mail("ana").await.is(NoticeKind::Refusal).says("somebody has voted");
        stage.accepts(Mail::reply("ana", &ballots.ana, "poll: add Walnut")).await;
        stage.mail("cleo").await.is(NoticeKind::PollChanged).says("Ana has added an option: 4, Walnut.").says("Your vote for White stands");
        stage.accepts(Mail::reply("ana", &ballots.ana, "poll: reword 3: Bright white")).await;
        let asked = stage.mail("cleo").await;
        asked.is(NoticeKind::PollChanged).says("Ana has given option 3 other words: Bright white. You had chosen it, and your vote stands.");
        stage.accepts(Mail::reply("cleo", &asked, "4")).await;
        stage.mail("cleo").await.is(NoticeKind::Receipt).says("Walnut");
        stage.pass_until("2026-11-27T18:03:00Z").await;
        let result = stage.mails("ben").await.pop().unwrap();
        result.is(NoticeKind::Result).says("Ana added option 4, Walnut.").says("Walnut had most, 1.");
        assert!(result.text().contains("changed its words"));
    }

    async fn voters_add_options_by_mail(stage) {
        let ballots = opened(stage, "- Green\n- White\n\nCloses: Friday 18:00\nMay add: yes\n").await;
        stage.accepts(Mail::reply("ben", &ballots.ben, "add: Walnut")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("“Walnut” is now option 3");
        let news = stage.mail("cleo").await;
        news.is(NoticeKind::PollChanged).says("Ben has added an option: 3, Walnut.");
        stage.accepts(Mail::reply("cleo", &news, "walnut")).await;
        stage.mail("cleo").await.is(NoticeKind::Receipt).says("Walnut");
    }

    async fn a_poll_opens_on_the_day_it_names(stage) {
        let text = "- Green\n- White\n\nOpens: Thursday 8:00\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color?").says(text)).await;
        stage.mail("ana").await.is(NoticeKind::Draft).says("Thursday 26 November 2026, 08:00");
        stage.pass_until("2026-11-26T07:59:00Z").await;
        assert_eq!(kinds(stage, "ben").await, []);
        stage.pass_until("2026-11-26T08:00:00Z").await;
        assert_eq!(kinds(stage, "ben").await, [NoticeKind::Ballot]);
    }

    async fn a_withdrawn_poll_asks_nobody_any_more(stage) {
        let ballots = opened(stage, FENCE).await;
        stage.accepts(Mail::reply("ana", &ballots.ana, "poll: withdraw")).await;
        stage.mail("ana").await.is(NoticeKind::Done).says("is called off");
        stage.mail("ben").await.is(NoticeKind::PollChanged).says("Ana has called off the vote “Which color for the fence?”");
        stage.accepts(Mail::reply("ben", &ballots.ben, "2")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
        stage.forget().await;
        stage.pass(SignedDuration::from_hours(100)).await;
        assert_eq!(stage.sink.len(), 0);
        assert_eq!(poll(stage, ballots.ben.notice.poll).await.stage, Standing::Cancelled);
    }
}

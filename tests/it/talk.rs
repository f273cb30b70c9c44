//! Talk by mail: threads, comments, files, and that each counts once.

use crate::stage::{DOMAIN, Mail, Received, STRONG, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::thread::Comment;
use mailmoot::core::view::Needs;

/// Ana starts a thread; Ben's notice of it comes back.
async fn fence(stage: &Stage) -> Received {
    stage.accepts(Mail::by("ana").to("garden").subject("The north fence").says("It leans. Who can help on Saturday?")).await;
    let notice = stage.mail("ben").await;
    stage.forget().await;
    notice
}

/// Every comment of the thread a notice belongs to, oldest first.
async fn comments(stage: &Stage, notice: &Received) -> Vec<Comment> {
    let thread = notice.notice.thread.unwrap();
    let view = stage.view(|_| Needs { talk: [thread].into(), ..Needs::default() }).await;
    view.comments.values().cloned().collect()
}

plays! {
    async fn an_answer_to_talk_of_more_than_a_year_ago_comes_back_with_the_way_on_and_stopping_still_works(stage) {
        stage.accepts(Mail::by("ana").to("garden").subject("The old fence").says("It leans.")).await;
        let (ben, cleo) = (stage.mail("ben").await, stage.mail("cleo").await);
        stage.pass(SignedDuration::from_hours(365 * 24 - 1)).await;
        stage.accepts(Mail::reply("ben", &ben, "It leans still.")).await;
        stage.mail("cleo").await.is(NoticeKind::Comment);
        stage.forget().await;
        stage.pass(SignedDuration::from_hours(2)).await;
        stage.accepts(Mail::reply("ben", &ben, "It has fallen over.")).await;
        let told = stage.mail("ben").await;
        told.is(NoticeKind::Refusal).says("the mail you answered is more than a year old").says("garden@moot.example").says("> It has fallen over.");
        // Whoever else holds the reply address by now hears nothing of it, and neither do others.
        stage.accepts(Mail::reply("otto@foreign.example", &ben, "Me too.")).await;
        assert!(stage.mails("otto@foreign.example").await.is_empty() && stage.mails("ben").await.is_empty() && stage.mails("cleo").await.is_empty());
        stage.accepts(Mail::by("ben").to("garden").subject("Re: The old fence").says("It has fallen over.")).await;
        let on = stage.mail("cleo").await;
        assert_eq!(on.is(NoticeKind::Comment).notice.thread, ben.notice.thread);
        stage.accepts(Mail::reply("cleo", &cleo, "stop")).await;
        stage.mail("cleo").await.is(NoticeKind::Goodbye);
        stage.forget().await;
    }

    async fn a_mail_to_the_group_starts_a_thread_that_the_others_hear_of(stage) {
        stage.accepts(Mail::by("ana").to("garden").subject("The north fence").says("It leans. Who can help on Saturday?")).await;
        let (ben, cleo) = (stage.mail("ben").await, stage.mail("cleo").await);
        assert!(stage.mails("ana").await.is_empty(), "the author hears nothing of her own words");
        ben.is(NoticeKind::Comment).says("It leans. Who can help on Saturday?");
        assert!(ben.text().starts_with("It leans."), "the words come first");
        assert_eq!(ben.message.subject, "[Garden co-op] The north fence");
        assert_eq!(cleo.message.subject, ben.message.subject);
        assert_eq!(ben.message.from[0].address, format!("garden@{DOMAIN}"));
        assert_eq!(ben.message.from[0].name.as_deref(), Some("Ana via Garden co-op"));
    }

    async fn every_notice_has_the_headers_of_a_list_and_one_click(stage) {
        let ben = fence(stage).await;
        assert_eq!(ben.header("list-id"), format!("Garden co-op <garden.{DOMAIN}>"));
        assert_eq!(ben.header("list-post"), format!("<mailto:garden@{DOMAIN}>"));
        assert_eq!(ben.header("list-help"), format!("<mailto:garden-help@{DOMAIN}>"));
        assert!(ben.header("list-archive").starts_with("<https://moot.example/t/"));
        let unsubscribe = ben.header("list-unsubscribe");
        assert!(unsubscribe.starts_with("<https://moot.example/u/") && unsubscribe.contains(">, <mailto:u-"), "{unsubscribe}");
        assert_eq!(ben.header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
        assert_eq!(ben.header("auto-submitted"), "auto-generated");
        assert!(ben.header("dkim-signature").contains(&format!("d={DOMAIN}")));
        assert!(ben.mail_from.starts_with("b-"), "{}", ben.mail_from);
        assert!(ben.message.reply_to[0].starts_with("r-"));
        // The token that answers stands in Reply-To alone.
        let token = ben.message.reply_to[0].split('@').next().unwrap();
        assert!(!ben.text().contains(token) && !ben.message.from[0].address.contains(token));
        // No member's address stands anywhere but the reader's own.
        let all = String::from_utf8_lossy(&ben.bytes).to_lowercase();
        assert!(!all.contains(&format!("ana@{STRONG}")), "{all}");
    }

    async fn a_thread_hangs_from_one_root_and_for_its_starter_from_their_own_mail(stage) {
        let start = Mail::by("ana").to("garden").subject("The north fence").says("It leans.");
        let own = start.message_id.clone();
        stage.accepts(start).await;
        let first = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &first, "I have tools.")).await;
        let (ana, cleo) = (stage.mail("ana").await, stage.mails("cleo").await);
        let root = &first.message.references[0];
        assert!(cleo.iter().all(|mail| mail.message.references == [root.clone()]));
        assert_eq!(ana.message.references, [own, root.clone()]);
        assert_ne!(first.message_id(), cleo[1].message_id());
    }

    async fn a_reply_becomes_a_comment_once_however_often_its_mail_arrives(stage) {
        let first = fence(stage).await;
        let reply = Mail::reply("ben", &first, "I have tools.").cc("garden");
        stage.accepts(reply.clone()).await;
        stage.accepts(reply.clone()).await;
        // Each of two of our addresses in a copy of its own.
        stage.accepts(reply.clone().rcpt(&first.message.reply_to[0])).await;
        stage.accepts(reply.rcpt(&format!("garden@{DOMAIN}"))).await;
        let words: Vec<String> = comments(stage, &first).await.into_iter().map(|comment| comment.words).collect();
        assert_eq!(words, ["It leans. Who can help on Saturday?", "I have tools."]);
        stage.mail("cleo").await.says("I have tools.");
        assert_eq!(stage.mails("ben").await.len(), 0);
    }

    async fn a_program_that_ignores_reply_to_is_understood_by_its_references(stage) {
        let first = fence(stage).await;
        stage.accepts(Mail::reply_to_from("ben", &first, "I have tools.")).await;
        assert_eq!(comments(stage, &first).await.len(), 2);
        assert_eq!(stage.mail("ana").await.message.subject, "[Garden co-op] The north fence");
    }

    async fn files_are_kept_named_and_carried(stage) {
        let first = fence(stage).await;
        stage.accepts(Mail::reply("ben", &first, "A sketch.").file("sketch.txt", "====|====\n")).await;
        let mail = stage.mail("cleo").await;
        mail.says("A sketch.").says("sketch.txt");
        assert_eq!(mail.message.files.len(), 1);
        assert_eq!(mail.message.files[0].name, "sketch.txt");
        assert_eq!(String::from_utf8_lossy(&mail.message.files[0].bytes).replace("\r\n", "\n").trim_end(), "====|====");
        assert_eq!(comments(stage, &first).await[1].files.len(), 1);
    }

    async fn a_closed_thread_takes_no_words_and_gives_them_back(stage) {
        let first = fence(stage).await;
        stage.accepts(Mail::reply("cleo", &first, "close thread")).await;
        // Cleo's mail with Ben's token is Cleo's own, and she is no coordinator.
        stage.mail("cleo").await.is(NoticeKind::Refusal);
        stage.accepts(Mail::reply("ben", &first, "I come.")).await;
        let ana = stage.mail("ana").await;
        stage.accepts(Mail::reply("ana", &ana, "close thread")).await;
        stage.mail("ana").await.is(NoticeKind::Done);
        stage.forget().await;
        stage.accepts(Mail::reply("ben", &first, "One more thing: bring gloves.")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal).says("closed by Ana").says("> One more thing: bring gloves.").says("garden@moot.example");
        assert_eq!(comments(stage, &first).await.len(), 2);
        assert!(stage.mails("cleo").await.is_empty());
    }

    async fn what_sounds_private_is_asked_about_before_it_is_published(stage) {
        let first = fence(stage).await;
        stage.accepts(Mail::reply("ben", &first, "Thanks!")).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::Question);
        assert_eq!(comments(stage, &first).await.len(), 1);
        stage.accepts(Mail::reply("ben", &question, "post")).await;
        assert_eq!(comments(stage, &first).await[1].words, "Thanks!");
        let told = stage.mail("ben").await;
        told.is(NoticeKind::Done).says("Your words now stand in “The north fence”. All 4 members of Garden co-op can read them there");
        assert!(told.text().contains("https://moot.example/t/"), "{}", told.text());
        stage.mail("cleo").await.is(NoticeKind::Comment).says("Thanks!");
    }

    async fn the_first_refusal_comes_at_once_and_the_rest_of_the_day_in_one_mail(stage) {
        let first = fence(stage).await;
        stage.accepts(Mail::reply("ben", &first, "I come.")).await;
        let ana = stage.mail("ana").await;
        stage.accepts(Mail::reply("ana", &ana, "close thread")).await;
        stage.forget().await;
        for words in ["Bring gloves.", "And a spade, please.", "Or two spades."] {
            stage.accepts(Mail::reply("ben", &first, words)).await;
        }
        stage.mail("ben").await.is(NoticeKind::Refusal).says("> Bring gloves.");
        // Another reason is another first.
        stage.accepts(Mail::by("ben").to("garden-poll").subject("Which?").says("- Green\n- White")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal).says("only coordinators may do it");
        stage.pass_until("2026-11-24T23:59:59Z").await;
        assert_eq!(stage.sink.len(), 0, "the day is not over");
        stage.pass_until("2026-11-25T00:00:00Z").await;
        let rest = stage.mail("ben").await;
        rest.is(NoticeKind::Refusal).says("> And a spade, please.").says("> Or two spades.").says("closed by Ana");
        stage.pass(SignedDuration::from_hours(30)).await;
        assert_eq!(stage.sink.len(), 0, "and once");
        stage.accepts(Mail::reply("ben", &first, "Never mind.")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal).says("> Never mind.");
    }

    async fn a_reused_reply_address_with_a_foreign_subject_is_asked_about(stage) {
        let first = fence(stage).await;
        stage.accepts(Mail::by("ben").to(&first.message.reply_to[0]).subject("Dinner?").says("Are you free tonight, just us two?")).await;
        stage.mail("ben").await.is(NoticeKind::Question);
        assert_eq!(comments(stage, &first).await.len(), 1);
    }

    async fn one_message_to_two_groups_is_two_acts(stage) {
        stage.group("house", "Rosehill house").await;
        stage.member("house", "ben", STRONG, |_| {}).await;
        stage.member("house", "cleo", STRONG, |_| {}).await;
        stage.accepts(Mail::by("ben").to("garden").to("house").subject("Party").says("On Sunday, for both houses.")).await;
        let subjects: Vec<String> = stage.mails("cleo").await.into_iter().map(|mail| mail.message.subject).collect();
        assert_eq!(subjects.len(), 2);
        assert!(subjects.contains(&"[Garden co-op] Party".to_string()) && subjects.contains(&"[Rosehill house] Party".to_string()), "{subjects:?}");
    }
}

//! Taking back what one wrote, and changing it: by a reply to one's own sent mail, by forwarding it, by "delete last".

use crate::stage::{Mail, Received, Stage, plays};
use mailmoot::core::ids::CommentId;
use mailmoot::core::notice::{NoticeBody, NoticeKind};
use mailmoot::core::person::Level;
use mailmoot::core::thread::Comment;
use mailmoot::core::view::Needs;

/// A mail about one's own sent mail: to where that went, with its Message-ID in In-Reply-To, and it quoted below.
fn about_sent(who: &str, sent: &Mail, words: &str) -> Mail {
    let quoted: String = sent.text.lines().map(|line| format!("> {line}\n")).collect();
    Mail::by(who)
        .to(&sent.to[0].clone())
        .subject(&format!("Re: {}", sent.subject))
        .says(&format!("{words}\n\nOn Tue, 24 Nov 2026 at 09:00, Ben <ben@strong.example> wrote:\n{quoted}"))
        .header(&format!("In-Reply-To: <{}>", sent.message_id))
        .header(&format!("References: <{}>", sent.message_id))
}

async fn comment(stage: &Stage, notice: &Received) -> Comment {
    let NoticeBody::Comment { comment } = notice.notice.body else { panic!("no comment") };
    row(stage, comment).await
}

async fn row(stage: &Stage, comment: CommentId) -> Comment {
    stage.view(|_| Needs { comments: [comment].into(), ..Needs::default() }).await.comments.get(comment).unwrap().clone()
}

plays! {
    async fn delete_in_reply_to_ones_own_sent_mail_takes_it_back_and_says_whom_it_has_reached(stage) {
        let sent = Mail::by("ben").to("garden").subject("Fence").says("It leans, and Cleo did it.");
        stage.accepts(sent.clone()).await;
        let notice = stage.mail("ana").await;
        stage.forget().await;
        // Somebody else's mail is not theirs to take back.
        stage.accepts(about_sent("cleo", &sent, "delete")).await;
        stage.mail("cleo").await.is(NoticeKind::Refusal).says("which message you mean");
        stage.accepts(about_sent("ben", &sent, "delete")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("Deleted here").says("3 people had already been sent it; mail cannot be called back.");
        let row = comment(stage, &notice).await;
        assert!(row.deleted_at.is_some() && row.words.is_empty() && row.raw.is_none(), "{row:?}");
        assert_eq!(stage.sink.len(), 0, "nobody else hears of it");
        stage.accepts(about_sent("ben", &sent, "delete")).await;
        stage.mail("ben").await.is(NoticeKind::Refusal);
    }

    async fn a_reply_to_a_notice_is_taken_back_by_a_reply_to_the_sent_mail(stage) {
        stage.accepts(Mail::by("ana").to("garden").subject("Fence").says("It leans.")).await;
        let notice = stage.mail("ben").await;
        stage.forget().await;
        let sent = Mail::reply("ben", &notice, "Cleo did it.");
        stage.accepts(sent.clone()).await;
        let told = stage.mail("cleo").await;
        stage.forget().await;
        stage.accepts(about_sent("ben", &sent, "Delete, please.")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("Deleted here").says("3 people");
        assert!(comment(stage, &told).await.deleted_at.is_some());
    }

    async fn forwarding_the_sent_mail_to_the_help_address_takes_it_back_too(stage) {
        let sent = Mail::by("ben").to("garden").subject("Fence").says("It leans, and Cleo did it.");
        stage.accepts(sent.clone()).await;
        stage.forget().await;
        let forwarded = format!(
            "delete\n\n---------- Forwarded message ---------\nFrom: Ben <ben@strong.example>\nDate: Tue, 24 Nov 2026 at 09:00\nSubject: Fence\nTo: <garden@moot.example>\n\n{}\n",
            sent.text
        );
        let mail = Mail::by("ben").to("help").subject("Fwd: Fence").says(&forwarded).header(&format!("References: <{}>", sent.message_id));
        stage.accepts(mail).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("Deleted here");
    }

    async fn delete_last_takes_the_last_message_back_and_what_waits_is_withheld(stage) {
        stage.prefers("cleo", Level::Digest).await;
        stage.accepts(Mail::by("ben").to("garden").subject("Gate").says("The gate stays.")).await;
        stage.accepts(Mail::by("ben").to("garden").subject("Fence").says("It leans.")).await;
        stage.forget().await;
        stage.accepts(Mail::by("ben").to("help").subject("").says("delete last")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("Fence").says("2 people");
        // Cleo had it in no digest yet: it never gets there.
        stage.pass_until("2026-11-25T07:00:00Z").await;
        let digest = stage.mail("cleo").await;
        digest.is(NoticeKind::Digest).says("The gate stays.");
        assert!(!digest.text().contains("It leans."), "{}", digest.text());
        stage.accepts(Mail::by("ben").to("garden").subject("").says("delete last")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("Gate").says("3 people");
    }

    async fn replace_puts_other_words_in_its_place(stage) {
        let sent = Mail::by("ben").to("garden").subject("Fence").says("It leans, and Cleo did it.");
        stage.accepts(sent.clone()).await;
        let notice = stage.mail("ana").await;
        stage.forget().await;
        stage.accepts(about_sent("ben", &sent, "replace: It leans.\n\nThe storm did it.")).await;
        stage.mail("ben").await.is(NoticeKind::Done).says("Replaced here").says("3 people had already been sent the old words");
        let row = comment(stage, &notice).await;
        assert_eq!(row.words, "It leans.\n\nThe storm did it.");
        assert!(row.edited_at.is_some() && row.deleted_at.is_none());
        // Where the proof is weak it is asked back first.
        let sent = Mail::by("wes").to("garden").subject("Roof").says("It drips.");
        stage.accepts(sent.clone()).await;
        let confirm = stage.mails("wes").await.remove(0);
        stage.accepts(Mail::reply("wes", &confirm, "yes")).await;
        stage.forget().await;
        stage.accepts(about_sent("wes", &sent, "replace: It does not drip.").unsigned()).await;
        assert!(stage.mails("ana").await.is_empty());
    }

    async fn a_coordinator_closes_a_thread_and_opens_it_again(stage) {
        stage.accepts(Mail::by("ben").to("garden").subject("Fence").says("It leans.")).await;
        let notice = stage.mail("ana").await;
        let cleo = stage.mail("cleo").await;
        stage.forget().await;
        stage.accepts(Mail::reply("ana", &notice, "close thread")).await;
        stage.forget().await;
        stage.accepts(Mail::reply("cleo", &cleo, "reopen thread")).await;
        stage.mail("cleo").await.is(NoticeKind::Refusal).says("only coordinators");
        stage.accepts(Mail::reply("ana", &notice, "reopen thread")).await;
        stage.mail("ana").await.is(NoticeKind::Done).says("is open again");
        stage.accepts(Mail::reply("cleo", &cleo, "It leans east.")).await;
        stage.mail("ben").await.is(NoticeKind::Comment);
    }
}

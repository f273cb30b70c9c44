//! What was cut from a mail: its author's alone, and a coordinator's who says why.

use super::stage::{Moot, Seen, on_both};
use jiff::SignedDuration;
use mailmoot::core::command::{Door, MailWords};
use mailmoot::core::grammar::{Line, Words};
use mailmoot::core::token::Purpose;

const CUT: &str = "Cleo Katz, the shed behind the mill";
const QUOTE: &str = "I counted nine rotten posts";

/// Cleo answers below a quote, and signs. Gives the thread's and the comment's page.
async fn cleo_answers(moot: &Moot) -> (String, String) {
    let lines = vec![Line::Quoted(QUOTE.into()), Line::Own("I can come.".into())];
    let mail = MailWords { subject: "Re: The north fence".into(), words: Words { lines, elided: format!("-- \n{CUT}\n") }, ..MailWords::default() };
    moot.post_mail("Cleo", "garden", Door::Talk, mail, false).await;
    let thread = moot.number("SELECT id FROM threads WHERE title = 'The north fence'").await;
    let comment = moot.number("SELECT MAX(id) FROM comments WHERE words = 'I can come.'").await;
    (format!("/threads/{thread}"), format!("/threads/{thread}/elided/{comment}"))
}

fn hides_it(seen: &Seen) {
    seen.is(200).says("I can come.").hides(CUT).hides(QUOTE);
}

#[tokio::test]
async fn what_was_cut_is_shown_to_its_author_alone() {
    on_both(async |moot| {
        let (thread, look) = cleo_answers(moot).await;
        let cleo = moot.sign_in("Cleo").await;
        moot.get_as(&cleo, &thread).await.is(200).says("What was cut from your mail").says(CUT).says(QUOTE).hides(&look);
        let ben = moot.sign_in("Ben").await;
        let seen = moot.get_as(&ben, &thread).await;
        hides_it(&seen);
        seen.hides("What was cut").hides(&look);
        // A personal link can be forwarded: not even the author's own shows it.
        hides_it(&moot.get(&moot.link("Cleo", "comment", Purpose::ThreadPage, 0).await).await);
        hides_it(&moot.get(&moot.link("Ben", "comment", Purpose::ThreadPage, 0).await).await);
        // It is in one row, and in no event and no notice.
        let rows = moot.dump().await;
        let with: Vec<&String> = rows.iter().filter(|row| row.contains(CUT) && !row.starts_with("comments")).collect();
        assert!(with.is_empty(), "{with:?}");
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_looks_with_a_reason_for_a_day_and_the_author_is_told() {
    on_both(async |moot| {
        let (thread, look) = cleo_answers(moot).await;
        let ana = moot.sign_in("Ana").await;
        let page = moot.get_as(&ana, &thread).await;
        hides_it(&page);
        page.says("What was cut from the mail of Cleo").says(&look);
        let told = "SELECT COUNT(*) FROM notices WHERE kind = 'done' AND body LIKE '%elided_shown%'";
        let looked = "SELECT COUNT(*) FROM events WHERE record LIKE '%elided_shown%'";

        // Without a reason, and by somebody who does not coordinate, nothing is shown and nothing is told.
        moot.post_as(&ana, &look, &format!("nonce={}&reason=+", page.nonce())).await.is(422);
        moot.post_as(&ana, &look, &format!("nonce={}&reason={}", page.nonce(), "x".repeat(501))).await.is(422);
        let ben = moot.sign_in("Ben").await;
        moot.post_as(&ben, &look, &format!("nonce={}&reason=curious", page.nonce())).await.is(422);
        let dora = moot.sign_in("Dora").await;
        moot.post_as(&dora, &look, &format!("nonce={}&reason=curious", page.nonce())).await.is(404);
        assert_eq!((moot.number(told).await, moot.number(looked).await), (0, 0));
        hides_it(&moot.get_as(&ana, &thread).await);
        hides_it(&moot.get_as(&ben, &thread).await);

        let form = format!("nonce={}&reason=Ben+says+he+was+insulted", page.nonce());
        moot.post_as(&ana, &look, &form).await.is(303);
        // A second press is the same look.
        moot.post_as(&ana, &look, &form).await.is(303);
        assert_eq!((moot.number(told).await, moot.number(looked).await), (1, 1));
        moot.get_as(&ana, &thread).await.is(200).says(CUT).says(QUOTE).says("Cleo was told that you look");
        hides_it(&moot.get_as(&ben, &thread).await);
        let letter = moot.letter("Cleo", "done").await;
        for words in ["Ana looked at what was cut from your mail in “The north fence”", "Ben says he was insulted"] {
            assert!(letter.contains(words), "{words:?} in {letter}");
        }
        assert!(!letter.contains(CUT));
        // The reason is personal text: the log does not hold it.
        assert!(!moot.dump().await.iter().any(|row| row.starts_with("events") && row.contains("insulted")));

        moot.world.advance(SignedDuration::from_hours(24));
        hides_it(&moot.get_as(&ana, &thread).await);
    })
    .await;
}

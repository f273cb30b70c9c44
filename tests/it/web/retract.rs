//! Taking a message back on its thread's page, and removing somebody else's with a reason.

use super::stage::{Moot, on_both};
use mailmoot::core::command::Door;

async fn page(moot: &Moot) -> (String, String) {
    moot.write("Ben", "garden", Door::Talk, "The north fence", "Cleo did it, ask anybody.", false).await;
    let comment = moot.number("SELECT MAX(id) FROM comments").await;
    let thread = moot.number("SELECT MAX(thread_id) FROM comments WHERE words LIKE 'Cleo did it%'").await;
    (format!("/threads/{thread}"), format!("/threads/{thread}/delete/{comment}"))
}

#[tokio::test]
async fn a_coordinator_removes_a_message_with_a_reason_and_its_author_is_told() {
    on_both(async |moot| {
        let (thread, delete) = page(moot).await;
        let cleo = moot.sign_in("Cleo").await;
        let seen = moot.get_as(&cleo, &thread).await;
        seen.is(200).says("Cleo did it").hides(&delete);
        let ana = moot.sign_in("Ana").await;
        let seen = moot.get_as(&ana, &thread).await;
        seen.is(200).says(&delete).says("Why you remove it");
        moot.post_as(&cleo, &delete, &format!("nonce={}&reason=mine", seen.nonce())).await.is(422);
        moot.post_as(&ana, &delete, &format!("nonce={}&reason=+", seen.nonce())).await.is(422);
        moot.get_as(&cleo, &thread).await.says("Cleo did it");
        moot.post_as(&ana, &delete, &format!("nonce={}&reason=It+blames+Cleo", seen.nonce())).await.is(303);
        moot.get_as(&cleo, &thread).await.is(200).hides("Cleo did it").says("Removed by a coordinator.");
        let letter = moot.letter("Ben", "done").await;
        for words in ["Ana removed your message", "It blames Cleo"] {
            assert!(letter.contains(words), "{words:?} in {letter}");
        }
        // Nothing of it is left in any row but the subject line.
        let left: Vec<String> = moot.dump().await.into_iter().filter(|row| row.contains("ask anybody")).collect();
        assert!(left.is_empty(), "{left:?}");
    })
    .await;
}

#[tokio::test]
async fn an_author_takes_their_message_back_on_the_page() {
    on_both(async |moot| {
        let (thread, delete) = page(moot).await;
        let ben = moot.sign_in("Ben").await;
        let seen = moot.get_as(&ben, &thread).await;
        seen.says(&delete).says("Those who have been sent it keep their mail.").hides("Why you remove it");
        moot.post_as(&ben, &delete, &format!("nonce={}", seen.nonce())).await.is(303);
        moot.get_as(&ben, &thread).await.is(200).hides("Cleo did it").says("Taken back by its author.").hides(&delete);
    })
    .await;
}

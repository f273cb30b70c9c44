use super::super::testing::*;
use super::*;

#[tokio::test]
async fn a_post_keeps_its_first_content_and_answer_until_its_time_is_over() {
    on_both(async |store| {
        let first = store.claim_post("mailgun/1", "a", at(1), at(100)).await.unwrap();
        assert_eq!(first, Posted { digest: "a".into(), status: 0 });
        store.settle_post("mailgun/1", 406).await.unwrap();
        let again = store.claim_post("mailgun/1", "b", at(99), at(199)).await.unwrap();
        assert_eq!(again, Posted { digest: "a".into(), status: 406 });
        assert_eq!(store.claim_post("mailgun/2", "c", at(99), at(199)).await.unwrap().status, 0);
        let anew = store.claim_post("mailgun/1", "b", at(100), at(200)).await.unwrap();
        assert_eq!(anew, Posted { digest: "b".into(), status: 0 });
    })
    .await;
}

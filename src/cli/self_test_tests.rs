use super::*;
use std::path::Path;

fn config(more: &str) -> Config {
    let text = format!(
        "[service]\ndomain = \"moot.example\"\nurl = \"http://127.0.0.1:9\"\nadmin = \"ana@example.org\"\n[outbound]\nsmarthost = \"127.0.0.1:2525\"\n{more}"
    );
    crate::config::read(&text, Path::new("/tmp/mailmoot.toml"), []).unwrap()
}

#[tokio::test]
async fn what_is_missing_is_said_before_anything_is_posted() {
    let check = async |more: &str, provider: &str, expect: &str| {
        let failed = run(&config(more), provider, None).await.expect_err(provider).to_string();
        assert!(failed.contains(expect), "{failed}");
    };
    check("", "gmail", "there is no provider gmail; it is one of mailgun, postmark").await;
    check("", "mailgun", "webhook.mailgun.secret is not set").await;
    check("", "ses", "webhook.ses.topic is not set").await;
    check("[webhook.script]\nsecret_file = \"/nonexistent/key\"", "script", "the secret file /nonexistent/key").await;
    check("[webhook.script]\nsecret = \"0123456789abcdef\"", "script", "is `mailmoot serve` running").await;
}

#[test]
fn every_answer_has_a_next_step() {
    for status in [301, 401, 404, 413, 502, 503, 500] {
        assert!(!next_step(Provider::Mailgun, status).is_empty());
    }
    assert!(next_step(Provider::Mailgun, 404).contains("restart"));
    assert!(next_step(Provider::Mandrill, 401).contains("webhook.mandrill.url"));
}

use super::*;
use crate::inbound::Envelope;

fn raw(subject: &str, extra: &str) -> Vec<u8> {
    format!("From: Ben via Garden co-op <garden@moot.example>\r\nTo: x@a.example\r\nSubject: {subject}\r\nMessage-ID: <1@moot.example>\r\n{extra}\r\nHello\r\n")
        .into_bytes()
}

fn address(text: &str) -> Address {
    Address::parse(text).unwrap()
}

#[tokio::test]
async fn the_sink_files_a_mail_once_for_every_recipient() {
    let mailbox = Mailbox::default();
    let reception = mailbox.reception(Arc::new(World::set(Timestamp::UNIX_EPOCH, 1)));
    let rcpt_to = vec!["<Ana@a.example>".to_string(), "ben@b.example".to_string()];
    let envelope =
        Envelope { mail_from: String::new(), rcpt_to, peer: None, helo: String::new(), trusted: false, received_at: Timestamp::UNIX_EPOCH, rebuilt: false };
    assert_eq!((reception.take)(envelope, raw("One", "")).await, Taken::Kept);
    for who in ["ana@a.example", "ben@b.example"] {
        let inbox = mailbox.inbox(who);
        assert_eq!(inbox.len(), 1, "{who}");
        assert_eq!((inbox[0].author(), inbox[0].text().trim()), ("Ben via Garden co-op", "Hello"));
        assert_eq!(mailbox.unread(who), 1);
    }
    assert!(mailbox.inbox("cleo@c.example").is_empty());
}

#[test]
fn received_and_sent_are_kept_apart_and_only_the_owner_finds_them() {
    let mailbox = Mailbox::default();
    let received = mailbox.file(address("ana@a.example"), Folder::Inbox, Timestamp::UNIX_EPOCH, raw("In", ""));
    let sent = Folder::Sent { answer: "250 ok".into(), accepted: true };
    let sent = mailbox.file(address("ana@a.example"), sent, Timestamp::UNIX_EPOCH, raw("Out", ""));
    assert_eq!(mailbox.inbox("ana@a.example").iter().map(|mail| mail.id).collect::<Vec<_>>(), [received]);
    assert_eq!(mailbox.sent("ana@a.example").iter().map(|mail| mail.id).collect::<Vec<_>>(), [sent]);
    assert!(mailbox.get("ben@b.example", received).is_none());
    mailbox.mark_read(received);
    assert_eq!(mailbox.unread("ana@a.example"), 0);
}

#[tokio::test]
async fn waiting_ends_when_the_mail_comes_and_not_before() {
    let mailbox = Mailbox::default();
    let waiting = tokio::spawn({
        let mailbox = mailbox.clone();
        async move { mailbox.wait("ana@a.example", 2, Duration::from_secs(10), |mail| mail.message.subject == "Vote").await }
    });
    for subject in ["Vote", "Other", "Vote"] {
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        mailbox.file(address("ana@a.example"), Folder::Inbox, Timestamp::UNIX_EPOCH, raw(subject, ""));
    }
    assert_eq!(waiting.await.unwrap().unwrap().id, 3);
    assert!(mailbox.wait("ana@a.example", 3, Duration::from_millis(1), |_| false).await.is_none());
}

#[test]
fn one_click_is_offered_only_with_both_headers() {
    let post = "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    let link = "List-Unsubscribe: <mailto:u-1@moot.example>, <http://127.0.0.1:8025/u/1>\r\n";
    let cases = [
        (format!("{post}{link}"), Some("http://127.0.0.1:8025/u/1")),
        (link.to_string(), None),
        (post.to_string(), None),
        (format!("{post}List-Unsubscribe: <mailto:u-1@moot.example>\r\n"), None),
    ];
    for (extra, expected) in cases {
        let mailbox = Mailbox::default();
        let id = mailbox.file(address("ana@a.example"), Folder::Inbox, Timestamp::UNIX_EPOCH, raw("x", &extra));
        assert_eq!(mailbox.get("ana@a.example", id).unwrap().one_click(), expected, "{extra}");
    }
}

//! The LMTP door of the running service (RFC 2033): all commands in one go, an answer for each recipient, and no more trust
//! than its peer deserves. A mail server of our own says nothing of who wrote a mail.

use crate::hand::Letter;
use crate::stage::{Base, Mail, STRONG, Stage, WEAK};
use crate::votes::{ballots, counted};
use jiff::SignedDuration;
use mailmoot::config::ListenAt;
use mailmoot::core::notice::NoticeKind;
use std::net::{SocketAddr, TcpListener};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Hands a message over with every command in one piece, as far as RFC 2920 allows; all answers after LHLO's.
async fn hand_over(server: SocketAddr, mail_from: &str, recipients: &[&str], bytes: &[u8]) -> Vec<String> {
    let mut stream = TcpStream::connect(server).await.unwrap();
    let mut heard = String::new();
    read_until(&mut stream, &mut heard, "220 ").await;
    stream.write_all(b"LHLO relay.moot.example\r\n").await.unwrap();
    read_until(&mut stream, &mut heard, "250 HELP").await;
    heard.clear();
    let recipients: String = recipients.iter().map(|to| format!("RCPT TO:<{to}>\r\n")).collect();
    stream.write_all(format!("MAIL FROM:<{mail_from}> SIZE={}\r\n{recipients}DATA\r\n", bytes.len()).as_bytes()).await.unwrap();
    read_until(&mut stream, &mut heard, "354 ").await;
    stream.write_all(&[bytes, b".\r\nQUIT\r\n"].concat()).await.unwrap();
    stream.read_to_string(&mut heard).await.unwrap();
    heard.lines().map(str::to_string).collect()
}

async fn read_until(stream: &mut TcpStream, heard: &mut String, line: &str) {
    let mut piece = [0; 1024];
    while !heard.lines().any(|heard| heard.starts_with(line)) {
        let octets = stream.read(&mut piece).await.unwrap();
        assert!(octets > 0, "{line} never came: {heard}");
        heard.push_str(std::str::from_utf8(&piece[..octets]).unwrap());
    }
}

fn codes(answers: &[String]) -> Vec<&str> {
    answers.iter().map(|answer| &answer[..3]).collect()
}

async fn play(base: Base) {
    let server = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let stage = Stage::empty(base, |config| config.lmtp.listen = Some(ListenAt::Tcp(server))).await;
    stage.cast().await;
    let (ballot, _) = ballots(&stage).await;
    let (to, ben) = (ballot.message.reply_to[0].clone(), format!("ben@{STRONG}"));

    // What a relay writes on top of a mail is the sender's word as well: it may have been there before.
    let forged = stage.written(&Mail::reply("ben", &ballot, "White").unsigned());
    let stamp = format!("Authentication-Results: moot.example; dkim=pass header.d={STRONG}; spf=pass; dmarc=pass header.from={STRONG}\r\n");
    let forged = [stamp.as_bytes(), &forged].concat();
    assert_eq!(codes(&hand_over(server, &ben, &[&to], &forged).await), ["250", "250", "354", "250", "221"]);
    stage.mail("ben").await.is(NoticeKind::Confirm);
    assert!(counted(&stage, &ballot).await.is_empty());
    // Signed by another, who names himself as the relay's own.
    let letter = Letter {
        fields: [format!("From: {ben}"), format!("To: {to}"), "Subject: Re: x".into(), "Message-ID: <1.lmtp@foreign.example>".into()]
            .map(String::into_bytes)
            .into(),
        body: b"White\r\n".to_vec(),
    };
    hand_over(server, "eve@foreign.example", &[&to], &letter.signed(&stage.key, "d=foreign.example", None)).await;
    assert!(counted(&stage, &ballot).await.is_empty());
    // The relay's address is in the SPF record of Wes's provider; that proves nothing of him.
    let mails = stage.mails("ben").await;
    assert!(mails.iter().all(|mail| mail.kind() == NoticeKind::Confirm), "{mails:?}");
    stage.forget().await;
    let weak = stage.written(&Mail::by("wes").to("garden-poll").subject("Shall we?").says("- Yes\n- No\n\nCloses: Friday 18:00\n"));
    hand_over(server, &format!("wes@{WEAK}"), &["garden-poll@moot.example"], &weak).await;
    stage.pass(SignedDuration::from_mins(10)).await;
    assert!(stage.mails("cleo").await.is_empty(), "no poll opens on weak proof");
    stage.forget().await;

    // What Ben wrote counts; who is nobody is refused alone, and each other recipient has an answer.
    let vote = stage.written(&Mail::reply("ben", &ballot, "Green").to("garden"));
    let answers = hand_over(server, &ben, &[&to, "nobody@moot.example", "garden@moot.example", "eve@elsewhere.example"], &vote).await;
    assert_eq!(codes(&answers), ["250", "250", "550", "250", "550", "354", "250", "250", "221"], "{answers:?}");
    stage.mail("ben").await.is(NoticeKind::Receipt);
    assert_eq!(counted(&stage, &ballot).await, [("Ben".to_string(), "1".to_string())]);
    // A refused message is refused for each of them.
    let nobodys = [b"From: a@strong.example, b@strong.example\r\n".as_slice(), b"To: garden@moot.example\r\n\r\nwords\r\n"].concat();
    let answers = hand_over(server, &ben, &["garden@moot.example", "garden-vote@moot.example"], &nobodys).await;
    assert_eq!(codes(&answers), ["250", "250", "250", "354", "550", "550", "221"], "{answers:?}");
    stage.forget().await;
    stage.close().await;
}

#[tokio::test]
async fn each_recipient_is_answered_and_the_relay_proves_nothing_on_sqlite() {
    play(Base::Sqlite).await;
}

#[tokio::test]
async fn each_recipient_is_answered_and_the_relay_proves_nothing_on_postgres() {
    play(Base::Postgres).await;
}

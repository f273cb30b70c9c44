use super::*;
use crate::config::{Dns, Smtp};
use crate::core::person::Address;
use crate::core::trust::Proof;
use crate::demo::dns::{Sockets, serve};
use crate::demo::mailbox::Mailbox as Boxes;
use crate::inbound::Envelope;
use crate::inbound::smtp::{self, Door};
use crate::inbound::verdict::Verifier;
use crate::world::World;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

const LOOPBACK: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

fn mail(text: &str) -> Outgoing {
    Outgoing {
        from_name: "Ana Silva".into(),
        from: "ana@quintamail.example".into(),
        to: "Garden co-op votes <garden-vote@moot.example>".into(),
        subject: "Re: Which color for the fence?".into(),
        text: text.into(),
        html: None,
        message_id: "1@quintamail.example".into(),
        in_reply_to: Some("n-abc@moot.example".into()),
        references: vec!["root@moot.example".into(), "n-abc@moot.example".into()],
        date: Timestamp::UNIX_EPOCH,
    }
}

#[test]
fn flowed_text_is_read_back_as_it_was_written() {
    let long = "word ".repeat(60).trim_end().to_string();
    for text in ["2", "Two\nlines", &long, " leads with a blank", "From here on", "yes\n\n> quoted\n> more\n>", "words\n-- \nAna"] {
        let provider = Sender::unsigned("quintamail.example");
        let read = crate::inbound::message::read(&signed_message(&provider, &mail(text)).unwrap());
        assert_eq!(read.text.unwrap().trim_end(), text.trim_end(), "{text:?}");
    }
}

#[test]
fn no_line_of_flowed_text_is_too_long() {
    let text = flowed(&"so many words ".repeat(200));
    assert!(text.lines().count() > 20 && text.lines().all(|line| line.chars().count() <= 78));
}

#[test]
fn a_message_is_threaded_and_names_no_more_than_it_should() {
    let raw = signed_message(&Sender::unsigned("quintamail.example"), &mail("2")).unwrap();
    let read = crate::inbound::message::read(&raw);
    assert_eq!(read.in_reply_to, ["n-abc@moot.example"]);
    assert_eq!(read.references, ["root@moot.example", "n-abc@moot.example"]);
    assert_eq!(read.message_id.as_deref(), Some("1@quintamail.example"));
    assert_eq!(recipients("Garden <garden@moot.example>, help@moot.example").unwrap(), ["garden@moot.example", "help@moot.example"]);
    assert!(recipients("not an address").is_err());
}

#[tokio::test]
async fn mail_of_a_signing_provider_is_strong_and_of_the_other_weak() {
    let zone = Zone::default();
    let sockets = Sockets::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let verifier = Verifier::new(&Dns { resolver: Some(sockets.address().unwrap()) }).unwrap();
    let stop = CancellationToken::new();
    let _stop = stop.clone().drop_guard();
    tokio::spawn(serve(zone.clone(), sockets, stop));
    let signing = Sender::signing("quintamail.example").unwrap();
    signing.publish(&zone, LOOPBACK, Some("reject"));
    let silent = Sender::unsigned("tinymail.example");
    silent.publish(&zone, LOOPBACK, None);
    let farid = Outgoing { from: "farid@tinymail.example".into(), ..mail("3") };
    let ben = Outgoing { from: "ben@parkpost.example".into(), ..mail("2") };
    let cases = [
        (&signing, mail("2\n\nIt weathers well."), Proof::Strong, None),
        (&silent, farid, Proof::Weak, Some("tinymail.example")),
        // A provider's key says nothing about the people of another one.
        (&signing, ben, Proof::Weak, None),
    ];
    for (sender, mail, proof, spf) in cases {
        let raw = signed_message(sender, &mail).unwrap();
        let mail_from = format!("x@{}", sender.domain);
        let envelope = Envelope {
            mail_from,
            rcpt_to: vec![],
            peer: Some(LOOPBACK),
            helo: sender.domain.clone(),
            trusted: false,
            received_at: Timestamp::UNIX_EPOCH,
            rebuilt: false,
        };
        let verdict = verifier.judge(&raw, &envelope, Address::parse(&mail.from).as_ref()).await;
        assert_eq!((verdict.proof, verdict.spf_domain.as_deref()), (Some(proof), spf), "{} {:?}", mail.from, verdict.notes);
    }
}

#[tokio::test]
async fn what_is_delivered_is_what_was_written_and_a_refusal_is_an_answer() {
    let boxes = Boxes::default();
    let world = Arc::new(World::set(Timestamp::UNIX_EPOCH, 1));
    let mut reception = boxes.reception(world.clone());
    reception.owns = Box::new(|address| address.ends_with("@moot.example"));
    let door = Door { config: Smtp::default(), hostname: "moot.example".into(), tls: None, reception: Arc::new(reception), world };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let _stop = stop.clone().drop_guard();
    tokio::spawn(smtp::serve(Arc::new(door), listener, stop));

    let raw = signed_message(&Sender::unsigned("quintamail.example"), &mail(".\n..two dots\nend")).unwrap();
    let reply = deliver(server, "ana@quintamail.example", &["garden@moot.example"], &raw).await.unwrap();
    assert!(reply.is_accepted(), "{reply:?}");
    let mails = boxes.inbox("garden@moot.example");
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].text().trim_end(), ".\n..two dots\nend");

    let refused = deliver(server, "ana@quintamail.example", &["nobody@quintamail.example"], &raw).await.unwrap();
    assert_eq!(refused.code, 550, "{refused:?}");
}

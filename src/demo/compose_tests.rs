use super::*;
use crate::core::grammar::Line;
use crate::core::person::Address;
use crate::demo::mailbox::{Folder, Mailbox};
use crate::demo::people::{CAST, by_key};
use crate::demo::sender::{Outgoing, Sender, signed_message};
use crate::inbound::{message, strip};
use std::sync::Arc;

const BALLOT: &str = "From: Garden co-op votes <garden-vote@moot.example>\r\nTo: ana@quintamail.example\r\nReply-To: r-token@moot.example\r\n\
    Subject: Vote: Which color? [Garden co-op]\r\nMessage-ID: <n-1@moot.example>\r\nReferences: <root@moot.example>\r\n\r\n\
    To vote, reply with a number.\r\n\r\n  [ ] 1  Green\r\n  [ ] 2  Natural oak\r\n\r\n> older\r\n-- \r\nYour reply goes to the service.\r\n";

fn ballot() -> Arc<Mail> {
    let mailbox = Mailbox::default();
    let at = "2026-11-24T10:12:00Z".parse().unwrap();
    let id = mailbox.file(Address::trusted("ana@quintamail.example"), Folder::Inbox, at, BALLOT.into());
    mailbox.get("ana@quintamail.example", id).unwrap()
}

#[test]
fn a_reply_goes_where_it_should_and_quotes_without_the_signature() {
    let draft = reply(&ballot(), by_key("ana").unwrap());
    assert_eq!(draft.to, "r-token@moot.example");
    assert_eq!(draft.subject, "Re: Vote: Which color? [Garden co-op]");
    assert_eq!(draft.in_reply_to.as_deref(), Some("n-1@moot.example"));
    assert_eq!(draft.references, ["root@moot.example", "n-1@moot.example"]);
    let expected = "\n\nOn Tue, 24 Nov 2026 at 10:12, Garden co-op votes <garden-vote@moot.example> wrote:\n\
        > To vote, reply with a number.\n>\n>   [ ] 1  Green\n>   [ ] 2  Natural oak\n>\n>> older\n";
    assert_eq!(draft.text, expected);
}

#[test]
fn re_is_put_in_front_once() {
    for (subject, expected) in [("The fence", "Re: The fence"), ("Re: The fence", "Re: The fence"), ("RE: x", "RE: x"), ("", "Re: "), ("é", "Re: é")] {
        assert_eq!(re(subject), expected);
    }
}

/// Every program of the cast, in plain text and as webmail: the service reads exactly the words typed on top.
#[test]
fn what_people_type_above_the_quote_is_what_the_service_reads() {
    for who in &CAST {
        let draft = reply(&ballot(), who);
        let text = format!("2\n\nIt weathers well.{}", draft.text);
        let html = layout(&text).map(|layout| crate::demo::render::page("webmail", &layout).unwrap());
        assert!(html.is_some(), "{}", who.key);
        for html in [None, html] {
            let mail = Outgoing {
                from_name: who.name.into(),
                from: who.address.into(),
                to: draft.to.clone(),
                subject: draft.subject.clone(),
                text: text.clone(),
                html,
                message_id: format!("1@{}", who.domain()),
                in_reply_to: draft.in_reply_to.clone(),
                references: draft.references.clone(),
                date: Timestamp::UNIX_EPOCH,
            };
            let raw = signed_message(&Sender::unsigned(who.domain()), &mail).unwrap();
            let words = strip::split(&message::read(&raw), "moot.example");
            assert_eq!(words.own(), "2\n\nIt weathers well.", "{} {}", who.key, mail.html.is_some());
            assert!(words.lines.iter().any(|line| matches!(line, Line::Quoted(text) if text.contains("Natural oak"))), "{}: {:?}", who.key, words.lines);
        }
    }
}

#[test]
fn words_between_the_quoted_lines_are_not_forced_into_a_box() {
    assert_eq!(layout("2\n\nOn Tue wrote:\n> a\nmine\n> b"), None);
    let plain = layout("just words\nand more").unwrap();
    assert_eq!((plain.own.len(), plain.attribution, plain.quoted.len()), (2, None, 0));
    let full = layout("2\n\nBen wrote:\n> a\n>\n>> b").unwrap();
    assert_eq!((full.own, full.attribution, full.quoted), (vec!["2".to_string()], Some("Ben wrote:".into()), vec!["a".into(), String::new(), "> b".into()]));
}

#[test]
fn mailto_links_fill_the_form() {
    let draft = |to: &str, subject: &str, text: &str| Draft { to: to.into(), subject: subject.into(), text: text.into(), ..Draft::default() };
    let cases = [
        ("mailto:r-1@moot.example?subject=Re%3A%20Vote&body=2%0D%0A", Some(draft("r-1@moot.example", "Re: Vote", "2\n"))),
        ("MAILTO:help@moot.example", Some(draft("help@moot.example", "", ""))),
        ("mailto:?to=a%40b.example&body=caf%C3%A9+1", Some(draft("a@b.example", "", "café+1"))),
        ("mailto:a@b.example?body=100%&bcc=x", Some(draft("a@b.example", "", "100%"))),
        ("https://moot.example", None),
        ("é", None),
    ];
    for (link, expected) in cases {
        assert_eq!(mailto(link), expected, "{link}");
    }
}

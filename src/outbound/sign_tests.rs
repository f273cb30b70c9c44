use super::super::compose;
use super::super::sample::{brief, house, rendered};
use super::*;
use crate::config::Dns;
use crate::core::notice::NoticeKind;
use crate::core::person::Address;
use crate::core::thread::NewFile;
use crate::core::trust::Proof;
use crate::demo::dns::{Sockets, Zone, serve};
use crate::inbound::Envelope;
use crate::inbound::verdict::Verifier;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

const LETTER: &[u8] = b"From: \"Ben via Garden co-op\" <garden@moot.example>\r\nTo: ana@example.org\r\nSubject: The north fence\r\n\
    Date: Tue, 24 Nov 2026 10:00:00 +0000\r\nMessage-ID: <n-1@moot.example>\r\n\r\nI can bring my tools.\r\n";

#[test]
fn a_key_and_its_record_belong_together() {
    let (pem, record) = generate_key().unwrap();
    assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n") && pem.ends_with("-----END PRIVATE KEY-----\n"));
    assert!(pem.lines().all(|line| line.len() <= 64));
    assert!(record.starts_with("v=DKIM1; k=rsa; p=MII"));
    assert_eq!(dns_record(&pem).unwrap(), record);
}

#[test]
fn the_signature_stands_in_front_and_names_from_twice() {
    let (pem, _) = generate_key().unwrap();
    let signed = Signer::new(&pem, "moot.example", "mailmoot").unwrap().sign(LETTER).unwrap();
    let text = String::from_utf8(signed.clone()).unwrap();
    assert!(signed.ends_with(LETTER));
    assert!(text.starts_with("DKIM-Signature:"));
    let flat = text[..text.len() - LETTER.len()].replace("\r\n\t", "").replace("\r\n ", "").to_lowercase();
    let names = flat.split(" h=").nth(1).or(flat.split("h=").nth(1)).unwrap().split(';').next().unwrap();
    let times = |wanted: &str| names.split(':').filter(|name| name.trim() == wanted).count();
    for (name, expected) in [("from", 2), ("to", 1), ("subject", 1), ("message-id", 1), ("list-unsubscribe-post", 1), ("reply-to", 1)] {
        assert_eq!(times(name), expected, "{name} in {names}");
    }
    assert!(flat.contains("c=relaxed/relaxed") && flat.contains("d=moot.example") && flat.contains("s=mailmoot"), "{flat}");
    assert!(!flat.contains(" l=") && !flat.contains(";l="), "{flat}");
}

#[test]
fn what_is_not_a_key_is_refused_with_the_reason() {
    for (pem, reason) in [("", "PKCS#8 in PEM"), ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "not a usable RSA key")] {
        let error = Signer::new(pem, "moot.example", "s").unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
        assert!(dns_record(pem).unwrap_err().to_string().contains(reason));
    }
}

#[tokio::test]
async fn every_kind_of_letter_is_proven_ours_at_the_other_end() {
    let (pem, record) = generate_key().unwrap();
    let signer = Signer::new(&pem, "moot.example", "mailmoot").unwrap();
    let zone = Zone::default();
    zone.txt("mailmoot._domainkey.moot.example", record);
    zone.txt("_dmarc.moot.example", "v=DMARC1; p=reject; adkim=s");
    let sockets = Sockets::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let verifier = Verifier::new(&Dns { resolver: Some(sockets.address().unwrap()) }).unwrap();
    let stop = CancellationToken::new();
    tokio::spawn(serve(zone, sockets, stop.clone()));
    let _stop = stop.drop_guard();
    let file = NewFile { name: "Skizze März.pdf".into(), media_type: "application/pdf".into(), bytes: Arc::new(vec![0; 5000]) };
    for kind in NoticeKind::ALL {
        for files in [&[][..], std::slice::from_ref(&file)] {
            let letter = compose::letter(&brief(kind), &rendered("Grüße aus dem Garten  \n \n"), &house(), files).unwrap();
            let signed = signer.sign(&letter.bytes).unwrap();
            let from = Address::parse(&super::super::address::from(&brief(kind), &house()).address).unwrap();
            let envelope = Envelope {
                mail_from: letter.mail_from,
                rcpt_to: vec![letter.rcpt_to],
                peer: None,
                helo: "moot.example".into(),
                trusted: false,
                received_at: brief(kind).now,
                rebuilt: false,
            };
            let verdict = verifier.judge(&signed, &envelope, Some(&from)).await;
            assert_eq!(verdict.proof, Some(Proof::Strong), "{kind:?}: {verdict:?}");
        }
    }
}

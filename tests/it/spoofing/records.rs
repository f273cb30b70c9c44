//! What DNS says of a sender's domain, through the mail door: every attempt of `fixtures/spoofing/records.txt`, and messages
//! signed with keys of every size (`fixtures/spoofing/keys`). A new thread shows the class: strong proof starts it, weak and
//! failed proof hold it.

use super::{Attempt, attempts};
use crate::sources::root;
use crate::stage::{Mail, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::command::Outcome;
use mailmoot::core::held::HeldWhy;
use mailmoot::core::person::Level;
use mailmoot::core::view::Needs;
use mailmoot::demo::dns::Data;
use mailmoot::outbound::sign::Signer;

/// What became of a member's new thread, in the words of the fixtures.
async fn class(stage: &Stage, mail_from: &str, bytes: &[u8]) -> String {
    stage.world.advance(SignedDuration::from_secs(1));
    let since = stage.now();
    let reply = stage.deliver(mail_from, &["garden@moot.example"], bytes).await;
    assert_eq!(reply.code, 250, "{}", reply.text);
    let store = &stage.running().app.store;
    let raw = store.raws_since(since).await.unwrap()[0];
    match &store.dispositions(raw).await.unwrap()[0].outcome {
        Outcome::Done(_) => "strong".into(),
        Outcome::Held(held) => {
            let view = stage.view(|_| Needs { held: [*held].into(), ..Needs::default() }).await;
            match view.held.get(*held).unwrap().why {
                HeldWhy::Weak => "weak".into(),
                HeldWhy::Failed => "failed".into(),
                other => format!("{other:?}"),
            }
        }
        other => format!("{other:?}"),
    }
}

/// Publishes an attempt's records, has its author write, and says what was expected and what came of it.
async fn judged(stage: &Stage, number: usize, attempt: &Attempt) -> (String, String) {
    let top: String = format!("{number:03}").chars().map(|digit| char::from(b'a' + (digit as u8 - b'0'))).collect();
    let (mut from, mut signs, mut sends, mut expected) = (String::new(), None, None, String::new());
    for (step, rest) in attempt.lines.iter().filter_map(|line| line.split_once(' ')) {
        let named = |name: &str| format!("{}zone{top}", name.strip_suffix("top").expect("names end in top"));
        match step {
            "dns" => {
                let (name, text) = rest.split_once(" => ").expect("a name and a text");
                stage.zone.add(&named(name), Data::Txt(text.replace(".top", &format!(".zone{top}"))));
            }
            "from" => from = named(rest),
            "signs" => signs = Some(named(rest)),
            "sends" => sends = Some(named(rest)),
            "is" => expected = rest.into(),
            other => panic!("no step is called {other}"),
        }
    }
    stage.member("garden", "zoe", &from, |new| new.prefers = Some(Level::Nothing)).await;
    let mail = Mail::by(&format!("zoe@{from}")).to("garden").subject(&format!("Attempt {number}")).says("Words of mine.");
    let bytes = match &signs {
        Some(domain) => {
            stage.zone.txt(&format!("post._domainkey.{domain}"), stage.record.as_str());
            Signer::new(&stage.key, domain, "post").unwrap().sign(&mail.bytes()).unwrap()
        }
        None => mail.bytes(),
    };
    let sends = sends.unwrap_or_else(|| "elsewhere.example".into());
    (expected, class(stage, &format!("zoe@{sends}"), &bytes).await)
}

plays! {
    async fn a_domains_records_make_the_class_as_rfc_9989_says_or_a_weaker_one(stage) {
        let all = attempts("records.txt");
        assert!(all.len() >= 50, "{}", all.len());
        let mut wrong = Vec::new();
        for (number, attempt) in all.iter().enumerate() {
            let (expected, came) = judged(stage, number, attempt).await;
            if came != expected {
                wrong.push(format!("{}: {came}, not {expected}", attempt.name));
            }
        }
        assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
        stage.forget().await;
    }

    // RFC 8301 section 3.2: a verifier must not take signatures of keys below 1,024 bits.
    async fn a_key_of_fewer_than_1024_bits_signs_nothing(stage) {
        let dir = root().join("fixtures/spoofing/keys");
        let records = std::fs::read_to_string(dir.join("records.txt")).unwrap();
        for (selector, record) in records.lines().map(|line| line.split_once(' ').unwrap()) {
            stage.zone.txt(&format!("{selector}._domainkey.keys.example"), record);
        }
        stage.member("garden", "sue", "keys.example", |new| new.prefers = Some(Level::Nothing)).await;
        for (bits, expected) in [(512, "weak"), (768, "weak"), (1023, "weak"), (1024, "strong"), (2048, "strong")] {
            let text = std::fs::read_to_string(dir.join(format!("rsa{bits}.eml"))).unwrap();
            let came = class(stage, "sue@elsewhere.example", text.replace('\n', "\r\n").as_bytes()).await;
            assert_eq!(came, expected, "{bits} bits");
        }
        stage.forget().await;
    }

    async fn signatures_beyond_the_tenth_are_not_looked_at_and_foreign_ones_hide_none(stage) {
        let junk = |domain: &str, number: usize| {
            let hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
            format!("DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d={domain}; s=s{number}; h=From; bh={hash}; b=AAAA\r\n")
        };
        for (domain, count, expected) in [("strong.example", 9, "strong"), ("strong.example", 10, "failed"), ("foreign.example", 60, "strong")] {
            let bytes = stage.written(&Mail::by("ben").to("garden").subject(&format!("{count} of {domain}")).says("Words of mine."));
            let pile: String = (0..count).map(|number| junk(domain, number)).collect();
            let before = stage.zone.asked();
            assert_eq!(class(stage, "ben@strong.example", &[pile.as_bytes(), &bytes].concat()).await, expected, "{count} of {domain}");
            assert!(stage.zone.asked() - before <= 40, "{} questions", stage.zone.asked() - before);
        }
        stage.forget().await;
    }
}

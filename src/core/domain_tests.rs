use super::*;
use proptest::prelude::*;

fn check(typed: &str, expect: Option<&str>) {
    assert_eq!(a_labels(typed).as_deref(), expect, "{typed:?}");
}

#[test]
fn a_domain_has_one_form_however_it_is_typed() {
    for (typed, expect) in [
        // ASCII stays, whatever it is.
        ("moot.example", "moot.example"),
        ("Moot.EXAMPLE", "moot.example"),
        ("_dmarc.moot.example", "_dmarc.moot.example"),
        ("r3---sn.moot.example", "r3---sn.moot.example"),
        ("[192.0.2.1]", "[192.0.2.1]"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("XN--BCHER-KVA.example", "xn--bcher-kva.example"),
        ("xn--nothing-at-all-99.example", "xn--nothing-at-all-99.example"),
        // Latin letters, composed, decomposed and in capitals.
        ("bücher.example", "xn--bcher-kva.example"),
        ("bu\u{308}cher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        // IDNA 2008 keeps the sharp s and the final sigma (UTS 46 section 7.4: no transitional processing).
        ("straße.example", "xn--strae-oqa.example"),
        ("σήμερας.example", "xn--jxagl1a0ahb.example"),
        // Other scripts, and other dots.
        ("почта.example", "xn--80a1acny.example"),
        ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
        ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
        ("עברית.example", "xn--5dbqzzl.example"),
        // Wide letters are the same letters, which IDNA says and no provider would sell twice.
        ("ｓｔｒｏｎｇ.example", "strong.example"),
        ("bü_cher.example", "xn--b_cher-3ya.example"),
    ] {
        check(typed, Some(expect));
    }
}

#[test]
fn what_idna_refuses_is_no_domain() {
    let long = format!("{}ü.example", "a".repeat(63));
    let endless = format!("ü.{}example", "abcdefgh.".repeat(30));
    for typed in ["\u{301}bücher.example", "bücher..example", "ü.xn--0.example", "אa.example", "\u{ad}", "a\u{fffd}b.example", &long, &endless] {
        check(typed, None);
    }
}

#[test]
fn a_domain_is_written_as_its_owner_would() {
    for (domain, expect) in [
        ("xn--bcher-kva.example", Some("bücher.example")),
        ("mail.xn--80a1acny.example", Some("mail.почта.example")),
        ("moot.example", None),
        ("xn--nothing-at-all-99.example", None),
    ] {
        assert_eq!(u_labels(domain).as_deref(), expect, "{domain}");
    }
}

#[test]
fn domains_are_one_or_not() {
    assert!(is_same("Bücher.example", "xn--bcher-kva.EXAMPLE"));
    assert!(is_same("moot.example", "MOOT.example"));
    assert!(!is_same("bücher.example", "bucher.example"));
    // A Cyrillic a.
    assert!(!is_same("b\u{430}nk.example", "bank.example"));
    assert!(!is_same("\u{301}.example", "moot.example"));
}

proptest! {
    #[test]
    fn the_form_is_ascii_and_stays(text in any::<String>()) {
        if let Some(domain) = a_labels(&text) {
            prop_assert!(domain.is_ascii());
            let again = a_labels(&domain).map(Cow::into_owned);
            prop_assert_eq!(again.as_deref(), Some(domain.as_ref()));
        }
    }
}

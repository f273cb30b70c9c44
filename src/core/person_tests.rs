use super::*;
use proptest::prelude::*;

fn check(typed: &str, expect: Option<&str>) {
    assert_eq!(Address::parse(typed).as_ref().map(Address::as_str), expect, "{typed:?}");
}

#[test]
fn one_mailbox_is_one_address_however_it_is_typed() {
    for (typed, expect) in [
        ("ana@moot.example", "ana@moot.example"),
        (" <Ana@Moot.Example> ", "ana@moot.example"),
        ("ana+votes@_x.moot.example", "ana+votes@_x.moot.example"),
        ("o'hara@moot.example", "o'hara@moot.example"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
        ("Ana@BÜCHER.example", "ana@xn--bcher-kva.example"),
        ("ana@bu\u{308}cher.example", "ana@xn--bcher-kva.example"),
        ("ana@xn--bcher-kva.example", "ana@xn--bcher-kva.example"),
        ("ana@XN--BCHER-KVA.example", "ana@xn--bcher-kva.example"),
        ("ana@bücher。example", "ana@xn--bcher-kva.example"),
        ("josé@moot.example", "josé@moot.example"),
        ("JOSE\u{301}@moot.example", "josé@moot.example"),
        ("анна@почта.example", "анна@xn--80a1acny.example"),
        ("ana@[192.0.2.1]", "ana@[192.0.2.1]"),
    ] {
        check(typed, Some(expect));
    }
}

#[test]
fn what_is_not_one_plain_address_is_none() {
    for typed in [
        "",
        "ana",
        "@moot.example",
        "ana@",
        "ana@moot..example",
        "ana@.moot.example",
        "ana@moot.example.",
        "a b@moot.example",
        "a@b@moot.example",
        "\"ana\"@moot.example",
        "ana@moot.example, ben@moot.example",
        // What IDNA refuses.
        "ana@\u{301}bücher.example",
        "ana@\u{ad}",
        "ana@אa.example",
        "ana@bücher..example",
        "ana@bücher.example.",
        // Marks that only look like another script's: they would become ours.
        "ana@bücher\u{ff05}moot.example",
        "ana@bücher\u{ff20}moot.example",
        "ana@bücher\u{ff0e}\u{ff0e}example",
    ] {
        check(typed, None);
    }
    check(&format!("{}@moot.example", "é".repeat(33)), None);
    check(&format!("{}@moot.example", "é".repeat(32)), Some(&format!("{}@moot.example", "é".repeat(32))));
}

#[test]
fn other_letters_are_another_mailbox() {
    for (one, other) in
        [("ana@bücher.example", "ana@bucher.example"), ("ana@b\u{430}nk.example", "ana@bank.example"), ("josé@moot.example", "jose@moot.example")]
    {
        assert_ne!(Address::parse(one).unwrap(), Address::parse(other).unwrap(), "{one} {other}");
    }
}

#[test]
fn an_address_is_written_in_its_own_script_where_it_has_one() {
    let written = |typed: &str| Address::parse(typed).unwrap().as_written();
    assert_eq!(written("ana@xn--bcher-kva.example").as_deref(), Some("ana@bücher.example"));
    assert_eq!(written("ana@moot.example"), None);
}

proptest! {
    #[test]
    fn the_form_is_stable(local in "\\PC{1,20}", domain in "\\PC{1,20}") {
        if let Some(address) = Address::parse(&format!("{local}@{domain}")) {
            prop_assert_eq!(Address::parse(address.as_str()), Some(address.clone()));
            prop_assert!(address.domain().is_ascii());
        }
    }
}

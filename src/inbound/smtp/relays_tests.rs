use super::*;

fn check(relay: &str, peer: &str, expect: bool) {
    let relays = Relays::parse(&[relay.to_string()]).expect("a relay of the table");
    assert_eq!(relays.hold(peer.parse().expect("an address of the table")), expect, "{relay} {peer}");
}

#[test]
fn a_network_holds_its_addresses_and_no_other() {
    check("192.0.2.1", "192.0.2.1", true);
    check("192.0.2.1", "192.0.2.2", false);
    check("192.0.2.0/24", "192.0.2.255", true);
    check("192.0.2.0/24", "192.0.3.0", false);
    check("192.0.2.77/24", "192.0.2.1", true);
    check("10.0.0.0/8", "10.255.1.2", true);
    check("0.0.0.0/0", "203.0.113.9", true);
    check("0.0.0.0/0", "2001:db8::1", false);
    check("2001:db8::/32", "2001:db8:ffff::1", true);
    check("2001:db8::/32", "2001:db9::1", false);
    check("::1", "::1", true);
    check("127.0.0.1", "::ffff:127.0.0.1", true);
    check(" 127.0.0.1 ", "127.0.0.1", true);
}

#[test]
fn what_is_no_network_is_named() {
    for bad in ["", "mail.example", "192.0.2.1/33", "192.0.2.0/", "2001:db8::/129", "192.0.2.0/-1", "192.0.2"] {
        assert_eq!(Relays::parse(&["127.0.0.1".into(), bad.into()]), Err(BadRelay(bad.into())));
    }
}

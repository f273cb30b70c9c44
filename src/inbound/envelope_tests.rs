use super::*;

#[test]
fn a_kept_envelope_names_a_network_and_no_machine() {
    for (peer, kept) in [
        ("192.0.2.77", "192.0.2.0"),
        ("255.255.255.255", "255.255.255.0"),
        ("::ffff:192.0.2.77", "192.0.2.0"),
        ("2001:db8:1234:5678:9abc:def0:1234:5678", "2001:db8:1234::"),
        ("::1", "::"),
    ] {
        assert_eq!(masked(peer.parse().unwrap()).to_string(), kept, "{peer}");
    }
}

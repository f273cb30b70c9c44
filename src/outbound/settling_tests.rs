use super::*;

#[test]
fn the_log_names_no_address() {
    for (said, logged) in [
        ("530 5.7.0 Must issue a STARTTLS command first", "530 5.7.0 Must issue a STARTTLS command first"),
        ("554 5.7.1 <ana@home.example>: Relay access denied", "554 5.7.1 (address) Relay access denied"),
        ("", ""),
    ] {
        assert_eq!(without_addresses(said), logged);
    }
}

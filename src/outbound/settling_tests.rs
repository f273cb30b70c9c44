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

#[test]
fn a_letter_is_given_up_when_it_is_old_and_was_tried_often() {
    for (days, tries, given_up) in [(1, 30, false), (6, 37, true), (6, 12, true), (60, 0, false), (60, 11, false)] {
        assert_eq!(is_given_up(SignedDuration::from_hours(days * 24), tries), given_up, "{days} days, {tries} tries");
    }
}

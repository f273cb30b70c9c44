use super::*;

#[test]
fn what_is_about_us_is_told_from_what_is_about_the_mailbox() {
    use Stage::{Message, Recipient, Sender};
    let check = |stage, code, answer: &str, expect| {
        let status = answer.split(' ').next().filter(|first| first.split('.').count() == 3);
        assert_eq!(bars(stage, code, status, answer), expect, "{stage:?} {code} {answer}");
    };
    for stage in [Sender, Recipient, Message] {
        check(stage, 530, "5.7.0 Must issue a STARTTLS command first", true);
        check(stage, 530, "5.7.1 Authentication required", true);
        check(stage, 535, "5.7.8 Error: authentication failed", true);
        check(stage, 538, "5.7.11 Encryption required", true);
        check(stage, 451, "4.3.0 later", false);
    }
    check(Sender, 550, "5.1.8 Sender address rejected: Domain not found", true);
    check(Sender, 553, "sorry, your envelope sender is in my badmailfrom list", true);
    check(Sender, 501, "5.5.4 no such parameter", true);

    check(Recipient, 554, "5.7.1 <ana@home.example>: Relay access denied", true);
    check(Recipient, 550, "5.7.1 Unable to relay", true);
    check(Recipient, 550, "5.7.54 SMTP; Unable to relay recipient in non-accepted domain", true);
    check(Recipient, 550, "relay not permitted", true);
    check(Recipient, 553, "sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", true);
    check(Recipient, 554, "5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied", true);
    check(Recipient, 553, "5.7.1 <b-token@moot.example>: Sender address rejected: not logged in", true);
    check(Recipient, 550, "5.7.1 the owner of this mailbox does not want your mail", false);
    check(Recipient, 550, "5.7.1 message refused by policy", false);
    check(Recipient, 550, "5.1.1 undeliverable address: mx.home.example said: 550 relay access denied", false);
    check(Recipient, 550, "5.1.1 no such user", false);
    check(Recipient, 552, "5.2.2 mailbox full", false);
    check(Recipient, 550, "unknown user", false);

    check(Message, 554, "5.7.1 spam", false);
    check(Message, 550, "5.7.1 refused by relay.example", false);
}

use super::*;
use crate::core::command::Door;

#[test]
fn a_handle_collides_with_no_address_of_the_service() {
    let check = |handle: &str, expect: bool| assert_eq!(check_handle(handle).is_ok(), expect, "{handle}: {:?}", check_handle(handle));
    for fine in ["garden", "g2", "north-fence", "helpers", "owners", "x9-y", "polls", "a".repeat(40).as_str()] {
        check(fine, true);
    }
    for taken in ["help", "dpo", "contact", "postmaster", "abuse", "mailer-daemon", "root", "webhook-test"] {
        check(taken, false);
    }
    for door in [Door::Poll, Door::Vote, Door::Stop, Door::Leave, Door::Join, Door::Help, Door::Owner] {
        check(&format!("garden{}", door.ending()), false);
    }
    // The prefixes of replies, unsubscribing, bounces and Message-IDs, and any that may yet come.
    for letter in 'a'..='z' {
        check(&format!("{letter}-garden"), false);
    }
    for odd in ["", "g", "Garden", "garden-", "-garden", "2garden", "gar den", "garden@moot", "g\u{e4}rten", "garden+x", "a".repeat(41).as_str()] {
        check(odd, false);
    }
}

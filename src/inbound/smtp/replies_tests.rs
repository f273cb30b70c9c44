use super::*;

#[test]
fn no_text_makes_a_second_line_or_a_line_too_long() {
    assert_eq!(Reply::new(550, "5.7.26", "no\r\n250 2.0.0 yes".into()).line(), "550 5.7.26 no??250 2.0.0 yes\r\n");
    assert_eq!(Reply::new(550, "5.7.1", "ungültig".into()).line(), "550 5.7.1 ung?ltig\r\n");
    let long = Reply::new(451, "4.3.0", "x".repeat(5000)).line();
    assert!(long.len() <= 512 && long.ends_with("x\r\n"));
}

use super::*;
use proptest::prelude::*;

#[test]
fn a_name_becomes_one_safe_line() {
    let check = |text: &str, expect: &str| assert_eq!(single_line(text), expect);
    check("Ana\r\nBcc: x@y.example", "Ana Bcc: x@y.example");
    check("  a \t b  ", "a b");
    check("gro.\u{202E}elpmaxe", "gro.elpmaxe");
    check("nul\0l", "nul l");
    check("line\u{2028}two", "line two");
    check("Ana Berg", "Ana Berg");
    check("a  b", "a b");
    check("", "");
    check(&"x".repeat(200), &"x".repeat(200));
    check(&"x".repeat(201), &format!("{} …", "x".repeat(200)));
}

#[test]
fn a_long_name_is_cut_with_an_ellipsis() {
    let line = single_line(&"é".repeat(500));
    assert!(line.chars().count() <= 202 && line.ends_with(" …"));
}

#[test]
fn an_answer_link_is_percent_encoded_with_network_line_ends() {
    let link = mailto("r-abc@moot.example", "Re: Vote: Häh & so?", "2\r\n");
    assert_eq!(link, "mailto:r-abc@moot.example?subject=Re%3A%20Vote%3A%20H%C3%A4h%20%26%20so%3F&body=2%0D%0A");
}

#[test]
fn words_lose_what_could_break_the_mail_and_nothing_else() {
    let check = |text: &str, expect: &str| assert_eq!(several_lines(text), expect);
    check("a\r\nb\rc", "a\nb\nc");
    check("above\n-- \nbelow", "above\n--\nbelow");
    check("\n\n  indented stays\n", "  indented stays");
    check("zwj 👩\u{200D}🌾 stays", "zwj 👩\u{200D}🌾 stays");
}

proptest! {
    #[test]
    fn no_text_whatever_breaks_a_header(text in any::<String>()) {
        let line = single_line(&text);
        prop_assert!(!line.chars().any(char::is_control));
        prop_assert!(line.chars().count() <= 202);
    }

    #[test]
    fn a_mailto_link_is_ascii_without_blanks(subject in any::<String>(), body in any::<String>()) {
        let link = mailto("r-abc@moot.example", &subject, &body);
        prop_assert!(link.is_ascii() && !link.contains([' ', '"', '<', '>', '\n']));
        prop_assert_eq!(link.matches('&').count(), 1);
    }
}

use super::*;
use proptest::prelude::*;

#[test]
fn every_template_compiles() {
    let compiled = text().get_templates().len() + html().get_templates().len();
    let ours = Files::iter().filter(|path| path.ends_with(".txt.hbs") || path.ends_with(".html.hbs"));
    assert_eq!(compiled, ours.count());
}

#[test]
fn no_template_leaves_anything_unescaped() {
    for path in Files::iter().filter(|path| path.ends_with(".hbs")) {
        let source = String::from_utf8(Files::get(&path).expect("it is listed").data.into_owned()).expect("templates are UTF-8");
        assert!(!source.contains("{{{") && !source.contains("{{&"), "{path}");
    }
}

#[test]
fn html_lives_in_html_templates_only() {
    for path in Files::iter().filter(|path| path.ends_with(".txt.hbs")) {
        let source = String::from_utf8(Files::get(&path).expect("it is listed").data.into_owned()).expect("templates are UTF-8");
        assert!(!source.contains("</") && !source.contains("<p"), "{path}");
    }
}

#[test]
fn sentences_wrap_at_blanks_and_links_stay_whole() {
    let link = format!("https://moot.example/{}", "x".repeat(90));
    let check = |text: &str, expect: &str| assert_eq!(wrapped(text, 20), expect);
    check("", "");
    check("  a   b ", "a b");
    check("one two three four five", "one two three four\nfive");
    check(&format!("see {link} there"), &format!("see\n{link}\nthere"));
    check("1234567890 123456789", "1234567890 123456789");
}

proptest! {
    #[test]
    fn wrapping_loses_no_word_and_keeps_the_width(text in "[a-z ]{0,300}", width in 10_usize..80) {
        let lines = wrapped(&text, width);
        prop_assert_eq!(lines.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        for line in lines.lines() {
            prop_assert!(line.len() <= width || !line.contains(' '));
        }
    }
}

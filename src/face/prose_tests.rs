use super::*;
use proptest::prelude::*;

/// Blocks in short: quoted ones behind `>`, links in brackets, line breaks as `/`.
fn drawn(words: &str) -> Vec<String> {
    let span = |span: &Span| {
        let text = if span.href.is_some() { format!("[{}]", span.text) } else { span.text.clone() };
        if span.newline { format!("/{text}") } else { text }
    };
    let block = |block: &Block| format!("{}{}", if block.quoted { ">" } else { "" }, block.spans.iter().map(span).collect::<String>());
    Prose::new(words, WHOLE).blocks.iter().map(block).collect()
}

#[test]
fn words_become_paragraphs_quotes_and_links() {
    let check = |words: &str, expect: &[&str]| assert_eq!(drawn(words), expect, "{words}");
    check("", &[]);
    check("one\ntwo\n\nthree", &["one/two", "three"]);
    check("> theirs\n> more\nmine", &[">theirs/more", "mine"]);
    check("> > deep\n>\n> after a gap", &[">deep//after a gap"]);
    check("see https://a.example/x?y=1.", &["see [https://a.example/x?y=1]."]);
    check("javascript:alert(1) ftp://a.example mailto:a@b.example", &["javascript:alert(1) ftp://a.example mailto:a@b.example"]);
    check("HTTPS://A.example", &["[HTTPS://A.example]"]);
    check("\n\n\nlate", &["late"]);
}

#[test]
fn words_are_never_wrapped() {
    let line = "word ".repeat(60);
    assert_eq!(Prose::new(&line, WHOLE).text, line.trim_end());
}

#[test]
fn long_words_are_cut_between_words() {
    let prose = Prose::new(&"word ".repeat(1_000), 500);
    assert!(prose.cut && prose.text.ends_with("word") && prose.text.len() < 260);
}

proptest! {
    #[test]
    fn both_bodies_hold_the_same_words(words in "[a-z>:/ .\n&é]{0,400}", budget in 50_usize..2_000) {
        let prose = Prose::new(&words, budget);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let spans: String = prose.blocks.iter().flat_map(|block| &block.spans).map(|span| span.text.as_str()).collect();
        prop_assert_eq!(letters(&prose.text), letters(&spans));
        prop_assert!(prose.cut || letters(&words) == letters(&prose.text));
    }

    #[test]
    fn only_web_links_become_links(words in any::<String>()) {
        for span in Prose::new(&words, WHOLE).blocks.iter().flat_map(|block| &block.spans) {
            let href = span.href.as_deref().unwrap_or("https:").to_ascii_lowercase();
            prop_assert!(href.starts_with("http:") || href.starts_with("https:"));
        }
    }
}

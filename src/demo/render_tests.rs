use super::*;

#[test]
fn mailto_links_of_a_mail_open_our_form_and_nothing_else_changes() {
    let html = "<html><head></head><body><a href=\"mailto:r-1@moot.example?subject=a%26b&amp;body=2\">Vote</a><a href=\"https://moot.example/v/1\">x</a></body></html>";
    let framed = framed(html, "ana");
    assert!(framed.contains("<a target=\"_top\" href=\"/compose?as=ana&amp;to=r-1%40moot.example&amp;subject=a%26b&amp;body=2\">Vote</a>"), "{framed}");
    assert!(framed.contains("<a href=\"https://moot.example/v/1\">x</a>"));
    assert!(framed.contains("<base target=\"_blank\">"));
    assert!(!framed.contains("mailto:"));
}

#[test]
fn a_hostile_link_cannot_leave_its_attribute() {
    let framed = framed("<a href=\"mailto:a@b.example?subject=&quot;&gt;&lt;script&gt;\">x</a><a href=\"mailto:unclosed", "ana");
    assert!(!framed.contains("<script"), "{framed}");
}

#[test]
fn text_is_cut_into_words_and_links() {
    let runs = runs("See https://moot.example/t/1 or write to help@moot.example.", "ana");
    let links: Vec<_> = runs.iter().filter_map(|run| run.href.as_deref()).collect();
    assert_eq!(links, ["https://moot.example/t/1", "/compose?as=ana&to=help%40moot.example"]);
    assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), "See https://moot.example/t/1 or write to help@moot.example.");
}

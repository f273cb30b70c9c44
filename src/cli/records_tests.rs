use super::*;

#[test]
fn spf_names_the_machine_that_sends() {
    let check = |smarthost: &str, expect: &str| {
        let records = Records { domain: "moot.example", smarthost, selector: "mailmoot", dkim: "v=DKIM1; k=rsa; p=AAAA" };
        assert!(records.lines().contains(&format!("moot.example. IN TXT \"{expect}\"\n")), "{}", records.lines());
    };
    check("127.0.0.1:25", "v=spf1 mx -all");
    check("[::1]:25", "v=spf1 mx -all");
    check("localhost:25", "v=spf1 mx -all");
    check("192.0.2.7:587", "v=spf1 mx ip4:192.0.2.7 -all");
    check("[2001:db8::7]:587", "v=spf1 mx ip6:2001:db8::7 -all");
    check("relay.example.net:587", "v=spf1 mx a:relay.example.net -all");
}

#[test]
fn a_long_key_is_cut_into_strings_that_fit_and_lose_nothing() {
    let key = format!("v=DKIM1; k=rsa; p={}", "A".repeat(392));
    let lines = Records { domain: "moot.example", smarthost: "127.0.0.1:25", selector: "s1", dkim: &key }.lines();
    let line = lines.lines().find(|line| line.starts_with("s1._domainkey.moot.example. IN TXT ( ")).unwrap();
    let strings: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
    assert!(strings.len() == 2 && strings.iter().all(|part| part.len() <= 255));
    assert_eq!(strings.concat(), key);
}

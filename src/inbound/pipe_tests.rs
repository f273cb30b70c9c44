use super::*;

#[test]
fn local_lines_become_lines_of_the_wire() {
    let check = |raw: &str, expect: &str| assert_eq!(String::from_utf8(on_the_wire(raw.as_bytes())).unwrap(), expect, "{raw:?}");
    check("From: a\nTo: b\n\nwords\n", "From: a\r\nTo: b\r\n\r\nwords\r\n");
    check("From: a\r\nTo: b\r\n\r\nwords\r\n", "From: a\r\nTo: b\r\n\r\nwords\r\n");
    check("From ana@x.org Mon Nov 23 18:00:00 2026\nFrom: a\n\nFrom now on\n", "From: a\r\n\r\nFrom now on\r\n");
    check("a\rb\n", "a\rb\r\n");
    check("no end", "no end");
    check("", "");
}

#[test]
fn nobody_has_several_names() {
    for (text, expect) in
        [("ana@x.org", "ana@x.org"), ("<ana@x.org>", "ana@x.org"), ("", ""), ("<>", ""), ("MAILER-DAEMON", ""), ("mailer-daemon@x.org", "mailer-daemon@x.org")]
    {
        assert_eq!(sender(text), expect, "{text}");
    }
}

#[test]
fn a_no_begins_with_its_status_and_has_an_exit_code_that_mail_servers_know() {
    assert_eq!(No::later("away").to_string(), "4.3.0 away");
    let codes = [Exit::Data, Exit::NoUser, Exit::Later, Exit::NotAllowed].map(|exit| exit as u8);
    assert_eq!(codes, [65, 67, 75, 77]);
    assert_eq!(refused("5.7.26", String::new()).exit, Exit::NotAllowed);
    assert_eq!(refused("5.6.0", String::new()).exit, Exit::Data);
}

use super::*;
use crate::inbound::pipe::Exit;

fn config() -> Config {
    let text = "service = { domain = \"moot.example\", url = \"https://moot.example\", admin = \"a@x.org\" }\n\
                outbound.smarthost = \"127.0.0.1:2525\"\nsmtp.max_size = 10\n";
    crate::config::read(text, Path::new("mailmoot.toml"), []).unwrap()
}

#[test]
fn a_message_is_read_whole_or_refused_with_the_reason() {
    let dir = tempfile::tempdir().unwrap();
    let check = |bytes: &[u8], expect: Result<(), &str>| {
        let file = dir.path().join("m.eml");
        std::fs::write(&file, bytes).unwrap();
        match (read(&file, &config()), expect) {
            (Ok(raw), Ok(())) => assert_eq!(raw, bytes),
            (Err(no), Err(part)) => assert!(no.text.contains(part) && no.exit == Exit::Data, "{no:?}"),
            (got, expect) => panic!("{got:?}, wanted {expect:?}"),
        }
    };
    check(b"From: a\n\n", Ok(()));
    check(b"0123456789", Ok(()));
    check(b"0123456789a", Err("larger than smtp.max_size, 10 bytes"));
    check(b"", Err("is empty"));
    let missing = read(&dir.path().join("none.eml"), &config()).unwrap_err();
    assert!(missing.exit == Exit::Later && missing.text.contains("cannot read"), "{missing:?}");
}

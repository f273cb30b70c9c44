use super::*;

#[test]
fn only_sound_lines_go_on_the_wire() {
    for (bytes, expected) in [
        (&b"a\r\nb\r\n"[..], Some(&b"a\r\nb"[..])),
        (b"\r\n", Some(b"")),
        (b"a", None),
        (b"", None),
        (b"a\nb\r\n", None),
        (b"a\rb\r\n", None),
        (b"a\r\r\nb\r\n", None),
        (b"a\r\n\nb\r\n", None),
        (b"\nb\r\n", None),
        (b"a\r\n.\nb\r\n", None),
        ("ä\r\n".as_bytes(), None),
    ] {
        assert_eq!(wire_body(bytes), expected, "{bytes:?}");
    }
}

#[test]
fn an_enhanced_status_is_read_only_where_it_stands() {
    for (text, expected) in [
        ("5.1.1 no such user", Some("5.1.1")),
        ("4.7.0", Some("4.7.0")),
        ("no such user 5.1.1", None),
        ("5.1 x", None),
        ("6.1.1 x", None),
        ("5.1.1.2 x", None),
        ("5..1 x", None),
        ("", None),
    ] {
        assert_eq!(enhanced(text).as_deref(), expected, "{text}");
    }
}

use super::*;
use lettre::transport::smtp::commands::{Data, Noop};

#[test]
fn only_sound_lines_go_on_the_wire_and_no_line_of_theirs_ends_the_message() {
    for (bytes, expected) in [
        (&b"a\r\nb\r\n"[..], Some("a\r\nb\r\n.\r\n")),
        (b"\r\n", Some("\r\n.\r\n")),
        (b".\r\n", Some("..\r\n.\r\n")),
        (b"a\r\n.\r\n.\r\n..b\r\nc.\r\n", Some("a\r\n..\r\n..\r\n...b\r\nc.\r\n.\r\n")),
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
        assert_eq!(Text::of(bytes).map(|text| text.to_string()).as_deref(), expected, "{bytes:?}");
    }
}

#[test]
fn commands_that_go_together_stand_in_their_order() {
    assert_eq!(Group(&[&Noop, &Data]).to_string(), "NOOP\r\nDATA\r\n");
    assert_eq!(Text::NONE.to_string(), ".\r\n");
}

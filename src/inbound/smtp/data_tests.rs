use super::*;
use proptest::prelude::*;

/// The message or the problem, and what was left over.
type Read = (Result<Vec<u8>, Problem>, Vec<u8>);

/// Reads the octets in pieces of a size; `None` when the text does not end in them.
fn read(octets: &[u8], piece: usize, limit: usize) -> Option<Read> {
    let mut text = Text::new(limit);
    let mut seen = 0;
    for part in octets.chunks(piece) {
        if let Some(used) = text.take(part) {
            return Some((text.finish(), octets[seen + used..].to_vec()));
        }
        seen += part.len();
    }
    None
}

fn check(octets: &str, expect: Result<&str, Problem>, rest: &str) {
    for piece in [1, 2, 3, 1000] {
        let got = read(octets.as_bytes(), piece, 10_000);
        let expect = Some((expect.map(|text| text.as_bytes().to_vec()), rest.as_bytes().to_vec()));
        assert_eq!(got, expect, "{octets:?} in pieces of {piece}");
    }
}

#[test]
fn only_a_dot_on_its_own_line_ends_the_text() {
    check(".\r\n", Ok(""), "");
    check("a\r\n.\r\n", Ok("a\r\n"), "");
    check("a\r\n.\r\nMAIL FROM:<>\r\n", Ok("a\r\n"), "MAIL FROM:<>\r\n");
    check("a.\r\n.\r\n", Ok("a.\r\n"), "");
    check("\r\n.\r\n", Ok("\r\n"), "");
    for open in ["a\r\n.\r", "a\r\n.", "a.\r\n", "a\n.\r\n", "a\n.\n", "a\r.\r", "a\r\n.\n", "a\r\n.\r\r\n", ".\n", "\n.\r\n", "a\r.\r\n"] {
        assert_eq!(read(open.as_bytes(), 1, 100), None, "{open:?}");
    }
}

#[test]
fn the_dot_the_protocol_added_is_taken_away() {
    check("..\r\n.\r\n", Ok(".\r\n"), "");
    check("..first\r\n...\r\na..b\r\n.x\r\n.\r\n", Ok(".first\r\n..\r\na..b\r\nx\r\n"), "");
}

#[test]
fn a_bare_cr_or_lf_anywhere_spoils_the_message() {
    for spoiled in ["a\nb\r\n.\r\n", "a\rb\r\n.\r\n", "a\r\r\n.\r\n", "\n\r\n.\r\n", "a\r\n.\rb\r\n.\r\n", "a\r\n.\nb\r\n.\r\n", ".\r\r\n.\r\n"] {
        check(spoiled, Err(Problem::Bare), "");
    }
}

#[test]
fn lines_and_sizes_are_bounded() {
    let line = |length: usize| format!("{}\r\n.\r\n", "x".repeat(length));
    check(&line(998), Ok(&line(998)[..1000]), "");
    check(&line(999), Err(Problem::LongLine), "");
    check(&format!(".{}", ".".to_string() + &line(997)), Ok(&(".".to_string() + &line(997)[..999])), "");
    let text = |size: usize| read(&[b"x\r\n".repeat(size / 3), b".\r\n".to_vec()].concat(), 7, 300).expect("it ends").0;
    assert_eq!(text(300).map(|message| message.len()), Ok(300));
    assert_eq!(text(303), Err(Problem::TooLarge));
}

#[test]
fn a_spoiled_message_holds_no_memory() {
    let mut text = Text::new(1000);
    text.take(b"hello\r\nyou\nthere");
    assert_eq!((text.held(), text.problem()), (0, Some(Problem::Bare)));
}

/// RFC 5321 section 4.5.2, the sender's half, written the plain way.
fn stuffed(message: &str) -> String {
    let lines: String = message.split_inclusive("\r\n").map(|line| if line.starts_with('.') { format!(".{line}") } else { line.to_string() }).collect();
    lines + ".\r\n"
}

proptest! {
    #[test]
    fn what_is_sent_is_what_is_kept(lines in prop::collection::vec("[.a\u{0}é ]{0,6}", 0..20), piece in 1..9usize) {
        let message: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
        let (got, rest) = read((stuffed(&message) + "NOOP\r\n").as_bytes(), piece, 10_000).expect("it ends");
        prop_assert_eq!(got, Ok(message.into_bytes()));
        prop_assert_eq!(rest, b"NOOP\r\n".to_vec());
    }

    #[test]
    fn pieces_make_no_difference(octets in prop::collection::vec(prop::sample::select(b"\r\n.a\0".to_vec()), 0..60), piece in 1..9usize) {
        prop_assert_eq!(read(&octets, piece, 50), read(&octets, 1000, 50));
    }

    #[test]
    fn the_end_is_the_first_crlf_dot_crlf(octets in prop::collection::vec(prop::sample::select(b"\r\n.a".to_vec()), 0..60)) {
        let framed = [b"\r\n".to_vec(), octets.clone()].concat();
        let expect = memchr::memmem::find(&framed, b"\r\n.\r\n").map(|at| octets.len() - (at + 3));
        prop_assert_eq!(read(&octets, 1, 1000).map(|(_, rest)| rest.len()), expect);
    }
}

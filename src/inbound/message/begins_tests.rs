use super::super::read;

#[test]
fn a_body_begins_as_its_header_says() {
    let cases = [
        ("text/plain", "Green\r\n", false),
        ("text/plain", "-- \r\nBen\r\n", false),
        ("multipart/mixed; boundary=x", "--x\r\n\r\nGreen\r\n--x--\r\n", false),
        ("multipart/mixed; boundary=\"x y\"", "\r\n--x y\r\n\r\nGreen\r\n--x y--\r\n", false),
        ("multipart/mixed; boundary=x", "This is a multi-part message in MIME format.\r\n--x\r\n\r\nGreen\r\n--x--\r\n", false),
        // What a signed body is made to say by another header.
        ("multipart/mixed; boundary=x", "No.\r\n\r\nEve wrote:\r\n--x\r\n\r\nGreen\r\n--x--\r\n", true),
        ("multipart/mixed; boundary=x", "--real\r\n\r\nNo.\r\n--x\r\n\r\nGreen\r\n--x--\r\n--real--\r\n", true),
        ("multipart/mixed; boundary=x; real=real", "--real\r\n\r\nNo.\r\n--x\r\n\r\nGreen\r\n--x--\r\n--real--\r\n", true),
        ("text/html", "--real\r\nContent-Type: text/plain\r\n\r\nNo.\r\n--real--\r\n", true),
        ("multipart/mixed", "No.\r\n--x\r\n\r\nGreen\r\n--x--\r\n", true),
    ];
    for (kind, body, expected) in cases {
        for ends in ["\r\n", "\n"] {
            let raw = format!("From: ben@strong.example\r\nContent-Type: {kind}\r\n\r\n{body}").replace("\r\n", ends);
            assert_eq!(read(raw.as_bytes()).out_of_place, expected, "{raw}");
        }
    }
    assert!(!read(b"From: ben@strong.example\r\n\r\nGreen\r\n").out_of_place);
}

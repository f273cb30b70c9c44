use super::*;

fn check(transfer: Transfer, sent: &str, read: &str, broken: bool) {
    let (octets, odd) = transfer.undo(sent.as_bytes());
    assert_eq!((String::from_utf8_lossy(&octets).as_ref(), odd), (read, broken), "{sent:?}");
}

#[test]
fn quoted_printable_breaks_only_where_it_is_broken() {
    let check = |sent: &str, read: &str, broken: bool| check(Transfer::QuotedPrintable, sent, read, broken);
    check("Gr=C3=BCn", "Grün", false);
    check("Gr=c3=bcn", "Grün", false);
    check("one=\r\ntwo=  \r\nthree", "onetwothree", false);
    check("white space \t\r\nbehind", "white space\r\nbehind", false);
    check("a==3D b", "a== b", true);
    check("50 = half, =ZZ, =", "50 = half, =ZZ, ", true);
    check("x=3", "x=3", true);
    check("", "", false);
}

#[test]
fn base64_is_read_through_its_junk() {
    let check = |sent: &str, read: &str, broken: bool| check(Transfer::Base64, sent, read, broken);
    check("aGVsbG8gd29ybGQ=", "hello world", false);
    check("aGVsbG8gd29ybGQ", "hello world", false);
    check("aGVs\r\nbG8g\r\n d29ybGQ=\r\n", "hello world", false);
    check("aGVsbG8=d29ybGQ=", "helloworld", false);
    check("aGVsbG8gd29ybGQgaGVsbG8gd29y!bGQgaGVsbG8=", "hello world hello world hello", true);
    check("aGVsbG8gd29ybGQgaGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=\r\n___\r\nThe list's own words, long enough\r\n", "hello world hello world hello world", true);
    check("Not base64 at all, but a sentence: see?", "Not base64 at all, but a sentence: see?", true);
}

#[test]
fn encodings_are_known_by_their_many_names() {
    let check = |value: &str, expect: Transfer| assert_eq!(Transfer::named(value), expect, "{value:?}");
    check("base64", Transfer::Base64);
    check(" BASE64;\r\n", Transfer::Base64);
    check("\"Quoted-Printable\"", Transfer::QuotedPrintable);
    check("8-bit", Transfer::Plain);
    check("x-uuencode", Transfer::Plain);
}

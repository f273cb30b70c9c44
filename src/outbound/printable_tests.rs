use super::*;
use lettre::message::Body;
use lettre::message::header::ContentTransferEncoding;
use proptest::prelude::*;

fn check(text: &str, expect: &str) {
    assert_eq!(String::from_utf8(encoded(text)).unwrap(), expect, "{text:?}");
}

#[test]
fn what_mail_could_change_is_written_as_numbers() {
    check("", "");
    check("plain\r\n\r\nwords\r\n", "plain\r\n\r\nwords\r\n");
    check("a=b é\r\n", "a=3Db =C3=A9\r\n");
    check("-- \r\nend\t", "--=20\r\nend=09");
    check(&"x".repeat(76), &"x".repeat(76));
    check(&"x".repeat(77), &format!("{}=\r\nxx", "x".repeat(75)));
    check(&format!("{}= ", "x".repeat(73)), &format!("{}=\r\n=3D=20", "x".repeat(73)));
}

proptest! {
    /// The same octets as the encoder that lettre has.
    #[test]
    fn nothing_is_encoded_otherwise_than_elsewhere(lines in prop::collection::vec("[ -~\t=é€ ]{0,180}", 0..6)) {
        let text = lines.join("\r\n");
        let theirs = Body::new_with_encoding(text.clone(), ContentTransferEncoding::QuotedPrintable).unwrap().into_vec();
        prop_assert_eq!(String::from_utf8(encoded(&text)).unwrap(), String::from_utf8(theirs).unwrap());
    }
}

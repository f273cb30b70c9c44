use super::*;

fn check(value: &str, expect: &str) {
    assert_eq!(decode(value.as_bytes(), None).trim(), expect, "{value:?}");
}

#[test]
fn encoded_words_are_read_as_programs_write_them() {
    check("=?utf-8?Q?Gr=C3=BCn?= or white", "Grün or white");
    check("=?utf-8?b?R3LDvG4=?=", "Grün");
    check("=?UTF-8*de?Q?Gr=C3=BCn?=", "Grün");
    check("=?iso-8859-1?Q?Gr=FCn_oder_wei=DF?=", "Grün oder weiß");
    // White space between two words is not shown, other words' is.
    check("=?utf-8?Q?Gr=C3=BC?=\r\n =?utf-8?Q?n?= now", "Grün now");
    check("=?utf-8?Q?a?==?utf-8?Q?b?=", "ab");
    // A character cut in two.
    check("=?utf-8?B?R3LD?= =?utf-8?B?vG4=?=", "Grün");
    check("=?utf-8?Q?Gr=C3?= =?UTF-8?Q?=BCn?=", "Grün");
    check("=?iso-2022-jp?B?GyRCOz8bKEI=?= =?iso-2022-jp?B?GyRCQC4bKEI=?=", "賛成");
    // Spaces and question marks inside.
    check("=?utf-8?Q?Gr=C3=BCn oder?=", "Grün oder");
    check("=?utf-8?Q?Really=3F?=", "Really?");
    check("=?utf-8?Q?Really??=", "Really?");
    // In quotes, and with the wrong set.
    check("\"=?utf-8?Q?Gr=C3=BCn?=\"", "\"Grün\"");
    check("=?utf-8?Q?Gr=FCn?=", "Grün");
    check("=?iso-8859-1?Q?Gr=C3=BCn?=", "Grün");
    // What is no encoded word stays.
    check("=?utf-8?Q?never ends", "=?utf-8?Q?never ends");
    check("=?utf-8?X?abc?=", "=?utf-8?X?abc?=");
    check("1 =? 2", "1 =? 2");
    check("=?=?utf-8?Q?x?=", "=?x");
}

#[test]
fn raw_octets_are_read_as_their_message_suggests() {
    assert_eq!(decode("Grün".as_bytes(), None), "Grün");
    assert_eq!(decode(b"Gr\xfcn", None), "Grün");
    assert_eq!(decode(b"\xe4\xc1", Some("koi8-r")), "Да");
    assert_eq!(charset_of(b"Re: =?KOI8-R?B?5ME=?="), Some("koi8-r".into()));
}

#[test]
fn an_encoded_name_cannot_become_an_address() {
    let check = |value: &str, expect: &str| assert_eq!(quoted(value.as_bytes(), None), expect, "{value}");
    check("=?utf-8?Q?Bj=C3=B6rn?= <b@x.example>", "\"Björn\" <b@x.example>");
    check("\"=?utf-8?Q?Bj=C3=B6rn?=\" <b@x.example>", "\"Björn\" <b@x.example>");
    check("=?utf-8?Q?x=22_=3Ceve=40evil.example=3E=2C?= <b@x.example>", "\"x' <eve@evil.example>,\" <b@x.example>");
}

proptest::proptest! {
    #[test]
    fn any_header_is_text(value: Vec<u8>) {
        decode(&value, None);
    }

    #[test]
    fn words_of_any_make_are_text(words in r"(=\?(utf-8|koi8-r|x)\?[QBx]\?[a-zA-Z0-9=_ ]{0,20}(\?=)? ?){0,8}") {
        decode(words.as_bytes(), None);
    }
}

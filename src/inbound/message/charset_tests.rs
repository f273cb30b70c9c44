//! Tables of text as it really arrives: labelled well, badly, or not at all.

use super::*;

/// Octets written as text with `\xNN`.
fn octets(written: &str) -> Vec<u8> {
    let mut octets = Vec::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once("\\x") {
        octets.extend_from_slice(before.as_bytes());
        octets.push(u8::from_str_radix(&after[..2], 16).expect("two hexadecimal digits"));
        rest = &after[2..];
    }
    octets.extend_from_slice(rest.as_bytes());
    octets
}

fn check(label: Option<&str>, written: &str, text: &str, odd: bool) {
    let (decoded, problem) = decode(&octets(written), label, None);
    assert_eq!(decoded, text, "{label:?} {written}");
    assert_eq!(problem.is_some(), odd, "{label:?} {written}: {problem:?}");
}

#[test]
fn a_label_that_is_right_is_believed() {
    let right = |label: &str, written: &str, text: &str| check(Some(label), written, text, false);
    right("utf-8", "Gr\\xc3\\xbcn", "Grün");
    right("UTF8", "Gr\\xc3\\xbcn", "Grün");
    right("\"utf-8\"", "Gr\\xc3\\xbcn", "Grün");
    right("iso-8859-1", "Gr\\xfcn", "Grün");
    right("iso-8859-15", "5 \\xa4", "5 €");
    right("iso-8859-2", "\\xa3\\xf3d\\xbc", "Łódź");
    right("windows-1250", "P\\xf8\\xedli\\x9a", "Příliš");
    right("windows-1251", "\\xc4\\xe0, \\xf1\\xee\\xe3\\xeb\\xe0\\xf1\\xe5\\xed", "Да, согласен");
    right("koi8-r", "\\xe4\\xc1, \\xd3\\xcf\\xc7\\xcc\\xc1\\xd3\\xc5\\xce", "Да, согласен");
    right("windows-1253", "\\xcd\\xe1\\xdf", "Ναί");
    right("windows-1254", "Te\\xfeekk\\xfcrler", "Teşekkürler");
    right("windows-1255", "\\xeb\\xef", "כן");
    right("windows-1256", "\\xe4\\xda\\xe3", "نعم");
    right("windows-1257", "A\\xe8i\\xfb", "Ačiū");
    right("iso-2022-jp", "\\x1b$B;?@.\\x1b(B!", "賛成!");
    right("shift_jis", "\\x8e\\x5e\\x90\\xac", "賛成");
    right("windows-31j", "\\x8e\\x5e\\x90\\xac", "賛成");
    right("euc-jp", "\\xbb\\xbf\\xc0\\xae", "賛成");
    right("gb2312", "\\xcd\\xac\\xd2\\xe2", "同意");
    right("gbk", "\\xcd\\xac\\xd2\\xe2", "同意");
    right("gb18030", "\\x81\\x30\\x81\\x34\\xcd\\xac", "\u{84}同");
    right("big5", "\\xa6\\x50\\xb7\\x4e", "同意");
    right("euc-kr", "\\xc2\\xf9\\xbc\\xba", "찬성");
    right("ks_c_5601-1987", "\\xc2\\xf9\\xbc\\xba", "찬성");
    right("utf-16", "\\xfe\\xff\\x00J\\x00a", "Ja");
    right("utf-16", "\\xff\\xfeJ\\x00a\\x00", "Ja");
    right("utf-16le", "J\\x00a\\x00", "Ja");
    right("utf-16", "\\x00J\\x00a", "Ja");
}

#[test]
fn a_label_that_is_wrong_is_not() {
    let wrong = |label: &str, written: &str, text: &str| check(Some(label), written, text, true);
    // A program that changed its mind about the octets and not about the label.
    wrong("iso-8859-1", "Gr\\xc3\\xbcn", "Grün");
    wrong("windows-1251", "\\xd0\\x94\\xd0\\xb0", "Да");
    wrong("utf-8", "Gr\\xfcn", "Grün");
    wrong("us-ascii", "Gr\\xfcn", "Grün");
    wrong("utf-16", "Ja, gern", "Ja, gern");
    wrong("gb2312", "\\xe5\\x90\\x8c\\xe6\\x84\\x8f\\xe7\\x9a\\x84\\xe4\\xba\\xba", "同意的人");
    wrong("iso-2022-kr", "abc", "abc");
    wrong(
        "iso-8859-1",
        "\\xd1\\xe5\\xe3\\xee\\xe4\\xed\\xff \\xee\\xe1\\xf1\\xf3\\xe4\\xe8\\xeb\\xe8 \\xe7\\xe0\\xe1\\xee\\xf0, \\xe7\\xe0\\xe2\\xf2\\xf0\\xe0.",
        "Сегодня обсудили забор, завтра.",
    );
    wrong(
        "windows-1252",
        "\\xc4\\xe0, \\xea\\xee\\xed\\xe5\\xf7\\xed\\xee, \\xff \\xef\\xf0\\xe8\\xe4\\xf3 \\xf3\\xf2\\xf0\\xee\\xec",
        "Да, конечно, я приду утром",
    );
    wrong("windows-1251", "\\xf3\\xc5\\xc7\\xcf\\xc4\\xce\\xd1 \\xcf\\xc2\\xd3\\xd5\\xc4\\xc9\\xcc\\xc9 \\xda\\xc1\\xc2\\xcf\\xd2", "Сегодня обсудили забор");
    wrong(
        "iso-8859-1",
        "\\xce\\xd2\\xcd\\xac\\xd2\\xe2\\xd5\\xe2\\xb8\\xf6\\xbd\\xa8\\xd2\\xe9\\xa3\\xac\\xd0\\xc7\\xc6\\xda\\xc1\\xf9\\xbc\\xfb\\xa1\\xa3",
        "我同意这个建议，星期六见。",
    );
    wrong("gb2312", "\\xa7\\xda\\xa6P\\xb7N\\xb3o\\xad\\xd3\\xab\\xd8\\xc4\\xb3\\xa1A\\xacP\\xb4\\xc1\\xa4\\xbb\\xa8\\xa3\\xa1C", "我同意這個建議，星期六見。");
    wrong(
        "iso-2022-jp",
        "\\x8e^\\x90\\xac\\x82\\xc5\\x82\\xb7\\x81B\\x93y\\x97j\\x93\\xfa\\x82\\xc9\\x8ds\\x82\\xab\\x82\\xdc\\x82\\xb7\\x81B",
        "賛成です。土曜日に行きます。",
    );
    // Windows-1252 under the name of latin-1 is so usual that it is no problem.
    check(Some("iso-8859-1"), "\\x93Ja\\x94 \\x96 5 \\x80", "“Ja” – 5 €", false);
    // One broken octet in good UTF-8 costs that one.
    wrong("utf-8", "Sch\\xc3\\xb6n \\xe2\\x82\nnext", "Schön \u{fffd}\nnext");
    wrong("utf-8", "Ja, sch\\xc3\\xb6n \\xf0\\x9f\\x91", "Ja, schön \u{fffd}");
    // What was quoted kept its own octets.
    wrong("utf-8", "Sch\\xc3\\xb6n sehr\n> fr\\xfcher sch\\xf6n", "Schön sehr\n> früher schön");
    wrong("utf-8", "sch\\xc3\\xb6ne gr\\xc3\\xbc\\xc3\\x9fe \\xff", "schöne grüße \u{fffd}");
}

#[test]
fn a_right_label_is_believed_where_letters_are_unusual() {
    let right = |label: &str, written: &str, text: &str| check(Some(label), written, text, false);
    right("iso-8859-1", "\\xc4\\xc4\\xc4\\xc4\\xc4h nein", "ÄÄÄÄÄh nein");
    right("iso-8859-1", "\\xc9t\\xe9 cr\\xe9\\xe9e \\xe0 No\\xebl", "Été créée à Noël");
    right("windows-1251", "\\xc4\\xc0! \\xd1\\xce\\xc3\\xcb\\xc0\\xd1\\xc5\\xcd!", "ДА! СОГЛАСЕН!");
    right("koi8-r", "\\xe4\\xe1, \\xf3\\xef\\xe7\\xec\\xe1\\xf3\\xe5\\xee", "ДА, СОГЛАСЕН");
    right("iso-8859-2", "\\xbb\\xbe\\xfd \\xe8e\\xb9\\xf8", "ťžý češř");
}

#[test]
fn what_has_no_label_is_known_by_its_octets() {
    check(None, "Gr\\xc3\\xbcn", "Grün", false);
    check(None, "Gr\\xfcn", "Grün", true);
    check(Some("x-unknown"), "Gr\\xfcn", "Grün", true);
    check(Some("x-unknown"), "plain", "plain", false);
    check(None, "\\x1b$B;?@.\\x1b(B", "賛成", true);
    check(None, "", "", false);
}

#[test]
fn the_rest_of_the_message_helps_where_the_text_says_nothing() {
    let (text, problem) = decode(&octets("\\xe4\\xc1"), None, Some("koi8-r"));
    assert_eq!((text.as_str(), problem), ("Да", Some(Problem::Charset)));
    let (text, _) = decode(&octets("Gr\\xfcn"), None, Some("utf-8"));
    assert_eq!(text, "Grün");
}

#[test]
fn utf_7_stays_as_it_is() {
    let (text, problem) = decode(b"+ADw-script+AD4-", Some("UTF-7"), None);
    assert_eq!((text.as_str(), problem), ("+ADw-script+AD4-", Some(Problem::CharsetRefused)));
    for label in ["unicode-1-1-utf-7", "hz-gb-2312", "iso-2022-kr"] {
        assert_eq!(decode(b"Hi", Some(label), None).1, Some(Problem::CharsetRefused), "{label}");
    }
}

proptest::proptest! {
    #[test]
    fn any_octets_under_any_label_are_text(octets: Vec<u8>, label in "(utf-8|utf-16|utf-7|gb18030|iso-2022-jp|big5|koi8-r|euc-kr|[a-z0-9-]{0,12})") {
        decode(&octets, Some(&label), None);
        decode(&octets, None, Some(&label));
    }
}

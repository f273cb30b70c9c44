use super::*;

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

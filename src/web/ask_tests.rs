use super::*;

#[test]
fn a_form_reads_like_the_mail_that_says_the_same() {
    let field = |name: &str, value: &str| (name.to_string(), value.to_string());
    let table = [
        (
            vec![
                field("description", "Soon."),
                field("options", "Green\r\n- White\r\n\r\n"),
                field("type", "ranked choice"),
                field("closes", "Friday 18:00"),
                field("settings", "Quorum: 50%\r\nSecret: yes"),
            ],
            "Soon.\n\nOptions:\n- Green\n- White\n\nType: ranked choice\nCloses: Friday 18:00\nQuorum: 50%\nSecret: yes",
        ),
        (vec![field("type", ""), field("options", "Green")], "\n\nOptions:\n- Green\n\n"),
    ];
    for (fields, expected) in table {
        assert_eq!(text(&Fields(fields)), expected);
    }
}

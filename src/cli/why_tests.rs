use super::*;
use crate::core::notice::{NoticeKind, NoticeState};

#[test]
fn a_fate_names_kind_group_state_and_reason_and_nothing_that_the_mail_says() {
    let at = "2026-11-24T09:00:00Z".parse().unwrap();
    let fate = Fate {
        kind: NoticeKind::Comment,
        made_at: at,
        due: at,
        state: NoticeState::Withheld,
        reason: Some("setting".into()),
        group: "Garden co-op".into(),
        title: "The secret surprise".into(),
    };
    let told = told("Ben", &[fate]);
    assert_eq!(told, "Ben\n  2026-11-24T09:00:00Z  comment      withheld    Garden co-op  setting\n");
    assert_eq!(super::told("Cleo", &[]), "Cleo\n  no mail yet\n");
}

use super::*;

#[track_caller]
fn check(text: &str, expect: Option<PollOrder>) {
    assert_eq!(read_poll_order(&Words::own_only(text)), expect, "{text:?}");
}

fn extend(until: &str) -> Option<PollOrder> {
    Some(PollOrder::Extend { until: until.into() })
}

fn outcome(words: &str) -> Option<PollOrder> {
    Some(PollOrder::Outcome { words: words.into() })
}

fn reopen(until: &str, tell: bool) -> Option<PollOrder> {
    Some(PollOrder::Reopen { until: until.into(), tell })
}

#[test]
fn a_poll_is_steered_in_any_language() {
    let table = [
        ("poll: close", Some(PollOrder::Close)),
        ("Poll:close please", Some(PollOrder::Close)),
        ("poll: end", Some(PollOrder::Close)),
        ("Abstimmung: beenden", Some(PollOrder::Close)),
        ("poll: remind", Some(PollOrder::Remind)),
        ("Hi,\n\npoll: remind.\n\nThanks,\nAna", Some(PollOrder::Remind)),
        ("sondage: relancer", Some(PollOrder::Remind)),
        ("poll: withdraw", Some(PollOrder::Withdraw)),
        ("poll: cancel", Some(PollOrder::Withdraw)),
        ("umfrage: absagen", Some(PollOrder::Withdraw)),
        ("poll: outcome We paint it in oak.", outcome("We paint it in oak.")),
        ("poll: outcome: oak\n\nBen buys the paint.\n\nBest,\nAna", outcome("oak\n\nBen buys the paint.")),
        ("poll: outcome\n\nWe paint it.", outcome("We paint it.")),
        ("abstimmung: ergebnis Eiche", outcome("Eiche")),
        ("poll: title Which color for the gate?", Some(PollOrder::Title { title: "Which color for the gate?".into() })),
        (
            "poll: description\nThe paint is on sale.\n\nBen has seen it.",
            Some(PollOrder::Describe { words: "The paint is on sale.\n\nBen has seen it.".into() }),
        ),
        ("poll: options\n\n- Green\n- White\n", Some(PollOrder::Options { names: vec!["Green".into(), "White".into()] })),
        ("poll: add Walnut", Some(PollOrder::Add { name: "Walnut".into() })),
        ("poll: reword 2: Dark oak", Some(PollOrder::Reword { code: "2".into(), name: "Dark oak".into() })),
        ("poll: rename 2 Dark oak", Some(PollOrder::Reword { code: "2".into(), name: "Dark oak".into() })),
        ("abstimmung: hinzufügen Nussbaum", Some(PollOrder::Add { name: "Nussbaum".into() })),
        ("poll: review on 1 March", Some(PollOrder::Review { on: "1 March".into() })),
        ("poll: extend to Friday 18:00", extend("Friday 18:00")),
        ("poll: extend: Friday", extend("Friday")),
        ("poll: extend", extend("")),
        ("Abstimmung: verlängern bis 4. Dezember", extend("4. Dezember")),
        ("omröstning: förläng till fredag", extend("fredag")),
        ("poll: reopen until Friday", reopen("Friday", false)),
        ("poll: reopen until Friday and tell everybody", reopen("Friday", true)),
        ("poll: reopen until Friday 18:00, tell everyone", reopen("Friday 18:00", true)),
        ("poll: wieder öffnen bis Freitag und allen sagen", reopen("Freitag", true)),
    ];
    for (text, expect) in table {
        check(text, expect);
    }
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    for text in [
        "",
        "close",
        "poll close it",
        "poll:",
        "poll: maybe",
        "poll: close, but only if Ben agrees",
        "poll: close\nbut wait for Ben",
        "my poll: close",
        "Vote: close",
        "Close: poll",
        "extend to Friday",
    ] {
        check(text, None);
    }
}

#[test]
fn an_option_is_added_by_a_word_and_a_colon() {
    for (text, expect) in [
        ("add: Walnut", Some("Walnut")),
        ("Hi,\nadd: dark oak\n\nBest,\nBen", Some("dark oak")),
        ("hinzufügen: Nussbaum", Some("Nussbaum")),
        ("add Walnut", None),
        ("2", None),
        ("add: a\nb", None),
    ] {
        assert_eq!(read_addition(&Words::own_only(text)).as_deref(), expect, "{text:?}");
    }
}

use super::*;
use crate::core::ids::PersonId;
use crate::core::poll::Choosable;
use crate::core::sample::{Room, at};

fn poll(kind: PollKind, names: &[&str]) -> Poll {
    let mut room = Room::new(at("2026-11-24T09:00:00Z"), "UTC");
    let id = room.poll(48);
    let mut poll = room.view.polls.get(id).unwrap().clone();
    poll.kind = kind;
    poll.options = names.iter().zip(1..).map(|(name, code)| Choosable::new(&code.to_string(), name)).collect();
    poll
}

fn named(name: &str, choice: Choice, reason: &str) -> Named {
    Named { name: name.into(), weight: 1, choice, reason: reason.into(), cast_by: String::new() }
}

/// Reads a CSV back as RFC 4180 says.
fn read(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && rest.next_if_eq(&'\n').is_some() => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

#[test]
fn no_cell_is_a_formula_and_every_one_comes_back_as_it_was() {
    let odd = [
        "=1+1",
        "+44 20",
        "-5",
        "@cmd",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =HYPERLINK(\"x\")",
        "＝1",
        "a,b",
        "say \"hi\"",
        "one\r\ntwo",
        "semi;colon",
        "'quoted'",
        "",
        "plain",
    ];
    for text in odd {
        let poll = poll(PollKind::Single, &[text, "White"]);
        let csv = named_csv(&poll, vec![named(text, Choice::One("1".into()), text)]);
        let rows = read(&csv);
        assert_eq!((rows.len(), rows[1].len()), (2, 5), "{csv}");
        for cell in [&rows[0][1], &rows[1][0], &rows[1][4]] {
            assert_eq!(cell.strip_prefix('\'').filter(|_| !text.starts_with('\'')).unwrap_or(cell), text);
            assert!(!cell.trim_start().starts_with(FORMULA) && !cell.starts_with(['\t', '\r', '\n']), "{cell:?} could be run");
        }
    }
}

#[test]
fn equal_ballots_are_one_line_with_their_votes_and_nobody_is_named() {
    let mut poll = poll(PollKind::Ranked { by: Ranked::InstantRunoff, at_least: 1 }, &["Green", "A \"white\"\none"]);
    poll.settings.weights.insert(PersonId(5), 3);
    poll.settings.proxies.insert(PersonId(6), PersonId(5));
    let mut folded = Folded::default();
    folded.add(None, Choice::ranking([vec!["2".into()], vec!["1".into()]]), 2);
    folded.add(Some(PersonId(5)), Choice::ranking([vec!["1".into(), "2".into()]]), 1);
    folded.add(None, Choice::NoneOfThese, 1);
    let said = Said::of(&poll, &folded);
    assert_eq!(as_blt(&poll, &said).unwrap(), "2 1\n4 1=2 0\n2 2 1 0\n1 0\n0\n\"Green\"\n\"A 'white' one\"\n\"Which color?\"\n");
    let json: Value = serde_json::from_str(&as_json(&poll, &said).unwrap()).unwrap();
    let options = ["Green", "A \"white\"\none"];
    assert_eq!(json["ballots"], json!([{"ranking": [options], "weight": 4}, {"ranking": [[options[1]], [options[0]]], "weight": 2}]));
    assert_eq!(read(&unnamed_csv(&poll, &said)).len(), 1 + 4 + 2 + 1);
}

#[test]
fn a_quorum_goes_along_only_where_votes_are_people() {
    use crate::core::poll::Quorum;
    let poll = Poll { quorum: Some(Quorum::Count(2)), ..poll(PollKind::Single, &["Green", "White"]) };
    let quorum = |poll: &Poll, choices: &[Choice]| {
        let sheet = as_json(poll, &Said::of(poll, &Folded::unnamed(choices))).unwrap();
        serde_json::from_str::<Value>(&sheet).unwrap().get("quorum").cloned()
    };
    let green = Choice::One("1".into());
    assert_eq!(quorum(&poll, &[green.clone(), green.clone()]), Some(2.into()));
    assert_eq!(quorum(&poll, &[green.clone(), Choice::NoneOfThese]), None);
    let mut weighed = poll.clone();
    weighed.settings.weights.insert(PersonId(5), 3);
    assert_eq!(quorum(&weighed, &[green]), None);
}

#[test]
fn a_form_is_offered_where_the_kind_can_be_written_in_it_and_only_there() {
    let kinds = [
        PollKind::Single,
        PollKind::Proposal,
        PollKind::Question,
        PollKind::Multiple { min: 0, max: None },
        PollKind::Dots { budget: 3 },
        PollKind::Meeting { minutes: 60, maybe: true },
        PollKind::Ranked { by: Ranked::Borda, at_least: 1 },
        PollKind::Stv { seats: 2, transfer: Transfer::Meek, quota: StvQuota::Droop },
    ];
    for kind in kinds {
        let poll = poll(kind, &["Green", "White"]);
        let said = Said::default();
        assert_eq!((as_json(&poll, &said).is_some(), as_blt(&poll, &said).is_some()), (Form::Json.holds(kind), Form::Blt.holds(kind)), "{kind:?}");
    }
}

use super::super::{Words, read_draft};
use super::*;
use crate::core::poll::{Reasons, Share};

const LIST: &str = "\n- Green\n- Natural oak\n- White\n";

fn draft(text: &str, tongues: &[&str]) -> PollDraft {
    let now = "2026-11-24T10:00:00Z".parse().expect("an instant");
    read_draft("Which?", &Words::own_only(&format!("{text}\n{LIST}")), "Europe/Berlin", tongues, now)
}

#[track_caller]
fn kind(tongue: &str, text: &str, expected: PollKind) {
    assert_eq!(draft(text, &[tongue]).kind, expected, "{tongue}: {text}");
}

const STV: PollKind = PollKind::Stv { seats: 3, transfer: Transfer::Scottish, quota: StvQuota::Droop };
const IRV: PollKind = PollKind::Ranked { by: Ranked::InstantRunoff, at_least: 1 };

#[test]
fn a_type_with_its_settings_makes_a_kind() {
    for (text, expected) in [
        ("Type: ranked choice", IRV),
        ("Type: ranked choice\nMin: 2", PollKind::Ranked { by: Ranked::InstantRunoff, at_least: 2 }),
        ("Type: Borda", PollKind::Ranked { by: Ranked::Borda, at_least: 1 }),
        ("Type: Condorcet", PollKind::Ranked { by: Ranked::Schulze, at_least: 1 }),
        ("Type: STV\nSeats: 3", STV),
        ("Type: ranked choice\nSeats: 3", STV),
        ("Seats: 3", STV),
        ("Type: election\nSeats: 3\nTransfer: meek\nQuota: hare", STV),
        ("Type: approval", PollKind::Multiple { min: 1, max: None }),
        ("Choose: 2", PollKind::Multiple { min: 1, max: Some(2) }),
        ("Choose: 1-3", PollKind::Multiple { min: 1, max: Some(3) }),
        ("Type: multiple choice\nMin: 2\nMax: 3", PollKind::Multiple { min: 2, max: Some(3) }),
        ("Type: score", PollKind::Score { min: 0, max: 5 }),
        ("Type: score\nRange: 1 to 10", PollKind::Score { min: 1, max: 10 }),
        ("Type: score\nPoints: 10", PollKind::Score { min: 0, max: 10 }),
        ("Type: dot vote", PollKind::Dots { budget: 8 }),
        ("Points: 12", PollKind::Dots { budget: 12 }),
        ("Type: time poll\nLength: 90 minutes", PollKind::Meeting { minutes: 90, maybe: true }),
        ("Type: sense check", PollKind::Check),
        ("Type: count\nTarget: 5", PollKind::Count { target: Some(5) }),
        ("Type: question round", PollKind::Question),
    ] {
        // An election counts by what its own lines say.
        let expected = if text.contains("meek") { PollKind::Stv { seats: 3, transfer: Transfer::Meek, quota: StvQuota::Hare } } else { expected };
        kind("en", text, expected);
    }
}

#[test]
fn types_and_keys_are_understood_in_every_language_the_service_speaks() {
    for (tongue, text, expected) in [
        ("de", "Art: Rangfolge\nMindestens: 2", PollKind::Ranked { by: Ranked::InstantRunoff, at_least: 2 }),
        ("fr", "Type: élection\nSièges: 3", STV),
        ("es", "Tipo: elección\nEscaños: 3", STV),
        ("it", "Tipo: elezione\nSeggi: 3", STV),
        ("pt", "Tipo: eleição\nVagas: 3", STV),
        ("nl", "Soort: verkiezing\nZetels: 3", STV),
        ("pl", "Typ: wybory\nMandaty: 3", STV),
        ("sv", "Typ: personval\nPlatser: 3", STV),
        ("da", "Type: personvalg\nPladser: 3", STV),
        ("nb", "Type: personvalg\nPlasser: 3", STV),
        ("fi", "Tyyppi: vaali\nPaikkoja: 3", STV),
        ("cs", "Typ: volby\nMandáty: 3", STV),
        ("ru", "Тип: выборы\nМест: 3", STV),
        ("de", "Punkte: 12", PollKind::Dots { budget: 12 }),
        ("fr", "Points: 12", PollKind::Dots { budget: 12 }),
        ("cs", "Body: 12", PollKind::Dots { budget: 12 }),
        ("fi", "Pisteet: 12", PollKind::Dots { budget: 12 }),
        ("sv", "Typ: betyg\nSkala: 1-10", PollKind::Score { min: 1, max: 10 }),
        ("de", "Wähle: 2", PollKind::Multiple { min: 1, max: Some(2) }),
        ("pl", "Wybierz: 2", PollKind::Multiple { min: 1, max: Some(2) }),
        ("da", "Type: møde\nVarighed: 30", PollKind::Meeting { minutes: 30, maybe: true }),
    ] {
        kind(tongue, text, expected);
    }
}

#[test]
fn the_rarer_settings_are_understood_and_not_opened_before_they_are_carried_out() {
    let settings = |text: &str| draft(text, &["en"]).settings;
    assert!(settings("Secret: yes").secret && settings("Anonymous: yes").secret && !settings("Secret: no").secret);
    assert!(settings("Shuffle: yes").shuffled && settings("None of the above: yes").none_of_these && settings("Add options: yes").may_add);
    assert_eq!(settings("Review: 1 March").review_on, "2027-03-01T17:00:00Z".parse().ok());
    assert_eq!(draft("Opens: tomorrow 9:00", &["en"]).opens_at, "2026-11-25T08:00:00Z".parse().ok());
    assert!(draft("Try: me", &["en"]).rehearsal);
    assert!(!draft("Try: everybody", &["en"]).rehearsal);
}

#[test]
fn voters_weights_and_joiners_are_read_as_they_were_written() {
    let voters = |text: &str| draft(text, &["en", "de"]).voters;
    assert_eq!(voters("Voters: Ana, ben@home.example"), ["Ana", "ben@home.example"]);
    assert_eq!(voters("Voters: Ben"), ["Ben"]);
    assert_eq!(voters("Voters: Ana Silva, Ben and Cleo."), ["Ana Silva", "Ben", "Cleo"]);
    assert_eq!(voters("Stimmberechtigt: Ana und Margaret <margaret@work.example>"), ["Ana", "Margaret <margaret@work.example>"]);
    assert!(voters("Voters: all").is_empty());
    let weights = draft("Weights: Ana 2, ben@home.example: 3, Örjan x 4", &["en"]).weights;
    assert_eq!(weights, [("Ana".to_string(), 2), ("ben@home.example".to_string(), 3), ("Örjan".to_string(), 4)]);
    for (tongue, text, may) in [
        ("en", "Joiners: may vote", true),
        ("en", "Joiners: may not vote", false),
        ("en", "Joiners: yes", true),
        ("de", "Neue Mitglieder: stimmen mit", true),
        ("fr", "Nouveaux membres: peuvent voter", true),
        ("es", "Nuevos miembros: pueden votar", true),
        ("it", "Nuovi membri: possono votare", true),
        ("pt", "Novos membros: podem votar", true),
        ("nl", "Nieuwe leden: mogen stemmen", true),
        ("pl", "Nowi członkowie: mogą głosować", true),
        ("sv", "Nya medlemmar: får rösta", true),
        ("da", "Nye medlemmer: må stemme", true),
        ("nb", "Nye medlemmer: kan stemme", true),
        ("fi", "Uudet jäsenet: saavat äänestää", true),
        ("cs", "Noví členové: mohou hlasovat", true),
        ("ru", "Новые участники: могут голосовать", true),
    ] {
        let draft = draft(text, &[tongue]);
        assert_eq!((draft.settings.joiners, draft.description.as_str()), (may, ""), "{tongue}: {text} {:?}", draft.remarks);
    }
}

#[test]
fn reasons_are_asked_for_as_the_author_says() {
    let draft = |text: &str| draft(text, &["en"]);
    assert_eq!(draft("Reasons: off").reasons, Reasons::Off);
    assert_eq!(draft("Reasons: required to disagree").reasons, Reasons::RequiredToObject);
    assert_eq!(draft("Reasons: required to block").reasons, Reasons::RequiredToBlock);
    assert_eq!(draft("Reason limit: 200 characters").settings.reason_limit, Some(200));
}

#[test]
fn shares_are_read_for_the_options_they_name() {
    let shares = |text: &str| draft(text, &["en", "de"]).settings.shares;
    assert_eq!(shares("Pass: Green 60%"), [("1".to_string(), Share::AtLeast(60))].into());
    assert_eq!(shares("Pass: natural oak at least 50 %, 3 at most 10%"), [("2".to_string(), Share::AtLeast(50)), ("3".to_string(), Share::AtMost(10))].into());
    assert_eq!(shares("Type: proposal\nPass: agree >= 75%, block <= 0%"), [("1".to_string(), Share::AtLeast(75)), ("4".to_string(), Share::AtMost(0))].into());
    assert_eq!(shares("Schwelle: Zustimmung 75%\nArt: Vorschlag"), [("1".to_string(), Share::AtLeast(75))].into());
    for text in ["Pass: Blue 60%", "Pass: Green 60%\nType: ranked choice"] {
        let draft = draft(text, &["en"]);
        assert!(draft.settings.shares.is_empty() && !draft.clear, "{text}: {:?}", draft.remarks);
    }
    assert!(draft("Pass: it on to your neighbors", &["en"]).description.contains("Pass: it on"));
}

#[test]
fn everyday_words_before_a_colon_stay_description() {
    for text in [
        "Length: it runs along the brook",
        "Method: we paint it ourselves",
        "Review: see the minutes",
        "Max: he knows the shop",
        "Voters: please be kind",
        "Test it: with a brush",
        "Weight: heavy",
    ] {
        let draft = draft(text, &["en"]);
        assert!(draft.description.contains(text) && draft.reasons == Reasons::Optional, "{text}: {:?}", draft.remarks);
    }
}

#[test]
fn a_setting_of_another_kind_is_named() {
    for text in ["Type: proposal\nSeats: 3", "Type: single\nRange: 0-5", "Type: single\nTarget: 5"] {
        let draft = draft(text, &["en"]);
        let line = text.lines().nth(1).expect("two lines");
        let named = |remark: &crate::core::notice::Remark| matches!(remark, crate::core::notice::Remark::BadValue { line: named, .. } if named == line);
        assert!(draft.remarks.iter().any(named) && !draft.clear, "{text}");
    }
}

#[test]
fn a_poll_that_opens_later_closes_after_it_opened() {
    let both = |text: &str| {
        let draft = draft(text, &["en"]);
        (draft.opens_at.map(|at| at.to_string()), draft.closes_at.to_string(), draft.clear)
    };
    assert_eq!(both("Opens: Thursday 9:00\nCloses: Friday 18:00"), (Some("2026-11-26T08:00:00Z".into()), "2026-11-27T17:00:00Z".into(), true));
    assert_eq!(both("Opens: Thursday 9:00"), (Some("2026-11-26T08:00:00Z".into()), "2026-12-03T17:00:00Z".into(), true), "a week after the opening");
    assert_eq!(both("Opens: Friday 18:00\nCloses: Thursday 9:00"), (None, "2026-11-26T08:00:00Z".into(), false), "asked about");
}

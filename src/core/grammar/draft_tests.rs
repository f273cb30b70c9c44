use super::*;
use jiff::Zoned;
use proptest::prelude::*;

fn draft_in(subject: &str, text: &str, tongues: &[&str]) -> PollDraft {
    let now = "2026-11-24T10:12:00+01:00[Europe/Paris]".parse::<Zoned>().unwrap().timestamp();
    read_draft(subject, &Words::own_only(text), "Europe/Paris", tongues, now)
}

fn draft(text: &str) -> PollDraft {
    draft_in("Which colour for the fence?", text, &["en"])
}

fn options(draft: &PollDraft) -> Vec<String> {
    draft.options.iter().map(|option| format!("{} {}", option.code, option.name)).collect()
}

const FENCE: &str = "We should decide this week, the paint is on sale.\n\n- Green\n- Natural oak\n- White\n\nCloses: Friday 18:00\n";

#[test]
fn the_poll_of_the_fence_is_read_whole() {
    let draft = draft(FENCE);
    assert_eq!(draft.title, "Which colour for the fence?");
    assert_eq!(draft.description, "We should decide this week, the paint is on sale.");
    assert_eq!(options(&draft), ["1 Green", "2 Natural oak", "3 White"]);
    assert_eq!(draft.closes_at.to_string(), "2026-11-27T17:00:00Z");
    assert_eq!((draft.kind, draft.rule, draft.quorum), (PollKind::Single, Rule::Advice, None));
    assert_eq!((draft.results, draft.reasons, draft.thread.clone()), (ResultsShown::Always, Reasons::Optional, None));
    assert_eq!(draft.remarks, []);
    assert!(draft.clear);
}

#[test]
fn every_setting_is_read_in_any_order() {
    let draft = draft(
        "Rule: two thirds\nquorum: 50 %\nRESULTS: after closing\nReasons: required\nThread: The north fence\n\n1. Green\n2. Oak\n\nCloses: in 3 days\nText between.\n",
    );
    assert_eq!(
        (draft.rule, draft.quorum, draft.results, draft.reasons),
        (Rule::TwoThirds, Some(Quorum::Percent(50)), ResultsShown::AfterClosing, Reasons::Required)
    );
    assert_eq!(draft.thread.as_deref(), Some("The north fence"));
    assert_eq!(draft.description, "Text between.");
    assert_eq!(draft.closes_at.to_string(), "2026-11-27T09:12:00Z");
    assert!(draft.clear, "{:?}", draft.remarks);
}

#[test]
fn keys_and_values_are_understood_in_many_languages() {
    for (tongue, kind, closes, rule, quorum, results, reasons, thread) in [
        (
            "de",
            "Art: Vorschlag",
            "Endet: Freitag 18 Uhr",
            "Regel: Mehrheit",
            "Quorum: 8",
            "Ergebnisse: nach Schluss",
            "Begründung: erforderlich",
            "Thema: Zaun",
        ),
        (
            "fr",
            "Type : proposition",
            "Clôture : vendredi 18h",
            "Règle : majorité",
            "Quorum : 8",
            "Résultats : après la clôture",
            "Raisons : obligatoires",
            "Fil : Zaun",
        ),
        (
            "es",
            "Tipo: propuesta",
            "Cierra: viernes 18:00",
            "Regla: mayoría",
            "Quórum: 8",
            "Resultados: después del cierre",
            "Razones: obligatorias",
            "Hilo: Zaun",
        ),
        (
            "it",
            "Tipo: proposta",
            "Chiude: venerdì alle 18",
            "Regola: maggioranza",
            "Quorum: 8",
            "Risultati: dopo la chiusura",
            "Motivi: obbligatori",
            "Discussione: Zaun",
        ),
        ("pt", "Tipo: proposta", "Encerra: sexta-feira às 18h", "Regra: maioria", "Quórum: 8", "Resultados: no fim", "Razões: obrigatórias", "Tópico: Zaun"),
        ("nl", "Soort: voorstel", "Sluit: vrijdag 18 uur", "Regel: meerderheid", "Quorum: 8", "Resultaten: na sluiting", "Redenen: verplicht", "Gesprek: Zaun"),
        ("pl", "Typ: wniosek", "Koniec: piątek 18:00", "Zasada: większość", "Kworum: 8", "Wyniki: po zamknięciu", "Uzasadnienie: wymagane", "Wątek: Zaun"),
        ("sv", "Typ: förslag", "Stänger: fredag kl 18", "Regel: majoritet", "Kvorum: 8", "Resultat: efter stängning", "Skäl: krävs", "Tråd: Zaun"),
        ("da", "Type: forslag", "Lukker: fredag kl. 18.00", "Regel: flertal", "Kvorum: 8", "Resultater: efter lukning", "Begrundelse: påkrævet", "Tråd: Zaun"),
        (
            "fi",
            "Tyyppi: ehdotus",
            "Päättyy: perjantaina klo 18",
            "Sääntö: enemmistö",
            "Kvoorumi: 8",
            "Tulokset: sulkemisen jälkeen",
            "Perustelut: pakolliset",
            "Ketju: Zaun",
        ),
        ("cs", "Typ: návrh", "Končí: pátek 18:00", "Pravidlo: většina", "Kvórum: 8", "Výsledky: po uzavření", "Důvody: povinné", "Vlákno: Zaun"),
        ("en", "Type: proposal", "Closes: Friday 18:00", "Rule: majority", "Quorum: 8", "Results: after closing", "Reasons: required", "Thread: Zaun"),
    ] {
        let draft = draft_in("?", &[kind, closes, rule, quorum, results, reasons, thread].join("\n"), &[tongue, "en"]);
        assert_eq!(draft.remarks, [], "{tongue}");
        assert_eq!((draft.kind, draft.rule, draft.quorum), (PollKind::Proposal, Rule::Majority, Some(Quorum::Count(8))), "{tongue}");
        assert_eq!((draft.results, draft.reasons, draft.thread.as_deref()), (ResultsShown::AfterClosing, Reasons::Required, Some("Zaun")), "{tongue}");
        assert_eq!(draft.closes_at.to_string(), "2026-11-27T17:00:00Z", "{tongue}");
        assert!(draft.clear, "{tongue}");
    }
}

#[test]
fn a_proposal_has_its_positions_and_keeps_its_lists() {
    let draft = draft("Type: proposal\nWe plant:\n- a quince\n- a plum\n");
    assert_eq!(draft.kind, PollKind::Proposal);
    assert_eq!(options(&draft), ["1 agree", "2 abstain", "3 disagree", "4 block"]);
    assert_eq!(draft.description, "We plant:\n- a quince\n- a plum");
    assert_eq!(draft.rule, Rule::Consent);
    assert_eq!(draft.remarks, [Remark::CloseAssumed]);
    assert!(draft.clear);
}

#[test]
fn a_list_headed_options_names_the_positions() {
    use crate::core::poll::Position::{Abstain, Accept, Agree, Block, Concerned, Decline, Disagree, LooksGood, NotSure};
    let table = [
        ("proposal", "- Support\n- Stand aside\n- Object\n- Veto", vec![Agree, Abstain, Disagree, Block]),
        ("proposal", "- Support\n- Stand aside\n- Object", vec![Agree, Abstain, Disagree]),
        ("proposal", "- Yes\n- No", vec![Agree, Disagree]),
        ("sense check", "- Fine with me\n- Hm\n- Rather not", vec![LooksGood, NotSure, Concerned]),
        ("sense check", "- Fine with me\n- Rather not", vec![LooksGood, Concerned]),
        ("count", "- Count me in\n- Not this time", vec![Accept, Decline]),
    ];
    for (kind, list, positions) in table {
        let draft = draft(&format!("Type: {kind}\nWe plant:\n- a quince\n- a plum\n\nOptions:\n{list}\n"));
        let names: Vec<String> = list.lines().zip(1..).map(|(line, code)| format!("{code} {}", &line[2..])).collect();
        assert_eq!(options(&draft), names);
        assert_eq!(draft.options.iter().filter_map(|option| option.position).collect::<Vec<_>>(), positions, "{list}");
        assert_eq!(draft.description, "We plant:\n- a quince\n- a plum");
        assert!(draft.clear && draft.remarks == [Remark::CloseAssumed], "{:?}", draft.remarks);
    }
    let too_many = [
        ("proposal", "- A1\n- B1\n- C1\n- D1\n- E1", vec!["1 agree", "2 abstain", "3 disagree", "4 block"]),
        ("sense check", "- A1\n- B1\n- C1\n- D1", vec!["1 looks-good", "2 not-sure", "3 concerned"]),
        ("count", "- A1\n- B1\n- C1", vec!["1 accept", "2 decline"]),
    ];
    for (kind, list, usual) in too_many {
        let draft = draft(&format!("Type: {kind}\nOptions:\n{list}\n"));
        assert!(!draft.clear && draft.remarks.contains(&Remark::BadValue { line: "- A1".into(), expected: Expected::Positions }), "{:?}", draft.remarks);
        assert_eq!(options(&draft), usual);
    }
}

#[test]
fn lists_are_read_however_they_are_written() {
    for list in [
        "- Green\n- Oak",
        "* Green\n* Oak",
        "• Green\n• Oak",
        "1. Green\n2. Oak",
        "1) Green\n2) Oak",
        "(1) Green\n(2) Oak",
        "a) Green\nb) Oak",
        "- Green\n\n- Oak",
        "  - Green\n  - Oak",
        "– Green\n– Oak",
        "[ ] Green\n[ ] Oak",
        "- [ ] Green\n- [ ] Oak",
        "- Green,\n- Oak;",
        "-  Green  \n-  Oak",
    ] {
        let draft = draft(list);
        assert_eq!(options(&draft), ["1 Green", "2 Oak"], "{list:?}");
        assert!(draft.clear && draft.description.is_empty(), "{list:?}");
    }
    let wrapped = "- Green, because it is the color of the hedge that grows around the\ngarden\n- Oak, which\n  weathers well\nThat is all.";
    assert_eq!(options(&draft(wrapped)), ["1 Green, because it is the color of the hedge that grows around the garden", "2 Oak, which weathers well"]);
    assert_eq!(draft(wrapped).description, "That is all.");
}

#[test]
fn codes_are_letters_where_numbers_would_confuse() {
    assert_eq!(options(&draft("- 2 trees\n- 3 trees")), ["A 2 trees", "B 3 trees"]);
    assert_eq!(options(&draft("- Friday 18:00\n- Saturday")), ["A Friday 18:00", "B Saturday"]);
    assert_eq!(options(&draft("- two trees\n- three trees")), ["1 two trees", "2 three trees"]);
}

#[test]
fn what_is_not_clear_waits_and_is_named() {
    let remarks = |text: &str| draft(text).remarks;
    let list = "- Green\n- Oak\n";
    let with = |line: &str| format!("{list}\n{line}\nCloses: Friday 18:00");
    let bad = |line: &str, expected| Remark::BadValue { line: line.into(), expected };
    for (text, remark) in [
        (format!("{list}\nClsoes: Friday 18:00"), Remark::NearKey { line: "Clsoes: Friday 18:00".into(), nearest: "Closes".into() }),
        (with("Quorom: 8"), Remark::NearKey { line: "Quorom: 8".into(), nearest: "Quorum".into() }),
        (with("Rule: dictatorship"), bad("Rule: dictatorship", Expected::Rule)),
        (with("Quorum: many"), bad("Quorum: many", Expected::Quorum)),
        (with("Quorum: 150%"), bad("Quorum: 150%", Expected::Quorum)),
        (with("Secret: yes\nReasons: required"), Remark::NotSupported { line: "Reasons: required".into() }),
        (with("Secret: yes\nMay add: yes"), Remark::NotSupported { line: "May add: yes".into() }),
        (with("Secret: yes\nResults: always"), Remark::NotSupported { line: "Results: always".into() }),
        (with("Secret: perhaps"), bad("Secret: perhaps", Expected::YesOrNo)),
        (with("Type: ranked choice\nRule: majority"), Remark::NotSupported { line: "Rule: majority".into() }),
        (with("Rule: consent"), Remark::NotSupported { line: "Rule: consent".into() }),
        (with("Rule: majority\nRule: consent"), bad("Rule: consent", Expected::OneLine)),
        (format!("{list}\nCloses: soon"), bad("Closes: soon", Expected::Closing)),
        (format!("{list}\nCloses: 3/12/2026"), Remark::CloseUnclear { line: "Closes: 3/12/2026".into() }),
        (format!("{list}\nCloses: 20 November 2026"), Remark::CloseUnclear { line: "Closes: 20 November 2026".into() }),
        (format!("{list}\nand\n\n1. this\n2. that"), Remark::SeveralLists),
    ] {
        assert!(remarks(&text).contains(&remark), "{text:?}: {:?}", remarks(&text));
        assert!(!draft(&text).clear, "{text:?}");
    }
    assert!(!draft("No options at all").clear);
    assert!(!draft("- only one").clear);
    assert!(!draft("").clear);
    assert_eq!(draft("- only one").description, "- only one");
}

#[test]
fn a_list_beyond_reason_is_cut_and_waits() {
    let long: String = (0..5000).map(|at| format!("- option no {at}\n")).collect();
    let draft = draft(&format!("{long}{}", "Rule: x\n".repeat(500)));
    assert_eq!((draft.options.len(), draft.clear), (200, false));
    assert!(draft.remarks.len() <= 50);
}

#[test]
fn what_is_assumed_is_said_and_does_not_wait() {
    let draft_of = |text: &str| (draft(text).remarks, draft(text).clear);
    assert_eq!(draft_of("- Green\n- Oak\nCloses: Friday"), (vec![Remark::TimeAssumed], true));
    assert_eq!(draft_of("- Green\n- Oak"), (vec![Remark::CloseAssumed], true));
    assert_eq!(draft_of("- Green\n- Stop\nCloses: Friday 18:00"), (vec![Remark::OptionIsCommand { option: "Stop".into() }], true));
    assert_eq!(
        draft_of("- Green\n- Oak\n- green\nCloses: Friday 18:00"),
        (vec![Remark::BadValue { line: "green".into(), expected: Expected::EachOnce }], true)
    );
    assert_eq!(options(&draft("- Green\n- Oak\n- green")), ["1 Green", "2 Oak"]);
}

#[test]
fn other_words_with_a_colon_are_description() {
    let draft = draft("Note: the paint is on sale.\nBudget: 200\nhttps://example.org/fence\nCost: low\n\n- Green\n- Oak\n\nCloses: Friday 18:00");
    assert_eq!(draft.description, "Note: the paint is on sale.\nBudget: 200\nhttps://example.org/fence\nCost: low");
    assert!(draft.clear, "{:?}", draft.remarks);
    let art = draft_in("?", "Art: oil on canvas\n- Green\n- Oak", &["en"]);
    assert_eq!(art.description, "Art: oil on canvas");
}

#[test]
fn titles_lose_what_mail_programs_add() {
    for (subject, title) in
        [("Re: Which?", "Which?"), ("Fwd: AW: Which?", "Which?"), ("  Which \n colour? ", "Which colour?"), ("Poll: which?", "Poll: which?")]
    {
        assert_eq!(draft_in(subject, FENCE, &["en"]).title, title);
    }
    assert_eq!(draft_in("", FENCE, &["en"]).title, "We should decide this week, the paint is on sale.");
    assert_eq!(options(&draft("Pros:\n- cheap\n- fast\n\nOptions:\n1. Green\n2. Oak")), ["1 Green", "2 Oak"]);
}

proptest! {
    #[test]
    fn any_mail_gives_a_draft_with_codes_that_differ(
        text in "\\PC{0,200}",
        lines in proptest::collection::vec(proptest::sample::select(vec!["- a", "- b", "1. c", "", "Closes: Friday", "Type: proposal", "Rule:", "  more", "a) x", "- Closes: tomorrow", "Quorum: 99999999999999", "- 3 x", "- é", ":", "- :", "[ ] z"]), 0..14),
    ) {
        for text in [text, lines.join("\n")] {
            let draft = draft(&text);
            let mut codes: Vec<&str> = draft.options.iter().map(|option| option.code.as_str()).collect();
            codes.sort_unstable();
            codes.dedup();
            prop_assert_eq!(codes.len(), draft.options.len());
            prop_assert!(!draft.clear || draft.options.len() >= 2);
        }
    }
}

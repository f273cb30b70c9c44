use super::*;

#[test]
fn an_option_that_is_named_to_be_refused_is_no_vote() {
    for text in [
        "Green, no thanks",
        "Green (no way)",
        "Green - anything but that",
        "Green: last choice",
        "Green, not for me",
        "Green (second choice)",
        "Green, over my dead body",
        "Filled in for Anna, she has no internet\n> [x] 2  Natural oak",
        "White (says my wife)",
        "1, I think?",
    ] {
        doubts(text, Doubt::Unclear);
    }
    for (text, tongue) in
        [("Grün, nein danke", "de"), ("Vert, non merci", "fr"), ("Verde, no gracias", "es"), ("Groen, nee bedankt", "nl"), ("Зелёный, нет спасибо", "ru")]
    {
        let list: &[(&str, &str)] = &[("1", "Grün"), ("2", "Vert"), ("3", "Verde"), ("4", "Groen"), ("5", "Зелёный")];
        assert_eq!(single(list, text, &[tongue]), Answer::Doubt(Doubt::Unclear), "{text:?}");
    }
    votes("Green, no doubt about it", "1", "no doubt about it");
    votes("2, no need for paint", "2", "no need for paint");
}

#[test]
fn a_slip_that_is_put_right_is_asked_back() {
    for text in [
        "Green\n\nSorry, I meant white.",
        "Green\nNo, white!",
        "Green. On second thoughts white.",
        "Green.\n\nEdit: white",
        "Green - oops - white",
        "Green\n\nIt lasts.\n\nPS: I changed my mind, white.",
        "Green: too dark. White: yes",
        "Green - ugly. White - lovely.",
        "Green. Hmm, or white?",
        "Green\nWhite if that is sold out",
    ] {
        doubts(text, several(&["1", "3"]));
    }
}

#[test]
fn a_yes_that_answers_the_mail_is_asked_about() {
    let washing = &[("1", "Yes"), ("2", "No, keep the old one")];
    for text in [
        "Yes, got it, thanks",
        "Yes, I'll vote at the weekend",
        "Yes, what does it cost?",
        "No, not yet",
        "No, I haven't decided yet",
        "Yes, I'm against it",
        "No, I have no objection",
        "No, I'm in favour",
        "No, go ahead",
    ] {
        for answer in [single(washing, text, &["en"]), position(text, &["en"])] {
            assert!(matches!(answer, Answer::Doubt(Doubt::Unclear | Doubt::Several { .. })), "{text:?}: {answer:?}");
        }
    }
    for text in ["Yes, depending on the price", "Yes, but not this year", "Yes, except the subscription"] {
        assert_eq!(single(washing, text, &["en"]), Answer::Doubt(Doubt::Conditional), "{text:?}");
        assert_eq!(position(text, &["en"]), Answer::Doubt(Doubt::Conditional), "{text:?}");
    }
    for (text, tongue) in [
        ("Ja, ich stimme morgen ab", "de"),
        ("Oui, bien reçu", "fr"),
        ("Sí, recibido", "es"),
        ("Да, получил", "ru"),
        ("I agree, too expensive", "en"),
        ("Agree. Bad idea.", "en"),
        ("Nein, im Gegenteil, ich bin dafür", "de"),
        ("Oui, je suis contre", "fr"),
    ] {
        let answer = position(text, &[tongue]);
        assert!(matches!(answer, Answer::Doubt(Doubt::Unclear | Doubt::Several { .. })), "{text:?}: {answer:?}");
    }
    for (text, code, reason) in
        [("Yes, why not?", "1", "why not?"), ("In favour", "1", ""), ("Against", "2", ""), ("Yes, it saves water", "1", "it saves water")]
    {
        assert_eq!(single(washing, text, &["en"]), vote(code, reason), "{text:?}");
    }
}

#[test]
fn a_name_that_greets_or_signs_is_no_vote_for_whoever_is_called_so() {
    let people = &[("1", "Dana Novak"), ("2", "Emil Berg"), ("3", "Farah Aziz")];
    for text in [
        "Thanks!\n\nDana",
        "ok\n\nDana",
        "Thanks, Farah",
        "Emil, thanks!",
        "Dana, can you send me the agenda?",
        "Dana, I can't make it.",
        "Emil, please call me",
        "Dana,\n\nFarah please",
        "Emil, thank you for doing this last year. I vote for Dana.",
    ] {
        let answer = single(people, text, &["en"]);
        assert!(matches!(answer, Answer::Doubt(Doubt::Unclear | Doubt::Several { .. })), "{text:?}: {answer:?}");
    }
    for (text, code, reason) in [
        ("Dana", "1", ""),
        ("Hi all,\n\nDana Novak", "1", ""),
        ("Dana, she knows the books", "1", "she knows the books"),
        ("Dana please", "1", ""),
        ("Thanks!\n\n2", "2", ""),
    ] {
        assert_eq!(single(people, text, &["en"]), vote(code, reason), "{text:?}");
    }
}

#[test]
fn a_clear_answer_is_read_in_whatever_words() {
    for text in [
        "Oak has my vote",
        "Choice 2 please and thank you",
        "Actually, change mine to 2",
        "> [ ] 1  Green\n> (x) 2  Natural oak",
        "> [ok] 2  Natural oak",
        "> [ ] 2  Natural oak <-- this one",
    ] {
        votes(text, "2", "");
    }
    for (text, tongue, code) in [
        ("Ok for me", "en", "1"),
        ("Ok pour moi", "fr", "1"),
        ("Ich stimme dem Vorschlag zu. Gruß, Dieter", "de", "1"),
        ("No way", "en", "3"),
        ("Lehne ich ab", "de", "3"),
        ("Ikke enig", "nb", "3"),
        ("En kannata", "fi", "3"),
    ] {
        let answer = position(text, &[tongue]);
        assert!(matches!(&answer, Answer::Vote { choice: Choice::One(found), .. } if found == code), "{text:?}: {answer:?}");
    }
    let fees = &[("A", "€5"), ("B", "€10"), ("C", "€15")];
    for text in ["10 €", "€10", "10€", "10 euros", "€ 10"] {
        assert_eq!(single(fees, text, &["en"]), vote("B", ""), "{text:?}");
    }
    assert_eq!(single(&[("1", "Wärmepumpe"), ("2", "Fernwärme")], "Lieber Fernwärme", &["de"]), vote("2", ""));
}

#[test]
fn an_everyday_word_is_no_command_beside_a_question() {
    let asked = |word: &str| Answer::Doubt(Doubt::OptionOrCommand { word: word.into() });
    for word in ["nothing", "Nothing.", "everything"] {
        assert_eq!(single(FENCE, word, &["en"]), asked(word), "{word:?}");
        let question = BallotForm { kind: PollKind::Question, options: &[], none: false };
        assert_eq!(read_answer(&words(word), &question, &["en"]), asked(word), "{word:?}");
    }
    assert!(matches!(single(FENCE, "nothing group", &["en"]), Answer::Order(_)));
    assert!(matches!(single(FENCE, "digest", &["en"]), Answer::Order(_)));
}

#[test]
fn what_is_typed_below_a_quoted_option_is_about_that_option() {
    let check = |text: &str, expect: Answer| assert_eq!(position(text, &["en"]), expect, "{text:?}");
    let quoted = |below: &str, at: usize| {
        let lines = ["> [ ] 1  agree", "> [ ] 2  abstain", "> [ ] 3  disagree", "> [ ] 4  block"];
        let mut lines: Vec<&str> = lines.to_vec();
        lines.insert(at, below);
        lines.push("> How it is decided: more agree than disagree.");
        lines.join("\n")
    };
    check(&quoted("yes", 3), vote("3", ""));
    check(&quoted("x", 1), vote("1", ""));
    check(&quoted("no", 1), Answer::Doubt(Doubt::Empty));
    check(&quoted("1", 3), Answer::Doubt(Doubt::Unclear));
    check("> [ ] 3  disagree\nyes", Answer::Doubt(Doubt::Unclear));
    check("> [x] 1  agree\n> [3] 2  abstain", Answer::Doubt(Doubt::Unclear));
    check("> [x] 1  agree - it is time\n> [ ] 2  abstain", vote("1", "it is time"));
    check("> [x] 1  agree (only if we can pay)\n> [ ] 2  abstain", Answer::Doubt(Doubt::Unclear));
}

#[test]
fn a_clear_answer_with_a_reason_is_counted() {
    for (text, reason) in [
        ("Oak. When do we start?", "When do we start?"),
        ("Oak\n\nIf you need a hand with the painting, call me.", "If you need a hand with the painting, call me."),
        ("Oak. I don't like dark colours.", "I don't like dark colours."),
        ("Oak, I hate painting every two years", "I hate painting every two years"),
        ("Oak. It lasts twice as long.", "It lasts twice as long."),
        ("Oak, if you ask me", ""),
        ("Good day neighbours,\n\nOak", ""),
        ("> [x] 2  Natural oak - not cheap but good", "not cheap but good"),
        ("Nothing else to add.\n> [x] 2  Natural oak", "Nothing else to add."),
        ("Keine Anmerkungen\n> [x] 2  Natural oak", "Keine Anmerkungen"),
    ] {
        votes(text, "2", reason);
    }
    for (text, tongue, code) in [
        ("Agree. I have read the plan.", "en", "1"),
        ("Yes! Who will install it?", "en", "1"),
        ("No, I am not in favour of this", "en", "3"),
        ("Disagree. Before we go ahead we need a second quote.", "en", "3"),
        ("Yes, let's not wait any longer", "en", "1"),
        ("Ja, bin ich dafür", "de", "1"),
        ("Dagegen. Noch nicht ausgereift.", "de", "3"),
        ("Nein, alles gut so wie es ist", "de", "3"),
        ("Oui, selon moi c'est utile", "fr", "1"),
        ("Akkoord, gezien de prijs", "nl", "1"),
        ("Tak, poza tym jest tanio", "pl", "1"),
    ] {
        let answer = position(text, &[tongue]);
        assert!(matches!(&answer, Answer::Vote { choice: Choice::One(found), .. } if found == code), "{text:?}: {answer:?}");
    }
    let meals = &[("1", "Paella"), ("2", "Lago")];
    assert_eq!(single(meals, "Lago, si mangia bene", &["it"]), vote("2", "si mangia bene"));
    assert_eq!(single(meals, "Paella, si es barata", &["es"]), Answer::Doubt(Doubt::Conditional));
    let pubs = &[("1", "Red Lion"), ("2", "Blue Boar")];
    assert_eq!(single(pubs, "Red Lion please, thanks!", &["en"]), vote("1", ""));
}

#[test]
fn what_is_still_open_or_not_meant_is_asked_about() {
    for text in [
        "Oak, but let me check with my wife first",
        "Oak - to be confirmed",
        "Oak\n\nPlease ignore this, wrong mail",
        "2 (just testing)",
        "Green, rather not",
        "Green, please no",
        "Green\nNo wait",
        "Oak because it is cheap, but only if it is quiet",
    ] {
        assert!(matches!(single(FENCE, text, &["en"]), Answer::Doubt(_)), "{text:?}");
    }
    for (text, tongue) in [
        ("Yes, thanks, I received your mail and will read it at the weekend", "en"),
        ("No, I haven't had time to look at this yet", "en"),
        ("Yes, partly", "en"),
        ("Yes, up to 500 euros", "en"),
        ("Ja, teilweise", "de"),
        ("Yes, please send me the quote", "en"),
    ] {
        assert!(matches!(position(text, &[tongue]), Answer::Doubt(_)), "{text:?}");
    }
    assert!(matches!(single(FENCE, "Mia: 3", &["en"]), Answer::Doubt(_)));
    for below in ["yes", "\nyes\n", "yes please", "ja, bitte"] {
        let text = format!("> [ ] 1  agree\n> [ ] 3  disagree\n{below}\n> [ ] 4  block\n> Until Friday");
        let answer = position(&text, &["en", "de"]);
        assert!(answer == vote("3", "") || matches!(answer, Answer::Doubt(_)), "{below:?}: {answer:?}");
    }
}

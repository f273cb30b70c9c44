use super::*;

#[test]
fn marks_that_say_two_things_are_asked_back() {
    doubts("> [x] 1  Green\n> [x] 2  Natural oak", several(&["1", "2"]));
    doubts("White\n> [x] 1  Green\n> [x] 2  Natural oak", several(&["1", "2"]));
    doubts("White\n> [x] 2  Natural oak", Doubt::MarkAgainstWords { marked: "2".into(), written: "3".into() });
    doubts("I have always liked white\n> [x] 2  Natural oak", Doubt::MarkAgainstWords { marked: "2".into(), written: "3".into() });
    doubts("Only if we can afford it\n> [x] 2  Natural oak", Doubt::Conditional);
    doubts("Not this one\n> [x] 2  Natural oak", Doubt::Unclear);
    doubts("> [ ] 1 Green\n> [ ] 2 Natural oak I prefer this\n> [ ] 3 White", Doubt::Unclear);
    doubts("status\n> [x] 2  Natural oak", Doubt::Unclear);
}

#[test]
fn no_words_and_no_mark_is_empty() {
    doubts("", Doubt::Empty);
    doubts("\n \n", Doubt::Empty);
    doubts("> [ ] 1  Green\n> [ ] 2  Natural oak", Doubt::Empty);
    doubts("[ ] 1  Green\n[ ] 2  Natural oak\n[ ] 3  White", Doubt::Empty);
    doubts("1  Green\n2  Natural oak\n3  White", Doubt::Empty);
}

#[test]
fn two_options_are_no_vote() {
    for (text, codes) in [
        ("1 or 3", ["1", "3"]),
        ("1, 3", ["1", "3"]),
        ("1 and 3", ["1", "3"]),
        ("1 & 3", ["1", "3"]),
        ("1/3", ["1", "3"]),
        ("1-3", ["1", "3"]),
        ("1\n3", ["1", "3"]),
        ("Green or white", ["1", "3"]),
        ("Green, white", ["1", "3"]),
        ("Green\nWhite", ["1", "3"]),
        ("Green - or white", ["1", "3"]),
        ("Green - White", ["1", "3"]),
        ("Green, but white is fine too", ["1", "3"]),
        ("Green. Or white.", ["1", "3"]),
        ("Green, then white", ["1", "3"]),
        ("Maybe green or white, I really can't say", ["1", "3"]),
        ("Either green or white", ["1", "3"]),
        ("1 Natural oak", ["1", "2"]),
        ("Natural oak (3)", ["2", "3"]),
        ("2. Green", ["2", "1"]),
        ("Green\nActually, white", ["1", "3"]),
        ("Green no wait, white", ["1", "3"]),
        ("Green; white", ["1", "3"]),
        ("Green (white)", ["1", "3"]),
        ("Green rather than white", ["1", "3"]),
        ("Green not white", ["1", "3"]),
        ("Green\nor white", ["1", "3"]),
        ("1, but I could live with 3", ["1", "3"]),
        ("Green, oak", ["1", "2"]),
        ("not green, white", ["1", "3"]),
        ("2 - although I'd prefer 1", ["2", "1"]),
        ("2. But my heart says green.", ["2", "1"]),
        ("2\nbut my heart says green", ["2", "1"]),
    ] {
        doubts(text, several(&codes));
    }
    doubts("Green. Actually white", several(&["1", "3"]));
}

#[test]
fn words_that_are_no_answer_are_no_vote() {
    for text in [
        "Maybe green",
        "No idea",
        "none of these",
        "None",
        "I don't know",
        "not 2",
        "not green",
        "anything but green",
        "No green please",
        "2 people told me to wait",
        "Green tea is nice",
        "What about blue?",
        "Green?",
        "2?",
        "Could we have more time?",
        "20",
        "2.5",
        "2%",
        "$2",
        "+2",
        "22",
        "4",
        "green.example.org",
        "Greenish",
        "A good idea",
        "I am against",
        "It depends",
        "yes",
        "no",
        "Never oak",
        "without oak",
        "Hi Ana,",
        "thanks",
        "I was at the shop\n2",
        "One thing: the paint is gone",
        "First, thank you all",
        "1. I like the idea\n2. but not the price",
        "Green, maybe",
        "Green I guess",
        "2 not sure",
        "Green, I'm not sure",
        "close",
        "open",
        "approve",
        "~~2~~",
        "I can't decide",
        "2 👎",
        "Ben, please call me",
        "The fence is 2 meters high",
        "This one please",
        "that one",
        "I choose this one",
        "a second please",
        "1. What does it cost?",
        "2\nunsubscribe",
        "2\n\nstop",
        "2\nPlease unsubscribe me",
        "2\nnot me",
    ] {
        let answer = single(FENCE, text, &["en"]);
        assert!(matches!(answer, Answer::Doubt(Doubt::Unclear)), "{text:?}: {answer:?}");
    }
}

#[test]
fn a_condition_is_not_a_yes() {
    for text in [
        "2, but only if it is cheap",
        "2 if Ben agrees",
        "Oak, as long as it is cheap",
        "2 unless it rains",
        "2\nbut only if it is cheap",
        "Green - provided that we have the money",
        "2, if we can afford it",
        "Oak only if it is cheap",
        "2\n\nOnly if Ben helps",
    ] {
        doubts(text, Doubt::Conditional);
    }
    for (text, tongue) in [
        ("Yes, but only if we pay half", "en"),
        ("Yes if Ben agrees", "en"),
        ("Ja, aber nur wenn wir es bezahlen können", "de"),
        ("Ja, sofern es geht", "de"),
        ("Oui, à condition que ce soit gratuit", "fr"),
        ("Oui, mais seulement si on peut", "fr"),
        ("Sí, pero solo si llueve", "es"),
        ("Sí, siempre que se pueda", "es"),
        ("Sì, a patto che costi poco", "it"),
        ("Sim, desde que seja barato", "pt"),
        ("Ja, mits het goedkoop is", "nl"),
        ("Tak, pod warunkiem że się uda", "pl"),
        ("Ja, men bara om det går", "sv"),
        ("Ja, hvis det går", "da"),
        ("Kyllä, mutta vain jos se onnistuu", "fi"),
        ("Ano, pokud to půjde", "cs"),
        ("Да, если получится", "ru"),
        ("同意，如果便宜", "zh"),
        ("同意，只要便宜", "zh"),
        ("同意，除非太贵", "zh"),
        ("同意，前提是便宜", "zh"),
        ("同意，但是要便宜", "zh"),
        ("同意，但只在春天", "zh"),
        ("はい、安ければ", "ja"),
        ("はい、安いなら", "ja"),
        ("はい、雨でないなら賛成します", "ja"),
        ("はい、安い場合に限り", "ja"),
        ("賛成、条件付きで", "ja"),
        ("賛成、ただし春から", "ja"),
        ("네, 싸다면", "ko"),
        ("네, 단 싸야 합니다", "ko"),
        ("찬성, 조건부", "ko"),
        ("Ναι, αν είναι φθηνό", "el"),
        ("Ναι, εκτός αν βρέξει", "el"),
        ("Ναι, εφόσον γίνεται", "el"),
        ("نعم، إذا كان رخيصا", "ar"),
        ("نعم، بشرط أن يكون رخيصا", "ar"),
        ("نعم، إلا إذا كان غاليا", "ar"),
        ("Evet, ucuz olursa", "tr"),
        ("Evet, ancak ucuzsa", "tr"),
        ("Evet, Ali gelmezse", "tr"),
        ("Evet, yapmazsa", "tr"),
        ("Evet, yağmur yağmazsa", "tr"),
        ("Evet, Ali isterse", "tr"),
        ("Evet, yeter ki ucuz olsun", "tr"),
        ("Oui, sauf si c'est cher", "fr"),
        ("Oui, sous condition", "fr"),
        ("Sí, excepto si llueve", "es"),
        ("Ja, behalve als het regent", "nl"),
        ("Ja, onder voorbehoud", "nl"),
        ("Ja, såvida det inte regnar", "sv"),
        ("Ja, medmindre det regner", "da"),
        ("Kyllä, ellei sada", "fi"),
        ("Ano, ledaže bude pršet", "cs"),
        ("Да, с условием что дёшево", "ru"),
        ("Так, хіба що дощ", "uk"),
        ("Igen, kivéve ha esik", "hu"),
        ("Da, decât dacă plouă", "ro"),
        ("Ja, unter Vorbehalt", "de"),
        ("Ja. Allerdings nur im Frühling", "de"),
        ("Ja, jedoch erst im Frühling", "de"),
        ("Yes, however only in spring", "en"),
        ("Agree, though only the left side", "en"),
        ("Agree, with one change", "en"),
    ] {
        assert_eq!(position(text, &[tongue]), Answer::Doubt(Doubt::Conditional), "{text:?}");
    }
}

#[test]
fn a_mere_but_is_a_reason_unless_it_names_another_option() {
    let woods = &[("1", "绿色"), ("2", "橡木"), ("3", "白色")];
    assert_eq!(single(woods, "2，便宜，但不耐用", &["zh"]), vote("2", "便宜，但不耐用"));
    assert_eq!(single(woods, "橡木，但不耐用", &["zh"]), vote("2", "但不耐用"));
    assert_eq!(single(woods, "2，不过很贵", &["zh"]), vote("2", "不过很贵"));
    assert_eq!(single(woods, "绿色，但白色也行", &["zh"]), Answer::Doubt(several(&["1", "3"])));
    assert_eq!(single(woods, "2，如果便宜", &["zh"]), Answer::Doubt(Doubt::Conditional));
    assert_eq!(single(FENCE, "2, cheap but not durable", &["en"]), vote("2", "cheap but not durable"));
    assert_eq!(position("네, 하지만 비쌉니다", &["ko"]), vote("1", "하지만 비쌉니다"));
    assert_eq!(position("نعم، لكنه غال", &["ar"]), vote("1", "لكنه غال"));
    assert_eq!(position("はい、さようなら", &["ja"]), vote("1", "さようなら"));
}

#[test]
fn a_tap_on_a_thumb_is_asked_back() {
    for text in [
        "👍",
        "+1",
        "👍🏽",
        "❤️",
        "+1!",
        "🎉🎉",
        "-1",
        "Ana reacted via Gmail",
        "👍\n\nAna Silva reacted via Gmail",
        "Ana reacted to your message: 👍",
        "Ana Silva reacted to your message:",
        "Liked your message",
        "Liked “We should decide this week, the paint is on sale”",
        "Anna hat auf Ihre Nachricht reagiert",
        "👍\nAnna Weber hat über Gmail reagiert",
        "Gefällt „Wir sollten diese Woche entscheiden“",
        "Anne a réagi via Gmail",
        "Anne a réagi à votre message : ❤️",
        "A aimé « Nous devrions décider cette semaine »",
        "Ana ha reaccionado mediante Gmail",
        "Ana reaccionó a su mensaje:",
        "Ana ha reagito tramite Gmail",
        "Ana ha reagito al tuo messaggio:",
        "Ana reagiu pelo Gmail",
        "Ana reagiu à sua mensagem:",
        "Ana heeft gereageerd via Gmail",
        "Ana heeft op je bericht gereageerd:",
        "Ana zareagowała przez Gmaila",
        "Anna reagerade via Gmail",
        "Anna reagerede på din meddelelse:",
        "Anna reagerte via Gmail",
        "Anna reagoi viestiisi:",
        "Jana reagovala na vaši zprávu:",
        "Анна отреагировала через Gmail",
        "Anna reagált az üzenetére:",
        "Ana Gmail üzerinden tepki verdi",
        "花子さんがメッセージにリアクションしました",
        "小红对您的邮件做出了回应",
    ] {
        doubts(text, Doubt::Reaction);
        assert_eq!(position(text, &["en"]), Answer::Doubt(Doubt::Reaction), "{text:?}");
    }
}

#[test]
fn words_about_a_reaction_are_a_persons() {
    for text in [
        "Hat Ben mit Cleo gesprochen?",
        "The neighbors reacted to your message with a lot of anger, and I find that fair.",
        "Ana reacted via Gmail\nI would rather wait a week.",
        "Liked “Dracula”",
        "Loved the message, and the plan",
        "Ana emphasized that we are late",
        "Me gusta “Drácula”",
    ] {
        assert!(!crate::core::grammar::sounds_private(&words(text), &["en"]), "{text}");
        assert!(!crate::core::grammar::manners::is_reaction(text), "{text}");
    }
    for tap in [
        "👍\n\nAna Silva reacted via Gmail",
        "❤️\n\nAna Silva reacted via Gmail\n<https://www.google.com/gmail/about/?utm_source=gmail-in-product&utm_medium=et#app>",
    ] {
        assert!(crate::core::grammar::sounds_private(&words(tap), &["en"]), "{tap}");
    }
    assert!(!crate::core::grammar::sounds_private(&words("👍"), &["en"]));
}

#[test]
fn what_could_mean_two_positions_is_no_vote() {
    for text in ["Yes and no", "yes/no", "Yes, no", "Yes\nNo", "agree or abstain", "No, fine with me", "agree - block"] {
        assert!(matches!(position(text, &["en"]), Answer::Doubt(Doubt::Several { .. })), "{text:?}: {:?}", position(text, &["en"]));
    }
    for text in [
        "No objections",
        "No problem",
        "No idea",
        "I won't block",
        "I will not block",
        "Agree with Ben",
        "not me either",
        "ok",
        "Maybe",
        "yes?",
        "I can't agree more or less",
        "I would block",
        "I'd block",
        "I do not disagree",
        "Yes, but",
        "Yes but later",
        "Ik ben het niet eens",
    ] {
        assert!(matches!(position(text, &["en"]), Answer::Doubt(Doubt::Unclear)), "{text:?}: {:?}", position(text, &["en"]));
    }
}

#[test]
fn where_languages_disagree_we_ask() {
    let torn = |word: &str| Answer::Doubt(Doubt::Languages { word: word.into() });
    assert_eq!(position("hai", &["ja", "vi"]), torn("hai"));
    assert_eq!(position("tak", &["pl", "da"]), torn("tak"));
    assert_eq!(position("no", &["pl", "en"]), torn("no"));
    assert_eq!(position("Tak", &["pl", "en"]), vote("1", ""));
    assert_eq!(single(&[("1", "Ja"), ("2", "Nein")], "yes", &["de"]), vote("1", ""));
}

#[test]
fn a_yes_or_no_that_is_turned_around_is_asked_back() {
    for (text, tongue) in [
        ("No, I have no objections.", "en"),
        ("No\nI have no objections.", "en"),
        ("No, go ahead", "en"),
        ("No, I don't mind", "en"),
        ("Yes, I object", "en"),
        ("Nein, keine Einwände", "de"),
        ("Nein, ich habe nichts dagegen", "de"),
        ("Non, pas d'objection", "fr"),
        ("No, ninguna objeción", "es"),
        ("Nee, geen bezwaar", "nl"),
        ("Nie, nie mam zastrzeżeń", "pl"),
        ("Нет, возражений нет", "ru"),
    ] {
        assert_eq!(position(text, &[tongue]), Answer::Doubt(Doubt::Unclear), "{text:?}");
    }
    assert_eq!(position("Yes, no objections", &["en"]), vote("1", "no objections"));
    assert_eq!(position("Yes, no problem", &["en"]), vote("1", "no problem"));
    assert_eq!(position("No, I object", &["en"]), vote("3", "I object"));
}

#[test]
fn as_soon_as_is_a_condition_and_as_soon_as_possible_is_none() {
    for (text, tongue) in [
        ("Yes, as soon as the roof is fixed", "en"),
        ("2, after the audit", "en"),
        ("Yes, pending the audit", "en"),
        ("Yes, with the proviso that we can pay", "en"),
        ("Ja, sobald das Dach dicht ist", "de"),
        ("Oui, dès que le toit est réparé", "fr"),
        ("Sí, en cuanto se arregle el techo", "es"),
        ("Sì, non appena il tetto è riparato", "it"),
        ("Sim, assim que o telhado estiver pronto", "pt"),
        ("Ja, zodra het dak dicht is", "nl"),
        ("Tak, jak tylko naprawimy dach", "pl"),
        ("Ano, jakmile bude střecha", "cs"),
        ("Да, как только починят крышу", "ru"),
        ("Ja, så snart taket är lagat", "sv"),
        ("Ja, så snart taget er tæt", "da"),
        ("Ja, så snart taket er tett", "nb"),
        ("Kyllä, heti kun katto on korjattu", "fi"),
    ] {
        assert_eq!(position(text, &[tongue]), Answer::Doubt(Doubt::Conditional), "{text:?}");
    }
    assert_eq!(position("Yes, as soon as possible", &["en"]), vote("1", "as soon as possible"));
    assert_eq!(position("Yes, after all it is cheap", &["en"]), vote("1", "after all it is cheap"));
}

use super::*;
use proptest::prelude::*;

/// Option names that share no word and mean nothing to the grammar.
fn names() -> impl Strategy<Value = Vec<Choosable>> {
    let pool = ["Bicycle shed", "Quince tree", "Zebra stripes", "Kayak trip", "Velvet curtain", "Järvi", "Piñata", "Ω bench"];
    (proptest::sample::subsequence(pool.to_vec(), 2..=8), any::<bool>()).prop_map(|(names, lettered)| {
        let code = |at: usize| if lettered { char::from(b'A' + u8::try_from(at).unwrap()).to_string() } else { (at + 1).to_string() };
        names.iter().enumerate().map(|(at, name)| Choosable::new(&code(at), name)).collect()
    })
}

fn any_line() -> impl Strategy<Value = Line> {
    let text = prop_oneof![
        "\\PC{0,40}",
        proptest::collection::vec(
            proptest::sample::select(vec![
                "yes",
                "no",
                "2",
                "[",
                "]",
                "x",
                " ",
                "or",
                "A",
                "Kayak trip",
                "->",
                ",",
                "if",
                "👍",
                "Hi",
                "please",
                "\u{301}",
                "ß",
                "は",
                "1.",
                "stop"
            ]),
            0..12
        )
        .prop_map(|parts| parts.join(" ")),
    ];
    (text, any::<bool>()).prop_map(|(text, own)| if own { Line::Own(text) } else { Line::Quoted(text) })
}

proptest! {
    #[test]
    fn any_text_is_read_and_only_codes_of_the_form_are_voted(lines in proptest::collection::vec(any_line(), 0..8), options in names(), proposal in any::<bool>()) {
        let options = if proposal { PollKind::Proposal.usual_options() } else { options };
        let form = BallotForm { kind: if proposal { PollKind::Proposal } else { PollKind::Single }, options: &options, none: false };
        let words = Words { lines, elided: String::new() };
        if let Answer::Vote { choice, .. } = read_answer(&words, &form, &["de", "ja", "xx-weird"]) {
            prop_assert!(options.iter().any(|option| choice.code() == Some(option.code.as_str())));
        }
        words.published();
    }

    #[test]
    fn a_code_or_a_name_alone_votes_for_it(options in names(), pick in any::<proptest::sample::Index>(), by_name in any::<bool>()) {
        let option = &options[pick.index(options.len())];
        let typed = if by_name { &option.name } else { &option.code };
        let form = BallotForm { kind: PollKind::Single, options: &options, none: false };
        prop_assert_eq!(read_answer(&Words::own_only(typed), &form, &["en"]), vote(&option.code, ""));
    }

    #[test]
    fn two_options_named_never_vote(
        options in names(), one in any::<proptest::sample::Index>(), two in any::<proptest::sample::Index>(), by_name in any::<(bool, bool)>(),
        joiner in proptest::sample::select(vec![" or ", " and ", ", ", " / ", "/", " & ", "; ", "\n", " ", " oder ", " ou ", ", or ", " - ", ". ", "\n\n", " (", ": ", " rather than ", ", not "]),
        lead in proptest::sample::select(vec!["", "Hi Ana,\n\n", "I vote for ", "Maybe ", "both ", "Either "]),
    ) {
        let (one, two) = (&options[one.index(options.len())], &options[two.index(options.len())]);
        prop_assume!(one.code != two.code);
        let typed = |option: &Choosable, name: bool| if name { option.name.clone() } else { option.code.clone() };
        let text = format!("{lead}{}{joiner}{}", typed(one, by_name.0), typed(two, by_name.1));
        let form = BallotForm { kind: PollKind::Single, options: &options, none: false };
        let answer = read_answer(&Words::own_only(&text), &form, &["en", "de", "fr"]);
        prop_assert!(!matches!(answer, Answer::Vote { .. }), "{text:?}: {answer:?}");
    }
}

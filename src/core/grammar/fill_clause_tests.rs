//! Answers that say something different of each option, and answers whose words run on.

use super::*;

#[test]
fn each_answer_belongs_to_the_times_beside_it() {
    check(
        TIMES,
        &days(),
        &[
            ("Friday works, Saturday no", "Ay Bn"),
            ("Friday ok, Saturday no", "Ay Bn"),
            ("I can do Friday, Saturday no", "Ay Bn"),
            ("Friday works Saturday no", "Ay Bn"),
            ("Friday works, Saturday doesn't", "Ay Bn"),
            ("Friday and Saturday work, Sunday no", "Ay By Cn"),
            ("Fri/Sat ok, Sun no", "Ay By Cn"),
            ("Fri, Sat ok; Sun no", "Ay By Cn"),
            ("I can do Friday and Saturday. Sunday no.", "Ay By Cn"),
            ("No Saturday. Friday works.", "Ay Bn"),
            ("not Friday, but Saturday is ok", "An By"),
            ("Friday but not Saturday", "Ay Bn"),
            ("Friday. Not Saturday.", "Ay Bn"),
            ("Friday!, Saturday no", "Ay Bn"),
            ("Friday\nSaturday maybe", "Ay Bm"),
            ("A\nB\nC no", "Ay By Cn"),
            ("Friday and maybe Saturday", "Ay Bm"),
            ("Friday, possibly Saturday", "Ay Bm"),
            ("Maybe Friday. Saturday works.", "Am By"),
            ("no: Friday, Saturday; yes: Sunday", "An Bn Cy"),
            ("Yes:\nFriday\nSaturday\nNo:\nSunday", "Ay By Cn"),
            ("Friday 4th, yes; Saturday 5th, no", "Ay Bn"),
            ("A works B no C works", "Ay Bn Cy"),
            ("yes A no B maybe C", "Ay Bn Cm"),
            ("Friday works for me. Saturday works too.", "Ay By"),
            ("Friday is not possible, Saturday fine", "An By"),
            ("Sorry, I can't do Friday. Sunday is great.", "An Cy"),
            ("Fri ok. Sat not so good.", "Ay Bn"),
            ("Yes, Friday works, Saturday no", "Ay Bn"),
            ("All good", "Ay By Cy"),
            ("all work except Saturday", "Ay Bn Cy"),
            ("none work", "An Bn Cn"),
            ("Friday works, Saturday", "Ay By"),
            ("Friday doesn't work for me, Saturday does", "An By"),
            ("I'm away Friday and Saturday, Sunday ok", "An Bn Cy"),
            // Two readings.
            ("Friday, Saturday no", "?NotRead"),
            ("A, C maybe", "?NotRead"),
            ("Friday, and Saturday if need be", "?NotRead"),
            ("Maybe Friday, Saturday", "?NotRead"),
            ("no Friday, Saturday", "?NotRead"),
            ("Friday (Saturday maybe)", "?NotRead"),
            ("Friday no, Saturday", "?NotRead"),
            ("No, Friday", "?NotRead"),
            ("Friday yes no", "?NotRead"),
            ("Friday works, Saturday not sure", "?Unclear"),
            ("Friday works, the others not", "?NotRead Ay"),
            ("Friday is not bad", "?NotRead"),
            ("Friday after eight, Saturday fine", "?NotRead Ay"),
            ("Friday, Saturday: no. Sunday: yes", "?NotRead"),
            ("Friday because I'm in town, and Saturday too", "?NotRead Ay"),
        ],
    );
}

#[test]
fn times_are_said_in_many_languages() {
    let times = |names: [&str; 3]| -> Vec<Choosable> { names.iter().zip(["A", "B", "C"]).map(|(name, code)| Choosable::new(code, name)).collect() };
    for (tongue, names, text, expected) in [
        ("de", ["Dienstag, 1. Dezember", "Donnerstag, 3. Dezember", "Samstag, 5. Dezember"], "Dienstag geht, Donnerstag nicht, Samstag vielleicht", "Ay Bn Cm"),
        ("de", ["Dienstag, 1. Dezember", "Donnerstag, 3. Dezember", "Samstag, 5. Dezember"], "Di ja, Do nein, Sa ja", "Ay Bn Cy"),
        ("de", ["Dienstag, 1. Dezember", "Donnerstag, 3. Dezember", "Samstag, 5. Dezember"], "Dienstag passt leider nicht, Samstag geht", "An Cy"),
        ("fr", ["Mardi 1er décembre", "Jeudi 3 décembre", "Samedi 5 décembre"], "Mardi ok, jeudi impossible", "Ay Bn"),
        ("fr", ["Mardi 1er décembre", "Jeudi 3 décembre", "Samedi 5 décembre"], "Je ne peux pas jeudi, samedi me va", "Bn Cy"),
        ("es", ["Martes 1", "Jueves 3", "Sábado 5"], "El martes puedo, el jueves no", "Ay Bn"),
        ("it", ["Martedì 1", "Giovedì 3", "Sabato 5"], "Martedì va bene, giovedì non posso, sabato forse", "Ay Bn Cm"),
        ("pt", ["Terça-feira 1", "Quinta-feira 3", "Sábado 5"], "terça sim, quinta não, sábado talvez", "Ay Bn Cm"),
        ("nl", ["Dinsdag 1", "Donderdag 3", "Zaterdag 5"], "di ja do nee za ja", "Ay Bn Cy"),
        ("nl", ["Dinsdag 1", "Donderdag 3", "Zaterdag 5"], "Dinsdag kan ik, donderdag kan ik niet", "Ay Bn"),
        ("pl", ["Wtorek 1", "Czwartek 3", "Sobota 5"], "Wtorek pasuje, czwartek nie mogę", "Ay Bn"),
        ("cs", ["Úterý 1.", "Čtvrtek 3.", "Sobota 5."], "úterý můžu, čtvrtek ne, sobota možná", "Ay Bn Cm"),
        ("sv", ["Tisdag 1", "Torsdag 3", "Lördag 5"], "Tisdag funkar, torsdag funkar inte", "Ay Bn"),
        ("da", ["Tirsdag 1", "Torsdag 3", "Lørdag 5"], "Tirsdag passer, torsdag passer ikke", "Ay Bn"),
        ("nb", ["Tirsdag 1", "Torsdag 3", "Lørdag 5"], "Tirsdag kan jeg, torsdag kan jeg ikke", "Ay Bn"),
        ("fi", ["Tiistai 1", "Torstai 3", "Lauantai 5"], "ti käy, to ei käy, la ehkä", "Ay Bn Cm"),
        ("ru", ["Вторник 1", "Четверг 3", "Суббота 5"], "вторник могу, четверг не могу", "Ay Bn"),
    ] {
        assert_eq!(outcome(&read_in(TIMES, &times(names), text, &[tongue])), expected, "{tongue} {text}");
    }
}

#[test]
fn what_names_a_further_option_is_no_reason() {
    check(
        MANY,
        &fence(),
        &[
            ("Oak (it lasts) and white", "2+3 | Oak (it lasts) and white"),
            ("Oak (it lasts), white (bright)", "2+3 | Oak (it lasts), white (bright)"),
            ("Oak... and white", "2+3"),
            ("Oak - it lasts\nand it is cheap", "2 | it lasts\nand it is cheap"),
            ("Oak. It lasts. And white.", "?NotRead 2"),
            ("Oak – it lasts – and white", "?NotRead 2"),
            ("Oak - it lasts. White - bright.", "?NotRead 2"),
            ("Oak because it lasts, and white", "?NotRead 2"),
            ("Oak - it lasts\nWhite - bright", "?NotRead 2"),
            ("Oak (no way), white", "?Unclear"),
            ("Oak (if it is cheap), white", "?Conditional"),
            ("Oak (or is it dear?) and white", "?NotRead 2"),
            ("2 and 3\n\nGreen is ugly.", "2+3 | Green is ugly."),
            ("1 works, 3 works", "1+3"),
            ("1 and 3, actually 2", "?Unclear"),
        ],
    );
    check(
        RANKED,
        &fence(),
        &[
            ("Oak (love it), white (bright), green", "2>3>1 | Oak (love it), white (bright), green"),
            ("Oak (love it) then green", "2>1 | Oak (love it) then green"),
            ("Oak! Then green!", "2>1"),
            ("1. Oak - love it\n2. Green - cheap\n3. White", "?NotRead 2"),
            ("3 1 2 (the green is dear)", "3>1>2 | the green is dear"),
            ("2,1,3 (last is best)", "?Unclear"),
            ("2, 1, 3\n(the worst first)", "?Unclear"),
            ("Oak/green, white", "?NotRead"),
            ("oak, green and white", "2>1>3"),
            ("oak, green = white", "2>1=3"),
        ],
    );
    check(
        SCORE,
        &fence(),
        &[
            ("Green 5 (lovely), oak 3 (cold), white 0", "1:5 2:3 3:0 | Green 5 (lovely), oak 3 (cold), white 0"),
            ("Green 5! Oak 3! White 0!", "1:5 2:3 3:0"),
            ("Green 5 because it is early, White 3", "?NotRead 1:5"),
            ("Green: 5 - lovely\nOak: 3 - cold", "?NotRead 1:5"),
        ],
    );
}

#[test]
fn what_stands_below_an_option_in_the_ballot_belongs_to_it() {
    let below = |notes: [&str; 3]| {
        let note = |note: &str| if note.is_empty() { String::new() } else { format!("\n{note}") };
        format!("> [ ] 1  Green{}\n> [ ] 2  Natural oak{}\n> [ ] 3  White{}\n>\n> Until Friday", note(notes[0]), note(notes[1]), note(notes[2]))
    };
    check(
        TIMES,
        &fence(),
        &[
            (&below(["works", "can't", "maybe"]), "1y 2n 3m"),
            (&below(["", "yes", ""]), "2y"),
            (&below(["x", "", ""]), "1y"),
            (&below(["", "3", ""]), "?NotRead"),
        ],
    );
    check(
        RANKED,
        &fence(),
        &[(&below(["2", "1", ""]), "2>1"), (&below(["2", "1", "3"]), "2>1>3"), (&below(["", "1", ""]), "2"), (&below(["", "", "3 1 2"]), "3>1>2")],
    );
    check(SCORE, &fence(), &[(&below(["5", "0", "2"]), "1:5 2:0 3:2"), (&below(["5", "Oak 3", ""]), "?NotRead 1:5")]);
    check(
        MANY,
        &fence(),
        &[(&below(["x", "", ""]), "1"), (&below(["", "yes", ""]), "2"), (&below(["", "1 and 3", ""]), "?Unclear"), (&below(["", "", "1 and 3"]), "1+3")],
    );
    check(TIMES, &fence(), &[(&marked(["✓", "x", "?"]), "?NotRead 1y 3m"), (&marked(["works", "can't", "ok"]), "1y 2n 3y")]);
}

#[test]
fn a_name_below_thanks_is_a_signature_or_an_answer() {
    check(
        MANY,
        &fence(),
        &[
            ("Thanks\n\nWhite", "?Unclear"),
            ("Thanks, White", "?Unclear"),
            ("Thanks.\n2 and 3", "2+3"),
            ("Thanks,\nWhite and oak", "2+3"),
            ("White,\n\nNatural oak please", "?Unclear"),
        ],
    );
}

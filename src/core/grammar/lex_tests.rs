use super::*;

fn check(line: &str, expect: &[&str]) {
    let found: Vec<String> = tokens(line).into_iter().map(|token| token.bare().to_string()).collect();
    assert_eq!(found, expect, "{line:?}");
}

#[test]
fn words_are_found_and_folded() {
    check("Natural Oak, please!", &["natural", "oak", "please"]);
    check("GRÜN ist schön", &["grun", "ist", "schon"]);
    check("Łódź", &["lodz"]);
    check("d\u{2019}accord", &["d'accord"]);
    check("'2'", &["2"]);
    check("２", &["2"]);
    check("2\u{fe0f}\u{20e3}", &["2"]);
    check("①", &["1"]);
    check("2番", &["2", "番"]);
    check("18:30 2.5 2. 3:", &["18:30", "2.5", "2", "3"]);
    check("C++ C# x+y", &["c++", "c#", "x+y"]);
    check("e\u{301}te\u{301}", &["ete"]);
    check("が", &["が"]);
    check("\u{feff}\u{200b}2\u{ad}", &["2"]);
    check("", &[]);
    check("👍 -- !", &[]);
}

#[test]
fn places_are_those_of_the_line() {
    let line = "Ça: ２ – Grün";
    for token in tokens(line) {
        assert_eq!(fold(&line[token.start..token.end]), token.exact);
    }
}

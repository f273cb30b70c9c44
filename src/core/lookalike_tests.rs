use super::*;
use std::collections::BTreeSet;

/// Names as people have them. None of them is odd by itself, nor beside any other of them.
const NAMES: [&str; 72] = [
    "Ana",
    "Ben",
    "Cleo",
    "Ana Silva",
    "José Núñez",
    "Zoë",
    "Bjørn Ångström",
    "Łukasz Żółć",
    "Sinéad O'Brien",
    "D’Angelo",
    "Jean-Luc",
    "Anne‑Marie",
    "Þórdís Ögmundsdóttir",
    "Dvořák",
    "Ștefan Țepeș",
    "Nguyễn Thị Hằng",
    "Işıl Yılmaz",
    "Ġorġ Ħal",
    "Jürgen Groß",
    "Ñusta",
    "Māra Bērziņa",
    "Kaʻiulani",
    "Ana Silva (Lisboa)",
    "Dr. Ben van der Berg, jr.",
    "Wes 2",
    "Анна",
    "Сергій Ґонта",
    "Дмитрий Ёлкин",
    "Љубица Ђорђевић",
    "Айгүл",
    "Ναυσικά",
    "Γιώργος Παπαδόπουλος",
    "Օլիմպիադա",
    "Ասպարամ Խաչատրյան",
    "გიორგი",
    "ნინო ბერიძე",
    "דוד כהן",
    "שִׁיר",
    "محمد",
    "فاطمة الزهراء",
    "نرگس می‌نویسد",
    "राम",
    "श्रीदेवी",
    "রবি ঠাকুর",
    "ਗੁਰਪ੍ਰੀਤ",
    "ગીતા",
    "தமிழ்ச்செல்வன்",
    "తేజ",
    "ಕಾವ್ಯ",
    "അനിത",
    "සුනිල්",
    "สมชาย ใจดี",
    "ສົມໃຈ",
    "ဒေါ်အောင်",
    "សុខា",
    "ትርሓስ",
    "ᏣᎳᎩ",
    "ⴰⵎⴰⵣⵉⵖ",
    "王小明",
    "陳大文",
    "ㄅㄆㄇ 王",
    "田中 さくら",
    "タナカ・ジョン",
    "佐々木 ケン",
    "John 田中",
    "Ken サトウ",
    "김철수",
    "金 철수",
    "Park 민수",
    "Ana-María 王",
    "Батбаяр",
    "ᠮᠣᠩᠭᠣᠯ",
];

#[test]
fn names_in_any_script_are_nobodys_but_their_own() {
    for (place, name) in NAMES.iter().enumerate() {
        assert!(!mixes_scripts(name), "{name}");
        for other in &NAMES[place + 1..] {
            assert!(!looks_like(name, other), "{name} {other}");
        }
    }
}

#[test]
fn names_that_mix_scripts_are_odd() {
    for name in [
        "Аna",         // A Cyrillic A.
        "Anа",         // A Cyrillic a at the end.
        "Βen",         // A Greek B.
        "Cleο",        // A Greek omicron.
        "Ꭺna",         // A Cherokee A.
        "Ани Silva",   // A name of two scripts.
        "Γιώργος Ив",  // Greek and Cyrillic.
        "Aնա",         // A Latin A in an Armenian name.
        "יana",        // Hebrew and Latin.
        "田中 Иван",   // Chinese and Cyrillic.
        "さくら 민수", // Japanese and Korean.
        "ㄅ さくら",   // Bopomofo and Hiragana.
    ] {
        assert!(mixes_scripts(name), "{name}");
    }
}

#[test]
fn the_same_name_may_be_written_in_several_ways() {
    for (one, other) in [
        ("Ana", "Ana"),
        ("Ana", "ANA"),
        ("José", "Jose\u{301}"),
        ("O'Brien", "O’Brien"),
        ("O'Brien", "Oʼbrien"),
        ("Anne-Marie", "Anne‑Marie"),
        ("Ana  Silva", "Ana\u{a0}Silva"),
        ("ΝΑΥΣΙΚΆ", "ναυσικά"),
    ] {
        assert!(is_same_name(one, other) && !looks_like(one, other), "{one} {other}");
    }
    for (one, other) in [("Ana", "Anna"), ("Ana", "Aná"), ("Ana", "Аnа"), ("Ben", "Ben 2")] {
        assert!(!is_same_name(one, other), "{one} {other}");
    }
}

#[test]
fn what_cannot_be_seen_makes_no_other_name() {
    for hidden in ["An\u{200b}a", "An\u{ad}a", "\u{2060}Ana", "Ana\u{feff}", "A\u{200d}na", "\u{202a}Ana\u{202c}"] {
        assert!(looks_like(hidden, "Ana"), "{hidden:?}");
    }
}

/// Letters beside others that look the same: our own small table, drawn from several scripts and digits.
const LETTERS: [(char, &str); 39] = [
    ('a', "аɑα"),
    ('c', "сϲ"),
    ('d', "ԁ"),
    ('e', "еҽ"),
    ('g', "ɡ"),
    ('h', "һ"),
    ('i', "іıɩ"),
    ('j', "јϳ"),
    ('l', "ӏ1I|"),
    ('n', "ո"),
    ('o', "оοօ"),
    ('p', "рρ"),
    ('q', "ԛ"),
    ('r', "г"),
    ('s', "ѕ"),
    ('u', "υս"),
    ('v', "ѵν"),
    ('w', "ԝ"),
    ('x', "х"),
    ('y', "уγ"),
    ('A', "АΑᎪ"),
    ('B', "ВΒᏴ"),
    ('C', "СϹᏟ"),
    ('D', "Ꭰ"),
    ('E', "ЕΕᎬ"),
    ('G', "Ԍ"),
    ('H', "НΗᎻ"),
    ('I', "ІΙ"),
    ('J', "Ј"),
    ('K', "КΚᏦ"),
    ('L', "Ꮮ"),
    ('M', "МΜᎷ"),
    ('N', "Ν"),
    ('O', "ОΟ0"),
    ('P', "РΡᏢ"),
    ('S', "ЅᏚ"),
    ('T', "ТΤᎢ"),
    ('X', "ХΧ"),
    ('Z', "ΖᏃ"),
];

/// Names of which another is made by one letter or by all that can be exchanged.
const COPIED: [&str; 24] = [
    "Ana Silva",
    "Ben Carter",
    "Cleo Jones",
    "Dora Lake",
    "Emil Xavier",
    "Greta Holm",
    "Hannah Porter",
    "Ivan Kovac",
    "Jakob Sachs",
    "Karin Olsen",
    "Lucas Moreau",
    "Marcel Dupont",
    "Nina Cavalli",
    "Oscar Wiik",
    "Paula Esposito",
    "Quentin Ray",
    "Rosa Alvarez",
    "Stella Hughes",
    "Tomas Pokorny",
    "Ulla Jansson",
    "Viktor Egger",
    "Wanda Bilski",
    "Xenia Petrou",
    "Zacharias Koch",
];

/// One letter exchanged, for each that can be; and all at once.
fn copies(name: &str) -> BTreeSet<String> {
    let exchanged = |c: char| LETTERS.iter().find(|(letter, _)| *letter == c).map_or("", |(_, like)| *like);
    let mut copies = BTreeSet::new();
    for (at, c) in name.char_indices() {
        let put = |like: char| format!("{}{like}{}", &name[..at], &name[at + c.len_utf8()..]);
        copies.extend(exchanged(c).chars().map(put));
    }
    copies.insert(name.chars().map(|c| exchanged(c).chars().next().unwrap_or(c)).collect());
    copies
}

#[test]
fn a_name_in_letters_that_look_the_same_looks_like_it() {
    let mut pairs = 0;
    for name in COPIED {
        for copy in copies(name) {
            assert!(looks_like(&copy, name) && looks_like(name, &copy), "{copy} {name}: {:?} {:?}", skeleton(&copy), skeleton(name));
            pairs += 1;
        }
        for other in COPIED.iter().filter(|other| **other != name) {
            assert!(!looks_like(name, other), "{name} {other}");
        }
    }
    assert!(pairs >= 500, "{pairs}");
}

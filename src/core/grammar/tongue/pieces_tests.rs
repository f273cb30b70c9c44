use super::*;

#[test]
fn a_condition_is_heard_in_the_word_that_holds_it() {
    let check = |words: &str, expect: bool| {
        for word in words.split(' ') {
            assert_eq!(written_into(word, Manner::If), expect, "{word}");
        }
    };
    check("如果便宜 便宜的话如果 只要便宜 但要便宜 但必须便宜", true);
    check("但不耐用 便宜但不耐用 不过很贵 可是", false);
    check("安ければ 雨なら 安いなら賛成です 雨が降ったら ただし春から 条件付きで", true);
    check("さようなら しかたない ならない 緑なら庭の木とよく合うと思います", false);
    check("gelmezse yapmazsa olmazsa ucuzsa olursa ederse", true);
    check("reverse universe irse horse ben sense borsa", false);
    check("싸다면 오면 조건부", true);
    check("če nếu", true);
    check("ce neu", false);
}

#[test]
fn a_mere_but_is_an_adversative() {
    for word in ["但", "但不耐用", "不过很贵", "不過", "可是", "でも白もいい", "しかし"] {
        assert!(written_into(word, Manner::Adversative), "{word}");
    }
    for word in ["便宜", "ただし春から", "but", "非但"] {
        assert!(!written_into(word, Manner::Adversative), "{word}");
    }
}

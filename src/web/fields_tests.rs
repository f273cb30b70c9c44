use super::*;

fn fields(pairs: &[(&str, &str)]) -> Fields {
    Fields(pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect())
}

#[test]
fn the_same_form_is_one_act_and_another_choice_is_another() {
    let nonce = "0123456789abcdef0123456789abcdef";
    let cause = |choice: &str| fields(&[("nonce", nonce), ("choice", choice)]).cause("v1").expect("a sound nonce");
    assert_eq!(cause("1"), cause("1"));
    assert_ne!(cause("1"), cause("2"));
    assert_ne!(fields(&[("nonce", nonce), ("a", "bc")]).cause("v1"), fields(&[("nonce", nonce), ("ab", "c")]).cause("v1"));
    assert_ne!(fields(&[("nonce", nonce)]).cause("v1"), fields(&[("nonce", nonce)]).cause("v2"));
}

#[test]
fn a_form_without_a_nonce_of_ours_is_refused() {
    for nonce in ["", "abc", "0123456789abcdef0123456789abcde/", "0123456789abcdef0123456789abcdef0"] {
        assert_eq!(fields(&[("nonce", nonce)]).cause("v1"), Err(Trouble::FORM), "{nonce}");
    }
}

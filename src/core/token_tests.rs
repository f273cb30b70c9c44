use super::*;
use proptest::prelude::*;

fn ring() -> Keyring {
    Keyring::new("moot.example", vec![(1, [7; 32])])
}

proptest! {
    #[test]
    fn a_token_reads_back_as_it_was_signed_in_any_letter_case(send in any::<i64>(), item in any::<u16>(), which in 0..PURPOSES.len()) {
        let token = Token { purpose: PURPOSES[which].0, send: NoticeId(send), item };
        let text = ring().sign(token);
        prop_assert_eq!(ring().verify(&text), Some(token));
        prop_assert_eq!(ring().verify(&text.to_ascii_uppercase()), Some(token));
        prop_assert!(text.len() + 2 <= 64);
    }

    #[test]
    fn a_token_with_one_changed_letter_is_refused(at in 0..39usize, letter in "[a-z2-7]") {
        let text = ring().sign(Token { purpose: Purpose::Vote, send: NoticeId(42), item: 0 });
        let mut forged = text.clone();
        forged.replace_range(at..=at, &letter);
        // The last character carries bits that base32 requires to be zero, so an equal token never has another spelling.
        prop_assert!(forged == text || ring().verify(&forged).is_none());
    }
}

#[test]
fn a_token_of_another_instance_or_key_is_refused() {
    let text = ring().sign(Token { purpose: Purpose::Vote, send: NoticeId(42), item: 0 });
    assert_eq!(Keyring::new("other.example", vec![(1, [7; 32])]).verify(&text), None);
    assert_eq!(Keyring::new("moot.example", vec![(1, [8; 32])]).verify(&text), None);
    assert_eq!(Keyring::new("moot.example", vec![(2, [7; 32])]).verify(&text), None);
}

#[test]
fn an_address_prefix_must_fit_the_purpose() {
    let ring = ring();
    let local = ring.local_part(Token { purpose: Purpose::Bounce, send: NoticeId(1), item: 0 });
    assert!(ring.verify_local_part(&local).is_some());
    assert!(ring.verify_local_part(&local.replacen('b', "r", 1)).is_none());
}

#[test]
fn the_key_before_still_verifies_and_the_next_rotation_ends_it() {
    let token = Token { purpose: Purpose::Vote, send: NoticeId(42), item: 0 };
    let ring = ring();
    let shared = ring.clone();
    let first = ring.sign(token);
    let mut keys = vec![(1, [7; 32])];
    keys = rotated(&keys, [8; 32]);
    ring.replace(keys.clone());
    let second = shared.sign(token);
    assert_ne!(first, second);
    assert_eq!((shared.verify(&first), shared.verify(&second)), (Some(token), Some(token)));
    keys = rotated(&keys, [9; 32]);
    ring.replace(keys.clone());
    assert_eq!((shared.verify(&first), shared.verify(&second)), (None, Some(token)));
    assert_eq!(keys.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [3, 2]);
    assert_eq!(rotated(&[(255, [1; 32])], [2; 32]), [(1, [2; 32]), (255, [1; 32])]);
}

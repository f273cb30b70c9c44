//! Tests of exact amounts.

use super::*;
use proptest::prelude::*;

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

#[test]
fn amounts_are_written_as_decimals_where_those_are_exact() {
    let check = |over: i128, under: i128, expect: &str| {
        let made = Amount::new(over, under).unwrap();
        assert_eq!(made.to_string(), expect);
        assert_eq!(amount(expect), made, "{expect}");
    };
    check(0, 5, "0");
    check(14, 2, "7");
    check(7, 2, "3.5");
    check(-7, 2, "-3.5");
    check(-1, 20, "-0.05");
    check(2_166_650, 100_000, "21.6665");
    check(1, 1_000_000_000, "0.000000001");
    check(7, 3, "7/3");
    check(-2, 6, "-1/3");
}

#[test]
fn what_is_no_amount_is_refused() {
    for text in ["", "x", "1/0", "1/-2", "1.x", "1.1234567890", "1/2/3"] {
        assert!(text.parse::<Amount>().is_err(), "{text}");
    }
    assert_eq!(Amount::new(1, 0), None);
}

#[test]
fn what_cannot_be_held_is_none_and_comparing_never_overflows() {
    let (big, close) = (Amount::new(i128::MAX, 3).unwrap(), Amount::new(i128::MAX - 1, 5).unwrap());
    assert_eq!(big.plus(close), None);
    assert!(big > close);
    let tiny = Amount::new(1, i128::MAX).unwrap();
    let tinier = Amount::new(1, i128::MAX - 1).unwrap();
    assert!(tiny < tinier && tiny > Amount::ZERO && Amount::new(-1, i128::MAX).unwrap() < Amount::ZERO);
}

proptest! {
    #[test]
    fn order_and_sum_are_those_of_cross_multiplication(a in -999i128..999, b in 1i128..99, c in -999i128..999, d in 1i128..99) {
        let (x, y) = (Amount::new(a, b).unwrap(), Amount::new(c, d).unwrap());
        prop_assert_eq!(x.cmp(&y), (a * d).cmp(&(c * b)));
        prop_assert_eq!(x.plus(y), Amount::new(a * d + c * b, b * d));
        prop_assert_eq!(amount(&x.to_string()), x);
    }
}

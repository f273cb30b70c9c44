use super::*;
use crate::face::words::words;

#[test]
fn sizes_read_as_file_managers_show_them() {
    let cases = [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 KB"),
        (180_000, "180 KB"),
        (999_499, "999 KB"),
        (999_500, "1 MB"),
        (2_400_000, "2.4 MB"),
        (12_000_000, "12 MB"),
    ];
    for (count, expect) in cases {
        assert_eq!(bytes(words("en"), count), expect);
    }
}

#[test]
fn shares_are_whole_per_cents() {
    for (part, whole, expect) in [(0, 0, 0), (7, 11, 64), (1, 3, 33), (2, 3, 67), (11, 11, 100), (u32::MAX, u32::MAX, 100)] {
        assert_eq!(percent(part, whole), expect);
    }
}

#[test]
fn lists_end_with_and() {
    let check = |items: &[&str], expect: &str| assert_eq!(list(words("en"), items), expect);
    check(&[], "");
    check(&["Ben"], "Ben");
    check(&["Ben", "Cleo"], "Ben and Cleo");
    check(&["Ben", "Cleo", "Dana"], "Ben, Cleo and Dana");
}

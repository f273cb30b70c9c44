use super::*;

fn check(octets: usize, seconds: u64, pressed: bool, expect: bool) {
    let warming = if pressed { Duration::from_secs(10) } else { WARMING };
    let time = Duration::from_secs(seconds);
    assert_eq!(is_too_slow(octets, time, warming, pressed), expect, "{octets} octets in {seconds} s, pressed: {pressed}");
}

#[test]
fn a_sender_must_keep_up_once_it_is_warm() {
    check(0, 60, false, false);
    check(61, 61, false, true);
    check(61 * 64, 61, false, false);
    check(100_000, 600, false, false);
    check(600, 600, false, true);
    check(0, 10, true, false);
    check(11 * 64, 11, true, true);
    check(11 * 500, 11, true, false);
}

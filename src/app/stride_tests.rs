use super::*;

#[test]
fn a_step_takes_as_many_as_fit_into_its_time() {
    let check = |before, people, micros, expect| assert_eq!(next(before, people, SignedDuration::from_micros(micros)), expect, "{before}, {people}, {micros}");
    check(500, 500, 4_900, 500);
    check(500, 500, 10_000, 250);
    check(250, 250, 5_000, 250);
    // Twice as many at most, and no more than 500.
    check(100, 100, 100, 200);
    check(400, 400, 100, 500);
    check(500, 500, 0, 500);
    // A last step of a few says what it says.
    check(500, 3, 3_000, 25);
    check(25, 25, 60_000, 25);
}

#[test]
fn a_clock_that_was_set_back_says_nothing() {
    let stride = Stride::default();
    stride.took(500, SignedDuration::from_millis(20));
    assert_eq!(stride.people(), 125);
    stride.took(125, SignedDuration::from_secs(-3600));
    stride.took(0, SignedDuration::from_secs(1));
    assert_eq!(stride.people(), 125);
}

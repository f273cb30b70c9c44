use super::*;

const OPENED: &str = "2026-11-01T09:00:00Z";

fn at(hours: i64) -> Timestamp {
    OPENED.parse::<Timestamp>().unwrap() + SignedDuration::from_hours(hours)
}

/// Every reminder of a poll of so many hours, as hours after its opening, when the clock never stands still.
fn all(hours: i64) -> Vec<i64> {
    let mut instants = Vec::new();
    let mut last = at(0);
    while let Some(instant) = next(at(0), at(hours), last) {
        instants.push(instant.duration_since(at(0)).as_hours());
        last = instant;
    }
    instants
}

#[test]
fn reminders_are_scaled_to_the_length_of_the_poll() {
    for (hours, expect) in [
        (1, vec![]),
        (2, vec![1]),
        (8, vec![6]),
        (24, vec![18]),
        (48, vec![24]),
        (7 * 24, vec![6 * 24]),
        (14 * 24, vec![11 * 24, 13 * 24]),
        (40 * 24, vec![33 * 24, 37 * 24, 39 * 24]),
    ] {
        assert_eq!(all(hours), expect, "{hours} hours");
    }
}

#[test]
fn after_downtime_the_one_that_is_due_goes_and_the_next_only_when_it_is_well_apart() {
    // A poll of two weeks is due after eleven days; the clock wakes up again later.
    for (woken, expect) in [(11 * 24 + 1, Some(13 * 24)), (12 * 24, Some(13 * 24)), (13 * 24 - 2, None), (13 * 24 + 5, None)] {
        assert_eq!(next(at(0), at(14 * 24), at(woken)), expect.map(at), "woken after {woken} hours");
    }
}

#[test]
fn an_extension_reminds_again_when_the_new_close_is_far_enough_away() {
    assert_eq!(next(at(0), at(10 * 24), at(6 * 24)), Some(at(7 * 24)));
    assert_eq!(next(at(0), at(7 * 24), at(6 * 24 + 1)), None, "whoever was told of the new close just now is not reminded");
}

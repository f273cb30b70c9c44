use super::*;

#[test]
fn a_minute_lets_so_many_pass_and_the_next_one_begins_anew() {
    let gate = Gate::default();
    let noon: Timestamp = "2026-11-24T12:00:00Z".parse().expect("an instant");
    let passed = (0..MOST + 5).filter(|_| gate.pass(noon)).count();
    assert_eq!(passed, MOST as usize);
    assert!(!gate.pass(noon + SignedDuration::from_secs(59)));
    assert!(gate.pass(noon + SignedDuration::from_secs(60)));
}

use super::*;

#[test]
fn a_quiet_house_says_so_in_one_line_each() {
    assert_eq!(
        report(&State::default()),
        "pending         0\nqueued          0\nheld            0\ncoordinators    0\nparked          0\nfailed          0\ndead addresses  0\nlast error      none\n"
    );
}

#[test]
fn what_waits_comes_with_the_next_step() {
    let said = report(&State { parked: 2, failed: 3, dead: 1, waiting: 40, last_error: Some("smarthost: connection refused".into()), ..State::default() });
    assert!(said.contains("parked          2  notices handed over twice"), "{said}");
    assert!(said.contains("coordinators    40  from strangers, or more than goes out in an hour; each group's page"), "{said}");
    assert!(said.contains("failed          3  letters refused for good in the last 7 days; `mailmoot why ADDRESS`"), "{said}");
    assert!(said.contains("dead addresses  1  mail to them was refused for good; ask"), "{said}");
    assert!(said.contains("last error      smarthost: connection refused; the log"), "{said}");
    assert_eq!(said.lines().count(), 8);
}

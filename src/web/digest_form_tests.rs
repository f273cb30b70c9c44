use super::*;

fn check(pairs: &[(&str, &str)], expect: Option<&str>) {
    let fields = Fields(pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect());
    assert_eq!(read(&fields), expect.map(|line| DigestTimes(line.into())), "{pairs:?}");
}

#[test]
fn days_and_time_become_a_cron_line() {
    check(&[("time", "07:00"), ("days", "*")], Some("0 7 * * *"));
    check(&[("time", "18:30"), ("days", "4"), ("days", "1"), ("days", "1")], Some("30 18 * * 1,4"));
    check(&[("time", "07:00:00")], Some("0 7 * * *"));
    check(&[("time", "07:00"), ("days", "9"), ("days", "x")], Some("0 7 * * *"));
    check(&[("time", "25:00")], None);
    check(&[("time", "7")], None);
    check(&[("time", "07:é")], None);
    check(&[], None);
}

#[test]
fn what_was_saved_is_shown_again() {
    let reader = Reader::new("en", "UTC");
    for line in ["0 7 * * *", "30 18 * * 1,4", "5 0 * * 7"] {
        let form = filled(&reader, Form::default(), &DigestTimes(line.into()), "UTC", false);
        let mut pairs = vec![("time".to_string(), form.time.clone())];
        pairs.extend(form.daily.then(|| ("days".to_string(), "*".to_string())));
        pairs.extend(form.days.iter().filter(|day| day.2).map(|day| ("days".to_string(), day.0.to_string())));
        assert_eq!(read(&Fields(pairs)), Some(DigestTimes(line.into())));
    }
    let chosen = |line: &str| filled(&reader, Form::default(), &DigestTimes(line.into()), "UTC", false).days.iter().filter(|day| day.2).count();
    assert_eq!(chosen("0 7 * * 1-5"), 5);
    assert_eq!(chosen("0 7 * * 0"), 1);
    assert_eq!(chosen("nonsense"), 0);
}

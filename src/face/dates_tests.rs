use super::*;
use crate::face::words::words;

fn at(instant: &str, zone: &str) -> String {
    moment(words("en"), &TimeZone::get(zone).expect("a zone"), instant.parse().expect("an instant"))
}

#[test]
fn an_instant_reads_with_weekday_date_time_and_zone() {
    let check = |instant: &str, zone: &str, expect: &str| assert_eq!(at(instant, zone), expect);
    check("2026-11-27T17:00:00Z", "Europe/Berlin", "Friday 27 November 2026, 18:00 CET");
    check("2026-06-12T16:00:00Z", "Europe/Berlin", "Friday 12 June 2026, 18:00 CEST");
    check("2026-01-01T00:30:00Z", "America/New_York", "Wednesday 31 December 2025, 19:30 EST");
    check("2026-11-27T17:00:00Z", "America/Sao_Paulo", "Friday 27 November 2026, 14:00 UTC-3");
    check("2026-11-27T17:00:00Z", "Asia/Kathmandu", "Friday 27 November 2026, 22:45 UTC+5:45");
    check("2026-11-27T17:00:00Z", "UTC", "Friday 27 November 2026, 17:00 UTC");
}

#[test]
fn both_hours_of_a_clock_change_are_told_apart() {
    assert_eq!(at("2026-10-25T00:30:00Z", "Europe/Berlin"), "Sunday 25 October 2026, 02:30 CEST");
    assert_eq!(at("2026-10-25T01:30:00Z", "Europe/Berlin"), "Sunday 25 October 2026, 02:30 CET");
}

#[test]
fn digest_times_are_said_in_words() {
    let zone = TimeZone::get("Europe/Berlin").expect("a zone");
    let now = "2026-11-24T09:00:00Z".parse().expect("an instant");
    let check = |cron: &str, expect: &str| assert_eq!(digest_times(words("en"), &zone, &DigestTimes(cron.into()), now), expect);
    check("0 7 * * *", "daily at 07:00 CET");
    check("30 18 * * 1,4", "every Monday and Thursday at 18:30 CET");
    check("0 7 * * 0", "every Sunday at 07:00 CET");
    check("*/5 * * * *", "at the times you chose");
    check("nonsense", "at the times you chose");
    check("0 7 1 * *", "at the times you chose");
    check("0 7 * * 9", "at the times you chose");
}

#[test]
fn a_locale_says_dates_in_its_own_way() {
    let zone = TimeZone::get("Europe/Berlin").expect("a zone");
    let instant = "2026-11-27T17:00:00Z".parse().expect("an instant");
    assert_eq!(moment(words("de"), &zone, instant), "Freitag, 27. November 2026, 18:00 Uhr (CET)");
    assert_eq!(day(words("de-AT"), &zone, instant), "Freitag, 27. November 2026");
    assert_eq!(hour(words("de"), &zone, instant), "18:00 Uhr (CET)");
    assert_eq!(digest_times(words("de"), &zone, &DigestTimes("30 18 * * 1,4".into()), instant), "jeden Montag und Donnerstag um 18:30 Uhr (CET)");
}

use super::*;
use proptest::prelude::*;

/// Tuesday 24 November 2026, 10:12 in Paris.
const NOW: &str = "2026-11-24T10:12:00+01:00[Europe/Paris]";

fn read(text: &str, tongues: &[&str], zone: &str, now: &str) -> When {
    read_when(text, zone, tongues, now.parse::<Zoned>().unwrap().timestamp())
}

/// `expect` is local time in Paris; a trailing `*` says that the time was assumed.
#[track_caller]
fn check(text: &str, tongues: &[&str], expect: &str) {
    let (local, assumed) = expect.strip_suffix('*').map_or((expect, false), |local| (local, true));
    match read(text, tongues, "Europe/Paris", NOW) {
        When::At { instant, time_assumed } => {
            let shown = instant.to_zoned(time_zone("Europe/Paris")).strftime("%a %Y-%m-%d %H:%M").to_string();
            assert_eq!((shown.as_str(), time_assumed), (local, assumed), "{text:?}");
        }
        other => assert_eq!(format!("{other:?}"), expect, "{text:?}"),
    }
}

#[test]
fn weekdays_are_the_next_to_come() {
    check("Friday 18:00", &["en"], "Fri 2026-11-27 18:00");
    check("friday", &["en"], "Fri 2026-11-27 18:00*");
    check("on Friday at 6 pm", &["en"], "Fri 2026-11-27 18:00");
    check("Fri 6pm", &["en"], "Fri 2026-11-27 18:00");
    check("Friday, 6.30 pm", &["en"], "Fri 2026-11-27 18:30");
    check("Monday noon", &["en"], "Mon 2026-11-30 12:00");
    check("Tuesday", &["en"], "Tue 2026-11-24 18:00*");
    check("Tuesday 10:00", &["en"], "Tue 2026-12-01 10:00");
    check("Tuesday 10:12", &["en"], "Tue 2026-12-01 10:12");
    check("Thu 17:00 UTC", &["en"], "Thu 2026-11-26 18:00");
    check("Friday 18:00 CET", &["en"], "Fri 2026-11-27 18:00");
    check("Sunday 6th", &["en"], "Sun 2026-12-06 18:00*");
    check("Sunday the 6th", &["en"], "Sun 2026-12-06 18:00*");
    check("Sunday 6th December", &["en"], "Sun 2026-12-06 18:00*");
    check("Friday 4th", &["en"], "Fri 2026-12-04 18:00*");
    check("December 10th", &["en"], "Thu 2026-12-10 18:00*");
    check("4th December at 6pm", &["en"], "Fri 2026-12-04 18:00");
    check("next Friday", &["en"], "Ambiguous");
    check("Friday midnight", &["en"], "Ambiguous");
    check("Friday Saturday", &["en"], "Ambiguous");
    for (text, tongue) in [
        ("Freitag 18 Uhr", "de"),
        ("am Freitag um 18:00 Uhr", "de"),
        ("bis Freitag 18:00", "de"),
        ("Fr 18:00", "de"),
        ("vendredi 18h", "fr"),
        ("vendredi à 18h00", "fr"),
        ("viernes a las 18:00", "es"),
        ("venerdì alle 18", "it"),
        ("venerdi alle ore 18:00", "it"),
        ("sexta-feira às 18h", "pt"),
        ("vrijdag 18 uur", "nl"),
        ("vrijdag om 18:00", "nl"),
        ("piątek 18:00", "pl"),
        ("do piątku 18:00", "pl"),
        ("fredag kl 18", "sv"),
        ("fredag kl. 18.00", "da"),
        ("fredag kl. 18:00", "nb"),
        ("perjantaina klo 18", "fi"),
        ("pátek 18:00", "cs"),
        ("v pátek v 18", "cs"),
    ] {
        check(text, &[tongue], "Fri 2026-11-27 18:00");
    }
}

#[test]
fn dates_with_names_of_months_are_read() {
    for (text, tongue) in [
        ("27 November 2026 18:00", "en"),
        ("November 27, 2026 at 6 pm", "en"),
        ("Friday 27 November 2026, 18:00 CET", "en"),
        ("27th of November 18:00", "en"),
        ("Nov 27 18:00", "en"),
        ("27. November 2026, 18:00 Uhr", "de"),
        ("Freitag, 27. November um 18 Uhr", "de"),
        ("27 novembre 2026 à 18h", "fr"),
        ("27 de noviembre de 2026 a las 18:00", "es"),
        ("27 novembre alle 18", "it"),
        ("27 de novembro às 18:00", "pt"),
        ("27 november 18:00", "nl"),
        ("27 listopada 2026 18:00", "pl"),
        ("27 november kl. 18.00", "sv"),
        ("27. november kl. 18", "da"),
        ("27. marraskuuta klo 18.00", "fi"),
        ("27. listopadu 18:00", "cs"),
        ("27. desember kl 18".replace("desember", "november").leak() as &str, "nb"),
    ] {
        check(text, &[tongue], "Fri 2026-11-27 18:00");
    }
    check("1 March", &["en"], "Mon 2027-03-01 18:00*");
    check("1er mars", &["fr"], "Mon 2027-03-01 18:00*");
    check("the 27th", &["en"], "Fri 2026-11-27 18:00*");
    check("the 3rd at noon", &["en"], "Thu 2026-12-03 12:00");
    check("Saturday 27 November", &["en"], "Ambiguous");
    check("20 November", &["en"], "Past");
    check("20 November 2026 12:00", &["en"], "Past");
    check("31 November", &["en"], "Unknown");
}

#[test]
fn numeric_dates_follow_the_locale() {
    check("2026-11-27", &["en"], "Fri 2026-11-27 18:00*");
    check("2026-11-27 18:00", &["en"], "Fri 2026-11-27 18:00");
    check("2026-11-27T18:00", &["en"], "Fri 2026-11-27 18:00");
    check("2026-11-27T17:00Z", &["en"], "Fri 2026-11-27 18:00");
    check("2026-11-27T18:00:00+01:00", &["en"], "Fri 2026-11-27 18:00");
    check("2026/12/3 18:00", &["en-US"], "Thu 2026-12-03 18:00");
    check("27.11.2026 18:00", &["en"], "Fri 2026-11-27 18:00");
    check("27.11. 18:00", &["de"], "Fri 2026-11-27 18:00");
    check("3.12.26", &["de"], "Thu 2026-12-03 18:00*");
    check("27/11/2026", &["en"], "Fri 2026-11-27 18:00*");
    check("11/27/2026", &["en"], "Fri 2026-11-27 18:00*");
    check("12/3/2026", &["en"], "Ambiguous");
    check("12/3/2026", &["en-US"], "Thu 2026-12-03 18:00*");
    check("3/12/2026", &["en-GB"], "Thu 2026-12-03 18:00*");
    check("3/12", &["fr"], "Thu 2026-12-03 18:00*");
    check("12/12", &["en"], "Sat 2026-12-12 18:00*");
    check("3-12-2026", &["nl"], "Thu 2026-12-03 18:00*");
    check("Freitag 4.12", &["de"], "Ambiguous");
    check("Freitag 4.12.", &["de"], "Fri 2026-12-04 18:00*");
    check("32.12.2026", &["de"], "Unknown");
}

#[test]
fn spans_count_from_now() {
    check("in 3 days", &["en"], "Fri 2026-11-27 10:12");
    check("3 days", &["en"], "Fri 2026-11-27 10:12");
    check("in a week", &["en"], "Tue 2026-12-01 10:12");
    check("in 2 hours", &["en"], "Tue 2026-11-24 12:12");
    check("in 90 minutes", &["en"], "Tue 2026-11-24 11:42");
    check("in 3 days at 18:00", &["en"], "Fri 2026-11-27 18:00");
    check("in 1 month", &["en"], "Thu 2026-12-24 10:12");
    check("tomorrow 9:00", &["en"], "Wed 2026-11-25 09:00");
    check("tomorrow", &["en"], "Wed 2026-11-25 18:00*");
    check("today", &["en"], "Tue 2026-11-24 18:00*");
    check("today 9:00", &["en"], "Past");
    check("18:00", &["en"], "Tue 2026-11-24 18:00");
    for (text, tongue) in [
        ("in einer Woche", "de"),
        ("in 7 Tagen", "de"),
        ("dans une semaine", "fr"),
        ("dans 7 jours", "fr"),
        ("en una semana", "es"),
        ("dentro de 7 días", "es"),
        ("tra una settimana", "it"),
        ("em uma semana", "pt"),
        ("over een week", "nl"),
        ("za 7 dni", "pl"),
        ("za tydzień", "pl"),
        ("om en vecka", "sv"),
        ("om en uge", "da"),
        ("om 7 dager", "nb"),
        ("viikon kuluttua", "fi"),
        ("za 7 dní", "cs"),
    ] {
        check(text, &[tongue], "Tue 2026-12-01 10:12");
    }
    check("morgen um 9", &["de"], "Wed 2026-11-25 09:00");
    check("demain 9h", &["fr"], "Wed 2026-11-25 09:00");
    check("pasado mañana 9:00", &["es"], "Thu 2026-11-26 09:00");
    check("i morgen kl 9", &["nb"], "Wed 2026-11-25 09:00");
    check("-3 days", &["en"], "Unknown");
    check("99999 days", &["en"], "Unknown");
}

#[test]
fn what_is_no_date_is_not_guessed() {
    for text in [
        "",
        "soon",
        "when everybody has voted",
        "Friday or Saturday",
        "25:00",
        "the end",
        "Friday 18:00 Mars time",
        "2",
        "12",
        "-",
        "99/99/9999",
        "0.0.",
        "1.1.0000",
        "Friday 18:77",
    ] {
        check(text, &["en"], "Unknown");
    }
}

#[test]
fn clock_changes_are_sane() {
    let at = |text: &str, now: &str| match read(text, &["en"], "Europe/Paris", now) {
        When::At { instant, .. } => instant.to_string(),
        other => format!("{other:?}"),
    };
    // 28 March 2027: 02:00 becomes 03:00. 31 October 2027: 03:00 becomes 02:00.
    assert_eq!(at("28 March 2027 02:30", NOW), "2027-03-28T01:30:00Z");
    assert_eq!(at("31 October 2027 02:30", NOW), "2027-10-31T00:30:00Z");
    assert_eq!(at("in 1 day", "2027-03-27T12:00:00+01:00[Europe/Paris]"), "2027-03-28T10:00:00Z");
    assert_eq!(at("15 July 2027 18:00 CEST", NOW), "2027-07-15T16:00:00Z");
    assert_eq!(at("15 July 2027 18:00 CET", NOW), "Ambiguous");
    assert_eq!(at("15 July 2027 18:00 UTC", NOW), "2027-07-15T18:00:00Z");
    assert_eq!(read("in 1 day", &["en"], "No/Such_Zone", NOW), When::At { instant: "2026-11-25T09:12:00Z".parse().unwrap(), time_assumed: false });
}

#[test]
fn the_close_that_nobody_named_is_a_week_ahead_at_18() {
    let now = NOW.parse::<Zoned>().unwrap().timestamp();
    assert_eq!(in_a_week("Europe/Paris", now).to_string(), "2026-12-01T17:00:00Z");
}

proptest! {
    #[test]
    fn any_text_is_read_and_never_lies_in_the_past(
        text in "\\PC{0,40}",
        parts in proptest::collection::vec(proptest::sample::select(vec!["Friday", "27", "27.11.", "18:00", "in", "3", "days", "a", "week", "pm", "March", "2026", "31/12", "UTC", "at", "the", "tomorrow", "1st", "9999", "-", "2026-02-30", "T", "h"]), 0..6),
        zone in proptest::sample::select(vec!["Europe/Paris", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", ""]),
        seconds in 0i64..4_000_000_000,
    ) {
        let now = Timestamp::from_second(seconds).unwrap();
        for text in [text, parts.join(" ")] {
            if let When::At { instant, .. } = read_when(&text, zone, &["en", "de"], now) {
                prop_assert!(instant > now, "{text:?}");
            }
        }
    }
}

#[test]
fn ends_and_beginnings_are_asked_about() {
    for (text, tongue) in [
        ("end of next week", "en"),
        ("the end of the month", "en"),
        ("next week", "en"),
        ("Ende nächster Woche", "de"),
        ("fin du mois", "fr"),
        ("slutet av veckan", "sv"),
        ("в конце недели", "ru"),
    ] {
        assert!(matches!(read(text, &[tongue], "Europe/Paris", NOW), When::Ambiguous | When::Unknown), "{text}");
    }
    check("end of next week", &["en"], "Ambiguous");
    check("Ende nächster Woche", &["de"], "Ambiguous");
}

#[test]
fn russian_dates_are_read() {
    for text in ["пятница 18:00", "в пятницу в 18:00", "27 ноября 18:00", "27 ноября 2026 года в 18:00", "27.11.2026 18:00", "через 3 дня в 18:00"]
    {
        check(text, &["ru"], "Fri 2026-11-27 18:00");
    }
    check("завтра в полдень", &["ru"], "Wed 2026-11-25 12:00");
}

#[test]
fn a_clock_that_jumps_or_repeats_still_gives_one_instant() {
    let at = |text: &str| match read(text, &["en"], "Europe/Berlin", NOW) {
        When::At { instant, .. } => instant.to_string(),
        other => format!("{other:?}"),
    };
    // 2:30 does not exist on 28 March 2027, and happens twice on 31 October: the first counts.
    assert_eq!(at("28 March 2027 2:30"), "2027-03-28T01:30:00Z");
    assert_eq!(at("31 October 2027 2:30"), "2027-10-31T00:30:00Z");
    assert_eq!(at("31 October 2027 2:30 CET"), "2027-10-31T01:30:00Z");
}

#[test]
fn an_hour_that_could_be_in_the_afternoon_is_asked_about() {
    check("Friday at 6", &["en"], "Ambiguous");
    check("viernes a las 6", &["es"], "Ambiguous");
    check("venerdì alle 6", &["it"], "Ambiguous");
    check("Friday at 18", &["en"], "Fri 2026-11-27 18:00");
    check("Freitag um 6", &["de"], "Fri 2026-11-27 06:00");
}

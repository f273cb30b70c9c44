//! The parts of a date as they are written: weekday, day, month, year, time of day, span, zone. No calendar here.

use super::lex;
use super::tongue::{self, Tongues, dates, primary};

/// What was found in a text. Every part at most once; a part found twice with two values makes it torn.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DateWords {
    /// 0 is Monday.
    pub weekday: Option<i8>,
    pub day: Option<i8>,
    pub month: Option<i8>,
    pub year: Option<i16>,
    /// Hour and minute.
    pub time: Option<(i8, i8)>,
    /// Days from today: 0, 1, 2.
    pub near: Option<i64>,
    /// (number, unit): 0 minutes, 1 hours, 2 days, 3 weeks, 4 months.
    pub span: Option<(i64, usize)>,
    /// Offset in minutes, and the name of the zone word's other half.
    pub offset: Option<(i32, &'static str)>,
    /// Two readings are possible.
    pub torn: bool,
}

/// In which order numbers of a date stand where only slashes part them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    DayFirst,
    MonthFirst,
    Either,
}

struct Scan<'a> {
    tongues: &'a Tongues,
    order: Order,
    pieces: Vec<String>,
    found: DateWords,
    /// The word before says that a time or a span follows.
    cue: Option<Cue>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Time {
        /// Whoever says it so may mean the afternoon: "at 6".
        spoken: bool,
    },
    Span,
}

/// Reads the parts of a date; `None` when a word is not understood or nothing is there.
pub fn scan(text: &str, tags: &[&str]) -> Option<DateWords> {
    let tongues = Tongues::of(tags);
    let mut scan = Scan { order: order(tags), pieces: pieces(text, &tongues), found: DateWords::default(), cue: None, tongues: &tongues };
    let mut at = 0;
    while at < scan.pieces.len() {
        at += scan.take(at)?;
    }
    (scan.found != DateWords::default()).then_some(scan.found)
}

/// The author's own locale decides; plain English does not say.
fn order(tags: &[&str]) -> Order {
    let Some(tag) = tags.first() else { return Order::Either };
    let region = tag.split(['-', '_']).nth(1).unwrap_or_default().to_ascii_uppercase();
    match (primary(tag).as_str(), region.as_str()) {
        ("en", "US") | ("ja" | "zh" | "ko" | "hu" | "lt", _) => Order::MonthFirst,
        ("en", "" | "CA" | "PH") => Order::Either,
        _ => Order::DayFirst,
    }
}

fn pieces(text: &str, tongues: &Tongues) -> Vec<String> {
    let mut line = format!(" {} ", lex::bare(&lex::fold(text)).replace([',', ';', '(', ')', '!'], " "));
    for table in [dates::NEAR, dates::IN, dates::NEXT] {
        for (_, words) in table.iter().filter(|(language, _)| tongues.has(language)) {
            for phrase in words.split([' ', '|']).filter(|phrase| phrase.contains('_')) {
                let phrase = lex::bare(&lex::fold(phrase));
                line = line.replace(&format!(" {} ", phrase.replace('_', " ")), &format!(" {phrase} "));
            }
        }
    }
    line.split_whitespace().map(str::to_string).collect()
}

fn set<T: PartialEq>(part: &mut Option<T>, value: T, torn: &mut bool) {
    *torn |= part.as_ref().is_some_and(|before| *before != value);
    *part = Some(value);
}

impl Scan<'_> {
    /// Takes the piece at `at`, perhaps with the next; says how many.
    fn take(&mut self, at: usize) -> Option<usize> {
        let raw = self.pieces[at].clone();
        let piece = raw.trim_end_matches(['.', ':']).to_string();
        let next = self.pieces.get(at + 1).map(|next| next.trim_end_matches('.').to_string()).unwrap_or_default();
        let cue = self.cue.take();
        if piece.is_empty() {
            return Some(1);
        }
        if piece.starts_with(|c: char| c.is_ascii_digit()) {
            return self.take_number(&raw, &piece, &next, cue);
        }
        if let ([unit], true) = (tongue::places(dates::UNITS, &next, self.tongues).as_slice(), tongue::is_in(dates::ONE, &piece, self.tongues)) {
            set(&mut self.found.span, (1, *unit), &mut self.found.torn);
            return Some(2);
        }
        // "za tydzień", "viikon kuluttua": one, without saying so.
        let led = cue == Some(Cue::Span) || tongue::is_in(dates::IN, &next, self.tongues);
        if let ([unit], true) = (tongue::places(dates::UNITS, &piece, self.tongues).as_slice(), led) {
            set(&mut self.found.span, (1, *unit), &mut self.found.torn);
            return Some(1);
        }
        self.take_word(&piece)
    }

    fn take_word(&mut self, piece: &str) -> Option<usize> {
        let weekdays = tongue::places(dates::WEEKDAYS, piece, self.tongues);
        let months = tongue::places(dates::MONTHS, piece, self.tongues);
        let near = tongue::places(dates::NEAR, piece, self.tongues);
        self.found.torn |= weekdays.len() + months.len() + near.len() > 1;
        let ends = self.ends(piece);
        let torn = &mut self.found.torn;
        if let Some(place) = weekdays.first() {
            set(&mut self.found.weekday, i8::try_from(*place).ok()?, torn);
        } else if let Some(place) = months.first() {
            set(&mut self.found.month, i8::try_from(place + 1).ok()?, torn);
        } else if let Some(place) = near.first() {
            set(&mut self.found.near, i64::try_from(*place).ok()?, torn);
        } else if [dates::NEXT, dates::MIDNIGHT].iter().any(|table| tongue::is_in(table, piece, self.tongues)) || ends {
            // "next Friday", "Friday midnight" and "the end of the week" are two days for two people.
            *torn = true;
        } else if *torn && !tongue::places(dates::UNITS, piece, self.tongues).is_empty() {
            // The week or month that it is the end of.
        } else if tongue::is_in(dates::NOON, piece, self.tongues) {
            set(&mut self.found.time, (12, 0), torn);
        } else if let Some((_, hours, pair)) = dates::ZONES.iter().find(|(name, _, _)| *name == piece) {
            set(&mut self.found.offset, (i32::from(*hours) * 60, *pair), torn);
        } else if tongue::is_in(dates::IN, piece, self.tongues) {
            self.cue = Some(Cue::Span);
        } else if tongue::is_in(dates::FILLERS, piece, self.tongues) {
            let times =
                ["at", "um", "a", "as", "las", "alle", "ore", "om", "kl", "klo", "klockan", "klokken", "kello", "o", "godz", "v", "ve", "hod", "в", "к"];
            self.cue = times.contains(&piece).then_some(Cue::Time { spoken: matches!(piece, "at" | "a" | "as" | "las" | "alle") });
        } else {
            return None;
        }
        Some(1)
    }

    /// "end", of something that has one: "the end" alone is no date.
    fn ends(&self, piece: &str) -> bool {
        let whole = |piece: &String| [dates::UNITS, dates::MONTHS, dates::NEAR].iter().any(|table| !tongue::places(table, piece, self.tongues).is_empty());
        tongue::is_in(dates::END, piece, self.tongues) && self.pieces.iter().any(whole)
    }

    fn take_number(&mut self, raw: &str, piece: &str, next: &str, cue: Option<Cue>) -> Option<usize> {
        if let Some(done) = self.take_iso(piece).or_else(|| self.take_clock(piece, next)) {
            return Some(done);
        }
        if piece.contains(['.', '/', '-']) {
            return self.take_date(raw, piece, cue);
        }
        let digits = piece.trim_end_matches(|c: char| !c.is_ascii_digit());
        let suffix = &piece[digits.len()..];
        let number: i64 = digits.parse().ok().filter(|number| *number < 10_000)?;
        let counted = if suffix.is_empty() { self.take_counted(number, next, cue) } else { None };
        if counted.is_some() {
            return counted;
        }
        let ordinal = matches!(suffix, "st" | "nd" | "rd" | "th" | "er" | "re" | "o" | "a" | "e") || raw.ends_with('.');
        let beside_month = !tongue::places(dates::MONTHS, next, self.tongues).is_empty() || self.found.month.is_some() || next == "de" || next == "of";
        let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day) && self.found.day.is_none());
        if let Some(day) = day.filter(|_| ordinal || (suffix.is_empty() && beside_month)) {
            set(&mut self.found.day, day, &mut self.found.torn);
            return Some(1);
        }
        if suffix.is_empty() && (2000..2200).contains(&number) && self.found.day.is_some() {
            set(&mut self.found.year, i16::try_from(number).ok()?, &mut self.found.torn);
            return Some(1);
        }
        if let Some(Cue::Time { spoken }) = cue.filter(|_| suffix.is_empty()) {
            self.found.torn |= spoken && (1..12).contains(&number);
            return self.clock(number, 0).map(|()| 1);
        }
        None
    }

    /// "3 days", "18 uur".
    fn take_counted(&mut self, number: i64, next: &str, cue: Option<Cue>) -> Option<usize> {
        if matches!(next, "uhr" | "h" | "o'clock" | "hod" | "u" | "часов" | "часа") {
            return self.clock(number, 0).map(|()| 2);
        }
        let [unit] = tongue::places(dates::UNITS, next, self.tongues)[..] else { return None };
        let hour_word = matches!(next, "uur" | "heures" | "heure" | "horas" | "hora" | "ore" | "godzina" | "hodin") && cue != Some(Cue::Span);
        if hour_word && number <= 24 {
            return self.clock(number, 0).map(|()| 2);
        }
        set(&mut self.found.span, (number, unit), &mut self.found.torn);
        Some(2)
    }

    /// "2026-11-27", "2026-11-27T18:00Z" (RFC 3339 section 5.6).
    fn take_iso(&mut self, piece: &str) -> Option<usize> {
        let (date, time) = piece.split_once('t').unwrap_or((piece, ""));
        let parts: Vec<&str> = date.split(['-', '/']).collect();
        let [year, month, day] = parts.as_slice() else { return None };
        if year.len() != 4 {
            return None;
        }
        self.date(day.parse().ok()?, month.parse().ok()?, Some(year.parse().ok()?))?;
        let (clock, offset) = time.find(['z', '+', '-']).map_or((time, ""), |at| time.split_at(at));
        if !clock.is_empty() {
            let mut parts = clock.split(':');
            self.clock(parts.next()?.parse().ok()?, parts.next().unwrap_or("0").parse().ok()?)?;
        }
        if !offset.is_empty() {
            set(&mut self.found.offset, (iso_offset(offset)?, ""), &mut self.found.torn);
        }
        Some(1)
    }

    /// "18:00", "18h30", "6pm", "6:30 pm".
    fn take_clock(&mut self, piece: &str, next: &str) -> Option<usize> {
        let half = |word: &str| match word {
            "am" | "a.m" => Some(0),
            "pm" | "p.m" => Some(12),
            _ => None,
        };
        let cut = piece.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(piece.len());
        let (number, letters) = piece.split_at(cut);
        let (hour, minute) = number.split_once([':', '.']).unwrap_or((number, "0"));
        let glued = half(letters);
        if let Some(add) = glued.or_else(|| half(next).filter(|_| letters.is_empty())) {
            let hour: i64 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
            self.clock(hour % 12 + add, minute.parse().ok()?)?;
            return Some(if glued.is_some() { 1 } else { 2 });
        }
        if let Some(minutes) = letters.strip_prefix('h') {
            let minutes: i64 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
            return self.clock(number.parse().ok()?, minutes).map(|()| 1);
        }
        let (hour, minute) = piece.split_once(':')?;
        let minute = minute.split(':').next()?;
        self.clock(hour.parse().ok()?, minute.parse().ok()?)?;
        Some(if matches!(next, "uhr" | "h" | "uur" | "hod" | "u") { 2 } else { 1 })
    }

    /// "27.11.", "27.11.2026", "27/11", "11/27/2026", "18.00".
    fn take_date(&mut self, raw: &str, piece: &str, cue: Option<Cue>) -> Option<usize> {
        let dotted = piece.contains('.');
        let parts: Vec<i64> = piece.split(['.', '/', '-']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let (first, second, year) = match parts.as_slice() {
            [first, second] => (*first, *second, None),
            [first, second, year] => {
                (*first, *second, Some(if *year < 100 && piece.ends_with(&format!("{year:02}")) && !piece.ends_with("00") { *year + 2000 } else { *year }))
            }
            _ => return None,
        };
        let may_be_time = dotted && year.is_none() && !raw.ends_with('.') && first < 24 && piece.len() >= 4 && second < 60;
        let dated = self.found.day.is_some() || self.found.near.is_some();
        if may_be_time && (dated || matches!(cue, Some(Cue::Time { .. })) || !(1..=12).contains(&second)) {
            return self.clock(first, second).map(|()| 1);
        }
        self.found.torn |= may_be_time && self.found.weekday.is_some();
        let order = if dotted { Order::DayFirst } else { self.order };
        let (day, month) = match order {
            _ if first > 12 => (first, second),
            _ if second > 12 => (second, first),
            Order::DayFirst => (first, second),
            Order::MonthFirst => (second, first),
            Order::Either => {
                self.found.torn |= first != second;
                (first, second)
            }
        };
        self.date(day, month, year).map(|()| 1)
    }

    fn date(&mut self, day: i64, month: i64, year: Option<i64>) -> Option<()> {
        let torn = &mut self.found.torn;
        set(&mut self.found.day, i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?, torn);
        set(&mut self.found.month, i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?, torn);
        if let Some(year) = year {
            set(&mut self.found.year, i16::try_from(year).ok().filter(|year| (1970..2200).contains(year))?, torn);
        }
        Some(())
    }

    fn clock(&mut self, hour: i64, minute: i64) -> Option<()> {
        let hour = i8::try_from(hour).ok().filter(|hour| (0..24).contains(hour))?;
        let minute = i8::try_from(minute).ok().filter(|minute| (0..60).contains(minute))?;
        set(&mut self.found.time, (hour, minute), &mut self.found.torn);
        Some(())
    }
}

/// "z", "+01:00", "-0500" in minutes.
fn iso_offset(text: &str) -> Option<i32> {
    if text == "z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = (digits.get(..2)?, digits.get(2..).filter(|rest| !rest.is_empty()).unwrap_or("0"));
    let total = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    (total <= 14 * 60).then_some(sign * total)
}

//! What must hold for any bytes at all. The fuzz targets and the tests that replay and mutate our fixtures share it.

use mailmoot::cli::inspect::understand;
use mailmoot::core::ballot::Choice;
use mailmoot::core::grammar::{Answer, BallotForm, Line, Words, read_answer, read_order};
use mailmoot::core::poll::{Choosable, PollKind};
use mailmoot::inbound::message::{self, Mailbox, Message, ReportPart};
use mailmoot::inbound::report::{self, Report};
use mailmoot::inbound::{calendar, classify, strip};

/// The name of a fuzz target and what must hold for any bytes.
pub type Property = (&'static str, fn(&[u8]));

/// Every property.
pub const ALL: [Property; 9] = [
    ("message", message),
    ("strip", strip),
    ("html", html),
    ("classify", classify),
    ("dsn", dsn),
    ("arf", arf),
    ("calendar", calendar),
    ("grammar", grammar),
    ("inspect", inspect),
];

/// Reading never fails, and what is shown on one line is one line.
pub fn message(raw: &[u8]) {
    let message = message::read(raw);
    assert!(!message.subject.contains(['\n', '\r', '\0']), "a subject of several lines");
    assert!(message.files.iter().all(|file| !file.name.contains(['/', '\\', '\0'])), "a file name that is a path");
    assert!(message.text.iter().chain(&message.html).all(|text| !text.contains('\0')), "a NUL came through");
}

/// Kept words are words of the text, splitting them again changes nothing, and line ends make no difference.
pub fn strip(raw: &[u8]) {
    let lf = message::read(&with_lf(raw));
    let crlf = message::read(&with_crlf(raw));
    let words = strip::split(&lf, "moot.example");
    if let (Some(text), None) = (&lf.text, &lf.html) {
        let known: String = text.split_whitespace().collect();
        for word in words.lines.iter().flat_map(|line| text_of(line).split_whitespace()) {
            assert!(known.contains(word), "{word:?} was never written");
        }
    }
    split_again(&lf, &words);
    if !lf.is_quarantined() && !crlf.is_quarantined() && lf.text == crlf.text && lf.html == crlf.html {
        assert_eq!(words, strip::split(&crlf, "moot.example"), "line ends change the words");
    }
}

/// The own words of a mail, as the text of a mail with the same header, are all its own words, whether our letters are known
/// or not.
fn split_again(message: &Message, words: &Words) {
    let again = |text: &str, domain| strip::split(&Message { text: Some(text.to_string()), html: None, ..message.clone() }, domain).own();
    let unknown = strip::split(message, "elsewhere.example").own();
    assert_eq!(again(&unknown, "elsewhere.example"), unknown, "splitting twice changes the words");
    let text = words.own();
    assert_eq!(again(&text, "moot.example"), text, "splitting twice changes the words");
}

/// Any page is split, and nothing that stands for a file of ours comes out of it.
pub fn html(raw: &[u8]) {
    let page = message::clean(&String::from_utf8_lossy(raw));
    let message = Message { html: Some(page), ..Message::default() };
    let words = strip::split(&message, "moot.example");
    split_again(&message, &words);
    assert!(words.lines.iter().all(|line| !text_of(line).contains(['\0', '\r'])), "a control character came through");
}

/// A message is something, and the same with either line end.
pub fn classify(raw: &[u8]) {
    let lf = message::read(&with_lf(raw));
    let crlf = message::read(&with_crlf(raw));
    for mail_from in ["", "ana@garden.example"] {
        let class = classify::kind(&lf, mail_from, "moot.example");
        if lf.headers == crlf.headers && lf.text == crlf.text && lf.html == crlf.html && lf.report == crlf.report {
            assert_eq!(class, classify::kind(&crlf, mail_from, "moot.example"), "line ends change the kind");
        }
    }
    sound(&report::read(&lf));
}

/// A delivery status, and the same bytes as a bounce in prose.
pub fn dsn(raw: &[u8]) {
    let text = message::clean(&String::from_utf8_lossy(raw));
    let status = ReportPart { media_type: "message/delivery-status".into(), text: text.clone() };
    sound(&report::read(&Message { report: vec![status], ..Message::default() }));
    let daemon = Mailbox { name: None, address: "mailer-daemon@mx.example".into() };
    sound(&report::read(&Message { from: vec![daemon], text: Some(text), ..Message::default() }));
}

/// A complaint, with the same bytes as the returned headers.
pub fn arf(raw: &[u8]) {
    let text = message::clean(&String::from_utf8_lossy(raw));
    let part = |media_type: &str| ReportPart { media_type: media_type.into(), text: text.clone() };
    let report = report::read(&Message { report: vec![part("message/feedback-report"), part("message/rfc822")], ..Message::default() });
    assert_eq!(report.kind, report::ReportKind::Complaint);
    assert!(report.recipients.len() <= 1 && report.recipients.iter().all(|recipient| !recipient.hard), "a complaint calls an address dead");
    sound(&report);
}

/// An answer of a calendar program is read within limits.
pub fn calendar(raw: &[u8]) {
    let text = message::clean(&String::from_utf8_lossy(raw));
    for found in calendar::read_all(&Message { calendars: vec![text], ..Message::default() }) {
        assert!(found.items.len() <= 20 && found.items.iter().all(|item| item.attendees.len() <= 200), "more than there may be");
    }
}

/// The whole path of `mailmoot inspect`: one line of JSON for any message.
pub fn inspect(raw: &[u8]) {
    let line = serde_json::to_string(&understand("x.eml", raw, None, "moot.example")).expect("what was understood can be written");
    assert!(!line.contains('\n'), "more than one line");
}

/// A vote is for an option there is.
pub fn grammar(raw: &[u8]) {
    let text = message::clean(&String::from_utf8_lossy(raw));
    let line = |line: &str| line.strip_prefix('>').map_or_else(|| Line::Own(line.into()), |quoted| Line::Quoted(quoted.trim_start().into()));
    let words = Words { lines: text.lines().map(line).collect(), elided: String::new() };
    let colors = ["Green", "Natural oak", "White"].into_iter().zip(1..).map(|(name, code)| Choosable::new(&code.to_string(), name));
    for (kind, options) in [(PollKind::Single, colors.collect()), (PollKind::Proposal, PollKind::Proposal.usual_options())] {
        let tongues = ["pt", "de", "en"];
        if let Answer::Vote { choice, .. } = read_answer(&words, &BallotForm { kind, options: &options, none: false }, &tongues) {
            assert!(matches!(&choice, Choice::One(code) if options.iter().any(|option| option.code == *code)), "a vote for nothing: {choice:?}");
        }
        read_order(&words, &tongues);
    }
}

/// What reports may never do, whoever writes them.
fn sound(report: &Report) {
    assert!(report.recipients.len() <= 100, "{} recipients", report.recipients.len());
    for recipient in &report.recipients {
        assert!(recipient.address.contains('@'), "{recipient:?}");
        assert!(recipient.diagnostic.chars().count() <= 500 && !recipient.diagnostic.contains('\n'), "{recipient:?}");
        let passes = recipient.status.starts_with('4') || ["delayed", "delivered", "relayed", "expanded", "complained"].contains(&recipient.action.as_str());
        assert!(!(recipient.hard && passes), "{recipient:?}");
    }
}

fn text_of(line: &Line) -> &str {
    match line {
        Line::Own(text) | Line::Quoted(text) => text,
    }
}

fn with_lf(raw: &[u8]) -> Vec<u8> {
    raw.iter().copied().filter(|byte| *byte != b'\r').collect()
}

fn with_crlf(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len() + raw.len() / 30);
    for byte in raw.iter().copied().filter(|byte| *byte != b'\r') {
        if byte == b'\n' {
            out.push(b'\r');
        }
        out.push(byte);
    }
    out
}

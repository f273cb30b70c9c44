//! Bodies made to be slow to read, at three sizes: the cost must grow as the size does, and no faster.

use mailmoot::inbound::{classify, message, report, strip};
use std::hint::black_box;
use std::time::Instant;

const SIZES: [usize; 3] = [64 << 10, 256 << 10, 1 << 20];
/// What is repeated until the size is reached: name, media type, the unit.
const SHAPES: &[(&str, &str, &str)] = &[
    ("one line of one letter", "text/plain", "a"),
    ("one line of at signs", "text/plain", "a@"),
    ("one line of addresses", "text/plain", "a@b.example "),
    ("quote marks", "text/plain", ">"),
    ("quotes ever deeper", "text/plain", "> > > > x\n>> >\n"),
    ("attributions without end", "text/plain", "On Thu, Nov 26, 2026 at 10:12 Ben <ben@b.example>\nwrote:\n"),
    ("openings of attributions", "text/plain", "On On On Am Am Le Le "),
    ("header blocks", "text/plain", "From: a@b.example\nSent: Thursday\nTo: c@d.example\nSubject: x\n\n"),
    ("rules and signatures", "text/plain", "-- \n_____\n-----\nSent from my phone\n"),
    ("dates", "text/plain", "26.11.2026 10:12 "),
    ("empty lines", "text/plain", "\n"),
    ("failed addresses", "text/plain", "<a@b.example>: 550 5.1.1 user unknown\n"),
    ("open tags", "text/html", "<div><blockquote>"),
    ("unclosed tags", "text/html", "<a <b <"),
    ("entities", "text/html", "&nbsp;&#64;&lt;"),
    ("quotes side by side", "text/html", "<div class=\"gmail_quote\">On Thu Ben wrote:</div>x<br>"),
];

/// Prints the cost of each shape at each size, as a message from a person and from a daemon.
pub fn print() {
    println!("{:<28} {:>10} {:>10} {:>10}  (ms; read, classify, report, strip; the worse of person and daemon)", "hostile body", "64 KiB", "256 KiB", "1 MiB");
    for (name, media_type, unit) in SHAPES {
        let costs =
            SIZES.map(|size| ["ana@garden.example", "mailer-daemon@mx.example"].map(|from| cost(from, media_type, unit, size)).into_iter().fold(0.0, f64::max));
        println!("  {name:<26} {:>10.1} {:>10.1} {:>10.1}", costs[0], costs[1], costs[2]);
    }
}

/// Milliseconds, the best of three.
fn cost(from: &str, media_type: &str, unit: &str, size: usize) -> f64 {
    let body = unit.repeat(size / unit.len());
    let raw = format!("From: {from}\nSubject: failure notice\nMIME-Version: 1.0\nContent-Type: {media_type}; charset=utf-8\n\n{body}").into_bytes();
    let once = || {
        let begun = Instant::now();
        let message = message::read(&raw);
        black_box(classify::kind(&message, from, "moot.example"));
        black_box(report::read(&message));
        black_box(strip::split(&message, "moot.example"));
        begun.elapsed().as_secs_f64() * 1_000.0
    };
    (0..3).map(|_| once()).fold(f64::MAX, f64::min)
}

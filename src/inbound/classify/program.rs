//! Whether a program wrote a message that is no report: an absence notice, a note, a notification.

use super::openings::{COURTESIES, DECLARED, is_absent, is_automatic, is_away, lower_start};
use super::senders::MUTE;
use super::signs::{ABSENT_SUBJECTS, AUTO_SUBJECTS, NOTES, NOTICES, REPLY_MARKS};
use super::traces::Traces;
use crate::inbound::message::Message;

/// The subject of an automatic answer: what programs put in front of the subject they answer, with a colon, in front of a
/// reply's mark, or in brackets.
pub(super) fn answers_by_itself(subject: &str) -> bool {
    let bare = subject.trim_start_matches(['[', '(', '【']);
    let bracketed = bare.len() < subject.len();
    let behind = AUTO_SUBJECTS.iter().filter_map(|start| bare.strip_prefix(start)).map(str::trim_start);
    behind.into_iter().any(|rest| match bracketed {
        true => rest.starts_with([']', ')', '】']),
        false => rest.starts_with([':', '：']) || is_marked(rest),
    })
}

/// Why a program answered by itself, if one did.
pub(super) fn automatic(message: &Message, traces: &Traces<'_>, null_path: bool) -> Option<String> {
    if let Some(why) = traces.automatic() {
        return Some(why);
    }
    if null_path {
        return Some("the null return path".into());
    }
    let subject = message.subject.to_lowercase();
    if answers_by_itself(&subject) {
        return Some("its subject".into());
    }
    if behind_absence(&subject).is_some_and(|answered| is_notice(answered, message)) {
        return Some("its subject and its words".into());
    }
    if message.threaded() && (declares_itself(message) || is_standing_notice(&subject, message)) {
        return Some("its first words".into());
    }
    if notes(&subject, message) {
        return Some("it says what became of another message".into());
    }
    let bulk = traces.bulk_precedence.is_some();
    let absent = (bulk || traces.suppresses_all) && ABSENT_SUBJECTS.iter().any(|word| subject.starts_with(word));
    let says_so = absent || (bulk && opens(message, is_absent)) || (traces.suppresses && begins_absent(message));
    says_so.then(|| "it forbids automatic answers".into())
}

/// Why it is written for whoever runs a domain: reports on TLS (RFC 8460 section 5.3) and DMARC (RFC 7489 section 7.2.1.1).
pub(super) fn for_administrators(message: &Message) -> Option<String> {
    let subject = message.subject.to_lowercase();
    let on_a_domain = subject.starts_with("report domain:") && subject.contains("submitter:");
    on_a_domain.then(|| "it reports on a domain".into())
}

/// Why its sender is a machine's: an address that says that it takes no answer.
pub(super) fn takes_no_answer(message: &Message) -> Option<String> {
    let mute = |address: &str| {
        let local: String = address.split('@').next().unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).collect();
        MUTE.iter().any(|name| local.to_lowercase().starts_with(name))
    };
    (!message.from.is_empty() && message.from.iter().all(|from| mute(&from.address))).then(|| "its sender takes no answer".into())
}

/// What stands behind a word of absence and a colon, or behind the word that sieve's vacation begins with (RFC 5230
/// section 4.3): people put a colon there too, so this needs another sign.
fn behind_absence(subject: &str) -> Option<&str> {
    let words = ABSENT_SUBJECTS.iter().chain(&["auto"]);
    let rest = words.filter_map(|word| subject.strip_prefix(word)).map(str::trim_start);
    let mut behind = rest.filter_map(|rest| rest.strip_prefix([':', '：']).or_else(|| is_marked(rest).then_some(rest)));
    behind.next().map(str::trim_start)
}

pub(super) fn begins_marked(text: &str) -> bool {
    REPLY_MARKS.iter().any(|mark| text.starts_with(mark))
}

/// With a reply's mark, and not with our tag, which stands in front of everything.
fn is_marked(text: &str) -> bool {
    begins_marked(text) && !text.starts_with('[')
}

/// Whether a program wrote what stands below a subject of absence: a person announces theirs in the same words, in a mail
/// that answers nothing. `answered` is what stands behind the colon; a person's program puts its mark in front of everything.
fn is_notice(answered: &str, message: &Message) -> bool {
    let (threaded, headed) = (message.threaded(), begins_marked(answered));
    (threaded && headed) || ((threaded || headed) && opens(message, is_away)) || opens(message, is_automatic)
}

/// A program tells what became of a message: its subject and its text together.
fn notes(subject: &str, message: &Message) -> bool {
    let Some((word, _)) = subject.split_once([':', '：']) else { return false };
    let mut frames = NOTES.iter().filter(|(known, _)| *known == word.trim()).map(|(_, frame)| frame).peekable();
    frames.peek().is_some() && frames.any(|frame| stands_in(frame, lower_start(message).trim_start()))
}

/// The notice that a program keeps for everybody, under a subject of its own that names who is away.
fn is_standing_notice(subject: &str, message: &Message) -> bool {
    NOTICES.iter().any(|(end, frame)| subject.trim_end_matches('.').ends_with(end) && stands_in(frame, lower_start(message).trim_start()))
}

/// Whether a text begins with the first piece of a frame and holds the others behind it, in order.
fn stands_in(frame: &str, text: &str) -> bool {
    let (first, others) = frame.split_once('…').unwrap_or((frame, ""));
    let begun = text.strip_prefix(first);
    begun.and_then(|rest| others.split('…').try_fold(rest, |rest, piece| rest.split_once(piece).map(|(_, behind)| behind))).is_some()
}

/// Whether its first words say that a program wrote them.
fn declares_itself(message: &Message) -> bool {
    let text = lower_start(message);
    let first = text.trim_start_matches(|c: char| c != '>' && !c.is_alphanumeric());
    DECLARED.iter().any(|words| first.starts_with(words))
}

/// Whether its first sentence, thanks and greetings aside, is one of an absence notice. People say so below their answer.
fn begins_absent(message: &Message) -> bool {
    let text = lower_start(message);
    let passed_over = |sentence: &&str| sentence.starts_with('>') || COURTESIES.iter().any(|word| sentence.starts_with(word));
    sentences(&text).find(|sentence| is_absent(sentence) || !passed_over(sentence)).is_some_and(is_absent)
}

/// A full stop ends one behind a letter: dates hold others.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut last = ' ';
    let ends = move |c: char| {
        let ends = matches!(c, '\n' | '!' | '?' | '。' | '！') || (c == '.' && last.is_alphabetic());
        last = c;
        ends
    };
    text.split(ends).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// Whether one of the first lines is what `tells` looks for.
pub(super) fn opens(message: &Message, tells: fn(&str) -> bool) -> bool {
    let text = lower_start(message);
    let mut opening = text[..text.floor_char_boundary(400)].lines().filter(|line| !line.starts_with('>'));
    opening.any(tells)
}

//! What a message says about itself that helps to tell its lines apart.

use super::super::message::Message;
use super::heading;

/// More people than a reply is addressed to.
const MOST_NAMES: usize = 20;

/// What helps to tell lines apart.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub our_domain: &'a str,
    /// The name the sender goes by.
    pub author: &'a str,
    pub names: &'a [String],
    /// It answers talk, not a ballot.
    pub talk: bool,
    /// What it answers is a letter of ours.
    pub answers_us: bool,
    /// It says so itself, by a Message-ID of ours.
    pub threads_us: bool,
    /// It answers nothing at all.
    pub answers_none: bool,
    /// The last line where our letter is plainly what is quoted; behind all lines once that was cut, and where nothing is
    /// answered: then nothing is quoted either.
    pub letter: Option<usize>,
    /// The options of the ballot it quotes, in lower case.
    pub options: &'a [String],
}

impl<'a> Known<'a> {
    pub fn of(message: &'a Message, our_domain: &'a str, names: &'a [String]) -> Self {
        Self {
            our_domain,
            author: message.from.first().and_then(|from| from.name.as_deref()).unwrap_or_default(),
            names,
            talk: is_talk(message, our_domain),
            answers_us: answers_us(message, our_domain),
            threads_us: !our_domain.is_empty() && !message.in_reply_to.is_empty() && answers_us(message, our_domain),
            answers_none: !our_domain.is_empty() && !message.threaded() && heading::is_plain_subject(&message.subject),
            letter: None,
            options: &[],
        }
    }
}

/// Whether it answers a thread, as far as its references tell: ours name the conversation. Without a domain there are
/// no ballots.
fn is_talk(message: &Message, our_domain: &str) -> bool {
    let ours = |id: &String| id.starts_with("thread-") && id.rsplit('@').next().is_some_and(|domain| domain.eq_ignore_ascii_case(our_domain));
    our_domain.is_empty() || message.references.iter().chain(&message.in_reply_to).any(ours)
}

/// The names of the people a message goes to, in lower case: it probably answers one of them.
pub(super) fn names(message: &Message) -> Vec<String> {
    let entries = ["to", "cc"].into_iter().flat_map(|field| message.header(field)).flat_map(|value| value.split(','));
    let shown = entries.filter_map(|entry| entry.split_once('<')).map(|(name, _)| name.trim().trim_matches('"').to_lowercase());
    shown.filter(|name| name.chars().count() > 2 && !name.starts_with("=?")).take(MOST_NAMES).collect()
}

/// Whether what it answers is a letter of ours, as far as it says: else our letter can stand deep in somebody's mail.
fn answers_us(message: &Message, our_domain: &str) -> bool {
    let ours = |id: &String| id.rsplit('@').next().is_some_and(|domain| domain.eq_ignore_ascii_case(our_domain));
    message.in_reply_to.is_empty() || message.in_reply_to.iter().any(ours)
}

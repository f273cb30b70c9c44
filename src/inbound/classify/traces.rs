//! What the headers say about how a message came to be, gathered in one pass.

use super::signs::MACHINE_HEADERS;
use crate::inbound::message::Message;

/// The header fields that tell machines from people.
#[derive(Default)]
pub(super) struct Traces<'a> {
    /// How many servers it passed.
    pub hops: usize,
    pub loops: Vec<&'a str>,
    pub list_id: Vec<&'a str>,
    pub can_unsubscribe: bool,
    /// Auto-Submitted, unless it says "no".
    pub submitted: Option<String>,
    /// A header that only machines write.
    pub machine: Option<&'static str>,
    /// Precedence of automatic replies.
    pub auto_precedence: Option<String>,
    /// Precedence of lists and mass mail.
    pub bulk_precedence: Option<String>,
    /// It forbids automatic answers, as Exchange does in its own absence notices, or a mailbox rule sent it: a sign beside
    /// another one, since some write so into everybody's mail, and a rule sends on what people wrote.
    pub suppresses: bool,
    /// It forbids every automatic answer.
    pub suppresses_all: bool,
    /// A filter that holds mail until its sender confirms it.
    pub holds_mail: bool,
    /// Exim's own list of who was not reached.
    pub failed_recipients: bool,
    /// The mail program calls itself an autoresponder.
    pub program: Option<&'a str>,
}

impl<'a> Traces<'a> {
    pub(super) fn of(message: &'a Message) -> Self {
        let mut traces = Self::default();
        for (name, value) in &message.headers {
            traces.take(name, value);
        }
        traces
    }

    fn take(&mut self, name: &str, value: &'a str) {
        match name {
            "received" => self.hops += 1,
            "x-loop" => self.loops.push(value),
            "list-id" => self.list_id.push(value),
            "list-unsubscribe" => self.can_unsubscribe = true,
            // RFC 3834 section 5: anything but "no" was sent by a machine.
            "auto-submitted" => keep(&mut self.submitted, Some(first_word(value)).filter(|word| word != "no")),
            "precedence" | "x-precedence" => self.take_precedence(value),
            "x-auto-response-suppress" => {
                let says = |known: &str| value.split(',').any(|word| word.trim().eq_ignore_ascii_case(known));
                self.suppresses_all |= says("all");
                self.suppresses |= says("all") || says("oof") || says("autoreply");
            }
            "x-ms-exchange-generated-message-source" => self.suppresses |= value.to_lowercase().starts_with("mailbox rules agent"),
            "x-delivery-agent" => self.holds_mail |= value.to_lowercase().starts_with("tmda"),
            "x-failed-recipients" => self.failed_recipients = true,
            "x-mailer" | "user-agent" => {
                let value_lower = value.to_lowercase();
                if ["autoresponder", "auto-responder", "autoresponse", "vacation"].iter().any(|word| value_lower.contains(word)) {
                    self.program = Some(value);
                }
            }
            _ => {}
        }
        // Names that begin otherwise are no machine's: most headers of most mail.
        if self.machine.is_none() && name.starts_with(['x', 'p', 'd', 'r']) {
            let machine = MACHINE_HEADERS.iter().find(|(known, start)| *known == name && value.to_lowercase().starts_with(start) && first_word(value) != "no");
            self.machine = machine.map(|(known, _)| *known);
        }
    }

    fn take_precedence(&mut self, value: &str) {
        let word = first_word(value);
        match word.as_str() {
            "auto_reply" | "auto-reply" | "autoreply" => keep(&mut self.auto_precedence, Some(word)),
            "bulk" | "junk" | "list" => keep(&mut self.bulk_precedence, Some(word)),
            _ => {}
        }
    }

    /// Why it is mass mail or list traffic, by its own words.
    pub(super) fn bulk(&self) -> Option<String> {
        if let Some(word) = &self.bulk_precedence {
            return Some(format!("Precedence: {word}"));
        }
        (!self.list_id.is_empty() && self.can_unsubscribe).then(|| "it comes from a mailing list".into())
    }

    /// Why it is no person's, when a machine says so itself.
    pub(super) fn automatic(&self) -> Option<String> {
        if let Some(word) = &self.submitted {
            return Some(format!("Auto-Submitted: {word}"));
        }
        if let Some(name) = self.machine {
            return Some(format!("header {name}"));
        }
        if let Some(word) = &self.auto_precedence {
            return Some(format!("Precedence: {word}"));
        }
        self.program.map(|program| format!("written by {program}"))
    }
}

fn keep(place: &mut Option<String>, found: Option<String>) {
    if place.is_none() {
        *place = found;
    }
}

fn first_word(value: &str) -> String {
    value.split([';', ' ', '(', '\t']).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase()
}

//! Filters that hold a message until its sender proves to be a person. Nobody here answers them.

use super::openings::lower_start;
use crate::inbound::message::Message;

/// What only such filters write into a subject.
const SUBJECTS: &[&str] = &["verify#", "conf#", "[spamarrest]", "[spam arrest", "[spamblocker]"];
/// Subjects that people could write too.
const WEAK_SUBJECTS: &[&str] = &[
    "please confirm your message",
    "please confirm your email",
    "your email requires verification",
    "email verification required",
    "sender verification",
    "sender authentication required",
    "confirm your email to",
    "confirmation required",
    "action required to deliver your",
    "bitte bestätigen sie ihre nachricht",
    "veuillez confirmer votre message",
    "confirme su mensaje",
    "confermi il suo messaggio",
    "confirme a sua mensagem",
    "подтвердите отправку",
    "demande d'authentification",
];
/// What they ask for.
const WORDS: &[&str] = &[
    "your message is being held",
    "is being held because",
    "complete the verification process",
    "to my guest list",
    "merci de vous authentifier",
    "your message has been held",
    "your email is being held",
    "message will be delivered once",
    "is protected by",
    "verify that you are a",
    "verify that this message was sent by a",
    "confirm that you are a",
    "prove that you are a",
    "not on my list of approved senders",
    "approved senders list",
    "added to my allowed",
    "i use a spam filter",
    "click the link below to verify",
    "click on the link below to have your message delivered",
    "simply reply to this message to confirm",
    "reply to this message without changing the subject",
    "confirmation of your message is required",
    "request to be added to the recipient's",
    "ihre nachricht wird zurückgehalten",
    "ihre nachricht wurde noch nicht zugestellt",
    "votre message est en attente",
    "su mensaje está retenido",
    "il suo messaggio è in attesa",
    "sua mensagem está retida",
    "ваше сообщение задержано",
];

/// What they ask of whoever they answer, beside a link: nobody else asks so.
const PROOFS: &[&str] = &[
    "pour vous authentifier",
    "merci de vous authentifier",
    "de vous authentifier en cliquant",
    "verify that you are a human",
    "verify that you are a person",
    "prove that you are a human",
    "confirm that you are a human",
    "confirm that you are a person",
    "dass sie ein mensch sind",
    "que es usted una persona",
    "di essere una persona reale",
];

/// The same of a program that sends people's mail as well: here it does not.
pub(super) fn held(message: &Message, holds_mail: bool) -> Option<String> {
    if holds_mail { asked(message, true) } else { None }
}

/// Why a message is such a question, if it is. `machine`: it says itself that no person wrote it.
pub(super) fn asked(message: &Message, machine: bool) -> Option<String> {
    let subject = message.subject.to_lowercase();
    let held = || SUBJECTS.iter().any(|sign| subject.contains(sign));
    if held() {
        return Some("its subject asks for proof of a person".into());
    }
    let weak = WEAK_SUBJECTS.iter().any(|sign| subject.contains(sign));
    // TMDA, and what was made after it, is confirmed by a reply to an address made for it.
    let confirming = message.reply_to.iter().chain(message.from.iter().map(|from| &from.address)).any(|address| is_confirming(address));
    if message.threaded() && asks_for_proof(message) {
        return Some("it asks its sender to prove to be a person".into());
    }
    if !(machine || weak || confirming) {
        return None;
    }
    let text = lower_start(message);
    let asks = WORDS.iter().any(|sign| text.contains(sign));
    (confirming || asks && (machine || weak)).then(|| "it asks its sender to prove to be a person".into())
}

/// In its own words, with a link to do it by.
fn asks_for_proof(message: &Message) -> bool {
    let text = lower_start(message);
    let own = || text.lines().filter(|line| !line.starts_with('>'));
    own().any(|line| line.contains("https://") || line.contains("http://")) && own().any(|line| PROOFS.iter().any(|words| line.contains(words)))
}

fn is_confirming(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default();
    ["-confirm-", "+confirm-", "-confirm+"].iter().any(|sign| local.contains(sign))
}

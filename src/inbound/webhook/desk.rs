//! The way of every post: verified, recognised when it is a repeat, taken, and answered so that nothing is lost.

use super::super::Envelope;
use super::super::smtp::Taken;
use super::keys::Keys;
use super::{Answer, Delivery, Doors, Flawed, Happening, Letter, No, Post, Provider, TEST_RECIPIENT};
use crate::app::Cause;
use crate::core::command::Outcome;
use crate::core::refusal::Refusal;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};

/// A post is remembered for so much longer than its provider repeats it.
const MARGIN: SignedDuration = SignedDuration::from_hours(24);

/// Takes a post.
pub(super) async fn take(doors: &Doors, provider: Provider, keys: &Keys, post: &Post<'_>) -> Answer {
    let mut delivery = match provider.read(doors, keys, post).await {
        Ok(delivery) => delivery,
        Err(No::Unfit(why)) => {
            // Said aloud, so that `status` shows it: the provider repeats the post until it is set up otherwise, or gives up.
            tracing::error!(provider = provider.name(), why, "a post of this provider cannot be taken; see docs/doors");
            return provider.refuse(No::Unfit(why));
        }
        Err(no) => return provider.refuse(no),
    };
    delivery.set_aside_over(doors.max_size);
    if delivery.letters.is_empty()
        && delivery.events.is_empty()
        && let Some(flawed) = delivery.flawed.pop()
    {
        return provider.refuse(flawed.why);
    }
    let Some(id) = delivery.id.as_deref().map(|id| name_of(provider, id)) else { return carry_out(doors, provider, post, delivery).await };
    let store = &doors.intake.app.store;
    let digest = digest(&delivery);
    match store.claim_post(&id, &digest, post.now, post.now + provider.horizon() + MARGIN).await {
        Err(fault) => {
            tracing::warn!(%fault, provider = provider.name(), "a post cannot be looked up");
            return away();
        }
        // Mailgun signs no more than a token: whoever got hold of one must not send other words with it.
        Ok(first) if first.digest != digest => return provider.refuse(No::Unproven("this signature was used before, for something else".into())),
        Ok(first) if first.status != 0 => return Answer::new(first.status, "taken before"),
        Ok(_) => {}
    }
    let answer = carry_out(doors, provider, post, delivery).await;
    if answer.status < 500 {
        // Should this fail, a repeat is done again: causes see to it that nothing happens twice.
        if let Err(fault) = store.settle_post(&id, answer.status).await {
            tracing::warn!(%fault, provider = provider.name(), "what a post was answered with is not kept");
        }
    }
    answer
}

impl Delivery {
    /// What is larger than we take is refused by itself.
    fn set_aside_over(&mut self, max_size: usize) {
        let (large, letters): (Vec<Letter>, Vec<Letter>) = std::mem::take(&mut self.letters).into_iter().partition(|letter| letter.bytes.len() > max_size);
        self.letters = letters;
        self.flawed.extend(large.into_iter().map(|letter| Flawed { mail_from: letter.mail_from, rcpt_to: letter.rcpt_to, why: No::TooLarge }));
    }
}

async fn carry_out(doors: &Doors, provider: Provider, post: &Post<'_>, delivery: Delivery) -> Answer {
    let mut worst = Answer::new(200, "taken");
    let mut answers = Vec::new();
    for letter in delivery.letters {
        answers.push(hand_over(doors, provider, post, letter).await);
    }
    for event in &delivery.events {
        answers.push(report(doors, provider, event).await);
    }
    if let Some(url) = &delivery.confirm {
        answers.push(doors.certificates.confirm(url).await);
    }
    for flawed in delivery.flawed {
        answers.push(refuse_one(doors, provider, post, flawed).await);
    }
    let alone = answers.len() == 1;
    for answer in answers {
        // Of several letters in one post a refused one must not keep the others from being taken.
        if answer.status >= 500 || alone {
            worst = answer;
        }
    }
    worst
}

/// A message goes where mail from the SMTP door goes.
async fn hand_over(doors: &Doors, provider: Provider, post: &Post<'_>, letter: Letter) -> Answer {
    let intake = &doors.intake;
    let domain = &intake.directory.domain;
    // A sender may write the self-test's address into any mail; only what is for nobody else is one.
    let is_test = !letter.rcpt_to.is_empty() && letter.rcpt_to.iter().all(|address| is_test(address, domain));
    let rcpt_to: Vec<String> = letter.rcpt_to.into_iter().filter(|address| is_test || intake.directory.destination(address).is_some()).collect();
    if rcpt_to.is_empty() {
        return provider.stranger();
    }
    // The one clock for deadlines: when we had it, or when the provider had it, as far back as it may still be repeating.
    let signed = letter.signed_at.filter(|signed| post.now.duration_since(*signed) <= provider.horizon());
    let received_at = signed.map_or(post.now, |signed| signed.min(post.now));
    let envelope = Envelope { received_at, rebuilt: letter.rebuilt, ..enveloped(provider, post, letter.mail_from, rcpt_to) };
    if is_test {
        return match intake.put_aside(envelope, letter.bytes, Outcome::Ignored("a self-test of a webhook door".into())).await {
            Ok(()) => Answer::new(200, "the self-test was taken"),
            Err(_) => away(),
        };
    }
    match intake.take(envelope, with_crlf(letter.bytes)).await {
        Taken::Kept | Taken::Welcome => Answer::new(200, "taken"),
        Taken::Refused { text, .. } => provider.refused(text),
        Taken::NotNow { text, .. } => Answer::new(503, text),
        Taken::Broken => away(),
    }
}

/// The envelope as the provider tells of it. Where its sender is written in a way that we would not take, that says nothing
/// about the mail: who wrote it is judged by From alone.
fn enveloped(provider: Provider, post: &Post<'_>, mail_from: String, rcpt_to: Vec<String>) -> Envelope {
    // The peer is the provider: its address proves nothing about the sender.
    Envelope { mail_from, rcpt_to, peer: None, helo: provider.name().to_string(), trusted: true, received_at: post.now, rebuilt: false }
}

/// One message of several that cannot be taken: the record says so, without its bytes.
async fn refuse_one(doors: &Doors, provider: Provider, post: &Post<'_>, flawed: Flawed) -> Answer {
    let intake = &doors.intake;
    tracing::warn!(provider = provider.name(), why = flawed.why.words(), "a message of a post is refused; the others in it are taken");
    if !flawed.rcpt_to.iter().any(|address| intake.directory.destination(address).is_some()) {
        return provider.stranger();
    }
    let envelope = enveloped(provider, post, flawed.mail_from, flawed.rcpt_to);
    let refused = Outcome::Refused(Refusal::BadField { field: "message".into() });
    match intake.put_aside(envelope, Vec::new(), refused).await {
        Ok(()) => Answer::new(200, "refused"),
        Err(_) => away(),
    }
}

async fn report(doors: &Doors, provider: Provider, event: &Happening) -> Answer {
    let Some(command) = event.command(&doors.intake.directory) else { return Answer::new(200, "an event about no mail of ours") };
    // Without an id of the provider's own, what was said tells one event from another.
    let id = if event.id.is_empty() { name_of(provider, &format!("{event:?}")) } else { event.id.clone() };
    let cause = Cause::Occasion(format!("webhook/{}/{id}", provider.name()));
    match doors.intake.report(cause, command).await {
        Ok(_) => Answer::new(200, "taken"),
        Err(fault) => {
            tracing::warn!(%fault, provider = provider.name(), "an event cannot be taken");
            away()
        }
    }
}

fn away() -> Answer {
    Answer::new(503, "not able to keep it at the moment; try again later")
}

fn is_test(address: &str, domain: &str) -> bool {
    address
        .trim()
        .trim_matches(['<', '>'])
        .rsplit_once('@')
        .is_some_and(|(local, at)| local.eq_ignore_ascii_case(TEST_RECIPIENT) && at.eq_ignore_ascii_case(domain))
}

/// Ids are of any length and may be secrets of their kind.
fn name_of(provider: Provider, id: &str) -> String {
    format!("{}/{}", provider.name(), data_encoding::HEXLOWER.encode(&Sha256::digest(id)[..16]))
}

/// What a post says, apart from how it is wrapped: a repeat may have other form boundaries.
fn digest(delivery: &Delivery) -> String {
    let mut hash = Sha256::new();
    let mut add = |piece: &[u8]| {
        hash.update((piece.len() as u64).to_be_bytes());
        hash.update(piece);
    };
    for letter in &delivery.letters {
        add(letter.mail_from.as_bytes());
        letter.rcpt_to.iter().for_each(|address| add(address.as_bytes()));
        add(&letter.bytes);
    }
    for flawed in &delivery.flawed {
        add(flawed.mail_from.as_bytes());
        flawed.rcpt_to.iter().for_each(|address| add(address.as_bytes()));
    }
    delivery.events.iter().for_each(|event| add(format!("{event:?}").as_bytes()));
    delivery.confirm.iter().for_each(|url| add(url.as_bytes()));
    data_encoding::HEXLOWER.encode(&hash.finalize()[..16])
}

/// Providers and scripts hand lines over that end in LF alone; they were signed with CRLF (RFC 6376 section 3.4).
fn with_crlf(bytes: Vec<u8>) -> Vec<u8> {
    let bare = |at: &usize| *at == 0 || bytes[at - 1] != b'\r';
    if !memchr::memchr_iter(b'\n', &bytes).any(|at| bare(&at)) {
        return bytes;
    }
    let mut lines = Vec::with_capacity(bytes.len() + bytes.len() / 40);
    for line in bytes.split_inclusive(|octet| *octet == b'\n') {
        match line.strip_suffix(b"\n") {
            Some(text) => {
                lines.extend_from_slice(text.strip_suffix(b"\r").unwrap_or(text));
                lines.extend_from_slice(b"\r\n");
            }
            None => lines.extend_from_slice(line),
        }
    }
    lines
}

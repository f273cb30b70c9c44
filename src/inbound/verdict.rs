//! Who sent it: SPF, DKIM and DMARC folded into one proof. Knows nothing of members, tokens or what is allowed.

mod arc;
mod covers;
mod walk;

use super::Envelope;
use super::resolver::Resolver;
use super::results;
use super::smtp::Relays;
use crate::config::Dns;
use crate::core::domain::{a_labels, is_same};
use crate::core::person::Address;
use crate::core::trust::Proof;
use covers::lists;
use mail_auth::common::crypto::Algorithm;
use mail_auth::dkim::{Canonicalization, DkimError, Signature};
use mail_auth::dmarc::verify::DmarcParameters;
use mail_auth::spf::verify::SpfParameters;
use mail_auth::{AuthenticatedMessage, DkimOutput, DkimResult, DmarcOutput, DmarcResult, Error, SpfOutput, SpfResult, dmarc};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::time::Duration;

pub use covers::Covers;

/// What a message proves about its sender.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Verdict {
    /// `None`: temporary DNS trouble, ask again later.
    pub proof: Option<Proof>,
    /// The domain that passed SPF and is aligned with From; only looked at when DKIM alone is not proof enough.
    pub spf_domain: Option<String>,
    /// The domains whose DKIM signatures hold.
    pub dkim_domains: Vec<String>,
    /// What else the signatures of the author's own organization speak for.
    pub covers: Covers,
    /// What the From domain asks for mail that fails DMARC. `None` when it has no record, or was not asked
    /// because an aligned signature had settled the matter.
    pub policy: Option<Policy>,
    /// How it came about, one fact each, for the log. Domains are named in them, and no addresses.
    pub notes: Vec<String>,
}

/// A domain's DMARC policy (RFC 9989 section 4.7).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    None,
    Quarantine,
    Reject,
}

/// Verifies messages against DNS.
#[derive(Debug)]
pub struct Verifier {
    resolver: Resolver,
    budget: Duration,
    /// The name under which relays of ours write down what they found, and where they connect from.
    relays: Option<(String, Relays)>,
}

/// A verdict that takes longer is given later.
const BUDGET: Duration = Duration::from_secs(2);
/// RFC 6376 section 8.4 leaves the limit to the verifier; each further one would be a look-up at the sender's bidding.
const SIGNATURES: usize = 10;
/// RFC 5322 section 3.6 allows each of these once. A second one makes readers disagree on what was signed.
const ONCE: [&str; 13] = [
    "From",
    "Sender",
    "Reply-To",
    "To",
    "Cc",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
];

impl Verifier {
    pub fn new(dns: &Dns) -> anyhow::Result<Self> {
        Ok(Self { resolver: Resolver::new(dns)?, budget: BUDGET, relays: None })
    }

    /// The same, with another limit on the time one verdict may take.
    pub fn within(self, budget: Duration) -> Self {
        Self { budget, ..self }
    }

    /// The same, believing what our relays found about SPF: they alone saw the sender's address.
    pub fn believing(self, authserv_id: &str, relays: Relays) -> Self {
        Self { relays: Some((authserv_id.to_string(), relays)), ..self }
    }

    /// Judges a message. `from` is its one From mailbox, `None` when there is not exactly one.
    pub async fn judge(&self, raw: &[u8], envelope: &Envelope, from: Option<&Address>) -> Verdict {
        let Some(from) = from else { return failed("there is not exactly one From mailbox") };
        match tokio::time::timeout(self.budget, self.weigh(raw, envelope, from)).await {
            Ok(verdict) => verdict,
            Err(_) => Verdict { proof: None, ..failed(&format!("DNS gave no answer within {} ms", self.budget.as_millis())) },
        }
    }

    async fn weigh(&self, raw: &[u8], envelope: &Envelope, from: &Address) -> Verdict {
        let Some(mut message) = AuthenticatedMessage::parse(raw) else { return failed("there is no header") };
        if !reads_alike(&message, from) {
            return failed("the From field can be read in more than one way");
        }
        let domain = from.domain().to_string();
        // Signatures of the From domain come first, so that no pile of others can crowd them out.
        message.dkim_headers.sort_by_key(|header| !is_same(&header.header.d, &domain));
        message.dkim_headers.truncate(SIGNATURES);
        let trimmed = without_blank_end(raw, message.body_offset as usize);
        let second = trimmed.as_deref().and_then(AuthenticatedMessage::parse).map(|mut second| {
            second.dkim_headers.retain(|header| header.header.cb == Canonicalization::Relaxed && is_known(&message, &header.header));
            second
        });

        let mut signatures = self.resolver.authenticator.verify_dkim(self.resolver.ask(&message)).await;
        if let Some(second) = second.as_ref().filter(|_| signatures.iter().any(is_relaxed_mismatch)) {
            let again = self.resolver.authenticator.verify_dkim(self.resolver.ask(second)).await;
            signatures.extend(again.into_iter().filter(|output| *output.result() == DkimResult::Pass));
        }
        let mut notes: Vec<String> = signatures.iter().map(describe).chain(arc::note(&message)).collect();
        if let Some(name) = ONCE.into_iter().find(|name| count(&message, name) > 1) {
            notes.push(format!("there are several {name} fields, so no signature is taken"));
            signatures.retain(|output| *output.result() != DkimResult::Pass);
        }
        signatures.retain(|output| *output.result() != DkimResult::Pass || output.signature().is_some_and(|signature| is_sound(&message, signature)));
        let dkim_domains: Vec<String> = passed(&signatures).map(|signature| compared(&signature.d).into_owned()).collect();
        if dkim_domains.iter().any(|signer| is_same(signer, &domain)) {
            // Alignment with the very domain needs no record (RFC 9989 section 4.10.2), strict or relaxed.
            let covers = Covers::by(&message, &signatures, |signer| is_same(signer, &domain));
            let spf_domain = if covers.all() { None } else { self.aligned_spf(raw, envelope, &domain).await };
            return Verdict { proof: Some(Proof::Strong), spf_domain, dkim_domains, covers, policy: None, notes };
        }
        let (spf_domain, spf) = self.spf(raw, envelope).await;
        let params = DmarcParameters::new(&message, &signatures, &spf_domain, &spf);
        let record = self.resolver.authenticator.verify_dmarc(self.resolver.ask(params)).await;
        let doubled = *record.dkim_result() == DmarcResult::Pass && self.has_two_records(&domain).await;
        notes.push(format!("spf={} {spf_domain}", spf.result().to_string().to_ascii_lowercase()));
        notes.push(format!("dmarc={} {domain}", record.result()));
        let covers = Covers::by(&message, &signatures, |signer| are_related(signer, &domain));
        let findings = Findings { domain: &domain, signatures: &signatures, spf_domain, spf: spf.result(), record, doubled };
        Verdict { covers, ..findings.fold(dkim_domains, notes) }
    }

    /// The author's very domain, when SPF passes for it: what its owner's yes is remembered by.
    async fn aligned_spf(&self, raw: &[u8], envelope: &Envelope, domain: &str) -> Option<String> {
        let (found, spf) = self.spf(raw, envelope).await;
        (spf.result() == SpfResult::Pass && is_same(&found, domain)).then_some(found)
    }

    /// SPF of MAIL FROM, or of HELO when it is empty (RFC 7208 section 2.4). Where the peer's address says nothing about
    /// the sender, only what the relay itself found counts.
    async fn spf(&self, raw: &[u8], envelope: &Envelope) -> (String, SpfOutput) {
        let sender = envelope.mail_from.trim_start_matches('<').trim_end_matches('>');
        let domain = compared(sender.rsplit_once('@').map_or(envelope.helo.as_str(), |(_, domain)| domain)).into_owned();
        let Some(peer) = envelope.peer.filter(|_| !envelope.trusted) else {
            let found = self.found_by_relay(raw, envelope, &domain).unwrap_or(SpfResult::None);
            return (domain.clone(), SpfOutput::new(domain).with_result(found));
        };
        // RFC 7208 section 4.3: DNS is asked for the A-labels.
        let sender = sender.rsplit_once('@').map_or_else(|| sender.to_string(), |(local, _)| format!("{local}@{domain}"));
        let params = match sender.as_str() {
            "" => SpfParameters::verify_ehlo(peer, &envelope.helo, "unknown"),
            // RFC 7208 section 7.3: a receiver that does not give its name says "unknown".
            _ => SpfParameters::verify_mail_from(peer, &envelope.helo, "unknown", &sender),
        };
        let output = self.resolver.authenticator.verify_spf(self.resolver.ask(params)).await;
        (domain, output)
    }
}

impl Verifier {
    /// What the relay states about that very domain. It must have connected from one of `smtp.trusted_relays`: a webhook,
    /// a pipe or a socket has no such address. Of what it can state only a pass says more than nothing.
    fn found_by_relay(&self, raw: &[u8], envelope: &Envelope, domain: &str) -> Option<SpfResult> {
        let (id, relays) = self.relays.as_ref()?;
        envelope.peer.filter(|peer| relays.hold(*peer))?;
        let found = results::spf(raw, id).filter(|found| is_same(&found.domain, domain))?;
        match found.result.as_str() {
            "pass" => Some(SpfResult::Pass),
            "temperror" => Some(SpfResult::TempError),
            _ => None,
        }
    }
}

/// Everything DNS said, waiting to be folded.
struct Findings<'a> {
    domain: &'a str,
    signatures: &'a [DkimOutput<'a>],
    spf_domain: String,
    spf: SpfResult,
    record: DmarcOutput,
    /// Two records stand where the walk found one.
    doubled: bool,
}

impl Findings<'_> {
    fn fold(self, dkim_domains: Vec<String>, notes: Vec<String>) -> Verdict {
        let policy = self.record.dmarc_record().map(|_| match self.record.policy() {
            dmarc::Policy::Reject => Policy::Reject,
            dmarc::Policy::Quarantine => Policy::Quarantine,
            dmarc::Policy::None | dmarc::Policy::Unspecified => Policy::None,
        });
        let spf_aligned = self.spf_aligned();
        let proof = match policy {
            _ if self.dkim_aligned() => Some(Proof::Strong),
            _ if self.is_temporary() => None,
            _ if spf_aligned => Some(Proof::Weak),
            // RFC 9989 section 5.3.5: neither mechanism is aligned and passes.
            Some(Policy::Quarantine | Policy::Reject) => Some(Proof::Failed),
            // RFC 9989 section 4.7 passes over a tag that cannot be read; mail-auth 0.13 over the whole record, and with it over
            // a policy that may forbid this mail.
            None if matches!(self.record.dkim_result(), DmarcResult::PermError(_)) => Some(Proof::Failed),
            Some(Policy::None) | None => Some(Proof::Weak),
        };
        Verdict { proof, spf_domain: spf_aligned.then_some(self.spf_domain), dkim_domains, covers: Covers::default(), policy, notes }
    }

    /// A signature of the same organization's.
    fn dkim_aligned(&self) -> bool {
        *self.record.dkim_result() == DmarcResult::Pass && !self.doubled && passed(self.signatures).any(|signature| are_related(&signature.d, self.domain))
    }

    /// Without a DMARC record a domain is its own organizational domain, so only itself is aligned.
    fn spf_aligned(&self) -> bool {
        (*self.record.spf_result() == DmarcResult::Pass && are_related(&self.spf_domain, self.domain))
            || (self.spf == SpfResult::Pass && is_same(&self.spf_domain, self.domain))
    }

    /// Whether an answer that DNS owes us could still change the class.
    fn is_temporary(&self) -> bool {
        let owed = |result: &DmarcResult| matches!(result, DmarcResult::TempError(_));
        let own_signature = |output: &DkimOutput<'_>| {
            matches!(output.result(), DkimResult::TempError(_)) && output.signature().is_some_and(|signature| is_same(&signature.d, self.domain))
        };
        owed(self.record.dkim_result())
            || owed(self.record.spf_result())
            || self.signatures.iter().any(own_signature)
            || (self.spf == SpfResult::TempError && is_same(&self.spf_domain, self.domain))
    }
}

fn failed(note: &str) -> Verdict {
    Verdict { proof: Some(Proof::Failed), spf_domain: None, dkim_domains: Vec::new(), covers: Covers::default(), policy: None, notes: vec![note.to_string()] }
}

/// Two readings of the From field, mail-auth's and the caller's, must give the same one mailbox.
fn reads_alike(message: &AuthenticatedMessage<'_>, from: &Address) -> bool {
    count(message, "From") == 1 && message.from.len() == 1 && Address::parse(&message.from[0]).as_ref() == Some(from)
}

fn count(message: &AuthenticatedMessage<'_>, name: &str) -> usize {
    message.headers.iter().filter(|(field, _)| field.trim_ascii().eq_ignore_ascii_case(name.as_bytes())).count()
}

fn passed<'a>(signatures: &'a [DkimOutput<'a>]) -> impl Iterator<Item = &'a Signature> {
    signatures.iter().filter(|output| *output.result() == DkimResult::Pass).filter_map(DkimOutput::signature)
}

/// A signature that holds must also have covered From (RFC 6376 section 5.4) and, where there are such, Subject and Date,
/// which say what is answered and which of two votes is meant (section 5.4.1); and not rest on SHA-1 (RFC 8301 section 3.1).
fn is_sound(message: &AuthenticatedMessage<'_>, signature: &Signature) -> bool {
    let optional = |name: &str| count(message, name) == 0 || lists(signature, name);
    signature.a != Algorithm::RsaSha1 && lists(signature, "From") && optional("Subject") && optional("Date")
}

fn is_known(message: &AuthenticatedMessage<'_>, signature: &Signature) -> bool {
    message.dkim_headers.iter().any(|header| header.header.b == signature.b)
}

/// A domain as it is compared; what is none, as it stands.
fn compared(domain: &str) -> Cow<'_, str> {
    a_labels(domain).unwrap_or(Cow::Borrowed(domain))
}

/// Whether two domains may be one organization's. By RFC 9989 section 4.10.2 the record with the fewest labels marks it, so
/// a top-level domain that publishes one without `psd=y` would make a single organization of everybody below. Here nobody is
/// related by the last label alone.
fn are_related(one: &str, other: &str) -> bool {
    let (one, other) = (compared(one), compared(other));
    one == other || one.rsplit('.').zip(other.rsplit('.')).take_while(|(one, other)| one == other).count() >= 2
}

fn is_relaxed_mismatch(output: &DkimOutput<'_>) -> bool {
    matches!(output.result(), DkimResult::Neutral(Error::Dkim(DkimError::FailedBodyHashMatch)))
        && output.signature().is_some_and(|signature| signature.cb == Canonicalization::Relaxed)
}

/// The message without the lines at its end that hold nothing but blanks, when there are such. They do not count under
/// relaxed canonicalization (RFC 6376 section 3.4.4), but mail-auth 0.13 hashes them.
fn without_blank_end(raw: &[u8], body_offset: usize) -> Option<Vec<u8>> {
    let (head, body) = raw.split_at_checked(body_offset)?;
    let kept = body.trim_ascii_end();
    let end = &body[kept.len()..];
    let blank_line = end.iter().enumerate().any(|(at, byte)| matches!(byte, b' ' | b'\t') && (kept.is_empty() || end[..at].contains(&b'\n')));
    blank_line.then(|| [head, kept, if kept.is_empty() { b"" } else { b"\r\n" }].concat())
}

fn describe(output: &DkimOutput<'_>) -> String {
    let signer = output.signature().map_or_else(String::new, |signature| format!(" d={} s={}", signature.d, signature.s));
    format!("dkim={}{signer}", output.result())
}

#[cfg(test)]
#[path = "verdict_tests.rs"]
mod tests;

//! The pipeline in order: message, classify, verdict, route, strip, one Command per group concerned.
//! With `beside` the only file here that calls app.

use super::classify::{self, Class};
use super::judged::Judged;
use super::message::{self, Message};
use super::report::{Opened, Report, ReportKind};
use super::route::{self, Directory, Named, Target};
use super::saying::answer;
use super::smtp::Taken;
use super::verdict::Verifier;
use super::{Envelope, calendar, files, report};
use crate::app::{App, Cause, Fault, Part, Raw, Work};
use crate::core::command::{Command, Disposition, MailWords, Outcome, ServiceRole};
use crate::core::ids::RawId;
use crate::core::refusal::Refusal;
use crate::core::thread::{FileNote, SmallPicture};
use crate::core::trust::{Actor, Proof};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How long a message may wait for DNS before its proof counts as weak.
const DNS_PATIENCE: SignedDuration = SignedDuration::from_hours(24);

/// Reads messages and hands what they ask for to the desk.
pub struct Intake {
    pub app: App,
    pub directory: Directory,
    pub verifier: Verifier,
    /// Signs causes, so that nobody can make one up.
    pub secret: [u8; 32],
    /// Receipt instants of the messages that are in hand right now: a poll is not counted while one received in time is.
    in_hand: Mutex<BTreeMap<(Timestamp, u64), ()>>,
}

impl Intake {
    pub fn new(app: App, directory: Directory, verifier: Verifier, secret: [u8; 32]) -> Arc<Self> {
        Arc::new(Self { app, directory, verifier, secret, in_hand: Mutex::default() })
    }

    /// Takes a message from a door. The answer comes when it is durable.
    pub async fn take(&self, envelope: Envelope, bytes: Vec<u8>) -> Taken {
        let ticket = (envelope.received_at, self.app.world.number());
        self.hands().insert(ticket, ());
        let taken = self.accept(envelope, bytes).await;
        self.hands().remove(&ticket);
        taken
    }

    /// Whether a message received by then is still in hand.
    pub fn busy_with(&self, received_by: Timestamp) -> bool {
        self.hands().keys().next().is_some_and(|(received, _)| *received <= received_by)
    }

    fn hands(&self) -> std::sync::MutexGuard<'_, BTreeMap<(Timestamp, u64), ()>> {
        self.in_hand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn accept(&self, envelope: Envelope, bytes: Vec<u8>) -> Taken {
        let work = match self.prepare(envelope, bytes).await {
            Ok(work) => work,
            Err(fault) => return answer(&Err(fault)),
        };
        let proven = work.parts.iter().any(|part| matches!(part.actor, Actor::Mail { proof: Proof::Strong, .. }));
        let result = self.app.submit(work).await;
        let did = |became: &Disposition| became.person.is_some() && matches!(became.outcome, Outcome::Done(_));
        let ours = proven && result.as_ref().is_ok_and(|became| became.iter().any(did));
        match answer(&result) {
            Taken::Kept if ours => Taken::Welcome,
            taken => taken,
        }
    }

    /// Reads a message and hands in what it asks for. What became of it comes back, nothing while it is pending.
    pub async fn hand_in(&self, envelope: Envelope, bytes: Vec<u8>) -> Result<Vec<Disposition>, Fault> {
        let work = self.prepare(envelope, bytes).await?;
        self.app.submit(work).await
    }

    async fn prepare(&self, envelope: Envelope, bytes: Vec<u8>) -> Result<Work, Fault> {
        let raw = Raw {
            id: self.app.world.ids().mint::<RawId>(),
            envelope: serde_json::to_string(&envelope).unwrap_or_default(),
            bytes: Arc::new(bytes),
            pending: false,
            known: false,
            votes: None,
        };
        let raw = if raw.is_large() && self.is_secret(&envelope, &parse(&raw.bytes).await).await? {
            raw
        } else {
            self.app.keep_large(raw, envelope.received_at).await?
        };
        self.read(&envelope, raw, false).await
    }

    /// Keeps a message that is acted on no further, with what became of it.
    pub async fn put_aside(&self, envelope: Envelope, bytes: Vec<u8>, outcome: Outcome) -> Result<(), Fault> {
        let envelope_text = serde_json::to_string(&envelope.masked()).unwrap_or_default();
        let raw = Raw { id: self.app.world.ids().mint::<RawId>(), envelope: envelope_text, bytes: Arc::new(bytes), pending: false, known: false, votes: None };
        let work = Work { settled: vec![Disposition { group: None, person: None, outcome }], raw: Some(raw), ..Work::new(envelope.received_at) };
        self.app.submit(work).await.map(|_| ())
    }

    /// What a mail provider says became of our mail.
    pub async fn report(&self, cause: Cause, command: Command) -> Result<Disposition, Fault> {
        self.app.execute(Actor::Admin, command, cause).await
    }

    /// Tries a pending message again. `late`: it has waited long enough, and counts as weak.
    pub async fn finish(&self, id: RawId, envelope: Envelope, bytes: Vec<u8>) -> Result<bool, Fault> {
        let late = self.app.world.now() > envelope.received_at + DNS_PATIENCE;
        let raw = Raw { id, envelope: serde_json::to_string(&envelope).unwrap_or_default(), bytes: Arc::new(bytes), pending: false, known: true, votes: None };
        let work = self.read(&envelope, raw, late).await?;
        if work.raw.as_ref().is_some_and(|raw| raw.pending) {
            return Ok(false);
        }
        self.app.submit(work).await.map(|_| true)
    }

    /// The pipeline: from bytes to what is asked of the desk.
    pub async fn read(&self, envelope: &Envelope, mut raw: Raw, late: bool) -> Result<Work, Fault> {
        let message = parse(&raw.bytes).await;
        let (class, report) = match classify::read(&message, &envelope.mail_from, &self.directory.domain) {
            // What a server says in the postmaster's name is a report all the same.
            (Class::Person, report) if self.directory.is_ours(&message) => (Class::Echo { why: "it is from an address of ours".into() }, report),
            read => read,
        };
        let targets = route::targets(&self.directory, envelope, &message);
        let mut work = Work::new(envelope.received_at);
        if let Some(refusal) = unfit(&message).filter(|_| class == Class::Person && targets.iter().any(|named| named.target.needs_proof())) {
            work.settled.push(Disposition { group: None, person: None, outcome: Outcome::Refused(refusal) });
        } else if class == Class::Person && targets.iter().any(|named| named.target.needs_proof()) {
            match self.judge(&raw, envelope, &message, late).await {
                Some(judged) => self.ask(&mut work, &message, &judged, &targets),
                // What may leave no trace cannot lie and wait for DNS; it is destroyed, however well its sender is proven.
                None if self.is_secret(envelope, &message).await? => self.ask(&mut work, &message, &Judged::weak(&message), &targets),
                None => {
                    raw.pending = true;
                    raw.votes = Some(self.app.polls_of(&targets.iter().filter_map(|named| named.target.notice()).collect::<Vec<_>>()).await?);
                }
            }
        } else {
            let report = report.map(Opened::judged).unwrap_or_default();
            self.without_proof(&mut work, &message, (&class, &report), &targets);
            if work.parts.is_empty() && is_official(&class) && targets.iter().any(is_read) {
                let judged = self.judge(&raw, envelope, &message, true).await.unwrap_or_else(|| Judged::weak(&message));
                self.to_the_admin(&mut work, &message, &judged, &targets);
            }
            if work.parts.is_empty() {
                work.settled.push(ignored(&format!("{class:?}")));
            }
        }
        if !raw.pending {
            raw.envelope = serde_json::to_string(&envelope.masked()).unwrap_or_default();
        }
        let report = matches!(class, Class::Bounce | Class::Complaint);
        work.destroyed = work.parts.is_empty() && !raw.pending && !report && self.is_secret(envelope, &message).await?;
        work.raw = Some(raw);
        Ok(work)
    }

    /// Who sent it and how well that is proven; `None` while DNS cannot say.
    async fn judge(&self, raw: &Raw, envelope: &Envelope, message: &Message, late: bool) -> Option<Judged> {
        if envelope.rebuilt {
            return Some(Judged::weak(message));
        }
        let verdict = self.verifier.judge(&raw.bytes, envelope, message.one_from().as_ref()).await;
        let (proof, why) = (verdict.proof, verdict.notes.clone());
        let judged = Judged::by(verdict, message, late)?;
        tracing::info!(message = raw.id.0, ?proof, ?why, "its sender was looked at");
        Some(judged)
    }

    /// A person's mail: one command per target.
    fn ask(&self, work: &mut Work, message: &Message, judged: &Judged, targets: &[Named]) {
        let mut mail = self.words(work, message);
        let silent = mail.files.is_empty() && calendar::is_silent(message, &mail.words.own(), &self.directory.domain);
        let wordless = silent || calendar::is_automatic(message);
        mail.words.lines.retain(|_| !wordless);
        let cause = self.cause(message, &mail);
        // What a calendar program answers on its own is read by whoever invited, and by nobody else.
        let reads = |named: &&Named| !silent || (matches!(named.target, Target::Answer { .. }) && !mail.rsvp.is_empty());
        for named in targets.iter().filter(reads) {
            if let Some(command) = named.target.command(&mail) {
                work.parts.push(Part { cause: cause.clone(), actor: judged.actor(named), command });
            }
        }
        if work.parts.is_empty() {
            work.settled.push(ignored(if silent { "a calendar program's answer" } else { "no address of ours that takes words" }));
        }
    }

    /// What needs no proof of the sender: the unsubscribe address whatever the message says, bounces to their own VERP
    /// address; and what is never answered nor published.
    fn without_proof(&self, work: &mut Work, message: &Message, (class, report): (&Class, &Report), targets: &[Named]) {
        let cause = self.cause(message, &MailWords::default());
        let complains = report.kind == ReportKind::Complaint;
        let about = if complains { route::reported(&self.directory, message) } else { None };
        for Named { target, .. } in targets {
            let command = match (target, class) {
                (_, Class::Complaint) if !complains => None,
                (Target::Service(_), Class::Complaint) => about.map(|notice| Command::Complain { notice }),
                (Target::Unsubscribe(notice) | Target::Bounce(notice), Class::Complaint) => Some(Command::Complain { notice: *notice }),
                (Target::Unsubscribe(notice), _) => Some(Command::StopByHeader { notice: *notice }),
                (Target::Bounce(notice), Class::Bounce) => Some(report::bounce(*notice, report)),
                _ => None,
            };
            if let Some(command) = command {
                work.parts.push(Part { cause: cause.clone(), actor: Actor::Admin, command });
            }
        }
    }

    /// What machines and lists write to the service's own addresses is for a person to read, as people's mail there is.
    fn to_the_admin(&self, work: &mut Work, message: &Message, judged: &Judged, targets: &[Named]) {
        let mail = self.words(work, message);
        let cause = self.cause(message, &mail);
        for named in targets.iter().filter(|named| is_read(named)) {
            if let Some(command) = named.target.command(&mail) {
                work.parts.push(Part { cause: cause.clone(), actor: judged.actor(named), command });
            }
        }
    }

    /// Their words, and the files that came with them.
    fn words(&self, work: &mut Work, message: &Message) -> MailWords {
        let mut ids = self.app.world.ids();
        let mut notes = Vec::new();
        let sorted = files::sort(message, &self.directory.domain);
        for file in &sorted.kept {
            let note = FileNote { id: ids.mint(), name: file.name.clone(), media_type: file.media_type.clone(), size: file.bytes.len() as u64 };
            work.files.insert(note.id, (note.clone(), file.bytes.clone()));
            notes.push(note);
        }
        let pictures = sorted.pictures.into_iter().map(|(place, hash)| SmallPicture { file: notes[place].id, hash }).collect();
        MailWords {
            subject: message.subject.clone(),
            words: sorted.words,
            files: notes,
            pictures,
            left_out: sorted.left_out,
            message_id: message.message_id.as_deref().map(bare),
            sent_at: message.date,
            threaded: message.threaded(),
            answers: message.in_reply_to.iter().chain(message.references.iter().rev()).take(ANSWERED).map(|id| bare(id)).collect(),
            rsvp: calendar::answers(message, &self.directory.domain),
        }
    }

    /// HMACs over what makes a message the same one: no trace headers, so that a second delivery is the same cause.
    fn cause(&self, message: &Message, mail: &MailWords) -> Cause {
        let from = message.from.iter().map(|mailbox| mailbox.address.as_str()).collect::<Vec<_>>().join(",");
        let date = message.date.map(|date| date.to_string()).unwrap_or_default();
        let body = message.text.as_deref().or(message.html.as_deref()).unwrap_or_default();
        let mut files: String = mail.files.iter().map(|file| format!("{}:{};", file.name, file.size)).collect();
        files.extend(mail.rsvp.iter().map(|answer| format!("{}/{}/{:?};", answer.poll, answer.code, answer.fit)));
        let id = message.message_id.as_deref().unwrap_or_default();
        let whole = self.digest(&[from.as_str(), &date, id, &message.subject, body, &files]);
        let bare = (!id.trim().is_empty()).then(|| self.digest(&["bare", from.as_str(), &date, id]));
        Cause::Mail { whole, bare }
    }

    fn digest(&self, fields: &[&str]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes keys of any length");
        for field in fields {
            mac.update(&(field.len() as u64).to_be_bytes());
            mac.update(field.as_bytes());
        }
        data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes()[..16])
    }
}

/// How many of the mails that a mail says it answers are remembered.
const ANSWERED: usize = 8;

/// A Message-ID without its angle brackets (RFC 5322 section 3.6.4).
fn bare(id: &str) -> String {
    id.trim().trim_start_matches('<').trim_end_matches('>').to_string()
}

/// Large messages are parsed aside, so that one of them never holds up the sessions.
pub(super) async fn parse(bytes: &Arc<Vec<u8>>) -> Message {
    const LARGE: usize = 64 << 10;
    if bytes.len() < LARGE {
        return message::read(bytes);
    }
    let bytes = bytes.clone();
    let parsed = tokio::task::spawn_blocking(move || message::read(&bytes)).await;
    parsed.unwrap_or_else(|_| message::read(b""))
}

/// What keeps a person's message from being acted on at all.
fn unfit(message: &Message) -> Option<Refusal> {
    if message.is_quarantined() {
        return Some(Refusal::BadField { field: "message".into() });
    }
    message.one_from().is_none().then_some(Refusal::NotOneSender)
}

/// Written to be read by whoever runs a service, and no answer to anything.
fn is_official(class: &Class) -> bool {
    matches!(class, Class::Machine { .. } | Class::Complaint | Class::Bulk { .. })
}

/// An address of the service's that a person reads; `help@` takes commands.
fn is_read(named: &Named) -> bool {
    matches!(named.target, Target::Service(role) if role != ServiceRole::Help)
}

fn ignored(why: &str) -> Disposition {
    Disposition { group: None, person: None, outcome: Outcome::Ignored(why.to_string()) }
}

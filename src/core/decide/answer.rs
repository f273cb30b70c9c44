//! A reply to a notice: what it means, whether its sender may, and what comes of it.

use super::block::{asks_why, may_be_a_reason};
use super::sender::Sender;
use super::shared::Whose;
use super::{Case, Place, TOO_WEAK, strs};
use crate::core::ballot::Choice;
use crate::core::command::{AnsweredBy, Command, Disposition, MailWords};
use crate::core::grammar::{self, Answer, BallotForm, DigestAnswer, DigestForm, Doubt, Order, PollOrder};
use crate::core::held::HeldWhy;
use crate::core::ids::{NoticeId, PersonId};
use crate::core::notice::{Deed, DigestItem, Notice, NoticeBody, NoticeKind, Rehearsed};
use crate::core::poll::Poll;
use crate::core::refusal::Refusal;
use crate::core::secret;
use crate::core::traffic::{ANSWERS, Lane};
use crate::core::trust::{Act, Ruling, rule};
use jiff::SignedDuration;

/// How long after it went out talk can be answered.
const TALK: SignedDuration = SignedDuration::from_hours(365 * 24);

/// What a reply means, before anybody asks whether its sender may.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Meaning {
    Comment,
    Vote {
        choice: Choice,
        reason: String,
    },
    /// Why they block, in answer to the receipt that asked.
    Reason,
    /// Whose words a shared mailbox sent.
    Whose(Whose),
    Order(Order),
    /// The letter that tried an address has been read.
    Read,
    /// What the group decided, in answer to the result.
    Outcome,
    Doubt(Doubt),
    Digest(Vec<DigestAnswer>),
    /// A calendar program's answer to the invitations of a ballot.
    Rsvp,
    /// An answer to a poll that was only tried out.
    Rehearsed(Rehearsed),
    /// A calendar program's answer to something else, without a word of its owner's.
    Nothing,
}

impl Case<'_> {
    pub(super) fn answer(&mut self, id: NoticeId, by: AnsweredBy, mail: &MailWords, command: &Command) -> Disposition {
        let Some(notice) = self.view.notices.get(id) else { return self.answer_to_nothing(mail) };
        let place = Place { group: notice.group, thread: notice.thread, poll: notice.poll };
        let owner = notice.person;
        if self.expired(notice) {
            return self.refuse_if_proven(owner, place, Refusal::LinkExpired, mail);
        }
        let meaning = self.meaning(notice, by, mail);
        if let Some(refusal) = self.too_old(notice, &meaning) {
            return self.refuse_if_proven(owner, place, refusal, mail);
        }
        let sender = self.sender_on_token(owner, notice.group);
        if self.has_gone(owner) && sender.person != Some(owner) {
            return self.ignored("its owner has gone");
        }
        if secret::hears(self.view, notice) && !self.may_be_kept(notice, &meaning, &sender) {
            return self.destroy_answer(owner, &sender, self.place_of_secret(notice, place));
        }
        // What a calendar program answers on its own is for no reader (RFC 5546 section 3.2.3).
        if meaning == Meaning::Nothing {
            return self.ignored("a calendar program's answer");
        }
        let bare = secret::hears(self.view, notice).then(|| (mail.bare(), Command::Answer { notice: id, by, to: None, mail: mail.bare() }));
        let (mail, command) = bare.as_ref().map_or((mail, command), |(mail, command)| (mail, command));
        match rule(sender.token, sender.is, sender.proof, act(&meaning)) {
            Ruling::Allow => match sender.person {
                Some(person) if self.has_gone(person) && meaning != Meaning::Order(Order::Reactivate) => self.ignored("its sender has gone"),
                Some(person) => self.carry_out(person, notice, place, meaning, mail, command),
                None if !sender.several.is_empty() => {
                    let act = self.held_act(&meaning, command);
                    self.ask_whose(&sender, place, act, command)
                }
                None => self.ignored("nobody to act for"),
            },
            Ruling::Hold => self.hold_for_owner(owner, &sender, place, &meaning, command),
            Ruling::AskOwner => self.ask_owner(owner, &sender, place, &meaning, command),
            Ruling::FreshBallot | Ruling::AskCoordinators | Ruling::OnPageOnly => self.ignored(TOO_WEAK),
            Ruling::Refuse => self.refuse_silently(Some(owner), place, Refusal::NotProven),
        }
    }

    /// Renewed links make every earlier notice worthless.
    pub(super) fn expired(&self, notice: &Notice) -> bool {
        self.view.people.get(notice.person).is_none_or(|person| notice.made_at < person.links_since)
    }

    /// Words in answer to talk are taken for a year; commands for as long as there is something to command.
    fn too_old(&self, notice: &Notice, meaning: &Meaning) -> Option<Refusal> {
        let is_old = notice.due + TALK < self.at;
        match meaning {
            Meaning::Comment | Meaning::Doubt(_) if is_old && notice.kind.answers_are_public() => Some(Refusal::TooOld),
            Meaning::Digest(_) if is_old => Some(Refusal::LinkExpired),
            _ => None,
        }
    }

    /// The notice is gone: a proven member hears so, nobody else does.
    fn answer_to_nothing(&mut self, mail: &MailWords) -> Disposition {
        let crate::core::trust::Actor::Mail { from: Some(from), proof: crate::core::trust::Proof::Strong, .. } = self.actor else {
            return self.ignored("the notice it answers is gone");
        };
        match self.member_at(from, None) {
            Some(person) => self.refuse(person, Place::default(), Refusal::LinkExpired, &mail.words.own()),
            None => self.ignored("the notice it answers is gone"),
        }
    }

    fn refuse_if_proven(&mut self, owner: PersonId, place: Place, refusal: Refusal, mail: &MailWords) -> Disposition {
        let sender = self.sender_on_token(owner, place.group);
        match (rule(sender.token, sender.is, sender.proof, Act::Talk), sender.person) {
            (Ruling::Allow, Some(person)) => self.refuse(person, place, refusal, &mail.words.own()),
            _ => self.refuse_silently(None, place, refusal),
        }
    }

    /// What the words mean in answer to this notice.
    pub(super) fn meaning(&self, notice: &Notice, by: AnsweredBy, mail: &MailWords) -> Meaning {
        let tongues = self.tongues_for(notice);
        let tongues = strs(&tongues);
        if let NoticeBody::Rehearsal { poll, .. } = &notice.body {
            return self.rehearsal_meaning(notice, poll, mail);
        }
        if let Some(meaning) = self.rsvp_meaning(notice, mail) {
            return meaning;
        }
        if notice.kind.answers_are_public() {
            return talk_meaning(by, mail, &tongues, self.subject_fits(notice, mail));
        }
        if let NoticeBody::Digest { items, .. } = &notice.body {
            return self.digest_meaning(items, mail, &tongues);
        }
        if let NoticeBody::Whose { people, .. } = &notice.body {
            return Meaning::Whose(self.whose(people, mail, &tongues));
        }
        if notice.body == (NoticeBody::Done { what: Deed::AddressTried }) {
            return grammar::read_order(&mail.words, &tongues).map_or(Meaning::Read, Meaning::Order);
        }
        let asks_for_vote = notice.kind.asks_for_vote();
        match notice.poll.and_then(|poll| self.view.polls.get(poll)).filter(|_| asks_for_vote) {
            Some(poll) => self.ballot_meaning(notice, poll, mail, &tongues),
            None => match grammar::read_order(&mail.words, &tongues) {
                Some(order) => Meaning::Order(order),
                None if self.states_outcome(notice, mail, &tongues) => Meaning::Outcome,
                None => Meaning::Doubt(Doubt::Unclear),
            },
        }
    }

    fn ballot_meaning(&self, notice: &Notice, poll: &Poll, mail: &MailWords, tongues: &[&str]) -> Meaning {
        if let Some(name) = grammar::read_addition(&mail.words).filter(|_| poll.settings.may_add) {
            return Meaning::Order(Order::Poll { what: PollOrder::Add { name } });
        }
        let form = BallotForm::of(poll);
        match grammar::read_answer(&mail.words, &form, tongues) {
            Answer::Vote { choice, .. } if poll.is_outdated(&choice, notice.poll_version) => Meaning::Doubt(Doubt::OldBallot),
            Answer::Vote { choice, reason } if reason.is_empty() && needs_reason(poll, &choice) => Meaning::Doubt(Doubt::ReasonMissing { understood: choice }),
            Answer::Vote { choice, reason } => match poll.reason_too_long(&reason) {
                Some((length, limit)) => Meaning::Doubt(Doubt::ReasonTooLong { understood: choice, length, limit }),
                None => Meaning::Vote { choice, reason },
            },
            Answer::Order(order) => Meaning::Order(order),
            Answer::Doubt(_) if is_unknown_poll_order(mail) => Meaning::Order(Order::Help),
            Answer::Doubt(doubt) if asks_why(notice, poll) && may_be_a_reason(&doubt, mail, tongues) => Meaning::Reason,
            Answer::Doubt(doubt) => Meaning::Doubt(doubt),
        }
    }

    fn digest_meaning(&self, items: &[DigestItem], mail: &MailWords, tongues: &[&str]) -> Meaning {
        if let Some(order) = grammar::read_order(&mail.words, tongues) {
            return Meaning::Order(order);
        }
        let form = |item: &DigestItem| {
            let poll = item.poll.filter(|_| !item.decided).and_then(|poll| self.view.polls.get(poll));
            DigestForm { code: item.code.clone(), ballot: poll.map(BallotForm::of) }
        };
        let forms: Vec<DigestForm<'_>> = items.iter().map(form).collect();
        Meaning::Digest(grammar::read_digest_answers(&mail.words, &forms, tongues))
    }

    /// A talk notice's address reused as a contact: no threading headers and a subject of its own.
    fn subject_fits(&self, notice: &Notice, mail: &MailWords) -> bool {
        let title = notice.thread.and_then(|thread| self.view.threads.get(thread)).map(|thread| thread.title.to_lowercase());
        mail.threaded || mail.subject.is_empty() || title.is_none_or(|title| mail.subject.to_lowercase().contains(&title))
    }

    pub(super) fn carry_out(&mut self, person: PersonId, notice: &Notice, place: Place, meaning: Meaning, mail: &MailWords, command: &Command) -> Disposition {
        match meaning {
            Meaning::Comment => self.comment(person, place, &mail.words.published(), mail, command),
            Meaning::Vote { choice, reason } => match place.poll {
                Some(poll) => self.vote(person, poll, choice, &reason, mail.sent_at, crate::core::ballot::Via::Mail, command),
                None => self.ignored("a vote without a poll"),
            },
            Meaning::Reason => self.reason(person, notice.person, place, mail, command),
            Meaning::Whose(whose) => self.settle_whose(person, notice, place, whose),
            Meaning::Order(order) => self.order(person, notice, place, &order, mail),
            Meaning::Read => self.well_again(person, notice),
            Meaning::Outcome => self.state_by_reply(person, place, mail),
            Meaning::Doubt(doubt) => self.question(person, place, doubt, mail, command),
            Meaning::Digest(parts) => self.digest_parts(person, notice, parts, mail, command),
            Meaning::Rsvp => self.rsvp(person, place, mail, command),
            Meaning::Rehearsed(answer) => self.rehearsed(person, notice, place, answer),
            Meaning::Nothing => self.ignored("a calendar program's answer"),
        }
    }

    /// Holds the words for their sender alone and asks back. A program that answers every letter is asked some times an hour;
    /// what is more waits without a letter, and `status` shows it.
    pub(super) fn question(&mut self, person: PersonId, place: Place, doubt: Doubt, mail: &MailWords, command: &Command) -> Disposition {
        let held = self.hold(HeldWhy::Unclear, Some(person), place, command, None);
        let stands = place.poll.and_then(|poll| self.view.ballot(poll, person)).map(|ballot| ballot.choice.clone());
        let words = if mail.words.own().is_empty() { mail.subject.clone() } else { mail.words.own() };
        if self.passes(Lane::Answers(person), ANSWERS) {
            self.tell(person, NoticeKind::Question, place, NoticeBody::Question { words, doubt, stands, held });
        }
        Disposition { group: place.group, person: Some(person), outcome: crate::core::command::Outcome::Held(held) }
    }

    fn hold_for_owner(&mut self, owner: PersonId, sender: &Sender, place: Place, meaning: &Meaning, command: &Command) -> Disposition {
        match meaning {
            Meaning::Order(order @ (Order::Deactivate | Order::DeleteMe)) => self.ask_to_depart(owner, sender, *order == Order::DeleteMe),
            _ => {
                let act = self.held_act(meaning, command);
                self.hold_and_confirm(owner, sender, place, act, command)
            }
        }
    }
}

/// Whether a vote for that needs a reason here.
pub(super) fn needs_reason(poll: &Poll, choice: &Choice) -> bool {
    let chosen: Vec<_> = choice.codes().into_iter().filter_map(|code| poll.option(code)).collect();
    poll.reasons.needed_for(&chosen)
}

/// A reply to talk: a whole-reply command, something that looks private or misdirected, else a comment.
fn talk_meaning(by: AnsweredBy, mail: &MailWords, tongues: &[&str], subject_fits: bool) -> Meaning {
    if let Some(order) = order_in(mail, tongues).filter(means_something_on_talk) {
        return Meaning::Order(order);
    }
    let misdirected = by != AnsweredBy::Reference && !subject_fits;
    if mail.files.is_empty() && (misdirected || grammar::sounds_private(&mail.words, tongues)) {
        return Meaning::Doubt(Doubt::ForAll);
    }
    Meaning::Comment
}

/// The command a mail is: all of its words, or those above one's own mail that is forwarded with them.
pub(super) fn order_in(mail: &MailWords, tongues: &[&str]) -> Option<Order> {
    grammar::read_order(&mail.words, tongues).or_else(|| if mail.forwards() { grammar::read_above_forward(&mail.words, tongues) } else { None })
}

/// "Yes", "no" or "open" in a thread are words to the others; only what is about one's own mail or the thread is a command.
fn means_something_on_talk(order: &Order) -> bool {
    use Order::*;
    matches!(order, Help | Stop { .. } | Level { .. } | Undo | Status | Resend | CloseThread | Poll { .. } | Format { .. } | LeaveGroup)
        || matches!(
            order,
            Pause { .. } | Decisions | Delete | DeleteLast | Replace { .. } | ReopenThread | MyData | Deactivate | DeleteMe | Reactivate | Invite { .. }
        )
}

/// A coordinator's prefix without a command we know: never a vote, and never a doubt about one.
fn is_unknown_poll_order(mail: &MailWords) -> bool {
    mail.words.own().trim_start().to_lowercase().starts_with("poll:")
}

/// How much trust a meaning needs.
pub(super) fn act(meaning: &Meaning) -> Act {
    match meaning {
        Meaning::Comment => Act::Talk,
        Meaning::Vote { .. } | Meaning::Reason | Meaning::Rsvp => Act::Vote,
        Meaning::Whose(_) => Act::Confirm,
        Meaning::Digest(parts) if parts.iter().any(|part| matches!(part, DigestAnswer::Vote { .. })) => Act::Vote,
        Meaning::Digest(_) => Act::Talk,
        Meaning::Order(order) => order_act(order),
        // The answer itself is what proves it: its address got the letter.
        Meaning::Read | Meaning::Doubt(_) | Meaning::Rehearsed(_) | Meaning::Nothing => Act::Setting,
        Meaning::Outcome => Act::Command,
    }
}

fn order_act(order: &Order) -> Act {
    match order {
        Order::Yes | Order::No | Order::Never => Act::Confirm,
        // What is deleted is gone: that much is not done on weak proof.
        Order::Delete | Order::DeleteLast | Order::Replace { .. } | Order::ReopenThread | Order::Invite { .. } => Act::Command,
        Order::Open | Order::Cancel | Order::CloseThread | Order::Poll { .. } | Order::Approve | Order::Reject | Order::Block => Act::Command,
        Order::Proxy { .. } => Act::Vote,
        Order::Post => Act::Talk,
        _ => Act::Setting,
    }
}

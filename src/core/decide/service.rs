//! Mail to the service's own addresses.

use super::answer::order_in;
use super::sender::Sender;
use super::write::DAY;
use super::{Case, Place, strs};
use crate::core::command::{Command, Disposition, MailWords, ServiceRole};
use crate::core::grammar::Order;
use crate::core::ids::PersonId;
use crate::core::notice::{HeldAct, Notice, NoticeBody, NoticeKind};
use crate::core::traffic::{ADMIN, ANSWERS, Lane};
use crate::core::trust::{Act, Proof, Ruling, rule};

impl Case<'_> {
    /// The addresses that a person reads: a reply to that letter goes to whoever wrote. What is more than goes out in an hour
    /// is kept with the mail as it came, and the last letter before says so.
    fn pass_to_admin(&mut self, role: ServiceRole, sender: &Sender, mail: &MailWords) -> Disposition {
        let Some(admin) = self.policy.admin.clone() else { return self.ignored("for the admin to read") };
        let from = sender.from.as_ref().map(ToString::to_string).unwrap_or_default();
        let (proven, locale) = (sender.proof == Proof::Strong, self.policy.locale.clone());
        let lane = Lane::Admin { proven };
        if !self.passes(lane, ADMIN) {
            return self.ignored("more for the admin than is passed on within an hour");
        }
        let last = self.count(lane) >= ADMIN;
        let body = NoticeBody::ForAdmin { role, from, subject: mail.subject.clone(), words: mail.words.own(), proven, last, locale };
        self.tell(PersonId::NOBODY, NoticeKind::ForAdmin, Place::default(), body);
        if let Some(notice) = self.notices.last_mut() {
            notice.to = Some(admin);
        }
        self.done("to the admin", None, sender.person)
    }

    /// `help@` takes commands; the other addresses are read by a person.
    pub(super) fn ask_service(&mut self, role: ServiceRole, mail: &MailWords) -> Disposition {
        let sender = self.sender_without_token(None);
        if role == ServiceRole::Help && !sender.several.is_empty() {
            let act = HeldAct::Command { words: mail.words.own() };
            return self.ask_whose(&sender, Place::default(), act, &Command::AskService { role, mail: mail.clone() });
        }
        if role != ServiceRole::Help {
            return self.pass_to_admin(role, &sender, mail);
        }
        let Some(person) = sender.person else { return self.ignored("for the admin to read") };
        let tongues = self.tongues(person, None);
        let order = order_in(mail, &strs(&tongues));
        if self.has_gone(person) && (order != Some(Order::Reactivate) || sender.proof != Proof::Strong) {
            return self.ignored("its sender has gone");
        }
        let harmless = matches!(order, None | Some(Order::Help | Order::Status));
        let is_one = |notice: &Notice| matches!(notice.kind, NoticeKind::Help | NoticeKind::Status);
        if harmless && sender.proof != Proof::Strong && self.told_within(person, DAY, is_one) {
            return self.ignored("an answer has gone out today");
        }
        let command = Command::AskService { role, mail: mail.clone() };
        match (rule(sender.token, sender.is, sender.proof, Act::Setting), order) {
            (Ruling::Hold, _) if harmless && sender.proof == Proof::Failed => self.ignored("for the admin to read"),
            (Ruling::Hold, Some(Order::Deactivate)) => self.ask_to_depart(person, &sender, false),
            (Ruling::Hold, Some(Order::DeleteMe)) => self.ask_to_depart(person, &sender, true),
            (Ruling::Hold, Some(_)) if !harmless => {
                let act = HeldAct::Command { words: mail.words.own() };
                self.hold_and_confirm(person, &sender, Place::default(), act, &command)
            }
            (Ruling::Allow | Ruling::Hold, Some(order)) => {
                let standing = self.standing_for(person, Place::default());
                self.order(person, &standing, Place::default(), &order, mail)
            }
            _ => self.help(person, Place::default()),
        }
    }

    /// What one can write, for whoever wrote to an address for that.
    pub(super) fn help(&mut self, person: PersonId, place: Place) -> Disposition {
        if !self.passes(Lane::Answers(person), ANSWERS) {
            return self.ignored("more answers than go out within an hour");
        }
        self.tell_plain(person, place, NoticeKind::Help, "help")
    }
}

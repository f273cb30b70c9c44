//! Settings of polls that a group keeps under a name: put beside a poll mail that asks for them, kept by its coordinators.

use super::{Case, Place};
use crate::core::command::{Disposition, MailWords};
use crate::core::event::Event;
use crate::core::grammar::{self, PollDraft};
use crate::core::group::Group;
use crate::core::ids::PersonId;
use crate::core::notice::Remark;
use crate::core::refusal::Refusal;
use crate::core::trust::Actor;
use jiff::Timestamp;

/// A group keeps that many, of that many characters each.
const MOST: usize = 50;
const LONGEST: usize = 2000;

/// A poll mail, with the settings of the template it names. One that the group does not keep is pointed out, and the poll
/// waits for "open".
pub(super) fn read_poll_mail(group: &Group, mail: &MailWords, zone: &str, tongues: &[&str], now: Timestamp) -> PollDraft {
    let mut draft = grammar::read_draft(&mail.subject, &mail.words, zone, tongues, now);
    let Some(name) = draft.template.clone() else { return draft };
    match group.template(&name) {
        Some(lines) => grammar::read_draft(&mail.subject, &grammar::with_template(&mail.words, lines, tongues), zone, tongues, now),
        None => {
            draft.remarks.push(Remark::NoSuchTemplate { name });
            draft.clear = false;
            draft
        }
    }
}

impl Case<'_> {
    /// The admin keeps or drops a template on the command line.
    pub(super) fn set_template(&mut self, handle: &str, name: &str, lines: Option<&str>) -> Disposition {
        if !matches!(self.actor, Actor::Admin) {
            return self.ignored("only the admin and coordinators keep settings");
        }
        let bad = |field: &str| Refusal::BadField { field: field.to_string() };
        let Some(group) = self.view.group_named(handle).cloned() else { return self.refuse_silently(None, Place::default(), bad("handle")) };
        if lines.is_none() && group.template(name).is_none() {
            return self.refuse_silently(None, Place::default(), bad("name"));
        }
        let tongues = [self.policy.locale.as_str(), "en"];
        if let Some(line) = lines.and_then(|lines| grammar::no_setting(lines, &tongues)) {
            return self.refuse_silently(None, Place::default(), bad(&line));
        }
        if lines.is_some_and(|lines| lines.trim().is_empty() || lines.len() > LONGEST) || (lines.is_some() && group.templates.len() >= MOST) {
            return self.refuse_silently(None, Place::default(), bad("settings"));
        }
        self.happened(Event::TemplateSet { group: group.id, name: name.to_string(), lines: lines.map(|lines| lines.trim().to_string()) });
        self.done("template", Some(group.id), None)
    }

    /// "Keep as: weekly" in a coordinator's poll mail; the echo says what came of it.
    pub(super) fn keep_template(&mut self, group: &Group, person: PersonId, name: &str, mail: &MailWords, tongues: &[&str]) -> Remark {
        let lines = grammar::template_of(&mail.words, tongues);
        let fits = !lines.is_empty() && lines.len() <= LONGEST && (group.templates.len() < MOST || group.template(name).is_some());
        if !fits || !self.coordinates(group.id, person) {
            return Remark::TemplateNotKept { name: name.to_string() };
        }
        self.happened(Event::TemplateSet { group: group.id, name: name.to_string(), lines: Some(lines) });
        Remark::TemplateKept { name: name.to_string() }
    }
}

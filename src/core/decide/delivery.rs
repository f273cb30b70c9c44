//! What became of mail we sent: an address that refuses for good is dead until it is shown alive.

use super::Case;
use crate::core::command::Disposition;
use crate::core::event::Event;
use crate::core::ids::NoticeId;

impl Case<'_> {
    /// A permanent failure, told by the smarthost in the session or by a DSN to the notice's own VERP address.
    pub(super) fn record_bounce(&mut self, notice: NoticeId, hard: bool, status: &str, _in_session: bool) -> Disposition {
        let Some(notice) = self.view.notices.get(notice) else { return self.ignored("a bounce of a notice that is gone") };
        let person = notice.person;
        let address = notice.to.clone().or_else(|| self.view.people.get(person).and_then(|person| person.mailbox().cloned()));
        match address {
            Some(address) if hard => {
                self.happened(Event::AddressDied { person, notice: notice.id, status: status.to_string(), address });
                self.done("bounce", notice.group, Some(person))
            }
            _ => self.done("soft bounce", notice.group, Some(person)),
        }
    }
}

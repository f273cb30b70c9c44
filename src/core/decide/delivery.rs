//! What became of mail we sent: an address that refuses for good is dead until it is shown alive.

use super::Case;
use crate::core::command::Disposition;
use crate::core::event::Event;
use crate::core::ids::NoticeId;
use crate::core::person::{Address, Person};

impl Case<'_> {
    /// A permanent failure, told by the smarthost in the session or by a DSN to the notice's own VERP address.
    pub(super) fn record_bounce(&mut self, notice: NoticeId, hard: bool, status: &str, named: Option<&Address>) -> Disposition {
        let Some(notice) = self.view.notices.get(notice) else { return self.ignored("a bounce of a notice that is gone") };
        let person = notice.person;
        let refused = self.view.people.get(person).and_then(|person| refused(person, notice.to.as_ref(), named));
        match refused {
            Some(address) if hard => {
                self.happened(Event::AddressDied { person, notice: notice.id, status: status.to_string(), address });
                self.done("bounce", notice.group, Some(person))
            }
            _ => self.done("soft bounce", notice.group, Some(person)),
        }
    }
}

/// Which address of a person it was: the one that the receiving side names, when it is theirs; else where the notice went,
/// as far as that is still known. One that is dead already dies no second time, and no other in its place.
fn refused(person: &Person, to: Option<&Address>, named: Option<&Address>) -> Option<Address> {
    match named.filter(|address| person.has(address)) {
        Some(named) => person.addresses.iter().find(|known| &known.address == named && !known.dead).map(|known| known.address.clone()),
        None => to.or(person.mailbox()).filter(|address| person.has(address)).cloned(),
    }
}

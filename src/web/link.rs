//! Opening a personal link: the signature first, without the database; then the notice says whose it is.

use super::Pages;
use super::answer::Trouble;
use crate::app::Query;
use crate::core::ids::GroupId;
use crate::core::notice::Notice;
use crate::core::person::{Person, Standing};
use crate::core::token::Purpose;
use crate::core::view::Needs;

/// A link that is sound and belongs to somebody.
pub(super) struct Link {
    /// As it stands in the address.
    pub token: String,
    pub item: u16,
    pub notice: Notice,
    pub person: Person,
    /// With the notice, the person, their settings and memberships loaded.
    pub query: Query,
    /// The person's links have been renewed since: it does nothing but stop mail.
    pub renewed: bool,
}

impl Link {
    /// The handle of a loaded group.
    pub fn handle(&self, group: Option<GroupId>) -> Option<String> {
        group.and_then(|group| self.query.view.groups.get(group)).map(|group| group.handle.clone())
    }
}

impl Pages {
    /// Opens a link that must be for that purpose and still hold.
    pub async fn link(&self, token: &str, purpose: Purpose) -> Result<Link, Trouble> {
        let link = self.any_link(token, purpose).await?;
        if link.renewed { Err(Trouble::EXPIRED) } else { Ok(link) }
    }

    /// Opens a link even if the person's links have been renewed.
    pub async fn any_link(&self, text: &str, purpose: Purpose) -> Result<Link, Trouble> {
        let token = self.house.keyring.verify(text).filter(|token| token.purpose == purpose).ok_or(Trouble::NOT_FOUND)?;
        let mut query = self.app.query().await?;
        let notice = query.notice(token.send).await?.ok_or(Trouble::NOT_FOUND)?;
        query.load(|_| Needs { people: [notice.person].into(), groups: notice.group.into_iter().collect(), ..Needs::default() }).await?;
        let person = query.view.people.get(notice.person).filter(|person| person.standing == Standing::Active).cloned().ok_or(Trouble::EXPIRED)?;
        let renewed = notice.made_at < person.links_since;
        Ok(Link { token: text.to_string(), item: token.item, notice, person, query, renewed })
    }
}
